"""What the vendor's own samples and anything else at all are read as, without asking Weibo."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.channels import json_values as values
from moderator_app.channels import weibo_reading as reading
from moderator_app.core.channels import Changed, Received, Spoilt
from tests.channels.test_weibo_reading import (
    CITIZEN,
    COMMENT,
    MESSAGE,
    NOW,
    OWN,
    STATUS,
    WHOLE,
    read,
    trace,
)

FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"

# The vendor's own samples.


def sample(name: str) -> Any:
    place = FIXTURES / "weibo" / name
    if not place.exists():
        pytest.skip(f"not here: {place.name}")
    return json.loads(place.read_text("utf-8"))


def lines(name: str) -> list[Any]:
    place = FIXTURES / "weibo" / name
    if not place.exists():
        pytest.skip(f"not here: {place.name}")
    return [json.loads(line) for line in place.read_text("utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("name", "stream", "id_", "text"),
    [
        ("statuses_mentions", "mentions", "11488058246", "求关注。"),
        ("comments_to_me", "comments", "12438492184", "love your work......."),
        ("comments_mentions", "comment_mentions", "12438492184", "love your work......."),
        ("direct_messages", "messages", "3332910801173380", "私信1"),
    ],
)
def test_the_samples_of_lists_are_read(name: str, stream: str, id_: str, text: str) -> None:
    page = reading.entries(stream, sample(f"{name}.json"))
    assert page is not None
    (one,) = [reading.read(stream, entry, "2125034703", NOW) for entry in page]
    assert isinstance(one, Received)
    assert (one.id, one.text.partition("\n")[0]) == (id_, text)


def test_the_samples_of_what_was_taken_are_read() -> None:
    at = datetime(2011, 5, 31, 16, 50, 25, tzinfo=UTC)
    for name in ("comments_create.json", "comments_reply.json"):
        assert reading.posted(sample(name)) == ("12438492184", at)
    assert reading.seconds(sample("oauth_token.json")) == 7200
    assert reading.seconds(sample("get_token_info.json")) == 157679471
    assert values.digits(sample("error.json"), "error_code") == "20502"
    assert values.digits(sample("error_ratelimit_user.json"), "error_code") == "10023"


def test_the_samples_of_the_old_stream_are_read_like_a_list() -> None:
    for one in lines("receive_stream.txt"):
        read_ = reading.read("messages", one, "1902538057", NOW)
        assert isinstance(read_, Received)
        assert (read_.text, read_.thread) == ("私信内容", CITIZEN)


@pytest.mark.parametrize("name", ["text", "image", "position", "mention", "event_follow"])
def test_what_is_pushed_has_no_id_and_is_put_aside_with_a_reason(name: str) -> None:
    """It needs a relay, and another reader."""
    one = read(sample(f"push_{name}.json"), "messages")
    assert isinstance(one, Spoilt)
    assert one.reason == "message"


def test_no_sample_was_passed_over() -> None:
    if not FIXTURES.exists():
        pytest.skip(f"not here: {FIXTURES.name}")
    assert len(list(FIXTURES.glob("weibo/*"))) == 16


# Anything at all.

_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(
        [int(OWN), CITIZEN, STATUS["id"], 10**19, STATUS["created_at"], "1", "HOURS", "<b>"]
    )
)
_NAMES = st.text(max_size=3) | st.sampled_from(
    [
        *STATUS,
        *COMMENT,
        *MESSAGE,
        "idstr",
        "deleted",
        "retweeted_status",
        "reply_comment",
        "screen_name",
        "thumbnail_pic",
        "statuses",
        "comments",
        "direct_messages",
        "error_code",
        "uid",
        "expires_in",
        "user_limit",
        "remaining_user_hits",
        "limit_time_unit",
        "result",
    ]
)
ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=12),
    max_leaves=25,
)
DATES = st.from_regex(r"[A-Z]?[a-z]{2,3},? ?[0-9A-Za-z:+\- ]{0,30}", fullmatch=True)


@st.composite
def bent(draw: st.DrawFn) -> object:
    """A true entry in which some things are something else."""
    made = deepcopy(draw(st.sampled_from(list(WHOLE.values()))))
    for _ in range(draw(st.integers(0, 3))):
        made[draw(_NAMES)] = draw(ANYTHING | DATES)
    return made


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(WHOLE)), ANYTHING | bent())
def test_whatever_comes_is_read_or_put_aside(stream: str, value: object) -> None:
    item = read(value, stream)
    assert isinstance(item, Received | Changed | Spoilt)
    reading.is_since(value, NOW)
    if isinstance(item, Received):
        assert item.id == str(reading.number(value))
        assert item.text or item.media
        (item.id + item.thread + item.text + item.sender + item.sender_id + item.url).encode()
    if isinstance(item, Spoilt):
        assert item.reason.isalpha()
        item.raw.encode()


@settings(max_examples=60, deadline=None)
@given(ANYTHING | bent())
def test_whatever_answer_comes_is_one_or_none(value: object) -> None:
    for stream in WHOLE:
        reading.entries(stream, value)
    posted = reading.posted(value)
    assert posted is None or posted[0].isdecimal()
    found = trace(value, value, since=NOW - timedelta(days=9999))
    assert found.found is None or found.found[0].isdecimal()
    told = reading.allowance(value)
    assert told is None or 0 <= told[1] <= told[0]
    assert reading.answered(value) in {True, False}
    assert reading.seconds(values.table(value)) >= 0
    reading.own_name(value).encode()
