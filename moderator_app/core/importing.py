"""What the rows of other systems mean: letters to the mayor, 12345 work orders, exported posts.

Every row that is not blank is either imported or rejected with a reason.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from hashlib import sha256
from itertools import count
from typing import Final

from moderator_app.core.cells import (
    EXACT_BELOW,
    Cell,
    cell_text,
    clean,
    read_time,
    unguarded,
)
from moderator_app.core.headings import Field


class Reason(StrEnum):
    """Why a row was not imported."""

    NO_TEXT = "no_text"
    REPLY_WITHOUT_TEXT = "reply_without_text"
    TOTAL_ROW = "total_row"
    UNREADABLE_DATE = "unreadable_date"
    DAMAGED_NUMBER = "damaged_number"
    NO_NAME = "no_name"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    UNKNOWN_WORD = "unknown_word"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One message as the file tells it.

    `received_at` and `replied_at` are aware and in UTC; None where the file does not say. `text`
    is empty when the file gave a title alone. `extra` holds every other cell that is not empty:
    under the field's value where the column is recognised ("district"), else under its heading.
    """

    external_id: str
    author: str
    phone: str
    title: str
    text: str
    received_at: datetime | None
    reply: str | None
    replied_at: datetime | None
    channel: str | None
    extra: Mapping[str, str]
    account: str = ""
    author_id: str = ""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """`value` is the text of the offending cell: a citizen's words, so never for the log."""

    reason: Reason
    field: Field | None
    value: str


class _Refused(Exception):
    def __init__(self, reason: Reason, field: Field | None, cell: Cell) -> None:
        super().__init__()
        self.row = RejectedRow(reason, field, cell_text(cell))


LONGEST_FACT: Final = 1_000
"""Signs of a name, a number or a place: there is none so long, and none is shown in less than a
moment."""
LONGEST_TITLE: Final = 3_000
_LONGEST: Final[Mapping[Field, int]] = {
    **dict.fromkeys(
        (Field.EXTERNAL_ID, Field.AUTHOR, Field.AUTHOR_ID, Field.AUTHOR_PHONE, Field.ACCOUNT,
         Field.CHANNEL, Field.PLACE, Field.DISTRICT, Field.URL), LONGEST_FACT,
    ),
    Field.TITLE: LONGEST_TITLE,
}  # fmt: skip
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+[0-9]{2,}", re.IGNORECASE)
# How other programs keep a spreadsheet from turning digits into a number: ="0123", '0123.
_WRAPPED = re.compile(r"""="(?P<quoted>[^"]*)"|'(?P<marked>[^']+)""")


def _digits(cell: Cell, field: Field) -> str:
    """An id or a telephone number. Refuses one whose digits the spreadsheet has already lost."""
    if isinstance(cell, int | float) and not -EXACT_BELOW < cell < EXACT_BELOW:
        raise _Refused(Reason.DAMAGED_NUMBER, field, cell)
    text = cell_text(cell)
    if _SCIENTIFIC.fullmatch(text):
        raise _Refused(Reason.DAMAGED_NUMBER, field, cell)
    wrapped = _WRAPPED.fullmatch(text)
    return clean(wrapped["quoted"] or wrapped["marked"] or "") if wrapped else text


# How exports write "nothing here" where a time or a reply would stand.
_NOTHING = re.compile(r"[-—/\\0:.\s]*|n/a|#n/a|null|none|nan|无|暂无", re.IGNORECASE)


def says_nothing(text: str) -> bool:
    """Whether a cell where a time, a reply or a name would stand is as good as empty."""
    return _NOTHING.fullmatch(text) is not None


def _moment(cell: Cell, field: Field, tz: tzinfo) -> datetime | None:
    if says_nothing(cell_text(cell)):
        return None
    moment = read_time(cell, tz)
    if moment is None:
        raise _Refused(Reason.UNREADABLE_DATE, field, cell)
    return moment


_TOTAL = re.compile(
    r"((合计|总计|小计|共计|总数|汇总|(sub|grand)?total|sum):?)?"
    r"(共?[0-9,.]+[件条个宗封]?(记录|留言|工单)?)?",
    re.IGNORECASE,
)


def _is_total(first: str, said: str) -> bool:
    """Whether a row sums up the ones above it: `first` is its first cell that is not empty,
    `said` its title and text together.
    """
    labels = ("".join(unicodedata.normalize("NFKC", text).split()) for text in (first, said))
    return not first[0].isdecimal() and all(map(_TOTAL.fullmatch, labels))


def parse_row(
    cells: Sequence[Cell],
    columns: Mapping[int, Field],
    tz: tzinfo,
    header: Sequence[str] = (),
) -> ImportedRow | RejectedRow | None:
    """What one row says, or why it cannot be taken in; None for a blank row.

    `tz` is the zone of times that name none. `header` names the columns kept in `extra`; without
    it a column is known by its number, counted from 1.
    """
    texts = [unguarded(cell_text(cell)) for cell in cells]
    if not any(texts):
        return None
    try:
        return _imported(cells, texts, columns, tz, header)
    except _Refused as refused:
        return refused.row


def _imported(
    cells: Sequence[Cell],
    texts: Sequence[str],
    columns: Mapping[int, Field],
    tz: tzinfo,
    header: Sequence[str],
) -> ImportedRow:
    at = {field: cells[column] for column, field in columns.items() if column < len(cells)}
    words = {field: texts[column] for column, field in columns.items() if column < len(cells)}
    title, text = words.get(Field.TITLE, ""), words.get(Field.TEXT, "")
    text += "".join(
        texts[column]
        for column, field in sorted(columns.items())
        if field is Field.CONTINUED and column < len(texts)
    )
    reply = words.get(Field.REPLY, "")
    reply = "" if says_nothing(reply) else reply
    first = next(filter(None, texts))
    if _is_total(first, title + text):
        raise _Refused(Reason.TOTAL_ROW, None, first)
    if not title and not text:
        reason = Reason.REPLY_WITHOUT_TEXT if reply else Reason.NO_TEXT
        raise _Refused(reason, Field.REPLY if reply else Field.TEXT, reply)
    extra = _others(texts, columns, header)
    _refuse_endless(words, extra)
    replied_at = _moment(at.get(Field.REPLIED_AT), Field.REPLIED_AT, tz)
    if replied_at is not None and not reply:
        extra[Field.REPLIED_AT.value] = words[Field.REPLIED_AT]
    row = ImportedRow(
        external_id=_digits(at.get(Field.EXTERNAL_ID), Field.EXTERNAL_ID),
        author=words.get(Field.AUTHOR, ""),
        phone=_digits(at.get(Field.AUTHOR_PHONE), Field.AUTHOR_PHONE),
        title=title,
        text=text,
        received_at=_moment(at.get(Field.RECEIVED_AT), Field.RECEIVED_AT, tz),
        reply=reply or None,
        replied_at=replied_at if reply else None,
        channel=words.get(Field.CHANNEL) or None,
        extra=extra,
        account=words.get(Field.ACCOUNT, ""),
        author_id=words.get(Field.AUTHOR_ID, ""),
    )
    return row if row.external_id else _named_by_content(row)


def _refuse_endless(words: Mapping[Field, str], extra: Mapping[str, str]) -> None:
    for field, most in _LONGEST.items():
        text = extra.get(field.value, words.get(field, ""))
        if len(text) > most:
            raise _Refused(Reason.TOO_LONG, field, text)


_TAKEN_WHOLE = frozenset(
    {Field.TEXT, Field.TITLE, Field.EXTERNAL_ID, Field.AUTHOR, Field.AUTHOR_PHONE,
     Field.RECEIVED_AT, Field.REPLY, Field.REPLIED_AT, Field.CHANNEL, Field.ACCOUNT,
     Field.AUTHOR_ID, Field.CONTINUED, Field.IGNORE}
)  # fmt: skip


def _others(
    texts: Sequence[str], columns: Mapping[int, Field], header: Sequence[str]
) -> dict[str, str]:
    extra: dict[str, str] = {}
    for column, text in enumerate(texts):
        field = columns.get(column)
        if not text or field in _TAKEN_WHOLE:
            continue
        if field is Field.EXTRA and (kept := _kept(text)) is not None:
            extra |= kept
            continue
        heading = clean(header[column]) if column < len(header) else ""
        name = field.value if field else heading or str(column + 1)
        free = (f"{name} ({n})" for n in count(2))
        extra[next(free) if name in extra else name] = text
    return extra


def _kept(text: str) -> dict[str, str] | None:
    """What an exported file says of the columns a case once came with."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict):
        return None
    return {clean(name): clean(str(value)) for name, value in read.items()}


_OF_THE_CITIZEN = (Field.DISTRICT.value, Field.PLACE.value, Field.URL.value)


def _named_by_content(row: ImportedRow) -> ImportedRow:
    """Gives a row without an id one made of what the citizen wrote, so that it is known again.

    Replies, states and votes change from one export to the next and take no part.
    """
    said = [row.author, row.phone, row.title, row.text, row.channel or ""]
    said.append(row.received_at.isoformat() if row.received_at else "")
    said += [row.extra.get(name, "") for name in _OF_THE_CITIZEN]
    canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    name = "row:" + sha256(canonical.encode()).hexdigest()[:16]
    return replace(row, external_id=name)
