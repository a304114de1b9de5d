import json
from datetime import timedelta
from typing import Any

import pytest

from moderator_app.core.clock_profiles import Escalation, from_file, ladder_of
from moderator_app.core.records import BadRecord
from moderator_app.core.targets import Counting, DayEnds, FirstDay, Goal, OffHours, Unit
from moderator_app.core.worktime import Span
from tests.core import arrangements
from tests.core.clock_rules import SHANGHAI, at

SOURCE = {"text": "《办法》第五条", "trust": "official"}
PROFILE: dict[str, Any] = {
    "key": "somewhere",
    "name": "某市",
    "counting": {"first_day": "before_noon", "day_ends": "midnight"},
    "warn_minutes": 30,
    "work": {
        "spans": [["08:30", "12:00"], ["14:00", "18:00"]],
        "variants": [
            {"spans": [["08:30", "12:00"]], "weekdays": [4]},
            {"spans": [["08:00", "24:00"]], "from": "05-01", "to": "09-30"},
        ],
    },
    "duty": {"spans": [["00:00", "24:00"]], "every_day": True},
    "targets": [
        {"goal": "resolution", "amount": 5, "unit": "working_day", "source": SOURCE},
        {
            "goal": "resolution",
            "category": "积水",
            "amount": 4,
            "unit": "working_hour",
            "since": "signed",
            "counting": {"day_ends": "close"},
            "source": SOURCE,
        },
    ],
    "ladder": [
        {"escalation": "reminder", "overdue": 0, "source": SOURCE},
        {"escalation": "criticism", "overdue": 5, "source": SOURCE},
    ],
}


def changed(part: str, **fields: object) -> dict[str, Any]:
    """The profile with other fields in the first target or step, or in its hours."""
    body = json.loads(json.dumps(PROFILE))
    within = body[part][0] if isinstance(body[part], list) else body[part]
    within.update(fields)
    return dict(body)


def test_a_category_has_its_own_figure_and_the_rest_share_one() -> None:
    profile = from_file(PROFILE)
    everything, water = profile.target(Goal.RESOLUTION), profile.target(Goal.RESOLUTION, "积水")
    assert everything is not None
    assert water is not None
    assert (everything.amount, everything.unit) == (5, Unit.WORKING_DAY)
    assert (water.amount, water.unit) == (4, Unit.WORKING_HOUR)
    assert profile.target(Goal.RESOLUTION, "渣土") is everything
    assert profile.target(Goal.RESPONSE) is None


def test_a_target_counts_as_its_profile_does_unless_it_says_otherwise() -> None:
    profile = from_file(PROFILE)
    counting = [target.counting for target in profile.targets.values()]
    assert counting == [
        Counting(FirstDay.BEFORE_NOON, OffHours.AS_RECEIVED, DayEnds.MIDNIGHT),
        Counting(FirstDay.BEFORE_NOON, OffHours.AS_RECEIVED, DayEnds.CLOSE),
    ]
    assert profile.lead == timedelta(minutes=30)


def test_hours_are_read_with_their_seasons_and_weekdays() -> None:
    work = from_file(PROFILE).work
    assert work.on(at("2026-03-04 00:00").date()) == (Span(510, 720), Span(840, 1080))
    assert work.on(at("2026-03-06 00:00").date()) == (Span(510, 720),)
    assert work.on(at("2026-07-17 00:00").date()) == (Span(480, 1440),)
    assert from_file(PROFILE).duty.every_day


def test_the_ladder_climbs_on_working_days_after_the_deadline() -> None:
    profile = from_file(PROFILE)
    work = profile.hours(arrangements.announced(), SHANGHAI).work
    steps = ladder_of(profile, at("2026-02-13 18:00"), work)
    assert [(step.escalation, moment) for step, moment in steps] == [
        (Escalation.REMINDER, at("2026-02-14 08:30")),
        (Escalation.CRITICISM, at("2026-02-28 08:30")),
    ]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**PROFILE, "name": ""}, "name"),
        ({**PROFILE, "targets": []}, "targets"),
        ({**PROFILE, "targets": 2 * PROFILE["targets"]}, "category"),
        ({**PROFILE, "warn_minutes": -1}, "warn_minutes"),
        ({**PROFILE, "warn_minutes": 1441}, "warn_minutes"),
        (changed("targets", goal="answer"), "goal"),
        (changed("targets", unit="week"), "unit"),
        (changed("targets", amount=None), "amount"),
        (changed("targets", amount=-1), "amount"),
        (changed("targets", amount=2.5), "amount"),
        (changed("targets", amount=3661), "amount"),
        (changed("targets", amount=0, unit="hour"), "amount"),
        (changed("targets", aim=5), "aim"),
        (changed("targets", since="thought_of"), "since"),
        (changed("targets", longest_extension=0), "longest_extension"),
        (changed("targets", source=None), "text"),
        (changed("targets", source={"text": "《办法》"}), "trust"),
        (changed("targets", source={"text": "", "trust": "official"}), "text"),
        (changed("counting", first_day="yesterday"), "first_day"),
        (changed("counting", off_hours="never"), "off_hours"),
        (changed("counting", day_ends="dawn"), "day_ends"),
        (changed("work", spans=[]), "spans"),
        (changed("work", spans=[["12:00", "08:30"]]), "spans"),
        (changed("work", spans=[["8:30", "12:00"]]), "spans"),
        (changed("work", spans=[["08:30"]]), "spans"),
        (changed("work", spans=[["08:30", "24:01"]]), "spans"),
        (changed("work", spans=["08:30-12:00"]), "spans"),
        (changed("work", variants=[{"spans": [["08:30", "12:00"]], "weekdays": [7]}]), "weekdays"),
        (
            changed("work", variants=[{"spans": [["08:30", "12:00"]], "weekdays": ["Fri"]}]),
            "weekdays",
        ),
        (changed("work", variants=[{"spans": [["08:30", "12:00"]], "from": "05-01"}]), "from"),
        (
            changed(
                "work", variants=[{"spans": [["08:30", "12:00"]], "from": "5-1", "to": "9-30"}]
            ),
            "from",
        ),
        (changed("ladder", overdue=-1), "overdue"),
        (changed("ladder", overdue=None), "overdue"),
        (changed("ladder", escalation="shouting"), "escalation"),
        (changed("ladder", source={}), "text"),
    ],
)
def test_a_figure_that_cannot_be_right_is_refused_by_the_name_of_its_field(
    body: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadRecord) as refused:
        from_file(body)
    assert refused.value.field == field
