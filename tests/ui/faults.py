"""A day on which everything goes wrong once; run by `test_application.py` in a process of its own.

Argument: the desk's folder. Prints JSON: the exit code, what was said, whether the desk worked on.
"""

import json
import sys
import threading
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QObject, QTimer

from moderator_app import app
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.system import home
from moderator_app.ui import application
from moderator_app.ui.application import Wishes
from moderator_app.ui.notices import Notice
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.window import MainWindow
from moderator_app.ui.workbench import Workbench

WORDS = "陈女士家门口的大坑"


class Fault(Exception):
    pass


def in_a_slot() -> None:
    raise Fault(WORDS)


def in_a_thread() -> None:
    raise Fault(WORDS)


def in_the_reader(_reader: Reader) -> str:
    raise Fault(WORDS)


def in_the_writer(_desk: Desk) -> None:
    raise Fault(WORDS)


def in_the_network() -> None:
    raise Fault(WORDS)


class Day(QObject):
    """One fault after the other; the one in a slot three times, as one in a painting would be."""

    def __init__(self, startup: Startup) -> None:
        super().__init__()
        self._startup = startup
        self.said: list[str] = []
        self.worked = False
        self._faults = [
            self._slot, self._slot, self._slot, self._thread, self._reader, self._writer,
            self._network, self._still_works,
        ]  # fmt: skip
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        startup.ready.connect(self._begin)

    def _begin(self, _window: MainWindow) -> None:
        self._startup.notices.said.connect(self._hear)
        self._timer.start(120)

    def _hear(self, notice: Notice) -> None:
        self.said.append(notice.text)

    def _next(self) -> None:
        bench = self._startup.bench
        if bench is not None and not bench.tasks.busy:
            self._faults.pop(0)(bench)

    def _slot(self, _bench: Workbench) -> None:
        QTimer.singleShot(0, self, in_a_slot)

    def _thread(self, _bench: Workbench) -> None:
        threading.Thread(target=in_a_thread).start()

    def _reader(self, bench: Workbench) -> None:
        bench.look("fails", in_the_reader, self.said.append)

    def _writer(self, bench: Workbench) -> None:
        bench.keep(in_the_writer)

    def _network(self, bench: Workbench) -> None:
        bench.tasks.fetch(in_the_network)

    def _still_works(self, bench: Workbench) -> None:
        self._timer.stop()
        bench.look("works", Reader.people, self._leave)

    def _leave(self, people: tuple[object, ...]) -> None:
        self.worked = bool(people)
        window = self._startup.window
        assert window is not None
        window.close()


class Watched(Startup):
    days: list[Day] = []  # noqa: RUF012

    def __init__(self, around: Surroundings, *, alone: bool = False) -> None:
        super().__init__(around, alone=alone)
        self.days.append(Day(self))


def main(folder: Path) -> None:
    wishes = Wishes(folder, home.resources(), Preferences(language="en"), sample=True)
    with patch.object(application, "Startup", Watched):
        code = application.run(wishes, keep=print, crashed=partial(app._leave_crash_file, folder))
    (day,) = Watched.days
    others = [one.name for one in threading.enumerate() if one is not threading.main_thread()]
    found = {"code": code, "said": day.said, "worked": day.worked, "threads": others}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
