"""A reply is sent once, or shown as unknown; nothing goes again unless it is proved unsent."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.core import outbox
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Duplicate,
    NeedsHuman,
    NotDelivered,
    NotThere,
    RateLimited,
    Receipt,
    Repeat,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.outbox import PAUSES, Entry, Next, State
from tests.desks import T0

LEASE, CASE, ACCOUNT = UUID(int=1), UUID(int=2), UUID(int=3)
SECOND = timedelta(seconds=1)
LATER = T0 + timedelta(hours=1)


def fresh() -> Entry:
    return outbox.queued(LEASE, CASE, ACCOUNT, T0, timedelta(seconds=5))


def leaving() -> Entry:
    return outbox.begun(fresh(), T0 + timedelta(seconds=5))


def unknown() -> Entry:
    return outbox.refused(leaving(), Ambiguous("timeout"), T0)


def test_a_reply_waits_for_the_undo_window_and_then_may_leave() -> None:
    entry = fresh()
    assert not outbox.may_begin(entry, T0 + timedelta(seconds=4, milliseconds=999))
    assert outbox.may_begin(entry, T0 + timedelta(seconds=5))
    with pytest.raises(ValueError, match="queued"):
        outbox.begun(entry, T0)


def test_it_can_be_taken_back_until_it_leaves_and_not_afterwards() -> None:
    assert outbox.cancelled(fresh()).state is State.CANCELLED
    for entry in (leaving(), unknown(), outbox.arrived(leaving(), Receipt("9", T0))):
        with pytest.raises(ValueError, match=entry.state.value):
            outbox.cancelled(entry)


def test_its_key_stays_the_same_through_every_try_and_has_thirty_two_signs() -> None:
    again = outbox.refused(leaving(), Transient("dns"), T0)
    assert again.key == fresh().key == leaving().key
    assert len(again.key) == 32
    assert again.key.isalnum()


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (AuthRequired("21327"), State.QUEUED),
        (ConfigError("40164"), State.QUEUED),
        (NeedsHuman("captcha"), State.QUEUED),
        (RateLimited("10023"), State.QUEUED),
        (Transient("dns"), State.QUEUED),
        (WindowClosed("45015"), State.FAILED),
        (ContentRejected("20019"), State.FAILED),
        (TargetGone("20101"), State.FAILED),
        (Duplicate("95012", "77"), State.SENT),
        (Ambiguous("timeout"), State.UNKNOWN),
        (ChannelError("an eleventh kind"), State.UNKNOWN),
        (KeyError("a mistake in the connector"), State.UNKNOWN),
        (TimeoutError(), State.UNKNOWN),
    ],
)
def test_each_error_leaves_the_reply_where_it_belongs(error: Exception, state: State) -> None:
    assert outbox.refused(leaving(), error, T0).state is state


def test_what_is_proved_unsent_is_tried_four_times_more_and_then_has_failed() -> None:
    entry, now, waits = leaving(), T0, []
    while entry.state is not State.FAILED:
        entry = outbox.refused(entry, Transient("refused"), now)
        if entry.state is State.QUEUED:
            waits.append(entry.due - now)
            now = entry.due
            entry = outbox.begun(entry, now)
    assert waits == list(PAUSES)


def test_a_platform_that_says_when_is_asked_then_and_not_before() -> None:
    late = T0 + timedelta(hours=3)
    assert outbox.refused(leaving(), RateLimited("10023", late), T0).due == late
    early = outbox.refused(leaving(), RateLimited("10023", T0 + SECOND), T0)
    assert early.due == T0 + PAUSES[0]


def test_an_account_that_must_sign_in_anew_costs_the_reply_no_try() -> None:
    entry = leaving()
    for _ in range(20):
        entry = outbox.begun(outbox.refused(entry, AuthRequired("expired"), T0), LATER)
    assert entry.tried == 1


def test_what_was_leaving_when_the_program_died_is_unknown_and_all_else_is_as_it_was() -> None:
    assert outbox.orphaned(leaving()).state is State.UNKNOWN
    for entry in (fresh(), unknown(), outbox.arrived(leaving(), Receipt("", T0))):
        assert outbox.orphaned(entry) == entry


def test_only_a_key_makes_a_blind_repetition_harmless() -> None:
    began = unknown().began
    assert began is not None
    later = began + outbox.SETTLING
    assert outbox.next_step(unknown(), Repeat.KEY, later) is Next.RESEND
    assert outbox.next_step(unknown(), Repeat.VERIFY, later) is Next.LOOK
    assert outbox.next_step(unknown(), Repeat.VERIFY, later - SECOND) is Next.WAIT
    assert outbox.next_step(unknown(), Repeat.NEVER, later) is Next.ASK


def test_a_look_that_cannot_tell_leaves_it_to_a_person_for_good() -> None:
    entry = outbox.looked(unknown(), NotThere.CANNOT_TELL, T0)
    assert entry.state is State.UNKNOWN
    assert outbox.next_step(entry, Repeat.KEY, T0 + timedelta(days=1)) is Next.ASK


def test_what_may_have_arrived_is_no_longer_taken_back_nor_said_to_have_failed() -> None:
    """A key made it safe to try again; that the second try was refused says nothing of the first."""
    again = outbox.begun(outbox.requeued(unknown(), T0), T0)
    with pytest.raises(ValueError, match="queued"):
        outbox.cancelled(outbox.requeued(unknown(), T0))
    entry = outbox.refused(again, ContentRejected("20019"), T0)
    assert (entry.state, entry.for_person) == (State.UNKNOWN, True)
    sure = outbox.looked(unknown(), NotThere.NOT_FOUND, T0)
    assert outbox.cancelled(sure).state is State.CANCELLED


def test_a_person_who_looked_may_have_it_sent_again_and_it_is_tried_as_if_new() -> None:
    entry = outbox.looked(unknown(), NotThere.CANNOT_TELL, T0)
    again = outbox.requeued(entry, T0)
    assert (again.state, again.for_person) == (State.QUEUED, False)


Step = st.sampled_from(
    ["begin", "arrive", "transient", "auth", "ambiguous", "bug", "reject", "die", "found",
     "missing", "cannot", "resend", "cancel"]
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(Step, max_size=30), st.sampled_from(list(Repeat)))
def test_whatever_happens_it_arrives_at_most_once_and_is_never_forgotten(
    steps: list[str], repeat: Repeat
) -> None:
    """The platform takes what it gets, also where we do not hear of it; a key is honoured."""
    entry, now, arrived = fresh(), T0 + timedelta(seconds=5), 0
    for step in steps:
        now += timedelta(hours=1)
        if entry.state is State.QUEUED and step == "begin":
            entry = outbox.begun(entry, now)
        elif entry.state is State.SENDING:
            entry, took = _attempt(entry, step)
            arrived += took and not (repeat is Repeat.KEY and arrived)
        elif entry.state is State.UNKNOWN:
            entry = _resolve(entry, repeat, is_there=arrived > 0)
        elif step == "cancel":
            with suppress(ValueError):
                entry = outbox.cancelled(entry)
    assert arrived <= 1
    if arrived:
        assert entry.state in {State.SENT, State.UNKNOWN, State.SENDING, State.QUEUED}
        if entry.state is State.QUEUED:
            assert repeat is Repeat.KEY
    if entry.state is State.SENT:
        assert arrived == 1


def _attempt(entry: Entry, step: str) -> tuple[Entry, bool]:
    """What the attempt leaves, and whether the words arrived."""
    outcomes: dict[str, tuple[Exception | None, bool]] = {
        "arrive": (None, True),
        "transient": (Transient("dns"), False),
        "auth": (AuthRequired("x"), False),
        "reject": (ContentRejected("x"), False),
        "ambiguous": (Ambiguous("x"), True),
        "bug": (KeyError("x"), True),
        "die": (None, True),
    }
    if step not in outcomes:
        return entry, False
    error, took = outcomes[step]
    if step == "die":
        return outbox.orphaned(entry), took
    if error is None:
        return outbox.arrived(entry, Receipt("9", T0)), took
    return outbox.refused(entry, error, T0), took


def _resolve(entry: Entry, repeat: Repeat, *, is_there: bool) -> Entry:
    match outbox.next_step(entry, repeat, T0 + timedelta(days=9)):
        case Next.RESEND:
            return outbox.requeued(entry, T0)
        case Next.LOOK:
            found = Receipt("9", T0) if is_there else NotThere.NOT_FOUND
            return outbox.looked(entry, found, T0)
    return entry


@pytest.mark.parametrize(
    "entry", [fresh(), leaving(), unknown(), outbox.refused(leaving(), TargetGone(), T0)]
)
def test_what_waited_in_a_backup_waits_for_a_person(entry: Entry) -> None:
    after = outbox.brought_back(entry)
    assert (after.state, after.for_person, after.lease) == (State.UNKNOWN, True, entry.lease)
    assert outbox.next_step(after, Repeat.KEY, T0) is Next.ASK


def test_what_is_settled_in_a_backup_stays_so() -> None:
    sent = outbox.arrived(leaving(), Receipt("x", T0))
    bounced = outbox.bounced(sent, NotDelivered.UNKNOWN, "")
    for one in (sent, bounced, outbox.cancelled(fresh())):
        assert outbox.brought_back(one) == one
