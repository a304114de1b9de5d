"""What a server of the Mastodon API says: from JSON to messages, without asking anybody.

Servers of many makes speak this interface, each in its own way, and pass on what strangers' servers
say. Whatever shape comes is read, put aside or passed over; nothing here raises for it. Ids are
text and nothing else: their order is the order in which the server tells them.
"""

import json
import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from moderator_app.channels import file_names
from moderator_app.channels import json_values as values
from moderator_app.channels.markup import page_text
from moderator_app.core.case import Target
from moderator_app.core.channels import Changed, Item, Media, Medium, Received
from moderator_app.core.events import storable

MENTIONS: Final = "mentions"
OWN: Final = "own"
"""What we said ourselves, here or on the server's own page."""
AT_ONCE: Final = 25
"""Entries of a look, of which each gives two items at most: what it says, and that it was edited."""
OVERLAP: Final = 10
"""Entries that are read again each time: one may show up late, and a recent one may be edited."""
LONGEST: Final = 100_000
"""Signs of a text."""
_BEGINNING: Final = ""
"""In the place of an id: before what was read first there was nothing, and may be something late."""
_LONGEST_ID: Final = 300
_LONGEST_NAME: Final = 300
_LONGEST_PAUSE: Final = timedelta(hours=1)
_MOST_MEDIA: Final = 20
_ADDRESSED: Final = re.compile(r"\A(?:\s*@\S+)+\s*")
_SERVERS: Final = re.compile(r"(@\w+)@[\w.:-]+", re.ASCII)
_PUBLIC: Final = frozenset({"public", "unlisted"})
_VISIBILITIES: Final = _PUBLIC | {"private", "direct"}


@dataclass(frozen=True, slots=True)
class Me:
    """Who we are to the server. `id` is its own of us, `address` our name in the net."""

    id: str
    address: str


def me(value: object, host: str) -> Me | None:
    """None for what is no account. `host`: of the server, which leaves it out of our name."""
    account = values.table(value)
    id_, acct = _id(account), _line(account, "acct") or _line(account, "username")
    if not id_ or not acct:
        return None
    return Me(id_, acct if "@" in acct else f"{acct}@{host}")


def longest(value: object) -> int | None:
    """How many signs a status may have, as an instance tells it of itself."""
    instance = values.table(value)
    for told in (_of_statuses(instance).get("max_characters"), instance.get("max_toot_chars")):
        if isinstance(told, int) and not isinstance(told, bool) and 0 < told <= 1_000_000:
            return told
    return None


def links_count_alike(value: object) -> bool:
    """Whether a link counts as 23 signs however long it is, as an instance tells it of itself."""
    return _of_statuses(values.table(value)).get("characters_reserved_per_url") == 23


def _of_statuses(instance: Mapping[str, object]) -> Mapping[str, object]:
    return values.table(values.table(instance.get("configuration")).get("statuses"))


# Where reading goes on.


@dataclass(frozen=True, slots=True)
class Look:
    """The entries of a page that are to be read now, oldest first."""

    entries: tuple[object, ...]
    cursor: str
    more: bool


def after(cursor: str | None) -> str:
    """The id after which a page is to begin; "" at the first look."""
    return _place(cursor)[0]


def look(shown: Sequence[object], cursor: str | None, start: datetime) -> Look:
    """What a page, newest first, brings after the cursor; at the first look, from `start` on. Some
    servers do not heed from where they were asked, and tell all again."""
    begins_after, known = _place(cursor)
    entries = list(reversed(shown))
    ids = [_id(values.table(entry)) for entry in entries]
    if known[1:] and known[0] == _BEGINNING and not set(known) & set(filter(None, ids)):
        return Look((), json.dumps(known[1:]), more=True)  # the page does not reach back so far
    if known:
        begin = ids.index(begins_after) + 1 if begins_after and begins_after in ids else 0
    else:
        begin = sum(not _is_since(entry, start) for entry in entries)
        known = tuple(ids[:begin][-1:]) or (_BEGINNING,)
    entries = entries[begin:]
    some = entries[:AT_ONCE]
    more = len(entries) > len(some)
    read = [id_ for entry in some if (id_ := _id(values.table(entry)))]
    # In the order in which the server has them: one that came late stands where it is shown.
    seen = [*(id_ for id_ in known if id_ not in read), *dict.fromkeys(read)]
    kept = seen[-OVERLAP - 1 :]
    onward = {"after": seen[-1], "seen": kept} if more else kept
    return Look(tuple(some), json.dumps(onward), more)


def _place(cursor: str | None) -> tuple[str, tuple[str, ...]]:
    """The id after which to go on, and the newest of those that were read, oldest first: in the
    middle of much that is new the last of them, and else the first, to read the others again. What
    is no cursor of ours is as none."""
    try:
        told = json.loads(cursor) if cursor else None
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict):
        after, seen = told.get("after"), _ids(told.get("seen"))
        return (after, seen) if isinstance(after, str) else ("", ())
    seen = _ids(told)
    return next(iter(seen), ""), seen


def _ids(told: object) -> tuple[str, ...]:
    return tuple(one for one in told if isinstance(one, str)) if isinstance(told, list) else ()


def _is_since(entry: object, start: datetime) -> bool:
    at = _time(values.table(entry), "created_at")
    return at is None or at >= start


# What it says.


def mention(entry: object, own_id: str) -> Iterator[Item]:
    """A notification: who mentioned us, and in what words; nothing for one of another kind."""
    notification = values.table(entry)
    if not notification or not _line(notification, "type"):
        yield values.spoilt(MENTIONS, entry, "notification")
    elif _line(notification, "type") == "mention":
        status = values.table(notification.get("status"))
        at = _time(status, "created_at") or _time(notification, "created_at")
        yield from _status(MENTIONS, status, at, own_id, notification)


def own(entry: object, own_id: str) -> Iterator[Item]:
    """A status of our own; nothing for one that answers nobody."""
    status = values.table(entry)
    if not status:
        yield values.spoilt(OWN, entry, "status")
    elif status.get("in_reply_to_id") and not status.get("reblog"):
        yield from _status(OWN, status, _time(status, "created_at"), own_id, status)


def _status(
    stream: str,
    status: Mapping[str, object],
    at: datetime | None,
    own_id: str,
    whole: Mapping[str, object],
) -> Iterator[Item]:
    author = values.table(status.get("account"))
    id_, acct = _id(status), _line(author, "acct")
    if not id_ or not acct or at is None:
        yield values.spoilt(stream, whole, "status")
        return
    said_by_us = _id(author) == own_id
    text = _text(status)
    visibility = _line(status, "visibility")
    answers = _id(status, "in_reply_to_id")
    yield Received(
        stream=stream,
        id=id_,
        thread=_thread(visibility, _link(status, "uri") or id_),
        medium=Medium.MENTION if visibility in _PUBLIC else Medium.DIRECT,
        sent_at=at,
        text=unaddressed(text) if said_by_us else text,
        sender=_line(author, "display_name") or acct,
        sender_id=acct,
        url=_link(status, "url"),
        refers=(answers,) if answers else (),
        media=tuple(_media(status.get("media_attachments"))),
        own=said_by_us,
        automatic=author.get("bot") is True,
    )
    edited = _time(status, "edited_at")
    if edited is not None:
        yield Changed(stream, id_, edited, text)


def _thread(visibility: str, name: str) -> str:
    """Who may read it stands before its name: what answers it is to be read by the same. A thread of
    its own each, for many answer the same announcement; what goes on with a matter says so by what
    it refers to. The name is that of the whole net: one make gives what was edited a new id."""
    return f"{visibility if visibility in _VISIBILITIES else 'direct'}:{name}"


def visibility(target: Target) -> str:
    """Of what answers it: as what it answers, and where that is not known, for its author alone."""
    told = target.thread.partition(":")[0]
    return told if told in _VISIBILITIES else "direct"


def is_public(target: Target) -> bool:
    """Whether everybody can read what answers it."""
    return visibility(target) in _PUBLIC


def _text(status: Mapping[str, object]) -> str:
    """The warning that stands before it, and the words. A status of one's own may come with them as
    they were written."""
    warning = storable(_words(status, "spoiler_text"))
    words = page_text(_words(status, "content")) or _words(status, "text").strip()
    return "\n".join(part for part in (warning.strip(), storable(words)) if part)[:LONGEST]


def unaddressed(text: str) -> str:
    """Words without the names at their beginning to whom they are said."""
    return _ADDRESSED.sub("", text)


def _media(value: object) -> Iterator[Media]:
    for one in (page(value) or ())[:_MOST_MEDIA]:
        attachment = values.table(one)
        url = _link(attachment, "url") or _link(attachment, "remote_url")
        if url:
            name = _file_name(url)
            kind = mimetypes.guess_type(name)[0] or _line(attachment, "type")
            yield Media(url, name, kind)


def _file_name(url: str) -> str:
    """The last part of an address."""
    return file_names.plain(unquote(PurePosixPath(urlsplit(url).path).name))


# What was sent.


Posted = tuple[str, datetime | None]
"""Id and time of a status."""


def posted(value: object) -> Posted | None:
    """None for what is no status."""
    status = values.table(value)
    id_ = _id(status)
    return (id_, _time(status, "created_at")) if id_ else None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a page of our own statuses tells of a reply that is looked for. `similar`: one may be it,
    for it answers the same message in other words, or says the same to the same person: a server
    may change words and ids. `reaches`: back to when it was begun; else `before` is the id in front
    of which there may be more."""

    found: Posted | None = None
    similar: bool = False
    reaches: bool = False
    before: str = ""


def trace(shown: Sequence[object], target: Target, text: str, since: datetime) -> Trace:
    """Look for a reply on a page, newest first. Whenever the same words were said to the same
    message: the citizen has them."""
    similar, reaches, before = False, True, ""
    for value in shown:
        status = values.table(value)
        at = _time(status, "created_at")
        reaches, before = at is not None and at < since, _id(status)
        answers, same = _id(status, "in_reply_to_id") == target.post, _says(status, text)
        found = posted(value)
        if answers and same and found is not None:
            return Trace(found)
        similar |= not reaches and (answers or (same and _names(status, target.recipient)))
    return Trace(None, similar, reaches, before)


def _says(status: Mapping[str, object], text: str) -> bool:
    told = (page_text(_words(status, "content")), _words(status, "text"))
    return any(_bare(one) == _bare(text) for one in told)


def _names(status: Mapping[str, object], acct: str) -> bool:
    named = page(status.get("mentions")) or ()
    return any(_line(values.table(one), "acct") == acct for one in named)


def _bare(text: str) -> str:
    """Some show a name without its server."""
    return _SERVERS.sub(r"\1", "".join(unaddressed(text).split()))


# What stands where.


def page(value: object) -> Sequence[object] | None:
    """The entries of a page; None for what is none."""
    return value if isinstance(value, list) else None


def _words(table: Mapping[str, object], name: str) -> str:
    value = table.get(name)
    return value[: LONGEST * 4] if isinstance(value, str) else ""


def _line(table: Mapping[str, object], name: str) -> str:
    return storable(" ".join(_words(table, name)[: _LONGEST_NAME * 4].split()))[:_LONGEST_NAME]


def _id(table: Mapping[str, object], name: str = "id") -> str:
    """Some servers count in numbers. "" for what no id looks like."""
    value = table.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**_LONGEST_ID else ""
    if not isinstance(value, str) or len(value) > _LONGEST_ID:
        return ""
    return value if values.is_plain(value) else ""


def _link(table: Mapping[str, object], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or len(value) > 2000 or not value.isprintable():
        return ""
    try:
        scheme = urlsplit(value).scheme
    except ValueError:
        return ""
    return value if scheme in {"https", "http"} else ""


def _time(table: Mapping[str, object], name: str) -> datetime | None:
    """In UTC, which it is where no zone is told."""
    value = table.get(name)
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def reset_at(told: Mapping[str, str], now: datetime) -> datetime | None:
    """Until when too much was asked, as the headers of an answer say; in an hour at most, for their
    clock is not ours."""
    at = _time(dict(told), "x-ratelimit-reset")
    after_s = told.get("retry-after", "")
    if at is None and after_s.isascii() and after_s.isdigit():
        at = now + timedelta(seconds=int(after_s[:6]))
    return None if at is None else min(max(at, now), now + _LONGEST_PAUSE)


def complaint(value: object) -> str:
    """What a refusal says, in small letters."""
    return _line(values.table(value), "error").lower()


def read(stream: str, some: Iterable[object], own_id: str) -> tuple[Item, ...]:
    """The items of a stream's entries."""
    reader = {MENTIONS: mention, OWN: own}[stream]
    return tuple(item for entry in some for item in reader(entry, own_id))
