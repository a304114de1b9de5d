"""How each parser is asked, for the table of them in `tests/channels/parsers.py`."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID

import httpcore
import pytest
from typing_extensions import override

from moderator_app.channels import (
    http,
    mail_lines,
    mail_parts,
    mail_reading,
    mail_sending,
    markup,
    mastodon_authorising,
    relayed,
    wechat_oa_pushed,
    wechat_xml,
    wecom_reading,
    weibo_authorising,
    weibo_errors,
)
from moderator_app.channels import json_values as values
from moderator_app.channels import mastodon_reading as mastodon
from moderator_app.channels import wechat_oa_reading as oa
from moderator_app.channels import weibo_reading as weibo
from moderator_app.channels import weibo_walking as walking
from moderator_app.channels.http import Answer, Client, Request
from moderator_app.channels.wechat_crypto import NotOurs, Push, Seal, signature
from moderator_app.channels.wechat_tokens import Tokens, errmsg
from moderator_app.core import joining, letters, quoting
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    ChannelError,
    Outgoing,
    Received,
    TargetGone,
    Transient,
    account_from_body,
    account_to_body,
)
from moderator_app.relay import envelope, requests
from tests.channels import parser_seeds as seeds

NOW: Final = datetime(2026, 11, 25, tzinfo=UTC)

Read = Callable[[bytes], object]


def of_json(read: Callable[[Any], object]) -> Read:
    """What reads a value is given the one that the octets hold."""
    return lambda octets: read(http.parsed(octets))


NO_JSON: Final = (ValueError, RecursionError)


def of_text(read: Callable[[str], object]) -> Read:
    return lambda octets: read(octets.decode("utf-8", "replace"))


def letter(raw: bytes) -> object:
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


def charset(octets: bytes) -> object:
    charset, _, words = octets.partition(b"\n")
    text = mail_reading.decoded(words, charset.decode("utf-8", "replace"))
    text.encode()
    return text


def structure(octets: bytes) -> object:
    """What a server says hangs on a mail, whole and as a literal."""
    return mail_parts.media([octets, (octets, octets)], "1:1")


def mentions(value: object) -> object:
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


def mastodon_aside(value: object) -> object:
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


def authorising(value: object) -> object:
    client = _Told(value)
    program = mastodon_authorising.introduce(client)
    return mastodon_authorising.token(client, program, str(values.table(value).get("code")))


def wecom(value: object) -> object:
    page = wecom_reading.page(value)
    if page is None:
        return ()
    items = wecom_reading.read(page.entries, seeds.KF, NOW)
    assert len(items) <= len(page.entries)
    page.cursor.encode()
    return items


def wecom_aside(value: object) -> object:
    named = wecom_reading.accounts(value) | wecom_reading.customers(value)
    assert all(len(one.encode()) <= 1_200 for pair in named.items() for one in pair)
    return [one for one in (named, wecom_reading.state(value), wecom_reading.sent(value)) if one]


def chats(value: object) -> object:
    page = oa.chats(value)
    if page is None:
        return ()
    cursor, _ = oa.after(oa.Span(1, 2), page, NOW)
    oa.after(oa.span(cursor, NOW), page, NOW)
    return oa.read_chats(page.records, "wx1")


def comments(value: object) -> object:
    page = oa.comments(value)
    if page is None:
        return ()
    oa.reply_to(page.entries, 7)
    items = oa.read_comments(page.entries, "wx1", oa.Article(1, 0))
    assert len(items) <= 2 * len(page.entries)
    return items


def articles(told: str) -> object:
    return [*oa.articles(told), *filter(None, map(oa.comment_place, told.split()))]


def token(value: object) -> object:
    """Both ways of telling that all is well."""
    errmsg(value).encode()
    request = Request("/")
    tokens = Tokens(_Told(value), request, lambda code: Transient(str(code)), ())
    return tokens.asked(request, lone=True)


def push(octets: bytes) -> object:
    found = wechat_xml.fields(octets)
    for value in (found or {}).values():
        value.encode()
    return found


_SEAL: Final = Seal(seeds.TOKEN, seeds.KEY, seeds.APPID)


def opened(octets: bytes) -> object:
    """Signed rightly, so that what stands inside is looked at."""
    sealed = octets.decode("latin-1")
    push = Push(sealed, signature(seeds.TOKEN, "1", "n", sealed), "1", "n")
    return _SEAL.open(push)


def weibo_pages(value: object) -> object:
    """In each of the streams, and followed."""
    items: tuple[object, ...] = ()
    for stream in weibo.KEYS:
        page = weibo.entries(stream, value)
        if page is None:
            continue
        items += tuple(weibo.read(stream, one, seeds.OWN, NOW) for one in page)
        start: walking.Place | None = None
        for _ in range(3):
            walk = walking.Walk(start)
            for _ in range(walking.MOST_PAGES + 1):
                if not walk.take(page):
                    break
            assert walk.new() == sorted(walk.new())
            start = walking.place(
                walking.cursor(walking.onward(start or walking.Place(), walk.new(), walk.floor))
            )
        _traced(page)
    return items


def _traced(page: Sequence[object]) -> None:
    for stream in (weibo.MENTIONS, weibo.COMMENTS):
        aim = Target(UUID(int=1), stream, "11488058246:1404376560", "12438492184", "1404376560")
        weibo.trace(page, aim, "明天修好", NOW - timedelta(days=9_000))


def weibo_aside(value: object) -> object:
    weibo_errors.number(Answer(200, {}, b"", value), Transient)
    told = (weibo.posted(value), weibo.allowance(value), weibo.own_name(value))
    holder = weibo_authorising.holder(_Told(value), "t")
    return [one for one in (*told, weibo.answered(value), holder) if one]


def cursor(told: str) -> object:
    """A cursor of another version, or of another connector, that was kept under the same name."""
    mastodon.look([], told, NOW)
    mastodon.after(told)
    span = oa.span(told, NOW)
    assert span.end >= span.start
    return oa.place(told), mail_lines.place(told), relayed.place(told).cursor, walking.place(told)


def relay(value: object) -> object:
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


def oa_push(told: str) -> object:
    found = wechat_oa_pushed.read(told)
    return (found,) if found is not None else None


def relay_head(octets: bytes) -> object:
    found = requests.head(octets)
    assert found.length <= requests.MOST_OCTETS
    return found


def relay_envelope(octets: bytes) -> object:
    found = envelope.sealed(octets)
    assert found is None or envelope.is_sealed(found)
    return found


def account(value: object) -> object:
    account = account_from_body(value)
    assert account_from_body(account_to_body(account)) == account
    return account


def echo(told: str) -> object:
    text, _, other = told.partition("\n")
    return joining.is_echo(text, NOW, joining.Known(other, NOW))


def page(told: str) -> object:
    text = markup.page_text(told)
    assert len(text) <= len(told) + 2
    return text


def answer(octets: bytes) -> object:
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


def line(octets: bytes) -> object:
    at = mail_lines.internal_date(octets, NOW)
    assert at.utcoffset() == timedelta(0)
    return at


def answer_to_a_letter(octets: bytes) -> object:
    """What is new in it, and whose it is."""
    text, _, ours = octets.decode("utf-8", "replace").partition("\0")
    said = quoting.said(text, [ours])
    assert len(said) <= len(text) + 2
    found = [*letters.tags(text), *letters.named(text.split())]
    letters.is_theirs(text[:300], [ours[:300]])
    letters.is_address(text)
    return found or said
