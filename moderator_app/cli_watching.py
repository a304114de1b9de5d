"""The commands about tables that go back and forth with a platform."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from time import sleep
from typing import Final

from moderator_app.answers import Answer, Translate
from moderator_app.core.headings import NoColumns
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.core.watching import Folder
from moderator_app.desk import answering, watching
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.desk.watching import Looks, Ripe, Seen

_BETWEEN_LOOKS: Final = 10.0
_BETWEEN_FIRST_LOOKS: Final = 1.0


def _watch(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    folder = Folder(str(arguments.folder), arguments.preset, on=True)
    looks = Looks()
    if looks.look([folder]).gone:
        raise Outage(Cause.NO_FOLDER)
    sleep(_BETWEEN_FIRST_LOOKS)
    while True:
        answer = _take_seen(looks.look([folder]), looks, place, t)
        if answer is not None or arguments.once:
            yield answer or Answer({"files": [], "unread": []}, [t("Cli", "Nothing new.")])
        if arguments.once:
            return
        sleep(_BETWEEN_LOOKS)


def _take_seen(seen: Seen, looks: Looks, place: Place, t: Translate) -> Answer | None:
    files: list[dict[str, object]] = []
    unread = [{"file": path.name, "reason": "no_permission"} for _, path in seen.closed]
    for ripe in _new(seen, place):
        try:
            with closing(place.open_desk_for(PROGRAM)) as desk:
                counted = watching.counted(watching.take_whole(desk, ripe))
            files.append({"file": ripe.path.name, **asdict(counted)})
        except Unreadable as error:
            unread.append({"file": ripe.path.name, "reason": error.code.value})
        except NoColumns:
            unread.append({"file": ripe.path.name, "reason": "no_columns"})
    for ripe in seen.ripe:
        looks.done(ripe)
    words = t(
        "Cli", "{file}: {imported} imported, {duplicates} already here, {quarantined} put aside"
    )
    lines = [words.format(**one) for one in files]
    lines += [t("Cli", "{file} cannot be read: {reason}").format(**one) for one in unread]
    return Answer({"files": files, "unread": unread}, lines, int(bool(unread))) if lines else None


def _new(seen: Seen, place: Place) -> tuple[Ripe, ...]:
    """Raises Refusal where the preset that is named is not kept here."""
    if not seen.ripe:
        return ()
    with closing(place.open_desk_for(PROGRAM)) as desk, closing(place.open_reader()) as reader:
        names = {"", *(one.name for one in watching.presets_of(desk))}
        if any(one.folder.preset not in names for one in seen.ripe):
            raise Refusal(Reason.COLUMNS_UNKNOWN)
        return watching.unknown(seen.ripe, reader)


def _answers(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_desk_for(PROGRAM)) as desk, closing(place.open_reader()) as reader:
        written = answering.write(arguments.file, desk, reader, to=arguments.to)
    values = {
        "filled": written.filled,
        "unanswered": written.unanswered,
        "not_found": written.not_found,
        "kept": written.kept,
        "file": None if written.path is None else str(written.path),
        "remade": written.remade,
    }
    words = t(
        "Cli",
        "{filled} rows filled, {unanswered} still unanswered, {not_found} not found, {kept} hold "
        "other words and were left.",
    )
    lines = [words.format(**values)]
    if written.path is None:
        lines.append(t("Cli", "There was nothing to write, and no file was made."))
    else:
        lines.append(t("Cli", "Written: {file}").format(file=written.path))
    if written.remade:
        lines.append(
            t("Cli", "Such a file can only be read: the answers are in a new workbook (xlsx) with "
              "the same columns.")
        )  # fmt: skip
    yield Answer(values, lines)


WITH_DESK: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "watch": _watch,
    "answers": _answers,
}
