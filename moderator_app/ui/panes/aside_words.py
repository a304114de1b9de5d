"""Rows put aside, in words: lines of the list, and what to do about each reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from moderator_app.core.importing import Reason
from moderator_app.core.rows import NUMBER_REUSED, Quarantined, Settled
from moderator_app.ui import case_words, import_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.models import aside_cells
from moderator_app.ui.panes.record_list import Line
from moderator_app.ui.text import Phrase, mark, t

_ADVICE: Final[Mapping[str, Phrase]] = {
    Reason.NO_TEXT: mark(
        "Aside", "Nothing in this row is known as a message. Write it, or say which column it is."
    ),
    Reason.REPLY_WITHOUT_TEXT: mark(
        "Aside", "There is an answer and no message. Write the message, or discard the row."
    ),
    Reason.TOTAL_ROW: mark("Aside", "It sums up the rows above it: discard it."),
    Reason.UNREADABLE_DATE: mark("Aside", "Write the date as 2026-11-01, or 2026-11-01 09:30."),
    Reason.DAMAGED_NUMBER: mark(
        "Aside",
        "The spreadsheet has put zeros for its last digits. Look the number up where it comes "
        "from, and write it here.",
    ),
    Reason.NO_NAME: mark(
        "Aside", "What every row of this kind needs is empty. Write it, or discard the row."
    ),
    Reason.UNKNOWN_ORGANISATION: mark(
        "Aside",
        "Write its name as the directory has it, or enter it there first and try again.",
    ),
    Reason.UNKNOWN_WORD: mark(
        "Aside", "Write one of the words that this column may hold, or empty the cell."
    ),
    Reason.TOO_LONG: mark(
        "Aside",
        "This belongs into another column, or is no name at all. Shorten it, say which column "
        "holds what, or discard the row.",
    ),
    NUMBER_REUSED: mark(
        "Aside",
        "Another message has this number and other words. Give it another number if it is "
        "another message; discard it if it is the same.",
    ),
}


def advice(row: Quarantined) -> str:
    if row.is_of_account:
        return t(
            "Aside",
            "It came through an account and was not taken in. Where somebody wants something, make a "
            "case of it; then discard it.",
        )
    if row.layout is None:
        return t("Aside", "Nobody knows what its columns hold. Say so first, and then try again.")
    phrase = _ADVICE.get(row.reason)
    return "" if phrase is None else phrase.shown()


def source(row: Quarantined) -> str:
    if row.is_of_account:
        return row.source
    return t("Aside", "{file} · row {n}").format(file=" ".join(row.source.split()), n=row.row)


def key(id_: int) -> UUID:
    """A row's own number, as the list knows its lines."""
    return UUID(int=id_)


def waiting(row: Quarantined, *, changed: bool) -> Line:
    words = " | ".join(filter(None, (" ".join(cell.split()) for cell in row.cells)))
    where = t("Aside", "row {n} · {file}").format(n=row.row, file=" ".join(row.source.split()))
    if row.is_of_account:
        where = row.source
    return Line(
        words or t("Aside", "(empty)"),
        f"{import_words.reason(row.reason)} · {where}",
        aside_cells.changed() if changed else None,
        key(row.id),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is called what, and what time it is."""

    names: Mapping[str, str]
    local: Callable[[datetime], datetime]
    now: datetime

    def by(self, row: Quarantined) -> str:
        return self.names.get(row.by) or t("Aside", "The desk")

    def at(self, moment: datetime) -> str:
        return case_words.moment(self.local(moment), self.local(self.now))


def look(how: Settled) -> ChipLook:
    if how is Settled.TAKEN:
        return ChipLook(t("Aside", "Taken in"), Tone.OK, Shape.TICK)
    return ChipLook(t("Aside", "Discarded"), Tone.PLAIN, Shape.SQUARE)


def settled(row: Quarantined, scene: Scene) -> Line:
    detail = f"{scene.by(row)} · {scene.at(row.settled_at or row.at)}"
    if row.why:
        detail = f"{detail} · {' '.join(row.why.split())}"
    return Line(source(row), detail, look(row.settled or Settled.TAKEN), key(row.id))
