"""Choosing a template while writing: type to find, look at it filled in, Enter puts it in."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from moderator_app.core.templates import Filled, Template
from moderator_app.ui import theme
from moderator_app.ui.panes import template_order
from moderator_app.ui.panes.composer_text import TRIGGERS, Opening, ReplyText
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.record_list import FindField, RecordList
from moderator_app.ui.text import t
from moderator_app.ui.widgets import EmptyState, PlainLabel, column, row

_WIDTH: Final = 720
_HEIGHT: Final = 360
_LIST: Final = 300


class _Field(FindField):
    """The sign that opened the picker, typed once more, is meant as a sign."""

    sign_meant = Signal(str)

    def __init__(self, records: RecordList) -> None:
        super().__init__(records)
        self.sign = ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.sign and not self.text() and event.text() in TRIGGERS:
            self.sign_meant.emit(self.sign)
            return
        super().keyPressEvent(event)


class TemplatePicker(QFrame):
    """Lies over the window, as near to the reply as there is room, until the focus leaves it."""

    chosen = Signal(object)
    """The Template to put in."""
    dismissed = Signal(str)
    """Closed without a choice; the sign to write after all, or ""."""

    def __init__(self, window: QWidget, letters: Letters) -> None:
        super().__init__(window)
        self._letters = letters
        self.setProperty("card", "true")
        self.setAutoFillBackground(True)
        self._ordered: Sequence[Template] = ()
        self._by_id: dict[UUID, Template] = {}
        self._fill: Callable[[Template], Filled] | None = None
        self._list = RecordList()
        self._field = _Field(self._list)
        self._preview = ReplyText()
        self._preview.setReadOnly(True)
        self._preview.setProperty("reader", "true")
        self._preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._about = PlainLabel(look="faint", wrap=True)
        self._empty = EmptyState("template", "", "")
        self._keys = PlainLabel(look="faint")
        self._list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        side = column(self._preview, self._about, self._empty, spacing=8)
        side.addStretch(1)
        middle = row(self._list, side, spacing=12)
        middle.setStretch(0, 1)
        middle.setStretch(1, 1)
        whole = column(self._field, middle, self._keys, spacing=8, margin=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._field.textChanged.connect(self._find)
        self._field.entered.connect(self._take)
        self._field.left.connect(self.dismiss)
        self._field.sign_meant.connect(self._type_sign)
        self._list.chosen.connect(self._look_at)
        self._list.opened.connect(self._take)
        self._retitle()
        self.hide()

    def open_at(
        self,
        top: QWidget,
        bottom: QWidget,
        opening: Opening,
        ordered: Sequence[Template],
        fill: Callable[[Template], Filled],
    ) -> None:
        """Over or under what lies between `top` and `bottom`; `fill` shows a template as it would
        stand in the reply."""
        self._ordered, self._fill = ordered, fill
        self._by_id = {template.id: template for template in ordered}
        self._field.sign = opening.sign
        self._field.clear()
        self._show_found(list(ordered))
        self._stand_by(top, bottom)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch_focus)
        self.window().installEventFilter(self)

    def dismiss(self, sign: str = "") -> None:
        if self._put_away():
            self.dismissed.emit(sign)

    def _type_sign(self, sign: str) -> None:
        self.dismiss(sign)

    def _take(self, _id: object = None) -> None:
        current = self._list.current
        if current is not None and self._put_away():
            self.chosen.emit(self._by_id[current])

    def _put_away(self) -> bool:
        if self.isHidden():
            return False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._watch_focus)
        self.window().removeEventFilter(self)
        self.hide()
        return True

    def _watch_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Without a focus another program has it, or an input method's own window.
        if now is not None and not self.isAncestorOf(now):
            self._put_away()

    def _find(self, query: str) -> None:
        self._show_found(
            self._letters.find(query, self._ordered, template_order.names, template_order.text)
        )

    def _show_found(self, found: Sequence[Template]) -> None:
        self._list.show_lines([template_order.line(template) for template in found])
        self._list.choose_first()
        self._list.setVisible(bool(found))

    def _look_at(self, id_: UUID | None) -> None:
        template = self._by_id.get(id_) if id_ is not None else None
        for widget in (self._preview, self._about):
            widget.setVisible(template is not None)
        self._empty.setVisible(template is None)
        if template is None or self._fill is None:
            return
        filled = self._fill(template)
        self._preview.open_words(filled.text, filled.inserted)
        self._about.setText(
            " · ".join(
                filter(
                    None,
                    (
                        template_order.AUDIENCES[template.audience].shown(),
                        "、".join(template.keywords),
                    ),
                )
            )
        )

    def _stand_by(self, top: QWidget, bottom: QWidget) -> None:
        """Above the place or below it, wherever there is more room, within the window."""
        here, window = theme.current(), self.window()
        corner = top.mapTo(window, QPoint(0, 0))
        end = bottom.mapTo(window, QPoint(0, bottom.height())).y()
        gap, edge = here.px(4), here.px(8)
        above = corner.y() - gap - edge
        below = window.height() - end - gap - edge
        height = min(here.px(_HEIGHT), max(above, below, here.px(200)))
        width = min(here.px(_WIDTH), window.width() - 2 * edge)
        start = corner.y() - gap - height if above > below else end + gap
        left = max(edge, min(corner.x(), window.width() - width - edge))
        self.setGeometry(QRect(left, max(edge, start), width, height))
        self._list.setFixedWidth(min(here.px(_LIST), width // 2))

    def _retitle(self) -> None:
        self.setAccessibleName(t("TemplatePicker", "Choose a template"))
        words = t("TemplatePicker", "Name, keyword, or pinyin initials")
        self._field.setPlaceholderText(words)
        self._field.setAccessibleName(words)
        self._list.setAccessibleName(t("TemplatePicker", "Templates, the most fitting first"))
        self._preview.setAccessibleName(t("TemplatePicker", "Preview"))
        self._keys.setText(t("TemplatePicker", "↑ ↓ choose · Enter insert · Esc back"))
        self._empty.show_words(
            t("TemplatePicker", "No template has these words"),
            t("TemplatePicker", "Type less, or other words. New templates are made under "
              "Templates."),
        )  # fmt: skip

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() == QEvent.Type.Resize:
            self.dismiss()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)
