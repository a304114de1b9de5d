"""A template as it would look in a made-up case, and what is wrong with its text."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core import composing
from moderator_app.core.case import Case
from moderator_app.core.composing import TELEPHONE, Occasion
from moderator_app.core.ids import NIL
from moderator_app.core.organisations import Kind, Organisation, named, number_now
from moderator_app.core.templates import Filled, Snippet, Template, parse
from moderator_app.ui.workbench import Workbench

_HOUR: Final = timedelta(hours=1)


class Fault(StrEnum):
    """What is wrong with a snippet."""

    FIELD = "field"
    NAME = "name"
    NUMBER = "number"


def filled(bench: Workbench, template: Template) -> Filled:
    """Filled in for a made-up case with the first of its handlers."""
    return composing.filled(_occasion(bench), template, _handler(bench, template))


def faults(bench: Workbench, text: str) -> list[tuple[Fault, Snippet]]:
    """Snippets the directory cannot answer and that have no words to fall back on."""
    local = bench.local(bench.now())
    found: list[tuple[Fault, Snippet]] = []
    for part in parse(text):
        if not isinstance(part, Snippet):
            continue
        organisation = named(bench.knowledge.organisations, part.name)
        if part.field != TELEPHONE:
            found.append((Fault.FIELD, part))
        elif organisation is None:
            found.append((Fault.NAME, part))
        elif number_now(organisation, local) is None and part.fallback is None:
            found.append((Fault.NUMBER, part))
    return found


def _handler(bench: Workbench, template: Template) -> Organisation | None:
    known = bench.knowledge
    for id_ in template.organisations:
        if (one := known.organisation(id_)) is not None:
            return one
    kinds = template.kinds or (Kind.DEPARTMENT,)
    return next((one for one in known.organisations if one.kind in kinds), None)


def _occasion(bench: Workbench) -> Occasion:
    now = bench.now()
    return Occasion(
        case=_case(NIL, now, bench.local(now)),
        text="文澜路和石板街路口的井盖松了，车一过就响。",
        person=bench.person,
        organisations=bench.knowledge.organisations,
        local=bench.local(now),
        hours=bench.rule.hours,
    )


def _case(id_: UUID, now: datetime, local: datetime) -> Case:
    return Case(
        id=id_,
        number=f"{local:%Y%m%d}-0007",
        platform="weibo",
        account="",
        post="",
        author="李女士",
        author_id="",
        title="",
        summary="",
        url="",
        origin="",
        received_at=now - _HOUR,
        last_at=now - _HOUR,
    )
