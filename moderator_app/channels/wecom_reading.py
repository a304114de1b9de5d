"""What WeCom says of 微信客服: from JSON to messages, without asking anybody.

Whatever shape comes is read, put aside or passed over; nothing here raises for it. A conversation
is all that one citizen and one 客服 say to each other.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from moderator_app.channels import json_values as values
from moderator_app.core.channels import (
    Changed,
    Item,
    Media,
    Medium,
    NotDelivered,
    Received,
    Undelivered,
)
from moderator_app.core.events import storable

STREAM: Final = "messages"
AT_ONCE: Final = 50
"""Messages of a look, of which each gives one item at most."""
_CITIZEN, _SYSTEM, _SERVICER = 3, 4, 5
_LONGEST_CURSOR: Final = 500
_RECALLS: Final = frozenset({"user_recall_msg", "servicer_recall_msg"})
_FAILURES: Final = {
    1: NotDelivered.ACCOUNT,
    2: NotDelivered.ACCOUNT,
    4: NotDelivered.TOO_LATE,
    5: NotDelivered.ENDED,
    6: NotDelivered.TOO_MANY,
    7: NotDelivered.ACCOUNT,
    8: NotDelivered.ACCOUNT,
    9: NotDelivered.ACCOUNT,
    10: NotDelivered.DECLINED,
    11: NotDelivered.ACCOUNT,
    12: NotDelivered.FORBIDDEN,
    13: NotDelivered.FORBIDDEN,
}
"""The platform's numbers for why a reply that it had taken did not reach the citizen."""
_NUMBERS: Final = 1_000
_PASSED_OVER: Final = frozenset(
    {"enter_session", "servicer_status_change", "session_status_change"}
)


@dataclass(frozen=True, slots=True)
class Page:
    """`cursor` is "" where none is told that could be given back."""

    entries: Sequence[object]
    cursor: str
    more: bool


def page(value: object) -> Page | None:
    """None for what is no page."""
    answer = values.table(value)
    entries = answer.get("msg_list", [])
    if not isinstance(entries, list):
        return None
    cursor = answer.get("next_cursor")
    if not isinstance(cursor, str) or len(cursor) > _LONGEST_CURSOR or not values.is_plain(cursor):
        cursor = ""
    return Page(entries, cursor, answer.get("has_more") == 1)


def state(value: object) -> int | None:
    """A conversation's state, from 0 to 4."""
    return values.whole(values.table(value), "service_state")


def accounts(value: object) -> dict[str, str]:
    """The names of a page of 客服, by their ids."""
    return _named(value, "account_list", "open_kfid", "name")


def customers(value: object) -> dict[str, str]:
    """What citizens call themselves, by their ids."""
    return _named(value, "customer_list", "external_userid", "nickname")


def _named(value: object, where: str, id_: str, name: str) -> dict[str, str]:
    tables = [values.table(one) for one in values.some(values.table(value), where)]
    return {found: values.line(one, name) for one in tables if (found := values.id_of(one, id_))}


def sent(value: object) -> str:
    """The id of a reply that was taken; "" where none is told."""
    return values.id_of(values.table(value), "msgid")


# What is said.


def read(entries: Iterable[object], kf: str, now: datetime) -> tuple[Item, ...]:
    """The items of a page of messages to a 客服, oldest first. `now`: for what tells no time."""
    return tuple(item for entry in entries for item in _message(entry, kf, now))


def _message(entry: object, kf: str, now: datetime) -> Iterator[Item]:
    message = values.table(entry)
    kind = values.line(message, "msgtype")
    if kind == "event":
        yield from _event(message, kf, now)
        return
    id_, who = values.id_of(message, "msgid"), values.id_of(message, "external_userid")
    at, origin = values.moment(message, "send_time"), message.get("origin")
    if not id_ or not who or at is None or values.id_of(message, "open_kfid") not in {"", kf}:
        yield values.spoilt(STREAM, entry, "message")
    elif origin not in (_CITIZEN, _SYSTEM, _SERVICER):
        yield values.spoilt(STREAM, entry, "origin")
    elif kind not in KINDS:
        yield values.spoilt(STREAM, entry, "msgtype")
    else:
        body = values.table(message.get(kind))
        text, media = KINDS[kind](body), tuple(_media(kind, body, at))
        if not text and not media:
            yield values.spoilt(STREAM, entry, "empty")
            return
        yield Received(
            stream=STREAM,
            id=id_,
            thread=who,
            medium=Medium.DIRECT,
            sent_at=at,
            text=text,
            sender_id=who,
            media=media,
            own=origin != _CITIZEN,
            automatic=origin == _SYSTEM,
        )


def _event(message: Mapping[str, object], kf: str, now: datetime) -> Iterator[Item]:
    event = values.table(message.get("event"))
    kind, recalled = values.line(event, "event_type"), values.id_of(event, "recall_msgid")
    failed = values.id_of(event, "fail_msgid")
    if values.id_of(event, "open_kfid") not in {"", kf}:
        yield values.spoilt(STREAM, message, "event")
    elif kind in _RECALLS and recalled:
        yield Changed(STREAM, recalled, values.moment(message, "send_time") or now, None)
    elif kind == "msg_send_fail" and failed:
        code = values.whole(event, "fail_type")
        known = code is not None and 0 <= code < _NUMBERS
        why = _FAILURES.get(code or 0, NotDelivered.UNKNOWN)
        yield Undelivered(STREAM, failed, why, str(code) if known else "")
    elif kind not in _PASSED_OVER:
        yield values.spoilt(STREAM, message, "event")


# Kinds of messages, each as the lines that stand in it.


def _lines(*names: str) -> Callable[[Mapping[str, object]], str]:
    return lambda body: _joined(values.words(body, name) for name in names)


def _joined(parts: Iterable[str]) -> str:
    return storable("\n".join(stripped for one in parts if (stripped := one.strip())))[
        : values.LONGEST
    ]


def _place(body: Mapping[str, object]) -> str:
    sides = [values.number(body, "latitude"), values.number(body, "longitude")]
    where = ", ".join(sides) if all(sides) else ""
    return _joined([values.words(body, "name"), values.words(body, "address"), where])


def _menu(body: Mapping[str, object]) -> str:
    entries = [values.table(one) for one in values.some(body, "list")]
    shown = [
        values.words(values.table(one.get(values.line(one, "type"))), "content") for one in entries
    ]
    return _joined([values.words(body, "head_content"), *shown, values.words(body, "tail_content")])


def _merged(body: Mapping[str, object]) -> str:
    """What a citizen passed on of another conversation: who said what."""
    said = [values.words(body, "title")]
    for one in values.some(body, "item"):
        entry = values.table(one)
        kind = values.line(entry, "msgtype")
        inner = values.table(_parsed(values.words(entry, "msg_content")))
        reader = KINDS.get(kind) if kind != "merged_msg" else None
        text = reader(values.table(inner.get(kind))) if reader is not None else ""
        said.append(f"{values.line(entry, 'sender_name')}: {text or f'[{kind}]'}")
    return _joined(said)


def _parsed(words: str) -> object:
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        return None


KINDS: Final[dict[str, Callable[[Mapping[str, object]], str]]] = {
    "text": _lines("content"),
    "image": _lines(),
    "voice": _lines(),
    "video": _lines(),
    "file": _lines(),
    "location": _place,
    "link": _lines("title", "desc", "url"),
    "business_card": _lines("userid"),
    "miniprogram": _lines("title", "appid", "pagepath"),
    "msgmenu": _menu,
    "channels": _lines("nickname", "title"),
    "channels_shop_product": _lines("title", "sales_price", "shop_nickname"),
    "channels_shop_order": _lines(
        "product_titles", "price_wording", "state", "order_id", "shop_nickname"
    ),
    "merged_msg": _merged,
}
_MEDIA: Final = {"image": "image", "voice": "audio/amr", "video": "video", "file": ""}


_KEPT: Final = timedelta(days=3)
"""How long the platform has a file."""


def _media(kind: str, body: Mapping[str, object], at: datetime) -> Iterator[Media]:
    ref = values.id_of(body, "media_id")
    if kind in _MEDIA and ref:
        yield Media(ref, kind=_MEDIA[kind], until=at + _KEPT)
