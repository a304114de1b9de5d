"""The rules by which the deadlines of the hand-made table were worked out, and how it is read."""

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from moderator_app.core.deadlines import Clock, Extension, Freeze, FreezeReason, Hours
from moderator_app.core.targets import (
    Counting,
    DayEnds,
    FirstDay,
    Goal,
    OffHours,
    Source,
    Target,
    Trust,
    Unit,
)
from moderator_app.core.worktime import Schedule, Span, WorkTime
from tests.core import arrangements

SHANGHAI = ZoneInfo("Asia/Shanghai")
WORK = Schedule((Span(8 * 60 + 30, 12 * 60), Span(14 * 60, 18 * 60)))
BY_DAY = Schedule((Span(8 * 60, 22 * 60),), every_day=True)
ROUND_THE_CLOCK = Schedule((Span(0, 24 * 60),), every_day=True)
TABLE = Path(__file__).with_name("deadlines_by_hand.csv")


def target(amount: int, unit: Unit, text: str, trust: Trust = Trust.PRESS) -> Target:
    return Target(Goal.RESOLUTION, amount, unit, Source(text, trust))


def counted(rule: Target, how: Counting) -> Target:
    return replace(rule, counting=how)


DAY, HOUR, MINUTE = Unit.WORKING_DAY, Unit.HOUR, Unit.MINUTE
OFFICIAL, MIRRORED, OWN = Trust.OFFICIAL, Trust.MIRRORED, Trust.OWN
RULES = {
    "sd5": target(5, DAY, "山东: 办结"),
    "sd2": target(2, DAY, "山东: 退回"),
    "reg2": target(2, DAY, "临沂河东区: 账号变更报备", OFFICIAL),
    "zz120": target(120, MINUTE, "郑州即办: 最长响应"),
    "zz30": target(30, MINUTE, "郑州即办: 最短响应"),
    "gb3": target(3, Unit.DUTY_MINUTE, "GB/T 33358-2016"),
    "gbd3": target(3, Unit.DUTY_MINUTE, "GB/T 33358-2016, 8:00-22:00 值班"),
    "po24": target(24, HOUR, "国办发〔2016〕61号: 重大舆情"),
    "po48": target(48, HOUR, "国办发〔2016〕61号: 一般舆情"),
    "mb0": counted(
        target(0, Unit.CALENDAR_DAY, "市级局规: 应急当日", OFFICIAL),
        Counting(day_ends=DayEnds.MIDNIGHT),
    ),
    "mb0w": target(0, DAY, "市级局规: 咨询当天", OFFICIAL),
    "mb3": target(3, DAY, "市级局规: 咨询、求助", OFFICIAL),
    "mb13": target(13, DAY, "市级局规: 建议、投诉", OFFICIAL),
    "mbcb": target(1, DAY, "市级局规: 次日回访", OFFICIAL),
    "wh10": target(10, DAY, "武汉: 网民留言", MIRRORED),
    "sy3": target(3, DAY, "沈阳: 简单", MIRRORED),
    "sy10": target(10, DAY, "沈阳", MIRRORED),
    "xa4": target(4, HOUR, "新安: 回复", MIRRORED),
    "xa2": target(2, DAY, "新安: 结果", MIRRORED),
    "wz5": target(5, DAY, "网络问政: 咨询", MIRRORED),
    "wz7": target(7, DAY, "网络问政: 投诉", MIRRORED),
    "wz15": target(15, DAY, "网络问政: 最长", MIRRORED),
    "wz24": target(24, HOUR, "网络问政: 误派报告", MIRRORED),
    "xl3h": target(3, HOUR, "锡林郭勒: 分办", MIRRORED),
    "xl3": target(3, DAY, "锡林郭勒", MIRRORED),
    "zhu5": target(5, Unit.CALENDAR_DAY, "株洲交通", MIRRORED),
    "ln3": target(3, DAY, "辽宁: 网站纠错", MIRRORED),
    "dg4h": target(4, Unit.WORKING_HOUR, "数字城管: 暴露垃圾", MIRRORED),
    "dg2h": target(2, Unit.WORKING_HOUR, "数字城管: 保洁", MIRRORED),
    "dg2d": target(2, DAY, "数字城管: 渣土堆", MIRRORED),
    "dg5d": target(5, DAY, "数字城管: 绿地养护", MIRRORED),
    "jy1": target(1, DAY, "济源: 暴露垃圾", MIRRORED),
    "jy4": target(4, DAY, "济源: 积存渣土", MIRRORED),
    "jy5h": target(5, Unit.WORKING_HOUR, "济源: 道路不洁", MIRRORED),
    "n3": counted(
        target(3, DAY, "中午前收到, 当日计入", OWN), Counting(first_day=FirstDay.BEFORE_NOON)
    ),
    "c3": counted(
        target(3, DAY, "下班前收到, 当日计入", OWN), Counting(first_day=FirstDay.BEFORE_CLOSE)
    ),
    "o2": counted(
        target(2, DAY, "非工作时间收到, 下次上班起算", OWN),
        Counting(off_hours=OffHours.NEXT_OPENING),
    ),
    "z30o": counted(
        target(30, MINUTE, "非工作时间收到, 下次上班起算", OWN),
        Counting(off_hours=OffHours.NEXT_OPENING),
    ),
    "m5": counted(target(5, DAY, "到当日24时", OWN), Counting(day_ends=DayEnds.MIDNIGHT)),
}


class ByHand(NamedTuple):
    clock: Clock
    hours: Hours
    due: datetime | None


def hours(duty: Schedule = ROUND_THE_CLOCK, work: Schedule = WORK) -> Hours:
    calendar = arrangements.announced()
    return Hours(WorkTime(calendar, work, SHANGHAI), WorkTime(calendar, duty, SHANGHAI))


def at(text: str) -> datetime:
    """A moment as a wall in Shanghai shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def freezes(text: str) -> tuple[Freeze, ...]:
    pairs = (pair.split("/") for pair in text.split("+") if pair)
    return tuple(
        Freeze(FreezeReason.CITIZEN, at(since), at(until) if until else None)
        for since, until in pairs
    )


def extensions(text: str, when: datetime) -> tuple[Extension, ...]:
    return tuple(
        Extension(int(amount), "分管局长", when, citizen_told=True)
        for amount in text.split("+")
        if amount
    )


def by_hand() -> dict[str, ByHand]:
    usual, by_day = hours(), hours(BY_DAY)
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {}
    for number, row in enumerate(rows, 2):
        start = at(row["start"])
        clock = Clock(
            RULES[row["rule"]],
            start,
            freezes(row["freezes"]),
            extensions(row["extensions"], start),
        )
        name = f"{number}: {row['rule']} {row['start']}"
        kept = by_day if row["rule"] == "gbd3" else usual
        found[name] = ByHand(clock, kept, at(row["due"]) if row["due"] else None)
    return found
