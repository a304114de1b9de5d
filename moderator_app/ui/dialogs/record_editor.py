"""What the editors of the directory, the dispatch list and the templates have in common."""

import re
from secrets import token_bytes
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.ids import uuid7
from moderator_app.ui import theme
from moderator_app.ui.dialogs.dialog import not_kept
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, VScroll, column, restyle, row
from moderator_app.ui.workbench import Workbench

_BETWEEN = re.compile(r"[,，、;；\n]+")


class RecordEditor(QDialog):
    """A form that scrolls, with its buttons always in sight; Ctrl+Enter saves from anywhere.

    `save` says what is wrong, or writes and closes.
    """

    def __init__(self, bench: Workbench, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.bench = bench
        self._given_up: list[str] | None = None
        here = theme.current()
        self.form = QFormLayout()
        self.form.setContentsMargins(here.px(16), here.px(16), here.px(16), here.px(16))
        self.form.setHorizontalSpacing(here.px(12))
        self.form.setVerticalSpacing(here.px(10))
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        page = QWidget()
        page.setLayout(self.form)
        self._wrong = PlainLabel(look="danger", wrap=True)
        self._save = Button(t("RecordEditor", "Save (Ctrl+Enter)"), kind="primary")
        self._save.clicked.connect(self.save)
        cancel = Button(t("RecordEditor", "Cancel (Esc)"))
        cancel.clicked.connect(self.reject)
        foot = row(self._wrong, cancel, self._save, margin=12)
        foot.setStretch(0, 1)
        whole = column(VScroll(page), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        room = self.screen().availableSize()
        self.resize(min(here.px(720), room.width() - 40), min(here.px(680), room.height() - 80))

    def save(self) -> None:
        raise NotImplementedError

    def _written(self) -> list[str]:
        lines = [field.text() for field in self.findChildren(QLineEdit)]
        return lines + [field.toPlainText() for field in self.findChildren(QPlainTextEdit)]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._given_up is None:
            self._given_up = self._written()

    @override
    def reject(self) -> None:
        """What was written is not thrown away at the first Esc."""
        if self._given_up == (written := self._written()):
            super().reject()
        else:
            self._given_up = written
            self._wrong.setText(not_kept())

    @override
    def done(self, result: int) -> None:
        super().done(result)
        # Not every system gives the keys back to the window by itself.
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()

    def complain(self, words: str, field: QWidget) -> None:
        """Say what is wrong, and go where it is to be put right."""
        self._wrong.setText(words)
        if isinstance(field, QLineEdit):
            restyle(field, "wrong", "true")
        field.setFocus()

    def add_row(self, name: str, field: QWidget, hint: str = "") -> None:
        """A field with its name, and a line below that says what belongs in it."""
        field.setAccessibleName(name)
        label = PlainLabel(name, look="muted")
        label.setBuddy(field)
        if not hint:
            self.form.addRow(label, field)
            return
        both = QWidget()
        both.setLayout(column(field, PlainLabel(hint, look="faint", wrap=True), spacing=2))
        self.form.addRow(label, both)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Enter ends an input method's word or a line; what is kept is saved on purpose.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
            return
        super().keyPressEvent(event)


def new_id(bench: Workbench) -> UUID:
    return uuid7(int(bench.now().timestamp() * 1000), token_bytes(10))


def line(text: str = "", longest: int = 120) -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(longest)
    return made


def lines(text: str, height: int) -> QPlainTextEdit:
    """A few lines; Tab goes on to the next field."""
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.current().px(height))
    return made


def parts(text: str) -> tuple[str, ...]:
    """Words written one behind the other with commas, or one a line."""
    return tuple(dict.fromkeys(filter(None, (each.strip() for each in _BETWEEN.split(text)))))


def one_a_line(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))
