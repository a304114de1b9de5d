"""What can be asked of the case file besides its cases: who, where, by which rules, and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from moderator_app.core import duty
from moderator_app.core.channels import Account
from moderator_app.core.duty import Leader
from moderator_app.core.events import Event
from moderator_app.core.following import Following, Rules
from moderator_app.core.organisations import Organisation
from moderator_app.core.outbox import Entry
from moderator_app.core.people import Person
from moderator_app.core.roster import Week
from moderator_app.core.routing import RemitEntry
from moderator_app.core.rows import (
    Shift,
)
from moderator_app.core.shift_items import Pending
from moderator_app.core.templates import Template
from moderator_app.store import (
    acceptance,
    cases,
    clocks,
    credentials,
    local,
    log,
    outbox,
    records,
)
from moderator_app.store.connection import connect, troubles

_STEPS = 10_000
"""Of SQLite's machine, between two looks whether a query is to end: half a millisecond."""


class RecordReader:
    """Its own read-only connection. Every question may raise Outage."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._connection = connect(path, key, read_only=True)
        self._to_end = False
        self._connection.set_progress_handler(self._ends, _STEPS)

    def close(self) -> None:
        self._connection.set_progress_handler(None, 0)
        self._connection.close()

    def begin(self) -> None:
        """A question begins: what was to end has ended."""
        self._to_end = False

    def interrupt(self) -> None:
        """End the query that is running: it raises the driver's own error.

        Not by `sqlite3_interrupt`: should a single statement be left unfinished, held by the
        traces of some error, that one ends every later query as well.
        """
        self._to_end = True

    def _ends(self) -> bool:
        ends, self._to_end = self._to_end, False
        return ends

    @troubles()
    def organisations(self) -> tuple[Organisation, ...]:
        return records.all_organisations(self._connection)

    @troubles()
    def remit(self) -> tuple[RemitEntry, ...]:
        return records.all_remit(self._connection)

    @troubles()
    def templates(self) -> tuple[Template, ...]:
        return records.all_templates(self._connection)

    @troubles()
    def own_accounts(self) -> tuple[Account, ...]:
        """Who we are on the channels."""
        return records.all_accounts(self._connection)

    @troubles()
    def outbox(self) -> tuple[Entry, ...]:
        """The replies that the desk carries, and that are neither sent nor taken back."""
        return outbox.unsettled(self._connection)

    @troubles()
    def letters(self, leases: Sequence[UUID]) -> dict[UUID, UUID]:
        """As `outbox.letters`."""
        return outbox.letters(self._connection, leases)

    @troubles()
    def people(self) -> tuple[Person, ...]:
        return records.all_people(self._connection)

    @troubles()
    def with_password(self) -> frozenset[UUID]:
        """The people who are asked for a password."""
        return credentials.people(self._connection)

    @troubles()
    def rosters(self) -> tuple[Week, ...]:
        """As `records.all_rosters`."""
        return records.all_rosters(self._connection)

    @troubles()
    def following(self) -> Following:
        """Which clocks the desk follows."""
        return clocks.following(self._connection)

    @troubles()
    def rules(self) -> Rules:
        """The same, as it is counted with."""
        return clocks.rules(self._connection)

    @troubles()
    def claimed(self, person: str) -> tuple[UUID, ...]:
        """As `cases.claimed`."""
        return cases.claimed(self._connection, person)

    @troubles()
    def accounts(self) -> tuple[tuple[str, str], ...]:
        """As `cases.accounts`."""
        return cases.accounts(self._connection)

    @troubles()
    def current_shift(self) -> Shift | None:
        return records.current_shift(self._connection)

    @troubles()
    def unread_handover(self) -> Shift | None:
        return records.unread_handover(self._connection)

    @troubles()
    def handovers(self, limit: int = 60) -> tuple[Shift, ...]:
        return records.handovers(self._connection, limit)

    @troubles()
    def handover(self, shift: UUID) -> Shift | None:
        return records.handover(self._connection, shift)

    @troubles()
    def unaccepted(self) -> tuple[tuple[Pending, ...], Leader]:
        """What was handed over and nobody has accepted, and who is told of it."""
        return acceptance.pending(self._connection), duty.leader(local.settings(self._connection))

    @troubles()
    def shifts(self) -> tuple[Shift, ...]:
        """As `records.all_shifts`."""
        return records.all_shifts(self._connection)

    def events_since(self, at: datetime, kinds: Sequence[str]) -> Iterable[list[Event]]:
        """As `log.since`."""
        with troubles():
            yield from log.since(self._connection, at, kinds)
