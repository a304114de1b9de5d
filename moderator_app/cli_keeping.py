"""The commands about the case file itself: whether it is sound, backups, the record."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from getpass import getpass
from pathlib import Path

from moderator_app.answers import Answer, Translate
from moderator_app.core.access import Access, Part
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.rows import View
from moderator_app.desk import backups, opening, recovering, restoring
from moderator_app.desk.backups import Weakness
from moderator_app.desk.opening import PROGRAM, AccessReading, Place
from moderator_app.desk.restoring import Hand
from moderator_app.store.store import damage
from moderator_app.system.vault import keyring_name


def _refold(_: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_desk_for(PROGRAM)) as desk:
        events = desk.refold()
    yield Answer({"events": events}, [t("Cli", "%n event(s) folded again", events)])


def _doctor(_: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    """Looks, and changes nothing but what opening a desk changes."""
    with closing(place.open_desk_for(PROGRAM)) as desk:
        found = damage(desk.session.store.connection)
    with closing(place.open_reader()) as reader:
        counts = reader.counts(now=opening.now(), person="")
        quarantined = reader.count_quarantined()
        second = backups.second_place(reader.settings())
    keyring = keyring_name()
    kept = backups.own(place)
    warning = _backup_warning(place, second, t)
    values = {
        "folder": str(place.folder),
        "cases": counts[View.HISTORY],
        "waiting": counts[View.INBOX],
        "quarantined": quarantined,
        "keyring": keyring,
        "backups": len(kept),
        "last_backup": kept[0].made_at.isoformat() if kept else None,
        "second_place": None if second is None else str(second),
        "warnings": [warning] if warning else [],
        "damage": found,
        "ok": not found,
    }
    lines = [
        t("Cli", "Folder: {folder}").format(folder=place.folder),
        t("Cli", "%n case(s)", counts[View.HISTORY]),
        t("Cli", "Keyring: {name}").format(name=keyring or t("Cli", "none that is safe")),
        t("Cli", "Last backup: {when}").format(
            when=f"{kept[0].made_at.astimezone(place.zone):%Y-%m-%d %H:%M}"
            if kept
            else t("Cli", "none")
        ),
        *([warning] if warning else []),
        t("Cli", "The case file is sound.")
        if not found
        else t("Cli", "The case file is damaged: restore the last backup."),
    ]
    yield Answer(values, lines, 0 if not found else 1)


def _backup_warning(place: Place, second: Path | None, t: Translate) -> str:
    match backups.weakness(place.folder, second):
        case Weakness.ONE_PLACE:
            return t(
                "Cli",
                "All backups lie on the disk of the desk itself. Name a second place for them in "
                "the settings, on another disk.",
            )
        case Weakness.NOT_THERE:
            words = t("Cli", "The second place for backups is not there: {folder}")
            return words.format(folder=second)
        case Weakness.SAME_DISK:
            return t(
                "Cli",
                "The second place for backups is on the same disk as the desk: both would be lost "
                "together.",
            )
    return ""


def _backup(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_reader_alone()) as reader:
        second = backups.second_place(reader.settings())
    to = arguments.to
    if to is not None and to.is_dir():
        to = to / backups.file_name(opening.now(), place.key)
    if to is None:
        made = backups.back_up(place, opening.now(), second=second)
    else:
        made = backups.move_out(place, opening.now(), to, str(PROGRAM.id))
    values = {
        "file": str(made.path),
        "events": made.events,
        "cases": made.cases,
        "second": None if made.second is None else str(made.second),
        "trouble": None if made.trouble is None else made.trouble.cause.value,
    }
    lines = [t("Cli", "Backed up and proved: {file}").format(file=made.path)]
    if made.second is not None:
        lines.append(t("Cli", "And in the second place: {file}").format(file=made.second))
    if made.trouble is not None:
        lines.append(t("Cli", "The second place did not take it."))
    yield Answer(values, lines, 0 if made.trouble is None else 1)


def _restore(arguments: argparse.Namespace, folder: Path, t: Translate) -> Iterator[Answer]:
    try:
        hand = Hand(person=str(PROGRAM.id))
        done = restoring.restore(folder, arguments.file, opening.now(), opening.ZONE, hand)
    except Outage as outage:
        if outage.cause not in restoring.ASKED:
            raise
        hand = replace(hand, secret=_secret(outage, t))
        done = restoring.restore(folder, arguments.file, opening.now(), opening.ZONE, hand)
    values = {
        "made_at": done.made_at.isoformat(),
        "events": done.events,
        "cases": done.cases,
        "erased_again": done.erased_again,
        "before": None if done.before is None else str(done.before),
        "numbers_unsure": done.unsure,
    }
    words = t("Cli", "The desk is as it was on {when}, with %n case(s).", done.cases)
    lines = [words.format(when=f"{done.made_at:%Y-%m-%d %H:%M}")]
    if done.before is not None:
        lines.append(t("Cli", "What it was before lies in {file}.").format(file=done.before))
    if done.unsure:
        lines.append(
            t(
                "Cli",
                "Before the next paper is issued somebody has to say which numbers come next, in "
                "the settings, under “Papers”.",
            )
        )
    yield Answer(values, lines)


def _secret(outage: Outage, t: Translate) -> str:
    """What a person types, or a program pipes in; it is never an argument, which others see."""
    if sys.stdin is None:
        raise outage
    if sys.stdin.isatty():
        return getpass(t("Cli", "Recovery key or passphrase: "))
    typed = sys.stdin.readline().strip()
    if not typed:
        raise outage
    return typed


def _reset_password(arguments: argparse.Namespace, folder: Path, t: Translate) -> Iterator[Answer]:
    if opening.is_new(folder):
        raise Outage(Cause.NO_DESK)
    recovery = None
    if opening.can_unlock(folder):
        recovery = _secret(Outage(Cause.KEY_MISSING), t)
    person, password = recovering.reset_password(folder, arguments.person, recovery)
    values = {"person": str(person.id), "name": person.name, "password": password}
    words = t("Cli", "A password for {name}, good for sitting down once: {password}")
    yield Answer(values, [words.format(name=person.name, password=password)])


def _access(_: argparse.Namespace, folder: Path, t: Translate) -> Iterator[Answer]:
    if opening.is_new(folder):
        raise Outage(Cause.NO_DESK)
    secret = None
    if opening.can_unlock(folder):
        secret = _secret(Outage(Cause.KEY_MISSING), t)
    reading = opening.read_access_log(folder, secret)
    entries = [
        {
            "at": entry.at.isoformat(),
            "person": entry.person,
            "what": str(entry.what),
            "case": None if entry.case is None else str(entry.case),
            "detail": entry.detail,
        }
        for entry in reading.entries
    ]
    lines = [
        f"{e.at.astimezone(opening.ZONE):%Y-%m-%d %H:%M}  {_who(e.person, t)}  {_WHAT[Access(e.what)](t)}"
        f"  {e.case or ''}  {e.detail}"
        for e in reading.entries
    ]
    anchor = reading.anchor
    losses = () if anchor is None else anchor.losses
    before = None if anchor is None else anchor.before
    values = {
        "entries": entries,
        "broken": reading.broken,
        "missing": reading.missing,
        "losses": [
            {"part": one.part, "lines": one.lines, "noticed_at": one.noticed_at.isoformat()}
            for one in losses
        ],
        "not_here_before": None if before is None else before.isoformat(),
        "proved": reading.is_proved,
    }
    yield Answer(values, [*lines, *_found(reading, t)], int(not reading.is_proved))


def _who(person: str, t: Translate) -> str:
    if person == str(PROGRAM.id):
        return t("Access", "the command line")
    return person or t("Access", "nobody at the desk yet")


def _found(reading: AccessReading, t: Translate) -> Iterator[str]:
    """What was done to the record, and what nobody can tell about it."""
    if reading.broken:
        yield t(
            "Access",
            "%n line(s) were tampered with, or were written for another recovery key.",
            reading.broken,
        )
    if reading.missing:
        yield t("Access", "In between %n line(s) are missing.", reading.missing)
    if reading.anchor is None:
        yield t(
            "Access",
            "The case file cannot be read: whether lines are missing at the beginning or the end "
            "cannot be told.",
        )
        return
    for loss in reading.anchor.losses:
        yield _LOST[loss.part](t, loss.lines).format(when=_moment(loss.noticed_at))
    if reading.anchor.before is not None:
        words = t(
            "Access",
            "The record before {when} is not here, or not all of it: the desk was brought back "
            "from a backup, and a backup does not bring the record along.",
        )
        yield words.format(when=_moment(reading.anchor.before))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(opening.ZONE):%Y-%m-%d %H:%M:%S}"


_LOST: dict[Part, Callable[[Translate, int], str]] = {
    Part.ALL: lambda t, n: t(
        "Access", "{when}: the whole record was found removed, %n line(s).", n
    ),
    Part.BEGINNING: lambda t, n: t(
        "Access", "{when}: at the beginning at least %n line(s) were found removed or replaced.", n
    ),
    Part.END: lambda t, n: t(
        "Access", "{when}: at the end at least %n line(s) were found removed or replaced.", n
    ),
}


_WHAT: dict[Access, Callable[[Translate], str]] = {
    Access.UNMASKED: lambda t: t("Access", "looked at what is masked"),
    Access.COPIED_NUMBER: lambda t: t("Access", "copied a number"),
    Access.SEARCHED_NUMBER: lambda t: t("Access", "searched by telephone"),
    Access.OPENED_FILE: lambda t: t("Access", "opened a file"),
    Access.EXPORTED: lambda t: t("Access", "exported"),
    Access.PRINTED: lambda t: t("Access", "printed"),
    Access.ERASED: lambda t: t("Access", "erased"),
    Access.RESTORED: lambda t: t("Access", "restored a backup"),
    Access.RECOVERY_KEY: lambda t: t("Access", "used the recovery key"),
    Access.READ_THIS: lambda t: t("Access", "read this record"),
    Access.SIGN_IN_FAILED: lambda t: t("Access", "a wrong password"),
    Access.SIGN_IN_SET: lambda t: t("Access", "set a password"),
    Access.SIGN_IN_RESET: lambda t: t("Access", "gave somebody a new password"),
    Access.SIGN_IN_DROPPED: lambda t: t("Access", "did away with a password"),
}

WITH_DESK: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "refold": _refold,
    "doctor": _doctor,
    "backup": _backup,
}
WITHOUT_DESK: dict[str, Callable[[argparse.Namespace, Path, Translate], Iterator[Answer]]] = {
    "restore": _restore,
    "access": _access,
    "reset-password": _reset_password,
}
"""Those that open no desk: where one is not yet, or is not to be."""
