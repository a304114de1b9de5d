"""What goes out masked says how to reach nobody, and stays readable."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.covering import Cover
from tests.core.test_numbers import ALL, JOINTS

COVER = Cover("陈晓梅", "u-77x")


@pytest.mark.parametrize(("digits", "spelled"), ALL)
def test_a_number_is_covered_however_it_is_written(digits: str, spelled: str) -> None:
    covered = COVER.text(f"请打{spelled}，谢谢")
    assert covered.startswith("请打")
    assert covered.endswith("，谢谢")
    assert "*" in covered
    assert spelled[-6:] not in covered
    assert digits[3:7] not in covered


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    JOINTS,
    st.sets(st.integers(1, 10), max_size=10),
)
def test_of_a_mobile_number_in_any_groups_four_figures_are_never_seen(
    digits: str, joint: str, cuts: set[int]
) -> None:
    ends = [0, *sorted(cuts), len(digits)]
    spelled = joint.join(digits[start:end] for start, end in pairwise(ends))
    covered = COVER.text(f"电话{spelled}。")
    assert sum(map(str.isdecimal, covered)) <= 7


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话139.5566.7788", "电话139****7788"),
        ("座机(0371) 6717-1234", "座机0371******34"),
        ("卡号6222 0202 0001 2345 678", "卡号622****************"),
        ("证件110105 19491231 002x", "证件110105********002X"),
        ("短号82651234转801", "短号826*****转801"),
        ("车牌豫A·12345、豫Ａ１２３４５、豫A D12345", "车牌豫A***45、豫A***45、豫A****45"),
        ("豫 A-123 45，京A1234挂", "豫A***45，京A***4挂"),
        ("我是陈晓梅，账号U-77X，陈\u200b晓梅", "我是陈**，账号U**，陈**"),
        ("微信zhuang_88，邮箱zhuang@qq.com", "微信zh****，邮箱z***@***"),
        ("QQ123456789", "QQ123******"),
    ],
)
def test_stars_stand_for_what_leads_to_somebody(text: str, shown: str) -> None:
    assert COVER.text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2024-05-06 12:30，2024.5.6",
            "合计12,345.67元",
            "郑城管〔2024〕12号",
            "请拨12345或96789",
        ),
        *(
            "编号20261122-0042",
            "和平路3号楼2单元501",
            "京ABCDEF",
            "陈晓燕",
            "账号u-77xy",
            "",
            "写给mayor@zz.gov.cn",
        ),
    ],
)
def test_what_leads_to_nobody_stays_readable(text: str) -> None:
    assert COVER.text(text) == text


def test_a_name_of_one_sign_and_an_account_that_is_a_word_cover_nothing() -> None:
    assert Cover("陈", "12345").text("陈旧管网，请拨12345") == "陈旧管网，请拨12345"


def test_a_name_with_a_number_in_it_is_covered_as_a_whole() -> None:
    covered = Cover("市民13955667788", "").text("市民13955667788来电")
    assert covered == "市**来电"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("139.5566.7788", "139****7788"),
        ("一三九五五六六七七八八", "139****7788"),
        ("微信zhuang_88", "微信zh****"),
        ("5566", "****"),
        ("李女士", "李女士"),
    ],
)
def test_the_cell_of_the_telephone_is_covered_whatever_stands_in_it(cell: str, shown: str) -> None:
    assert COVER.number(cell) == shown


def test_nothing_is_covered_where_all_may_be_seen() -> None:
    open_to_all = Cover("陈晓梅", "u-77x", masked=False)
    said = "陈晓梅 139.5566.7788"
    assert (open_to_all.text(said), open_to_all.number(said), open_to_all.name(said)) == (said,) * 3
