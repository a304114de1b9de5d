"""What may be done to a case, and what is politely declined."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from moderator_app.core import decisions, undoing
from moderator_app.core.case import Audience, Case, Outcome, Purpose
from moderator_app.core.decisions import BY_HAND, Incoming
from moderator_app.core.events import Draft, Kind
from moderator_app.core.refusals import Reason, Refusal
from tests.stories import AT, CASE, Story

ROADS, WASTE, POWER = UUID(int=0x10), UUID(int=0x20), UUID(int=0x30)


@pytest.fixture
def story() -> Story:
    begun = Story()
    begun.hear()
    return begun


def dispatched(story: Story) -> tuple[UUID, ...]:
    return story.do(decisions.dispatch(story.case, ROADS, (WASTE,), "请办理"))


def replied(story: Story) -> tuple[UUID, ...]:
    return story.do(decisions.reply(story.case, "您好", Purpose.ANSWER, Audience.PUBLIC))


def closed(story: Story) -> tuple[UUID, ...]:
    return story.do(decisions.close(story.case, Outcome.DUPLICATE, "", told=False))


def why(decide: Callable[[], object]) -> Reason:
    with pytest.raises(Refusal) as refused:
        decide()
    assert refused.value.case == CASE
    return refused.value.reason


ON_A_CLOSED_CASE: dict[str, Callable[[Case], tuple[Draft, ...]]] = {
    "claim": lambda c: decisions.claim(c, "anna"),
    "dispatch": lambda c: decisions.dispatch(c, ROADS, (), "请办理"),
    "reply": lambda c: decisions.reply(c, "您好", Purpose.ANSWER, Audience.PUBLIC),
    "set aside": lambda c: decisions.snooze(c, AT + timedelta(days=9), "", AT),
    "close": lambda c: decisions.close(c, Outcome.RESOLVED, "", told=True),
}


@pytest.mark.parametrize("deed", ON_A_CLOSED_CASE)
def test_a_closed_case_is_reopened_before_anything_is_decided_about_it(
    story: Story, deed: str
) -> None:
    closed(story)
    assert why(lambda: ON_A_CLOSED_CASE[deed](story.case)) is Reason.CASE_CLOSED
    story.do(decisions.reopen(story.case, ""))
    assert ON_A_CLOSED_CASE[deed](story.case)


def test_what_happened_to_a_closed_case_can_still_be_written_down(story: Story) -> None:
    dispatched(story)
    closed(story)
    story.do(decisions.answered(story.case, ROADS, "已修复"))
    story.do(decisions.note(story.case, "存档"))
    assert story.case.closure is not None


def test_claiming_what_one_has_already_claimed_writes_nothing(story: Story) -> None:
    story.do(decisions.claim(story.case, "anna"))
    assert decisions.claim(story.case, "anna") == ()
    assert decisions.claim(story.case, "bai") != ()


def test_only_the_one_who_claimed_a_case_lets_it_go(story: Story) -> None:
    assert why(lambda: decisions.release(story.case, "anna")) is Reason.NOT_CLAIMED
    story.do(decisions.claim(story.case, "anna"))
    assert why(lambda: decisions.release(story.case, "bai")) is Reason.NOT_CLAIMED


def test_the_lead_is_no_co_handler_too_and_a_co_handler_is_named_once(story: Story) -> None:
    case = story.case
    assert (
        why(lambda: decisions.dispatch(case, ROADS, (WASTE, ROADS), ""))
        is Reason.LEAD_AMONG_CO_HANDLERS
    )
    (draft,) = decisions.dispatch(case, ROADS, (WASTE, POWER, WASTE), "")
    assert draft.body["co"] == [str(WASTE), str(POWER)]


STEPS: dict[str, Callable[[Case, UUID], tuple[Draft, ...]]] = {
    "told": lambda c, o: decisions.told(c, o, "微信", ""),
    "signed": decisions.signed,
    "answered": lambda c, o: decisions.answered(c, o, "已修"),
    "returned": lambda c, o: decisions.returned(c, o, "非本单位"),
    "hastened": lambda c, o: decisions.hasten(c, o, "电话"),
}


@pytest.mark.parametrize("step", STEPS)
def test_only_an_organisation_that_has_the_case_does_something_with_it(
    story: Story, step: str
) -> None:
    dispatched(story)
    assert why(lambda: STEPS[step](story.case, POWER)) is Reason.NOT_A_HANDLER
    assert STEPS[step](story.case, ROADS)


def test_an_organisation_signs_once_and_only_while_it_has_the_case(story: Story) -> None:
    dispatched(story)
    story.do(decisions.signed(story.case, ROADS))
    assert decisions.signed(story.case, ROADS) == ()
    story.do(decisions.returned(story.case, ROADS, "非本单位"))
    assert why(lambda: decisions.signed(story.case, ROADS)) is Reason.NOT_A_HANDLER
    assert why(lambda: decisions.hasten(story.case, ROADS, "")) is Reason.NOT_A_HANDLER


def test_a_return_needs_its_reason_and_an_answer_its_words(story: Story) -> None:
    dispatched(story)
    case = story.case
    assert why(lambda: decisions.returned(case, ROADS, " \n")) is Reason.REASON_MISSING
    assert why(lambda: decisions.answered(case, ROADS, "")) is Reason.NOTHING_TO_SAY
    assert why(lambda: decisions.note(case, "\t")) is Reason.NOTHING_TO_SAY
    assert (
        why(lambda: decisions.reply(case, " ", Purpose.ASK, Audience.PUBLIC))
        is Reason.NOTHING_TO_SAY
    )


def test_one_reply_at_a_time_is_on_its_way(story: Story) -> None:
    assert why(lambda: decisions.sent(story.case)) is Reason.NO_PENDING_REPLY
    replied(story)
    assert why(lambda: replied(story)) is Reason.REPLY_PENDING
    assert why(lambda: closed(story)) is Reason.REPLY_PENDING
    story.do(decisions.unsent(story.case, "超时"))
    assert why(lambda: decisions.unsent(story.case, "")) is Reason.NO_PENDING_REPLY
    replied(story)


def test_a_case_is_not_woken_in_the_past_nor_when_it_does_not_sleep(story: Story) -> None:
    case = story.case
    assert why(lambda: decisions.snooze(case, story.now, "", story.now)) is Reason.WAKE_IN_THE_PAST
    assert why(lambda: decisions.wake(case)) is Reason.NOT_SET_ASIDE
    assert why(lambda: decisions.reopen(case, "")) is Reason.CASE_NOT_CLOSED


def test_declining_names_its_basis(story: Story) -> None:
    case = story.case
    assert (
        why(lambda: decisions.close(case, Outcome.DECLINED, " ", told=True)) is Reason.BASIS_MISSING
    )
    (draft,) = decisions.close(case, Outcome.DECLINED, " 条例第十二条 ", told=True)
    assert draft.body["basis"] == "条例第十二条"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_citizen_who_was_told_nothing_keeps_the_case_open_unless_it_needs_no_word(
    story: Story, outcome: Outcome
) -> None:
    def close(*, told: bool) -> tuple[Draft, ...]:
        return decisions.close(story.case, outcome, "条例", told=told)

    if outcome in (Outcome.DUPLICATE, Outcome.WITHDRAWN, Outcome.UNREACHABLE):
        assert close(told=False)
    else:
        assert why(lambda: close(told=False)) is Reason.CITIZEN_NOT_TOLD
    assert close(told=True)
    replied(story)
    story.do(decisions.sent(story.case))
    assert close(told=False)


def test_there_is_nothing_to_undo_twice(story: Story) -> None:
    ids = story.do(decisions.claim(story.case, "anna"))
    story.undo(ids)
    assert why(lambda: story.undo(ids)) is Reason.NOTHING_TO_UNDO
    assert why(lambda: story.undo([UUID(int=99)])) is Reason.NOTHING_TO_UNDO


def test_what_came_from_outside_cannot_be_undone(story: Story) -> None:
    assert why(lambda: story.undo([story.events[0].id])) is Reason.CANNOT_BE_UNDONE


def test_what_was_typed_in_can_be_undone_until_something_rests_on_it() -> None:
    story = Story()
    ids = story.hear(origin=BY_HAND)
    note = story.do(decisions.note(story.case, "电话打来"))
    assert why(lambda: story.undo(ids)) is Reason.CANNOT_BE_UNDONE
    story.undo(note)
    story.undo(ids)


def test_a_reply_that_went_out_cannot_be_taken_back(story: Story) -> None:
    lease = replied(story)
    sent = story.do(decisions.sent(story.case))
    assert why(lambda: story.undo(lease)) is Reason.CANNOT_BE_UNDONE
    story.undo(sent)
    story.undo(lease)


def test_a_dispatch_stands_once_its_organisation_has_moved(story: Story) -> None:
    first = dispatched(story)
    told = story.do(decisions.told(story.case, WASTE, "微信", ""))
    assert why(lambda: story.undo(first)) is Reason.CANNOT_BE_UNDONE
    second = story.do(decisions.dispatch(story.case, POWER, (), ""))
    story.undo(second)
    story.undo(told)
    story.undo(first)
    assert story.case.handlings == ()


def test_closing_stands_once_somebody_has_reopened(story: Story) -> None:
    ids = closed(story)
    again = story.do(decisions.reopen(story.case, ""))
    assert why(lambda: story.undo(ids)) is Reason.CANNOT_BE_UNDONE
    story.undo(again)
    story.undo(ids)
    assert story.case.closure is None


def test_an_action_of_several_events_is_taken_back_whole(story: Story) -> None:
    ids = story.do(
        (
            *decisions.claim(story.case, "anna"),
            *decisions.dispatch(story.case, ROADS, (), ""),
            *decisions.reply(story.case, "您好", Purpose.ANSWER, Audience.PUBLIC),
        )
    )
    assert undoing.last_action(story.events, "anna") == ids
    story.undo(ids)
    assert (story.case.claimed_by, story.case.handlings, story.case.replies) == (None, (), ())
    undone = story.events[-1]
    assert undone.body["kinds"] == ["case.claimed", "case.dispatched", "reply.lease"]


def test_the_last_action_is_ones_own_and_the_one_before_it_after_an_undo(story: Story) -> None:
    mine = story.do(decisions.note(story.case, "一"))
    story.person = "bai"
    theirs = story.do(decisions.note(story.case, "二"))
    assert undoing.last_action(story.events, "anna") == mine
    assert undoing.last_action(story.events, "bai") == theirs
    story.undo(theirs)
    assert undoing.last_action(story.events, "bai") == ()


def test_a_message_says_only_what_it_has() -> None:
    bare = decisions.receive(CASE, Incoming("paste", "p", "话", AT), "")
    assert bare.kind is Kind.MESSAGE_RECEIVED
    assert set(bare.body) == {"platform", "post", "text", "received_at"}
    full = Incoming("web", "p", "话", AT, "甲", title="题", extra=(("区县", "北塘"),))
    body = decisions.receive(CASE, full, "20261122-0007").body
    assert (body["number"], body["extra"], body["title"]) == (
        "20261122-0007",
        {"区县": "北塘"},
        "题",
    )
