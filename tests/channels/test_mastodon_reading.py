"""What servers of the Mastodon API say, read without asking any."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.channels import mastodon_reading as reading
from moderator_app.channels.mastodon_reading import MENTIONS, OWN
from moderator_app.core.case import Target
from moderator_app.core.channels import Changed, Medium, Received, Spoilt

NOW = datetime(2026, 11, 25, tzinfo=UTC)
AIM = Target(UUID(int=1), MENTIONS, "public:x", "1", "wang@example.org")
ENTRY: dict[str, Any] = {
    "id": "34975861",
    "type": "mention",
    "created_at": "2026-11-24T20:17:37.000Z",
    "account": {"id": "7", "acct": "wang@example.org"},
    "status": {
        "id": "103254962155278888",
        "uri": "https://example.org/users/wang/statuses/103254962155278888",
        "url": "https://example.org/@wang/103254962155278888",
        "created_at": "2026-11-24T20:17:36.000Z",
        "in_reply_to_id": "103",
        "visibility": "public",
        "spoiler_text": "",
        "content": '<p><span class="h-card"><a href="https://desk.example.org/@desk">@<span>desk</span>'
        "</a></span> 云溪路<br />路灯不亮</p><p>第三天了</p>",
        "account": {
            "id": "7",
            "acct": "wang@example.org",
            "display_name": "晨跑的人",
            "bot": False,
        },
        "media_attachments": [
            {"id": "1", "type": "image", "url": "https://files.example.org/a/lamp.jpg?x=1"},
        ],
    },
}


def entry(**status: object) -> dict[str, Any]:
    made = deepcopy(ENTRY)
    made["status"] |= status
    return made


def read(value: object) -> Received:
    (one,) = reading.read(MENTIONS, [value], "me")
    assert isinstance(one, Received)
    return one


def test_a_mention_is_read() -> None:
    one = read(ENTRY)
    assert (one.id, one.text) == ("103254962155278888", "@desk 云溪路\n路灯不亮\n第三天了")
    assert (one.sender, one.sender_id) == ("晨跑的人", "wang@example.org")
    assert one.sent_at == datetime(2026, 11, 24, 20, 17, 36, tzinfo=UTC)
    assert (one.refers, one.medium, one.own) == (("103",), Medium.MENTION, False)
    assert one.url == "https://example.org/@wang/103254962155278888"
    assert [(m.name, m.kind) for m in one.media] == [("lamp.jpg", "image/jpeg")]


def test_a_warning_stands_before_the_words_and_a_machine_is_known() -> None:
    account = ENTRY["status"]["account"] | {"bot": True}
    one = read(entry(spoiler_text="投诉", account=account))
    assert one.text.startswith("投诉\n@desk")
    assert one.automatic


@pytest.mark.parametrize("visibility", ["private", "direct", "", None, "limited", 7])
def test_what_is_not_known_to_be_public_is_answered_to_its_author_alone(visibility: object) -> None:
    one = read(entry(visibility=visibility))
    aim = Target(UUID(int=1), MENTIONS, one.thread, one.id, one.sender_id)
    assert one.medium is Medium.DIRECT
    assert reading.visibility(aim) in {"private", "direct"}
    assert not reading.is_public(aim)


def test_a_thread_is_called_as_in_the_whole_net_and_one_of_another_kind_is_not_public() -> None:
    assert read(ENTRY).thread == "public:https://example.org/users/wang/statuses/103254962155278888"
    assert read(entry(uri=None)).thread == "public:103254962155278888"
    assert reading.visibility(Target(UUID(int=1), MENTIONS, "https://x/1", "1")) == "direct"


def test_ids_stay_text_and_numbers_become_it() -> None:
    assert read(entry(id=103254962155278888)).id == "103254962155278888"
    assert read(entry(id="0" * 300)).id == "0" * 300


@pytest.mark.parametrize(
    "changed",
    [
        {"id": None},
        {"id": ""},
        {"id": True},
        {"id": 1.5},
        {"id": "两"},
        {"id": "a b"},
        {"id": "1" * 301},
        {"id": 10**400},
        {"account": None},
        {"account": {"id": "7", "acct": ""}},
    ],
)
def test_what_cannot_be_read_is_put_aside_whole(changed: dict[str, object]) -> None:
    (one,) = reading.read(MENTIONS, [entry(**changed)], "me")
    assert isinstance(one, Spoilt)
    assert "第三天了" in one.raw


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, {"type": 7}])
def test_what_is_no_notification_is_put_aside(value: object) -> None:
    (one,) = reading.read(MENTIONS, [value], "me")
    assert isinstance(one, Spoilt)


def test_other_notifications_are_passed_over() -> None:
    assert reading.read(MENTIONS, [ENTRY | {"type": "favourite"}, {"type": "follow"}], "me") == ()


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2026-11-24T20:17:36Z", datetime(2026, 11, 24, 20, 17, 36, tzinfo=UTC)),
        ("2026-11-25T04:17:36+08:00", datetime(2026, 11, 24, 20, 17, 36, tzinfo=UTC)),
        ("2026-11-24T20:17:36", datetime(2026, 11, 24, 20, 17, 36, tzinfo=UTC)),
        ("9999-12-31T23:59:59-08:00", datetime(2026, 11, 24, 20, 17, 37, tzinfo=UTC)),
        ("yesterday", datetime(2026, 11, 24, 20, 17, 37, tzinfo=UTC)),
        (None, datetime(2026, 11, 24, 20, 17, 37, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_statuss_or_else_the_notifications(told: object, meant: datetime) -> None:
    assert read(entry(created_at=told)).sent_at == meant


def test_a_name_of_a_file_has_no_path_in_it_and_an_address_is_one() -> None:
    urls = [
        "https://files.example.org/..%2F..%2Fetc%2Fpasswd",
        "https://files.example.org/C:%5Cautoexec.bat",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[",
        "https://files.example.org/" + "a" * 3000,
        7,
    ]
    media = [{"type": "image", "url": url} for url in urls]
    one = read(entry(media_attachments=media, url="javascript:alert(1)"))
    assert [m.name for m in one.media] == ["passwd", "autoexec.bat"]
    assert one.url == ""


def test_enormous_fields_are_bounded() -> None:
    account = ENTRY["status"]["account"] | {"display_name": "长" * 1_000_000}
    one = read(
        entry(
            content="长" * 5_000_000,
            account=account,
            url="https://" + "a" * 5_000_000,
            media_attachments=[{"url": f"https://x/{n}.png"} for n in range(10_000)],
        )
    )
    assert len(one.text) == reading.LONGEST
    assert len(one.sender) <= 300
    assert (one.url, len(one.media)) == ("", 20)


def test_half_a_sign_becomes_one_that_can_be_kept() -> None:
    account = ENTRY["status"]["account"] | {"display_name": "王\ud842"}
    one = read(entry(content="路灯\ud842", account=account))
    (one.text + one.sender + one.thread).encode()


def test_what_was_edited_says_so_beside_its_words() -> None:
    items = reading.read(MENTIONS, [entry(edited_at="2026-11-24T21:00:00.000Z")], "me")
    assert isinstance(items[0], Received)
    at = datetime(2026, 11, 24, 21, tzinfo=UTC)
    assert items[1:] == (Changed(MENTIONS, items[0].id, at, items[0].text),)


def test_our_own_words_come_without_whom_they_address() -> None:
    status = ENTRY["status"] | {"account": {"id": "me", "acct": "desk"}}
    status["content"] = "<p><a>@<span>wang</span></a> @li@example.org 已转照明处，谢谢 @wang</p>"
    (one,) = reading.read(OWN, [status], "me")
    assert isinstance(one, Received)
    assert (one.own, one.text, one.refers) == (True, "已转照明处，谢谢 @wang", ("103",))
    assert reading.read(OWN, [status | {"in_reply_to_id": None}], "me") == ()
    assert reading.read(OWN, [status | {"reblog": {"id": "5"}}], "me") == ()


# Where reading goes on.


def page(*ids: int, at: datetime = NOW) -> list[object]:
    """As a server shows it, newest first."""
    return [{"id": str(n), "created_at": at.isoformat()} for n in sorted(ids, reverse=True)]


def ids(look: reading.Look) -> list[str]:
    return [json.loads(json.dumps(one))["id"] for one in look.entries]


def follow(everything: list[int], limit: int, heeds: bool) -> list[str]:
    """All that is read of a server's notifications, by one look after the other."""
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(100):
        after = reading.after(cursor)
        shown = [n for n in everything if not after or not heeds or n > int(after)]
        shown = shown[:limit] if heeds and after else shown[-limit:]
        look = reading.look(page(*shown), cursor, NOW)
        seen += ids(look)
        if not look.more:
            break
        cursor = look.cursor
    return seen


@pytest.mark.parametrize("heeds", [True, False])
@pytest.mark.parametrize("count", [0, 1, 11, 25, 26, 79])
def test_every_entry_is_read_once_until_there_is_no_more(count: int, heeds: bool) -> None:
    everything = list(range(1, count + 1))
    assert follow(everything, 80, heeds) == [str(n) for n in everything]


def test_more_than_a_page_is_read_to_its_end() -> None:
    first = reading.look(page(*range(1, 11)), None, NOW)
    everything = range(2, 302)
    cursor, seen = first.cursor, set(ids(first))
    for _ in range(50):
        after = reading.after(cursor)
        shown = [n for n in everything if n > int(after)][:80] if after else everything[-80:]
        look = reading.look(page(*shown), cursor, NOW)
        seen |= set(ids(look))
        cursor = look.cursor
        if not look.more:
            break
    assert seen == {str(n) for n in range(1, 302)}


def test_the_newest_are_read_again_so_that_late_ones_and_changes_are_seen() -> None:
    first = reading.look(page(*range(1, 31)), None, NOW)
    then = reading.look(page(*range(26, 31)), first.cursor, NOW)
    assert not then.more
    after = int(reading.after(then.cursor))
    assert after < 30
    late = reading.look(page(*range(after + 1, 32)), then.cursor, NOW)
    assert ids(late) == [str(n) for n in range(after + 1, 32)]


def test_the_first_look_leaves_what_is_old_and_knows_where_it_began() -> None:
    old = page(1, 2, at=NOW - timedelta(days=4))
    look = reading.look([*page(3), *old], None, NOW - timedelta(days=3))
    assert ids(look) == ["3"]
    assert reading.after(look.cursor) == "2"
    nothing = reading.look(old, None, NOW - timedelta(days=3))
    assert (nothing.entries, reading.after(nothing.cursor)) == ((), "2")


def test_a_server_that_says_the_same_for_ever_gets_no_further() -> None:
    shapeless: list[object] = [{"created_at": "x"}] * 80
    look = reading.look(shapeless, None, NOW)
    again = reading.look(shapeless, look.cursor, NOW)
    assert again.cursor == look.cursor


# What was sent.


def test_a_reply_is_known_in_the_shape_that_a_server_gives_it() -> None:
    """As Mastodon shows it: names without their servers, links cut for the eye."""
    text = "您好，请看 https://example.org/a/very/long/path 并问 @li@other.example.org。#路灯"
    shown = (
        '<p><span class="h-card"><a href="x">@<span>wang</span></a></span> 您好，请看 '
        '<a href="x"><span class="invisible">https://</span><span class="ellipsis">example.org/a/'
        'very</span><span class="invisible">/long/path</span></a> 并问 <span class="h-card"><a>@'
        '<span>li</span></a></span>。<a href="x">#<span>路灯</span></a></p>'
    )
    status = {"id": "9", "in_reply_to_id": "1", "created_at": NOW.isoformat(), "content": shown}
    found = reading.trace([status], AIM, text, NOW).found
    assert found == ("9", NOW)
    assert reading.trace([status], AIM, text + "!", NOW).similar
    other = status | {"in_reply_to_id": "2", "mentions": [{"acct": "wang@example.org"}]}
    assert reading.trace([other], AIM, text, NOW).similar
    assert not reading.trace([other], AIM, "别的", NOW).similar
    another = other | {"mentions": [{"acct": "li@example.org"}]}
    assert not reading.trace([another], AIM, text, NOW).similar  # many are told the same
    assert not reading.trace([status], AIM, "别的", NOW + timedelta(hours=1)).similar


# Whatever comes.

_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=40)
)
_LIKELY = st.sampled_from(
    [
        "mention",
        "public",
        "direct",
        "103",
        "2026-11-24T20:17:36.000Z",
        "9999-12-31T23:59:59+23:59",
        "0001-01-01T00:00:00+14:00",
        "https://example.org/a%2Fb.png",
        "<p>路灯<br>&#55296;\ud842</p>",
        "http://[",
        "@a @b ",
    ]
)
_NAMES = st.sampled_from(
    [
        "id",
        "type",
        "status",
        "account",
        "acct",
        "display_name",
        "content",
        "text",
        "uri",
        "url",
        "created_at",
        "edited_at",
        "visibility",
        "in_reply_to_id",
        "media_attachments",
        "spoiler_text",
        "bot",
        "reblog",
        "mentions",
        "error",
        "configuration",
        "statuses",
        "max_characters",
        "max_toot_chars",
        "remote_url",
        "username",
    ]
)
ANYTHING = st.recursive(
    _SCALARS | _LIKELY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=12),
    max_leaves=25,
)


@st.composite
def bent(draw: st.DrawFn) -> object:
    """A true notification in which some things are something else."""
    made = deepcopy(ENTRY)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from([made, made["status"], made["status"].get("account")]))
        if isinstance(place, dict):
            place[draw(_NAMES)] = draw(ANYTHING)
        if not isinstance(made.get("status"), dict):
            break
    return made


@settings(max_examples=60, deadline=None)
@given(ANYTHING | bent())
def test_whatever_comes_is_read_put_aside_or_passed_over(value: object) -> None:
    items = [
        *reading.read(MENTIONS, [value], "7"),
        *reading.read(OWN, [value], "7"),
        *reading.read(MENTIONS, [{"type": "mention", "status": value}], "7"),
    ]
    for item in items:
        assert isinstance(item, Received | Changed | Spoilt)
        if isinstance(item, Received):
            (item.id + item.thread + item.text + item.sender + item.sender_id).encode()
    reading.me(value, "example.org")
    reading.longest(value)
    reading.posted(value)
    reading.complaint(value)


@settings(max_examples=40, deadline=None)
@given(st.lists(ANYTHING | bent(), max_size=6))
def test_whatever_page_comes_reading_goes_on(values: list[object]) -> None:
    shown = reading.page(values)
    assert shown is not None
    first = reading.look(shown, None, NOW)
    again = reading.look(shown, first.cursor, NOW)
    reading.after(again.cursor)
    reading.trace(shown, AIM, "已转照明处。", NOW)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["x-ratelimit-reset", "retry-after"]), st.text() | _LIKELY))
def test_a_pause_is_never_longer_than_an_hour(told: dict[str, str]) -> None:
    until = reading.reset_at(told, NOW)
    assert until is None or NOW <= until <= NOW + timedelta(hours=1)
