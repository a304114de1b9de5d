"""What has befallen people at other desks, tried at this one: their cases, clocks and lists.

As `test_what_befell_others`; what is tried elsewhere already stands in the table of
`tests.bench.bench_mutants` alone.
"""

from datetime import timedelta
from functools import partial

from moderator_app.core.case import Status
from moderator_app.core.decisions import Incoming
from moderator_app.desk.desk import Desk as Writing
from moderator_app.desk.intake import Answered
from moderator_app.ui.models.cases import Role
from moderator_app.ui.models.lines import Line
from tests.desks import invented
from tests.journeys.hands import until
from tests.ui.benches import HEAT, HOLE, LAMP
from tests.ui.lists import closing
from tests.ui.whole_windows import Desk, desk

__all__ = ["desk"]


def chips(desk: Desk) -> list[str]:
    """What the line of the case on the screen says beside its words."""
    list_ = desk.window.list
    line = list_.model.data(list_.table.currentIndex(), Role.LINE)
    assert isinstance(line, Line)
    return [chip.word for chip in line.chips]


def told(desk: Desk) -> list[str]:
    """The marks of the case's timeline, from its beginning."""
    views = desk.window.case.timeline.shown
    return [view.entry.chip.word for view in views if view.entry and view.entry.chip]


# 10. What a citizen wrote under an old answer left the case where it lay.


def test_a_citizen_who_writes_again_after_the_answer_is_back_before_our_eyes(desk: Desk) -> None:
    desk.press("R")
    desk.write("您好，已转市政处")
    desk.press("Ctrl+Enter", "Y")
    assert desk.case(HOLE).status is Status.ANSWERED
    assert desk.listed == [LAMP, HEAT]
    desk.hears_again(HOLE, "坑还在，没人来")
    assert desk.case(HOLE).status is Status.WAITING
    assert desk.window.list._bar.isVisible()
    desk.press(",")
    assert desk.reads(HOLE)
    assert "2 messages" in chips(desk)


# 11. What went out by itself was in no history.


def test_what_was_answered_elsewhere_stands_in_the_history_as_it_went_out(desk: Desk) -> None:
    now = desk.window.case._bench.now()
    case = desk.hears("answered", "井盖响", ago=timedelta(days=2))
    late = Incoming("weibo", "answered", "井盖响", now - timedelta(days=2), author="路人")
    desk.on_desk(partial(_bring_in, Answered(late, "您好，已修好。", now - timedelta(days=1))))
    desk.window.open_case(case)
    desk.hands.look()
    assert told(desk) == ["Sent"]
    texts = [v.entry.text for v in desk.window.case.timeline.shown if v.entry]
    assert texts == ["井盖响", "您好，已修好。"]


def _bring_in(one: Answered, desk: Writing) -> None:
    desk.intake.receive([one])


# 13. The order held for the page that had been read, and the most urgent stood on another.


def test_what_is_most_urgent_stands_first_of_hundreds_however_late_it_came(desk: Desk) -> None:
    desk.on_desk(_flood)
    oldest = desk.hears("oldest", "下水道堵了一周", ago=timedelta(days=9))
    desk.press("Ctrl+4", "Ctrl+1", "Home")
    assert desk.window.list.model.rowCount() > 400
    assert desk.reads(oldest)


def _flood(desk: Writing) -> None:
    since = desk.session.now() - timedelta(days=3)
    desk.intake.receive([Answered(one.message) for one in invented(600, since=since)])


# 14. Set aside until the part comes; 谢谢 brought it back.


def test_a_thank_you_leaves_a_case_set_aside_and_a_question_brings_it_back(desk: Desk) -> None:
    desk.press("S", "1", "Enter")
    assert desk.reads(LAMP)
    until_when = desk.case(HOLE).snoozed_until
    desk.hears_again(HOLE, "好的，谢谢🙏")
    assert desk.case(HOLE).snoozed_until == until_when
    assert desk.case(HOLE).messages == 2
    assert not desk.window.list._bar.isVisible()
    desk.press("Ctrl+6")
    assert desk.reads(HOLE)
    assert "2 messages" in chips(desk)
    desk.press("Ctrl+1")
    desk.hears_again(HOLE, "谢谢，可是什么时候修？")
    assert desk.case(HOLE).snoozed_until is None
    desk.press("Ctrl+4", "Ctrl+1")
    assert HOLE in desk.listed


# 15. A closed case was open again, and nothing said why.


def test_a_closed_case_that_opens_again_says_so_in_the_list_and_where_it_happened(
    desk: Desk,
) -> None:
    desk.press("R")
    desk.write("您好，已填平")
    desk.press("Ctrl+Enter", "Y")
    desk.on_desk(partial(closing, HOLE))
    desk.hears_again(HOLE, "又塌了")
    assert desk.reads(LAMP)
    desk.press(",")
    assert desk.reads(HOLE)
    assert "Opened again" in chips(desk)
    assert told(desk)[-1] == "Opened the case again"


# 18. The warning was there, but off until somebody had switched it off and on.


def test_a_desk_nobody_has_set_up_warns_before_a_time_runs_out(desk: Desk) -> None:
    desk.hears("soon", "垃圾没人收", ago=timedelta(hours=2) - timedelta(minutes=9))
    desk.window.case._bench.minute.emit()
    until(desk.hands, lambda: "垃圾没人收" in desk.said, "the warning")


# 20. Two characters found nothing.


def test_two_characters_find_exactly_the_cases_that_have_them(desk: Desk) -> None:
    for words, case in (("路灯", LAMP), ("停电", HEAT), ("大坑", HOLE)):
        desk.press("Ctrl+7", "Ctrl+A")
        desk.write(words)
        desk.press("Enter")
        assert desk.reads(case)
        assert desk.window.history.model.rowCount() == 1
    desk.press("Ctrl+7", "Ctrl+A")
    desk.write("路坑")
    until(desk.hands, lambda: desk.window.history.model.rowCount() == 0, "nothing")
