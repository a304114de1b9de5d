"""Who may do what at the desk: three roles, and one table."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from moderator_app.core.ids import NIL
from moderator_app.core.refusals import Reason, Refusal


class Role(StrEnum):
    MODERATOR = "moderator"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What not everybody does. Answering citizens is nobody's privilege and is not named here."""

    PEOPLE = "people"
    """Add and correct people, give roles, take a forgotten password away, see somebody off."""
    ROSTER = "roster"
    LOAD = "load"
    """See how the work and the nights are shared out."""
    REVIEW = "review"
    """Let a colleague's reply go out where a setting says that two see it, and choose where."""
    SIGN_OFF = "sign_off"
    """What name citizens read under a reply."""
    CLOCKS = "clocks"
    WATCHED = "watched"
    """Which folders bring messages in."""
    RETENTION = "retention"
    """How long closed cases are kept, and letting them go by that."""
    ERASE = "erase"
    UNMASKED_EXPORT = "unmasked_export"
    BACKUPS = "backups"
    """Where backups go, restoring one, moving the desk, and its recovery key."""
    ACCESS_RECORD = "access_record"
    ACCOUNTS = "accounts"
    """Who we are on the channels, and with which passwords."""


_LEADING: Final = frozenset({Role.LEAD, Role.ADMINISTRATOR})
_ADMINISTERING: Final = frozenset({Role.ADMINISTRATOR})
MAY: Final[Mapping[Act, frozenset[Role]]] = {
    Act.PEOPLE: _ADMINISTERING,
    Act.ROSTER: _LEADING,
    Act.LOAD: _LEADING,
    Act.REVIEW: _LEADING,
    Act.SIGN_OFF: _LEADING,
    Act.CLOCKS: _LEADING,
    Act.WATCHED: _LEADING,
    Act.RETENTION: _ADMINISTERING,
    Act.ERASE: _LEADING,
    Act.UNMASKED_EXPORT: _LEADING,
    Act.BACKUPS: _ADMINISTERING,
    Act.ACCESS_RECORD: _ADMINISTERING,
    Act.ACCOUNTS: _ADMINISTERING,
}
"""Day to day is the lead's; what cannot be taken back, and what watches over everybody, is the
administrator's."""


class Held(Protocol):
    """What is asked of a person here."""

    @property
    def id(self) -> UUID: ...
    @property
    def role(self) -> Role: ...
    @property
    def active(self) -> bool: ...


def are_given(people: Iterable[Held]) -> bool:
    """Whether this desk uses roles at all: from the first administrator on. Until then, as on a
    desk older than roles, everybody may do everything."""
    return any(one.active and one.role is Role.ADMINISTRATOR for one in people)


def may(person: UUID | None, act: Act, people: Iterable[Held]) -> bool:
    """Whether somebody may do this; the command line may: it acts for whoever uses this account of
    the machine and holds the desk's key, with which the file opens to any program."""
    people = tuple(people)
    if person == NIL or not are_given(people):
        return True
    return any(one.id == person and one.active and one.role in MAY[act] for one in people)


def need(person: str, act: Act, people: Iterable[Held]) -> None:
    """Only whoever may do this goes on; "" is nobody. Raises Refusal ROLE_MISSING with the act as
    detail."""
    if not may(UUID(person) if person else None, act, people):
        raise Refusal(Reason.ROLE_MISSING, detail=act.value)


def may_join(people: Iterable[Held], secured: Collection[UUID]) -> bool:
    """Whether somebody new may add themselves on sitting down: not once an administrator has a
    password, or passwords would keep nobody out. `secured` are those who have one."""
    return not any(
        one.active and one.role is Role.ADMINISTRATOR and one.id in secured for one in people
    )


def is_last_administrator(person: UUID, people: Iterable[Held]) -> bool:
    """Whether a desk that has an administrator would have none without this person."""
    found = [one.id for one in people if one.active and one.role is Role.ADMINISTRATOR]
    return found == [person]
