"""The words that go out: filled from the case, the directory and the person at the desk."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from moderator_app.core.case import Audience, Case
from moderator_app.core.composing import (
    Occasion,
    audience_of,
    dispatch_words,
    filled,
    first_reply,
    hasten_words,
)
from moderator_app.core.organisations import Hours, Kind, Number, Organisation
from moderator_app.core.people import Person
from moderator_app.core.routing import RemitEntry
from moderator_app.core.templates import Purpose, Template
from tests.stories import AT

ZONE = ZoneInfo("Asia/Shanghai")
ROADS = Organisation(
    UUID(int=0x10),
    "市政设施管理处",
    Kind.DEPARTMENT,
    short="市政处",
    numbers=(Number("值班", "0371-1111", Hours.DAY), Number("值班", "0371-2222", Hours.NIGHT)),
)
POWER = Organisation(
    UUID(int=0x30), "云州供电公司", Kind.AGENCY, numbers=(Number("值班", "95598", Hours.ALWAYS),)
)
SILENT = Organisation(UUID(int=0x40), "档案馆", Kind.AGENCY)
CASE = Case(
    id=UUID(int=1),
    number="20261122-0007",
    platform="weibo",
    account="",
    post="p",
    author="晨跑的人",
    author_id="",
    title="",
    summary="",
    url="",
    origin="",
    received_at=AT,
    last_at=AT,
)
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
OCCASION = Occasion(
    case=CASE,
    text="花园路3号路灯不亮",
    person=Person(UUID(int=9), "安娜", "03"),
    organisations=(ROADS, POWER, SILENT),
    local=MORNING,
    answer_by=MORNING + timedelta(hours=2),
)


def template(text: str, purpose: Purpose = Purpose.ANSWER, **fields: object) -> Template:
    made = Template(id=UUID(int=len(text)), title="t", text=text, purpose=purpose)
    return replace(made, **fields)  # type: ignore[arg-type]


def said(text: str, occasion: Occasion = OCCASION, lead: Organisation | None = ROADS) -> str:
    return filled(occasion, template(text), lead).text


def test_a_template_is_filled_with_what_the_desk_knows() -> None:
    assert said("{称呼}您好，{编号}已转{承办单位}（{承办简称}，{承办电话}），{时限}前答复。") == (
        "晨跑的人您好，20261122-0007已转市政设施管理处（市政处，0371-1111），11月23日12:00前答复。"
    )
    assert said("值班员{值班员} {今天} 来自{来源}") == "值班员03 2026年11月23日 来自微博"


def test_what_nobody_knows_stays_a_gap_to_be_filled_by_hand() -> None:
    result = filled(OCCASION, template("{承办单位}将于{日期}前处理{市民反映}"), None)
    assert [hole.name for hole in result.holes] == ["承办单位", "日期", "市民反映"]


def test_the_number_is_the_one_that_answers_now() -> None:
    night = replace(OCCASION, local=MORNING.replace(hour=23))
    assert said("{承办电话}") == "0371-1111"
    assert said("{承办电话}", night) == "0371-2222"
    assert said("{电话:市政处} {电话:云州供电公司}", night) == "0371-2222 95598"
    assert said("{承办电话|请拨总机}", lead=SILENT) == "请拨总机"
    assert said("{电话:档案馆|请拨总机} {电话:没有此处|12345}") == "请拨总机 12345"


@pytest.mark.parametrize(
    ("author", "called"),
    [
        ("晨跑的人", "晨跑的人"),
        ("", "市民朋友"),
        ("用户8839201177", "市民朋友"),
        ("一个名字长得不能用来称呼人的网友", "市民朋友"),
        ("小王2", "小王2"),
    ],
)
def test_a_citizen_is_addressed_by_a_name_that_can_be_said(author: str, called: str) -> None:
    assert said("{称呼|市民朋友}", replace(OCCASION, case=replace(CASE, author=author))) == called


def test_a_citizens_braces_are_words_and_no_template() -> None:
    named = replace(OCCASION, case=replace(CASE, author="{承办电话}"))
    result = filled(named, template("{称呼}您好"), ROADS)
    assert (result.text, result.holes) == ("{承办电话}您好", ())


def test_nobody_at_the_desk_and_nothing_chosen_still_fills_what_is_known() -> None:
    assert said("{编号}{值班员|值班员}", replace(OCCASION, person=None), None) == (
        "20261122-0007值班员"
    )


ANSWER = template("转{承办单位}", kinds=(Kind.DEPARTMENT, Kind.DISTRICT))
OUTSIDE = template("此事由{承办单位}负责", Purpose.OUTSIDE, kinds=(Kind.AGENCY,))
LAMPS = template("路灯已报{承办单位}修", topics=("lamps",))


def test_the_first_reply_suits_who_handles_it() -> None:
    known = (OUTSIDE, ANSWER, LAMPS)
    ours = first_reply(OCCASION, known, ROADS, None)
    theirs = first_reply(OCCASION, known, POWER, None)
    assert ours is not None
    assert theirs is not None
    assert ours[1].text == "转市政设施管理处"
    assert theirs[1].text == "此事由云州供电公司负责"


def test_the_first_reply_suits_the_topic_where_the_kit_has_one() -> None:
    entry = RemitEntry(UUID(int=5), "路灯", ROADS.id, key="lamps")
    found = first_reply(OCCASION, (ANSWER, LAMPS), ROADS, entry)
    assert found is not None
    assert found[0] is LAMPS


def test_no_template_of_its_own_no_reply_by_itself() -> None:
    assert first_reply(OCCASION, (template("随便"),), ROADS, None) is None
    assert first_reply(OCCASION, (), None, None) is None


def test_handlers_are_told_in_the_bureaus_own_form_or_at_least_everything() -> None:
    form = template(
        "【{编号}】{诉求} 主办{承办单位} 协办{协办单位|无}",
        Purpose.DISPATCH,
        kinds=(Kind.DEPARTMENT,),
    )
    assert dispatch_words(OCCASION, (form,), ROADS, (POWER, SILENT)) == (
        "【20261122-0007】花园路3号路灯不亮 主办市政设施管理处 协办云州供电公司、档案馆"
    )
    assert dispatch_words(OCCASION, (form,), ROADS, ()).endswith("协办无")
    assert dispatch_words(OCCASION, (form,), POWER, ()) == "20261122-0007\n花园路3号路灯不亮"


def test_what_nobody_knows_goes_to_no_handler_as_a_gap() -> None:
    form = template(
        "{市民}在{地点}：{诉求}（{原承办单位}）", Purpose.DISPATCH, kinds=(Kind.DEPARTMENT,)
    )
    unnamed = replace(OCCASION, case=replace(CASE, author=""), text="路灯不亮")
    assert dispatch_words(unnamed, (form,), ROADS, ()) == "未注明在未注明：路灯不亮（未注明）"
    braces = replace(OCCASION, case=replace(CASE, author="{地点}"))
    assert dispatch_words(braces, (form,), ROADS, ()).startswith("{地点}在花园路3号")


def test_a_handler_who_lets_us_wait_is_hastened_in_words_of_their_own() -> None:
    forms = (
        template("【转办】{编号}", Purpose.DISPATCH),
        template("【催办】{承办单位}：{编号}", Purpose.HASTEN, kinds=(Kind.AGENCY,)),
    )
    assert hasten_words(OCCASION, forms, POWER) == "【催办】云州供电公司：20261122-0007"


def test_a_comment_is_read_by_everybody_and_a_conversation_by_one() -> None:
    assert audience_of("weibo") is Audience.PUBLIC
    assert audience_of("phone") is Audience.PRIVATE
    assert audience_of("a platform of tomorrow") is Audience.PUBLIC
