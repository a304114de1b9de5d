"""The paper that belongs to passing a case on, offered where that is confirmed."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt

from moderator_app.core.rows import Dossier
from moderator_app.desk import papers
from moderator_app.desk.papers import Outlook
from moderator_app.desk.reading import Reader
from moderator_app.ui import paper_words, theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.letter import Case, LetterDialog
from moderator_app.ui.panes.outgoing import Delivery
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, say
from moderator_app.ui.workbench import Workbench

_NARROW: Final = 1100
"""Below this the words of the strip need the room."""


class LetterOffer(Button):
    """There while a unit is to be told whose relation to us wants a paper it has not had."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__(icon="print")
        self._bench = bench
        self._commands = commands
        self._delivery: Delivery | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        commands.bind("delivery.letter", self.open, when=self._is_offered)
        self.hide()

    def offer(self, delivery: Delivery | None, key: str) -> None:
        """`key` opens it, or "" where that key means something else."""
        self._delivery = delivery
        self.setVisible(self._is_offered())
        if delivery is not None and delivery.paper is not None:
            name = paper_words.name(delivery.paper)
            narrow = self.window().width() < theme.current().px(_NARROW)
            self.setText(key if narrow and key else f"{name}… {key}".rstrip())
            hint = t("Deliveries", "{paper}: make it, to be printed or sent")
            say(self, name, hint.format(paper=name))

    def _is_offered(self) -> bool:
        return self._delivery is not None and self._delivery.paper is not None

    def open(self) -> None:
        delivery = self._delivery
        if delivery is not None and delivery.organisation is not None:
            work = partial(_about, self._bench, delivery.case)
            self._bench.look("letter", work, partial(self._open, delivery.organisation))

    def _open(self, first: UUID, found: tuple[Dossier | None, Outlook]) -> None:
        dossier, outlook = found
        if dossier is None:
            return
        known = self._bench.knowledge
        ids = sorted((h.organisation for h in dossier.case.handlings), key=lambda id_: id_ != first)
        units = [one for one in map(known.organisation, ids) if one is not None]
        if units:
            LetterDialog(self._bench, self.window(), Case(dossier, units), outlook).open()


def _about(bench: Workbench, case: UUID, reader: Reader) -> tuple[Dossier | None, Outlook]:
    return reader.dossier(case), papers.outlook(reader, bench.local(bench.now()))
