"""W: several organisations are asked whose it is, each by itself, and one of them takes it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core import composing
from moderator_app.core.case import Answer, Consultation
from moderator_app.core.changes import Changes
from moderator_app.core.events import Kind
from moderator_app.core.folding import standing
from moderator_app.core.organisations import number_now
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import Which
from moderator_app.desk.desk import Desk
from moderator_app.ui import case_words, clipboard
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.consult import AskDialog, Asked, ConsultDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.panes.sight import Look, Sight
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Consulting(QObject):
    taken = Signal(object)
    """The id of a case whose letters to its handlers now wait to be passed on."""

    def __init__(self, bench: Workbench, commands: Commands, sight: Look, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        commands.bind("case.consult", self.open, when=self._is_possible)

    def _is_possible(self) -> bool:
        return self._sight() is not None

    def open(self) -> None:
        """What they say, where somebody has been asked; else whom to ask."""
        if (sight := self._sight()) is None:
            return
        if sight.case.closure is not None:
            self._bench.complain(Refusal(Reason.CASE_CLOSED, sight.case.id))
        elif sight.case.consultation is None:
            self._ask(sight)
        else:
            self._listen(sight, sight.case.consultation)

    # Asking.

    def _ask(self, sight: Sight) -> None:
        case = sight.case
        before = () if case.consultation is None else case.consultation.units
        units = before or tuple(one.organisation for one in case.handlings)
        question = composing.question(occasion(self._bench, sight.dossier))
        dialog = AskDialog(self._bench, self._window, question, units)
        dialog.asked.connect(partial(self._asked, case.id))
        dialog.open()

    def _asked(self, case: UUID, units: tuple[UUID, ...], question: str) -> None:
        did = t("Consult", "%n organisation(s) asked: W copies the question for each", len(units))
        self._bench.write(partial(_ask, case, units, question), did=did)

    # Listening.

    def _listen(self, sight: Sight, asked: Consultation) -> None:
        question, said = _told(sight, asked)
        local = self._bench.local(self._bench.now())
        units = []
        for id_ in asked.units:
            known = self._bench.knowledge.organisation(id_)
            number = None if known is None else number_now(known, local)
            units.append(
                Asked(
                    id_,
                    str(id_) if known is None else known.shown,
                    "" if number is None else number.number,
                    asked.answer(id_),
                    said.get(id_, ""),
                    id_ in asked.told,
                )
            )
        dialog = ConsultDialog(self._window, units, question, self._state(sight, asked))
        dialog.copied.connect(partial(self._copy, sight, question))
        dialog.taken.connect(partial(self._take, sight))
        dialog.answered.connect(partial(self._answer, sight))
        dialog.referred.connect(partial(self._refer, sight))
        dialog.asked_anew.connect(partial(self._ask, sight))
        dialog.open()

    def _state(self, sight: Sight, asked: Consultation) -> str:
        if asked.referred is not None:
            at = case_words.moment_whole(self._bench.local(asked.referred))
            return t("Consult", "The duty leader was told, {time}").format(time=at)
        due = self._due(sight)
        if due is None:
            return ""
        words = t("Consult", "Nobody by {time}: then it goes to the duty leader")
        return words.format(time=due)

    def _due(self, sight: Sight) -> str | None:
        clocks = sight.dossier.clocks
        due = next((one.due for one in clocks if one.which is Which.CONSULTATION), None)
        return None if due is None else case_words.moment_whole(self._bench.local(due))

    def _copy(self, sight: Sight, question: str, unit: Asked) -> None:
        at = occasion(self._bench, sight.dossier)
        words = composing.consultation_words(at, unit.name, question, self._due(sight) or "")
        said = t("Consult", "Copied for {name}").format(name=unit.name)
        clipboard.copy(self._bench.notices, words, said)
        self._bench.write(partial(_copied, sight.case.id, unit.id))

    def _take(self, sight: Sight, unit: Asked, others: bool) -> None:
        case, known = sight.case, self._bench.knowledge
        lead = known.organisation(unit.id)
        if lead is None or case.consultation is None:
            return
        ids = [one for one in case.consultation.units if one != unit.id] if others else []
        co = [one for one in map(known.organisation, ids) if one is not None]
        at = occasion(self._bench, sight.dossier)
        letter = composing.dispatch_words(at, known.templates, lead, co)
        did = t("Consult", "{name} takes it: ready to be passed on").format(name=lead.shown)
        work = partial(_taken, sight, unit.id, letter, others)
        self._bench.write(work, partial(self._passed, case.id), did=did)

    def _passed(self, case: UUID, changes: Changes) -> None:
        if not changes.overtaken:
            self.taken.emit(case)

    def _answer(self, sight: Sight, unit: Asked, answer: Answer) -> None:
        did = t("Consult", "Taken down: {name}. W takes down the next").format(name=unit.name)
        say = partial(self._say_answer, sight.case.id, unit.id, answer, did)
        if answer is not Answer.CONDITIONS:
            say("")
            return
        dialog = WordsDialog(
            self._window,
            title=t("Consult", "Conditions of {name}").format(name=unit.name),
            intro="",
            deed=t("Consult", "Take it down"),
            missing=t("Consult", "Say which conditions."),
        )
        dialog.said.connect(say)
        dialog.open()

    def _say_answer(self, case: UUID, unit: UUID, answer: Answer, did: str, words: str) -> None:
        self._bench.write(partial(_answered, case, unit, answer, words), did=did)

    def _refer(self, sight: Sight) -> None:
        dialog = WordsDialog(
            self._window,
            title=t("Consult", "To the duty leader"),
            intro=t("Consult", "It stays among what is due and on the handover sheet."),
            deed=t("Consult", "The leader was told"),
        )
        dialog.said.connect(partial(self._referred, sight.case.id))
        dialog.open()

    def _referred(self, case: UUID, words: str) -> None:
        did = t("Consult", "The duty leader was told")
        self._bench.write(partial(_referred, case, words), did=did)


def _told(sight: Sight, asked: Consultation) -> tuple[str, dict[UUID, str]]:
    """The question, and what each said last."""
    question, said = "", dict[UUID, str]()
    for event in standing(sight.dossier.history):
        if event.id == asked.id:
            question, said = str(event.body.get("text", "")), {}
        elif event.kind == Kind.CONSULTATION_ANSWERED:
            said[UUID(event.body["unit"])] = str(event.body.get("text", ""))
    return question, said


# On the database thread.


def _ask(case: UUID, units: tuple[UUID, ...], question: str, desk: Desk) -> Changes:
    return desk.consultations.ask(case, units, question)


def _copied(case: UUID, unit: UUID, desk: Desk) -> Changes:
    return desk.consultations.told(case, unit)


def _answered(case: UUID, unit: UUID, answer: Answer, words: str, desk: Desk) -> Changes:
    return desk.consultations.answered(case, unit, answer, words)


def _taken(sight: Sight, unit: UUID, letter: str, others: bool, desk: Desk) -> Changes:
    case = sight.case
    return desk.consultations.taken(case.id, case.head, unit, letter, others=others)


def _referred(case: UUID, words: str, desk: Desk) -> Changes:
    return desk.consultations.referred(case, words)
