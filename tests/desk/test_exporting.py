"""Tables that go out: whole or not there, put on record first, and no name where none may be."""

import gc
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import Ground
from moderator_app.core.exporting import COLUMNS
from moderator_app.core.headings import Table
from moderator_app.core.ids import case_id
from moderator_app.core.organisations import Contact, Kind, Number, Organisation
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import exporting, importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Wish, Writing, Written
from moderator_app.desk.importing import Summary
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.papers import workbook_out
from moderator_app.papers.workbooks import open_rows
from moderator_app.store.reader import Reader
from moderator_app.system import access_log
from moderator_app.system.access_log import FOLDER
from tests.desks import ANNA, KEY, ROADS, T0, a_desk, a_reader, invented
from tests.rights import of_anybody

PHONE, CARD, SHORT_NUMBER, PLATE = "13800991234", "110101199003070097", "82651234", "京A·12345"
NAME, HANDLE, LINK = "陈晓梅", "u-778899", "https://weibo.com/9/xyz"
HOLE = case_id("weibo", "hole")
OFFICE = Organisation(
    ROADS,
    "市政处",
    Kind.DEPARTMENT,
    numbers=(Number("值班", "0399-82650001"),),
    contacts=(Contact("王主任", "主任", "13900001111"),),
    note=f"夜里找王主任 {PHONE}",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "desk").mkdir()
    with a_desk(tmp_path / "desk") as opened:
        opened.shifts.save_person(ANNA)
        opened.directory.save_organisation(OFFICE)
        said = f"我是{NAME}，电话{PHONE}，座机{SHORT_NUMBER}，身份证{CARD}，车牌{PLATE}，路面有坑"
        hole = Incoming(
            "weibo", "hole", said, T0, author=NAME, author_id=HANDLE, title=f"{NAME}反映路面",
            url=LINK, phone=PHONE, place=f"文澜路3号找{PHONE}", extra=(("备用电话", PHONE),),
        )  # fmt: skip
        reply = f"{NAME}您好，已电{PHONE}联系您。"
        lamp = Incoming("web", "lamp", "=1+1\n路灯，“坏”了", T0, author="老周")
        opened.intake.receive([Answered(hole, reply, T0), Answered(lamp)])
        opened.cases.note(HOLE, f"回电{PHONE}，{NAME}未接")
        yield opened


@pytest.fixture
def reader(desk: Desk, tmp_path: Path) -> Iterator[Reader]:
    with a_reader(tmp_path / "desk") as opened:
        yield opened


def rows(path: Path) -> list[dict[str, str]]:
    with open_rows(path) as sheet:
        header = sheet.header
        found = [row.cells for chunk in sheet.chunks for row in chunk]
    return [dict(zip(header, map(str, cells), strict=False)) for cells in found]


def recorded(folder: Path) -> list[str]:
    """What the administrator reads of exports."""
    keys = [access_log.private_of(KEY)]
    return [entry.detail for entry in access_log.read(folder, keys).entries]


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"desk"}


def begun(wish: Wish, reader: Reader) -> Writing:
    return Writing(wish, exporting.gather(wish, T0, ZONE, reader), ZONE)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_masked_nothing_tells_who_wrote(
    desk: Desk, reader: Reader, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"a{ending}"
    assert exporting.export(Wish(path), desk, reader) == Written(path, 2, 0)
    words = "\n".join("\n".join(row.values()) for row in rows(path))
    for secret in (PHONE, CARD, SHORT_NUMBER, "京A·12345", NAME, HANDLE, LINK, "晓梅"):
        assert secret not in words
    first = next(row for row in rows(path) if row["留言编号"] == "hole")
    assert first["留言人"] == "陈**"
    assert first["联系电话"] == "138****1234"
    assert first["答复内容"] == "陈**您好，已电138****1234联系您。"
    assert "路面有坑" in first["留言内容"]
    assert first["本台备注"].endswith("安娜：回电138****1234，陈**未接")


def test_as_it_is_everything_stands_there_and_the_reason_is_on_record(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    exporting.export(Wish(path, masked=False, reason="督查组调阅"), desk, reader)
    (first,) = (row for row in rows(path) if row["留言编号"] == "hole")
    assert first["留言人"] == NAME
    assert first["用户标识"] == HANDLE
    assert first["链接"] == LINK
    assert CARD in first["留言内容"]
    assert PHONE in first["其他信息"]
    assert recorded(tmp_path / "desk") == ["cases unmasked: 督查组调阅"]


def test_an_export_is_on_record_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    exporting.allow(Wish(tmp_path / "a.csv", Table.DIRECTORY), desk)
    assert recorded(tmp_path / "desk") == ["directory masked"]
    assert left_in(tmp_path) == set()


def test_what_cannot_be_recorded_does_not_go_out(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "desk" / FOLDER).write_text("no folder")
    with pytest.raises(Outage):
        exporting.export(Wish(tmp_path / "a.csv"), desk, reader)
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Wish(Path("a.txt")), Reason.UNKNOWN_ENDING),
        (Wish(Path(".xlsx")), Reason.UNKNOWN_ENDING),
        (Wish(Path("a")), Reason.UNKNOWN_ENDING),
        (Wish(Path("a.xlsx"), masked=False), Reason.REASON_MISSING),
        (Wish(Path("a.xlsx"), masked=False, reason=" \n"), Reason.REASON_MISSING),
    ],
)
def test_what_is_refused_leaves_neither_file_nor_record(
    desk: Desk, reader: Reader, tmp_path: Path, wish: Wish, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        exporting.export(replace(wish, path=tmp_path / wish.path), desk, reader)
    assert refused.value.reason is reason
    assert left_in(tmp_path) == set()
    assert recorded(tmp_path / "desk") == []


def test_nobody_at_the_desk_takes_nothing_out(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    desk.session.person = None
    with pytest.raises(Refusal) as refused:
        exporting.export(Wish(tmp_path / "a.csv"), desk, reader)
    assert refused.value.reason is Reason.NO_ONE_AT_THE_DESK


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("路灯", {"lamp"}),
        ("  ", {"hole", "lamp"}),
        ("渠道:微博", {"hole"}),
        (PHONE, {"hole"}),
        (LINK, {"hole"}),
        ("没有这样的话", set()),
    ],
)
def test_the_cases_are_those_the_history_finds(
    desk: Desk, reader: Reader, tmp_path: Path, query: str, found: set[str]
) -> None:
    path = tmp_path / "a.csv"
    written = exporting.export(Wish(path, query=query), desk, reader)
    words = path.read_text("utf-8-sig")
    assert written.rows == len(found)
    assert {name for name in ("hole", "lamp") if f'"{name}"' in words} == found


def test_a_case_is_found_by_its_number(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    number = desk.session.case(HOLE).number
    assert exporting.export(Wish(tmp_path / "a.csv", query=number), desk, reader).rows == 1


def test_of_the_directory_what_is_private_stays_here(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    exporting.export(Wish(tmp_path / "a.xlsx", Table.DIRECTORY), desk, reader)
    (row,) = rows(tmp_path / "a.xlsx")
    assert (row["单位名称"], row["内部联系人"], row["备注"]) == ("市政处", "", "")
    assert "0399-82650001" in row["公开电话"]
    wish = Wish(tmp_path / "b.xlsx", Table.DIRECTORY, masked=False, reason="交接")
    exporting.export(wish, desk, reader)
    (row,) = rows(tmp_path / "b.xlsx")
    assert "王主任" in row["内部联系人"]
    assert PHONE in row["备注"]


@pytest.mark.parametrize("table", [Table.TEMPLATES, Table.REMIT])
def test_a_table_with_nothing_in_it_is_its_headings(
    desk: Desk, reader: Reader, tmp_path: Path, table: Table
) -> None:
    path = tmp_path / "a.csv"
    assert exporting.export(Wish(path, table), desk, reader).rows == 0
    first, end = path.read_bytes().decode("utf-8-sig").split("\r\n")
    assert first == ",".join(f'"{column.heading}"' for column in COLUMNS[table])
    assert end == ""


def bring_in(desk: Desk, path: Path) -> Summary:
    put = partial(importing.take, desk, path.name)
    return importing.import_workbook(path, put, zone=ZONE, now=T0)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_went_out_whole_makes_the_same_cases_in_another_desk(
    desk: Desk, reader: Reader, tmp_path: Path, ending: str
) -> None:
    long = "灯" * 40_000 + "\n'=1+1 “引号” 😀"
    desk.intake.receive([*invented(60), Answered(Incoming("web", "long", long, T0, author="长"))])
    path = tmp_path / f"a{ending}"
    exporting.export(Wish(path, masked=False, reason="迁移"), desk, reader)
    (tmp_path / "other").mkdir()
    with a_desk(tmp_path / "other") as other:
        taken = bring_in(other, path)
        assert (taken.rows, taken.imported, taken.quarantined) == (63, 63, 0)
        for id_ in reader.in_order():
            before, after = desk.session.case(id_), other.session.case(id_)
            for name in ("post", "author", "author_id", "title", "summary", "received_at"):
                assert getattr(after, name) == getattr(before, name)
            assert said(other, id_) == said(desk, id_)


def said(desk: Desk, case: UUID) -> list[object]:
    """The citizen's words and our answer to them."""
    history = desk.session.store.log.history(case)
    return [e.body["text"] for e in history if e.kind in ("message.received", "reply.lease")]


def test_a_message_longer_than_a_cell_goes_on_and_costs_no_other_row(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    desk.intake.receive([Answered(Incoming("web", "long", "灯" * 100_000, T0, author="长"))])
    path = tmp_path / "a.xlsx"
    assert exporting.export(Wish(path), desk, reader) == Written(path, 3, 0)
    found = rows(path)
    assert [row["留言编号"] for row in found] == ["hole", "lamp", "long"]
    parts = [found[2]["留言内容"], *(found[2][f"留言内容续{n}"] for n in (2, 3, 4))]
    assert "".join(parts) == "灯" * 100_000


def test_an_erased_case_goes_out_without_words(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    desk.erase([HOLE], Ground.REQUEST, "本人申请")
    wish = Wish(tmp_path / "a.xlsx", masked=False, reason="统计")
    assert exporting.export(wish, desk, reader).rows == 2
    first = rows(tmp_path / "a.xlsx")[0]
    assert (first["留言编号"], first["留言内容"], first["答复内容"]) == ("hole", "", "")
    assert NAME not in "".join(first.values())


def test_it_is_written_in_steps_and_counted(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    desk.intake.receive(invented(450))
    writing = begun(Wish(tmp_path / "a.csv"), reader)
    steps = []
    while wanted := writing.wanted():
        steps.append((writing.done, len(wanted)))
        writing.add(exporting.histories(wanted, reader))
    assert writing.total == writing.done == 452
    assert steps == [(0, 200), (200, 200), (400, 52)]
    assert writing.finish() == Written(tmp_path / "a.csv", 452, 0)
    writing.discard()
    assert left_in(tmp_path) == {"a.csv"}


def halfway(folder: Path, reader: Reader, name: str = "a.xlsx") -> Writing:
    writing = begun(Wish(folder / name), reader)
    writing.add(exporting.histories(writing.wanted(), reader))
    assert [path.name for path in folder.glob(".export-*")]
    return writing


def test_what_is_given_up_leaves_nothing_and_the_older_file_as_it_was(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"older")
    halfway(tmp_path, reader).discard()
    assert left_in(tmp_path) == {"a.xlsx"}
    assert (tmp_path / "a.xlsx").read_bytes() == b"older"


def test_what_is_forgotten_halfway_leaves_nothing(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    halfway(tmp_path, reader)
    gc.collect()
    assert left_in(tmp_path) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its folder there")
def test_a_folder_that_vanishes_is_told_and_nothing_is_left(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    writing = halfway(folder, reader)
    shutil.rmtree(folder)
    with pytest.raises(Outage) as outage:
        writing.finish()
    assert outage.value.cause is Cause.NOT_WRITTEN
    writing.discard()
    assert left_in(tmp_path) == set()


def test_a_folder_that_was_never_there_is_told(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(Outage) as outage:
        exporting.export(Wish(tmp_path / "none" / "a.xlsx"), desk, reader)
    assert outage.value.cause is Cause.NOT_WRITTEN


def test_a_folder_of_that_name_is_told(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(Outage) as outage:
        exporting.export(Wish(tmp_path / "a.xlsx"), desk, reader)
    assert outage.value.cause is Cause.NOT_WRITTEN
    assert left_in(tmp_path) == {"a.xlsx"}


def test_a_folder_that_may_not_be_written_to_is_told(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with of_anybody(), pytest.raises(Outage) as outage:
        exporting.export(Wish(folder / "a.xlsx"), desk, reader)
    assert outage.value.cause is Cause.NOT_WRITTEN


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_full_disk_is_told_and_no_half_file_is_left(
    desk: Desk, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).write_bytes(b"older")
    full = tmp_path / f"full{Path(name).suffix}"
    full.symlink_to("/dev/full")
    opened = workbook_out.open_out
    monkeypatch.setattr(workbook_out, "open_out", lambda _path, *rest: opened(full, *rest))
    desk.intake.receive(invented(300))
    with pytest.raises(Outage) as outage:
        exporting.export(Wish(tmp_path / name), desk, reader)
    assert outage.value.cause is Cause.DISK_FULL
    assert left_in(tmp_path) == {name, full.name}
    assert (tmp_path / name).read_bytes() == b"older"


def test_more_rows_than_a_workbook_holds_are_refused_with_the_way_out(
    desk: Desk, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_out, "MOST_ROWS", 1)
    with pytest.raises(Refusal) as refused:
        exporting.export(Wish(tmp_path / "a.xlsx"), desk, reader)
    assert refused.value.reason is Reason.TOO_MANY_ROWS
    assert left_in(tmp_path) == set()
    assert exporting.export(Wish(tmp_path / "a.csv"), desk, reader).rows == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_the_file_is_its_owners_alone(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    exporting.export(Wish(tmp_path / "a.csv"), desk, reader)
    assert (tmp_path / "a.csv").stat().st_mode & 0o077 == 0
