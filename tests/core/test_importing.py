"""Rows of other systems' tables become messages, or are set aside with a reason."""

import math
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.cells import Cell, cell_text, clean, read_time
from moderator_app.core.headings import Field, guess, recognise
from moderator_app.core.importing import (
    ImportedRow,
    Reason,
    RejectedRow,
    parse_row,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADER = ("编号", "姓名", "电话", "标题", "内容", "时间", "答复内容", "答复时间", "点赞数")
COLUMNS = recognise(HEADER)


def parsed(**cells: Cell) -> ImportedRow | RejectedRow | None:
    return parse_row([cells.get(name) for name in HEADER], COLUMNS, SHANGHAI, HEADER)


def imported(**cells: Cell) -> ImportedRow:
    row = parsed(**cells)
    assert isinstance(row, ImportedRow)
    return row


def rejected(**cells: Cell) -> RejectedRow:
    row = parsed(**cells)
    assert isinstance(row, RejectedRow)
    return row


def test_headings_of_a_citizens_letters_file_are_known() -> None:
    header = ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "答复意见", "答复时间"]
    assert list(recognise(header).values()) == [
        Field.EXTERNAL_ID,
        Field.AUTHOR,
        Field.TITLE,
        Field.RECEIVED_AT,
        Field.TEXT,
        Field.REPLY,
        Field.REPLIED_AT,
    ]


def test_headings_of_a_12345_work_order_are_known() -> None:
    header = [
        *("序号", "工单编号", "来电时间", "诉求人", "联系电话", "诉求类型", "所属区域"),
        *("诉求标题", "诉求内容", "承办单位", "办理时限", "工单状态", "办理结果", "满意度"),
    ]
    columns = recognise(header)
    assert {header[column]: field.value for column, field in columns.items()} == {
        "序号": "ignore",
        "工单编号": "external_id",
        "来电时间": "received_at",
        "诉求人": "author",
        "联系电话": "author_phone",
        "诉求类型": "kind",
        "所属区域": "district",
        "诉求标题": "title",
        "诉求内容": "text",
        "承办单位": "handler",
        "办理时限": "due",
        "工单状态": "status",
        "办理结果": "reply",
    }


def test_a_result_column_beside_a_reply_column_is_the_outcome() -> None:
    columns = recognise(["诉求内容", "办理结果", "答复内容"])
    assert columns == {0: Field.TEXT, 1: Field.OUTCOME, 2: Field.REPLY}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        (" 留言 内容 ", Field.TEXT),
        ("*诉求内容（必填）", Field.TEXT),
        ("诉求内容:", Field.TEXT),
        ("【必填】工单编号", Field.EXTERNAL_ID),
        ("微博ＩＤ", Field.EXTERNAL_ID),
        ("Received At", Field.RECEIVED_AT),
        ("received_at", Field.RECEIVED_AT),
        ("联系\n电话", Field.AUTHOR_PHONE),
        ("群众来电时间", Field.RECEIVED_AT),
        ("承办单位答复内容", Field.REPLY),
    ],
)
def test_a_heading_is_known_in_spite_of_spaces_width_and_brackets(
    heading: str, field: Field
) -> None:
    assert recognise([heading]) == {0: field}


@pytest.mark.parametrize(
    "heading",
    ["承办单位联系电话", "要求答复时间", "是否公开留言内容", "满意度", "", "（必填）", "xtext"],
)
def test_a_heading_that_only_resembles_a_known_one_is_left_alone(heading: str) -> None:
    assert recognise([heading]) == {}


def test_two_columns_never_hold_the_same_field() -> None:
    assert recognise(["内容", "诉求内容", "诉求内容"]) == {1: Field.TEXT}
    assert recognise(["编号", "工单编号", "标题"]) == {1: Field.EXTERNAL_ID, 2: Field.TITLE}


def test_a_sheet_without_message_or_title_cannot_be_read() -> None:
    layout = guess(["一级分类", "姓名"])
    assert not layout.usable
    assert layout.header == ("一级分类", "姓名")


def test_a_whole_row_is_imported() -> None:
    row = imported(
        编号=188006.0,
        姓名=" 王女士\u3000",
        电话=13900000000.0,
        标题="路灯不亮",
        内容="\n\t\t  中山路\r\n路灯不亮\xa0\n",
        时间="2019/2/28 11:25:05",
        答复内容="已修复。",
        答复时间=datetime(2019, 3, 1, 9, 0),  # noqa: DTZ001
        点赞数=3.0,
    )
    assert row == ImportedRow(
        external_id="188006",
        author="王女士",
        phone="13900000000",
        title="路灯不亮",
        text="中山路\n路灯不亮",
        received_at=datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC),
        reply="已修复。",
        replied_at=datetime(2019, 3, 1, 1, 0, tzinfo=UTC),
        channel=None,
        extra={"点赞数": "3"},
    )


def test_a_blank_row_is_neither_imported_nor_rejected() -> None:
    assert parsed() is None
    assert parsed(编号="", 内容=" \u3000\n\ufeff") is None


def test_a_title_alone_is_enough() -> None:
    assert imported(标题="路灯不亮").text == ""


def test_a_row_without_words_is_rejected() -> None:
    assert rejected(编号=1.0, 姓名="王").reason is Reason.NO_TEXT
    alone = rejected(编号=1.0, 答复内容="已办")
    assert (alone.reason, alone.field, alone.value) == (
        Reason.REPLY_WITHOUT_TEXT,
        Field.REPLY,
        "已办",
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"编号": "合计", "点赞数": 120.0},
        {"编号": "总计：", "内容": 2816.0},
        {"标题": "合　计"},
        {"编号": "合计：2816件"},
        {"编号": "共 2816 条记录"},
        {"编号": "Grand Total", "内容": "2,816"},
    ],
)
def test_a_total_row_is_rejected_as_one(cells: dict[str, Cell]) -> None:
    assert rejected(**cells).reason is Reason.TOTAL_ROW


def test_words_that_begin_like_a_total_are_a_message() -> None:
    assert imported(标题="合计费用不对", 内容="物业多收了").title == "合计费用不对"
    assert imported(编号="总计", 内容="路灯不亮").text == "路灯不亮"
    assert imported(编号=12.0, 标题="110").title == "110"


@pytest.mark.parametrize(
    "cell", [2.024031500123457e19, 1e15, 1234567890123456, "2.02403E+19", math.inf, -math.nan]
)
def test_an_id_whose_digits_the_spreadsheet_lost_is_rejected(cell: Cell) -> None:
    row = rejected(编号=cell, 内容="路灯不亮")
    assert (row.reason, row.field) == (Reason.DAMAGED_NUMBER, Field.EXTERNAL_ID)


def test_a_phone_number_turned_into_a_power_of_ten_is_rejected() -> None:
    row = rejected(编号=1.0, 内容="路灯不亮", 电话="1.39E+10")
    assert (row.reason, row.field) == (Reason.DAMAGED_NUMBER, Field.AUTHOR_PHONE)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (188006.0, "188006"),
        (7, "7"),
        ("20240315001234567890", "20240315001234567890"),
        ("\t20240315001234567890 ", "20240315001234567890"),
        ('="0012"', "0012"),
        ("'0012", "0012"),
        ("0012", "0012"),
        ("AB-01", "AB-01"),
    ],
)
def test_an_id_keeps_its_digits(cell: Cell, text: str) -> None:
    assert imported(编号=cell, 内容="路灯不亮").external_id == text


def test_a_row_without_id_is_known_again_by_what_the_citizen_wrote() -> None:
    first = imported(内容="路灯不亮", 姓名="王", 点赞数=1.0)
    later = imported(内容=" 路灯不亮", 姓名="王", 点赞数=9.0, 答复内容="已修复")
    other = imported(内容="路灯不亮", 姓名="李")
    assert first.external_id.startswith("row:")
    assert len(first.external_id) == len("row:") + 16
    assert first.external_id == later.external_id != other.external_id


LATE_FEBRUARY = datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2019/2/28 11:25:05", LATE_FEBRUARY),
        ("2019-02-28 11:25:05", LATE_FEBRUARY),
        ("2019-02-28 11:25:05.000", LATE_FEBRUARY),
        ("２０１９-０２-２８　１１：２５：０５", LATE_FEBRUARY),
        ("2019年2月28日 11时25分5秒", LATE_FEBRUARY),
        ("2019年2月28日11:25:05", LATE_FEBRUARY),
        ("2019年2月28日 星期四 上午11:25:05", LATE_FEBRUARY),
        ("2019/2/28 11:25:05 AM", LATE_FEBRUARY),
        ("2019.02.28 11:25", LATE_FEBRUARY.replace(second=0)),
        ("2019年2月28日 下午11时", datetime(2019, 2, 28, 15, tzinfo=UTC)),
        ("2019/2/28 12:05 AM", datetime(2019, 2, 27, 16, 5, tzinfo=UTC)),
        ("20190228", datetime(2019, 2, 27, 16, tzinfo=UTC)),
        ("20190228112505", LATE_FEBRUARY),
        (20190228.0, datetime(2019, 2, 27, 16, tzinfo=UTC)),
        (20190228112505, LATE_FEBRUARY),
        ("2019-02-28T03:25:05Z", LATE_FEBRUARY),
        ("2019-02-28T05:25:05+02:00", LATE_FEBRUARY),
        ("2019-02-27 22:25:05 -0500", LATE_FEBRUARY),
        (LATE_FEBRUARY, LATE_FEBRUARY),
        (date(2019, 2, 28), datetime(2019, 2, 27, 16, tzinfo=UTC)),
        (43524.47575, datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC)),
        ("43524.47575", datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC)),
        (43524, datetime(2019, 2, 27, 16, tzinfo=UTC)),
        ("2099-12-31", datetime(2099, 12, 30, 16, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_however_it_is_written(cell: Cell, moment: datetime) -> None:
    assert read_time(cell, SHANGHAI) == moment


@pytest.mark.parametrize(
    "cell",
    ["昨天", "2019-13-01", "2019-02-30", "2019-2-28 25:00", "28/02/2019", "1989-12-31", "2101-01-01",
     "2019-02-28T03:25:05+99:00", "2019/2/2811:25", 12.0, 1e300, math.nan, math.inf, True,
     time(3, 4), date(1900, 1, 1), 10**400],
)  # fmt: skip
def test_a_time_that_cannot_be_meant_is_not_read(cell: Cell) -> None:
    assert read_time(cell, SHANGHAI) is None


def test_a_row_with_an_unreadable_date_is_rejected_and_says_where() -> None:
    row = rejected(内容="路灯不亮", 时间="昨天")
    assert (row.reason, row.field, row.value) == (
        Reason.UNREADABLE_DATE,
        Field.RECEIVED_AT,
        "昨天",
    )
    assert rejected(内容="路灯不亮", 答复内容="好", 答复时间="明天").field is Field.REPLIED_AT


@pytest.mark.parametrize("nothing", [None, "", "-", "——", "无", "NULL", "0000-00-00 00:00:00"])
def test_a_mark_for_nothing_is_no_time_and_no_reply(nothing: Cell) -> None:
    row = imported(内容="路灯不亮", 时间=nothing, 答复内容=nothing, 答复时间=nothing)
    assert (row.received_at, row.reply, row.replied_at) == (None, None, None)


def test_a_time_of_reply_without_reply_is_kept_aside() -> None:
    row = imported(内容="路灯不亮", 答复时间="2019-03-01")
    assert (row.reply, row.replied_at) == (None, None)
    assert row.extra == {"replied_at": "2019-03-01"}


def test_nothing_that_is_not_understood_is_lost() -> None:
    header = ["内容", "所属区域", "满意度", "满意度", "", "序号"]
    row = parse_row(["路灯", "东区", "好", "很好", "另", 1.0], recognise(header), UTC, header)
    assert isinstance(row, ImportedRow)
    assert row.extra == {"district": "东区", "满意度": "好", "满意度 (2)": "很好", "5": "另"}


def test_a_short_row_has_empty_cells_at_its_end() -> None:
    assert isinstance(parse_row(["1", "王", "", "路灯"], COLUMNS, SHANGHAI), ImportedRow)


def test_words_are_kept_and_only_cleaned_of_what_is_no_word() -> None:
    assert clean("\u3000\t a\x00b\x1bc\r\nd\re \xa0\ufeff") == "abc\nd\ne"
    assert clean("坏\ud800字 <b>&\u202e尾") == "坏\ufffd字 <b>&\u202e尾"
    long = "灯" * 100_000
    assert clean(long) == long


any_words = st.text(st.characters(categories=["L", "N", "Z", "Cc", "Cf", "Cs"]), max_size=20)


@given(any_words)
def test_cleaned_text_can_be_stored_and_cleaning_it_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once


any_text = any_words | st.sampled_from(
    ["合计", "-", "2019/2/28 11:25:05", "2019-02-28T11:25+25:99", "1E+20", '="1"', "'", "\x00"]
)
any_cell = st.one_of(
    st.none(),
    any_text,
    st.integers(),
    st.just(10**5000),
    st.floats(),
    st.floats(min_value=0, max_value=1e8),
    st.booleans(),
    st.datetimes(timezones=st.none() | st.just(UTC)),
    st.dates(),
    st.times(),
)


@given(
    cells=st.lists(any_cell, max_size=12),
    columns=st.dictionaries(st.integers(0, 14), st.sampled_from(Field), max_size=12),
)
def test_every_row_is_blank_or_imported_or_rejected(
    cells: list[Cell], columns: dict[int, Field]
) -> None:
    row = parse_row(cells, columns, SHANGHAI, HEADER)
    assert (row is None) == (not any(map(cell_text, cells)))
    if isinstance(row, ImportedRow):
        assert row.external_id
        assert row.title or row.text
        for moment in (row.received_at, row.replied_at):
            assert moment is None or moment.utcoffset() == timedelta(0)


@given(st.lists(any_cell, max_size=30))
def test_any_row_can_be_asked_whether_it_is_a_header(cells: list[Cell]) -> None:
    found = list(recognise(cells).values())
    assert len(found) == len(set(found))
