"""Promises by keyboard: confirmed as one types, run as clocks, kept, replaced and corrected."""

from datetime import datetime, timedelta
from time import thread_time

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.core import ledger
from moderator_app.core.case import Promised
from moderator_app.core.ledger import Given, State
from moderator_app.core.naming import Fate, Meant
from moderator_app.core.pledging import Pledge
from moderator_app.core.rows import View
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.ui.alarms import Alarms
from moderator_app.ui.dialogs.clock import ClockDialog
from moderator_app.ui.dialogs.promise_time import PromiseTimeDialog
from moderator_app.ui.dialogs.promises import PromisesDialog
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.composer_promises import PAUSE_MS, ReplyPromises
from moderator_app.ui.panes.timeline import Timeline
from tests.desks import ANNA, BAI
from tests.ui.benches import HOLE, LAMP
from tests.ui.case_seats import ALT, ALT_SHIFT, CTRL, SHIFT, Key, Screen, built, screen

__all__ = ["built", "screen"]

REPLY = "您好，我们48小时内给您答复。"


def line(screen: Screen) -> ReplyPromises:
    found = screen.view.composer.findChild(ReplyPromises)
    assert isinstance(found, ReplyPromises)
    return found


def write(screen: Screen, words: str = REPLY) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write(words)
    screen.seat.qtbot.wait(PAUSE_MS + 50)
    screen.seat.settle()


def chips(screen: Screen) -> list[ChipButton]:
    """All that stand under the reply."""
    return [one for one in screen.view.composer.findChildren(ChipButton) if one.isVisible()]


def meant(screen: Screen) -> list[tuple[str, Meant]]:
    return [(one.words, one.meant) for one in line(screen)._naming.named]


def away_and_back(screen: Screen) -> None:
    screen.show(LAMP)
    screen.show(HOLE)
    screen.seat.qtbot.wait(PAUSE_MS + 50)
    screen.seat.settle()


def promised(screen: Screen) -> tuple[Promised, ...]:
    return screen.case(HOLE).promises


def owed(screen: Screen) -> tuple[Promised, ...]:
    return ledger.owed(screen.case(HOLE))


def give(screen: Screen, words: str = "明天中午前", hours: int = 20) -> None:
    def make(desk: Desk) -> None:
        now = desk.session.now()
        desk.promises.make(HOLE, Given(words, now + timedelta(hours=hours)))

    screen.seat.on_desk(make)


def send(screen: Screen) -> None:
    screen.seat.on_desk(lambda desk: desk.cases.sent(HOLE))


def told(screen: Screen) -> list[str]:
    found = screen.view.findChild(Timeline)
    assert found is not None
    return [view.entry.what for view in found.shown if view.entry is not None]


def when(screen: Screen, at: datetime) -> str:
    return f"{screen.seat.bench.local(at):%H:%M}"


# As one types.


def test_a_time_named_is_asked_about_after_a_pause_and_only_once(screen: Screen) -> None:
    write(screen)
    assert line(screen).isVisible()
    (named,) = line(screen)._naming.named
    assert (named.words, named.meant) == ("48小时内", Meant.ASKED)
    asking = [chip.text() for chip in chips(screen) if "48小时内" in chip.text()]
    assert len(asking) == 1
    assert asking[0].startswith("Promise? 48小时内 → ")


def test_a_reply_with_a_time_nobody_confirmed_costs_a_key(screen: Screen) -> None:
    write(screen)
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).pending is None
    assert screen.said.startswith("“48小时内”: is that a promise? Alt+P")
    screen.key(Key.Key_P, ALT)
    screen.key(Key.Key_Return, CTRL)
    case = screen.case(HOLE)
    assert case.pending is not None
    (made,) = case.promises
    assert (made.words, made.lease) == ("48小时内", case.pending.lease)
    assert abs(made.due - made.at - timedelta(hours=48)) < timedelta(minutes=1)
    assert owed(screen) == ()
    send(screen)
    assert owed(screen) == (made,)


def test_a_reply_in_which_no_promise_is_meant_goes_without(screen: Screen) -> None:
    write(screen)
    screen.key(Key.Key_P, ALT_SHIFT)
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).pending is not None
    assert promised(screen) == ()


def test_words_typed_and_sent_faster_than_the_pause_are_asked_about_all_the_same(
    screen: Screen,
) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.seat.type(REPLY)
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).pending is None


def test_one_undo_takes_back_the_reply_with_its_promise_and_gives_the_words_back(
    screen: Screen,
) -> None:
    write(screen)
    screen.key(Key.Key_P, ALT)
    screen.key(Key.Key_Return, CTRL)
    screen.show(HOLE)
    screen.key(Key.Key_U)
    assert promised(screen) == ()
    assert screen.case(HOLE).pending is None
    assert screen.text.words == REPLY
    screen.seat.qtbot.wait(PAUSE_MS + 50)
    assert meant(screen) == [("48小时内", Meant.YES)]


def test_what_was_said_of_a_time_is_there_when_one_comes_back_to_the_case(screen: Screen) -> None:
    write(screen, "48小时内答复您，明天中午前先回电。")
    screen.key(Key.Key_P, ALT)
    screen.text.insert_words("最迟后天上午。", ())
    screen.seat.qtbot.wait(PAUSE_MS + 50)
    screen.key(Key.Key_P, ALT_SHIFT)
    said = [("48小时内", Meant.YES), ("明天中午前", Meant.YES), ("最迟后天上午", Meant.NO)]
    assert meant(screen) == said
    away_and_back(screen)
    assert meant(screen) == said
    screen.key(Key.Key_R)
    screen.key(Key.Key_Return, CTRL)
    assert [one.words for one in promised(screen)] == ["48小时内", "明天中午前"]


def test_a_time_that_was_chosen_and_what_is_kept_are_there_too(screen: Screen) -> None:
    give(screen)
    (old,) = owed(screen)
    write(screen, "师傅礼拜五准到。")
    for _ in range(6):
        screen.key(Key.Key_Left, SHIFT)
    screen.key(Key.Key_P, ALT)
    chosen = screen.dialog(PromiseTimeDialog).moment.chosen
    screen.key(Key.Key_Return, CTRL)
    line(screen)._turn(old.id)
    assert line(screen)._naming.fate(old.id) is Fate.KEPT
    away_and_back(screen)
    assert line(screen)._naming.fate(old.id) is Fate.KEPT
    screen.key(Key.Key_R)
    screen.key(Key.Key_Return, CTRL)
    assert [(one.words, one.due) for one in promised(screen)[1:]] == [("礼拜五准到。", chosen)]


def test_what_one_person_said_is_not_said_for_another(screen: Screen) -> None:
    write(screen)
    screen.key(Key.Key_P, ALT)
    assert meant(screen) == [("48小时内", Meant.YES)]
    screen.seat.bench.sit_down(BAI)
    screen.seat.settle()
    write(screen)
    assert meant(screen) == [("48小时内", Meant.ASKED)]
    screen.seat.bench.sit_down(ANNA)
    screen.seat.settle()
    screen.seat.qtbot.wait(PAUSE_MS + 50)
    screen.seat.settle()
    assert meant(screen) == [("48小时内", Meant.YES)]


def test_the_time_can_be_corrected_before_it_goes(screen: Screen) -> None:
    write(screen)
    (chip,) = line(screen).findChildren(ChipButton)
    chip.setFocus()
    screen.key(Key.Key_Space)
    dialog = screen.dialog(PromiseTimeDialog)
    assert dialog.moment.hasFocus()
    chosen = dialog.moment.chosen + timedelta(days=1)
    dialog.moment.show_moment(chosen)
    screen.key(Key.Key_Return, CTRL)
    screen.view.composer.focus_text()
    screen.key(Key.Key_Return, CTRL)
    assert [one.due for one in promised(screen)] == [chosen]


def test_a_time_that_was_not_found_is_chosen_and_promised_with_the_same_key(
    screen: Screen,
) -> None:
    write(screen, "师傅礼拜五准到。")
    assert not line(screen).isVisible()
    for _ in range(6):
        screen.key(Key.Key_Left, SHIFT)
    screen.key(Key.Key_P, ALT)
    dialog = screen.dialog(PromiseTimeDialog)
    chosen = dialog.moment.chosen
    screen.key(Key.Key_Return, CTRL)
    screen.view.composer.focus_text()
    screen.key(Key.Key_Return, CTRL)
    assert [(one.words, one.due) for one in promised(screen)] == [("礼拜五准到。", chosen)]


def test_a_later_reply_that_names_a_new_time_is_asked_whether_it_replaces_the_old_one(
    screen: Screen,
) -> None:
    give(screen)
    (old,) = owed(screen)
    write(screen)
    assert line(screen)._naming.fate(old.id) is Fate.REPLACED
    screen.key(Key.Key_P, ALT)
    screen.key(Key.Key_Return, CTRL)
    send(screen)
    states = [one.state for one in ledger.ledger(screen.case(HOLE))]
    assert states == [State.SUPERSEDED, State.OPEN]


def test_one_key_says_that_the_follow_up_keeps_what_was_promised(screen: Screen) -> None:
    give(screen)
    write(screen, "路面已经补好了。")
    assert line(screen)._naming.named == ()
    (chip,) = line(screen).findChildren(ChipButton)
    assert chip.text().endswith("still open  Alt+P")
    screen.key(Key.Key_P, ALT)
    screen.key(Key.Key_Return, CTRL)
    assert len(owed(screen)) == 1
    send(screen)
    (one,) = ledger.ledger(screen.case(HOLE))
    assert one.state is State.KEPT


def test_a_long_reply_is_looked_at_beside_the_window(screen: Screen) -> None:
    write(screen, "")
    screen.text.insert_words("路面已经看过。" * 900 + REPLY, ())
    started = thread_time()
    line(screen)._look()
    assert thread_time() - started < 0.016
    screen.seat.qtbot.waitUntil(lambda: bool(line(screen)._naming.named), timeout=5_000)


def test_nothing_is_told_of_a_promise_whose_reply_was_overtaken(screen: Screen) -> None:
    def overtaken(desk: Desk) -> None:
        seen = desk.session.case(HOLE).head
        desk.cases.claim(HOLE, seen)
        given = Given("明天中午前", desk.session.now() + timedelta(hours=20))
        desk.cases.commit(HOLE, seen, to=None, reply=Words(REPLY, pledge=Pledge((given,))))

    screen.seat.on_desk(overtaken)
    screen.show(HOLE)
    assert not any("明天中午前" in words for words in told(screen))


# What becomes of it.


def test_the_clock_of_a_promise_explains_itself(screen: Screen) -> None:
    give(screen, hours=1)
    screen.show(HOLE)
    assert screen.view.header._clock.look.word.startswith("Promise")
    screen.key(Key.Key_L)
    dialog = screen.dialog(ClockDialog)
    page = dialog.pages[-1]
    assert page.title == "Promise"
    assert "“明天中午前”" in page.source.text()
    assert "安娜" in page.source.text()
    screen.key(Key.Key_Escape)


def test_it_is_kept_by_two_keys_and_taken_back_by_one(screen: Screen) -> None:
    give(screen)
    screen.show(HOLE)
    screen.key(Key.Key_P)
    screen.dialog(PromisesDialog)
    screen.key(Key.Key_1)
    assert QApplication.activeModalWidget() is None
    assert owed(screen) == ()
    assert any(words.startswith("kept the promise “明天中午前”") for words in told(screen))
    screen.key(Key.Key_U)
    assert len(owed(screen)) == 1


def test_another_time_that_was_meant_is_written_down_and_taken_back(screen: Screen) -> None:
    give(screen)
    (before,) = owed(screen)
    screen.show(HOLE)
    screen.key(Key.Key_P)
    screen.key(Key.Key_2)
    dialog = screen.dialog(PromisesDialog)
    assert dialog.moment.hasFocus()
    dialog.moment.show_moment(before.due + timedelta(hours=3))
    screen.key(Key.Key_Return, CTRL)
    (after,) = owed(screen)
    assert after.id == before.id
    assert after.due - before.due > timedelta(hours=2)
    screen.key(Key.Key_U)
    assert owed(screen) == (before,)


def test_a_new_promise_by_hand_replaces_one_that_is_open(screen: Screen) -> None:
    give(screen)
    screen.show(HOLE)
    screen.key(Key.Key_P)
    screen.key(Key.Key_3)
    screen.write("后天中午前给回话")
    dialog = screen.dialog(PromisesDialog)
    assert dialog.moment.chosen.hour == 12
    screen.key(Key.Key_Return, CTRL)
    assert [one.words for one in owed(screen)] == ["后天中午前给回话"]
    screen.key(Key.Key_U)
    assert [one.words for one in owed(screen)] == ["明天中午前"]


def test_a_case_without_promises_asks_at_once_for_the_first(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_P)
    dialog = screen.dialog(PromisesDialog)
    assert dialog.words.hasFocus()
    screen.key(Key.Key_Return, CTRL)
    assert dialog.problem.text() == "Write what was promised."
    screen.write("电话里说明天中午前回电")
    screen.key(Key.Key_Return, CTRL)
    assert [one.words for one in owed(screen)] == ["电话里说明天中午前回电"]
    assert any(words.startswith("promised “电话里说明天中午前回电”") for words in told(screen))


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_2, Key.Key_3])
def test_nothing_more_is_done_about_a_promise_that_is_settled(screen: Screen, key: Key) -> None:
    give(screen)
    (one,) = owed(screen)
    screen.seat.on_desk(lambda desk: desk.promises.keep(HOLE, one.id))
    before = screen.case(HOLE)
    screen.show(HOLE)
    screen.key(Key.Key_P)
    screen.key(key)
    dialog = screen.dialog(PromisesDialog)
    assert not dialog.main.isVisible()
    screen.key(Key.Key_Escape)
    assert screen.case(HOLE) == before


def test_the_desk_says_so_before_a_promise_is_missed(screen: Screen) -> None:
    alarms = Alarms(screen.seat.bench, screen.seat.window)
    alarms.start()

    def make(desk: Desk) -> None:
        soon = desk.session.now() + timedelta(minutes=9)
        desk.promises.make(HOLE, Given("一刻钟内", soon))

    screen.seat.on_desk(make)
    alarms.look()
    screen.seat.settle()
    assert "Promise due " in screen.said


def test_open_promises_have_a_list_of_their_own(screen: Screen) -> None:
    give(screen)
    seat = screen.seat
    now, person = seat.bench.now(), seat.bench.actor
    keys = seat.ask(lambda reader: reader.order(View.PROMISES, now=now, person=person))
    (row,) = seat.ask(lambda reader: tuple(reader.rows(keys).values()))
    assert row.case_id == HOLE
    assert row.promise_due == owed(screen)[0].due
