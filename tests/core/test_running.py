"""Which clocks a case has at every turn of its life, and which of them stand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import alarms, decisions, extending, following, workdays
from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.clock_profiles import Profile, spans_of
from moderator_app.core.deadlines import Extension, FreezeReason, Objection, due
from moderator_app.core.events import Draft, Kind
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.records import BadRecord
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import Running, Which, next_of, resolution, running
from moderator_app.core.targets import Event, Goal, Source, Target, Trust, Unit
from moderator_app.core.workdays import OwnDay
from moderator_app.core.worktime import Schedule, Span
from tests.core import arrangements
from tests.core.clock_rules import SHANGHAI, at
from tests.stories import CASE, Story

ROADS, WASTE = UUID(int=0x10), UUID(int=0x20)
TOLD = Extension(2, "分管局长", at("2026-11-23 09:00"), citizen_told=True, reason="等配件")


def counted(
    unit: Unit = Unit.WORKING_DAY, since: Event = Event.RECEIVED, cap: int | None = 3
) -> following.Rules:
    """Two hours for the first word and five of `unit` for the resolution."""
    source = Source("本单位自定", Trust.OWN)
    targets = {
        (Goal.RESPONSE, ""): Target(Goal.RESPONSE, 2, Unit.HOUR, source),
        (Goal.RESOLUTION, ""): Target(
            Goal.RESOLUTION, 5, unit, source, since, longest_extension=cap
        ),
    }
    profile = Profile("own", "自定义", targets, DEFAULT.work, DEFAULT.duty)
    return following.rules(Following(profile), arrangements.announced(), SHANGHAI)


RULES = counted()


@pytest.fixture
def story() -> Story:
    begun = Story()
    begun.hear()
    return begun


def which(story: Story, rules: following.Rules = RULES) -> list[tuple[Which, bool]]:
    """The clocks of the case, and whether each of them ticks."""
    return [(one.which, one.due is not None) for one in running(story.case, rules)]


def of(story: Story, kind: Which, rules: following.Rules = RULES) -> Running:
    return next(one for one in running(story.case, rules) if one.which is kind)


def give(story: Story, lead: UUID = ROADS) -> None:
    story.do(decisions.dispatch(story.case, lead, (), "请办理"))


def say(story: Story, purpose: Purpose) -> None:
    story.do(decisions.reply(story.case, "您好", purpose, Audience.PUBLIC))
    story.do(decisions.sent(story.case))


def reasons(story: Story) -> list[tuple[FreezeReason, bool]]:
    return [(one.reason, one.until is None) for one in story.case.freezes]


def test_a_message_starts_both_clocks_and_the_reply_ends_the_first(story: Story) -> None:
    assert which(story) == [(Which.RESPONSE, True), (Which.RESOLUTION, True)]
    assert of(story, Which.RESPONSE).due == story.now + timedelta(hours=2)
    say(story, Purpose.ANSWER)
    assert which(story) == [(Which.RESOLUTION, True)]
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    assert which(story) == []


def test_a_reply_that_only_waits_to_go_out_stops_nothing(story: Story) -> None:
    story.do(decisions.reply(story.case, "您好", Purpose.ANSWER, Audience.PUBLIC))
    assert (Which.RESPONSE, True) in which(story)


def test_the_response_begins_with_the_oldest_word_that_nobody_answered(story: Story) -> None:
    first = story.now
    story.hear("还没修")
    assert of(story, Which.RESPONSE).clock.start == first
    say(story, Purpose.ANSWER)
    story.hear("又坏了")
    assert of(story, Which.RESPONSE).clock.start == story.now


def test_the_resolution_stands_while_the_citizen_has_been_asked(story: Story) -> None:
    before = of(story, Which.RESOLUTION).due
    say(story, Purpose.ASK)
    assert which(story) == [(Which.RESOLUTION, False)]
    story.now += timedelta(days=3)
    story.hear("在文澜路3号")
    assert reasons(story) == [(FreezeReason.CITIZEN, False)]
    after = of(story, Which.RESOLUTION).due
    assert before is not None
    assert after is not None
    assert after > before


def test_words_that_crossed_our_question_leave_nothing_to_stand(story: Story) -> None:
    story.do(decisions.reply(story.case, "在哪里？", Purpose.ASK, Audience.PUBLIC))
    story.hear("在文澜路")
    story.do(decisions.sent(story.case))
    assert reasons(story) == []


def test_the_resolution_stands_from_a_return_until_somebody_else_has_it(story: Story) -> None:
    give(story)
    story.do(decisions.returned(story.case, ROADS, "非本单位"))
    assert reasons(story) == [(FreezeReason.DISPUTE, True)]
    assert which(story) == [(Which.RESPONSE, True), (Which.RESOLUTION, False)]
    give(story, WASTE)
    assert reasons(story) == [(FreezeReason.DISPUTE, False)]
    assert (Which.FEEDBACK, True) in which(story)


def test_the_return_of_a_helper_disputes_nothing(story: Story) -> None:
    story.do(decisions.dispatch(story.case, ROADS, (WASTE,), ""))
    story.do(decisions.returned(story.case, WASTE, "非本单位"))
    assert reasons(story) == []


def test_each_organisation_has_a_clock_from_its_dispatch_to_its_answer(story: Story) -> None:
    give(story)
    given_at = story.now
    story.do(decisions.dispatch(story.case, ROADS, (WASTE,), ""))
    starts = {one.organisation: one.clock.start for one in running(story.case, RULES)[2:]}
    assert starts == {ROADS: given_at, WASTE: story.now}
    story.do(decisions.answered(story.case, ROADS, "已修"))
    assert [one.organisation for one in running(story.case, RULES)[2:]] == [WASTE]


def test_where_the_rule_counts_from_the_signature_nothing_runs_before_it(story: Story) -> None:
    rules = counted(since=Event.SIGNED)
    give(story)
    assert which(story, rules) == [(Which.RESPONSE, True)]
    story.do(decisions.signed(story.case, ROADS))
    begun = [Which.RESPONSE, Which.RESOLUTION, Which.FEEDBACK]
    assert [one for one, _ in which(story, rules)] == begun
    assert of(story, Which.FEEDBACK, rules).clock.start == story.now
    assert of(story, Which.RESOLUTION, rules).clock.start == story.now


def test_where_the_rule_counts_from_the_dispatch_it_is_the_first_one(story: Story) -> None:
    rules = counted(since=Event.DISPATCHED)
    assert resolution(story.case, rules) is None
    give(story)
    first = story.now
    story.do(decisions.returned(story.case, ROADS, "非本单位"))
    give(story, WASTE)
    assert of(story, Which.RESOLUTION, rules).clock.start == first
    assert of(story, Which.FEEDBACK, rules).clock.start == story.now


@pytest.mark.parametrize("by_citizen", [True, False])
def test_what_is_opened_again_has_all_of_its_time(story: Story, by_citizen: bool) -> None:
    say(story, Purpose.ANSWER)
    story.do(extending.extend(story.case, RULES, TOLD, overruled=True))
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    story.now += timedelta(days=90)
    if by_citizen:
        story.hear("又坏了")
    else:
        story.do(decisions.reopen(story.case, "没修好"))
    clock = of(story, Which.RESOLUTION).clock
    assert (clock.start, clock.freezes, clock.extensions) == (story.now, (), ())


@pytest.mark.parametrize("by_citizen", [True, False])
def test_nothing_is_overdue_because_of_what_was_before_the_closing(
    story: Story, by_citizen: bool
) -> None:
    """Closed while one organisation was still busy, another's answer lay here, and the citizen had
    been told otherwise than by a reply."""
    story.do(decisions.dispatch(story.case, ROADS, (WASTE,), "请办理"))
    story.do(decisions.answered(story.case, WASTE, "我们的部分已办"))
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    story.now += timedelta(days=90)
    if by_citizen:
        story.hear("又坏了")
    else:
        story.do(decisions.reopen(story.case, "没修好"))
    clocks = running(story.case, RULES)
    assert {one.which for one in clocks} == {Which.RESPONSE, Which.RESOLUTION, Which.FEEDBACK}
    assert {one.clock.start for one in clocks} == {story.now}


def test_an_undone_closing_is_no_new_beginning(story: Story) -> None:
    say(story, Purpose.ANSWER)
    before = running(story.case, RULES)
    closed = story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    story.undo(closed)
    assert running(story.case, RULES) == before


def test_what_was_brought_in_with_its_answer_has_no_clock_until_it_is_taken_up() -> None:
    story = Story()
    story.hear()
    lease = Draft(
        Kind.REPLY_LEASE,
        CASE,
        {"text": "已修", "purpose": "answer", "audience": "public", "turn": 1, "origin": "file"},
        "reply:weibo:p0/1#1",
    )
    (id_,) = story.do([lease])
    story.do([Draft(Kind.REPLY_SENT, CASE, {"lease": str(id_)})])
    assert which(story) == []
    story.hear("又坏了")
    assert which(story) == [(Which.RESPONSE, True), (Which.RESOLUTION, True)]


def test_the_next_clock_is_the_one_that_breaches_first(story: Story) -> None:
    clocks = running(story.case, RULES)
    assert next_of(clocks) == of(story, Which.RESPONSE)
    assert next_of(()) is None
    say(story, Purpose.ASK)
    assert next_of(running(story.case, RULES)) == of(story, Which.RESOLUTION)


# Extending.


def test_an_extension_moves_the_resolution_and_can_be_undone(story: Story) -> None:
    before = of(story, Which.RESOLUTION)
    written = story.do(extending.extend(story.case, RULES, TOLD, overruled=False))
    clock = of(story, Which.RESOLUTION).clock
    assert clock.total - before.clock.total == timedelta(days=2)
    (kept,) = clock.extensions
    assert (kept.approver, kept.reason, kept.citizen_told) == ("分管局长", "等配件", True)
    story.undo(written)
    assert of(story, Which.RESOLUTION) == before


def _refused(story: Story, wanted: Extension, *, overruled: bool = False) -> Reason:
    with pytest.raises(Refusal) as refused:
        extending.extend(story.case, RULES, wanted, overruled=overruled)
    return refused.value.reason


def test_an_extension_needs_an_approver_a_reason_and_something_to_add(story: Story) -> None:
    cases = {
        Reason.APPROVER_MISSING: replace(TOLD, approver=" "),
        Reason.REASON_MISSING: replace(TOLD, reason=" "),
        Reason.NOTHING_ADDED: replace(TOLD, amount=0),
    }
    for reason, wanted in cases.items():
        assert _refused(story, wanted, overruled=True) is reason


def test_more_than_the_rule_allows_is_refused_until_a_person_overrules_it(story: Story) -> None:
    wanted = Extension(4, "局长", story.now, citizen_told=False, reason="等配件")
    clock = resolution(story.case, RULES)
    assert clock is not None
    found = (Objection.TOO_LONG, Objection.CITIZEN_NOT_TOLD)
    assert extending.against(clock, wanted, RULES.hours) == found
    assert _refused(story, wanted) is Reason.EXTENSION_OBJECTED
    (draft,) = extending.extend(story.case, RULES, wanted, overruled=True)
    assert draft.body["overruled"] == [one.value for one in found]


def test_nothing_is_extended_where_no_resolution_runs(story: Story) -> None:
    usual = following.rules(Following(), arrangements.announced(), SHANGHAI)
    with pytest.raises(Refusal, match=Reason.NOTHING_TO_EXTEND):
        extending.extend(story.case, usual, TOLD, overruled=False)
    say(story, Purpose.ANSWER)
    story.do(decisions.close(story.case, Outcome.RESOLVED, "", told=True))
    assert _refused(story, TOLD) is Reason.CASE_CLOSED


@given(st.integers(1, 200))
def test_the_amount_to_a_day_is_the_least_that_reaches_it(days: int) -> None:
    story = Story()
    story.hear()
    clock = resolution(story.case, RULES)
    assert clock is not None
    end = due(clock, RULES.hours)
    assert end is not None
    day = end.date() + timedelta(days=days)
    least = extending.amount_until(clock, day, TOLD, RULES.hours)
    assert least is not None

    def ends(amount: int) -> date:
        wanted = Extension(amount, "局长", story.now, citizen_told=True)
        found = due(extending.longer(clock, wanted), RULES.hours)
        assert found is not None
        return found.date()

    assert ends(least) >= day
    assert least == 1 or ends(least - 1) < day


def test_an_extension_outlives_a_change_of_unit_without_growing_shorter(story: Story) -> None:
    story.do(extending.extend(story.case, RULES, TOLD, overruled=False))
    (kept,) = of(story, Which.RESOLUTION, counted(Unit.HOUR)).clock.extensions
    assert kept.amount == 48


# What a desk follows.


def test_what_is_followed_comes_back_as_it_was_written() -> None:
    own = {date(2026, 3, 2): OwnDay(worked=False, name="防汛演练")}
    chosen = Following(RULES.profile, own)
    assert following.from_body(following.to_body(chosen)) == chosen
    assert following.from_body(following.to_body(Following())) == Following()


def test_the_arrangements_come_back_as_they_were_written() -> None:
    known = arrangements.announced()
    again = workdays.from_body(known.to_body())
    assert again.years == known.years
    assert [again.day(day) for day in arrangements.every_day()] == [
        known.day(day) for day in arrangements.every_day()
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("08:30-12:00 14:00-18:00", (Span(510, 720), Span(840, 1080))),
        ("8:30—12:00，14：00～18：00", (Span(510, 720), Span(840, 1080))),
        ("00:00-24:00", (Span(0, 1440),)),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, spans: Iterable[Span]) -> None:
    assert spans_of(text) == spans


@pytest.mark.parametrize("text", ["", "8-12", "12:00-08:00", "14:00-18:00 08:00-12:00", "随便"])
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(BadRecord):
        spans_of(text)


def test_a_year_that_is_not_announced_is_warned_of_a_month_ahead() -> None:
    assert following.warned_of(RULES, at("2026-11-01 09:00")) == ()
    assert following.warned_of(RULES, at("2026-12-10 09:00")) == (2026, 2027)
    usual = following.rules(Following(), arrangements.announced(), SHANGHAI)
    assert following.warned_of(usual, at("2026-12-10 09:00")) == ()


def test_an_organisation_has_the_time_of_the_resolution_or_of_the_response() -> None:
    now = at("2026-11-20 09:00")
    assert RULES.answer_by(now) == at("2026-11-27 18:00")
    usual = following.rules(Following(), arrangements.announced(), SHANGHAI)
    assert usual.answer_by(now) == at("2026-11-20 11:00")


# Being told before.

BY_DAY = following.rules(
    Following(
        Profile(
            "own", "", DEFAULT.targets, DEFAULT.work, Schedule((Span(480, 1320),), every_day=True)
        )
    ),
    arrangements.announced(),
    SHANGHAI,
)


@pytest.mark.parametrize(
    ("due_at", "now", "emergency", "told"),
    [
        ("2026-11-23 10:00", "2026-11-23 09:44", False, False),
        ("2026-11-23 10:00", "2026-11-23 09:45", False, True),
        ("2026-11-23 10:00", "2026-11-23 10:00", False, False),
        ("2026-11-23 23:00", "2026-11-23 22:50", False, False),
        ("2026-11-23 23:00", "2026-11-23 21:50", False, True),
        ("2026-11-23 23:00", "2026-11-23 22:50", True, True),
        ("2026-11-23 23:00", "2026-11-23 21:50", True, False),
    ],
)
def test_one_is_told_on_duty_before_it_is_too_late_and_of_an_emergency_at_any_hour(
    due_at: str, now: str, emergency: bool, told: bool
) -> None:
    ends, moment = at(due_at), at(now)
    start = ends - timedelta(hours=8)
    assert alarms.is_to_be_told(start, ends, moment, BY_DAY, emergency=emergency) is told
    assert not told or ends <= alarms.until(moment, BY_DAY)
