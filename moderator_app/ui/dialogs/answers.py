"""The answers into the very table in which a platform sent the cases, in a new file beside it."""

from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.headings import NoColumns
from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.core.watching import Taken, name_of
from moderator_app.desk.answering import Written
from moderator_app.desk.reading import Reader
from moderator_app.ui import sentences, theme
from moderator_app.ui.answers_run import AnswersRun
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.models.lines import moment
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, EmptyState, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 640
_HEIGHT: Final = 420


class Step(Enum):
    CHOOSE = auto()
    RUN = auto()
    DONE = auto()


class AnswersDialog(Dialog):
    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="reply")
        self._bench = bench
        self._taken: tuple[Taken, ...] = ()
        self._run: AnswersRun | None = None
        self._written: Written | None = None
        self.step = Step.CHOOSE
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        self._make()
        self.show_words()
        self._bench.look("taken tables", _taken, self._show_taken)

    def _make(self) -> None:
        self._about = PlainLabel(look="muted", wrap=True)
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.itemActivated.connect(self.carry_out)
        self._empty = EmptyState("import", "", "")
        self.other = Button(icon="import")
        self.other.clicked.connect(self.choose_file)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._running = PlainLabel(look="heading", wrap=True)
        running = QWidget()
        running.setLayout(column(None, self._running, self.bar, None, spacing=10))
        self.told = PlainLabel(look="heading", wrap=True)
        self.place = PlainLabel(wrap=True, selectable=True)
        self.next = PlainLabel(look="muted", wrap=True)
        done = QWidget()
        done.setLayout(column(None, self.told, self.place, self.next, None, spacing=10))
        self._pages = QStackedWidget()
        for page in (self._empty, self.list, running, done):
            self._pages.addWidget(page)
        self.body.addWidget(self._about)
        self.body.addWidget(self._pages, 1)
        self.body.addLayout(row(self.other, None))

    # Choosing.

    def _show_taken(self, taken: tuple[Taken, ...]) -> None:
        self._taken = taken
        self._fill()
        self._show_step()
        (self.list if taken else self.main).setFocus()

    def _fill(self) -> None:
        at = max(0, self.list.currentRow())
        self.list.clear()
        now = self._bench.local(self._bench.now())
        for one in self._taken:
            when = moment(self._bench.local(one.at), now)
            words = t("Answers", "{file} · {when} · {imported} new, {duplicates} already here")
            item = QListWidgetItem(
                words.format(
                    file=name_of(one.path),
                    when=when,
                    imported=f"{one.counted.imported:,}",
                    duplicates=f"{one.counted.duplicates:,}",
                )
            )
            item.setToolTip(one.path)
            self.list.addItem(item)
        self.list.setCurrentRow(at if self._taken else -1)

    @Slot()
    def choose_file(self) -> None:
        dialog = QFileDialog(self, t("Answers", "Choose the table"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv"
        dialog.setNameFilters([t("Import", "Workbooks ({kinds})").format(kinds=kinds)])
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    @Slot(str)
    def _selected(self, path: str) -> None:
        self.write_into(Path(path))

    # Writing.

    @override
    def carry_out(self, _item: object = None) -> None:
        if self.step is Step.DONE:
            self.accept()
        elif self.step is Step.CHOOSE:
            self._write_chosen()

    def _write_chosen(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            self.write_into(Path(self._taken[at].path))
        else:
            self.choose_file()

    def write_into(self, path: Path) -> None:
        """Give the answers back in a copy of this table."""
        if self._run is not None and self._run.running:
            return
        self.complain("")
        self._written = None
        self._run = AnswersRun(self._bench, path)
        self._run.progressed.connect(self._show_progress)
        self._run.ended.connect(self._ended)
        self._go(Step.RUN)
        self._show_progress()
        self.cancel.setFocus()
        self._run.start()

    @Slot()
    def _show_progress(self) -> None:
        if self._run is None:
            return
        done, total = self._run.done, self._run.total
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = t("Answers", "{done} of {total} rows") if total else t("Answers", "Reading…")
        self._running.setText(words.format(done=f"{done:,}", total=f"{total:,}"))

    @Slot(object)
    def _ended(self, outcome: object) -> None:
        if isinstance(outcome, Written):
            self._written = outcome
            self._go(Step.DONE)
            self._show_written()
            self.main.setFocus()
            return
        self._go(Step.CHOOSE)
        (self.list if self._taken else self.main).setFocus()
        if isinstance(outcome, Unreadable | NoColumns | Refusal | Outage):
            self.complain(sentences.of(outcome))
        elif isinstance(outcome, Exception):
            self._bench.complain(outcome)

    def _show_written(self) -> None:
        written = self._written
        if written is None:
            return
        words = t(
            "Answers", "{filled} rows filled · {unanswered} still unanswered · {missing} not found"
        )
        self.told.setText(
            words.format(
                filled=f"{written.filled:,}",
                unanswered=f"{written.unanswered:,}",
                missing=f"{written.not_found:,}",
            )
        )
        self.place.setText("" if written.path is None else str(written.path))
        self.place.setVisible(written.path is not None)
        self.next.setText(" ".join(_notes(written)))

    @override
    def give_up(self) -> None:
        if self._run is not None and self._run.running:
            self._run.cancel()
        else:
            self.reject()

    @override
    def reject(self) -> None:
        """Esc stops what is running, and leaves; no half a file stays."""
        run = self._run
        if run is not None and run.running:
            run.cancel()
            run.ended.disconnect(self._ended)
        super().reject()

    # How it looks.

    def _go(self, step: Step) -> None:
        self.step = step
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        choosing = 1 if self._taken else 0
        pages = {Step.CHOOSE: choosing, Step.RUN: 2, Step.DONE: 3}
        self._pages.setCurrentIndex(pages[self.step])
        self.other.setVisible(self.step is Step.CHOOSE and bool(self._taken))
        self._about.setVisible(self.step is Step.CHOOSE)
        self.main.setVisible(self.step is not Step.RUN)
        self.hint.setVisible(self.step is not Step.RUN)
        self.cancel.setVisible(self.step is not Step.DONE)
        write = t("Answers", "Write the answers") if self._taken else t("Answers", "Choose a file…")
        self.main.setText(t("Answers", "Done") if self.step is Step.DONE else write)
        stop = self.step is Step.RUN
        self.cancel.setText(t("Answers", "Stop") if stop else t("Dialog", "Cancel (Esc)"))

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Answers", "Write the answers into a table"))
        self._about.setText(
            t(
                "Answers",
                "A copy is made beside the table, and in it only the columns of the answer are "
                "filled, for cases that are answered or closed. Telephone numbers are not hidden: "
                "it goes back to the platform that sent it.",
            )
        )
        self.list.setAccessibleName(t("Answers", "Tables that came from watched folders"))
        self.other.setText(t("Answers", "Another table…"))
        self._empty.show_words(
            t("Answers", "No table has come from a watched folder yet"),
            t("Answers", "Choose the table that the platform wants back."),
        )
        self._fill()
        self._show_written()
        self._show_step()


def _notes(written: Written) -> list[str]:
    notes = []
    if written.kept:
        notes.append(t("Answers", "%n row(s) hold an answer that is not ours and were left.",
                       written.kept))  # fmt: skip
    if written.path is None:
        notes.append(t("Answers", "There was nothing to write, and no file was made."))
    elif written.remade:
        notes.append(
            t(
                "Answers",
                "A file of this kind can only be read. The answers are in a new workbook (xlsx) "
                "with the same columns; upload that one.",
            )
        )
    else:
        notes.append(
            t("Answers", "Upload this file to the platform. The table itself is as it was.")
        )
    return notes


def _taken(reader: Reader) -> tuple[Taken, ...]:
    return reader.watched_taken()
