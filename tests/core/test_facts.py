import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import facts
from moderator_app.core.facts import Kind


def _of(kind: Kind, text: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.normal) for fact in facts.find(text) if fact.kind is kind]


def _values(kind: Kind, text: str) -> list[str]:
    return [value for value, _ in _of(kind, text)]


@pytest.mark.parametrize(
    ("text", "value", "normal"),
    [
        ("请致电13812345678，谢谢", "13812345678", "13812345678"),
        ("电话：138 1234 5678", "138 1234 5678", "13812345678"),
        ("138-1234-5678", "138-1234-5678", "13812345678"),
        ("手机+86 13812345678", "+86 13812345678", "13812345678"),
        ("008613812345678", "008613812345678", "13812345678"),
        ("我的１３８１２３４５６７８", "１３８１２３４５６７８", "13812345678"),
        ("138****1234打不通", "138****1234", "138****1234"),
        ("138xxxx1234", "138xxxx1234", "138****1234"),
        ("0371-67181234", "0371-67181234", "037167181234"),
        ("(010)6718 1234", "(010)6718 1234", "01067181234"),
        ("0371—6718123转801", "0371—6718123转801", "03716718123-801"),
    ],
)
def test_telephone_numbers_are_found_however_they_are_written(
    text: str, value: str, normal: str
) -> None:
    assert _of(Kind.TELEPHONE, text) == [(value, normal)]


@pytest.mark.parametrize(
    "text",
    [
        "打了12345没人接",
        "110",
        "95598",
        "订单2013812345678",
        "138123456789",
        "v1.13812345678",
        "12812345678",
    ],
)
def test_service_numbers_and_pieces_of_longer_numbers_are_no_telephones(text: str) -> None:
    assert _values(Kind.TELEPHONE, text) == []


def test_several_numbers_are_told_apart() -> None:
    assert _values(Kind.TELEPHONE, "13812345678、13912345678/0371-67181234") == [
        "13812345678",
        "13912345678",
        "0371-67181234",
    ]


@pytest.mark.parametrize(
    "number",
    ["11010519491231002X", "11010519491231002x", "110105 19491231 002X", "110105491231002"],
)
def test_an_id_card_number_is_found(number: str) -> None:
    assert _of(Kind.ID_CARD, f"身份证{number}。") == [(number, number.replace(" ", "").upper())]


@pytest.mark.parametrize(
    "number",
    ["110105194912310021", "11010519490231002X", "99010519491231002X", "110105491331002", "5" * 18],
)
def test_a_number_with_a_wrong_check_digit_date_or_province_is_no_id_card(number: str) -> None:
    assert _values(Kind.ID_CARD, f"编号{number}。") == []


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("豫A12345违停", "豫A12345"),
        ("车牌豫a·8K123的车", "豫A8K123"),
        ("豫A D12345", "豫AD12345"),
        ("豫A***12", "豫A***12"),
    ],
)
def test_plates_are_found(text: str, normal: str) -> None:
    assert [found for _, found in _of(Kind.PLATE, text)] == [normal]


@pytest.mark.parametrize("text", ["新APPLE", "云A", "京ABCDEF", "豫A1234567"])
def test_letters_behind_a_province_are_not_always_a_plate(text: str) -> None:
    assert _values(Kind.PLATE, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("昨天晚上一直施工", "昨天晚上"),
        ("今早8点停水", "今早8点"),
        ("11月20日，断电", "11月20日"),
        ("在凌晨两点还在响", "凌晨两点"),
        ("于2026年11月20日上午9:30停电", "2026年11月20日上午9:30"),
        ("2026-11-20 09:41", "2026-11-20 09:41"),
        ("晚上10点到凌晨2点半施工", "晚上10点到凌晨2点半"),
        ("上周五下午三点一刻", "上周五下午三点一刻"),
        ("11月20日(周五)晚8点左右", "11月20日(周五)晚8点左右"),
        ("每天早上6点就开始", "每天早上6点"),
        ("22:30还在放", "22:30"),
    ],
)
def test_times_are_found_whole(text: str, value: str) -> None:
    assert _values(Kind.TIME, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "有两点要求",
        "3点建议",
        "早上好！",
        "一周五天",
        "3.5点",
        "24小时",
        "比分12:345",
        "8时间",
        "第1:2000图",
    ],
)
def test_points_and_greetings_are_no_times(text: str) -> None:
    assert _values(Kind.TIME, text) == []


@pytest.mark.parametrize(
    ("text", "value", "normal"),
    [
        ("我在花园路与农科路交叉口摔倒", "花园路与农科路交叉口", "农科路×花园路"),
        ("花园路×农科路有坑", "花园路×农科路", "农科路×花园路"),
        ("花园路农科路口", "花园路农科路口", "农科路×花园路"),
        ("农科路和花园路的十字路口", "农科路和花园路的十字路口", "农科路×花园路"),
        ("花园路和和平路路口", "花园路和和平路路口", "和平路×花园路"),
        ("请看花园路口红灯", "花园路口", "花园路"),
        ("金水区花园路路面塌陷", "花园路", "花园路"),
        ("建设路停电", "建设路", "建设路"),
        ("在和平东路修路", "和平东路", "和平东路"),
        ("经三路12号院3号楼漏水", "经三路12号院3号楼", "经三路"),
        ("位于中州大道旁", "中州大道", "中州大道"),
        ("107国道扬尘", "107国道", "107国道"),
        ("北三环堵车", "北三环", "北三环"),
        ("我住阳光花园小区3号楼2单元", "阳光花园小区3号楼2单元", "阳光花园小区"),
        ("花园路锦绣家园停水", "花园路锦绣家园", "锦绣家园"),
        ("花园路粮站巷停水", "花园路粮站巷", "花园路"),
        ("３号楼２单元停电", "３号楼２单元", "3号楼2单元"),
    ],
)
def test_places_are_found_at_their_longest(text: str, value: str, normal: str) -> None:
    assert _of(Kind.PLACE, text) == [(value, normal)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "马路上有坑",
            "这条路不好走",
            "回家路上",
            "水泥路坏了",
            "坐12路公交",
            "换8路",
            "大巴12路",
            "十字路口",
            "没有出路",
            "高速公路",
        ),
        *(
            "我们小区停水",
            "整个小区",
            "本小区业主",
            "老旧小区改造",
            "影响小区环境",
            "共建美好家园",
            "跳广场舞",
        ),
        *(
            "街道办事处",
            "背街小巷",
            "步行街",
            "一栋房子",
            "路边",
            "小区门口路面",
            "路路路",
            "中华人民共和国道路",
        ),
    ],
)
def test_common_words_for_roads_and_estates_are_no_places(text: str) -> None:
    assert _values(Kind.PLACE, text) == []


def test_two_roads_that_are_only_named_together_stay_two() -> None:
    assert _values(Kind.PLACE, "花园路和农科路都堵了") == ["花园路", "农科路"]


def test_a_junction_counts_as_one_place_in_whichever_order_it_is_named() -> None:
    keys = {
        facts.place_key(text)
        for text in (
            "花园路与农科路交叉口有坑",
            "农科路花园路口塌了",
            "农科路×花园路",
            "今早8点农科路、花园路交汇处，电话13812345678",
        )
    }
    assert keys == {"农科路×花园路"}


def test_the_surest_place_names_a_message() -> None:
    assert facts.place_key("花园路上，阳光小区旁，东风路与文化路交叉口") == "东风路×文化路"
    assert facts.place_key("花园路上的阳光小区") == "阳光小区"
    assert facts.place_key("花园路，农科路") == "花园路"
    assert facts.place_key("3号楼停水") is None
    assert facts.place_key("") is None


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("+86 138-1234-5678", Kind.TELEPHONE, "138****5678"),
        ("138****1234", Kind.TELEPHONE, "138****1234"),
        ("0371-67181234", Kind.TELEPHONE, "0371******34"),
        ("11010519491231002X", Kind.ID_CARD, "110105********002X"),
        ("豫A·12345", Kind.PLATE, "豫A***45"),
        ("花园路3号楼", Kind.PLACE, "花园路3号楼"),
        ("昨天晚上", Kind.TIME, "昨天晚上"),
        ("0371-67181234转801", Kind.TELEPHONE, "0371**********01"),
        ("李女士", Kind.TELEPHONE, "李女士"),
        ("12", Kind.ID_CARD, "**"),
    ],
)
def test_what_could_harm_a_citizen_is_masked(value: str, kind: Kind, shown: str) -> None:
    assert facts.masked(value, kind) == shown


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("花园路3号楼和平小区", ["花园路3号楼和平小区"]),
        ("东风路交叉小区", ["东风路交叉"]),
        ("花园路路口花园里", ["花园路路口"]),
    ],
)
def test_what_stands_behind_a_name_is_not_the_beginning_of_the_next(
    text: str, places: list[str]
) -> None:
    assert [fact.value for fact in facts.find(text) if fact.kind is Kind.PLACE] == places


PIECES = st.sampled_from(
    [
        *(
            "花园路",
            "农科路",
            "与",
            "交叉口",
            "阳光小区",
            "3号楼",
            "和",
            "昨天晚上",
            "8点",
            "到",
            "11月20日",
            "138",
        ),
        *(
            "1234",
            "5678",
            "-",
            " ",
            "+86",
            "0371",
            "********",
            "豫A",
            "12345",
            "11010519491231002X",
            "的",
            "×",
            "x",
        ),
    ]
)


@given(st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=30).map("".join)))
def test_facts_of_any_text_are_pieces_of_it_and_apart(text: str) -> None:
    found = facts.find(text)
    end = 0
    for fact in found:
        assert end <= fact.start < fact.end <= len(text)
        assert fact.value == text[fact.start : fact.end]
        assert fact.normal
        assert facts.masked(fact.value, fact.kind)
        end = fact.end
    place = facts.place_key(text)
    assert place is None or place


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "路",
            "花路",
            "花园路与",
            "花园路",
            "小区",
            "花园",
            "一",
            "1",
            "13",
            "138",
            "1 ",
            "1-",
            "0371",
            "(0371)",
            "*",
        ),
        *(
            "豫A",
            "豫A1",
            "晚上",
            "8点",
            "8:",
            "周五",
            "2026-",
            "2026年",
            "11月",
            "3号楼",
            "三号楼",
            "一栋",
            "昨天 ",
            "x",
            "A",
        ),
        *("和", "十", "138*", "花园路三单元", "110105", "每天晚上8点到", "。", "物业"),
    ],
)
def test_no_text_of_a_hundred_thousand_characters_takes_long(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    facts.find(text[:2000])
    began = time.process_time()
    facts.find(text)
    facts.place_key(text)
    # Under half a second for each on a slow machine; the bound leaves room for a busy one.
    assert time.process_time() - began < 2.5


@pytest.mark.parametrize(
    ("text", "seeks"),
    [
        ("13912345678", True),
        ("路灯 139 1234 5678", True),
        ("１３９１２３４５６７８", True),
        ("1391234", True),
        ("+86 139-1234-5678", True),
        ("010-65551234", True),
        ("400 800 1234", True),
        ("139", False),
        ("20261122-0001", False),
        ("20261122", False),
        ("5012345678901234567", False),
        ("路灯坏了三天", False),
        ("", False),
    ],
)
def test_whoever_types_a_telephone_number_or_most_of_one_seeks_it(text: str, seeks: bool) -> None:
    assert facts.seeks_telephone(text) is seeks
