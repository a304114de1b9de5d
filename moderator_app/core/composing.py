"""The words that go out: what a template's gaps are filled with, for a citizen and for a handler."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from moderator_app.core import facts, templates
from moderator_app.core.case import Audience, Case
from moderator_app.core.organisations import Kind, Organisation, named, number_now
from moderator_app.core.people import Person
from moderator_app.core.routing import RemitEntry
from moderator_app.core.templates import Filled, Purpose, Template

PLATFORMS = {
    "weibo": "微博",
    "wecom": "微信客服",
    "wechat": "公众号",
    "douyin": "抖音",
    "web": "网站信箱",
    "mail": "电子邮件",
    "phone": "电话",
    "12345": "12345 热线",
    "paste": "手工录入",
    "workbook": "表格导入",
}
"""What letters to organisations call a channel."""

UNKNOWN = "未注明"
"""Stands in a letter to an organisation where the bureau's form asks for what nobody said."""
TELEPHONE = "电话"
PLACE = "地点"
SALUTATION = "称呼"
"""Names that gaps, and the keywords of questions, have in templates."""
_PRIVATE = frozenset({"wecom", "wechat", "mail", "phone", "12345", "paste"})
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything the words of one case may draw on. `text` is what the citizen wrote; `local` the
    present moment in the desk's zone; `answer_by` when a handler is to have answered what it
    is given now, in that zone too."""

    case: Case
    text: str
    person: Person | None
    organisations: Sequence[Organisation]
    local: datetime
    answer_by: datetime


def audience_of(platform: str) -> Audience:
    """Who reads a reply there: a comment is read by everybody, a conversation by one."""
    return Audience.PRIVATE if platform in _PRIVATE else Audience.PUBLIC


def first_reply(
    occasion: Occasion,
    known: Iterable[Template],
    lead: Organisation | None,
    entry: RemitEntry | None,
) -> tuple[Template, Filled] | None:
    """The template that belongs to a handler, filled; None if the kit has none that fits."""
    known = tuple(known)
    outside = lead is not None and lead.kind is Kind.AGENCY
    wanted = (Purpose.OUTSIDE, Purpose.ANSWER) if outside else (Purpose.ANSWER, Purpose.OUTSIDE)
    for purpose in wanted:
        template = templates.best(
            known,
            organisation=None if lead is None else lead.id,
            topic_key="" if entry is None else entry.key,
            kind=None if lead is None else lead.kind,
            purpose=purpose,
            audience=audience_of(occasion.case.platform),
        )
        if template is not None:
            return template, filled(occasion, template, lead)
    return None


def dispatch_words(
    occasion: Occasion, known: Iterable[Template], lead: Organisation, co: Sequence[Organisation]
) -> str:
    """What the handlers are told: the bureau's own form for this kind of relation."""
    joint = {"协办单位": "、".join(one.shown for one in co)}
    return _letter(Purpose.DISPATCH, occasion, known, lead, joint)


def hasten_words(occasion: Occasion, known: Iterable[Template], organisation: Organisation) -> str:
    """What a handler is told who has let us wait."""
    return _letter(Purpose.HASTEN, occasion, known, organisation, {})


def _letter(
    purpose: Purpose,
    occasion: Occasion,
    known: Iterable[Template],
    to: Organisation,
    more: Mapping[str, str],
) -> str:
    template = templates.best(
        known,
        organisation=to.id,
        topic_key="",
        kind=to.kind,
        purpose=purpose,
        audience=Audience.PRIVATE,
    )
    if template is None:
        return f"{occasion.case.number}\n{occasion.text}"
    values = {**_values(occasion, to), **more}
    return _without_gaps(templates.fill(template.text, values, _snippets(occasion)))


def _without_gaps(letter: Filled) -> str:
    """Nobody edits a letter before it goes to its handlers: what is not known is said to be so."""
    text = letter.text
    for hole in reversed(letter.holes):
        text = f"{text[: hole.start]}{UNKNOWN}{text[hole.end :]}"
    return text


def question(occasion: Occasion) -> str:
    """What several organisations are asked, to be completed by the person at the desk."""
    return f"{occasion.text.strip()}\n请看是否属于本单位职责，能否承办。"


def consultation_words(occasion: Occasion, unit: str, asked: str, due: str) -> str:
    """The question as one organisation gets it."""
    by = f"请于{due}前回复" if due else "请回复"
    answers = "承办、不属于本单位（请说明依据），或有条件承办（请说明条件）"
    return f"【会商】{unit}：\n编号：{occasion.case.number}\n{asked.strip()}\n{by}：{answers}。"


def script(occasion: Occasion | None, template: Template, person: str) -> str:
    """What is to be said in an emergency; `occasion` is None while there is no case yet."""
    if occasion is None:
        return _without_gaps(templates.fill(template.text, {"值班员": person}, lambda *_: None))
    return _without_gaps(filled(occasion, template, None))


def filled(occasion: Occasion, template: Template, lead: Organisation | None) -> Filled:
    return templates.fill(template.text, _values(occasion, lead), _snippets(occasion))


def _values(occasion: Occasion, lead: Organisation | None) -> dict[str, str]:
    case, person = occasion.case, occasion.person
    place = next((f.value for f in facts.find(occasion.text) if f.kind == "place"), "")
    known = {
        SALUTATION: _address(case.author),
        "市民": case.author,
        "诉求": occasion.text,
        "标题": case.title,
        "编号": case.number,
        "来源": PLATFORMS.get(case.platform, case.platform),
        PLACE: place,
        "时限": f"{occasion.answer_by:%m月%d日%H:%M}",
        "值班员": "" if person is None else (person.number or person.name),
        "今天": f"{occasion.local:%Y年%m月%d日}",
    }
    if lead is not None:
        number = number_now(lead, occasion.local)
        known["承办单位"] = lead.name
        known["承办简称"] = lead.shown
        known["承办电话"] = "" if number is None else number.number
    return known


def _address(author: str) -> str:
    """A name one may be addressed by: not a long string of signs, nor a number."""
    name = author.strip()
    digits = sum(sign.isdigit() for sign in name)
    return name if len(name) <= _LONGEST_NAME and digits <= len(name) // 2 else ""


def _snippets(occasion: Occasion) -> Callable[[str, str], str | None]:
    """Looks a piece up in the directory, so that a number changes in one place."""

    def find(field: str, name: str) -> str | None:
        organisation = named(occasion.organisations, name)
        if organisation is None or field != TELEPHONE:
            return None
        number = number_now(organisation, occasion.local)
        return None if number is None else number.number

    return find
