"""The headings of other people's tables, and what a column under each of them holds.

No national standard names the columns of letters to the mayor, of 12345 work orders, or of a
bureau's telephone list, so they are guessed, and the guess is shown to a person before anything
is taken in.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moderator_app.core.cells import Cell
from moderator_app.core.records import BadRecord, Reader


class Table(StrEnum):
    """What each row of a table is."""

    CASES = "cases"
    DIRECTORY = "directory"
    TEMPLATES = "templates"
    REMIT = "remit"


class Field(StrEnum):
    """What a column holds: first those of cases, then those of the other tables."""

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
    ACCOUNT = "account"
    AUTHOR_ID = "author_id"
    EXTRA = "extra"
    CONTINUED = "continued"
    IGNORE = "ignore"

    RECORD_ID = "record_id"
    NAME = "name"
    SHORT = "short"
    RELATION = "relation"
    VERB = "verb"
    DUTIES = "duties"
    PLACES = "places"
    SOURCE = "source"
    NUMBERS = "numbers"
    NIGHT_NUMBERS = "night_numbers"
    HOURS = "hours"
    CONTACTS = "contacts"
    CONTACT_NUMBER = "contact_number"
    ADDRESS = "address"
    MAIL = "mail"
    NOTE = "note"
    VERIFIED = "verified"
    DIGIT = "digit"
    EMERGENCY = "emergency"
    PURPOSE = "purpose"
    KEYWORDS = "keywords"
    TOPICS = "topics"
    ORGANISATIONS = "organisations"
    RELATIONS = "relations"
    AUDIENCE = "audience"
    CODE = "code"
    TOPIC = "topic"
    LEAD = "lead"
    CO = "co"
    NOT_WORDS = "not_words"
    BY_DISTRICT = "by_district"
    URGENT = "urgent"
    ADVICE = "advice"


REPEATED = frozenset({Field.IGNORE, Field.CONTINUED})
"""What more than one column may hold."""
NEEDED: Mapping[Table, tuple[frozenset[Field], ...]] = {
    Table.CASES: (frozenset({Field.TEXT, Field.TITLE}),),
    Table.DIRECTORY: (frozenset({Field.NAME}),),
    Table.TEMPLATES: (frozenset({Field.TITLE}), frozenset({Field.TEXT})),
    Table.REMIT: (frozenset({Field.TOPIC}), frozenset({Field.LEAD})),
}
"""One field of each set must have a column, or no row means anything."""


class NoColumns(ValueError):
    """What a table needs has no column. `header` is what was found instead."""

    def __init__(self, header: Sequence[str]) -> None:
        super().__init__()
        self.header = tuple(header)


# Best first: where two columns could hold the same field, the earlier name wins. A name may stand
# under several fields; the field that comes first takes the column.
_CASES: Mapping[Field, str] = {
    Field.TEXT: "留言详情 留言内容 诉求内容 问题描述 来电内容 来信内容 信件内容 反映内容 投诉内容 "
    "举报内容 咨询内容 工单内容 诉求描述 诉求详情 事项描述 问题内容 主要内容 详细内容 具体内容 "
    "评论内容 私信内容 微博正文 微博内容 正文 内容 详情 留言 诉求 描述 "
    "text message content body description details",
    Field.TITLE: "留言主题 留言标题 诉求标题 诉求主题 信件标题 来信标题 工单标题 问题标题 事项名称 "
    "标题 主题 title subject",
    Field.EXTERNAL_ID: "留言编号 工单编号 诉求编号 受理编号 案件编号 信件编号 来信编号 工单号 受理单号 "
    "流水号 单号 编号 微博id 评论id externalid messageid caseid ticketid ticket reference id",
    Field.AUTHOR: "留言用户 留言人 来电人 诉求人 来信人 写信人 投诉人 举报人 反映人 网友 网名 用户昵称 "
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
    Field.ACCOUNT: "官方账号",
    Field.AUTHOR_ID: "用户标识",
    Field.EXTRA: "其他信息",
    Field.CONTINUED: "留言内容续2 留言内容续3 留言内容续4 留言内容续5 留言内容续6 留言内容续7",
    Field.IGNORE: "序号 行号 no # row index "
    "本台编号 本台状态 本台主办 本台协办 本台经办人 本台结论 本台办结时间 本台往来 本台备注 答复续页",
}
_ID = "记录标识 recordid"
_DIRECTORY: Mapping[Field, str] = {
    Field.RECORD_ID: _ID,
    Field.NAME: "单位名称 部门名称 机构名称 承办单位 单位 部门 机构 名称 "
    "organisation organization department agency unit name",
    Field.SHORT: "单位简称 简称 shortname short",
    Field.RELATION: "单位类别 单位性质 与本单位关系 关系 类别 性质 类型 relation kind type",
    Field.VERB: "流转方式 办理方式 verb",
    Field.DUTIES: "主要职责 职责范围 业务范围 主要职能 职责 职能 duties",
    Field.PLACES: "管辖范围 管辖区域 管辖街道 辖区 places",
    Field.SOURCE: "职责依据 文件依据 依据 来源 source",
    Field.NIGHT_NUMBERS: "夜间值班电话 夜间电话 夜班电话 nightnumber",
    Field.NUMBERS: "公开电话 办公电话 值班电话 服务电话 咨询电话 联系电话 24小时电话 固定电话 座机 "
    "电话号码 电话 numbers number phone telephone tel",
    Field.HOURS: "办公时间 工作时间 服务时间 hours",
    Field.CONTACT_NUMBER: "联系人电话 联络员电话 负责人电话 手机号码 手机号 手机 "
    "contactnumber contactphone mobile",
    Field.CONTACTS: "内部联系人 联系人 联络员 负责人 姓名 contacts contact",
    Field.MAIL: "收文邮箱 电子邮箱 单位邮箱 邮箱地址 电子邮件 邮箱 邮件 mailbox email mail",
    Field.ADDRESS: "办公地址 单位地址 地址 address",
    Field.NOTE: "备注 说明 note remark remarks",
    Field.VERIFIED: "核实日期 核对日期 更新日期 verified",
    Field.DIGIT: "快捷数字键 数字键 digit",
    Field.EMERGENCY: "应急单位 应急 emergency",
    Field.IGNORE: "序号 行号 no # row index",
}
_TEMPLATES: Mapping[Field, str] = {
    Field.RECORD_ID: _ID,
    Field.TITLE: "模板标题 模板名称 模板 标题 名称 title name template",
    Field.TEXT: "模板内容 模板正文 回复模板 回复内容 正文 内容 text content body",
    Field.PURPOSE: "模板用途 用途 purpose",
    Field.KEYWORDS: "关键词 关键字 keywords",
    Field.TOPICS: "适用事项 适用主题 topics",
    Field.ORGANISATIONS: "适用单位 适用部门 organisations organizations",
    Field.RELATIONS: "适用单位类别 适用类别 relations",
    Field.AUDIENCE: "公开范围 公开或私信 audience",
    Field.IGNORE: "序号 行号 no # row index",
}
_REMIT: Mapping[Field, str] = {
    Field.RECORD_ID: _ID,
    Field.CODE: "目录编号 事项编号 事项编码 编号 编码 code",
    Field.TOPIC: "事项名称 派单事项 诉求事项 职责事项 事项 主题 案由 topic",
    Field.LEAD: "主办单位 承办单位 责任单位 牵头单位 主办部门 承办部门 责任部门 牵头部门 主办 "
    "lead department agency handler",
    Field.CO: "协办单位 配合单位 协办部门 配合部门 协办 co",
    Field.KEYWORDS: "关键词 关键字 keywords",
    Field.NOT_WORDS: "排除词 notwords",
    Field.BY_DISTRICT: "属地协办 属地 bydistrict",
    Field.SOURCE: "派单依据 文件依据 职责依据 依据 来源 source",
    Field.URGENT: "紧急 urgent",
    Field.ADVICE: "处置提示 办理提示 提示 备注 advice note",
    Field.IGNORE: "序号 行号 no # row index",
}
_NAMES: Mapping[Table, Mapping[Field, str]] = {
    Table.CASES: _CASES,
    Table.DIRECTORY: _DIRECTORY,
    Table.TEMPLATES: _TEMPLATES,
    Table.REMIT: _REMIT,
}
FIELDS: Mapping[Table, tuple[Field, ...]] = {
    table: tuple(sorted(names, key=list(Field).index)) for table, names in _NAMES.items()
}
"""What a column of each table may hold, as it is offered to a person."""
_RANKS = {
    table: {
        field: {name: rank for rank, name in enumerate(words.split())}
        for field, words in names.items()
    }
    for table, names in _NAMES.items()
}
# Only these are also recognised at the end of a longer heading (市民留言内容). The others are not:
# 承办单位联系电话 is no citizen's number.
_LONGER = (Field.TEXT, Field.TITLE, Field.EXTERNAL_ID, Field.RECEIVED_AT, Field.REPLY,
           Field.REPLIED_AT)  # fmt: skip
_NOT_THE_THING = re.compile("要求|应|计划|预计|最晚|截止|限|是否|回访|审核|催|上级|原|二次")
_BRACKETS = re.compile(r"[(\[{<【〔「《].*?[)\]}>】〕」》]")
_HEADING_NOISE = re.compile(r"[\s*_:;,.。、'\"\-\ufeff\u200b]+")
_LONGEST_HEADING = 40


def plain_heading(cell: Cell) -> str:
    """A heading as two of them compare: without blanks, marks, and what stands in brackets."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_HEADING:
        return ""
    folded = unicodedata.normalize("NFKC", cell).lower()
    return _HEADING_NOISE.sub("", _BRACKETS.sub("", folded))


def _rank(table: Table, field: Field, heading: str) -> int | None:
    """How well a heading names a field: 0 is best, None not at all."""
    ranks = _RANKS[table][field]
    exact = ranks.get(heading)
    if exact is not None or table is not Table.CASES or field not in _LONGER:
        return exact
    if _NOT_THE_THING.search(heading):
        return None
    ends = [rank for name, rank in ranks.items() if len(name) > 2 and heading.endswith(name)]
    # Any exact name is better than any ending.
    return len(ranks) + min(ends) if ends and not heading.isascii() else None


def recognise(row: Sequence[Cell], table: Table = Table.CASES) -> Mapping[int, Field]:
    """The columns of a row of headings that are known; each field at most once, but for those
    that may be repeated.

    Of two columns for one field the better name wins, then the one further left. Its length
    tells how much like a header a row looks.
    """
    headings = [(column, plain_heading(cell)) for column, cell in enumerate(row)]
    said = [(column, heading) for column, heading in headings if heading]
    found: dict[int, Field] = {}
    for field in _NAMES[table]:
        ranked = sorted(
            (rank, column)
            for column, heading in said
            if column not in found and (rank := _rank(table, field, heading)) is not None
        )
        for _, column in ranked if field in REPEATED else ranked[:1]:
            found[column] = field
    return dict(sorted(found.items()))


def is_usable(fields: Iterable[Field], table: Table) -> bool:
    """Whether the columns say enough for a row of such a table."""
    held = frozenset(fields)
    return all(held & some for some in NEEDED[table])


def familiarity(row: Sequence[Cell]) -> tuple[bool, int]:
    """How much like the headings of any table a row looks: whether one can be read by it, and how
    many of its cells are known."""
    return max(_fit(row, table) for table in Table)


def guess_table(header: Sequence[str]) -> Table:
    """What the rows below a header are; cases, where nothing speaks for something else."""
    return max(Table, key=lambda table: _fit(header, table))  # of equals the first


def _fit(row: Sequence[Cell], table: Table) -> tuple[bool, int]:
    columns = recognise(row, table)
    return is_usable(columns.values(), table), len(columns)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read: what its rows are, its headings, and what each column holds, counted
    from 0; a column that is not named is kept as it is."""

    table: Table
    header: tuple[str, ...]
    columns: Mapping[int, Field]

    @property
    def usable(self) -> bool:
        return is_usable(self.columns.values(), self.table)


def guess(header: Sequence[str], table: Table | None = None) -> Layout:
    """As good a guess as there is, whether a row can be read by it or not."""
    table = table or guess_table(header)
    return Layout(table, tuple(header), recognise(header, table))


def to_body(layout: Layout) -> dict[str, object]:
    return {
        "table": layout.table.value,
        "header": list(layout.header),
        "columns": {str(at): field.value for at, field in layout.columns.items()},
    }


def from_body(body: object) -> Layout:
    """Reads what `to_body` wrote. Raises BadRecord."""
    read = Reader("layout", body)
    columns = body.get("columns") if isinstance(body, Mapping) else None
    if not isinstance(columns, Mapping):
        raise read.wrong("columns")
    try:
        known = {int(at): Field(field) for at, field in columns.items()}
        table = Table(read.needed("table"))
    except ValueError as error:
        raise BadRecord("layout", "columns") from error
    return Layout(table, tuple(map(str, read.items("header"))), known)
