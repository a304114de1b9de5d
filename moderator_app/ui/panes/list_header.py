"""The line above a list: which it is, how many stand in it, and what came in since."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, KeyHint, PlainLabel, SpareLabel, row

_HEIGHT: Final = 48
_SIDE: Final = 16
_NARROW: Final = 400
"""Below this width, at 100 %, what came in is only counted, or the list would push the case aside."""


class ListHeader(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self._title = PlainLabel(look="heading")
        self._count = ElidedLabel(look="muted")
        self._count.setMinimumWidth(1)
        self._sort = SpareLabel(look="faint")
        # It takes the place of the words beside it, so that no row moves when it comes.
        self.bar = Button(kind="arrivals")
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.hide()
        self._key = KeyHint("")
        self._news, self._newest = 0, ""
        self._inside = row(self._title, self._count, self._sort, self.bar, self._key)
        self._inside.setStretchFactor(self._sort, 1)
        self.setLayout(self._inside)
        self._fit()

    def say(self, title: str, facts: str, order: str) -> None:
        self._title.setText(title)
        self._count.setText(facts)
        self._sort.setText(order)

    def say_news(self, count: int, key: str) -> None:
        """How many messages wait behind the bar, and the key that shows them."""
        self._news, self._newest = count, key
        words = t("CaseList", "%n new message(s)", count)
        self.bar.setAccessibleName(words)
        self.bar.setToolTip(t("CaseList", "Show them ({key})").format(key=key))
        self.bar.setVisible(bool(count))
        self._sort.setVisible(not count)
        self._make_room()

    def _make_room(self) -> None:
        count, narrow = self._news, self.width() < theme.current().px(_NARROW)
        words = t("CaseList", "%n new message(s)", count)
        short = t("CaseList", "{n} new").format(n=count)
        self.bar.setText(f"{short if narrow else words} ↑")
        self._count.setVisible(not (narrow and count))
        self._key.show_key("" if narrow or not count else self._newest)

    def _fit(self) -> None:
        here = theme.current()
        self.setFixedHeight(here.px(_HEIGHT))
        self._inside.setContentsMargins(here.px(_SIDE), 0, here.px(_SIDE), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_inside"):
            self._fit()
