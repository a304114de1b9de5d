"""Telling organisations by e-mail: said before it happens, to be switched off, and in their lane."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Stage, Status
from moderator_app.core.channels import Machine, Receipt, Received
from moderator_app.core.outbox import State
from moderator_app.desk.desk import Desk
from moderator_app.desk.outbox import WINDOW_SETTING
from moderator_app.ui.dialogs.hasten import HastenDialog
from moderator_app.ui.dialogs.organisation_editor import OrganisationEditor
from moderator_app.ui.dialogs.outcome import OutcomeDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.panes.carried import CarriedStrip
from moderator_app.ui.panes.mail_line import MailLine
from tests.desk.accounts import ACCOUNT, STREAM, batch
from tests.desk.letters import answer
from tests.ui.benches import HOLE
from tests.ui.case_seats import CTRL, LIGHTS, ROADS, SHIFT, Key, Screen, built, screen

__all__ = ["built", "screen"]

pytestmark = pytest.mark.usefixtures("window_watchdog")
MAILBOX = "office@roads.qingchuan.gov.cn"


@pytest.fixture
def strip(screen: Screen) -> CarriedStrip:
    """A desk that has an account, and one organisation with a mailbox."""
    seat = screen.seat
    made = CarriedStrip(seat.bench, seat.commands)
    around = screen.view.parentWidget()
    layout = None if around is None else around.layout()
    assert layout is not None
    layout.addWidget(made)
    mailed = replace(seat.bench.knowledge.by_id[ROADS], mail=MAILBOX)

    def prepared(desk: Desk) -> None:
        desk.accounts.save(ACCOUNT)
        desk.save_settings({WINDOW_SETTING: 60})
        desk.directory.save_organisation(mailed)

    seat.on_desk(prepared)
    seat.bench.learn()
    seat.settle()
    screen.show(HOLE)
    return made


def line(screen: Screen) -> MailLine:
    return screen.view.handlers.mail


def commit(screen: Screen) -> None:
    """The lead by its key, and no words to the citizen."""
    screen.key(Key.Key_1)
    screen.key(Key.Key_R)
    screen.key(Key.Key_A, CTRL)
    screen.key(Key.Key_Delete)
    screen.key(Key.Key_Return, CTRL)
    screen.show(HOLE)
    screen.view.setFocus()


def stage(screen: Screen) -> Stage:
    handling = screen.case(HOLE).handling(ROADS)
    assert handling is not None
    return handling.stage


def leaves(screen: Screen) -> str:
    """What waits goes out, as a lane would carry it."""

    def carried(desk: Desk) -> str:
        (entry,) = desk.outbox.unsettled()
        desk.outbox.hurry(entry.lease)
        leaving = desk.outbox.begin(ACCOUNT.id)
        assert leaving is not None
        id_ = f"<{leaving.out.key}@test>"
        desk.outbox.arrived(entry.lease, Receipt(id_, desk.session.now()))
        return id_

    id_ = screen.seat.on_desk(carried)
    screen.show(HOLE)
    return id_


def comes(screen: Screen, item: Received) -> None:
    screen.seat.on_desk(lambda desk: desk.inbound.take(ACCOUNT, STREAM, batch(item)))
    screen.show(HOLE)
    screen.view.setFocus()


def entries(screen: Screen) -> list[str]:
    views = screen.view.timeline.shown
    return [f"{v.entry.who} {v.entry.what} {v.entry.text}" for v in views if v.entry is not None]


def waiting(screen: Screen) -> list[State]:
    return [one.state for one in screen.seat.on_desk(lambda desk: desk.outbox.unsettled())]


def test_to_whom_it_goes_is_read_before_ctrl_enter_and_it_goes_by_itself(
    screen: Screen, strip: CarriedStrip
) -> None:
    assert not line(screen).isVisible()
    screen.key(Key.Key_1)
    assert line(screen).isVisible()
    assert MAILBOX in line(screen).words.text()
    assert waiting(screen) == []
    screen.key(Key.Key_1)
    commit(screen)
    strip.look()
    screen.seat.settle()
    assert waiting(screen) == [State.QUEUED]
    assert "市政处" in strip._words.text()
    assert not screen.strip.isVisible(), "nothing is to be passed on by hand"
    leaves(screen)
    assert stage(screen) is Stage.TOLD
    assert any(MAILBOX in one for one in entries(screen))


def test_a_letter_whose_account_was_switched_off_does_not_look_as_if_it_went(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    screen.seat.on_desk(lambda desk: desk.accounts.save(replace(ACCOUNT, active=False)))
    screen.seat.bench.learn()
    strip.look()
    screen.seat.settle()
    assert "its account is not in use" in strip._words.text()


def test_switched_off_for_this_case_it_is_passed_on_as_ever(
    screen: Screen, strip: CarriedStrip
) -> None:
    screen.key(Key.Key_1)
    screen.key(Key.Key_M, SHIFT)
    assert MAILBOX not in line(screen).words.text()
    screen.key(Key.Key_1)
    commit(screen)
    assert (waiting(screen), stage(screen)) == ([], Stage.DISPATCHED)
    assert screen.strip.isVisible()


def test_undo_takes_the_letter_back_with_the_dispatch(screen: Screen, strip: CarriedStrip) -> None:
    commit(screen)
    screen.key(Key.Key_U)
    assert (waiting(screen), screen.case(HOLE).handlings) == ([], ())


def test_the_strip_takes_a_letter_back_and_they_are_still_to_be_told(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    strip.look()
    screen.seat.settle()
    strip._second.click()
    screen.seat.settle()
    screen.show(HOLE)
    assert (waiting(screen), stage(screen)) == ([], Stage.DISPATCHED)
    assert screen.strip.isVisible()


def test_whoever_has_no_mailbox_is_named_beside_those_who_have(
    screen: Screen, strip: CarriedStrip
) -> None:
    screen.key(Key.Key_1)
    screen.view.choosing.toggle(LIGHTS)
    screen.seat.settle()
    other = screen.seat.bench.knowledge.by_id[LIGHTS].shown
    assert f"by hand: {other}" in line(screen).words.text()


def test_without_an_account_nothing_is_said_of_e_mail(screen: Screen, strip: CarriedStrip) -> None:
    off = replace(ACCOUNT, active=False)
    screen.seat.on_desk(lambda desk: desk.accounts.save(off))
    screen.seat.bench.learn()
    screen.seat.settle()
    commit(screen)
    assert not line(screen).isVisible()
    assert (waiting(screen), stage(screen)) == ([], Stage.DISPATCHED)


def test_an_answer_stands_in_their_lane_and_one_key_makes_it_a_return(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    id_ = leaves(screen)
    whole = (
        "不属于我处职责，请转水务局。\n\n-----原始邮件-----\n发件人: x\n主题: y\n日期: z\n\n原文"
    )
    comes(screen, answer("<f@r>", whole, refers=(id_,), sender=MAILBOX))
    assert stage(screen) is Stage.ANSWERED
    view = screen.view.timeline.shown[-1]
    assert view.entry is not None
    assert (view.entry.text, view.entry.whole) == ("不属于我处职责，请转水务局。", whole)
    assert view.more is not None
    screen.key(Key.Key_B)
    assert stage(screen) is Stage.RETURNED
    screen.key(Key.Key_U)
    assert stage(screen) is Stage.ANSWERED


def test_a_strangers_words_wait_and_f_takes_them_for_theirs(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    id_ = leaves(screen)
    comes(screen, answer("<s@qq>", "已派人。", refers=(id_,), sender="boss@qq.com"))
    assert stage(screen) is Stage.TOLD
    screen.key(Key.Key_F)
    assert screen.dialog(WordsDialog).field.toPlainText() == "已派人。"
    screen.key(Key.Key_Return)
    assert stage(screen) is Stage.ANSWERED


def test_hastening_shows_its_words_and_goes_into_the_same_conversation(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    id_ = leaves(screen)
    screen.key(Key.Key_H)
    dialog = screen.dialog(HastenDialog)
    assert dialog.field.toPlainText()
    dialog.field.setPlainText("请告知何时修好。")
    screen.key(Key.Key_Return)
    case = screen.case(HOLE)
    target = case.letters[1].target
    assert target is not None
    assert (target.thread, target.recipient) == (id_, MAILBOX)
    assert (case.handlings[0].hastened, waiting(screen)) == (1, [State.QUEUED])


def test_hastening_without_a_mail_copies_the_words(screen: Screen, strip: CarriedStrip) -> None:
    commit(screen)
    leaves(screen)
    screen.key(Key.Key_H)
    screen.dialog(HastenDialog).others.click()
    screen.seat.settle()
    assert (screen.case(HOLE).handlings[0].hastened, waiting(screen)) == (1, [])
    assert "催办" in QApplication.clipboard().text()


def test_what_bounced_stands_in_the_strip_until_a_person_tells_them_otherwise(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    id_ = leaves(screen)
    bounced = answer(
        "<d@mx>", "550", refers=(id_,), sender="mailer-daemon@mx", machine=Machine.BOUNCED
    )
    comes(screen, bounced)
    strip.look()
    screen.seat.settle()
    assert strip.property("notice") == "warn"
    assert "was not reached" in strip._words.text()
    assert screen.case(HOLE).status is Status.WAITING
    screen.seat.qtbot.waitUntil(lambda: strip._meant is not None, timeout=9000)
    reader = QApplication.focusWidget()
    screen.key(Key.Key_Z)
    assert strip._first.hasFocus()
    screen.key(Key.Key_Escape)
    assert QApplication.focusWidget() is reader
    screen.key(Key.Key_Z)
    screen.key(Key.Key_Tab)
    screen.key(Key.Key_Return)
    assert QApplication.focusWidget() is reader, "the keys are those of the case again"
    screen.show(HOLE)
    assert not strip.isVisible()
    assert screen.strip.isVisible()


def test_a_case_is_not_closed_before_it_is_said_what_becomes_of_its_letter(
    screen: Screen, strip: CarriedStrip
) -> None:
    commit(screen)
    screen.key(Key.Key_E)
    assert QApplication.activeModalWidget() is None
    assert "has not left yet" in screen.said
    strip.look()
    screen.seat.settle()
    strip._second.click()
    screen.seat.settle()
    screen.show(HOLE)
    screen.view.setFocus()
    screen.key(Key.Key_E)
    screen.dialog(OutcomeDialog)
    screen.key(Key.Key_Escape)


def test_who_is_still_to_be_told_may_be_written_to_after_all(
    screen: Screen, strip: CarriedStrip
) -> None:
    screen.key(Key.Key_1)
    screen.key(Key.Key_M, SHIFT)
    screen.key(Key.Key_1)
    commit(screen)
    assert MAILBOX in screen.strip.mail.accessibleName()
    screen.key(Key.Key_Y, SHIFT)
    screen.seat.settle()
    assert waiting(screen) == [State.QUEUED]
    assert not screen.strip.isVisible()
    leaves(screen)
    assert stage(screen) is Stage.TOLD


@pytest.mark.parametrize(("typed", "kept"), [("not an address", ""), (MAILBOX, MAILBOX)])
def test_a_mailbox_is_one_address_or_none(screen: Screen, typed: str, kept: str) -> None:
    one = screen.seat.bench.knowledge.by_id[LIGHTS]
    editor = OrganisationEditor(screen.seat.bench, one, screen.seat.window)
    editor._mail.setText(typed)
    editor.save()
    screen.seat.settle()
    if not kept:
        editor.deleteLater()
    assert _mail(screen, LIGHTS) == kept


def _mail(screen: Screen, organisation: UUID) -> str:
    known = screen.seat.ask(lambda reader: reader.organisations())
    return next(one.mail for one in known if one.id == organisation)
