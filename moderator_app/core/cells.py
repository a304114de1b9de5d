"""What one cell of a spreadsheet says, as words or as a moment.

Spreadsheets guess: they turn ids into numbers, dates into days since 1899, and both back into
text. Here that is undone as far as nothing was lost.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

Cell = str | int | float | bool | datetime | date | time | None

_CONTROLS = dict.fromkeys(set(range(32)) - {ord("\n"), ord("\t")})
_SURROGATE = re.compile("[\ud800-\udfff]")
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b"


def clean(text: str) -> str:
    """The same words, fit to be stored: one kind of line end, no control characters, no blank
    edges (full-width and no-break spaces among them), no half characters.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return _SURROGATE.sub("\ufffd", lines).strip(_EDGES)


# What a spreadsheet makes something else of when it opens plain text: signs that begin a formula,
# wide, small or behind what nobody sees; digits that lose a leading zero or all but fifteen of
# them, that become a power of ten, or a day of some year. A whole date stays the day it is.
_UNSEEN = r"\s\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_LIVELY = re.compile(
    rf"'*(?:[{_UNSEEN}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|[\t\r]"
    r"|(?:0[0-9]+|[0-9]{12,}|[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+|[0-9]{1,2}月[0-9]{1,2}日"
    r"|(?![0-9]{4}[-/][0-9]{1,2}[-/])(?:[0-9]{4}|[0-9]{1,2})[-/][0-9]{1,4}(?:[-/][0-9]{1,4})?)\Z)"
)


def guarded(text: str) -> str:
    """Text that a spreadsheet which opens a csv file leaves as it is: with an apostrophe before
    it where it needs one. `unguarded` takes that away again."""
    return f"'{text}" if _LIVELY.match(text) else text


def unguarded(text: str) -> str:
    """Text without the apostrophe that kept a spreadsheet from making something else of it."""
    return text[1:] if text.startswith("'") and _LIVELY.match(text) else text


# Excel keeps fifteen digits of a number and writes zeros for the rest.
EXACT_BELOW = 10**15


def cell_text(cell: Cell) -> str:
    """What a cell shows, as cleaned text; a whole number without its decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return _number_text(cell)


def _number_text(number: int | float) -> str:
    if isinstance(number, bool):
        return "TRUE" if number else "FALSE"
    if isinstance(number, float):
        exact = number.is_integer() and abs(number) < EXACT_BELOW
        return str(int(number)) if exact else repr(number)
    # Python refuses to write out thousands of digits.
    return str(number) if number.bit_length() < 4096 else hex(number)


_YEARS = range(1990, 2101)
_FIRST_SERIAL, _END_OF_SERIALS = 32874, 73416  # the days of those years, as Excel counts them
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (a workbook's own time has no zone)
_ZONE = r"\s*(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?"
_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})\s*[-/.年]\s*(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*日?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?"
    r"(?:(?:[T\s]+|(?<=[日一二三四五六天]))(?P<half>上午|下午|晚上|AM|PM)?\s*"
    r"(?P<hour>[0-9]{1,2})\s*[:时点]\s*(?:(?P<minute>[0-9]{1,2})\s*分?\s*"
    r"(?::?\s*(?P<second>[0-9]{1,2})(?:[.,][0-9]+)?\s*秒?)?)?\s*(?P<after>AM|PM)?)?" + _ZONE,
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?:[T\s]*(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?::?(?P<second>[0-9]{2}))?)?" + _ZONE,
    re.IGNORECASE,
)
_SERIAL_TEXT = re.compile(r"[0-9]{5}(\.[0-9]+)?")


def read_time(cell: Cell, tz: tzinfo) -> datetime | None:
    """The moment a cell names, in UTC; a time without a zone is meant in `tz`.

    None when it cannot be read, or lies before 1990 or after 2100. Month-first and day-first
    dates are not read: nothing tells them apart.
    """
    found: datetime | None = None
    if isinstance(cell, datetime):
        found = cell
    elif isinstance(cell, date):
        found = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
    elif isinstance(cell, str):
        found = _time_of_text(unicodedata.normalize("NFKC", cell).strip(_EDGES))
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        found = _time_of_number(cell)
    if found is None or found.year not in _YEARS:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=tz)).astimezone(UTC)


def _time_of_number(number: float) -> datetime | None:
    if _FIRST_SERIAL <= number < _END_OF_SERIALS:
        return _SERIAL_ZERO + timedelta(seconds=round(number * 86400))
    if 0 <= number < EXACT_BELOW and number == int(number):
        return _time_of_text(str(int(number)))  # 20190228, typed as a number
    return None


def _time_of_text(text: str) -> datetime | None:
    if _SERIAL_TEXT.fullmatch(text):
        return _time_of_number(float(text))
    found = _WRITTEN.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None:
        return None
    part = {name: value or "" for name, value in found.groupdict().items()}
    hour = int(part["hour"] or 0)
    half = (part.get("half") or part.get("after") or "").lower()
    if half in ("下午", "晚上", "pm") and hour < 12:
        hour += 12
    elif half in ("上午", "am") and hour == 12:
        hour = 0
    day = (int(part["year"]), int(part["month"]), int(part["day"]))
    clock = (hour, int(part["minute"] or 0), int(part["second"] or 0))
    try:
        return datetime(*day, *clock, tzinfo=_zone(part["zone"]))
    except ValueError:
        return None


def _zone(text: str) -> tzinfo | None:
    """Raises ValueError for an offset of a day or more."""
    if not text:
        return None
    if text in "Zz":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)
