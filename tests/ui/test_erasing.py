"""A citizen's data erased at the window: asked twice, told plainly, and gone from every pane."""

from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import STRUCK, Ground
from moderator_app.core.rows import SavedDraft, View
from moderator_app.desk import backups
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.erase import EraseDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.erasing_run import ErasingRun
from moderator_app.ui.panes.case_list import CaseList
from moderator_app.ui.panes.handover import HandoverPane
from moderator_app.ui.panes.history import HistoryPane
from tests.desks import ANNA, BAI, KEY, T0
from tests.pages import plain_files
from tests.ui import case_seats
from tests.ui.benches import HEAT, HOLE, LAMP, Seat
from tests.ui.case_seats import Key, Screen

built = case_seats.built
screen = case_seats.screen

SAID, NAME = "文澜路和石板街路口的路面塌了一个大坑", "晨跑的人"
NOTE = "跑友说夜里看不见坑"
PHONE = "13955667788"


def begin(screen: Screen, case: UUID = HOLE) -> EraseDialog:
    """As the palette does: a command without a key."""
    screen.show(case)
    screen.seat.commands.run("case.erase")
    screen.seat.settle()
    return screen.dialog(EraseDialog)


def carry_out(screen: Screen, dialog: EraseDialog) -> None:
    dialog.reason.setFocus()
    screen.seat.type("本人书面申请")
    dialog.sure.setFocus()
    screen.seat.press(Key.Key_Space)
    screen.seat.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.seat.qtbot.waitUntil(partial(is_over, dialog), timeout=20_000)
    screen.seat.settle()


def is_over(dialog: EraseDialog) -> bool:
    return dialog.run is not None and not dialog.run.running


def shown(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_nothing_is_erased_before_a_reason_is_given_and_the_box_ticked(screen: Screen) -> None:
    dialog = begin(screen)
    screen.seat.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Say why" in shown(dialog)
    assert QApplication.focusWidget() is dialog.reason
    screen.seat.type("本人书面申请")
    screen.seat.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "cannot be undone" in shown(dialog)
    assert QApplication.focusWidget() is dialog.sure
    screen.seat.press(Key.Key_Escape)
    screen.seat.settle()
    assert not screen.case(HOLE).erased


def test_the_timeline_says_who_erased_it_on_what_ground_and_why_and_nothing_else(
    screen: Screen,
) -> None:
    screen.seat.on_desk(partial(_note, HOLE, NOTE))
    dialog = begin(screen)
    carry_out(screen, dialog)
    assert "1 case erased" in dialog.progress.told.text().replace("case(s)", "case")
    screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    entries = [view.entry for view in screen.view.timeline.shown]
    words = repr(entries)
    assert SAID not in words
    assert NAME not in words
    assert NOTE not in words
    assert entries[-1] is not None
    assert "The citizen asked for it · 本人书面申请" in entries[-1].what
    assert entries[-1].who == "安娜"
    chips = [entry.chip.word for entry in entries if entry is not None and entry.chip is not None]
    assert chips.count("The words were erased") == 1
    assert "Words erased" in repr(screen.view.header._state._look)


def test_no_page_keeps_a_word_and_the_backups_are_made_anew(screen: Screen) -> None:
    place = screen.seat.place
    backups.back_up(place, T0)
    before = {path.path.name for path in backups.own(place)}
    carry_out(screen, begin(screen))
    screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    after = {path.path.name for path in backups.own(place)}
    assert len(after) == 1
    assert not after & before
    needle = SAID.encode()
    assert not [name for name, data in plain_files(place.folder, KEY) if needle in data]


def test_every_case_of_the_citizen_is_found_by_account_and_telephone_and_shown(
    screen: Screen,
) -> None:
    screen.seat.on_desk(_more_of_them)
    dialog = begin(screen)
    assert dialog.every.isEnabled()
    dialog.every.setFocus()
    screen.seat.press(Key.Key_Space)
    assert dialog.list.isVisible()
    assert [dialog.list.item(at).text().split("  ")[-1] for at in range(dialog.list.count())] == [
        f"{SAID}，车都绕着走",
        "井盖也松了",
        "另一渠道再报一次",
    ]
    carry_out(screen, dialog)
    screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    erased = [case for case in screen.seat.ask(_all) if screen.case(case).erased]
    assert len(erased) == 3
    assert not screen.case(LAMP).erased


def test_words_begun_in_a_dialog_the_undo_and_the_notices_are_forgotten(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_N)
    screen.dialog(WordsDialog)
    screen.write(NOTE)
    screen.key(Key.Key_Escape)
    screen.key(Key.Key_C)
    carry_out(screen, begin(screen))
    screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    screen.key(Key.Key_U)
    assert "cannot be undone" in screen.said
    screen.key(Key.Key_N)
    assert screen.dialog(WordsDialog).field.toPlainText() == ""
    screen.key(Key.Key_Escape)


def test_a_reply_being_written_is_not_saved_once_the_case_is_erased(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write("跑友您好")
    carry_out(screen, begin(screen))
    screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    screen.view.composer.flush()
    screen.show(LAMP)
    screen.seat.settle()
    assert screen.text.words == ""
    assert screen.seat.ask(partial(_drafts, HOLE)) == (None, None)


def test_an_erased_case_is_not_erased_again_nor_opened(screen: Screen) -> None:
    carry_out(screen, begin(screen))
    screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    screen.seat.commands.run("case.erase")
    screen.seat.settle()
    assert QApplication.activeModalWidget() is None
    assert "were erased" in screen.said


def test_stopping_cleans_what_was_erased_until_then(screen: Screen) -> None:
    left = [HOLE, LAMP, HEAT]

    def one(desk: Desk) -> tuple[int, Changes]:
        run.cancel()
        return 1, desk.strike([left.pop()], Ground.REQUEST, "本人申请")

    run = ErasingRun(screen.seat.bench, one, 3, screen.view)
    with screen.seat.qtbot.waitSignal(run.ended, timeout=20_000) as ended:
        run.start()
    assert ended.args == [None]
    assert (run.erased, run.cancelled) == (1, True)
    assert run.made is not None
    screen.seat.settle()
    assert [screen.case(case).erased for case in (HOLE, LAMP, HEAT)] == [False, False, True]


@pytest.mark.parametrize("visible", [True, False])
def test_lists_history_and_the_handover_hold_nothing_of_it(
    seat: Seat, qtbot: QtBot, visible: bool
) -> None:
    seat.on_desk(_telephoned)
    cases = CaseList(seat.bench, seat.commands)
    history = HistoryPane(seat.bench, seat.commands)
    handover = HandoverPane(seat.bench, seat.commands)
    for pane in (cases, history, handover):
        seat.seat(pane)
    cases.show_view(View.INBOX)
    history.activate()
    history.search("大坑")
    handover.card.words.setPlainText(f"请回电{PHONE}")
    seat.settle()
    qtbot.wait(600)
    seat.settle()
    assert len(history.model.keys) == 1
    handover.setVisible(visible)
    seat.bench.write(partial(_strike, HOLE))
    seat.settle()
    qtbot.wait(600)
    seat.settle()
    held = repr((cases.model._rows, cases.model._lines._made, history.model._rows))
    held += repr((history.model._hits, history.model._lines._made, history._results))
    held += repr((handover._shown, handover.note.items.sheet))
    assert SAID not in held
    assert NAME not in held
    assert PHONE not in held
    assert handover.card.words.toPlainText() == f"请回电{STRUCK}"
    assert history.field.text() == ""
    assert history.model.rowCount() == 3
    for pane in (cases, history, handover):
        pane.deleteLater()


# On the other threads.


def _note(case: UUID, words: str, desk: Desk) -> None:
    desk.cases.note(case, words)


def _strike(case: UUID, desk: Desk) -> Changes:
    return desk.strike([case], Ground.REQUEST, "本人申请")


def _telephoned(desk: Desk) -> None:
    desk.intake.add(HOLE, Incoming("weibo", "hole-2", f"我的电话{PHONE}", desk.session.now()))


def _more_of_them(desk: Desk) -> None:
    now = desk.session.now()
    desk.intake.add(HOLE, Incoming("weibo", "hole-2", f"我的电话{PHONE}", now))
    desk.intake.by_hand(Incoming("web", "w", "井盖也松了", now, author="某人", phone=PHONE))
    desk.intake.by_hand(
        Incoming(
            "phone", "t", "另一渠道再报一次", now, phone=f"{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}"
        )
    )
    desk.intake.by_hand(Incoming("web", "v", "同名不同人", now, author=NAME))


def _all(reader: Reader) -> tuple[UUID, ...]:
    return reader.in_order()


def _drafts(case: UUID, reader: Reader) -> tuple[SavedDraft | None, ...]:
    return tuple(reader.draft(case, "weibo", str(who.id)) for who in (ANNA, BAI))
