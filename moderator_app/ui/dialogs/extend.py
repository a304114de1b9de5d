"""More time for a resolution: how much, why, who approved it, and whether the citizen knows."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.deadlines import Clock, Extension, Objection, due
from moderator_app.core.extending import LONGEST, against, amount_until, longer
from moderator_app.core.following import Rules
from moderator_app.ui import case_words, clock_words
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row

_WIDTH: Final = 520


class ExtendDialog(Dialog):
    """What speaks against it is said while one types; a person may overrule it, with a reason."""

    decided = Signal(object, object)
    """The Extension, and whether what speaks against it is overruled."""

    def __init__(self, parent: QWidget | None, clock: Clock, rules: Rules, now: datetime) -> None:
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._clock = clock
        self._rules = rules
        self._now = now
        self._now_due = PlainLabel(look="muted", wrap=True)
        self._names = [PlainLabel(look="muted") for _ in range(4)]
        self.amount = QSpinBox()
        self.amount.setRange(1, LONGEST)
        self.until = QDateEdit()
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setCalendarPopup(False)
        self.approver, self.reason = QLineEdit(), QLineEdit()
        self.told, self.overrule = QCheckBox(), QCheckBox()
        self.due = PlainLabel(look="strong", wrap=True)
        self.warning = PlainLabel(look="danger", wrap=True)
        fields = (self.amount, self.until, self.approver, self.reason)
        self.body.addWidget(self._now_due)
        named = [
            column(name, field, spacing=4) for name, field in zip(self._names, fields, strict=True)
        ]
        # Side by side: with large letters a low screen has no room for four under each other.
        self.body.addLayout(row(named[0], named[1], spacing=12))
        self.body.addLayout(row(named[2], named[3], spacing=12))
        for part in (self.told, self.due, self.warning, self.overrule):
            self.body.addWidget(part)
        self._show_due()
        self.amount.valueChanged.connect(self._change)
        self.until.dateChanged.connect(self._reach)
        self.approver.textChanged.connect(self._say_what_is_against)
        self.told.toggled.connect(self._say_what_is_against)
        self.show_words()
        self.amount.setFocus()
        self.amount.selectAll()

    @property
    def wanted(self) -> Extension:
        return Extension(
            self.amount.value(),
            self.approver.text().strip(),
            self._now,
            self.told.isChecked(),
            self.reason.text().strip(),
        )

    @property
    def _against(self) -> tuple[Objection, ...]:
        return against(self._clock, self.wanted, self._rules.hours)

    def _change(self) -> None:
        self._show_due()
        self._say_what_is_against()

    def _show_due(self) -> None:
        end = due(longer(self._clock, self.wanted), self._rules.hours)
        self.until.setEnabled(end is not None)
        if end is None:
            self.due.setText(t("Extend", "The clock stands; the time is added all the same."))
            return
        self.due.setText(t("Extend", "New: due {due}").format(due=case_words.moment_whole(end)))
        with QSignalBlocker(self.until):
            # What runs out at midnight is still of the day before.
            last = (end - timedelta(seconds=1)).date()
            self.until.setDate(QDate(last.year, last.month, last.day))

    def _reach(self, chosen: QDate) -> None:
        """The least amount that reaches the day."""
        day = date(chosen.year(), chosen.month(), chosen.day())
        least = amount_until(self._clock, day, self.wanted, self._rules.hours)
        if least is None or least == self.amount.value():
            self._show_due()
        else:
            self.amount.setValue(least)

    def _say_what_is_against(self) -> None:
        found = self._against
        self.warning.setText("\n".join(map(clock_words.objection, found)))
        self.warning.setVisible(bool(found))
        self.overrule.setVisible(bool(found))
        self.make_room()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Extend", "More time for the resolution"))
        self.main.setText(t("Extend", "Extend"))
        end = due(self._clock, self._rules.hours)
        if end is not None:
            words = t("Extend", "Now: due {due}")
            self._now_due.setText(words.format(due=case_words.moment_whole(end)))
        self._now_due.setVisible(end is not None)
        names = (
            t("Extend", "By how much: {unit}").format(
                unit=clock_words.units()[self._clock.target.unit]
            ),
            t("Extend", "Or until which day"),
            t("Extend", "Who approved it"),
            t("Extend", "Why"),
        )
        fields = (self.amount, self.until, self.approver, self.reason)
        for label, field, name in zip(self._names, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.told.setText(t("Extend", "The citizen has been told"))
        self.overrule.setText(t("Extend", "Extend it nevertheless; the reason above is kept"))
        self._change()

    @override
    def carry_out(self) -> None:
        wanted = self.wanted
        if not wanted.approver:
            self.complain(t("Extend", "Name who approved it."))
            self.approver.setFocus()
        elif not wanted.reason:
            self.complain(t("Extend", "Say why: the reason is kept."))
            self.reason.setFocus()
        elif self._against and not self.overrule.isChecked():
            self.complain(t("Extend", "Tick below that it is extended nevertheless, or change it."))
            self.overrule.setFocus()
        else:
            self.decided.emit(wanted, self.overrule.isChecked() and not self.overrule.isHidden())
            self.accept()
        self.make_room()
