"""Searching as one types: what is compared, what the index holds, and where the words stand.

A text is found when it contains every term; Chinese is not cut into words, because an index of
words misses what a person can see (recall 0.05 to 0.94). The index holds grams, one to three
characters long, and only narrows the search down; the text itself decides (`is_match`).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from operator import add

from moderator_app.core import facts
from moderator_app.core.case import Status

MOST_GRAMS = 64
"""How many grams a query asks the index for; what they leave over, the text decides."""

# Control characters and halves of surrogate pairs: nothing can show them.
_UNSEEN = dict.fromkeys((*range(32), *range(127, 160), *range(0xD800, 0xE000)), " ")
_RUN = re.compile(r"[0-9a-z]{3,}")


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if unicodedata.category(sign) == "Cs":
            folded = "\ufffd"
        elif unicodedata.category(sign) == "Cc" or sign.isspace():
            folded = " "
        else:
            compatible = unicodedata.normalize("NFKC", sign)
            folded = unicodedata.normalize("NFKC", compatible.casefold())
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The form in which texts are compared: NFKC and case folding, character by character.

    Full-width letters and digits become plain ones, capitals small ones; white space and control
    characters become spaces; half a surrogate pair, which no file can hold, becomes U+FFFD. Most
    characters keep their length; longer become compatibility characters (㎡ m2, … ..., ﬁ fi,
    ½ 1⁄2) and ß; shorter become letters with separate marks, which are composed (ｶﾞ ガ).
    Whatever has been folded, and any part of it, folds to itself.
    """
    return unicodedata.normalize("NFC", text.translate(_FOLDS))


def grams(text: str) -> str:
    """What the index holds for a text: its distinct grams, separated by spaces.

    Punctuation and white space are left out first, so that grams run across them. Then come the
    characters, the pairs of neighbours, and inside runs of ASCII letters and digits the triples.
    The grams of every part of the folded text are among them. They follow the Unicode tables of
    the running Python: to take a text out of a contentless index, use the grams it was put in
    with, or build the index again.
    """
    signs = _indexed(text)
    triples = (
        run[start : start + 3] for run in _RUN.findall(signs) for start in range(len(run) - 2)
    )
    return " ".join(dict.fromkeys(chain(signs, map(add, signs, signs[1:]), triples)))


def match_expression(terms: Iterable[str]) -> str | None:
    """The FTS5 query for texts that may contain all terms; None when nothing is indexable.

    It uses the longest grams the index holds, and leaves out those that others imply. Whatever it
    does not find cannot match; what it finds must still be checked with `is_match`.
    """
    wanted = dict.fromkeys(chain.from_iterable(_longest(_indexed(term)) for term in terms))
    chosen = sorted(wanted, key=len, reverse=True)[:MOST_GRAMS]
    needed = [
        gram
        for rank, gram in enumerate(chosen)
        if not any(gram in longer for longer in chosen[:rank])
    ]
    return " AND ".join(f'"{gram}"' for gram in needed) or None


def _indexed(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _longest(signs: str) -> list[str]:
    """The longest grams that together cover the signs, as many as a query can use."""
    signs = signs[: MOST_GRAMS + 2]
    found = [signs] if len(signs) == 1 else []
    for start in range(len(signs) - 1):
        pair, triple = signs[start : start + 2], signs[start : start + 3]
        if len(triple) == 3 and triple.isascii():
            found.append(triple)
        elif not (start and signs[start - 1 : start + 2].isascii()):
            found.append(pair)
    return found


def is_match(folded_text: str, terms: Iterable[str]) -> bool:
    """Whether the folded text contains every folded term."""
    return all(term in folded_text for term in terms)


def spans(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where the folded terms stand in the text as written: sorted, apart from each other."""
    translated = text.translate(_FOLDS)
    folded = unicodedata.normalize("NFC", translated)
    hits = sorted(
        hit for term in dict.fromkeys(terms) if term for hit in _occurrences(folded, term)
    )
    if not hits:
        return []
    # No character folds to nothing: equal lengths mean one for one.
    if len(translated) != len(text) or folded != translated:
        origins = _origins(text)
        hits = [(origins[start][0], origins[end - 1][1]) for start, end in hits]
    joined = [hits[0]]
    for start, end in hits[1:]:
        if start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _occurrences(folded: str, term: str) -> Iterable[tuple[int, int]]:
    at = folded.find(term)
    while at >= 0:
        yield at, at + len(term)
        at = folded.find(term, at + len(term))


def _origins(text: str) -> list[tuple[int, int]]:
    """For each character of the folded text, the piece of the text it comes from."""
    origins: list[tuple[int, int]] = []
    begin, cluster = 0, ""
    for at, sign in enumerate(text):
        piece = sign.translate(_FOLDS)
        if cluster and not _composes(cluster, piece):
            folded = unicodedata.normalize("NFC", cluster)
            origins += [(begin, at)] * len(folded)
            begin, cluster = at, ""
        cluster += piece
    origins += [(begin, len(text))] * len(unicodedata.normalize("NFC", cluster))
    return origins


def _composes(cluster: str, piece: str) -> bool:
    if unicodedata.combining(piece[0]):
        return True
    together = unicodedata.normalize("NFC", cluster + piece)
    return together != unicodedata.normalize("NFC", cluster) + piece


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of plain text; `spans` are the hits in it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def snippet(text: str, terms: Iterable[str], width: int = 60) -> Snippet:
    """About `width` characters around the first hit, white space and control characters collapsed.

    "…" stands where the text goes on. Without a hit it is the beginning.
    """
    line = " ".join(text.translate(_UNSEEN).split())
    hits = spans(line, terms)
    begin = 0
    if hits and len(line) > width:
        first, last = hits[0]
        # A third of the room stands before the hit, and none is left empty after it.
        lead = (width - min(last - first, width)) // 3
        begin = max(0, min(first - lead, len(line) - width))
    end = min(len(line), begin + width)
    before = "…" if begin else ""
    shift = len(before) - begin
    shown = (
        (max(start, begin) + shift, min(stop, end) + shift)
        for start, stop in hits
        if start < end and stop > begin
    )
    return Snippet(before + line[begin:end] + ("…" if end < len(line) else ""), tuple(shown))


def brought_forward(found: Snippet, lead: int = 16) -> Snippet:
    """The same with at most `lead` characters before the first hit, for lines with less room."""
    away = found.spans[0][0] - lead if found.spans else 0
    if away <= 1:
        return found
    spans = tuple((start - away + 1, end - away + 1) for start, end in found.spans)
    return Snippet(f"…{found.text[away:]}", spans)


SNOOZED = "snoozed"
"""What `Query.states` holds for 挂起, which is no status of a case but lies over it."""

# What may be typed, and in the order of the lists on screen: 状态:待 means all that begin so.
STATES = {
    "待处理": Status.WAITING,
    "待反馈": Status.DISPATCHED,
    "待补充": Status.ASKED,
    "已答复": Status.ANSWERED,
    "已办结": Status.CLOSED,
    "挂起": SNOOZED,
    "待确认发出": Status.UNSENT,
} | {state: state for state in (*Status, SNOOZED)}
CHANNELS = {
    "微博": "weibo",
    "微信客服": "wecom",
    "微信公众号": "wechat",
    "公众号": "wechat",
    "抖音": "douyin",
    "网站信箱": "web",
    "信箱": "web",
    "邮件": "mail",
    "邮箱": "mail",
    "电话": "phone",
    "12345": "12345",
    "粘贴": "paste",
} | {code: code for code in ("weibo", "wecom", "wechat", "douyin", "web", "mail", "phone", "paste")}
OPERATORS = {
    "来自": "authors",
    "from": "authors",
    "转": "organisations",
    "to": "organisations",
    "状态": "states",
    "state": "states",
    "渠道": "channels",
    "channel": "channels",
    "经办": "people",
    "by": "people",
    "前": "before",
    "before": "before",
    "后": "after",
    "after": "after",
}
_DAYS = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}
_DATE = re.compile(
    r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?|(\d{4})(\d\d)(\d\d)", re.ASCII
)
_TOKEN = re.compile(
    r"(?:(?P<key>[^\s:：\"“＂][^\s:：]{0,6})[:：])?"
    r"(?:(?P<quoted>\"[^\"]+\"|“[^“”]+”|＂[^＂]+＂)(?=\s|$)|(?P<plain>\S+))"
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Every term must be contained; every filter that is not empty must hold,
    and holds when one of its values does. Terms and values are folded.

    `authors`, `organisations` and `people` (经办) are parts of names; an organisation's short name
    counts too. `states` are values of `case.Status`, or SNOOZED. `channels` are platforms.
    `after` is the first day counted, `before` the first no longer counted. `unknown` are the
    operators, as typed, whose value means nothing: they are looked for as text.
    """

    terms: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    unknown: tuple[str, ...] = ()


def literal(text: str) -> Query:
    """The words alone: nothing is an operator or a quote."""
    return Query(terms=tuple(dict.fromkeys(fold(word) for word in text.split())))


def parse(text: str, today: date) -> Query:
    """What somebody typed. White space separates terms, quotes around a term keep it.

    A day without a year is the last such day up to `today`.
    """
    found: dict[str, list[str]] = {}
    days: dict[str, list[date]] = {"before": [], "after": []}
    for token in _TOKEN.finditer(text):
        value = fold(token["quoted"][1:-1] if token["quoted"] else token["plain"])
        field = OPERATORS.get(fold(token["key"] or ""), "")
        if field in days and (day := _day(value, today)):
            days[field].append(day)
        elif known := _known(field, value):
            found.setdefault(field, []).extend(known)
        elif value.strip():
            found.setdefault("terms", []).append(fold(token.group()) if token["key"] else value)
            found.setdefault("unknown", []).extend([token.group()] if field else [])
    return Query(
        **{field: tuple(dict.fromkeys(values)) for field, values in found.items()},
        after=max(days["after"], default=None),
        before=min(days["before"], default=None),
    )


def operators(text: str, today: date) -> tuple[str, ...]:
    """Those parts of what somebody typed that filter, as typed."""
    parts = (found.group() for found in _TOKEN.finditer(text))
    return tuple(part for part in parts if not parse(part, today).terms)


def _known(field: str, value: str) -> list[str]:
    """What the value of an operator stands for; nothing if it stands for nothing."""
    if field in ("authors", "organisations", "people"):
        return [value] if value.strip() else []
    words = {"states": STATES, "channels": CHANNELS}.get(field, {})
    return [str(code) for word, code in words.items() if word.startswith(value)]


def _day(value: str, today: date) -> date | None:
    if value in _DAYS:
        return today - timedelta(days=_DAYS[value])
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[2] else found.groups()[3:]
    years = [int(year)] if year else range(today.year, today.year - 9, -1)
    for candidate in years:
        try:
            read = date(candidate, int(month), int(day))
        except ValueError:
            continue
        if year or read <= today:
            return read
    return None


class LookupKind(StrEnum):
    LINK = "link"
    TELEPHONE = "telephone"
    CASE = "case"
    """The number of a case."""
    POST = "post"
    """An id a platform gave."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Something pasted that names one thing, so that the desk can go there."""

    kind: LookupKind
    value: str


_LINK = re.compile(r"https?://[!#-;=?-~]+", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,8}/[!#-;=?-~]+", re.IGNORECASE)
_CASE_NUMBER = re.compile(
    r"((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\s?[-–—−_]\s?(\d{3,6})", re.ASCII
)
_POST_ID = re.compile(r"\d{14,24}|(?=[a-z_-]*\d)[0-9a-z_-]{20,64}", re.ASCII | re.IGNORECASE)


def looks_like_link(text: str) -> Lookup | None:
    """The first link in pasted text: alone, without its scheme, or inside what an app shares."""
    found = _LINK.search(text) or _BARE_LINK.fullmatch(text.strip())
    if found is None:
        return None
    return Lookup(LookupKind.LINK, found.group().rstrip("!\"'),.:;>?]}"))


def looks_like_number(text: str) -> Lookup | None:
    """A case number, a telephone number or a platform's id, when the text is nothing else.

    Telephones lose their separators and +86. Ids keep their capitals: platforms tell them apart.
    """
    if len(text) > 200:
        return None
    plain = unicodedata.normalize("NFKC", text).strip()
    if case := _CASE_NUMBER.fullmatch(plain):
        return Lookup(LookupKind.CASE, f"{case[1]}-{case[2]}")
    if telephone := facts.telephone(plain):
        return Lookup(LookupKind.TELEPHONE, telephone)
    if _POST_ID.fullmatch(plain):
        return Lookup(LookupKind.POST, plain)
    return None


def looks_like(text: str) -> Lookup | None:
    """What the pasted text names, if it names one thing."""
    return looks_like_link(text) or looks_like_number(text)
