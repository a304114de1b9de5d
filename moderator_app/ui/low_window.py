"""What gives way to the case in a low window: the bar at the top is less high, and while a notice
stands above it the foot is not shown."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.footer import Footer
from moderator_app.ui.notices import NoticeBar
from moderator_app.ui.topbar import TopBar

_LOW: Final = 600
"""Below this height, at 100 %, every line is missed where the words of a case are read."""
_HEEDED: Final = frozenset(
    {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.StyleChange}
)


class LowWindow(QObject):
    def __init__(self, window: QWidget, top: TopBar, foot: Footer, notice: NoticeBar) -> None:
        super().__init__(window)
        self._window = window
        self._top = top
        self._foot = foot
        self._notice = notice
        for watched in (window, notice):
            watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HEEDED:
            low = self._window.height() < theme.current().px(_LOW)
            self._top.fit(low=low)
            self._foot.setVisible(not (low and self._notice.isVisibleTo(self._window)))
        return False
