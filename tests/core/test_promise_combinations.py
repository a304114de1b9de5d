"""A time in each unit, with each word that closes it, after each word that leads up to it."""

from collections.abc import Iterator

import pytest

from moderator_app.core import promises
from moderator_app.core.worktime import WorkTime
from tests.core import arrangements
from tests.core.clock_rules import SHANGHAI, WORK
from tests.core.promise_phrases import SAID

HOURS = WorkTime(arrangements.announced(), WORK, SHANGHAI)
LEADS = (
    "预计", "计划", "力争", "争取", "将于", "拟于", "定于", "确保", "保证", "承诺", "要求在", "务必于",
    "最迟", "不晚于", "赶在", "预计将于", "计划于", "力争在", "确保在", "承诺于",
)  # fmt: skip
DEEDS = ("完成整改", "给您答复", "对该路段进行改造", "将全部楼栋的管网更换完毕")
LENGTHS = (
    "半小时", "两小时", "24小时", "三天", "10天", "十五日", "3-5天", "三个工作日", "5个工作日", "一周",
    "两个星期", "一个月", "半个月", "3个月", "一年", "两年",
)  # fmt: skip
DAYS = (
    "今天下午5点", "今晚8点", "明天", "后天", "明天下午5点", "本周五", "下周一", "9月26日下午5点", "9月30日",
    "10月20日", "2025年10月20日", "2025-10-20", "10月20号", "10月", "11月份", "下个月", "2026年3月",
)  # fmt: skip
MONTHS = ("10月", "11月", "2026年3月", "明年6月")
YEARS = ("明年", "2026年")
SEASONS = (
    "国庆", "春节", "元旦", "中秋", "汛期", "主汛期", "供暖季", "采暖季", "开学", "入冬", "寒假", "高考", "节",
)  # fmt: skip
UNBOUND = (
    "明天", "后天", "本周五", "下周", "9月30日", "2025年10月20日", "10月", "下个月", "2026年3月", "四季度",
    "第四季度", "明年", "2026年", "年内", "年底", "月底", "月底前", "年前", "年底前", "今年内", "今年底前",
)  # fmt: skip


def times() -> Iterator[str]:
    yield from UNBOUND
    for names, ends in (
        (LENGTHS, ("内", "以内", "之内", "左右")),
        (DAYS, ("前", "之前", "以前")),
        (MONTHS, ("底前", "底", "底之前", "初", "中旬", "上旬", "下旬", "内", "左右")),
        (
            YEARS,
            (
                "上半年",
                "下半年",
                "底前",
                "底",
                "内",
                "初",
                "一季度",
                "第四季度",
                "第二季度末",
                "春季",
            ),
        ),
        (SEASONS, ("前", "之前", "后")),
        (SEASONS[:4], ("节前", "节后", "假期前", "前夕")),
    ):
        yield from (name + end for name in names for end in ends)


def makes_sense(lead: str, time: str) -> bool:
    """At the latest and in time are before an end, never about one or after."""
    closed = time.endswith(("前", "内", "前夕"))
    return closed or lead not in ("最迟", "不晚于", "赶在")


def is_found(text: str, time: str) -> bool:
    found = promises.find(text, SAID, HOURS)
    start = text.index(time)
    return len(found) == 1 and found[0].start <= start and found[0].end == start + len(time)


@pytest.mark.parametrize("time", sorted(times()))
def test_a_time_is_found_whole_after_each_word_that_leads_up_to_it(time: str) -> None:
    texts = (
        f"您好，我局{lead}{time}{deed}，请您放心。"
        for lead in LEADS
        if makes_sense(lead, time)
        for deed in DEEDS
    )
    assert [text for text in texts if not is_found(text, time)] == []
