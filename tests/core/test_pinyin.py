import gc
import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT

from moderator_app.core import pinyin
from moderator_app.core.pinyin import Names, Rank


def test_initials_find_a_short_name() -> None:
    assert pinyin.initials("环卫处") == {"hwc"}
    assert pinyin.matches("hwc", "环卫处") is Rank.ALL_INITIALS


@pytest.mark.parametrize(
    ("query", "name", "rank"),
    [
        ("环卫处", "环卫处", Rank.EXACT),
        ("环卫", "环卫处", Rank.PREFIX),
        ("卫处", "环卫处", Rank.SUBSTRING),
        ("hw", "环卫处", Rank.INITIALS),
        ("szc", "市政处", Rank.ALL_INITIALS),
        ("huanwei", "环卫处", Rank.PINYIN),
        ("huanw", "环卫处", Rank.PINYIN),
        ("lvhua", "绿化处", Rank.PINYIN),
        ("sz处", "市政处", Rank.INSIDE),
        ("市zc", "市政处", Rank.INSIDE),
        ("huanwc", "环卫处", Rank.INSIDE),
        ("wc", "环卫处", Rank.INSIDE),
        ("chu", "环卫处", Rank.INSIDE),
        ("环h", "环卫处", Rank.NONE),
        ("hcw", "环卫处", Rank.NONE),
        ("hwcx", "环卫处", Rank.NONE),
        ("", "环卫处", Rank.NONE),
        ("hwc", "", Rank.NONE),
    ],
)
def test_what_one_types_fits_a_name_in_a_known_way(query: str, name: str, rank: Rank) -> None:
    assert pinyin.matches(query, name) is rank


def test_whose_initials_are_all_typed_comes_before_who_has_more_of_them() -> None:
    assert pinyin.rank("gaj", ["公安交警", "公安局"], str) == ["公安局", "公安交警"]


@pytest.mark.parametrize("query", ["HWC", "ｈｗｃ", "h w c", "h'w'c", "Ｈwc "])
def test_case_width_and_separators_do_not_matter(query: str) -> None:
    assert pinyin.matches(query, "环卫处") is Rank.ALL_INITIALS


def test_letters_and_digits_in_a_name_are_typed_as_they_are() -> None:
    assert pinyin.matches("a3qzf", "A3区执法队") is Rank.INITIALS
    assert pinyin.matches("12345", "12345热线") is Rank.PREFIX


def test_all_readings_of_a_character_are_accepted_and_phrases_decide_between_them() -> None:
    assert {"cgj", "zgj"} <= pinyin.initials("长葛局")
    assert pinyin.initials("重庆") == {"cq"}
    assert pinyin.initials("银行") == {"yh"}
    assert pinyin.initials("花园处") == {"hyc"}


def test_at_most_eight_spellings_of_a_name_are_kept() -> None:
    assert len(pinyin.initials("长重行乐单曾长重行乐单曾")) <= pinyin.MOST_VARIANTS


def test_better_fits_come_first_and_equals_keep_their_order() -> None:
    names = ["市容环卫处", "环卫处二队", "花园处", "环卫处", "环卫处一队"]
    assert pinyin.rank("环卫处", names, str) == [
        "环卫处",
        "环卫处二队",
        "环卫处一队",
        "市容环卫处",
    ]
    assert pinyin.rank("hwc", names, str) == ["环卫处", "环卫处二队", "环卫处一队", "市容环卫处"]


def test_an_empty_query_shows_everything_and_one_of_punctuation_nothing() -> None:
    assert pinyin.rank(" ", ["乙", "甲"], str) == ["乙", "甲"]
    assert pinyin.rank("！", ["乙", "甲"], str) == []


def test_an_item_is_found_by_the_best_of_its_names() -> None:
    directory = Names(
        [("环境卫生管理处", "环卫处"), ("环境监测站", "监测站"), ("未命名", "")], lambda item: item
    )
    assert directory.find("hwc") == [("环境卫生管理处", "环卫处")]
    assert directory.find("hj") == [("环境卫生管理处", "环卫处"), ("环境监测站", "监测站")]


@given(st.text(max_size=30), st.text(max_size=8))
def test_any_name_and_any_query_can_be_compared(name: str, query: str) -> None:
    spelt = pinyin.spell(name)
    assert len(spelt.syllables) == len(spelt.signs)
    assert pinyin.matches(query, name) in Rank
    assert pinyin.matches(name, name) is (Rank.EXACT if spelt.signs else Rank.NONE)


@given(st.text("环卫市政长安行乐ab1", min_size=2, max_size=8), st.data())
def test_any_mixture_of_signs_initials_and_syllables_fits(name: str, data: st.DataObject) -> None:
    spelt = pinyin.spell(name)
    typed = [
        data.draw(st.sampled_from([*heads, *syllables]))
        for heads, syllables in zip(spelt.heads, spelt.syllables, strict=True)
    ]
    assert pinyin.matches("".join(typed), name) is not Rank.NONE


def test_no_search_for_garbage_looks_through_the_dictionary() -> None:
    pinyin.spell.cache_clear()
    pinyin._dictionary.cache_clear()
    pinyin.spell("云溪路")
    readings = {id(one) for one in PHRASES_DICT.values()}
    assert readings.isdisjoint(map(id, gc.get_objects()))


def test_a_thousand_names_are_matched_between_two_keys() -> None:
    parts = [
        "环卫",
        "市政",
        "固废",
        "执法",
        "城管",
        "供电",
        "自来水",
        "燃气",
        "长安",
        "重庆",
        "中心",
    ]
    directory = Names(["".join(some) + "处" for some in permutations(parts, 3)], lambda n: (n,))

    def seconds(query: str) -> float:
        began = time.process_time()
        directory.find(query)
        return time.process_time() - began

    # 2 to 5 ms on a slow machine; the bound leaves room for a busy one.
    assert max(min(seconds(query) for _ in range(5)) for query in ("hwsz", "zzz", "环w")) < 0.02
