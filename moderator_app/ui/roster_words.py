"""How a roster is put into words: shifts, weeks, and who is on duty now."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from moderator_app.core.roster import ShiftKind, ShortRest, Stint, Week
from moderator_app.core.workdays import Calendar, DayKind
from moderator_app.ui import case_words, clock_words
from moderator_app.ui.text import Phrase, mark, t

_USUAL: Final[Mapping[str, Phrase]] = {
    "day": mark("Roster", "Day shift"),
    "night": mark("Roster", "Night shift"),
}


def shift(kind: ShiftKind) -> str:
    usual = _USUAL.get(kind.key)
    return kind.name or (kind.key if usual is None else usual.shown())


def hours(kind: ShiftKind) -> str:
    return f"{time_of(kind.begins)}–{time_of(kind.ends)}"


def time_of(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def whole(kind: ShiftKind) -> str:
    return f"{shift(kind)} {hours(kind)}"


def together(names: Sequence[str]) -> str:
    return t("People", ", ").join(names)


def week(week: Week) -> str:
    last = week.monday + timedelta(days=6)
    return f"{week.monday:%Y-%m-%d} – {last:%m-%d}"


def day(day: date, calendar: Calendar, today: date) -> str:
    """The head of a column: the day, and below it whether it is today, and what day it is where
    that is not the week's."""
    what = calendar.day(day)
    plain = what.kind in {DayKind.WORKDAY, DayKind.WEEKEND} and not what.own
    below = (
        t("Roster", "today") if day == today else "",
        "" if plain else clock_words.kind_of(what),
    )
    return f"{case_words.day_whole(day)}\n{' · '.join(filter(None, below))}"


def short_rest(short: ShortRest, names: Mapping[UUID, str]) -> str:
    before, after = short.before, short.after
    rest = short.rest // timedelta(hours=1)
    words = t(
        "Roster",
        "{name}: only {n} h between {before} of {day} and {after} of {next}.",
    )
    return words.format(
        name=names.get(after.person, ""),
        n=rest,
        before=shift(before.kind),
        day=case_words.day_whole(before.day),
        after=shift(after.kind),
        next=case_words.day_whole(after.day),
    )


def on_duty(now: Sequence[Stint], names: Mapping[UUID, str], here: UUID | None) -> str:
    """The shift that runs now; and who has it, where that is not whoever sits here."""
    if not now:
        return ""
    kinds = dict.fromkeys(whole(one.kind) for one in now)
    words = together(list(kinds))
    rostered = [names.get(one.person, "") for one in now]
    if here in {one.person for one in now}:
        others = [names.get(one.person, "") for one in now if one.person != here]
        if not others:
            return words
        return t("Roster", "{shift} · with {names}").format(shift=words, names=together(others))
    return t("Roster", "{shift} · rostered: {names}").format(shift=words, names=together(rostered))
