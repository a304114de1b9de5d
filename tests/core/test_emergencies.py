"""An emergency on a case: marked, called about, counted for the public, and ended with words."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from moderator_app.core import alarms, decisions, raising
from moderator_app.core.case import Audience, Case, Outcome, Purpose, Status
from moderator_app.core.emergencies import FIRST, Danger, likely, script_key
from moderator_app.core.events import Draft
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import Which, next_of, running
from tests.core.clock_rules import at
from tests.core.test_running import RULES, counted, of, which
from tests.stories import Story


@pytest.fixture
def story() -> Story:
    begun = Story()
    begun.hear("楼道里有煤气味")
    return begun


def refused(story: Story, reason: Reason, decide: Callable[[Case], Sequence[Draft]]) -> None:
    with pytest.raises(Refusal) as told:
        story.do(decide(story.case))
    assert told.value.reason is reason


def mark(story: Story, danger: Danger = Danger.GAS) -> None:
    story.do(raising.raised(story.case, danger))


def test_it_stops_no_clock_and_starts_none(story: Story) -> None:
    before = which(story)
    mark(story)
    assert which(story) == before
    assert story.case.emergency is not None
    assert (story.case.emergency.danger, story.case.emergency.by) == (Danger.GAS, "anna")


def test_it_stays_with_us_after_the_citizen_was_answered(story: Story) -> None:
    mark(story)
    story.do(decisions.reply(story.case, "请先撤到室外", Purpose.ANSWER, Audience.PRIVATE))
    story.do(decisions.sent(story.case))
    before = story.case.status
    assert (Which.RESPONSE, True) not in which(story)
    story.do(raising.ended(story.case, "119 已处置，关阀"))
    assert (before, story.case.status) == (Status.WAITING, Status.ANSWERED)


def test_each_call_is_kept_with_its_time_and_person(story: Story) -> None:
    story.do(raising.called(story.case, Danger.GAS, "消防119", "119"))
    story.person = "bai"
    story.do(raising.called(story.case, Danger.GAS, "燃气公司", "96777"))
    assert story.case.emergency is not None
    first, second = story.case.emergency.calls
    assert (first.number, first.by, second.number, second.by) == ("119", "anna", "96777", "bai")
    assert second.at - first.at == timedelta(minutes=1)


def test_marking_twice_changes_nothing_and_another_kind_corrects_it(story: Story) -> None:
    story.do(raising.called(story.case, Danger.OTHER, "消防119", "119"))
    before = story.case.emergency
    assert raising.raised(story.case, Danger.OTHER) == ()
    mark(story, Danger.COLLAPSE)
    assert before is not None
    assert story.case.emergency is not None
    assert story.case.emergency.danger is Danger.COLLAPSE
    assert story.case.emergency.calls == before.calls
    assert story.case.emergency.at == before.at


def test_what_was_set_aside_is_seen_at_once(story: Story) -> None:
    story.do(decisions.snooze(story.case, story.now + timedelta(days=1), "", story.now))
    mark(story)
    assert story.case.snoozed_until is None


def test_nothing_dangerous_is_closed_or_set_aside_before_it_is_over(story: Story) -> None:
    mark(story)
    later = story.now + timedelta(days=1)
    refused(
        story,
        Reason.EMERGENCY_OPEN,
        lambda case: decisions.close(case, Outcome.RESOLVED, "", told=True),
    )
    refused(story, Reason.EMERGENCY_OPEN, lambda case: decisions.snooze(case, later, "", story.now))
    refused(story, Reason.REASON_MISSING, lambda case: raising.ended(case, " "))
    story.do(raising.ended(story.case, "已处置"))
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    refused(story, Reason.NO_EMERGENCY, lambda case: raising.ended(case, "再说一次"))


def test_the_public_is_answered_within_its_hours_day_and_night(story: Story) -> None:
    mark(story, Danger.CROWDS)
    story.do(raising.answer_within(story.case, 48))
    clock = of(story, Which.PUBLIC_OPINION)
    assert clock.due == story.now + timedelta(hours=48)
    assert "61号" in clock.clock.target.source.text
    began = story.now
    story.do(raising.answer_within(story.case, 24))
    assert of(story, Which.PUBLIC_OPINION).due == began + timedelta(hours=24)
    assert raising.answer_within(story.case, 24) == ()
    story.do(raising.ended(story.case, "人群散去"))
    assert (Which.PUBLIC_OPINION, True) in which(story)
    refused(
        story,
        Reason.EMERGENCY_OPEN,
        lambda case: decisions.close(case, Outcome.RESOLVED, "", told=True),
    )
    story.do(raising.public_answered(story.case, "已发情况通报"))
    assert Which.PUBLIC_OPINION not in {kind for kind, _ in which(story)}
    refused(story, Reason.NO_PUBLIC_OPINION, lambda case: raising.public_answered(case, "又发"))


def test_no_other_length_is_a_clock_of_the_public(story: Story) -> None:
    with pytest.raises(ValueError, match="36"):
        raising.answer_within(story.case, 36)


def test_a_closed_case_has_no_clock_to_begin(story: Story) -> None:
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    refused(story, Reason.CASE_CLOSED, lambda case: raising.answer_within(case, 24))


def test_the_public_clock_takes_its_turn_among_the_others(story: Story) -> None:
    story.do(raising.answer_within(story.case, 24))
    first = next_of(running(story.case, RULES))
    assert first is not None
    assert first.which is Which.RESPONSE
    story.do(decisions.reply(story.case, "您好", Purpose.ANSWER, Audience.PUBLIC))
    story.do(decisions.sent(story.case))
    first = next_of(running(story.case, RULES))
    assert first is not None
    assert first.which is Which.PUBLIC_OPINION


def test_its_warning_comes_at_night_too() -> None:
    rules = counted()
    due = at("2026-11-24 03:00")
    now = due - timedelta(minutes=10)
    assert alarms.is_to_be_told(due - timedelta(hours=24), due, now, rules, emergency=True)


def test_an_undo_takes_back_the_last_call_first(story: Story) -> None:
    mark(story)
    (raised,) = [event.id for event in story.events[-1:]]
    tick = story.do(raising.called(story.case, Danger.GAS, "消防119", "119"))
    with pytest.raises(Refusal) as told:
        story.undo([raised])
    assert told.value.reason is Reason.CANNOT_BE_UNDONE
    story.undo(tick)
    assert story.case.emergency is not None
    assert story.case.emergency.calls == ()
    story.undo([raised])
    assert story.case.emergency is None


def test_a_call_whose_emergency_was_overtaken_by_its_end_changes_nothing(story: Story) -> None:
    mark(story)
    late = raising.called(story.case, Danger.GAS, "消防119", "119")
    story.do(raising.ended(story.case, "已处置"))
    story.do(late)
    assert story.case.emergency is None


def test_every_danger_knows_whom_to_call_first_and_its_scripts_have_names_of_their_own() -> None:
    assert all(FIRST[danger] for danger in Danger)
    assert "12356" in FIRST[Danger.SELF_HARM]
    keys = {script_key(danger, leader=who) for danger in Danger for who in (True, False)}
    assert len(keys) == 2 * len(Danger)


@pytest.mark.parametrize(
    ("words", "danger"),
    [
        ("欠薪三个月，再不给我就跳楼", Danger.SELF_HARM),
        ("煤气味很重，我不想活了", Danger.SELF_HARM),
        ("楼道里很浓的燃气味", Danger.GAS),
        ("路面塌陷两米深", Danger.COLLAPSE),
        ("有人拉横幅堵路", Danger.CROWDS),
        ("电线掉在路上冒火花", Danger.OTHER),
    ],
)
def test_the_words_of_a_message_say_where_to_begin_with_somebodys_life_first(
    words: str, danger: Danger
) -> None:
    assert likely(words) is danger
