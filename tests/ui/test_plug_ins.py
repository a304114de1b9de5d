"""A connector that somebody else wrote: off until an administrator ticks it, used as ours are, and
stopped at once when it is unticked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.core.access import Access
from moderator_app.core.account_state import Standing
from moderator_app.core.case import Target
from moderator_app.core.ids import case_id
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.outbox import WINDOW_SETTING
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.traffic import Traffic
from tests import plug_ins
from tests.channels import reference
from tests.channels.reference import Books
from tests.ui.account_pages import Ring, answered, begin, fill, kept, page, press, ring, traffic
from tests.ui.benches import Seat
from tests.ui.figures import recorded

__all__ = ["page", "ring", "traffic"]
REFERENCE, BROKEN = ("reference", plug_ins.MADE), ("broken", plug_ins.MADE)


@pytest.fixture(autouse=True)
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plug_ins.install(tmp_path / "site", monkeypatch)


@pytest.fixture
def platform() -> Iterator[tuple[Books, int]]:
    with reference.running() as running:
        yield running


def tick(seat: Seat, page: AccountsPage, one: tuple[str, str]) -> None:
    """By the keyboard, until the page has looked again."""
    box = page.others.boxes[one]
    box.setFocus()
    seat.press(Qt.Key.Key_Space)
    seat.qtbot.waitUntil(lambda: page.others.boxes.get(one) is not box, timeout=9000)
    seat.settle()


def offered(page: AccountsPage) -> set[str]:
    items = [page.choice.list.item(at) for at in range(page.choice.list.count())]
    return {item.data(Qt.ItemDataRole.UserRole) for item in items}


def reply(desk: Desk) -> None:
    case = desk.session.case(case_id("参照", "m1"))
    assert isinstance(case.answerable, Target)
    desk.cases.commit(case.id, case.head, to=None, reply=Words("已派人去看。", to=case.answerable))


def test_a_plug_in_is_off_ticked_used_by_two_accounts_and_unticked(
    seat: Seat, page: AccountsPage, traffic: Traffic, ring: Ring, platform: tuple[Books, int]
) -> None:
    books, port = platform
    seat.on_desk(lambda desk: desk.save_settings({WINDOW_SETTING: 0}))
    page.begin()
    assert "reference" not in offered(page)
    QTest.keyClick(page.plug_ins, Qt.Key.Key_Return)
    assert page.others.boxes[REFERENCE].text() == f"reference · from {plug_ins.MADE} 1.2"
    assert not page.others.boxes[REFERENCE].isChecked()
    assert "all the rights of this desk" in page.others._warning.text()
    tick(seat, page, REFERENCE)
    tick(seat, page, BROKEN)
    assert "cannot be loaded" in page.others.boxes[BROKEN].accessibleDescription()
    assert recorded(seat, Access.PLUG_IN_ON) == [
        f"reference {plug_ins.MADE} 1.2",
        f"broken {plug_ins.MADE} 1.2",
    ]

    for name in ("参照一", "参照二"):
        fields = begin(seat, page, "reference")
        assert fields.lines["port"].label.text() == "port", "a field nobody knows has its own name"
        fill(seat, fields, port=str(port), repeat="key", **{"": name})
        press(seat, page.form.check)
        answered(seat, page)
        assert page.form.outcome.result.text() == "Connected: reference"
    first, second = kept(seat)
    fine = {first.id: Standing.FINE, second.id: Standing.FINE}
    seat.qtbot.waitUntil(
        lambda: {id_: one.standing for id_, one in traffic.states.items()} == fine, timeout=9000
    )
    books.said.append({"id": "m1", "text": "云溪路路灯不亮"})
    for lane in traffic._lanes.values():
        lane.release()
    seat.qtbot.waitUntil(
        lambda: seat.ask(lambda reader: reader.dossier(case_id("参照", "m1"))) is not None,
        timeout=9000,
    )
    seat.on_desk(reply)
    for lane in traffic._lanes.values():
        lane.nudge()
    seat.qtbot.waitUntil(lambda: len(books.replies) == 1, timeout=9000)
    assert books.replies[0]["text"] == "已派人去看。"

    QTest.keyClick(page.plug_ins, Qt.Key.Key_Return)
    tick(seat, page, REFERENCE)
    assert not traffic.states
    assert not traffic._lanes
    assert recorded(seat, Access.PLUG_IN_OFF) == [f"reference {plug_ins.MADE} 1.2"]
    page.list.setCurrentRow(0)
    assert "not ticked" in page.form.standing.text()
    assert page.form.fields is None
    press(seat, page.remove)
    press(seat, page.remove)
    seat.qtbot.waitUntil(lambda: len(kept(seat)) == 1, timeout=9000)


def test_what_cannot_be_put_on_record_is_not_ticked(seat: Seat, page: AccountsPage) -> None:
    seat.on_desk(lambda desk: setattr(desk.session, "person", None))  # nobody to name
    QTest.keyClick(page.plug_ins, Qt.Key.Key_Return)
    tick(seat, page, REFERENCE)
    assert not page.others.boxes[REFERENCE].isChecked()
    assert page.others.boxes[REFERENCE].hasFocus()
    assert seat.said
    assert recorded(seat, Access.PLUG_IN_ON) == []
