"""An item of JSON that cannot be read, as it is put aside."""

import json
from typing import Final

from moderator_app.core.channels import Spoilt
from moderator_app.core.events import storable

LONGEST: Final = 100_000
"""Signs that are kept of it."""
_DEEPEST: Final = 20


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
