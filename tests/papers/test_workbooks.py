"""Files that strangers send are read, or refused with a reason, and never harm the desk."""

import csv
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic, sleep

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers import spawned
from moderator_app.papers.workbooks import Row, open_rows
from tests.rights import of_anybody

PROJECT = Path(__file__).parents[2]
HEADER = ("编号", "内容", "时间")


@pytest.fixture(autouse=True)
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes a test started; none may be left when it ends."""
    started: list[subprocess.Popen[bytes]] = []

    class Recorded(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    yield started
    assert all(child.returncode is not None for child in started)


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def delimited(path: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read(path: Path) -> tuple[tuple[str, ...], list[Row]]:
    with open_rows(path) as sheet:
        return sheet.header, [row for chunk in sheet.chunks for row in chunk]


def refusal(path: Path, **limits: float) -> Unreadable:
    seconds = limits.get("seconds", 60)
    with pytest.raises(Unreadable) as refused, open_rows(path, limit_seconds=seconds) as sheet:
        list(sheet.chunks)
    return refused.value


def test_a_workbook_keeps_words_numbers_dates_and_row_numbers(tmp_path: Path) -> None:
    moment = datetime(2019, 2, 28, 11, 25, 5)  # noqa: DTZ001
    path = workbook(
        tmp_path / "a.xlsx",
        [
            HEADER,
            (188006, "路灯不亮", moment),
            (),
            (1.5, "两\n行", date(2019, 2, 28)),
            (True, None, time(3, 4)),
        ],
    )
    with open_rows(path) as sheet:
        assert (sheet.header_row_index, sheet.header, sheet.total) == (0, HEADER, 4)
        assert list(sheet.chunks) == [
            [
                Row(2, (188006.0, "路灯不亮", moment)),
                Row(3, ()),
                Row(4, (1.5, "两\n行", date(2019, 2, 28))),
                Row(5, (True, "", time(3, 4))),
            ]
        ]


def test_the_header_is_found_below_a_title_and_in_any_order(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["某市留言汇总表"])
    sheet.merge_cells("A1:C1")
    sheet.append([])
    sheet.append(["时间", "内容", "编号"])
    sheet.append(["2019/2/28", "路灯不亮", "7"])
    book.save(tmp_path / "a.xlsx")
    with open_rows(tmp_path / "a.xlsx") as found:
        assert (found.header_row_index, found.header) == (2, ("时间", "内容", "编号"))
        assert list(found.chunks) == [[Row(4, ("2019/2/28", "路灯不亮", "7"))]]


def test_a_header_merged_over_two_rows_is_read_as_one(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["工单编号", "诉求人", None, "诉求内容"])
    sheet.append([None, "姓名", "联系电话", None])
    sheet.append(["1", "王", "138", "路灯不亮"])
    for merged in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    header, rows = read(tmp_path / "a.xlsx")
    assert header == ("工单编号", "姓名", "联系电话", "诉求内容")
    assert rows == [Row(3, ("1", "王", "138", "路灯不亮"))]


def test_the_sheet_with_messages_is_found_behind_a_cover_page(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["填表说明"], ["请勿修改"]], [HEADER, ("1", "路灯", "")])
    with open_rows(path) as sheet:
        assert (sheet.name, sheet.header) == ("Sheet1", HEADER)


def test_rows_start_where_the_sheet_starts(tmp_path: Path) -> None:
    book = Workbook()
    book.active["C5"] = "内容"
    book.active["C7"] = "路灯不亮"
    book.save(tmp_path / "a.xlsx")
    header, rows = read(tmp_path / "a.xlsx")
    assert (header, rows) == (("内容",), [Row(6, ()), Row(7, ("路灯不亮",))])


def test_a_formula_nobody_calculated_is_an_empty_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, ("1", '=CONCAT("路","灯")', "x")])
    assert read(path)[1] == [Row(2, ("1", "", "x"))]


def test_a_cell_of_a_hundred_thousand_characters_arrives_whole(tmp_path: Path) -> None:
    long = "灯" * 100_000
    short = workbook(tmp_path / "a.xlsx", [HEADER, ("1", "长", "")])
    book = tmp_path / "b.xlsx"  # no spreadsheet program writes more than 32,767
    with zipfile.ZipFile(short) as old, zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace("长".encode(), long.encode()))
    for path in (book, delimited(tmp_path / "a.csv", [HEADER, ("1", long, "")])):
        assert read(path)[1][0].cells[1] == long


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_file_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    rows: list[Sequence[str]] = [HEADER, ("1", '㐂街"灯,\r\n不亮"\x00', "2019/2/28")]
    path = delimited(tmp_path / "a.csv", rows, encoding)
    assert read(path) == (HEADER, [Row(2, tuple(rows[1]))])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_file_is_read_with_each_delimiter(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(delimiter.join(HEADER) + "\r\n" + delimiter.join("123") + "\r\n", "utf-8")
    assert read(path) == (HEADER, [Row(2, ("1", "2", "3"))])


def test_a_comma_in_the_words_of_a_single_column_is_no_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("内容\n路灯,不亮\n井盖坏了\n", "utf-8")
    assert read(path)[1] == [Row(2, ("路灯,不亮",)), Row(3, ("井盖坏了",))]


def test_one_broken_character_does_not_cost_the_file(tmp_path: Path) -> None:
    path = delimited(tmp_path / "a.csv", [HEADER, *(("1", "路灯不亮", "") for _ in range(100))])
    path.write_bytes(path.read_bytes() + b"2,\xff,\n")
    rows = read(path)[1]
    assert (len(rows), rows[0].cells[1], rows[-1].cells[1]) == (101, "路灯不亮", "\ufffd")


def test_the_kind_of_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", [HEADER, ("1", "路灯", "")]).rename(tmp_path / "a.csv")
    text = delimited(tmp_path / "b.csv", [HEADER, ("1", "路灯", "")])
    assert read(book) == read(text.rename(tmp_path / "b.xlsx"))


def test_an_open_document_is_read_too(tmp_path: Path) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    cells = "".join(
        f"<table:table-row><table:table-cell office:value-type='string'><text:p>{words}</text:p>"
        "</table:table-cell></table:table-row>"
        for words in ("内容", "路灯不亮")
    )
    content = (
        f"<office:document-content xmlns:office='{office}office:1.0' "
        f"xmlns:table='{office}table:1.0' xmlns:text='{office}text:1.0'><office:body>"
        f"<office:spreadsheet><table:table table:name='表'>{cells}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        archive.writestr("content.xml", content)
    assert read(path) == (("内容",), [Row(2, ("路灯不亮",))])


def test_rows_come_in_chunks_that_stay_small(tmp_path: Path) -> None:
    short = delimited(tmp_path / "a.csv", [HEADER, *((n, "灯", "") for n in range(1201))])
    with open_rows(short) as sheet:
        assert sheet.total == 1201
        assert [len(chunk) for chunk in sheet.chunks] == [500, 500, 201]
    long = delimited(tmp_path / "b.csv", [HEADER, *((n, "灯" * 5000, "") for n in range(200))])
    with open_rows(long) as sheet:
        assert max(map(len, sheet.chunks)) < 100


def test_leaving_midway_ends_the_child_and_the_rows(
    tmp_path: Path, children: list[subprocess.Popen[bytes]]
) -> None:
    path = delimited(tmp_path / "a.csv", [HEADER, *((n, "灯" * 900, "") for n in range(5000))])
    with open_rows(path) as sheet:
        next(sheet.chunks)
        assert children[0].poll() is None
    assert children[0].returncode is not None
    assert list(sheet.chunks) == []


def test_an_error_while_working_on_the_rows_ends_the_child(
    tmp_path: Path, children: list[subprocess.Popen[bytes]]
) -> None:
    path = delimited(tmp_path / "a.csv", [HEADER, ("1", "路灯", "")])
    with pytest.raises(ZeroDivisionError), open_rows(path):
        raise ZeroDivisionError
    assert children[0].returncode is not None


def test_a_child_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spawned, "_START", "import time; time.sleep(600)")
    path = delimited(tmp_path / "a.csv", [HEADER, ("1", "路灯", "")])
    started = monotonic()
    assert refusal(path, seconds=0.5).code is Code.TOOK_TOO_LONG
    assert monotonic() - started < 5


def test_the_time_spent_on_the_rows_is_not_counted(tmp_path: Path) -> None:
    path = delimited(tmp_path / "a.csv", [HEADER, *((n, "灯" * 900, "") for n in range(2000))])
    with open_rows(path, limit_seconds=2) as sheet:
        next(sheet.chunks)
        sleep(2.2)
        assert sum(map(len, sheet.chunks)) > 1000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_sheet_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "内容"
    book.active["XFD1048576"] = "灯"
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx").code is Code.OUT_OF_MEMORY


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_million_blank_rows_in_between_fill_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,内容\n1,路灯\n" + "\n" * 1_000_000 + "2,井盖\n", "utf-8")
    with open_rows(path, limit_bytes=80 << 20) as sheet:
        assert sum(1 for chunk in sheet.chunks for row in chunk if row.cells) == 2


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    declared, real = tmp_path / "declared.xlsx", tmp_path / "real.xlsx"
    with zipfile.ZipFile(declared, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.filelist[-1].file_size = 10 * 1024**3
    with zipfile.ZipFile(real, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(48 * 1024**2))
    assert refusal(declared).code is refusal(real).code is Code.TOO_LARGE


def test_a_text_file_beyond_the_limit_is_refused_unread(
    tmp_path: Path, children: list[subprocess.Popen[bytes]]
) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(513 * 1024**2)
    assert refusal(path).code is Code.TOO_LARGE
    assert children == []


def test_a_quotation_mark_never_closed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('编号,内容\n1,"路灯' + "不亮\n2,井盖" * 800_000, "utf-8")
    assert refusal(path).code is Code.DAMAGED


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.EMPTY),
        (b"PK\x03\x04 and nothing more", Code.DAMAGED),
        (OLE, Code.NOT_A_WORKBOOK),
        (OLE + "WordDocument".encode("utf-16-le"), Code.NOT_A_WORKBOOK),
        (OLE + "Workbook".encode("utf-16-le") + bytes(512), Code.DAMAGED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Code.PASSWORD_PROTECTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), Code.NOT_A_WORKBOOK),
        (b"%PDF-1.7\n", Code.NOT_A_WORKBOOK),
        (bytes(2000), Code.NOT_A_WORKBOOK),
        (bytes(range(128, 256)) * 20, Code.NOT_A_WORKBOOK),
        ("今天天气很好。\n明天也是。\n".encode(), Code.NOT_A_WORKBOOK),
        (b"\xef\xbb\xbf <html><table><tr><td>1", Code.UNSUPPORTED_KIND),
        (b"<?xml version='1.0'?><Workbook/>", Code.UNSUPPORTED_KIND),
        ("编号,内容\n".encode(), Code.NO_ROWS),
        ("编号,内容\n , \n,\u3000\n\n".encode(), Code.NO_ROWS),
        (b",,\n,,\n", Code.EMPTY),
    ],
)
def test_a_file_without_rows_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, code: Code
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert refusal(path).code is code


def test_a_workbook_without_rows_is_refused_with_the_reason(tmp_path: Path) -> None:
    assert refusal(workbook(tmp_path / "a.xlsx", [])).code is Code.EMPTY
    assert refusal(workbook(tmp_path / "b.xlsx", [HEADER])).code is Code.NO_ROWS


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", [HEADER, *((n, "路灯", "") for n in range(999))])
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:-2000])
    assert refusal(cut).code is Code.DAMAGED
    torn = tmp_path / "torn.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(torn, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, content[: len(content) // 2])
    assert refusal(torn).code is Code.DAMAGED


def test_another_kind_of_office_file_or_a_locked_archive_is_refused(tmp_path: Path) -> None:
    paper, locked = tmp_path / "a.docx", tmp_path / "b.xlsx"
    with zipfile.ZipFile(paper, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.filelist[-1].flag_bits |= 1
    assert refusal(paper).code is Code.NOT_A_WORKBOOK
    assert refusal(locked).code is Code.PASSWORD_PROTECTED


def test_a_path_that_leads_to_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx").code is Code.NOT_FOUND
    assert refusal(tmp_path / "none" / "none.xlsx").code is Code.NOT_FOUND
    assert refusal(tmp_path).code is Code.NOT_A_WORKBOOK


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = delimited(tmp_path / "a.csv", [HEADER, ("1", "路灯", "")])
    path.chmod(0)
    with of_anybody():
        assert refusal(path).code is Code.NO_PERMISSION


def test_nothing_that_parses_files_is_loaded_into_the_desk() -> None:
    code = "import sys, moderator_app.papers.workbooks; print(*sys.modules)"
    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT
    ).stdout.split()
    assert not {"python_calamine", "openpyxl", "zipfile"} & set(loaded)
