"""A day and a time to be typed, to the minute, in the zone of the desk."""

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget
from typing_extensions import override


class MomentField(QDateTimeEdit):
    def __init__(self, shown: datetime, now: datetime, parent: QWidget | None = None) -> None:
        """`now` says in which zone; `shown` may be in any."""
        super().__init__(parent)
        self._zone = now.tzinfo
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.show_moment(shown)

    def show_moment(self, at: datetime) -> None:
        local = at.astimezone(self._zone)
        self.setDateTime(QDateTime.fromString(f"{local:%Y-%m-%d %H:%M}", "yyyy-MM-dd HH:mm"))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # The day is what changes most often.
        self.setSelectedSection(QDateTimeEdit.Section.DaySection)

    @property
    def chosen(self) -> datetime:
        day, time = self.date(), self.time()
        return datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._zone
        )
