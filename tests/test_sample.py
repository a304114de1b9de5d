"""The sample desk is data written by hand: these tests keep it whole, varied and nobody's own."""

import json
import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from moderator_app.core.case import Stage
from moderator_app.core.clocks import Urgency, urgency
from moderator_app.core.rows import CaseRow, View
from moderator_app.desk import sample
from moderator_app.desk.opening import ZONE
from tests.desks import T0, a_desk, a_reader

RESOURCES = Path(__file__).parent.parent / "resources"
SAMPLE = RESOURCES / "sample"

CHANNELS = {"weibo", "wecom", "wechat", "douyin", "web", "mail", "phone", "12345"}
WAYS_OF_TELLING = {"微信", "电话", "平台", "纸质", "邮件"}
OUTCOMES = {
    "resolved",
    "partly",
    "answered",
    "explained",
    "unfounded",
    "declined",
    "duplicate",
    "withdrawn",
    "unreachable",
}
FIELDS_OF_STEP = {
    "message": {"text"},
    "claim": set(),
    "dispatch": {"lead", "co"},
    "told": {"organisation", "how", "whom"},
    "signed": {"organisation"},
    "answered": {"organisation", "text"},
    "returned": {"organisation", "reason"},
    "hastened": {"organisation", "how"},
    "reply": {"text", "purpose", "audience", "sent"},
    "note": {"text", "pinned"},
    "snooze": {"hours", "why"},
    "close": {"outcome", "basis", "told"},
    "emergency": {"calls", "danger"},
    "consult": {"units", "text"},
}
OF_CITIZENS_OR_ORGANISATIONS = {"message", "signed", "answered", "returned"}
HOURS = 60
DAYS = 24 * HOURS
EVENING = T0 + timedelta(hours=11)
"""Eight in the evening in Shanghai, of the Sunday that the sample's words are about."""

Record = dict[str, Any]


def _read(path: Path) -> list[Record]:
    records: list[Record] = json.loads(path.read_text(encoding="utf-8"))
    return records


def _cases() -> list[Record]:
    return [case for path in sorted(SAMPLE.glob("cases-*.json")) for case in _read(path)]


CASES = _cases()
ARRIVALS = _read(SAMPLE / "arrivals.json")
PEOPLE = {person["key"] for person in _read(SAMPLE / "people.json")}
STEPS = [(case, step) for case in CASES for step in case["steps"]]


def _deeds(case: Record) -> list[str]:
    return [step["do"] for step in case["steps"]]


def _was_answered(case: Record) -> bool:
    return any(step["do"] == "reply" and step["sent"] for step in case["steps"])


def _words_of_citizens() -> list[Record]:
    later = [{"text": step["text"]} for _, step in STEPS if step["do"] == "message"]
    return [*CASES, *ARRIVALS, *later]


def test_every_case_has_its_own_key_and_all_its_fields() -> None:
    fields = {"key", "minutes_ago", "channel", "author", "author_id", "title", "text", "url"}
    keys = Counter(case["key"] for case in CASES)
    assert [key for key, times in keys.items() if times > 1] == []
    for case in CASES:
        assert set(case) - {"twin"} == fields | {"steps"}, case["key"]
        assert case["minutes_ago"] > 0, case["key"]
        assert case["text"].strip(), case["key"]
        assert case["author"].strip(), case["key"]
        assert not case["url"] or case["url"].startswith("https://example.cn/"), case["key"]


def test_every_arrival_has_all_its_fields() -> None:
    for arrival in ARRIVALS:
        assert set(arrival) - {"twin"} == {"channel", "author", "author_id", "title", "text"}
        assert arrival["channel"] in CHANNELS
        assert arrival["text"].strip(), arrival


def test_letters_and_hotline_orders_have_titles_and_chats_have_none() -> None:
    for message in [*CASES, *ARRIVALS]:
        titled = message["channel"] in {"web", "mail", "12345"}
        assert bool(message["title"]) is titled, message


def test_steps_have_exactly_the_fields_of_their_kind() -> None:
    for case, step in STEPS:
        common = {"after", "do"} | ({"by"} if "by" in step else set())
        fields = FIELDS_OF_STEP[step["do"]]
        extra = {"close": {"same_as"}, "reply": {"promises"}}.get(step["do"], set())
        assert set(step) - common - extra == fields, (case["key"], step)


def test_steps_are_done_by_a_moderator_unless_a_citizen_or_an_organisation_acts() -> None:
    for case, step in STEPS:
        if step["do"] in OF_CITIZENS_OR_ORGANISATIONS:
            assert "by" not in step, (case["key"], step)
        else:
            assert step["by"] in PEOPLE, (case["key"], step)


def test_steps_follow_one_another_and_none_lies_in_the_future() -> None:
    for case in CASES:
        times = [step["after"] for step in case["steps"]]
        assert all(earlier <= later for earlier, later in pairwise([0, *times])), case["key"]
        assert not times or times[-1] <= case["minutes_ago"], case["key"]


def test_organisations_are_those_of_the_city_management_kit() -> None:
    kit = _read(RESOURCES / "kits" / "city-management" / "organisations.json")
    known = {organisation["key"] for organisation in kit}
    for case, step in STEPS:
        named = [step.get("lead"), step.get("organisation"), *step.get("co", [])]
        assert {key for key in named if key} <= known, (case["key"], step)


def test_an_organisation_is_only_heard_from_after_the_case_was_sent_to_it() -> None:
    for case in CASES:
        sent_to: set[str] = set()
        for step in case["steps"]:
            if step["do"] == "dispatch":
                sent_to |= {step["lead"], *step["co"]}
            elif "organisation" in step:
                assert step["organisation"] in sent_to, (case["key"], step)


def test_values_are_those_the_desk_knows() -> None:
    assert {message["channel"] for message in [*CASES, *ARRIVALS]} == CHANNELS
    for case, step in STEPS:
        where = (case["key"], step)
        assert step.get("how", "微信") in WAYS_OF_TELLING, where
        assert step.get("purpose", "ask") in {"answer", "ask", "result"}, where
        assert step.get("audience", "public") in {"public", "private"}, where
        assert step.get("outcome", "answered") in OUTCOMES, where
    assert {step["outcome"] for _, step in STEPS if step["do"] == "close"} == OUTCOMES


def test_nothing_but_a_citizens_word_follows_a_closing() -> None:
    for case in CASES:
        deeds = _deeds(case)
        if "close" in deeds:
            assert set(deeds[deeds.index("close") + 1 :]) <= {"message"}, case["key"]


def test_nobody_is_counted_as_told_without_a_reply() -> None:
    for case in CASES:
        if case["steps"] and case["steps"][-1].get("told"):
            assert _was_answered(case), case["key"]


def test_a_matter_called_resolved_was_reported_done_by_somebody() -> None:
    for case in CASES:
        ends = [step for step in case["steps"] if step["do"] == "close"]
        if ends and ends[0]["outcome"] in {"resolved", "partly"}:
            assert {"answered", "message"} & set(_deeds(case)), case["key"]


def test_duplicates_name_the_case_they_belong_to() -> None:
    keys = {case["key"] for case in CASES}
    for case, step in STEPS:
        if step.get("outcome") == "duplicate":
            assert step["same_as"] in keys - {case["key"]}, case["key"]


def test_public_replies_fit_weibo() -> None:
    for case, step in STEPS:
        if step["do"] == "reply" and case["channel"] == "weibo":
            assert len(step["text"]) <= 140, (case["key"], len(step["text"]))


def test_no_two_people_wrote_the_same_words_but_the_twins() -> None:
    texts = Counter(message["text"] for message in _words_of_citizens())
    repeated = {text for text, times in texts.items() if times > 1}
    twins = {message["text"] for message in [*CASES, *ARRIVALS] if message.get("twin")}
    assert repeated == twins


def test_no_two_replies_are_the_same() -> None:
    replies = Counter(step["text"] for _, step in STEPS if step["do"] == "reply")
    assert [text for text, times in replies.items() if times > 1] == []


def test_every_telephone_number_is_masked_or_unassigned() -> None:
    everything = json.dumps([*CASES, *ARRIVALS], ensure_ascii=False)
    numbers = re.findall(r"(?<!\d)1[3-9]\d[\d*]{8}(?!\d)", everything)
    assert len(numbers) >= 20
    for number in numbers:
        assert re.fullmatch(r"1990000\d{4}|1\d{2}\*{4}\d{4}", number), number
    assert re.findall(r"(?<!\d)\d{17}[\dXx](?!\d)", everything) == []
    addresses = re.findall(r"[\w.]+@(\w[\w.]*\.\w+)", everything)
    assert set(addresses) == {"example.cn"}


def test_the_desk_holds_a_days_work_and_six_weeks_of_history() -> None:
    assert len(_words_of_citizens()) >= 300
    assert len(CASES) >= 250
    assert len(ARRIVALS) >= 40
    ages = [case["minutes_ago"] for case in CASES]
    assert sum(age <= 12 * HOURS for age in ages) >= 45
    assert sum(12 * HOURS < age <= 3 * DAYS for age in ages) >= 55
    assert 35 * DAYS <= max(ages) <= 41 * DAYS


@pytest.mark.parametrize(
    ("deed", "least"),
    [("returned", 15), ("hastened", 10), ("snooze", 12), ("signed", 5), ("note", 15)],
)
def test_the_less_common_turns_of_a_case_all_occur(deed: str, least: int) -> None:
    assert sum(step["do"] == deed for _, step in STEPS) >= least


def test_replies_wait_to_be_sent() -> None:
    unsent = [step for _, step in STEPS if step["do"] == "reply" and not step["sent"]]
    assert len(unsent) >= 4


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> list[CaseRow]:
    """The inbox as the sample desk opens with it, whoever waits longest first."""
    folder = tmp_path_factory.mktemp("sample")
    with a_desk(folder, person=None) as desk:
        sample.build(desk, RESOURCES, EVENING)
    with a_reader(folder) as reader:
        keys = reader.order(View.INBOX, now=EVENING, person="")
        rows = reader.rows(list(keys))
    return [rows[key] for key in keys]


def _waits(row: CaseRow) -> timedelta:
    assert row.waiting_since is not None
    return EVENING - row.waiting_since


def test_the_desk_is_busy_but_nobody_is_neglected(inbox: list[CaseRow]) -> None:
    pressing = Counter(urgency(row.response_due, EVENING, ZONE) for row in inbox)
    assert 40 <= len(inbox) <= 50
    assert 4 <= pressing[Urgency.OVERDUE] <= 8
    assert 3 <= pressing[Urgency.NEAR] <= 6


def test_only_a_matter_under_dispute_waits_for_more_than_nine_hours(inbox: list[CaseRow]) -> None:
    old = [row for row in inbox if _waits(row) > timedelta(hours=9)]
    assert [row.lead_stage for row in old] == [Stage.RETURNED]


def test_what_came_last_shows_many_kinds_of_matter_and_of_channel(inbox: list[CaseRow]) -> None:
    newest = inbox[-12:]
    assert len({row.platform for row in newest}) >= 6
    assert sum("花园路" in row.summary and "农科路" in row.summary for row in newest) >= 3
    for word in ("煤气", "供暖", "替我谢谢", "黑色的线", "渣土车"):
        assert any(word in row.summary for row in newest), word


def test_one_pothole_is_reported_by_at_least_four_people() -> None:
    reporters = {
        case["author"]
        for case in CASES
        if case["minutes_ago"] < 12 * HOURS
        and "花园路" in case["text"]
        and "农科路" in case["text"]
    }
    assert len(reporters) >= 4


def test_there_are_long_letters_single_words_markup_and_another_language() -> None:
    texts = [case["text"] for case in CASES]
    assert max(map(len, texts)) >= 600
    assert min(map(len, texts)) <= 2
    assert any("<b>" in text and "&amp;" in text for text in texts)
    assert any(re.fullmatch(r"[\x00-\x7f]+", text) and len(text) > 80 for text in texts)
    assert any(len(case["steps"]) and _deeds(case).count("returned") >= 2 for case in CASES)
