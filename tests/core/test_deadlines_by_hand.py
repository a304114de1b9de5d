"""240 deadlines worked out by hand from the rules, day by day, and not with the engine.

`deadlines_by_hand.csv` has them one by one, with the days that were counted. All times are those of
a wall in Shanghai, the hours 08:30-12:00 and 14:00-18:00, the holidays those typed from the notices.
"""

from collections import Counter
from collections.abc import Collection
from datetime import date

import pytest

from moderator_app.core.deadlines import due
from moderator_app.core.explaining import explain
from tests.core import arrangements
from tests.core.clock_rules import RULES, ByHand, by_hand

CASES = by_hand()


def test_the_table_is_large_and_leaves_no_rule_out() -> None:
    assert len(CASES) >= 200
    assert {case.clock.target for case in CASES.values()} == set(RULES.values())
    with_freezes = Counter(bool(case.clock.freezes) for case in CASES.values())
    assert with_freezes[True] >= 20
    assert sum(bool(case.clock.extensions) for case in CASES.values()) >= 10
    made_up = arrangements.made_up()
    assert sum(crosses(case, made_up) for case in CASES.values()) >= 80


def crosses(case: ByHand, days: Collection[date]) -> bool:
    if case.due is None:
        return False
    return any(case.clock.start.date() <= day <= case.due.date() for day in days)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_engine_and_the_hand_agree(case: ByHand) -> None:
    assert due(case.clock, case.hours) == case.due


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_is_explained_up_to_its_last_day(case: ByHand) -> None:
    told = explain(case.clock, case.hours)
    assert told.due == case.due
    assert [line.date for line in told.lines] == sorted({line.date for line in told.lines})
    total = sum((line.counted for line in told.lines), start=told.lines[0].counted * 0)
    assert total == told.lines[-1].total
    if case.due is not None:
        assert total == case.clock.total
