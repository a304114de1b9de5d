"""Shifts by keyboard alone: whoever is on duty, and what they pass on; read from the case file."""

from uuid import UUID

from moderator_app.core import handover
from moderator_app.core.handover import Item, Section, Sheet
from moderator_app.core.rows import Shift, View
from moderator_app.core.shift_items import Line, State
from moderator_app.store.reader import Reader
from tests.journeys.hands import until
from tests.journeys.story import Evening


class Duty(Evening):
    """An evening that others come after."""

    # What was passed on.

    def newest(self) -> Shift:
        """The shift that was handed over last, whether or not anybody has read it."""
        return self.reader.handovers(1)[0]

    def sheet(self) -> Sheet:
        """What it said."""
        shift = self.newest()
        assert shift.sheet is not None
        return handover.from_body(shift.sheet)

    def item(self, section: Section, case: UUID) -> Item:
        """A case where the note has to have it."""
        found = [one for one in self.sheet().items(section) if one.case_id == str(case)]
        assert found, f"{section} lacks it: {self.sheet().items(section)}"
        return found[0]

    def line(self, case: UUID) -> Line:
        """How the newest handover's item stands."""
        return next(one for one in self.newest().items if one.case_id == case)

    def nobodys(self) -> set[UUID]:
        """What was handed over and nobody has accepted."""
        pending, _ = self.reader.unaccepted()
        return {one.line.case_id for one in pending}

    # What is done.

    def sign(self, words: str) -> Shift:
        """Hand the desk over; the note is as things stand now."""
        self.hand_over(words)
        return self.newest()

    def come(self, digit: str) -> None:
        """Say who one is at an unread handover."""
        self.hands.look()
        self.press(digit)
        self.hands.wait(0.5)

    def accept(self, times: int) -> None:
        wanted = self._left() - times
        self.press(*["Y"] * times)
        until(self.hands, lambda: self._left() == wanted, "as many items are accepted")

    def refuse(self, reason: str) -> UUID:
        """The item that is chosen, which is the first nobody has answered for."""
        case = next(one.case_id for one in self.newest().items if one.state is State.OPEN)
        self.press("B")
        self.write(reason)
        self.press("Enter")
        until(self.hands, lambda: self.line(case).state is State.REFUSED, "it is refused")
        return case

    def accept_the_rest_and_begin(self) -> None:
        self.press("Shift+Y")
        until(self.hands, lambda: self._left() == 0, "every item is answered for")
        self.press("Enter")
        self._begins()

    def begin_unread(self, reason: str) -> None:
        """In an emergency: by Tab to the button that says so."""
        self.press("Tab")
        self.press("Enter")
        self.write(reason)
        self.press("Enter")
        self._begins()

    def extend(self, days: int, approver: str) -> UUID:
        """More time for the first case that is with an organisation."""
        case = self.first_of(View.DISPATCHED)
        self.press("X")
        self.write(str(days))
        self.press("Tab", "Tab", "Tab", "Tab")  # past year, month and day
        self.write(approver)
        self.press("Tab")
        self.write("等配件")
        self.press("Tab")
        self.press("Space")
        self.press("Ctrl+Enter")
        self.sees(case, lambda c: bool(c.extensions), "it has more time")
        return case

    def take_what_nobody_accepted(self, case: UUID) -> None:
        """The oldest of it stands first on the note of whoever has just sat down."""
        self.go("Ctrl+0")
        until(self.hands, lambda: case in self.nobodys(), "somebody has to take it")
        self.hands.look()
        self.press("Y")
        until(self.hands, lambda: case not in self.nobodys(), "it is taken")

    def _left(self) -> int:
        return sum(one.state is State.OPEN for one in self.newest().items)

    def _begins(self) -> None:
        until(self.hands, lambda: self.reader.unread_handover() is None, "the shift begins")
        self.hands.look()


def whoever(reader: Reader, number: str) -> str:
    """The id of the person with a duty number."""
    return str(next(p for p in reader.people() if p.number == number).id)
