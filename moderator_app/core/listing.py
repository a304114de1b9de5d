"""Rows of a telephone list, a dispatch list or a list of templates, and what they change.

A row names its record by the mark the desk gave it when it was exported, or else by its name: the
same row twice changes nothing, and never makes a second record. A blank cell, or a column that the
table does not have, leaves what is known as it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from itertools import chain
from typing import TypeVar
from uuid import UUID

from moderator_app.core import letters, organisations
from moderator_app.core.case import Audience
from moderator_app.core.cells import Cell, cell_text, clean, read_time, unguarded
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.importing import Reason, RejectedRow
from moderator_app.core.organisations import Contact, Hours, Kind, Number, Organisation
from moderator_app.core.records import kit_id
from moderator_app.core.routing import RemitEntry
from moderator_app.core.search import fold
from moderator_app.core.templates import Purpose, Template

Record = Organisation | RemitEntry | Template
T = TypeVar("T")
R = TypeVar("R", Organisation, RemitEntry, Template)

KINDS = {Kind.DEPARTMENT: "部门", Kind.DISTRICT: "区县", Kind.AGENCY: "外单位"}
TIMES = {Hours.DAY: "日间", Hours.NIGHT: "夜间", Hours.ALWAYS: "全天"}
PURPOSES = {
    Purpose.ANSWER: "答复",
    Purpose.ASK: "追问",
    Purpose.RESULT: "反馈结果",
    Purpose.THANKS: "致谢",
    Purpose.OUTSIDE: "非职责告知",
    Purpose.CLOSING: "结语",
    Purpose.DISPATCH: "派单",
    Purpose.HASTEN: "催办",
    Purpose.EMERGENCY: "应急",
}
AUDIENCES = {Audience.PUBLIC: "公开", Audience.PRIVATE: "私信", None: "不限"}
YES, NO = "是", "否"
BETWEEN = "；"
"""What stands between the items of a cell."""

_KINDS = {word: kind for kind, word in KINDS.items()} | {
    **dict.fromkeys(
        ["本单位", "内设机构", "下属单位", "科室", "处室", "直属单位", "department"],
        Kind.DEPARTMENT,
    ),
    **dict.fromkeys(["区", "县", "属地", "辖区", "街道", "城区", "district"], Kind.DISTRICT),
    **dict.fromkeys(["其他单位", "外部单位", "市级部门", "企业", "公司", "agency"], Kind.AGENCY),
}
_TIMES = {word: hours for hours, word in TIMES.items()} | {
    "白天": Hours.DAY, "工作时间": Hours.DAY, "夜班": Hours.NIGHT, "24小时": Hours.ALWAYS
}  # fmt: skip
_PURPOSES = {word: purpose for purpose, word in PURPOSES.items()} | {p.value: p for p in Purpose}
_AUDIENCES = {word: audience for audience, word in AUDIENCES.items()} | {
    "public": Audience.PUBLIC, "private": Audience.PRIVATE, "any": None
}  # fmt: skip
_FLAGS = dict.fromkeys(["是", "有", "对", "√", "✓", "yes", "true", "1", "y"], True) | dict.fromkeys(
    ["否", "无", "不", "×", "no", "false", "0", "n"], False
)
# No name and no list is so long, and what is takes its time to be shown.
_LONGEST_CELL = 10_000
_LONGEST = dict.fromkeys((Field.NAME, Field.SHORT, Field.TOPIC, Field.TITLE), 1_000) | {
    Field.TEXT: 100_000
}
_LINES = re.compile(r"[\n；;]+")
_WORDS = re.compile(r"[\n；;、，,]+")
_IN_BRACKETS = re.compile(r"(?P<before>.*?)\s*[（(](?P<inside>[^（()）]*)[）)]")


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk has of such records already."""

    organisations: Sequence[Organisation] = ()
    remit: Sequence[RemitEntry] = ()
    templates: Sequence[Template] = ()


class _Refused(Exception):
    def __init__(self, reason: Reason, field: Field, value: str) -> None:
        super().__init__()
        self.row = RejectedRow(reason, field, value)


class _Row:
    """The cells of one row by what they hold."""

    def __init__(self, cells: Sequence[Cell], columns: Mapping[int, Field]) -> None:
        self._cells = {
            field: cells[column] for column, field in columns.items() if column < len(cells)
        }

    def text(self, field: Field, before: str = "") -> str:
        """What stands there, or what is known where nothing does; that too where it differs in
        blanks at its ends alone."""
        said = unguarded(cell_text(self._cells.get(field)))
        if len(said) > _LONGEST.get(field, _LONGEST_CELL):
            raise _Refused(Reason.TOO_LONG, field, said)
        return before if not said or said == clean(before) else said

    def needed(self, field: Field, before: str = "") -> str:
        text = self.text(field, before)
        if not text:
            raise _Refused(Reason.NO_NAME, field, "")
        return text

    def texts(
        self, field: Field, before: tuple[str, ...], between: re.Pattern[str] = _WORDS
    ) -> tuple[str, ...]:
        said = self.text(field)
        parts = tuple(dict.fromkeys(filter(None, map(clean, between.split(said)))))
        return parts or before

    def flag(self, field: Field, *, before: bool) -> bool:
        said = self.text(field).lower()
        if said and said not in _FLAGS:
            raise _Refused(Reason.UNKNOWN_WORD, field, said)
        return _FLAGS.get(said, before)

    def day(self, field: Field, before: date | None) -> date | None:
        cell = self._cells.get(field)
        if not cell_text(cell):
            return before
        moment = read_time(cell, UTC)
        if moment is None:
            raise _Refused(Reason.UNREADABLE_DATE, field, cell_text(cell))
        return moment.date()

    def record_id(self) -> UUID | None:
        try:
            return UUID(self.text(Field.RECORD_ID))
        except ValueError:
            return None


def read(cells: Sequence[Cell], layout: Layout, known: Known) -> Record | RejectedRow | None:
    """What a row makes of the record it names, or why it cannot; None for a blank row."""
    if not any(map(cell_text, cells)):
        return None
    row = _Row(cells, layout.columns)
    try:
        return _READ[layout.table](row, known)
    except _Refused as refused:
        return refused.row


def before(record: Record, known: Known) -> Record | None:
    """The same record as the desk has it."""
    return next((one for one in _of(record, known) if one.id == record.id), None)


def with_record(known: Known, record: Record) -> Known:
    """What is known once the record is taken in."""
    match record:
        case Organisation():
            return replace(known, organisations=_with(known.organisations, record))
        case RemitEntry():
            return replace(known, remit=_with(known.remit, record))
    return replace(known, templates=_with(known.templates, record))


def _with(all_: Sequence[R], record: R) -> tuple[R, ...]:
    return tuple(chain((one for one in all_ if one.id != record.id), [record]))


def _of(record: Record, known: Known) -> Sequence[Record]:
    match record:
        case Organisation():
            return known.organisations
        case RemitEntry():
            return known.remit
    return known.templates


def _organisation(row: _Row, known: Known) -> Organisation:
    name = row.text(Field.NAME)
    old = _named(row.record_id(), known.organisations, lambda one: one.name, name)
    if old is None:
        old = organisations.named(known.organisations, name)
    if old is None:
        id_ = row.record_id() or _id("organisation", row.needed(Field.NAME))
        old = Organisation(id_, "", Kind.DEPARTMENT)
    new = replace(
        old,
        name=row.needed(Field.NAME, old.name) if name != old.short else old.name,
        short=row.text(Field.SHORT, old.short),
        kind=_word(row, Field.RELATION, _KINDS, old.kind),
        verb=row.text(Field.VERB, old.verb),
        duties=row.texts(Field.DUTIES, old.duties, _LINES),
        places=row.texts(Field.PLACES, old.places),
        source=row.text(Field.SOURCE, old.source),
        numbers=_numbers(row, old.numbers),
        hours=row.text(Field.HOURS, old.hours),
        contacts=_contacts(row, old.contacts),
        address=row.text(Field.ADDRESS, old.address),
        mail=_mailbox(row, old),
        note=row.text(Field.NOTE, old.note),
        verified=row.day(Field.VERIFIED, old.verified),
        digit=_digit(row, old, known),
        emergency=row.flag(Field.EMERGENCY, before=old.emergency),
    )
    return new if new == old else replace(new, example=False)


def _mailbox(row: _Row, old: Organisation) -> str:
    said = row.text(Field.MAIL, old.mail)
    if said and not letters.is_address(said):
        raise _Refused(Reason.UNKNOWN_WORD, Field.MAIL, said)
    return said


def _digit(row: _Row, old: Organisation, known: Known) -> int | None:
    """A key that chooses another organisation here goes on choosing that one."""
    said = row.text(Field.DIGIT)
    if not said:
        return old.digit
    if said not in tuple("123456789"):
        raise _Refused(Reason.UNKNOWN_WORD, Field.DIGIT, said)
    taken = any(one.digit == int(said) and one.id != old.id for one in known.organisations)
    return old.digit if taken else int(said)


def _numbers(row: _Row, old: tuple[Number, ...]) -> tuple[Number, ...]:
    said = [
        *map(_number, _items(row.text(Field.NUMBERS))),
        *(replace(one, hours=Hours.NIGHT) for one in map(_number, _items(row.text(Field.NIGHT_NUMBERS)))),
    ]  # fmt: skip
    if row.text(Field.NIGHT_NUMBERS):
        day = Hours.DAY
        said = [replace(one, hours=day) if one.hours is Hours.ALWAYS else one for one in said]
    return tuple(said) or old


def _items(text: str) -> list[str]:
    """Numbers may also stand side by side; a name that belongs to a number is not cut off."""
    parts = [part for part in map(clean, _LINES.split(text)) if part]
    finer = [part for part in map(clean, re.split(r"[\n；;、，,/]+", text)) if part]
    return finer if all(re.search(r"[0-9]{3}", part) for part in finer) else parts


def _number(item: str) -> Number:
    found = _IN_BRACKETS.fullmatch(item)
    hours = _TIMES.get(clean(found["inside"])) if found else None
    rest = found["before"] if found and hours else item
    label, _, number = rest.replace(":", "：").rpartition("：")
    return Number(clean(label), clean(number), hours or Hours.ALWAYS)


def number_cell(one: Number) -> str:
    label = f"{one.label}：" if one.label else ""
    hours = "" if one.hours is Hours.ALWAYS else f"（{TIMES[one.hours]}）"
    return f"{label}{one.number}{hours}"


def _contacts(row: _Row, old: tuple[Contact, ...]) -> tuple[Contact, ...]:
    said = tuple(map(_contact, row.texts(Field.CONTACTS, (), _LINES)))
    number = row.text(Field.CONTACT_NUMBER)
    if number and len(said) <= 1:
        one = said[0] if said else Contact("", "", "")
        said = (replace(one, number=number),)
    return said or old


def _contact(item: str) -> Contact:
    who, mark, number = item.replace(":", "：").rpartition("：")
    who = who if mark else number
    found = _IN_BRACKETS.fullmatch(who)
    name, role = (found["before"], found["inside"]) if found else (who, "")
    return Contact(clean(name), clean(role), clean(number) if mark else "")


def contact_cell(one: Contact) -> str:
    role = f"（{one.role}）" if one.role else ""
    return f"{one.name}{role}：{one.number}"


def _entry(row: _Row, known: Known) -> RemitEntry:
    topic = row.text(Field.TOPIC)
    old = _named(row.record_id(), known.remit, lambda one: one.topic, topic)
    lead = row.text(Field.LEAD)
    if old is None:
        id_ = row.record_id() or _id("remit", row.needed(Field.TOPIC))
        old = RemitEntry(id_, "", _organisation_id(row.needed(Field.LEAD), Field.LEAD, known))
    return replace(
        old,
        topic=row.needed(Field.TOPIC, old.topic),
        lead=_organisation_id(lead, Field.LEAD, known) if lead else old.lead,
        code=row.text(Field.CODE, old.code),
        keywords=row.texts(Field.KEYWORDS, old.keywords),
        not_words=row.texts(Field.NOT_WORDS, old.not_words),
        co=tuple(_organisation_ids(row, Field.CO, known)) or old.co,
        by_district=row.flag(Field.BY_DISTRICT, before=old.by_district),
        source=row.text(Field.SOURCE, old.source),
        urgent=row.flag(Field.URGENT, before=old.urgent),
        advice=row.text(Field.ADVICE, old.advice),
    )


def _template(row: _Row, known: Known) -> Template:
    title = row.text(Field.TITLE)
    old = _named(row.record_id(), known.templates, lambda one: one.title, title)
    if old is None:
        id_ = row.record_id() or _id("template", row.needed(Field.TITLE))
        old = Template(id_, "", "", Purpose.ANSWER)
    kinds = tuple(_kind(word) for word in row.texts(Field.RELATIONS, ()))
    return replace(
        old,
        title=row.needed(Field.TITLE, old.title),
        text=row.needed(Field.TEXT, old.text),
        purpose=_word(row, Field.PURPOSE, _PURPOSES, old.purpose),
        keywords=row.texts(Field.KEYWORDS, old.keywords),
        topics=row.texts(Field.TOPICS, old.topics),
        organisations=tuple(_organisation_ids(row, Field.ORGANISATIONS, known))
        or old.organisations,
        kinds=kinds or old.kinds,
        audience=_word(row, Field.AUDIENCE, _AUDIENCES, old.audience),
    )


def _kind(word: str) -> Kind:
    if word not in _KINDS:
        raise _Refused(Reason.UNKNOWN_WORD, Field.RELATIONS, word)
    return _KINDS[word]


def _word(row: _Row, field: Field, words: Mapping[str, T], before: T) -> T:
    said = row.text(field)
    if said and said not in words:
        raise _Refused(Reason.UNKNOWN_WORD, field, said)
    return words[said] if said else before


def _named(mark: UUID | None, all_: Iterable[R], name: Callable[[R], str], said: str) -> R | None:
    """The record of that mark, or else of that name."""
    everyone = tuple(all_)
    marked = next((one for one in everyone if one.id == mark), None)
    wanted = fold(said)
    return marked or next((one for one in everyone if wanted and fold(name(one)) == wanted), None)


def _id(record: str, name: str) -> UUID:
    """The same name makes the same record on every desk that takes the table in."""
    return kit_id(record, f"name:{fold(name)}")


def _organisation_ids(row: _Row, field: Field, known: Known) -> Iterable[UUID]:
    return (_organisation_id(name, field, known) for name in row.texts(field, ()))


def _organisation_id(name: str, field: Field, known: Known) -> UUID:
    found = organisations.named(known.organisations, name)
    if found is None:
        found = _named(None, known.organisations, lambda one: one.name, name)
    if found is None:
        raise _Refused(Reason.UNKNOWN_ORGANISATION, field, name)
    return found.id


_READ: Mapping[Table, Callable[[_Row, Known], Record]] = {
    Table.DIRECTORY: _organisation,
    Table.REMIT: _entry,
    Table.TEMPLATES: _template,
}
