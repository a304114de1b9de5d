"""The figures of a report equal a count by hand, from the event table alone; each opens its rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moderator_app.core import periods
from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.following import Following
from moderator_app.core.ids import NIL
from moderator_app.core.periods import Period, Span
from moderator_app.core.reports import Age, Cut, Name, Report
from moderator_app.core.routing import Router
from moderator_app.core.targets import Goal, Unit
from moderator_app.desk import reporting
from moderator_app.desk.casework import Words
from moderator_app.desk.intake import Answered
from moderator_app.desk.reporting import Memory, Reporting
from moderator_app.store.reader import Reader
from tests import lives, pencil, recounts
from tests.desks import T0, a_desk, a_reader, incoming
from tests.pencil import SHANGHAI, Books

CASES = 2_000
NOW = datetime(2026, 11, 10, 6, 5, tzinfo=UTC)
LATER = datetime(2027, 3, 1, tzinfo=UTC)
TODAY = date(2026, 11, 10)
PERIODS = {
    "today": (periods.of_span(Span.DAY, TODAY, SHANGHAI), NOW),
    "a day long ago": (periods.of_span(Span.DAY, date(2026, 10, 6), SHANGHAI), LATER),
    "a day from eight": (periods.of_span(Span.DAY, date(2026, 10, 8), SHANGHAI, 8), NOW),
    "this week": (periods.of_span(Span.WEEK, TODAY, SHANGHAI), NOW),
    "a month": (periods.of_span(Span.MONTH, date(2026, 10, 6), SHANGHAI), LATER),
    "everything": (periods.between(date(2026, 9, 1), date(2027, 2, 1), SHANGHAI), LATER),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lives")
    with a_desk(made) as desk:
        lives.lead_lives(desk, CASES)
    return made


@pytest.fixture(scope="module")
def books(folder: Path) -> Books:
    with a_desk(folder) as desk:
        return pencil.books(desk.session.store.connection)


@pytest.fixture
def reader(folder: Path) -> Iterator[Reader]:
    with a_reader(folder) as made:
        yield made


@pytest.mark.parametrize("which", PERIODS)
def test_every_figure_is_what_a_count_by_hand_finds(
    reader: Reader, books: Books, which: str
) -> None:
    period, now = PERIODS[which]
    report = reporting.count(period, now, reader)
    assert list(recounts.differences(report, books, reader)) == []
    if which != "today":
        assert all(report.figures.cases[name] for name in (Name.RECEIVED, Name.LATE, Name.IN_TIME))


def test_everything_that_can_be_counted_occurs(reader: Reader) -> None:
    figures = reporting.count(*PERIODS["everything"], reader).figures
    month = reporting.count(*PERIODS["a month"], reader).figures
    assert [name for name in Name if not (figures.cases[name] and month.cases[name])] == [
        Name.OLDER_CLOSED
    ], "nothing is older than everything"
    assert month.cases[Name.OLDER_CLOSED]
    assert [cut for cut in Cut if not figures.cuts[cut]] == []
    assert figures.count(Name.RECEIVED) == CASES


@pytest.mark.parametrize("which", PERIODS)
def test_each_number_opens_as_many_rows(reader: Reader, which: str) -> None:
    report = reporting.count(*PERIODS[which], reader)
    sets = [*report.figures.cases.values(), report.standing.overdue]
    for found in report.figures.cuts.values():
        sets += found.values()
    for cases in sets:
        keys = list(reader.keys_of(list(cases)).values())
        assert len(reader.rows(keys)) == len(cases)


def remembered(
    period: Period, now: datetime, reader: Reader, memory: Memory, router: Router
) -> Report:
    run = Reporting(period, now, memory, reader.rules(), router)
    run.begin(reader)
    while not run.is_whole:
        run.step(reader)
    return run.report()


def test_what_was_counted_before_is_remembered_and_comes_out_the_same(reader: Reader) -> None:
    memory, router = Memory(), Router(reader.remit(), reader.organisations())
    first = remembered(*PERIODS["this week"], reader, memory, router)
    assert remembered(*PERIODS["this week"], reader, memory, router) == first
    assert first == reporting.count(*PERIODS["this week"], reader)


def test_what_happened_since_is_seen_in_what_is_remembered(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        (case,) = desk.intake.receive([_answered("a")]).changes.cases
        memory, router = Memory(), Router(())
        period = periods.of_span(Span.DAY, T0.astimezone(SHANGHAI).date(), SHANGHAI)
        before = remembered(period, LATER, reader, memory, router)
        assert not before.figures.cases[Name.CLOSED]
        desk.cases.close(case, desk.session.case(case).head, Outcome.RESOLVED, "", told=True)
        after = remembered(period, LATER, reader, memory, router)
        assert after.figures.cases[Name.CLOSED] == {case}


def test_by_other_rules_what_is_remembered_is_told_anew(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        desk.clocks.follow(Following(lives.RULE))
        (case,) = desk.intake.receive([_answered("a")]).changes.cases
        desk.cases.commit(case, NIL, to=None, reply=Words("好", Purpose.ANSWER, Audience.PUBLIC))
        desk.cases.sent(case)
        memory, router = Memory(), Router(())
        period = periods.of_span(Span.DAY, T0.astimezone(SHANGHAI).date(), SHANGHAI)
        before = remembered(period, LATER, reader, memory, router)
        assert before.figures.cases[Name.IN_TIME] == {case}
        minute = replace(lives.RULE.targets[Goal.RESPONSE, ""], amount=1, unit=Unit.MINUTE)
        stricter = replace(lives.RULE, targets={(Goal.RESPONSE, ""): minute})
        desk.clocks.follow(Following(stricter))
        after = remembered(period, LATER, reader, memory, router)
        assert after.figures.cases[Name.LATE] == {case}


def test_a_clock_that_ran_out_with_nothing_happening_is_found(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        late = T0.replace(hour=15, minute=30)
        desk.intake.receive([_answered("a", late)])
        day = late.astimezone(SHANGHAI).date()
        today = periods.of_span(Span.DAY, day, SHANGHAI)
        tomorrow = periods.after(today)
        assert not reporting.count(today, LATER, reader).figures.cases[Name.DUE]
        found = reporting.count(tomorrow, LATER, reader).figures
        assert found.count(Name.LATE) == 1
        assert not found.cases[Name.RECEIVED]


def test_what_stands_now_is_of_now(reader: Reader) -> None:
    standing = reporting.count(*PERIODS["today"], reader).standing
    assert standing.at == NOW
    assert standing.overdue
    assert [age for age in Age if not standing.ages[age]] == []
    waiting = frozenset().union(*standing.ages.values())
    assert len(waiting) == sum(map(len, standing.ages.values()))
    later = reporting.count(PERIODS["today"][0], LATER, reader).standing
    assert standing.overdue < later.overdue


def test_the_cases_come_one_by_one_with_nothing_private_in_their_words(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        desk.intake.receive([_answered("a", text="我是王小明，电话13800138000，路灯不亮")])
        period = periods.of_span(Span.DAY, T0.astimezone(SHANGHAI).date(), SHANGHAI)
        report = reporting.count(period, LATER, reader)
        (item,) = reporting.items(reporting.listed(report, reader), SHANGHAI, reader)
        assert "路灯不亮" in item.words
        assert "13800138000" not in item.words
        assert item.author == "晨**"


def _answered(post: str, at: datetime = T0, text: str = "路灯不亮") -> Answered:
    return Answered(incoming(post, text, at=at))
