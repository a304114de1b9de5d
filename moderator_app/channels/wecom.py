"""微信客服 of an organisation in WeCom: what citizens write to one 客服 comes in, and replies go out.

A reply carries an id that we choose, under which it arrives once, however often it is sent. How many
replies are left is counted here as far as it was seen, and the platform decides.
"""

import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from typing_extensions import override

from moderator_app.channels import clock, relayed
from moderator_app.channels import wecom_errors as errors
from moderator_app.channels import wecom_reading as reading
from moderator_app.channels.http import DEADLINE_S, Client, Request
from moderator_app.channels.port import Channel, Connector, Field, Info
from moderator_app.channels.reply_windows import Windows
from moderator_app.channels.wechat_tokens import Tokens, errmsg
from moderator_app.channels.wecom_waking import Waking
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    ChannelError,
    Checked,
    ConfigError,
    Counting,
    Duplicate,
    Item,
    Media,
    NotThere,
    Outgoing,
    RateLimited,
    Receipt,
    Received,
    Repeat,
    Transient,
    WindowClosed,
)
from moderator_app.core.reply_windows import WECOM

SERVER: Final = "https://qyapi.weixin.qq.com"
LONGEST: Final = 2048
"""Octets of a text."""
MOST_EMPTY: Final = 5
"""Pages in a row that hold nothing, and say that there is more."""
_SYNC: Final = "/cgi-bin/kf/sync_msg"
_ANSWERING: Final = frozenset({0, 1})
"""The states of a conversation in which the interface may reply: nobody has it yet, or a machine."""
_SHORTEST_PAUSE: Final = timedelta(seconds=15)
_LONGEST_PAUSE: Final = timedelta(minutes=15)
_CALLED_PAUSE: Final = timedelta(minutes=2)
"""Where we are called when there is something."""
_FASTER: Final = timedelta(seconds=1)
_ASIDE_S: Final = 4.5
"""Of a token and of what stands beside the matter: a check is both, and ends within ten seconds."""
_NAMES_S: Final = 4.0
_CHECK_S: Final = 9.5
_ACCOUNTS: Final = 100
_MOST_PAGES: Final = 10
_MOST_NAMES: Final = 5_000
_MOST_CURSORS: Final = 100


class WeCom(Channel):
    """One 客服."""

    def __init__(self, account: Account, secrets: Mapping[str, str]) -> None:
        self._kf = account.config["open_kfid"].strip()
        self._base = account.config.get("server", "").strip().rstrip("/") or SERVER
        self._client = Client(self._base)
        corpid = account.config["corpid"].strip()
        query = [("corpid", corpid), ("corpsecret", secrets.get("secret", "").strip())]
        ask = Request("/cgi-bin/gettoken", query, seconds=_ASIDE_S)
        self._tokens = Tokens(self._client, ask, errors.asked, errors.STALE)
        self._windows = Windows(WECOM.lasts, WECOM.replies)
        self._pace = _Pace()
        self._names: dict[str, str] = {}
        self._waking = Waking(relayed.Relayed(account.config, secrets, corpid), self._kf)

    @override
    def check(self) -> Checked:
        """Raises ChannelError."""
        begun = time.monotonic()
        found = self._found()
        self._waking.check(max(1.0, _CHECK_S - (time.monotonic() - begun)))
        return found

    def _found(self) -> Checked:
        for page in range(_MOST_PAGES):
            body = {"offset": page * _ACCOUNTS, "limit": _ACCOUNTS}
            named = reading.accounts(self._asked("/cgi-bin/kf/account/list", body, _ASIDE_S))
            if self._kf in named:
                return Checked(named[self._kf] or self._kf)
            if len(named) < _ACCOUNTS:
                break
        raise ConfigError("open_kfid")

    # Reading.

    @override
    def poll(self, stream: str, cursor: str | None) -> Batch:
        """Raises ChannelError."""
        page = self._page(cursor or "")
        now = clock.now()
        items = self._with_names(reading.read(page.entries, self._kf, now))
        for item in items:
            if isinstance(item, Received) and not item.own:
                self._windows.heard(item.sender_id, min(item.sent_at, now))
        more, pause = self._pace.after(page, cursor or "")
        if self._waking.works:
            pause = max(pause, _CALLED_PAUSE)
        place = page.cursor or cursor or ""
        return Batch(items, place, more, pause, trouble=self._waking.trouble)

    def _page(self, cursor: str) -> reading.Page:
        """What the platform kept of the last three days, from the cursor on. Raises ChannelError."""
        place = {"cursor": cursor} if cursor else {}
        try:
            value = self._synced(place)
        except RateLimited as error:
            raise RateLimited(error.code, self._pace.limited()) from error
        except ChannelError as error:
            if not place or error.code != str(errors.BAD_PARAMETER):
                raise
            # Of a cursor that is not known any more, as after a long leave: all that is there.
            value = self._synced({})
        page = reading.page(value)
        if page is None:
            raise Transient("not_a_page")
        return page

    def _synced(self, place: Mapping[str, str]) -> object:
        """With the token of the last call, as long as it is good. Raises ChannelError."""
        body = {"open_kfid": self._kf, "limit": reading.AT_ONCE, "voice_format": 0, **place}
        token = self._waking.token
        if token:
            try:
                return self._asked(_SYNC, body | {"token": token})
            except ChannelError as error:
                if error.code != str(errors.BAD_CALL):
                    raise
                self._waking.refused()
        return self._asked(_SYNC, body)

    def _with_names(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """How citizens call themselves is asked once, and missed by nobody where it is not told."""
        heard = [one.sender_id for one in items if isinstance(one, Received) and not one.own]
        new = [who for who in dict.fromkeys(heard) if who not in self._names][:100]
        if new:
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            body = {"external_userid_list": new}
            with suppress(ChannelError):
                value = self._asked("/cgi-bin/kf/customer/batchget", body, _NAMES_S)
                self._names |= dict.fromkeys(new, "") | reading.customers(value)
        return tuple(
            replace(one, sender=self._names.get(one.sender_id, ""))
            if isinstance(one, Received) and not one.own
            else one
            for one in items
        )

    @override
    def wait(self, seconds: float) -> bool:
        """Without a relay nothing wakes us: it sleeps for as long, or until it is closed."""
        return self._waking.wait(seconds)

    @override
    def fetch(self, media: Media, limit: int) -> bytes:
        """Raises ChannelError."""
        return self._tokens.file(self._base, media.ref, limit)

    # Sending.

    @override
    def caps(self, target: Target) -> Caps:
        caps = Caps(longest=LONGEST, counting=Counting.OCTETS, repeat=Repeat.KEY)
        return self._windows.within(target.recipient, clock.now(), caps)

    @override
    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError."""
        who = out.target.recipient
        self._expect_ours(who)
        body = {
            "touser": who,
            "open_kfid": self._kf,
            "msgid": out.key,
            "msgtype": "text",
            "text": {"content": out.text},
        }
        try:
            value = self._told("/cgi-bin/kf/send_msg", body)
        except Duplicate as error:
            self._windows.sent(who, out.key)
            raise Duplicate(error.code, out.key) from error
        self._windows.sent(who, out.key)
        return Receipt(reading.sent(value) or out.key, clock.now())

    def _expect_ours(self, who: str) -> None:
        """Raises WindowClosed where a colleague has the conversation in WeCom itself, or where it
        was ended."""
        body = {"open_kfid": self._kf, "external_userid": who}
        value = self._asked("/cgi-bin/kf/service_state/get", body, _ASIDE_S)
        state = reading.state(value)
        if state is None:
            raise Transient("not_a_state")
        if state not in _ANSWERING:
            raise WindowClosed(f"session_{state}")

    @override
    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """The interface does not tell what was sent through it; a repetition does no harm."""
        return NotThere.CANNOT_TELL

    @override
    def close(self) -> None:
        self._waking.close()
        self._client.close()

    def _asked(self, path: str, body: object, seconds: float = DEADLINE_S) -> object:
        """What may be asked twice. Raises ChannelError for anything but a good answer."""
        return self._tokens.asked(Request(path, body=body, seconds=seconds))

    def _told(self, path: str, body: object) -> object:
        """What must not happen twice. Raises ChannelError for anything but a good answer."""
        code, value = self._tokens.told(Request(path, body=body))
        if code != 0:
            raise errors.told(code, errmsg(value))
        return value


class _Pace:
    """How often may be looked is not written down anywhere: twice as seldom whenever it was too
    often, and a little more often whenever it was not."""

    def __init__(self) -> None:
        self._pause = _SHORTEST_PAUSE
        self._empty = 0
        self._seen: deque[str] = deque(maxlen=_MOST_CURSORS)

    def limited(self) -> datetime:
        """Not before."""
        self._pause = min(_LONGEST_PAUSE, self._pause * 2)
        return clock.now() + self._pause

    def after(self, page: reading.Page, cursor: str) -> tuple[bool, timedelta]:
        """Whether to look again at once, and else in what time. A page that leads to where reading
        was before, or one of too many that hold nothing, is not followed now."""
        self._pause = max(_SHORTEST_PAUSE, self._pause - _FASTER)
        self._empty = 0 if page.entries else self._empty + 1
        if cursor not in self._seen:
            self._seen.append(cursor)
        onward = bool(page.cursor) and page.cursor not in self._seen
        more = page.more and onward and self._empty < MOST_EMPTY
        if not more:
            self._empty = 0
        return more, self._pause


connector = Connector(
    Info(
        "wecom",
        "wecom",
        (reading.STREAM,),
        (
            Field("corpid"),
            Field("open_kfid"),
            Field("secret", secret=True),
            *relayed.FIELDS,
            Field("server", needed=False, preset=SERVER),
        ),
    ),
    WeCom,
)
