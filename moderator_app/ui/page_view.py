"""Pages of paper on the screen, one under the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel

_MARGIN: Final = 12
_SCREENFUL: Final = 0.9


class PageView(QScrollArea):
    """The arrows, PgUp and PgDn go through the pages; what stands on them is also said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        inside = QWidget()
        here = theme.current()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(*(here.px(_MARGIN),) * 4)
        self._column.setSpacing(here.px(_MARGIN))
        self._more = PlainLabel(look="muted")
        self._more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self.pages: list[QLabel] = []
        self.setWidget(inside)

    @property
    def page_width(self) -> int:
        """How wide a page can be, in pixels."""
        return max(200, self.viewport().width() - 2 * theme.current().px(_MARGIN))

    def show_pages(self, pages: Sequence[QImage], count: int, words: str) -> None:
        """`count` is how many pages the paper has; `words` what stands on it."""
        for page in self.pages:
            page.deleteLater()
        self.pages = [QLabel() for _ in pages]
        for at, (label, picture) in enumerate(zip(self.pages, pages, strict=True)):
            label.setPixmap(QPixmap.fromImage(picture))
            self._column.insertWidget(at, label, 0, Qt.AlignmentFlag.AlignHCenter)
        left = count - len(pages)
        self._more.setVisible(left > 0)
        self._more.setText(t("Report", "and %n page(s) more", left))
        self.setAccessibleDescription(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        leap = round(self.viewport().height() * _SCREENFUL)
        ways = {
            Qt.Key.Key_PageDown: leap,
            Qt.Key.Key_Space: leap,
            Qt.Key.Key_PageUp: -leap,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if (way := ways.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            bar.setValue(bar.value() + way)
        else:
            super().keyPressEvent(event)
