"""Which shifts a day has, and their hours."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QTimeEdit, QWidget
from typing_extensions import override

from moderator_app.core.roster import LONGEST_NAME, MOST_SHIFTS, ShiftKind, Week
from moderator_app.ui import roster_words, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel

_WIDTH: Final = 460
_KEYS: Final = ("day", "night", "third", "fourth")
_HOUR: Final = 60


class ShiftKindsDialog(Dialog):
    """Of the week that is shown; those after it take them over from it."""

    chosen = Signal(object)
    """The Week with these shifts."""

    def __init__(self, week: Week, parent: QWidget | None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="tick")
        self._week = week
        self.names = [QLineEdit() for _ in range(MOST_SHIFTS)]
        self.begins = [QTimeEdit() for _ in range(MOST_SHIFTS)]
        self.ends = [QTimeEdit() for _ in range(MOST_SHIFTS)]
        self._heads = [PlainLabel(look="section") for _ in range(3)]
        self._about = PlainLabel(look="muted", wrap=True)
        grid = QGridLayout()
        grid.setSpacing(theme.current().px(8))
        for at, head in enumerate(self._heads):
            grid.addWidget(head, 0, at)
        for at in range(MOST_SHIFTS):
            self.names[at].setMaxLength(LONGEST_NAME)
            for column, field in enumerate((self.names[at], self.begins[at], self.ends[at])):
                grid.addWidget(field, at + 1, column)
            for field in (self.begins[at], self.ends[at]):
                field.setDisplayFormat("HH:mm")
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._about)
        self._fill()
        self.show_words()
        self.names[0].setFocus()

    def _fill(self) -> None:
        for at, kind in enumerate(self._week.kinds):
            self.names[at].setText(roster_words.shift(kind))
            self.begins[at].setTime(QTime(*divmod(kind.begins, _HOUR)))
            self.ends[at].setTime(QTime(*divmod(kind.ends, _HOUR)))

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Roster", "Shifts of this week"))
        heads = (t("Roster", "Shift"), t("Roster", "from"), t("Roster", "until"))
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
        for at in range(MOST_SHIFTS):
            fields = (self.names[at], self.begins[at], self.ends[at])
            for field, words in zip(fields, heads, strict=True):
                field.setAccessibleName(f"{words} {at + 1}")
        self._about.setText(
            t(
                "Roster",
                "A shift without a name is none. One that ends no later than it begins ends the "
                "next day. The weeks after this one begin with the same shifts.",
            )
        )
        self.main.setText(t("Roster", "Take these"))

    @override
    def carry_out(self) -> None:
        kinds = tuple(self._kind(at) for at in range(MOST_SHIFTS) if self.names[at].text().strip())
        if not kinds:
            self.complain(t("Roster", "A day has at least one shift."))
            return
        keys = {one.key for one in kinds}
        duties = frozenset(one for one in self._week.duties if one.shift in keys)
        self.chosen.emit(replace(self._week, kinds=kinds, duties=duties))
        self.accept()

    def _kind(self, at: int) -> ShiftKind:
        before = self._week.kinds[at] if at < len(self._week.kinds) else None
        key = self._free_key() if before is None else before.key
        plain = ShiftKind(key, _minutes(self.begins[at]), _minutes(self.ends[at]))
        typed = self.names[at].text().strip()
        # The usual name stays the usual one, whatever language the desk speaks next.
        return plain if typed == roster_words.shift(plain) else replace(plain, name=typed)

    def _free_key(self) -> str:
        taken = {one.key for one in self._week.kinds}
        return next(key for key in _KEYS if key not in taken)


def _minutes(field: QTimeEdit) -> int:
    return field.time().hour() * _HOUR + field.time().minute()
