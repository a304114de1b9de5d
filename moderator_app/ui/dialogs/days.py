"""Which days a report is about: the first and the last."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget
from typing_extensions import override

from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row

_WIDTH: Final = 420


class DaysDialog(Dialog):
    chosen = Signal(object)
    """A pair of dates, the first and the last."""

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        self._names = [PlainLabel(look="section"), PlainLabel(look="section")]
        self.first, self.last = _field(first), _field(last)
        fields = [
            column(name, field, spacing=4)
            for name, field in zip(self._names, (self.first, self.last), strict=True)
        ]
        self.body.addLayout(row(*fields, spacing=12))
        self.show_words()
        self.first.setFocus()

    @override
    def carry_out(self) -> None:
        first, last = _day(self.first), _day(self.last)
        if first > last:
            self.complain(t("Statistics", "The last day lies before the first."))
            self.last.setFocus()
            return
        self.chosen.emit((first, last))
        self.accept()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Statistics", "Which days?"))
        self.main.setText(t("Statistics", "Count them"))
        words = (t("Statistics", "First day"), t("Statistics", "Last day"))
        fields = (self.first, self.last)
        for name, field, word in zip(self._names, fields, words, strict=True):
            name.setText(word)
            field.setAccessibleName(word)


def _field(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setDisplayFormat("yyyy-MM-dd")
    field.setCalendarPopup(False)
    return field


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
