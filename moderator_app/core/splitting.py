"""A text that is longer than a platform takes at once, as several messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.core.channels import Counting
from moderator_app.core.lengths import fitting, length

MOST: Final = 9
"""Messages that a text is cut into at most: who writes more does not write a reply."""
_ENDS: Final = frozenset("。！？!?…；;")
_AFTER: Final = frozenset("”’」』）)】》\"'")
"""Signs that belong to the sentence they follow."""
_PAUSES: Final = frozenset("，,、：:")


@dataclass(frozen=True, slots=True)
class Split:
    """`parts` are the text again when they are put together. `tears`: where in it a sentence is
    cut in two."""

    parts: tuple[str, ...]
    tears: tuple[int, ...] = ()


def split(text: str, longest: int, counting: Counting) -> Split | None:
    """Cut at the ends of sentences, or else at a pause, or else wherever it must be; None where so
    many messages would be needed that it is no reply."""
    parts: list[str] = []
    tears: list[int] = []
    left = text.strip()
    if length(left, counting) > longest * MOST:
        return None
    while length(left.strip(), counting) > longest:
        if len(parts) == MOST - 1:
            return None
        begin = len(left) - len(left.lstrip())
        end, whole = _cut(left, begin, begin + fitting(left[begin:], longest, counting))
        if end == 0:
            return None
        parts.append(left[:end])
        left = left[end:]
        if not whole:
            tears.append(sum(map(len, parts)))
    return Split((*parts, left), tuple(tears))


def together(parts: Sequence[str]) -> str:
    return "".join(parts)


def _cut(text: str, begin: int, room: int) -> tuple[int, bool]:
    """Where to cut before `room`, and whether a sentence ends there. Blanks begin the next part, so
    that nothing of the text is lost; there they are not sent, and what counts begins at `begin`."""
    for end in range(room, begin, -1):
        if _ends_sentence(text, begin, end):
            return end, True
    for end in range(room, begin, -1):
        blank = text[end : end + 1].isspace() and not text[end - 1].isspace()
        if blank or text[end - 1] in _PAUSES:
            return end, False
    return (room, False) if room > begin else (0, False)


def _ends_sentence(text: str, begin: int, end: int) -> bool:
    after = text[end : end + 1]
    if after in _AFTER or after in _ENDS:
        return False
    at = end - 1
    while at > begin and text[at] in _AFTER:
        at -= 1
    return text[at] in _ENDS or (after == "\n" and not text[end - 1].isspace())
