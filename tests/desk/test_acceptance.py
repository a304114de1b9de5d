"""One shift takes over from another: what is refused or passed over is nobody's loss."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import handover
from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.deadlines import Extension
from moderator_app.core.duty import Leader
from moderator_app.core.erasing import STRUCK, Ground
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.handover import Section, Sheet
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.passwords import Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Shift
from moderator_app.core.shift_items import Pending, State
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.store import acceptance, records
from moderator_app.store.store import fingerprint
from tests.desks import ANNA, BAI, ROADS, T0, WASTE, Ticking, a_desk, incoming

CHEN = Person(UUID(int=3), "陈晨", "03")
TYPED = "一句不短的话12"
REPLY = Words("您好，已转办。", Purpose.ANSWER, Audience.PUBLIC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        for person in (ANNA, BAI, CHEN):
            opened.shifts.save_person(person)
        opened.directory.save_organisation(Organisation(ROADS, "市政处", Kind.DEPARTMENT))
        opened.shifts.begin(ANNA)
        yield opened


def head(desk: Desk, case: UUID) -> UUID:
    return desk.session.case(case).head


def heard(desk: Desk, *posts: str) -> list[UUID]:
    return [desk.intake.by_hand(incoming(post))[0] for post in posts]


def hand_over(desk: Desk, to: Person = BAI, words: str = "") -> Shift:
    desk.shifts.hand_over(desk.shifts.sheet(words, to.name))
    shift = records.unread_handover(desk.session.store.connection)
    assert shift is not None
    return shift


def pending(desk: Desk) -> tuple[Pending, ...]:
    return acceptance.pending(desk.session.store.connection)


def note(desk: Desk) -> Sheet:
    return desk.shifts.sheet("", "")


def cases_of(sheet: Sheet, section: Section) -> list[UUID]:
    return [UUID(one.case_id) for one in sheet.items(section)]


def later(desk: Desk, minutes: int) -> None:
    clock = desk.session.now
    assert isinstance(clock, Ticking)
    clock.at += timedelta(minutes=minutes)


def test_the_shift_begins_when_every_item_is_accepted_or_refused(desk: Desk) -> None:
    a, b = heard(desk, "a", "b")
    shift = hand_over(desk)
    desk.acceptance.arrive(shift.id, BAI)
    desk.acceptance.accept(shift.id, [a], BAI)
    with pytest.raises(Refusal, match=Reason.ITEMS_LEFT) as refused:
        desk.acceptance.take_over(shift.id, BAI)
    assert refused.value.detail == "1"
    desk.acceptance.refuse(shift.id, b, "电话没留", BAI)
    desk.acceptance.take_over(shift.id, BAI)
    assert desk.person == BAI
    with pytest.raises(Refusal, match=Reason.TAKEN_OVER_ALREADY):
        desk.acceptance.arrive(shift.id, BAI)
    with pytest.raises(Refusal, match=Reason.TAKEN_OVER_ALREADY):
        desk.acceptance.take_over(shift.id, CHEN)


def test_what_is_refused_stays_with_its_giver_until_somebody_takes_it(desk: Desk) -> None:
    a, b = heard(desk, "a", "b")
    shift = hand_over(desk)
    desk.acceptance.accept_all_left(shift.id, BAI)
    desk.acceptance.refuse(shift.id, a, "电话没留", BAI)
    desk.acceptance.take_over(shift.id, BAI)
    (left,) = pending(desk)
    assert (left.line.case_id, left.giver, left.taker) == (a, str(ANNA.id), str(BAI.id))
    (item,) = note(desk).items(Section.UNACCEPTED)
    assert (item.giver, item.taker, item.remark) == ("安娜", "白雪", "电话没留")
    desk.acceptance.accept(shift.id, [a], CHEN)
    assert pending(desk) == ()
    assert note(desk).items(Section.UNACCEPTED) == ()
    assert b in cases_of(note(desk), Section.OPEN)


def test_whoever_sat_down_with_a_password_takes_it_and_nobody_takes_it_in_their_name(
    desk: Desk,
) -> None:
    (a,) = heard(desk, "a")
    desk.session.person = BAI
    desk.signing.choose("", TYPED)
    desk.session.person = ANNA
    shift = hand_over(desk)
    desk.acceptance.arrive(shift.id, ANNA)
    desk.acceptance.refuse(shift.id, a, "缺要素", ANNA)
    desk.acceptance.take_over(shift.id, ANNA)
    with pytest.raises(Refusal, match=Reason.SIGN_IN_NEEDED):
        desk.acceptance.accept(shift.id, [a], BAI)
    desk.shifts.begin(BAI, Proof(TYPED))
    taken = desk.acceptance.accept(shift.id, [a], BAI)
    assert pending(desk) == ()
    desk.acceptance.take_back(shift.id, taken.events, BAI)
    assert [one.line.case_id for one in pending(desk)] == [a]


def test_after_the_set_time_it_is_the_duty_leaders_with_both_names(desk: Desk) -> None:
    desk.acceptance.follow(Leader(" 王主任 ", "66001234", timedelta(minutes=10)))
    (a,) = heard(desk, "a")
    shift = hand_over(desk)
    desk.acceptance.refuse(shift.id, a, "电话没留", BAI)
    desk.acceptance.take_over(shift.id, BAI)
    assert desk.acceptance.escalate().events == ()
    later(desk, 15)
    (event,) = desk.acceptance.escalate().events
    (told,) = pending(desk)
    assert told.line.leader == "王主任"
    assert told.line.told is not None
    assert (told.giver, told.taker) == (str(ANNA.id), str(BAI.id))
    history = desk.session.store.log.history(shift.id)
    assert history[-1].id == event
    assert history[-1].kind == "shift.item_escalated"
    assert desk.acceptance.escalate().events == ()
    desk.acceptance.accept(shift.id, [a], CHEN)
    assert pending(desk) == ()


def test_a_case_that_was_closed_is_nobodys_to_take_any_more(desk: Desk) -> None:
    (a,) = heard(desk, "a")
    shift = hand_over(desk)
    desk.acceptance.refuse(shift.id, a, "电话没留", BAI)
    desk.acceptance.take_over(shift.id, BAI)
    desk.cases.close(a, head(desk, a), Outcome.EXPLAINED, "", told=True)
    later(desk, 60)
    assert pending(desk) == ()
    assert desk.acceptance.escalate().events == ()


def test_a_handover_that_is_on_its_way_is_on_nobodys_list(desk: Desk) -> None:
    heard(desk, "a")
    hand_over(desk)
    (coming,) = pending(desk)
    assert not coming.is_stuck
    desk.session.person = CHEN
    assert note(desk).items(Section.UNACCEPTED) == ()
    later(desk, 40)
    assert len(desk.acceptance.escalate().events) == 1
    assert len(note(desk).items(Section.UNACCEPTED)) == 1


def test_a_shift_that_begins_unread_is_written_down_and_said_at_the_next_handover(
    desk: Desk,
) -> None:
    desk.acceptance.follow(Leader("王主任"))
    a, b = heard(desk, "a", "b")
    shift = hand_over(desk)
    desk.acceptance.accept(shift.id, [a], BAI)
    with pytest.raises(Refusal, match=Reason.REASON_MISSING):
        desk.acceptance.begin_unread(shift.id, BAI, "  ")
    with pytest.raises(Refusal, match=Reason.HANDOVER_UNREAD):
        desk.shifts.begin(BAI)
    desk.acceptance.begin_unread(shift.id, BAI, "燃气泄漏，先处置")
    assert desk.person == BAI
    (left,) = pending(desk)
    assert (left.line.case_id, left.line.leader, left.taker) == (b, "王主任", str(BAI.id))
    sheet = note(desk)
    (unread,) = sheet.unread
    assert (unread.giver, unread.taker, unread.why) == ("安娜", "白雪", "燃气泄漏，先处置")
    assert handover.from_body(handover.to_body(sheet)) == sheet
    third = hand_over(desk, CHEN)
    desk.acceptance.accept_all_left(third.id, CHEN)
    desk.acceptance.take_over(third.id, CHEN)
    assert pending(desk) == ()
    assert note(desk).unread == ()
    newest, skipped = records.handovers(desk.session.store.connection)
    assert (newest.id, skipped.id) == (third.id, shift.id)
    assert (skipped.skipped_by, skipped.skipped_why) == (str(BAI.id), "燃气泄漏，先处置")


def test_what_nobody_accepted_twice_stays_with_the_first_who_handed_it_over(desk: Desk) -> None:
    (a,) = heard(desk, "a")
    first = hand_over(desk)
    desk.acceptance.refuse(first.id, a, "电话没留", BAI)
    desk.acceptance.take_over(first.id, BAI)
    second = hand_over(desk, CHEN)
    desk.acceptance.refuse(second.id, a, "还是没有电话", CHEN)
    desk.acceptance.take_over(second.id, CHEN)
    (left,) = pending(desk)
    assert (left.shift, left.giver) == (first.id, str(ANNA.id))
    desk.acceptance.accept(second.id, [a], CHEN)
    assert pending(desk) == ()


def test_answers_come_out_the_same_when_folded_again(desk: Desk) -> None:
    a, b, c = heard(desk, "a", "b", "c")
    shift = hand_over(desk)
    desk.acceptance.accept(shift.id, [a, b], BAI)
    taken = desk.acceptance.accept(shift.id, [c], BAI)
    desk.acceptance.take_back(shift.id, taken.events, BAI)
    assert acceptance.lines(desk.session.store.connection, shift.id)[2].state is State.OPEN
    desk.acceptance.refuse(shift.id, b, "不清楚", BAI)
    desk.acceptance.begin_unread(shift.id, BAI, "紧急")
    connection = desk.session.store.connection
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before
    states = {line.case_id: line.state for line in acceptance.lines(connection, shift.id)}
    assert states == {a: State.ACCEPTED, b: State.REFUSED, c: State.OPEN}


# What the sheet says.


def five_days() -> Following:
    source = Source("自定", Trust.WEAK)
    five = Target(Goal.RESOLUTION, 5, Unit.WORKING_DAY, source, longest_extension=5)
    targets = {**DEFAULT.targets, (Goal.RESOLUTION, ""): five}
    return Following(replace(DEFAULT, targets=targets))


def test_a_return_and_an_extension_are_said_with_who_gave_it(desk: Desk) -> None:
    desk.clocks.follow(five_days())
    desk.clocks.settle()
    (a,) = heard(desk, "a")
    desk.cases.commit(a, head(desk, a), to=Handover(ROADS, (), "请办理"), reply=REPLY)
    desk.cases.sent(a)
    desk.cases.told(a, ROADS, "微信", "")
    more = Extension(2, "分管局长", T0, citizen_told=True, reason="等配件")
    desk.clocks.extend(a, head(desk, a), more)
    (waiting,) = note(desk).items(Section.WAITING)
    assert (waiting.extensions, waiting.approver) == (1, "分管局长")
    desk.cases.returned(a, ROADS, "非本单位")
    (item,) = note(desk).items(Section.OPEN)
    assert (item.case_id, item.returns, item.clock) == (str(a), 1, "response")


def test_what_is_answered_and_still_has_a_clock_is_open_by_it(desk: Desk) -> None:
    desk.clocks.follow(five_days())
    desk.clocks.settle()
    a, b = heard(desk, "a", "b")
    desk.cases.commit(a, head(desk, a), to=None, reply=REPLY)
    desk.cases.sent(a)
    sheet = note(desk)
    assert cases_of(sheet, Section.OPEN) == [b, a]
    assert [one.clock for one in sheet.items(Section.OPEN)] == ["response", "resolution"]


@pytest.mark.parametrize("by_the_days", [True, False])
def test_what_a_citizen_was_asked_is_handed_over_though_its_clock_stands(
    desk: Desk, by_the_days: bool
) -> None:
    """It is on no list of its own, and whoever asked has gone home."""
    if by_the_days:
        desk.clocks.follow(five_days())
        desk.clocks.settle()
    (a,) = heard(desk, "a")
    question = Words("请问是哪一盏灯？", Purpose.ASK, Audience.PUBLIC)
    desk.cases.commit(a, head(desk, a), to=None, reply=question)
    desk.cases.sent(a)
    assert cases_of(note(desk), Section.OPEN) == [a]
    desk.cases.close(a, head(desk, a), Outcome.UNREACHABLE, "", told=False)
    assert cases_of(note(desk), Section.OPEN) == []


def test_a_lead_that_answers_after_all_ends_the_dispute(desk: Desk) -> None:
    desk.clocks.follow(five_days())
    desk.clocks.settle()
    (a,) = heard(desk, "a")
    desk.cases.commit(a, head(desk, a), to=Handover(ROADS, (WASTE,), "请办"), reply=None)
    desk.cases.returned(a, ROADS, "非本单位")
    desk.cases.answered(a, WASTE, "我们的部分已办")
    (dispute,) = desk.session.case(a).freezes
    assert dispute.until is None
    desk.cases.answered(a, ROADS, "已协调，由我们办结")
    (dispute,) = desk.session.case(a).freezes
    assert dispute.until is not None
    desk.cases.commit(a, head(desk, a), to=None, reply=REPLY)
    desk.cases.sent(a)
    (item,) = note(desk).items(Section.OPEN)
    assert (item.case_id, item.clock) == (str(a), "resolution")


def test_two_open_cases_at_one_place_are_said_together_and_a_closed_one_is_not(desk: Desk) -> None:
    posts = {
        "a": "建设路与嵩山路路口井盖坏了",
        "b": "建设路与嵩山路路口又有井盖响",
        "c": "云溪路路灯不亮",
        "d": "云溪路路灯又不亮",
    }
    made = {key: desk.intake.by_hand(incoming(key, text))[0] for key, text in posts.items()}
    desk.cases.close(made["d"], head(desk, made["d"]), Outcome.EXPLAINED, "", told=True)
    together = note(desk).items(Section.SAME_PLACE)
    assert {UUID(one.case_id) for one in together} == {made["a"], made["b"]}
    assert len({one.remark for one in together}) == 1


def test_what_was_closed_and_opened_again_in_this_shift_is_to_be_read(desk: Desk) -> None:
    a, b, c = heard(desk, "a", "b", "c")
    for case in (a, b, c):
        desk.cases.close(case, head(desk, case), Outcome.EXPLAINED, "", told=True)
    desk.cases.reopen(a, head(desk, a), "市民说没修好")
    desk.intake.add(c, incoming("c2", "还是不亮"))
    sheet = note(desk)
    assert cases_of(sheet, Section.CLOSED) == [b]
    again = {UUID(one.case_id): one.remark for one in sheet.items(Section.REOPENED)}
    assert again == {a: "市民说没修好", c: ""}
    assert set(map(UUID, sheet.owed)) == {a, c}
    assert sheet.closed == 1
    hand_over(desk)
    desk.session.person = BAI
    assert note(desk).items(Section.CLOSED) != ()


def test_telephone_calls_are_said_and_one_that_was_taken_back_is_not(desk: Desk) -> None:
    a, b = heard(desk, "a", "b")
    desk.cases.note(a, "电话 138****5678：打通了", call=True)
    desk.cases.note(a, "只是一条备注")
    undone = desk.cases.note(b, "电话：没人接", call=True)
    desk.cases.undo(b, undone.events)
    (call,) = note(desk).items(Section.CALLS)
    assert (UUID(call.case_id), call.remark) == (a, "电话 138****5678：打通了")


def test_a_pinned_case_brings_its_newest_note(desk: Desk) -> None:
    (a,) = heard(desk, "a")
    desk.cases.pin(a)
    desk.cases.note(a, "先")
    desk.cases.note(a, "明早九点\n回电")
    (item,) = note(desk).items(Section.PINNED)
    assert item.remark == "明早九点 回电"


# What a citizen has erased.


def test_an_erased_citizen_is_in_no_reason_and_no_note_of_a_shift(desk: Desk) -> None:
    phone = "13955667788"
    a, _ = desk.intake.by_hand(incoming("a", f"糖画摊被砸，电话{phone}"))
    (b,) = heard(desk, "b")
    desk.cases.note(a, "匠人腿脚不便")
    desk.cases.pin(a)
    desk.cases.note(b, f"同一人又打来 {phone}", call=True)
    first = hand_over(desk)
    desk.acceptance.refuse(first.id, a, "匠人的电话打不通", BAI)
    desk.acceptance.refuse(first.id, b, f"先问 {phone}", BAI)
    desk.acceptance.begin_unread(first.id, BAI, f"{phone} 正在线上")
    hand_over(desk, CHEN)
    desk.session.person = ANNA
    desk.erase([a], Ground.REQUEST, "本人申请")
    connection = desk.session.store.connection
    bodies = [body for (body,) in connection.execute("SELECT body FROM event")]
    tables = str(connection.execute("SELECT * FROM shift_item").fetchall())
    tables += str(connection.execute("SELECT * FROM shift").fetchall())
    for words in (phone, "匠人", "糖画摊"):
        assert not [body for body in bodies if words in body]
        assert words not in tables
    (b_line,) = [one for one in acceptance.lines(connection, first.id) if one.case_id == b]
    assert b_line.why == f"先问 {STRUCK}"
    skipped = records.handover(connection, first.id)
    assert skipped is not None
    assert skipped.skipped_why == f"{STRUCK} 正在线上"
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before
