"""Who is at the desk: chosen by a digit, or made; whoever has a password shows that it is them."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.passwords import NO_PROOF, Proof
from moderator_app.core.people import BadName, BadNumber, Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import may_join
from moderator_app.desk import opening
from moderator_app.desk.desk import Desk
from moderator_app.ui import sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.password_fields import PasswordFields
from moderator_app.ui.dialogs.people_list import PeopleList, PersonFields
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel
from moderator_app.ui.workbench import Workbench

Seat = Callable[[Person, Proof, Desk], Changes]
"""What is done at the desk, on the database thread, when a person has been chosen: as
`Signing.let_in`, it declines where the proof is wrong."""

_WIDTH = 460


class PersonDialog(Dialog):
    """Choose or make a moderator. `seat` is then done at the desk with them; the dialog is
    accepted, and `person` known, only when that has succeeded. Whoever asked tells the bench.

    `secured` are those who have a password: they are asked for it.
    """

    def __init__(
        self,
        bench: Workbench,
        people: Sequence[Person],
        seat: Seat,
        parent: QWidget | None,
        *,
        secured: Collection[UUID] = (),
        width: int = _WIDTH,
    ) -> None:
        super().__init__(parent, width=width, main_icon="user")
        self.bench = bench
        self.seat = seat
        self.active = [person for person in people if person.active]
        self.person: Person | None = None
        self.expected = bench.person
        """Who is likeliest to sit down."""
        self.secured = frozenset(secured)
        self.people = PeopleList()
        self.people.decided.connect(self.carry_out)
        self.people.new_wanted.connect(self._ask_for_new)
        self.people.typed.connect(self._begin_password)
        self.people.currentRowChanged.connect(self._ask_for_password)
        self.password = PasswordFields()
        self.password.hide()
        self.password.entered.connect(self.carry_out)
        self.forgotten = Button(kind="quiet")
        self.forgotten.hide()
        self.forgotten.clicked.connect(self._forgot)
        self.pause = Pause(self)
        self.pause.left.connect(self._wait)
        self.new = Button(icon="plus")
        self.new.clicked.connect(self._ask_for_new)
        self.people.takes_new = may_join(people, self.secured)
        if not self.people.takes_new:
            self.new.hide()
        self.fields = PersonFields()
        self.fields.hide()
        self.explained = PlainLabel(look="muted", wrap=True)
        self.fields.name.returnPressed.connect(self.carry_out)
        self.fields.number.returnPressed.connect(self.carry_out)
        self._pending = False

    def fill(self, into: QBoxLayout) -> None:
        """Called by subclasses once their own parts are in the body, and `into` is too: what is
        shown without a window becomes one, and a locked desk would cover it."""
        for part in (self.people, self.password, self.new, self.fields, self.explained):
            into.addWidget(part)
        # What room is left stands below them: a field belongs to the name above it.
        into.addStretch(1)
        self.foot.insertWidget(0, self.forgotten)
        self.show_words()
        self._show_people()
        if not self.active:
            self._ask_for_new()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.people.setAccessibleName(t("People", "People of this desk"))
        self.new.setText(t("People", "Somebody new (N)"))
        self.forgotten.setText(t("People", "Forgotten…"))
        self.fields.show_words()
        self.password.show_words()
        written = t("People", "What is done from now on is written down under this name.")
        signature = t(
            "People",
            "Whoever has no password signs on a shared machine: anybody here could choose that "
            "name. One is set in the settings, under People.",
        )
        all_secured = self.active and self.secured.issuperset(one.id for one in self.active)
        both = t("People", "{one} {other}").format(one=written, other=signature)
        self.explained.setText(written if all_secured else both)

    def _show_people(self) -> None:
        self.people.show_people(self.active, self.expected)
        rows = max(1, min(self.people.count(), 6))
        self.people.setFixedHeight(theme.current().px(38) * rows + 8)
        self.people.setVisible(bool(self.people.count()))
        if not self.fields.isVisibleTo(self) and self.people.count():
            self.people.setFocus()

    def _ask_for_new(self) -> None:
        if not self.new.isVisibleTo(self):
            return
        self.fields.show()
        self.new.hide()
        self.password.hide()
        self.forgotten.hide()
        self.fields.name.setFocus()
        self.make_room()

    def _ask_for_password(self) -> None:
        """Another person is chosen: what was typed was not for them."""
        person = self.people.chosen
        self.pause.stop()
        self.complain("")
        wanted = person is not None and person.id in self.secured
        self.password.ask("" if person is None else person.name)
        self.password.setVisible(wanted)
        self.forgotten.setVisible(wanted)
        self.make_room()

    def _begin_password(self, sign: str) -> None:
        """Who is chosen already need not go to the field first."""
        if self.password.isVisibleTo(self):
            self.password.begin_with(sign)

    def _forgot(self) -> None:
        if opening.can_unlock(self.bench.place.folder):
            self.complain("")
            self.pause.stop()
            self._make_room_for_new()
            self.password.ask_for_recovery()
            self.make_room()
        else:
            self.complain(
                t(
                    "People",
                    "An administrator gives you a new one: Settings, under People. Where it is "
                    "the administrator's own, whoever keeps the key file does, in a terminal: "
                    "python3 -m moderator_app reset-password NAME",
                )
            )

    def _make_room_for_new(self) -> None:
        """Who it is has been said: with large letters a low screen has no room for both."""
        for part in (self.people, self.new, self.explained, self.forgotten):
            part.hide()

    @override
    def carry_out(self) -> None:
        if self._pending or self.pause.is_running:
            return
        typed = self.fields.name.text().strip()
        if self.fields.isVisibleTo(self) and (typed or not self.people.count()):
            person = self._typed()
            new = True
        else:
            person, new = self.people.chosen, False
        if person is not None and (new or self._is_shown(person)):
            self._seat(person, new=new)

    def _is_shown(self, person: Person) -> bool:
        """Whether there is something to show that it is them; if not, the cursor is there."""
        if person.id not in self.secured:
            return True
        if self.password.is_empty:
            self.password.setFocus()
            return False
        if self.password.asks_for_new and not self.password.new.agrees:
            self.complain(t("Password", "The two are not the same. Type it once more."))
            self.password.new.begin_again()
            return False
        return True

    def _typed(self) -> Person | None:
        try:
            return self.fields.person()
        except BadName:
            self.complain(t("People", "Enter a name of at most 20 characters."))
            self.fields.name.setFocus()
        except BadNumber:
            self.complain(t("People", "The duty number has at most 10 characters."))
            self.fields.number.setFocus()
        return None

    def _seat(self, person: Person, *, new: bool) -> None:
        self._pending = True
        self.person = person
        self.main.setEnabled(False)
        proof = NO_PROOF if new or person.id not in self.secured else self.password.proof
        seat = partial(_seat_new, self.seat) if new else self.seat
        self.bench.write(partial(seat, person, proof), self._seated, error=self._refused)

    def _seated(self, _changes: Changes) -> None:
        self.password.clear()
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._pending = False
        self.person = None
        self.main.setEnabled(True)
        if isinstance(error, Refusal):
            self._declined(error)
        elif isinstance(error, Outage) and error.cause is Cause.WRONG_KEY:
            self._declined(Refusal(Reason.SIGN_IN_NO_RECOVERY))
        elif isinstance(error, Outage):
            self.complain(sentences.failed(error))
        else:
            self.bench.complain(error)

    def _declined(self, refusal: Refusal) -> None:
        self.complain(sentences.refused(refusal))
        match refusal.reason:
            case Reason.SIGN_IN_WRONG | Reason.SIGN_IN_PAUSED:
                self.password.again()
                self.pause.begin(int(refusal.detail))
            case Reason.SIGN_IN_SPENT:
                self._make_room_for_new()
                self.password.ask_for_new()
            case Reason.SIGN_IN_POOR:
                self.password.new.begin_again()
        self.make_room()

    def _wait(self, seconds: int) -> None:
        """A wrong password makes everybody wait: say for how long."""
        self.main.setEnabled(not seconds)
        if seconds:
            words = t("Password", "Not right. The next try is possible in {n} s.")
            self.complain(words.format(n=seconds))
        else:
            self.complain(t("Password", "You can try again now."))


class Pause(QObject):
    """Counts the seconds down in which nothing is tried."""

    left = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def begin(self, seconds: int) -> None:
        self._seconds = seconds
        if seconds:
            self._timer.start()
            self.left.emit(seconds)

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._timer.stop()
        self.left.emit(max(0, self._seconds))


def _seat_new(seat: Seat, person: Person, proof: Proof, desk: Desk) -> Changes:
    return desk.shifts.join(person) | seat(person, proof, desk)


def sit_down(person: Person, proof: Proof, desk: Desk) -> Changes:
    """Whoever sat here before and did not hand over simply goes."""
    return desk.shifts.begin(person, proof)


class PeopleDialog(PersonDialog):
    """At the start, when the shift changes, and after the desk was locked."""

    def __init__(
        self,
        bench: Workbench,
        people: Sequence[Person],
        parent: QWidget | None = None,
        *,
        secured: Collection[UUID] = (),
    ) -> None:
        super().__init__(bench, people, sit_down, parent, secured=secured)
        self.fill(self.body)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("People", "Who is at the desk?"))
        self.main.setText(t("People", "Sit down"))
