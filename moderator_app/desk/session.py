"""Who is at the desk, what time it is, and the one way for an intention to be written down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from moderator_app.core import roles
from moderator_app.core.access import Access, Entry
from moderator_app.core.case import Case
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.store import cases, records
from moderator_app.store.connection import troubles
from moderator_app.store.store import Store
from moderator_app.system.access_log import AccessLog

Clock = Callable[[], datetime]
"""The present moment, in UTC."""


@dataclass(slots=True)
class Session:
    """The writing side of the desk; it lives on the thread that owns the case file."""

    store: Store
    now: Clock
    zone: tzinfo
    access: AccessLog
    person: Person | None = None

    @property
    def actor(self) -> str:
        """Under whom events are written. Raises Refusal when nobody has said who they are."""
        if self.person is None:
            raise Refusal(Reason.NO_ONE_AT_THE_DESK)
        return str(self.person.id)

    @property
    def today(self) -> date:
        return self.now().astimezone(self.zone).date()

    def accessed(self, what: Access, case: UUID | None = None, detail: str = "") -> None:
        """Put on record that something was looked at or taken out, before it is: raises Outage
        where that cannot be recorded, and Refusal when nobody is at the desk."""
        self.access.add(Entry(self.now(), self.actor, what, case, detail))

    def need(self, act: Act) -> None:
        """Only whoever may do this goes on. Raises Refusal: ROLE_MISSING with the act as detail,
        and when nobody is at the desk."""
        roles.need(self.actor, act, records.all_people(self.store.connection))

    @troubles()
    def case(self, case_id: UUID) -> Case:
        found = cases.case(self.store.connection, case_id)
        if found is None:
            raise Refusal(Reason.NO_SUCH_CASE, case_id)
        return found

    def write(
        self,
        drafts: Sequence[Draft],
        touched: Touched,
        *,
        seen: Mapping[UUID, UUID] | None = None,
        actor: str | None = None,
        at: datetime | None = None,
    ) -> Changes:
        """Append what was decided. Nothing decided, nothing changed."""
        if not drafts:
            return Changes()
        events = self.store.log.append(
            drafts, actor=actor or self.actor, at=at or self.now(), seen=seen
        )
        return Changes(
            touched=touched,
            cases=frozenset(e.case_id for e in events) if touched & Touched.CASES else frozenset(),
            events=tuple(event.id for event in events),
            overtaken=not all(event.applied for event in events),
            newest=events[-1].position,
        )
