"""What the record of who saw what is read as: the acts, and the few words beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from uuid import UUID

from moderator_app.core import facts
from moderator_app.core.access import Access, Entry, Loss, Part, Subject
from moderator_app.core.headings import Table
from moderator_app.desk.opening import PROGRAM, AccessReading
from moderator_app.ui.text import Phrase, mark, t

_ACTS: Final[Mapping[str, Phrase]] = {
    Access.UNMASKED: mark("Access", "looked at what is masked"),
    Access.COPIED_NUMBER: mark("Access", "copied a number"),
    Access.SEARCHED_NUMBER: mark("Access", "searched by telephone"),
    Access.OPENED_FILE: mark("Access", "opened a file"),
    Access.EXPORTED: mark("Access", "exported"),
    Access.PRINTED: mark("Access", "printed"),
    Access.ERASED: mark("Access", "erased"),
    Access.RESTORED: mark("Access", "restored a backup"),
    Access.RECOVERY_KEY: mark("Access", "used the recovery key"),
    Access.READ_THIS: mark("Access", "read this record"),
    Access.SIGN_IN_FAILED: mark("Access", "a wrong password"),
    Access.SIGN_IN_SET: mark("Access", "set a password"),
    Access.SIGN_IN_RESET: mark("Access", "gave somebody a new password"),
    Access.SIGN_IN_DROPPED: mark("Access", "did away with a password"),
    Access.PLUG_IN_ON: mark("Access", "let a plug-in run"),
    Access.PLUG_IN_OFF: mark("Access", "stopped a plug-in"),
}
_DETAILS: Final[Mapping[str, Phrase]] = {
    facts.Kind.TELEPHONE: mark("Facts", "Telephone"),
    facts.Kind.ID_CARD: mark("Facts", "Identity card"),
    facts.Kind.PLATE: mark("Facts", "Number plate"),
    Table.CASES: mark("Access", "cases"),
    Table.DIRECTORY: mark("Access", "directory"),
    Table.TEMPLATES: mark("Access", "templates"),
    Table.REMIT: mark("Access", "dispatch list"),
    Subject.HANDOVER_NOTE: mark("Access", "handover note"),
    Subject.WHOLE_DESK: mark("Access", "the whole desk, for another machine"),
    Subject.THIS_RECORD: mark("Access", "this record"),
    Subject.ANOTHER_KEY: mark("Access", "and put another in its place"),
    Subject.LETTER: mark("Access", "a paper for a unit"),
    Subject.TRANSCRIPT: mark("Access", "transcript"),
    Subject.ROWS_PUT_ASIDE: mark("Access", "rows put aside"),
    Subject.REPORT: mark("Access", "report"),
    "masked": mark("Access", "masked"),
    "unmasked": mark("Access", "not masked"),
}


def headings() -> tuple[str, ...]:
    return (
        t("Access", "When"),
        t("Access", "Who"),
        t("Access", "What"),
        t("Access", "Case"),
        t("Access", "About"),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What ids stand for: people by id as text, cases by id; and the desk's zone."""

    people: Mapping[str, str]
    cases: Mapping[UUID, str]
    zone: tzinfo


def line(entry: Entry, known: Known) -> tuple[str, ...]:
    """One entry as a row under the headings."""
    return (
        moment(entry.at.astimezone(known.zone)),
        _person(entry.person, known),
        act(entry.what),
        "" if entry.case is None else known.cases.get(entry.case, str(entry.case)),
        detail(entry.detail),
    )


def moment(local: datetime) -> str:
    return f"{local:%Y-%m-%d %H:%M:%S}"


def act(what: str) -> str:
    phrase = _ACTS.get(what)
    return what if phrase is None else phrase.shown()


def detail(words: str) -> str:
    """Each of the program's own words in the language of the window; a reason that a person gave,
    which stands behind a colon, as it was given."""
    told, colon, reason = words.partition(": ")
    parts = [_DETAILS[one].shown() if one in _DETAILS else one for one in told.split(" ")]
    return f"{' · '.join(parts)}{colon}{reason}"


def alarms(reading: AccessReading, zone: tzinfo) -> list[str]:
    """What of the record was changed or removed, and at last what to do; nothing where nothing
    was."""
    told = []
    if reading.broken:
        told.append(
            t(
                "Access",
                "%n line(s) were tampered with, or were written for another recovery key.",
                reading.broken,
            )
        )
    if reading.missing:
        told.append(t("Access", "In between %n line(s) are missing.", reading.missing))
    if reading.anchor is not None:
        told += [_loss(loss, zone) for loss in reading.anchor.losses]
    if told:
        advice = t("Access", "Keep the desk's folder as it is and tell whoever answers for it.")
        told.append(advice)
    return told


_LOST: Final[Mapping[Part, Callable[[int], str]]] = {
    Part.ALL: lambda n: t("Access", "{when}: the whole record was found removed, %n line(s).", n),
    Part.BEGINNING: lambda n: t(
        "Access", "{when}: at the beginning at least %n line(s) were found removed or replaced.", n
    ),
    Part.END: lambda n: t(
        "Access", "{when}: at the end at least %n line(s) were found removed or replaced.", n
    ),
}


def _loss(loss: Loss, zone: tzinfo) -> str:
    return _LOST[loss.part](loss.lines).format(when=moment(loss.noticed_at.astimezone(zone)))


def reservations(reading: AccessReading, zone: tzinfo) -> list[str]:
    """What nobody can tell about the record, though nothing was done to it."""
    if reading.anchor is None:
        return [
            t(
                "Access",
                "The case file cannot be read: whether lines are missing at the beginning or the "
                "end cannot be told.",
            )
        ]
    if reading.anchor.before is None:
        return []
    words = t(
        "Access",
        "The record before {when} is not here, or not all of it: the desk was brought back from a "
        "backup, and a backup does not bring the record along.",
    )
    return [words.format(when=moment(reading.anchor.before.astimezone(zone)))]


def _person(person: str, known: Known) -> str:
    if person == str(PROGRAM.id):
        return t("Access", "the command line")
    if not person:
        return t("Access", "nobody at the desk yet")
    return known.people.get(person, person)
