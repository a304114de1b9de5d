"""What the directory calls kinds, hours, ages and the outcomes of calls."""

from datetime import date
from typing import Final

from moderator_app.core.organisations import Hours, Kind, Organisation, Reached, number_now
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import mark, t
from moderator_app.ui.workbench import Workbench

STALE_DAYS: Final = 180
"""After so many days an entry that nobody has confirmed is not to be trusted."""
KINDS: Final = {
    Kind.DEPARTMENT: mark("Directory", "Our departments"),
    Kind.DISTRICT: mark("Directory", "Districts"),
    Kind.AGENCY: mark("Directory", "Outside agencies"),
}
HOURS: Final = {
    Hours.DAY: mark("Directory", "Office hours"),
    Hours.NIGHT: mark("Directory", "Nights and days off"),
    Hours.ALWAYS: mark("Directory", "Always"),
}
CALLS: Final = {
    Reached.REACHED: mark("Directory", "Got through"),
    Reached.UNANSWERED: mark("Directory", "No answer"),
    Reached.CHANGED: mark("Directory", "Number changed"),
}
TONES: Final = {
    Kind.DEPARTMENT: Tone.INFO,
    Kind.DISTRICT: Tone.PLAIN,
    Kind.AGENCY: Tone.WARN,
}


def age(verified: date | None, today: date) -> str:
    """How long ago an entry was confirmed, in whole units."""
    if verified is None:
        return t("Directory", "Never confirmed")
    days = (today - verified).days
    if days <= 0:
        return t("Directory", "Confirmed today")
    if days < 60:
        return t("Directory", "Confirmed %n day(s) ago", days)
    if days < 730:
        return t("Directory", "Confirmed %n month(s) ago", days // 30)
    return t("Directory", "Confirmed %n year(s) ago", days // 365)


def is_stale(verified: date | None, today: date) -> bool:
    return verified is None or (today - verified).days > STALE_DAYS


def age_look(organisation: Organisation, today: date) -> ChipLook:
    words = age(organisation.verified, today)
    if is_stale(organisation.verified, today):
        return ChipLook(words, Tone.WARN, Shape.TRIANGLE)
    return ChipLook(words, Tone.OK, Shape.TICK)


def number_in_force(organisation: Organisation, bench: Workbench) -> str:
    number = number_now(organisation, bench.local(bench.now()))
    return "" if number is None else number.number
