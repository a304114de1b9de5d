"""One desk has one window: a later start brings it forward, and a killed one stands in nobody's way."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.ui.single import Single

ROOT = Path(__file__).parents[2]
_HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from moderator_app.ui.single import Single
application = QCoreApplication([])
single = Single(Path(sys.argv[1]))
print("first" if single.first else "second", flush=True)
if single.first:
    application.exec()
"""


@pytest.fixture(autouse=True)
def _own_runtime(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))


def another(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - the script above
        [sys.executable, "-c", _HOLD, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def told(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    process = another(tmp_path / "desk")
    assert told(process) == "first"
    yield process
    process.kill()
    process.communicate()


def test_a_later_start_asks_the_first_to_come_forward(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first = Single(tmp_path / "desk")
    assert first.first
    later = another(tmp_path / "desk")
    try:
        with qtbot.waitSignal(first.wanted, timeout=20_000):
            pass
        assert told(later) == "second"
        assert later.wait(20) == 0
    finally:
        later.kill()
        later.communicate()
        first.close()


def test_another_folder_has_its_own_window(
    qapp: QApplication, tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    other = Single(tmp_path / "other desk")
    assert other.first
    other.close()


def test_the_same_folder_by_another_path_is_the_same_desk(
    qapp: QApplication, tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "desk")
    assert not Single(tmp_path / "link").first


def test_a_killed_program_does_not_stand_in_the_way(
    qapp: QApplication, tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    assert not Single(tmp_path / "desk").first
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait(5)
    again = Single(tmp_path / "desk")
    assert again.first
    again.close()


def test_a_program_that_does_not_answer_is_not_run_beside(
    qapp: QApplication, tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    os.kill(holder.pid, signal.SIGSTOP)
    try:
        assert not Single(tmp_path / "desk").first
    finally:
        os.kill(holder.pid, signal.SIGCONT)


def test_of_two_that_start_at_once_one_is_first(tmp_path: Path) -> None:
    both = [another(tmp_path / "desk") for _ in range(2)]
    assert sorted(told(one) for one in both) == ["first", "second"]
    for one in both:
        one.kill()
        one.communicate()
