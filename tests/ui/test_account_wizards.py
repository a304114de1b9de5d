"""Each platform's account is asked for in its own words, checked as one goes, and kept when its
platform has answered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.core import granting
from moderator_app.core.account_state import Standing
from moderator_app.ui import text
from moderator_app.ui.dialogs import account_checking
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.text import Language
from moderator_app.ui.traffic import Traffic
from tests.channels import gate as gates
from tests.channels import wecom_vendor, weibo_vendor
from tests.channels.gate import Gate, Instead
from tests.ui.account_pages import (
    RETURN,
    Ring,
    answered,
    begin,
    fill,
    kept,
    page,
    press,
    ring,
    traffic,
)
from tests.ui.benches import RESOURCES, Seat

__all__ = ["page", "ring", "traffic"]

pytestmark = pytest.mark.usefixtures("ring")


@pytest.fixture
def wecom() -> Iterator[wecom_vendor.Vendor]:
    with wecom_vendor.running() as vendor:
        yield vendor


@pytest.fixture
def weibo() -> Iterator[weibo_vendor.Vendor]:
    with weibo_vendor.running() as vendor:
        yield vendor


@pytest.fixture
def mastodon() -> Iterator[Gate]:
    with gates.running() as gate:
        gate.instead["POST /api/v1/apps"] = Instead(200, {"client_id": "c", "client_secret": "s"})
        gate.instead["POST /oauth/token"] = Instead(200, {"access_token": "granted"})
        me = {"id": "1", "acct": "desk", "username": "desk"}
        gate.instead["GET /api/v1/accounts/verify_credentials"] = Instead(200, me)
        for place in ("GET /api/v1/notifications", "GET /api/v1/accounts/1/statuses"):
            gate.instead[place] = Instead(200, [])
        for place in ("GET /api/v2/instance", "GET /api/v1/instance"):
            gate.instead[place] = Instead(404)
        yield gate


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser was given."""
    given: list[str] = []

    def open_url(url: QUrl) -> bool:
        given.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return given


def offered(page: AccountsPage) -> list[str]:
    items = [page.choice.list.item(at) for at in range(page.choice.list.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items]


def stands(traffic: Traffic, standing: Standing) -> bool:
    return any(one.standing is standing for one in traffic.states.values())


def test_what_a_bureau_has_is_offered_first_and_the_rest_in_chinese_when_asked_for(
    page: AccountsPage,
) -> None:
    usual = ["mail", "weibo", "wecom", "wechat_oa"]
    page.begin()
    assert offered(page) == [*usual, "mastodon"]
    application = QApplication.instance()
    assert application is not None
    text.install(application, RESOURCES, Language.CHINESE)
    QApplication.processEvents()
    assert offered(page) == [*usual, ""]
    page.choice.list.setCurrentRow(4)
    QTest.keyClick(page.choice.list, RETURN)
    assert offered(page) == [*usual, "mastodon"]


def test_a_service_account_is_asked_for_field_by_field_and_kept_once_wecom_has_answered(
    seat: Seat, page: AccountsPage, ring: Ring, traffic: Traffic, wecom: wecom_vendor.Vendor
) -> None:
    fields = begin(seat, page, "wecom")
    assert "Trusted IPs" not in page.form.outcome.trouble.text()
    fill(
        seat,
        fields,
        corpid=wecom_vendor.CORPID,
        open_kfid="kf1",
        server=f"http://127.0.0.1:{wecom.port}",
    )
    assert fields.lines["open_kfid"].wrong.text() == "This begins with wk."
    press(seat, page.form.check)
    assert fields.lines["secret"].wrong.text() == "This is needed."
    assert not page.form.waiting.busy, "nobody is asked with a field that cannot be right"
    fill(seat, fields, open_kfid=wecom_vendor.KF, secret=wecom_vendor.SECRET)
    refused = wecom_vendor.refusal(60020, "not allow to access from your ip")
    wecom.then["/cgi-bin/gettoken"] = [refused]
    press(seat, page.form.check)
    answered(seat, page)
    assert "Trusted IPs" in page.form.outcome.trouble.text()
    assert (kept(seat), ring.kept) == ((), {})
    press(seat, page.form.check)
    answered(seat, page)
    (ours,) = kept(seat)
    assert page.form.outcome.result.text() == f"Connected: {wecom_vendor.KF_NAME}"
    assert (ours.name, ours.platform) == (wecom_vendor.KF_NAME, "wecom")
    assert wecom_vendor.SECRET not in str(ours)
    assert ring.of(ours.id) == {"secret": wecom_vendor.SECRET}
    seat.qtbot.waitUntil(lambda: stands(traffic, Standing.FINE), timeout=9000)

    # Changed: what is kept is shown nowhere, and left empty it stays.
    page.form.show_account(ours, page._info("wecom"), kept=True)
    again = page.form.fields
    assert again is not None
    assert again.line_edit("secret").text() == ""
    assert "Kept" in again.line_edit("secret").placeholderText()
    fill(seat, again, **{"": "咨询"})
    press(seat, page.form.check)
    answered(seat, page)
    assert kept(seat)[0].name == "咨询"
    assert ring.of(ours.id) == {"secret": wecom_vendor.SECRET}


def test_two_accounts_of_a_platform_go_by_two_names(
    seat: Seat, page: AccountsPage, ring: Ring, wecom: wecom_vendor.Vendor
) -> None:
    typed = {
        "corpid": wecom_vendor.CORPID,
        "open_kfid": wecom_vendor.KF,
        "secret": wecom_vendor.SECRET,
        "server": f"http://127.0.0.1:{wecom.port}",
    }
    for _ in range(2):
        fill(seat, begin(seat, page, "wecom"), **typed)
        press(seat, page.form.check)
        answered(seat, page)
    fields = page.form.fields
    assert fields is not None
    seat.qtbot.waitUntil(lambda: "another name" in fields.lines[""].wrong.text(), timeout=9000)
    assert len(kept(seat)) == 1
    seat.qtbot.waitUntil(lambda: len(ring.kept) == 2, timeout=9000)  # one secret, and their list
    fill(seat, fields, **{"": "夜间客服"}, secret=wecom_vendor.SECRET)
    press(seat, page.form.check)
    answered(seat, page)
    assert [one.name for one in kept(seat)] == [wecom_vendor.KF_NAME, "夜间客服"]


def test_a_server_that_does_not_answer_is_waited_for_no_longer_than_one_wants(
    seat: Seat, page: AccountsPage, ring: Ring, wecom: wecom_vendor.Vendor
) -> None:
    fields = begin(seat, page, "wecom")
    fill(
        seat,
        fields,
        corpid=wecom_vendor.CORPID,
        open_kfid=wecom_vendor.KF,
        secret=wecom_vendor.SECRET,
        server=f"http://127.0.0.1:{wecom.port}",
    )
    with wecom.lock:  # it takes the line, and says nothing
        press(seat, page.form.check)
        seat.qtbot.waitUntil(lambda: "step 2 of 2" in page.form.waiting._now.text(), timeout=9000)
        assert page.form.waiting._limit.interval() == account_checking.LONGEST_MS == 10_000
        press(seat, page.form.waiting.cancel)
        assert "Nothing was kept" in page.form.outcome.trouble.text()
        assert page.form.check.isEnabled()
    answered(seat, page)
    fill(seat, fields, server="http://127.0.0.1:1")
    press(seat, page.form.check)
    answered(seat, page)
    assert "cannot be reached" in fields.lines["server"].wrong.text()
    assert (kept(seat), ring.kept) == ((), {})


def test_a_locked_keyring_is_said_and_opened_by_one_press(
    seat: Seat, page: AccountsPage, ring: Ring, traffic: Traffic, wecom: wecom_vendor.Vendor
) -> None:
    fields = begin(seat, page, "wecom")
    fill(
        seat,
        fields,
        corpid=wecom_vendor.CORPID,
        open_kfid=wecom_vendor.KF,
        secret=wecom_vendor.SECRET,
        server=f"http://127.0.0.1:{wecom.port}",
    )
    ring.locked = True
    press(seat, page.form.check)
    answered(seat, page)
    assert "locked" in page.form.outcome.trouble.text()
    ring.locked = False
    press(seat, page.form.outcome.unlock)
    answered(seat, page)
    (ours,) = kept(seat)
    seat.qtbot.waitUntil(lambda: stands(traffic, Standing.FINE), timeout=9000)

    # At the next start it is locked again: the account says so, and one press opens it.
    ring.locked = True
    traffic.release(ours.id)
    seat.qtbot.waitUntil(page.unlock.isVisible, timeout=9000)
    assert "locked" in page.form.standing.text()
    assert "locked" in seat.said[-1].text
    press(seat, page.remove)
    press(seat, page.remove)
    seat.qtbot.waitUntil(lambda: "still there" in seat.said[-1].text, timeout=9000)
    assert kept(seat) == (ours,), "it is not gone before its secrets are"
    ring.locked = False
    press(seat, page.unlock)
    seat.qtbot.waitUntil(lambda: stands(traffic, Standing.FINE), timeout=9000)
    press(seat, page.remove)
    seat.qtbot.waitUntil(lambda: kept(seat) == (), timeout=9000)
    seat.settle()
    assert ring.kept == {}


def test_leave_is_asked_for_in_the_browser_and_whose_account_it_is_shown_before_it_is_kept(
    seat: Seat, page: AccountsPage, ring: Ring, weibo: weibo_vendor.Vendor, opened: list[str]
) -> None:
    fields = begin(seat, page, "weibo")
    assert not page.form.check.isVisible()
    assert fields.line_edit("redirect").text() == weibo_vendor.REDIRECT
    typed = {"app_key": weibo_vendor.APP_KEY, "rip": "192.168.1.9", "server": weibo.base}
    fill(seat, fields, **typed)
    press(seat, page.form.ask_leave)
    assert "inside the office" in fields.lines["rip"].wrong.text()
    fill(seat, fields, rip="211.156.0.1")
    press(seat, page.form.ask_leave)
    answered(seat, page)
    assert fields.lines["app_secret"].wrong.text() == "This is needed."
    fill(seat, fields, app_secret=weibo_vendor.APP_SECRET)
    seat.press(RETURN)  # in the field
    answered(seat, page)
    assert opened == [], "no browser opens by itself"
    press(seat, page.form.grant.copy)
    address = QApplication.clipboard().text()
    press(seat, page.form.grant.open)
    assert opened == [address] == [page.form.grant.address.text()]
    state = parse_qs(urlsplit(address).query)["state"][0]
    seat.type(f" {weibo_vendor.REDIRECT}?state=of-another&code={weibo_vendor.CODE}")
    seat.press(RETURN)
    answered(seat, page)
    assert "another attempt" in page.form.outcome.trouble.text()
    page.form.grant.paste.clear()
    seat.type(f" {weibo_vendor.REDIRECT}?state={state}&code={weibo_vendor.CODE} ")
    seat.press(RETURN)
    answered(seat, page)
    told = page.form.grant._who.text()
    assert f"the account with the number {weibo_vendor.UID}" in told, "it has no comment yet"
    assert f"weibo.com/{weibo_vendor.UID}" in told
    assert "/100 calls left" in page.form.grant._who.text()
    assert "Leave is given until" in page.form.grant._who.text()
    assert (kept(seat), ring.kept) == ((), {})
    seat.press(RETURN)
    answered(seat, page)
    (ours,) = kept(seat)
    assert ring.of(ours.id) == {
        "app_secret": weibo_vendor.APP_SECRET,
        "token": weibo_vendor.TOKEN,
    }
    ends = granting.until(ours)
    assert ends is not None
    assert timedelta(days=29) < ends - datetime.now(UTC) < timedelta(days=31)
    assert (ours.name, ours.platform) == (f"Weibo {weibo_vendor.UID}", "weibo")
    shown = page.form.fields
    assert shown is not None
    secret = shown.line_edit("app_secret")
    seat.qtbot.waitUntil(lambda: "Kept" in secret.placeholderText(), timeout=9000)


def test_an_account_whose_leave_ended_is_signed_in_anew_from_its_line(
    seat: Seat, page: AccountsPage, ring: Ring, traffic: Traffic, mastodon: Gate
) -> None:
    fields = begin(seat, page, "mastodon")
    fill(seat, fields, server=f"http://127.0.0.1:{mastodon.port}/@desk")
    press(seat, page.form.ask_leave)
    answered(seat, page)
    page.form.grant.paste.setFocus()
    seat.type("thecode")
    seat.press(RETURN)
    answered(seat, page)
    press(seat, page.form.grant.keep)
    answered(seat, page)
    seat.qtbot.waitUntil(lambda: stands(traffic, Standing.FINE), timeout=9000)

    (ours,) = kept(seat)
    me = "GET /api/v1/accounts/verify_credentials"
    mastodon.instead[me] = Instead(401, {"error": "The access token was revoked"})
    traffic.release(ours.id)
    seat.qtbot.waitUntil(lambda: stands(traffic, Standing.SIGN_IN), timeout=9000)
    assert "Sign in anew" in page.list.item(0).text()
    assert page.form.ask_leave.text() == "Ask for leave anew…"
    page.list.setFocus()
    page.list.setCurrentRow(0)
    QTest.keyClick(page.list, RETURN)
    answered(seat, page)
    assert "/oauth/authorize" in page.form.grant.address.text()
    mastodon.instead[me] = Instead(200, {"id": "2", "acct": "wang", "username": "wang"})
    mastodon.instead["POST /oauth/token"] = Instead(200, {"access_token": "anew"})
    mastodon.instead["GET /api/v1/accounts/2/statuses"] = Instead(200, [])
    page.form.grant.paste.setFocus()
    seat.type("another-code")
    seat.press(RETURN)
    answered(seat, page)
    assert "Until now it was desk@" in page.form.grant._who.text()
    press(seat, page.form.grant.keep)
    answered(seat, page)
    seat.qtbot.waitUntil(lambda: stands(traffic, Standing.FINE), timeout=9000)
    assert ring.of(ours.id) == {"token": "anew"}


def test_what_is_not_taken_back_in_is_said_and_the_form_is_as_it_was(
    seat: Seat, page: AccountsPage, mastodon: Gate
) -> None:
    fields = begin(seat, page, "mastodon")
    fill(seat, fields, server=f"http://127.0.0.1:{mastodon.port}")
    press(seat, page.form.ask_leave)
    answered(seat, page)
    mastodon.instead["POST /oauth/token"] = Instead(400, {"error": "invalid_grant"})
    page.form.grant.paste.setFocus()
    seat.type("outdated")
    press(seat, page.form.grant.go_on)
    answered(seat, page)
    assert page.form.outcome.trouble.isVisible()
    press(seat, page.form.grant.back)
    assert fields.line_edit("server").text() == f"http://127.0.0.1:{mastodon.port}"
    assert fields.isVisible()
    assert kept(seat) == ()
