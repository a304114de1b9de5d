"""What the figures of a report, and what they are told apart by, are called."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from moderator_app.core.case import Outcome, Status
from moderator_app.core.periods import Period, Span
from moderator_app.core.report_items import Content, Item
from moderator_app.core.reports import NONE, Age, Cut, Name, Share
from moderator_app.papers.handover_words import Translate, channel_name

NOTHING = "—"
"""A percentage of nothing."""
_PROMISES = (Name.PROMISE_KEPT, Name.PROMISE_MISSED, Name.PROMISE_SUPERSEDED)


def figure_name(name: Name, t: Translate) -> str:
    return {
        Name.RECEIVED: t("Report", "Received"),
        Name.RECEIVED_CLOSED: t("Report", "Of them closed"),
        Name.RECEIVED_OPEN: t("Report", "Of them open"),
        Name.CLOSED: t("Report", "Closed in all"),
        Name.OLDER_CLOSED: t("Report", "Earlier ones closed"),
        Name.DUE: t("Report", "To be answered"),
        Name.RESPONDED: t("Report", "Answered"),
        Name.IN_TIME: t("Report", "Answered in time"),
        Name.LATE: t("Report", "Late or missing"),
        Name.JUDGED: t("Report", "Closed with a result"),
        Name.SOLVED: t("Report", "Closed as solved"),
        Name.RETURNED: t("Report", "Returned"),
        Name.HASTENED: t("Report", "Hastened"),
        Name.REOPENED: t("Report", "Opened again"),
        Name.CALLED_BACK: t("Report", "Called back"),
        Name.SATISFIED: t("Report", "Satisfied"),
        Name.UNSATISFIED: t("Report", "Not satisfied"),
        Name.PROMISE_KEPT: t("Report", "Promise kept"),
        Name.PROMISE_MISSED: t("Report", "Promise missed"),
        Name.PROMISE_SUPERSEDED: t("Report", "Promise put off"),
    }[name]


def cut_name(cut: Cut, t: Translate) -> str:
    return {
        Cut.TOPIC: t("Report", "Topics"),
        Cut.HANDLER: t("Report", "Handlers"),
        Cut.PLACE: t("Report", "Same place"),
        Cut.DISTRICT: t("Report", "Districts"),
        Cut.CHANNEL: t("Report", "Channels"),
        Cut.HOUR: t("Report", "Hours"),
    }[cut]


def key_name(cut: Cut, key: str, names: Mapping[UUID, str], t: Translate) -> str:
    """What a key of a cut stands for."""
    if key == NONE:
        return t("Report", "Not given")
    if cut is Cut.HANDLER:
        return names.get(UUID(key)) or t("Report", "An organisation no longer listed")
    if cut is Cut.CHANNEL:
        return channel_name(key, t)
    if cut is Cut.HOUR:
        return hour_name(int(key), t)
    return key


def hour_name(hour: int, t: Translate) -> str:
    return t("Report", "{hour}:00").format(hour=hour)


def age_name(age: Age, t: Translate) -> str:
    return {
        Age.HOURS_2: t("Report", "under 2 hours"),
        Age.DAY: t("Report", "2 to 24 hours"),
        Age.DAYS_3: t("Report", "1 to 3 days"),
        Age.DAYS_7: t("Report", "3 to 7 days"),
        Age.LONGER: t("Report", "7 days and longer"),
    }[age]


def percent(share: Share, digits: int = 1) -> str:
    """A rate as people read it; of nothing, a dash."""
    found = share.percent(digits)
    if found is None:
        return NOTHING
    whole = found.removesuffix(".0") if digits else found
    return f"{whole}%"


def period_name(period: Period, t: Translate) -> str:
    """The days of it, as written on the paper."""
    first = day_name(period.first, t)
    if period.first == period.last:
        return t("Report", "{day} ({weekday})").format(day=first, weekday=weekday(period.first, t))
    if period.span is Span.MONTH:
        words = t("Report", "{year}-{month:02}")
        return words.format(year=period.first.year, month=period.first.month)
    return t("Report", "{first} to {last}").format(first=first, last=day_name(period.last, t))


def day_name(day: date, t: Translate) -> str:
    return t("Report", "{year}-{month:02}-{day:02}").format(
        year=day.year, month=day.month, day=day.day
    )


def weekday(day: date, t: Translate) -> str:
    return (
        t("Report", "Monday"),
        t("Report", "Tuesday"),
        t("Report", "Wednesday"),
        t("Report", "Thursday"),
        t("Report", "Friday"),
        t("Report", "Saturday"),
        t("Report", "Sunday"),
    )[day.weekday()]


def title(content: Content, t: Translate) -> str:
    """What the paper is called."""
    return {
        Span.DAY: t("Report", "Daily report on citizens' requests"),
        Span.WEEK: t("Report", "Weekly report on citizens' requests"),
        Span.MONTH: t("Report", "Monthly report on citizens' requests"),
        Span.RANGE: t("Report", "Report on citizens' requests"),
    }[content.report.period.span]


def promised(content: Content) -> list[Name]:
    """What became of promises in any of the times that are compared."""
    report = content.report
    compared = [report.figures, report.before, *filter(None, [report.weekday])]
    return [name for name in _PROMISES if any(one.count(name) for one in compared)]


def how_many_listed(content: Content, t: Translate) -> str:
    """Of the cases that could be listed one by one; empty where all of them are."""
    if not content.left_out:
        return ""
    listed = len(content.items)
    words = t("Report", "the first {listed} of {all}")
    return words.format(listed=f"{listed:,}", all=f"{listed + content.left_out:,}")


def file_name(content: Content, t: Translate) -> str:
    """What its file is called, without its ending."""
    period = content.report.period
    days = f"{period.first:%Y%m%d}"
    if period.last != period.first:
        days = f"{days}-{period.last:%Y%m%d}"
    return f"{title(content, t)} {days}"


def state_name(item: Item, t: Translate) -> str:
    """How far a case is, and with what outcome it was closed."""
    state = {
        Status.WAITING: t("Report", "to be answered"),
        Status.UNSENT: t("Report", "reply to be sent"),
        Status.DISPATCHED: t("Report", "with the handler"),
        Status.ASKED: t("Report", "citizen asked"),
        Status.ANSWERED: t("Report", "answered"),
        Status.CLOSED: t("Report", "closed"),
    }[item.status]
    if item.outcome is None:
        return state
    outcome = _outcome(item.outcome, t)
    return t("Report", "{state} ({outcome})").format(state=state, outcome=outcome)


def _outcome(outcome: Outcome, t: Translate) -> str:
    return {
        Outcome.RESOLVED: t("Report", "solved"),
        Outcome.PARTLY: t("Report", "partly solved"),
        Outcome.ANSWERED: t("Report", "answered"),
        Outcome.EXPLAINED: t("Report", "explained"),
        Outcome.UNFOUNDED: t("Report", "unfounded"),
        Outcome.DECLINED: t("Report", "declined"),
        Outcome.DUPLICATE: t("Report", "joined to another"),
        Outcome.WITHDRAWN: t("Report", "withdrawn"),
        Outcome.UNREACHABLE: t("Report", "unreachable"),
    }[outcome]
