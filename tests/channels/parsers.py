"""Every parser of what comes from outside through a channel: a line each, in one table.

`tests/channels/test_parsers.py` gives each of them a second of bent input, and
`tests/bench/bench_fuzz.py` as long as one likes, led by the code that the input reaches. Both hold
them to the same: what cannot be read is put aside or refused in the way the parser documents,
nothing else is raised, and nothing that comes out is longer than stated here.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID

import httpcore
import pytest
from typing_extensions import override

from moderator_app.channels import (
    http,
    mail_lines,
    mail_reading,
    mail_sending,
    mastodon_authorising,
    pages,
    pushed,
    relayed,
    wechat_oa_pushed,
    wecom_reading,
)
from moderator_app.channels import mastodon_reading as mastodon
from moderator_app.channels import wechat_oa_reading as oa
from moderator_app.channels import wechat_values as values
from moderator_app.channels.http import Answer, Client, Request
from moderator_app.channels.wechat_crypto import NotOurs, Push, Seal, signature
from moderator_app.channels.wechat_tokens import Tokens, answered, instead
from moderator_app.core import joining
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Changed,
    ChannelError,
    Media,
    Outgoing,
    Received,
    Spoilt,
    TargetGone,
    Transient,
    account_from_body,
    account_to_body,
)
from moderator_app.core.records import BadRecord
from moderator_app.relay import envelope, requests
from tests.channels import parser_seeds as seeds

NOW: Final = datetime(2026, 11, 25, tzinfo=UTC)
FIXTURES: Final = Path(__file__).parents[3] / "shared" / "fixtures"
LONGEST_TEXT: Final = 100_000
LONGEST_ID: Final = 600
LONGEST_THREAD: Final = 2_100
LONGEST_LINE: Final = 1_000
MOST_FILES: Final = 200

Read = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Parser:
    """`read` takes octets as they come and gives items, or whatever was read, or nothing; it raises
    only what `refuses` names. `json`: its seeds are bent as JSON is. `samples`: the vendors' own,
    by a pattern; `pieces`: what means something to it."""

    name: str
    read: Read
    refuses: tuple[type[Exception], ...]
    seeds: tuple[bytes, ...]
    samples: str = ""
    json: bool = False
    pieces: tuple[bytes, ...] = ()

    def begins(self) -> tuple[bytes, ...]:
        """What bending begins with: our own, and the vendors' where they are here."""
        found = sorted(FIXTURES.glob(self.samples)) if self.samples else []
        return self.seeds + tuple(one.read_bytes() for one in found)


@dataclass(slots=True)
class Tally:
    read: int = 0
    spoilt: int = 0
    refused: int = 0

    def feed(self, parser: Parser, octets: bytes) -> None:
        """Raises what the parser does not document, and AssertionError for what comes out wrong."""
        try:
            told = parser.read(octets)
        except parser.refuses:
            self.refused += 1
            return
        items = [one for one in told if _is_item(one)] if isinstance(told, tuple) else []
        for one in items:
            judge(one)
        spoilt = sum(isinstance(one, Spoilt) for one in items)
        self.spoilt += spoilt
        self.read += len(items) - spoilt if items else bool(told)
        self.refused += not told


def _is_item(value: object) -> bool:
    return isinstance(value, Received | Changed | Spoilt)


def judge(item: object) -> None:
    """An item obeys its type, can be stored, and is no longer than it may be."""
    if isinstance(item, Received):
        _short(item.id, LONGEST_ID)
        _short(item.thread, LONGEST_THREAD)
        _short(item.text, LONGEST_TEXT)
        for line in (item.sender, item.sender_id, item.title):
            _short(line, LONGEST_LINE)
            assert "\n" not in line
        _short(item.url, 2_000)
        assert len(item.refers) <= 60
        for id_ in item.refers:
            _short(id_, LONGEST_ID)
        assert len(item.media) <= MOST_FILES
        for file in item.media:
            _judge_file(file)
        _is_utc(item.sent_at)
    elif isinstance(item, Changed):
        assert item.id
        _short(item.id, LONGEST_ID)
        _short(item.text or "", LONGEST_TEXT)
        _is_utc(item.at)
    elif isinstance(item, Spoilt):
        _short(item.raw, LONGEST_TEXT)
        _short(item.reason, 40)


def _judge_file(file: Media) -> None:
    _short(file.name, 300)
    _short(file.kind, 300)
    _short(file.ref, 2_100)
    assert not set("/\\\0\n\r") & set(file.name), "a name is no path"


def _short(text: str, longest: int) -> None:
    assert len(text) <= longest, f"{len(text)} signs"
    text.encode()


def _is_utc(at: datetime) -> None:
    assert at.utcoffset() == timedelta(0)
    at.isoformat()


# How each is asked.


def _json(read: Callable[[Any], object]) -> Read:
    """What reads a value is given the one that the octets hold."""
    return lambda octets: read(http.parsed(octets))


NO_JSON: Final = (ValueError, RecursionError)


def _text(read: Callable[[str], object]) -> Read:
    return lambda octets: read(octets.decode("utf-8", "replace"))


def _mail(raw: bytes) -> object:
    item = mail_reading.item(raw, "desk@test", NOW, "1:1")
    for file in item.media if isinstance(item, Received) else ():
        mail_reading.attachment(raw, file.ref.rpartition(":")[2])
    if isinstance(item, Received) and item.sender_id:
        _replied(item)
    return (item,)


def _replied(item: Received) -> None:
    """What was read must be such that it can be answered."""
    target = Target(_MAIL.id, item.stream, item.thread, item.id, item.sender_id, item.title)
    out = Outgoing("k", target, "您好", item.title)
    mail_sending.letter(_MAIL, out, "<k@test>").as_bytes()


_MAIL: Final = Account(UUID(int=1), "mail", "mail", "市城管局信箱", {"address": "desk@test"})


def _charset(octets: bytes) -> object:
    charset, _, words = octets.partition(b"\n")
    text = mail_reading.decoded(words, charset.decode("utf-8", "replace"))
    text.encode()
    return text


def _mentions(value: object) -> object:
    shown = mastodon.page(value)
    if shown is None:
        return ()
    look = mastodon.look(shown, None, NOW - timedelta(days=3))
    again = mastodon.look(shown, look.cursor, NOW)
    mastodon.after(again.cursor).encode()
    mastodon.trace(shown, _AIM, "已转照明处。", NOW)
    both = (*look.entries, *again.entries)
    assert max(len(look.entries), len(again.entries)) <= mastodon.AT_ONCE
    return mastodon.read(mastodon.MENTIONS, both, "7") + mastodon.read(mastodon.OWN, both, "7")


_AIM: Final = Target(UUID(int=1), mastodon.MENTIONS, "public:x", "1", "wang@example.org")


def _mastodon_aside(value: object) -> object:
    told = {name: str(one) for name, one in values.table(value).items()}
    until = mastodon.reset_at(told, NOW)
    assert until is None or NOW <= until <= NOW + timedelta(hours=1)
    found = (mastodon.me(value, "example.org"), mastodon.longest(value), mastodon.posted(value))
    return [one for one in (*found, mastodon.complaint(value), until) if one]


class _Told(Client):
    """A client that was answered already."""

    def __init__(self, value: object) -> None:
        super().__init__("http://localhost:1")
        self._answer = value

    @override
    def ask(self, request: Request) -> Answer:
        return Answer(200, {}, b"", self._answer)


def _authorising(value: object) -> object:
    client = _Told(value)
    program = mastodon_authorising.introduce(client)
    return mastodon_authorising.token(client, program, str(values.table(value).get("code")))


def _wecom(value: object) -> object:
    page = wecom_reading.page(value)
    if page is None:
        return ()
    items = wecom_reading.read(page.entries, seeds.KF, NOW)
    assert len(items) <= len(page.entries)
    page.cursor.encode()
    return items


def _wecom_aside(value: object) -> object:
    named = wecom_reading.accounts(value) | wecom_reading.customers(value)
    for id_, name in named.items():
        _short(id_, 300)
        _short(name, 300)
    return [one for one in (named, wecom_reading.state(value), wecom_reading.sent(value)) if one]


def _chats(value: object) -> object:
    page = oa.chats(value)
    if page is None:
        return ()
    cursor, _ = oa.after(oa.Span(1, 2), page, NOW)
    oa.after(oa.span(cursor, NOW), page, NOW)
    return oa.read_chats(page.records, "wx1")


def _comments(value: object) -> object:
    page = oa.comments(value)
    if page is None:
        return ()
    oa.reply_to(page.entries, 7)
    items = oa.read_comments(page.entries, oa.Article(1, 0))
    assert len(items) <= 2 * len(page.entries)
    return items


def _articles(told: str) -> object:
    return [*oa.articles(told), *filter(None, map(oa.comment_place, told.split()))]


def _token(value: object) -> object:
    """Both ways of telling that all is well."""

    def read(_: str) -> object:
        answer = Answer(200, {}, b"", value)
        return answered(answer, Transient, lone=True)

    token = Tokens(_Told(value), Request("/"), lambda code: Transient(str(code)))
    values.complaint(value).encode()
    return token.used(lambda one: (0, read(one)), ())


def _pushed(octets: bytes) -> object:
    found = pushed.fields(octets)
    for value in (found or {}).values():
        value.encode()
    return found


_SEAL: Final = Seal(seeds.TOKEN, seeds.KEY, seeds.APPID)


def _opened(octets: bytes) -> object:
    """Signed rightly, so that what stands inside is looked at."""
    sealed = octets.decode("latin-1")
    push = Push(sealed, signature(seeds.TOKEN, "1", "n", sealed), "1", "n")
    return _SEAL.open(push)


def _cursor(told: str) -> object:
    """A cursor of another version, or of another connector, that was kept under the same name."""
    mastodon.look([], told, NOW)
    mastodon.after(told)
    span = oa.span(told, NOW)
    assert span.end >= span.start
    return oa.place(told), mail_lines.place(told), relayed.place(told).cursor


def _relayed(value: object) -> object:
    """As a relay tells it, which is not believed: what it says was pushed is not signed."""
    page = relayed.page(value, 3)
    if page is None:
        return None
    assert len(page.pushes) <= 50
    numbers = [n for n, _ in page.pushes]
    assert numbers == sorted(set(numbers))
    for _, push in (*page.pushes, *page.checks):
        with pytest.raises(NotOurs):
            _SEAL.open(push)
    page.store.encode()
    return page


def _oa_pushed(told: str) -> object:
    found = wechat_oa_pushed.read(told)
    return (found,) if found is not None else None


def _asked_of_the_relay(octets: bytes) -> object:
    found = requests.head(octets)
    assert found.length <= requests.MOST_OCTETS
    return found


def _sealed_for_the_relay(octets: bytes) -> object:
    found = envelope.sealed(octets)
    assert found is None or envelope.is_sealed(found)
    return found


def _account(value: object) -> object:
    account = account_from_body(value)
    assert account_from_body(account_to_body(account)) == account
    return account


def _echo(told: str) -> object:
    text, _, other = told.partition("\n")
    return joining.is_echo(text, NOW, joining.Known(other, NOW))


def _page(told: str) -> object:
    text = pages.page_text(told)
    assert len(text) <= len(told) + 2
    return text


def _answered(octets: bytes) -> object:
    """All that a server says on one connection, to a question and as a file, wherever it leads."""

    def connect(*_: object, **__: object) -> httpcore.NetworkStream:
        return httpcore.MockStream([octets])

    def nowhere(*_: object) -> str:
        raise TargetGone("private_address")

    with (
        patch.object(httpcore.SyncBackend, "connect_tcp", connect),
        patch.object(http, "_open_address", nowhere),
    ):
        client = Client("http://localhost:1")
        with suppress(ChannelError):
            client.fetch("http://localhost:1/a.png", 10_000)
        answer = client.tell(Request("/", form=[]))
        mastodon.reset_at(answer.headers, NOW)
        return answer


def _line(octets: bytes) -> object:
    at = mail_lines.internal_date(octets, NOW)
    assert at.utcoffset() == timedelta(0)
    return at, mail_lines.size([None, octets, (octets, octets)])


TABLE: Final[tuple[Parser, ...]] = (
    Parser("answer", _answered, (ChannelError,), seeds.ANSWERS, pieces=seeds.ANSWER_PIECES),
    Parser("mail", _mail, (), seeds.MAILS, pieces=seeds.MAIL_PIECES),
    Parser("mail-line", _line, (), seeds.LINES, pieces=seeds.LINE_PIECES),
    Parser("mail-charset", _charset, (), seeds.CHARSETS, pieces=seeds.CHARSET_PIECES),
    Parser("mastodon", _json(_mentions), NO_JSON, seeds.MENTIONS, json=True),
    Parser("mastodon-aside", _json(_mastodon_aside), NO_JSON, seeds.MASTODON, json=True),
    Parser(
        "mastodon-authorising",
        _json(_authorising),
        (*NO_JSON, ChannelError),
        seeds.AUTHORISING,
        json=True,
    ),
    Parser("wecom", _json(_wecom), NO_JSON, seeds.WECOM, "wecom/*Sync*Response.json", json=True),
    Parser(
        "wecom-aside", _json(_wecom_aside), NO_JSON, seeds.NAMED, "wecom/*Response.json", json=True
    ),
    Parser("instead", instead, (), seeds.ERRORS),
    Parser(
        "wechat-chats",
        _json(_chats),
        NO_JSON,
        seeds.CHATS,
        "wechat_oa/*MessageListResponse.json",
        json=True,
    ),
    Parser(
        "wechat-comments",
        _json(_comments),
        NO_JSON,
        seeds.COMMENTS,
        "wechat_oa/*CommentListResponse.json",
        json=True,
    ),
    Parser("wechat-articles", _text(_articles), (), seeds.ARTICLES),
    Parser(
        "wechat-token",
        _json(_token),
        (*NO_JSON, ChannelError),
        seeds.ERRORS,
        "we*/*TokenResponse.json",
        json=True,
    ),
    Parser("pushed", _pushed, (), seeds.PUSHED, "we*_events/*.xml", pieces=seeds.XML_PIECES),
    Parser("seal", _opened, (NotOurs,), seeds.SEALED),
    Parser("relayed", _json(_relayed), NO_JSON, seeds.RELAYED, json=True),
    Parser(
        "wechat-pushed",
        _text(_oa_pushed),
        (),
        seeds.PUSHED,
        "we*_events/*.xml",
        pieces=seeds.XML_PIECES,
    ),
    Parser("relay-head", _asked_of_the_relay, (requests.Refused,), seeds.HEADS),
    Parser(
        "relay-envelope",
        _sealed_for_the_relay,
        (),
        seeds.ENVELOPES,
        pieces=seeds.XML_PIECES,
    ),
    Parser("cursor", _text(_cursor), (), seeds.CURSORS, pieces=seeds.CURSOR_PIECES),
    Parser("account", _json(_account), (*NO_JSON, BadRecord), seeds.ACCOUNTS, json=True),
    Parser("echo", _text(_echo), (), (b"a b\nab",)),
    Parser("pages", _text(_page), (), seeds.PAGES, pieces=seeds.PAGE_PIECES),
)


def named(name: str) -> Parser:
    """Raises KeyError."""
    return {one.name: one for one in TABLE}[name]
