"""What citizens write and do at a 公众号, as it is pushed: from XML to messages, without asking anybody.

Whatever stands in it is read, put aside or passed over. What somebody did without a word is no
message; some of it lets us write to them for a minute, or ends that we may.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from moderator_app.channels import json_values as values
from moderator_app.channels import wechat_xml
from moderator_app.core.channels import Item, Media, Medium, Received, Spoilt
from moderator_app.core.events import storable

PUSHED: Final = "pushed"
A_MINUTE: Final = timedelta(minutes=1)
AFTER_EVENT: Final = 3
"""Replies that are allowed after a citizen did something, within a minute."""
_OPENING: Final = frozenset({"subscribe", "scan", "click", "scancode_push", "scancode_waitmsg"})
_LEAVING: Final = "unsubscribe"

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reach:
    """From then on a citizen can be answered so often within so long."""

    who: str
    at: datetime
    lasts: timedelta
    replies: int


def read(text: str) -> Item | Reach | None:
    """None for an event that is nothing to us."""
    told = wechat_xml.fields(text.encode())
    if told is None:
        return _spoilt(text, "xml")
    who, at, kind = told.get("FromUserName", ""), _moment(told), told.get("MsgType", "")
    if at is None or not values.id_of({"who": who}, "who"):
        return _spoilt(text, "message")
    if kind == "event":
        return _reach(who, at, told.get("Event", "").lower())
    if kind not in _KINDS:
        return _spoilt(text, "msgtype")
    words, media = _KINDS[kind](told)[: values.LONGEST], _media(kind, told, at)
    if not words and not media:
        return _spoilt(text, "empty")
    id_ = told.get("MsgId", "")
    if not (id_.isascii() and id_.isdigit() and len(id_) <= 30):
        id_ = f"{who}_{int(at.timestamp())}"
    return Received(PUSHED, id_, who, Medium.DIRECT, at, words, sender_id=who, media=media)


def _spoilt(text: str, reason: str) -> Spoilt:
    return Spoilt(PUSHED, storable(text[: values.LONGEST]), reason)


def _moment(told: Fields) -> datetime | None:
    seconds = told.get("CreateTime", "")
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 11) or not int(seconds):
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


def _reach(who: str, at: datetime, event: str) -> Reach | None:
    if event == _LEAVING:
        return Reach(who, at, timedelta(0), 0)
    return Reach(who, at, A_MINUTE, AFTER_EVENT) if event in _OPENING else None


def _lines(*names: str) -> Callable[[Fields], str]:
    return lambda told: "\n".join(line for name in names if (line := told.get(name, "")))


def _place(told: Fields) -> str:
    sides = [told.get("Location_X", ""), told.get("Location_Y", "")]
    where = ", ".join(sides) if all(sides) else ""
    return "\n".join(line for line in (told.get("Label", ""), where) if line)


_KINDS: Final[dict[str, Callable[[Fields], str]]] = {
    "text": _lines("Content"),
    "image": _lines(),
    "voice": _lines("Recognition"),
    "video": _lines(),
    "shortvideo": _lines(),
    "location": _place,
    "link": _lines("Title", "Description", "Url"),
}
_MEDIA: Final = {"image": "image", "voice": "audio/amr", "video": "video", "shortvideo": "video"}


_KEPT: Final = timedelta(days=3)
"""How long the platform has a file."""


def _media(kind: str, told: Fields, at: datetime) -> tuple[Media, ...]:
    ref = values.id_of(told, "MediaId")
    if kind not in _MEDIA or not ref:
        return ()
    return (Media(ref, kind=_MEDIA[kind], until=at + _KEPT),)
