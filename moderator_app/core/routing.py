"""Who handles it: the bureau's own dispatch list, and what it suggests for a message."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from moderator_app.core.organisations import Kind, Organisation, organisation_id
from moderator_app.core.records import Reader, kit_id

TITLE_COUNTS = 2.0
AGAIN_COUNTS = 0.25
"""What each doubling of a word's occurrences adds to its weight."""
SURE_MARGIN = 1.8
"""The first suggestion stands out when it weighs this many times the next handler's."""
SURE_WEIGHT = 1.4
"""And when no single ordinary word of two or three characters carries it alone."""
LONGEST_READ = 4000
"""Characters looked at; what a message is about is said by then."""

# Full-width letters and digits are read as half-width ones and capitals as small letters, sign by
# sign, so that a place in the folded text is the same place in the text.
_FOLD = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_FOLD |= {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_FOLD |= {full: full - 0xFEE0 + 32 for full in range(ord("Ａ"), ord("Ｚ") + 1)}

# The place in the name of a district's bureau: 云州市东城区城市管理局, 城市管理局（东城区）.
_PLACE = re.compile(r"(?:^|[市局（(])([^市局委办管执（(\s]{1,10}?[区县旗])")
_TOWN = re.compile(r"^([^市\s]{1,6}市)")
# 东城路 and 东城北街 name roads and 高新技术 a trade, not the districts of 东城区 and 高新区.
_OTHER_NAME = re.compile(r"[东南西北中]?[路街巷道桥站门]|大[道街桥]|技术(?!产业开发)")


@dataclass(frozen=True, slots=True)
class RemitEntry:
    """One line of the dispatch list (派单目录): a topic, who handles it, and who says so."""

    id: UUID
    topic: str
    lead: UUID
    key: str = ""
    """Its key in the starter kit; empty for one the bureau added."""
    code: str = ""
    """Its number in the dispatch list, such as 3.2."""
    keywords: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    """Words that speak against it: 路灯 is not meant where somebody writes 红绿灯."""
    co: tuple[UUID, ...] = ()
    by_district: bool = False
    """The district in which it happened has a hand in it: it joins as co-handler once named."""
    source: str = ""
    """The document that assigns it."""
    urgent: bool = False
    advice: str = ""
    """What the person on duty should ask or tell."""


def entry_id(kit_key: str) -> UUID:
    return kit_id("remit", kit_key)


def to_body(entry: RemitEntry) -> dict[str, object]:
    return {
        "id": str(entry.id),
        "key": entry.key,
        "code": entry.code,
        "topic": entry.topic,
        "keywords": list(entry.keywords),
        "not_words": list(entry.not_words),
        "lead": str(entry.lead),
        "co": [str(organisation) for organisation in entry.co],
        "by_district": entry.by_district,
        "source": entry.source,
        "urgent": entry.urgent,
        "advice": entry.advice,
    }


def from_body(body: object) -> RemitEntry:
    """Reads what `to_body` wrote. Raises `BadRecord` naming the field that makes no sense."""
    read = Reader("remit", body)
    key = read.text("key")
    return RemitEntry(
        id=read.id("id"),
        topic=read.needed("topic"),
        lead=read.id("lead"),
        key=key,
        code=read.text("code"),
        keywords=read.texts("keywords"),
        not_words=read.texts("not_words"),
        co=read.ids("co"),
        by_district=read.flag("by_district"),
        source=read.text("source"),
        urgent=read.flag("urgent"),
        advice=read.raw("advice"),
    )


def from_kit(item: object) -> RemitEntry:
    """Reads an entry of a starter kit, which names organisations by their keys and writes `not`
    for `not_words` and `district` for `by_district`. Raises `BadRecord`."""
    read = Reader("remit", item)
    return RemitEntry(
        id=entry_id(read.needed("key")),
        topic=read.needed("topic"),
        lead=organisation_id(read.needed("lead")),
        key=read.needed("key"),
        code=read.text("code"),
        keywords=read.texts("keywords"),
        not_words=read.texts("not"),
        co=tuple(map(organisation_id, read.texts("co"))),
        by_district=read.flag("district"),
        source=read.text("source"),
        urgent=read.flag("urgent"),
        advice=read.raw("advice"),
    )


class Found(NamedTuple):
    """A word of the dispatch list at `start` to `end` of the text, or of the title."""

    word: str
    start: int
    end: int
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who may handle it, by which entry of the list, and the words that say so."""

    lead: UUID
    co: tuple[UUID, ...]
    entry: RemitEntry
    score: float
    because: tuple[Found, ...]
    """In the order of title and text; what names the district comes with the rest."""
    sure: bool = False
    """Far enough ahead of the next to be shown as the one; at most the first suggestion is."""


class Router:
    """The dispatch list made ready for many messages; build it anew when the list changes.

    An entry weighs what its words found in the message weigh: a longer word more, a word that
    fewer entries share more, a little more when repeated, double in the title. A word that speaks
    against the entry takes its weight off, and hides the words inside it. Of several entries with
    the same lead the heaviest speaks. Equal messages give equal suggestions.
    """

    def __init__(
        self, entries: Iterable[RemitEntry], organisations: Iterable[Organisation] = ()
    ) -> None:
        """Only the districts among `organisations` matter: they are known by their places."""
        self._entries = tuple(sorted(entries, key=lambda entry: entry.id))
        self._for = [frozenset(map(_folded, entry.keywords)) - {""} for entry in self._entries]
        self._against = [frozenset(map(_folded, entry.not_words)) - {""} for entry in self._entries]
        shared = Counter(word for words in self._for for word in words)
        against = {word for words in self._against for word in words}
        self._weights = {
            word: _weight(word, shared[word] or 1, len(self._entries))
            for word in (*shared, *against)
        }
        self._users: dict[str, list[int]] = {}
        for index, words in enumerate(self._for):
            for word in words:
                self._users.setdefault(word, []).append(index)
        self._words = _by_first_sign(self._weights)
        self._districts = _districts(organisations)
        self._places = _by_first_sign(self._districts)

    def suggest(self, text: str, limit: int = 3, *, title: str = "") -> tuple[Suggestion, ...]:
        """At most `limit` suggestions with different leads, the best first."""
        message = _Message(_folded(title), _folded(text))
        seen = tuple(message.occurrences(self._words))
        touched = {index for found in seen for index in self._users.get(found.word, ())}
        district = self._district(message)
        weighed = [self._weighed(index, seen, district) for index in sorted(touched)]
        ranked: list[Suggestion] = []
        leads: set[UUID] = set()
        for suggestion in sorted(filter(None, weighed), key=lambda one: -one.score):
            if suggestion.lead not in leads:
                leads.add(suggestion.lead)
                ranked.append(suggestion)
        if ranked and _stands_out(ranked):
            ranked[0] = replace(ranked[0], sure=True)
        return tuple(ranked[:limit])

    def best(self, text: str, *, title: str = "") -> RemitEntry | None:
        """The entry that the first suggestion is made by, found without making any."""
        seen = tuple(_Message(_folded(title), _folded(text)).occurrences(self._words))
        touched = {index for found in seen for index in self._users.get(found.word, ())}
        heaviest, entry = 0.0, None
        for index in sorted(touched):
            score, _ = self._score(index, seen)
            if score > heaviest:
                heaviest, entry = score, self._entries[index]
        return entry

    def _score(self, index: int, seen: Sequence[Found]) -> tuple[float, tuple[Found, ...]]:
        """What an entry weighs, and the words that say so."""
        words, against_words = self._for[index], self._against[index]
        because = _outermost([found for found in seen if found.word in words])
        against = [found for found in seen if found.word in against_words]
        if not against:
            return self._sum(because), tuple(because)
        because = [one for one in because if not any(_inside(one, other) for other in against)]
        return self._sum(because) - self._sum(against), tuple(because)

    def _weighed(
        self, index: int, seen: Sequence[Found], district: tuple[UUID, Found] | None
    ) -> Suggestion | None:
        score, because = self._score(index, seen)
        if score <= 0:
            return None
        entry = self._entries[index]
        co = dict.fromkeys(entry.co)
        if entry.by_district and district is not None:
            co[district[0]] = None
            because = tuple(sorted((*because, district[1]), key=_place))
        co.pop(entry.lead, None)
        return Suggestion(entry.lead, tuple(co), entry, score, because)

    def _sum(self, found: Sequence[Found]) -> float:
        """What the words weigh together."""
        if len(found) == 1:
            return self._weights[found[0].word] * (TITLE_COUNTS if found[0].in_title else 1.0)
        often: Counter[str] = Counter()
        placed: dict[str, float] = {}
        for each in found:
            often[each.word] += 1
            here = TITLE_COUNTS if each.in_title else 1.0
            placed[each.word] = max(here, placed.get(each.word, here))
        return math.fsum(
            self._weights[word] * placed[word] * (1.0 + AGAIN_COUNTS * math.log2(times))
            for word, times in often.items()
        )

    def _district(self, message: "_Message") -> tuple[UUID, Found] | None:
        """The district named most often, the first named where several are; none if none is."""
        named = [
            found
            for found in _outermost(message.occurrences(self._places))
            if not message.belongs_to_another_name(found)
        ]
        if not named:
            return None
        often = Counter(self._districts[found.word] for found in named)
        first = max(named, key=lambda found: often[self._districts[found.word]])
        return self._districts[first.word], first


@dataclass(frozen=True, slots=True)
class _Message:
    """A title and a text, folded."""

    title: str
    text: str

    def occurrences(self, words: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
        """Where the words stand, those inside and across each other included."""
        for in_title, text in ((True, self.title), (False, self.text)):
            for start, sign in enumerate(text):
                for word in words.get(sign, ()):
                    if text.startswith(word, start):
                        yield Found(word, start, start + len(word), in_title)

    def belongs_to_another_name(self, found: Found) -> bool:
        text = self.title if found.in_title else self.text
        return found.word[-1] not in "区县旗市" and bool(_OTHER_NAME.match(text, found.end))


def _folded(text: str) -> str:
    return text[:LONGEST_READ].translate(_FOLD)


def _weight(word: str, sharing: int, entries: int) -> float:
    """1 for a word of two characters that one entry has, less the more of all entries share it
    (as inverse document frequency does), more by the root of its length."""
    return math.log((1 + entries) / sharing) / math.log(1 + entries) * math.sqrt(len(word) / 2)


def _by_first_sign(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for word in sorted(words):
        grouped.setdefault(word[0], []).append(word)
    return {sign: tuple(group) for sign, group in grouped.items()}


def _districts(organisations: Iterable[Organisation]) -> dict[str, UUID]:
    """The places that tell a district, in full (东城区) and as people say it (东城)."""
    places: dict[str, UUID] = {}
    districts = (each for each in organisations if each.kind is Kind.DISTRICT)
    for district in sorted(districts, key=lambda each: each.id):
        for place in _places(district):
            places.setdefault(place, district.id)
    return places


def _places(district: Organisation) -> Iterator[str]:
    yield from filter(None, map(_folded, district.places))
    for name in (district.name, district.short):
        place = _PLACE.search(name) or _TOWN.match(name)
        if place is None:
            continue
        yield _folded(place[1])
        if len(place[1]) > 2:
            yield _folded(place[1][:-1])


def _outermost(found: Iterable[Found]) -> list[Found]:
    """Without those that lie inside a longer one: 渣土车 found, 渣土 says nothing more."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (not one.in_title, one.start, -one.end)):
        if not kept or not _inside(each, kept[-1]):
            kept.append(each)
    return kept


def _inside(found: Found, other: Found) -> bool:
    return (
        found.in_title is other.in_title and other.start <= found.start and found.end <= other.end
    )


def _place(found: Found) -> tuple[bool, int, int]:
    return not found.in_title, found.start, found.end


def _stands_out(ranked: list[Suggestion]) -> bool:
    first, *others = ranked
    second = others[0].score if others else 0.0
    return first.score >= SURE_WEIGHT and first.score >= SURE_MARGIN * second
