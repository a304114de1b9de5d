"""Calling back on a real file: who stands in the list, and how a case goes back to its handler."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import periods
from moderator_app.core.calling_back import CallingBack
from moderator_app.core.case import Heard, Outcome, Stage, Status
from moderator_app.core.erasing import Ground
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.periods import Span
from moderator_app.core.reports import Name
from moderator_app.core.rows import View
from moderator_app.core.targets import Unit
from moderator_app.desk import reporting
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, fingerprint, refold
from tests.desks import ANNA, KEY, ROADS, a_desk, incoming
from tests.pencil import SHANGHAI

DAY = timedelta(days=1)
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+08:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.directory.save_organisation(Organisation(ROADS, "道路处", Kind.DEPARTMENT))
        opened.session.now = lambda: MONDAY
        yield opened


@pytest.fixture
def reader(desk: Desk, tmp_path: Path) -> Iterator[Reader]:
    with closing(Reader(tmp_path / FILE, KEY)) as opened:
        yield opened


def head(desk: Desk, case: UUID) -> UUID:
    return desk.session.case(case).head


def closed(desk: Desk, post: str = "lamp", outcome: Outcome = Outcome.RESOLVED) -> UUID:
    case, _ = desk.intake.by_hand(incoming(post))
    desk.cases.commit(case, head(desk, case), to=Handover(ROADS, text="请办理"), reply=None)
    desk.cases.answered(case, ROADS, "已修好")
    desk.cases.close(case, head(desk, case), outcome, "", told=True)
    return case


def due(desk: Desk, reader: Reader, now: datetime) -> list[UUID]:
    desk.session.now = lambda: now
    keys = reader.order(View.CALL_BACKS, now=now, person=str(ANNA.id))
    counts = reader.counts(now=now, person=str(ANNA.id))
    assert counts[View.CALL_BACKS] == len(keys)
    rows = reader.rows(keys)
    return [rows[key].case_id for key in keys]


def test_a_case_closed_today_is_called_about_on_the_next_working_day(
    desk: Desk, reader: Reader
) -> None:
    case = closed(desk)
    closed(desk, "gone", Outcome.WITHDRAWN)
    assert due(desk, reader, MONDAY) == []
    assert due(desk, reader, MONDAY + DAY) == [case]
    assert due(desk, reader, MONDAY + 27 * DAY) == [case]
    assert due(desk, reader, MONDAY + 29 * DAY) == []


def test_the_rule_of_the_desk_holds_at_once(desk: Desk, reader: Reader) -> None:
    case = closed(desk)
    tomorrow = MONDAY + DAY
    desk.call_backs.follow(CallingBack(days=3))
    assert due(desk, reader, tomorrow) == []
    desk.call_backs.follow(CallingBack(days=1, unit=Unit.CALENDAR_DAY))
    assert due(desk, reader, tomorrow) == [case]
    desk.call_backs.follow(CallingBack(on=False))
    assert due(desk, reader, tomorrow) == []


def test_who_was_not_reached_is_due_again(desk: Desk, reader: Reader) -> None:
    case = closed(desk)
    for day in range(1, 4):
        assert due(desk, reader, MONDAY + day * DAY) == [case]
        desk.call_backs.made(case, Heard.UNREACHED)
        assert due(desk, reader, MONDAY + day * DAY) == []
    assert due(desk, reader, MONDAY + 4 * DAY) == []


def test_a_citizen_who_is_not_satisfied_sends_the_case_back_in_one_action(
    desk: Desk, reader: Reader
) -> None:
    case = closed(desk)
    assert due(desk, reader, MONDAY + DAY) == [case]
    to = Handover(ROADS, text="第1次退回重办：还是不亮")
    desk.call_backs.made_and_reopened(case, head(desk, case), "还是不亮", to)
    after = desk.session.case(case)
    assert after.status is Status.WAITING
    assert after.reopened == 1
    assert after.lead is not None
    assert (after.lead.organisation, after.lead.stage) == (ROADS, Stage.DISPATCHED)
    assert due(desk, reader, MONDAY + DAY) == []
    desk.cases.undo_last(case)
    assert due(desk, reader, MONDAY + DAY) == [case]
    assert desk.session.case(case).call_backs == ()


def satisfied(reader: Reader) -> tuple[int, int]:
    """Who said how it is on that Monday, and how many of those are satisfied."""
    day = periods.of_span(Span.DAY, MONDAY.astimezone(SHANGHAI).date(), SHANGHAI)
    figures = reporting.count(day, MONDAY + 9 * DAY, reader).figures
    return figures.count(Name.CALLED_BACK), figures.count(Name.SATISFIED)


def test_a_report_counts_who_was_reached_and_is_satisfied(desk: Desk, reader: Reader) -> None:
    case = closed(desk)
    desk.call_backs.made(case, Heard.UNREACHED)
    assert satisfied(reader) == (0, 0)
    desk.call_backs.made(case, Heard.SATISFIED)
    assert satisfied(reader) == (1, 1)


def test_folding_again_and_erasing_leave_what_was_counted(desk: Desk, reader: Reader) -> None:
    case = closed(desk)
    desk.call_backs.made(case, Heard.UNSATISFIED, "还是不亮")
    connection = desk.session.store.connection
    before = fingerprint(connection)
    refold(desk.session.store)
    assert fingerprint(connection) == before
    desk.erase([case], Ground.REQUEST, "本人申请")
    (made,) = desk.session.case(case).call_backs
    assert (made.heard, made.words) == (Heard.UNSATISFIED, "")
    assert satisfied(reader) == (1, 0)
