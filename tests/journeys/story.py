"""One evening at the desk, told in keys; what came of it is read from the case file alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from moderator_app.core import acceptance
from moderator_app.core.case import Case, Stage, Status
from moderator_app.core.rows import View
from moderator_app.store.reader import Reader
from tests.journeys.hands import Hands, until

TRIES = 3


class Evening:
    """The person on duty: presses keys, and looks into the case file to see what they did."""

    def __init__(self, hands: Hands, reader: Reader, person: str) -> None:
        self.hands = hands
        self.reader = reader
        self.person = person
        self.presses = 0

    # What the eyes see.

    def top(self, view: View) -> UUID:
        """The first case of a list, as it stands now."""
        now = datetime.now(UTC)
        keys = self.reader.order(view, now=now, person=self.person)
        assert keys, f"nothing is left in {view}"
        return self.reader.rows(keys[:1])[keys[0]].case_id

    def count(self, view: View) -> int:
        now = datetime.now(UTC)
        return len(self.reader.order(view, now=now, person=self.person))

    def case(self, case: UUID) -> Case:
        dossier = self.reader.dossier(case)
        assert dossier is not None
        return dossier.case

    def sees(self, case: UUID, so: Callable[[Case], bool], what: str) -> None:
        until(self.hands, lambda: so(self.case(case)), f"{what}: {self.case(case)}")

    # What the hands do.

    def press(self, *chords: str) -> None:
        for chord in chords:
            if chord.isascii():
                self.hands.press(chord)
            else:
                self.hands.write(chord)
            self.presses += 1
            self.hands.look()

    def write(self, text: str) -> None:
        self.hands.write(text)
        self.hands.look()

    # The evening.

    def sit_down(self, digit: str) -> None:
        self.press(digit)
        until(self.hands, lambda: self.reader.current_shift() is not None, "somebody sits down")
        self.hands.wait(1.0)
        self.hands.look()

    def end_the_emergency(self) -> UUID:
        """What is dangerous stands first, and stays there until somebody says that it is over."""
        case = self.top(View.INBOX)
        assert self.case(case).emergency is not None
        self.press("F9", "E")
        self.write("现场已围挡，消防确认无人受伤。")
        self.press("Ctrl+Enter")
        self.sees(case, lambda c: c.emergency is None, "the emergency is over")
        self.press("Esc")
        return case

    def give_away(self, digit: str) -> UUID:
        """Read the first case, choose who handles it, answer, go on; then confirm both went out."""
        case = self.top(View.INBOX)
        before = len(self.case(case).replies)
        self.press(digit, "Ctrl+Enter")
        self.sees(case, lambda c: c.pending is not None, "the reply waits to be sent")
        self.hands.look()
        assert self.case(case).lead is not None
        self.press("Y")
        self.sees(case, lambda c: c.pending is None, "the reply went out")
        for _ in self.case(case).handlings:
            if any(h.stage is Stage.DISPATCHED for h in self.case(case).handlings):
                told = sum(h.stage is not Stage.DISPATCHED for h in self.case(case).handlings)
                self.press("Y")
                self.sees(
                    case,
                    lambda c, told=told: (
                        sum(  # type: ignore[misc]
                            h.stage is not Stage.DISPATCHED for h in c.handlings
                        )
                        > told
                    ),
                    "the handler was told",
                )
        assert len(self.case(case).replies) == before + 1
        return case

    def go(self, view: str) -> None:
        self.press(view)

    def first_of(self, view: View) -> UUID:
        self.press("Home")
        return self.top(view)

    def hear_back(self, text: str) -> UUID:
        case = self.first_of(View.DISPATCHED)
        self.press("F")
        if sum(h.is_open for h in self.case(case).handlings) > 1:
            self.press("1")
        self.write(text)
        self.press("Ctrl+Enter")
        self.sees(case, _has(Stage.ANSWERED), "the organisation answered")
        return case

    def take_back(self) -> UUID:
        case = self.first_of(View.DISPATCHED)
        self.press("B")
        if sum(h.is_open for h in self.case(case).handlings) > 1:
            self.press("1")
        self.press("1")
        self.press("Ctrl+Enter")
        self.sees(case, lambda c: c.returns > 0, "the organisation sent it back")
        return case

    def note(self, text: str) -> UUID:
        case = self.first_of(View.DISPATCHED)
        notes = self.case(case).notes
        self.press("N")
        self.write(text)
        self.press("Ctrl+Enter")
        self.sees(case, lambda c: c.notes == notes + 1, "the note is kept")
        return case

    def close_and_think_again(self) -> UUID:
        """Close with an outcome, then take it back."""
        case = self.first_of(View.DISPATCHED)
        before = self.case(case)
        self.press("E", "1", "Enter")
        self.sees(case, lambda c: c.closure is not None, "the case is closed")
        self.press("U")
        self.sees(case, lambda c: c.closure is None, "closing was undone")
        after = self.case(case)
        assert (after.status, after.handlings, after.replies) == (
            before.status,
            before.handlings,
            before.replies,
        )
        return case

    def close(self) -> UUID:
        case = self.first_of(View.DISPATCHED)
        self.press("E", "1", "Enter")
        self.sees(case, lambda c: c.closure is not None, "the case is closed")
        return case

    def set_aside(self) -> UUID:
        case = self.first_of(View.INBOX)
        self.press("S", "1", "Enter")
        self.sees(case, lambda c: c.snoozed_until is not None, "the case is set aside")
        return case

    def answer_the_result(self, text: str) -> UUID:
        """Tell a citizen in our own words what came of it."""
        case = self.first_of(View.INBOX)
        sent = len(self.case(case).replies)
        self.press("R")
        self.write(text)
        self.press("Ctrl+Enter")
        self.sees(case, lambda c: len(c.replies) == sent + 1, "the reply is frozen")
        self.hands.look()
        self.press("Y")
        self.sees(case, lambda c: c.pending is None, "the reply went out")
        return case

    def hand_over(self, words: str) -> None:
        self.press("Ctrl+0")
        self.write(words)
        self.press("Ctrl+Enter", "Ctrl+Enter")
        until(self.hands, lambda: self.reader.unread_handover() is not None, "it is handed over")

    def take_over(self, digit: str) -> None:
        """Say who one is, accept every item, and begin."""
        self.hands.look()
        self.press(digit)
        for _ in range(TRIES):
            # Who sees that the note is not there yet waits, and presses again.
            self.hands.wait(1.0)
            if not self._nothing_is_left():
                self.press("Shift+Y")
        until(self.hands, self._nothing_is_left, "every item is accepted")
        self.press("Enter")
        until(self.hands, lambda: self.reader.unread_handover() is None, "it is taken over")
        self.hands.look()

    def _nothing_is_left(self) -> bool:
        shift = self.reader.unread_handover()
        return shift is not None and not acceptance.left(shift.items)

    def number_shown(self) -> str:
        """The number of the case on the screen, as the desk copies it."""
        self.press(".")
        self.hands.wait(1.0)
        return self.hands.copied()

    def finds(self, number: str, text: str, field: str) -> None:
        """Find a case by what one remembers of it, in the field that a key opens. Who sees that
        the fingers slipped types it again."""
        shown: list[str] = []
        while number not in shown:
            assert len(shown) < TRIES, f"{text!r} led to {shown}, not to {number}"
            self.press(field)
            self.write(text)
            self.press("Enter")
            shown.append(self.number_shown())


def whole_evening(evening: Evening, *, cases: int) -> None:
    """Give `cases` away, hear back, send back, answer, close, undo, hand over; then the next
    person finds an old case in three ways."""
    evening.go("Ctrl+1")
    evening.end_the_emergency()
    evening.go("Ctrl+4")
    evening.go("Ctrl+1")
    evening.press("Home")
    given = [evening.give_away(str(1 + n % 9)) for n in range(cases)]
    assert len(set(given)) == cases
    assert all(evening.case(case).status is Status.DISPATCHED for case in given)
    evening.go("Ctrl+4")
    heard = [evening.hear_back("已到现场处理完毕。") for _ in range(3)]
    evening.take_back()
    evening.go("Ctrl+1")
    for case in heard:
        assert evening.case(case).waiting_since is not None, "the citizen is to be told"
    evening.answer_the_result("您反映的问题已处理，请您再看看。")
    evening.set_aside()
    evening.go("Ctrl+4")
    evening.note("家属说下午三点后在家。")
    evening.close_and_think_again()
    evening.close()
    evening.hand_over("今晚降温，注意管道。")
    evening.take_over("2")
    old = evening.case(given[0])
    words = old.summary[2:10].replace("，", " ")
    evening.finds(old.number, old.number, "Ctrl+K")
    evening.finds(old.number, words, "Ctrl+K")
    evening.finds(old.number, f"{old.author} {words}", "Ctrl+7")


def _has(stage: Stage) -> Callable[[Case], bool]:
    return lambda case: any(h.stage is stage for h in case.handlings)
