"""How fast the window is: `python3 -m tests.bench.bench_window [WORKBOOK …] [--rows N]`.

Brings workbooks into a desk (without one, N invented messages), opens the real window on it, and
measures by key press: from the key to the painted case, from the key to the painted inbox, and how
long one event held the window's thread. No test: the figures depend on the machine.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.desk import importing, kits
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE, Place
from moderator_app.system.home import resources
from moderator_app.system.vault import KEY_FILE_VARIABLE
from moderator_app.ui import text, theme
from moderator_app.ui.garbage import Collector
from moderator_app.ui.panes.case_table import SETTLE_MS
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from moderator_app.ui.window import MainWindow
from tests.bench.bench_store import line
from tests.desks import ANNA, KEY, invented
from tests.watchdog import Watchdog

SWITCHES = 300
OPENINGS = 40
PATIENCE_S = 20.0
HEARTBEAT_MS = 5
TARGETS_MS = {"case switch": 100.0, "inbox open": 50.0}
"""What the 95th hundredth has to stay under, by the desk's own promise."""


def fill(desk: Desk, workbooks: Sequence[Path], rows: int) -> None:
    desk.session.person = ANNA
    desk.shifts.save_person(ANNA)
    kits.stock(desk.directory, resources())
    now = datetime.now(UTC)
    for path in workbooks:
        put = partial(importing.take, desk, path.name)
        summary = importing.import_workbook(path, put, zone=ZONE, now=now)
        sys.stdout.write(f"{summary.imported} messages, {summary.duplicates} twice\n")
    if not workbooks:
        for start in range(0, rows, 500):
            since = now - timedelta(minutes=rows)
            desk.intake.receive(invented(min(500, rows - start), seed=start, since=since))
    desk.close()


def until(condition: Callable[[], bool]) -> None:
    """Sleep between events, as the program does: who looks all the time takes the interpreter from
    the threads that work."""
    heartbeat = QTimer()
    heartbeat.start(HEARTBEAT_MS)
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("the window did not answer")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Sitting:
    """A person at the window, with a stopwatch."""

    def __init__(self, startup: Startup, window: MainWindow) -> None:
        self._startup = startup
        self._window = window
        self._resets = 0
        window.list.model.modelReset.connect(self._count)

    def _count(self) -> None:
        self._resets += 1

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, held)

    def rest(self) -> None:
        """Until nothing is under way, and for as long as makes it a key pressed, not held."""
        until(lambda: not self._startup.tasks.busy)
        QTest.qWait(2 * SETTLE_MS)

    def switch(self) -> float:
        """From J to the next case, drawn: milliseconds."""
        before = self._window.list.current()
        began = time.perf_counter()
        self.press(Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
        until(lambda: self._window.list.current() != before and self._is_shown())
        QApplication.processEvents()
        took = time.perf_counter() - began
        self.rest()
        return took * 1000

    def _is_shown(self) -> bool:
        dossier, chosen = self._window.case.dossier, self._window.list.current()
        return dossier is not None and dossier.case.id == chosen

    def open_inbox(self) -> float:
        """From the key to the inbox, drawn, coming from another list: milliseconds."""
        self.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        self.rest()
        before, began = self._resets, time.perf_counter()
        self.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        until(lambda: self._resets > before)
        QApplication.processEvents()
        took = time.perf_counter() - began
        self.rest()
        return took * 1000


def sit(place: Place) -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    text.install(application, resources(), Language.CHINESE)
    theme.install(application, resources(), Preferences().theme)
    startup = Startup(
        Surroundings(place.folder, resources(), Preferences(), lambda _: None), alone=True
    )
    startup.begin(as_sample=False)
    until(lambda: startup.window is not None)
    window = startup.window
    assert window is not None
    sitting = Sitting(startup, window)
    sitting.rest()
    sitting.press(Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
    sitting.rest()
    collector = Collector()
    collector.start()
    collector.keep()
    watchdog = Watchdog()
    watchdog.start()
    figures = {
        "case switch": [sitting.switch() for _ in range(SWITCHES)],
        "inbox open": [sitting.open_inbox() for _ in range(OPENINGS)],
    }
    watchdog.stop()
    sys.stdout.write(f"{window.list.model.rowCount()} cases in the inbox\n")
    sys.stdout.write(f"{'milliseconds':<34}{'median':>10}{'p95':>10}{'times':>8}\n")
    for name, times in figures.items():
        sys.stdout.write(f"{line(name, times)}   target p95 < {TARGETS_MS[name]:.0f}\n")
    worst = watchdog.worst * 1000
    sys.stdout.write(f"{'longest event in the window':<34}{worst:>10.2f}   target < 50\n")
    for offence in watchdog.offences:
        sys.stdout.write(f"{offence}\n")
    window.close()
    startup.close()
    collector.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the window.")
    parser.add_argument("workbooks", nargs="*", type=Path)
    parser.add_argument("--rows", type=int, default=7_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name) / "desk", KEY)
        key = Path(name) / "key"
        key.write_text(KEY.hex(), "ascii")
        key.chmod(0o600)
        os.environ[KEY_FILE_VARIABLE] = str(key)
        fill(place.open_desk(), chosen.workbooks, chosen.rows)
        sit(place)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
