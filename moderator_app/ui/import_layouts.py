"""What the rows of a workbook are, and the kept ways of reading its columns."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from moderator_app.core.headings import Table
from moderator_app.core.presets import Preset
from moderator_app.ui import import_words
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row


class ImportLayouts(QWidget):
    """Knows no columns: it says what was chosen, and what is to be kept or forgotten."""

    table_chosen = Signal(object)
    """A Table."""
    preset_chosen = Signal(object)
    """A Preset, or None to guess."""
    keep_wanted = Signal(object)
    """The name under which to keep the columns as they are now."""
    forget_wanted = Signal(object)
    """The Preset that is no longer wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: Sequence[Preset] = ()
        self._rows = PlainLabel(look="muted")
        self.tables = QComboBox()
        self._way = PlainLabel(look="muted")
        self.presets = QComboBox()
        self.keep = Button(kind="quiet")
        self.forget = Button(kind="quiet")
        self.tables.currentIndexChanged.connect(self._choose_table)
        self.presets.currentIndexChanged.connect(self._choose_preset)
        self.keep.clicked.connect(self._ask_name)
        self.forget.clicked.connect(self._forget)
        self.setLayout(
            row(self._rows, self.tables, self._way, self.presets, self.keep, self.forget, None)
        )

    def show_choice(self, table: Table, presets: Sequence[Preset], name: str) -> None:
        """Show what is chosen and tell nobody; an empty name is the guess."""
        self._presets = presets
        with QSignalBlocker(self.tables), QSignalBlocker(self.presets):
            self.tables.clear()
            self.presets.clear()
            for one in Table:
                self.tables.addItem(import_words.TABLES[one].shown(), one.value)
            self.tables.setCurrentIndex(self.tables.findData(table.value))
            self.presets.addItem(t("Import", "Guessed from the headings"), "")
            for preset in presets:
                self.presets.addItem(preset.name, preset.name)
            self.presets.setCurrentIndex(max(0, self.presets.findData(name)))
        self.forget.setVisible(bool(self.presets.currentData()))

    @property
    def table(self) -> Table:
        return Table(self.tables.currentData() or Table.CASES)

    @property
    def preset(self) -> Preset | None:
        name = self.presets.currentData()
        return next((one for one in self._presets if one.name == name), None)

    @Slot(int)
    def _choose_table(self, _index: int) -> None:
        self.table_chosen.emit(self.table)

    @Slot(int)
    def _choose_preset(self, _index: int) -> None:
        self.forget.setVisible(self.preset is not None)
        self.preset_chosen.emit(self.preset)

    @Slot()
    def _ask_name(self) -> None:
        preset = self.preset
        dialog = WordsDialog(
            self,
            title=t("Import", "Keep these columns"),
            intro=t(
                "Import",
                "A name for this kind of table, such as its city or platform. A table with the "
                "same headings is then read the same way.",
            ),
            deed=t("Import", "Keep"),
            text="" if preset is None else preset.name,
            missing=t("Import", "It needs a name."),
        )
        dialog.said.connect(self.keep_wanted)
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        if self.preset is not None:
            self.forget_wanted.emit(self.preset)

    def retranslate(self) -> None:
        self._rows.setText(t("Import", "Each row is one of"))
        self._way.setText(t("Import", "Columns"))
        self.tables.setAccessibleName(self._rows.text())
        self.presets.setAccessibleName(t("Import", "How the columns are read"))
        self.keep.setText(t("Import", "Keep as…"))
        self.forget.setText(t("Import", "Forget"))
        preset = self.preset
        self.show_choice(self.table, self._presets, preset.name if preset else "")
