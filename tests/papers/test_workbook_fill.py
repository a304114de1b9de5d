"""A platform's table comes back with its answers in it, and in every other respect as it was."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import (  # type: ignore[import-untyped]
    DataValidation,
)
from python_calamine import CalamineWorkbook

from moderator_app.core.answering import Fill, Moment, State, Words
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers import spawned
from moderator_app.papers.workbook_fill import KEPT_KINDS, Filled, fill_in, read_whole
from moderator_app.papers.workbook_fill_child import fill

SHEET = "工单"
HEADER = ("工单编号", "诉求内容", "办理结果", "答复时间", "办理状态", "已答复数")
AT = datetime(2026, 11, 22, 10, 5, 30)  # noqa: DTZ001
OFFICE = shutil.which("soffice")


def a_workbook(path: Path) -> Path:
    """As platforms make them: a title over all columns, styles, a hidden column, a drop-down, a
    formula, merged cells, a sheet of instructions."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["某市 12345 工单反馈表"])
    sheet.merge_cells("A1:F1")
    sheet.append(HEADER)
    sheet.append(["20261122000000000001", "路灯不亮", None, None, None, "=COUNTA(C3:C6)"])
    sheet.append(["20261122000000000002", "井盖松了", "已有答复", AT, "已办结", None])
    sheet.append(["20261122000000000003", "渣土未清", None, None, None, None])
    sheet.append(["20261122000000000004", "渣土未清（续）", None, None, None, None])
    sheet.merge_cells("C5:C6")
    sheet["C3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A2"].font = Font(bold=True)
    sheet["D4"].number_format = "yyyy/mm/dd hh:mm"
    sheet.column_dimensions["B"].width = 60
    sheet.column_dimensions["F"].hidden = True
    allowed = DataValidation(type="list", formula1='"未办结,已答复"', allow_blank=True)
    allowed.add("E3:E1000")
    sheet.add_data_validation(allowed)
    sheet.freeze_panes = "A3"
    book.create_sheet("填表说明")["A1"] = "请勿修改表头"
    book.save(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_workbook(tmp_path / "工单.xlsx")


def filled(path: Path, *fills: Fill) -> Filled:
    return fill_in(read_whole(path), SHEET, fills)


def rows(data: bytes, sheet: str = SHEET) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()  # type: ignore[return-value]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def sheet_xml(data: bytes) -> str:
    return parts(data)["xl/worksheets/sheet1.xml"].decode()


def with_sheet(path: Path, change: tuple[str, str], part: str = "xl/worksheets/sheet1.xml") -> Path:
    """The workbook with other words in one of its parts."""
    made = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            content = old.read(info).decode()
            if info.filename == part:
                assert re.search(change[0], content)
                content = re.sub(change[0], change[1], content)
            new.writestr(info, content)
    return made


def test_only_the_cells_that_were_asked_for_are_changed(path: Path) -> None:
    before = path.read_bytes()
    made = filled(path, Fill(3, 2, Words("已修好")), Fill(3, 3, Moment(AT, "", serial=True)))
    assert path.read_bytes() == before
    assert not made.left
    expected = rows(before)
    expected[2][2:4] = ["已修好", AT]
    assert rows(made.data) == expected


def test_every_other_part_and_every_other_byte_of_the_sheet_stay(path: Path) -> None:
    before = path.read_bytes()
    made = filled(path, Fill(3, 2, Words("已修好")))
    old, new = parts(before), parts(made.data)
    assert list(new) == list(old)
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet1.xml"]
    assert sheet_xml(made.data) == re.sub(
        r'<c r="C3" s="(\d+)"[^>]*/>',
        r'<c r="C3" s="\1" t="inlineStr"><is><t xml:space="preserve">已修好</t></is></c>',
        sheet_xml(before),
    )


def test_styles_widths_merges_formulas_and_drop_downs_are_there_afterwards(path: Path) -> None:
    made = filled(path, Fill(3, 2, Words("已修好")), Fill(3, 3, Moment(AT, "", serial=True)))
    book = load_workbook(io.BytesIO(made.data))
    sheet = book[SHEET]
    assert sheet["C3"].value == "已修好"
    assert sheet["C3"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["F3"].value == "=COUNTA(C3:C6)"
    assert (sheet["D3"].value, sheet["D3"].number_format) == (AT, "yyyy/mm/dd hh:mm")
    assert sheet.column_dimensions["B"].width == 60
    assert sheet.column_dimensions["F"].hidden
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:F1", "C5:C6"}
    assert len(sheet.data_validations.dataValidation) == 1
    assert sheet.freeze_panes == "A3"
    assert book.sheetnames == [SHEET, "填表说明"]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+86", "@SUM(A1)", "<b>&amp;</b>", "_x0041_", "两\n行", "  宽 ", "𠮷\U0001f600", "-"],
)
def test_words_are_words_whatever_they_look_like(path: Path, words: str) -> None:
    made = filled(path, Fill(3, 2, Words(words)))
    assert rows(made.data)[2][2] == words
    assert "<f>1+1</f>" not in sheet_xml(made.data)


def test_signs_that_no_workbook_can_hold_are_left_out_and_a_long_answer_is_cut(path: Path) -> None:
    made = filled(path, Fill(3, 2, Words("a\x00b\ud800" + "灯" * 40_000)))
    said = str(rows(made.data)[2][2])
    assert said.startswith("ab灯")
    assert len(said) <= 32_767
    assert said.endswith("〔超出单元格长度，以下从略〕")


def test_a_formula_and_the_hidden_part_of_merged_cells_are_left_alone(path: Path) -> None:
    wanted = [Fill(3, 5, Words("3")), Fill(6, 2, Words("x")), Fill(99, 2, Words("x"))]
    made = filled(path, *wanted, Fill(5, 2, Words("已清运")))
    assert made.left == {(3, 5), (6, 2), (99, 2)}
    assert rows(made.data)[4][2] == "已清运"


def test_a_state_is_one_that_the_drop_down_allows(path: Path) -> None:
    state = State(("已办结", "已答复"), listed=True)
    made = filled(path, Fill(3, 4, state), Fill(5, 4, State(("办结",))), Fill(5, 1, state))
    assert rows(made.data)[2][4] == "已答复"
    assert made.left == {(5, 4), (5, 1)}


def test_a_drop_down_that_names_a_range_allows_nothing_we_know(path: Path) -> None:
    changed = with_sheet(path, (r"<formula1>[^<]*</formula1>", "<formula1>填表说明!A1</formula1>"))
    assert filled(changed, Fill(3, 4, State(("已答复",)))).left == {(3, 4)}


def test_shared_strings_are_shared_as_before(path: Path) -> None:
    """openpyxl writes its words into the cells; Excel keeps them in a part of their own."""
    shared = with_sheet(path, (r't="inlineStr"><is><t>路灯不亮</t></is>', 't="s"><v>0</v>'))
    made = filled(shared, Fill(3, 2, Words("已修好")))
    assert '<c r="B3" t="s"><v>0</v></c>' in sheet_xml(made.data)


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ('<row r="3" spans="1:2"><c r="A3"><v>7</v></c></row>', '<c r="A3"><v>7</v></c>'),
        ("<row r='3'><c><v>7</v></c><c r='D3' s='0'/></row>", "<c><v>7</v></c>"),
        ('<row r="3" ht="20" customHeight="1"/>', 'ht="20" customHeight="1"'),
    ],
    ids=["no cell yet", "cells without a name", "an empty row"],
)
def test_a_cell_that_is_not_there_yet_finds_its_place(path: Path, row: str, kept: str) -> None:
    changed = with_sheet(path, (r'<row r="3".*?</row>', row))
    made = filled(changed, Fill(3, 4, Words("后")), Fill(3, 2, Words("前")))
    text = sheet_xml(made.data)
    assert kept in text
    assert "spans" not in text.partition('r="3"')[2].partition("</row>")[0]
    assert (rows(made.data)[2][2], rows(made.data)[2][4]) == ("前", "后")
    assert load_workbook(io.BytesIO(made.data))[SHEET]["E3"].value == "后"


def test_a_sheet_with_a_prefix_to_every_name_is_filled_with_it(path: Path) -> None:
    text = sheet_xml(path.read_bytes())
    prefixed = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=")
    changed = path.with_name("prefixed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            is_sheet = info.filename == "xl/worksheets/sheet1.xml"
            new.writestr(info, prefixed if is_sheet else old.read(info))
    made = filled(changed, Fill(3, 2, Words("已修好")))
    assert load_workbook(io.BytesIO(made.data))[SHEET]["C3"].value == "已修好"


def test_a_time_is_text_where_the_column_holds_text(path: Path) -> None:
    made = filled(path, Fill(5, 3, Moment(AT, "2026年11月22日", serial=False)))
    assert rows(made.data)[4][3] == "2026年11月22日"


def test_a_time_counts_from_1904_where_the_workbook_does(path: Path) -> None:
    changed = with_sheet(path, ("<workbookPr ", '<workbookPr date1904="1" '), "xl/workbook.xml")
    made = filled(changed, Fill(5, 3, Moment(AT, "", serial=True)))
    assert load_workbook(io.BytesIO(made.data))[SHEET]["D5"].value == AT


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((r"<sheetData>", "<sheetData><broken"), Code.DAMAGED),
        ((r"^(<\?xml[^>]*>)?", '<!DOCTYPE a [<!ENTITY b "c">]>'), Code.UNSUPPORTED_KIND),
        ((r'<c r="A4"', '<c r="A3"'), Code.DAMAGED),
        ((r'<row r="5"', '<row r="3"'), Code.DAMAGED),
        ((r'<c r="B4"', '<c r="A4"'), Code.DAMAGED),
    ],
    ids=["broken", "entities", "a cell of another row", "a row twice", "a cell twice"],
)
def test_a_sheet_that_is_broken_or_sly_is_refused(
    path: Path, change: tuple[str, str], code: Code
) -> None:
    with pytest.raises(Unreadable) as refused:
        filled(with_sheet(path, change), Fill(3, 2, Words("x")))
    assert refused.value.code is code


def test_rows_without_a_number_are_counted(path: Path) -> None:
    changed = with_sheet(path, (r'<row r="[0-9]+"', "<row"))
    expected = rows(changed.read_bytes())
    expected[2][2] = "x"
    assert rows(filled(changed, Fill(3, 2, Words("x"))).data) == expected


def test_a_part_or_a_sheet_that_is_there_twice_is_refused(path: Path) -> None:
    twice = with_sheet(path, ('name="填表说明"', f'name="{SHEET}"'), "xl/workbook.xml")
    with pytest.raises(Unreadable):
        filled(twice, Fill(3, 2, Words("x")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", packed.read("xl/worksheets/sheet2.xml"))
    with pytest.raises(Unreadable):
        filled(path, Fill(3, 2, Words("x")))


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"PK\x03\x04"])
def test_what_is_no_new_workbook_and_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        fill_in(data, SHEET, [Fill(3, 2, Words("x"))])


def test_a_workbook_that_broke_anywhere_is_refused_or_filled(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        broken = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        with suppress(Unreadable):
            fill(broken, SHEET, [Fill(3, 2, Words("已修好"))])


def test_a_child_that_hangs_or_dies_is_ended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spawned, "_START", "raise SystemExit(3)")
    with pytest.raises(Unreadable) as refused:
        filled(path, Fill(3, 2, Words("x")))
    assert (refused.value.code, refused.value.detail) == (Code.DAMAGED, "3")


def converted(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it under another kind."""
    home = path.parent / "office"
    subprocess.run(  # noqa: S603 - LibreOffice, on a file of ours
        [str(OFFICE), f"-env:UserInstallation=file://{home}", "--headless",
         "--convert-to", kind, "--outdir", str(path.parent / kind), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return path.parent / kind / f"{path.stem}.{kind}"


needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


@needs_office
def test_a_workbook_that_libreoffice_saved_is_filled(path: Path) -> None:
    """It keeps words in shared strings, and writes every cell of a merged range."""
    saved = converted(path, "xlsx")
    before = rows(saved.read_bytes())
    made = filled(saved, Fill(3, 2, Words("已修好")), Fill(5, 3, Moment(AT, "", serial=True)))
    before[2][2], before[4][3] = "已修好", AT
    assert rows(made.data) == before
    old, new = parts(saved.read_bytes()), parts(made.data)
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet1.xml"]
    assert "sharedStrings" in " ".join(old)


@needs_office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_kinds_that_can_only_be_read_say_so(path: Path, kind: str) -> None:
    with pytest.raises(Unreadable) as refused:
        filled(converted(path, kind), Fill(3, 2, Words("x")))
    assert (refused.value.code, refused.value.detail) == (Code.UNSUPPORTED_KIND, KEPT_KINDS)


@needs_office
def test_libreoffice_opens_the_copy_and_finds_the_words_and_no_new_formula(
    path: Path, tmp_path: Path
) -> None:
    answer = '=HYPERLINK("x") 已修好'
    made = filled(path, Fill(3, 2, Words(answer)), Fill(3, 3, Moment(AT, "", serial=True)))
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(made.data)
    converted(copy, "fods")
    told = (tmp_path / "fods" / "copy.fods").read_text("utf-8")
    assert "已修好" in told
    assert told.count("table:formula=") == 1
    assert 'office:date-value="2026-11-22T10:05:30"' in told


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


def the_words() -> Iterator[str]:
    yield from ("路灯", "", "=1", "a&b", "两\n行")


words_of_cells = st.one_of(st.sampled_from(list(the_words())), cells)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(words_of_cells, min_size=4, max_size=4), min_size=1, max_size=6),
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 3)), cells, max_size=6),
)
def test_a_workbook_reads_the_same_but_for_the_filled_cells(
    table: Sequence[list[str]], wanted: dict[tuple[int, int], str]
) -> None:
    book = Workbook()
    book.active.title = SHEET
    book.active["E9"] = "end"
    for row, texts in enumerate(table, 1):
        for column, text in enumerate(texts, 1):
            if text:
                cell = book.active.cell(row, column)
                cell.value, cell.data_type = text, "s"
    file = io.BytesIO()
    book.save(file)
    expected = rows(file.getvalue())
    fills = [Fill(row + 1, column, Words(text)) for (row, column), text in wanted.items()]
    made, left = fill(file.getvalue(), SHEET, fills)
    top, start = 9 - len(expected), 5 - len(expected[0])
    for (row, column), text in wanted.items():
        if (row + 1, column) not in left and row >= top and column >= start:
            expected[row - top][column - start] = text
    assert rows(made)[-len(expected) :][0][-len(expected[0]) :] == expected[0]
    assert [one[-len(expected[0]) :] for one in rows(made)[-len(expected) :]] == expected
