"""Bringing a desk back from a backup, or moving it to another machine."""

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from uuid import UUID

from moderator_app.core.access import Access, Entry
from moderator_app.core.events import Event
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.backups import MEMBERS
from moderator_app.store import backup, erasure, journal
from moderator_app.store.store import FILE, alone, aside, open_store, rename_replica
from moderator_app.system import bundle
from moderator_app.system.access_log import AccessLog
from moderator_app.system.home import disk_outage, make_private, put_in_place
from moderator_app.system.scratch import half_done
from moderator_app.system.vault import SLOTS, Vault


@dataclass(frozen=True, slots=True)
class Restored:
    """What a desk was brought back to, and where what it was before lies."""

    made_at: datetime
    events: int
    cases: int
    erased_again: int
    before: Path | None


def restore(
    folder: Path, path: Path, now: datetime, zone: tzinfo, secret: str | None = None
) -> Restored:
    """Bring a desk back to a backup, or move one to this machine.

    What is in the folder is put aside, never overwritten; what was erased in it is erased again
    in what comes back. `secret` is the recovery key or the passphrase, where this machine does
    not know the key. Until the last step the present desk is as it was.

    Raises Outage: NOT_A_BACKUP, DAMAGED_BACKUP, DESK_OPEN while a program works with the present
    file, OTHER_DESK when the folder holds the desk of somebody else, the troubles of the key, and
    the disk's.
    """
    make_private(folder)
    with half_done(folder) as scratch:
        about = bundle.unpack(path, scratch, MEMBERS)
        copied, present = scratch / FILE, folder / FILE
        if not copied.exists():
            raise Outage(Cause.NOT_A_BACKUP)
        key = _key_for(folder, scratch, secret)
        backup.prove(copied, key)
        erased = _erased_here(folder, scratch, key, now)
        with closing(open_store(copied, key, now)) as store:
            again = {c: e for c, e in erased.items() if c not in erasure.erased(store.connection)}
            erasure.repeat(store, list(again.values()))
            rename_replica(store, now)
        proof = backup.prove(copied, key)
        try:
            before = _exchange(scratch, present, now)
        except OSError as error:
            raise disk_outage(error) from error
    keys = Vault(folder)
    with suppress(Outage):
        keys.remember(key)
    AccessLog(folder, keys.writer(key)).add(Entry(now, "", Access.RESTORED))
    made_at = datetime.fromisoformat(str(about.get("made_at", now.isoformat())))
    return Restored(made_at.astimezone(zone), proof.events, proof.cases, len(again), before)


def _key_for(folder: Path, scratch: Path, secret: str | None) -> bytes:
    packed = Vault(scratch)
    if secret is not None:
        return (packed if packed.has_slots() else Vault(folder)).unlock(secret)
    return (packed if packed.has_slots() else Vault(folder)).key()


def _erased_here(folder: Path, scratch: Path, key: bytes, now: datetime) -> dict[UUID, Event]:
    """What the present desk knows to be erased; nothing where there is none, or none that opens.

    Afterwards the present file is closed and whole, with no journal beside it.
    """
    present = folder / FILE
    if not present.exists() or not present.stat().st_size:
        return {}
    ours, theirs = Vault(folder).desk(), Vault(scratch).desk()
    if ours is not None and theirs is not None and ours != theirs:
        raise Outage(Cause.OTHER_DESK)
    try:
        _keep_broken_journal(present, now)
        with alone(present, key) as connection:
            if erasure.is_unclean(connection):
                # Killed while it erased: it is put aside, and no words may lie in it by then.
                erasure.clean(connection, folder)
            return erasure.erased(connection)
    except Outage as outage:
        if outage.cause in (Cause.WRONG_KEY, Cause.DAMAGED_FILE):
            return {}
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


def _exchange(scratch: Path, present: Path, now: datetime) -> Path | None:
    """Put the present file aside under another name, and the restored one in its place."""
    folder = present.parent
    if not (folder / SLOTS).exists() and (scratch / SLOTS).exists():
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
