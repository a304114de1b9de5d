"""Which messages came and went through our accounts: what is here already, and whose it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from moderator_app.core import letters
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding_channels import target_from_body
from moderator_app.store import log
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_OF_LETTERS = frozenset(
    {Kind.DISPATCH_TOLD, Kind.DISPATCH_ANSWERED, Kind.LETTER_BOUNCED, Kind.LETTER_HEARD}
)


@dataclass(frozen=True, slots=True)
class Posting:
    """`at`: when it was said, by the platform's clock, and when it was sent, by ours."""

    case: UUID
    thread: str
    own: bool
    at: datetime


def note(connection: Connection, event: Event) -> None:
    """Take one event in, if it tells of such a message. One that came twice is the first."""
    if not event.applied:
        return
    body = event.body
    if event.kind == Kind.MESSAGE_RECEIVED and body.get("via"):
        at = to_ms(datetime.fromisoformat(body.get("sent_at") or body["received_at"]))
        key = (UUID(body["via"]).bytes, body["stream"], body["post"])
        _insert(connection, (*key, body["thread"], event.case_id.bytes, 0, at))
    elif event.kind in _OF_LETTERS and body.get("via"):
        ours = event.kind == Kind.DISPATCH_TOLD
        if id_ := body.get("external" if ours else "post"):
            key = (UUID(body["via"]).bytes, body["stream"], id_)
            thread = letters.thread(body["organisation"])
            row = (*key, thread, event.case_id.bytes, int(ours), to_ms(event.at))
            _insert(connection, row)
    elif event.kind == Kind.REPLY_SENT and body.get("external"):
        target = target_from_body(_frozen(connection, event).get("to"))
        if target is not None:
            key = (target.account.bytes, target.stream, body["external"])
            row = (*key, target.thread, event.case_id.bytes, 1, to_ms(event.at))
            _insert(connection, row)


def _frozen(connection: Connection, sent: Event) -> Mapping[str, Any]:
    return log.by_id(connection, UUID(sent.body["lease"])).body


def _insert(connection: Connection, row: Sequence[object]) -> None:
    connection.execute(sql("INSERT OR IGNORE INTO posting VALUES (", marks(7), ")"), row)


def forget_threads(connection: Connection, cases: Sequence[bytes]) -> None:
    """A thread may be named after the citizen, and is not after an organisation. The ids stay:
    without them the same messages would come in once more."""
    connection.execute(
        sql(
            "UPDATE posting SET thread = '' WHERE thread NOT LIKE 'letter:%' AND case_id IN (",
            marks(len(cases)),
            ")",
        ),
        cases,
    )


def find(connection: Connection, account: UUID, stream: str, external: str) -> Posting | None:
    row = connection.execute(
        "SELECT case_id, thread, own, at FROM posting"
        " WHERE account = ? AND stream = ? AND external = ?",
        (account.bytes, stream, external),
    ).fetchone()
    return None if row is None else _posting(row)


def of_any(connection: Connection, account: UUID, externals: Sequence[str]) -> Posting | None:
    """The first of these messages that is here, in whichever stream."""
    for external in externals:
        row = connection.execute(
            "SELECT case_id, thread, own, at FROM posting WHERE account = ? AND external = ?",
            (account.bytes, external),
        ).fetchone()
        if row is not None:
            return _posting(row)
    return None


def near(
    connection: Connection,
    account: UUID,
    thread: str,
    at: datetime,
    *,
    within: timedelta,
    beside: str,
) -> dict[str, Posting]:
    """The messages of others in a thread, so near in time, by their ids; none of the stream
    `beside` which they are looked for."""
    rows = connection.execute(
        "SELECT external, case_id, thread, own, at FROM posting WHERE account = ? AND thread = ?"
        " AND thread <> '' AND own = 0 AND at BETWEEN ? AND ? AND stream <> ?",
        (account.bytes, thread, to_ms(at - within), to_ms(at + within), beside),
    )
    return {str(external): _posting(row) for external, *row in rows}


def newest(connection: Connection, account: UUID, thread: str) -> Posting | None:
    """The last message of a thread."""
    row = connection.execute(
        "SELECT case_id, thread, own, at FROM posting"
        " WHERE account = ? AND thread = ? AND thread <> '' ORDER BY at DESC LIMIT 1",
        (account.bytes, thread),
    ).fetchone()
    return None if row is None else _posting(row)


def cases_of(connection: Connection, account: UUID, thread: str) -> tuple[UUID, ...]:
    """The matters of a thread, ten at most, the newest first."""
    rows = connection.execute(
        "SELECT case_id FROM posting WHERE account = ? AND thread = ? AND thread <> ''"
        " GROUP BY case_id ORDER BY max(at) DESC LIMIT 10",
        (account.bytes, thread),
    )
    return tuple(UUID(bytes=case) for (case,) in rows)


def last_heard(connection: Connection, account: UUID, thread: str) -> UUID | None:
    """The case in which the other side of a thread spoke last."""
    row = connection.execute(
        "SELECT case_id FROM posting"
        " WHERE account = ? AND thread = ? AND thread <> '' AND NOT own ORDER BY at DESC LIMIT 1",
        (account.bytes, thread),
    ).fetchone()
    return None if row is None else UUID(bytes=row[0])


def _posting(row: Sequence[object]) -> Posting:
    case, thread, own, at = row
    assert isinstance(case, bytes)  # noqa: S101 - as the table is declared
    assert isinstance(at, int)  # noqa: S101 - as the table is declared
    return Posting(UUID(bytes=case), str(thread), bool(own), from_ms(at))
