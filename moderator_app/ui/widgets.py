"""Small widgets that every pane uses."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.reading_order import in_order
from moderator_app.ui import icons, theme
from moderator_app.ui.keystrokes import Held
from moderator_app.ui.theme import Text


class PlainLabel(QLabel):
    """A few words that are never taken for markup; a whole message of a citizen is a ``Prose``."""

    def __init__(
        self,
        text: str = "",
        *,
        look: str = "",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(in_order(text))

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        # A long address without a space must not widen the window.
        return (
            QSize(min(hint.width(), theme.current().px(80)), hint.height())
            if (self.wordWrap())
            else hint
        )


class ElidedLabel(QLabel):
    """One line, cut with an ellipsis where it does not fit; the whole of it as a tool tip."""

    def __init__(self, text: str = "", *, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(in_order(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        line = " ".join(self.text().split())
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(as_tool_tip(line) if shown != line else "")
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class SpareLabel(ElidedLabel):
    """Words at the right that take the room nothing else needs: shown whole or not at all."""

    def __init__(self, *, look: str) -> None:
        super().__init__(look=look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)


def as_tool_tip(text: str) -> str:
    """Words as a tool tip shows them: it takes what looks like markup for markup, so that the
    wrapping has to be all of ours."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{safe.replace(chr(10), '<br>')}</p>" if text else ""


class KeyHint(QWidget):
    """A key, drawn as the cap of a key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def show_key(self, key: str) -> None:
        self._key = key
        self.setAccessibleName(key)
        self.setVisible(bool(key))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        metrics = QFontMetrics(here.font(Text.CHIP))
        height = here.px(20)
        return QSize(max(height, metrics.horizontalAdvance(self._key) + here.px(12)), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        here = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(here.colour("border_strong"), 1))
        painter.setBrush(here.colour("raised"))
        cap = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(cap, here.px(4), here.px(4))
        painter.setPen(here.colour("text_soft"))
        painter.setFont(here.font(Text.CHIP))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class Card(QFrame):
    """A framed surface with a column in it; ``lane`` is citizen, desk or organisation."""

    def __init__(self, *, lane: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", lane or "true")
        here = theme.current()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(here.px(16), here.px(12), here.px(16), here.px(12))
        self.column.setSpacing(here.px(8))


class VScroll(QScrollArea):
    """Scrolls up and down only; what is inside takes the width there is."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keyboard scrolls by moving the focus of what is inside; the frame is no stop for Tab.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("page", "true")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(inside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.widget()
        if inside is not None:
            inside.setMaximumWidth(self.viewport().width())

    @override
    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        width = inside.minimumSizeHint().width() if inside is not None else 0
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(width + bar, super().minimumSizeHint().height())


class EmptyState(QWidget):
    """What a list shows instead of nothing: what it is for, and the key of the next step."""

    def __init__(
        self, icon: str, title: str, text: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._title = PlainLabel(look="heading", wrap=True)
        self._text = PlainLabel(look="muted", wrap=True)
        self._key = KeyHint(key)
        centre = Qt.AlignmentFlag.AlignHCenter
        for label in (self._picture, self._title, self._text):
            label.setAlignment(centre)
        here = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(here.px(24), here.px(24), here.px(24), here.px(24))
        column.setSpacing(here.px(8))
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._key, 0, centre)
        column.addStretch(3)
        self.show_words(title, text, key)
        self._draw_icon()

    def show_words(self, title: str, text: str, key: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._key.show_key(key)

    def _draw_icon(self) -> None:
        here = theme.current()
        faint = here.tokens.text_faint
        self._picture.setPixmap(icons.icon(self._icon, faint, here.px(40)).pixmap(here.px(40)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()
        super().changeEvent(event)


class Button(QPushButton):
    """A button of one of the kinds of the style sheet, with an icon that follows the theme.

    Enter presses it when it has the focus, as Space does.
    """

    def __init__(
        self, text: str = "", *, kind: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._held = Held()
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind:
            self.setProperty("kind", kind)
        self._draw_icon()

    def show_icon(self, name: str) -> None:
        self._icon = name
        self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon:
            return
        here = theme.current()
        ink = {"primary": "on_accent", "danger": "danger"}.get(self.property("kind"), "text_soft")
        side = here.px(18)
        faint = here.tokens.text_faint
        self.setIcon(icons.icon(self._icon, here.colour(ink).name(), side, faint))
        self.setIconSize(QSize(side, side))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._held.holds(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._held.release(event)
        super().keyReleaseEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()
        super().changeEvent(event)

    def be(self, kind: str) -> None:
        """Another kind, with an icon of its colour."""
        restyle(self, "kind", kind)
        self._draw_icon()


class NavList(QListWidget):
    """The list of places at the left; icons follow the theme and the selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("nav", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names: list[str] = []

    def add(self, icon: str, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        self._names.append(icon)
        self.addItem(item)
        self._draw_icons()
        return item

    def _draw_icons(self) -> None:
        here = theme.current()
        side, ink = here.px(18), here.tokens
        self.setIconSize(QSize(side, side))
        for row_, name in enumerate(self._names):
            picture = icons.icon(name, ink.text_soft, side, ink.text_faint, ink.accent)
            self.item(row_).setIcon(picture)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Inside another widget the rows were measured before the style sheet was known.
        self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icons()
        super().changeEvent(event)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def say(button: QAbstractButton, name: str, hint: str = "") -> None:
    """What a button is called, and what it says when one rests on it."""
    button.setAccessibleName(name)
    button.setToolTip(hint or name)


def row(*parts: QWidget | QLayout | None, spacing: int = 8, margin: int = 0) -> QHBoxLayout:
    """Parts side by side, sizes at 100 %; None is a stretch."""
    made = QHBoxLayout()
    _fill(made, parts, spacing, margin)
    return made


def column(*parts: QWidget | QLayout | None, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """Parts one under the other, sizes at 100 %; None is a stretch."""
    made = QVBoxLayout()
    _fill(made, parts, spacing, margin)
    return made


def _fill(
    layout: QBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int, margin: int
) -> None:
    here = theme.current()
    layout.setSpacing(here.px(spacing))
    layout.setContentsMargins(*(here.px(margin),) * 4)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
