"""All that is asked for a case, in one go, off the window's thread."""

from dataclasses import dataclass
from uuid import UUID

from moderator_app.core import elements
from moderator_app.core.elements import Element
from moderator_app.core.events import Kind
from moderator_app.core.folding import standing
from moderator_app.core.routing import Router, Suggestion
from moderator_app.core.rows import Dossier
from moderator_app.desk.reading import Reader
from moderator_app.ui.panes.facts_row import Found, found_in


@dataclass(frozen=True, slots=True)
class Reading:
    case: UUID
    dossier: Dossier | None
    found: tuple[Found, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    missing: tuple[Element, ...] = ()
    """Of the five elements, those the citizen's words do not have."""


def read(case: UUID, router: Router, reader: Reader) -> Reading:
    dossier = reader.dossier(case)
    if dossier is None:
        return Reading(case, None)
    suggestions = router.suggest(citizens_words(dossier), title=dossier.case.title)
    missing = elements.missing(elements.told(dossier.history))
    return Reading(case, dossier, found_in(dossier.history), suggestions, missing)


def citizens_words(dossier: Dossier) -> str:
    heard = (e for e in standing(dossier.history) if e.kind == Kind.MESSAGE_RECEIVED)
    return "\n".join(str(event.body.get("text", "")) for event in heard)
