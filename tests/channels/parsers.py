"""Every parser of what comes from outside through a channel: a line each, in one table.

`tests/channels/test_parsers.py` gives each of them a second of bent input, and
`tests/bench/bench_fuzz.py` as long as one likes, led by the code that the input reaches. Both hold
them to the same: what cannot be read is put aside or refused in the way the parser documents,
nothing else is raised, and nothing that comes out is longer than stated here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from moderator_app.channels import wechat_tokens
from moderator_app.channels.wechat_crypto import NotOurs
from moderator_app.core.channels import Changed, ChannelError, Media, Received, Spoilt, Undelivered
from moderator_app.core.records import BadRecord
from moderator_app.relay.requests import Refused
from tests.channels import asking
from tests.channels import mail_seeds as mails
from tests.channels import parser_seeds as seeds
from tests.channels.asking import Read

FIXTURES: Final = Path(__file__).parents[3] / "shared" / "fixtures"
LONGEST_TEXT: Final = 100_000
LONGEST_ID: Final = 600
LONGEST_THREAD: Final = 2_100
LONGEST_LINE: Final = 1_000
MOST_FILES: Final = 200


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
        for one in told if isinstance(told, tuple) else ():
            judge(one)
        spoilt = sum(isinstance(one, Spoilt) for one in items)
        self.spoilt += spoilt
        self.read += len(items) - spoilt if items else bool(told)
        self.refused += not told


def _is_item(value: object) -> bool:
    return isinstance(value, Received | Changed | Spoilt | Undelivered)


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
    elif isinstance(item, Undelivered):
        assert item.id
        _short(item.id, LONGEST_ID)
        _short(item.code, 40)
    elif isinstance(item, Media):
        _judge_file(item)
    elif isinstance(item, Spoilt):
        _short(item.raw, LONGEST_TEXT)
        _short(item.reason, 40)


def _judge_file(file: Media) -> None:
    _short(file.name, 300)
    _short(file.kind, 300)
    _short(file.ref, 2_100)
    assert file.name not in {".", ".."}
    assert not set("/\\\0\n\r") & set(file.name), "a name is no path"


def _short(text: str, longest: int) -> None:
    assert len(text) <= longest, f"{len(text)} signs"
    text.encode()


def _is_utc(at: datetime) -> None:
    assert at.utcoffset() == timedelta(0)
    at.isoformat()


TABLE: Final[tuple[Parser, ...]] = (
    Parser("answer", asking.answer, (ChannelError,), seeds.ANSWERS, pieces=seeds.ANSWER_PIECES),
    Parser("mail", asking.letter, (), mails.MAILS, pieces=mails.MAIL_PIECES),
    Parser("mail-structure", asking.structure, (), mails.STRUCTURES, pieces=mails.STRUCTURE_PIECES),
    Parser("mail-line", asking.line, (), mails.LINES, pieces=mails.LINE_PIECES),
    Parser("mail-charset", asking.charset, (), mails.CHARSETS, pieces=mails.CHARSET_PIECES),
    Parser(
        "letter-answer", asking.answer_to_a_letter, (), mails.ANSWERS, pieces=mails.ANSWER_PIECES
    ),
    Parser("mastodon", asking.of_json(asking.mentions), asking.NO_JSON, seeds.MENTIONS, json=True),
    Parser(
        "mastodon-aside",
        asking.of_json(asking.mastodon_aside),
        asking.NO_JSON,
        seeds.MASTODON,
        json=True,
    ),
    Parser(
        "mastodon-authorising",
        asking.of_json(asking.authorising),
        (*asking.NO_JSON, ChannelError),
        seeds.AUTHORISING,
        json=True,
    ),
    Parser(
        "wecom",
        asking.of_json(asking.wecom),
        asking.NO_JSON,
        seeds.WECOM,
        "wecom/*Sync*Response.json",
        json=True,
    ),
    Parser(
        "wecom-aside",
        asking.of_json(asking.wecom_aside),
        asking.NO_JSON,
        seeds.NAMED,
        "wecom/*Response.json",
        json=True,
    ),
    Parser(
        "weibo",
        asking.of_json(asking.weibo_pages),
        asking.NO_JSON,
        seeds.WEIBO,
        "weibo/*s*.json",
        json=True,
    ),
    Parser(
        "weibo-aside",
        asking.of_json(asking.weibo_aside),
        (*asking.NO_JSON, ChannelError),
        seeds.WEIBO_ASIDE,
        "weibo/*.json",
        json=True,
    ),
    Parser("instead", wechat_tokens.instead, (), seeds.ERRORS),
    Parser(
        "wechat-chats",
        asking.of_json(asking.chats),
        asking.NO_JSON,
        seeds.CHATS,
        "wechat_oa/*MessageListResponse.json",
        json=True,
    ),
    Parser(
        "wechat-comments",
        asking.of_json(asking.comments),
        asking.NO_JSON,
        seeds.COMMENTS,
        "wechat_oa/*CommentListResponse.json",
        json=True,
    ),
    Parser("wechat-articles", asking.of_text(asking.articles), (), seeds.ARTICLES),
    Parser(
        "wechat-token",
        asking.of_json(asking.token),
        (*asking.NO_JSON, ChannelError),
        seeds.ERRORS,
        "we*/*TokenResponse.json",
        json=True,
    ),
    Parser("pushed", asking.push, (), seeds.PUSHED, "we*_events/*.xml", pieces=seeds.XML_PIECES),
    Parser("seal", asking.opened, (NotOurs,), seeds.SEALED),
    Parser("relayed", asking.of_json(asking.relay), asking.NO_JSON, seeds.RELAYED, json=True),
    Parser(
        "wechat-pushed",
        asking.of_text(asking.oa_push),
        (),
        seeds.PUSHED,
        "we*_events/*.xml",
        pieces=seeds.XML_PIECES,
    ),
    Parser("relay-head", asking.relay_head, (Refused,), seeds.HEADS),
    Parser(
        "relay-envelope",
        asking.relay_envelope,
        (),
        seeds.ENVELOPES,
        pieces=seeds.XML_PIECES,
    ),
    Parser("cursor", asking.of_text(asking.cursor), (), seeds.CURSORS, pieces=seeds.CURSOR_PIECES),
    Parser(
        "account",
        asking.of_json(asking.account),
        (*asking.NO_JSON, BadRecord),
        seeds.ACCOUNTS,
        json=True,
    ),
    Parser("echo", asking.of_text(asking.echo), (), (b"a b\nab",)),
    Parser("pages", asking.of_text(asking.page), (), seeds.PAGES, pieces=seeds.PAGE_PIECES),
)


def named(name: str) -> Parser:
    """Raises KeyError."""
    return {one.name: one for one in TABLE}[name]
