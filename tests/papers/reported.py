"""A report to put on paper, made of a few invented figures."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from moderator_app.core import periods
from moderator_app.core.case import Outcome, Status
from moderator_app.core.periods import Period, Span
from moderator_app.core.report_items import Content, Item
from moderator_app.core.reports import Counting, Figures, Report, Standing
from moderator_app.core.tales import Fact, Tale, What

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
TODAY = periods.of_span(Span.DAY, date(2026, 11, 25), SHANGHAI)
ROADS, EAST = UUID(int=0x10), UUID(int=0x20)
NAMES = {ROADS: "市政处", EAST: "东城区执法局"}
HOUR = timedelta(hours=1)
_PROMISED = (What.PROMISE_KEPT, What.PROMISE_MISSED)


def tales(received: int, closed: int, at: datetime, first: int = 0) -> list[Tale]:
    """So many cases of one place, so many of them closed as solved; to three something was
    promised, and to the first of them kept."""
    found = []
    for n in range(received):
        facts = [
            Fact(What.RECEIVED, at),
            Fact(What.RESPONDED, at + HOUR, kept=n % 4 > 0),
            Fact(What.DISPATCHED, at + HOUR, ROADS, lead=True),
            Fact(What.ANSWERED, at + 2 * HOUR, ROADS, kept=True),
        ]
        if n < closed:
            facts.append(Fact(What.CLOSED, at + 3 * HOUR, outcome=Outcome.RESOLVED))
        if n < 3:
            facts.append(Fact(_PROMISED[min(n, 1)], at + 4 * HOUR))
        case = UUID(int=1000 + first + n)
        found.append(Tale(case, at, "weibo", "路灯不亮", "", "云溪路", tuple(facts)))
    return found


def counted(found: list[Tale], period: Period) -> Figures:
    counting = Counting(periods.counted(period, NOW), SHANGHAI, {EAST: "东城区执法局"})
    for tale in found:
        counting.add(tale)
    return counting.figures()


def report(received: int = 30, closed: int = 13, period: Period = TODAY) -> Report:
    """Of a day on which there was a little more than the day before, and nothing a week before."""
    found = tales(received, closed, period.since + 2 * HOUR)
    earlier = periods.before(period)
    found += tales(8, 2, earlier.since + 2 * HOUR, first=500)
    weekday = periods.same_weekday_before(period)
    return Report(
        period,
        NOW,
        counted(found, period),
        counted(found, earlier),
        None if weekday is None else counted(found, weekday),
        Standing(NOW, frozenset({UUID(int=1001), UUID(int=1002)})),
    )


def item(n: int, words: str = "云溪路的路灯不亮") -> Item:
    return Item(
        f"20261125-{n:04}", NOW, "weibo", "晨**", words, "市政处、照明处", Status.CLOSED,
        Outcome.RESOLVED,
    )  # fmt: skip


def content(*items: Item, left_out: int = 0, of: Report | None = None) -> Content:
    return Content(of or report(), NAMES, "两小时三天", "安娜", items, left_out)
