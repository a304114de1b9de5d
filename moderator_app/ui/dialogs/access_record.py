"""Who saw what, for the holder of the recovery key: a table to read, and a way to take it along."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableView, QWidget
from typing_extensions import override

from moderator_app.core.outages import Outage
from moderator_app.desk import access_record
from moderator_app.desk.opening import AccessReading, Place
from moderator_app.ui import access_words, personal, theme
from moderator_app.ui.access_words import Known
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.models.access_lines import AccessLines
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel
from moderator_app.ui.workbench import Workbench

_SIZE: Final = (860, 600)
_ABOUT: Final = 4


class AccessRecordDialog(Dialog):
    def __init__(
        self,
        bench: Workbench,
        place: Place,
        reading: AccessReading,
        known: Known,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, width=_SIZE[0])
        personal.keep_to_oneself(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._place = place
        self._reading = reading
        self._known = known
        here = theme.current()
        room = self.screen().availableSize()
        self.setMinimumWidth(min(here.px(_SIZE[0]), room.width()))
        self.resize(here.px(_SIZE[0]), min(here.px(_SIZE[1]), room.height()))
        self._count = PlainLabel(look="muted")
        self._alarms = PlainLabel(look="danger", wrap=True)
        self._reservations = PlainLabel(look="muted", wrap=True)
        self.lines = AccessLines(reading.entries, known)
        self.table = QTableView()
        self.table.setModel(self.lines)
        self.table.setProperty("framed", "true")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(here.px(34))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column_, width in enumerate((170, 150, 190, 140)):
            self.table.setColumnWidth(column_, here.px(width))
        header.setSectionResizeMode(_ABOUT, QHeaderView.ResizeMode.Stretch)
        self._save = Button(icon="send")
        self._save.clicked.connect(self._choose_file)
        self.foot.insertWidget(0, self._save)
        for part in (self._count, self._alarms, self._reservations, self.table):
            self.body.addWidget(part)
        self.cancel.hide()
        self.hint.hide()
        self.show_words()
        self.table.setFocus()
        if self.lines.rowCount():
            self.table.selectRow(0)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("AccessRecord", "Who saw what"))
        self.main.setText(t("AccessRecord", "Close (Esc)"))
        self._save.setText(t("AccessRecord", "Save as csv…"))
        self._count.setText(t("AccessRecord", "%n line(s), newest first", self.lines.rowCount()))
        zone = self._known.zone
        for label, told in (
            (self._alarms, access_words.alarms(self._reading, zone)),
            (self._reservations, access_words.reservations(self._reading, zone)),
        ):
            label.setText("\n".join(told))
            label.setVisible(bool(told))
        self.table.setAccessibleName(t("AccessRecord", "Who saw what"))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, t("AccessRecord", "Save the record"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("CSV (*.csv)")
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{t('AccessRecord', 'Who saw what')} {self._bench.now():%Y-%m-%d}.csv")
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    def _selected(self, path: str) -> None:
        self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the whole record there; that it went out is on record first."""
        rows = [access_words.line(entry, self._known) for entry in self._reading.entries]
        entry = access_record.going_out(self._bench.now(), self._bench.actor)
        work = partial(access_record.write, self._place, path, access_words.headings(), rows, entry)
        self._save.setEnabled(False)
        self._bench.tasks.fetch(work, self._saved, error=self._not_saved)

    def _saved(self, path: Path) -> None:
        self._save.setEnabled(True)
        self.complain("")
        words = t("AccessRecord", "Saved as {name}").format(name=path.name)
        self._count.setText(words)
        self._bench.notices.say(Kind.INFO, words)

    def _not_saved(self, error: Exception) -> None:
        self._save.setEnabled(True)
        if isinstance(error, Outage):
            self.complain(
                t("AccessRecord", "The file could not be written there. Choose another folder.")
            )
        else:
            self._bench.complain(error)
