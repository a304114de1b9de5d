"""The commands about tables: bringing them in and out, and the rows that were put aside."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from moderator_app.answers import Answer, Translate
from moderator_app.core import printed
from moderator_app.core.access import Subject
from moderator_app.core.cells import clean
from moderator_app.core.headings import Table
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Quarantined
from moderator_app.desk import exporting, importing, opening, quarantining
from moderator_app.desk.exporting import Wish
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.desk.uncovering import uncover

TABLES = tuple(table.value for table in Table)


def _import(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_desk_for(PROGRAM)) as desk:
        known = importing.presets_of(desk)
        if arguments.preset:
            known = tuple(one for one in known if one.name == arguments.preset)
            if not known:
                raise Refusal(Reason.COLUMNS_UNKNOWN)
        summary = importing.import_workbook(
            arguments.file,
            partial(importing.take, desk, arguments.file.name),
            zone=place.zone,
            now=opening.now(),
            table=Table(arguments.kind) if arguments.kind else None,
            known=known,
            progress=_progress if sys.stderr.isatty() else _silence,
        )
    counted = {
        "rows": summary.rows,
        "imported": summary.imported,
        "duplicates": summary.duplicates,
        "quarantined": summary.quarantined,
        "answered": summary.answered,
        "updated": summary.updated,
    }
    words = t(
        "Cli",
        "{rows} rows: {imported} imported, {duplicates} already here, {quarantined} put aside "
        "because they could not be read.",
    )
    yield Answer(counted, [words.format(**counted)])


def _progress(done: int, total: int | None) -> None:
    sys.stderr.write(f"\r{done} / {total or '?'}")
    sys.stderr.flush()


def _silence(_done: int, _total: int | None) -> None:
    """A script reads the answer, not the way to it."""


def _export(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    wish = Wish(
        arguments.file,
        Table(arguments.kind),
        arguments.query,
        masked=not arguments.unmasked,
        reason=arguments.reason,
    )
    with (
        closing(place.open_desk_for(PROGRAM)) as desk,
        closing(place.open_reader()) as reader,
    ):
        written = exporting.export(wish, desk, reader)
    values = {
        "file": str(written.path),
        "kind": wish.table.value,
        "rows": written.rows,
        "masked": wish.masked,
        "cut": written.cut,
    }
    lines = [t("Cli", "%n row(s) written.", written.rows)]
    if written.cut:
        lines.append(t("Cli", "%n cell(s) were too long for a workbook and cut.", written.cut))
    yield Answer(values, lines)


def _quarantine(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    if arguments.deed == "list":
        return _list(arguments, place, t)
    if not arguments.row:
        raise Refusal(Reason.NO_ROWS)
    return (
        _retry(arguments, place, t) if arguments.deed == "retry" else _discard(arguments, place, t)
    )


def _list(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    if arguments.unmasked:
        with closing(place.open_desk_for(PROGRAM)) as desk:
            uncover(desk, arguments.reason, about=Subject.ROWS_PUT_ASIDE)
    with closing(place.open_reader_alone()) as reader:
        rows = reader.quarantined()
        waiting = reader.count_quarantined()
        settled = reader.settled() if arguments.all else ()
    if not arguments.unmasked:
        rows = tuple(replace(one, cells=printed.cells(one)) for one in rows)
    lines = [
        f"{one.id}  {clean(one.source)}:{one.row}  {one.reason}  {_words(one)}" for one in rows
    ]
    lines.append(t("Cli", "%n row(s) put aside", waiting))
    yield Answer(
        {
            "waiting": waiting,
            "rows": [_row(one) for one in rows],
            "settled": [_row(one) for one in settled],
            "masked": not arguments.unmasked,
        },
        lines,
    )


def _words(row: Quarantined) -> str:
    return " | ".join(" ".join(cell.split())[:40] for cell in row.cells if cell)


def _row(row: Quarantined) -> dict[str, object]:
    values: dict[str, object] = {
        "id": row.id,
        "source": row.source,
        "row": row.row,
        "reason": row.reason,
        "field": row.field,
        "cells": list(row.cells),
        "header": list(row.layout.header) if row.layout else [],
        "kind": row.layout.table.value if row.layout else "",
        "at": row.at.isoformat(),
    }
    if row.settled is not None and row.settled_at is not None:
        settled = {"settled": row.settled.value, "why": row.why, "by": row.by}
        values |= {**settled, "settled_at": row.settled_at.isoformat()}
    return values


def _retry(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    changed = dict(arguments.set)
    taken: list[int] = []
    left: list[dict[str, object]] = []
    with closing(place.open_desk_for(PROGRAM)) as desk:
        # All of it is understood before any of it is done.
        mended = {
            row: quarantining.mended(quarantining.waiting(desk, row), changed)
            for row in arguments.row
        }
        for row, cells in mended.items():
            try:
                outcome = quarantining.retry(desk, row, cells)
            except Refusal as refusal:
                left.append({"id": row, "reason": refusal.reason.value, "field": ""})
                continue
            if outcome.reason is None:
                taken.append(row)
            else:
                left.append({"id": row, "reason": outcome.reason, "field": outcome.field})
    lines = [t("Cli", "%n row(s) taken in", len(taken))]
    if left:
        lines.append(t("Cli", "%n row(s) cannot be taken in as they are", len(left)))
    yield Answer({"taken": taken, "left": left}, lines, int(bool(left)))


def _discard(arguments: argparse.Namespace, place: Place, t: Translate) -> Iterator[Answer]:
    with closing(place.open_desk_for(PROGRAM)) as desk:
        rows = list(dict.fromkeys(arguments.row))
        quarantining.discard(desk, rows, arguments.reason)
    words = t("Cli", "%n row(s) thrown away", len(rows))
    yield Answer({"discarded": rows}, [words])


WITH_DESK: dict[str, Callable[[argparse.Namespace, Place, Translate], Iterator[Answer]]] = {
    "import": _import,
    "export": _export,
    "quarantine": _quarantine,
}
