"""Whatever goes wrong leaves a file without a word of anybody, a sentence, and a desk that works."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.ui.placement import fitting
from moderator_app.ui.preferences import packed
from moderator_app.ui.window import MainWindow
from tests.ui.starts import a_start, sit_down_again

ROOT = Path(__file__).parents[2]


def test_a_fault_anywhere_is_kept_without_words_and_the_desk_goes_on(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    done = subprocess.run(  # noqa: S603 - a module beside this file
        [sys.executable, "-m", "tests.ui.faults", str(tmp_path / "home")],
        env={**os.environ, "TMPDIR": str(temporary)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=90,
    )
    answer = json.loads(done.stdout.splitlines()[-1])
    assert answer["code"] == 0
    assert answer["worked"]
    assert answer["threads"] == []
    crashes = sorted((tmp_path / "home" / "logs").glob("crash-*.txt"))
    words = [crash.read_text("utf-8") for crash in crashes]
    for place in ("slot", "thread", "reader", "writer", "network"):
        assert sum(f"_{place}" in text for text in words) == 1
    assert len(crashes) == 5
    assert all("Fault" in text for text in words)
    assert all(any(crash.name in line for line in answer["said"]) for crash in crashes)
    assert "大坑" not in "".join([*words, done.stdout, done.stderr])
    assert list(temporary.glob("sample-desk-*")) == []


@pytest.mark.parametrize(
    ("place", "screens", "expected"),
    [
        (QRect(10, 10, 1366, 768), [QRect(0, 0, 1920, 1040)], QRect(10, 10, 1366, 768)),
        (QRect(5000, 10, 1366, 768), [QRect(0, 0, 1920, 1040)], QRect(554, 10, 1366, 768)),
        (QRect(-900, -50, 1366, 768), [QRect(0, 0, 1920, 1040)], QRect(0, 0, 1366, 768)),
        (QRect(0, 0, 3840, 2160), [QRect(0, 0, 1366, 728)], QRect(0, 0, 1366, 728)),
        (
            QRect(2000, 100, 1366, 768),
            [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1920, 1080)],
            QRect(2000, 100, 1366, 768),
        ),
    ],
    ids=["fits", "right of all", "left of all", "too large", "second screen"],
)
def test_the_window_is_put_where_a_screen_shows_it(
    place: QRect, screens: list[QRect], expected: QRect
) -> None:
    assert fitting(place, screens) == expected


def test_the_window_comes_back_where_it_stood(qtbot: QtBot, desk: Path, key_file: Path) -> None:
    screen = QApplication.primaryScreen().availableGeometry()
    with a_start(qtbot, desk) as start:
        sit_down_again(start)
        window = start.window()
        assert screen.contains(window.geometry().topLeft())
        kept = packed(bytes(window.saveGeometry().data()))
    assert start.kept[-1].geometry == kept


@pytest.mark.parametrize("scale", [100, 150])
def test_the_window_fits_a_small_screen_at_every_scale(
    qtbot: QtBot, desk: Path, key_file: Path, scale: int
) -> None:
    with a_start(qtbot, desk) as start:
        sit_down_again(start)
        window = start.window()
        for _ in range(4):
            if window.appearance.chosen.scale < scale:
                start.startup.window.commands.run("scale.larger")  # type: ignore[union-attr]
        assert window.appearance.chosen.scale == scale
        QTest.qWait(50)
        smallest = window.minimumSizeHint().expandedTo(window.minimumSize())
        assert smallest.width() <= 1366
        assert smallest.height() <= 728


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_brings_a_minimised_window_forward(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    with a_start(qtbot, desk) as start:
        sit_down_again(start)
        window = start.window()
        window.showMinimized()
        start.startup.come_forward()
        qtbot.waitUntil(lambda: not window.isMinimized())
        assert isinstance(start.see(MainWindow), MainWindow)
