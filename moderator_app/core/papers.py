"""Papers that go out under the office's name: which kind, their number, and what each says.

Numbers follow GB/T 9704-2012 (7.2.5): the office's sign, the year in 〔〕, and a count of that year
without leading zeros, one for each kind of paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from moderator_app.core import decisions, elements, facts, numbers
from moderator_app.core.case import Case
from moderator_app.core.composing import PLATFORMS, UNKNOWN
from moderator_app.core.elements import Element
from moderator_app.core.events import Draft, Event, Kind, storable
from moderator_app.core.folding import standing
from moderator_app.core.opinions import Opinion
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import Running, Which


class Paper(StrEnum):
    TRANSFER = "transfer"
    """转办单, to a department of our own."""
    ASSIGNMENT = "assignment"
    """交办单, to a district's bureau."""
    LETTER = "letter"
    """函, to a unit outside our remit."""
    REMINDER = "reminder"
    """催办单."""
    SUPERVISION = "supervision"
    """督办单, only where the office may issue one."""


NAMES: Mapping[Paper, str] = {
    Paper.TRANSFER: "转办单",
    Paper.ASSIGNMENT: "交办单",
    Paper.LETTER: "函",
    Paper.REMINDER: "催办单",
    Paper.SUPERVISION: "督办单",
}
_SIGNS: Mapping[Paper, str] = {
    Paper.TRANSFER: "转",
    Paper.ASSIGNMENT: "交",
    Paper.LETTER: "函",
    Paper.REMINDER: "催",
    Paper.SUPERVISION: "督",
}
_FIRST = (Paper.TRANSFER, Paper.ASSIGNMENT, Paper.LETTER)
_OF_RELATION = {
    Relation.DEPARTMENT: Paper.TRANSFER,
    Relation.DISTRICT: Paper.ASSIGNMENT,
    Relation.AGENCY: Paper.LETTER,
}
_OF_VERB = (("交", Paper.ASSIGNMENT), ("函", Paper.LETTER), ("转", Paper.TRANSFER))

ASKS: Mapping[Paper, str] = {
    Paper.TRANSFER: "请核实办理，并将办理结果书面反馈我单位。",
    Paper.ASSIGNMENT: "请按属地职责核实办理，并将办理结果书面反馈我单位。",
    Paper.LETTER: "请依职责研究处理，并将处理情况函复我单位。",
    Paper.REMINDER: "该诉求至今未收到办理结果，请抓紧办理并立即反馈。",
    Paper.SUPERVISION: "请明确责任人，限期办结，逾期将予以通报。",
}
"""What a unit is asked to do, until somebody writes it otherwise."""

PLACEHOLDERS = (
    "编号", "日期", "发文机关", "承办单位", "诉求编号", "来源渠道", "受理时间", "诉求标题",
    "诉求内容", "诉求人", "姓名", "联系电话", "时间", "地址", "要素", "办理要求", "办理时限", "转办日期",
    "催办次数", "拟办意见", "领导批示", "承办意见", "联系人", "值班电话", "副本",
)  # fmt: skip
"""What may stand in braces in a template. An empty value prints as nothing."""
COPY, VOID = "（副本）", "（作废）"


@dataclass(frozen=True, slots=True)
class Office:
    """Who issues papers here. `code` is the 机关代字 that begins every number; `supervises` says
    that the office may issue a 督办单."""

    name: str = ""
    code: str = ""
    contact: str = ""
    telephone: str = ""
    supervises: bool = False


_SETTING = "papers."


def office_of(settings: Mapping[str, object]) -> Office:
    """What was kept; what makes no sense is passed over."""

    def text(field: str) -> str:
        value = settings.get(_SETTING + field)
        return value if isinstance(value, str) else ""

    return Office(
        text("name"),
        text("code"),
        text("contact"),
        text("telephone"),
        settings.get(_SETTING + "supervises") is True,
    )


def to_settings(office: Office) -> dict[str, object]:
    return {_SETTING + field: getattr(office, field) for field in Office.__slots__}


@dataclass(frozen=True, slots=True)
class Wish:
    """The paper somebody wants. `telephone`: whether the unit is told the citizen's number."""

    paper: Paper
    organisation: UUID
    asks: str
    telephone: bool


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as it went out; what it says is empty once the words were erased."""

    event: UUID
    case: UUID
    paper: Paper
    organisation: UUID
    number: str
    on: date
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """All a paper draws on: `local` is now, `due` by when the unit is to have answered, both in
    the desk's zone."""

    case: Case
    history: Sequence[Event]
    organisation: Organisation
    office: Office
    local: datetime
    due: datetime
    person: str = ""


def usual(organisation: Organisation) -> Paper:
    """The paper that belongs to how we pass a case to this unit."""
    for sign, paper in _OF_VERB:
        if sign in organisation.verb:
            return paper
    return _OF_RELATION[organisation.kind]


def possible(organisation: Organisation, office: Office) -> tuple[Paper, ...]:
    """The papers such a unit may be sent, the usual one first."""
    more = (Paper.SUPERVISION,) if office.supervises else ()
    return (usual(organisation), Paper.REMINDER, *more)


def suggested(history: Sequence[Event], organisation: Organisation) -> Paper:
    """Who has a paper of ours already is reminded."""
    sent = any(
        event.kind == Kind.PAPER_ISSUED
        and event.body.get("organisation") == str(organisation.id)
        and event.body.get("paper") in _FIRST
        for event in standing(history)
    )
    return Paper.REMINDER if sent else usual(organisation)


def wanted(history: Sequence[Event], organisation: Organisation, office: Office) -> Paper | None:
    """The paper to be sent when a case is passed on; None where such a unit has had it, and at a
    desk that issues none."""
    paper = suggested(history, organisation)
    return None if paper is Paper.REMINDER or not office.name.strip() else paper


def tells_telephone(organisation: Organisation) -> bool:
    """Whether a unit is usually told the citizen's number: not outside our own."""
    return organisation.kind is not Relation.AGENCY


def number(office: Office, paper: Paper, year: int, n: int) -> str:
    return f"{office.code.strip()}{_SIGNS[paper]}〔{year}〕{n}号"


def issue(wish: Wish, scene: Scene, n: int) -> tuple[Draft, ...]:
    """To remind a unit is to hasten it, as one action. Raises Refusal: for a unit that does not have the case or a paper that it may not be sent,
    without an office's name, and for a case that has no words any more."""
    case, year = scene.case, scene.local.year
    if case.erased:
        raise Refusal(Reason.ERASED, case.id)
    if not scene.office.name.strip():
        raise Refusal(Reason.OFFICE_MISSING, case.id)
    if case.handling(wish.organisation) is None:
        raise Refusal(Reason.NOT_A_HANDLER, case.id)
    if wish.paper not in possible(scene.organisation, scene.office):
        raise Refusal(Reason.PAPER_NOT_OURS, case.id)
    body = {
        "paper": wish.paper.value,
        "organisation": str(wish.organisation),
        "year": year,
        "n": n,
        "number": number(scene.office, wish.paper, year, n),
        "on": scene.local.date().isoformat(),
        "telephone": wish.telephone,
        "values": values(wish, scene, n),
    }
    # In a team two desks cannot both hold a number.
    slot = f"paper:{wish.paper}:{year}/{n}"
    issuing = (Draft(Kind.PAPER_ISSUED, case.id, body, slot),)
    if wish.paper is not Paper.REMINDER:
        return issuing
    return (*issuing, *decisions.hasten(case, wish.organisation, "paper"))


def issued(event: Event) -> Issued:
    body: Mapping[str, Any] = event.body
    return Issued(
        event.id,
        event.case_id,
        Paper(body["paper"]),
        UUID(body["organisation"]),
        str(body["number"]),
        date.fromisoformat(body["on"]),
        dict(body.get("values", {})),
    )


def values(wish: Wish, scene: Scene, n: int) -> dict[str, str]:
    """What stands in the place of each name in a template, as plain text."""
    case, office, unit = scene.case, scene.office, scene.organisation
    told = elements.told(scene.history)
    found = elements.found(told)
    opinions = _opinions(scene)
    handling = case.handling(unit.id)
    zone = scene.local.tzinfo
    reminds = wish.paper is Paper.REMINDER
    # People go by their number, and a form's place may hold it too.
    name = covered(found.get(Element.NAME, "") or case.author, telephone=wish.telephone) or UNKNOWN
    telephone = elements.telephone(told) or UNKNOWN if wish.telephone else ""
    known = {
        "编号": number(office, wish.paper, scene.local.year, n),
        "日期": day(scene.local),
        "发文机关": office.name.strip(),
        "承办单位": unit.name,
        "诉求编号": case.number,
        "来源渠道": PLATFORMS.get(case.platform, case.platform),
        "受理时间": moment(case.received_at.astimezone(zone)),
        "诉求标题": covered(case.title, telephone=wish.telephone),
        "诉求内容": covered(told.text, telephone=wish.telephone),
        "诉求人": f"{name}（联系电话：{telephone}）" if telephone else name,
        "姓名": name,
        "联系电话": telephone,
        "时间": covered(found.get(Element.TIME, UNKNOWN), telephone=wish.telephone),
        "地址": covered(found.get(Element.PLACE, UNKNOWN), telephone=wish.telephone),
        "要素": missing_words(found),
        "办理要求": wish.asks.strip(),
        "办理时限": f"{moment(scene.due)}前",
        "转办日期": "" if handling is None else day(handling.since.astimezone(zone)),
        "催办次数": "" if handling is None else str(handling.hastened + reminds),
        "拟办意见": opinions.get(Opinion.PROPOSED, ""),
        "领导批示": opinions.get(Opinion.INSTRUCTED, ""),
        "承办意见": opinions.get(Opinion.HANDLED, ""),
        "联系人": office.contact.strip() or scene.person,
        "值班电话": office.telephone.strip(),
        "副本": "",
    }
    return {name: plain(text) for name, text in known.items()}


def missing_words(found: Mapping[Element, str]) -> str:
    """What the message does not say, for whoever has to go and look."""
    missing = [elements.WORDS[one] for one in Element if one not in found]
    return f"（未检出：{'、'.join(missing)}）" if missing else ""


def day(at: date) -> str:
    """2026年3月2日: without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{at.year}年{at.month}月{at.day}日"


def moment(at: datetime) -> str:
    return f"{day(at)}{at.hour}时{at.minute:02}分"


_UNPRINTABLE = {code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)} | {
    0x2028: "\n", 0x2029: "\n", 0xFFFE: None, 0xFFFF: None,
}  # fmt: skip


def plain(text: str) -> str:
    """Text as paper can hold it: lines stay, signs that cannot be seen go."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return storable(lines).translate(_UNPRINTABLE).strip()


def _opinions(scene: Scene) -> dict[Opinion, str]:
    """The last of each; what a unit has written, only of the unit the paper goes to."""
    found: dict[Opinion, str] = {}
    for event in standing(scene.history):
        if event.kind != Kind.OPINION_ADDED:
            continue
        opinion, unit = Opinion(event.body["opinion"]), event.body.get("organisation", "")
        if unit in ("", str(scene.organisation.id)):
            on = str(event.body.get("on", ""))
            signed = " ".join(filter(None, (event.body.get("by"), _day_of(on))))
            text = str(event.body.get("text", ""))
            found[opinion] = f"{text}\n{signed}" if text and signed else text
    return found


def _day_of(iso: str) -> str:
    return day(date.fromisoformat(iso)) if iso else ""


def covered(text: str, *, telephone: bool) -> str:
    """Numbers of papers and cards concern no unit; any other only one that is told the citizen's."""
    pieces, at = [], 0
    for number in numbers.find(text):
        if not (telephone and _may_be_telephone(number)):
            pieces += [text[at : number.start], _starred(number)]
            at = number.end
    return "".join([*pieces, text[at:]])


def _may_be_telephone(found: numbers.Number) -> bool:
    of_a_card = found.kind is numbers.Kind.BANK_CARD and numbers.is_card(found.digits)
    return found.kind is not numbers.Kind.ID_CARD and not of_a_card


def _starred(found: numbers.Number) -> str:
    if found.kind is numbers.Kind.ID_CARD:
        return facts.masked(found.digits, facts.Kind.ID_CARD)
    if found.kind in (numbers.Kind.MOBILE, numbers.Kind.LANDLINE):
        return facts.masked(found.digits, facts.Kind.TELEPHONE)
    return f"{found.digits[:3]}{'*' * (len(found.digits) - 3)}"


def due_of(clocks: Iterable[Running], organisation: UUID) -> datetime | None:
    """By when a unit is to have answered: its own clock, or else that of the whole resolution."""
    dues = {(one.which, one.organisation): one.due for one in clocks}
    return dues.get((Which.FEEDBACK, organisation)) or dues.get((Which.RESOLUTION, None))


def of_case(history: Iterable[Event]) -> tuple[Issued, ...]:
    """Every paper that was ever issued for a case, also those taken back: their numbers stay."""
    return tuple(issued(e) for e in history if e.kind == Kind.PAPER_ISSUED and e.applied)
