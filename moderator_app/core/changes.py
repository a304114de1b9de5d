"""What a finished action touched, so that each pane can decide whether to look again."""

from dataclasses import dataclass
from enum import Flag, auto
from uuid import UUID


class Touched(Flag):
    NOTHING = 0
    CASES = auto()
    DIRECTORY = auto()
    REMIT = auto()
    TEMPLATES = auto()
    PEOPLE = auto()
    SHIFTS = auto()
    QUARANTINE = auto()
    SETTINGS = auto()
    CLOCKS = auto()
    """The rules by which deadlines are counted."""
    ACCOUNTS = auto()
    """Who we are on the channels."""
    ERASED = auto()
    """Words of the cases are gone from the file, and are to go from wherever they were kept."""
    HEARD = auto()
    """Citizens wrote: the cases changed by nothing that was done at the desk."""


@dataclass(frozen=True, slots=True)
class Changes:
    """`events` are the ids an undo would name; `overtaken` says that somebody decided first,
    so that what was asked is kept in the history and changed nothing; `undone` that it took back
    what was done. `newest` is the position in the log of the last event written."""

    touched: Touched = Touched.NOTHING
    cases: frozenset[UUID] = frozenset()
    events: tuple[UUID, ...] = ()
    overtaken: bool = False
    newest: int = 0
    undone: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            self.touched | other.touched,
            self.cases | other.cases,
            self.events + other.events,
            self.overtaken or other.overtaken,
            max(self.newest, other.newest),
            self.undone or other.undone,
        )


NO_CHANGES = Changes()
