"""Setting a case aside: until when, said as the exact moment it will come back."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.ui import case_words
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button, PlainLabel, column

_WIDTH: Final = 480
_EVENING: Final = 18
_MORNING: Final = 9


def presets(now: datetime) -> tuple[tuple[Phrase, datetime], ...]:
    """The usual moments after `now`, a time in the zone of the desk; the earliest first."""
    day = now.replace(minute=0, second=0, microsecond=0)
    evening = day.replace(hour=_EVENING)
    morning = day.replace(hour=_MORNING) + timedelta(days=1)
    monday = day.replace(hour=_MORNING) + timedelta(days=7 - now.weekday())
    whole = now.replace(second=0, microsecond=0)
    found = [(mark("SetAside", "1 hour"), whole + timedelta(hours=1))]
    if evening > now:
        found.append((mark("SetAside", "Tonight at 6"), evening))
    found += [
        (mark("SetAside", "Tomorrow at 9"), morning),
        (mark("SetAside", "3 days"), whole + timedelta(days=3)),
        (mark("SetAside", "Next Monday at 9"), monday),
    ]
    return tuple(found)


class SetAsideDialog(Dialog):
    """A digit sets aside at once; a moment of one's own is typed and done with Enter."""

    decided = Signal(object, object)
    """Until when (a datetime in the zone of the desk), and why."""
    woken = Signal()

    def __init__(self, parent: QWidget | None, now: datetime, *, is_aside: bool) -> None:
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._now = now
        self._presets = presets(now)
        self._choices = [self._choice(at) for at in range(len(self._presets))]
        self._wake = Button(kind="route")
        self._wake.clicked.connect(self._take_back)
        self._name = PlainLabel(look="muted")
        self._moment = QDateTimeEdit()
        self._moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._moment.setDateTime(_qt(self._presets[-2][1]))
        self._moment.dateTimeChanged.connect(self._say_wake)
        self._why_name = PlainLabel(look="muted")
        self._why = QLineEdit()
        self._why.returnPressed.connect(self.carry_out)
        self._wakes = PlainLabel(look="strong")
        self.body.addLayout(column(self._wake, *self._choices, spacing=4))
        self._wake.setVisible(is_aside)
        for part in (self._name, self._moment, self._why_name, self._why, self._wakes):
            self.body.addWidget(part)
        self.show_words()
        self.setFocus()

    def _choice(self, at: int) -> Button:
        button = Button(kind="route")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.take, at))
        return button

    def take(self, at: int, _checked: object = None) -> None:
        self.decided.emit(self._presets[at][1], self._why.text().strip())
        self.accept()

    def _take_back(self) -> None:
        self.woken.emit()
        self.accept()

    @property
    def typed(self) -> datetime:
        day, time = self._moment.date(), self._moment.time()
        return datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._now.tzinfo
        )

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("SetAside", "Set aside until…"))
        self.main.setText(t("SetAside", "Set aside"))
        self._wake.setText("0   " + t("SetAside", "Take it back now"))
        for at, (phrase, moment) in enumerate(self._presets):
            whole = case_words.moment_whole(moment)
            self._choices[at].setText(f"{at + 1}   {phrase.shown()}   {whole}")
        self._name.setText(t("SetAside", "Or a day and time of your own (T)"))
        self._moment.setAccessibleName(self._name.text())
        self._why_name.setText(t("SetAside", "What for (W, may be empty)"))
        self._why.setAccessibleName(self._why_name.text())
        self._say_wake()

    def _say_wake(self) -> None:
        words = t("SetAside", "Ctrl+Enter: it comes back on {time}.")
        self._wakes.setText(words.format(time=case_words.moment_whole(self.typed)))

    @override
    def carry_out(self) -> None:
        if self.typed <= self._now:
            self.complain(t("SetAside", "That moment has passed. Choose a later one."))
            return
        self.decided.emit(self.typed, self._why.text().strip())
        self.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self._presets):
            self.take(at)
        elif event.key() == Qt.Key.Key_0 and not self._wake.isHidden():
            self._take_back()
        elif event.key() == Qt.Key.Key_T:
            self._moment.setFocus()
        elif event.key() == Qt.Key.Key_W:
            self._why.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.carry_out()
        else:
            super().keyPressEvent(event)


def _qt(local: datetime) -> QDateTime:
    return QDateTime.fromString(f"{local:%Y-%m-%d %H:%M}", "yyyy-MM-dd HH:mm")
