"""How our accounts stand, at the top of the window: told once when one goes down, once when it is
up again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.channels.wecom import connector as wecom
from moderator_app.core import account_state
from moderator_app.core.account_state import Standing, State
from moderator_app.core.case import Target
from moderator_app.core.channels import Account, AuthRequired, Budget, Caps, Counting
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.desk import Desk
from moderator_app.ui.channels_banner import ChannelsBanner
from moderator_app.ui.chips import Shape, Tone
from moderator_app.ui.dialogs.channels import AccountLine, ChannelsDialog
from moderator_app.ui.topbar import TopBar
from moderator_app.ui.traffic import Traffic
from tests.channels import wecom_vendor
from tests.channels.wecom_account import GOOD_SECRETS, account
from tests.channels.wecom_vendor import CITIZEN, SYNC, Vendor, refusal
from tests.ui.account_pages import Ring, ring
from tests.ui.benches import Seat

__all__ = ["ring"]

SIGN_IN = "/cgi-bin/gettoken"
NOT_KNOWN, BUSY = refusal(40001, "invalid credential"), refusal(-1, "system busy")


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with wecom_vendor.running() as running:
        yield running


@pytest.fixture
def traffic(seat: Seat) -> Iterator[Traffic]:
    traffic = Traffic(seat.bench, seat.desk)
    yield traffic
    traffic.stop()


@pytest.fixture
def banner(seat: Seat, traffic: Traffic) -> ChannelsBanner:
    bar = TopBar(seat.bench, seat.commands, sample=False, traffic=traffic)
    seat.seat(bar)
    assert bar.channels is not None
    return bar.channels


def begin(seat: Seat, traffic: Traffic, vendor: Vendor) -> Account:
    """An account is kept, and the desk opened."""
    ours = account(vendor.port)
    seat.on_desk(lambda desk: desk.accounts.save(ours))
    asked = dict.fromkeys([one.name for one in wecom.info.fields if one.secret], "")
    traffic.connecting.secrets.keep(ours.id, asked | GOOD_SECRETS, held=True)
    seat.bench.learn()
    traffic.start()
    return ours


def stands(seat: Seat, traffic: Traffic, standing: Standing) -> None:
    seat.qtbot.waitUntil(
        lambda: any(one.standing is standing for one in traffic.states.values()), timeout=9000
    )
    seat.settle()


def dialog() -> ChannelsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ChannelsDialog)
    return found


def line(found: ChannelsDialog) -> AccountLine:
    (one,) = found.lines.values()
    return one


def test_a_desk_without_accounts_says_nothing_of_them(banner: ChannelsBanner) -> None:
    assert not banner.isVisible()


def test_an_account_that_goes_down_is_told_of_once_and_once_when_it_is_up_again(
    seat: Seat, traffic: Traffic, banner: ChannelsBanner, vendor: Vendor
) -> None:
    vendor.instead[SIGN_IN] = NOT_KNOWN
    held = QApplication.focusWidget()
    begin(seat, traffic, vendor)
    stands(seat, traffic, Standing.SIGN_IN)
    assert (banner.look.word, banner.look.shape) == ("Channels 0/1", Shape.SQUARE)
    assert [one.text for one in seat.said] == [
        "市城管局: Sign in anew. What is to be sent waits here."
    ]
    traffic.stood.emit()
    assert len(seat.said) == 1
    assert QApplication.focusWidget() is held
    seat.press(Qt.Key.Key_F8)
    found = dialog()
    assert line(found).deed.text() == "Sign in anew…"
    assert found.focusWidget() is line(found).deed
    assert "not tried again" in line(found).words
    del vendor.instead[SIGN_IN]
    (id_,) = found.lines
    traffic.release(id_)
    stands(seat, traffic, Standing.FINE)
    assert (banner.look.word, banner.look.shape) == ("Channels 1/1", Shape.DOT)
    assert seat.said[-1].text == "市城管局 works again"
    assert len(seat.said) == 2
    assert line(found).deed.isHidden()
    assert "Last worked" in line(found).words
    found.reject()


def test_what_is_amiss_with_an_account_that_works_is_told_with_what_to_do(
    seat: Seat, traffic: Traffic, banner: ChannelsBanner, vendor: Vendor
) -> None:
    ours = begin(seat, traffic, vendor)
    stands(seat, traffic, Standing.FINE)
    now = seat.bench.now()
    traffic.stands(ours.id, account_state.succeeded(now, trouble="relay_clock:7"))
    seat.settle()
    assert (banner.look.word, banner.look.shape) == ("Channels 1/1", Shape.TRIANGLE)
    (said,) = (one.text for one in seat.said)
    assert said.startswith("市城管局: Works in part.")
    banner.click()
    found = dialog()
    assert "7 minutes apart" in line(found).words
    traffic.stands(ours.id, account_state.succeeded(now, trouble="its own"))
    seat.settle()
    assert "(its own)" in line(found).words
    traffic.stands(ours.id, account_state.failed(State(), AuthRequired(), now))
    seat.settle()
    assert "Sign in anew" in seat.said[-1].text, "worse than before, and told once more"
    traffic.stands(ours.id, account_state.succeeded(now))
    seat.settle()
    assert "(its own)" not in line(found).words
    assert seat.said[-1].text == "市城管局 works again"
    found.reject()


def test_an_account_without_its_password_leads_to_where_it_is_typed_in(
    seat: Seat, traffic: Traffic, banner: ChannelsBanner
) -> None:
    ran: list[str] = []
    seat.commands.bind("settings.accounts", partial(ran.append, "settings"))
    ours = account(1)
    seat.on_desk(lambda desk: desk.accounts.save(ours))
    seat.bench.learn()
    traffic.start()
    seat.qtbot.waitUntil(lambda: ours.id in traffic.shut, timeout=9000)
    seat.settle()
    assert banner.look.tone is Tone.WARN
    seat.said[-1].actions[0].run()
    assert ran == ["settings"]
    assert traffic.asked_for == ours.id
    seat.commands.run("channels")
    seat.settle()
    said = line(dialog())
    assert "no keyring" in said._when.text()
    traffic.asked_for = None
    QTest.keyClick(said.deed, Qt.Key.Key_Return)
    assert ran == ["settings", "settings"]
    assert traffic.asked_for == ours.id


def test_one_try_that_fails_is_shown_and_told_of_by_nobody_and_can_be_hurried(
    seat: Seat, traffic: Traffic, banner: ChannelsBanner, vendor: Vendor
) -> None:
    vendor.instead[SYNC] = BUSY
    begin(seat, traffic, vendor)
    stands(seat, traffic, Standing.RETRYING)
    assert banner.look.word == "Channels 0/1"
    assert seat.said == []
    banner.click()
    found = dialog()
    assert "next try" in line(found).words
    vendor.instead.clear()
    line(found).deed.click()
    stands(seat, traffic, Standing.FINE)
    assert banner.look.word == "Channels 1/1"
    found.reject()
    assert seat.bench.caps_of is not None
    known = seat.bench.caps_of(Target(account(vendor.port).id, "messages", "t", "p", CITIZEN))
    assert known is not None
    assert (known.can_reply, known.counting) == (True, Counting.OCTETS)
    ours = next(iter(seat.bench.knowledge.own_accounts.values()))
    seat.bench.write(lambda desk: desk.accounts.save(replace(ours, active=False)))
    seat.qtbot.waitUntil(lambda: not traffic.states, timeout=9000)
    seat.settle()
    assert not banner.isVisible()


def test_one_press_asks_a_locked_keyring_for_the_passwords_of_all(
    seat: Seat, traffic: Traffic, ring: Ring
) -> None:
    ring.locked = True
    for number in (1, 2):
        ours = replace(account(1), id=UUID(int=number), name=str(number))
        seat.on_desk(partial(_save, ours))
    seat.bench.learn()
    traffic.start()
    seat.qtbot.waitUntil(lambda: _locked(traffic) == 2, timeout=9000)
    found = ChannelsDialog(seat.bench, seat.commands, traffic, seat.window)
    deeds = [one.deed for one in found.lines.values()]
    assert [deed.text() for deed in deeds] == ["Unlock the keyring"] * 2
    ring.locked = False
    deeds[1].click()
    seat.qtbot.waitUntil(lambda: _locked(traffic) == 0, timeout=9000)
    found.reject()


def _save(ours: Account, desk: Desk) -> None:
    desk.accounts.save(ours)


def _locked(traffic: Traffic) -> int:
    shut = [one for one in traffic.shut.values() if isinstance(one, Outage)]
    return sum(one.cause is Cause.KEYRING_LOCKED for one in shut)


def test_what_is_left_of_the_calls_is_said_in_numbers(seat: Seat) -> None:
    one = AccountLine()
    seat.seat(one)
    now = seat.bench.now()
    budgets = Budget("calls", 63, 100, now), Budget("others", 5, 3)
    one.show_caps(Caps(budgets=budgets, waiting=2), seat.bench)
    assert "37/100 calls left today" in one.words
    assert "0/3 calls left" in one.words
    assert "2 citizen(s) wait" in one.words
