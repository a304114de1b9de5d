"""How the rows of a workbook would be taken in, in a few columns of words."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Final

from moderator_app.core import listing
from moderator_app.core.cells import Cell
from moderator_app.core.headings import Layout, Table
from moderator_app.core.importing import ImportedRow, RejectedRow, parse_row
from moderator_app.core.listing import Known, Record
from moderator_app.core.organisations import Organisation
from moderator_app.core.routing import RemitEntry
from moderator_app.ui import import_words
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.text import Phrase, mark, t

_WORDS: Final = 160
_HEADS: Final[Mapping[Table, tuple[Phrase, ...]]] = {
    Table.CASES: (
        mark("Import", "Number there"),
        mark("Import", "Who wrote"),
        mark("Import", "When it came"),
        mark("Import", "The message"),
    ),
    Table.DIRECTORY: (
        mark("Import", "Name"),
        mark("Import", "Relation"),
        mark("Import", "Telephone for citizens"),
        mark("Import", "Duties"),
    ),
    Table.TEMPLATES: (
        mark("Import", "Name"),
        mark("Import", "Purpose"),
        mark("Import", "Keywords"),
        mark("Import", "Text"),
    ),
    Table.REMIT: (
        mark("Import", "Topic"),
        mark("Import", "Lead"),
        mark("Import", "Keywords"),
        mark("Import", "Basis"),
    ),
}


def heads(table: Table) -> tuple[str, ...]:
    return (t("Import", "Row"), *(head.shown() for head in _HEADS[table]))


def known(knowledge: Knowledge) -> Known:
    return Known(knowledge.organisations, knowledge.remit, knowledge.templates)


def as_taken(
    cells: Sequence[Cell], layout: Layout, known: Known, zone: tzinfo
) -> tuple[str, str, str, str]:
    """What a row becomes, or why it would be put aside."""
    read: ImportedRow | Record | RejectedRow | None
    if layout.table is Table.CASES:
        read = parse_row(cells, layout.columns, zone, layout.header)
    elif layout.usable:
        read = listing.read(cells, layout, known)
    else:
        read = None
    match read:
        case None:
            return "", "", "", ""
        case RejectedRow():
            why = import_words.reason(read.reason.value)
            return "", "", "", t("Import", "Put aside: {why}").format(why=why)
        case ImportedRow():
            return _message(read, zone)
    return _record(read, known)


def _message(read: ImportedRow, zone: tzinfo) -> tuple[str, str, str, str]:
    at = "" if read.received_at is None else f"{read.received_at.astimezone(zone):%F %R}"
    shown_id = "" if read.external_id.startswith("row:") else read.external_id
    answered = t("Import", "[answered] ") if read.reply else ""
    return shown_id, read.author, at, answered + _line(f"{read.title} {read.text}")


def _record(read: Record, known: Known) -> tuple[str, str, str, str]:
    match read:
        case Organisation():
            numbers = listing.BETWEEN.join(map(listing.number_cell, read.numbers))
            return read.name, read.relation, numbers, _line(" ".join(read.duties))
        case RemitEntry():
            names = {one.id: one.name for one in known.organisations}
            return (
                read.topic, names.get(read.lead, ""), " ".join(read.keywords), _line(read.source)
            )  # fmt: skip
    return (
        read.title, listing.PURPOSES[read.purpose], " ".join(read.keywords), _line(read.text)
    )  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())[:_WORDS]
