"""Cyclic garbage is collected on the window's thread, and on no other.

Python collects it on whichever thread happens to reach a threshold. A worker that came upon what is
left of a dialog would destroy a widget where none may be destroyed, and may hold Qt's lock on its
connections while it waits for Python, for which the window's thread waits with that lock: the desk
would stand still for ever. It was seen once, by a stack taken of a process that hung.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 100


def collect_due() -> int | None:
    """Collect the oldest generation that is due, as Python would have by itself; returns which, None
    if none was."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return generation
    return None


class Collector(QObject):
    """The only one who collects, from `start` to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def keep(self) -> None:
        """What there is now is there to stay, and is not looked through again: with a window of a
        hundred thousand objects that takes 50 ms, in which nothing else moves."""
        if self._timer.isActive():
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
