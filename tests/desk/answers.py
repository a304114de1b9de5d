"""A platform's table, taken in, answered and written back, for the tests that look at it."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from openpyxl import Workbook  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from moderator_app.core.case import Outcome
from moderator_app.core.ids import case_id
from moderator_app.core.watching import Folder
from moderator_app.desk import answering, importing, watching
from moderator_app.desk.answering import Written
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Summary
from moderator_app.desk.watching import Ripe
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE
from tests.desks import KEY

HEADER = ("工单编号", "来电时间", "诉求内容", "承办单位", "办理结果", "答复时间", "办理状态")
ROWS = (
    ("20261122000000000001", "2026/11/22 8:05", "云溪路路灯不亮", "", "", "", ""),
    ("20261122000000000002", "2026/11/22 8:06", "石板街井盖松了", "", "", "", ""),
    (
        "20261122000000000003",
        "2026/11/22 8:07",
        "渣土未清",
        "环卫处",
        "已清运",
        "2026/11/22",
        "办结",
    ),
)


def table(folder: Path, rows: Sequence[Sequence[object]] = ROWS, name: str = "工单.xlsx") -> Path:
    book = Workbook()
    book.active.title = "工单"
    book.active.append(["某市 12345 工单"])
    for row in (HEADER, *rows):
        book.active.append(list(row))
    book.save(folder / name)
    return folder / name


def take_in(desk: Desk, path: Path) -> Summary:
    about = path.stat()
    stamp = about.st_size, about.st_mtime_ns
    folder = Folder(str(path.parent), on=True)
    return watching.take_whole(desk, Ripe(folder, path, stamp, watching.digest_of(path)))


def answer(desk: Desk, number: str, text: str = "路灯已修复。", *, close: bool = True) -> None:
    case = case_id(importing.WORKBOOK, number)
    head = desk.session.case(case).head
    desk.cases.commit(case, head, to=None, reply=Words(text))
    desk.cases.sent(case)
    if close:
        head = desk.session.case(case).head
        desk.cases.close(case, head, Outcome.RESOLVED, "", told=True)


def write(desk: Desk, path: Path, to: Path | None = None) -> Written:
    store = desk.session.store
    with closing(Reader(store.path.parent / FILE, KEY)) as reader:
        return answering.write(path, desk, reader, to=to)


def cells(path: Path | None) -> list[list[object]]:
    """The rows below the title."""
    assert path is not None
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]  # type: ignore[return-value]


def counts(written: Written) -> tuple[int, int, int, int]:
    return written.filled, written.unanswered, written.not_found, written.kept
