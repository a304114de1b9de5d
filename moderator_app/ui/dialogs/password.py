"""One's own password: set, changed, or done away with; and one that an administrator gives."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Outage
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.desk import Desk
from moderator_app.ui import personal, sentences
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.password_fields import NewPassword, SecretField
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, Card, PlainLabel
from moderator_app.ui.workbench import Workbench

_WIDTH = 460


class PasswordDialog(Dialog):
    """Of whoever sits at the desk; `has_one` says whether there is one to be changed."""

    def __init__(self, bench: Workbench, *, has_one: bool, parent: QWidget | None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="lock")
        personal.keep_to_oneself(self)
        self._bench = bench
        self._has_one = has_one
        self._pending = False
        self.before, self.new = SecretField(), NewPassword()
        self.without = Button(kind="quiet")
        self.without.clicked.connect(self._do_without)
        self.before.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.carry_out)
        self.body.addWidget(self.before)
        self.body.addWidget(self.new)
        self.foot.insertWidget(0, self.without)
        for part in (self.before, self.without):
            part.setVisible(has_one)
        self.show_words()
        (self.before if has_one else self.new).setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(
            t("Password", "Change my password")
            if self._has_one
            else t("Password", "Set a password for myself")
        )
        self.before.say(t("Password", "Password so far"))
        self.new.show_words()
        self.main.setText(t("Password", "Let it hold"))
        self.without.setText(t("Password", "Do without one"))

    @override
    def carry_out(self) -> None:
        if not self.new.agrees:
            self.complain(t("Password", "The two are not the same. Type it once more."))
            self.new.begin_again()
            return
        self._write(partial(_choose, self.before.typed, self.new.first.typed))

    def _do_without(self) -> None:
        self._write(partial(_drop, self.before.typed))

    def _write(self, intention: partial[Changes]) -> None:
        if self._pending:
            return
        self._pending = True
        did = t("Password", "Your password was changed")
        self._bench.write(intention, self._done, did=did, error=self._refused)

    def _done(self, _changes: Changes) -> None:
        self.before.line.clear()
        self.new.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._pending = False
        if not isinstance(error, Refusal | Outage):
            self._bench.complain(error)
            return
        self.complain(sentences.of(error))
        poor = isinstance(error, Refusal) and error.reason is Reason.SIGN_IN_POOR
        if poor or not self._has_one:
            self.new.begin_again()
        else:
            self.before.line.selectAll()
            self.before.setFocus()


class GivenPassword(Dialog):
    """Shows, once, the password that opens the desk once."""

    def __init__(self, person: Person, password: str, parent: QWidget | None) -> None:
        super().__init__(parent, width=_WIDTH)
        personal.keep_to_oneself(self)
        self._person = person
        self.given = PlainLabel(password, look="title", selectable=True)
        self._about = PlainLabel(wrap=True)
        card = Card()
        card.column.addWidget(self.given)
        self.body.addWidget(self._about)
        self.body.addWidget(card)
        self.cancel.hide()
        self.show_words()

    @override
    def show_words(self) -> None:
        super().show_words()
        name = self._person.name
        self.retitle(t("Password", "A new password for {name}").format(name=name))
        self._about.setText(
            t(
                "Password",
                "Tell it to {name} alone. It is good for sitting down once; they choose their own "
                "then. It is not shown again, and that you gave it is on record.",
            ).format(name=name)
        )
        self.given.setAccessibleName(t("Password", "New password"))
        self.main.setText(t("Password", "Told"))


def reset(person: UUID, desk: Desk) -> str:
    return desk.signing.reset(person)


def _choose(before: str, wanted: str, desk: Desk) -> Changes:
    return desk.signing.choose(before, wanted)


def _drop(before: str, desk: Desk) -> Changes:
    return desk.signing.drop(before)
