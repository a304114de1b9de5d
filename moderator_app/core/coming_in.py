"""What every item must be before it is kept, whichever connector read it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import NoneType
from typing import Final

from moderator_app.core import letters
from moderator_app.core.channels import (
    Changed,
    Item,
    Media,
    Medium,
    NotDelivered,
    Receipt,
    Received,
    Spoilt,
    Undelivered,
)
from moderator_app.core.events import storable
from moderator_app.core.rows import NUMBER_REUSED

LONGEST: Final = 100_000
"""Signs of a text; the rest of a longer one is left at the platform."""
LONGEST_ID: Final = 3_000
LONGEST_LINE: Final = 1_000
EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""No platform is older."""
APART: Final = timedelta(days=1)
_MOST_REFERS: Final = 100


def admitted(item: Item, now: datetime) -> Item:
    """As it may be kept: with a time that may be true, and no longer than it may be. What goes by a
    name that cannot be kept, or is no item at all, is put aside."""
    if _is_item(item):
        return _limited(item, now)
    return Spoilt("", storable(repr(item)[:LONGEST]), "shape")


def _limited(item: Item, now: datetime) -> Item:
    if isinstance(item, Spoilt):
        return replace(item, raw=storable(item.raw[:LONGEST]))
    if isinstance(item, Received):
        names = (item.id, item.thread, item.stream)
        if not all(map(_is_name, names)) or letters.is_thread(item.thread):
            return Spoilt(item.stream, storable(item.text[:LONGEST]), "id")
        return replace(
            item,
            sent_at=_possible(item.sent_at, now),
            text=storable(item.text[:LONGEST]),
            sender=_line(item.sender),
            sender_id=_line(item.sender_id),
            reply_to=_line(item.reply_to),
            title=_line(item.title),
            url=_line(item.url, LONGEST_ID),
            refers=tuple(filter(_is_name, item.refers[:_MOST_REFERS])),
        )
    if isinstance(item, Undelivered):
        named = replace(item, code=_line(item.code))
        return named if _is_name(item.id) else Spoilt(item.stream, "", "id")
    text = None if item.text is None else storable(item.text[:LONGEST])
    if not _is_name(item.id):
        return Spoilt(item.stream, text or "", "id")
    return replace(item, at=_possible(item.at, now), text=text)


def _is_item(item: object) -> bool:
    """Whether all of it is what it is declared to be, also where a connector of others made it."""
    match item:
        case Received():
            words = (item.stream, item.id, item.thread, item.text, item.sender, item.sender_id)
            return (
                all(map(_is_text, (*words, item.title, item.url, item.reply_to)))
                and _are(item.refers, _is_text)
                and _are(item.media, _is_media)
                and _is_moment(item.sent_at)
                and _is(item.medium, Medium)
            )
        case Changed():
            return _is_text(item.id) and _is_text(item.text or "") and _is_moment(item.at)
        case Spoilt():
            return _is_text(item.raw) and _is_text(item.reason)
        case Undelivered():
            return _is_text(item.id) and _is_text(item.code) and _is(item.why, NotDelivered)
    return False


def _is_media(one: object) -> bool:
    if not isinstance(one, Media) or not all(map(_is_text, (one.ref, one.name, one.kind))):
        return False
    return _is(one.size, (int, NoneType)) and (one.until is None or _is_moment(one.until))


def _are(many: object, fits: Callable[[object], bool]) -> bool:
    return isinstance(many, tuple) and all(map(fits, many))


def _is(value: object, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) and value.utcoffset() is not None


def _possible(at: datetime, now: datetime) -> datetime:
    """A clock may differ from ours; one that is wrong by more must not put a matter where nobody
    looks for it."""
    return at if EARLIEST <= at <= now + APART else now


def _is_name(id_: object) -> bool:
    return isinstance(id_, str) and len(id_) <= LONGEST_ID and storable(id_) == id_


def _line(text: str, longest: int = LONGEST_LINE) -> str:
    return storable(text[:longest])


def acknowledged(receipt: object) -> Receipt:
    """A connector's word that a reply was taken. Raises TypeError for what is none; an id that cannot
    be kept makes nothing unsent."""
    if not isinstance(receipt, Receipt):
        raise TypeError("receipt")
    return receipt if _is_name(receipt.id) else replace(receipt, id="")


def reused(item: Received) -> Spoilt:
    """A message that came under the name of another: somebody looks at it, for it would be lost."""
    words = "\n".join(part for part in (item.sender, item.title, item.text) if part)
    return Spoilt(item.stream, words, NUMBER_REUSED)
