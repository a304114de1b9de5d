"""What the timeline says of replies that the desk carries itself."""

from collections.abc import Callable, Mapping
from typing import Final

from moderator_app.core.events import Event, Kind
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.panes import carried_words
from moderator_app.ui.panes.entry import Lane, Scene, Words
from moderator_app.ui.text import t


def more_to_come(event: Event) -> str:
    """How many messages follow this one, or ""."""
    rest = event.body.get("rest", ())
    return t("Timeline", "%n more message(s) follow", len(rest)) if rest else ""


def _bounced(event: Event, scene: Scene) -> Words:
    why = carried_words.reason(str(event.body.get("why", "")), str(event.body.get("code", "")))
    return {
        "lane": Lane.DESK,
        "who": scene.case.account or t("Timeline", "The account"),
        "what": t("Timeline", "the reply did not reach the citizen: {reason}").format(reason=why),
        "chip": ChipLook(t("Reply", "Not delivered"), Tone.DANGER, Shape.SQUARE),
    }


WRITERS: Final[Mapping[str, Callable[[Event, Scene], Words]]] = {Kind.REPLY_BOUNCED: _bounced}
