"""What its reader does with the record of who saw what: takes it out as a table; and how long it
is kept."""

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from moderator_app.core.access import LEAST_MONTHS, Access, Entry, Subject
from moderator_app.core.exporting import Column
from moderator_app.core.roles import Act
from moderator_app.desk import leaving
from moderator_app.desk.opening import Place
from moderator_app.papers import workbook_out
from moderator_app.system.home import disk_outage, put_in_place

MONTHS: Final = "access.months"
"""Among the desk's settings: after how many months a month is forgotten."""
USUAL_MONTHS: Final = 12
MOST_MONTHS: Final = 120


def months(settings: Mapping[str, object]) -> int:
    """How many months are kept: what was chosen, and never fewer than the law asks."""
    chosen = settings.get(MONTHS)
    if not isinstance(chosen, int) or isinstance(chosen, bool):
        return USUAL_MONTHS
    return min(max(chosen, LEAST_MONTHS), MOST_MONTHS)


def forget_old(place: Place, now: datetime) -> int:
    """Remove the months that need not be kept any more; returns how many. Raises Outage."""
    with closing(place.open_reader()) as reader:
        kept = months(reader.settings())
    return place.access_log().forget(now, kept)


def write(
    place: Place,
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    entry: Entry,
) -> Path:
    """Write the record as its reader sees it, as csv, whole or not at all and for this user alone;
    `entry` says that it goes out, and is put on record first. Raises Refusal ROLE_MISSING, Outage."""
    place.need(Act.ACCESS_RECORD, entry.person)
    place.access_log().add(entry)
    part = None
    try:
        leaving.check(path)
        handle, name = tempfile.mkstemp(
            dir=path.absolute().parent, prefix=".record-", suffix=".csv"
        )
        os.close(handle)
        part = Path(name)
        with workbook_out.open_out(part, "", [Column(one) for one in headings]) as out:
            for row in rows:
                out.add(row)
        put_in_place(part, path)
    except OSError as error:
        raise disk_outage(error) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return path


def going_out(now: datetime, person: str) -> Entry:
    """What is put on record when the record goes out."""
    return Entry(now, person, Access.EXPORTED, detail=Subject.THIS_RECORD)
