"""What goes out opens in a spreadsheet as it was: text stays text, nothing runs, nothing is lost."""

import csv
import os
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from moderator_app.core.cells import Cell, cell_text, unguarded
from moderator_app.core.exporting import CUT, Column, Shape
from moderator_app.papers import workbook_out
from moderator_app.papers.workbook_out import MOST_SIGNS, TooLarge, open_out, open_xlsx, pieces
from moderator_app.papers.workbooks import open_rows

COLUMNS = (Column("编号"), Column("内容"), Column("时间", shape=Shape.MOMENT))
MOMENT = datetime(2026, 11, 22, 9, 41, 5)  # noqa: DTZ001  (a workbook's own time has no zone)
LIVELY = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://example.com")',
    "+86 138",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    "''=1+1",
    "\u200d=1+1",
    "\u2060\ufeff \u200e@SUM(A1)",
    "﹦1+1",
    "﹣1",
    "0399",
    "007",
    "12-3",
    "3/4",
    "1-2-3",
    "2026-11",
    "3月4日",
    "1E5",
    "1.20e+34",
    "110101199003070011",
)
AWKWARD = (
    "110-119",
    "0315-2801234",
    "2026-11-22",
    "12-3号楼",
    "E5",
    '他说："路灯\n不亮"，对吗,对',
    "_x0041_",
    "_x005F_x0041_",
    "<b>粗</b>&amp;",
    "]]>",
    "😀" * 20,
    "é́",
    "\u202eabc\u202c",
    "1;2\t3",
    "'",
    "=",
)


def write(path: Path, *rows: tuple[Cell, ...]) -> int:
    with open_out(path, "诉求", COLUMNS) as out:
        for row in rows:
            out.add(row)
    return out.cut


def read(path: Path) -> list[list[str]]:
    """As the desk reads it again."""
    with open_rows(path) as sheet:
        rows = [row for chunk in sheet.chunks for row in chunk]
    return [[unguarded(cell_text(cell)) for cell in row.cells] for row in rows]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("words", [*LIVELY, *AWKWARD])
def test_words_come_back_as_they_were(tmp_path: Path, ending: str, words: str) -> None:
    path = tmp_path / f"a{ending}"
    write(path, ("1", words, None))
    assert read(path) == [["1", cell_text(words), ""][: len(read(path)[0])]]


@pytest.mark.parametrize("words", LIVELY)
def test_what_looks_like_a_formula_is_text_in_a_workbook(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.xlsx"
    write(path, ("1", words, None))
    cell = load_workbook(path).active["B2"]
    assert cell.data_type == "s"
    assert str(cell.value).endswith(cell_text(words))
    assert cell.quotePrefix
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert b"<f" not in sheet


@pytest.mark.parametrize("words", LIVELY)
def test_what_looks_like_a_formula_begins_with_an_apostrophe_in_csv(
    tmp_path: Path, words: str
) -> None:
    path = tmp_path / "a.csv"
    write(path, ("1", words, None))
    assert path.read_text("utf-8-sig").splitlines()[1].startswith('"1","\'')


def test_csv_is_what_excel_opens_by_a_double_click(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write(path, ("1", '两\n行 "引号"，逗号,', MOMENT))
    data = path.read_bytes()
    assert data.startswith("\ufeff".encode())
    assert data.endswith(b"\r\n")
    assert b'"\xe4\xb8\xa4\n\xe8\xa1\x8c ""' in data
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["编号", "内容", "时间"],
            ["1", '两\n行 "引号"，逗号,', "2026-11-22 09:41:05"],
        ]


def test_moments_and_days_are_dates_of_the_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, ("1", date(2019, 2, 28), MOMENT))
    sheet = load_workbook(path).active
    assert sheet["C2"].value == MOMENT
    assert sheet["B2"].value == datetime(2019, 2, 28)  # noqa: DTZ001
    assert sheet["B2"].number_format == "yyyy\\-mm\\-dd"


@pytest.mark.parametrize("words", ["110-119", "0315-2801234", "2026-11-22", "12-3号楼", "5月"])
def test_what_a_spreadsheet_leaves_alone_has_no_apostrophe(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.csv"
    write(path, ("1", words, None))
    assert path.read_text("utf-8-sig").splitlines()[1] == f'"1","{words}",""'


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('工单" state="hidden', '工单" state="hidden'),
        ("一/二\\三:四*五?六[七]", "一_二_三_四_五_六_七_"),
        ("'=1+1'", "=1+1"),
        ("<b>&amp;\u202e\n\x00\uffff", "<b>&amp;"),
        ("长" * 40, "长" * 31),
        ("💡" * 20, "💡" * 15),
        ("  ", "_"),
        ("History", "History_"),
    ],
)
def test_a_sheet_of_any_name_is_one_that_opens(tmp_path: Path, title: str, name: str) -> None:
    path = tmp_path / "a.xlsx"
    heading = f'{title}"/>&\uffff=1+1'
    with open_xlsx(path, title, (Column(heading),)) as out:
        out.add(("路灯",))
    book = load_workbook(path)
    assert book.sheetnames == [name]
    assert book.active["A1"].data_type == "s"
    assert book.active["A1"].value == heading.translate({0: None, 0xFFFF: None})


def test_headings_stay_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, ("1", "路灯", None), ("2", "井盖", None))
    sheet = load_workbook(path).active
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("诉求", "A2", "A1:C3")
    assert [cell.value for cell in sheet[1]] == ["编号", "内容", "时间"]


def test_control_characters_and_half_characters_harm_no_file(tmp_path: Path) -> None:
    words = "路\x00灯\x1b[31m\x0b不\ud800亮\ufffe\uffff\r\n了"
    for ending in (".xlsx", ".csv"):
        write(tmp_path / f"a{ending}", ("1", words, None))
        assert read(tmp_path / f"a{ending}")[0][1] == "路灯[31m不\ufffd亮\n了"


def test_a_cell_that_is_too_long_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    cut = write(path, ("1", "灯" * 40_000, None), ("2", "😀" * 20_000, None), ("3", "短", None))
    assert cut == 2
    sheet = load_workbook(path).active
    for cell in (sheet["B2"], sheet["B3"]):
        assert cell.value.endswith(CUT)
        assert len(cell.value.encode("utf-16-le")) // 2 <= MOST_SIGNS
    assert write(tmp_path / "a.csv", ("1", "灯" * 40_000, None)) == 0
    assert read(tmp_path / "a.csv")[0][1] == "灯" * 40_000


@pytest.mark.parametrize(
    "text",
    [
        "灯" * 100_000,
        "😀" * 50_000,
        "路灯 不亮 " * 20_000,
        ("灯" * (MOST_SIGNS - 1) + "\u200b\n ") * 3,
        "短",
        "",
    ],
)
def test_a_long_text_is_divided_so_that_nothing_is_lost_where_it_is_cut(text: str) -> None:
    parts = pieces(text)
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= MOST_SIGNS for part in parts)
    assert "".join(map(cell_text, parts)) == cell_text(text)


def test_a_workbook_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_out, "MOST_ROWS", 2)
    with open_out(tmp_path / "a.xlsx", "诉求", COLUMNS) as out:
        out.add(("1", "路灯", None))
        out.add(("2", "路灯", None))
        with pytest.raises(TooLarge):
            out.add(("3", "路灯", None))
    assert len(read(tmp_path / "a.xlsx")) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("rows", [0, 3_000])
def test_a_full_disk_is_said_at_once_or_at_the_end_and_nothing_stays_open(rows: int) -> None:
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208  (no folder: what is open now)
    noise = os.urandom(300).hex()
    with pytest.raises(OSError, match="No space left"):  # noqa: PT012, SIM117
        with open_out(Path("/dev/full"), "诉求", COLUMNS) as out:
            for n in range(rows):
                out.add((str(n), f"{noise[n % 300 :]}{n}", None))
    assert len(set(os.listdir("/proc/self/fd")) - before) == 0  # noqa: PTH208
