"""What one key does to an organisation that has the case: signed, answered, returned, hastened."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from moderator_app.core import composing, letter_words, letters
from moderator_app.core.case import Handling
from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account
from moderator_app.core.letters import Enclosed
from moderator_app.core.organisations import Organisation, number_now
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.desk import Desk
from moderator_app.ui import case_words, clipboard
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs import handler_words
from moderator_app.ui.dialogs.hasten import HastenDialog
from moderator_app.ui.panes.handling_line import is_possible
from moderator_app.ui.panes.mail_line import MailLine
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.panes.sight import Look, Sight, Unsaid
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class HandlerActions(QObject):
    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        sight: Look,
        window: QWidget,
        unsaid: Unsaid,
        *,
        mail: MailLine,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._commands = commands
        self._sight = sight
        self._window = window
        self._unsaid = unsaid
        self._mail = mail
        for command, run in {
            "case.signed": self.signed,
            "case.feedback": self.feedback,
            "case.returned": self.returned,
            "case.hasten": self.hasten,
        }.items():
            commands.bind(command, run, when=self._is_possible)

    def _is_possible(self) -> bool:
        return self._sight() is not None

    def signed(self) -> None:
        self._with_handler("case.signed")

    def feedback(self) -> None:
        self._with_handler("case.feedback")

    def returned(self) -> None:
        self._with_handler("case.returned")

    def hasten(self) -> None:
        self._with_handler("case.hasten")

    def act(self, wanted: tuple[str, UUID]) -> None:
        """The button of one organisation was pressed."""
        deed, organisation = wanted
        if (sight := self._sight()) is None or sight.case.handling(organisation) is None:
            return
        case = sight.case
        known = self._bench.knowledge.organisation(organisation)
        name = t("CaseActions", "the organisation") if known is None else known.shown
        if deed == "case.signed":
            did = t("CaseActions", "{name} signed for it").format(name=name)
            self._bench.write(partial(_signed, case.id, organisation), did=did)
        elif known is None:
            return
        elif deed == "case.hasten":
            self._urge(sight, known)
        elif deed == "case.returned" and (said := _answer(sight, organisation)):
            # It is theirs to say, and ours to see that it says so.
            did = t("CaseActions", "{name} returned it: choose another handler")
            work = partial(_returned, case.id, organisation, said)
            self._bench.write(work, did=did.format(name=known.shown))
        else:
            self._ask_words(deed, sight, known)

    def _urge(self, sight: Sight, organisation: Organisation) -> None:
        """By e-mail where we may write to them, after a look at the words; else as ever."""
        account = self._mail.account(sight.case) if organisation.mail else None
        if account is None:
            self._hasten(sight, organisation)
            return
        if sight.case.is_written_to(organisation.id):
            self._bench.complain(Refusal(Reason.LETTER_PENDING, sight.case.id))
            return
        about = f"case.hasten {organisation.id}"
        at = occasion(self._bench, sight.dossier)
        usual = letter_words.hastening(at, self._bench.knowledge.templates, organisation)
        words = self._unsaid.of(sight.case.id, about) or usual
        dialog = HastenDialog(self._window, organisation, words)
        dialog.copied.connect(partial(self._hasten, sight, organisation))
        done = partial(self._send, sight, organisation, account)
        self._unsaid.open(dialog, sight.case.id, about, done)

    def _send(self, sight: Sight, organisation: Organisation, account: Account, words: str) -> None:
        at = occasion(self._bench, sight.dossier)
        letter = letter_words.hasten(at, organisation, account, words)
        did = t(
            "CaseActions", "Hastened {name}: goes out by e-mail, until then it can be taken back"
        )
        work = partial(_write, sight.case.id, letter)
        self._bench.write(work, did=did.format(name=organisation.shown))

    def _hasten(self, sight: Sight, organisation: Organisation) -> None:
        """The words are on the clipboard, and the number that answers is said: both are to hand."""
        at = occasion(self._bench, sight.dossier)
        words = composing.hasten_words(at, self._bench.knowledge.templates, organisation)
        if not clipboard.put(self._bench.notices, words):
            return
        number = number_now(organisation, at.local)
        did = t("CaseActions", "Hastened {name}: the words are copied, to be pasted or read out")
        did = did.format(name=organisation.shown)
        if number is not None:
            did += t("CaseActions", ". Telephone now: {number}").format(number=number.number)
        self._bench.write(partial(_hasten, sight.case.id, organisation.id), did=did)

    def _ask_words(self, deed: str, sight: Sight, organisation: Organisation) -> None:
        case, about = sight.case.id, f"{deed} {organisation.id}"
        kept = self._unsaid.of(case, about)
        if deed == "case.feedback" and not kept:
            kept = _undecided(sight, organisation.id)
        if deed == "case.feedback":
            dialog = handler_words.feedback(self._window, organisation, kept)
            did = t("CaseActions", "Feedback of {name} taken down")
            work = _answered
        else:
            dialog = handler_words.returned(self._window, organisation, kept)
            did = t("CaseActions", "{name} returned it: choose another handler")
            work = _returned
        done = partial(
            self._take_words, work, case, organisation.id, did.format(name=organisation.shown)
        )
        self._unsaid.open(dialog, case, about, done)

    def _take_words(
        self,
        work: Callable[[UUID, UUID, str, Desk], Changes],
        case: UUID,
        organisation: UUID,
        did: str,
        words: str,
    ) -> None:
        self._bench.write(partial(work, case, organisation, words), did=did)

    def _with_handler(self, deed: str) -> None:
        """Do it with the one handler it can be about, or ask which."""
        if (sight := self._sight()) is None:
            return
        possible = [h for h in sight.case.handlings if is_possible(deed, h)]
        if sight.case.closure is not None:
            self._bench.complain(Refusal(Reason.CASE_CLOSED, sight.case.id))
        elif not possible:
            self._bench.complain(Refusal(Reason.NOT_A_HANDLER, sight.case.id))
        elif len(possible) == 1:
            self.act((deed, possible[0].organisation))
        else:
            self._ask_which(deed, possible)

    def _ask_which(self, deed: str, handlings: list[Handling]) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = t("CaseActions", "{deed}: which organisation?")
        title = title.format(deed=self._commands[deed].text().partition("\t")[0])
        menu.setAccessibleName(title)
        menu.addAction(title).setEnabled(False)
        for at, handling in enumerate(handlings[:9], start=1):
            known = self._bench.knowledge.organisation(handling.organisation)
            name = "" if known is None else known.shown.replace("&", "&&")
            action = menu.addAction(f"&{at}  {name} · {case_words.stage(handling.stage)}")
            action.triggered.connect(partial(self._act_on, deed, handling.organisation))
        menu.setActiveAction(menu.actions()[1])
        menu.popup(self._window.mapToGlobal(self._window.rect().center()))

    def _act_on(self, deed: str, organisation: UUID, _checked: object = None) -> None:
        self.act((deed, organisation))


def _undecided(sight: Sight, organisation: UUID) -> str:
    """What somebody wrote about it from elsewhere, and may be theirs."""
    event = letters.undecided(sight.dossier.history, organisation)
    return "" if event is None else str(event.body.get("text", ""))


def _answer(sight: Sight, organisation: UUID) -> str:
    """What they answered by e-mail, where that is how the case came back."""
    event = letters.answer_by_mail(sight.case, sight.dossier.history, organisation)
    return "" if event is None else str(event.body.get("text", ""))


# On the database thread.


def _write(case: UUID, letter: Enclosed, desk: Desk) -> Changes:
    return desk.letters.hasten(case, letter)


def _signed(case: UUID, organisation: UUID, desk: Desk) -> Changes:
    return desk.cases.signed(case, organisation)


def _answered(case: UUID, organisation: UUID, words: str, desk: Desk) -> Changes:
    return desk.cases.answered(case, organisation, words)


def _returned(case: UUID, organisation: UUID, words: str, desk: Desk) -> Changes:
    return desk.cases.returned(case, organisation, words)


def _hasten(case: UUID, organisation: UUID, desk: Desk) -> Changes:
    return desk.cases.hasten(case, organisation, "")
