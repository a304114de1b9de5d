"""What the desk's dialogs share: a title, a body, a line for what is wrong, and two buttons."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, KeyHint, PlainLabel, column, row


class Dialog(QDialog):
    """Esc leaves it, Ctrl+Enter does what the main button says. Subclasses fill `body` and
    say their words in `show_words`, which is called again when the language changes."""

    def __init__(self, parent: QWidget | None, *, width: int, main_icon: str = "") -> None:
        super().__init__(parent)
        self._given_up = ""
        here = theme.current()
        self.setModal(True)
        self.setMinimumWidth(here.px(width))
        self.heading = PlainLabel(look="title", wrap=True)
        self.body: QVBoxLayout = column(spacing=10)
        self.problem = PlainLabel(look="danger", wrap=True)
        self.problem.hide()
        self.cancel = Button(kind="quiet")
        self.cancel.clicked.connect(self.give_up)
        self.main = Button(kind="primary", icon=main_icon)
        self.main.clicked.connect(self.carry_out)
        self.hint = KeyHint("Ctrl+Enter")
        self.foot: QHBoxLayout = row(None, self.cancel, self.main, self.hint)
        whole = column(self.heading, self.body, self.problem, self.foot, spacing=12, margin=20)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.main.click)

    def show_words(self) -> None:
        self.cancel.setText(t("Dialog", "Cancel (Esc)"))

    def carry_out(self) -> None:
        """What the main button does."""
        self.accept()

    def give_up(self) -> None:
        """What the other button does."""
        self.reject()

    @property
    def unkept(self) -> str:
        """What somebody wrote here and would lose by leaving."""
        return ""

    @override
    def reject(self) -> None:
        """What was written is not thrown away at the first Esc."""
        if self.unkept != self._given_up:
            self._given_up = self.unkept
            if self._given_up:
                self.complain(not_kept())
                self.make_room()
                return
        super().reject()

    def complain(self, words: str) -> None:
        """Say in the dialog what is wrong; nothing takes it back."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.problem.setAccessibleName(words)

    def make_room(self) -> None:
        """Room for what has just appeared; a layout with wrapped words does not ask for it."""
        wanted = min(self.heightForWidth(self.width()), self.screen().availableSize().height())
        self.resize(self.width(), max(self.height(), wanted))

    def retitle(self, title: str) -> None:
        self.setWindowTitle(title)
        self.heading.setText(title)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_words()
        super().changeEvent(event)


def not_kept() -> str:
    return t("Dialog", "What you wrote is not kept yet. Esc once more leaves without it.")
