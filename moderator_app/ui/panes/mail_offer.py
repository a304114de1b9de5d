"""A letter by e-mail to a unit that is still to be told, offered where that is confirmed: after an
e-mail that came back, or a case that a unit took by itself."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt

from moderator_app.core import letter_words, letters
from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account
from moderator_app.core.letters import Enclosed
from moderator_app.core.organisations import Organisation
from moderator_app.core.rows import Dossier
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.commands import Commands
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.panes.outgoing import Delivery
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, say
from moderator_app.ui.workbench import Workbench


class MailOffer(Button):
    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._delivery: Delivery | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.send)
        commands.bind("delivery.mail", self.send, when=self._is_offered)
        self.hide()

    def offer(self, delivery: Delivery | None) -> None:
        self._delivery = delivery
        unit = self._unit()
        self.setVisible(unit is not None)
        if unit is not None:
            acts = self._commands.acts("delivery.mail")
            key = self._commands.hint("delivery.mail") if acts else ""
            self.setText(f"{t('MailLine', 'By e-mail')} {key}".rstrip())
            hint = t("MailLine", "Goes by e-mail to {names}").format(names=unit.mail)
            say(self, hint, hint)

    def _is_offered(self) -> bool:
        return self._unit() is not None

    def _unit(self) -> Organisation | None:
        """Who is still to be told, and can be written to."""
        known = self._bench.knowledge
        if self._delivery is None:
            return None
        unit = known.organisation(self._delivery.organisation)
        able = any(one.active and one.channel == letters.CHANNEL for one in self._accounts())
        return unit if unit is not None and unit.mail and able else None

    def _accounts(self) -> tuple[Account, ...]:
        return tuple(self._bench.knowledge.own_accounts.values())

    def send(self) -> None:
        delivery, unit = self._delivery, self._unit()
        if delivery is not None and unit is not None:
            work = partial(_dossier, delivery.case)
            self._bench.look("mail offer", work, partial(self._write, unit))

    def _write(self, unit: Organisation, dossier: Dossier | None) -> None:
        if dossier is None:
            return
        account = letters.account_for(dossier.case, self._accounts())
        having = sorted(dossier.case.handlings, key=lambda one: not one.lead)
        units = [self._bench.knowledge.organisation(one.organisation) for one in having]
        if account is None:
            return
        (letter,) = letter_words.dispatch(
            occasion(self._bench, dossier),
            dossier.history,
            self._bench.knowledge.templates,
            [one for one in units if one is not None],
            account=account,
            to={unit.id},
        )
        did = t("Commit", "{verb} {name}: goes out by e-mail; until then it can be taken back")
        did = did.format(verb=unit.relation, name=unit.shown)
        self._bench.write(partial(_tell, dossier.case.id, letter), did=did)


# On the reader's and the database's threads.


def _dossier(case: UUID, reader: Reader) -> Dossier | None:
    return reader.dossier(case)


def _tell(case: UUID, letter: Enclosed, desk: Desk) -> Changes:
    return desk.letters.tell(case, letter)
