"""The bureau's own days: off although others work, or worked although others are off."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QListWidget, QWidget
from typing_extensions import override

from moderator_app.core.workdays import OwnDay
from moderator_app.ui import case_words, theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_SHOWN: Final = 4
_LONGEST_NAME: Final = 20


class DaysEditor(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own: dict[date, OwnDay] = {}
        self.title = PlainLabel(look="strong")
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.setMinimumHeight(theme.current().px(28) * _SHOWN)
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setDate(QDate.currentDate())
        self.worked = QComboBox()
        self.worked.addItem("", userData=False)
        self.worked.addItem("", userData=True)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.returnPressed.connect(self._add)
        self.add, self.remove = Button(icon="plus"), Button()
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(self._enable)
        entry = row(self.day, self.worked, self.name)
        entry.setStretch(2, 1)
        buttons = row(self.add, self.remove, None)
        self.setLayout(column(self.title, entry, buttons, self.list, spacing=6))
        self._say()

    @property
    def own(self) -> dict[date, OwnDay]:
        return dict(self._own)

    def show_days(self, own: Mapping[date, OwnDay]) -> None:
        self._own = dict(own)
        self._fill()

    def _add(self) -> None:
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        self._own[day] = OwnDay(bool(self.worked.currentData()), self.name.text().strip())
        self.name.clear()
        self._fill()
        self.list.setCurrentRow(sorted(self._own).index(day))
        self.changed.emit()

    def _remove(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            del self._own[sorted(self._own)[at]]
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        self.list.clear()
        for day, one in sorted(self._own.items()):
            kind = t("Clocks", "worked") if one.worked else t("Clocks", "off")
            words = (f"{day.year}-{case_words.day_whole(day)}", kind, one.name)
            self.list.addItem(" · ".join(filter(None, words)))
        self.list.setVisible(bool(self._own))
        self._enable()

    def _enable(self) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def _say(self) -> None:
        self.title.setText(t("Clocks", "Days of this bureau's own"))
        self.list.setAccessibleName(self.title.text())
        self.day.setAccessibleName(t("Clocks", "The day"))
        self.worked.setAccessibleName(t("Clocks", "Off or worked"))
        self.worked.setItemText(0, t("Clocks", "off"))
        self.worked.setItemText(1, t("Clocks", "worked"))
        self.name.setPlaceholderText(t("Clocks", "What for, e.g. flood drill"))
        self.name.setAccessibleName(t("Clocks", "What for"))
        self.add.setText(t("Clocks", "Add the day"))
        self.remove.setText(t("Clocks", "Remove"))
        self._fill()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
