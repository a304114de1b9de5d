"""Which templates come first for a case, and finding one by what people remember of it."""

from collections.abc import Iterable
from typing import Final

from moderator_app.core.case import Audience, Case, Stage
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.templates import Purpose, Template, fits
from moderator_app.ui.chips import ChipLook, Tone
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.panes.record_list import Line
from moderator_app.ui.text import Phrase, mark

PURPOSES: Final = {
    Purpose.ANSWER: mark("Purpose", "Answer"),
    Purpose.OUTSIDE: mark("Purpose", "Not ours"),
    Purpose.ASK: mark("Purpose", "Ask back"),
    Purpose.RESULT: mark("Purpose", "Result"),
    Purpose.THANKS: mark("Purpose", "Thanks"),
    Purpose.CLOSING: mark("Purpose", "Closing"),
    Purpose.DISPATCH: mark("Purpose", "To handlers"),
    Purpose.HASTEN: mark("Purpose", "Hastening"),
    Purpose.EMERGENCY: mark("Purpose", "Emergency"),
}
TO_HANDLERS: Final = frozenset({Purpose.DISPATCH, Purpose.HASTEN, Purpose.EMERGENCY})
"""What no citizen gets."""
AUDIENCES: Final[dict[Audience | None, Phrase]] = {
    None: mark("Audience", "Public and private"),
    Audience.PUBLIC: mark("Audience", "Public"),
    Audience.PRIVATE: mark("Audience", "Private"),
}
_TONES: Final = {Purpose.ASK: Tone.WARN, Purpose.RESULT: Tone.OK, Purpose.ANSWER: Tone.INFO}


def expected(case: Case, lead: Organisation | None) -> tuple[Purpose, ...]:
    """What the next reply of a case is for, the likeliest first."""
    if any(handling.stage is Stage.ANSWERED for handling in case.handlings):
        return Purpose.RESULT, Purpose.CLOSING, Purpose.ASK
    if lead is not None and lead.kind is Kind.AGENCY:
        return Purpose.OUTSIDE, Purpose.ANSWER, Purpose.ASK
    return Purpose.ANSWER, Purpose.OUTSIDE, Purpose.ASK


def fitting_first(
    known: Iterable[Template],
    case: Case,
    lead: Organisation | None,
    topic_key: str,
    audience: Audience,
) -> list[Template]:
    """Everything one may write to a citizen, the most fitting first.

    What belongs to the handler or the topic comes before what suits everybody, that before what
    was written for others; among equals what the next reply is for, then the most used.
    """
    purposes = expected(case, lead)

    def order(template: Template) -> tuple[int, int, int, int]:
        rank = fits(
            template,
            organisation=None if lead is None else lead.id,
            topic_key=topic_key,
            kind=None if lead is None else lead.kind,
            purpose=template.purpose,
            audience=audience,
        )
        place = purposes.index(template.purpose) if template.purpose in purposes else len(purposes)
        return (0 if rank else 1, place, -rank, -template.uses)

    return sorted((t for t in known if t.purpose not in TO_HANDLERS), key=order)


def purpose_look(purpose: Purpose) -> ChipLook:
    return ChipLook(PURPOSES[purpose].shown(), _TONES.get(purpose, Tone.PLAIN))


def line(template: Template) -> Line:
    words = "、".join(template.keywords) or " ".join(template.text.split())
    return Line(template.title, words, purpose_look(template.purpose), template.id)


def names(template: Template) -> tuple[str, ...]:
    return template.title, *template.keywords


def all_names(knowledge: Knowledge) -> list[str]:
    return [name for one in knowledge.templates for name in names(one)]


def text(template: Template) -> str:
    """What else of a template people remember."""
    return template.text
