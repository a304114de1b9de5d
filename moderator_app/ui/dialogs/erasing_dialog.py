"""What the dialogs that erase share: first a question, then how far it has come, then the end."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.erasing_progress import ErasingProgress
from moderator_app.ui.erasing_run import ErasingRun, NextBatch
from moderator_app.ui.text import t
from moderator_app.ui.widgets import column
from moderator_app.ui.workbench import Workbench


class ErasingDialog(Dialog):
    """Esc stops what is under way, and the dialog stays until all is cleaned. Subclasses lay out
    the question, and say `deed`, `missing` and `start`."""

    def __init__(self, bench: Workbench, parent: QWidget | None, *, width: int) -> None:
        super().__init__(parent, width=width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bench = bench
        self.run: ErasingRun | None = None
        self.progress = ErasingProgress()
        self._pages = QStackedWidget()
        self.body.addWidget(self._pages, 1)

    def lay_out(self, question: QLayout) -> None:
        for inside in (question, column(None, self.progress, None, None)):
            page = QWidget()
            page.setLayout(inside)
            self._pages.addWidget(page)

    def deed(self) -> str:
        """What the main button says before it begins."""
        raise NotImplementedError

    def missing(self) -> bool:
        """Whether something is still to be said; then it has been complained of."""
        raise NotImplementedError

    def start(self) -> None:
        """Call `begin`."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what was shown of the cases."""
        raise NotImplementedError

    @override
    def carry_out(self) -> None:
        if self.run is None:
            if not self.missing():
                self.complain("")
                self.start()
        elif not self.run.running:
            self.accept()

    def begin(self, batch: NextBatch, total: int) -> None:
        self.run = ErasingRun(self.bench, batch, total, self)
        self.run.progressed.connect(self._show_progress)
        self.run.ended.connect(self._ended)
        self._pages.setCurrentIndex(1)
        for part in (self.main, self.hint):
            part.hide()
        self.run.start()
        self._show_progress()
        self.name_buttons()
        self.cancel.setFocus()

    @Slot()
    def _show_progress(self) -> None:
        if self.run is not None:
            self.progress.show_run(self.run)

    @Slot(object)
    def _ended(self, error: BaseException | None) -> None:
        if self.run is not None:
            self.progress.show_end(self.run, error, self.bench)
        self.forget()
        self.cancel.hide()
        for part in (self.main, self.hint):
            part.show()
        self.name_buttons()
        self.main.setFocus()

    @override
    def reject(self) -> None:
        if self.run is not None and self.run.running:
            self.run.cancel()
            self.cancel.setEnabled(False)
            self.name_buttons()
        else:
            super().reject()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.name_buttons()

    def name_buttons(self, _chosen: object = None) -> None:
        self.main.setText(self.deed() if self.run is None else t("Erasing", "Done"))
        if self.run is not None and self.run.running:
            words = t("Erasing", "Stopping…") if self.run.cancelled else t("Erasing", "Stop (Esc)")
            self.cancel.setText(words)
