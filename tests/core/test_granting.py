"""Until when a platform has given leave, and when that is said."""

from datetime import timedelta
from uuid import UUID

import pytest

from moderator_app.core.channels import Account
from moderator_app.core.granting import GRANTED, UNTIL, until, warning
from moderator_app.desk.authorising import WAYS
from tests.desks import T0


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=4), None),
        (timedelta(days=3), timedelta(days=3)),
        (timedelta(hours=25), timedelta(days=3)),
        (timedelta(hours=24), timedelta(days=1)),
        (timedelta(minutes=59), timedelta(hours=1)),
        (timedelta(0), timedelta(0)),
        (timedelta(days=-9), timedelta(0)),
    ],
)
def test_it_is_said_three_days_a_day_and_an_hour_before(
    left: timedelta, said: timedelta | None
) -> None:
    assert warning(T0 + left, T0) == said


@pytest.mark.parametrize("kept", ["", "soon", "2026-11-25T08:00:00", "2026-11-25T08:00:00+08:00"])
def test_what_names_no_moment_in_utc_ends_nothing(kept: str) -> None:
    ours = Account(UUID(int=1), "weibo", "weibo", "a", {UNTIL: T0.isoformat()})
    assert until(ours) == T0
    assert until(Account(ours.id, "weibo", "weibo", "a", {UNTIL: kept})) is None


def test_every_platform_that_grants_leave_has_a_way_of_asking() -> None:
    assert WAYS.keys() == GRANTED.keys()
