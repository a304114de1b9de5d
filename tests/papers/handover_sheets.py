"""A handover note with something in every section, and how it was taken over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from moderator_app.core.acceptance import Result
from moderator_app.core.handover import Item, Section, Sheet, Unread
from moderator_app.core.shift_items import Line, State
from tests.desks import ANNA, BAI

SHANGHAI = ZoneInfo("Asia/Shanghai")
MADE = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
_ABOUT = (
    "文澜路和石板街路口的路面塌了一个大坑，车都绕着走，请尽快处理",
    "小区门口的路灯坏了三天，晚上很黑，电话 13812345678",
    "家里停电了，冰箱里的药怎么办",
    "柳岸公园的长椅断了一条腿 <b>危险</b>",
)


def item(n: int, hours: int, **more: object) -> Item:
    at = (MADE + timedelta(hours=hours)).isoformat()
    made = Item(
        str(UUID(int=0x900 + n)),
        f"20261122-{n:04}",
        ("晨跑的人", "陈女士", "老周", "夜班司机")[n % 4],
        ("weibo", "web", "wecom", "12345")[n % 4],
        _ABOUT[n % 4],
        ("市政处", "照明中心", "供电公司", "园林局")[n % 4],
        at,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def sheet() -> Sheet:
    sections = {
        Section.UNSENT: (item(1, 1, clock="response"),),
        Section.UNTOLD: (item(2, -3, remark="供电公司"),),
        Section.UNACCEPTED: (
            item(3, -30, giver="陈晨", taker="安娜", remark="电话没留", shift=str(UUID(int=1))),
        ),
        Section.PROMISED: (item(4, 9, remark="答复里说：今天下班前"),),
        Section.OPEN: (
            item(5, -1, clock="response", returns=2),
            item(6, 2, clock="resolution", extensions=1, approver="分管局长", files=3),
            *(item(n, n, clock="response") for n in range(7, 16)),
        ),
        Section.WAITING: (
            item(
                16, -30, remark="2", clock="feedback", due=(MADE + timedelta(hours=5)).isoformat()
            ),
            item(17, -20),
        ),
        Section.SAME_PLACE: (
            item(5, -1, remark="文澜路×石板街"),
            item(7, 7, remark="文澜路×石板街"),
        ),
        Section.SNOOZED: (item(18, 40),),
        Section.PINNED: (item(19, 3, remark="明早九点前回电"),),
        Section.REOPENED: (item(8, 8, remark="市民说没修好"),),
        Section.CLOSED: tuple(
            item(n, -2, remark=("resolved", "explained")[n % 2]) for n in range(30, 44)
        ),
        Section.CALLS: (item(9, -4, remark="电话 138****5678：打通了，下午三点在家"),),
    }
    return Sheet(
        made_at=MADE.isoformat(),
        began_at=(MADE - timedelta(hours=12)).isoformat(),
        from_name="安娜",
        from_number="01",
        to_name="白雪",
        words="今晚降温，注意供暖管道。\n供电公司十点前回电。",
        sections={section.value: items for section, items in sections.items()},
        received=142,
        answered=96,
        closed=14,
        unread=(Unread("陈晨", "安娜", MADE.isoformat(), "正在处置燃气泄漏"),),
    )


def taken(note: Sheet) -> Result:
    """The third item was refused, the fifth nobody answered for."""
    at = MADE + timedelta(minutes=9)
    lines = {case: Line(UUID(case), State.ACCEPTED, MADE, str(BAI.id), at) for case in note.owed}
    refused, left = note.owed[2], note.owed[4]
    lines[refused] = replace(lines[refused], state=State.REFUSED, why="电话没留，先请领导定")
    lines[left] = Line(UUID(left), State.OPEN, MADE)
    names = {str(ANNA.id): "安娜", str(BAI.id): "白雪"}
    return Result(MADE, "白雪", at + timedelta(minutes=4), "", lines, names)


EMPTY = replace(sheet(), sections={}, unread=(), words="")
