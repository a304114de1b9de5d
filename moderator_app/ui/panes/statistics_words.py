"""What the page of figures shows of a report: tiles with a number, and pictures of bars."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from moderator_app.core.reports import NONE, Age, Cases, Cut, Figures, Handled, Name, Report, Share
from moderator_app.desk import reports
from moderator_app.ui.bars import Bar
from moderator_app.ui.text import t

_MOST: Final = 8
_HOURS: Final = 24
_COMPARED: Final = (
    Name.RECEIVED,
    Name.CLOSED,
    Name.IN_TIME,
    Name.LATE,
    Name.RETURNED,
    Name.HASTENED,
    Name.REOPENED,
    Name.PROMISE_KEPT,
    Name.PROMISE_MISSED,
)
_INKS: Final = {
    Name.LATE: "danger",
    Name.RETURNED: "warn",
    Name.REOPENED: "warn",
    Name.PROMISE_MISSED: "danger",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with its name; `note` says more. Pressing it opens its cases."""

    name: str
    figure: str
    note: str
    cases: Cases
    ink: str = "text"


def tiles(report: Report) -> list[Tile]:
    figures = report.figures
    found = [
        _tile(figures, Name.RECEIVED, ""),
        _tile(figures, Name.RECEIVED_CLOSED, reports.percent(figures.closed_share, 0)),
        _tile(figures, Name.OLDER_CLOSED, ""),
        _tile(figures, Name.IN_TIME, _of(figures.in_time)),
        _tile(figures, Name.LATE, "", "danger"),
        _tile(figures, Name.SOLVED, _of(figures.solution)),
        _tile(figures, Name.RETURNED, ""),
        _tile(figures, Name.HASTENED, ""),
        _tile(figures, Name.CALLED_BACK, ""),
        _tile(figures, Name.SATISFIED, _of(figures.satisfaction)),
        _tile(figures, Name.UNSATISFIED, "", "danger"),
        _tile(figures, Name.REOPENED, ""),
        _tile(figures, Name.PROMISE_KEPT, ""),
        _tile(figures, Name.PROMISE_MISSED, "", "danger"),
        _tile(figures, Name.PROMISE_SUPERSEDED, ""),
    ]
    overdue = report.standing.overdue
    name = t("Statistics", "Overdue now")
    found.append(Tile(name, str(len(overdue)), "", overdue, "danger" if overdue else "text"))
    return found


def _tile(figures: Figures, name: Name, note: str, ink: str = "text") -> Tile:
    cases = figures.cases[name]
    return Tile(
        reports.figure_name(name, t), str(len(cases)), note, cases, ink if cases else "text"
    )


def _of(share: Share) -> str:
    words = t("Statistics", "{percent} of {n}")
    return words.format(percent=reports.percent(share), n=len(share.whole))


def compared(report: Report) -> list[Bar]:
    """This period beside the same weekday a week before, or else the period before."""
    then = report.before if report.weekday is None else report.weekday
    return [
        Bar(
            reports.figure_name(name, t),
            report.figures.count(name),
            t("Statistics", "{n} (was {was})").format(
                n=report.figures.count(name), was=then.count(name)
            ),
            report.figures.cases[name],
            then.count(name),
            _INKS.get(name, "accent"),
        )
        for name in _COMPARED
    ]


def compared_title(report: Report) -> str:
    if report.weekday is not None:
        return t("Statistics", "Beside the same weekday a week before")
    return t("Statistics", "Beside: {period}").format(period=reports.before_name(report.period, t))


_AGE_INKS: Final = {Age.HOURS_2: "ok", Age.DAY: "accent", Age.DAYS_3: "warn", Age.DAYS_7: "danger"}


def waiting(report: Report) -> list[Bar]:
    """How long citizens have been waiting to whom the next words are owed."""
    return [
        Bar(
            reports.age_name(age, t),
            len(cases),
            str(len(cases)),
            cases,
            ink=_AGE_INKS.get(age, "danger"),
        )
        for age, cases in report.standing.ages.items()
    ]


def in_time(report: Report, names: Mapping[UUID, str]) -> list[Bar]:
    """The organisations whose answers were due, those with the most first."""
    found = [(id_, one) for id_, one in report.figures.organisations.items() if one.due]
    found.sort(key=lambda one: (-len(one[1].due), str(one[0])))
    unknown = t("Statistics", "No longer listed")
    return [_kept(names.get(id_, unknown), one) for id_, one in found[:_MOST]]


def _kept(name: str, one: Handled) -> Bar:
    figure = t("Statistics", "{percent} ({kept}/{due})").format(
        percent=reports.percent(one.kept, 0), kept=len(one.in_time), due=len(one.due)
    )
    share = len(one.in_time) / len(one.due)
    return Bar(name, share, figure, one.due, ink="ok" if not one.late else "accent")


def hours(report: Report) -> list[Bar]:
    found = report.figures.cuts[Cut.HOUR]
    begins = report.period.begins
    bars = []
    for at in range(_HOURS):
        hour = (begins + at) % _HOURS
        cases = found.get(f"{hour:02}", frozenset())
        bars.append(Bar(reports.hour_name(hour, t), len(cases), str(len(cases)), cases))
    return bars


def cut(report: Report, by: Cut, names: Mapping[UUID, str]) -> list[Bar]:
    """What the cases received are told apart by, the most first; what has none comes last."""
    figures = report.figures
    ranked: Iterable[tuple[str, Cases]] = figures.ranked(by, _MOST)
    if by in {Cut.DISTRICT, Cut.HANDLER} and (rest := figures.cuts[by].get(NONE)):
        ranked = [*ranked, (NONE, rest)]
    received = figures.cases[Name.RECEIVED]
    return [
        Bar(
            reports.key_name(by, key, names, t),
            len(cases),
            t("Statistics", "{n} ({percent})").format(
                n=len(cases), percent=reports.percent(Share(cases, received), 0)
            ),
            cases,
            ink="border_strong" if key == NONE else "accent",
        )
        for key, cases in ranked
    ]


CUTS: Final[Sequence[Cut]] = (Cut.TOPIC, Cut.HANDLER, Cut.PLACE, Cut.DISTRICT, Cut.CHANNEL)
