"""From a time that is named to a citizen who says that it was kept: in the whole window, by keys."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.core import ledger
from moderator_app.core.case import Heard, Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.ledger import State
from moderator_app.core.rows import View
from moderator_app.desk.desk import Desk as CaseDesk
from moderator_app.ui.navigation import Navigation
from tests.ui.benches import HOLE, LAMP
from tests.ui.whole_windows import Desk, a_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, built: Path, key_file: Path, home: Path) -> Iterator[Desk]:
    shutil.copytree(built, home)
    with a_desk(qtbot, home) as made:
        yield made


def go(desk: Desk, command: str) -> None:
    """Where no key leads a person goes by the palette or the mouse."""
    assert desk.window.commands.run(command)
    desk.hands.look()


def counted(desk: Desk, view: View) -> str:
    navigation = desk.window.findChild(Navigation)
    assert navigation is not None
    return navigation._items[view].text()


def states(desk: Desk) -> list[State]:
    return [one.state for one in ledger.ledger(desk.case(HOLE))]


def test_a_promise_is_made_listed_and_kept_and_taken_back(desk: Desk) -> None:
    assert desk.reading == HOLE
    desk.press("R")
    desk.write("您好，市政处已到场，我们48小时内给您答复。")
    desk.press("Ctrl+Enter")
    assert desk.reading == HOLE
    assert "Alt+P" in desk.said
    desk.press("Alt+P", "Ctrl+Enter")
    assert desk.reads(LAMP)
    assert states(desk) == [State.UNSENT]
    desk.press("Y")
    assert states(desk) == [State.OPEN]
    go(desk, "view.promises")
    assert desk.reads(HOLE)
    assert counted(desk, View.PROMISES) == "Promises  1"
    desk.press("P", "1")
    assert states(desk) == [State.KEPT]
    assert counted(desk, View.PROMISES) == "Promises"
    desk.press("U")
    assert states(desk) == [State.OPEN]


def closed_long_ago(desk: CaseDesk) -> Changes:
    now = desk.session.now
    desk.session.now = lambda: now() - timedelta(days=10)
    try:
        head = desk.session.case(HOLE).head
        return desk.cases.close(HOLE, head, Outcome.RESOLVED, "", told=True)
    finally:
        desk.session.now = now


def test_a_closed_case_comes_back_to_be_called_about(desk: Desk) -> None:
    desk.window.case._bench.write(closed_long_ago)
    desk.hands.look()
    go(desk, "view.call_backs")
    assert desk.reads(HOLE)
    assert counted(desk, View.CALL_BACKS) == "Call back  1"
    desk.press("T", "1")
    assert [one.heard for one in desk.case(HOLE).call_backs] == [Heard.SATISFIED]
    assert desk.reads(None)
    desk.press("U")
    assert desk.case(HOLE).call_backs == ()
