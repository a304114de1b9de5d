import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.case import Audience
from moderator_app.core.organisations import Kind, organisation_id
from moderator_app.core.records import BadRecord
from moderator_app.core.templates import (
    Hole,
    Literal,
    Placeholder,
    Purpose,
    Snippet,
    Template,
    answering,
    best,
    fill,
    fits,
    from_body,
    from_kit,
    holes,
    parse,
    template_id,
    to_body,
)

ROADS = UUID(int=1)
POWER = UUID(int=2)
text = st.text(max_size=12).map(str.strip)
words = st.lists(text.filter(bool), max_size=3, unique=True).map(tuple)
pieces = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "{{",
            "}}",
            "|",
            ":",
            "地点",
            "{地点}",
            "{称呼|朋友}",
            "{电话:环卫处}",
            "好",
            "1",
            "\n",
        ]
    ),
    max_size=12,
).map("".join)


def known(field: str, name: str) -> str | None:
    return {"供电公司": "95598"}.get(name) if field == "电话" else None


def unknown(_field: str, _name: str) -> None:
    return None


def template(number: int = 1, **fields: object) -> Template:
    plain = Template(UUID(int=number), "转办", "{承办单位}办理", Purpose.ANSWER)
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("", ()),
        ("您好", (Literal("您好"),)),
        ("{地点}的灯", (Placeholder("地点"), Literal("的灯"))),
        ("{称呼|市民朋友}", (Placeholder("称呼", "市民朋友"),)),
        ("{称呼｜市民朋友}", (Placeholder("称呼", "市民朋友"),)),
        ("{称呼|}", (Placeholder("称呼", ""),)),
        ("{电话:供电公司}", (Snippet("电话", "供电公司"),)),
        ("{电话：供电公司|95598}", (Snippet("电话", "供电公司", "95598"),)),
        ("{电话:铁路12306}", (Snippet("电话", "铁路12306"),)),
        ("{时间|8:30}", (Placeholder("时间", "8:30"),)),
        ("{{地点}}", (Literal("{地点}"),)),
        ("{{{地点}}}", (Literal("{"), Placeholder("地点"), Literal("}"))),
        ("单个 { 和 }", (Literal("单个 { 和 }"),)),
        ("{} {1} { 地点 } {a b}", (Literal("{} {1} { 地点 } {a b}"),)),
        ("{电话:} {:x} {|y}", (Literal("{电话:} {:x} {|y}"),)),
        ("{地{点}", (Literal("{地"), Placeholder("点"))),
        ("{" + "长" * 21 + "}", (Literal("{" + "长" * 21 + "}"),)),
    ],
)
def test_the_syntax_is_read_as_it_is_described(written: str, parts: tuple[object, ...]) -> None:
    assert parse(written) == parts


@given(st.text() | pieces)
def test_every_text_can_be_read_and_literal_runs_never_touch(written: str) -> None:
    parts = parse(written)
    for one, next_one in pairwise(parts):
        assert not (isinstance(one, Literal) and isinstance(next_one, Literal))
    assert all(part.text for part in parts if isinstance(part, Literal))


@given(st.text())
def test_a_text_with_its_braces_doubled_comes_out_as_it_was(plain: str) -> None:
    escaped = plain.replace("{", "{{").replace("}", "}}")
    assert fill(escaped, {}, unknown).text == plain


def test_values_fallbacks_and_snippets_take_their_places() -> None:
    filled = fill(
        "{称呼|市民朋友}您好，{地点}停电请拨{电话:供电公司}，编号{编号}。",
        {"地点": "花园路", "编号": "2026-000041", "称呼": " "},
        known,
    )
    assert filled.text == "市民朋友您好，花园路停电请拨95598，编号2026-000041。"
    assert filled.holes == ()
    assert filled.inserted == ()


def test_what_is_not_known_stays_in_sight_and_is_reported() -> None:
    filled = fill("{地点}的灯，{电话：照明处}", {}, known)
    assert filled.text == "{地点}的灯，{电话:照明处}"
    assert filled.holes == (Hole(0, 4, "地点"), Hole(7, 15, "电话:照明处"))
    assert holes(filled.text) == filled.holes


def test_what_is_put_in_is_never_read_as_a_template() -> None:
    def asked(_field: str, _name: str) -> str:
        raise AssertionError

    filled = fill("{称呼}您好", {"称呼": "{电话:供电公司}"}, asked)
    assert filled.text == "{电话:供电公司}您好"
    assert filled.holes == ()
    assert holes(filled.text, filled.inserted) == ()


def test_a_name_with_braces_excuses_no_gap_of_the_same_name() -> None:
    filled = fill("{称呼}您好，{地点}的灯", {"称呼": "{地点}"}, unknown)
    assert filled.text == "{地点}您好，{地点}的灯"
    assert filled.holes == (Hole(7, 11, "地点"),)
    assert len(holes(filled.text, filled.inserted)) == 1


def test_an_edit_elsewhere_leaves_braces_that_were_meant_in_peace() -> None:
    filled = fill("请在表里写{{姓名}}，送到{地点}", {}, unknown)
    edited = filled.text.replace("请在", "请您在").replace("{地点}", "窗口")
    assert edited == "请您在表里写{姓名}，送到窗口"
    assert holes(edited, filled.inserted) == ()
    assert [hole.name for hole in holes(edited)] == ["姓名"]


def test_doubled_braces_that_were_typed_do_not_hide_a_gap() -> None:
    assert holes("{{地点}}") == (Hole(1, 5, "地点"),)


def test_a_gap_typed_with_its_fallback_is_named_without_it() -> None:
    assert holes("{称呼｜朋友}{电话：环卫处|12345}") == (
        Hole(0, 7, "称呼"),
        Hole(7, 21, "电话:环卫处"),
    )


@pytest.mark.parametrize("typed", ["{", "}", "{}", "a { b } c", "{1}", "{\n地点}", "｛地点｝"])
def test_braces_people_write_are_no_gaps(typed: str) -> None:
    assert holes(typed) == ()


@given(
    pieces,
    st.dictionaries(st.sampled_from(["地点", "称呼"]), pieces),
    st.sampled_from([known, unknown, lambda _field, name: "{" + name + "}"]),
)
def test_the_gaps_found_again_are_those_that_were_left(
    written: str, values: dict[str, str], snippet: Callable[[str, str], str | None]
) -> None:
    filled = fill(written, values, snippet)
    for hole in filled.holes:
        assert filled.text[hole.start : hole.end] == "{" + hole.name + "}"
    again = holes(filled.text, filled.inserted)
    assert Counter(hole.name for hole in again) == Counter(hole.name for hole in filled.holes)


def test_the_topic_says_more_than_the_handler_and_the_handler_more_than_its_kind() -> None:
    general = template(1, kinds=tuple(Kind))
    district = template(2, kinds=(Kind.DISTRICT,), audience=Audience.PUBLIC)
    roads = template(3, organisations=(ROADS,))
    potholes = template(4, topics=("pothole",))
    both = template(5, topics=("pothole",), organisations=(ROADS,))
    everything = [both, potholes, roads, district, general]

    def chosen(organisation: UUID, topic: str, kind: Kind) -> Template | None:
        return best(
            everything,
            organisation=organisation,
            topic_key=topic,
            kind=kind,
            purpose=Purpose.ANSWER,
            audience=Audience.PUBLIC,
        )

    assert chosen(ROADS, "pothole", Kind.DEPARTMENT) is both
    assert chosen(POWER, "pothole", Kind.DEPARTMENT) is potholes
    assert chosen(ROADS, "lamp", Kind.DEPARTMENT) is roads
    assert chosen(POWER, "lamp", Kind.DISTRICT) is district
    assert chosen(POWER, "", Kind.AGENCY) is general


def test_a_template_for_another_purpose_handler_or_audience_never_fits() -> None:
    def rank(one: Template) -> int:
        return fits(
            one,
            organisation=ROADS,
            topic_key="pothole",
            kind=Kind.DEPARTMENT,
            purpose=Purpose.ANSWER,
            audience=Audience.PUBLIC,
        )

    assert rank(template()) > 0
    assert rank(template(audience=Audience.PUBLIC)) > rank(template())
    for other in (
        template(purpose=Purpose.ASK),
        template(organisations=(POWER,)),
        template(topics=("lamp",)),
        template(kinds=(Kind.AGENCY,)),
        template(audience=Audience.PRIVATE, topics=("pothole",)),
    ):
        assert rank(other) == 0


def chosen_for_roads(*templates: Template) -> Template | None:
    return best(
        templates,
        organisation=ROADS,
        topic_key="",
        kind=Kind.DEPARTMENT,
        purpose=Purpose.ANSWER,
        audience=Audience.PUBLIC,
    )


def test_of_equals_the_most_used_is_chosen_then_the_first() -> None:
    first, second = template(1, organisations=(ROADS,)), template(2, organisations=(ROADS,))
    used = replace(first, uses=3)
    assert chosen_for_roads(second, used) is used
    assert chosen_for_roads(second, first) is second
    assert chosen_for_roads() is None


def test_what_suits_anything_is_never_filled_in_by_itself() -> None:
    assert chosen_for_roads(template(uses=99, audience=Audience.PUBLIC)) is None
    assert chosen_for_roads(template(purpose=Purpose.ASK, organisations=(ROADS,))) is None


def test_an_answer_about_an_outside_unit_has_its_own_purpose() -> None:
    assert [answering(kind) for kind in Kind] == [Purpose.ANSWER, Purpose.ANSWER, Purpose.OUTSIDE]


@given(
    st.builds(
        Template,
        id=st.uuids(),
        title=text.filter(bool),
        text=st.text(min_size=1).filter(str.strip),
        purpose=st.sampled_from(Purpose),
        key=text,
        keywords=words,
        topics=words,
        organisations=st.lists(st.uuids(), max_size=2, unique=True).map(tuple),
        kinds=st.lists(st.sampled_from(list(Kind)), max_size=2, unique=True).map(tuple),
        audience=st.none() | st.sampled_from(Audience),
        uses=st.integers(0, 99),
    )
)
def test_a_template_survives_the_log(one: Template) -> None:
    assert from_body(json.loads(json.dumps(to_body(one), ensure_ascii=False))) == one


def test_a_kit_names_organisations_by_their_keys() -> None:
    item = {
        "key": "lamp",
        "title": "路灯",
        "text": "{承办单位}去修",
        "purpose": "answer",
        "organisations": ["lighting"],
        "audience": "any",
    }
    read = from_kit(item)
    assert read.id == template_id("lamp")
    assert read.organisations == (organisation_id("lighting"),)
    assert read.audience is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " \n"}, "text"),
        ({"title": ""}, "title"),
        ({"purpose": "chat"}, "purpose"),
        ({"audience": "all"}, "audience"),
        ({"kinds": ["ministry"]}, "kinds"),
        ({"organisations": ["lighting"]}, "organisations"),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(BadRecord) as refused:
        from_body(to_body(template()) | wrong)
    assert refused.value.field == field
