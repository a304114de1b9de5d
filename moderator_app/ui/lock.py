"""The idle desk covers itself: no citizen's word stays on a screen nobody sits at.

Every window of the program is veiled: its content is hidden, and what was typed stays where it
is. While the desk is locked no key and no click reaches anything but the dialog that asks who is
there, and a window that opens meanwhile is veiled before it is seen.
"""

from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from typing_extensions import override

from moderator_app.ui import personal
from moderator_app.ui.text import t
from moderator_app.ui.widgets import EmptyState, column
from moderator_app.ui.workbench import Workbench

_MINUTE_MS: Final = 60_000
_STIRRING: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_ASKING: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
)
_SWALLOWED: Final = _ASKING | {
    QEvent.Type.KeyRelease,
    QEvent.Type.Shortcut,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.Drop,
}
_PASSING: Final = frozenset(
    {Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen}
)
"""Windows that are put away or hold no words of anybody, and so are not veiled."""


class _Veil(QWidget):
    """Stands for all that is in one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._covered = window
        self._title = window.windowTitle()
        self._focus: QWidget | None = window.focusWidget()
        self._hidden: list[QWidget] = []
        self._words = EmptyState("lock", "", "")
        self.setLayout(column(None, self._words, None))
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        for child in window.children():
            if isinstance(child, QWidget) and child is not self and not child.isWindow():
                self.hide_away(child)
        self._say()
        self.follow()
        self.show()
        self.raise_()
        self.setFocus()

    def hide_away(self, child: QWidget) -> None:
        if shiboken6.isValid(child) and not child.isHidden():
            child.hide()
            self._hidden.append(child)

    def follow(self) -> None:
        """The window has another size now."""
        self.setGeometry(self._covered.rect())

    def lift(self) -> None:
        for child in self._hidden:
            if shiboken6.isValid(child):
                child.show()
        self._covered.setWindowTitle(self._title)
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()
        self.hide()
        self.deleteLater()

    def _say(self) -> None:
        title = t("Lock", "The desk is locked")
        self._words.show_words(
            title, t("Lock", "Press any key and say who is there. What you were writing is kept.")
        )
        self._covered.setWindowTitle(title)
        self.setAccessibleName(title)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class Lock(QObject):
    """Locks by itself after some minutes without a key or a move of the mouse, and lets go when
    somebody sits down."""

    person_wanted = Signal()
    """Somebody pressed a key at the locked desk: ask who is there, and `admit` the question."""
    locking = Signal()
    """The last moment to keep what is being written."""

    def __init__(self, window: QWidget, bench: Workbench, minutes: int) -> None:
        super().__init__(window)
        self._window = window
        self._bench = bench
        self._veils: dict[QWidget, _Veil] = {}
        self._whose = ""
        self._asking: QDialog | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock)
        self.set_minutes(minutes)
        application = QGuiApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  (there is no QWidget without)
        self._application = application
        # Keys and the mouse are heard where they enter a window, which is seldom enough; a filter
        # on the whole application would see every event of every widget.
        application.focusWindowChanged.connect(self._hear)
        # What an input method eats never comes by as a key, but it moves the cursor.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._stir)
        self._hear(window.windowHandle())

    @property
    def locked(self) -> bool:
        return bool(self._veils)

    def set_minutes(self, minutes: int) -> None:
        self._timer.start(minutes * _MINUTE_MS)

    def lock(self) -> None:
        """Veil every window; at a desk that is locked, put away the question who is there."""
        if self._asking is not None and shiboken6.isValid(self._asking):
            self._asking.reject()
        self._asking = None
        if self.locked:
            return
        self.locking.emit()
        self._whose = self._bench.actor
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self._veil(self._window)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._veil(window)
        front = QApplication.activeModalWidget()
        veil = None if front is None else self._veils.get(front)
        (veil or self._veils[self._window]).setFocus()
        self._application.installEventFilter(self)

    def admit(self, dialog: QDialog) -> None:
        """Let the keys through to `dialog`, which asks who is there."""
        self._asking = dialog
        self._timer.start()

    def stop(self) -> None:
        """Nothing is heard any more; the program ends."""
        self._timer.stop()
        self._application.removeEventFilter(self)
        self._application.focusWindowChanged.disconnect(self._hear)
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._stir)

    def let_go(self) -> None:
        """Somebody has sat down, and has shown that it is them."""
        self._timer.start()
        if self._bench.person is None or not self.locked:
            return
        self._application.removeEventFilter(self)
        self._asking = None
        veils, self._veils = self._veils, {}
        somebody_else = self._bench.actor != self._whose
        for window, veil in veils.items():
            if shiboken6.isValid(veil):
                veil.lift()
                if somebody_else:
                    personal.put_away(window)

    def _stir(self) -> None:
        self._timer.start()

    def _hear(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _veil(self, window: QWidget) -> None:
        drawn_by_system = window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        if isinstance(window, QDialog) and drawn_by_system:
            # The system's own dialog for a file hears no filter and could go on to save it.
            QTimer.singleShot(0, window, window.reject)
        elif window not in self._veils and window.windowType() not in _PASSING:
            self._veils[window] = _Veil(window)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind in _STIRRING:
                self._stir()
            return False
        if not self.locked:
            return False
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._shown(watched)
        elif kind == QEvent.Type.Resize and watched in self._veils:
            self._veils[watched].follow()
        elif kind == QEvent.Type.Close and self._is_veiled_dialog(watched):
            event.ignore()
            return True
        elif kind in _SWALLOWED and not self._is_admitted(watched):
            if kind in _ASKING:
                self.person_wanted.emit()
            return True
        return False

    def _shown(self, widget: QWidget) -> None:
        if widget.isWindow():
            if not self._is_admitted(widget):
                self._veil(widget)
            return
        around = widget.parentWidget()
        veil = None if around is None else self._veils.get(around)
        if veil is not None and widget is not veil:
            # Not while it is being shown; till then it lies under the veil.
            veil.raise_()
            QTimer.singleShot(0, veil, partial(veil.hide_away, widget))

    def _is_veiled_dialog(self, watched: QObject) -> bool:
        return watched in self._veils and watched is not self._window

    def _is_admitted(self, watched: QObject) -> bool:
        """Whether it is the question who is there, or something of it."""
        widget = watched.parent() if isinstance(watched, QShortcut) else watched
        while isinstance(widget, QWidget):
            if widget is self._asking:
                return True
            widget = widget.parentWidget()
        return False
