"""What the desk says to the person at it, without anybody needing to know a widget.

``Notices.say`` may be called by anything on any thread; what is said before a window listens is
kept for it. ``NoticeBar`` shows one notice at a time, in one line, and never takes the focus.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from moderator_app.ui import icons, theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, restyle

SHOWN_S: Final = 8
"""How long a notice that nobody has to answer stays."""
AIMED_MS: Final = 400
"""A click that comes so soon after another notice was meant for the one before."""


class Kind(StrEnum):
    """Info, warning, error (an outage or a fault), refusal (not done, with what to do instead)."""

    INFO = "info"
    WARN = "warn"
    ERROR = "error"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Action:
    """Something to press in a notice; pressing it also puts the notice away."""

    label: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """``sticky`` stays until it is put away; ``seconds`` are counted down for everyone to see.

    A later notice with the same ``topic`` replaces this one.
    """

    kind: Kind
    text: str
    actions: tuple[Action, ...] = ()
    sticky: bool = False
    seconds: int = 0
    topic: str = ""


class Notices(QObject):
    """The way from any code to whichever window listens."""

    said = Signal(object)
    withdrawn = Signal(str)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[Notice] = []
        self._heard = False
        self._asked.connect(self._take)

    def say(
        self,
        kind: Kind,
        text: str,
        *actions: Action,
        sticky: bool = False,
        seconds: int = 0,
        topic: str = "",
    ) -> Notice:
        """Errors stay until they are put away, whatever ``sticky`` says."""
        notice = Notice(kind, text, actions, sticky or kind is Kind.ERROR, seconds, topic)
        self._asked.emit(notice)
        return notice

    def withdraw(self, topic: str) -> None:
        """What was said about ``topic`` is no longer so."""
        self._held = [notice for notice in self._held if notice.topic != topic]
        self.withdrawn.emit(topic)

    def listen(
        self, hear: Callable[[Notice], object], forget: Callable[[str], object] | None = None
    ) -> None:
        """Give ``hear`` (a bound method) everything from now on, and what was held until now."""
        self.said.connect(hear)
        if forget is not None:
            self.withdrawn.connect(forget)
        self._heard = True
        held, self._held = self._held, []
        for notice in held:
            self.said.emit(notice)

    @Slot(object)
    def _take(self, notice: Notice) -> None:
        if self._heard:
            self.said.emit(notice)
        else:
            self._held.append(notice)


_LOOKS: Final = {
    Kind.INFO: ("info", "info"),
    Kind.WARN: ("alert", "warn"),
    Kind.ERROR: ("stop", "danger"),
    Kind.REFUSAL: ("alert", "warn"),
}


class NoticeBar(QFrame):
    """The line at the foot of a pane; ``notices.listen(bar.show_notice, bar.forget)`` fills it.

    Sticky notices come back when what covered them has gone. A notice does not go while the mouse
    is on it, and one that comes under the mouse takes no click that was aimed at another.
    """

    shown = Signal(object)
    expired = Signal(object)
    """The countdown of this notice has run out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "info")
        self._stack: list[Notice] = []
        self._left = 0
        self._picture = QLabel()
        self._text = ElidedLabel(look="strong")
        self._count = QLabel()
        self._buttons: list[Button] = []
        self._close = Button(kind="quiet", icon="close")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        here = theme.current()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(here.px(12), here.px(4), here.px(4), here.px(4))
        self._row.setSpacing(here.px(8))
        self._row.addWidget(self._picture)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._count)
        self._row.addWidget(self._close)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._aimed = QTimer(self)
        self._aimed.setSingleShot(True)
        self._aimed.setInterval(AIMED_MS)
        self._came_from: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  (there is no QWidget without)
        application.focusChanged.connect(self._remember_focus)
        self._name_controls()
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is being shown."""
        return self._stack[-1] if self._stack else None

    def show_notice(self, notice: Notice) -> None:
        self._stack = [
            n for n in self._stack if n.sticky and not (notice.topic and n.topic == notice.topic)
        ]
        self._stack.append(notice)
        self._show_top()
        if self.isVisible():
            self._announce(notice)
        self.shown.emit(notice)

    def _announce(self, notice: Notice) -> None:
        """Aloud, but for what a locked desk hides: nobody sits there who may hear it."""
        announcement = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.kind is not Kind.INFO:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def forget(self, topic: str) -> None:
        """Put away what was said about ``topic``, wherever it lies."""
        self._stack = [notice for notice in self._stack if notice.topic != topic]
        self._show_top()

    @Slot()
    def dismiss(self) -> bool:
        """Put away what is shown; False if nothing is."""
        if not self._stack:
            return False
        self._stack.pop()
        self._show_top()
        return True

    def _show_top(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._give_focus_back()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        notice = self.notice
        if notice is None:
            self._clock.stop()
            self.hide()
        else:
            self._fill(notice)
            self.show()

    def _remember_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None or old is None or self.isAncestorOf(old):
            return
        if self.isAncestorOf(now):
            self._came_from = old

    def _give_focus_back(self) -> None:
        if self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, notice: Notice) -> None:
        restyle(self, "notice", _LOOKS[notice.kind][1])
        self._text.setText(notice.text)
        self.setAccessibleName(notice.text)
        for action in notice.actions:
            button = _ActionButton(action, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.pressed_for.connect(self._act)
            self._row.insertWidget(self._row.indexOf(self._close), button)
            self._buttons.append(button)
        if self.underMouse():
            self._aimed.start()
        self._left = notice.seconds or (0 if notice.sticky else SHOWN_S)
        self._clock.start() if self._left else self._clock.stop()
        self._show_count()
        self._draw_icon()

    def _act(self, action: Action) -> None:
        if self._aimed.isActive():
            return
        self.dismiss()
        action.run()

    @Slot()
    def _tick(self) -> None:
        if self.underMouse() and self.notice is not None and not self.notice.seconds:
            return
        self._left -= 1
        self._show_count()
        if self._left > 0 or (notice := self.notice) is None:
            return
        self.dismiss()
        self.expired.emit(notice)

    def _show_count(self) -> None:
        counted = self.notice is not None and bool(self.notice.seconds)
        self._count.setVisible(counted)
        if counted:
            self._count.setText(t("Notices", "%n s", self._left))

    def _draw_icon(self) -> None:
        if (notice := self.notice) is None:
            return
        here = theme.current()
        name, ink = _LOOKS[notice.kind]
        side = here.px(18)
        self._picture.setPixmap(icons.icon(name, here.colour(ink).name(), side).pixmap(side))

    def _name_controls(self) -> None:
        self._close.setAccessibleName(t("Notices", "Put away"))
        self._close.setToolTip(t("Notices", "Put away (Esc)"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.dismiss():
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()
        elif event.type() == QEvent.Type.LanguageChange:
            self._name_controls()
            self._show_count()
        super().changeEvent(event)


class _ActionButton(Button):
    pressed_for = Signal(object)

    def __init__(self, action: Action, parent: QWidget) -> None:
        super().__init__(action.label, parent=parent)
        self._action = action
        self.clicked.connect(self._say)

    @Slot()
    def _say(self) -> None:
        self.pressed_for.emit(self._action)
