"""The commands about tables that go back and forth with a platform."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from time import sleep
from typing import Final

from moderator_app.answers import Answer, Translate
from moderator_app.core.headings import NoColumns
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.core.watching import Folder
from moderator_app.desk import answering, importing, opening, watching
from moderator_app.desk.desk import Desk
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
    with closing(place.open_desk_for(PROGRAM)) as desk:
        known = watching.presets_of(desk)
        if any(one.folder.preset not in ("", *(kept.name for kept in known)) for one in seen.ripe):
            raise Refusal(Reason.COLUMNS_UNKNOWN)
        with closing(place.open_reader()) as reader:
            new = set(watching.unknown(seen.ripe, reader))
        for ripe in seen.ripe:
            looks.done(ripe)
            if ripe not in new:
                continue
            try:
                files.append({"file": ripe.path.name, **_take(ripe, desk)})
            except Unreadable as error:
                unread.append({"file": ripe.path.name, "reason": error.code.value})
            except NoColumns:
                unread.append({"file": ripe.path.name, "reason": "no_columns"})
    words = t(
        "Cli", "{file}: {imported} imported, {duplicates} already here, {quarantined} put aside"
    )
    lines = [words.format(**one) for one in files]
    lines += [t("Cli", "{file} cannot be read: {reason}").format(**one) for one in unread]
    return Answer({"files": files, "unread": unread}, lines, int(bool(unread))) if lines else None


def _take(ripe: Ripe, desk: Desk) -> dict[str, object]:
    session = desk.session
    layout = watching.layout_of(ripe, watching.presets_of(desk))
    summary = importing.import_by(
        ripe.path, layout, partial(watching.take, desk, ripe), zone=session.zone, now=session.now()
    )
    if watching.is_same(ripe):
        watching.finish(desk, ripe, summary)
    return asdict(watching.counted(summary))


def _answers(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    path: Path = arguments.file
    with closing(place.open_desk_for(PROGRAM)) as desk, closing(place.open_reader()) as reader:
        written = answering.write(path, desk, reader, to=arguments.to)
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
