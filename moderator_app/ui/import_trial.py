"""The look before the leap: the columns, and how many rows would be taken by them."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from moderator_app.core.headings import Field
from moderator_app.desk import importing
from moderator_app.desk.importing import Glimpse, Trial
from moderator_app.ui import import_words
from moderator_app.ui.import_columns import Columns
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench

_SECONDS: Final = 3.0
_SETTLED_MS: Final = 400


class ImportTrial(QWidget):
    changed = Signal()
    """Other columns are chosen now."""
    broke_off = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._path: Path | None = None
        self._task: Task | None = None
        self._found: Trial | None = None
        self.columns = Columns(bench.zone)
        self.columns.changed.connect(self._begin)
        self.counts = PlainLabel(look="muted", wrap=True)
        self.setLayout(column(self.columns, self.counts, spacing=8))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._count)

    def show_glimpse(self, path: Path, glimpse: Glimpse) -> None:
        self._path = path
        self.columns.show_glimpse(glimpse)
        self._begin()

    def stop(self) -> None:
        self._settle.stop()
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _begin(self) -> None:
        self._found = None
        self._show_counts()
        self._settle.start()
        self.changed.emit()

    @Slot()
    def _count(self) -> None:
        self.stop()
        if self._path is None or not self.columns.usable:
            return
        chosen = self.columns.chosen()
        task = self._task = Task()
        work = partial(
            importing.try_out,
            self._path,
            chosen,
            zone=self._bench.zone,
            now=self._bench.now(),
            seconds=_SECONDS,
            is_cancelled=task.is_cancelled,
        )
        then = partial(self._counted, chosen)
        self._bench.tasks.fetch(work, then, error=self.broke_off.emit, task=task)

    def _counted(self, chosen: dict[int, Field], found: Trial) -> None:
        if chosen == self.columns.chosen():
            self._found = found
            self._show_counts()

    def _show_counts(self) -> None:
        found = self._found
        if found is None:
            self.counts.setText(t("Import", "Counting…") if self.columns.usable else "")
            return
        can = t("Import", "%n row(s) can be taken", found.readable)
        why = [f"{import_words.reason(code)} {count}" for code, count in found.rejected]
        words = t("Import", "{can}; put aside would be: {why}.") if why else t("Import", "{can}.")
        whole = "" if found.whole else t("Import", " Counted so far; the file goes on.")
        after = t("Import", " Messages that are already here are found while importing.")
        why_words = t("Import", ", ").join(why)
        self.counts.setText(words.format(can=can, why=why_words) + whole + after)

    def retranslate(self) -> None:
        self.columns.retranslate()
        self._show_counts()
