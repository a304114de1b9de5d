"""How far the yearly numbers of papers have come: one once given out is never given again.

The papers in the file say how far; a restore takes some of them away, and a bureau may have given
out numbers before it had this desk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from moderator_app.core.papers import Paper

GIVEN, TYPED, UNSURE = "papers.given", "papers.typed", "papers.unsure"
"""Among the desk's settings."""
_NONE: Final[Mapping[tuple[str, int], int]] = {}

Highest = Mapping[tuple[str, int], int]
"""The highest number by kind and year."""


@dataclass(frozen=True, slots=True)
class Register:
    """`given` were numbers of this desk's own papers, also of those its file no longer has; `typed`
    is what somebody says who knows of others. While it is `unsure` whether there are papers nobody
    here knows of, no number is given out."""

    given: Highest = field(default_factory=lambda: _NONE)
    typed: Highest = field(default_factory=lambda: _NONE)
    unsure: bool = False

    def following(self, paper: Paper, year: int) -> int:
        """The number that the next paper of a kind gets in a year."""
        return max(self.least(paper, year), self.typed.get((paper, year), 0) + 1)

    def least(self, paper: Paper, year: int) -> int:
        """The lowest that no paper of this desk has had."""
        return self.given.get((paper, year), 0) + 1


def register(settings: Mapping[str, object], given: Highest) -> Register:
    """`given` by the papers in the file; what makes no sense in the settings is passed over."""
    kept, typed = _highest(settings.get(GIVEN)), _highest(settings.get(TYPED))
    return Register(_together(given, kept), typed, settings.get(UNSURE) is True)


def to_settings(known: Register) -> dict[str, object]:
    return {
        GIVEN: _to_setting(known.given),
        TYPED: _to_setting(known.typed),
        UNSURE: known.unsure,
    }


def going_on(known: Register, numbers: Mapping[Paper, int], year: int) -> Register:
    """Somebody says which numbers come next. One that was given out already is passed over."""
    said = {(p.value, year): max(n, known.least(p, year)) - 1 for p, n in numbers.items()}
    return replace(known, typed={**known.typed, **said}, unsure=False)


def brought_back(brought: Register, here: Register | None) -> Register:
    """That of a backup which takes the place of what was `here`; where that cannot be read, nobody
    knows which papers were issued after the backup was made."""
    if here is None:
        return replace(brought, unsure=True)
    return Register(
        _together(brought.given, here.given), _together(brought.typed, here.typed), here.unsure
    )


def _highest(kept: object) -> Highest:
    found = {}
    for name, n in (kept if isinstance(kept, dict) else {}).items():
        paper, _, year = str(name).partition("/")
        if paper in list(Paper) and year.isdecimal() and isinstance(n, int):
            found[paper, int(year)] = n
    return found


def _to_setting(known: Highest) -> dict[str, object]:
    return {f"{paper}/{year}": n for (paper, year), n in sorted(known.items())}


def _together(one: Highest, other: Highest) -> Highest:
    return {key: max(one.get(key, 0), other.get(key, 0)) for key in {*one, *other}}
