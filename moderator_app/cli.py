"""The desk without a window: for scripts, and to look something up without opening it.

Every command prints sentences, or with --json one object on its last line.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from uuid import UUID

from moderator_app import cli_erasing, cli_keeping, cli_tables, cli_watching
from moderator_app.answers import Answer, Translate
from moderator_app.core import facts, files, handover, printed, search
from moderator_app.core.access import Access, Subject
from moderator_app.core.case import Case
from moderator_app.core.covering import Cover
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.rows import Found, Hit
from moderator_app.core.running import Running
from moderator_app.desk import files as desk_files
from moderator_app.desk import finding, opening
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.desk.uncovering import uncover
from moderator_app.papers import handover as paper


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
            # Whoever looks for a number is on record, and sees it.
            hits = [_hit(one, Cover(masked=not facts.seeks_telephone(text))) for one in found.hits]
            yield Answer(
                {"query": text, "hits": hits, "total": found.total},
                [*(f"{one['number']}  {one['snippet']}" for one in hits), _total(found, t)],
            )


def _hit(hit: Hit, cover: Cover) -> dict[str, str]:
    return {
        "case": str(hit.case_id),
        "number": hit.number,
        "external_id": hit.external_id,
        "snippet": cover.text(hit.snippet.text),
    }


def _total(found: Found, t: Translate) -> str:
    if found.more:
        return t("Cli", "More than {total} cases").format(total=found.total)
    return t("Cli", "%n case(s)", found.total)


def _show(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_reader_alone()) as reader:
        dossier = finding.one(arguments.case, reader)
        names = {str(one.id): one.name for one in reader.people()}
        organisations = {one.id: one.shown for one in reader.organisations()}
    case, told, over = dossier.case, dossier.history, printed.covers(dossier.history)
    if arguments.unmasked:
        over = ()
        with closing(place.open_desk_for(PROGRAM)) as desk:
            uncover(desk, arguments.reason, case=case.id)
    else:
        told = printed.events(told)
    events = [
        {
            "at": event.at.isoformat(),
            "by": names.get(event.actor, ""),
            "kind": str(event.kind),
            "body": event.body,
        }
        for event in told
    ]
    author = Cover(masked=not arguments.unmasked).name(case.author)
    values: dict[str, object] = {
        "case": str(case.id),
        "number": case.number,
        "external_id": case.post,
        "status": case.status.value,
        "author": author,
        "channel": case.platform,
        "received_at": case.received_at.isoformat(),
        "clocks": [_clock(one, organisations) for one in dossier.clocks],
        "files": [
            {
                "name": printed.words(one.name, over),
                "type": one.type,
                "size": one.size,
                "digest": one.digest,
            }
            for one in case.files
        ],
        "events": events,
        "masked": not arguments.unmasked,
    }
    lines = [f"{case.number}  {author}  {case.status.value}"]
    lines += [
        f"{event.at.astimezone(place.zone):%Y-%m-%d %H:%M}  {names.get(event.actor, '')}"
        f"  {event.kind}  {event.body.get('text', '')}"
        for event in told
    ]
    if arguments.save_files is not None:
        saved = _save_files(case, arguments.save_files, place, t)
        values["saved"] = [str(path) for path in saved]
        lines += map(str, saved)
    yield Answer(values, lines)


def _clock(one: Running, organisations: Mapping[UUID, str]) -> dict[str, object]:
    state = "frozen"
    if one.due is not None:
        state = "overdue" if one.due < opening.now() else "running"
    values: dict[str, object] = {
        "clock": one.which.value,
        "since": one.clock.start.isoformat(),
        "due": None if one.due is None else one.due.isoformat(),
        "state": state,
        "amount": one.clock.target.amount,
        "unit": one.clock.target.unit.value,
        "source": one.clock.target.source.text,
    }
    if one.organisation is not None:
        values["organisation"] = organisations.get(one.organisation, "")
    return values


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


def _handover(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_desk_for(PROGRAM)) as desk:
        sheet = desk.shifts.sheet(arguments.words, "")
        if arguments.unmasked:
            uncover(desk, arguments.reason, about=Subject.HANDOVER_NOTE)
        else:
            sheet = printed.sheet(sheet)
    values = {**handover.to_body(sheet), "masked": not arguments.unmasked}
    yield Answer(values, paper.as_text(sheet, t, place.zone).splitlines())


_RUN: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "search": _search,
    "show": _show,
    "handover": _handover,
    **cli_tables.WITH_DESK,
    **cli_watching.WITH_DESK,
    **cli_keeping.WITH_DESK,
    **cli_erasing.WITH_DESK,
}
COMMANDS = (*_RUN, *cli_keeping.WITHOUT_DESK)
