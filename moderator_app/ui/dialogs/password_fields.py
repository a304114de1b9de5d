"""Showing who one is: a password, or the recovery key where it was forgotten, and a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from moderator_app.core.passwords import LEAST, LONGEST, Proof
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column


class SecretField(QWidget):
    """One hidden line with its name above."""

    entered = Signal()

    def __init__(self, *, longest: int = LONGEST) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(longest)
        self.line.returnPressed.connect(self.entered)
        self._name = PlainLabel(look="section", wrap=True)
        self.setLayout(column(self._name, self.line, spacing=4))
        self.setFocusProxy(self.line)

    def say(self, name: str) -> None:
        self._name.setText(name)
        self.line.setAccessibleName(name)

    @property
    def typed(self) -> str:
        return self.line.text()


class NewPassword(QWidget):
    """A password somebody wants to have, twice."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.again = SecretField(), SecretField()
        self._about = PlainLabel(look="muted", wrap=True)
        self.setLayout(column(self.first, self.again, self._about, spacing=8))
        self.setFocusProxy(self.first)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.show_words()

    def show_words(self) -> None:
        self.first.say(t("Password", "New password"))
        self.again.say(t("Password", "The same again"))
        self._about.setText(
            t(
                "Password",
                "At least {n} characters; a few words that belong to nobody else do well. It is "
                "kept on this desk alone, and nobody can read it.",
            ).format(n=LEAST)
        )

    @property
    def agrees(self) -> bool:
        return self.first.typed == self.again.typed

    def begin_again(self) -> None:
        self.again.line.clear()
        self.first.line.selectAll()
        self.first.setFocus()

    def clear(self) -> None:
        self.first.line.clear()
        self.again.line.clear()


class PasswordFields(QWidget):
    """What the question who is there asks of somebody who has a password."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.secret = SecretField()
        self.new = NewPassword()
        self.new.hide()
        self._name = ""
        self._by_recovery = False
        self.secret.entered.connect(self._go_on)
        self.new.entered.connect(self.entered)
        self.setLayout(column(self.secret, self.new, spacing=10))
        self.setFocusProxy(self.secret)

    def ask(self, name: str) -> None:
        """For the password of somebody, from the beginning."""
        self._name = name
        self._by_recovery = False
        self.clear()
        self.new.hide()
        self.show_words()

    def ask_for_new(self) -> None:
        """The password was right, and good for this once."""
        self.new.show()
        self.new.setFocus()

    def ask_for_recovery(self) -> None:
        """The password is forgotten: the recovery key lets a new one be chosen."""
        self._by_recovery = True
        self.clear()
        self.new.show()
        self.show_words()
        self.secret.setFocus()

    @property
    def asks_for_new(self) -> bool:
        return self.new.isVisibleTo(self)

    @property
    def proof(self) -> Proof:
        new = self.new.first.typed if self.asks_for_new else ""
        if self._by_recovery:
            return Proof(recovery=self.secret.typed, new=new)
        return Proof(self.secret.typed, new)

    @property
    def is_empty(self) -> bool:
        return not self.secret.typed

    def clear(self) -> None:
        self.secret.line.clear()
        self.new.clear()

    def begin_with(self, sign: str) -> None:
        """Its first sign was typed elsewhere."""
        self.secret.line.setText(sign)
        self.secret.line.setFocus()

    def again(self) -> None:
        """What was typed is wrong."""
        self.secret.line.clear()
        self.secret.setFocus()

    def show_words(self) -> None:
        self.secret.say(
            t("Password", "Recovery key of the desk")
            if self._by_recovery
            else t("Password", "Password of {name}").format(name=self._name)
        )
        self.new.show_words()

    def _go_on(self) -> None:
        if self.asks_for_new:
            self.new.setFocus()
        else:
            self.entered.emit()
