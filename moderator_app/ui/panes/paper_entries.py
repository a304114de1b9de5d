"""Papers and opinions in the timeline of a case."""

from collections.abc import Callable, Mapping
from typing import Final

from moderator_app.core.erasing import ERASED
from moderator_app.core.events import Event, Kind
from moderator_app.core.opinions import Opinion
from moderator_app.core.papers import Paper
from moderator_app.ui import paper_words
from moderator_app.ui.chips import ChipLook, Tone
from moderator_app.ui.panes.entry import Lane, Scene, Words
from moderator_app.ui.text import t


def _paper(event: Event, scene: Scene) -> Words:
    what = t("Timeline", "issued {paper} {number} to {name}").format(
        paper=paper_words.name(Paper(event.body["paper"])),
        number=event.body["number"],
        name=scene.organisation(event),
    )
    return {
        "lane": Lane.ORGANISATION,
        "who": scene.person(event),
        "what": what,
        "folded": True,
        "paper": ERASED not in event.body,
    }


def _opinion(event: Event, scene: Scene) -> Words:
    """Whoever wrote it on paper is named first; who typed it in, behind."""
    body, kind = event.body, Opinion(event.body["opinion"])
    by = str(body.get("by", ""))
    if kind is Opinion.HANDLED and not by:
        by = scene.organisation(event)
    what = [paper_words.opinion(kind), str(body.get("on", ""))]
    if by:
        what.append(t("Timeline", "taken down by {name}").format(name=scene.person(event)))
    return {
        "lane": Lane.NOTE,
        "who": by or scene.person(event),
        "what": " · ".join(filter(None, what)),
        "text": str(body.get("text", "")),
        "chip": ChipLook(t("Timeline", "Internal"), Tone.WARN),
    }


WRITERS: Final[Mapping[str, Callable[[Event, Scene], Words]]] = {
    Kind.PAPER_ISSUED: _paper,
    Kind.OPINION_ADDED: _opinion,
}
