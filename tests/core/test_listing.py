"""What a row makes of an organisation, a topic or a template, and what it cannot make."""

import pytest

from moderator_app.core import listing
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.importing import Reason, RejectedRow
from moderator_app.core.listing import Known, Record
from moderator_app.core.organisations import Organisation

TABLES = {
    Table.DIRECTORY: (Field.NAME, Field.NOTE),
    Table.REMIT: (Field.TOPIC, Field.ADVICE),
    Table.TEMPLATES: (Field.TITLE, Field.TEXT),
}


def read(table: Table, *cells: str) -> Record | RejectedRow | None:
    fields = TABLES[table]
    header = tuple(field.value for field in fields)
    return listing.read(cells, Layout(table, header, dict(enumerate(fields))), Known())


def refused(table: Table, *cells: str) -> tuple[Reason, Field | None] | None:
    found = read(table, *cells)
    return (found.reason, found.field) if isinstance(found, RejectedRow) else None


@pytest.mark.parametrize(("table", "most"), [(Table.DIRECTORY, 10_000), (Table.TEMPLATES, 100_000)])
def test_names_and_words_without_end_are_put_aside(table: Table, most: int) -> None:
    name, words = TABLES[table]
    assert refused(table, "长" * 1_000, "长" * most) is None
    assert refused(table, "长" * 1_001, "灯") == (Reason.TOO_LONG, name)
    assert refused(table, "灯", "长" * (most + 1)) == (Reason.TOO_LONG, words)


def test_a_topic_without_end_is_put_aside_before_anybody_looks_for_its_organisation() -> None:
    assert refused(Table.REMIT, "长" * 1_001, "") == (Reason.TOO_LONG, Field.TOPIC)


def test_a_mailbox_is_one_address_and_a_blank_cell_changes_nothing() -> None:
    fields = (Field.NAME, Field.MAIL)
    layout = Layout(Table.DIRECTORY, ("单位名称", "收文邮箱"), dict(enumerate(fields)))
    one = listing.read(("市照明处", "office@lights.example.cn"), layout, Known())
    assert isinstance(one, Organisation)
    assert one.mail == "office@lights.example.cn"
    again = listing.read(("市照明处", ""), layout, Known(organisations=(one,)))
    assert again == one
    bad = listing.read(("市照明处", "见附件"), layout, Known())
    assert isinstance(bad, RejectedRow)
    assert (bad.reason, bad.field) == (Reason.UNKNOWN_WORD, Field.MAIL)
