"""A WeChat 公众号: what a relay took in for it, what was said with 客服, and comments under articles.

What a citizen writes is pushed, and reaches a desk behind an office's router through a relay alone;
of what is not pushed, because it is said with 客服 in WeChat itself, a log tells later. A reply in
private has no id and no key: whether one arrived whose end nobody saw, only a person can tell. A
reply to a comment stands under it.
"""

import json
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from typing_extensions import override

from moderator_app.channels import clock, relayed
from moderator_app.channels import json_values as values
from moderator_app.channels import wechat_oa_errors as errors
from moderator_app.channels import wechat_oa_reading as reading
from moderator_app.channels.http import DEADLINE_S, Client, Request
from moderator_app.channels.port import Channel, Connector, Field, Info
from moderator_app.channels.relayed import Relayed
from moderator_app.channels.reply_windows import Windows
from moderator_app.channels.wechat_oa_pushed import PUSHED
from moderator_app.channels.wechat_oa_relayed import Pushes
from moderator_app.channels.wechat_tokens import Tokens, instead
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    ChannelError,
    Checked,
    ConfigError,
    Counting,
    Media,
    NotThere,
    Outgoing,
    RateLimited,
    Receipt,
    Received,
    Repeat,
    TargetGone,
    Transient,
)
from moderator_app.core.reply_windows import WECHAT

SERVER: Final = "https://api.weixin.qq.com"
LONGEST: Final = 2048
"""Octets of a text."""
_PAUSE: Final = timedelta(minutes=1)
_COMMENTS_PAUSE: Final = timedelta(minutes=5)
_LIMITED_PAUSE: Final = timedelta(minutes=15)
_ASIDE_S: Final = 4.0
_CHECK_S: Final = 9.5
_MOST_PAGES: Final = 20
_MOST_COMMENTS: Final = 20_000
"""Under one article."""


class OfficialAccount(Channel):
    """One 公众号."""

    def __init__(self, account: Account, secrets: Mapping[str, str]) -> None:
        self._appid = account.config["appid"].strip()
        self._name = account.name
        self._articles = reading.articles(account.config.get("articles", ""))
        self._base = account.config.get("server", "").strip().rstrip("/") or SERVER
        self._client = Client(self._base)
        body = {
            "grant_type": "client_credential",
            "appid": self._appid,
            "secret": secrets.get("secret", "").strip(),
            "force_refresh": False,
        }
        # The one of `/cgi-bin/token` would end that of another desk.
        ask = Request("/cgi-bin/stable_token", body=body, seconds=_ASIDE_S)
        self._tokens = Tokens(self._client, ask, errors.asked, errors.STALE)
        self._windows = Windows(WECHAT.lasts, WECHAT.replies)
        self._relayed = Relayed(account.config, secrets, self._appid)
        self._pushes = Pushes(self._relayed, self._windows)
        self._again: dict[str, float] = {}
        self._waiting = 0
        self._ended = threading.Event()

    @override
    def check(self) -> Checked:
        """It does not tell its name. Raises ChannelError."""
        begun, now = time.monotonic(), int(clock.now().timestamp())
        self._logged(reading.Span(now - 60, now), _ASIDE_S)
        if self._relayed.is_set:
            self._relayed.check(max(1.0, _CHECK_S - (time.monotonic() - begun)))
        return Checked(self._name or self._appid)

    # Reading.

    @override
    def poll(self, stream: str, cursor: str | None) -> Batch:
        """Raises ChannelError."""
        if stream == PUSHED:
            return self._pushes.poll(cursor)
        if self._relayed.is_set:
            return self._beside(stream, cursor)
        return self._asked_for(stream, cursor)

    def _asked_for(self, stream: str, cursor: str | None) -> Batch:
        return self._chats(cursor) if stream == reading.CHATS else self._comments(cursor)

    def _beside(self, stream: str, cursor: str | None) -> Batch:
        """What is pushed wakes us for its own sake: for that, nothing else is asked more often, and
        that something else is not told now keeps no push back."""
        if clock.steady() < self._again.get(stream, 0.0):
            return Batch((), cursor or "")
        try:
            batch = self._asked_for(stream, cursor)
        except (RateLimited, Transient) as error:
            pause = _LIMITED_PAUSE if isinstance(error, RateLimited) else _PAUSE
            batch = Batch((), cursor or "", pause=pause)
        if batch.pause is not None and not batch.more:
            self._again[stream] = clock.steady() + batch.pause.total_seconds()
        return batch

    def _chats(self, cursor: str | None) -> Batch:
        now = clock.now()
        asked = reading.span(cursor, now)
        page = self._logged(asked)
        items = reading.read_chats(page.records, self._appid)
        for one in items:
            if isinstance(one, Received) and not one.own:
                self._windows.heard(one.sender_id, min(one.sent_at, now))
        onward, more = reading.after(asked, page, now)
        if not more:
            self._count_waiting()
        return Batch(items, onward, more, _PAUSE)

    def _count_waiting(self) -> None:
        """Those whom nobody of 客服 has taken yet; nothing hangs on it."""
        self._waiting = 0
        with suppress(ChannelError):
            value = self._asked("/customservice/kfsession/getwaitcase", None, _ASIDE_S)
            self._waiting = reading.waiting(value)

    def _logged(self, asked: reading.Span, seconds: float = DEADLINE_S) -> reading.Chats:
        """Whoever has it all pushed needs no 客服, and then there is no log."""
        try:
            return self._asked_chats(asked, seconds)
        except ConfigError as error:
            if not self._relayed.is_set or error.code != str(errors.NO_LOG):
                raise
            return reading.Chats((), 0, last=True)

    def _asked_chats(self, asked: reading.Span, seconds: float) -> reading.Chats:
        body = {
            "starttime": asked.start,
            "endtime": asked.end,
            "msgid": asked.place,
            "number": reading.AT_ONCE,
        }
        value = self._asked("/customservice/msgrecord/getmsglist", body, seconds)
        page = reading.chats(value)
        if page is None:
            raise Transient("not_a_page")
        return page

    def _comments(self, cursor: str | None) -> Batch:
        """Round and round through all articles: in which order comments are told, and whether one
        that was chosen late stands at its place, is not written down."""
        if not self._articles:
            return Batch((), cursor or "", pause=_COMMENTS_PAUSE)
        number, begin = reading.place(cursor)
        article = self._articles[number % len(self._articles)]
        try:
            page = self._asked_comments(article, begin)
        except TargetGone:
            page = reading.Comments((), 0)  # an article that was taken away keeps no other back
        items = reading.read_comments(page.entries, self._appid, article)
        begin += len(page.entries)
        if page.entries and begin < min(page.total, _MOST_COMMENTS):
            return Batch(items, json.dumps([number, begin]), more=True)
        number += 1
        more = number < len(self._articles)
        place = [number if more else 0, 0]
        return Batch(items, json.dumps(place), more, _COMMENTS_PAUSE)

    def _asked_comments(self, article: reading.Article, begin: int) -> reading.Comments:
        body = {
            "msg_data_id": article.data,
            "index": article.index,
            "begin": begin,
            "count": reading.COMMENTS_AT_ONCE,
            "type": 0,
        }
        page = reading.comments(self._asked("/cgi-bin/comment/list", body))
        if page is None:
            raise Transient("not_a_page")
        return page

    @override
    def wait(self, seconds: float) -> bool:
        """Raises ChannelError. Without a relay nothing wakes us: it sleeps for as long, or until it
        is closed."""
        if self._relayed.is_set:
            return self._relayed.wait(seconds)
        clock.wait(self._ended, seconds)
        return False

    @override
    def fetch(self, media: Media, limit: int) -> bytes:
        """Only what is pushed names a file. Of a video the address is told. Raises ChannelError."""
        octets = self._tokens.file(self._base, media.ref, limit)
        told = instead(octets)
        if told is None:
            return octets
        url = values.words(values.table(told), "video_url")
        if not url:
            raise TargetGone("no_file")
        return self._client.fetch(url, limit)

    # Sending.

    @override
    def caps(self, target: Target) -> Caps:
        if target.stream == reading.COMMENTS:
            return Caps(
                can_reply=reading.comment_place(target.post) is not None,
                longest=LONGEST,
                counting=Counting.OCTETS,
                public=True,
                repeat=Repeat.VERIFY,
            )
        caps = Caps(longest=LONGEST, counting=Counting.OCTETS, waiting=self._waiting)
        return self._windows.within(target.recipient, clock.now(), caps)

    @override
    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError."""
        if out.target.stream == reading.COMMENTS:
            return self._reply(out)
        who = out.target.recipient
        body = {"touser": who, "msgtype": "text", "text": {"content": out.text}}
        self._told("/cgi-bin/message/custom/send", body)
        self._windows.sent(who, out.key)
        return Receipt("", clock.now())

    def _reply(self, out: Outgoing) -> Receipt:
        article, number = _place(out)
        body = {
            "msg_data_id": article.data,
            "index": article.index,
            "user_comment_id": number,
            "content": out.text,
        }
        self._told("/cgi-bin/comment/reply/add", body)
        return Receipt(f"{out.target.post}_r", clock.now())

    @override
    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """Raises ChannelError."""
        if out.target.stream != reading.COMMENTS:
            return NotThere.CANNOT_TELL
        article, number = _place(out)
        begin = 0
        for _ in range(_MOST_PAGES):
            page = self._asked_comments(article, begin)
            there, said, at = reading.reply_to(page.entries, number)
            if there:
                if said == out.text.strip():
                    return Receipt(f"{out.target.post}_r", at or since)
                return NotThere.CANNOT_TELL if said else NotThere.NOT_FOUND
            begin += len(page.entries)
            if not page.entries or begin >= page.total:
                break
        return NotThere.CANNOT_TELL

    @override
    def close(self) -> None:
        self._ended.set()
        self._client.close()
        self._relayed.close()

    def _asked(self, path: str, body: object, seconds: float = DEADLINE_S) -> object:
        """What may be asked twice. Raises ChannelError for anything but a good answer."""
        return self._tokens.asked(Request(path, body=body, seconds=seconds), lone=True)

    def _told(self, path: str, body: object) -> None:
        """What must not happen twice. Raises ChannelError for anything but a good answer, which
        names its number."""
        code, _ = self._tokens.told(Request(path, body=body))
        if code != 0:
            raise errors.told(code)


def _place(out: Outgoing) -> tuple[reading.Article, int]:
    """Raises TargetGone."""
    place = reading.comment_place(out.target.post)
    if place is None:
        raise TargetGone("comment")
    return place


connector = Connector(
    Info(
        "wechat_oa",
        "wechat",
        # Last what waits for the relay: that one is not there keeps nothing else back.
        (reading.CHATS, reading.COMMENTS, PUSHED),
        (
            Field("appid"),
            Field("secret", secret=True),
            Field("articles", needed=False),
            *relayed.FIELDS,
            Field("server", needed=False, preset=SERVER),
        ),
    ),
    OfficialAccount,
)
