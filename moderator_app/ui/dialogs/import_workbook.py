"""Bringing a workbook in: look first, then take, with numbers, and every row accounted for."""

from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core.outages import Outage
from moderator_app.core.presets import Preset
from moderator_app.core.refusals import Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.desk import importing
from moderator_app.desk.importing import Glimpse, Reading
from moderator_app.desk.reading import Reader
from moderator_app.ui import import_words, sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.import_result import ImportResult
from moderator_app.ui.import_run import ImportRun
from moderator_app.ui.import_trial import ImportTrial
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, EmptyState, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 880
_HEIGHT: Final = 640


class Step(Enum):
    CHOOSE = auto()
    LOOK = auto()
    RUN = auto()
    DONE = auto()


class ImportDialog(Dialog):
    aside_requested = Signal()
    """Show the rows that could not be taken in."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="import")
        self._bench = bench
        self._path: Path | None = None
        self._run: ImportRun | None = None
        self.step = Step.CHOOSE
        self.setAcceptDrops(True)
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        self._make()
        self.show_words()
        self.main.setFocus()

    def _make(self) -> None:
        self._file = PlainLabel(look="strong", wrap=True)
        self._choose = Button(icon="import")
        self._choose.clicked.connect(self.choose_file)
        self._drop = EmptyState("import", "", "")
        self.trial = ImportTrial(self._bench)
        self.trial.changed.connect(self._columns_changed)
        self.trial.broke_off.connect(self._broke_off)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.told = PlainLabel(look="heading", wrap=True)
        self._pace = PlainLabel(look="muted")
        running = QWidget()
        running.setLayout(column(None, self.told, self.bar, self._pace, None, None, spacing=10))
        self.outcome = ImportResult()
        self.outcome.aside_wanted.connect(self.accept)
        self.outcome.aside_wanted.connect(self.aside_requested)
        self._pages = QStackedWidget()
        for page in (self._drop, self.trial, running, self.outcome):
            self._pages.addWidget(page)
        self.body.addLayout(row(self._file, None, self._choose))
        self.body.addWidget(self._pages, 1)
        self._choose.hide()

    # Choosing and looking.

    @Slot()
    def choose_file(self) -> None:
        dialog = QFileDialog(self, t("Import", "Choose a workbook"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.xlsx *.xls *.xlsb *.xlsm *.ods *.csv *.tsv *.txt"
        dialog.setNameFilters(
            [t("Import", "Workbooks ({kinds})").format(kinds=kinds), t("Import", "All files (*)")]
        )
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    @Slot(str)
    def _selected(self, path: str) -> None:
        self.accept_file(Path(path))

    def accept_file(self, path: Path) -> None:
        """Look at a file that was chosen or dropped; nothing is taken in yet."""
        if self._run is not None and self._run.running:
            return
        self._path = path
        self.complain("")
        self._file.setText(path.name)
        self._go(Step.CHOOSE)
        self._drop.show_words(t("Import", "Reading…"), path.name)
        self._bench.look("import presets", _presets, partial(self._look, path))

    def _look(self, path: Path, known: tuple[Preset, ...]) -> None:
        self._bench.tasks.fetch(
            partial(importing.glimpse, path, known),
            partial(self._glimpsed, path, known),
            error=partial(self._unreadable, path),
        )

    def _glimpsed(self, path: Path, known: tuple[Preset, ...], glimpse: Glimpse) -> None:
        if path != self._path:
            return
        self._go(Step.LOOK)
        self.trial.show_glimpse(path, glimpse, known)
        first = self.trial.columns.first_choice
        if self.trial.columns.usable:
            self.main.setFocus()
        elif first is not None:
            first.setFocus()

    def _unreadable(self, path: Path, error: BaseException) -> None:
        if path != self._path:
            return
        self._drop.show_words(*self._invitation())
        if isinstance(error, Unreadable):
            self.complain(sentences.unreadable(error))
            self._choose.setFocus()
        else:
            self._bench.complain(error)

    def _columns_changed(self) -> None:
        self.main.setEnabled(self.trial.columns.usable)
        self.complain(self.trial.missing)

    # Taking.

    @override
    def carry_out(self) -> None:
        if self.step is Step.LOOK and self.trial.columns.usable:
            self._start()
        elif self.step is Step.DONE:
            self.accept()
        elif self.step is Step.CHOOSE:
            self.choose_file()

    def _start(self) -> None:
        if self._path is None:
            return
        self.trial.stop()
        self.complain("")
        reading = Reading(
            self._path, self.trial.columns.layout_chosen(), self._bench.zone, self._bench.now()
        )
        self._run = ImportRun(self._bench, self._path, reading)
        self._run.progressed.connect(self._show_progress)
        self._run.ended.connect(self._ended)
        self._go(Step.RUN)
        self._show_progress()
        self.cancel.setFocus()
        self._run.start()

    @Slot()
    def _show_progress(self) -> None:
        run = self._run
        if run is None:
            return
        done, total = run.summary.rows, run.total
        self.bar.setRange(0, total or 0)
        self.bar.setValue(min(done, total or 0))
        of = t("Import", "{done} of {total} rows") if total else t("Import", "{done} rows")
        self.told.setText(of.format(done=f"{done:,}", total=f"{total or 0:,}"))
        pace = t("Import", "{rate} rows a second · {imported} imported, {duplicates} already here")
        words = pace.format(
            rate=f"{run.rate:,.0f}",
            imported=f"{run.summary.imported:,}",
            duplicates=f"{run.summary.duplicates:,}",
        )
        self._pace.setText(words if done else "")

    @Slot(object)
    def _ended(self, error: BaseException | None) -> None:
        self._go(Step.DONE)
        self._show_result()
        if error is not None:
            self._broke_off(error)
        self.main.setFocus()

    def _broke_off(self, error: BaseException) -> None:
        stays = t("Import", "What was taken until then stays; importing the file again goes on.")
        if isinstance(error, Unreadable):
            self.complain(f"{sentences.unreadable(error)} {stays}")
        elif isinstance(error, Outage):
            self.complain(f"{sentences.failed(error)} {stays}")
        elif isinstance(error, Refusal):
            self.complain(f"{sentences.refused(error)} {stays}")
        else:
            self._bench.complain(error)

    def _show_result(self) -> None:
        if self._run is not None:
            self.outcome.show_summary(self._run.summary, cancelled=self._run.cancelled)

    @override
    def give_up(self) -> None:
        """Stop a running import and stay, to show its numbers."""
        if self._run is not None and self._run.running:
            self._run.cancel()
        else:
            self.reject()

    @override
    def reject(self) -> None:
        """Esc stops a running import as well, and leaves; its numbers are said in the window."""
        run = self._run
        if run is not None and run.running:
            run.cancel()
            run.ended.disconnect(self._ended)
            said = t("Import", "The import was stopped. {counted} Importing again goes on.")
            words = said.format(counted=import_words.counted(run.summary))
            self._bench.notices.say(Kind.WARN, words)
        self.trial.stop()
        super().reject()

    # How it looks.

    def _go(self, step: Step) -> None:
        self.step = step
        self._pages.setCurrentIndex(step.value - 1)
        self._choose.setVisible(step in (Step.CHOOSE, Step.LOOK))
        self.cancel.setVisible(step is not Step.DONE)
        self.main.setVisible(step is not Step.RUN)
        self.hint.setVisible(step is not Step.RUN)
        self.main.setEnabled(True)
        self._name_main()

    def _name_main(self) -> None:
        self.main.setText(
            {
                Step.CHOOSE: t("Import", "Choose a file…"),
                Step.LOOK: t("Import", "Import"),
                Step.RUN: "",
                Step.DONE: t("Import", "Done"),
            }[self.step]
        )
        stop = self.step is Step.RUN
        self.cancel.setText(t("Import", "Stop") if stop else t("Dialog", "Cancel (Esc)"))

    def _invitation(self) -> tuple[str, str]:
        return (
            t("Import", "Choose a workbook, or drop it here"),
            t(
                "Import",
                "Letters to the mayor, 12345 work orders, exported posts, a telephone list, a "
                "dispatch list, templates: xlsx, xls, xlsb, ods or csv. Nothing is taken before "
                "you have looked at it.",
            ),
        )

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Import", "Import a workbook"))
        self._choose.setText(t("Import", "Another file…"))
        self._choose.setVisible(self._path is not None and self.step is not Step.DONE)
        self.outcome.retranslate()
        self.trial.retranslate()
        if self._path is None:
            self._drop.show_words(*self._invitation())
        self._show_result()
        self._name_main()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.accept_file(Path(event.mimeData().urls()[0].toLocalFile()))


def _presets(reader: Reader) -> tuple[Preset, ...]:
    return importing.kept_presets(reader.settings())
