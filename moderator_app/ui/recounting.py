"""Following other clocks: what is open is counted anew a batch at a time, so that no click waits."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.following import Following
from moderator_app.desk.desk import Desk
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Recounting(QObject):
    """Lives as long as the desk is open: who closes the settings does not stop it. Should the
    program end meanwhile, the rest is counted when the desk is opened again."""

    left = Signal(int)
    """How many cases are still counted by the rules of before; 0 at the end."""
    failed = Signal(object)

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench

    def follow(self, following: Following) -> None:
        did = t("Clocks", "These clocks hold from now on")
        work = partial(_follow, following)
        self._bench.write(work, self._begin, did=did, error=self.failed.emit)

    def _begin(self, _: Changes) -> None:
        self._bench.ask(_settle, self._go_on, error=self.failed.emit)

    def _go_on(self, left: int) -> None:
        self.left.emit(left)
        if left:
            self._bench.ask(_settle, self._go_on, error=self.failed.emit)
        else:
            self._bench.changed.emit(Changes(Touched.CASES | Touched.SETTINGS))


def _follow(following: Following, desk: Desk) -> Changes:
    return desk.clocks.follow(following)


def _settle(desk: Desk) -> int:
    return desk.clocks.settle()
