"""Searching the case file: one question, asked on the reader thread, answered ready to be shown."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Final

from moderator_app.core import search
from moderator_app.core.rows import CaseRow, Hit, View
from moderator_app.core.search import Query
from moderator_app.desk import finding
from moderator_app.desk.reading import Reader
from moderator_app.ui.models.cases import PAGE

FIRST: Final = 50
"""Hits of the first look, which must not be felt."""
MOST: Final = 1_000
"""Hits of the second look; nobody reads further."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, and when and where: the days it names are days of the desk's zone."""

    text: str
    now: datetime
    zone: tzinfo
    limit: int = FIRST

    @property
    def query(self) -> Query:
        return finding.query(self.text, self.now.astimezone(self.zone).date())


@dataclass(frozen=True, slots=True)
class Results:
    """`more`: there are more than `total`. `named`: the text is the number, the telephone or the
    link of just these cases. `hits` is empty where nothing was looked for."""

    asked: Asked
    keys: "array[int]"
    rows: Mapping[int, CaseRow]
    hits: Mapping[int, Hit] = field(default_factory=dict)
    total: int = 0
    more: bool = False
    named: bool = False


def look_up(asked: Asked, reader: Reader) -> Results:
    """Every case when nothing is asked; else the cases that are named, or whose words match."""
    if not asked.text.strip():
        return _everything(asked, reader)
    named = _named(asked, reader)
    return _matching(asked, reader) if named is None else named


def _everything(asked: Asked, reader: Reader) -> Results:
    keys = reader.order(View.HISTORY, now=asked.now, person="")
    return Results(asked, keys, reader.rows(keys[:PAGE]), total=len(keys))


def _named(asked: Asked, reader: Reader) -> Results | None:
    ids = finding.named(asked.text, reader)
    if not ids:
        return None
    known = reader.keys_of(ids)
    keys = array("q", [known[case] for case in ids if case in known])
    return Results(asked, keys, reader.rows(keys), total=len(keys), named=True)


def _matching(asked: Asked, reader: Reader) -> Results:
    link = search.looks_like_link(asked.text)
    query = asked.query
    found = reader.find(
        query, now=asked.now, zone=asked.zone, limit=asked.limit, counted=asked.limit
    )
    known = reader.keys_of([hit.case_id for hit in found.hits])
    hits = {known[hit.case_id]: hit for hit in found.hits if hit.case_id in known}
    keys = array("q", hits)
    return Results(
        asked,
        keys,
        reader.rows(keys[:PAGE]),
        hits,
        found.total,
        found.more,
        named=link is not None and len(hits) == 1,
    )
