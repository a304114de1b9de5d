"""What clocks, their figures and the days they count are called."""

from datetime import datetime, timedelta
from typing import Final

from moderator_app.core import clocks
from moderator_app.core.clocks import Urgency
from moderator_app.core.deadlines import FreezeReason, Objection, Why
from moderator_app.core.explaining import Line
from moderator_app.core.running import Which
from moderator_app.core.targets import Event, Goal, Source, Target, Trust, Unit
from moderator_app.core.workdays import Day, DayKind, Festival
from moderator_app.ui import case_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import Phrase, mark, t

_WHICH: Final = {
    Which.RESPONSE: mark("Clock", "Response"),
    Which.RESOLUTION: mark("Clock", "Resolution"),
    Which.FEEDBACK: mark("Clock", "Feedback"),
    Which.PUBLIC_OPINION: mark("Clock", "Public opinion"),
    Which.CONSULTATION: mark("Clock", "Consultation"),
    Which.PROMISE: mark("Clock", "Promise"),
}
_GOALS: Final = {
    Goal.RESPONSE: mark("Clock", "Response"),
    Goal.RESOLUTION: mark("Clock", "Resolution"),
    Goal.RETURN: mark("Clock", "Return"),
    Goal.CALL_BACK: mark("Clock", "Calling back"),
    Goal.PUBLIC_OPINION: mark("Clock", "Answering the public"),
    Goal.CONSULTATION: mark("Clock", "Somebody takes it, or the duty leader decides"),
}
_SINCE: Final = {
    Event.RECEIVED: mark("Clock", "from receipt"),
    Event.DISPATCHED: mark("Clock", "from the dispatch"),
    Event.SIGNED: mark("Clock", "from the signature"),
    Event.CLOSED: mark("Clock", "from the closing"),
}
_TRUST: Final = {
    Trust.OFFICIAL: mark("Clock", "official text"),
    Trust.PRESS: mark("Clock", "from the press"),
    Trust.MIRRORED: mark("Clock", "from a copy: check the original before you quote it"),
    Trust.WEAK: mark("Clock", "unconfirmed: check your own city's rules"),
    Trust.OWN: mark("Clock", "this bureau's own"),
}
_FESTIVALS: Final = {
    Festival.NEW_YEAR: mark("Clock", "New Year"),
    Festival.SPRING: mark("Clock", "Spring Festival"),
    Festival.TOMB_SWEEPING: mark("Clock", "Tomb-sweeping Day"),
    Festival.LABOUR: mark("Clock", "Labour Day"),
    Festival.DRAGON_BOAT: mark("Clock", "Dragon Boat Festival"),
    Festival.MID_AUTUMN: mark("Clock", "Mid-autumn Festival"),
    Festival.NATIONAL: mark("Clock", "National Day"),
    Festival.SPECIAL: mark("Clock", "a holiday given once"),
}
_FREEZES: Final = {
    FreezeReason.CITIZEN: mark("Clock", "stands: waiting for the citizen"),
    FreezeReason.DISPUTE: mark("Clock", "stands: returned, handler in dispute"),
    FreezeReason.OTHER: mark("Clock", "stands"),
}
_WHY: Final = {
    Why.COUNTED: mark("Clock", "counted"),
    Why.DAY_ZERO: mark("Clock", "not counted: the day it began"),
    Why.BEFORE_START: mark("Clock", "not counted: waits for working hours"),
    Why.WEEKEND: mark("Clock", "not counted: weekend"),
    Why.HOLIDAY: mark("Clock", "not counted: day off"),
    Why.CLOSED: mark("Clock", "not counted: outside the hours"),
    Why.FROZEN: mark("Clock", "not counted"),
}
_OBJECTIONS: Final = {
    Objection.NOTHING_ADDED: mark("Clock", "Nothing is added."),
    Objection.TOO_LONG: mark("Clock", "The rule does not allow as much altogether."),
    Objection.NO_APPROVER: mark("Clock", "Name who approved it."),
    Objection.TOO_LATE: mark("Clock", "The time is already up."),
    Objection.CITIZEN_NOT_TOLD: mark("Clock", "The citizen does not know of it yet."),
}
_SHORT_OF_A_DAY: Final = timedelta(days=1)


def which(clock: Which) -> str:
    return _WHICH[clock].shown()


def objection(one: Objection) -> str:
    return _OBJECTIONS[one].shown()


def amount(number: int, unit: Unit) -> str:
    """A figure with its unit, as a rule has it."""
    match unit:
        case Unit.MINUTE:
            return t("Clock", "%n minute(s)", number)
        case Unit.HOUR:
            return t("Clock", "%n hour(s)", number)
        case Unit.DUTY_MINUTE:
            return t("Clock", "%n minute(s) on duty", number)
        case Unit.WORKING_HOUR:
            return t("Clock", "%n working hour(s)", number)
        case Unit.WORKING_DAY:
            return t("Clock", "%n working day(s)", number)
    return t("Clock", "%n calendar day(s)", number)


def units() -> dict[Unit, str]:
    """The units by themselves, to be chosen from."""
    return {
        Unit.MINUTE: t("Clock", "minutes"),
        Unit.HOUR: t("Clock", "hours"),
        Unit.DUTY_MINUTE: t("Clock", "minutes on duty"),
        Unit.WORKING_HOUR: t("Clock", "working hours"),
        Unit.WORKING_DAY: t("Clock", "working days"),
        Unit.CALENDAR_DAY: t("Clock", "calendar days"),
    }


def figure(target: Target, category: str = "") -> str:
    """A figure of a rule on one line: what for, how long, from when."""
    goal = _GOALS[target.goal].shown()
    if category:
        goal = t("Clock", "{goal} ({category})").format(goal=goal, category=category)
    long = amount(target.amount, target.unit) if target.amount else t("Clock", "the same day")
    return t("Clock", "{goal}: {amount} {since}").format(
        goal=goal, amount=long, since=_SINCE[target.since].shown()
    )


def length(clock: Which, target: Target) -> str:
    """A clock with the figure it runs by."""
    return t("Clock", "{clock} within {amount}").format(
        clock=which(clock),
        amount=amount(target.amount, target.unit) if target.amount else t("Clock", "the same day"),
    )


def source(one: Source) -> str:
    return t("Clock", "{source} ({trust})").format(source=one.text, trust=_TRUST[one.trust].shown())


def look(
    clock: Which | None, due: datetime | None, now: datetime, urgency: Urgency
) -> ChipLook | None:
    """The chip of the clock that breaches next; None where none runs and nobody was answered."""
    if urgency is Urgency.ANSWERED:
        return ChipLook(t("Clock", "Answered"), Tone.OK, Shape.TICK)
    if clock is None or due is None:
        return None
    words = {"clock": which(clock), "time": case_words.span(clocks.remaining(due, now))}
    if urgency is Urgency.OVERDUE:
        word = t("Clock", "{clock} {time} overdue").format(**words)
        return ChipLook(word, Tone.DANGER, Shape.SQUARE)
    word = t("Clock", "{clock} {time} left").format(**words)
    if urgency is Urgency.NEAR:
        return ChipLook(word, Tone.DANGER, Shape.TRIANGLE)
    if urgency is Urgency.TODAY:
        return ChipLook(word, Tone.WARN, Shape.DOT)
    return ChipLook(word, Tone.INFO, Shape.RING)


def standing(clock: Which) -> ChipLook:
    word = t("Clock", "{clock} stands").format(clock=which(clock))
    return ChipLook(word, Tone.PLAIN, Shape.RING)


def day_kind(line: Line) -> str:
    """What day it is: a working day, a weekend, which holiday, made up for which."""
    return kind_of(line.day)


def kind_of(day: Day) -> str:
    """As `day_kind`."""
    name = day.name or ("" if day.festival is None else _FESTIVALS[day.festival].shown())
    if day.own:
        own = t("Clock", "own working day") if day.worked else t("Clock", "own day off")
        return t("Clock", "{kind}: {name}").format(kind=own, name=name) if name else own
    kinds: dict[DayKind, Phrase] = {
        DayKind.WORKDAY: mark("Clock", "working day"),
        DayKind.WEEKEND: mark("Clock", "weekend"),
        DayKind.HOLIDAY: mark("Clock", "holiday"),
        DayKind.MAKE_UP: mark("Clock", "make-up working day"),
    }
    kind = kinds[day.kind].shown()
    return t("Clock", "{kind}: {name}").format(kind=kind, name=name) if name else kind


def why(line: Line) -> str:
    """Whether the day counts, and why not."""
    words = [_WHY[line.why].shown()]
    words += [_FREEZES[reason].shown() for reason in dict.fromkeys(line.frozen)]
    return t("Clock", "; ").join(words)


def counted(length: timedelta, unit: Unit) -> str:
    """How much of a clock a day takes, in the clock's own unit where that is days."""
    if unit.in_days:
        return t("Moment", "%n day(s)", length // _SHORT_OF_A_DAY)
    hours, minutes = divmod(length // timedelta(minutes=1), 60)
    if hours and minutes:
        return t("Moment", "{h} h {m} min").format(h=hours, m=minutes)
    return t("Moment", "%n hour(s)", hours) if hours else t("Moment", "%n minute(s)", minutes)


def years(unannounced: tuple[int, ...]) -> str:
    """The warning that nobody can know the holidays of some years yet."""
    if not unannounced:
        return ""
    named = t("Clock", ", ").join(map(str, unannounced))
    return t(
        "Clock",
        "The holidays of {years} are not announced yet. Until then the plain week is counted, and "
        "what is due may move.",
    ).format(years=named)
