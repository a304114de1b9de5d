"""What stands where in the JSON of the platforms' interfaces: whatever shape comes gives a value or
nothing, and never raises. What cannot be read is kept as it came."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from moderator_app.core.channels import Spoilt
from moderator_app.core.events import storable

LONGEST: Final = 100_000
"""Signs of a text, and of what cannot be read."""
_DEEPEST: Final = 20
_LONGEST_ID: Final = 300
_LONGEST_LINE: Final = 300
_MOST_PARTS: Final = 100
_MOST_DIGITS: Final = 19
"""Of what fits in 64 bits."""


def table(value: object) -> Mapping[str, object]:
    """The value, or an empty table for what is none."""
    return value if isinstance(value, dict) else {}


def some(of: Mapping[str, object], name: str) -> Sequence[object]:
    """The first entries of a list."""
    value = of.get(name)
    return value[:_MOST_PARTS] if isinstance(value, list) else []


def words(of: Mapping[str, object], name: str) -> str:
    """A text or a number, as text and no longer than `LONGEST`; "" for anything else."""
    value = of.get(name)
    return value[:LONGEST] if isinstance(value, str) else number(of, name)


def number(of: Mapping[str, object], name: str) -> str:
    """A number, as text; "" for what is none, and for one no platform means."""
    value = of.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value) if abs(value) < 10**15 else ""


def whole(of: Mapping[str, object], name: str) -> int | None:
    """A whole number; None for what is none, also for one that came as text."""
    value = of.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def digits(of: Mapping[str, object], name: str) -> str:
    """A number that is no quantity, as its digits: it may come as a number or as text, and has no
    sign. "" for what is none, for zero, and for what is longer than any is."""
    value = of.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**_MOST_DIGITS:
        return str(value)
    if not isinstance(value, str) or len(value) > _MOST_DIGITS or not value.isascii():
        return ""
    return value.lstrip("0") if value.isdecimal() else ""


def line(of: Mapping[str, object], name: str) -> str:
    """A name or a title, on one line and of 300 signs at most."""
    return storable(" ".join(words(of, name)[: _LONGEST_LINE * 4].split()))[:_LONGEST_LINE]


def id_of(of: Mapping[str, object], name: str) -> str:
    """Ids are text, and nothing else is one. "" for what no id looks like."""
    value = of.get(name)
    if not isinstance(value, str) or len(value) > _LONGEST_ID:
        return ""
    return value if is_plain(value) else ""


def is_plain(value: str) -> bool:
    """Whether nothing stands in it but signs of ASCII that can be seen."""
    return value.isascii() and value.isprintable() and " " not in value


def moment(of: Mapping[str, object], name: str) -> datetime | None:
    """In UTC, from seconds."""
    value = whole(of, name)
    if value is None or not 0 < value < 10**11:
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def spoilt(stream: str, value: object, reason: str) -> Spoilt:
    """Kept whole, as far as it may be long; of what was nested on purpose, the outer parts."""
    try:
        words = json.dumps(value, ensure_ascii=False)
    except RecursionError:
        words = json.dumps(_outer(value, _DEEPEST), ensure_ascii=False)
    return Spoilt(stream, storable(words[:LONGEST]), reason)


def _outer(value: object, depth: int) -> object:
    if isinstance(value, dict):
        return {k: _outer(v, depth - 1) for k, v in value.items()} if depth else "…"
    if isinstance(value, list):
        return [_outer(one, depth - 1) for one in value] if depth else "…"
    return value
