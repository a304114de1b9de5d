"""Searching what was said, as one types: grams find, the text itself decides."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import LiteralString
from uuid import UUID

from moderator_app.core import numbers, search
from moderator_app.core.events import Event, Kind
from moderator_app.core.rows import Found, Hit
from moderator_app.store import filters
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.filters import Condition
from moderator_app.store.moments import from_ms

_SPOKEN = frozenset(
    {
        Kind.MESSAGE_RECEIVED,
        Kind.MESSAGE_EDITED,
        Kind.REPLY_LEASE,
        Kind.NOTE_ADDED,
        Kind.DISPATCH_ANSWERED,
        Kind.DISPATCH_RETURNED,
        Kind.FILE_ADDED,
        Kind.OPINION_ADDED,
        Kind.EMERGENCY_CALLED,
        Kind.EMERGENCY_ENDED,
        Kind.PUBLIC_OPINION_ANSWERED,
        Kind.CONSULTATION_ASKED,
        Kind.CONSULTATION_ANSWERED,
        Kind.CONSULTATION_REFERRED,
        Kind.LETTER_HEARD,
    }
)
Row = tuple[bytes, str, str, str, str, int]
"""Case, post, case number, kind, body and time of a text that may match."""
_FOUND: LiteralString = "c.case_id, c.post, c.number, e.kind, e.body, e.at"
_SHOWN = 50
_COUNTED = 1_000
_SCAN_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    """`title` and `body` are what was written; `names` what else it can be found by."""

    title: str
    body: str
    names: str

    @property
    def written(self) -> str:
        return f"{self.title}\n{self.body}" if self.title else self.body

    @property
    def everything(self) -> str:
        return f"{self.written}\n{self.names}" if self.names else self.written


def words_of(kind: str, body: dict[str, object]) -> Words:
    text = str(body.get("text") or body.get("reason") or body.get("name") or "")
    if kind != Kind.MESSAGE_RECEIVED:
        return Words("", text, "")
    names = (body.get(key) for key in ("author", "number", "post", "phone", "place", "url"))
    return Words(str(body.get("title", "")), text, "\n".join(str(n) for n in names if n))


def index(connection: Connection, events: Iterable[Event]) -> None:
    """Add what events say to the index, in the caller's transaction."""
    connection.executemany("INSERT INTO text_index (rowid, g) VALUES (?, ?)", _grams(events))


def take_out(connection: Connection, events: Iterable[Event]) -> None:
    """Take what events say out of the index; it must be told exactly what was put in."""
    connection.executemany(
        "INSERT INTO text_index (text_index, rowid, g) VALUES ('delete', ?, ?)", _grams(events)
    )


def _grams(events: Iterable[Event]) -> Iterator[tuple[int, str]]:
    return (
        (event.position, search.grams(words_of(event.kind, dict(event.body)).everything))
        for event in events
        if event.kind in _SPOKEN
    )


def find(
    connection: Connection,
    query: search.Query,
    *,
    now: datetime,
    zone: tzinfo,
    citizens_words_only: bool = False,
    limit: int | None = _SHOWN,
    counted: int | None = _COUNTED,
) -> Found:
    """The newest matching cases, and how many there are.

    Exact: a case is found if and only if one message, reply or note of it contains every term.
    With `limit` None all are returned. `total` counts cases, up to `counted` (then `more` is set).
    A query of punctuation alone has no grams and reads the newest texts; `more` says where it
    stopped short.
    """
    where = filters.conditions(connection, query, now, zone)
    if not query.terms:
        return _by_filters(connection, where, limit, counted)
    hits: list[Hit] = []
    cases: set[UUID] = set()
    more = False
    scan = None if limit is None else _SCAN_LIMIT
    expression = search.match_expression(query.terms)
    for read, row in enumerate(_candidates(connection, expression, where, scan)):
        if expression is None and read == scan:
            more = True
            break
        case, words = _matching(row, query.terms, citizens_words_only=citizens_words_only)
        if case is None or case in cases:
            continue
        if counted is not None and len(cases) == counted:
            more = True
            break
        cases.add(case)
        if limit is None or len(hits) < limit:
            hits.append(_hit(case, row, words, query.terms))
    return Found(tuple(hits), len(cases), more)


def quoting(connection: Connection, number: str) -> frozenset[UUID]:
    """The cases in whose messages, replies or notes a number of plain figures stands, with
    whatever blanks and dashes, narrow or wide."""
    rows = _candidates(connection, search.match_expression((number,)), ("", ()), None)
    return frozenset(
        UUID(bytes=case)
        for case, _, _, kind, body, _ in rows
        if numbers.quoted(words_of(kind, json.loads(body)).everything, (number,))
    )


def _candidates(
    connection: Connection, expression: str | None, where: Condition, scan: int | None
) -> Iterator[Row]:
    condition, values = where
    if expression is None:
        return iter(
            connection.execute(
                sql(
                    "SELECT",
                    _FOUND,
                    "FROM event e JOIN cases c ON c.case_id = e.case_id WHERE e.kind IN (",
                    marks(len(_SPOKEN)),
                    ")",
                    condition,
                    "ORDER BY e.position DESC LIMIT ?",
                ),
                (*_SPOKEN, *values, -1 if scan is None else scan + 1),
            )
        )
    return iter(
        connection.execute(
            sql(
                "SELECT",
                _FOUND,
                "FROM text_index f JOIN event e ON e.position = f.rowid"
                " JOIN cases c ON c.case_id = e.case_id WHERE text_index MATCH ?",
                condition,
                "ORDER BY f.rowid DESC",
            ),
            (expression, *values),
        )
    )


def _matching(
    row: Row, terms: Sequence[str], *, citizens_words_only: bool
) -> tuple[UUID | None, Words]:
    """The case whose text contains every term, or no case; and its words."""
    case, _, _, kind, body, _ = row
    words = words_of(kind, json.loads(body))
    if citizens_words_only and kind != Kind.MESSAGE_RECEIVED:
        return None, words
    text = words.written if citizens_words_only else words.everything
    return (UUID(bytes=case) if search.is_match(search.fold(text), terms) else None), words


def _hit(case: UUID, row: Row, words: Words, terms: Sequence[str]) -> Hit:
    _, post, number, kind, _, at = row
    snippet = search.snippet(words.written, terms)
    if not snippet.spans:
        # Found by a name alone: show it.
        snippet = search.snippet(words.everything, terms)
    return Hit(
        case_id=case,
        external_id=post,
        number=number,
        kind=kind,
        at=from_ms(at),
        snippet=snippet,
    )


def _by_filters(
    connection: Connection, where: Condition, limit: int | None, counted: int | None
) -> Found:
    """No words: the newest cases the filters leave."""
    condition, values = where
    if not condition:
        return Found((), 0, more=False)
    cap = -1 if limit is None else limit
    rows = connection.execute(
        sql(
            "SELECT c.case_id, c.post, c.number, c.title, c.summary, c.received_at FROM cases c"
            " WHERE 1",
            condition,
            "ORDER BY c.received_at DESC, c.id DESC LIMIT ?",
        ),
        (*values, cap),
    ).fetchall()
    stop = -1 if counted is None else counted + 1
    (total,) = connection.execute(
        sql("SELECT count(*) FROM (SELECT 1 FROM cases c WHERE 1", condition, "LIMIT ?)"),
        (*values, stop),
    ).fetchone()
    hits = tuple(
        Hit(
            case_id=UUID(bytes=case),
            external_id=post,
            number=number,
            kind=Kind.MESSAGE_RECEIVED,
            at=from_ms(at),
            snippet=search.snippet(f"{title} {summary}" if title else summary, ()),
        )
        for case, post, number, title, summary, at in rows
    )
    more = counted is not None and total > counted
    return Found(hits, counted if more and counted is not None else total, more)
