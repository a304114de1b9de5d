"""Which of the organisations a commit would write to by e-mail: said before it is pressed, and to be
switched off for this one case."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moderator_app.core import letter_words, letters
from moderator_app.core.case import Case
from moderator_app.core.channels import Account
from moderator_app.core.letters import Enclosed
from moderator_app.core.organisations import Organisation
from moderator_app.ui.commands import Commands
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.panes.sight import Sight
from moderator_app.ui.panes.staging import NOTHING, Staged, is_new
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, row
from moderator_app.ui.workbench import Workbench


class MailLine(QWidget):
    def __init__(self, bench: Workbench, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._commands = commands
        self._case: Case | None = None
        self._staged = NOTHING
        self._off = set[UUID]()
        self.words = ElidedLabel(look="strong")
        self.button = Button(kind="link")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.switch)
        line = row(self.words, self.button, spacing=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        commands.bind("handler.by_mail", self.switch, when=self._is_offered)
        self.hide()

    def show_staged(self, case: Case, staged: Staged) -> None:
        self._case, self._staged = case, staged
        self._draw()

    def switch(self) -> None:
        """By e-mail, or as ever: for this case alone."""
        if self._case is not None and self._is_offered():
            self._off ^= {self._case.id}
            self._draw()

    def account(self, case: Case) -> Account | None:
        """Which account of ours writes; None where none can, or this case is not to be."""
        if case.id in self._off:
            return None
        return letters.account_for(case, self._bench.knowledge.own_accounts.values())

    def enclosed(self, sight: Sight, units: Sequence[Organisation]) -> tuple[Enclosed, ...]:
        """The letters that go with a commit to these."""
        account = self.account(sight.case)
        if account is None:
            return ()
        return letter_words.dispatch(
            occasion(self._bench, sight.dossier),
            sight.dossier.history,
            self._bench.knowledge.templates,
            units,
            account=account,
            to={one.id for one in _new(sight.case, units) if one.mail},
        )

    def _is_offered(self) -> bool:
        case, known = self._case, self._bench.knowledge
        if case is None or case.closure is not None or not is_new(self._staged, case):
            return False
        able = letters.account_for(case, known.own_accounts.values())
        return able is not None and any(one.mail for one in self._units(case))

    def _units(self, case: Case) -> list[Organisation]:
        staged = (self._staged.lead, *self._staged.co)
        return _new(case, [one for one in map(self._bench.knowledge.organisation, staged) if one])

    def _draw(self) -> None:
        case, offered = self._case, self._is_offered()
        self.setVisible(offered)
        if case is None or not offered:
            return
        on = self.account(case) is not None
        words = self._going(case) if on else t("MailLine", "No e-mail: to be passed on by hand")
        self.words.setText(words)
        self.words.setAccessibleName(words)
        name = t("MailLine", "No e-mail") if on else t("MailLine", "By e-mail")
        self.button.setText(f"{name} {self._commands.hint('handler.by_mail')}".rstrip())

    def _going(self, case: Case) -> str:
        units, between = self._units(case), t("MailLine", ", ")
        reached = between.join(f"{one.shown} <{one.mail}>" for one in units if one.mail)
        words = t("MailLine", "Goes by e-mail to {names}").format(names=reached)
        others = between.join(one.shown for one in units if not one.mail)
        if others:
            more = t("MailLine", "by hand: {names}").format(names=others)
            words = f"{words} · {more}"
        return words


def _new(case: Case, units: Sequence[Organisation]) -> list[Organisation]:
    """Those who do not have the case yet: the others know of it."""
    handlings = [case.handling(one.id) for one in units]
    return [
        unit
        for unit, handling in zip(units, handlings, strict=True)
        if handling is None or not handling.is_open
    ]
