"""What dangers are called, whom to call about one, and the log of it as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from moderator_app.core import clocks
from moderator_app.core.duty import Leader
from moderator_app.core.emergencies import ASKED, FIRST, Call, Danger, Emergency
from moderator_app.core.organisations import Organisation, number_now
from moderator_app.core.rows import Dossier
from moderator_app.core.running import Which
from moderator_app.ui import clock_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.panes.emergency import ALL_NAMES
from moderator_app.ui.text import mark, t
from moderator_app.ui.workbench import Workbench

_DANGERS: Final = {
    Danger.GAS: mark("Danger", "Gas"),
    Danger.COLLAPSE: mark("Danger", "Collapse"),
    Danger.SELF_HARM: mark("Danger", "Self-harm"),
    Danger.CROWDS: mark("Danger", "Crowds"),
    Danger.OTHER: mark("Danger", "Other danger"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody to be called; without a number there is nobody yet."""

    name: str
    number: str


def danger(one: Danger) -> str:
    return _DANGERS[one].shown()


def look(one: Danger) -> ChipLook:
    word = t("Danger", "Emergency: {danger}").format(danger=danger(one))
    return ChipLook(word, Tone.DANGER, Shape.TRIANGLE)


def lines(one: Danger, known: Knowledge, leader: Leader, local: datetime) -> tuple[Line, ...]:
    """Whom to call, the first to be called before the others, each number once.

    The directory's own entries come before the national numbers' plain names.
    """
    found: dict[str, Line] = {}
    for line in _lines(one, known, leader, local):
        found.setdefault(line.number, line)
    return tuple(found.values())


def _lines(one: Danger, known: Knowledge, leader: Leader, local: datetime) -> Iterator[Line]:
    listed = [each for each in known.organisations if each.emergency]
    by_number = {line.number: line for line in _of(listed, local)}
    for number in FIRST[one]:
        yield by_number.get(number) or Line(ALL_NAMES[number].shown(), number)
    words = ASKED.get(one, "")
    for suggestion in known.router.suggest(words, 1) if words else ():
        handler = known.organisation(suggestion.lead)
        if suggestion.entry.urgent and handler is not None:
            yield from _of([handler], local)
    name = t("Emergency", "Duty leader")
    yield Line(f"{name} {leader.name}".rstrip(), leader.telephone)
    yield from by_number.values()
    for number, phrase in ALL_NAMES.items():
        yield Line(phrase.shown(), number)


def _of(organisations: Sequence[Organisation], local: datetime) -> Iterator[Line]:
    for each in organisations:
        number = number_now(each, local)
        if number is not None:
            yield Line(each.shown, number.number)


def shown(line: Line, calls: Sequence[Call], bench: Workbench) -> str:
    """A line of the list: the number first, and when it was called last."""
    if not line.number:
        return t("Emergency", "{name}: not set (Settings, Handover)").format(name=line.name)
    called = [call for call in calls if call.number == line.number]
    if not called:
        return f"{line.number}   {line.name}"
    at = f"{bench.local(called[-1].at):%H:%M}"
    words = t("Emergency", "{number}   {name}   ✓ called {time}")
    return words.format(number=line.number, name=line.name, time=at)


def public(dossier: Dossier, bench: Workbench) -> ChipLook | None:
    """The clock of public opinion, where it runs."""
    running = next((one for one in dossier.clocks if one.which is Which.PUBLIC_OPINION), None)
    if running is None or running.due is None:
        return None
    now = bench.now()
    urgency = clocks.urgency(running.due, now, bench.zone)
    return clock_words.look(Which.PUBLIC_OPINION, running.due, now, urgency)


def log(now: Emergency, bench: Workbench) -> str:
    """Who was called when, line by line, as it is reported."""
    names = bench.knowledge.names
    first = t("Emergency", "{time} marked as an emergency ({danger}), by {name}").format(
        time=f"{bench.local(now.at):%m-%d %H:%M}",
        danger=danger(now.danger),
        name=names.get(now.by, ""),
    )
    called = t("Emergency", "{time} {number} {whom} called, by {name}")
    lines_ = [
        called.format(
            time=f"{bench.local(call.at):%m-%d %H:%M}",
            number=call.number,
            whom=call.name,
            name=names.get(call.by, ""),
        )
        for call in now.calls
    ]
    return "\n".join([first, *lines_])
