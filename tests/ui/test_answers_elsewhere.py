"""A mail that asks for its answer elsewhere than where it came from: one sees where the reply goes."""

from dataclasses import replace

import pytest

from moderator_app.core.channels import Received
from moderator_app.core.ids import case_id
from moderator_app.desk.desk import Desk
from moderator_app.ui.panes.entry import Entry
from tests.desk.accounts import ACCOUNT, STREAM, batch, said
from tests.ui.case_seats import CTRL, Key, Screen, built, screen

__all__ = ["built", "screen"]

pytestmark = pytest.mark.usefixtures("window_watchdog")
FORM = replace(said("<f@site>", sender="政府网站"), reply_to="wang@163.com")


def arrived(screen: Screen, one: Received) -> Entry:
    """The one line of a case that a letter opened."""

    def comes(desk: Desk) -> None:
        desk.accounts.save(ACCOUNT)
        desk.inbound.take(ACCOUNT, STREAM, batch(one))

    screen.seat.on_desk(comes)
    screen.seat.bench.learn()
    screen.seat.settle()
    screen.show(case_id(ACCOUNT.platform, FORM.id))
    (entry,) = (view.entry for view in screen.view.timeline.shown if view.entry is not None)
    return entry


def test_the_window_says_who_is_answered_and_the_reply_goes_there(screen: Screen) -> None:
    entry = arrived(screen, FORM)
    assert "sent by 政府网站@example.org" in entry.what
    assert "answers go to wang@163.com" in entry.what
    assert "to wang@163.com" in screen.view.composer._sheet.head._where.text()
    screen.key(Key.Key_R)
    screen.text.replace_words("路灯已报修。", ())
    screen.view.composer._sheet.check()
    screen.seat.settle()
    screen.key(Key.Key_Return, CTRL)

    def leaves(desk: Desk) -> str:
        (waiting,) = desk.outbox.unsettled()
        desk.outbox.hurry(waiting.lease)
        leaving = desk.outbox.begin(ACCOUNT.id)
        assert leaving is not None
        return leaving.out.target.recipient

    assert screen.seat.on_desk(leaves) == "wang@163.com"


def test_an_ordinary_mail_says_in_one_place_where_its_answer_goes(screen: Screen) -> None:
    def comes(desk: Desk) -> None:
        desk.accounts.save(ACCOUNT)
        desk.inbound.take(ACCOUNT, STREAM, batch(replace(FORM, reply_to="")))

    screen.seat.on_desk(comes)
    screen.seat.bench.learn()
    screen.seat.settle()
    screen.show(case_id(ACCOUNT.platform, FORM.id))
    (entry,) = (view.entry for view in screen.view.timeline.shown if view.entry is not None)
    assert entry.what == "E-mail"
    assert "to 政府网站@example.org" in screen.view.composer._sheet.head._where.text()


@pytest.mark.parametrize("automatic", [True, False])
def test_what_a_machine_wrote_says_so_and_what_a_citizen_wrote_does_not(
    screen: Screen, automatic: bool
) -> None:
    entry = arrived(screen, replace(FORM, reply_to="", automatic=automatic))
    assert (entry.chip.word if entry.chip else "") == ("Sent by a machine" if automatic else "")
