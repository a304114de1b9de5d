"""What Weibo says: from JSON to messages, without asking anybody.

Whatever shape comes is read, put aside or passed over; nothing here raises for it. All that one
citizen says under one post is a conversation: many write under the same announcement, each of a matter
of their own. Ids are numbers, told as such or as text, and text from here on. What is said is plain
text, whatever marks stand in it; the markup that names the program somebody wrote with is not read.
"""

import mimetypes
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from moderator_app.channels import json_values as values
from moderator_app.core.case import Target
from moderator_app.core.channels import Changed, Item, Media, Medium, Received, Spoilt
from moderator_app.core.events import storable
from moderator_app.core.pasted import weibo_short

MENTIONS: Final = "mentions"
"""Posts that name us."""
COMMENTS: Final = "comments"
"""On what we posted or said."""
COMMENT_MENTIONS: Final = "comment_mentions"
"""Comments that name us, under whosever post."""
MESSAGES: Final = "messages"
"""In private; the commercial interface alone tells them."""
OWN: Final = "own"
"""Comments that were made in our name, here or in the platform itself."""
KEYS: Final = {
    OWN: "comments",
    MENTIONS: "statuses",
    COMMENTS: "comments",
    COMMENT_MENTIONS: "comments",
    MESSAGES: "direct_messages",
}
LONGEST_NAME: Final = 15
"""Of a citizen, as Weibo counts."""
_REPLY: Final = re.compile(r"\A\s*回复\s?@[^\s:：]{1,40}\s?[:：]\s?")
_LINK: Final = re.compile(r"https?://[!-~]+")
_MOST_MEDIA: Final = 20


def entries(stream: str, value: object) -> Sequence[object] | None:
    """The entries of a page, newest first; None for what is no page. A list that holds nothing comes
    as one, as null, or not at all."""
    told = values.table(value).get(KEYS[stream], [])
    if told is None:
        return []
    return told if isinstance(told, list) else None


def number(entry: object) -> int:
    """By which entries are in order; 0 for one that has none."""
    table = values.table(entry)
    return int(values.digits(table, "id") or values.digits(table, "idstr") or 0)


def is_gone(entry: object) -> bool:
    """Whether its author, or the platform, took it back."""
    table = values.table(entry)
    return not values.table(table.get("user")) and values.digits(table, "deleted") == "1"


def is_since(entry: object, start: datetime) -> bool:
    """Whether it is no older; so is what tells no time."""
    at = _time(values.table(entry))
    return at is None or at >= start


def prefix(name: str) -> str:
    """What the platform puts before a reply to a comment. For a name that is not known, as long as any
    can be."""
    return f"回复@{name or '名' * LONGEST_NAME}:"


def bare(text: str) -> str:
    """Words without what the platform puts before a reply."""
    return _REPLY.sub("", text)


# What is said.


def read(stream: str, entry: object, own: str, now: datetime) -> Item:
    """`own`: our number there; `now`: for what tells no time."""
    table = values.table(entry)
    if is_gone(entry) and number(entry):
        return Changed(stream, str(number(entry)), now, None)
    if stream == MESSAGES:
        return _direct(table, own) or values.spoilt(stream, entry, "message")
    if stream == MENTIONS:
        return _status(table, own) or values.spoilt(stream, entry, "status")
    return _comment(stream, table, own) or values.spoilt(stream, entry, "comment")


def gap(stream: str, above: int, below: int) -> Spoilt:
    """That there were more than the platform shows: somebody has to look there."""
    return values.spoilt(stream, {"above": str(above), "below": str(below)}, "gap")


def _status(status: Mapping[str, object], own: str) -> Received | None:
    id_, author, at = number(status), _user(status), _time(status)
    text, media = _quoting(status, "retweeted_status"), tuple(_media(status))
    if not id_ or not author or at is None or not (text or media):
        return None
    return Received(
        stream=MENTIONS,
        id=str(id_),
        thread=_thread(str(id_), author),
        medium=Medium.MENTION,
        sent_at=at,
        text=text,
        sender=_name(status),
        sender_id=author,
        url=_url(status),
        media=media,
        own=author == own,
    )


def _comment(stream: str, comment: Mapping[str, object], own: str) -> Received | None:
    """A post that was deleted has no author any more; what is said under it stays said."""
    id_, author, at = number(comment), _user(comment), _time(comment)
    status = values.table(comment.get("status"))
    post, text = number(status), _text(comment)
    if not id_ or not author or at is None or not post or not text:
        return None
    said_by_us = author == own
    answered = values.table(comment.get("reply_comment"))
    with_whom, refers = author, tuple[str, ...]()
    if said_by_us:
        text = bare(text) or text
        with_whom = _user(answered) or _user(status) or own
        refers = (str(number(answered) or post),)
    elif stream == COMMENT_MENTIONS and _user(status) != own:
        text = _quoting(comment, "status")
    return Received(
        stream=stream,
        id=str(id_),
        thread=_thread(str(post), with_whom),
        medium=Medium.COMMENT,
        sent_at=at,
        text=text,
        sender=_name(comment),
        sender_id=author,
        url=_url(status),
        refers=refers,
        own=said_by_us,
    )


def _direct(message: Mapping[str, object], own: str) -> Received | None:
    id_, at, text = number(message), _time(message), _text(message)
    sender, recipient = (values.digits(message, f"{who}_id") for who in ("sender", "recipient"))
    if not id_ or not sender or not recipient or at is None or not text:
        return None
    return Received(
        stream=MESSAGES,
        id=str(id_),
        thread=recipient if sender == own else sender,
        medium=Medium.DIRECT,
        sent_at=at,
        text=text,
        sender=values.line(message, "sender_screen_name") or _name(message, "sender"),
        sender_id=sender,
        own=sender == own,
    )


def _thread(post: str, who: str) -> str:
    return f"{post}:{who}"


def post_of(target: Target) -> str:
    """The post under which a reply to a comment is to stand; "" where none is told."""
    post = target.thread.partition(":")[0]
    return post if post.isascii() and post.isdecimal() else ""


def _quoting(said: Mapping[str, object], what: str) -> str:
    """Words, and those that they are about: "look at this" says nothing alone."""
    quoted = values.table(said.get(what))
    words = _text(quoted)
    name = f"@{_name(quoted)}:" if _name(quoted) else ""
    parts = [_text(said), f"//{name}{words}" if words else ""]
    return "\n".join(part for part in parts if part)[: values.LONGEST]


def _text(said: Mapping[str, object]) -> str:
    return storable(values.words(said, "text")).strip()


def _user(said: Mapping[str, object]) -> str:
    user = values.table(said.get("user"))
    return values.digits(user, "id") or values.digits(user, "idstr")


def _name(said: Mapping[str, object], who: str = "user") -> str:
    return values.line(values.table(said.get(who)), "screen_name")


def _url(status: Mapping[str, object]) -> str:
    author, id_ = _user(status), number(status)
    return f"https://weibo.com/{author}/{weibo_short(str(id_))}" if author and id_ else ""


def _time(said: Mapping[str, object]) -> datetime | None:
    """In UTC, whatever language the C library speaks."""
    told = said.get("created_at")
    if not isinstance(told, str) or len(told) > 60:
        return None
    try:
        parts = parsedate_tz(told)
        if parts is None:
            return None
        zone = timezone(timedelta(seconds=parts[9] or 0))
        return datetime(*parts[:6], tzinfo=zone).astimezone(UTC)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _media(status: Mapping[str, object]) -> Iterator[Media]:
    about = values.table(status.get("retweeted_status"))
    pictures = [*values.some(status, "pic_urls"), *values.some(about, "pic_urls")]
    for one in pictures[:_MOST_MEDIA]:
        url = _picture(values.words(values.table(one), "thumbnail_pic"))
        if url:
            name = PurePosixPath(urlsplit(url).path).name[-100:]
            yield Media(url, name, mimetypes.guess_type(name)[0] or "image")


def _picture(url: str) -> str:
    """The address of the whole picture, from that of the small one."""
    if len(url) > 2000 or not url.isascii() or not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"https", "http"} or not host:
        return ""
    # They are told with addresses of another time.
    scheme = "https" if host.endswith(".sinaimg.cn") else parts.scheme
    path = parts.path.replace("/thumbnail/", "/large/", 1)
    return parts._replace(scheme=scheme, path=path).geturl()


# What was sent.


Posted = tuple[str, datetime | None]
"""Number and time of a comment."""


def posted(value: object) -> Posted | None:
    """None for what is no comment."""
    id_ = number(value)
    return (str(id_), _time(values.table(value))) if id_ else None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a page of our own comments tells of a reply that is looked for. `similar`: one may be it,
    for it answers the same in other words, or says the same under the same post to nobody named.
    `reaches`: back to when it was begun; else the next page goes on below `next`."""

    found: Posted | None = None
    similar: bool = False
    reaches: bool = False
    next: int = 0


def trace(shown: Sequence[object], target: Target, text: str, since: datetime) -> Trace:
    """Look for a reply on a page, newest first. Whenever the same words were said in answer to the
    same: the citizen has them."""
    similar, reaches, low = False, not shown, 0
    for value in shown:
        comment = values.table(value)
        at, same = _time(comment), _plain(_text(comment)) == _plain(text)
        reaches = reaches or (at is not None and at < since)
        low = number(comment) or low
        answers = _answers(comment, target)
        found = posted(value)
        if answers and same and found is not None:
            return Trace(found)
        similar |= not reaches and (bool(answers) or (answers is None and same))
    return Trace(None, similar, reaches, low)


def _answers(comment: Mapping[str, object], target: Target) -> bool | None:
    """Whether it answers that; None where it does not say what, under the same post."""
    if str(number(comment.get("status"))) != post_of(target):
        return False
    answered = number(comment.get("reply_comment"))
    if target.stream == MENTIONS:
        return not answered
    return None if not answered else str(answered) == target.post


def _plain(text: str) -> str:
    """Blanks and links may be changed by the platform."""
    return "".join(_LINK.sub("", bare(text)).split())


def answered(value: object) -> bool:
    """Whether a message in private was taken."""
    return values.table(value).get("result") is True


# Who we are, and what is left.


def seconds(of: Mapping[str, object]) -> int:
    """For how long a sign-in is good, under whichever name it is told; 0 where it is not."""
    for name in ("expires_in", "expire_in"):
        told = values.digits(of, name)
        if told and len(told) < 10:
            return int(told)
    return 0


def allowance(value: object) -> tuple[int, int] | None:
    """How many calls we have in a day, and how many were made; None where that is not told, or of an
    hour."""
    told = values.table(value)
    limit, left = values.whole(told, "user_limit"), values.whole(told, "remaining_user_hits")
    if limit is None or left is None or not 0 < limit <= 10**6 or not 0 <= left <= limit:
        return None
    return (
        None if values.line(told, "limit_time_unit").upper() == "HOURS" else (limit, limit - left)
    )


def own_name(value: object) -> str:
    """What we are called, from a page of our own comments; "" where there are none."""
    for comment in entries(COMMENTS, value) or ():
        if name := _name(values.table(comment)):
            return name
    return ""
