"""The sample desk's channel: an invented city that keeps writing while one looks around."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import PROGRAM
from moderator_app.ui.workbench import Workbench

_EVERY_MS: Final = 45_000


class Simulation(QObject):
    def __init__(self, bench: Workbench, messages: Sequence[Incoming]) -> None:
        super().__init__(bench)
        self._bench = bench
        self._left = list(messages)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.deliver)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def deliver(self) -> None:
        """Let the next message arrive; the city falls silent when all have written."""
        if not self._left:
            self._timer.stop()
            return
        message = replace(self._left.pop(0), received_at=self._bench.now())
        self._bench.write(partial(_receive, message))


def _receive(message: Incoming, desk: Desk) -> Changes:
    """Between two shifts nobody is at the desk; citizens write all the same."""
    session = desk.session
    person = session.person
    session.person = person or PROGRAM
    try:
        return desk.intake.receive([Answered(message)]).changes
    finally:
        session.person = person
