"""What every item must be before it is kept, whichever connector read it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from moderator_app.core.channels import Item, Receipt, Received, Spoilt, Undelivered
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
    name that cannot be kept is put aside."""
    if isinstance(item, Spoilt):
        return replace(item, raw=storable(item.raw[:LONGEST]))
    if isinstance(item, Received):
        if not all(map(_is_name, (item.id, item.thread, item.stream))):
            return Spoilt(item.stream, storable(item.text[:LONGEST]), "id")
        return replace(
            item,
            sent_at=_possible(item.sent_at, now),
            text=storable(item.text[:LONGEST]),
            sender=_line(item.sender),
            sender_id=_line(item.sender_id),
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
