"""What a widget shows and says: whether it is drawn, translated, and named for a screen reader."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def sources() -> set[str]:
    """The English texts of the code that the Chinese window must not show."""
    tree = ET.parse(RESOURCES / "i18n" / "zh_CN.ts")  # noqa: S314 - our own file
    messages = [
        (m.findtext("source") or "", m.findtext("translation")) for m in tree.iter("message")
    ]
    return {source for source, words in messages if "{" not in source and source != words}


def translations() -> set[str]:
    """The Chinese texts that the English window must not show, save what the desk's data say."""
    tree = ET.parse(RESOURCES / "i18n" / "zh_CN.ts")  # noqa: S314 - our own file
    data = " ".join(
        json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
        for folder in ("kits/city-management", "sample")
        for path in (RESOURCES / folder).glob("*.json")
    )
    words = {m.findtext("translation") or "" for m in tree.iter("message")}
    return {one for one in words if "{" not in one and one not in data and not one.isascii()}


def said(widget: QWidget) -> Iterator[str]:
    """Everything this widget tells a person: in sight, in a hint, or to a screen reader."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QListWidget):
        yield from (widget.item(at).text() for at in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))


def untranslated(shown: QWidget, forbidden: set[str]) -> set[str]:
    widgets = [shown, *shown.findChildren(QWidget)]
    return {words for widget in widgets for words in said(widget)} & forbidden


def colours(image: QImage) -> int:
    """How many different colours a coarse grid over the picture meets."""
    columns, rows = range(0, image.width(), 7), range(0, image.height(), 5)
    return len({image.pixel(x, y) for x in columns for y in rows})


def unnamed(shown: QWidget) -> list[str]:
    """Controls that take the keyboard and do not say what they are."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in shown.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not isinstance(widget, QAbstractButton)
        and not widget.accessibleName()
        and not _speaks_through(widget.parentWidget())
    ]


def _speaks_through(parent: QWidget | None) -> bool:
    """The line inside a choice or a number field is called what the whole is called."""
    return isinstance(parent, QComboBox | QAbstractSpinBox) and bool(parent.accessibleName())
