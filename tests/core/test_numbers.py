"""One number is one number however it is written, and what only looks like one is none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import numbers
from moderator_app.core.numbers import Kind

MOBILE, CARD, LANDLINE = "13955667788", "11010519491231002X", "037167171234"
SPELLINGS = {
    MOBILE: (
        *("13955667788", "139 5566 7788", "139-5566-7788", "139.5566.7788", "139·5566·7788"),
        *("139\u00a05566\u00a07788", "139\u20095566\u20097788", "13\u200b95566\u200b7788"),
        *("139 - 5566 - 7788", "139—5566—7788", "139_5566_7788", "139\t5566\t7788"),
        *("1395 566 7788", "13 95 56 67 788", "1 3 9 5 5 6 6 7 7 8 8", "139.5566-7788"),
        *("１３９５５６６７７８８", "１３９－５５６６－７７８８", "𝟏𝟑𝟗𝟓𝟓𝟔𝟔𝟕𝟕𝟖𝟖"),
        *(
            "一三九五五六六七七八八",
            "幺三九五五六六七七八八",
            "一三九 五五六六 七七八八",
            "139五五六六7788",
        ),
        *("①③⑨⑤⑤⑥⑥⑦⑦⑧⑧", "壹叁玖伍伍陆陆柒柒捌捌"),
        *(
            "+8613955667788",
            "+86 139 5566 7788",
            "(+86)139-5566-7788",
            "（＋８６）１３９５５６６７７８８",
        ),
        *("0086-139-5566-7788", "86-13955667788", "8613955667788", "013955667788"),
    ),
    CARD: (
        *("11010519491231002X", "11010519491231002x", "110105 19491231 002x"),
        *("1101 0519 4912 3100 2X", "110105-19491231-002X", "１１０１０５１９４９１２３１００２Ｘ"),
        *("110105 1949 1231 002x", "110105.19491231.002X"),
    ),
    LANDLINE: (
        *("0371-67171234", "(0371) 6717-1234", "（0371）67171234", "0371 6717 1234"),
        *("+86 371 6717 1234", "+86-0371-67171234", "0371——67171234", "零三七一六七一七一二三四"),
    ),
    "03716717123": ("0371-6717123", "(0371)671 7123"),
    "6222020200012345678": ("6222 0202 0001 2345 678", "6222-0202-0001-2345-678"),
    "67171234": ("67171234", "6717-1234", "6717 1234"),
}
ALL = [(digits, spelled) for digits, ways in SPELLINGS.items() for spelled in ways]


@pytest.mark.parametrize(("digits", "spelled"), ALL)
def test_a_number_is_found_whole_however_it_is_written(digits: str, spelled: str) -> None:
    text = f"第一次打的{spelled}，一直没人接"
    (found,) = numbers.find(text)
    assert (text[found.start : found.end], found.digits) == (spelled, digits)


@pytest.mark.parametrize(("digits", "spelled"), ALL)
def test_so_it_is_where_one_looks_for_it(digits: str, spelled: str) -> None:
    if digits == LANDLINE and "371 " in spelled:
        digits = digits.removeprefix("0")
    text = f"来电人{spelled}已回访"
    ((start, end),) = numbers.quoted(text, (digits, "13812340000"))
    assert end <= text.index("已") <= end + 1
    assert start >= text.index("人") + 1
    assert numbers.quoted(text, ("13812340000",)) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("2024-05-06", "2024.5.6", "2024-05-06 12:30:00", "2024.05", "20240506"),
        *(
            "2018-2019",
            "2017-2018-2019",
            "2018.5-2019.6",
            "2018-05-06-2018-06-01",
            "2019.12.1-2020.1.15",
            "二〇二四年五月",
        ),
        *("12,345.67元", "1234567.89元", "5000000元", "2000-3000元", "100000-200000元"),
        *("郑城管〔2024〕12号", "GB3096-2008", "豫建（2018-0051）号"),
        *("12345、96789、110", "400-800-1234", "4008001234", "95598"),
        *("20261122-0042", "20240506000123"),
        *("3-2-501", "12.5 13.6 14.7 15.8", "1.2.3.4.5.6.7", "9:00-17:30", "三三两两一一五五"),
    ],
)
def test_days_sums_hotlines_and_the_numbers_of_cases_are_nobodys(text: str) -> None:
    assert numbers.find(f"关于{text}的情况") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2号楼1501 139 5566 7788", [MOBILE]),
        ("67171234 13955667788", ["67171234", MOBILE]),
        ("13955667788/13812345678", [MOBILE, "13812345678"]),
        ("2024-05-06 13955667788", [MOBILE]),
        ("一13955667788一直", [MOBILE]),
        ("①13955667788②13812345678", [MOBILE, "13812345678"]),
        ("12:30 139 5566 7788", [MOBILE]),
        ("1985·8·81·8897，1987-5-4-78897", ["19858818897", "19875478897"]),
    ],
)
def test_what_stands_beside_a_number_is_not_taken_for_a_piece_of_it(
    text: str, found: list[str]
) -> None:
    assert [number.digits for number in numbers.find(text)] == found


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        (MOBILE, Kind.MOBILE),
        (LANDLINE, Kind.LANDLINE),
        (CARD, Kind.ID_CARD),
        ("110105491231002", Kind.ID_CARD),
        ("6222020200012345678", Kind.BANK_CARD),
        ("67171234", Kind.OTHER),
        ("99010519491231002X", Kind.OTHER),
    ],
)
def test_its_figures_tell_what_it_is(digits: str, kind: Kind) -> None:
    assert numbers.kind_of(digits) is kind


def test_a_short_number_is_looked_for_alone_and_a_long_one_also_in_a_longer_one() -> None:
    assert numbers.quoted("工单16717123号", ("6717123",)) == ()
    assert numbers.quoted("座机671-7123", ("6717123",)) == ((2, 10),)
    assert numbers.quoted("20240506" + MOBILE, (MOBILE,)) == ((8, 19),)


@pytest.mark.parametrize(
    ("card", "right"), [("6222021234567890128", True), ("6222021234567890123", False)]
)
def test_the_last_figure_of_a_bank_card_is_checked(card: str, right: bool) -> None:
    assert numbers.is_card(card) is right


JOINTS = st.sampled_from(["", " ", "-", ".", "·", "\u00a0", "\u2009", "\u200b", "－", " -"])


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.lists(JOINTS, min_size=10, max_size=10),
    st.booleans(),
)
def test_any_number_with_any_joints_is_where_one_looks_for_it(
    digits: str, joints: list[str], wide: bool
) -> None:
    figures = [chr(ord(one) + 0xFEE0) for one in digits] if wide else list(digits)
    spelled = "".join(map("".join, zip(figures, [*joints, ""], strict=True)))
    ((start, end),) = numbers.quoted(f"电话{spelled}。", (digits,))
    assert (start, end) == (2, 2 + len(spelled))


@given(st.text(st.sampled_from("0123456789-. ()+Xx一二三〇1８\u200b元aL年"), max_size=60))
def test_numbers_of_any_text_are_pieces_of_it_and_apart(text: str) -> None:
    end = 0
    for found in numbers.find(text):
        assert end <= found.start < found.end <= len(text)
        assert len(found.digits) >= 7
        end = found.end


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "13", "1 ", "1-", "1.", "0", "0371", "(0371)", "(+86)", "+86 ", "6222 ", "110105"),
        *(
            "1101051949123",
            "2024-",
            "20240506-",
            "400-",
            "4",
            "一",
            "一 ",
            "①",
            "x",
            "1x",
            "\u200b",
        ),
        *("1\u200b", "1元", "1 2-3.", "5566 7788 ", "139 5566 778", "a1111-2014", "　", "- "),
    ],
)
def test_no_text_of_a_hundred_thousand_signs_takes_long(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    began = time.process_time()
    numbers.find(text)
    numbers.quoted(text, (MOBILE, CARD))
    # A tenth of a second on a slow machine; the bound leaves room for a busy one.
    assert time.process_time() - began < 1
