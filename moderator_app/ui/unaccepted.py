"""What was handed over and nobody has accepted is the duty leader's after a set time: it is said at
every desk, with both names, until somebody takes it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.core import acceptance
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.duty import Leader
from moderator_app.core.shift_items import Pending
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

_TOPIC: Final = "unaccepted"
_HEEDED: Final = Touched.SHIFTS | Touched.CASES | Touched.ERASED


class Unaccepted(QObject):
    show_requested = Signal()

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._said: frozenset[Pending] = frozenset()
        bench.minute.connect(self.look)
        bench.changed.connect(self._heed)
        bench.person_changed.connect(self._begin_anew)

    def look(self) -> None:
        """Ask what nobody has accepted; nobody is told while nobody is at the desk."""
        if self._bench.person is not None:
            self._bench.look("unaccepted", Reader.unaccepted, self._tell)

    def _heed(self, changes: Changes) -> None:
        if changes.touched & _HEEDED:
            self.look()

    def _begin_anew(self) -> None:
        """Whoever sits down is told, whatever the one before put away."""
        self._said = frozenset()
        self._bench.notices.withdraw(_TOPIC)
        self.look()

    def _tell(self, found: tuple[tuple[Pending, ...], Leader]) -> None:
        pending, leader = found
        if self._bench.person is None:
            return
        if acceptance.due(pending, self._bench.now(), leader.patience):
            self._bench.write(_escalate)
        told = [one for one in pending if one.line.told is not None]
        these = frozenset(told)
        if these == self._said:
            return
        self._said = these
        if these:
            self._say(told, leader)
        else:
            self._bench.notices.withdraw(_TOPIC)

    def _say(self, told: Sequence[Pending], leader: Leader) -> None:
        words = t(
            "Unaccepted",
            "%n case(s) of the handover {names} nobody has accepted. {told}",
            len(told),
        )
        text = words.format(
            names=_between(told[0], self._bench.knowledge.names), told=_leader(told[0], leader)
        )
        action = Action(t("Unaccepted", "Show"), self.show_requested.emit)
        self._bench.notices.say(Kind.WARN, text, action, sticky=True, topic=_TOPIC)


def _between(one: Pending, names: Mapping[str, str]) -> str:
    giver, taker = names.get(one.giver, "—"), names.get(one.taker, "—")
    return t("Handover", "{giver} → {taker}").format(giver=giver, taker=taker)


def _leader(one: Pending, leader: Leader) -> str:
    name = one.line.leader or leader.name
    if not name:
        return t("Unaccepted", "Tell the duty leader.")
    if not leader.telephone:
        return t("Unaccepted", "Tell the duty leader {name}.").format(name=name)
    words = t("Unaccepted", "Tell the duty leader {name}, {telephone}.")
    return words.format(name=name, telephone=leader.telephone)


def _escalate(desk: Desk) -> Changes:
    return desk.acceptance.escalate()
