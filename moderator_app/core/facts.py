"""What a citizen's words contain that the desk acts on: numbers, times, places.

Precision goes before recall: a fact that is shown is trusted, a missed one is still in the text.
Every pattern is bounded, so that the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moderator_app.core import places


class Kind(StrEnum):
    TELEPHONE = "telephone"
    ID_CARD = "id_card"
    PLATE = "plate"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` is `text[start:end]` as written; `normal` the form in which two of them compare."""

    kind: Kind
    start: int
    end: int
    value: str
    normal: str


# One for one, so that places in the plain text are places in the text.
_PLAIN: dict[int, int | str] = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_PLAIN |= {ord(blank): " " for blank in "\u3000\u00a0"} | {ord(dash): "-" for dash in "‐‑–—―−－"}

_MOBILE = r"1[3-9]\d(?:[- ]?\d{4}[- ]?\d{4}|\d[- ]\d{3}[- ]\d{4})"
_LANDLINE = (
    r"(?:\(0(?:10|2\d)\)|0(?:10|2\d))[- ]?[2-9]\d{3}[- ]?\d{4}"
    r"|(?:\(0[3-9]\d\d\)|0[3-9]\d\d)[- ]?[2-9]\d{2,3}[- ]?\d{4}"
)
_TELEPHONE = re.compile(
    r"(?=[+(018])(?<![0-9.+*])(?:(?:\(?\+?86\)?|0086)[- ]?)?"
    rf"(?:(?P<mobile>{_MOBILE})|(?P<masked>1[3-9]\d[*xX]{{4,8}}\d{{0,4}})"
    rf"|(?P<landline>{_LANDLINE})(?:(?:-|转|转分机)(?P<extension>\d{{1,5}}))?)(?![0-9A-Za-z*])",
    re.ASCII,
)
_PART_OF_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{5,9}(?![0-9])", re.ASCII)
_FREEPHONE = re.compile(r"[48]00[- ]?\d{3}[- ]?\d{4}", re.ASCII)

_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_ID_CARD = re.compile(
    rf"(?<![0-9A-Za-z])(?:[1-9]\d{{5}} ?(?:18|19|20)\d\d{_MONTH_DAY} ?\d{{3}}[0-9Xx]"
    rf"|[1-9]\d{{7}}{_MONTH_DAY}\d{{3}})(?![0-9A-Za-z])",
    re.ASCII,
)
_PROVINCES = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
    " 71 81 82 83"
)
_ISSUING = frozenset(_PROVINCES.split())

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][-·•. ]?"
    r"(?=(?:[A-Z*]?[0-9*]){2})[A-HJ-NP-Z0-9*]{4}(?:[A-HJ-NP-Z0-9*]{1,2}|[挂学警港澳])"
    r"(?![0-9A-Za-z*])",
    re.ASCII | re.IGNORECASE,
)

_HAN_HOUR = r"(?:二?十[一二三四]?|[一二两三四五六七八九])[点时]"
_HOUR = (
    r"(?<![\d.])(?:[01]?\d|2[0-4])(?:点(?!建议|意见|要求|希望|问题|诉求|疑问|几)|时(?![间候代常]))"
)
_MINUTE = r"(?:半|整|多|钟|[一三]刻|[0-5]?\d分|[0-5]\d(?!\d)|[零一二三四五]?十?[一-九]?分)?"
_COLON = r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
_PART = r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜里|夜间|半夜|深夜)(?![好安])"
_WEEKDAY = r"(?<![一二两三四五六七八九十几半\d])(?:上个?|这个?|本|下个?|每个?)?(?:周|星期|礼拜)[一二三四五六日天末]"
_DAY = (
    r"(?:(?<!\d)\d{4}年|[去今明前]年) ?\d{1,2}月(?: ?\d{1,2}[日号]|份)?|(?<!\d)\d{1,2}月 ?(?:\d{1,2}[日号]|份)"
    r"|(?<![\d.])(?:19|20)\d\d(?P<dash>[-/.])\d{1,2}(?P=dash)\d{1,2}(?!\d)"
    r"|大?前天|昨[天日]|今[天日]|明[天日]|后天|当[天日晚]|每[天日]"
)
_CLOCK = rf"(?:(?:{_HAN_HOUR}|{_HOUR}){_MINUTE}|{_COLON})(?:左右|前后|许)?"
_SPAN = rf"(?: ?[到至~-] ?(?:{_PART})? ?{_CLOCK})?"
_TIME = re.compile(
    rf"(?=[\d大前昨今明后当每去上下这本周星礼凌清早中傍晚夜半深])"
    rf"(?:(?:{_DAY}|{_WEEKDAY})(?: ?\(?{_WEEKDAY}\)?)?(?: ?的? ?(?:{_PART}|[早晚](?=[\d一-十两])))?"
    rf"(?: ?{_CLOCK}{_SPAN})?"
    rf"|(?:[昨今明当每][早晚夜]|今晨|{_PART})(?: ?{_CLOCK}{_SPAN})?"
    rf"|(?:{_HOUR}{_MINUTE}|{_COLON}){_SPAN})"
)


def telephone(text: str) -> str | None:
    """The digits of a telephone number, when the text is one and nothing else; without +86."""
    plain = text.translate(_PLAIN).strip()
    found = _TELEPHONE.fullmatch(plain)
    if found is None:
        return _digits(plain) if _FREEPHONE.fullmatch(plain) else None
    return None if found["masked"] else _telephone_normal(found)


def seeks_telephone(text: str) -> bool:
    """Whether somebody who looks for this looks for a telephone number, or most of one."""
    plain = text.translate(_PLAIN)
    found = _PART_OF_MOBILE.search(plain) or _FREEPHONE.search(plain) or _TELEPHONE.search(plain)
    return found is not None


def find(text: str) -> tuple[Fact, ...]:
    """All facts in order of their start; none overlaps another.

    Where two readings are possible the more certain kind wins, in the order of `Kind`.
    """
    facts: list[Fact] = []
    plain = text.translate(_PLAIN)
    for kind, read in _READERS.items():
        found = [
            Fact(kind, start, end, text[start:end], normal) for start, end, normal in read(plain)
        ]
        plain = _without(plain, found)
        facts += found
    return tuple(sorted(facts, key=lambda fact: fact.start))


def masked(value: str, kind: Kind) -> str:
    """How a fact is shown until somebody asks for all of it.

    Times, places, and whatever has no digit in it, are shown as they are.
    """
    plain = value.translate(_PLAIN)
    if kind in (Kind.PLACE, Kind.TIME) or not _digits(plain):
        return value
    if kind is Kind.PLATE:
        return _star(_plate_normal(plain), 2, 2)
    characters = "".join(c for c in plain if c.isalnum() or c == "*")
    if kind is Kind.ID_CARD:
        return _star(characters, 6, 4)
    found = _TELEPHONE.fullmatch(plain)
    if found is None or found["landline"]:
        return _star(characters, 4, 2)
    number = _telephone_normal(found)
    return number if found["masked"] else _star(number, 3, 4)


def place_key(text: str) -> str | None:
    """Under which name messages about the same place are counted, None where none is named.

    The surest place in the text: a junction (in whichever order its roads are named), then an
    estate, then a road; of equals the first.
    """
    best = max(places.find(text.translate(_PLAIN)), key=lambda place: place.certainty, default=None)
    return best.key or None if best else None


def _without(plain: str, facts: list[Fact]) -> str:
    """The text with what is already explained taken out, at the same length."""
    if not facts:
        return plain
    pieces, at = [], 0
    for fact in facts:
        pieces += [plain[at : fact.start], "\0" * (fact.end - fact.start)]
        at = fact.end
    return "".join(pieces) + plain[at:]


def _star(value: str, first: int, last: int) -> str:
    hidden = len(value) - first - last
    return value[:first] + "*" * hidden + value[-last:] if hidden > 0 else "*" * len(value)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _telephone_normal(found: re.Match[str]) -> str:
    if partly := found["masked"]:
        return f"{partly[:3]}****{partly[3:].lstrip('*xX')}"
    extension = f"-{found['extension']}" if found["extension"] else ""
    return _digits(found["mobile"] or found["landline"]) + extension


def _telephones(plain: str) -> Iterator[tuple[int, int, str]]:
    for found in _TELEPHONE.finditer(plain):
        yield *found.span(), _telephone_normal(found)


def _id_cards(plain: str) -> Iterator[tuple[int, int, str]]:
    for found in _ID_CARD.finditer(plain):
        number = found.group().replace(" ", "").upper()
        if number[:2] in _ISSUING and _is_issued(number):
            yield *found.span(), number


def _is_issued(number: str) -> bool:
    """Whether its date exists and its check character is right (GB 11643-1999)."""
    born = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    if len(number) == 15:
        return True
    weighted = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(number[:17]))
    return "10X98765432"[weighted % 11] == number[17]


def _plate_normal(plain: str) -> str:
    return re.sub(r"[-·•. ]", "", plain).upper()


def _plates(plain: str) -> Iterator[tuple[int, int, str]]:
    for found in _PLATE.finditer(plain):
        yield *found.span(), _plate_normal(found.group())


def _times(plain: str) -> Iterator[tuple[int, int, str]]:
    for found in _TIME.finditer(plain):
        yield *found.span(), found.group().replace(" ", "")


def _places(plain: str) -> Iterator[tuple[int, int, str]]:
    for place in places.find(plain):
        yield place.start, place.end, place.key or plain[place.start : place.end].replace(" ", "")


_READERS = {
    Kind.TELEPHONE: _telephones,
    Kind.ID_CARD: _id_cards,
    Kind.PLATE: _plates,
    Kind.PLACE: _places,
    Kind.TIME: _times,
}
