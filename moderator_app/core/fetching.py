"""What hangs on a message and is fetched after it: pictures, recordings and files.

What a platform says of one is written down with the message; whether it is fetched by itself, when
it is tried again and when it is given up, is decided here. All of it comes from strangers: a name is
made harmless, a kind and a size are only ever claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from moderator_app.core import files
from moderator_app.core.account_state import asked_again
from moderator_app.core.channels import ContentRejected, Media, RateLimited, TargetGone
from moderator_app.core.events import Draft, Event, Kind, storable
from moderator_app.core.refusals import Reason, Refusal

OWN_MB: Final = 5
"""Mebibytes up to which a picture or a recording is fetched by itself, unless chosen otherwise."""
MOST_MB: Final = files.LARGEST // (1024 * 1024)
"""Mebibytes of the largest that is fetched at all."""
MOST: Final = 100
"""Of one message. More hang on none that a citizen wrote."""
PAUSES: Final = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360))
"""Before each further try; after the last it is given up."""
_HEARD: Final = frozenset({Kind.MESSAGE_RECEIVED, Kind.DISPATCH_ANSWERED, Kind.LETTER_HEARD})
_LONGEST_REF: Final = 2_000
_LONGEST_KIND: Final = 80
_LARGEST_SAID: Final = 2**53


class Sort(StrEnum):
    """What it is said to be."""

    PICTURE = "picture"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"


_BY_ITSELF: Final = frozenset({Sort.PICTURE, Sort.VOICE})
_SORTS: Final = {"image": Sort.PICTURE, "audio": Sort.VOICE, "video": Sort.VIDEO}
_ENDINGS: Final = {
    Sort.PICTURE: "png jpg jpeg gif webp bmp heic",
    Sort.VOICE: "amr mp3 m4a aac wav ogg",
    Sort.VIDEO: "mp4 m4v mov avi mkv 3gp webm",
}
_BY_ENDING: Final = {end: sort for sort, ends in _ENDINGS.items() for end in ends.split()}


def sort_of(kind: str, name: str) -> Sort:
    """By the kind that was declared, or, where that says nothing, by how the name ends."""
    found = _SORTS.get(kind.partition("/")[0].strip().lower())
    return found or _BY_ENDING.get(name.rpartition(".")[2].lower(), Sort.FILE)


@dataclass(frozen=True, slots=True)
class Attached:
    """The `part`-th of what hangs on a message. `ref` is the connector's; `size` in octets, where
    the platform says it; `until`: as long as the platform keeps it."""

    message: UUID
    part: int
    ref: str
    name: str = ""
    kind: str = ""
    size: int | None = None
    until: datetime | None = None

    @property
    def sort(self) -> Sort:
        return sort_of(self.kind, self.name)

    @property
    def media(self) -> Media:
        """As its connector is to be asked for it."""
        return Media(self.ref, self.name, self.kind, self.size, self.until)


def to_body(media: Sequence[Media]) -> list[dict[str, object]]:
    """As the event of a message holds them."""
    return [_one_to_body(one) for one in media[:MOST]]


def _one_to_body(one: Media) -> dict[str, object]:
    ref = storable(one.ref)
    body: dict[str, object] = {
        # What is too long to be an address is none: it is shown, and cannot be fetched.
        "ref": ref if len(ref) <= _LONGEST_REF else "",
        "name": files.harmless(one.name),
        "kind": "".join(sign for sign in storable(one.kind) if sign.isprintable())[:_LONGEST_KIND],
    }
    if one.size is not None and 0 <= one.size <= _LARGEST_SAID:
        body["size"] = one.size
    if one.until is not None:
        body["until"] = one.until.isoformat()
    return body


def of_event(event: Event) -> tuple[Attached, ...]:
    """What hangs on a message; nothing of one that was erased."""
    if event.kind not in _HEARD:
        return ()
    return tuple(
        _of_body(event.id, part, body) for part, body in enumerate(event.body.get("media", ()))
    )


def _of_body(message: UUID, part: int, body: Mapping[str, Any]) -> Attached:
    until = body.get("until")
    return Attached(
        message,
        part,
        body["ref"],
        body["name"],
        body["kind"],
        body.get("size"),
        datetime.fromisoformat(until) if until else None,
    )


def fetched(case: UUID, one: Attached, digest: str, data: bytes) -> Draft:
    """Keep with its case what was fetched. Raises Refusal for what is empty or too large."""
    if not data:
        raise Refusal(Reason.FILE_EMPTY, case)
    if len(data) > files.LARGEST:
        raise Refusal(Reason.FILE_TOO_LARGE, case)
    body: dict[str, object] = {
        "digest": digest,
        "name": one.name,
        "type": files.media_type(data),
        "size": len(data),
        "of": str(one.message),
        "part": one.part,
        "kind": one.kind,
    }
    seconds = files.seconds(data)
    return Draft(Kind.FILE_ADDED, case, body if seconds is None else {**body, "seconds": seconds})


# How far each of them is.


class State(StrEnum):
    WAITING = "waiting"
    """Is fetched when its turn comes."""
    OFFERED = "offered"
    """Is fetched when a person asks for it."""
    STOPPED = "stopped"
    """Was tried often enough."""
    GONE = "gone"
    """The platform has it no more."""
    TOO_LARGE = "too_large"
    """Longer than the desk keeps anything."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One that is not here. `due`: not tried before; `wanted`: a person asked for it; `tries` since
    then; `why`: the last error, by name, or `DISK_FULL`."""

    message: UUID
    part: int
    case: UUID
    account: UUID
    state: State
    due: datetime
    wanted: bool = False
    tries: int = 0
    until: datetime | None = None
    why: str = ""

    @property
    def key(self) -> tuple[UUID, int]:
        return self.message, self.part


DISK_FULL: Final = "disk_full"
"""Why one waits for which there is no room."""
DISK_PAUSE: Final = timedelta(minutes=10)


def planned(one: Attached, case: UUID, account: UUID, own_mb: int, now: datetime) -> Entry:
    """What becomes of one when its message has come in."""
    state = State.WAITING
    if one.size is not None and one.size > files.LARGEST:
        state = State.TOO_LARGE
    elif one.sort not in _BY_ITSELF or (one.size or 0) > octets(own_mb) or own_mb == 0:
        state = State.OFFERED
    return Entry(one.message, one.part, case, account, state, now, until=one.until)


def octets(own_mb: int) -> int:
    return own_mb * 1024 * 1024


def limit(entry: Entry, own_mb: int) -> int:
    """Octets it may have, this time."""
    return files.LARGEST if entry.wanted else octets(own_mb)


def requested(entry: Entry, now: datetime) -> Entry:
    """A person wants it, whatever became of it before."""
    return replace(entry, state=State.WAITING, due=now, wanted=True, tries=0, why="")


def forgone(entry: Entry) -> Entry:
    """A person does not want to wait for it."""
    return replace(entry, state=State.OFFERED, wanted=False, why="")


def begun(entry: Entry, now: datetime) -> Entry:
    """It is being tried; should nobody hear what came of it, that was one try all the same."""
    pause = PAUSES[min(entry.tries, len(PAUSES) - 1)]
    return replace(entry, tries=entry.tries + 1, due=now + pause, why="")


def no_room(entry: Entry, now: datetime) -> Entry:
    return replace(entry, due=now + DISK_PAUSE, why=DISK_FULL)


def failed(entry: Entry, error: Exception, now: datetime) -> Entry:
    """After a try that brought nothing."""
    after = replace(entry, why=type(error).__name__)
    if isinstance(error, TargetGone):
        return replace(after, state=State.GONE)
    if isinstance(error, ContentRejected) and error.code == "too_large":
        return replace(after, state=State.TOO_LARGE if entry.wanted else State.OFFERED)
    if entry.tries > len(PAUSES):
        past = entry.until is not None and entry.until < now
        return replace(after, state=State.GONE if past else State.STOPPED)
    if isinstance(error, RateLimited):
        return replace(after, due=asked_again(error, now, after.due))
    return after


def broken(entry: Entry, why: str) -> Entry:
    """It cannot be kept, or a connector made a mistake: trying again does not help."""
    return replace(entry, state=State.STOPPED, why=why)
