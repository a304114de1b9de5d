"""Numbers that lead to a person, found in a text however they were written down.

139.5566.7788, １３９ ５５６６ ７７８８, +86-139-5566-7788 and 一三九五五六六七七八八 are one number: what
covers numbers and what erases them read a text with the same eyes. Dates, amounts, hotlines and
the numbers of cases stay what they are. Every pattern is bounded, so that the time is linear in
the length of the text.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a number is, by its figures alone."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    ID_CARD = "id_card"
    BANK_CARD = "bank_card"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Number:
    """It stands at `text[start:end]`. `digits` are its figures in plain writing, without +86; an
    identity number may end in X."""

    start: int
    end: int
    digits: str

    @property
    def kind(self) -> Kind:
        return kind_of(self.digits)


UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff"
"""Signs that nobody sees, as the inside of a character class."""
_BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DASHES = "-‐‑‒–—―−－_＿·・•∙⋅‧･"
_DOTS = ".．。"
# Figures: plain, wide, and in the styles of nicknames. Words and rings become letters, so that no
# pattern takes 一 for a figure where it does not mean to.
_FIGURES = "0-9０-９\U0001d7ce-\U0001d7ff"
_WORDS = (
    "〇零○⓪⓿", "一壹幺①❶", "二贰两②❷", "三叁③❸", "四肆④❹", "五伍⑤❺", "六陆⑥❻", "七柒⑦❼", "八捌⑧❽",
    "九玖⑨❾",
)  # fmt: skip
_LETTERS = "abcdefghij"
_SIGNS = (
    {ord(sign): letter for letter, signs in zip(_LETTERS, _WORDS, strict=True) for sign in signs}
    | {0xFF10 + n: str(n) for n in range(10)}
    | {0x1D7CE + n: str(n % 10) for n in range(50)}
    | {ord(sign): "-" for sign in _DASHES}
    | {ord(sign): "." for sign in _DOTS}
    | {ord(sign): "X" for sign in "xＸｘ"}
    | {ord("（"): "(", ord("）"): ")", ord("＋"): "+"}
)
_AS_FIGURES = str.maketrans(_LETTERS, "0123456789", "()+-. ")
_ANY_FIGURE = f"{_FIGURES}{''.join(_WORDS)}"
_STRETCH = re.compile(
    rf"[(（+＋{_ANY_FIGURE}][{_ANY_FIGURE}{_BLANKS}{UNSEEN}{_DOTS}()（）+＋xXＸｘ{re.escape(_DASHES)}]{{6,}}元?"
)
"""Where a number may stand: seven signs or more, and a sentence seldom has one."""
_NOT_SEEN = re.compile(f"[{UNSEEN}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_LETTER = re.compile("[A-Za-z]")

_J = "[-. ]{0,3}"
_COUNTRY = rf"(?:\(?(?:\+|00)?{_J}86\)?{_J})"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_BORN = rf"(?:1{_J}[89]|2{_J}0){_J}\d{_J}\d{_J}(?:0{_J}[1-9]|1{_J}[0-2]){_J}(?:0{_J}[1-9]|[12]{_J}\d|3{_J}[01])"
_ID_CARD = rf"[1-8](?:{_J}\d){{5}}{_J}{_BORN}(?:{_J}\d){{3}}{_J}[\dX]"
_CARD = r"[3-69]\d{3}(?:[-. ]{1,3}\d{4}){3}(?:[-. ]{1,3}\d{1,4})?"
_AREA = r"(?:10|2\d|[3-9]\d\d)"
_LOCAL = rf"[2-9]\d{{2,3}}{_J}\d{{4}}"
_SURE = re.compile(
    rf"(?<!\d)(?:{_ID_CARD}|{_CARD}|{_COUNTRY}?0?1[3-9]\d{_J}\d{{4}}{_J}\d{{4}}"
    rf"|(?:\(?0{_AREA}\)?|{_COUNTRY}\(?0?\)?{_AREA}\)?){_J}{_LOCAL})(?!\d)"
)
_YEAR, _ANY_MONTH, _ANY_DAY = r"(?:19|20)\d\d", "(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = rf"{_YEAR}(?:-{_ANY_MONTH}(?:-{_ANY_DAY})?|\.{_ANY_MONTH}(?:\.{_ANY_DAY})?)"
_COMPACT_DAY = rf"20[0-4]\d(?:0[1-9]|1[0-2]){_DAY}"
_READABLE = re.compile(
    # Days and months; numbers of cases, ours and those that begin with a day; free lines; sums;
    # standards, which have letters and a year.
    rf"(?<!\d)(?:(?<!\d[-.]){_DATE}(?: ?- ?{_DATE})?(?![-.]?\d)"
    rf"|(?<!\d[-. ])(?<!\d [-. ])(?:{_COMPACT_DAY}(?:-\d{{4,5}}|\d{{4,6}})?"
    r"|[48]00[- ]?\d{3}[- ]?\d{4}|[48]00[- ]?\d{4}[- ]?\d{3})(?![-.]?\d)"
    r"|\d{1,10}(?:\.\d{1,2})?元|(?<=L)\d{3,5}-(?:19|20)\d\d(?![-.]?\d))"
)
_LOOSE = re.compile(
    rf"(?<!\d)(?:{_COUNTRY}?0?{_J}[1b]{_J}[3-9d-j](?:{_J}[\da-j]){{9}}"
    rf"|\(?0{_AREA}\)?{_J}[2-9](?:{_J}\d){{6,7}}"
    r"|[3-69](?:[- ]{0,3}\d){14,18})(?!\d)"
)
_IN_WORDS = re.compile(r"[a-j](?:[-. ]?[a-j]){10,}X?")
_RUN = re.compile(r"\d{7,}X?")
_JOINED = re.compile(r"\d(?:[-. ]?\d)*X?")
_GROUP = re.compile(r"[\da-j]+")
_LOCAL_JOINED = re.compile(r"(?!20[0-3])[2-9]\d{2,3}[- ]\d{4}")

_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_KINDS = {
    Kind.MOBILE: re.compile(r"1[3-9]\d{9}"),
    Kind.LANDLINE: re.compile(rf"0{_AREA}[2-9]\d{{6,7}}"),
    Kind.ID_CARD: re.compile(
        rf"{_PROVINCE}\d{{4}}(?:18|19|20)\d\d(?:0[1-9]|1[0-2]){_DAY}\d{{3}}[\dX]"
        rf"|{_PROVINCE}\d{{6}}(?:0[1-9]|1[0-2]){_DAY}\d{{3}}"
    ),
    Kind.BANK_CARD: re.compile(r"[3-69]\d{14,18}"),
    Kind.OTHER: re.compile(r".*"),
}
_ABROAD = re.compile(rf"(?:00)?86(?:(1[3-9]\d{{9}})|0?({_AREA}[2-9]\d{{6,7}}))")
_TRUNK = re.compile(r"0(1[3-9]\d{9})")


def find(text: str) -> tuple[Number, ...]:
    """All numbers of seven figures and more, in order; none overlaps another.

    Where two readings are possible the more certain one wins: a mobile number in its usual groups
    before whatever the figures around it might make.
    """
    found = (number for stretch in _STRETCH.finditer(text) for number in _numbers(stretch))
    return tuple(sorted(found, key=lambda number: number.start))


def quoted(text: str, numbers: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Where a text says one of these numbers (as in `Number.digits`), in whatever spelling.

    One of less than eleven figures counts only where no other figure stands right beside it.
    """
    if not numbers:
        return ()
    spans = [span for stretch in _STRETCH.finditer(text) for span in _quoted(stretch, numbers)]
    return tuple(sorted(spans))


def digits(text: str) -> str:
    """The figures of a text in plain writing, of a whole number without +86."""
    plain = text.translate(_SIGNS).translate(_AS_FIGURES)
    figures = "".join(sign for sign in plain if sign in "0123456789X")
    if abroad := _ABROAD.fullmatch(figures):
        return abroad[1] or f"0{abroad[2]}"
    trunk = _TRUNK.fullmatch(figures)
    return trunk[1] if trunk else figures


def kind_of(number: str) -> Kind:
    """What figures in plain writing make."""
    return next(kind for kind, shape in _KINDS.items() if shape.fullmatch(number))


def is_card(number: str) -> bool:
    """Whether the last figure of a bank card's number is right (ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(figure), 10)) for figure in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0


def _plain(stretch: re.Match[str]) -> tuple[str, list[int]]:
    """A stretch in plain signs, and where in the text each of them stands."""
    start, said = stretch.start(), stretch[0]
    if _NOT_SEEN.search(said):
        places = [start + at for at, sign in enumerate(said) if not _NOT_SEEN.match(sign)]
        said = _NOT_SEEN.sub("", said)
    else:
        places = list(range(start, stretch.end()))
    plain = _BLANK.sub(" ", said.translate(_SIGNS))
    if _LETTER.match(stretch.string, start - 1 if start else len(stretch.string)):
        return f"L{plain}", [start - 1, *places]
    return plain, places


def _numbers(stretch: re.Match[str]) -> Iterator[Number]:
    plain, places = _plain(stretch)
    gaps = [(0, len(plain))]
    for pattern in _PASSES:
        left: list[tuple[int, int]] = []
        for start, end in gaps:
            at = start
            for found in pattern.finditer(plain, start, end):
                if pattern is _JOINED and not _is_one(found[0]):
                    continue
                left.append((at, found.start()))
                at = found.end()
                if pattern is not _READABLE:
                    yield Number(places[found.start()], places[at - 1] + 1, digits(found[0]))
            left.append((at, end))
        gaps = left


def _is_one(piece: str) -> bool:
    """Whether figures that stand joined are a number at all: not years, amounts or a range."""
    groups, joints = _GROUP.findall(piece), _joints(piece)
    if all(re.fullmatch(_YEAR, group) for group in groups):
        return False
    if len(groups) == 2 and (joints == {"."} or all(group.endswith("0") for group in groups)):
        return False
    if sum(map(len, groups)) >= 11:
        return "." not in joints or len(groups) <= 4 or max(map(len, groups)) == 1
    return _LOCAL_JOINED.fullmatch(piece) is not None


def _joints(piece: str) -> set[str]:
    return set(piece) & set("-. ")


_PASSES = (_SURE, _READABLE, _LOOSE, _IN_WORDS, _RUN, _JOINED)
"""The surest first: each reads what those before it have left."""


def _quoted(stretch: re.Match[str], numbers: Collection[str]) -> Iterator[tuple[int, int]]:
    plain, places = _plain(stretch)
    figures = [at for at, sign in enumerate(plain) if sign in "0123456789abcdefghijX"]
    said = "".join(plain[at] for at in figures).translate(_AS_FIGURES)
    for number in numbers:
        at = said.find(number)
        while at >= 0:
            first, last = figures[at], figures[at + len(number) - 1]
            if len(number) >= 11 or not _is_inside(plain, first, last):
                yield places[first], places[last] + 1
            at = said.find(number, at + len(number))


def _is_inside(plain: str, first: int, last: int) -> bool:
    """Whether it is a piece of a longer run of figures."""
    return plain[max(0, first - 1) : first].isdecimal() or plain[last + 1 : last + 2].isdecimal()
