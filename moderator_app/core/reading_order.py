"""Signs that nobody sees and that turn the order of what is shown, beyond the words they stand in.

The case file keeps them; what is shown or copied is read in the order in which it was written.
"""

from typing import Final

_TURNING: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_AS_SPACES: Final = dict.fromkeys(_TURNING, "\u200b")
_AWAY: Final = dict.fromkeys(_TURNING)


def in_order(text: str) -> str:
    """`text`, as long as it was, with such signs made spaces without a width."""
    return text.translate(_AS_SPACES)


def without_turning(text: str) -> str:
    """`text` without such signs."""
    return text.translate(_AWAY)
