"""How long a closed case is kept: the first rule that fits, and never too short."""

from datetime import date

import pytest

from moderator_app.core import retention
from moderator_app.core.retention import LEAST_MONTHS, NOBODY, By, Category, Rule, Rules

WEIBO = Rule(By.CHANNEL, "weibo", 12)
RESOLVED = Rule(By.OUTCOME, "resolved", None)
DISTRICTS = Rule(By.HANDLER, "district", 60)
RULES = Rules((RESOLVED, WEIBO, DISTRICTS), others=36)


@pytest.mark.parametrize(
    ("category", "months"),
    [
        (Category("weibo", "answered", NOBODY), 12),
        (Category("weibo", "resolved", "district"), None),
        (Category("web", "answered", "district"), 60),
        (Category("web", "answered", "agency"), 36),
    ],
)
def test_the_first_rule_that_fits_holds_and_the_last_line_is_for_the_rest(
    category: Category, months: int | None
) -> None:
    assert retention.months(RULES, retention.ruling(RULES, category)) == months


def test_a_new_desk_keeps_everything_for_ever() -> None:
    assert not Rules().erases
    assert retention.months(Rules(), None) is None


def test_no_rule_lets_a_case_go_before_the_least_number_of_months() -> None:
    assert retention.months(RULES, Rule(By.CHANNEL, "web", 1)) == LEAST_MONTHS


@pytest.mark.parametrize(
    ("today", "kept", "before"),
    [
        (date(2026, 11, 22), 6, date(2026, 5, 22)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2026, 12, 1), 12, date(2025, 12, 1)),
        (date(2026, 3, 1), 15, date(2024, 12, 1)),
    ],
)
def test_months_are_whole_and_end_where_the_month_does(
    today: date, kept: int, before: date
) -> None:
    assert retention.closed_before(today, kept) == before


def test_rules_are_kept_and_read_again() -> None:
    assert retention.from_setting(retention.to_setting(RULES)) == RULES
    assert retention.from_setting(retention.to_setting(Rules())) == Rules()


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        "6",
        {"others": 5},
        {"others": 1000},
        {"others": "12"},
        {"others": 12, "rules": [{"by": "moon", "value": "full", "months": 6}]},
        {"others": 12, "rules": [{"by": "outcome", "value": "unheard", "months": 6}]},
        {"others": 12, "rules": [{"by": "handler", "value": "district", "months": True}]},
        {"others": 12, "rules": ["weibo"]},
    ],
)
def test_of_rules_that_cannot_be_read_none_erases_anything(damaged: object) -> None:
    assert not retention.from_setting(damaged).erases
