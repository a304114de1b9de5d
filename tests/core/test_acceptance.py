"""What of a handover is accepted, and from when what is not is the duty leader's."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import acceptance, duty, handover
from moderator_app.core.duty import LONGEST_PATIENCE, PATIENCE, Leader
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.handover import Item, Section, Sheet
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.shift_items import Line, Pending, State
from tests.desks import ANNA, BAI, T0

SHIFT = UUID(int=0x500)
A, B, C = (UUID(int=0x600 + n) for n in range(3))
MINUTE = timedelta(minutes=1)


def sheet(*cases: UUID, known: tuple[UUID, ...] = ()) -> Sheet:
    items = {
        Section.OPEN.value: tuple(_item(case) for case in cases),
        Section.PINNED.value: tuple(_item(case) for case in cases[:1]),
        Section.CLOSED.value: tuple(_item(case) for case in known),
    }
    return Sheet(T0.isoformat(), T0.isoformat(), "安娜", "01", "", "", items, 0, 0, 0)


def _item(case: UUID) -> Item:
    return Item(str(case), "20261122-0001", "", "web", "路灯不亮", "", "")


class Log:
    """The events of one shift, a minute apart unless said otherwise."""

    def __init__(self, *cases: UUID, known: tuple[UUID, ...] = ()) -> None:
        self.events: list[Event] = []
        self._ids = count(1)
        self.at = T0
        body = {"to": "", "sheet": handover.to_body(sheet(*cases, known=known))}
        self.add(Kind.SHIFT_HANDED_OVER, body, ANNA.id)

    def add(self, kind: Kind, body: Mapping[str, object], by: UUID = BAI.id) -> UUID:
        id_ = UUID(int=next(self._ids))
        n = len(self.events) + 1
        self.events.append(
            Event(n, id_, SHIFT, n, str(by), SHIFT, None, None, kind, self.at, True, body)  # noqa: FBT003
        )
        self.at += MINUTE
        return id_

    def write(self, drafts: tuple[Draft, ...], by: UUID = BAI.id) -> tuple[UUID, ...]:
        return tuple(self.add(Kind(draft.kind), draft.body, by) for draft in drafts)

    @property
    def lines(self) -> tuple[Line, ...]:
        return acceptance.fold(self.events)

    @property
    def states(self) -> dict[UUID, State]:
        return {line.case_id: line.state for line in self.lines}


def test_every_case_that_is_owed_is_an_item_once_and_what_is_to_be_read_is_none() -> None:
    log = Log(A, B, known=(C,))
    assert log.states == {A: State.OPEN, B: State.OPEN}


def test_an_item_is_accepted_or_refused_by_whoever_says_so_and_when() -> None:
    log = Log(A, B, C)
    log.write(acceptance.accept(SHIFT, log.lines, [A]))
    log.write(acceptance.refuse(SHIFT, log.lines, B, " 电话没有 "))
    first, second, third = log.lines
    assert (first.state, first.by, first.at) == (State.ACCEPTED, str(BAI.id), T0 + MINUTE)
    assert (second.state, second.why) == (State.REFUSED, "电话没有")
    assert third.state is State.OPEN
    assert acceptance.left(log.lines) == (C,)


def test_what_is_accepted_is_not_accepted_twice_and_what_was_refused_may_be_taken() -> None:
    log = Log(A, B)
    log.write(acceptance.accept(SHIFT, log.lines, [A]))
    assert acceptance.accept(SHIFT, log.lines, [A]) == ()
    log.write(acceptance.refuse(SHIFT, log.lines, B, "电话没有"))
    log.write(acceptance.accept(SHIFT, log.lines, [B]), ANNA.id)
    assert (log.states[B], log.lines[1].by, log.lines[1].why) == (
        State.ACCEPTED,
        str(ANNA.id),
        "",
    )


def test_refusing_needs_a_reason_and_an_item() -> None:
    log = Log(A)
    with pytest.raises(Refusal, match=Reason.REASON_MISSING):
        acceptance.refuse(SHIFT, log.lines, A, " \n")
    with pytest.raises(Refusal, match=Reason.NOT_HANDED_OVER):
        acceptance.refuse(SHIFT, log.lines, C, "不是我们的")
    with pytest.raises(Refusal, match=Reason.NOT_HANDED_OVER):
        acceptance.accept(SHIFT, log.lines, [C])


def test_an_answer_is_taken_back_by_whoever_gave_it_and_the_one_before_stands_again() -> None:
    log = Log(A, B)
    refused = log.write(acceptance.refuse(SHIFT, log.lines, A, "电话没有"))
    accepted = log.write(acceptance.accept(SHIFT, log.lines, [A, B]))
    with pytest.raises(Refusal, match=Reason.CANNOT_BE_UNDONE):
        acceptance.take_back(SHIFT, log.events, accepted, str(ANNA.id))
    log.write(acceptance.take_back(SHIFT, log.events, accepted, str(BAI.id)))
    assert log.states == {A: State.REFUSED, B: State.OPEN}
    log.write(acceptance.take_back(SHIFT, log.events, refused, str(BAI.id)))
    assert log.states == {A: State.OPEN, B: State.OPEN}
    with pytest.raises(Refusal, match=Reason.NOTHING_TO_UNDO):
        acceptance.take_back(SHIFT, log.events, refused, str(BAI.id))


def test_signing_itself_is_not_taken_back() -> None:
    log = Log(A)
    signed = log.events[0].id
    with pytest.raises(Refusal, match=Reason.CANNOT_BE_UNDONE):
        acceptance.take_back(SHIFT, log.events, [signed], str(ANNA.id))


def test_a_handover_taken_over_whole_by_an_earlier_version_left_nothing_behind() -> None:
    log = Log(A, B)
    log.add(Kind.SHIFT_TAKEN_OVER, {})
    assert set(log.states.values()) == {State.ACCEPTED}
    refusing = Log(A, B)
    refusing.write(acceptance.refuse(SHIFT, refusing.lines, A, "电话没有"))
    refusing.add(Kind.SHIFT_TAKEN_OVER, {})
    assert refusing.states == {A: State.REFUSED, B: State.ACCEPTED}


def pending(line: Line) -> Pending:
    return Pending(SHIFT, str(ANNA.id), str(BAI.id), line, True, "", "", "web", "")  # noqa: FBT003


def due_at(line: Line, patience: timedelta = PATIENCE) -> datetime:
    """The first whole minute in which it is the duty leader's."""
    return next(
        at
        for at in (T0 + MINUTE * n for n in range(10_000))
        if acceptance.due([pending(line)], at, patience)
    )


def test_the_time_of_a_refused_item_runs_from_the_refusal() -> None:
    log = Log(A, B)
    log.at = T0 + 10 * MINUTE
    log.write(acceptance.refuse(SHIFT, log.lines, A, "电话没有"))
    assert due_at(log.lines[0]) == T0 + 40 * MINUTE


def test_that_of_one_passed_over_runs_from_when_the_next_person_began() -> None:
    log = Log(A, B)
    assert due_at(log.lines[1]) == T0 + 30 * MINUTE
    log.at = T0 + timedelta(hours=11)
    log.write(acceptance.accept(SHIFT, log.lines, [A]))
    log.at = T0 + timedelta(hours=12)
    log.write(acceptance.accept(SHIFT, log.lines, [A]))
    assert due_at(log.lines[1]) == T0 + timedelta(hours=11, minutes=30)


def test_the_duty_leader_is_told_once_and_of_nothing_that_was_accepted() -> None:
    log = Log(A, B)
    late = T0 + timedelta(hours=1)
    log.write(acceptance.accept(SHIFT, log.lines, [B]))
    left = [pending(line) for line in log.lines if line.state is not State.ACCEPTED]
    (draft,) = acceptance.escalate(acceptance.due(left, late, PATIENCE), Leader("王主任"))
    assert draft.body == {"case": str(A), "to": "王主任"}
    log.write((draft,))
    assert log.lines[0].leader == "王主任"
    assert acceptance.due([pending(log.lines[0])], late, PATIENCE) == ()


def test_beginning_unread_needs_a_reason_and_tells_the_duty_leader_at_once() -> None:
    log = Log(A, B)
    log.write(acceptance.accept(SHIFT, log.lines, [A]))
    other = UUID(int=0x501)
    with pytest.raises(Refusal, match=Reason.REASON_MISSING):
        acceptance.begin_unread(SHIFT, other, log.lines, Leader(), "")
    began, *told = acceptance.begin_unread(SHIFT, other, log.lines, Leader("王主任"), "燃气泄漏")
    assert (began.case_id, began.body) == (other, {"unread": str(SHIFT), "why": "燃气泄漏"})
    assert [(d.case_id, d.body["case"]) for d in told] == [(SHIFT, str(B))]


@pytest.mark.parametrize(
    "minutes", [None, "30", 0, -5, True, 1.5, int(LONGEST_PATIENCE.total_seconds()), 10**30]
)
def test_a_time_that_makes_no_sense_is_the_usual_one(minutes: object) -> None:
    assert duty.leader(_kept(None, 7, minutes)) == Leader("", "", PATIENCE)
    assert duty.leader(_kept("王主任", "139", 45)) == Leader("王主任", "139", 45 * MINUTE)


def _kept(name: object, telephone: object, minutes: object) -> dict[str, object]:
    return {duty.NAME: name, duty.TELEPHONE: telephone, duty.MINUTES: minutes}


@given(st.lists(st.tuples(st.sampled_from("arut"), st.sampled_from((A, B, C))), max_size=20))
def test_whatever_is_answered_and_taken_back_no_item_is_lost(
    story: list[tuple[str, UUID]],
) -> None:
    log = Log(A, B, C)
    written: list[tuple[UUID, ...]] = []
    for deed, case in story:
        if deed == "a":
            written.append(log.write(acceptance.accept(SHIFT, log.lines, [case])))
        elif deed == "r":
            written.append(log.write(acceptance.refuse(SHIFT, log.lines, case, "不清楚")))
        elif deed == "u" and written and (last := written.pop()):
            log.write(acceptance.take_back(SHIFT, log.events, last, str(BAI.id)))
        elif deed == "t":
            log.write(acceptance.escalate([pending(log.lines[0])], Leader()))
    assert set(log.states) == {A, B, C}
    assert set(acceptance.left(log.lines)) == {
        case for case, state in log.states.items() if state is State.OPEN
    }
    for line in log.lines:
        answered = line.state is not State.OPEN
        assert answered is (line.at is not None) is bool(line.by)
