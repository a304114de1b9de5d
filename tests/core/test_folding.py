"""What a case is after everything that can happen to it, and who owes the next move."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.core import consulting, decisions, raising, reviewing
from moderator_app.core.case import Answer, Audience, Delivery, Outcome, Purpose, Stage, Status
from moderator_app.core.emergencies import Danger
from moderator_app.core.events import Draft
from moderator_app.core.folding import fold, summary
from moderator_app.core.refusals import Refusal
from tests.stories import BAI, CASE, Story

ROADS, WASTE, POWER = UUID(int=0x10), UUID(int=0x20), UUID(int=0x30)


@pytest.fixture
def story() -> Story:
    begun = Story()
    begun.hear()
    return begun


def given_to(story: Story, lead: UUID, *co: UUID) -> tuple[UUID, ...]:
    return story.do(decisions.dispatch(story.case, lead, co, "请办理"))


def reply(story: Story, purpose: Purpose = Purpose.ANSWER) -> tuple[UUID, ...]:
    return story.do(decisions.reply(story.case, "您好，已转办。", purpose, Audience.PUBLIC))


def send(story: Story) -> tuple[UUID, ...]:
    return story.do(decisions.sent(story.case))


def test_nothing_that_happened_is_no_case() -> None:
    assert fold([]) is None


def test_a_new_message_waits_for_us_since_it_came(story: Story) -> None:
    case = story.case
    assert case.status is Status.WAITING
    assert case.waiting_since == case.received_at == story.now
    assert (case.messages, case.claimed_by, case.handlings) == (1, None, ())


def test_claiming_says_who_and_changes_nothing_else(story: Story) -> None:
    before = story.case
    story.do(decisions.claim(before, "anna"))
    assert story.case.claimed_by == "anna"
    assert (story.case.status, story.case.waiting_since) == (before.status, before.waiting_since)
    story.do(decisions.release(story.case, "anna"))
    assert story.case.claimed_by is None


def test_sending_a_case_on_does_not_stop_the_citizens_clock(story: Story) -> None:
    given_to(story, ROADS, WASTE)
    case = story.case
    assert [(h.organisation, h.lead, h.stage) for h in case.handlings] == [
        (ROADS, True, Stage.DISPATCHED),
        (WASTE, False, Stage.DISPATCHED),
    ]
    assert case.status is Status.WAITING


def test_a_frozen_reply_is_unsent_until_it_went_out_and_only_then_the_clock_stops(
    story: Story,
) -> None:
    waiting = story.case.waiting_since
    reply(story)
    assert (story.case.status, story.case.waiting_since) == (Status.UNSENT, waiting)
    send(story)
    assert (story.case.status, story.case.waiting_since) == (Status.ANSWERED, None)
    assert story.case.answered_at == story.now


def test_answered_and_sent_on_it_is_with_the_organisation(story: Story) -> None:
    given_to(story, ROADS)
    reply(story)
    send(story)
    assert (story.case.status, story.case.waiting_since) == (Status.DISPATCHED, None)


def test_a_reply_that_did_not_go_out_leaves_the_citizen_waiting(story: Story) -> None:
    waiting = story.case.waiting_since
    reply(story)
    story.do(decisions.unsent(story.case, "接口报错"))
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, waiting)
    assert [r.delivery for r in story.case.replies] == [Delivery.UNSENT]


def test_the_steps_of_an_organisation_are_kept_with_their_times(story: Story) -> None:
    given_to(story, ROADS)
    began = story.now
    story.do(decisions.told(story.case, ROADS, "微信", "李工"))
    assert (story.case.handlings[0].stage, story.case.handlings[0].at) == (Stage.TOLD, story.now)
    story.do(decisions.signed(story.case, ROADS))
    signed = story.now
    story.do(decisions.hasten(story.case, ROADS, "电话"))
    handling = story.case.handlings[0]
    assert (handling.stage, handling.hastened, handling.since) == (Stage.SIGNED, 1, began)
    assert handling.at == signed


def test_an_answer_from_an_organisation_is_our_move_until_the_citizen_is_told(
    story: Story,
) -> None:
    given_to(story, ROADS)
    reply(story)
    send(story)
    story.do(decisions.answered(story.case, ROADS, "已修复"))
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, story.now)
    reply(story)
    send(story)
    assert (story.case.status, story.case.waiting_since) == (Status.ANSWERED, None)


def test_a_lead_that_returns_a_case_leaves_it_with_us_even_after_a_reply(story: Story) -> None:
    given_to(story, ROADS)
    reply(story)
    send(story)
    story.do(decisions.returned(story.case, ROADS, "不属我处职责"))
    returned = story.now
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, returned)
    assert story.case.returns == 1
    reply(story)
    send(story)
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, returned)
    given_to(story, POWER)
    assert (story.case.status, story.case.waiting_since) == (Status.DISPATCHED, None)
    assert [h.organisation for h in story.case.handlings] == [POWER]


def test_a_co_handler_that_returns_it_calls_for_no_other_one_once_the_citizen_knows(
    story: Story,
) -> None:
    given_to(story, ROADS, WASTE)
    story.do(decisions.returned(story.case, WASTE, "与我处无关"))
    reply(story)
    send(story)
    assert story.case.status is Status.DISPATCHED


def test_hastening_one_that_has_answered_puts_the_case_back_with_it(story: Story) -> None:
    given_to(story, ROADS)
    reply(story)
    send(story)
    story.do(decisions.answered(story.case, ROADS, "已修复"))
    story.do(decisions.hasten(story.case, ROADS, "电话"))
    assert story.case.status is Status.DISPATCHED
    assert story.case.handlings[0].since == story.now


def test_a_dispatch_keeps_who_is_busy_and_what_others_have_answered(story: Story) -> None:
    given_to(story, ROADS, WASTE)
    story.do(decisions.signed(story.case, ROADS))
    story.do(decisions.answered(story.case, WASTE, "已清运"))
    given_to(story, POWER, ROADS)
    assert [(h.organisation, h.lead, h.stage) for h in story.case.handlings] == [
        (POWER, True, Stage.DISPATCHED),
        (ROADS, False, Stage.SIGNED),
        (WASTE, False, Stage.ANSWERED),
    ]


def test_a_citizen_asked_back_has_the_next_move_and_gives_it_back_by_writing(
    story: Story,
) -> None:
    reply(story, Purpose.ASK)
    send(story)
    assert (story.case.status, story.case.waiting_since) == (Status.ASKED, None)
    story.hear("在3区门口")
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, story.now)
    assert story.case.messages == 2


def test_words_that_come_while_a_reply_is_on_its_way_are_not_answered_by_it(
    story: Story,
) -> None:
    reply(story)
    story.hear("又坏了一盏")
    heard = story.now
    assert story.case.pending is not None
    send(story)
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, heard)
    reply(story)
    send(story)
    assert story.case.status is Status.ANSWERED


def test_words_that_come_before_the_reply_is_written_are_answered_by_it(story: Story) -> None:
    story.hear("补充：在3区")
    reply(story)
    send(story)
    assert story.case.waiting_since is None


def test_a_second_message_does_not_shorten_the_wait_that_has_begun(story: Story) -> None:
    waiting = story.case.waiting_since
    story.hear("有人吗")
    assert story.case.waiting_since == waiting


def test_a_case_set_aside_sleeps_until_its_hour_or_until_the_citizen_writes(
    story: Story,
) -> None:
    until = story.now + timedelta(hours=4)
    story.do(decisions.snooze(story.case, until, "等现场照片", story.now))
    assert (story.case.snoozed_until, story.case.snoozed_why) == (until, "等现场照片")
    assert story.case.status is Status.WAITING
    story.hear("照片发了")
    assert (story.case.snoozed_until, story.case.snoozed_why) == (None, "")


def test_a_case_set_aside_can_be_woken(story: Story) -> None:
    story.do(decisions.snooze(story.case, story.now + timedelta(hours=4), "", story.now))
    story.do(decisions.wake(story.case))
    assert story.case.snoozed_until is None


def test_closing_ends_every_wait_and_the_sleep(story: Story) -> None:
    given_to(story, ROADS)
    story.do(decisions.snooze(story.case, story.now + timedelta(hours=4), "", story.now))
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    case = story.case
    assert (case.status, case.waiting_since, case.snoozed_until) == (Status.CLOSED, None, None)
    assert case.closure is not None
    assert (case.closure.outcome, case.closure.by, case.closure.at) == (
        Outcome.RESOLVED,
        "anna",
        story.now,
    )


def test_a_closed_case_opens_again_when_the_citizen_writes(story: Story) -> None:
    reply(story)
    send(story)
    story.do(decisions.close(story.case, Outcome.ANSWERED, "", told=False))
    story.hear("还是不亮")
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, story.now)
    assert (story.case.reopened, story.case.closure) == (1, None)


def test_a_closed_case_that_is_reopened_waits_for_us_from_then(story: Story) -> None:
    reply(story)
    send(story)
    story.do(decisions.close(story.case, Outcome.ANSWERED, "", told=False))
    story.do(decisions.reopen(story.case, "回访不满意"))
    assert (story.case.status, story.case.waiting_since) == (Status.WAITING, story.now)
    assert story.case.reopened == 1


def test_a_pin_stays_until_it_is_taken_out(story: Story) -> None:
    story.do(decisions.pin(story.case))
    assert story.case.pinned
    story.do(decisions.note(story.case, "盯一下"))
    assert (story.case.pinned, story.case.notes) == (True, 1)
    story.do(decisions.pin(story.case))
    assert not story.case.pinned


def test_a_case_taken_back_is_no_case_and_received_again_it_is_one(story: Story) -> None:
    fresh = Story()
    ids = fresh.hear(origin=decisions.BY_HAND)
    fresh.undo(ids)
    assert fold(fresh.events) is None
    fresh.hear("第二次录入")
    assert fresh.case.summary == "第二次录入"


def test_an_event_of_a_later_version_is_passed_over(story: Story) -> None:
    before = story.case
    story.do(decisions.note(before, "一句话"))
    last = story.events.pop()
    object.__setattr__(last, "kind", "case.translated")
    story.events.append(last)
    assert story.case == before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  两行\n\t一句  ", "两行 一句"),
        ("长" * 900, "长" * 160),
        ("", ""),
        ("\x00a\u2028b", "\x00a b"),
    ],
)
def test_lists_show_a_message_as_its_first_words_on_one_line(text: str, shown: str) -> None:
    assert summary(text) == shown


DEEDS: tuple[Callable[[Story], tuple[Draft, ...]], ...] = (
    lambda s: decisions.claim(s.case, s.person),
    lambda s: decisions.release(s.case, s.person),
    lambda s: decisions.dispatch(s.case, ROADS, (WASTE,), "请办理"),
    lambda s: decisions.dispatch(s.case, POWER, (), "请办理"),
    lambda s: decisions.told(s.case, ROADS, "微信", ""),
    lambda s: decisions.signed(s.case, WASTE),
    lambda s: decisions.answered(s.case, ROADS, "已修"),
    lambda s: decisions.returned(s.case, POWER, "非本单位"),
    lambda s: decisions.hasten(s.case, ROADS, "电话"),
    lambda s: decisions.reply(s.case, "您好", Purpose.ANSWER, Audience.PUBLIC),
    lambda s: decisions.reply(s.case, "请问在哪", Purpose.ASK, Audience.PRIVATE),
    lambda s: decisions.sent(s.case),
    lambda s: decisions.unsent(s.case, "超时"),
    lambda s: decisions.note(s.case, "备注"),
    lambda s: decisions.snooze(s.case, s.now + timedelta(hours=2), "等", s.now),
    lambda s: decisions.wake(s.case),
    lambda s: decisions.pin(s.case),
    lambda s: decisions.close(s.case, Outcome.EXPLAINED, "", told=True),
    lambda s: decisions.reopen(s.case, "再看"),
    lambda s: raising.raised(s.case, Danger.GAS),
    lambda s: raising.called(s.case, Danger.COLLAPSE, "消防119", "119"),
    lambda s: raising.ended(s.case, "已处置"),
    lambda s: raising.answer_within(s.case, 24),
    lambda s: raising.public_answered(s.case, "已通报"),
    lambda s: reviewing.submit(s.case, "您好", Purpose.ANSWER, Audience.PUBLIC),
    lambda s: reviewing.submit(s.case, "您好！", Purpose.ASK, Audience.PRIVATE, of=_waiting(s)),
    lambda s: reviewing.approve(s.case, _waiting(s), "您好", BAI),
    lambda s: reviewing.approve(s.case, _waiting(s), "您好", BAI, "已用另一稿"),
    lambda s: reviewing.send_back(s.case, _waiting(s), "再缓和些", BAI),
    lambda s: consulting.ask(s.case, (ROADS, WASTE), "归谁？", 1),
    lambda s: consulting.answered(s.case, WASTE, Answer.CONDITIONS, "先断电"),
    lambda s: consulting.taken(s.case, ROADS, "请办理", others=True),
    lambda s: consulting.referred(s.case, "请协调"),
)


def _waiting(story: Story) -> UUID:
    """The reply that waits longest to be approved, or none that there is."""
    return next((one.id for one in story.case.submissions), CASE)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.integers(-1, len(DEEDS) - 1), max_size=14), st.data())
def test_undoing_the_last_action_gives_back_the_case_as_it_was(
    deeds: list[int], data: st.DataObject
) -> None:
    """Whatever has gone before: only the newest decision and the used slots differ."""
    story = Story()
    story.hear()
    for deed in deeds:
        if deed < 0:
            story.hear("又写了一句")
            continue
        before = story.case
        try:
            ids = story.do(DEEDS[deed](story))
        except Refusal:
            assert story.case == before
            continue
        slots = [e.slot for e in story.events if e.applied and e.slot is not None]
        assert len(slots) == len(set(slots))
        assert all(e.applied for e in story.events)
        case = story.case
        assert (case.status is Status.WAITING) == (
            (case.waiting_since is not None or case.emergency is not None) and case.pending is None
        )
        undo = data.draw(st.booleans(), label="undo")
        if ids and undo:
            story.undo(ids)
            after = story.case
            assert replace(before, head=after.head, turns=after.turns) == after


def test_a_reply_taken_back_does_not_stand_in_the_way_of_the_next(story: Story) -> None:
    ids = reply(story)
    story.undo(ids)
    reply(story)
    assert story.case.status is Status.UNSENT
    assert [e.slot for e in story.events if e.slot] == [
        "reply:weibo:p0/1#1",
        "reply:weibo:p0/1#2",
    ]
    send(story)
    reply(story)
    assert story.events[-1].slot == "reply:weibo:p0/2#1"


def test_a_decision_overtaken_by_another_is_kept_and_changes_nothing(story: Story) -> None:
    seen = story.head
    story.do(decisions.claim(story.case, "anna"), seen)
    before = story.case
    story.person = "bai"
    drafts = (
        *decisions.dispatch(before, ROADS, (), "请办理"),
        *decisions.reply(before, "您好", Purpose.ANSWER, Audience.PUBLIC),
    )
    story.do(drafts, seen)
    assert [e.applied for e in story.events] == [True, True, False, False]
    assert story.case == before
    assert story.events[-1].body["text"] == "您好"
    assert story.events[-1].case_id == CASE
