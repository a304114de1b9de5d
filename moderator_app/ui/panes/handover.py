"""The handover: a note from the state of things, signed with one key; what nobody accepted is
taken here."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core import handover
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.handover import WORDS, Section, Sheet
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.past_handovers import PastHandovers
from moderator_app.ui.note_papers import NotePapers
from moderator_app.ui.panes.handover_card import HandoverCard
from moderator_app.ui.panes.taking import Taking
from moderator_app.ui.sheet_view import SheetView, turn
from moderator_app.ui.text import t
from moderator_app.ui.unread_words import begun_unread
from moderator_app.ui.widgets import EmptyState, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

TO: Final = "handover.to"
_PAUSE_MS: Final = 600
_SETTLED_MS: Final = 300


class HandoverPane(QWidget):
    case_requested = Signal(object)
    """The UUID of a case on the note."""
    handed_over = Signal(object)
    """The Sheet that was signed; nobody is at the desk any more."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._shown: Sheet | None = None
        self._signing = False
        self._asked = False
        self._papers = NotePapers(bench, self)
        self._title = PlainLabel(look="title")
        self._meta = PlainLabel(look="muted", wrap=True)
        self._unread = PlainLabel(look="danger", wrap=True)
        self.note = SheetView(bench.zone)
        self.empty = EmptyState("handover", "", "")
        self._taking = Taking(bench, self.note)
        self._notes = QStackedWidget()
        self._notes.addWidget(self.note)
        self._notes.addWidget(self.empty)
        self.card = HandoverCard(commands.hint("handover.sign"))
        self._pause = _timer(self, _PAUSE_MS)
        self._settle = _timer(self, _SETTLED_MS)
        left = column(self._title, self._meta, self._unread, self._notes, spacing=6)
        left.setStretch(3, 1)
        whole = row(left, self.card, spacing=16, margin=16)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.note)
        self._connect()
        commands.listen(self, Where.HANDOVER)
        for name, run in (
            ("handover.sign", self.sign),
            ("handover.copy", self.copy_text),
            ("handover.print", self.print_note),
            ("handover.save", self.choose_file),
            ("handover.take", self._taking.take),
            ("handover.earlier", self.read_earlier),
        ):
            commands.bind(name, run, self.isVisible)
        self._say()

    def _connect(self) -> None:
        card = self.card
        self.note.case_requested.connect(self.case_requested)
        card.sign.clicked.connect(self.sign)
        card.print.clicked.connect(self.print_note)
        card.copy.clicked.connect(self.copy_text)
        card.save.clicked.connect(self.choose_file)
        card.words.textChanged.connect(self._typed)
        card.to.editTextChanged.connect(self._typed)
        card.earlier.clicked.connect(self.read_earlier)
        self._pause.timeout.connect(self.flush)
        self._settle.timeout.connect(self.refresh)
        self._bench.changed.connect(self._heed)
        self._bench.known.connect(self._show_people)
        self._bench.person_changed.connect(self._show_people)

    # The note.

    @Slot()
    def refresh(self) -> None:
        """Make the note again from how things stand now."""
        if self._bench.person is not None:
            self._bench.ask(partial(_sheet, self._words(), self.card.to_name), self._show)

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.ERASED:
            self._forget()
        if self.isVisible() and changes.touched & (Touched.CASES | Touched.SHIFTS):
            self._settle.start()

    def _forget(self) -> None:
        """Words were erased: of the note, and of what is typed, only what is still in the file."""
        self._show(None)
        self._bench.look("handover words", Reader.settings, self._begin_again)

    def _begin_again(self, settings: dict[str, object]) -> None:
        self.card.words.clear()
        self._restore(settings)
        self.refresh()

    def _show(self, sheet: Sheet | None) -> None:
        self._shown = sheet
        self.note.show_sheet(sheet)
        self._notes.setCurrentIndex(int(sheet is not None and sheet.is_empty))
        self._show_meta()

    def show_unaccepted(self) -> None:
        """Choose the first item that nobody has accepted."""
        self._taking.show_first()
        self.note.setFocus()

    def read_earlier(self) -> None:
        dialog = PastHandovers(self._bench, self)
        dialog.case_requested.connect(self.case_requested)
        dialog.open()

    # What is typed.

    def _words(self) -> str:
        return self.card.words.toPlainText().strip()

    @Slot()
    def flush(self) -> None:
        """Keep what was typed; called at every pause."""
        self._pause.stop()
        values: dict[str, object] = {WORDS: self._words(), TO: self.card.to_name}
        self._bench.keep(partial(_keep, values))

    def _restore(self, settings: dict[str, object]) -> None:
        self.card.restore(settings.get(WORDS), settings.get(TO))

    @Slot()
    def _show_people(self) -> None:
        here = self._bench.person
        people = (one for one in self._bench.knowledge.people if one.active)
        # By who they are: a role or a number may be new since they sat down.
        others = (one.name for one in people if here is None or one.id != here.id)
        self.card.show_people(here, others)

    # What is done with it.

    @Slot()
    def _typed(self) -> None:
        self._pause.start()
        self._ask(asked=False)

    def _ask(self, *, asked: bool) -> None:
        self._asked = asked
        self.card.ask(asked=asked)

    def sign(self) -> None:
        """Ask; when asked again, sign the note as things stand at this moment, and leave the desk.

        The same key answers a citizen a hundred times a day, and a signature is not taken back.
        """
        if self._signing:
            return
        if not self._asked:
            self._ask(asked=True)
            return
        self._ask(asked=False)
        self._pause.stop()
        self._signing = True
        signing = _Signing(self._words(), self.card.to_name)
        self._bench.write(signing, partial(self._signed, signing), error=self._not_signed)

    def _signed(self, signing: "_Signing", _changes: Changes) -> None:
        self._signing = False
        self.card.clear()
        self._show(None)
        self._pause.stop()
        self._bench.sit_down(None)
        self.handed_over.emit(signing.sheet)

    def _not_signed(self, error: BaseException) -> None:
        self._signing = False
        self._bench.complain(error)

    def shown(self) -> Sheet | None:
        """What is shown, with the words as they stand in the fields."""
        if self._shown is None:
            return None
        return handover.signed(self._shown, self._words(), self.card.to_name)

    def copy_text(self) -> None:
        if (sheet := self.shown()) is not None:
            self._papers.copy(sheet)

    def print_note(self) -> None:
        if (sheet := self.shown()) is not None:
            self._papers.print_on(sheet)

    def choose_file(self) -> None:
        if (sheet := self.shown()) is not None:
            self._papers.choose_file(sheet)

    # How it looks.

    def _show_meta(self) -> None:
        sheet = self._shown
        self._unread.setText("" if sheet is None else begun_unread(sheet, self._bench.zone))
        self._unread.setVisible(bool(self._unread.text()))
        if sheet is None:
            self._meta.setText("")
            return
        words = t(
            "Handover",
            "{turn} · {received} received, {answered} answered, {closed} closed · "
            "{total} cases to hand over",
        )
        said = words.format(
            turn=turn(sheet, self._bench.zone),
            received=sheet.received,
            answered=sheet.answered,
            closed=sheet.closed,
            total=sheet.total,
        )
        if sheet.items(Section.UNACCEPTED):
            key = self._commands.hint("handover.take")
            take = t("Handover", "{key} takes what nobody has accepted").format(key=key)
            said = f"{said} · {take}"
        self._meta.setText(said)

    def _say(self) -> None:
        self._title.setText(t("Handover", "Handover"))
        self.empty.show_words(
            t("Handover", "Nothing is open"),
            t(
                "Handover",
                "What you owe citizens, what organisations owe you and what you pin with M comes "
                "here by itself. Write what the next person has to know, then sign.",
            ),
            self._commands.hint("handover.sign"),
        )
        self._show_meta()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bench.look("handover.kept", _settings, self._restore)
        self._show_people()
        self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask(asked=False)
        if self._pause.isActive():
            self.flush()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _Signing:
    """Make the note and sign it in one piece, so that nothing comes in between."""

    def __init__(self, words: str, to: str) -> None:
        self._question = partial(_sheet, words, to)
        self.sheet: Sheet | None = None

    def __call__(self, desk: Desk) -> Changes:
        self.sheet = self._question(desk)
        changes = desk.shifts.hand_over(self.sheet)
        desk.save_settings({WORDS: "", TO: ""})
        return changes


def _timer(parent: QWidget, milliseconds: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    return made


def _sheet(words: str, to: str, desk: Desk) -> Sheet:
    return desk.shifts.sheet(words, to)


def _settings(reader: Reader) -> dict[str, object]:
    return reader.settings()


def _keep(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)
