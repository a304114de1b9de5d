"""A report on its way out of the desk: as a file, on a printer, as text to paste.

Whatever carries citizens' words, masked as they are, is put on record before it leaves.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core.access import Access, Subject
from moderator_app.core.report_items import Content
from moderator_app.desk import reports
from moderator_app.ui import clipboard, printing
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Taken, Workbench

KINDS = ("docx", "pdf", "xlsx")


class ReportPapers(QObject):
    """Everything is made off the window's thread."""

    saved = Signal(object)
    """The Path of the file that was written."""
    failed = Signal(str)
    """Why nothing was written, in words."""

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window

    def save(self, content: Content, path: Path) -> None:
        """Write it as its ending says."""
        work = partial(_write, content, path)
        self._record(content, Access.EXPORTED, partial(self._save, work))

    def _save(self, work: Callable[[], Path], _: None) -> None:
        self._bench.tasks.fetch(work, self.saved.emit, error=self._explain)

    def print_on(self, content: Content) -> None:
        work = partial(reports.as_html, content, t)
        self._bench.tasks.fetch(work, partial(self._ask_for_printer, content))

    def _ask_for_printer(self, content: Content, html: str) -> None:
        begin = partial(self.begin_printing, content)
        printing.print_html(self._window, reports.file_name(content, t), html, begin)

    def begin_printing(self, content: Content, printing: Callable[[], object]) -> None:
        """Print what the printer was chosen for, once that is on record."""
        self._record(content, Access.PRINTED, partial(self._print, printing))

    def _print(self, printing: Callable[[], object], _: None) -> None:
        self._bench.tasks.fetch(printing, error=self._explain)

    def copy(self, content: Content, text: str) -> None:
        self._record(content, Access.EXPORTED, partial(self._copy, text))

    def _copy(self, text: str, _: None) -> None:
        said = t("Report", "Copied. Paste it where you need it.")
        clipboard.copy(self._bench.notices, text, said)

    def _record(self, content: Content, what: Access, then: Callable[[None], None]) -> None:
        if content.items:
            self._bench.record([Taken(what, detail=f"{Subject.REPORT} masked")], then)
        else:
            then(None)

    def _explain(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            words = t("Report", "The file could not be written there. Close it where it is open, or "
                      "choose another folder.")  # fmt: skip
        elif isinstance(error, printing.CannotPrint):
            words = t("Report", "The printer did not begin. Check it, or save a PDF instead.")
        else:
            self._bench.complain(error)
            return
        self._bench.notices.say(Kind.ERROR, words)
        self.failed.emit(words)


def _write(content: Content, path: Path) -> Path:
    kind = path.suffix.lower()
    if kind == ".pdf":
        title = reports.file_name(content, t)
        return printing.save_pdf(reports.as_html(content, t), title, path)
    made = reports.as_xlsx if kind == ".xlsx" else reports.as_docx
    path.write_bytes(made(content, t))
    return path
