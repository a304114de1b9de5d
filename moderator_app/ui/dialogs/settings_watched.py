"""Which folders are watched for tables that a platform lets one download, and how they are read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from moderator_app.core import watching as folders
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.presets import Preset
from moderator_app.core.watching import Folder
from moderator_app.desk import watching
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.answers import AnswersDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, EmptyState, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class WatchedPage(QWidget):
    """What is chosen holds at once. A folder that was added is watched only when that is said: its
    columns are looked at first."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._folders: tuple[Folder, ...] = ()
        self._presets: tuple[Preset, ...] = ()
        self._make()
        self._lay_out()
        self._say()
        bench.look("watched page", _known, self._show)

    def _make(self) -> None:
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.add = Button(icon="plus")
        self.forget = Button(kind="quiet")
        self.answers = Button(icon="reply")
        self.add.clicked.connect(self.choose_folder)
        self.forget.clicked.connect(self._forget)
        self.answers.clicked.connect(self._write_answers)
        self._path = PlainLabel(look="strong", wrap=True, selectable=True)
        self.on = QCheckBox()
        self.on.clicked.connect(self._choose)
        self._columns = PlainLabel(look="section")
        self.columns = QComboBox()
        self.columns.activated.connect(self._choose)
        self._columns_about = PlainLabel(look="muted", wrap=True)
        self._about = PlainLabel(look="muted", wrap=True)
        self._empty = EmptyState("import", "", "")

    def _lay_out(self) -> None:
        form = QWidget()
        form.setLayout(
            column(
                self._path,
                self.on,
                self._columns,
                self.columns,
                self._columns_about,
                None,
                self._about,
                spacing=8,
            )
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(form)
        above = row(self.list, self._pages, spacing=16)
        above.setStretch(0, 1)
        above.setStretch(1, 2)
        whole = column(above, row(self.add, self.forget, None, self.answers), margin=8)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    @property
    def _chosen(self) -> Folder | None:
        at = self.list.currentRow()
        return self._folders[at] if 0 <= at < len(self._folders) else None

    def _show(self, known: tuple[tuple[Folder, ...], tuple[Preset, ...]]) -> None:
        self._folders, self._presets = known
        self._fill(0)

    def _fill(self, at: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            off = t("Watched", " (off)")
            for folder in self._folders:
                name = folders.name_of(folder.path)
                item = QListWidgetItem(f"{name}{'' if folder.on else off}")
                item.setToolTip(folder.path)
                self.list.addItem(item)
            self.list.setCurrentRow(min(at, len(self._folders) - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        folder = self._chosen
        self._pages.setCurrentIndex(0 if folder is None else 1)
        self.list.setVisible(bool(self._folders))
        self.forget.setVisible(folder is not None)
        if folder is None:
            return
        self._path.setText(folder.path)
        self.on.setChecked(folder.on)
        names = [one.name for one in self._presets]
        if folder.preset and folder.preset not in names:
            names.append(folder.preset)
        self.columns.clear()
        self.columns.addItem(t("Watched", "Whichever fits, or by the headings"), "")
        for name in names:
            self.columns.addItem(name, name)
        self.columns.setCurrentIndex(self.columns.findData(folder.preset))

    # Choosing.

    @Slot()
    def choose_folder(self) -> None:
        dialog = QFileDialog(self, t("Watched", "Choose the folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take_folder)
        dialog.open()

    @Slot(str)
    def take_folder(self, path: str) -> None:
        """Add a folder, or show the one that is there already; it is not watched yet."""
        paths = [one.path for one in self._folders]
        if path not in paths:
            self._keep(folders.with_folder(self._folders, Folder(path)))
            paths.append(path)
        self._fill(paths.index(path))
        self.on.setFocus()

    @Slot()
    def _choose(self) -> None:
        folder = self._chosen
        if folder is not None:
            chosen = replace(folder, preset=self.columns.currentData(), on=self.on.isChecked())
            self._keep(folders.with_folder(self._folders, chosen))
            self._fill(self.list.currentRow())

    @Slot()
    def _forget(self) -> None:
        folder = self._chosen
        if folder is not None:
            at = self.list.currentRow()
            self._keep(tuple(one for one in self._folders if one != folder))
            self._fill(at)
            (self.list if self._folders else self.add).setFocus()

    def _keep(self, chosen: Sequence[Folder]) -> None:
        self._folders = tuple(chosen)
        self._bench.write(partial(_keep, self._folders))

    @Slot()
    def _write_answers(self) -> None:
        dialog = AnswersDialog(self._bench, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # How it looks.

    def _say(self) -> None:
        self.list.setAccessibleName(t("Watched", "Watched folders"))
        self.add.setText(t("Watched", "Add a folder…"))
        self.forget.setText(t("Watched", "Forget this folder"))
        self.answers.setText(t("Watched", "Write the answers into a table…"))
        self.on.setText(t("Watched", "Take in the tables that come into this folder"))
        self._columns.setText(t("Watched", "How the columns are read"))
        self.columns.setAccessibleName(self._columns.text())
        self._columns_about.setText(
            t(
                "Watched",
                "Kept columns come from an import: bring one table in by hand and keep its columns "
                "under a name.",
            )
        )
        self._about.setText(
            t(
                "Watched",
                "Every ten seconds the desk looks for new work orders. Rows that are here already "
                "are passed over, rows that cannot be read are put aside. Nothing in the folder is "
                "changed.",
            )
        )
        self._empty.show_words(
            t("Watched", "No folder is watched"),
            t(
                "Watched",
                "Where a platform such as 12345 only lets you download its work orders as a table: "
                "add the folder that your browser saves to, and the desk takes them in by itself.",
            ),
        )
        self._fill(self.list.currentRow())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _known(reader: Reader) -> tuple[tuple[Folder, ...], tuple[Preset, ...]]:
    settings = reader.settings()
    return watching.folders_of(settings), watching.case_presets(settings)


def _keep(chosen: Sequence[Folder], desk: Desk) -> Changes:
    watching.keep_folders(desk, chosen)
    return Changes(Touched.SETTINGS)
