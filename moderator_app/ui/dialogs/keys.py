"""The sheet of keys: everything the keyboard can do, drawn from the table that does it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from moderator_app.ui import theme
from moderator_app.ui.commands import Command, Commands, sheet
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, KeyHint, PlainLabel, VScroll, column, row

_COLUMNS: Final = 2
_SIZE: Final = (860, 640)


class KeysSheet(QDialog):
    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        here = theme.current()
        self.setWindowTitle(t("Keys", "The sheet of keys"))
        screen = self.screen().availableSize()
        self.resize(
            min(here.px(_SIZE[0]), screen.width() - 40),
            min(here.px(_SIZE[1]), screen.height() - 80),
        )
        scroll = VScroll(_groups(sheet(commands.table())))
        scroll.setAccessibleName(t("Keys", "Keys"))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = Button(t("Keys", "Close"), kind="primary")
        close.clicked.connect(self.accept)
        words = PlainLabel(
            t("Keys", "Single keys act in the list and while reading, never while you write."),
            look="muted",
            wrap=True,
        )
        self.setLayout(column(words, scroll, row(None, close), spacing=12, margin=16))
        scroll.setFocus()


def _groups(groups: dict[str, list[Command]]) -> QWidget:
    """The groups in two columns of about the same height, in the order of the table."""
    sides: list[list[QWidget]] = [[] for _ in range(_COLUMNS)]
    heights = [0] * _COLUMNS
    for title, commands in groups.items():
        side = heights.index(min(heights))
        sides[side].append(_group(title, commands))
        heights[side] += len(commands) + 2
    whole = QWidget()
    layout = row(*(column(*parts, None, spacing=16) for parts in sides), spacing=32, margin=4)
    whole.setLayout(layout)
    return whole


def _group(title: str, commands: list[Command]) -> QWidget:
    made = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.current().px(6))
    grid.setColumnStretch(1, 1)
    grid.addWidget(PlainLabel(title, look="section"), 0, 0, 1, 2)
    for at, command in enumerate(commands, start=1):
        keys = QWidget()
        keys.setLayout(row(*(KeyHint(key) for key in command.shown_keys), None, spacing=4))
        grid.addWidget(keys, at, 0)
        grid.addWidget(PlainLabel(command.title.shown(), wrap=True), at, 1)
    made.setLayout(grid)
    return made
