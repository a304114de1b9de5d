"""How an account stands, and when it is asked next."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import account_state, outbox
from moderator_app.core.account_state import LONGEST_PAUSE, Standing, State
from moderator_app.core.channels import (
    AuthRequired,
    ChannelError,
    ConfigError,
    NeedsHuman,
    RateLimited,
    Transient,
)
from moderator_app.core.ids import NIL
from tests.desks import T0


@pytest.mark.parametrize(
    ("error", "standing", "held"),
    [
        (Transient("dns"), Standing.RETRYING, False),
        (RateLimited("10023"), Standing.SPENT, False),
        (AuthRequired("21327"), Standing.SIGN_IN, True),
        (ConfigError("40164"), Standing.WRONG, True),
        (NeedsHuman("captcha"), Standing.HUMAN, True),
    ],
)
def test_each_failure_has_a_name_and_only_what_a_person_must_mend_holds_the_account(
    error: ChannelError, standing: Standing, held: bool
) -> None:
    state = account_state.failed(State(), error, T0)
    assert (state.standing, state.is_held, state.code) == (standing, held, error.code)
    assert (state.next_at is None) == held


@given(st.integers(min_value=1, max_value=40), st.floats(min_value=0, max_value=1))
def test_it_waits_twice_as_long_each_time_but_never_much_over_a_quarter_of_an_hour(
    times: int, jitter: float
) -> None:
    state, waits = State(), []
    for _ in range(times):
        state = account_state.failed(state, Transient(), T0, jitter)
        assert state.next_at is not None
        waits.append(state.next_at - T0)
    assert waits == sorted(waits)
    assert waits[-1] <= LONGEST_PAUSE * 1.2
    rounding = timedelta(microseconds=2)
    assert all(later <= 2 * one + rounding for one, later in pairwise(waits))


def test_a_platform_that_says_when_is_not_asked_before() -> None:
    at = T0 + timedelta(hours=2)
    assert account_state.failed(State(), RateLimited("x", at), T0).next_at == at


@pytest.mark.parametrize(
    ("told", "latest"),
    [
        (datetime(9999, 12, 31, tzinfo=UTC), timedelta(days=1)),
        (datetime(2026, 12, 1), LONGEST_PAUSE),  # noqa: DTZ001 - of no zone: it says nothing
    ],
)
def test_no_moment_that_a_platform_names_keeps_an_account_or_a_reply_waiting_for_ever(
    told: datetime, latest: timedelta
) -> None:
    error = RateLimited("x", told)
    next_at = account_state.failed(State(), error, T0).next_at
    begun = outbox.begun(outbox.queued(NIL, NIL, NIL, T0, timedelta()), T0)
    assert next_at is not None
    assert max(next_at, outbox.refused(begun, error, T0).due) <= T0 + latest


def test_the_last_success_is_remembered_through_failures() -> None:
    state = account_state.succeeded(T0)
    for error in (Transient(), AuthRequired()):
        state = account_state.failed(state, error, T0 + timedelta(hours=1))
    assert state.succeeded_at == T0
    assert account_state.released(state).succeeded_at == T0


def test_what_a_person_has_mended_is_asked_at_once() -> None:
    state = account_state.failed(State(), AuthRequired(), T0)
    assert not account_state.is_due(state, T0 + timedelta(days=9))
    assert account_state.is_due(account_state.released(state), T0)


def test_an_account_that_reads_but_may_not_send_is_not_fine() -> None:
    reading = account_state.succeeded(T0)
    sending = account_state.failed(State(), AuthRequired("login"), T0)
    whole = account_state.both(reading, sending, T0)
    assert (whole.standing, whole.succeeded_at) == (Standing.SIGN_IN, T0)


def test_an_account_that_reads_and_may_send_no_more_today_says_so_until_it_may() -> None:
    reading, later = account_state.succeeded(T0), T0 + timedelta(hours=3)
    sending = account_state.failed(State(), RateLimited("45009", later), T0)
    whole = account_state.both(reading, sending, T0)
    assert (whole.standing, whole.next_at, whole.succeeded_at) == (Standing.SPENT, later, T0)
    assert account_state.both(reading, sending, later) == reading
    down = account_state.failed(State(), Transient("dns"), T0)
    assert account_state.both(down, sending, T0) == down


def test_an_account_that_works_with_something_amiss_goes_on_and_somebody_should_know() -> None:
    amiss = account_state.succeeded(T0, trouble="relay_clock:7")
    assert (amiss.standing, amiss.is_held) == (Standing.FINE, False)
    assert (account_state.is_down(amiss), amiss.code) == (True, "relay_clock:7")
    assert not account_state.is_down(account_state.succeeded(T0))
