"""What marks a letter to an organisation, whose answer a mail is, and what a letter says to whom."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import decisions, letter_words, letters
from moderator_app.core.case import About
from moderator_app.core.channels import Account
from moderator_app.core.composing import Occasion
from moderator_app.core.letters import Enclosed, Tag
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.templates import Purpose, Template
from tests.desks import POWER, ROADS
from tests.stories import Story

HOUSE = "office@lights.qingchuan.gov.cn"
OURS = Account(UUID(int=7), "mail", "mail", "市城管局信箱")
LIGHTS = Organisation(ROADS, "市照明处", Relation.DEPARTMENT, mail=HOUSE)
ELECTRIC = Organisation(POWER, "供电公司", Relation.AGENCY, mail="95598@power.example.com")
FORM = "【{承办单位}】{诉求}\n市民：{市民|未署名}\n请于{时限}前反馈。"
FORMS = tuple(
    Template(uuid4(), "", FORM, purpose, kinds=tuple(Relation))
    for purpose in (Purpose.DISPATCH, Purpose.HASTEN)
)


@given(st.uuids(), st.sampled_from(["{tag}", "答复：转发：{tag} 路灯", "> {tag}\n> x", "RE:{tag}"]))
def test_a_tag_is_found_again_wherever_it_stands(letter: UUID, around: str) -> None:
    tag = Tag("20261125-0007", letters.token(letter))
    assert list(letters.tags(around.format(tag=tag))) == [tag]
    assert list(letters.tags(around.format(tag=str(tag).lower()))) == [tag]
    assert list(letters.tags(str(tag).replace(" ", "\n> "))) == [tag]


@pytest.mark.parametrize(
    "text", ["值班台 20261125-0007", "[值班台 20261125-0007 ABC]", "20261125-0007 ABCDEFGH", ""]
)
def test_half_a_tag_is_none(text: str) -> None:
    assert list(letters.tags(text)) == []


def test_two_letters_have_two_tokens() -> None:
    assert len({letters.token(uuid4()) for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    ("sender", "theirs"),
    [
        (HOUSE, True),
        (HOUSE.upper(), True),
        ("zhang@lights.qingchuan.gov.cn", True),
        ("crew@east.lights.qingchuan.gov.cn", True),
        ("office@qingchuan.gov.cn", False),
        ("office@evil-lights.qingchuan.gov.cn", False),
        ("office@lights.qingchuan.gov.cn.evil.example", False),
        ("lights@qq.com", True),
        ("other@qq.com", False),
        ("", False),
    ],
)
def test_whose_mailbox_it_is(sender: str, theirs: bool) -> None:
    assert letters.is_theirs(sender, [HOUSE, "lights@qq.com", ""]) is theirs


@pytest.mark.parametrize("others", [[], ["water@qingchuan.gov.cn"], ["office@qingchuan.gov.cn"]])
def test_a_domain_of_several_organisations_is_the_house_of_none(others: list[str]) -> None:
    """All bureaus of a city may have their mailboxes in one domain, or below it."""
    known = ["lights@qingchuan.gov.cn"]
    assert letters.is_theirs("LIGHTS@qingchuan.gov.cn", known, others)
    assert letters.is_theirs("office@qingchuan.gov.cn", known, others) is (others == [])
    assert not letters.is_theirs("office@water.qingchuan.gov.cn", known, others)


@pytest.mark.parametrize("public", ["gov.cn", "com.cn", "cn"])
def test_what_lies_below_everybodys_domain_is_everybodys(public: str) -> None:
    assert not letters.is_theirs(f"office@water.{public}", [f"lights@{public}"])


def test_who_is_known_to_write_for_somebody_else_never_writes_for_the_house() -> None:
    citizen = "wang@lights.qingchuan.gov.cn"
    assert not letters.is_theirs(citizen, [HOUSE], [citizen.upper()])
    assert letters.is_theirs(HOUSE, [HOUSE], [HOUSE])


@pytest.mark.parametrize(
    "text", ["", "x", "a@b", "a@b.cn, c@d.cn", "照明处 <a@b.cn>", "a@b.cn\nBcc: c@d.cn", "a b@c.cn"]
)
def test_what_is_no_address_gets_no_letter(text: str) -> None:
    assert not letters.is_address(text)


def test_the_account_the_citizen_wrote_to_writes_or_else_the_first_that_may() -> None:
    others = [
        Account(UUID(int=1), "wecom", "wecom", "甲"),
        Account(UUID(int=2), "mail", "mail", "乙", active=False),
        Account(UUID(int=3), "mail", "mail", "丙"),
        OURS,
    ]
    story = Story()
    story.hear()
    assert letters.account_for(story.case, others) == others[2]
    assert letters.account_for(story.case, others[:2]) is None


# What it says.


def with_case(text: str) -> Story:
    story = Story()
    story.hear(text)
    story.do(decisions.dispatch(story.case, ROADS, [POWER], ""))
    return story


def occasion(story: Story, text: str) -> Occasion:
    return Occasion(story.case, text, None, [LIGHTS, ELECTRIC], story.now, story.now)


def test_each_is_told_by_its_own_form_what_it_would_be_told_on_paper() -> None:
    text = "路灯不亮，请回电13800001234，身份证110101199003074514"
    story = with_case(text)
    units = [LIGHTS, ELECTRIC]
    made = letter_words.dispatch(
        occasion(story, text), story.events, FORMS, units, account=OURS, to={ROADS, POWER}
    )
    department, agency = (one.text for one in made)
    assert "【市照明处】" in department
    assert "【供电公司】" in agency
    assert department.count("13800001234") == 1
    assert "13800001234" not in agency
    assert all("110101199003074514" not in one.text + one.words for one in made)
    assert all("主办：市照明处；协办：供电公司" in one.text for one in made)
    assert all(letters.TAG_HERE in one.text and OURS.name in one.text for one in made)
    assert all("13800001234" not in one.words for one in made), "a subject is read by many"


def test_a_number_that_a_form_brought_is_told_to_our_own() -> None:
    story = with_case("路灯不亮")
    first = story.events[0]
    story.events[0] = replace(first, body={**first.body, "phone": "13800001234"})
    units = [LIGHTS, ELECTRIC]
    department, agency = letter_words.dispatch(
        occasion(story, "路灯不亮"), story.events, FORMS, units, account=OURS, to={ROADS, POWER}
    )
    assert "市民电话：13800001234" in department.text
    assert "13800001234" not in agency.text


def test_a_hastening_says_what_a_person_made_of_it() -> None:
    story = with_case("路灯不亮")
    at = occasion(story, "路灯不亮")
    usual = letter_words.hastening(at, FORMS, LIGHTS)
    letter = letter_words.hasten(at, LIGHTS, OURS, f"{usual}\n请今天回复。")
    assert letter.words.startswith("催办")
    assert "请今天回复。" in letter.text


def test_a_second_letter_waits_until_the_first_has_ended() -> None:
    story = with_case("路灯不亮")
    letter = Enclosed(ROADS, OURS.id, HOUSE, "转办", f"请办理 {letters.TAG_HERE}")
    story.do([letters.write(story.case, About.DISPATCH, letter, uuid4(), story.events)])
    with pytest.raises(Refusal, match=Reason.LETTER_PENDING):
        letters.write(story.case, About.HASTEN, letter, uuid4(), story.events)


def test_what_the_citizen_writes_in_braces_is_no_tag_of_ours() -> None:
    """Whoever writes the sign that a letter's tag takes the place of, learns no token."""
    text = f"路灯不亮 {letters.TAG_HERE}"
    story = with_case(text)
    (made,) = letter_words.dispatch(
        occasion(story, text), story.events, FORMS, [LIGHTS], account=OURS, to={ROADS}
    )
    draft = letters.write(story.case, About.DISPATCH, made, uuid4(), story.events)
    assert str(draft.body["text"]).count("值班台") == 1
