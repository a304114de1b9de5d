"""Pictures and files in the timeline: those a person added, and those that hang on a message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from moderator_app.core import fetching, files
from moderator_app.core.erasing import ERASED
from moderator_app.core.events import Event, Kind
from moderator_app.core.files import File
from moderator_app.ui import absent_words, file_words
from moderator_app.ui.panes.entry import Entry, Scene, Words, step
from moderator_app.ui.text import t


def added(event: Event, scene: Scene) -> Words:
    if ERASED in event.body:
        return step(event, scene, t("Timeline", "added a file, which was erased"))
    return {**step(event, scene, ""), "files": (files.of_event(event.id, event.body),)}


def hangs(event: Event) -> bool:
    """Whether it only brings what hangs on a message, and is seen there."""
    return event.kind == Kind.FILE_ADDED and "of" in event.body


def fetched(history: Sequence[Event]) -> Mapping[tuple[UUID, int], File]:
    """What was fetched, by message and part."""
    found = [
        files.of_event(event.id, event.body)
        for event in history
        if hangs(event) and ERASED not in event.body
    ]
    return {(file.of, file.part): file for file in found if file.of is not None}


def hanging(event: Event, here: Mapping[tuple[UUID, int], File], scene: Scene) -> Words:
    """What hangs on a message: what is here, and what is not."""
    attached = fetching.of_event(event)
    keys = [(event.id, one.part) for one in attached]
    return {
        "files": tuple(here[key] for key in keys if key in here),
        "absent": tuple(
            absent_words.absent(one, scene.unfetched.get(key), scene.when)
            for key, one in zip(keys, attached, strict=True)
            if key not in here
        ),
    }


def goes_with(entry: Entry, before: Entry) -> bool:
    """What one person adds within a minute is one entry."""
    same = (before.who, before.when, before.undone) == (entry.who, entry.when, entry.undone)
    return bool(before.files) and before.lane is entry.lane and not entry.undone and same


def with_files(entry: Entry, more: Sequence[File]) -> Entry:
    """What was undone has no bytes any more and is only named."""
    together = (*entry.files, *more)
    if entry.undone:
        names = t("Timeline", ", ").join(map(file_words.name, together))
        what = t("Timeline", "added {names}").format(names=names)
        return replace(entry, what=what, files=())
    return replace(entry, what=t("Timeline", "added %n file(s)", len(together)), files=together)
