"""A handover note on its way out of the desk: as text, on a printer, as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.core.access import Access, Subject
from moderator_app.core.handover import Sheet
from moderator_app.desk import handovers
from moderator_app.ui import clipboard, printing
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Taken, Workbench


class NotePapers(QObject):
    """Everything is made off the window's thread."""

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._waiting: Sheet | None = None

    def copy(self, sheet: Sheet) -> None:
        work = partial(handovers.as_text, sheet, t, self._bench.zone)
        self._bench.tasks.fetch(work, self._copied)

    def _copied(self, text: str) -> None:
        said = t("Handover", "Copied. Paste it where you need it.")
        clipboard.copy(self._bench.notices, text, said)

    def print_on(self, sheet: Sheet) -> None:
        work = partial(handovers.as_html, sheet, t, self._bench.zone)
        self._bench.tasks.fetch(work, partial(self._ask_for_printer, title(sheet)))

    def _ask_for_printer(self, name: str, html: str) -> None:
        printing.print_html(self._window, name, html, self.begin_printing)

    def begin_printing(self, printing: Callable[[], object]) -> None:
        """Print what the printer was chosen for, once that is on record."""
        taken = Taken(Access.PRINTED, detail=Subject.HANDOVER_NOTE)
        self._bench.record([taken], partial(self._print, printing))

    def _print(self, printing: Callable[[], object], _: None) -> None:
        self._bench.tasks.fetch(printing, error=self._not_written)

    def choose_file(self, sheet: Sheet) -> None:
        """Ask where to, then write the PDF."""
        self._waiting = sheet
        dialog = QFileDialog(self._window, t("Handover", "Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{title(sheet)}.pdf")
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, path: str) -> None:
        if self._waiting is not None:
            self.save(self._waiting, Path(path))

    def save(self, sheet: Sheet, path: Path) -> None:
        taken = Taken(Access.EXPORTED, detail=Subject.HANDOVER_NOTE)
        self._bench.record([taken], partial(self._save, sheet, path))

    def _save(self, sheet: Sheet, path: Path, _: None) -> None:
        work = partial(_write, sheet, self._bench, path)
        self._bench.tasks.fetch(work, self._saved, error=self._not_written)

    def _saved(self, path: Path) -> None:
        said = t("Handover", "Saved as {name}").format(name=path.name)
        self._bench.notices.say(Kind.INFO, said)

    def _not_written(self, error: BaseException) -> None:
        if isinstance(error, printing.CannotPrint):
            words = t("Handover", "The printer did not begin. Check it, or save a PDF instead.")
            self._bench.notices.say(Kind.ERROR, words)
        else:
            self._bench.complain(error)


def title(sheet: Sheet) -> str:
    """What the note is called on paper and as a file."""
    return f"{t('Handover', 'Handover note')} {sheet.made_at[:10]}"


def _write(sheet: Sheet, bench: Workbench, path: Path) -> Path:
    return printing.save_pdf(handovers.as_html(sheet, t, bench.zone), title(sheet), path)
