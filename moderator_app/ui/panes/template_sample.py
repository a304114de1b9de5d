"""A template as it would look in a made-up case, and what is wrong with its text."""

from enum import StrEnum

from moderator_app.core import composing, example
from moderator_app.core.composing import TELEPHONE
from moderator_app.core.organisations import Kind, Organisation, named, number_now
from moderator_app.core.templates import Filled, Snippet, Template, parse
from moderator_app.ui.workbench import Workbench


class Fault(StrEnum):
    """What is wrong with a snippet."""

    FIELD = "field"
    NAME = "name"
    NUMBER = "number"


def filled(bench: Workbench, template: Template) -> Filled:
    """Filled in for a made-up case with the first of its handlers."""
    known, local = bench.knowledge.organisations, bench.local(bench.now())
    made_up = example.occasion(bench.person, known, local, bench.answer_by())
    return composing.filled(made_up, template, _handler(bench, template))


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
