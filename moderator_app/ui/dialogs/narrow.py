"""The dialogs before there is a window: one column of a fixed width, as high as its words need."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.widgets import column


class NarrowDialog(QDialog):
    def __init__(self, parent: QWidget | None = None, *, width: int = 560) -> None:
        super().__init__(parent)
        self._width = width

    def fill(self, *parts: QWidget | QLayout | None) -> None:
        """Put the parts one under the other."""
        self.setLayout(column(*parts, spacing=12, margin=24))

    def fit(self) -> None:
        """Qt asks wrapped words for their height before it knows the width they get."""
        layout = self.layout()
        if layout is not None:
            width = theme.current().px(self._width)
            layout.activate()
            self.setFixedSize(width, layout.totalHeightForWidth(width))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.fit()
