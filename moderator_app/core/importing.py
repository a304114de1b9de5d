"""What the tables of other systems mean: letters to the mayor, 12345 work orders, exported posts.

No national standard names their columns, so the columns are guessed from their headings, and the
guess is shown to a person before anything is taken in. Every row that is not blank is either
imported or rejected with a reason.
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

from moderator_app.core.cells import EXACT_BELOW, Cell, cell_text, clean, read_time


class Field(StrEnum):
    """What a column of the file holds."""

    TEXT = "text"
    TITLE = "title"
    EXTERNAL_ID = "external_id"
    AUTHOR = "author"
    AUTHOR_PHONE = "author_phone"
    RECEIVED_AT = "received_at"
    REPLY = "reply"
    REPLIED_AT = "replied_at"
    CHANNEL = "channel"
    DISTRICT = "district"
    HANDLER = "handler"
    STATUS = "status"
    KIND = "kind"
    OUTCOME = "outcome"
    DUE = "due"
    URL = "url"
    PLACE = "place"
    IGNORE = "ignore"


class Reason(StrEnum):
    """Why a row was not imported."""

    NO_TEXT = "no_text"
    REPLY_WITHOUT_TEXT = "reply_without_text"
    TOTAL_ROW = "total_row"
    UNREADABLE_DATE = "unreadable_date"
    DAMAGED_NUMBER = "damaged_number"


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


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """`value` is the text of the offending cell: a citizen's words, so never for the log."""

    reason: Reason
    field: Field | None
    value: str


class NoColumns(ValueError):
    """No heading names a message or a title. `header` is what was found instead."""

    def __init__(self, header: Sequence[str]) -> None:
        super().__init__()
        self.header = tuple(header)


class _Refused(Exception):
    def __init__(self, reason: Reason, field: Field | None, cell: Cell) -> None:
        super().__init__()
        self.row = RejectedRow(reason, field, cell_text(cell))


# Best first: where two columns could hold the same field, the earlier name wins. A name may stand
# under several fields; the field that comes first takes the column.
_NAMES: Mapping[Field, str] = {
    Field.TEXT: "留言详情 留言内容 诉求内容 问题描述 来电内容 来信内容 信件内容 反映内容 投诉内容 "
    "举报内容 咨询内容 工单内容 诉求描述 诉求详情 事项描述 问题内容 主要内容 详细内容 具体内容 "
    "评论内容 私信内容 微博正文 微博内容 正文 内容 详情 留言 诉求 描述 "
    "text message content body description details",
    Field.TITLE: "留言主题 留言标题 诉求标题 诉求主题 信件标题 来信标题 工单标题 问题标题 事项名称 "
    "标题 主题 title subject",
    Field.EXTERNAL_ID: "留言编号 工单编号 诉求编号 受理编号 案件编号 信件编号 来信编号 工单号 受理单号 "
    "流水号 单号 编号 微博id 评论id externalid messageid caseid ticketid ticket reference id",
    Field.AUTHOR: "留言用户 留言人 来电人 诉求人 来信人 写信人 投诉人 举报人 反映人 网友 用户昵称 "
    "用户名 昵称 姓名 市民姓名 联系人 用户 发件人 作者 "
    "author name username user sender from citizen caller",
    Field.AUTHOR_PHONE: "联系电话 来电号码 来电电话 诉求人电话 联系方式 手机号码 手机号 电话号码 "
    "手机 电话 authorphone phonenumber phone mobile telephone tel",
    Field.RECEIVED_AT: "留言时间 来电时间 受理时间 登记时间 来信时间 写信时间 诉求时间 提交时间 "
    "投诉时间 反映时间 发布时间 评论时间 接收时间 收到时间 创建时间 留言日期 来电日期 受理日期 "
    "登记日期 来信日期 时间 日期 receivedat createdat received created datetime date time",
    Field.REPLY: "答复意见 答复内容 回复内容 回复意见 官方答复 官方回复 答复详情 答复 回复 办理结果 "
    "处理结果 reply response answer",
    Field.REPLIED_AT: "答复时间 回复时间 答复日期 回复日期 办结时间 办结日期 "
    "repliedat replydate replytime answeredat respondedat",
    Field.CHANNEL: "来源渠道 诉求渠道 受理渠道 诉求来源 来源平台 渠道 平台 来源 "
    "channel source platform",
    Field.DISTRICT: "所属区域 所属区县 所属辖区 所在区县 行政区划 行政区 区县 辖区 区域 district area",
    Field.HANDLER: "承办单位 主办单位 办理单位 责任单位 处理单位 承办部门 办理部门 责任部门 答复单位 "
    "回复单位 部门 handler department agency assignedto",
    Field.STATUS: "工单状态 办理状态 处理状态 诉求状态 状态 status state",
    Field.KIND: "诉求类型 留言类型 信件类型 工单类型 问题类型 诉求分类 类型 类别 分类 "
    "kind type category",
    Field.OUTCOME: "办理结果 处理结果 办结结果 结果 outcome result",
    Field.DUE: "办理时限 办结时限 截止时间 到期时间 限办时间 时限 dueat duedate due deadline",
    Field.URL: "原文链接 微博链接 留言链接 链接 网址 url link",
    Field.PLACE: "事发地址 事发地点 事件地址 诉求地址 问题地址 发生地点 详细地址 地点 位置 地址 "
    "place location address",
    Field.IGNORE: "序号 行号 no # row index",
}
_RANKS = {
    field: {name: rank for rank, name in enumerate(names.split())}
    for field, names in _NAMES.items()
}
# Only these are also recognised at the end of a longer heading (市民留言内容). The others are not:
# 承办单位联系电话 is no citizen's number.
_LONGER = (Field.TEXT, Field.TITLE, Field.EXTERNAL_ID, Field.RECEIVED_AT, Field.REPLY,
           Field.REPLIED_AT)  # fmt: skip
_NOT_THE_THING = re.compile("要求|应|计划|预计|最晚|截止|限|是否|回访|审核|催|上级|原|二次")
_BRACKETS = re.compile(r"[(\[{<【〔「《].*?[)\]}>】〕」》]")
_HEADING_NOISE = re.compile(r"[\s*_:;,.。、'\"\-\ufeff\u200b]+")
_LONGEST_HEADING = 40


def _heading(cell: Cell) -> str:
    if not isinstance(cell, str) or len(cell) > _LONGEST_HEADING:
        return ""
    folded = unicodedata.normalize("NFKC", cell).lower()
    return _HEADING_NOISE.sub("", _BRACKETS.sub("", folded))


def _rank(field: Field, heading: str) -> int | None:
    """How well a heading names a field: 0 is best, None not at all."""
    exact = _RANKS[field].get(heading)
    if exact is not None or field not in _LONGER or _NOT_THE_THING.search(heading):
        return exact
    ends = [
        rank for name, rank in _RANKS[field].items() if len(name) > 2 and heading.endswith(name)
    ]
    # Any exact name is better than any ending.
    return len(_RANKS[field]) + min(ends) if ends and not heading.isascii() else None


def recognise(row: Sequence[Cell]) -> Mapping[int, Field]:
    """The columns of a row of headings that are known, each field at most once.

    Of two columns for one field the better name wins, then the one further left. Its length
    tells how much like a header a row looks.
    """
    headings = [_heading(cell) for cell in row]
    found: dict[int, Field] = {}
    for field in _NAMES:
        ranked = [
            (rank, column)
            for column, heading in enumerate(headings)
            if heading and column not in found and (rank := _rank(field, heading)) is not None
        ]
        if ranked:
            found[min(ranked)[1]] = field
    return dict(sorted(found.items()))


def guess_columns(header: Sequence[str]) -> Mapping[int, Field]:
    """Which column (counted from 0) holds which field. Raises NoColumns."""
    columns = recognise(header)
    if not {Field.TEXT, Field.TITLE} & set(columns.values()):
        raise NoColumns(header)
    return columns


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


def _moment(cell: Cell, field: Field, tz: tzinfo) -> datetime | None:
    if _NOTHING.fullmatch(cell_text(cell)):
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
    texts = [cell_text(cell) for cell in cells]
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
    reply = words.get(Field.REPLY, "")
    reply = "" if _NOTHING.fullmatch(reply) else reply
    first = next(filter(None, texts))
    if _is_total(first, title + text):
        raise _Refused(Reason.TOTAL_ROW, None, first)
    if not title and not text:
        reason = Reason.REPLY_WITHOUT_TEXT if reply else Reason.NO_TEXT
        raise _Refused(reason, Field.REPLY if reply else Field.TEXT, reply)
    extra = _others(texts, columns, header)
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
    )
    return row if row.external_id else _named_by_content(row)


_TAKEN_WHOLE = frozenset(
    {Field.TEXT, Field.TITLE, Field.EXTERNAL_ID, Field.AUTHOR, Field.AUTHOR_PHONE,
     Field.RECEIVED_AT, Field.REPLY, Field.REPLIED_AT, Field.CHANNEL, Field.IGNORE}
)  # fmt: skip


def _others(
    texts: Sequence[str], columns: Mapping[int, Field], header: Sequence[str]
) -> dict[str, str]:
    extra: dict[str, str] = {}
    for column, text in enumerate(texts):
        field = columns.get(column)
        if not text or field in _TAKEN_WHOLE:
            continue
        heading = clean(header[column]) if column < len(header) else ""
        name = field.value if field else heading or str(column + 1)
        free = (f"{name} ({n})" for n in count(2))
        extra[next(free) if name in extra else name] = text
    return extra


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
