"""A reply that a platform had taken, and that did not reach the citizen after all."""

from uuid import UUID

from moderator_app.core import outbox
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.channels import Undelivered
from moderator_app.core.events import Draft, Kind
from moderator_app.core.outbox import Entry, State
from moderator_app.desk.outbox import stands
from moderator_app.desk.session import Session
from moderator_app.store import log
from moderator_app.store import outbox as kept


def bounced(session: Session, account: UUID, case_id: UUID | None, item: Undelivered) -> Changes:
    """The platform says of a reply it had taken that it did not arrive: it has failed, and the
    citizen waits on. `case_id`: of whose replies one is known by that id; else it is the key of
    one whose end nobody saw. Within the transaction of who reads that."""
    connection, now = session.store.connection, session.now()
    lease = _by_key(item.id) if case_id is None else _lease_of(session, case_id, item.id)
    entry = None if lease is None else kept.find(connection, lease)
    if lease is None or (entry is None and case_id is None):
        return NO_CHANGES
    if entry is None and case_id is not None:
        entry = Entry(lease, case_id, account, State.SENT, now)
    expected = {State.SENDING, State.UNKNOWN} if case_id is None else {State.SENT}
    if entry is None or entry.state not in expected or entry.account != account:
        return NO_CHANGES
    body = {"lease": str(lease), "why": item.why.value, "code": item.code}
    drafts = [Draft(Kind.REPLY_BOUNCED, entry.case, body)] if case_id is not None else []
    changes = session.write(drafts, Touched.CASES, actor=str(account))
    waits = stands(session.case(entry.case), lease)
    failed = outbox.bounced(entry, item.why, item.code)
    kept.save(connection, failed if waits else outbox.decided(entry, State.CANCELLED))
    return changes | Changes(Touched.CASES, frozenset({entry.case}))


def _lease_of(session: Session, case_id: UUID, external: str) -> UUID | None:
    """Of the reply that the platform knows by this id."""
    history = log.history(session.store.connection, case_id)
    sent = (one for one in reversed(history) if one.kind == Kind.REPLY_SENT)
    found = next((one for one in sent if one.body.get("external") == external), None)
    return None if found is None else UUID(found.body["lease"])


def _by_key(key: str) -> UUID | None:
    try:
        return UUID(hex=key)
    except ValueError:
        return None
