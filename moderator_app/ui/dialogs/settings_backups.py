"""Backups and keys: what is kept and where, going back, moving away, and who saw what."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QProgressBar, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.access import LEAST_MONTHS
from moderator_app.desk import access_record, backups, opening
from moderator_app.desk.backups import Weakness
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import backup_words, theme
from moderator_app.ui.access_reading import AccessDoor
from moderator_app.ui.dialogs.move_desk import MoveDialog
from moderator_app.ui.dialogs.restore import RestoreDialog
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.recovery_change import RecoveryChange
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench


class BackupsPage(QWidget):
    def __init__(self, bench: Workbench, keeping: Keeping) -> None:
        super().__init__()
        self._bench = bench
        self._keeping = keeping
        self._second: Path | None = None
        self._weak: Weakness | None = None
        self._make_backups()
        self._make_doors()
        self._lay_out()
        self._connect()
        self._say()
        bench.look("backup settings", Reader.settings, self._take_settings)

    def _make_backups(self) -> None:
        self.last = PlainLabel(look="strong", wrap=True)
        self.where = PlainLabel(look="muted", wrap=True, selectable=True)
        self.trouble = PlainLabel(look="danger", wrap=True)
        self.now, self.stop = Button(kind="primary"), Button()
        self.bar, self.share = QProgressBar(), PlainLabel(look="muted")
        self.bar.setTextVisible(False)
        self.second = PlainLabel(wrap=True, selectable=True)
        self.weak = PlainLabel(look="danger", wrap=True)
        self.choose, self.none = Button(), Button()

    def _make_doors(self) -> None:
        self.restore, self.move_away = Button(icon="undo"), Button(icon="send")
        self.recovery, self.record = Button(icon="lock"), Button(icon="users")
        self.months = QSpinBox()
        self.months.setRange(LEAST_MONTHS, access_record.MOST_MONTHS)
        self.months.setKeyboardTracking(False)
        self.months.setMinimumWidth(theme.current().px(120))
        self._sections = [PlainLabel(look="section") for _ in range(4)]
        self._about = [PlainLabel(look="muted", wrap=True) for _ in range(4)]
        self._kept_for = PlainLabel()
        self.door = AccessDoor(self._bench, self._keeping.place, self)
        self.change = RecoveryChange(self._bench, self._keeping.place, self)

    def _lay_out(self) -> None:
        kept, second, away, keys = self._sections
        running = row(self.now, self.stop, self.bar, self.share)
        running.setAlignment(self.now, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        inside.setLayout(
            column(
                kept,
                self.last,
                self.where,
                self.trouble,
                running,
                _gap(),
                second,
                self.second,
                self.weak,
                row(self.choose, self.none, None),
                _gap(),
                away,
                *self._doors(self.restore, self.move_away, self._about[:2]),
                _gap(),
                keys,
                *self._doors(self.recovery, self.record, self._about[2:]),
                row(self._kept_for, self.months, None),
                None,
                spacing=6,
                margin=8,
            )
        )
        self.setLayout(column(VScroll(inside)))

    def _doors(self, one: Button, other: Button, about: list[PlainLabel]) -> list[QWidget]:
        made = []
        for button, words in zip((one, other), about, strict=True):
            button.setMinimumWidth(theme.current().px(220))
            line = QWidget()
            beside = row(button, words, spacing=12)
            beside.setStretch(1, 1)
            line.setLayout(beside)
            made.append(line)
        return made

    def _connect(self) -> None:
        keeping = self._keeping
        keeping.changed.connect(self._show)
        keeping.progressed.connect(self._progress)
        self.now.clicked.connect(keeping.back_up)
        self.stop.clicked.connect(keeping.cancel)
        self.choose.clicked.connect(self._choose_second)
        self.none.clicked.connect(partial(self.take_second, None))
        self.restore.clicked.connect(self._open_restore)
        self.move_away.clicked.connect(self._open_move)
        self.recovery.clicked.connect(self.change.begin)
        self.record.clicked.connect(self.door.open)
        self.months.valueChanged.connect(self._keep_months)
        # The newest backup is then one that the new key opens.
        self.change.changed.connect(keeping.back_up)

    # What is kept.

    def _take_settings(self, values: dict[str, object]) -> None:
        with QSignalBlocker(self.months):
            self.months.setValue(access_record.months(values))
        self._second = backups.second_place(values)
        self._weigh()

    def _keep_months(self, months: int) -> None:
        self._bench.keep(partial(_save, {access_record.MONTHS: months}))

    def _choose_second(self) -> None:
        dialog = QFileDialog(self, t("Backups", "A second place for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._second_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _second_chosen(self, folder: str) -> None:
        self.take_second(Path(folder))

    def take_second(self, folder: Path | None, _checked: object = None) -> None:
        """From the next backup on a copy goes there; None: nowhere."""
        self._second = folder
        self._bench.keep(
            partial(_save, {backups.SECOND_PLACE: "" if folder is None else str(folder)})
        )
        self._weigh()

    def _weigh(self) -> None:
        work = partial(backups.weakness, self._keeping.place.folder, self._second)
        self._bench.tasks.fetch(work, self._weighed, error=self._bench.complain)

    def _weighed(self, weak: Weakness | None) -> None:
        self._weak = weak
        self._show()

    # Doors.

    def _open_restore(self) -> None:
        dialog = RestoreDialog(self._keeping.own, self._bench.zone, self)
        dialog.chosen.connect(self._restore)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self, path: Path) -> None:
        # The dialogs go first: the desk is closed under them.
        self.window().close()
        QTimer.singleShot(0, self._keeping, partial(self._keeping.restore, path))

    def _open_move(self) -> None:
        dialog = MoveDialog(self._bench, self._keeping.place, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # How it looks.

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.share.setText(backup_words.share(done, total))

    def _show(self) -> None:
        keeping, local = self._keeping, self._bench.local
        last = keeping.last
        if last is None:
            words = t("Backups", "There is no backup yet.")
        else:
            moment = backup_words.when(local(last.made_at), local(self._bench.now()))
            words = t("Backups", "Last backup {time}, {size}").format(
                time=moment, size=backup_words.size(last.size)
            )
        self.last.setText(words)
        folder = keeping.place.folder / backups.FOLDER
        self.where.setText(
            t("Backups", "%n kept in {folder}", len(keeping.own)).format(folder=folder)
        )
        trouble = keeping.said_trouble
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self._show_running(keeping.running)
        self.second.setText(backup_words.place(self._second))
        self.none.setEnabled(self._second is not None)
        weak = backup_words.weakness(self._weak)
        self.weak.setText(weak)
        self.weak.setVisible(bool(weak))

    def _show_running(self, running: bool) -> None:
        had_focus = self.now.hasFocus() or self.stop.hasFocus()
        self.now.setVisible(not running)
        for part in (self.stop, self.bar, self.share):
            part.setVisible(running)
        if had_focus:
            (self.stop if running else self.now).setFocus()

    def _say(self) -> None:
        for label, words in zip(
            self._sections,
            (
                t("Backups", "Backups: every night at 02:00, and when a shift ends"),
                t("Backups", "A copy in a second place"),
                t("Backups", "Going back, and moving"),
                t("Backups", "Keys, and the record"),
            ),
            strict=True,
        ):
            label.setText(words)
        for label, words in zip(
            self._about,
            (
                t("Backups", "Brings the desk back to how it was; nothing is overwritten."),
                t("Backups", "Writes the whole desk into one file for another machine."),
                t("Backups", "A new one to print; the old one opens the desk no more.")
                if opening.can_unlock(self._keeping.place.folder)
                else t("Backups", "This desk opens with a key file and has no recovery key."),
                t("Backups", "Who looked at or took out what is private, and when."),
            ),
            strict=True,
        ):
            label.setText(words)
        self._say_controls()
        self._show()

    def _say_controls(self) -> None:
        self.now.setText(t("Backups", "Back up now"))
        self.stop.setText(t("Backups", "Stop"))
        self.bar.setAccessibleName(t("Backups", "Progress of the backup"))
        self.choose.setText(t("Backups", "Choose a folder…"))
        self.none.setText(t("Backups", "No second place"))
        self.restore.setText(t("Backups", "Restore from a backup…"))
        self.move_away.setText(t("Backups", "Move this desk…"))
        self.recovery.setText(t("Backups", "Change the recovery key…"))
        self.recovery.setEnabled(opening.can_unlock(self._keeping.place.folder))
        self.record.setText(t("Backups", "Who saw what…"))
        self._kept_for.setText(t("Backups", "The record is kept for"))
        self.months.setAccessibleName(self._kept_for.text())
        self.months.setSuffix(t("Backups", " months"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _gap() -> QWidget:
    made = QWidget()
    made.setFixedHeight(theme.current().px(8))
    return made


def _save(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)
