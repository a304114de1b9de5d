"""What the dialogs for papers share: the pages in sight, and four ways for them to leave the desk.

However it leaves, that is put on record before; nothing leaves when somebody thinks better of it in
the dialog for the file or the printer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core import files
from moderator_app.core.access import Access
from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Refusal
from moderator_app.desk import papers
from moderator_app.ui import clipboard, paper_pages, printing, sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench

_SIZE: Final = (980, 700)
_PAGE: Final = 520
"""How wide a page is shown, at 100 %."""


class Way(Enum):
    WORD = auto()
    PDF = auto()
    PRINT = auto()
    COPY = auto()

    @property
    def access(self) -> Access:
        return Access.PRINTED if self is Way.PRINT else Access.EXPORTED


@dataclass(frozen=True, slots=True)
class Product:
    """A paper made: as a file, as lines to paste, and what is to be said about it."""

    docx: bytes
    text: str
    remark: str = ""


Make = Callable[[], Product]
Deliver = Callable[[], None]


class PaperDialog(Dialog):
    """Subclasses say what is shown (`show_paper`), how it is called (`paper_title`), and what has
    to be done before it may leave (`allow`)."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent, width=0, main_icon="export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here, room = theme.current(), self.screen().availableSize()
        self.resize(min(here.px(_SIZE[0]), room.width()), min(here.px(_SIZE[1]), room.height()))
        self._bench = bench
        self._turn = 0
        self._make: Make | None = None
        self.pages: list[QLabel] = []
        self._column = column(spacing=10)
        self._more = PlainLabel(look="muted", wrap=True)
        self._more.hide()
        inside = QWidget()
        inside.setLayout(column(self._column, self._more, None, margin=8))
        self.sheet = VScroll(inside)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet.setMinimumWidth(here.px(260))
        self.remark = PlainLabel(look="muted", wrap=True)
        self.remark.hide()
        self.copy, self.pdf = Button(icon="copy"), Button(icon="export")
        self.printing = Button(icon="print")
        self.copy.clicked.connect(partial(self.leave, Way.COPY))
        self.pdf.clicked.connect(partial(self.leave, Way.PDF))
        self.printing.clicked.connect(partial(self.leave, Way.PRINT))
        for at, button in enumerate((self.copy, self.printing, self.pdf)):
            self.foot.insertWidget(at + 1, button)
        self.side = column(spacing=8)
        chosen = QWidget()
        chosen.setLayout(self.side)
        # On a low screen with large letters what is chosen scrolls, and the ways out stay.
        body = row(VScroll(chosen), self.sheet, spacing=16)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        self.body.addLayout(body, 1)

    # What subclasses say.

    def paper_title(self) -> str:
        raise NotImplementedError

    def allow(self, way: Way, deliver: Deliver) -> None:
        """Put on record, and issue what has to be issued; then `deliver`."""
        raise NotImplementedError

    # The pages.

    def show_paper(self, make: Make) -> None:
        """Draw this paper; what is still being drawn of another is passed over."""
        self._turn += 1
        self._make = make
        here = theme.current()
        width = round(here.px(_PAGE) * self.devicePixelRatioF())
        work = partial(_drawn, make, width)
        self._bench.tasks.fetch(work, partial(self._show, self._turn), error=self.fail)

    def _show(self, turn: int, drawn: tuple[Product, list[QImage], int]) -> None:
        if turn != self._turn:
            return
        product, images, total = drawn
        for label in self.pages:
            label.deleteLater()
        self.pages = [self._page(image, n + 1, total) for n, image in enumerate(images)]
        self._more.setVisible(total > len(images))
        words = t(
            "Letter", "The first {shown} of {total} pages are shown here; all of them go out."
        )
        self._more.setText(words.format(shown=len(images), total=total))
        for label in self.pages:
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.say_remark(product.remark)

    def say_remark(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def _page(self, image: QImage, number: int, total: int) -> QLabel:
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        label = QLabel()
        label.setProperty("framed", "true")
        label.setPixmap(picture)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        shown = t("Printing", "Page {page} of {pages}").format(page=number, pages=total)
        label.setAccessibleName(f"{self.paper_title()} {shown}")
        return label

    # The ways out.

    @override
    def carry_out(self) -> None:
        self.leave(Way.WORD)

    def may_leave(self) -> bool:
        """Whether what is needed is there; if not, it has been said."""
        return self._make is not None

    def leave(self, way: Way, _checked: object = None) -> None:
        if not self.may_leave():
            return
        self.complain("")
        if way is Way.COPY:
            self.allow(way, self._copy)
        elif way is Way.PRINT:
            self._ask_for_printer()
        else:
            self._ask_for_file(way)

    def _ask_for_file(self, way: Way) -> None:
        ending = "docx" if way is Way.WORD else "pdf"
        dialog = QFileDialog(self, t("Letter", "Where is the paper to go?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{'Word' if way is Way.WORD else 'PDF'} (*.{ending})")
        dialog.setDefaultSuffix(ending)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(files.titled(self.paper_title(), ending))
        dialog.fileSelected.connect(partial(self.save_to, way))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_to(self, way: Way, path: str) -> None:
        self.allow(way, partial(self._save, way, Path(path)))

    def _save(self, way: Way, path: Path) -> None:
        work = partial(_save, self._made(), way, path, self.paper_title())
        self._bench.tasks.fetch(work, self._saved, error=self.fail)

    def _saved(self, path: Path) -> None:
        self._bench.notices.say(Kind.INFO, t("Letter", "Saved as {name}").format(name=path.name))
        self.accept()

    def _copy(self) -> None:
        self._bench.tasks.fetch(self._made(), self._copied, error=self.fail)

    def _copied(self, product: Product) -> None:
        said = t("Letter", "Copied. Paste it where you need it.")
        if clipboard.copy(self._bench.notices, product.text, said):
            self.accept()

    def _ask_for_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper_pages.whole_paper())
        printer.setDocName(self.paper_title())
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.paper_title())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.print_on, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        self.allow(Way.PRINT, partial(self._print, printer))

    def _print(self, printer: QPrinter) -> None:
        work = partial(_print, self._made(), printer)
        self._bench.tasks.fetch(work, self._printed, error=self.fail)

    def _printed(self, _pages: int) -> None:
        self._bench.notices.say(Kind.INFO, t("Letter", "Handed to the printer"))
        self.accept()

    def _made(self) -> Make:
        if self._make is None:
            raise LookupError("nothing is shown that could leave")
        return self._make

    @Slot(object)
    def fail(self, error: BaseException) -> None:
        """Say it here, where it can be tried again: on the screen, and nothing of it is lost."""
        if isinstance(error, Refusal):
            self.complain(sentences.refused(error))
        elif isinstance(error, Outage):
            self.complain(sentences.failed(error))
        elif isinstance(error, OSError):
            self.complain(
                t("Letter", "The file could not be written there. Choose another folder.")
            )
        elif isinstance(error, printing.CannotPrint):
            self.complain(
                t("Letter", "The printer did not begin. Check it, or save a PDF instead.")
            )
        else:
            self._bench.complain(error)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.main.setText(t("Letter", "Save for Word…"))
        self.copy.setText(t("Letter", "Copy as text"))
        self.pdf.setText(t("Letter", "PDF…"))
        self.printing.setText(t("Letter", "Print…"))
        self.sheet.setAccessibleName(t("Letter", "The pages"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._make is not None:
            self.show_paper(self._make)


# On any thread.


def _drawn(make: Make, width: int) -> tuple[Product, list[QImage], int]:
    product = make()
    images, total = paper_pages.images(papers.pages(product.docx), width)
    return product, images, total


def _save(make: Make, way: Way, path: Path, title: str) -> Path:
    product = make()
    if way is Way.WORD:
        return papers.save(product.docx, path)
    return papers.save(paper_pages.pdf(papers.pages(product.docx), title), path)


def _print(make: Make, printer: QPrinter) -> int:
    return paper_pages.paint(papers.pages(make().docx), printer)
