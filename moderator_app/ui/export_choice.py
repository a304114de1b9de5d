"""What is to go out, and whether names and numbers are covered."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from moderator_app.core.headings import Table
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button, PlainLabel, column

_SHOWN: Final = 30
"""Signs of a search that a choice repeats."""
_COVERED: Final = frozenset({Table.CASES, Table.DIRECTORY})
"""What holds names and numbers that are not everybody's."""
NAMES: Final[Mapping[Table, Phrase]] = {
    Table.CASES: mark("Export", "Cases"),
    Table.DIRECTORY: mark("Export", "Directory"),
    Table.TEMPLATES: mark("Export", "Templates"),
    Table.REMIT: mark("Export", "Dispatch list"),
}


class ExportChoice(QWidget):
    changed = Signal()

    def __init__(self, query: str, table: Table, why_covered: str) -> None:
        """`query` is what the history was asked for, if anything; `why_covered` says why whoever
        sits here takes out nothing uncovered, "" where they may."""
        super().__init__()
        whole = [(one, "") for one in Table]
        self._kinds = [*([(Table.CASES, query)] if query else []), *whole]
        self._chosen = 0 if query else whole.index((table, ""))
        self.choices = [self._choice(at) for at in range(len(self._kinds))]
        self._why_covered = why_covered
        self.as_it_is = QCheckBox()
        self.as_it_is.setEnabled(not why_covered)
        self.as_it_is.toggled.connect(self._uncover)
        self._meaning = PlainLabel(look="muted", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self._cover = QWidget()
        self._cover.setLayout(column(self.as_it_is, self._meaning, self.reason))
        self.setLayout(column(*self.choices, None, self._cover, spacing=6))

    def _choice(self, at: int) -> Button:
        button = Button(kind="route")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.choose, at))
        return button

    @property
    def table(self) -> Table:
        return self._kinds[self._chosen][0]

    @property
    def query(self) -> str:
        """Which cases; all of them where it is empty."""
        return self._kinds[self._chosen][1]

    @property
    def uncovered(self) -> bool:
        """Whether names and numbers go out as they are."""
        return self.as_it_is.isChecked() and self.table in _COVERED

    def choose(self, at: int, _checked: object = None) -> None:
        self._chosen = at
        self.retranslate()
        self.changed.emit()

    def choose_by_digit(self, digit: int) -> bool:
        """False: nothing has this digit, counted from 1."""
        known = 1 <= digit <= len(self._kinds)
        if known:
            self.choose(digit - 1)
        return known

    @Slot(bool)
    def _uncover(self, wanted: bool) -> None:
        self.retranslate()
        self.changed.emit()
        if wanted:
            self.reason.setFocus()

    def retranslate(self) -> None:
        for at, (table, query) in enumerate(self._kinds):
            self.choices[at].setChecked(at == self._chosen)
            self.choices[at].setText(f"{at + 1}   {_name(table, query)}")
        self._cover.setVisible(self.table in _COVERED)
        self.reason.setVisible(self.uncovered)
        self.as_it_is.setText(t("Export", "With names and numbers as they are"))
        self.reason.setPlaceholderText(t("Export", "What is it needed for?"))
        self.reason.setAccessibleName(t("Export", "What is it needed for?"))
        self._meaning.setText(self._what_is_covered())

    def _what_is_covered(self) -> str:
        if self._why_covered:
            return self._why_covered
        if self.uncovered:
            return t("Export", "It is put on record who took it out, when, and for what.")
        if self.table is Table.DIRECTORY:
            return t("Export", "Our own contacts stay here; the numbers for citizens go out.")
        return t(
            "Export",
            "Names, telephones, numbers of papers and plates are covered with stars. What else a "
            "message tells about somebody is not found by a program.",
        )


def _name(table: Table, query: str) -> str:
    if query:
        short = query if len(query) <= _SHOWN else f"{query[:_SHOWN]}…"
        words = t("Export", "The cases found by “{words}”").format(words=short)
        return words.replace("&", "&&")
    return t("Export", "All cases") if table is Table.CASES else NAMES[table].shown()
