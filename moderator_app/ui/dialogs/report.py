"""A report before it goes out: its words to read, with or without the cases one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPlainTextEdit, QTabWidget, QWidget
from typing_extensions import override

from moderator_app.core.periods import Span
from moderator_app.core.report_items import Content, Item
from moderator_app.core.reports import Name, Report
from moderator_app.desk import reporting, reports
from moderator_app.ui import printing, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.page_view import PageView
from moderator_app.ui.report_papers import ReportPapers
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 860
_HEIGHT: Final = 620
_AROUND: Final = 90
"""What the dialog has around its pages, in pixels."""
_MOST_PAGES: Final = 6
"""Pages that are drawn; all of them are saved and printed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The first pages, how many there are, and the words on them."""

    pages: Sequence[QImage]
    count: int
    text: str


class ReportDialog(Dialog):
    """The cases are read in steps and join the preview when all have come."""

    def __init__(self, bench: Workbench, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="ledger")
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        self._bench = bench
        self._wanted: Sequence[UUID] | None = None
        self._items: tuple[Item, ...] = ()
        knowledge = bench.knowledge
        person = bench.person
        self._content = Content(
            report,
            {id_: one.shown for id_, one in knowledge.by_id.items()},
            knowledge.rules.profile.name,
            "" if person is None else person.name,
        )
        self.papers = ReportPapers(bench, self)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.pages = PageView()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.pages, "")
        self.tabs.addTab(self.text, "")
        self.each = QCheckBox()
        self.each.setChecked(report.period.span is Span.DAY)
        self._masked = PlainLabel(look="faint", wrap=True)
        self.copy, self.print = Button(icon="copy"), Button(icon="print")
        self.body.addWidget(self.tabs, 1)
        self.body.addLayout(row(self.each, self._masked))
        self.foot.insertWidget(0, self.copy)
        self.foot.insertWidget(1, self.print)
        self._connect()
        self.show_words()
        self._choose()
        self.pages.setFocus()

    def _connect(self) -> None:
        self.each.toggled.connect(self._choose)
        self.copy.clicked.connect(self.copy_text)
        self.print.clicked.connect(self.print_it)
        self.papers.saved.connect(self._saved)
        self.papers.failed.connect(self.complain)
        for keys, run in (
            ("Ctrl+S", self.main.click),
            ("Ctrl+P", self.print.click),
            ("Ctrl+Shift+C", self.copy.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # What it holds.

    @property
    def content(self) -> Content:
        """With the cases, if they are wanted and have come."""
        if not self.each.isChecked():
            return self._content
        received = self._content.report.figures.count(Name.RECEIVED)
        return replace(self._content, items=self._items, left_out=received - len(self._items))

    @property
    def is_whole(self) -> bool:
        """Whether everything that is wanted has come."""
        wanted = self._wanted
        return not self.each.isChecked() or (wanted is not None and not wanted)

    @Slot()
    def _choose(self) -> None:
        if self.each.isChecked() and self._wanted is None:
            self._look_up()
        else:
            self._preview()

    def _look_up(self) -> None:
        self._name_buttons()
        report = self._content.report
        self._bench.look("report items", partial(reporting.listed, report), self._go_on)

    def _go_on(self, wanted: Sequence[UUID]) -> None:
        self._wanted = wanted
        self._name_buttons()
        if not wanted:
            self._preview()
            return
        step, zone = wanted[: reporting.ITEMS_A_STEP], self._bench.zone
        question = partial(reporting.items, step, zone)
        self._bench.look("report items", question, partial(self._take, wanted))

    def _take(self, wanted: Sequence[UUID], items: tuple[Item, ...]) -> None:
        self._items += items
        self._go_on(wanted[reporting.ITEMS_A_STEP :])

    def _preview(self) -> None:
        # The view has no size of its own before it has been shown.
        width = max(self.pages.page_width, theme.current().px(_WIDTH - _AROUND))
        self._bench.tasks.fetch(partial(_drawn, self.content, width), self._show)

    def _say_masked(self) -> None:
        listed = reports.how_many_listed(self.content, t) if self.is_whole else ""
        words = t("Report", "Names and numbers of citizens are masked.")
        if listed:
            words = t("Report", "Listed here: {listed}.").format(listed=listed) + " " + words
        self._masked.setText(words)

    def _show(self, drawn: Drawn) -> None:
        self.text.setPlainText(drawn.text)
        self.pages.show_pages(drawn.pages, drawn.count, drawn.text)
        self._say_masked()
        self._name_buttons()

    # What is done with it.

    @override
    def carry_out(self) -> None:
        if not self.is_whole:
            return
        dialog = QFileDialog(self, t("Report", "Where is the report to go?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {
            t("Report", "Word document (*.docx)"): "docx",
            t("Report", "PDF (*.pdf)"): "pdf",
            t("Report", "Excel workbook (*.xlsx)"): "xlsx",
        }
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("docx")
        dialog.filterSelected.connect(partial(_follow_filter, dialog, kinds))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(f"{reports.file_name(self.content, t)}.docx")
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    @Slot(str)
    def _selected(self, path: str) -> None:
        self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write it to a file that may be replaced."""
        self.complain("")
        self.papers.save(self.content, path)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        words = t("Report", "Saved as {name}").format(name=path.name)
        self._masked.setText(words)
        self._masked.setAccessibleName(words)

    @Slot()
    def copy_text(self) -> None:
        if self.is_whole:
            self.papers.copy(self.content, self.text.toPlainText())

    @Slot()
    def print_it(self) -> None:
        if self.is_whole:
            self.papers.print_on(self.content)

    # Words.

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(reports.title(self._content, t))
        self.text.setAccessibleName(t("Report", "The words of the report"))
        self.pages.setAccessibleName(t("Report", "The pages of the report"))
        self.tabs.setTabText(0, t("Report", "Pages"))
        self.tabs.setTabText(1, t("Report", "Text"))
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(t("Report", "Pages or text"))
        self.each.setText(t("Report", "Case by case"))
        self._say_masked()
        self.cancel.setText(t("Report", "Close (Esc)"))
        self.copy.setText(t("Report", "Copy the text (Ctrl+Shift+C)"))
        self.print.setText(t("Report", "Print (Ctrl+P)"))
        self._name_buttons()

    def _name_buttons(self) -> None:
        for button in (self.main, self.copy, self.print):
            button.setEnabled(self.is_whole)
        reading = t("Report", "Reading the cases: {n}").format(n=f"{len(self._items):,}")
        self.main.setText(t("Report", "Save…") if self.is_whole else reading)


def _drawn(content: Content, width: int) -> Drawn:
    html, title = reports.as_html(content, t), reports.file_name(content, t)
    pages, count = printing.pictures(html, title, width, _MOST_PAGES)
    return Drawn(pages, count, reports.as_text(content, t))


def _follow_filter(dialog: QFileDialog, kinds: dict[str, str], chosen: str) -> None:
    dialog.setDefaultSuffix(kinds.get(chosen, "docx"))
