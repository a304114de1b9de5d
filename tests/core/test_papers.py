"""Papers under the office's name: which, their numbers, and what each unit is told."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from moderator_app.core import opinions, papers
from moderator_app.core.case import Case
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.folding import fold
from moderator_app.core.ids import NIL
from moderator_app.core.opinions import Opinion, Said
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.core.papers import Office, Paper, Scene, Wish
from moderator_app.core.refusals import Reason, Refusal

CASE, UNIT = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 2, 1, 5, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = Office("清川市城市管理局", "清城管", "值班室", "0399-6120000")
ROADS = Organisation(UNIT, "清川市市政设施管理处", Relation.DEPARTMENT)
POWER = Organisation(UNIT, "清川供电公司", Relation.AGENCY)
TEXT = "石板街路灯坏了三天，我的电话 139 1234 5678，身份证11010519491231002X。"


def event(kind: Kind, body: dict[str, Any], n: int) -> Event:
    return Event(
        n, UUID(int=100 + n), NIL, n, "anna", CASE, None, None, kind, AT, applied=True, body=body
    )


def history(*drafts: Draft) -> list[Event]:
    first = {
        "platform": "phone", "number": "20260302-0001", "author": "王丽", "phone": "13912345678",
        "text": TEXT, "title": "路灯", "received_at": AT.isoformat(),
    }  # fmt: skip
    events = [event(Kind.MESSAGE_RECEIVED, first, 1)]
    for draft in drafts:
        events.append(event(draft.kind, dict(draft.body), len(events) + 1))
    return events


def the_case(events: list[Event]) -> Case:
    case = fold(events)
    assert case is not None
    return case


SENT = Draft(Kind.CASE_DISPATCHED, CASE, {"lead": str(UNIT), "co": [], "text": "请办"})


def scene(unit: Organisation = ROADS, events: list[Event] | None = None) -> Scene:
    events = events or history(SENT)
    local = AT.astimezone(ZONE)
    due = datetime(2026, 3, 9, 18, 0, tzinfo=ZONE)
    return Scene(the_case(events), events, unit, OFFICE, local, due, "安娜")


def wish(paper: Paper = Paper.TRANSFER, *, telephone: bool = True) -> Wish:
    return Wish(paper, UNIT, papers.ASKS[paper], telephone)


@pytest.mark.parametrize(
    ("kind", "verb", "paper"),
    [
        (Relation.DEPARTMENT, "", Paper.TRANSFER),
        (Relation.DISTRICT, "", Paper.ASSIGNMENT),
        (Relation.AGENCY, "", Paper.LETTER),
        (Relation.DEPARTMENT, "交办", Paper.ASSIGNMENT),
        (Relation.DISTRICT, "函告", Paper.LETTER),
        (Relation.AGENCY, "通知", Paper.LETTER),
        (Relation.DISTRICT, "对接", Paper.ASSIGNMENT),
    ],
)
def test_the_relation_says_which_paper(kind: Relation, verb: str, paper: Paper) -> None:
    assert papers.usual(Organisation(UNIT, "x", kind, verb=verb)) is paper


def test_a_supervision_form_is_for_those_whose_office_may_issue_it() -> None:
    assert papers.possible(ROADS, OFFICE) == (Paper.TRANSFER, Paper.REMINDER)
    may = papers.possible(ROADS, replace(OFFICE, supervises=True))
    assert may == (Paper.TRANSFER, Paper.REMINDER, Paper.SUPERVISION)


def test_numbers_have_no_leading_zeros_and_begin_with_the_offices_sign() -> None:
    assert papers.number(OFFICE, Paper.TRANSFER, 2026, 12) == "清城管转〔2026〕12号"
    assert papers.number(Office(), Paper.LETTER, 2026, 1) == "函〔2026〕1号"


def test_who_has_a_paper_already_is_reminded() -> None:
    events = history()
    assert papers.suggested(events, ROADS) is Paper.TRANSFER
    (draft,) = papers.issue(wish(), scene(), 1)
    assert papers.suggested(history(draft), ROADS) is Paper.REMINDER
    other = replace(ROADS, id=UUID(int=9))
    assert papers.suggested(history(draft), other) is Paper.TRANSFER


def test_passing_a_case_on_wants_the_paper_of_the_relation_until_the_unit_has_had_one() -> None:
    events = history(SENT)
    assert papers.wanted(events, ROADS, OFFICE) is Paper.TRANSFER
    assert papers.wanted(events, POWER, OFFICE) is Paper.LETTER
    (draft,) = papers.issue(wish(), scene(ROADS, events), 1)
    assert papers.wanted(history(SENT, draft), ROADS, OFFICE) is None
    assert papers.wanted(events, ROADS, Office(code="清城管")) is None


def test_a_department_is_told_the_number_and_an_outside_unit_is_not() -> None:
    assert papers.tells_telephone(ROADS)
    assert not papers.tells_telephone(POWER)
    told = papers.values(wish(), scene(), 1)
    assert told["联系电话"] == "13912345678"
    assert "139 1234 5678" in told["诉求内容"]
    kept = papers.values(wish(Paper.LETTER, telephone=False), scene(POWER), 1)
    assert kept["联系电话"] == ""
    assert not [v for v in kept.values() if "5678" in v and "*" not in v]
    assert kept["诉求人"] == "王丽"
    for values in (told, kept):
        assert "002X" in values["诉求内容"]
        assert "19491231" not in values["诉求内容"]


def test_a_paper_says_what_it_is_about_and_by_when() -> None:
    values = papers.values(wish(), scene(), 7)
    assert set(values) == set(papers.PLACEHOLDERS)
    assert values["编号"] == "清城管转〔2026〕7号"
    assert values["日期"] == "2026年3月2日"
    assert values["受理时间"] == "2026年3月2日9时05分"
    assert values["办理时限"] == "2026年3月9日18时00分前"
    assert values["承办单位"] == ROADS.name
    assert values["诉求编号"] == "20260302-0001"
    assert values["地址"] == "石板街"
    assert values["要素"] == "（未检出：时间）"
    assert values["联系人"] == "值班室"


def test_the_last_opinions_stand_in_their_boxes_signed() -> None:
    empty = the_case(history())
    said = [
        Said(Opinion.PROPOSED, "先派人看"),
        Said(Opinion.PROPOSED, "转市政处"),
        Said(Opinion.INSTRUCTED, "同意", "李局长", date(2026, 3, 2)),
        Said(Opinion.HANDLED, "已修好", "老王", date(2026, 3, 3), UNIT),
        Said(Opinion.HANDLED, "不归我们管", "", date(2026, 3, 3), UUID(int=77)),
    ]
    drafts = [draft for one in said for draft in opinions.add(empty, one)]
    values = papers.values(wish(), scene(ROADS, history(*drafts)), 1)
    assert values["拟办意见"] == "转市政处"
    assert values["领导批示"] == "同意\n李局长 2026年3月2日"
    assert values["承办意见"] == "已修好\n老王 2026年3月3日"


def test_an_opinion_needs_words_and_a_leaders_who_and_when() -> None:
    case = the_case(history())
    with pytest.raises(Refusal) as nothing:
        opinions.add(case, Said(Opinion.PROPOSED, " "))
    assert nothing.value.reason is Reason.NOTHING_TO_SAY
    with pytest.raises(Refusal) as unsigned:
        opinions.add(case, Said(Opinion.INSTRUCTED, "同意", "李局长"))
    assert unsigned.value.reason is Reason.SIGNATURE_MISSING


def test_no_paper_without_the_name_of_an_office() -> None:
    with pytest.raises(Refusal) as refused:
        papers.issue(wish(), replace(scene(), office=Office()), 1)
    assert refused.value.reason is Reason.OFFICE_MISSING


def test_a_paper_goes_only_to_who_has_the_case_and_only_such_as_it_may_be_sent() -> None:
    with pytest.raises(Refusal) as stranger:
        papers.issue(wish(), scene(events=history()), 1)
    assert stranger.value.reason is Reason.NOT_A_HANDLER
    with pytest.raises(Refusal) as refused:
        papers.issue(wish(Paper.SUPERVISION), scene(), 1)
    assert refused.value.reason is Reason.PAPER_NOT_OURS
    may = replace(scene(), office=replace(OFFICE, supervises=True))
    assert papers.issue(wish(Paper.SUPERVISION), may, 1)


def test_what_nobody_can_see_goes_and_lines_stay() -> None:
    assert papers.plain("一\r\n二\x00\x0b\x07三\u2028四\ud800") == "一\n二三\n四\ufffd"


def test_settings_come_back_as_they_were_and_nonsense_is_passed_over() -> None:
    office = replace(OFFICE, supervises=True)
    assert papers.office_of(papers.to_settings(office)) == office
    assert papers.office_of({"papers.name": 3, "papers.supervises": "yes"}) == Office()


def test_what_was_issued_is_read_back_word_for_word() -> None:
    (draft,) = papers.issue(wish(), scene(), 3)
    (issued,) = papers.of_case(history(draft))
    assert issued.number == "清城管转〔2026〕3号"
    assert issued.on == date(2026, 3, 2)
    assert issued.values == papers.values(wish(), scene(), 3)
    assert draft.slot == "paper:transfer:2026/3"
