"""Words are passed on by hand: copied for one recipient at a time, confirmed by a person."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Case, Delivery, Stage
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.ui.notices import Kind as NoticeKind
from tests.ui.benches import HOLE, LAMP
from tests.ui.case_seats import CTRL, Key, Screen, built, screen

__all__ = ["built", "screen"]

MENUS = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def clipboard() -> str:
    return QApplication.clipboard().text()


def commit(screen: Screen) -> Case:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return, CTRL)
    return screen.case(HOLE)


def test_the_words_are_copied_for_one_recipient_at_a_time(screen: Screen) -> None:
    commit(screen)
    reply = clipboard()
    assert reply.startswith("晨跑的人您好")
    assert screen.strip.isVisible()
    assert "Weibo" in screen.strip._words.text()
    screen.key(Key.Key_Y)
    case = screen.case(HOLE)
    assert case.replies[0].delivery is Delivery.SENT
    assert case.citizen_waits_since is None
    assert case.handlings[0].stage is Stage.DISPATCHED
    assert clipboard() != reply
    assert "路面塌了" in clipboard()
    screen.key(Key.Key_Y)
    assert screen.case(HOLE).handlings[0].stage is Stage.TOLD
    assert not screen.strip.isVisible()


def test_words_that_were_copied_over_are_no_longer_called_copied(screen: Screen) -> None:
    commit(screen)
    assert screen.strip.property("notice") == "info"
    QApplication.clipboard().setText("something else")
    assert screen.strip.property("notice") == "warn"
    screen.key(Key.Key_V)
    assert screen.strip.property("notice") == "info"


def test_they_can_be_copied_again(screen: Screen) -> None:
    commit(screen)
    reply = clipboard()
    QApplication.clipboard().setText("something else")
    screen.key(Key.Key_V)
    assert clipboard() == reply


def test_how_and_whom_one_told_is_kept_and_offered_the_next_time(screen: Screen) -> None:
    commit(screen)
    screen.key(Key.Key_Y)
    screen.strip.telling._choose("phone")
    screen.strip.telling.whom.setText("郑洁")
    screen.key(Key.Key_Y)
    told = screen.seat.dossier(HOLE).history[-1]
    assert (told.body["how"], told.body["whom"]) == ("phone", "郑洁")
    screen.show(LAMP)
    screen.key(Key.Key_1)
    screen.text.clear()
    screen.key(Key.Key_Return, CTRL)
    assert screen.strip.telling.whom.text() == "郑洁"
    screen.key(Key.Key_Y)
    assert screen.seat.dossier(LAMP).history[-1].body["how"] == "phone"


def test_the_strip_outlives_its_case(screen: Screen) -> None:
    commit(screen)
    screen.show(LAMP)
    current = screen.strip.current
    assert current is not None
    assert current.case == HOLE
    screen.key(Key.Key_Y)
    assert screen.case(HOLE).replies[0].delivery is Delivery.SENT


def test_among_the_unsent_it_is_about_the_case_that_is_shown(screen: Screen) -> None:
    commit(screen)
    screen.show(LAMP)
    screen.key(Key.Key_R)
    screen.write("收到")
    screen.key(Key.Key_Return, CTRL)
    screen.strip.lead_by_case(True)  # noqa: FBT003
    screen.show(HOLE)
    current = screen.strip.current
    assert current is not None
    assert current.case == HOLE
    screen.view.setFocus()
    screen.key(Key.Key_Y)
    assert screen.case(HOLE).pending is None
    assert screen.case(LAMP).pending is not None


@MENUS
def test_what_did_not_go_out_becomes_a_draft_again(screen: Screen) -> None:
    commit(screen)
    words = clipboard()
    screen.show(HOLE)
    screen.strip._no.click()
    screen.key(Key.Key_2)
    case = screen.case(HOLE)
    assert case.replies[0].delivery is Delivery.UNSENT
    screen.seat.settle()
    assert screen.text.words == words


def test_a_clipboard_that_refuses_is_told_and_nothing_counts_as_copied(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "setText", _refuse)
    QApplication.clipboard().setMimeData(QMimeData())
    commit(screen)
    assert any(notice.kind is NoticeKind.ERROR for notice in screen.seat.said)
    assert screen.strip._words.text().startswith("To be confirmed as sent")


def _refuse(*_: object) -> None:
    """A clipboard held by somebody else."""


def test_signs_that_turn_the_order_of_reading_reach_nobody(screen: Screen) -> None:
    turned = case_id("weibo", "turned")
    screen.seat.on_desk(partial(_turned, screen.seat.bench.now()))
    screen.show(turned)
    assert "\u202e" not in screen.view.header._who.text()
    proses = [v.prose for v in screen.view.timeline.shown if v.prose is not None]
    assert [prose.toPlainText() for prose in proses] == ["路灯\u200b不亮"]
    screen.key(Key.Key_1)
    assert "反过来您好" in screen.text.words
    assert "\u202e" not in screen.text.words
    screen.key(Key.Key_Return, CTRL)
    screen.key(Key.Key_Y)
    assert "路灯不亮" in clipboard()
    assert screen.seat.dossier(turned).history[0].body["text"] == "路灯\u202e不亮"


def _turned(now: datetime, desk: Desk) -> None:
    message = Incoming("weibo", "turned", "路灯\u202e不亮", now, author="反\u202e过来")
    desk.intake.receive([Answered(message)])
