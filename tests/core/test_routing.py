import json
import random
from time import process_time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.organisations import Kind, Organisation, organisation_id
from moderator_app.core.records import BadRecord
from moderator_app.core.routing import (
    RemitEntry,
    Router,
    entry_id,
    from_body,
    from_kit,
    to_body,
)

ROADS, WASTE, LAMPS, POLICE, CLEANING, EAST, WEST, HIGH_TECH = (
    UUID(int=100 + number) for number in range(8)
)
DISTRICTS = (
    Organisation(EAST, "清川市东城区城市管理和综合执法局", Kind.DISTRICT, short="东城区执法局"),
    Organisation(WEST, "清川市西岭区城市管理局", Kind.DISTRICT, places=("望湖街道",)),
    Organisation(
        HIGH_TECH, "清川高新技术产业开发区城市管理局", Kind.DISTRICT, short="高新区执法局"
    ),
    Organisation(ROADS, "南浦区市政设施管理处", Kind.DEPARTMENT),
)


def entry(number: int, lead: UUID, *keywords: str, **fields: object) -> RemitEntry:
    return RemitEntry(
        UUID(int=number),
        f"topic {number}",
        lead,
        keywords=keywords,
        **fields,  # type: ignore[arg-type]
    )


POTHOLE = entry(1, ROADS, "路面", "坑", "塌陷", "道路破损")
SPILL = entry(2, WASTE, "渣土", "渣土车", "遗撒", co=(CLEANING,), by_district=True)
LAMP = entry(3, LAMPS, "路灯", "不亮", "灯杆", not_words=("红绿灯", "路灯厂"))
SIGNAL = entry(4, POLICE, "红绿灯", "信号灯", "不亮")
SLOPPY = entry(5, WASTE, "渣土", "倾倒")
ROUTER = Router([POTHOLE, SPILL, LAMP, SIGNAL, SLOPPY], DISTRICTS)


def leads(text: str, **options: object) -> list[UUID]:
    return [one.lead for one in ROUTER.suggest(text, **options)]  # type: ignore[arg-type]


def test_a_suggestion_names_its_entry_and_the_words_that_say_so() -> None:
    text = "花园路口路面塌陷，有个坑"
    (only,) = ROUTER.suggest(text)
    assert (only.lead, only.entry) == (ROADS, POTHOLE)
    assert [found.word for found in only.because] == ["路面", "塌陷", "坑"]
    assert all(text[found.start : found.end] == found.word for found in only.because)
    assert only.sure


def test_a_message_without_any_word_of_the_list_gets_no_suggestion() -> None:
    assert leads("请问公积金怎么取") == []
    assert leads("") == []
    assert Router([]).suggest("路面塌陷") == ()


def test_the_better_match_comes_first_and_an_even_one_is_not_called_sure() -> None:
    assert leads("路灯不亮，旁边红绿灯也不亮") == [POLICE, LAMPS]
    first, second = ROUTER.suggest("渣土把路面压了")
    assert not first.sure
    assert not second.sure


def test_one_ordinary_word_alone_is_never_sure() -> None:
    (only,) = ROUTER.suggest("说说路面的事")
    assert not only.sure


def test_a_word_inside_a_longer_one_counts_no_second_time() -> None:
    (first, *_) = ROUTER.suggest("渣土车遗撒")
    assert [found.word for found in first.because] == ["渣土车", "遗撒"]


def test_a_handler_is_offered_once_by_its_best_entry() -> None:
    suggestions = ROUTER.suggest("渣土车夜里倾倒渣土，遗撒一路")
    assert [one.entry for one in suggestions] == [SPILL]


def test_a_word_against_an_entry_takes_its_weight_off_and_hides_the_words_inside_it() -> None:
    assert leads("路灯厂的气味") == []
    assert leads("路灯厂旁边的路灯灯杆倒了") == [LAMPS]


def test_a_word_few_entries_share_weighs_more_than_a_common_one() -> None:
    assert leads("灯杆，倾倒") == leads("倾倒，灯杆")
    assert leads("不亮的信号灯")[0] == POLICE


def test_the_title_counts_double_and_its_words_are_marked() -> None:
    assert leads("路面渣土", title="渣土遗撒")[0] == WASTE
    (only,) = ROUTER.suggest("", title="路灯")
    assert only.because[0].in_title
    (in_text,) = ROUTER.suggest("路灯")
    assert only.score == 2 * in_text.score


def test_full_width_signs_and_capitals_make_no_difference() -> None:
    router = Router([entry(9, POLICE, "ETC", "Ｃ区")])
    (only,) = router.suggest("走ｅＴＣ，在c区")
    assert [(found.start, found.end) for found in only.because] == [(1, 4), (6, 8)]


def test_no_more_than_the_asked_for_are_given() -> None:
    assert len(leads("路灯、渣土、坑、红绿灯", limit=2)) == 2
    assert len(leads("路灯、渣土、坑、红绿灯")) == 3


@pytest.mark.parametrize(
    ("place", "district"),
    [
        ("东城区花园路", EAST),
        ("我家在东城花园路", EAST),
        ("望湖街道", WEST),
        ("高新区", HIGH_TECH),
        ("高新技术产业开发区", HIGH_TECH),
        ("高新技术企业", None),
        ("清川高新技术产业开发区", HIGH_TECH),
        ("东城路", None),
        ("东城北街", None),
        ("东城大道", None),
        ("东城路，在西岭", WEST),
        ("南浦区", None),
        ("西岭、东城、西岭", WEST),
        ("西岭或东城", WEST),
    ],
)
def test_the_place_named_brings_its_district_in(place: str, district: UUID | None) -> None:
    (first, *_) = ROUTER.suggest(f"{place}，渣土遗撒")
    assert first.lead == WASTE
    assert first.co == ((CLEANING, district) if district else (CLEANING,))


def test_the_name_of_the_place_is_among_the_reasons() -> None:
    (first, *_) = ROUTER.suggest("渣土遗撒，在东城区")
    assert [found.word for found in first.because] == ["渣土", "遗撒", "东城区"]


def test_a_matter_the_districts_have_no_hand_in_stays_without_them() -> None:
    (first, *_) = ROUTER.suggest("东城区路灯不亮")
    assert first.co == ()


def test_a_district_that_leads_is_not_its_own_co_handler() -> None:
    router = Router([entry(1, EAST, "占道", co=(EAST, ROADS), by_district=True)], DISTRICTS)
    (only,) = router.suggest("东城区占道")
    assert (only.lead, only.co) == (EAST, (ROADS,))


@given(st.permutations([POTHOLE, SPILL, LAMP, SIGNAL, SLOPPY]), st.randoms())
def test_the_order_of_the_list_makes_no_difference(
    entries: list[RemitEntry], chance: random.Random
) -> None:
    text = "".join(chance.choices("路面灯不亮红绿渣土车坑东城区倾倒", k=40))
    assert Router(entries, DISTRICTS[::-1]).suggest(text) == ROUTER.suggest(text)


@given(st.text(alphabet="路面灯不亮红绿渣土车遗撒坑东城区 Ａa", max_size=60), st.text(max_size=20))
def test_every_reason_stands_where_it_says(text: str, title: str) -> None:
    suggestions = ROUTER.suggest(text, title=title)
    assert len({one.lead for one in suggestions}) == len(suggestions)
    assert [one.score for one in suggestions] == sorted(
        (one.score for one in suggestions), reverse=True
    )
    assert not any(one.sure for one in suggestions[1:])
    for one in suggestions:
        assert one.score > 0
        for found in one.because:
            source = title if found.in_title else text
            assert source[found.start : found.end] == found.word


def test_four_hundred_characters_against_a_hundred_entries_take_under_a_millisecond() -> None:
    signs = [chr(0x4E00 + number) for number in range(2500)]
    words = [
        "".join(signs[(37 * at + step) % 2500] for step in range(2 + at % 3)) for at in range(800)
    ]
    entries = [
        entry(number, UUID(int=1000 + number % 30), *words[8 * number : 8 * number + 8])
        for number in range(100)
    ]
    router = Router(entries, DISTRICTS)
    text = ("".join(words[::50]) + "".join(signs[::5]))[:400]

    def once() -> float:
        start = process_time()
        router.suggest(text)
        return process_time() - start

    assert len(router.suggest(text, limit=20)) >= 5
    assert min(once() for _ in range(30)) < 0.001


def test_a_very_long_message_is_read_in_time() -> None:
    start = process_time()
    ROUTER.suggest("渣土车路灯不亮" * 15_000)
    assert process_time() - start < 0.5


@given(
    st.builds(
        RemitEntry,
        id=st.uuids(),
        topic=st.just("路面破损"),
        lead=st.uuids(),
        key=st.sampled_from(["", "pothole"]),
        code=st.sampled_from(["", "3.2"]),
        keywords=st.just(("路面", "坑")),
        not_words=st.just(("坑人",)),
        co=st.lists(st.uuids(), max_size=2, unique=True).map(tuple),
        by_district=st.booleans(),
        source=st.just("派单目录 3.2"),
        urgent=st.booleans(),
        advice=st.just("问清路口方位。\n"),
    )
)
def test_an_entry_survives_the_log(one: RemitEntry) -> None:
    assert from_body(json.loads(json.dumps(to_body(one), ensure_ascii=False))) == one


def test_a_kit_names_organisations_by_their_keys() -> None:
    read = from_kit(
        {
            "key": "spill",
            "topic": "渣土遗撒",
            "keywords": ["渣土"],
            "not": ["渣土场"],
            "lead": "solid-waste",
            "co": ["sanitation"],
            "district": True,
        }
    )
    assert read.id == entry_id("spill")
    assert read.lead == organisation_id("solid-waste")
    assert read.co == (organisation_id("sanitation"),)
    assert read.not_words == ("渣土场",)
    assert read.by_district


@given(st.text("路灯面破损渣土车垃圾红绿东城区，", max_size=40), st.text("路灯渣土车", max_size=9))
def test_the_best_entry_is_that_of_the_first_suggestion(text: str, title: str) -> None:
    router = Router(
        [
            entry(1, LAMPS, "路灯", "灯", not_words=("红绿灯",)),
            entry(2, ROADS, "路面", "破损", "红绿灯"),
            entry(3, WASTE, "渣土", "渣土车", "垃圾", not_words=("垃圾车",)),
            entry(4, CLEANING, "垃圾", "路", by_district=True),
            entry(5, CLEANING, "土", "破损"),
        ],
        DISTRICTS,
    )
    suggested = router.suggest(text, title=title)
    assert router.best(text, title=title) == (suggested[0].entry if suggested else None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"topic": ""}, "topic"),
        ({"lead": "roads"}, "lead"),
        ({"co": [7]}, "co"),
        ({"id": ""}, "id"),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(BadRecord) as refused:
        from_body(to_body(POTHOLE) | wrong)
    assert refused.value.field == field
