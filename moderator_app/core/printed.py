"""What leaves the desk as text, outside its window, with stars over whom it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from moderator_app.core import erasing
from moderator_app.core.covering import Cover
from moderator_app.core.events import Event, Kind
from moderator_app.core.handover import Sheet
from moderator_app.core.headings import Field, Table
from moderator_app.core.rows import Quarantined

_HIDDEN: Final = "**"
_NOT_SHOWN: Final = frozenset({"author_id", "sent_from", "url", "extra"})
"""Of a message: what tells a citizen by itself, and what nobody can vouch for."""
_VOUCHED: Final = frozenset(
    {
        Field.TEXT,
        Field.TITLE,
        Field.EXTERNAL_ID,
        Field.RECEIVED_AT,
        Field.REPLY,
        Field.REPLIED_AT,
        Field.CHANNEL,
        Field.DISTRICT,
        Field.HANDLER,
        Field.STATUS,
        Field.KIND,
        Field.OUTCOME,
        Field.DUE,
        Field.PLACE,
        Field.ACCOUNT,
    }
)
"""Columns of cases in which a citizen is named by chance only, in words that can be covered."""
_CONTACTS: Final = frozenset({Field.CONTACTS, Field.CONTACT_NUMBER})


def covers(history: Iterable[Event]) -> tuple[Cover, ...]:
    """One for each citizen who wrote in a case."""
    wrote = {
        (str(event.body.get("author", "")), str(event.body.get("author_id", "")))
        for event in history
        if event.kind == Kind.MESSAGE_RECEIVED
    }
    return tuple(Cover(author, account) for author, account in sorted(wrote))


def words(text: str, over: Iterable[Cover]) -> str:
    for cover in over:
        text = cover.text(text)
    return text


def events(history: Sequence[Event]) -> tuple[Event, ...]:
    """What happened in a case. Ids, moments and decisions stay as they are."""
    over = covers(history)
    return tuple(replace(event, body=_body(event, over)) for event in history)


def _body(event: Event, over: tuple[Cover, ...]) -> dict[str, Any]:
    nobodys = erasing.scrubbed(event.kind, event.body)
    return {
        key: value if nobodys.get(key) == value else _covered(key, value, over)
        for key, value in event.body.items()
    }


def _covered(key: str, value: object, over: tuple[Cover, ...]) -> object:
    if isinstance(value, str):
        return _said(key, value, over)
    if isinstance(value, Mapping):
        held = {} if key in _NOT_SHOWN else value
        return {name: _covered(name, one, over) for name, one in held.items()}
    if isinstance(value, list):
        return [_covered(key, one, over) for one in value]
    return value


def _said(key: str, value: str, over: tuple[Cover, ...]) -> str:
    if key in _NOT_SHOWN:
        return ""
    if key == "author":
        return Cover().name(value)
    return Cover().number(value) if key == "phone" else words(value, over)


def sheet(whole: Sheet) -> Sheet:
    """A handover note; the words on it are those of whoever wrote it."""
    sections = {}
    for name, items in whole.sections.items():
        sections[name] = [
            replace(
                one, author=Cover().name(one.author), summary=Cover(one.author).text(one.summary)
            )
            for one in items
        ]
    return replace(whole, sections=sections)


def cells(row: Quarantined) -> tuple[str, ...]:
    """A row that could not be read. Where nobody knows what a column holds, it may hold a name."""
    columns = {} if row.layout is None else row.layout.columns
    if row.layout is not None and row.layout.table is not Table.CASES:
        return tuple(
            _HIDDEN if cell and columns.get(at) in _CONTACTS else Cover().text(cell)
            for at, cell in enumerate(row.cells)
        )
    named = {columns.get(at): cell.strip() for at, cell in enumerate(row.cells)}
    cover = Cover(named.get(Field.AUTHOR, ""), named.get(Field.AUTHOR_ID, ""))
    return tuple(_cell(cell, columns.get(at), cover) for at, cell in enumerate(row.cells))


def _cell(cell: str, field: Field | None, cover: Cover) -> str:
    if field is Field.AUTHOR:
        return cover.name(cell)
    if field is Field.AUTHOR_PHONE:
        return cover.number(cell)
    if field in _VOUCHED:
        return cover.text(cell)
    return _HIDDEN if cell else ""
