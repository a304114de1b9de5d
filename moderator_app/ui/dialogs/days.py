"""Which days are counted: the first and the last, and when a day begins."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row

_WIDTH: Final = 520


class DaysDialog(Dialog):
    chosen = Signal(object)
    """The first and the last date, and the hour at which a day begins."""

    def __init__(self, first: date, last: date, begins: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        self._names = [PlainLabel(look="section") for _ in range(3)]
        self.first, self.last = _field(first), _field(last)
        self.begins = QSpinBox()
        self.begins.setRange(0, 23)
        self.begins.setValue(begins)
        fields = [
            column(name, field, spacing=4)
            for name, field in zip(self._names, (self.first, self.last, self.begins), strict=True)
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
        self.chosen.emit((first, last, self.begins.value()))
        self.accept()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Statistics", "Which days?"))
        self.main.setText(t("Statistics", "Count them"))
        words = (
            t("Statistics", "First day"),
            t("Statistics", "Last day"),
            t("Statistics", "A day begins at (hour)"),
        )
        fields = (self.first, self.last, self.begins)
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
