"""Finding known things by name or pinyin, without the window waiting for the dictionary."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from moderator_app.core.pinyin import Names, spell
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.workbench import Workbench

T = TypeVar("T")


class Letters(QObject):
    """Learns the spellings of some names whenever they change, off the window's thread; until then
    names are found by their characters alone. Spellings are shared by the whole program."""

    learnt = Signal()
    """From now on names are found by their letters: what was looked for meanwhile is looked for again."""

    def __init__(
        self,
        bench: Workbench,
        names: Callable[[Knowledge], Iterable[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._names = names
        self._learnt = False
        bench.known.connect(self._learn)
        self._learn()

    def find(
        self,
        query: str,
        items: Sequence[T],
        names: Callable[[T], Iterable[str]],
        text: Callable[[T], str],
    ) -> list[T]:
        """What has a name that fits, best first; then what has the words anywhere in `text`."""
        wanted = query.strip().casefold()
        if not wanted:
            return list(items)
        found = Names(items, names).find(wanted) if self._learnt else []
        first = {id(item) for item in found}
        rest = (
            item
            for item in items
            if id(item) not in first
            and any(wanted in words.casefold() for words in (*names(item), text(item)))
        )
        return [*found, *rest]

    def _learn(self) -> None:
        names = tuple(self._names(self._bench.knowledge))
        if names:
            self._bench.think(partial(_spell_all, names), self._know)

    def _know(self, learnt: bool) -> None:
        before, self._learnt = self._learnt, learnt
        if learnt and not before:
            self.learnt.emit()


def _spell_all(names: Sequence[str]) -> bool:
    for name in names:
        spell(name)
    return True
