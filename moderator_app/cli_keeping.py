"""The commands about the case file itself: whether it is sound, backups, erasure, the record."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from getpass import getpass
from pathlib import Path
from uuid import UUID

from moderator_app.answers import Answer, Translate
from moderator_app.core import search
from moderator_app.core.access import Access
from moderator_app.core.erasing import Ground
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import View
from moderator_app.desk import backups, opening, restoring, retention
from moderator_app.desk.backups import Weakness
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.desk.restoring import Hand
from moderator_app.store.reader import Reader
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
    made = backups.back_up(place, opening.now(), to=to, second=second)
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
        done = restoring.restore(folder, arguments.file, opening.now(), opening.ZONE)
    except Outage as outage:
        if outage.cause not in restoring.ASKED:
            raise
        hand = Hand(secret=_secret(outage, t))
        done = restoring.restore(folder, arguments.file, opening.now(), opening.ZONE, hand)
    values = {
        "made_at": done.made_at.isoformat(),
        "events": done.events,
        "cases": done.cases,
        "erased_again": done.erased_again,
        "before": None if done.before is None else str(done.before),
    }
    words = t("Cli", "The desk is as it was on {when}, with %n case(s).", done.cases)
    lines = [words.format(when=f"{done.made_at:%Y-%m-%d %H:%M}")]
    if done.before is not None:
        lines.append(t("Cli", "What it was before lies in {file}.").format(file=done.before))
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


def _erase(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    if arguments.retention:
        return _erase_by_age(arguments, place, t)
    if not arguments.reason.strip():
        raise Refusal(Reason.REASON_MISSING)
    return _erase_named(arguments, place, t)


def _erase_by_age(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    """What the desk's own rules let go."""
    with closing(place.open_reader_alone()) as reader:
        rules = retention.rules_of(reader.settings())
        plan = retention.plan(rules, opening.now(), place.zone, reader)
    values: dict[str, object] = {
        "due": plan.total,
        "rules": [
            {
                "by": None if due.rule is None else due.rule.by.value,
                "value": None if due.rule is None else due.rule.value,
                "months": due.months,
                "cases": due.cases,
            }
            for due in plan.due
        ],
        "erased": 0,
        "backup": None,
    }
    if not arguments.yes or not plan.total:
        lines = [
            "  ".join(
                (
                    t("Cli", "the rest") if due.rule is None else due.rule.value,
                    t("Cli", "after %n month(s)", due.months),
                    t("Cli", "%n case(s)", due.cases),
                )
            )
            for due in plan.due
        ]
        words = t("Cli", "%n case(s) have been kept long enough. None was erased: --yes does it.",
                  plan.total)  # fmt: skip
        yield Answer(values, [*lines, words])
        return
    why = arguments.reason.strip() or t("Cli", "It was kept for as long as the rules say.")
    with closing(place.open_desk_for(PROGRAM)) as desk:
        erased = 0
        while (batch := retention.erase_next(plan, why, desk))[0]:
            erased += batch[0]
        desk.clean()
    made = backups.back_up_anew(place, opening.now())
    words = t("Cli", "%n case(s) erased, also from the backups; a new one was made.", erased)
    yield Answer({**values, "erased": erased, "backup": str(made.path)}, [words])


def _erase_named(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_reader_alone()) as reader:
        found = _meant(arguments, reader)
        dossiers = [dossier for case in found if (dossier := reader.dossier(case)) is not None]
    numbers = [dossier.case.number for dossier in dossiers]
    if not arguments.yes:
        lines = [f"{d.case.number}  {d.case.author}  {d.case.summary}" for d in dossiers]
        lines.append(
            t("Cli", "%n case(s) would be erased. Nothing was: add --yes to do it.", len(numbers))
        )
        yield Answer({"cases": numbers, "erased": 0, "backup": None}, lines)
        return
    with closing(place.open_desk_for(PROGRAM)) as desk:
        desk.erase(found, Ground(arguments.ground), arguments.reason)
    made = backups.back_up_anew(place, opening.now())
    words = t("Cli", "%n case(s) erased, also from the backups; a new one was made.", len(numbers))
    yield Answer({"cases": numbers, "erased": len(numbers), "backup": str(made.path)}, [words])


def _meant(arguments: argparse.Namespace, reader: Reader) -> Sequence[UUID]:
    """The cases a person named, one by one or by their citizen. Raises Refusal."""
    if arguments.telephone:
        whole = reader.find(
            search.literal(arguments.telephone), now=opening.now(), zone=opening.ZONE, limit=None
        )
        found = [hit.case_id for hit in whole.hits]
    elif arguments.author:
        found = list(reader.of_author(arguments.author))
    else:
        found = [case for name in arguments.case for case in reader.by_reference(name)[:1]]
        if len(found) < len(arguments.case):
            raise Refusal(Reason.NO_SUCH_CASE)
    if not found:
        raise Refusal(Reason.NO_SUCH_CASE)
    return found


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
        f"{e.at.astimezone(opening.ZONE):%Y-%m-%d %H:%M}  {e.person}  {_WHAT[Access(e.what)](t)}"
        f"  {e.case or ''}  {e.detail}"
        for e in reading.entries
    ]
    if reading.broken:
        lines.append(
            t("Cli", "%n line(s) were tampered with or belong to another key.", reading.broken)
        )
    yield Answer({"entries": entries, "broken": reading.broken}, lines, int(bool(reading.broken)))


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
}

WITH_DESK: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "refold": _refold,
    "doctor": _doctor,
    "backup": _backup,
    "erase": _erase,
}
WITHOUT_DESK: dict[str, Callable[[argparse.Namespace, Path, Translate], Iterator[Answer]]] = {
    "restore": _restore,
    "access": _access,
}
"""Those that open no desk: where one is not yet, or is not to be."""
