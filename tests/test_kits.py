"""The starter kits are data that people rely on: their parts fit together, and their replies fit
where they are sent. Read here as plain files, so that a mistake in a kit is told by its own name.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

KITS = Path(__file__).parents[1] / "resources" / "kits"
KIT_NAMES = sorted(folder.name for folder in KITS.iterdir() if folder.is_dir())

KINDS_BY_VERB = {
    "转办": "department",
    "交办": "district",
    "对接": "agency",
    "函告": "agency",
    "通知": "agency",
}
PURPOSES = {"answer", "ask", "result", "thanks", "outside", "closing", "dispatch", "hasten"}
EMERGENCY_NUMBERS = {"110", "119", "120", "122"}
INVENTED_AREA_CODE = "0399"
WEIBO_LENGTH = 140
LETTERS_OF_DISPATCH = {"承办单位", "编号", "市民", "诉求", "地点", "来源", "时限", "值班员"}

GAP = re.compile(
    r"\{(?P<name>[^\W\d_][^\s{}|:]{0,19})(?::(?P<of>[^\s{}|:]{1,40}))?(?:\|(?P<fallback>[^{}]*))?\}"
)
TYPICAL = {
    "称呼": "李女士",
    "承办单位": "市政处、东城区执法局",
    "承办电话": "0399-6120021",
    "编号": "2026-10-08-0042",
    "地点": "花园路与农科路口",
    "时限": "10月10日18时",
    "值班员": "03",
    "处理结果": "工作人员已到现场，坑洞已填平压实，护栏已撤除，恢复通行",
}
TYPICAL_BY_HAND = "预计下周内完成管道更换"

Row = dict[str, Any]


class Kit:
    def __init__(self, name: str) -> None:
        self.organisations = self._read(name, "organisations")
        self.remit = self._read(name, "remit")
        self.templates = self._read(name, "templates")
        self.by_key = {each["key"]: each for each in self.organisations}
        self.by_name = {
            label: each for each in self.organisations for label in (each["name"], each["short"])
        }

    @staticmethod
    def _read(name: str, part: str) -> list[Row]:
        rows: list[Row] = json.loads((KITS / name / f"{part}.json").read_text(encoding="utf-8"))
        return rows

    def replies(self) -> Iterator[Row]:
        return (e for e in self.templates if e["purpose"] not in {"dispatch", "hasten"})


@pytest.fixture(params=KIT_NAMES)
def kit(request: pytest.FixtureRequest) -> Kit:
    return Kit(request.param)


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def weibo_length(text: str) -> int:
    """As Weibo counts: a Chinese character or full-width sign is one, an ASCII sign a half."""
    halves = sum(1 if ord(sign) < 128 else 2 for sign in text)
    return -(-halves // 2)


def numbers_at(organisation: Row, part_of_day: str) -> list[str]:
    return [
        each["number"]
        for each in organisation["numbers"]
        if each["hours"] in (part_of_day, "always")
    ]


def as_sent(kit: Kit, text: str) -> str:
    def put(gap: re.Match[str]) -> str:
        if gap["of"]:
            organisation = kit.by_name[gap["of"]]
            return max((*numbers_at(organisation, "day"), *numbers_at(organisation, "night")))
        return TYPICAL.get(gap["name"]) or gap["fallback"] or TYPICAL_BY_HAND

    return GAP.sub(put, text)


def test_there_is_a_kit() -> None:
    assert "city-management" in KIT_NAMES


def test_every_key_is_used_once(kit: Kit) -> None:
    for rows in (kit.organisations, kit.remit, kit.templates):
        keys = [each["key"] for each in rows]
        assert not twice(keys)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys)


def test_names_short_names_and_titles_are_told_apart(kit: Kit) -> None:
    names = [
        label for each in kit.organisations for label in {each["name"], each["short"]} if label
    ]
    assert not twice(names)
    assert all(each["short"] for each in kit.organisations)
    assert not twice([each["title"] for each in kit.templates])
    assert not twice([each["topic"] for each in kit.remit])
    assert not twice([each["code"] for each in kit.remit])


def test_the_verb_is_the_one_of_the_relation(kit: Kit) -> None:
    for each in kit.organisations:
        assert KINDS_BY_VERB[each["verb"]] == each["kind"], each["key"]


def test_the_digits_choose_the_first_nine_handlers(kit: Kit) -> None:
    digits = sorted(each["digit"] for each in kit.organisations if each["digit"] is not None)
    assert digits == list(range(1, 10))


def test_every_organisation_can_be_reached_by_day_and_by_night(kit: Kit) -> None:
    for each in kit.organisations:
        assert numbers_at(each, "day"), each["key"]
        assert numbers_at(each, "night"), each["key"]
        assert {number["hours"] for number in each["numbers"]} <= {"day", "night", "always"}


def test_every_organisation_says_what_it_does_and_who_says_so(kit: Kit) -> None:
    for each in kit.organisations:
        assert each["duties"], each["key"]
        assert each["source"], each["key"]
        assert each["hours"], each["key"]


def test_telephone_numbers_are_invented_or_the_same_in_the_whole_country(kit: Kit) -> None:
    listed = [each["number"] for row in kit.organisations for each in row["numbers"]]
    called = [each["number"] for row in kit.organisations for each in row["contacts"]]
    for number in (*listed, *called):
        local = re.fullmatch(rf"{INVENTED_AREA_CODE}-6\d{{6}}", number)
        national = re.fullmatch(r"1[12]\d|12\d{3}|11185|9\d{4}", number)
        assert local or national, number
    assert not twice(listed)
    assert not set(listed) & set(called), "a number of a contact would be given to citizens"


def test_emergency_numbers_are_marked(kit: Kit) -> None:
    marked = {
        number["number"]
        for each in kit.organisations
        if each["emergency"]
        for number in each["numbers"]
    }
    assert marked == EMERGENCY_NUMBERS


def test_merged_numbers_are_explained_and_not_given_out(kit: Kit) -> None:
    given = {number["number"] for each in kit.organisations for number in each["numbers"]}
    notes = "".join(each["note"] for each in kit.organisations)
    for merged in ("12358", "12365", "12331"):
        assert merged in notes
        assert merged not in given


def test_the_dispatch_list_leads_to_organisations_of_the_kit(kit: Kit) -> None:
    for each in kit.remit:
        assert {each["lead"], *each["co"]} <= kit.by_key.keys(), each["key"]
        assert each["lead"] not in each["co"], each["key"]
        assert len(set(each["co"])) == len(each["co"]), each["key"]


def test_the_dispatch_list_has_words_a_source_and_advice(kit: Kit) -> None:
    for each in kit.remit:
        assert 4 <= len(each["keywords"]) <= 12, each["key"]
        assert not twice(each["keywords"]), each["key"]
        assert not set(each["keywords"]) & set(each["not"]), each["key"]
        assert each["source"].endswith(each["code"]), each["key"]
        assert each["advice"].endswith("。"), each["key"]


def test_no_two_handlers_are_told_apart_by_nothing(kit: Kit) -> None:
    leads: dict[frozenset[str], str] = {}
    for each in kit.remit:
        assert leads.setdefault(frozenset(each["keywords"]), each["lead"]) == each["lead"]


def test_templates_name_topics_and_organisations_of_the_kit(kit: Kit) -> None:
    topics = {each["key"] for each in kit.remit}
    for each in kit.templates:
        assert set(each["topics"]) <= topics, each["key"]
        assert set(each["organisations"]) <= kit.by_key.keys(), each["key"]
        assert set(each["kinds"]) <= {"department", "district", "agency"}, each["key"]
        assert each["purpose"] in PURPOSES, each["key"]
        assert each["audience"] in {"public", "private", "any"}, each["key"]
        assert each["keywords"], each["key"]


def test_every_brace_of_a_template_belongs_to_a_gap(kit: Kit) -> None:
    for each in kit.templates:
        assert not set(GAP.sub("", each["text"])) & set("{}｛｝"), each["key"]


def test_every_snippet_is_a_number_of_the_directory(kit: Kit) -> None:
    for each in kit.templates:
        for gap in GAP.finditer(each["text"]):
            if gap["of"]:
                assert gap["name"] == "电话", each["key"]
                assert gap["of"] in kit.by_name, each["key"]


def test_a_template_writes_out_no_number_that_could_change(kit: Kit) -> None:
    stays = EMERGENCY_NUMBERS | {"12122", "12345"}
    for each in kit.templates:
        written = set(re.findall(r"\d{3,}", GAP.sub("", each["text"])))
        assert written <= stays, each["key"]


def test_every_reply_fits_one_message_on_weibo(kit: Kit) -> None:
    for each in kit.replies():
        assert weibo_length(as_sent(kit, each["text"])) <= WEIBO_LENGTH, each["key"]


def test_a_first_reply_needs_nothing_filled_in_by_hand(kit: Kit) -> None:
    automatic = {"称呼", "承办单位", "承办电话", "编号", "值班员", "时限", "地点"}
    for each in kit.templates:
        if each["purpose"] in ("answer", "outside"):
            for gap in GAP.finditer(each["text"]):
                known = gap["name"] in automatic and gap["name"] != "地点"
                assert gap["of"] or known or gap["fallback"], each["key"]


def test_replies_neither_promise_what_nobody_knows_nor_scold(kit: Kit) -> None:
    forbidden = re.compile(
        r"尽快|立即处理|马上处理|一定会?解决|保证|肯定会|已转|已交办|已安排|"
        r"请勿|严禁|必须|不得|应当知道|无理|稍安勿躁|不归我们|不属于我|亲[，~～]|！"
    )
    for each in kit.replies():
        found = forbidden.search(each["text"])
        assert found is None, f"{each['key']}: {found}"


def test_personal_details_are_never_asked_for_in_public_without_saying_where(kit: Kit) -> None:
    for each in kit.replies():
        if "发在这里" in each["text"] or "写在这里" in each["text"]:
            assert each["audience"] == "private", each["key"]
        if "私信我们" in each["text"] or "请私信" in each["text"]:
            assert each["audience"] == "public", each["key"]


@pytest.mark.parametrize("audience", ["public", "private"])
def test_every_topic_has_a_first_reply_that_belongs_to_its_handler(kit: Kit, audience: str) -> None:
    for entry in kit.remit:
        kind = kit.by_key[entry["lead"]]["kind"]
        wanted = "outside" if kind == "agency" else "answer"
        fitting = [
            each
            for each in kit.templates
            if each["purpose"] == wanted
            and each["audience"] in (audience, "any")
            and (not each["topics"] or entry["key"] in each["topics"])
            and (not each["kinds"] or kind in each["kinds"])
            and (not each["organisations"] or entry["lead"] in each["organisations"])
        ]
        narrowed = [each for each in fitting if each["organisations"] or each["kinds"]]
        assert narrowed, entry["key"]


def test_every_lead_has_a_public_reply_written_for_it(kit: Kit) -> None:
    written = {
        organisation
        for each in kit.templates
        if each["purpose"] in ("answer", "outside") and each["audience"] != "private"
        for organisation in each["organisations"]
    }
    assert {entry["lead"] for entry in kit.remit} <= written


@pytest.mark.parametrize("kind", ["department", "district", "agency"])
def test_every_kind_of_organisation_has_a_reply_and_a_letter_to_fall_back_on(
    kit: Kit, kind: str
) -> None:
    plain = {
        each["purpose"]
        for each in kit.templates
        if kind in each["kinds"] and not each["organisations"] and not each["topics"]
    }
    assert {"outside" if kind == "agency" else "answer", "dispatch"} <= plain


def test_every_letter_to_an_organisation_carries_the_whole_case(kit: Kit) -> None:
    for each in kit.templates:
        if each["purpose"] in {"dispatch", "hasten"}:
            named = {gap["name"] for gap in GAP.finditer(each["text"])}
            assert named >= LETTERS_OF_DISPATCH, each["key"]
