"""Delimited text is divided into records, and filled, in every other respect as it came."""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.core.answering import Fill, Words
from moderator_app.core.unreadable import Unreadable
from moderator_app.papers import delimited
from moderator_app.papers.workbook_fill_child import fill

ROWS = '编号,内容,办理结果,时间\r\n1,"灯,\n坏",,x\r\n\r\n2,井盖,旧,\r\n'


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", ","), ("utf-16", "\t")],
)
def test_a_csv_keeps_encoding_delimiter_and_line_ends(encoding: str, delimiter: str) -> None:
    text = ROWS.replace(",", delimiter).replace(f"灯{delimiter}", "灯,")
    data = text.encode(encoding)
    made, left = fill(data, "", [Fill(2, 2, Words("修好，㐂")), Fill(4, 2, Words('"好"'))])
    expected = text.replace(f'坏"{delimiter}', f'坏"{delimiter}修好，㐂').replace("旧", '"""好"""')
    assert made == expected.encode(encoding)
    assert not left


def test_a_formula_in_a_csv_is_text_and_a_short_row_grows() -> None:
    made, _ = fill(b"id,text,reply\n1,lamp\n", "", [Fill(2, 2, Words("=1+1"))])
    assert made == b"id,text,reply\n1,lamp,'=1+1\n"


def test_a_flawed_letter_elsewhere_comes_back_as_it_was() -> None:
    data = ("编号,内容,办理结果\n1," + "灯" * 90).encode() + b"\xff,\n"
    made, _ = fill(data, "", [Fill(2, 2, Words("好"))])
    assert made == data[:-1] + "好\n".encode()


signs = st.sampled_from('a,"\r\n灯;\t ')


def read_strictly(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@settings(max_examples=300)
@given(st.text(signs, max_size=40))
def test_a_record_is_what_a_program_closed_or_one_line(text: str) -> None:
    parted = list(delimited.records(io.StringIO(text, newline=""), ","))
    assert "".join(record for record, _ in parted) == text
    for record, read in parted:
        try:
            assert read_strictly(record) == [read]
        except csv.Error:
            assert len(io.StringIO(record, newline="").readlines()) == 1
    with suppress(csv.Error):
        assert [read for _, read in parted] == read_strictly(text)


@pytest.mark.parametrize(
    ("encoding", "newline"), [("utf-16-le", "\n"), ("utf-16-be", "\r\n"), ("utf-32", "\n")]
)
def test_a_csv_of_wide_signs_is_filled_as_it_came(encoding: str, newline: str) -> None:
    text = newline.join(["id,text,reply", "1,𠮷野家门口路灯不亮,", "2,上海路井盖,旧", ""])
    made, _ = fill(text.encode(encoding), "", [Fill(2, 2, Words("已修好"))])
    assert made == text.replace("不亮,", "不亮,已修好").encode(encoding)


def test_an_unclosed_quotation_mark_moves_no_answer_to_another_row() -> None:
    data = '编号,内容,办理结果\n1,"路灯,\n2,井盖,\n3,"渣土",\n'.encode()
    made, _ = fill(data, "", [Fill(3, 2, Words("已换")), Fill(4, 2, Words("已清"))])
    assert made.decode() == '编号,内容,办理结果\n1,"路灯,\n2,井盖,已换\n3,"渣土",已清\n'


@settings(max_examples=300)
@given(
    st.text(signs, max_size=40), st.integers(1, 6), st.integers(0, 3), st.text(signs, max_size=4)
)
def test_however_badly_a_csv_is_quoted_only_the_filled_cell_reads_otherwise(
    text: str, row: int, column: int, words: str
) -> None:
    def read(data: bytes) -> list[list[str]]:
        lines = io.StringIO(data.decode(), newline="")
        return [cells for _, cells in delimited.records(lines, ",")]

    expected = read(text.encode())
    with suppress(Unreadable):
        made = delimited.changed(text.encode(), "utf-8", ",", {row: {column: words}})
        for filled in expected[row - 1 : row]:
            filled.extend([""] * (column + 1 - len(filled)))
            filled[column] = words
        assert read(made) == expected


def test_an_answer_that_a_badly_quoted_row_would_swallow_is_not_written() -> None:
    data = '编号,内容,办理结果\n1,"路灯,\n2,井盖,\n'.encode()
    with pytest.raises(Unreadable):
        fill(data, "", [Fill(3, 2, Words(",已换"))])
    with pytest.raises(Unreadable):
        fill(data, "", [Fill(2, 2, Words("已修，好,了"))])


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)


@settings(max_examples=100)
@given(tables, st.data())
def test_a_csv_reads_the_same_but_for_the_filled_cell(
    table: Sequence[list[str]], data: st.DataObject
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    row = data.draw(st.integers(0, len(table) - 1))
    column = data.draw(st.integers(0, len(table[0]) - 1))
    words = data.draw(cells)
    made = delimited.changed(text.getvalue().encode(), "utf-8", ",", {row + 1: {column: words}})
    expected = [list(one) for one in table]
    expected[row][column] = words
    assert list(csv.reader(io.StringIO(made.decode(), newline=""))) == expected
