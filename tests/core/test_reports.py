"""The figures, from the events of one case: what counts, when, and whether it was in time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from moderator_app.core import following
from moderator_app.core.events import Event, Kind
from moderator_app.core.following import Following, Rules
from moderator_app.core.periods import Stretch
from moderator_app.core.reports import (
    Age,
    Counting,
    Cut,
    Figures,
    Name,
    Share,
    by_age,
    difference,
)
from moderator_app.core.routing import RemitEntry, Router
from moderator_app.core.tales import Judge, Tale, What, subject
from moderator_app.core.tales_written import written
from moderator_app.core.workdays import Calendar
from tests.lives import RULE

SHANGHAI = ZoneInfo("Asia/Shanghai")
T0 = datetime(2026, 11, 25, 1, tzinfo=UTC)
DAY = Stretch(T0 - timedelta(hours=9), T0 + timedelta(hours=15))
TOMORROW = Stretch(DAY.until, DAY.until + timedelta(days=1))
CASE, ROADS, WASTE = UUID(int=1), UUID(int=0x10), UUID(int=0x20)
LAMPS = RemitEntry(UUID(int=5), "路灯不亮", ROADS, keywords=("路灯",))

Said = tuple[float, Kind, Mapping[str, object]]


def rules() -> Rules:
    return following.rules(Following(RULE), Calendar({}, {}, ()), SHANGHAI)


def opening(hours: float = 0, **more: object) -> Said:
    at = T0 + timedelta(hours=hours)
    body = {"text": "路灯坏了", "platform": "web", "received_at": at.isoformat()}
    return hours, Kind.MESSAGE_RECEIVED, {**body, **more}


def lease(hours: float, n: int, purpose: str = "answer", **more: object) -> Said:
    body = {"text": "您好", "purpose": purpose, "audience": "public", "turn": n}
    return hours, Kind.REPLY_LEASE, {**body, **more}


def sent(hours: float, position: int, **more: object) -> Said:
    return hours, Kind.REPLY_SENT, {"lease": str(UUID(int=position)), **more}


def given(hours: float, lead: UUID, *co: UUID) -> Said:
    return hours, Kind.CASE_DISPATCHED, {"lead": str(lead), "co": [str(one) for one in co]}


def by(hours: float, kind: Kind, who: UUID = ROADS) -> Said:
    return hours, kind, {"organisation": str(who), "text": "已修", "reason": "不归我们"}


def closed(hours: float, outcome: str = "resolved") -> Said:
    return hours, Kind.CASE_CLOSED, {"outcome": outcome, "told": True}


def events(*said: Said, unapplied: Sequence[int] = ()) -> list[Event]:
    """The event at position n has n as its id."""
    return [
        Event(
            n, UUID(int=n), UUID(int=99), n, "p", CASE, UUID(int=7), None, kind,
            T0 + timedelta(hours=hours), n not in unapplied, body,
        )
        for n, (hours, kind, body) in enumerate(said, start=1)
    ]  # fmt: skip


def told(*said: Said, unapplied: Sequence[int] = ()) -> Tale:
    happened = events(*said, unapplied=unapplied)
    first = happened[0].body
    topic, district = subject(first, Router([LAMPS]))
    received_at = datetime.fromisoformat(first["received_at"])
    facts = Judge(rules()).facts(written(happened))
    return Tale(CASE, received_at, first["platform"], topic, district, "云溪路", facts)


def figures(found: Tale, stretch: Stretch = DAY) -> Figures:
    counting = Counting(stretch, SHANGHAI, {WASTE: "东城区"})
    counting.add(found)
    return counting.figures()


def names(*said: Said, stretch: Stretch = DAY, unapplied: Sequence[int] = ()) -> set[Name]:
    found = figures(told(*said, unapplied=unapplied), stretch)
    return {name for name, cases in found.cases.items() if cases}


def test_a_reply_within_its_time_is_in_time() -> None:
    assert names(opening(), lease(1, 1), sent(2, 2)) == {
        Name.RECEIVED,
        Name.RECEIVED_OPEN,
        Name.DUE,
        Name.RESPONDED,
        Name.IN_TIME,
    }


def test_a_reply_after_its_time_is_late_and_still_a_response() -> None:
    found = names(opening(), lease(1, 1), sent(2.1, 2))
    assert {Name.DUE, Name.RESPONDED, Name.LATE} <= found
    assert Name.IN_TIME not in found


def test_asking_back_is_a_response() -> None:
    assert Name.IN_TIME in names(opening(), lease(1, 1, "ask"), sent(1, 2))


def test_what_was_written_and_not_sent_is_no_response() -> None:
    assert names(opening(), lease(1, 1)) >= {Name.DUE, Name.LATE}
    assert Name.RESPONDED not in names(opening(), lease(1, 1))


def test_what_is_not_due_yet_is_not_counted_as_due() -> None:
    assert names(opening(14)) == {Name.RECEIVED, Name.RECEIVED_OPEN}
    assert names(opening(14), stretch=TOMORROW) == {Name.DUE, Name.LATE}


def test_one_late_reply_of_several_makes_the_case_late() -> None:
    again = (4.0, Kind.MESSAGE_RECEIVED, opening(4)[2])
    found = names(opening(), lease(1, 1), sent(1, 2), again, lease(9, 2), sent(9, 5))
    assert Name.LATE in found


def test_the_report_of_a_day_says_the_same_after_a_late_reply() -> None:
    before = figures(told(opening(10)))
    later = told(opening(10), lease(20, 1), sent(20, 2), closed(21))
    assert figures(later).cases == before.cases
    assert figures(later, TOMORROW).cases[Name.LATE]
    assert figures(later, TOMORROW).cases[Name.CLOSED]
    assert not figures(later, TOMORROW).cases[Name.RECEIVED]


def test_a_letter_that_comes_with_the_time_of_its_reply_is_judged_by_it() -> None:
    early = (T0 + timedelta(hours=1)).isoformat()
    late = (T0 + timedelta(hours=3)).isoformat()
    brought = lease(30, 1, origin="workbook")
    assert Name.IN_TIME in names(opening(), brought, sent(30, 2, sent_at=early))
    assert Name.LATE in names(opening(), brought, sent(30, 2, sent_at=late))


def test_a_letter_that_comes_without_the_time_of_its_reply_is_not_judged() -> None:
    brought = lease(30, 1, origin="workbook")
    for stretch in (DAY, TOMORROW):
        assert Name.DUE not in names(opening(), brought, sent(30, 2), stretch=stretch)


def test_what_was_taken_back_has_not_happened() -> None:
    undone = (3.0, Kind.UNDONE, {"events": [str(UUID(int=2))], "kinds": ["case.closed"]})
    assert Name.CLOSED not in names(opening(), closed(2), undone)
    assert Name.CLOSED not in names(opening(), closed(2), unapplied=[2])
    taken_back = (3.0, Kind.UNDONE, {"events": [str(UUID(int=1))], "kinds": [""]})
    assert not written(events(opening(), taken_back))


def test_closed_and_opened_again_is_not_closed() -> None:
    reopened = (4.0, Kind.CASE_REOPENED, {"why": "没修好"})
    found = names(opening(), closed(3), reopened)
    assert Name.REOPENED in found
    assert not {Name.CLOSED, Name.RECEIVED_CLOSED} & found
    again = (4.0, Kind.MESSAGE_RECEIVED, opening(4)[2])
    assert Name.REOPENED in names(opening(), closed(3), again)


@pytest.mark.parametrize(
    ("outcome", "judged", "solved"),
    [("resolved", True, True), ("partly", True, False), ("duplicate", False, False),
     ("withdrawn", False, False), ("declined", True, False)],
)  # fmt: skip
def test_only_solved_is_solved_and_what_was_joined_or_withdrawn_is_not_asked(
    outcome: str, judged: bool, solved: bool
) -> None:
    found = names(opening(), closed(1, outcome))
    assert (Name.JUDGED in found, Name.SOLVED in found) == (judged, solved)


def test_an_organisation_is_in_time_within_three_days() -> None:
    found = told(opening(), given(1, ROADS), by(73, Kind.DISPATCH_ANSWERED))
    later = Stretch(DAY.since, DAY.until + timedelta(days=4))
    roads = figures(found, later).organisations[ROADS]
    assert roads.due == roads.in_time == {CASE}
    assert not roads.late
    late = told(opening(), given(1, ROADS), by(73.5, Kind.DISPATCH_ANSWERED))
    assert figures(late, later).organisations[ROADS].late == {CASE}


def test_an_organisation_that_sends_it_back_in_time_is_not_late() -> None:
    found = figures(told(opening(), given(1, ROADS), by(2, Kind.DISPATCH_RETURNED)))
    roads = found.organisations[ROADS]
    assert roads.returned == {CASE}
    assert not roads.due
    assert found.cases[Name.RETURNED] == {CASE}


def test_the_time_of_an_organisation_stands_while_the_citizen_is_asked() -> None:
    asked = (lease(2, 1, "ask"), sent(2, 3))
    answer = (50.0, Kind.MESSAGE_RECEIVED, opening(50)[2])
    found = told(opening(), given(1, ROADS), *asked, answer, by(120, Kind.DISPATCH_ANSWERED))
    long = Stretch(DAY.since, DAY.until + timedelta(days=9))
    assert figures(found, long).organisations[ROADS].in_time == {CASE}


def test_an_organisation_that_answers_what_is_closed_is_not_measured() -> None:
    found = told(opening(), given(1, ROADS), closed(3), by(200, Kind.DISPATCH_ANSWERED))
    long = Stretch(DAY.since, DAY.until + timedelta(days=20))
    roads = figures(found, long).organisations[ROADS]
    assert roads.answered == {CASE}
    assert not roads.due


def test_hastening_is_counted_by_case_and_by_organisation() -> None:
    urged = [by(hours, Kind.DISPATCH_HASTENED) for hours in (2, 3)]
    found = figures(told(opening(), given(1, ROADS), *urged))
    assert found.count(Name.HASTENED) == 1
    assert found.organisations[ROADS].hastened == {CASE}


def test_a_case_is_told_apart_by_what_is_known_at_the_end_of_the_period() -> None:
    found = told(opening(), given(1, ROADS, WASTE), given(20, WASTE))
    cuts = figures(found).cuts
    assert cuts[Cut.TOPIC] == {"路灯不亮": {CASE}}
    assert cuts[Cut.HANDLER] == {str(ROADS): {CASE}}
    assert cuts[Cut.DISTRICT] == {"东城区": {CASE}}
    assert cuts[Cut.CHANNEL] == {"web": {CASE}}
    assert cuts[Cut.HOUR] == {"09": {CASE}}
    assert cuts[Cut.PLACE] == {}, "one case is no cluster"


def test_what_a_table_said_of_a_case_goes_before_what_its_words_suggest() -> None:
    extra = {"kind": "市容", "district": "东湖区"}
    cuts = figures(told(opening(extra=extra))).cuts
    assert (set(cuts[Cut.TOPIC]), set(cuts[Cut.DISTRICT])) == ({"市容"}, {"东湖区"})


def test_a_percentage_of_nothing_is_none() -> None:
    assert Share(frozenset(), frozenset()).percent() is None


@pytest.mark.parametrize(
    ("part", "whole", "digits", "said"),
    [(13, 30, 0, "43"), (1, 2, 0, "50"), (1, 8, 0, "13"), (3113, 3200, 1, "97.3"),
     (999, 1000, 0, "99"), (1, 1000, 0, "1"), (1000, 1000, 0, "100"), (0, 9, 1, "0.0"),
     (4999, 5000, 1, "99.9")],
)  # fmt: skip
def test_a_percentage_is_rounded_and_never_all_unless_all(
    part: int, whole: int, digits: int, said: str
) -> None:
    cases = [UUID(int=n) for n in range(whole)]
    assert Share(frozenset(cases[:part]), frozenset(cases)).percent(digits) == said


def test_more_and_less_than_then() -> None:
    assert difference(12, 8) == (4, "+50")
    assert difference(6, 8) == (-2, "-25")
    assert difference(3, 0) == (3, None)


def test_who_waits_is_told_apart_by_how_long() -> None:
    waits = (timedelta(minutes=5), timedelta(hours=2), timedelta(days=1), timedelta(days=8))
    waiting = {UUID(int=n): T0 - waited for n, waited in enumerate(waits)}
    found = by_age(T0, waiting)
    assert [len(found[age]) for age in Age] == [1, 1, 1, 0, 1]


def test_every_moment_of_a_tale_says_what_it_is() -> None:
    whats = {fact.what for fact in told(opening(), given(1, ROADS)).facts}
    assert whats == {What.RECEIVED, What.DISPATCHED, What.UNRESPONDED, What.UNANSWERED}
