"""What a connector hands over is kept, put aside or nothing, whatever it is: it never stops the rest,
never overwrites, and never puts a matter where nobody looks for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator_app.core.channels import Changed, Item, Media, Spoilt
from moderator_app.core.coming_in import EARLIEST, LONGEST, LONGEST_ID, LONGEST_LINE
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.rows import FROM_OURSELVES, NUMBER_REUSED
from moderator_app.desk import exchange
from moderator_app.desk.desk import Desk
from moderator_app.store import quarantine
from moderator_app.store.moments import from_ms
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import a_desk

NOW = later(24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: NOW
        yield opened


def count(desk: Desk) -> int:
    (n,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    return int(n)


def aside(desk: Desk) -> list[str]:
    return [one.reason for one in quarantine.listed(desk.session.store.connection)]


def texts(desk: Desk, post: str) -> list[str]:
    history = desk.session.store.log.history(case_id(ACCOUNT.platform, post))
    return [str(one.body["text"]) for one in history if one.kind == Kind.MESSAGE_RECEIVED]


SEVEN: Any = 7
HALF = "路灯\ud842"
FAR = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "new", "put_aside"),
    [
        (said(HALF), 0, ["id"]),
        (said("x" * (LONGEST_ID + 1)), 0, ["id"]),
        (said("b", thread=HALF), 0, ["id"]),
        (Changed(STREAM, HALF, NOW, "x"), 0, ["id"]),
        (said("b", refers=(HALF, "a"), thread="t"), 0, []),
        (said("b", HALF + "\0\x1b[31m\u202e", sender=HALF), 1, []),
        (said("b\0"), 1, []),
        # As a conversation with an organisation is called here.
        (said("b", thread="letter:x"), 0, ["id"]),
        (said("b", "长" * 2_000_000, sender="长" * 2_000_000), 1, []),
        (said("b", "", at=FAR), 1, []),
        (said("b", at=LONG_AGO), 1, []),
        (said("b", own=True, refers=("a",), at=FAR), 0, [FROM_OURSELVES]),
        (said("b", own=True, refers=("a",), at=LONG_AGO), 0, [FROM_OURSELVES]),
        (Changed(STREAM, "a", FAR, HALF), 0, []),
        (Changed(STREAM, "a", LONG_AGO, None), 0, []),
        (Spoilt(STREAM, HALF * 1_000_000, "x"), 0, ["x"]),
    ],
)
def test_whatever_is_handed_over_the_rest_goes_on(
    desk: Desk, item: Item, new: int, put_aside: list[str]
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), item, said("z"), cursor="7"))
    assert (count(desk), aside(desk)) == (2 + new, put_aside)
    assert desk.inbound.cursor(ACCOUNT.id, STREAM) == "7"
    connection = desk.session.store.connection
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before


@pytest.mark.parametrize(
    "item",
    [
        None,
        {"id": "b"},
        replace(said("b"), id=SEVEN),
        replace(said("b"), media=SEVEN),
        replace(said("b"), medium=SEVEN),
        Changed(STREAM, "a", SEVEN, "x"),
    ],
)
def test_what_is_no_item_at_all_is_put_aside_too(desk: Desk, item: Item) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), item, said("z"), cursor="7"))
    assert (count(desk), aside(desk)) == (2, ["shape"])
    assert desk.inbound.cursor(ACCOUNT.id, STREAM) == "7"


@pytest.mark.parametrize(
    "at", [LONG_AGO, datetime(1969, 12, 31, tzinfo=UTC), NOW + timedelta(days=2), FAR]
)
def test_a_time_that_cannot_be_true_is_the_moment_it_came(desk: Desk, at: datetime) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=at)))
    assert desk.session.case(case_id(ACCOUNT.platform, "a")).received_at == NOW


def test_an_old_time_that_may_be_true_stays(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=EARLIEST)))
    assert desk.session.case(case_id(ACCOUNT.platform, "a")).received_at == EARLIEST


def test_what_has_no_end_is_cut(desk: Desk) -> None:
    long = said("a", "长" * (LONGEST + 1), sender="王" * (LONGEST_LINE + 1))
    desk.inbound.take(ACCOUNT, STREAM, batch(long, Spoilt(STREAM, "x" * (LONGEST + 1), "y")))
    (row,) = quarantine.listed(desk.session.store.connection)
    assert [len(cell) for cell in row.cells] == [LONGEST]
    assert [len(text) for text in texts(desk, "a")] == [LONGEST]
    assert len(desk.session.case(case_id(ACCOUNT.platform, "a")).author) == LONGEST_LINE


# The same name twice.


def test_a_message_under_the_name_of_another_is_put_aside_and_overwrites_nothing(
    desk: Desk,
) -> None:
    other = said("a", "梧桐里漏水", at=later(3), sender="李")
    for _ in range(2):
        desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), other))
    (row,) = quarantine.listed(desk.session.store.connection)
    assert (row.reason, row.cells) == (NUMBER_REUSED, ("李\n梧桐里漏水",))
    assert (count(desk), texts(desk, "a")) == (1, ["云溪路路灯不亮"])


@pytest.mark.parametrize(
    "again",
    [
        said("a"),
        said("a", at=later(3)),
        said("a", "另说", at=later(0)),
        said("a", "另说", at=later(3), own=True),
        said("a", "改过的话", at=later(3)),
    ],
)
def test_the_same_message_once_more_is_nothing(desk: Desk, again: Item) -> None:
    """Of another time and in words that were never said it would be another message."""
    edit = Changed(STREAM, "a", later(2), "改过的话")
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), edit, again))
    assert (count(desk), aside(desk), texts(desk, "a")) == (1, [], ["云溪路路灯不亮"])


def test_what_is_edited_is_no_other_message_where_the_clock_of_the_desk_is_behind(
    desk: Desk,
) -> None:
    """A platform that shows a message anew shows it in its new words, and says beside it that it was
    edited."""
    ahead = later(25)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=ahead)))
    edit = Changed(STREAM, "a", ahead, "改过的话")
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", "改过的话", at=ahead), edit))
    assert (count(desk), aside(desk), texts(desk, "a")) == (1, [], ["云溪路路灯不亮"])
    one = desk.session.case(case_id(ACCOUNT.platform, "a"))
    kinds = [event.kind for event in desk.session.store.log.history(one.id)]
    assert (one.received_at, Kind.MESSAGE_EDITED in kinds) == (NOW, True)


def test_when_a_platform_says_it_was_said_outlasts_its_words(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=later(25))))
    desk.erase([case_id(ACCOUNT.platform, "a")], Ground.REQUEST, "本人申请")
    connection = desk.session.store.connection
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before
    (at,) = connection.execute("SELECT at FROM posting").fetchone()
    assert from_ms(at) == later(25)


def test_what_was_erased_does_not_come_back_as_put_aside(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=FAR)))
    desk.erase([case_id(ACCOUNT.platform, "a")], Ground.REQUEST, "本人申请")
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=later(30))))
    assert (count(desk), aside(desk)) == (1, [])


# More than was asked for.


def test_a_look_that_brings_a_thousand_is_taken_in_fifty_at_a_time(desk: Desk) -> None:
    whole = batch(*(said(str(n)) for n in range(120)), cursor="7")
    parts = list(exchange.portions(whole))
    assert [(len(one.items), one.part) for one in parts] == [(50, True), (50, True), (20, False)]
    desk.inbound.take(ACCOUNT, STREAM, parts[0])
    assert (count(desk), desk.inbound.cursor(ACCOUNT.id, STREAM)) == (50, None)
    for one in exchange.portions(whole):  # as after a kill
        desk.inbound.take(ACCOUNT, STREAM, one)
    assert (count(desk), desk.inbound.cursor(ACCOUNT.id, STREAM)) == (120, "7")
    assert list(exchange.portions(batch())) == [batch()]


def test_a_cursor_that_goes_backwards_doubles_nothing(desk: Desk) -> None:
    for cursor, ids in (("2", "ab"), ("1", "a"), ("3", "abc"), ("0", "cba")):
        desk.inbound.take(ACCOUNT, STREAM, batch(*map(said, ids), cursor=cursor))
    assert (count(desk), aside(desk)) == (3, [])


# Anything.

_TEXT = st.text(st.characters(), max_size=12) | st.sampled_from(["a", HALF, "\0", "\u202e"])
_TIME = st.datetimes(timezones=st.just(UTC)) | st.sampled_from([NOW, FAR, LONG_AGO])
_SAID = st.builds(
    lambda id_, text, at, own, refers, url: replace(
        said(id_, text, at=at, own=own, refers=tuple(refers), thread="t"),
        url=url,
        media=(Media(url, text),),
    ),
    _TEXT.filter(bool),
    _TEXT,
    _TIME,
    st.booleans(),
    st.lists(_TEXT, max_size=2),
    _TEXT,
)
_ITEM = (
    _SAID
    | st.builds(Changed, st.just(STREAM), _TEXT.filter(bool), _TIME, st.none() | _TEXT)
    | st.builds(Spoilt, st.just(STREAM), _TEXT, st.just("x"))
)


@settings(
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(items=st.lists(_ITEM, max_size=6))
def test_anything_at_all_is_taken_in(desk: Desk, items: list[Item]) -> None:
    """Into one desk, which grows fuller and fuller."""
    desk.inbound.take(ACCOUNT, STREAM, batch(*items))
    connection = desk.session.store.connection
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before
