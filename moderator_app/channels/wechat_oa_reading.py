"""What a WeChat 公众号 says: from JSON to messages, without asking anybody.

Two things of it can be asked for: what was said with 客服, which has no ids and shows a picture as a
word, and the comments under articles. Whatever shape comes is read, put aside or passed over.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from moderator_app.channels import json_values as values
from moderator_app.core.channels import Item, Medium, Received
from moderator_app.core.events import storable

CHATS: Final = "chats"
COMMENTS: Final = "comments"
AT_ONCE: Final = 50
"""Records of a look at the chats."""
COMMENTS_AT_ONCE: Final = 25
"""Of which each gives two items at most: what was said, and what we replied."""
LONGEST_SPAN: Final = timedelta(hours=24)
"""Of what may be asked for at once."""
OVERLAP: Final = timedelta(minutes=15)
"""Of time that is read again: a record may show up late."""
CLOCKS_APART: Final = timedelta(hours=1)
"""By so much our clock may be ahead of theirs, and nothing is passed over."""
_SENT, _RECEIVED = 2002, 2003
_ARTICLE: Final = re.compile(r"([0-9]{1,18})(?:_([0-7]))?", re.ASCII)
_COMMENT: Final = re.compile(r"[0-9A-Za-z]+_([0-9]{1,18})_([0-7])_([0-9]{1,18})", re.ASCII)
"""Articles and comments are numbered in each account from the beginning: only with its AppID before it
is the name of a comment that of no other."""


# Chats.


@dataclass(frozen=True, slots=True)
class Span:
    """What is asked for next: from `start` to `end`, in seconds, from the record after `place`."""

    start: int
    end: int
    place: int = 1

    @property
    def cursor(self) -> str:
        """As it is written down."""
        return json.dumps([self.start, self.end, self.place])


def span(cursor: str | None, now: datetime) -> Span:
    """At the first look the last day; after a span that was read to its end, what came since."""
    latest = int(now.timestamp())
    day = int(LONGEST_SPAN.total_seconds())
    known = _numbers(cursor, 3)
    if known is None:
        return Span(latest - day, latest)
    start, end, place = known
    start, end = max(0, min(start, latest)), max(0, min(end, latest))
    if place != 1 and 0 <= end - start <= day:
        return Span(start, end, place)
    start = min(start, latest - 1)
    return Span(start, min(latest, start + day))


def _numbers(cursor: str | None, count: int) -> list[int] | None:
    """So many whole numbers; None at the first look, and for what is no cursor of ours."""
    try:
        told = json.loads(cursor) if cursor else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, list) or len(told) != count:
        return None
    return told if all(type(one) is int and 0 <= one < 10**18 for one in told) else None


@dataclass(frozen=True, slots=True)
class Chats:
    """A page of records. `last`: it reaches to the end of its span."""

    records: Sequence[object]
    place: int
    last: bool


def chats(value: object) -> Chats | None:
    """None for what is no page."""
    answer = values.table(value)
    records = answer.get("recordlist", [])
    if not isinstance(records, list):
        return None
    count, place = values.whole(answer, "number") or 0, values.whole(answer, "msgid") or 0
    return Chats(records, place, count < AT_ONCE or not 1 < place < 10**18)


def waiting(value: object) -> int:
    """How many citizens nobody of 客服 has taken yet; no platform has a million of them."""
    return min(max(values.whole(values.table(value), "count") or 0, 0), 999_999)


def after(asked: Span, page: Chats, now: datetime) -> tuple[str, bool]:
    """The cursor that covers a page, and whether there is more."""
    if not page.last and page.place > asked.place:
        return Span(asked.start, asked.end, page.place).cursor, True
    overlap = int(OVERLAP.total_seconds())
    surely = overlap + int(CLOCKS_APART.total_seconds())
    # A span that was over long ago moves on whole: what it holds comes no later any more.
    if asked.end < now.timestamp() - surely:
        return Span(asked.end, asked.end).cursor, True
    start = max(asked.start, asked.end - surely, _newest(page) - overlap)
    return Span(start, asked.end).cursor, False


def _newest(page: Chats) -> int:
    """When the last of its records was made, by the clock of the platform: what comes after it is
    not older by more than it may be late."""
    times = [values.moment(values.table(one), "time") for one in page.records]
    return max((int(at.timestamp()) for at in times if at is not None), default=0)


def read_chats(records: Sequence[object], appid: str) -> tuple[Item, ...]:
    """A record has no id: it is made of all there is of it, and, where the same was said twice in a
    second, of its number among these."""
    seen = Counter[str]()
    items: list[Item] = []
    for one in records:
        record = values.table(one)
        who, at = values.id_of(record, "openid"), values.moment(record, "time")
        code, text = values.whole(record, "opercode"), storable(values.words(record, "text"))
        if code is not None and code not in {_SENT, _RECEIVED}:
            continue  # that a conversation began, was passed on or ended
        if not who or at is None or code is None or not text.strip():
            items.append(values.spoilt(CHATS, one, "record"))
            continue
        whole = f"{who}\0{int(at.timestamp())}\0{code}\0{text}"
        seen[whole] += 1
        id_ = hashlib.sha256(f"{appid}\0{whole}\0{seen[whole]}".encode()).hexdigest()[:40]
        own = code == _SENT
        items.append(
            Received(CHATS, id_, who, Medium.DIRECT, at, text.strip(), sender_id=who, own=own)
        )
    return tuple(items)


# Comments.


@dataclass(frozen=True, slots=True)
class Article:
    """`index`: which of those that were sent together."""

    data: int
    index: int


def articles(told: str) -> tuple[Article, ...]:
    """Articles by their ids as they were sent, with or without an index, in whatever is between."""
    found = [_article(one) for one in re.split(r"[\s,;，；、]+", told)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _article(told: str) -> Article | None:
    match = _ARTICLE.fullmatch(told)
    return None if match is None else Article(int(match[1]), int(match[2] or 0))


def comment_place(post: str) -> tuple[Article, int] | None:
    """The article and the number of the comment that one of our ids names."""
    match = _COMMENT.fullmatch(post)
    return None if match is None else (Article(int(match[1]), int(match[2])), int(match[3]))


@dataclass(frozen=True, slots=True)
class Comments:
    """A page of them, and how many the article has in all."""

    entries: Sequence[object]
    total: int


def comments(value: object) -> Comments | None:
    """None for what is no page."""
    answer = values.table(value)
    entries = answer.get("comment", [])
    if not isinstance(entries, list):
        return None
    return Comments(entries, values.whole(answer, "total") or 0)


def place(cursor: str | None) -> tuple[int, int]:
    """Which of the articles comes next, and how many of its comments were read."""
    known = _numbers(cursor, 2)
    return (known[0], known[1]) if known is not None else (0, 0)


def read_comments(entries: Sequence[object], appid: str, article: Article) -> tuple[Item, ...]:
    """What citizens wrote, and what we answered, if we did."""
    name = f"{appid}_{article.data}_{article.index}"
    return tuple(item for one in entries for item in _comment(one, name))


def _comment(one: object, name: str) -> Iterator[Item]:
    comment = values.table(one)
    number, at = values.whole(comment, "user_comment_id"), values.moment(comment, "create_time")
    text = storable(values.words(comment, "content")).strip()
    if number is None or not 0 <= number < 10**18 or at is None or not text:
        yield values.spoilt(COMMENTS, one, "comment")
        return
    id_, who = f"{name}_{number}", values.id_of(comment, "openid")
    yield Received(COMMENTS, id_, id_, Medium.COMMENT, at, text, sender_id=who)
    for reply in _replies(comment):
        said, replied = values.words(reply, "content"), values.moment(reply, "create_time")
        if said.strip() and replied is not None:
            words = storable(said).strip()
            yield Received(
                COMMENTS, f"{id_}_r", id_, Medium.COMMENT, replied, words, refers=(id_,), own=True
            )
            return


def _replies(comment: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The documents have one of them; samples have a list."""
    told = comment.get("reply")
    return [values.table(one) for one in (told if isinstance(told, list) else [told])]


def reply_to(entries: Sequence[object], number: int) -> tuple[bool, str, datetime | None]:
    """Whether the comment of that number is among these, what was replied to it, and when."""
    for one in entries:
        comment = values.table(one)
        if values.whole(comment, "user_comment_id") == number:
            for reply in _replies(comment):
                if values.words(reply, "content").strip():
                    said = values.words(reply, "content").strip()
                    return True, said, values.moment(reply, "create_time")
            return True, "", None
    return False, "", None
