"""The times named in a reply that is being written, and what its writer says of each of them.

The finder proposes; only a person makes a promise of it. What a person said of a time holds while
the same words stand in the reply, wherever they move to.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Promised
from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.ledger import Given
from moderator_app.core.promises import Promise


class Meant(StrEnum):
    ASKED = "asked"
    """Nobody has said yet."""
    YES = "yes"
    NO = "no"


class Fate(StrEnum):
    """What the reply does to an earlier promise."""

    STAYS = "stays"
    REPLACED = "replaced"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Named:
    """`words` stand at `start` to `end`, in code points; `due` is None where nobody can tell."""

    start: int
    end: int
    words: str
    due: datetime | None
    meant: Meant
    nth: int = 0
    """Which of those with the same words."""


@dataclass(frozen=True, slots=True)
class _Said:
    meant: Meant
    due: datetime | None = None


@dataclass(slots=True)
class Naming:
    """Of one reply. `look` whenever its words have changed, and before they go."""

    named: tuple[Named, ...] = field(default=(), init=False)
    owed: tuple[Promised, ...] = field(default=(), init=False)
    _said: dict[tuple[str, int], _Said] = field(default_factory=dict, init=False)
    _added: list[str] = field(default_factory=list, init=False)
    _fates: dict[UUID, Fate] = field(default_factory=dict, init=False)

    def look(self, text: str, found: Sequence[Promise], owed: Sequence[Promised]) -> None:
        """`found` in the text as it is now; `owed` is what was promised before."""
        self.owed = tuple(owed)
        places = [(one.start, one.end, one.due) for one in found]
        for words in self._added:
            start = text.find(words)
            end = start + len(words)
            if start >= 0 and not any(s < end and start < e for s, e, _ in places):
                places.append((start, end, None))
        counted: Counter[str] = Counter()
        named = []
        for start, end, due in sorted(places, key=lambda place: place[0]):
            words = text[start:end]
            said = self._said.get((words, counted[words]), _Said(Meant.ASKED))
            named.append(Named(start, end, words, said.due or due, said.meant, counted[words]))
            counted[words] += 1
        self.named = tuple(named)

    @property
    def asked(self) -> tuple[Named, ...]:
        return tuple(one for one in self.named if one.meant is Meant.ASKED)

    def confirm(self) -> Named | None:
        """Everything asked is meant; the first that nobody can date is given back: say when."""
        for one in self.asked:
            if one.due is not None:
                self.say(one, Meant.YES)
        return next(iter(self.asked), None)

    def deny(self) -> None:
        """Nothing of what is asked is meant."""
        for one in self.asked:
            self.say(one, Meant.NO)

    def say(self, about: Named, meant: Meant, due: datetime | None = None) -> None:
        """What a person says of one of the times; `due` only where they chose it themselves."""
        key = (about.words, about.nth)
        chosen = due or (self._said[key].due if key in self._said else None)
        self._said[key] = _Said(meant, chosen)
        if all((one.words, one.nth) != key for one in self.named) and meant is Meant.YES:
            self._added.append(about.words)
        self.named = tuple(
            replace(one, due=chosen or one.due, meant=meant) if (one.words, one.nth) == key else one
            for one in self.named
        )

    def at(self, text: str, start: int, end: int) -> Named:
        """The time at this place: what was found there, or what a person means to add by `say`."""
        there = (one for one in self.named if one.start < end and start < one.end)
        return next(there, Named(start, end, text[start:end], None, Meant.ASKED))

    def fate(self, promise: UUID) -> Fate:
        """A new time takes the place of the one promise there was, unless a person says other."""
        chosen = self._fates.get(promise)
        if chosen is not None and not (chosen is Fate.REPLACED and not self._names):
            return chosen
        alone = len(self.owed) == 1 and chosen is None
        return Fate.REPLACED if alone and self._names else Fate.STAYS

    def turn(self, promise: UUID) -> None:
        """The next of what the reply may do to an earlier promise."""
        order = [Fate.STAYS, *([Fate.REPLACED] if self._names else []), Fate.KEPT]
        self._fates[promise] = order[(order.index(self.fate(promise)) + 1) % len(order)]

    @property
    def _names(self) -> bool:
        return any(one.meant is not Meant.NO for one in self.named)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What must be answered before the reply goes."""
        return tuple(
            Finding(Problem.PROMISE, Severity.BLOCK, one.start, one.end, one.words)
            for one in self.asked
        )

    @property
    def promised(self) -> tuple[tuple[Given, ...], tuple[UUID, ...]]:
        """What the reply promises, and what it keeps. The first takes the place of what is
        replaced."""
        dated = [(one.words, one.due) for one in self.named if one.meant is Meant.YES]
        fates = {one.id: self.fate(one.id) for one in self.owed}
        replaced = tuple(one for one, fate in fates.items() if fate is Fate.REPLACED)
        given = tuple(
            Given(words, due, () if n else replaced)
            for n, (words, due) in enumerate(dated)
            if due is not None
        )
        return given, tuple(one for one, fate in fates.items() if fate is Fate.KEPT)
