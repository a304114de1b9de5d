"""The desk without a window: for scripts, and to look something up without opening it.

Every command prints sentences, or with --json one object on its last line.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from uuid import UUID

from moderator_app import cli_keeping, cli_tables, cli_watching
from moderator_app.answers import Answer, Translate
from moderator_app.core import facts, files, handover, search
from moderator_app.core.access import Access
from moderator_app.core.case import Case
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Dossier, Found, Hit
from moderator_app.desk import files as desk_files
from moderator_app.desk import opening
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.papers import handover as paper
from moderator_app.store.reader import Reader


def run(arguments: argparse.Namespace, folder: Path, t: Translate) -> int:
    """Carry out one command on the desk of a folder; returns the exit code.

    Raises Outage, Refusal, Unreadable and NoColumns, and has then changed nothing more than it
    said.
    """
    code = 0
    for answer in _answers(arguments, folder, t):
        lines = [json.dumps(answer.values, ensure_ascii=False)] if arguments.json else answer.lines
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        code = max(code, answer.code)
    return code


def _answers(arguments: argparse.Namespace, folder: Path, t: Translate) -> Iterator[Answer]:
    if (keep := cli_keeping.WITHOUT_DESK.get(arguments.command)) is not None:
        return keep(arguments, folder, t)
    if opening.is_new(folder) and arguments.command not in ("import", "watch"):
        raise Outage(Cause.NO_DESK)
    return _RUN[arguments.command](arguments, opening.place(folder), t)


def _search(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    citizens_words = arguments.field == "text"
    if arguments.queries is not None:
        # Only a line feed ends a query: `splitlines` would also break one at U+2028.
        texts = arguments.queries.read_text("utf-8", "replace").removesuffix("\n").split("\n")
    else:
        texts = [arguments.text]
    today = opening.now().astimezone(place.zone).date()
    numbers = sum(map(facts.seeks_telephone, texts))
    if numbers:
        with closing(place.open_desk_for(PROGRAM)) as desk:
            desk.accessed(Access.SEARCHED_NUMBER, detail=str(numbers))
    with closing(place.open_reader_alone()) as reader:
        for text in texts:
            plain = citizens_words or arguments.queries is not None
            query = search.literal(text) if plain else search.parse(text, today)
            found = reader.find(
                query,
                now=opening.now(),
                zone=place.zone,
                limit=None if arguments.all else 50,
                citizens_words_only=citizens_words,
            )
            yield Answer(
                {"query": text, "hits": [_hit(one) for one in found.hits], "total": found.total},
                [*map(_hit_line, found.hits), _total(found, t)],
            )


def _hit(hit: Hit) -> dict[str, str]:
    return {
        "case": str(hit.case_id),
        "number": hit.number,
        "external_id": hit.external_id,
        "snippet": hit.snippet.text,
    }


def _hit_line(hit: Hit) -> str:
    return f"{hit.number}  {hit.snippet.text}"


def _total(found: Found, t: Translate) -> str:
    if found.more:
        return t("Cli", "More than {total} cases").format(total=found.total)
    return t("Cli", "%n case(s)", found.total)


def _show(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_reader_alone()) as reader:
        dossier = _named(reader, arguments.case)
        names = {str(one.id): one.name for one in reader.people()}
    case = dossier.case
    events = [
        {
            "at": event.at.isoformat(),
            "by": names.get(event.actor, ""),
            "kind": str(event.kind),
            "body": event.body,
        }
        for event in dossier.history
    ]
    values: dict[str, object] = {
        "case": str(case.id),
        "number": case.number,
        "external_id": case.post,
        "status": case.status.value,
        "author": case.author,
        "channel": case.platform,
        "received_at": case.received_at.isoformat(),
        "files": [
            {"name": one.name, "type": one.type, "size": one.size, "digest": one.digest}
            for one in case.files
        ],
        "events": events,
    }
    lines = [f"{case.number}  {case.author}  {case.status.value}"]
    lines += [
        f"{event.at.astimezone(place.zone):%Y-%m-%d %H:%M}  {names.get(event.actor, '')}"
        f"  {event.kind}  {event.body.get('text', '')}"
        for event in dossier.history
    ]
    if arguments.save_files is not None:
        saved = _save_files(case, arguments.save_files, place, t)
        values["saved"] = [str(path) for path in saved]
        lines += map(str, saved)
    yield Answer(values, lines)


def _save_files(case: Case, folder: Path, place: Place, t: Translate) -> list[Path]:
    """Every one is put on record before it is written. Raises Outage, Refusal."""
    saved: list[Path] = []
    with closing(place.open_desk_for(PROGRAM)) as desk:
        for file in case.files:
            data = desk.files.take(case.id, file.event, desk_files.SAVED)
            path = _free(folder / files.to_save(file, t("Cli", "file")))
            desk_files.to_disk(data, path)
            saved.append(path)
    return saved


def _free(path: Path) -> Path:
    """A path at which nothing lies yet."""
    others = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return path if not path.exists() else next(one for one in others if not one.exists())


def _named(reader: Reader, reference: str) -> Dossier:
    """The case of an id, a number or a platform's id. Raises Refusal."""
    try:
        ids = [UUID(reference)]
    except ValueError:
        ids = list(reader.by_reference(reference))
    dossier = reader.dossier(ids[0]) if ids else None
    if dossier is None:
        raise Refusal(Reason.NO_SUCH_CASE)
    return dossier


def _handover(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_desk_for(PROGRAM)) as desk:
        sheet = desk.shifts.sheet(arguments.words, "", hours=2.0)
    yield Answer(handover.to_body(sheet), paper.as_text(sheet, t, place.zone).splitlines())


_RUN: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "search": _search,
    "show": _show,
    "handover": _handover,
    **cli_tables.WITH_DESK,
    **cli_watching.WITH_DESK,
    **cli_keeping.WITH_DESK,
}
COMMANDS = (*_RUN, *cli_keeping.WITHOUT_DESK)
