"""What passed between us and an organisation by e-mail, and what it said otherwise, as lines of the
timeline."""

from collections.abc import Callable, Mapping
from typing import Final

from moderator_app.core.case import Delivery
from moderator_app.core.events import Event, Kind
from moderator_app.core.letters import Sort
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.panes.entry import Lane, Scene, Words, step
from moderator_app.ui.text import Phrase, mark, t

UNDOABLE: Final[Mapping[str, Phrase]] = {
    Kind.LETTER_WRITTEN: mark("Timeline", "the e-mail"),
    Kind.LETTER_UNSENT: mark("Timeline", "taking the e-mail back"),
}
_STATES: Final = {
    Delivery.PENDING: (mark("Letter", "On its way"), Tone.WARN, Shape.RING),
    Delivery.SENT: (mark("Letter", "Sent"), Tone.OK, Shape.TICK),
    Delivery.UNSENT: (mark("Letter", "Not sent"), Tone.DANGER, Shape.SQUARE),
}
_SORTS: Final = {
    Sort.AUTOMATIC: (mark("Letter", "Automatic"), Tone.PLAIN),
    Sort.STRANGER: (mark("Letter", "Whose is it?"), Tone.WARN),
    Sort.OVER: (mark("Letter", "Does not have the case any more"), Tone.PLAIN),
    Sort.ERASED: (mark("Letter", "After the erasure: not kept"), Tone.PLAIN),
}


def _answered(event: Event, scene: Scene) -> Words:
    said: Words = {
        "lane": Lane.ORGANISATION,
        "who": scene.organisation(event),
        "what": t("Timeline", "answered, taken down by {name}").format(name=scene.person(event)),
        "text": str(event.body.get("text", "")),
        "needs_us": True,
    }
    if "via" not in event.body:
        return said
    what = t("Timeline", "answered by e-mail · {sender}").format(sender=_sender(event))
    return {**said, "what": what, "whole": str(event.body.get("whole", ""))}


def _written(event: Event, scene: Scene) -> Words:
    letter = scene.case.letter(event.id)
    chip = None
    if letter is not None:
        phrase, tone, shape = _STATES[letter.delivery]
        chip = ChipLook(phrase.shown(), tone, shape)
        if letter.bounced:
            chip = ChipLook(t("Letter", "Came back"), Tone.DANGER, Shape.SQUARE)
    address = str((event.body.get("to") or {}).get("recipient", ""))
    name = scene.organisation(event)
    whom = f"{name} <{address}>" if address else name
    return {
        "lane": Lane.ORGANISATION,
        "who": scene.person(event),
        "what": t("Timeline", "wrote an e-mail to {name}").format(name=whom),
        "text": str(event.body.get("text", "")),
        "chip": chip,
        "folded": True,
        "whole": str(event.body.get("text", "")),
    }


def _unsent(event: Event, scene: Scene) -> Words:
    what = t("Timeline", "does not send the e-mail to {name}")
    why = str(event.body.get("why", ""))
    words = what.format(name=scene.organisation(event))
    return step(event, scene, f"{words} · {why}" if why else words)


def _bounced(event: Event, scene: Scene) -> Words:
    return {
        "lane": Lane.ORGANISATION,
        "who": scene.organisation(event),
        "what": t("Timeline", "the e-mail came back"),
        "text": str(event.body.get("text", "")),
        "chip": ChipLook(t("Letter", "Not reached"), Tone.DANGER, Shape.SQUARE),
        "needs_us": True,
        "folded": True,
        "whole": str(event.body.get("text", "")),
    }


def _heard(event: Event, scene: Scene) -> Words:
    sort = Sort(event.body["sort"])
    phrase, tone = _SORTS[sort]
    asks = sort is Sort.STRANGER
    return {
        "lane": Lane.ORGANISATION,
        "who": scene.organisation(event),
        "what": _of(sort).format(sender=_sender(event)),
        "text": str(event.body.get("text", "")),
        "whole": str(event.body.get("whole", "")),
        "chip": ChipLook(phrase.shown(), tone, Shape.TRIANGLE if asks else Shape.NONE),
        "needs_us": asks,
        "folded": sort is Sort.AUTOMATIC,
    }


def _of(sort: Sort) -> str:
    if sort is Sort.STRANGER:
        return t("Timeline", "e-mail of {sender}, none of their mailboxes")
    return t("Timeline", "e-mail of {sender}")


def _sender(event: Event) -> str:
    name, address = str(event.body.get("author", "")), str(event.body.get("author_id", ""))
    return f"{name} <{address}>" if name and name != address else address


WRITERS: Final[Mapping[str, Callable[[Event, Scene], Words]]] = {
    Kind.DISPATCH_ANSWERED: _answered,
    Kind.LETTER_WRITTEN: _written,
    Kind.LETTER_UNSENT: _unsent,
    Kind.LETTER_BOUNCED: _bounced,
    Kind.LETTER_HEARD: _heard,
}
