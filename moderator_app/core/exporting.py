"""What goes out as a table: one row for each case, organisation, topic or template.

The columns and their headings are a format, the same in every language: what goes out can come in
again (`headings`), and gives the same cases. Columns that begin with 本台 tell what this desk did,
and are passed over on the way in. Without permission to show them, telephone numbers, numbers of
papers, plates and the citizen's name are masked, and columns nobody can vouch for stay empty.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum

from moderator_app.core import folding, listing
from moderator_app.core.case import Case, Delivery, Outcome, Purpose, Reply, Status
from moderator_app.core.cells import Cell
from moderator_app.core.covering import Cover
from moderator_app.core.events import Event, Kind
from moderator_app.core.headings import Field, Table
from moderator_app.core.listing import BETWEEN, Known, Record
from moderator_app.core.organisations import Organisation
from moderator_app.core.routing import RemitEntry
from moderator_app.core.search import CHANNELS


class Shape(StrEnum):
    """How a spreadsheet shows a column."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in characters of a spreadsheet, two of which make one Chinese character."""

    heading: str
    width: int = 14
    shape: Shape = Shape.TEXT


GOES_ON = "留言内容续"
"""Heading of the columns in which a message goes on that is too long for a cell, with a number."""
MESSAGE = "留言内容"
CUT = "……〔超出单元格长度，以下从略〕"
"""Stands at the end of a cell that holds no more."""
_CASES = (
    Column("留言编号", 20),
    Column("渠道", 10),
    Column("官方账号"),
    Column("留言人"),
    Column("用户标识"),
    Column("联系电话"),
    Column("留言时间", 19, Shape.MOMENT),
    Column("标题", 28),
    Column(MESSAGE, 60),
    Column("地点", 20),
    Column("所属区域"),
    Column("诉求类型"),
    Column("办理时限"),
    Column("答复内容", 60),
    Column("答复时间", 19, Shape.MOMENT),
    Column("链接", 20),
    Column("本台编号", 16),
    Column("本台状态", 10),
    Column("本台主办", 20),
    Column("本台协办", 20),
    Column("本台经办人", 10),
    Column("本台结论", 10),
    Column("本台办结时间", 19, Shape.MOMENT),
    Column("本台往来", 40),
    Column("本台备注", 40),
    Column("其他信息", 20),
    Column("本台附件", 10),
)
_DIRECTORY = (
    Column("单位名称", 28),
    Column("单位简称"),
    Column("单位类别", 10),
    Column("流转方式", 10),
    Column("主要职责", 40),
    Column("辖区", 20),
    Column("职责依据", 28),
    Column("公开电话", 28),
    Column("办公时间", 20),
    Column("内部联系人", 28),
    Column("办公地址", 28),
    Column("收文邮箱", 26),
    Column("备注", 28),
    Column("核实日期", 12, Shape.DAY),
    Column("快捷数字键", 10),
    Column("应急单位", 10),
    Column("记录标识", 36),
)
_TEMPLATES = (
    Column("模板标题", 28),
    Column("模板内容", 80),
    Column("用途", 12),
    Column("关键词", 28),
    Column("适用事项", 20),
    Column("适用单位", 28),
    Column("适用类别", 14),
    Column("公开范围", 10),
    Column("记录标识", 36),
)
_REMIT = (
    Column("目录编号", 10),
    Column("事项名称", 28),
    Column("主办单位", 28),
    Column("协办单位", 28),
    Column("关键词", 40),
    Column("排除词", 20),
    Column("属地协办", 10),
    Column("派单依据", 28),
    Column("紧急", 8),
    Column("处置提示", 40),
    Column("记录标识", 36),
)
COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    Table.CASES: _CASES,
    Table.DIRECTORY: _DIRECTORY,
    Table.TEMPLATES: _TEMPLATES,
    Table.REMIT: _REMIT,
}

_STATUSES = {
    Status.WAITING: "待处理",
    Status.UNSENT: "待发送",
    Status.DISPATCHED: "待反馈",
    Status.ASKED: "已追问",
    Status.ANSWERED: "已答复",
    Status.CLOSED: "已办结",
}
_OUTCOMES = {
    Outcome.RESOLVED: "已解决",
    Outcome.PARTLY: "部分解决",
    Outcome.ANSWERED: "已答复",
    Outcome.EXPLAINED: "已解释",
    Outcome.UNFOUNDED: "不属实",
    Outcome.DECLINED: "不予受理",
    Outcome.DUPLICATE: "重复（并单）",
    Outcome.WITHDRAWN: "市民撤回",
    Outcome.UNREACHABLE: "无法联系",
}
_CHANNELS = {code: word for word, code in reversed(CHANNELS.items()) if word != code} | {
    "12345": "12345"
}
_OWN_COLUMN = frozenset(
    field.value for field in (Field.PLACE, Field.URL, Field.DISTRICT, Field.KIND, Field.DUE)
) | {Field.CHANNEL.value}


@dataclass(frozen=True, slots=True)
class Names:
    """What organisations, by their id, and people at the desk, by theirs, are called."""

    organisations: Mapping[str, str]
    people: Mapping[str, str]


def case_row(
    events: Sequence[Event], names: Names, zone: tzinfo, *, masked: bool
) -> tuple[Cell, ...]:
    """The cells of a case, from its events in order; nothing for one that was taken back."""
    case = folding.fold(events)
    if case is None:
        return ()
    told = folding.standing(events)
    message = next(event for event in told if event.kind == Kind.MESSAGE_RECEIVED)
    reply = _answer(case)
    said = _Said(told, case, reply, names, zone)
    cover = Cover(case.author, case.author_id, masked=masked)
    body, extra = message.body, dict(message.body.get("extra", {}))
    closed = case.closure
    return (
        cover.text(case.post),
        cover.text(extra.get(Field.CHANNEL.value, "")) or _CHANNELS.get(case.platform, ""),
        case.account,
        cover.name(case.author),
        "" if masked else case.author_id,
        cover.number(body.get("phone", "")),
        _local(case.received_at, zone),
        cover.text(case.title),
        cover.text(body.get("text", "")),
        cover.text(body.get("place", "")),
        cover.text(extra.get(Field.DISTRICT.value, "")),
        cover.text(extra.get(Field.KIND.value, "")),
        cover.text(extra.get(Field.DUE.value, "")),
        cover.text(said.reply),
        said.replied_at,
        "" if masked else case.url or extra.get(Field.URL.value, ""),
        case.number,
        _STATUSES[case.status],
        "" if case.lead is None else _name(names, str(case.lead.organisation)),
        BETWEEN.join(_name(names, str(h.organisation)) for h in case.handlings if not h.lead),
        names.people.get(case.claimed_by or "", ""),
        "" if closed is None else _OUTCOMES[closed.outcome],
        None if closed is None else _local(closed.at, zone),
        cover.text("\n".join(said.others())),
        cover.text("\n".join(said.notes())),
        "" if masked else _rest(extra),
        str(len(case.files)) if case.files else "",
    )


def record_row(record: Record, known: Known, *, masked: bool) -> tuple[Cell, ...]:
    """The cells of an organisation, a topic of the dispatch list, or a template."""
    names = {one.id: one.name for one in known.organisations}
    match record:
        case Organisation():
            return _organisation(record, masked=masked)
        case RemitEntry():
            return (
                record.code,
                record.topic,
                names.get(record.lead, ""),
                BETWEEN.join(names.get(one, "") for one in record.co),
                BETWEEN.join(record.keywords),
                BETWEEN.join(record.not_words),
                _flag(record.by_district),
                record.source,
                _flag(record.urgent),
                record.advice,
                str(record.id),
            )
    return (
        record.title,
        record.text,
        listing.PURPOSES[record.purpose],
        BETWEEN.join(record.keywords),
        BETWEEN.join(record.topics),
        BETWEEN.join(names.get(one, "") for one in record.organisations),
        BETWEEN.join(listing.KINDS[kind] for kind in record.kinds),
        listing.AUDIENCES[record.audience],
        str(record.id),
    )


def _organisation(one: Organisation, *, masked: bool) -> tuple[Cell, ...]:
    # A masked contact would come in again as a contact; a blank cell changes nothing.
    contacts = () if masked else one.contacts
    note = "" if Cover(masked=masked).text(one.note) != one.note else one.note
    return (
        one.name,
        one.short,
        listing.KINDS[one.kind],
        one.verb,
        BETWEEN.join(one.duties),
        BETWEEN.join(one.places),
        one.source,
        BETWEEN.join(map(listing.number_cell, one.numbers)),
        one.hours,
        BETWEEN.join(map(listing.contact_cell, contacts)),
        one.address,
        "" if masked else one.mail,
        note,
        one.verified,
        "" if one.digit is None else str(one.digit),
        _flag(one.emergency),
        str(one.id),
    )


def _flag(value: bool) -> str:
    return listing.YES if value else listing.NO


def _name(names: Names, organisation: str) -> str:
    return names.organisations.get(organisation, "")


def _local(at: datetime, zone: tzinfo) -> datetime:
    """As a clock on the wall shows it: a spreadsheet's time has no zone."""
    return at.astimezone(zone).replace(tzinfo=None, microsecond=0)


def _answer(case: Case) -> Reply | None:
    """The last words that answered the citizen."""
    sent = (reply for reply in case.replies if reply.delivery is Delivery.SENT)
    answers = [reply for reply in sent if reply.purpose is Purpose.ANSWER]
    return answers[-1] if answers else None


class _Said:
    """What was said in a case: the answer, and everything beside the first message and that."""

    def __init__(
        self, told: Sequence[Event], case: Case, reply: Reply | None, names: Names, zone: tzinfo
    ) -> None:
        self._told = told
        self._zone = zone
        self._names = names
        self._sent = {r.lease for r in case.replies if r.delivery is Delivery.SENT}
        self._answer = None if reply is None else reply.lease
        self.reply = ""
        self.replied_at: datetime | None = None
        for event in told:
            if event.kind == Kind.REPLY_LEASE and event.id == self._answer:
                self.reply = event.body["text"]
            if event.kind == Kind.REPLY_SENT and event.body["lease"] == str(self._answer):
                at = event.body.get("sent_at")
                self.replied_at = _local(datetime.fromisoformat(at) if at else event.at, zone)

    def others(self) -> Iterator[str]:
        first = True
        for event in self._told:
            if event.kind == Kind.MESSAGE_RECEIVED:
                if not first:
                    yield self._line(event, "市民")
                first = False
            elif event.kind == Kind.REPLY_LEASE and event.id in self._sent - {self._answer}:
                yield self._line(event, "本台")
            elif event.kind == Kind.DISPATCH_ANSWERED:
                yield self._line(event, _name(self._names, event.body["organisation"]))
            elif event.kind == Kind.DISPATCH_RETURNED:
                yield self._line(event, _name(self._names, event.body["organisation"]), "reason")

    def notes(self) -> Iterator[str]:
        for event in self._told:
            if event.kind == Kind.NOTE_ADDED:
                yield self._line(event, self._names.people.get(event.actor, ""))

    def _line(self, event: Event, who: str, field: str = "text") -> str:
        at = _local(event.at, self._zone)
        return f"{at:%Y-%m-%d %H:%M} {who}：{event.body.get(field, '')}"


def _rest(extra: Mapping[str, str]) -> str:
    """What a workbook once told of the case and no column here holds."""
    rest = {name: text for name, text in extra.items() if name not in _OWN_COLUMN}
    return json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else ""


def continued(columns: Sequence[Column], parts: int) -> tuple[Column, ...]:
    """The columns, and at their end those in which long messages go on."""
    message = next(column for column in columns if column.heading == MESSAGE)
    more = (replace(message, heading=f"{GOES_ON}{n}") for n in range(2, parts + 1))
    return (*columns, *more)
