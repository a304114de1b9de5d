"""Choosing who a case goes to. A choice is shown, fills the template that belongs to it, and does
nothing else: only the commit tells anybody."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from moderator_app.core.case import Case
from moderator_app.core.organisations import Organisation
from moderator_app.core.pinyin import Names
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.routing import Suggestion
from moderator_app.core.rows import SavedDraft
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.all_handlers import AllHandlersDialog, spelt
from moderator_app.ui.panes import staging
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.handlers import HandlersRow
from moderator_app.ui.panes.mail_line import MailLine
from moderator_app.ui.panes.sight import Look
from moderator_app.ui.panes.staging import NOTHING, Staged
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Choosing(QObject):
    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        sight: Look,
        *,
        row: HandlersRow,
        composer: Composer,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._row = row
        self._composer = composer
        self._window = window
        self._staged = NOTHING
        self._touched = False
        self._suggestions: tuple[Suggestion, ...] = ()
        self._names: Names[Organisation] | None = None
        self._dialog: AllHandlersDialog | None = None
        commands.bind_keyed("handler.choose", self._choose_digit, when=self._is_possible)
        commands.bind_keyed("handler.add", self._add_digit, when=self._is_possible)
        commands.bind("handler.suggested", self.take_suggested, when=self._is_possible)
        commands.bind("handler.all", self.ask_all, when=self._is_possible)
        row.chosen.connect(self.choose)
        row.co_toggled.connect(self.toggle)
        row.all_requested.connect(self.ask_all)
        composer.lead_restored.connect(self._restore)
        bench.known.connect(self._learn)

    @property
    def staged(self) -> Staged:
        return self._staged

    @property
    def mail(self) -> MailLine:
        """Which of them a commit would write to by e-mail."""
        return self._row.mail

    def _is_possible(self) -> bool:
        sight = self._sight()
        return sight is not None and sight.case.closure is None

    def show_case(self, case: Case, suggestions: tuple[Suggestion, ...], *, again: bool) -> None:
        """Another case, or the same one as it is now: what was chosen for it stays chosen."""
        self._suggestions = suggestions
        if not (again and self._touched):
            self._staged, self._touched = staging.at_work(case), False
        self._row.show_case(case, self._staged, suggestions, again=again)

    def settle(self) -> None:
        """What was chosen has been committed."""
        self._touched = False

    def _restore(self, draft: SavedDraft) -> None:
        """The choice that stood beside a draft when it was left."""
        known = self._bench.knowledge.by_id
        if draft.lead not in known or self._touched:
            return
        entry = next((s.entry for s in self._suggestions if s.lead == draft.lead), None)
        co = tuple(one for one in draft.co if one in known)
        self._staged, self._touched = Staged(draft.lead, co, entry=entry), True
        self._row.show_staged(self._staged)

    # By key, by button, by name.

    def _choose_digit(self, digit: str) -> None:
        if (organisation := self._of(digit)) is not None:
            self.choose(organisation.id)

    def _add_digit(self, digit: str) -> None:
        if (organisation := self._of(digit)) is not None:
            self.toggle(organisation.id)

    def _of(self, digit: str) -> Organisation | None:
        return self._bench.knowledge.digit(int(digit))

    def choose(self, lead: UUID) -> None:
        if self._is_possible():
            self._stage(staging.choose(self._staged, lead, self._suggestions))

    def toggle(self, co: UUID) -> None:
        if not self._is_possible():
            return
        if co == self._staged.lead:
            self._bench.complain(Refusal(Reason.LEAD_AMONG_CO_HANDLERS))
        else:
            self._stage(staging.toggle(self._staged, co))

    def take_suggested(self) -> None:
        """The suggestion whole, with its co-handlers."""
        suggestion = self._row.suggestion
        if suggestion is not None and self._is_possible():
            self._stage(staging.take(self._staged, suggestion))

    def _stage(self, staged: Staged) -> None:
        sight = self._sight()
        if sight is None:
            return
        self._staged, self._touched = staged, True
        self._row.show_staged(staged)
        known = self._bench.knowledge
        # Whoever has the case already needs no first reply once more.
        same = staged.lead == staging.at_work(sight.case).lead
        others = tuple(filter(None, map(known.organisation, staged.co)))
        lead = None if same else known.organisation(staged.lead)
        self._composer.stage(
            None if lead is None else lead.id, tuple(one.id for one in others), staged.entry
        )
        self._say(known.organisation(staged.lead), others)

    def _say(self, lead: Organisation | None, co: tuple[Organisation, ...]) -> None:
        words = t("Choosing", "Nobody is chosen")
        if lead is not None:
            words = t("Choosing", "Chosen: {verb} {name}")
            words = words.format(verb=lead.relation, name=lead.shown)
        words += "".join(t("Choosing", ", with {name}").format(name=one.shown) for one in co)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._row, words))

    def ask_all(self) -> None:
        if not self._is_possible():
            return
        dialog = AllHandlersDialog(self._window, self._bench.knowledge.organisations, self._names)
        dialog.chosen.connect(self._choose_named)
        dialog.co_chosen.connect(self.toggle)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _choose_named(self, lead: UUID) -> None:
        if lead != self._staged.lead:
            self.choose(lead)

    def _forget_dialog(self, _result: int) -> None:
        self._dialog = None

    # The names, spelt off the window's thread.

    def _learn(self) -> None:
        self._row.stock()
        organisations = tuple(self._bench.knowledge.organisations)
        self._bench.think(partial(spelt, organisations), self._learnt)

    def _learnt(self, names: Names[Organisation]) -> None:
        self._names = names
        if self._dialog is not None:
            self._dialog.take_names(names)
