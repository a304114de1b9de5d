"""What goes into the cells of a platform's own table, and what is left as it stands there."""

from datetime import datetime

import pytest

from moderator_app.core import headings
from moderator_app.core.answering import (
    Answer,
    Columns,
    Fate,
    Moment,
    State,
    Value,
    Words,
    columns_of,
    fills,
    manner,
)
from moderator_app.core.cells import Cell
from moderator_app.core.exporting import CUT

AT = datetime(2026, 3, 5, 9, 7, 3)  # noqa: DTZ001
BEFORE = datetime(2026, 3, 4, 8, 0)  # noqa: DTZ001
ANSWER = Answer("已修好。", AT, closed=True, handler="市政处", earlier={"已转办。": BEFORE})
COLUMNS = Columns(reply=1, replied_at=2, status=3, handler=4)
# Headings as platforms of several cities name them; what each knows of the answer.
CITIES = {
    "工单编号 来电时间 来电人 联系电话 诉求内容 承办单位 办理结果 答复时间 办理状态": (6, 7, 8, 5),
    "受理编号 登记时间 诉求标题 问题描述 主办单位 办理结果/答复意见 办结时间 工单状态": (
        5,
        6,
        7,
        4,
    ),
    "单号 标题 内容 处理结果 处理状态": (3, None, 4, None),
    "信件编号 来信内容 答复意见 办理结果 答复日期 责任部门": (2, 4, None, 5),
    "流水号 诉求描述 回复内容（必填） 回复时间（必填） 状态（必填）": (2, 3, 4, None),
}


def given(*cells: Cell, answer: Answer = ANSWER, others: tuple[Cell, ...] = ()) -> dict[int, Value]:
    row = ("1", *cells)
    how = manner([row, ("2", "旧", *others)] if others else [row], COLUMNS, None)
    fate, values = fills(row, answer, COLUMNS, how)
    assert fate is Fate.FILLED
    return values


@pytest.mark.parametrize("header", CITIES, ids=lambda header: str(header).split()[0])
def test_the_columns_of_the_answer_are_known_in_several_cities(header: str) -> None:
    found = columns_of(headings.guess(header.split()))
    assert found == Columns(*CITIES[header])


def test_a_table_without_a_column_for_the_answer_has_none() -> None:
    assert columns_of(headings.guess(["编号", "内容", "时间"])) is None


def test_an_empty_row_gets_answer_time_state_and_handler() -> None:
    assert given("", None, "", "") == {
        1: Words("已修好。"),
        2: Moment(AT, "2026-03-05 09:07:03"),
        3: State(("已办结", "办结", "已办理", "办理完成", "已完成", "已处理", "处理完成", "已解决",
                  "已答复", "已回复", "已反馈", "答复", "回复")),
        4: Words("市政处"),
    }  # fmt: skip


@pytest.mark.parametrize("nothing", ["", None, "-", "/", "暂无", "无", " "])
def test_what_says_that_there_is_nothing_is_empty(nothing: Cell) -> None:
    assert given(nothing, nothing, nothing, nothing).keys() == {1, 2, 3, 4}


def test_words_that_are_not_ours_are_kept_with_everything_beside_them() -> None:
    row = ("1", "别人的答复", None, "", "")
    assert fills(row, ANSWER, COLUMNS, manner([row], COLUMNS, None)) == (Fate.KEPT, {})


def test_cells_beside_the_answer_are_kept_where_something_stands_in_them() -> None:
    assert given("", "2026-01-01", "办理中", "环卫处") == {1: Words("已修好。")}


def test_our_earlier_answer_gives_way_and_its_time_and_state_with_it() -> None:
    values = given("已转办。", "2026-03-04 08:00", "已答复", "环卫处", others=(None, "已办结"))
    assert values[1] == Words("已修好。")
    assert isinstance(values[2], Moment)
    assert values[3] == State(("已办结", "已答复"))
    assert 4 not in values


def test_another_time_beside_our_earlier_answer_is_kept() -> None:
    assert 2 not in given("已转办。", "2026-02-01 08:00", "", "")


def test_our_answer_that_stands_there_already_is_not_written_again() -> None:
    assert given("已修好。", "2026-03-05 09:07", "已办结", "市政处") == {}
    long = Answer("灯" * 40_000, AT, closed=True)
    assert given("灯" * 30_000 + CUT, "x", "x", "x", answer=long) == {}


def test_the_apostrophe_that_guards_a_csv_is_none_of_our_words() -> None:
    assert 1 not in given("'=修好", "x", "x", "x", answer=Answer("=修好", AT, closed=True))


def test_an_answer_that_came_with_the_table_stays_as_it_is() -> None:
    row = ("1", "已修好。", None, "", "")
    foreign = Answer("已修好。", AT, closed=True, ours=False)
    assert fills(row, foreign, COLUMNS, manner([row], COLUMNS, None)) == (Fate.KEPT, {})


@pytest.mark.parametrize(
    ("sample", "written"),
    [
        ("2026-11-22 10:20:30", "2026-03-05 09:07:03"),
        ("2026/11/22 10:20", "2026/03/05 09:07"),
        ("2026/1/2 9:05", "2026/3/5 9:07"),
        ("2026.01.02", "2026.03.05"),
        ("2026年1月2日", "2026年3月5日"),
        ("2026年01月02日 10时20分", "2026年03月05日 09时07分"),
        ("20260102", "20260305"),
        ("2026-01-02T10:20:30", "2026-03-05T09:07:03"),
        ("2026-01-02 下午3:20", "2026-03-05 09:07:03"),
        ("见附件", "2026-03-05 09:07:03"),
    ],
)
def test_a_time_is_written_as_the_others_of_its_column(sample: str, written: str) -> None:
    value = given("", "", "", "", others=(sample,))[2]
    assert value == Moment(AT, written, serial=False)


def test_without_a_sample_a_time_is_written_like_the_times_received() -> None:
    columns = Columns(reply=1, replied_at=2)
    row = ("2026/1/2 9:05", "", "")
    value = fills(row, ANSWER, columns, manner([row], columns, 0))[1][2]
    assert value == Moment(AT, "2026/3/5 9:07")


def test_a_column_of_the_spreadsheets_own_times_gets_one() -> None:
    assert given("", None, "", "", others=(BEFORE,))[2] == Moment(
        AT, "2026-03-05 09:07:03", serial=True
    )


def test_the_state_is_a_word_that_the_column_knows() -> None:
    assert given("", "", "", "", others=("", "办结"))[3] == State(("办结",))
    said = Answer("好", AT, closed=False)
    assert given("", "", "", "", answer=said, others=("", "已办结"))[3] == State(("已办结",))


def test_where_the_column_knows_no_such_word_only_a_list_may_bring_one() -> None:
    state = given("", "", "", "", others=("", "办理中"))[3]
    assert isinstance(state, State)
    assert state.listed
