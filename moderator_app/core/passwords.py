"""A person's own password: what will do for one, and how long a wrong one makes everybody wait."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from moderator_app.core.events import storable

LEAST: Final = 8
LONGEST: Final = 128
"""Characters (NIST SP 800-63B, 5.1.1.2: at least eight; 64 and more are to be possible; no rules
about which kinds of characters)."""
_LEAST_DIFFERENT: Final = 4
FREE_TRIES: Final = 3
"""Wrong ones that cost nothing but themselves: fingers slip."""
_FIRST_PAUSE: Final = timedelta(seconds=2)
LONGEST_PAUSE: Final = timedelta(minutes=1)


class BadPassword(ValueError):
    """The password is shorter than eight characters, longer than 128, the same few signs over
    and over, or holds half a character."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person types to show who they are; `new` where another password is to hold from now
    on, `recovery` where the one that held is forgotten."""

    password: str = ""
    new: str = ""
    recovery: str = ""

    def __repr__(self) -> str:
        return "Proof()"


NO_PROOF: Final = Proof()


@dataclass(frozen=True, slots=True)
class Credential:
    """What the desk keeps of a password; the password itself it does not know."""

    person: UUID
    phc: str
    """Salt and digest in the PHC string format."""
    once: bool = False
    """Given by an administrator: it opens the door once, and another has to be chosen then."""
    wrong: int = 0
    """How many wrong ones there were since the last right one."""
    tried_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Credential({self.person})"


def tidy(password: str) -> str:
    """As it is hashed: the same characters, however a keyboard puts them together."""
    return unicodedata.normalize("NFKC", password)


def checked(password: str) -> str:
    """A password somebody wants to have. Raises `BadPassword`."""
    tidied = tidy(password)
    if not LEAST <= len(tidied) <= LONGEST or len(set(tidied)) < _LEAST_DIFFERENT:
        raise BadPassword
    if storable(tidied) != tidied:
        raise BadPassword
    return tidied


def pause(wrong: int) -> timedelta:
    """How long nothing is tried after so many wrong ones in a row: 2, 4, 8 … seconds from the
    fourth on, and never more than a minute."""
    if wrong <= FREE_TRIES:
        return timedelta()
    doublings: int = min(wrong - FREE_TRIES - 1, 10)
    return min(_FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def wait(kept: Credential, now: datetime) -> timedelta:
    """How much of the pause is left."""
    if kept.tried_at is None:
        return timedelta()
    return max(timedelta(), min(pause(kept.wrong), kept.tried_at + pause(kept.wrong) - now))


def counted(kept: Credential, now: datetime) -> Credential:
    """With one more wrong try."""
    return replace(kept, wrong=kept.wrong + 1, tried_at=now)
