"""What a reply to the open case may be where it goes: asked of its connector, which may take its
time, and known from the case file until it has answered."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from moderator_app.core import composing, guards
from moderator_app.core.case import Audience, Target
from moderator_app.core.channels import Caps, Medium
from moderator_app.core.events import Kind
from moderator_app.core.reach import Reach, reach
from moderator_app.core.rows import Dossier
from moderator_app.ui.panes.composer_scene import BOTH_WAYS, target
from moderator_app.ui.workbench import Workbench

_IN_PUBLIC = frozenset({Medium.MENTION, Medium.COMMENT})


class Reaching(QObject):
    changed = Signal()
    """More is known than before, of the accounts or of anything else; or time has passed."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._dossier: Dossier | None = None
        self._caps: Caps | None = None
        self.target: Target | None = None
        """What a reply answers, where an account of ours can carry it there."""
        bench.known.connect(self._look_again)
        bench.minute.connect(self._tick)

    def turn_to(self, dossier: Dossier | None) -> None:
        self._dossier = dossier
        before = self.target
        self.target = None if dossier is None else target(dossier.case, self._bench.knowledge)
        if self.target != before:
            self._caps = None
        self._ask()

    def audience(self, chosen: Audience | None) -> Audience:
        """Who would read the reply: whoever reads what goes where it is carried, unless another
        audience was chosen where the channel has both."""
        if self._dossier is None:
            return Audience.PUBLIC
        usual, platform = self._usual, self._dossier.case.platform
        return usual if platform not in BOTH_WAYS else chosen or usual

    def to(self, audience: Audience) -> Target | None:
        """What the reply answers; None where a person carries it, as to another audience than hears
        what our account says there."""
        return self.target if audience is self._usual else None

    def reach(self, audience: Audience) -> Reach | None:
        """None where a person carries it."""
        return None if self.to(audience) is None else self._known

    @property
    def _usual(self) -> Audience:
        known = self._known
        if known is not None:
            return Audience.PUBLIC if known.public else Audience.PRIVATE
        platform = "" if self._dossier is None else self._dossier.case.platform
        return composing.audience_of(platform)

    @property
    def _known(self) -> Reach | None:
        if self.target is None or self._dossier is None:
            return None
        case = self._dossier.case
        if self._caps is not None:
            return reach(self._caps, case.window)
        return Reach(
            public=_was_public(self._dossier),
            longest=guards.limit_of(case.platform),
            counting=guards.counting_of(case.platform),
            window=case.window,
        )

    def _look_again(self) -> None:
        """The accounts may be others now, or how a window is counted."""
        self.turn_to(self._dossier)
        self.changed.emit()

    def _tick(self) -> None:
        if self.target is not None:
            self._ask()
            self.changed.emit()

    def _ask(self) -> None:
        asked, to = self._bench.caps_of, self.target
        if asked is not None and to is not None:
            self._bench.tasks.fetch(
                partial(asked, to), partial(self._take, to), error=self._bench.complain
            )

    def _take(self, to: Target, caps: Caps | None) -> None:
        if to == self.target and caps != self._caps:
            self._caps = caps
            self.changed.emit()


def _was_public(dossier: Dossier) -> bool:
    """How the message that is answered was said."""
    heard = (e for e in reversed(dossier.history) if e.kind == Kind.MESSAGE_RECEIVED)
    medium = next((e.body.get("medium") for e in heard if e.body.get("via")), None)
    return medium in _IN_PUBLIC
