"""The look before the leap: the columns, and how many rows would be taken by them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from moderator_app.core import presets
from moderator_app.core.headings import Layout, Table
from moderator_app.core.presets import Preset
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Glimpse, Trial
from moderator_app.ui import import_preview, import_words
from moderator_app.ui.import_columns import Columns
from moderator_app.ui.import_layouts import ImportLayouts
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
        self._presets: tuple[Preset, ...] = ()
        self.layouts = ImportLayouts()
        self.layouts.table_chosen.connect(self._read_as)
        self.layouts.preset_chosen.connect(self._follow)
        self.layouts.keep_wanted.connect(self._keep)
        self.layouts.forget_wanted.connect(self._forget)
        self.columns = Columns(bench)
        self.columns.changed.connect(self._begin)
        self.counts = PlainLabel(look="muted", wrap=True)
        inside = column(self.layouts, self.columns, self.counts, spacing=8)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._count)

    def show_glimpse(self, path: Path, glimpse: Glimpse, known: Sequence[Preset]) -> None:
        self._path = path
        self._presets = tuple(known)
        self.layouts.show_choice(glimpse.layout.table, self._presets, glimpse.preset)
        self.columns.show_glimpse(glimpse)
        self._begin()

    def stop(self) -> None:
        self._settle.stop()
        if self._task is not None:
            self._task.cancel()

    @property
    def missing(self) -> str:
        """What a person has to choose before anything can be taken; nothing if that is enough."""
        return "" if self.columns.usable else import_words.NEEDED[self.layouts.table].shown()

    # Ways of reading.

    @Slot(object)
    def _read_as(self, table: Table) -> None:
        self.columns.read_as(table)
        self.layouts.show_choice(table, self._presets, "")
        self._begin()

    @Slot(object)
    def _follow(self, preset: Preset | None) -> None:
        if preset is None:
            self.columns.read_as(self.layouts.table)
        else:
            header = self.columns.layout_chosen().header
            self.columns.show_layout(presets.applied(preset, header))
            self.layouts.show_choice(preset.table, self._presets, preset.name)
        self._begin()

    @Slot(object)
    def _keep(self, name: str) -> None:
        made = presets.made(name, self.columns.layout_chosen())
        self._save(presets.with_preset(self._presets, made), made.name)

    @Slot(object)
    def _forget(self, preset: Preset) -> None:
        self._save(tuple(one for one in self._presets if one.name != preset.name), "")

    def _save(self, kept: tuple[Preset, ...], name: str) -> None:
        self._presets = kept
        self._bench.keep(partial(_keep_presets, kept))
        self.layouts.show_choice(self.layouts.table, kept, name)

    # Counting.

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
        chosen = self.columns.layout_chosen()
        task = self._task = Task()
        work = partial(
            importing.try_out,
            self._path,
            chosen,
            zone=self._bench.zone,
            now=self._bench.now(),
            known=import_preview.known(self._bench.knowledge),
            seconds=_SECONDS,
            is_cancelled=task.is_cancelled,
        )
        then = partial(self._counted, chosen)
        self._bench.tasks.fetch(work, then, error=self.broke_off.emit, task=task)

    def _counted(self, chosen: Layout, found: Trial) -> None:
        if chosen == self.columns.layout_chosen():
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
        self.layouts.retranslate()
        self.columns.retranslate()
        self._show_counts()


def _keep_presets(kept: tuple[Preset, ...], desk: Desk) -> None:
    importing.keep_presets(desk, kept)
