"""Bringing a desk back from a backup, or moving it to another machine."""

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from uuid import UUID

from moderator_app.core import paper_register, papers, roles
from moderator_app.core.access import Access, Anchor, Entry
from moderator_app.core.events import Event
from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.core.paper_register import Register
from moderator_app.core.people import Person
from moderator_app.core.roles import Act
from moderator_app.desk import backups, paper_templates
from moderator_app.desk.opening import Place
from moderator_app.store import backup, erasure, journal, local, outbox, paper_numbers, records
from moderator_app.store.anchors import Anchors
from moderator_app.store.store import FILE, Store, alone, aside, open_store, rename_replica
from moderator_app.system import access_log, bundle
from moderator_app.system.access_log import AccessLog
from moderator_app.system.home import disk_outage, make_private, put_in_place
from moderator_app.system.scratch import half_done
from moderator_app.system.vault import SLOTS, Vault, is_recovery_key


@dataclass(frozen=True, slots=True)
class Restored:
    """What a desk was brought back to, where what it was before lies, and the key that opens it.
    `unsure`: papers are issued here, and a person has to say which numbers come next."""

    made_at: datetime
    events: int
    cases: int
    erased_again: int
    before: Path | None
    unsure: bool
    key: bytes = field(repr=False)


ASKED = frozenset({Cause.KEY_MISSING, Cause.KEYRING_MISSING, Cause.KEYRING_LOCKED})
"""Why a person is asked for the recovery key."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who restores, and by what: `known` is the key of the desk that was open until now, `secret`
    the recovery key or the passphrase that was typed. `person` sits at the desk; "" where nobody
    does, since it did not open: then whoever has its key acts for the owner of the machine."""

    secret: str | None = field(default=None, repr=False)
    known: bytes | None = field(default=None, repr=False)
    person: str = ""


@dataclass(frozen=True, slots=True)
class _Here:
    """What the present desk knows to be erased, of its record of accesses, who its people are, and
    how far the numbers of its papers have come; nothing where there is none, or none that opens."""

    erased: Mapping[UUID, Event] = field(default_factory=dict)
    anchor: Anchor | None = None
    people: tuple[Person, ...] | None = None
    register: Register | None = None


def restore(
    folder: Path,
    path: Path,
    now: datetime,
    zone: tzinfo,
    hand: Hand = Hand(),
    *,
    stop: Callable[[], bool] = lambda: False,
    progress: backups.Progress = backups.unseen,
) -> Restored:
    """Bring a desk back to a backup, or move one to this machine.

    What is in the folder is put aside, never overwritten; what was erased in it is erased again
    in what comes back. Until the last step the present desk is as it was, and `stop` is heard.

    Raises Refusal ROLE_MISSING; Outage: NOT_A_BACKUP, DAMAGED_BACKUP, DESK_OPEN while a program works with the present
    file, OTHER_DESK when the folder holds the desk of somebody else, the troubles of the key where
    this machine does not know it, and the disk's; and Stopped.
    """
    make_private(folder)
    with half_done(folder) as scratch:
        copied, present = scratch / FILE, folder / FILE
        if not path.is_file():
            raise Outage(Cause.CANNOT_OPEN)
        unpacking = backups.watched(stop, progress, copied, path)
        about = bundle.unpack(path, scratch, backups.MEMBERS, unpacking)
        _heed(stop)
        if not copied.exists():
            raise Outage(Cause.NOT_A_BACKUP)
        made_at = _made_at(about)
        key = _key_for(folder, scratch, hand)
        backup.prove(copied, key, stop)
        if hand.known not in (None, key):
            raise Outage(Cause.OTHER_DESK)
        here = _known_here(folder, scratch, key, now)
        with closing(open_store(copied, key, now)) as store:
            if hand.person:
                _permit(hand.person, here, store)
            erased = erasure.erased(store.connection)
            again = {c: e for c, e in here.erased.items() if c not in erased}
            erasure.repeat(store, list(again.values()))
            unsure = _number_on(store, here)
            outbox.bring_back(store.connection)
            rename_replica(store, now)
            _anchor(store, folder, here.anchor, made_at)
        proof = backup.prove(copied, key, stop)
        _record(folder, scratch, key, now, hand)
        try:
            before = _exchange(scratch, present, now)
        except OSError as error:
            raise disk_outage(error) from error
    with suppress(Outage):
        Vault(folder).remember(key)
    with suppress(Outage):
        Place(folder, key).access_log().settle(now)
    local_time = made_at.astimezone(zone)
    return Restored(local_time, proof.events, proof.cases, len(again), before, unsure, key)


def _made_at(about: Mapping[str, object]) -> datetime:
    try:
        return datetime.fromisoformat(str(about["made_at"]))
    except (KeyError, ValueError) as error:
        raise Outage(Cause.NOT_A_BACKUP) from error


def _heed(stop: Callable[[], bool]) -> None:
    if stop():
        raise Stopped


def _key_for(folder: Path, scratch: Path, hand: Hand) -> bytes:
    """By what was typed, which may belong to the backup's own sealed keys or, where the recovery
    key was changed since, to those of the folder; else without asking anybody."""
    vaults = [vault for vault in (Vault(scratch), Vault(folder)) if vault.has_slots()]
    vaults = vaults or [Vault(folder)]
    if hand.secret is None:
        if hand.known is not None and backup.opens(scratch / FILE, hand.known):
            return hand.known
        return vaults[0].key()
    for vault in vaults[:-1]:
        with suppress(Outage):
            return vault.unlock(hand.secret)
    return vaults[-1].unlock(hand.secret)


def _record(folder: Path, scratch: Path, key: bytes, now: datetime, hand: Hand) -> None:
    """Before it happens; sealed for whoever will read the record of this folder."""
    keys = Vault(scratch) if _brings_keys(folder, scratch) else Vault(folder)
    log = AccessLog(folder, keys.writer(key))
    if hand.secret is not None and is_recovery_key(hand.secret):
        log.add(Entry(now, hand.person, Access.RECOVERY_KEY))
    log.add(Entry(now, hand.person, Access.RESTORED))


def _permit(person: str, here: _Here, store: Store) -> None:
    """By the people of the desk in the folder; where that no longer opens, by those it had."""
    people = records.all_people(store.connection) if here.people is None else here.people
    roles.need(person, Act.BACKUPS, people)


def _number_on(store: Store, here: _Here) -> bool:
    """No number of a paper is given out twice. Returns whether somebody has to be told that it is
    not known which come next: whoever issues no papers need not."""
    connection = store.connection
    brought = paper_numbers.register(connection)
    known = paper_register.brought_back(brought, here.register)
    if known != brought:
        local.save_settings(connection, paper_register.to_settings(known))
    return known.unsure and bool(papers.office_of(local.settings(connection)).name)


def _anchor(store: Store, folder: Path, present: Anchor | None, made_at: datetime) -> None:
    """What the present file knows of the record in the folder goes on to the one that takes its
    place; without it the backup's own word is taken, as far as the record bears it out."""
    anchors = Anchors(store.connection)
    anchor = present or access_log.brought(folder, anchors.read(), made_at)
    if anchor is not None:
        anchors.write(anchor)


def _known_here(folder: Path, scratch: Path, key: bytes, now: datetime) -> _Here:
    """Afterwards the present file is closed and whole, with no journal beside it."""
    present = folder / FILE
    if not present.exists() or not present.stat().st_size:
        return _Here()
    ours, theirs = Vault(folder).desk(), Vault(scratch).desk()
    if ours is not None and theirs is not None and ours != theirs:
        raise Outage(Cause.OTHER_DESK)
    try:
        _keep_broken_journal(present, now)
        with alone(present, key) as connection:
            if erasure.is_unclean(connection):
                # Killed while it erased: it is put aside, and no words may lie in it by then.
                erasure.clean(connection, folder)
            people = records.all_people(connection)
            return _Here(
                erasure.erased(connection),
                Anchors(connection).read(),
                people,
                paper_numbers.register(connection),
            )
    except Outage as outage:
        if outage.cause in (Cause.WRONG_KEY, Cause.DAMAGED_FILE):
            return _Here()
        if outage.cause is Cause.BUSY:
            raise Outage(Cause.DESK_OPEN) from outage
        raise


def _keep_broken_journal(present: Path, now: datetime) -> None:
    """What opening the file takes for nothing may be all that is left of somebody's work."""
    if journal.is_broken(present):
        beside = aside(present, now)
        try:
            shutil.copyfile(f"{present}-wal", beside.with_name(f"{beside.name}-wal"))
        except OSError as error:
            raise disk_outage(error) from error


def _brings_keys(folder: Path, scratch: Path) -> bool:
    """Whether the sealed keys of the backup are to hold: the folder has none, or those of a desk
    that never came to be. Of the same desk its own are newer."""
    brought = Vault(scratch).desk()
    return brought is not None and brought != Vault(folder).desk()


def _exchange(scratch: Path, present: Path, now: datetime) -> Path | None:
    """Put the present file aside under another name, and the restored one in its place."""
    folder = present.parent
    paper_templates.bring_back(scratch, folder)
    if _brings_keys(folder, scratch):
        Vault(folder).set_aside()
        (scratch / SLOTS).replace(folder / SLOTS)
    before = aside(present, now)
    # Only of a file that would not open, or is gone: it would spoil the restored one.
    for ending in ("-wal", "-shm", "-journal"):
        beside = present.with_name(present.name + ending)
        if beside.exists():
            beside.replace(before.with_name(before.name + ending))
    if present.exists():
        try:
            os.link(present, before)
        except OSError:
            shutil.copyfile(present, before)
    put_in_place(scratch / FILE, present)
    return before if before.exists() else None
