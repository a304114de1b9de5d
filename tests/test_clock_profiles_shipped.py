"""The clocks that come with the desk, against what the rules say."""

from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.clock_profiles import Escalation, Profile, from_file, to_file
from moderator_app.core.deadlines import Clock, due
from moderator_app.core.following import DEFAULT
from moderator_app.core.targets import DayEnds, Event, Goal, Trust, Unit
from moderator_app.desk import kits
from moderator_app.system import holidays
from tests.core.clock_rules import SHANGHAI, at

RESOURCES = Path(__file__).parents[1] / "resources"
PROFILES = {profile.key: profile for profile in kits.profiles(RESOURCES)}
DAY, MINUTE, DUTY = Unit.WORKING_DAY, Unit.MINUTE, Unit.DUTY_MINUTE
FIGURES = [
    ("zhengzhou", Goal.RESPONSE, "", 120, MINUTE, Trust.PRESS),
    ("zhengzhou", Goal.RESPONSE, "信号灯故障", 30, MINUTE, Trust.PRESS),
    ("zhengzhou", Goal.RESPONSE, "消费维权现场", 30, MINUTE, Trust.PRESS),
    ("shandong", Goal.RESOLUTION, "", 5, DAY, Trust.PRESS),
    ("shandong", Goal.RETURN, "", 2, DAY, Trust.PRESS),
    ("national", Goal.RESPONSE, "", 3, DUTY, Trust.PRESS),
    ("hotline-12345", Goal.RESOLUTION, "", 5, DAY, Trust.WEAK),
    ("municipal-bureau", Goal.RESOLUTION, "应急", 0, Unit.CALENDAR_DAY, Trust.OFFICIAL),
    ("municipal-bureau", Goal.RESOLUTION, "咨询", 3, DAY, Trust.OFFICIAL),
    ("municipal-bureau", Goal.RESOLUTION, "求助", 3, DAY, Trust.OFFICIAL),
    ("municipal-bureau", Goal.RESOLUTION, "", 13, DAY, Trust.OFFICIAL),
    ("municipal-bureau", Goal.CALL_BACK, "", 1, DAY, Trust.OFFICIAL),
    ("own", Goal.RESPONSE, "", 2, Unit.HOUR, Trust.OWN),
    ("own", Goal.RESOLUTION, "", 5, DAY, Trust.OWN),
]


def test_all_figures_are_those_of_the_rules_and_no_other() -> None:
    shipped = {
        (key, goal, category, target.amount, target.unit, target.source.trust)
        for key, profile in PROFILES.items()
        for (goal, category), target in profile.targets.items()
    }
    assert shipped == set(FIGURES)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_each_figure_names_a_source_one_can_look_up(profile: Profile) -> None:
    sources = [target.source for target in profile.targets.values()]
    sources += [step.source for step in profile.ladder]
    for source in sources:
        assert len(source.text) >= 5
        assert source.trust is Trust.OWN or any(sign.isdigit() for sign in source.text)


def test_what_goes_to_organisations_runs_from_their_dispatch() -> None:
    shandong = PROFILES["shandong"].target(Goal.RESOLUTION)
    assert shandong is not None
    assert (shandong.since, shandong.longest_extension) == (Event.DISPATCHED, 10)
    called = PROFILES["municipal-bureau"].target(Goal.CALL_BACK)
    assert called is not None
    assert called.since is Event.CLOSED


def test_an_emergency_is_due_before_the_same_day_ends_even_at_night() -> None:
    bureau = PROFILES["municipal-bureau"]
    target = bureau.target(Goal.RESOLUTION, "应急")
    assert target is not None
    assert target.counting.day_ends is DayEnds.MIDNIGHT
    hours = bureau.hours(holidays.announced(), SHANGHAI)
    assert due(Clock(target, at("2026-02-17 21:00")), hours) == at("2026-02-18 00:00")


def test_a_question_would_like_its_answer_the_same_day() -> None:
    target = PROFILES["municipal-bureau"].target(Goal.RESOLUTION, "咨询")
    assert target is not None
    assert target.aim == 0


def test_the_bureaus_ladder_is_reminder_then_criticism() -> None:
    steps = [(step.escalation, step.overdue) for step in PROFILES["municipal-bureau"].ladder]
    assert steps == [(Escalation.REMINDER, 0), (Escalation.CRITICISM, 5)]


def test_every_profile_warns_a_quarter_of_an_hour_before() -> None:
    assert {profile.lead for profile in PROFILES.values()} == {timedelta(minutes=15)}


def test_the_own_profile_begins_as_a_desk_does_that_has_chosen_nothing() -> None:
    response, usual = PROFILES["own"].target(Goal.RESPONSE), DEFAULT.target(Goal.RESPONSE)
    assert response is not None
    assert usual is not None
    assert response.amount * response.unit.length == usual.amount * usual.unit.length
    assert usual.amount * usual.unit.length == timedelta(hours=2)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_profile_comes_back_as_it_was_written(profile: Profile) -> None:
    assert from_file(to_file(profile)) == profile
