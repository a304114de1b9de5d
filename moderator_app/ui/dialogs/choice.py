"""Choosing some of many known things by typing: what is chosen stands above as chips."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.chips import ChipLook, Tone
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.record_list import FindField, Line, RecordList
from moderator_app.ui.text import t
from moderator_app.ui.widgets import column


@dataclass(frozen=True, slots=True)
class Item:
    id: UUID
    title: str
    detail: str = ""


class Choice(QWidget):
    """`single`: the next one takes the place of the one before."""

    changed = Signal()

    def __init__(
        self, items: Sequence[Item], letters: Letters, name: str, *, single: bool = False
    ) -> None:
        super().__init__()
        self._items = {item.id: item for item in items}
        self._letters = letters
        self._single = single
        self._chosen: list[UUID] = []
        self._list = RecordList()
        self._list.setProperty("framed", "true")
        self._list.setAccessibleName(name)
        self._find = FindField(self._list)
        self._find.setAccessibleName(name)
        self._chips = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._flow = FlowLayout(self._chips, spacing=theme.current().px(4))
        self.setLayout(column(self._chips, self._find, self._list, spacing=4))
        self.setFocusProxy(self._find)
        self._find.textChanged.connect(self._show_found)
        letters.learnt.connect(self._show_found)
        self._find.entered.connect(self._take)
        self._find.left.connect(self._hide_list)
        self._list.opened.connect(self._take)
        self._list.clicked.connect(self._take)
        self._retitle()
        self._fit()
        self._hide_list()
        self._draw()

    @property
    def chosen(self) -> tuple[UUID, ...]:
        return tuple(self._chosen)

    def choose(self, ids: Sequence[UUID]) -> None:
        self._chosen = [id_ for id_ in ids if id_ in self._items]
        self._draw()

    def _take(self, _where: object = None) -> None:
        current = self._list.current
        if current is None or self._list.isHidden():
            return
        if self._single:
            self._chosen = [current]
        elif current not in self._chosen:
            self._chosen.append(current)
        self._find.clear()
        self._hide_list()
        self._find.setFocus()
        self._draw()
        self.changed.emit()

    def _leave_out(self, id_: UUID) -> None:
        self._chosen.remove(id_)
        self._find.setFocus()
        self._draw()
        self.changed.emit()

    def _show_found(self) -> None:
        query = self._find.text()
        found = self._letters.find(query, list(self._items.values()), _names, _detail)
        lines = [Line(item.title, item.detail, id=item.id) for item in found]
        self._list.show_lines(lines)
        self._list.choose_first()
        self._list.setVisible(bool(query.strip()) and bool(found))

    def _hide_list(self) -> None:
        self._list.hide()

    def _draw(self) -> None:
        self._flow.clear()
        for id_ in self._chosen:
            title = self._items[id_].title
            chip = ChipButton(ChipLook(f"{title} ×", Tone.INFO))
            chip.setAccessibleName(t("Choice", "Leave out {name}").format(name=title))
            chip.clicked.connect(partial(self._leave_out, id_))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))

    def _retitle(self) -> None:
        self._find.setPlaceholderText(t("Choice", "Type a name or initials, then Enter"))

    def _fit(self) -> None:
        self._list.setFixedHeight(theme.current().px(150))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self._draw()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_flow"):
            self._fit()
        super().changeEvent(event)


def _names(item: Item) -> tuple[str, ...]:
    return (item.title,)


def _detail(item: Item) -> str:
    return item.detail
