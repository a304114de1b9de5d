"""Deadlines in the window: the next one is on the case, tells its days, is extended and told of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QTableWidget

from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.emergencies import Danger
from moderator_app.core.erasing import Ground
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.ids import case_id
from moderator_app.core.targets import Event, Goal, Source, Target, Trust, Unit
from moderator_app.core.worktime import Schedule, Span
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.ui.alarms import Alarms
from moderator_app.ui.dialogs.clock import ClockDialog
from moderator_app.ui.dialogs.extend import ExtendDialog
from moderator_app.ui.notices import Kind
from tests.ui.benches import HOLE, Seat
from tests.ui.case_seats import CTRL, Key, Screen, built, screen

__all__ = ["built", "screen"]


def five_days() -> Following:
    source = Source("本单位自定", Trust.OWN)
    target = Target(
        Goal.RESOLUTION, 5, Unit.WORKING_DAY, source, Event.RECEIVED, longest_extension=3
    )
    targets = {**DEFAULT.targets, (Goal.RESOLUTION, ""): target}
    return Following(replace(DEFAULT, key="own", targets=targets))


def follow(following: Following, desk: Desk) -> Changes:
    changes = desk.clocks.follow(following)
    while desk.clocks.settle():
        pass
    return changes


def now_follow(seat: Seat, following: Following) -> None:
    seat.bench.write(partial(follow, following))
    seat.settle()
    seat.settle()


@pytest.fixture
def extendable(screen: Screen) -> Screen:
    now_follow(screen.seat, five_days())
    screen.show(HOLE)
    return screen


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return "" if item is None else item.text()


def test_the_chip_names_the_clock_and_a_key_shows_its_days(screen: Screen) -> None:
    screen.show(HOLE)
    assert screen.view.header._clock.look.word.startswith("Response")
    screen.key(Key.Key_L)
    dialog = screen.dialog(ClockDialog)
    (page,) = dialog.pages
    assert cell(page.table, 0, 2).startswith("counted")
    assert "2 hour" in page.source.text()
    assert page.table.hasFocus()
    screen.key(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_pressing_the_chip_shows_the_same(extendable: Screen) -> None:
    chip = extendable.view.header._clock
    chip.setFocus()
    extendable.key(Key.Key_Space)
    dialog = extendable.dialog(ClockDialog)
    assert [page.title for page in dialog.pages] == ["Response", "Resolution"]
    days = dialog.pages[1].table
    assert days.rowCount() >= 6
    assert cell(days, 0, 2).startswith("not counted")
    assert cell(days, days.rowCount() - 1, 3).startswith("5 ")
    extendable.key(Key.Key_Escape)


def test_where_no_clock_runs_the_key_says_so(screen: Screen) -> None:
    message = Incoming("workbook", "old", "路灯不亮", datetime(2019, 3, 5, tzinfo=UTC), origin="f")
    old = Answered(message, "已修好", datetime(2019, 3, 6, tzinfo=UTC))
    screen.seat.on_desk(lambda desk: desk.intake.receive([old]))
    screen.show(case_id("workbook", "old"))
    screen.key(Key.Key_L)
    assert QApplication.activeModalWidget() is None
    assert screen.said.startswith("No clock runs")


def extensions(screen: Screen) -> list[tuple[int, str, str, bool]]:
    found = [one.extension for one in screen.case(HOLE).extensions]
    return [(one.amount, one.approver, one.reason, one.citizen_told) for one in found]


def test_the_resolution_is_extended_by_keyboard_and_taken_back(extendable: Screen) -> None:
    extendable.key(Key.Key_X)
    dialog = extendable.dialog(ExtendDialog)
    before = dialog.due.text()
    extendable.write("2")
    extendable.key(Key.Key_Tab)
    assert dialog.due.text() != before
    dialog.approver.setFocus()
    extendable.write("李局")
    dialog.reason.setFocus()
    extendable.write("等配件")
    dialog.told.setFocus()
    extendable.key(Key.Key_Space)
    assert dialog.warning.isHidden()
    extendable.key(Key.Key_Return, CTRL)
    assert extensions(extendable) == [(2, "李局", "等配件", True)]
    extendable.key(Key.Key_U)
    assert extensions(extendable) == []


def test_what_speaks_against_it_is_said_and_a_person_may_overrule_it(extendable: Screen) -> None:
    extendable.key(Key.Key_X)
    dialog = extendable.dialog(ExtendDialog)
    extendable.write("9")
    extendable.key(Key.Key_Return, CTRL)
    assert dialog.approver.hasFocus()
    extendable.write("李局")
    extendable.key(Key.Key_Return, CTRL)
    assert dialog.reason.hasFocus()
    extendable.write("等配件")
    extendable.key(Key.Key_Return, CTRL)
    assert len(dialog.warning.text().splitlines()) == 2
    assert extensions(extendable) == []
    assert dialog.overrule.hasFocus()
    extendable.key(Key.Key_Space)
    extendable.key(Key.Key_Return, CTRL)
    assert extensions(extendable) == [(9, "李局", "等配件", False)]
    words = [view.entry.what for view in extendable.view.timeline.shown if view.entry is not None]
    assert any("overruled" in one for one in words)


def test_a_day_is_chosen_and_the_least_that_reaches_it_is_added(extendable: Screen) -> None:
    extendable.key(Key.Key_X)
    dialog = extendable.dialog(ExtendDialog)
    wanted = dialog.until.date().addDays(10)
    dialog.until.setDate(wanted)
    assert dialog.amount.value() > 1
    assert dialog.until.date() >= wanted
    assert dialog.until.date() <= wanted.addDays(10)
    extendable.key(Key.Key_Escape)
    assert extensions(extendable) == []


def test_without_a_resolution_there_is_nothing_to_extend(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_X)
    assert QApplication.activeModalWidget() is None
    assert screen.said.startswith("No resolution clock")


# Told before it is too late.


def receive(seat: Seat, post: str, text: str, left: timedelta) -> None:
    """A message whose first word is due in so long."""
    at = datetime.now(UTC) - timedelta(hours=2) + left
    message = Incoming("weibo", post, text, at, author="阿桂")
    seat.on_desk(lambda desk: desk.intake.receive([Answered(message)]))


def look(seat: Seat, alarms: Alarms) -> list[str]:
    before = len(seat.said)
    alarms.look()
    seat.settle()
    return [notice.text for notice in seat.said[before:]]


@pytest.fixture
def alarms(seat: Seat) -> Alarms:
    made = Alarms(seat.bench, seat.window)
    made.start()
    return made


def test_each_breach_is_told_once_and_only_before_it(seat: Seat, alarms: Alarms) -> None:
    receive(seat, "far", "路灯坏了", timedelta(minutes=40))
    receive(seat, "over", "井盖松了", timedelta(minutes=-5))
    assert look(seat, alarms) == []
    receive(seat, "near", "垃圾没人收", timedelta(minutes=9))
    (said,) = look(seat, alarms)
    assert "垃圾没人收" in said
    assert not seat.said[-1].sticky
    assert look(seat, alarms) == []


def test_several_are_told_as_one_and_the_first_is_a_key_away(seat: Seat, alarms: Alarms) -> None:
    asked: list[object] = []
    alarms.case_requested.connect(asked.append)
    for minutes in (9, 4, 12):
        receive(seat, f"n{minutes}", "垃圾没人收", timedelta(minutes=minutes))
    (said,) = look(seat, alarms)
    assert said.startswith("3 ")
    seat.said[-1].actions[0].run()
    assert asked == [case_id("weibo", "n4")]


def test_an_emergency_stays_until_it_is_acknowledged_or_dealt_with(
    seat: Seat, alarms: Alarms
) -> None:
    assert any(entry.urgent for entry in seat.bench.knowledge.remit)
    receive(seat, "gas", "楼道里闻到煤气味，燃气泄漏了", timedelta(minutes=9))
    (said,) = look(seat, alarms)
    assert said.startswith("Urgent")
    assert (seat.said[-1].sticky, seat.said[-1].kind) == (True, Kind.WARN)
    gone: list[str] = []
    seat.bench.notices.withdrawn.connect(gone.append)
    seat.bench.write(partial(_close, "gas"))
    seat.settle()
    assert gone == [seat.said[-1].topic]


def test_more_emergencies_than_one_can_press_away_are_told_as_one(
    seat: Seat, alarms: Alarms
) -> None:
    for minutes in range(2, 7):
        receive(seat, f"n{minutes}", "楼道里闻到煤气味，燃气泄漏了", timedelta(minutes=minutes))
    assert len(look(seat, alarms)) == 5
    alone = {notice.topic for notice in seat.said[-5:]}
    gone: list[str] = []
    seat.bench.notices.withdrawn.connect(gone.append)
    receive(seat, "n9", "楼道里闻到煤气味，燃气泄漏了", timedelta(minutes=9))
    (said,) = look(seat, alarms)
    assert "6 clock" in said
    assert alone <= set(gone)
    assert seat.said[-1].sticky
    asked: list[object] = []
    alarms.case_requested.connect(asked.append)
    seat.said[-1].actions[0].run()
    assert asked == [case_id("weibo", "n2")]
    for minutes in (2, 3, 4, 5, 6, 9):
        assert seat.said[-1].topic not in gone
        seat.bench.write(partial(_close, f"n{minutes}"))
        seat.settle()
    assert seat.said[-1].topic in gone


def _close(post: str, desk: Desk) -> Changes:
    return desk.cases.note(case_id("weibo", post), "已转燃气公司")


def test_outside_duty_hours_only_an_emergency_is_told(seat: Seat, alarms: Alarms) -> None:
    now = datetime.now(UTC).astimezone(seat.bench.zone)
    minute = now.hour * 60 + now.minute
    # Duty that was over an hour ago, or begins in an hour where the night is too young.
    span = Span(0, minute - 60) if minute > 60 else Span(minute + 60, 1440)
    duty = Schedule((span,), every_day=True)
    now_follow(seat, Following(replace(DEFAULT, key="own", duty=duty)))
    receive(seat, "near", "垃圾没人收", timedelta(minutes=9))
    assert look(seat, alarms) == []
    receive(seat, "gas", "楼道里闻到煤气味，燃气泄漏了", timedelta(minutes=9))
    (said,) = look(seat, alarms)
    assert said.startswith("Urgent")


def test_what_somebody_marked_and_what_the_public_waits_for_is_told_at_any_hour(
    seat: Seat, alarms: Alarms
) -> None:
    now = datetime.now(UTC).astimezone(seat.bench.zone)
    minute = now.hour * 60 + now.minute
    span = Span(0, minute - 60) if minute > 60 else Span(minute + 60, 1440)
    now_follow(seat, Following(replace(DEFAULT, key="own", duty=Schedule((span,), every_day=True))))
    receive(seat, "near", "垃圾没人收", timedelta(minutes=9))
    assert look(seat, alarms) == []
    seat.bench.write(partial(_raise, "near"))
    seat.settle()
    (said,) = look(seat, alarms)
    assert said.startswith("Urgent. Response")
    assert seat.said[-1].sticky
    receive(seat, "public", "网上都在传", timedelta(hours=-30))
    seat.on_desk(partial(_yesterday, "public"))
    (said,) = look(seat, alarms)
    assert said.startswith("Urgent. Public opinion")


def _raise(post: str, desk: Desk) -> Changes:
    return desk.emergencies.raise_on(case_id("weibo", post), Danger.OTHER)


def _yesterday(post: str, desk: Desk) -> None:
    """The clock of the public as somebody began it a day ago, but for ten minutes."""
    began = datetime.now(UTC) - timedelta(hours=24) + timedelta(minutes=10)
    clock, desk.session.now = desk.session.now, partial(_then, began)
    desk.emergencies.answer_within(case_id("weibo", post), 24)
    desk.session.now = clock


def _then(at: datetime) -> datetime:
    return at


def test_what_was_said_at_a_locked_desk_is_said_again_to_whoever_sits_down(
    seat: Seat, alarms: Alarms
) -> None:
    receive(seat, "near", "垃圾没人收", timedelta(minutes=9))
    (said,) = look(seat, alarms)
    assert look(seat, alarms) == []
    before = len(seat.said)
    seat.bench.sit_down(seat.bench.person)
    seat.settle()
    assert [notice.text for notice in seat.said[before:]] == [said]
    assert look(seat, alarms) == []


def test_nobody_is_told_while_nobody_is_at_the_desk(seat: Seat, alarms: Alarms) -> None:
    receive(seat, "near", "垃圾没人收", timedelta(minutes=9))
    seat.bench.sit_down(None)
    assert look(seat, alarms) == []


def test_the_words_of_an_alarm_go_when_they_are_erased(seat: Seat, alarms: Alarms) -> None:
    receive(seat, "near", "垃圾没人收", timedelta(minutes=9))
    look(seat, alarms)
    gone: list[str] = []
    seat.bench.notices.withdrawn.connect(gone.append)
    seat.bench.write(partial(_strike, "near"))
    seat.settle()
    assert "alarm" in gone


def _strike(post: str, desk: Desk) -> Changes:
    return desk.strike([case_id("weibo", post)], next(iter(Ground)), "本人申请")
