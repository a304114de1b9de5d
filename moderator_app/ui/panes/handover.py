"""交接班: the note from the state of things, signed with one key; earlier notes to read again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core import handover
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.handover import Sheet
from moderator_app.desk import handovers
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import printing, theme
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.notices import Kind
from moderator_app.ui.sheet_view import SheetView, turn
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, Card, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

WORDS: Final = "handover.words"
"""The setting that keeps the words of a note that is not signed yet."""
TO: Final = "handover.to"
_PAUSE_MS: Final = 600
_SETTLED_MS: Final = 300
_SIDE: Final = 340


class HandoverPane(QWidget):
    case_requested = Signal(object)
    """The UUID of a case on the note."""
    handed_over = Signal(object)
    """The Sheet that was signed; nobody is at the desk any more."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._now: Sheet | None = None
        self._shown: Sheet | None = None
        self._earlier: Sequence[Sheet] = ()
        self._signing = False
        self._make()
        self._lay_out()
        self._connect()
        commands.listen(self, Where.HANDOVER)
        for name, run in (
            ("handover.sign", self.sign),
            ("handover.copy", self.copy_text),
            ("handover.print", self.print_note),
            ("handover.save", self.choose_file),
        ):
            commands.bind(name, run, self.isVisible)
        self._say()

    def _make(self) -> None:
        self._title = PlainLabel(look="title")
        self._meta = PlainLabel(look="muted", wrap=True)
        self.note = SheetView(self._bench.zone)
        self._giver = PlainLabel(look="strong", wrap=True)
        self._to_label = PlainLabel(look="section")
        self.to = QComboBox()
        self.to.setEditable(True)
        self.to.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._words_label = PlainLabel(look="section")
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self._earlier_label = PlainLabel(look="section")
        self.earlier = QComboBox()
        self._sign = Button(kind="primary", icon="handover")
        self._print = Button(icon="print")
        self._copy = Button(icon="copy")
        self._save = Button(icon="ledger")
        self._promise = PlainLabel(look="faint", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)

    def _lay_out(self) -> None:
        here = theme.current()
        card = Card()
        card.setFixedWidth(here.px(_SIDE))
        for part in (self._giver, self._to_label, self.to, self._words_label, self.words):
            card.column.addWidget(part)
        card.column.addWidget(self._sign)
        card.column.addWidget(self._promise)
        card.column.addLayout(row(self._copy, self._print, self._save, spacing=6))
        card.column.addWidget(self._earlier_label)
        card.column.addWidget(self.earlier)
        card.column.setStretch(4, 1)
        left = column(self._title, self._meta, self.note, spacing=6)
        whole = row(left, card, spacing=16, margin=16)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.note)

    def _connect(self) -> None:
        self.note.case_requested.connect(self.case_requested)
        self._sign.clicked.connect(self.sign)
        self._print.clicked.connect(self.print_note)
        self._copy.clicked.connect(self.copy_text)
        self._save.clicked.connect(self.choose_file)
        self.words.textChanged.connect(self._pause.start)
        self.to.editTextChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.flush)
        self._settle.timeout.connect(self.refresh)
        self.earlier.activated.connect(self._choose)
        self._bench.changed.connect(self._heed)
        self._bench.known.connect(self._show_people)
        self._bench.person_changed.connect(self._show_people)

    # The note.

    @Slot()
    def refresh(self) -> None:
        """Make the note again from how things stand now."""
        question = partial(_sheet, self.words.toPlainText(), self._to(), self._bench.rule.hours)
        if self._bench.person is not None:
            self._bench.ask(question, self._made)
        self._bench.look("handovers", _earlier, self._know_earlier)

    def _heed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touched & (Touched.CASES | Touched.SHIFTS):
            self._settle.start()

    def _made(self, sheet: Sheet) -> None:
        self._now = sheet
        if not self.earlier.currentIndex() > 0:
            self._show(sheet)

    def _show(self, sheet: Sheet | None) -> None:
        self._shown = sheet
        self.note.show_sheet(sheet)
        self._show_meta()

    def _know_earlier(self, sheets: Sequence[Sheet]) -> None:
        self._earlier = sheets
        chosen = self.earlier.currentIndex()
        self._fill_earlier()
        self.earlier.setCurrentIndex(max(0, chosen) if chosen <= len(sheets) else 0)

    def _fill_earlier(self) -> None:
        self.earlier.clear()
        self.earlier.addItem(t("Handover", "The note of now"))
        words = t("Handover", "{turn}  {giver} to {taker}")
        for sheet in self._earlier:
            self.earlier.addItem(
                words.format(
                    turn=turn(sheet, self._bench.zone),
                    giver=sheet.from_name,
                    taker=sheet.to_name or "—",
                )
            )

    @Slot(int)
    def _choose(self, at: int) -> None:
        self._show(self._now if at <= 0 else self._earlier[at - 1])
        self._sign.setEnabled(at <= 0)

    # What is typed.

    @Slot()
    def flush(self) -> None:
        """Keep what was typed; called at every pause."""
        self._pause.stop()
        values: dict[str, object] = {WORDS: self.words.toPlainText(), TO: self._to()}
        self._bench.keep(partial(_keep, values))

    def _to(self) -> str:
        return self.to.currentText().strip()

    def _restore(self, settings: dict[str, object]) -> None:
        for kept, put, now in (
            (settings.get(WORDS), self.words.setPlainText, self.words.toPlainText()),
            (settings.get(TO), self.to.setEditText, self._to()),
        ):
            if isinstance(kept, str) and kept and not now:
                put(kept)

    def _show_people(self) -> None:
        typed = self.to.currentText()
        here = self._bench.person
        self.to.clear()
        others = (p for p in self._bench.knowledge.people if p.active and p != here)
        self.to.addItems([person.name for person in others])
        self.to.setCurrentIndex(-1)
        self.to.setEditText(typed)
        self._show_meta()

    # What is done with it.

    def sign(self) -> None:
        """Sign the note as things stand at this moment, and leave the desk."""
        if self._signing or self.earlier.currentIndex() > 0:
            return
        self._pause.stop()
        self._signing = True
        signing = _Signing(self.words.toPlainText(), self._to(), self._bench.rule.hours)
        self._bench.write(signing, partial(self._signed, signing), error=self._not_signed)

    def _signed(self, signing: "_Signing", _changes: Changes) -> None:
        self._signing = False
        self.words.clear()
        self.to.setEditText("")
        self._pause.stop()
        self._bench.sit_down(None)
        self.handed_over.emit(signing.sheet)

    def _not_signed(self, error: BaseException) -> None:
        self._signing = False
        self._bench.complain(error)

    def copy_text(self) -> None:
        if (sheet := self._as_signed()) is not None:
            work = partial(handovers.as_text, sheet, t, self._bench.zone)
            self._bench.tasks.fetch(work, self._copied)

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._bench.notices.say(Kind.INFO, t("Handover", "Copied. Paste it where you need it."))

    def print_note(self) -> None:
        if (sheet := self._as_signed()) is not None:
            work = partial(handovers.as_html, sheet, t, self._bench.zone)
            self._bench.tasks.fetch(work, self._print_page)

    def _print_page(self, html: str) -> None:
        printing.print_html(self, self._bench.tasks, self._name(), html, self._not_written)

    def choose_file(self) -> None:
        """Ask where to, then write the PDF."""
        if self._as_signed() is None:
            return
        dialog = QFileDialog(self, t("Handover", "Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._name()}.pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        if (sheet := self._as_signed()) is not None:
            work = partial(_write_pdf, sheet, self._bench, self._name(), Path(path))
            self._bench.tasks.fetch(work, self._saved, error=self._not_written)

    def _saved(self, path: Path) -> None:
        said = t("Handover", "Saved as {name}").format(name=path.name)
        self._bench.notices.say(Kind.INFO, said)

    def _not_written(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            words = t("Handover", "The file could not be written there. Choose another folder.")
        elif isinstance(error, printing.CannotPrint):
            words = t("Handover", "The printer did not begin. Check it, or save a PDF instead.")
        else:
            self._bench.complain(error)
            return
        self._bench.notices.say(Kind.ERROR, words)

    def _as_signed(self) -> Sheet | None:
        """What is shown, with the words as they stand in the fields."""
        if self._shown is None or self.earlier.currentIndex() > 0:
            return self._shown
        return handover.signed(self._shown, self.words.toPlainText().strip(), self._to())

    def _name(self) -> str:
        at = "" if self._shown is None else f" {self._shown.made_at[:10]}"
        return t("Handover", "Handover note") + at

    # How it looks.

    def _show_meta(self) -> None:
        person = self._bench.person
        self._giver.setText(
            t("Handover", "Handing over: {name}").format(
                name="—" if person is None else person.name
            )
        )
        sheet = self._shown
        words = t(
            "Handover",
            "{turn} · {received} received, {answered} answered, {closed} closed · "
            "{total} cases to hand over",
        )
        self._meta.setText(
            ""
            if sheet is None
            else words.format(
                turn=turn(sheet, self._bench.zone),
                received=sheet.received,
                answered=sheet.answered,
                closed=sheet.closed,
                total=sheet.total,
            )
        )

    def _say(self) -> None:
        self._title.setText(t("Handover", "Handover"))
        self._to_label.setText(t("Handover", "To"))
        self._words_label.setText(t("Handover", "What the next person has to know"))
        self._earlier_label.setText(t("Handover", "Read again"))
        self.words.setPlaceholderText(
            t("Handover", "Who will call back, what is under repair, what not to promise…")
        )
        keys = self._commands.hint("handover.sign")
        self._sign.setText(t("Handover", "Sign and hand over ({keys})").format(keys=keys))
        self._promise.setText(
            t("Handover", "Unfinished replies stay where they are; nothing is lost.")
        )
        self._print.setText(t("Handover", "Print"))
        self._copy.setText(t("Handover", "Copy"))
        self._save.setText(t("Handover", "PDF"))
        for widget, name in (
            (self.to, self._to_label.text()),
            (self.words, self._words_label.text()),
            (self.earlier, self._earlier_label.text()),
            (self._copy, t("Handover", "Copy as text")),
            (self._save, t("Handover", "Save as PDF")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        chosen = self.earlier.currentIndex()
        self._fill_earlier()
        self.earlier.setCurrentIndex(max(0, chosen))
        self._show_meta()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bench.look("handover.kept", _settings, self._restore)
        self._show_people()
        self.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _Signing:
    """Make the note and sign it in one piece, so that nothing comes in between."""

    def __init__(self, words: str, to: str, hours: float) -> None:
        self._question = partial(_sheet, words.strip(), to, hours)
        self.sheet: Sheet | None = None

    def __call__(self, desk: Desk) -> Changes:
        self.sheet = self._question(desk)
        changes = desk.shifts.hand_over(self.sheet)
        desk.save_settings({WORDS: "", TO: ""})
        return changes


def _sheet(words: str, to: str, hours: float, desk: Desk) -> Sheet:
    return desk.shifts.sheet(words, to, hours=hours)


def _earlier(reader: Reader) -> tuple[Sheet, ...]:
    found = (shift.sheet for shift in reader.handovers())
    return tuple(handover.from_body(body) for body in found if body is not None)


def _settings(reader: Reader) -> dict[str, object]:
    return reader.settings()


def _keep(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)


def _write_pdf(sheet: Sheet, bench: Workbench, title: str, path: Path) -> Path:
    return printing.save_pdf(handovers.as_html(sheet, t, bench.zone), title, path)
