"""Another recovery key holds once it is on paper, and not before."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from moderator_app.core.access import Subject
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import backups, opening
from moderator_app.desk.backups import FOLDER
from moderator_app.ui.dialogs.first_run import RecoveryKey, Unlock
from moderator_app.ui.dialogs.settings import SettingsDialog
from tests.ui.keeping_rooms import Room
from tests.ui.starts import (
    ENTER,
    ESC,
    PASSPHRASE,
    SPACE,
    TAB,
    Start,
    a_start,
    child,
    recovery_key,
    set_up,
    sit_down,
    sit_down_again,
    words_of,
)


def type_present(start: Start, secret: str) -> None:
    start.see(Unlock)
    start.press(secret, ENTER)


@pytest.mark.parametrize("by_passphrase", [False, True])
def test_another_recovery_key_holds_once_it_is_on_paper(
    qtbot: QtBot, home: Path, by_passphrase: bool
) -> None:
    with a_start(qtbot, home) as start:
        old = set_up(start)
        sit_down(start)
        room = Room(start)
        page = room.open()
        page.recovery.setFocus()
        start.press(SPACE)
        type_present(start, "not this one")
        start.rest()
        assert "does not open" in words_of(start.see(Unlock))
        type_present(start, PASSPHRASE if by_passphrase else old)
        shown = start.see(RecoveryKey)
        new = recovery_key(shown)
        start.press(ESC)
        assert shown.isVisible()
        opening.unlock(home, old)
        child(shown, QCheckBox).setFocus()
        start.press(SPACE, TAB, ENTER)
        start.rest()
        start.rest()
        start.rest()
        assert len(backups.listed(home / FOLDER)) == 1
    assert opening.unlock(home, new)
    with pytest.raises(Outage) as outage:
        opening.unlock(home, old)
    assert outage.value.cause is Cause.WRONG_KEY
    reading = opening.read_access_log(home, new)
    assert (Subject.ANOTHER_KEY in [one.detail for one in reading.entries]) is not by_passphrase


def test_turning_back_from_another_recovery_key_leaves_the_present_one(
    qtbot: QtBot, home: Path
) -> None:
    with a_start(qtbot, home) as start:
        old = set_up(start)
        sit_down(start)
        room = Room(start)
        page = room.open()
        page.recovery.setFocus()
        start.press(SPACE)
        start.see(Unlock)
        start.press(ESC)
        start.see(SettingsDialog)
        assert opening.unlock(home, old)


def test_a_desk_with_a_key_file_has_no_recovery_key_to_change(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    with a_start(qtbot, desk) as start:
        sit_down_again(start)
        page = Room(start).open()
        assert not page.recovery.isEnabled()
        assert "key file" in words_of(page)
