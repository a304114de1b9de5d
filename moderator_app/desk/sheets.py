"""The handover note, made from how things stand; nothing is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from moderator_app.core import handover, next_shift
from moderator_app.core.events import storable
from moderator_app.core.handover import Item, Section, Sheet, Unread
from moderator_app.core.rows import CaseRow, View
from moderator_app.core.shift_items import Pending
from moderator_app.desk.session import Session
from moderator_app.store import acceptance, attachments, cases, handovers, ledger, records, together

_PAGE = 256
_WITHOUT_SHIFT = timedelta(hours=12)


def sheet(session: Session, words: str, to_name: str) -> Sheet:
    """The note as things stand."""
    now = session.now()
    connection = session.store.connection
    began_at = _began_at(session, now)
    made = _Making(session, now, began_at)
    sections = made.sections()
    listed = {UUID(one.case_id) for items in sections.values() for one in items}
    files = attachments.counts(connection, listed)
    given = handovers.approvers(connection, listed)
    received, answered, closed = cases.tally(connection, began_at)
    person = session.person
    return Sheet(
        # The day that stands on it is the day on the wall, before eight in the morning too.
        made_at=now.astimezone(session.zone).isoformat(),
        began_at=began_at.astimezone(session.zone).isoformat(),
        from_name="" if person is None else person.name,
        from_number="" if person is None else person.number,
        to_name=storable(to_name),
        words=storable(words).strip(),
        sections={
            section.value: handover.with_extensions(handover.with_files(items, files), given)
            for section in Section
            if (items := sections.get(section))
        },
        received=received,
        answered=answered,
        closed=closed,
        unread=made.unread(),
    )


class _Making:
    """What is read once and used in many sections."""

    def __init__(self, session: Session, now: datetime, began_at: datetime) -> None:
        self._session = session
        self._connection = session.store.connection
        self._now = now
        self._began_at = began_at
        self._names = {o.id: o.shown for o in records.all_organisations(self._connection)}
        self._people = {str(p.id): p.name for p in records.all_people(self._connection)}

    def sections(self) -> dict[Section, tuple[Item, ...]]:
        return {
            Section.EMERGENCY: self._items(
                self._rows(together.emergencies(self._connection)), lambda r: r.emergency_at
            ),
            Section.CONSULTATION: self._consulted(),
            Section.UNSENT: self._items(self._listed(View.UNSENT), _due),
            Section.UNTOLD: self._untold(),
            Section.UNACCEPTED: self._unaccepted(),
            Section.PROMISED: self._promised(),
            Section.OPEN: self._items(self._open(), _due),
            Section.WAITING: self._items(
                self._listed(View.DISPATCHED), lambda r: r.dispatched_since, _times_hastened
            ),
            Section.SAME_PLACE: self._items(
                self._rows(handovers.clusters(self._connection)), _due, lambda r: r.place
            ),
            Section.SNOOZED: self._items(self._listed(View.SNOOZED), lambda r: r.snoozed_until),
            Section.PINNED: self._pinned(),
            Section.REOPENED: self._reopened(),
            Section.CLOSED: self._items(
                self._rows(handovers.closed(self._connection, self._began_at)),
                lambda r: r.closed_at,
                lambda r: "" if r.outcome is None else r.outcome.value,
            ),
            Section.CALLS: self._calls(),
        }

    def unread(self) -> tuple[Unread, ...]:
        """Of this shift: the handover it began over without reading."""
        found = handovers.begun_unread(self._connection, self._began_at)
        return tuple(
            Unread(self._called(giver), self._called(taker), at.isoformat(), why)
            for giver, taker, at, why in found
        )

    def _called(self, person: str) -> str:
        return self._people.get(person, "")

    def _listed(self, view: View) -> list[CaseRow]:
        person = self._session.actor
        return self._rows(cases.order(self._connection, view, now=self._now, person=person))

    def _open(self) -> list[CaseRow]:
        """What waits for us, what we have answered and not brought to its end, and what we have
        asked a citizen who has not answered."""
        waiting = self._listed(View.INBOX)
        answered = self._rows(handovers.answered_and_due(self._connection))
        answered = [r for r in answered if r.snoozed_until is None or r.snoozed_until <= self._now]
        if not answered:
            return waiting
        far = datetime.max.replace(tzinfo=self._now.tzinfo)
        return sorted((*waiting, *answered), key=lambda row: _due(row) or far)

    def _untold(self) -> tuple[Item, ...]:
        pairs = cases.untold(self._connection)
        rows = self._by_case([case for case, _ in pairs])
        return tuple(
            self._item(rows[case], rows[case].received_at, self._names.get(organisation, ""))
            for case, organisation in pairs
            if case in rows
        )

    def _unaccepted(self) -> tuple[Item, ...]:
        """But for what is on its way to somebody at this moment."""
        pending = [one for one in acceptance.pending(self._connection) if one.is_stuck]
        rows = self._by_case([one.line.case_id for one in pending])
        return tuple(
            self._not_accepted(rows[one.line.case_id], one)
            for one in pending
            if one.line.case_id in rows
        )

    def _not_accepted(self, row: CaseRow, one: Pending) -> Item:
        return replace(
            self._item(row, one.line.since, one.line.why),
            giver=self._called(one.giver),
            taker=self._called(one.taker),
            shift=str(one.shift),
        )

    def _promised(self) -> tuple[Item, ...]:
        """What is to be kept until the end of the next shift, and what should have been before."""
        weeks = records.all_rosters(self._connection)
        until = next_shift.ends(weeks, self._began_at, self._now, self._session.zone)
        found = ledger.owed(self._connection, until)
        rows = self._by_case([case for case, _ in found])
        return tuple(
            replace(self._item(rows[case], one.promise.due, one.promise.words), clock="", due="")
            for case, one in found
            if case in rows
        )

    def _consulted(self) -> tuple[Item, ...]:
        asked = together.consultations(self._connection)
        referred = {key for key, told in asked if told}
        return self._items(
            self._rows([key for key, _ in asked]),
            lambda r: r.consultation_due,
            lambda r: "referred" if r.key in referred else "",
        )

    def _pinned(self) -> tuple[Item, ...]:
        rows = self._listed(View.PINNED)
        notes = handovers.newest_notes(self._connection, [row.case_id for row in rows])
        return self._items(rows, _due, lambda r: _short(notes.get(r.case_id, "")))

    def _reopened(self) -> tuple[Item, ...]:
        reasons = handovers.reopened(self._connection, self._began_at)
        rows = self._by_case(list(reasons))
        return tuple(
            self._item(rows[case], _due(rows[case]), _short(why)) for case, why in reasons.items()
        )

    def _calls(self) -> tuple[Item, ...]:
        called = handovers.calls(self._connection, self._began_at)
        rows = self._by_case([case for case, _, _ in called])
        return tuple(
            self._item(rows[case], at, _short(words)) for case, at, words in called if case in rows
        )

    def _by_case(self, ids: Sequence[UUID]) -> Mapping[UUID, CaseRow]:
        keys = cases.keys_of(self._connection, ids)
        return {row.case_id: row for row in self._rows(list(keys.values()))}

    def _rows(self, keys: Sequence[int]) -> list[CaseRow]:
        found: list[CaseRow] = []
        for start in range(0, len(keys), _PAGE):
            page = keys[start : start + _PAGE]
            rows = cases.rows(self._connection, page)
            found += [rows[key] for key in page if key in rows]
        return found

    def _item(self, row: CaseRow, at: datetime | None, remark: str = "") -> Item:
        return handover.item(row, self._names, at, remark)

    def _items(
        self,
        rows: Iterable[CaseRow],
        at: Callable[[CaseRow], datetime | None],
        remark: Callable[[CaseRow], str] = lambda _: "",
    ) -> tuple[Item, ...]:
        return tuple(self._item(row, at(row), remark(row)) for row in rows)


def _began_at(session: Session, now: datetime) -> datetime:
    """When the shift began; without one, or by a clock that was ahead, half a day ago."""
    shift = records.current_shift(session.store.connection)
    if shift is None or shift.handed_at is not None or shift.began_at > now:
        return now - _WITHOUT_SHIFT
    return shift.began_at


def _due(row: CaseRow) -> datetime | None:
    return None if row.next_due is None else row.next_due[1]


def _times_hastened(row: CaseRow) -> str:
    return str(row.hastened) if row.hastened else ""


def _short(words: str, most: int = 120) -> str:
    line = " ".join(words[: most * 4].split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
