"""Rows put aside for tests: letters of which a few cannot be read, and some already settled."""

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Batch
from moderator_app.papers.workbooks import Row

HEADER = ("编号", "内容", "留言时间")
LETTERS = Layout(Table.CASES, HEADER, {0: Field.EXTERNAL_ID, 1: Field.TEXT, 2: Field.RECEIVED_AT})
ROWS = (("1", "井盖松了", "前天"), ("2", "", "2026-11-02"), ("3", "树倒了", "上周"))

Rows = tuple[tuple[str, ...], ...]


def letters(desk: Desk, rows: Rows = ROWS, first: int = 2) -> Batch:
    """As a workbook brings them, the first below the headings."""
    numbered = [Row(number, cells) for number, cells in enumerate(rows, start=first)]
    return importing.batch_of(numbered, LETTERS, desk.session.zone, now=desk.session.now())


def put_aside(
    desk: Desk, rows: Rows = ROWS, *, source: str = "letters.csv", first: int = 2
) -> Changes:
    importing.take(desk, source, letters(desk, rows, first))
    return Changes(Touched.QUARANTINE | Touched.CASES)
