"""A desk's cases out as a table and into another desk: what is the same there, and what is not."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from moderator_app.core.events import Kind
from moderator_app.core.headings import guess
from moderator_app.desk import exporting, importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Wish
from moderator_app.desk.importing import Summary
from moderator_app.desk.opening import ZONE
from moderator_app.papers.workbooks import open_rows
from moderator_app.store.log import pages
from tests.desks import T0, a_desk, a_reader

_OF_THE_DESK = ("number", "origin")
"""What a desk gives a message itself."""


def bring_in(desk: Desk, path: Path, most: int | None = None) -> Summary:
    """A workbook, or the beginning of one."""
    if most is None:
        put = partial(importing.take, desk, path.name)
        return importing.import_workbook(path, put, zone=ZONE, now=T0)
    with open_rows(path) as sheet:
        batch = next(importing.batches(sheet, guess(sheet.header), ZONE, T0))
    return importing.take(desk, path.name, importing.parts(batch, most)[0])


def send_out(folder: Path, target: Path, *, masked: bool = False) -> int:
    """How many rows went out."""
    with a_desk(folder) as desk, a_reader(folder) as reader:
        wish = Wish(target, masked=masked, reason="" if masked else "移交")
        return exporting.export(wish, desk, reader).rows


def said(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that came from outside: every message with its reply, and no more than that."""
    cases: dict[str, dict[str, Any]] = {}
    with a_desk(folder) as desk:
        for page in pages(desk.session.store.connection):
            for event in page:
                told = cases.setdefault(str(event.case_id), {})
                if event.kind == Kind.MESSAGE_RECEIVED:
                    told |= {k: v for k, v in event.body.items() if k not in _OF_THE_DESK}
                elif event.kind == Kind.REPLY_LEASE:
                    told["reply"] = event.body["text"]
                elif event.kind == Kind.REPLY_SENT:
                    told["replied_at"] = event.body.get("sent_at")
    yield from cases.items()


def differing(first: Path, second: Path) -> tuple[int, dict[str, int]]:
    """How many cases both desks have, and how often each field differs: counted and not shown,
    for a failure must not print what citizens wrote."""
    ours, theirs = dict(said(first)), dict(said(second))
    fields: dict[str, int] = {}
    for case in ours.keys() ^ theirs.keys():
        fields["missing"] = fields.get("missing", 0) + (case in ours or case in theirs)
    for case in ours.keys() & theirs.keys():
        one, other = ours[case], theirs[case]
        for name in one.keys() | other.keys():
            if one.get(name) != other.get(name):
                fields[name] = fields.get(name, 0) + 1
    return len(ours.keys() & theirs.keys()), fields
