"""A case's life as a pure list of events: what is decided is written down by the team's rule."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from moderator_app.core import decisions, undoing
from moderator_app.core.case import Case
from moderator_app.core.decisions import Incoming
from moderator_app.core.events import GUARDED, Draft, Event
from moderator_app.core.folding import fold, head
from moderator_app.core.ids import NIL
from moderator_app.core.reviewing import Reviewer

AT = datetime.fromisoformat("2026-11-22T01:00:00+00:00")
CASE = UUID(int=0xCA5E)
BAI = Reviewer("bai", may=True)


class TeamRule:
    """The server's own rule, line by line (`team.append`, step 3): heads by case, and slots."""

    def __init__(self) -> None:
        self.heads: dict[UUID, UUID] = {}
        self.slots: set[str] = set()

    def admits(self, id_: UUID, case: UUID, parent: UUID | None, slot: str | None) -> bool:
        ok = True
        if parent is not None:
            ok = parent == self.heads.get(case, NIL)
        if ok and slot is not None:
            ok = slot not in self.slots
        if ok and parent is not None:
            self.heads[case] = id_
        if ok and slot is not None:
            self.slots.add(slot)
        return ok


class Story:
    """One minute passes with every action; `person` is who acts."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.now = AT
        self.person = "anna"
        self._rule = TeamRule()

    @property
    def case(self) -> Case:
        case = fold(self.events)
        assert case is not None
        return case

    @property
    def head(self) -> UUID:
        return head(self.events)

    def hear(self, text: str = "路灯不亮", origin: str = "") -> tuple[UUID, ...]:
        self.now += timedelta(minutes=1)
        post = f"p{len(self.events)}"
        message = Incoming("weibo", post, text, self.now, author="晨跑的人", origin=origin)
        return self._write([decisions.receive(CASE, message, "20261122-0001")], self.head)

    def do(self, drafts: Sequence[Draft], seen: UUID | None = None) -> tuple[UUID, ...]:
        self.now += timedelta(minutes=1)
        return self._write(drafts, self.head if seen is None else seen)

    def undo(self, events: Sequence[UUID]) -> tuple[UUID, ...]:
        return self.do(undoing.undo(CASE, self.events, events))

    def _write(self, drafts: Sequence[Draft], parent: UUID) -> tuple[UUID, ...]:
        ids = []
        for draft in drafts:
            position = len(self.events) + 1
            id_ = draft.id or UUID(int=0xE0000 + position)
            own = parent if draft.kind in GUARDED else None
            applied = self._rule.admits(id_, draft.case_id, own, draft.slot)
            if own is not None:
                parent = id_
            self.events.append(
                Event(
                    position=position,
                    id=id_,
                    replica=NIL,
                    n=position,
                    actor=self.person,
                    case_id=draft.case_id,
                    parent=own,
                    slot=draft.slot,
                    kind=draft.kind,
                    at=self.now,
                    applied=applied,
                    body=draft.body,
                )
            )
            ids.append(id_)
        return tuple(ids)
