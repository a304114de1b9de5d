"""The reading side: its own read-only connection, so that no list ever waits for a write."""

from collections.abc import Collection, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any
from uuid import UUID

from moderator_app.core.calling_back import CallingBack
from moderator_app.core.events import Event
from moderator_app.core.paper_register import Register
from moderator_app.core.periods import Stretch
from moderator_app.core.reports import Line, Standing
from moderator_app.core.rows import (
    CaseRow,
    Dossier,
    Found,
    Quarantined,
    SavedDraft,
    View,
)
from moderator_app.core.search import Query
from moderator_app.core.watching import Taken
from moderator_app.store import (
    attachments,
    call_backs,
    cases,
    closed,
    erasure,
    local,
    log,
    paper_numbers,
    quarantine,
    reports,
    text,
    watched,
)
from moderator_app.store.closed import Group
from moderator_app.store.connection import troubles
from moderator_app.store.record_reader import RecordReader

if TYPE_CHECKING:
    from array import array


class Reader(RecordReader):
    """One thread owns it, except for `interrupt`, which any thread may call. Every question may
    raise Outage."""

    @troubles()
    def newest(self) -> int:
        """The position of the last event, whichever process wrote it; 0 in an empty log."""
        (position,) = self._connection.execute(
            "SELECT coalesce(max(position), 0) FROM event"
        ).fetchone()
        return int(position)

    @troubles()
    def order(self, view: View, *, now: datetime, person: str) -> "array[int]":
        return cases.order(self._connection, view, now=now, person=person)

    @troubles()
    def shutting(self, view: View, *, now: datetime, person: str) -> int:
        return cases.shutting(self._connection, view, now=now, person=person)

    @troubles()
    def counts(self, *, now: datetime, person: str) -> dict[View, int]:
        return cases.counts(self._connection, now=now, person=person)

    @troubles()
    def breaching(self, now: datetime, until: datetime) -> list[tuple[CaseRow, str]]:
        """As `cases.breaching`."""
        return cases.breaching(self._connection, now, until)

    @troubles()
    def rows(self, keys: Sequence[int]) -> dict[int, CaseRow]:
        return cases.rows(self._connection, keys)

    def erasures(self) -> int:
        """How many times words were erased."""
        return erasure.count(self._connection)

    @troubles()
    def closed(self, before: datetime) -> dict[Group, int]:
        """As `closed.groups`."""
        return closed.groups(self._connection, before)

    @troubles()
    def closed_count(self, group: Group, before: datetime) -> int:
        return closed.count(self._connection, group, before)

    @troubles()
    def closed_keys(self, group: Group, before: datetime, limit: int) -> Sequence[int]:
        return closed.first(self._connection, group, before, limit)

    @troubles()
    def keys_of(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        return cases.keys_of(self._connection, ids)

    @troubles()
    def dossier(self, case_id: UUID) -> Dossier | None:
        return cases.dossier(self._connection, case_id)

    @troubles()
    def in_order(self) -> tuple[UUID, ...]:
        """Every case, as they arrived."""
        return cases.in_order(self._connection)

    @troubles()
    def history(self, case_id: UUID) -> list[Event]:
        return log.history(self._connection, case_id)

    @troubles()
    def find(
        self,
        query: Query,
        *,
        now: datetime,
        zone: tzinfo,
        limit: int | None = 50,
        counted: int = 1_000,
        citizens_words_only: bool = False,
    ) -> Found:
        """As `text.find`; without a limit everything is counted."""
        return text.find(
            self._connection,
            query,
            now=now,
            zone=zone,
            citizens_words_only=citizens_words_only,
            limit=limit,
            counted=None if limit is None else counted,
        )

    @troubles()
    def quoting(self, number: str) -> frozenset[UUID]:
        return text.quoting(self._connection, number)

    @troubles()
    def by_reference(self, reference: str) -> tuple[UUID, ...]:
        return cases.by_reference(self._connection, reference)

    @troubles()
    def same_account(self, case_id: UUID) -> tuple[UUID, ...]:
        """The other cases of the account that opened this one."""
        return cases.same_account(self._connection, case_id)

    @troubles()
    def of_author(self, name: str) -> tuple[UUID, ...]:
        return cases.of_author(self._connection, name)

    @troubles()
    def draft(self, case_id: UUID, channel: str, author: str) -> SavedDraft | None:
        return local.draft(self._connection, case_id, channel, author)

    @troubles()
    def drafted(self, author: str) -> frozenset[UUID]:
        """The cases for which somebody has an unfinished reply."""
        return frozenset(case for case, _, by in local.drafts(self._connection) if by == author)

    def attachment(self, digest: str) -> bytes | None:
        return attachments.read(self._connection, digest)

    @troubles()
    def calling_back(self) -> CallingBack:
        """Whom this desk calls back, and when."""
        return call_backs.rule(self._connection)

    @troubles()
    def settings(self) -> dict[str, object]:
        return local.settings(self._connection)

    @troubles()
    def paper_register(self) -> Register:
        """How far the numbers of papers have come."""
        return paper_numbers.register(self._connection)

    @troubles()
    def quarantined(self) -> tuple[Quarantined, ...]:
        """The rows that could not be taken in and wait for somebody, the newest first."""
        return quarantine.listed(self._connection)

    @troubles()
    def count_quarantined(self) -> int:
        return quarantine.count(self._connection)

    @troubles()
    def glances_at_quarantined(self, limit: int) -> tuple[Quarantined, ...]:
        """As `quarantined`, with the first words of each row alone."""
        return quarantine.glances(self._connection, limit)

    @troubles()
    def quarantined_row(self, id_: int) -> Quarantined | None:
        """One row whole, if it still waits."""
        return quarantine.named(self._connection, id_)

    @troubles()
    def count_settled(self, since: datetime) -> int:
        return quarantine.count_settled(self._connection, since)

    @troubles()
    def settled(self) -> tuple[Quarantined, ...]:
        """The rows that were mended or thrown away, by whom and why."""
        return quarantine.settled(self._connection)

    @troubles()
    def watched_known(self, digests: Collection[bytes]) -> frozenset[bytes]:
        """Of the files with these contents, those that were taken in or are our own."""
        return watched.known(self._connection, digests)

    @troubles()
    def watched_taken(self) -> tuple[Taken, ...]:
        """The files of watched folders that were taken in, the newest first."""
        return watched.taken(self._connection)

    @troubles()
    def watched_rows(self, digest: bytes) -> dict[int, UUID]:
        """The cases that the rows of a file belong to."""
        return watched.rows_of(self._connection, digest)

    @troubles()
    def concerned(self, stretch: Stretch) -> list[int]:
        """As `reports.concerned`."""
        return reports.concerned(self._connection, stretch)

    @troubles()
    def report_lines(self, keys: Sequence[int]) -> list[Line]:
        """As `reports.lines`."""
        return reports.lines(self._connection, keys)

    @troubles()
    def bodies(self, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
        """As `reports.bodies`."""
        return reports.bodies(self._connection, keys)

    @troubles()
    def standing(self, now: datetime) -> Standing:
        """As `reports.standing`."""
        return reports.standing(self._connection, now)
