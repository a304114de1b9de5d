"""What a letter by e-mail to an organisation says: what it would be told on paper, and how to answer."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from moderator_app.core import composing, elements, papers
from moderator_app.core.case import About
from moderator_app.core.channels import Account
from moderator_app.core.composing import Occasion
from moderator_app.core.events import Event
from moderator_app.core.letters import TAG_HERE, Enclosed
from moderator_app.core.organisations import Organisation
from moderator_app.core.templates import Template

_BRIEF: Final = 20
_WORDS: Final = {About.DISPATCH: "", About.HASTEN: "催办 · "}
_HOW_TO_ANSWER: Final = (
    "请直接回复本邮件，写明办理结果；如不属于贵单位职责，请回复并说明理由。\n"
    f"请保留主题中的 {TAG_HERE}，您的答复会自动归入本件。"
)


def dispatch(
    occasion: Occasion,
    history: Sequence[Event],
    known: Iterable[Template],
    units: Sequence[Organisation],
    *,
    account: Account,
    to: Collection[UUID],
) -> tuple[Enclosed, ...]:
    """To some of the units that have the case, each by its own form; the first has the lead."""
    known = tuple(known)
    return tuple(
        _enclosed(
            About.DISPATCH,
            occasion,
            unit,
            account,
            (
                composing.dispatch_words(
                    _as_told(occasion, unit), known, unit, [one for one in units if one != unit]
                ),
                _parts(units),
                _telephone(occasion, history, unit),
            ),
        )
        for unit in units
        if unit.id in to
    )


def hastening(occasion: Occasion, known: Iterable[Template], unit: Organisation) -> str:
    """What whoever lets us wait is told, to be completed by a person."""
    return composing.hasten_words(_as_told(occasion, unit), known, unit)


def hasten(occasion: Occasion, unit: Organisation, account: Account, text: str) -> Enclosed:
    return _enclosed(About.HASTEN, occasion, unit, account, (text,))


def _enclosed(
    about: About,
    occasion: Occasion,
    unit: Organisation,
    account: Account,
    parts: Iterable[str],
) -> Enclosed:
    case = occasion.case
    begins = " ".join(papers.covered(case.title or case.summary, telephone=False).split())
    brief = begins if len(begins) <= _BRIEF else f"{begins[:_BRIEF]}…"
    words = f"{_WORDS[about]}{unit.relation}：{brief}"
    text = "\n".join(filter(None, (one.strip() for one in parts)))
    whole = f"{papers.plain(text)}\n\n{_HOW_TO_ANSWER}\n\n{account.name}"
    return Enclosed(unit.id, account.id, unit.mail, words, whole)


def _as_told(occasion: Occasion, unit: Organisation) -> Occasion:
    """Without the citizen's numbers for whoever is not told them on paper either."""
    telephone = papers.tells_telephone(unit)
    case = occasion.case
    return replace(
        occasion,
        text=papers.covered(occasion.text, telephone=telephone),
        case=replace(
            case,
            author=papers.covered(case.author, telephone=telephone),
            title=papers.covered(case.title, telephone=telephone),
        ),
    )


def _telephone(occasion: Occasion, history: Sequence[Event], unit: Organisation) -> str:
    """The citizen's number, for whoever is told it on paper and does not read it in the message."""
    number = elements.telephone(elements.told(history)) if papers.tells_telephone(unit) else ""
    return f"市民电话：{number}" if number and number not in occasion.text else ""


def _parts(units: Sequence[Organisation]) -> str:
    if len(units) < 2:
        return ""
    others = "、".join(one.shown for one in units[1:])
    return f"主办：{units[0].shown}；协办：{others}"
