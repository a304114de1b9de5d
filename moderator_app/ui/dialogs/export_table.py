"""Taking a table out: what, covered or not, where to; then with numbers, and nothing left halfway."""

from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QProgressBar,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.headings import Table
from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.desk.exporting import Wish
from moderator_app.ui import sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.export_choice import NAMES, ExportChoice
from moderator_app.ui.export_run import ExportRun
from moderator_app.ui.notices import Kind
from moderator_app.ui.rights import why_not
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 560
_HEIGHT: Final = 480


class Step(Enum):
    CHOOSE = auto()
    RUN = auto()
    DONE = auto()


class ExportDialog(Dialog):
    """A digit chooses what goes out; `query` is what the history was asked for, if anything."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget | None = None,
        *,
        query: str = "",
        table: Table = Table.CASES,
    ) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="export")
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        self._bench = bench
        self._run: ExportRun | None = None
        self.step = Step.CHOOSE
        self.choice = ExportChoice(query, table, why_not(bench, Act.UNMASKED_EXPORT))
        self.choice.changed.connect(self._forgive)
        self._make()
        self.show_words()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _make(self) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.counted = PlainLabel(look="heading", wrap=True)
        running = QWidget()
        running.setLayout(column(None, self.counted, self.bar, None, spacing=10))
        self.outcome = PlainLabel(look="heading", wrap=True)
        self._remark = PlainLabel(look="muted", wrap=True)
        self._where = ElidedLabel(look="strong")
        self._folder = Button(icon="folder")
        self._folder.clicked.connect(self.open_folder)
        done = QWidget()
        done.setLayout(
            column(self.outcome, self._where, self._remark, row(self._folder, None), None)
        )
        self._pages = QStackedWidget()
        for page in (self.choice, running, done):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)

    # Choosing.

    @Slot()
    def _forgive(self) -> None:
        """What was wrong may be right now."""
        self.complain("")

    @override
    def carry_out(self) -> None:
        if self.step is Step.DONE:
            self.accept()
        elif self.step is Step.CHOOSE and self.choice.uncovered and not self._reason:
            self.complain(sentences.refused(Refusal(Reason.REASON_MISSING)))
            self.choice.reason.setFocus()
        elif self.step is Step.CHOOSE:
            self._choose_file()

    @property
    def _reason(self) -> str:
        return self.choice.reason.text().strip()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, t("Export", "Where is the table to go?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {
            t("Export", "Excel workbook (*.xlsx)"): "xlsx",
            t("Export", "Text with commas (*.csv)"): "csv",
        }
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(partial(_follow_filter, dialog, kinds))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(self._usual_name())
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    def _usual_name(self) -> str:
        day = self._bench.local(self._bench.now())
        return f"{NAMES[self.choice.table].shown()}-{day:%Y%m%d}.xlsx"

    @Slot(str)
    def _selected(self, path: str) -> None:
        self.write_to(Path(path))

    # Writing.

    def write_to(self, path: Path) -> None:
        """Write what is chosen to a file that may be replaced."""
        if self.step is not Step.CHOOSE:
            return
        choice, reason = self.choice, self._reason if self.choice.uncovered else ""
        wish = Wish(path, choice.table, choice.query, masked=not choice.uncovered, reason=reason)
        self._run = ExportRun(self._bench, wish)
        self._run.progressed.connect(self._show_progress)
        self._run.ended.connect(self._ended)
        self.complain("")
        self._go(Step.RUN)
        self.cancel.setFocus()
        self._run.start()

    @Slot()
    def _show_progress(self) -> None:
        run = self._run
        if run is None:
            return
        total = run.total
        self.bar.setRange(0, total or 0)
        self.bar.setValue(run.done)
        of = t("Export", "{done} of {total} rows")
        words = of.format(done=f"{run.done:,}", total=f"{total or 0:,}")
        self.counted.setText(t("Export", "Looking them up…") if total is None else words)

    @Slot(object)
    def _ended(self, error: BaseException | None) -> None:
        run = self._run
        if run is not None and run.written is not None:
            self._go(Step.DONE)
        else:
            self._go(Step.CHOOSE)
            self._explain(error)
        self.main.setFocus()

    def _explain(self, error: BaseException | None) -> None:
        if isinstance(error, Refusal):
            self.complain(sentences.refused(error))
        elif isinstance(error, Outage):
            self.complain(sentences.failed(error))
        elif error is not None:
            self._bench.complain(error)
        else:
            self.complain(_stopped())

    @override
    def give_up(self) -> None:
        """Stop the writing and stay."""
        if self._run is not None and self._run.running:
            self._run.cancel()
        else:
            self.reject()

    @override
    def reject(self) -> None:
        """Esc stops the writing as well, and leaves; that is said in the window."""
        run = self._run
        if run is not None and run.running:
            run.ended.disconnect(self._ended)
            run.cancel()
            self._bench.notices.say(Kind.WARN, _stopped())
        super().reject()

    @Slot()
    def open_folder(self) -> None:
        if self._run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._run.wish.path.parent)))

    # How it looks.

    def _go(self, step: Step) -> None:
        self.step = step
        self._pages.setCurrentIndex(step.value - 1)
        self.cancel.setVisible(step is not Step.DONE)
        self.main.setVisible(step is not Step.RUN)
        self.hint.setVisible(step is not Step.RUN)
        self.show_words()
        self._show_progress()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Export", "Export a table"))
        self.choice.retranslate()
        self.bar.setAccessibleName(t("Export", "Export a table"))
        self._folder.setText(t("Export", "Open the folder"))
        stop = self.step is Step.RUN
        self.cancel.setText(t("Export", "Stop") if stop else t("Dialog", "Cancel (Esc)"))
        done = self.step is Step.DONE
        self.main.setText(t("Export", "Done") if done else t("Export", "Choose where to…"))
        self._show_result()

    def _show_result(self) -> None:
        run = self._run
        if run is None or run.written is None:
            return
        written = run.written
        self.outcome.setText(t("Export", "%n row(s) written", written.rows))
        self._where.setText(str(written.path))
        cut = t("Export", "%n cell(s) were longer than a cell can be, and were cut.", written.cut)
        remarks = [cut] if written.cut else []
        if not run.wish.masked:
            remarks.append(
                t("Export", "Names and numbers stand there as they are: keep the file safe, and "
                  "delete it when it has served.")
            )  # fmt: skip
        self._remark.setText("\n".join(remarks))
        self._remark.setVisible(bool(remarks))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if self.step is Step.CHOOSE and self.choice.choose_by_digit(digit):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.carry_out()
        else:
            super().keyPressEvent(event)


def _stopped() -> str:
    return t("Export", "The export was stopped. Nothing was written.")


def _follow_filter(dialog: QFileDialog, kinds: dict[str, str], chosen: str) -> None:
    dialog.setDefaultSuffix(kinds.get(chosen, "xlsx"))
