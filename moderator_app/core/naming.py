"""The times named in a reply that is being written, and what its writer says of each of them.

The finder proposes; only a person makes a promise of it. What a person said of a time holds while
the same words stand in the reply, wherever they move to, and is kept with its draft.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Promised
from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.ledger import Given
from moderator_app.core.pledging import Pledge
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
class Said:
    """What a person said of the nth time with these words; `due` only where they chose it."""

    words: str
    nth: int
    meant: Meant
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said of the times in a reply, and of what was promised before it."""

    times: tuple[Said, ...] = ()
    fates: tuple[tuple[UUID, Fate], ...] = ()

    def ahead(self, now: datetime) -> "Answers":
        """A moment that was chosen and has passed is to be chosen again."""
        times = (
            replace(one, due=None) if one.due is not None and one.due <= now else one
            for one in self.times
        )
        return replace(self, times=tuple(times))

    def before(self, text: str, then: "Answers") -> "Answers":
        """Of this reply's `text` with another put behind it: what was said of that one holds as
        far as it cannot be taken for the first's."""
        others = (one for one in then.times if one.words not in text)
        fates = dict(then.fates) | dict(self.fates)
        return Answers((*self.times, *others), tuple(fates.items()))


NO_ANSWERS = Answers()


def of_pledge(pledge: Pledge, owed: Sequence[Promised]) -> Answers:
    """What was said of a reply that comes back to be written on."""
    counted: Counter[str] = Counter()
    times = []
    for one in pledge.given:
        times.append(
            Said(one.words, counted[one.words], Meant.YES, None if one.counted else one.due)
        )
        counted[one.words] += 1
    fates = dict.fromkeys((one.id for one in owed), Fate.STAYS)
    fates |= dict.fromkeys(pledge.keeps, Fate.KEPT) | dict.fromkeys(pledge.replaces, Fate.REPLACED)
    return Answers(tuple(times), tuple(fates.items()))


class Naming:
    """Of one reply. `look` whenever its words have changed, and before they go."""

    def __init__(self, answers: Answers = NO_ANSWERS) -> None:
        """`answers` were given to these words when they were written on before."""
        self.named: tuple[Named, ...] = ()
        self.owed: tuple[Promised, ...] = ()
        self._said = {(one.words, one.nth): one for one in answers.times}
        self._fates = dict(answers.fates)
        self._added: list[str] = []
        self._is_new = True

    def look(self, text: str, found: Sequence[Promise], owed: Sequence[Promised]) -> None:
        """`found` in the text as it is now; `owed` is what was promised before."""
        self.owed = tuple(owed)
        if self._is_new and text.strip():
            # What a person meant and nothing finds, that person had added.
            self._is_new = False
            known = {text[one.start : one.end] for one in found}
            given = {one.words: None for one in self._said.values() if one.meant is Meant.YES}
            self._added = [words for words in given if words not in known]
        places = [(one.start, one.end, one.due) for one in found]
        for words in self._added:
            start = text.find(words)
            end = start + len(words)
            if start >= 0 and not any(s < end and start < e for s, e, _ in places):
                places.append((start, end, None))
        counted: Counter[str] = Counter()
        named = []
        for start, end, found_due in sorted(places, key=lambda place: place[0]):
            words = text[start:end]
            nth = counted[words]
            said = self._said.get((words, nth), Said(words, nth, Meant.ASKED))
            due = said.due or found_due
            # A promise of which nobody can tell any more when it is due is asked about anew.
            meant = Meant.ASKED if due is None and said.meant is Meant.YES else said.meant
            named.append(Named(start, end, words, due, meant, nth))
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
        self._said[key] = Said(*key, meant, chosen)
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
    def pledge(self) -> Pledge:
        """What the reply promises, and what it keeps. The first takes the place of what is
        replaced."""
        meant = [one for one in self.named if one.meant is Meant.YES]
        fates = {one.id: self.fate(one.id) for one in self.owed}
        replaced = tuple(one for one, fate in fates.items() if fate is Fate.REPLACED)
        given = tuple(
            Given(one.words, one.due, () if n else replaced, counted=not self._is_chosen(one))
            for n, one in enumerate(meant)
            if one.due is not None
        )
        return Pledge(given, tuple(one for one, fate in fates.items() if fate is Fate.KEPT))

    def _is_chosen(self, named: Named) -> bool:
        said = self._said.get((named.words, named.nth))
        return said is not None and said.due is not None

    def answers(self, text: str) -> Answers:
        """What was said of the words of this text, to be kept with it."""
        times = tuple(one for one in self._said.values() if one.words in text)
        return Answers(times, tuple(self._fates.items()))
