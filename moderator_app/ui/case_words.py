"""What the window calls the channels, stages, outcomes and moments of a case."""

from datetime import date, datetime, timedelta
from typing import Final

from moderator_app.core.case import Heard, Outcome, Stage
from moderator_app.core.clocks import Remaining
from moderator_app.core.erasing import Ground
from moderator_app.ui.text import Phrase, mark, t

PLATFORMS: Final = {
    "weibo": mark("Channel", "Weibo"),
    "wecom": mark("Channel", "WeCom"),
    "wechat": mark("Channel", "WeChat account"),
    "douyin": mark("Channel", "Douyin"),
    "web": mark("Channel", "Website"),
    "mail": mark("Channel", "E-mail"),
    "phone": mark("Channel", "Telephone"),
    "12345": mark("Channel", "12345 hotline"),
    "paste": mark("Channel", "Typed in"),
    "workbook": mark("Channel", "Brought in by table"),
}

_STAGES: Final = {
    Stage.DISPATCHED: mark("Stage", "Not told yet"),
    Stage.TOLD: mark("Stage", "Told"),
    Stage.SIGNED: mark("Stage", "Signed for"),
    Stage.ANSWERED: mark("Stage", "Answered us"),
    Stage.RETURNED: mark("Stage", "Returned"),
}

OUTCOMES: Final = {
    Outcome.RESOLVED: mark("Outcome", "Resolved"),
    Outcome.PARTLY: mark("Outcome", "Partly resolved"),
    Outcome.ANSWERED: mark("Outcome", "Answered"),
    Outcome.EXPLAINED: mark("Outcome", "Explained"),
    Outcome.UNFOUNDED: mark("Outcome", "Not as described"),
    Outcome.DECLINED: mark("Outcome", "Not accepted"),
    Outcome.DUPLICATE: mark("Outcome", "Duplicate"),
    Outcome.WITHDRAWN: mark("Outcome", "Withdrawn by the citizen"),
    Outcome.UNREACHABLE: mark("Outcome", "Cannot be reached"),
}

HEARD: Final = {
    Heard.SATISFIED: mark("CallBack", "Satisfied"),
    Heard.UNSATISFIED: mark("CallBack", "Not satisfied"),
    Heard.UNREACHED: mark("CallBack", "Not reached"),
}

GROUNDS: Final = {
    Ground.REQUEST: mark("Ground", "The citizen asked for it"),
    Ground.WITHDRAWN: mark("Ground", "Consent was withdrawn"),
    Ground.RETENTION: mark("Ground", "Its time is up"),
    Ground.UNLAWFUL: mark("Ground", "It should never have been kept"),
}

WAYS: Final = {
    "wechat": mark("Way", "WeChat"),
    "phone": mark("Way", "Telephone"),
    "platform": mark("Way", "Dispatch platform"),
    "paper": mark("Way", "Paper"),
    "mail": mark("Way", "E-mail"),
}
"""How an organisation is told, by the code that is kept in the history."""


def platform(code: str) -> str:
    return _shown(PLATFORMS, code)


def ours(channel: str, account: str) -> str:
    """As whom we write there; a mailbox has its sign within, if any."""
    return account if channel == "mail" or not account else f"@{account.lstrip('@')}"


def way(code: str) -> str:
    return _shown(WAYS, code)


def stage(reached: Stage) -> str:
    return _STAGES[reached].shown()


def ground(why: Ground) -> str:
    return GROUNDS[why].shown()


def outcome(came_of_it: Outcome) -> str:
    return OUTCOMES[came_of_it].shown()


def heard(said: Heard) -> str:
    return HEARD[said].shown()


def moment(local: datetime, now: datetime) -> str:
    """A moment of the past or of the next days; both in the zone of the desk."""
    time = f"{local:%H:%M}"
    days = (local.date() - now.date()) // timedelta(days=1)
    if days == 0:
        return t("Moment", "today {time}").format(time=time)
    if days == -1:
        return t("Moment", "yesterday {time}").format(time=time)
    if days == 1:
        return t("Moment", "tomorrow {time}").format(time=time)
    day = f"{local:%m-%d}" if local.year == now.year else f"{local:%Y-%m-%d}"
    return f"{day} {time}"


def moment_whole(local: datetime) -> str:
    """A moment with its day of the week, where it must not be mistaken."""
    return f"{day_whole(local.date())} {local:%H:%M}"


def day_whole(day: date) -> str:
    weekdays = (
        t("Moment", "Monday"),
        t("Moment", "Tuesday"),
        t("Moment", "Wednesday"),
        t("Moment", "Thursday"),
        t("Moment", "Friday"),
        t("Moment", "Saturday"),
        t("Moment", "Sunday"),
    )
    return f"{day:%m-%d} {weekdays[day.weekday()]}"


def span(left: Remaining) -> str:
    """A length of time in its largest unit, or in hours and minutes below a day."""
    if left.days:
        return t("Moment", "%n day(s)", left.days)
    if left.hours and left.minutes and left.hours < 3:
        return t("Moment", "{h} h {m} min").format(h=left.hours, m=left.minutes)
    if left.hours:
        return t("Moment", "%n hour(s)", left.hours)
    if not left.minutes:
        return t("Moment", "less than a minute")
    return t("Moment", "%n minute(s)", left.minutes)


def _shown(words: dict[str, Phrase], code: str) -> str:
    phrase = words.get(code)
    return code if phrase is None else phrase.shown()
