"""What the window says of promises: in the timeline, in their dialog, at their clock."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from moderator_app.core.case import Case, Promised
from moderator_app.core.events import Event, Kind
from moderator_app.core.ledger import Standing, State
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import Phrase, mark, t

UNDOABLE: Final[Mapping[str, Phrase]] = {
    Kind.PROMISE_MADE: mark("Timeline", "the promise"),
    Kind.PROMISE_KEPT: mark("Timeline", "that the promise was kept"),
    Kind.PROMISE_SUPERSEDED: mark("Timeline", "that the promise was replaced"),
}
When = Callable[[datetime], str]
"""A moment in words."""


def told(event: Event, case: Case, when: When) -> str:
    """One step of a promise, for the timeline."""
    if event.kind == Kind.PROMISE_MADE:
        phrase = (
            t("Timeline", "corrected when {words} is due: {time}")
            if event.body.get("corrects")
            else t("Timeline", "promised {words}: until {time}")
        )
        due = datetime.fromisoformat(event.body["due"])
        return phrase.format(words=quoted(event.body.get("words", "")), time=when(due))
    promise = next((one for one in case.promises if str(one.id) == event.body["promise"]), None)
    phrase = (
        t("Timeline", "replaced the promise {words} of {time}")
        if event.kind == Kind.PROMISE_SUPERSEDED
        else t("Timeline", "kept the promise {words} of {time}")
        if "lease" not in event.body
        else t("Timeline", "keeps with this reply the promise {words} of {time}")
    )
    words, time = ("", "") if promise is None else (promise.words, when(promise.due))
    return phrase.format(words=quoted(words), time=time)


def quoted(words: str) -> str:
    """What was said, or that it was erased."""
    return t("Promises", "“{words}”").format(words=words or t("Promises", "words erased"))


def given(promise: Promised, names: Mapping[str, str], when: When) -> str:
    """Which words, when they were said, and by whom."""
    words = t("Promises", "{words}, said {time} by {name}")
    name = names.get(promise.by) or t("Timeline", "The desk")
    return words.format(words=quoted(promise.words), time=when(promise.at), name=name)


_SETTLED: Final = {
    State.UNSENT: (mark("Promises", "Counts once the reply is sent"), Tone.PLAIN, Shape.RING),
    State.KEPT: (mark("Promises", "Kept"), Tone.OK, Shape.TICK),
    State.SUPERSEDED: (mark("Promises", "Replaced"), Tone.PLAIN, Shape.DOT),
    State.VOID: (mark("Promises", "Nobody is left to keep it to"), Tone.PLAIN, Shape.NONE),
}


def look(one: Standing, now: datetime, when: When) -> ChipLook:
    """What became of a promise."""
    missed, due = one.is_missed(now), when(one.promise.due)
    if one.state is State.OPEN and missed:
        word = t("Promises", "Missed: was due {time}").format(time=due)
        return ChipLook(word, Tone.DANGER, Shape.SQUARE)
    if one.state is State.OPEN:
        word = t("Promises", "Open: due {time}").format(time=due)
        return ChipLook(word, Tone.INFO, Shape.RING)
    if one.state is State.KEPT and missed:
        return ChipLook(t("Promises", "Kept late"), Tone.WARN, Shape.TICK)
    phrase, tone, shape = _SETTLED[one.state]
    return ChipLook(phrase.shown(), tone, shape)
