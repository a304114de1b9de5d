"""Pictures, recordings and files that hang on messages: fetched after the messages are safely here,
one at a time, in steps of which each is either the database's or the network's.

begin (one more try is on disk) → bring → arrived or failed.
"""

import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from moderator_app.channels import progress
from moderator_app.channels.port import Channel
from moderator_app.core import fetching
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.channels import Account, ChannelError, Transient
from moderator_app.core.fetching import Attached, Entry, Sort, State
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.session import Session
from moderator_app.store import attachments, local, log, records
from moderator_app.store import fetching as kept
from moderator_app.store.connection import writing
from moderator_app.system.home import disk_outage

OWN_SETTING: Final = "fetching.own_mb"
LEAST_ROOM: Final = 512 * 1024 * 1024
"""Octets that stay free on the disk for messages, backups and everything else."""
_PAGE: Final = (b"<!doctype html", b"<html")


def own_mb(settings: Mapping[str, object]) -> int:
    """Mebibytes up to which a picture or a recording is fetched by itself; none at 0."""
    chosen = settings.get(OWN_SETTING)
    if isinstance(chosen, int) and 0 <= chosen <= fetching.MOST_MB:
        return chosen
    return fetching.OWN_MB


def room(folder: Path) -> int:
    """Octets that are free where the case file lies. Raises Outage."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise disk_outage(error) from error


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, what its connector is to be asked for, and how long it may be."""

    entry: Entry
    one: Attached
    limit: int


class Fetching:
    """On the database's thread."""

    def __init__(self, session: Session, room: Callable[[Path], int] = room) -> None:
        self._session = session
        self.room = room

    def plan(self, account: UUID, message: UUID) -> None:
        """Within the transaction that keeps a message: all that hangs on it."""
        connection = self._session.store.connection
        event = log.by_id(connection, message)
        for one in fetching.of_event(event):
            entry = fetching.planned(
                one, event.case_id, account, self._own_mb(), self._session.now()
            )
            kept.save(connection, entry)

    def begin(self, account: UUID) -> Turn | None:
        """The next of an account, already on disk as tried once more; None if it is nobody's turn.
        Raises Outage where the disk is nearly full: then all of them wait."""
        session = self._session
        connection, now = session.store.connection, session.now()
        with writing(connection):
            while (entry := kept.next_due(connection, account, now)) is not None:
                one = self._attached(entry)
                if one is None:
                    kept.remove(connection, entry)  # erased
                elif entry.tries > len(fetching.PAUSES):
                    kept.save(connection, fetching.broken(entry, entry.why))
                elif (limit := fetching.limit(entry, self._own_mb())) < max(1, one.size or 0):
                    kept.save(connection, fetching.forgone(entry))  # less is wanted by now
                else:
                    if self.room(session.store.path.parent) < LEAST_ROOM + limit:
                        break
                    entry = fetching.begun(entry, now)
                    kept.save(connection, entry)
                    return Turn(entry, one, limit)
            if entry is None:
                return None
            while (entry := kept.next_due(connection, account, now)) is not None:
                kept.save(connection, fetching.no_room(entry, now))
        raise Outage(Cause.DISK_NEARLY_FULL)

    def due(self, account: UUID) -> datetime | None:
        """When the next of an account may be tried."""
        return kept.due(self._session.store.connection, account)

    def arrived(self, turn: Turn, data: bytes) -> Changes:
        """Keep it with its case, encrypted like all of it, unless it was erased in the meantime or
        is not wanted any more."""
        connection = self._session.store.connection
        with writing(connection):
            entry = self._still(turn)
            if entry is None:
                return NO_CHANGES
            if turn.one.sort is not Sort.FILE and _is_a_page(data):
                return self._settled(fetching.failed(entry, Transient("page"), self._now()))
            digest = attachments.digest(data)
            try:
                draft = fetching.fetched(entry.case, turn.one, digest, data)
            except Refusal as refusal:
                return self._settled(fetching.broken(entry, refusal.reason.value))
            kept.remove(connection, entry)
            attachments.keep(connection, digest, data)
            return self._session.write([draft], Touched.CASES, actor=str(entry.account))

    def failed(self, turn: Turn, error: BaseException) -> Changes:
        """A try brought nothing; what that means `core.fetching` says."""
        with writing(self._session.store.connection):
            entry = self._still(turn)
            if entry is None:
                return NO_CHANGES
            if isinstance(error, ChannelError):
                return self._settled(fetching.failed(entry, error, self._now()))
            return self._settled(fetching.broken(entry, type(error).__name__))

    # What a person does.

    def request(self, message: UUID, part: int) -> Changes:
        """Fetch it, whatever became of it before. Raises Refusal where it is longer than the desk
        keeps anything, and where its account is not in use."""
        connection = self._session.store.connection
        with writing(connection):
            event = log.by_id(connection, message)
            case = self._session.case(event.case_id)
            attached = {one.part: one for one in fetching.of_event(event)}
            if part not in attached or any((f.of, f.part) == (message, part) for f in case.files):
                return NO_CHANGES
            entry = kept.find(connection, message, part) or fetching.planned(
                attached[part], case.id, UUID(event.body["via"]), self._own_mb(), self._now()
            )
            if entry.state is State.TOO_LARGE:
                raise Refusal(Reason.FILE_TOO_LARGE, case.id)
            if not any(one.id == entry.account and one.active for one in self._accounts()):
                raise Refusal(Reason.ACCOUNT_OFF, case.id)
            return self._settled(fetching.requested(entry, self._now()))

    def forgo(self, message: UUID, part: int) -> Changes:
        """Do not wait for it; it can be asked for again."""
        connection = self._session.store.connection
        with writing(connection):
            entry = kept.find(connection, message, part)
            if entry is None or entry.state is not State.WAITING:
                return NO_CHANGES
            return self._settled(fetching.forgone(entry))

    def _settled(self, after: Entry) -> Changes:
        kept.save(self._session.store.connection, after)
        return Changes(Touched.CASES, frozenset({after.case}))

    def _still(self, turn: Turn) -> Entry | None:
        """The entry as it stands now; None where nobody waits for it any more."""
        entry = kept.find(self._session.store.connection, *turn.entry.key)
        waits = entry is not None and entry.state is State.WAITING
        return entry if waits and self._attached(turn.entry) is not None else None

    def _attached(self, entry: Entry) -> Attached | None:
        event = log.by_id(self._session.store.connection, entry.message)
        found = (one for one in fetching.of_event(event) if one.part == entry.part)
        return next(found, None)

    def _accounts(self) -> tuple[Account, ...]:
        return records.all_accounts(self._session.store.connection)

    def _own_mb(self) -> int:
        return own_mb(local.settings(self._session.store.connection))

    def _now(self) -> datetime:
        return self._session.now()


def _is_a_page(data: bytes) -> bool:
    """What a network that wants somebody to sign in, or a server in trouble, gives for a picture."""
    return data[:256].lstrip().lower().startswith(_PAGE)


# On the network's thread.


@dataclass(slots=True)
class Underway:
    """What is being fetched at this moment, and how far it has come; used by several threads."""

    _octets: dict[tuple[UUID, int], int] = field(default_factory=dict)
    _forgone: set[tuple[UUID, int]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def octets(self, message: UUID, part: int) -> int | None:
        """How many are here; None for what is not being fetched."""
        with self._lock:
            return self._octets.get((message, part))

    def forgo(self, message: UUID, part: int) -> None:
        """Let go of it, if it is being fetched."""
        with self._lock:
            if (message, part) in self._octets:
                self._forgone.add((message, part))

    def came(self, key: tuple[UUID, int], octets: int) -> bool:
        """Whether the rest is still wanted."""
        with self._lock:
            self._octets[key] = octets
            return key not in self._forgone

    def over(self, key: tuple[UUID, int]) -> None:
        """It came, or it does not."""
        with self._lock:
            self._octets.pop(key, None)
            self._forgone.discard(key)


def bring(channel: Channel, turn: Turn, underway: Underway) -> bytes | BaseException:
    """The octets, or what was raised. Never raises."""
    key = turn.entry.key
    underway.came(key, 0)
    try:
        with progress.told_to(partial(underway.came, key)):
            data = channel.fetch(turn.one.media, turn.limit)
    except BaseException as error:  # noqa: BLE001 - a connector's mistake must not end the lane
        return error
    finally:
        underway.over(key)
    return data
