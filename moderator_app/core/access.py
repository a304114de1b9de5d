"""Who looked at, or took out, what a citizen would not want everybody to see."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

LEAST_MONTHS = 6
"""How long the record is kept at the least (Cybersecurity Law of the People's Republic of China,
article 21, paragraph 3)."""


class Access(StrEnum):
    UNMASKED = "unmasked"
    COPIED_NUMBER = "copied_number"
    SEARCHED_NUMBER = "searched_number"
    OPENED_FILE = "opened_file"
    EXPORTED = "exported"
    PRINTED = "printed"
    ERASED = "erased"
    RESTORED = "restored"
    RECOVERY_KEY = "recovery_key"
    READ_THIS = "read_this"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_SET = "sign_in_set"
    SIGN_IN_RESET = "sign_in_reset"
    SIGN_IN_DROPPED = "sign_in_dropped"
    PLUG_IN_ON = "plug_in_on"
    PLUG_IN_OFF = "plug_in_off"


class Subject(StrEnum):
    """What the detail of a line names, besides kinds of facts and of tables."""

    HANDOVER_NOTE = "handover_note"
    WHOLE_DESK = "whole_desk"
    THIS_RECORD = "this_record"
    ANOTHER_KEY = "another_key"
    """In place of the recovery key that was used."""
    LETTER = "letter"
    TRANSCRIPT = "transcript"
    ROWS_PUT_ASIDE = "rows_put_aside"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `detail` counts or names a kind of thing, never a citizen's word."""

    at: datetime
    person: str
    what: str
    case: UUID | None = None
    detail: str = ""


class Part(StrEnum):
    """What of the record was no longer as the case file knew it."""

    ALL = "all"
    BEGINNING = "beginning"
    END = "end"


@dataclass(frozen=True, slots=True)
class Loss:
    """`lines` at the least were removed, or others put in their place; when is not known, only
    when it was noticed."""

    part: Part
    lines: int
    noticed_at: datetime


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the case file knows of the record, which lies beside it.

    So many lines are there: the oldest names `first` as the digest of the one before it, `head` is
    the digest of the newest. The record may have more at either end, never less. Of what was
    recorded `before` that moment not all is here: the desk was brought back from a backup, and
    those have no record.
    """

    count: int
    first: bytes
    head: bytes
    losses: tuple[Loss, ...] = ()
    before: datetime | None = None
