"""A handover note on its way out of the desk: as text, on a printer, as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.core.acceptance import Result
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
        self._waiting: tuple[Sheet, Result | None] | None = None

    def copy(self, sheet: Sheet, result: Result | None = None) -> None:
        work = partial(handovers.as_text, sheet, t, self._bench.zone, result)
        self._bench.tasks.fetch(work, self._copied)

    def _copied(self, text: str) -> None:
        said = t("Handover", "Copied. Paste it where you need it.")
        clipboard.copy(self._bench.notices, text, said)

    def print_on(self, sheet: Sheet, result: Result | None = None) -> None:
        work = partial(handovers.as_html, sheet, t, self._bench.zone, result)
        self._bench.tasks.fetch(work, partial(self._ask_for_printer, title(sheet)))

    def _ask_for_printer(self, name: str, html: str) -> None:
        printing.print_html(self._window, name, html, self.begin_printing)

    def begin_printing(self, printing: Callable[[], object]) -> None:
        """Print what the printer was chosen for, once that is on record."""
        taken = Taken(Access.PRINTED, detail=Subject.HANDOVER_NOTE)
        self._bench.record([taken], partial(self._print, printing))

    def _print(self, printing: Callable[[], object], _: None) -> None:
        self._bench.tasks.fetch(printing, error=self._not_written)

    def choose_file(self, sheet: Sheet, result: Result | None = None) -> None:
        """Ask where to, then write the PDF, or the Word document if that was chosen."""
        self._waiting = sheet, result
        dialog = QFileDialog(self._window, t("Handover", "Save as PDF or Word"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PDF (*.pdf)", "Word (*.docx)"])
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{title(sheet)}.pdf")
        dialog.filterSelected.connect(partial(_follow, dialog))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, path: str) -> None:
        if self._waiting is not None:
            sheet, result = self._waiting
            self.save(sheet, Path(path), result)

    def save(self, sheet: Sheet, path: Path, result: Result | None = None) -> None:
        """Write the file, as its ending says."""
        taken = Taken(Access.EXPORTED, detail=Subject.HANDOVER_NOTE)
        self._bench.record([taken], partial(self._save, sheet, path, result))

    def _save(self, sheet: Sheet, path: Path, result: Result | None, _: None) -> None:
        work = partial(_write, sheet, self._bench, path, result)
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


def _follow(dialog: QFileDialog, chosen: str) -> None:
    """The ending follows the kind that is chosen."""
    ending = "docx" if chosen.startswith("Word") else "pdf"
    dialog.setDefaultSuffix(ending)
    names = dialog.selectedFiles()
    if names:
        dialog.selectFile(Path(names[0]).with_suffix(f".{ending}").name)


def _write(sheet: Sheet, bench: Workbench, path: Path, result: Result | None) -> Path:
    if path.suffix.casefold() == ".docx":
        path.write_bytes(handovers.as_docx(sheet, t, bench.zone, result))
        return path
    html = handovers.as_html(sheet, t, bench.zone, result)
    return printing.save_pdf(html, title(sheet), path)
