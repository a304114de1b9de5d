"""Calling a citizen back: who is due, what a call comes to, and how the calls are counted."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from moderator_app.core import calling_back, decisions, undoing
from moderator_app.core.calling_back import CallingBack
from moderator_app.core.case import Heard, Outcome
from moderator_app.core.following import Following
from moderator_app.core.following import rules as counted_by
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.targets import Unit
from moderator_app.desk.opening import ZONE
from moderator_app.system import holidays
from tests.stories import CASE, Story

RULES = counted_by(Following(), holidays.announced(), ZONE)
USUAL = CallingBack()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def closed() -> Story:
    story = Story()
    story.hear()
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    return story


def call(story: Story, heard: Heard, words: str = "") -> tuple[UUID, ...]:
    return story.do(calling_back.call_back(story.case, heard, words))


def test_a_closed_case_is_to_be_called_from_then_on(closed: Story) -> None:
    assert closed.case.closure is not None
    assert calling_back.pending_since(closed.case) == closed.case.closure.at


@pytest.mark.parametrize(("heard", "words"), [(Heard.SATISFIED, ""), (Heard.UNSATISFIED, "仍漏")])
def test_whoever_has_said_how_it_is_is_called_no_more(
    closed: Story, heard: Heard, words: str
) -> None:
    call(closed, heard, words)
    assert calling_back.pending_since(closed.case) is None
    (made,) = closed.case.call_backs
    assert (made.heard, made.words, made.by, made.at) == (heard, words, "anna", closed.now)


def test_who_cannot_be_reached_is_tried_three_times(closed: Story) -> None:
    for _ in range(2):
        call(closed, Heard.UNREACHED)
        assert calling_back.pending_since(closed.case) == closed.now
    call(closed, Heard.UNREACHED)
    assert calling_back.pending_since(closed.case) is None


def test_a_case_closed_a_second_time_is_called_about_anew(closed: Story) -> None:
    call(closed, Heard.UNSATISFIED, "没修好")
    closed.do(decisions.reopen(closed.case, "没修好"))
    assert calling_back.pending_since(closed.case) is None
    closed.do(decisions.close(closed.case, Outcome.RESOLVED, "", told=True))
    assert calling_back.pending_since(closed.case) == closed.now


def test_what_is_not_satisfied_with_has_to_be_said(closed: Story) -> None:
    with pytest.raises(Refusal, match=Reason.REASON_MISSING):
        calling_back.call_back(closed.case, Heard.UNSATISFIED, " ")


def test_an_open_case_is_not_called_back() -> None:
    story = Story()
    story.hear()
    assert calling_back.pending_since(story.case) is None
    with pytest.raises(Refusal, match=Reason.CASE_NOT_CLOSED):
        calling_back.call_back(story.case, Heard.SATISFIED, "")


def test_a_closing_that_was_called_about_stays(closed: Story) -> None:
    closing = closed.events[-1].id
    made = call(closed, Heard.SATISFIED)
    with pytest.raises(Refusal, match=Reason.CANNOT_BE_UNDONE):
        undoing.undo(CASE, closed.events, [closing])
    closed.undo(made)
    assert closed.case.call_backs == ()
    assert calling_back.pending_since(closed.case) is not None


# When.


def test_the_call_is_due_on_the_next_working_day_unless_the_rule_or_the_desk_says_other() -> None:
    friday = at("2026-11-27 15:00")
    assert USUAL.due(friday, RULES) == at("2026-11-30 18:00")
    assert CallingBack(days=2).due(friday, RULES) == at("2026-12-01 18:00")
    in_days = CallingBack(days=1, unit=Unit.CALENDAR_DAY)
    assert in_days.due(friday, RULES) == at("2026-11-28 18:00")


@pytest.mark.parametrize("rule", [USUAL, CallingBack(days=3), CallingBack(days=0)])
@pytest.mark.parametrize("now", [at("2026-11-25 09:00"), at("2026-10-08 23:59")])
def test_the_list_holds_who_is_due_by_the_end_of_today(rule: CallingBack, now: datetime) -> None:
    first, last = rule.span(now, RULES)
    tonight = now.replace(hour=0, minute=0) + timedelta(days=1)
    assert now - first == timedelta(days=28)
    assert rule.due(last, RULES) <= tonight
    later = last + timedelta(minutes=1)
    assert later > now or rule.due(later, RULES) > tonight


def test_only_chosen_outcomes_are_called_about_and_not_for_ever() -> None:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    lately = now - timedelta(days=2)
    assert USUAL.calls(Outcome.RESOLVED, lately, now)
    assert not USUAL.calls(Outcome.WITHDRAWN, lately, now)
    assert not USUAL.calls(None, lately, now)
    assert not USUAL.calls(Outcome.RESOLVED, now - timedelta(days=29), now)
    assert not CallingBack(on=False).calls(Outcome.RESOLVED, lately, now)


@pytest.mark.parametrize(
    "rule", [USUAL, CallingBack(on=False, outcomes=frozenset({Outcome.PARTLY}), days=5)]
)
def test_the_rule_is_kept_as_it_was_chosen(rule: CallingBack) -> None:
    assert calling_back.from_setting(calling_back.to_setting(rule)) == rule


@pytest.mark.parametrize("value", [None, 3, {"days": -4}, {"outcomes": ["?"]}, {"unit": "moon"}])
def test_what_makes_no_sense_is_as_on_a_new_desk(value: object) -> None:
    assert calling_back.from_setting(value) == USUAL
