"""Moving the desk to another machine: one file, and what to do with it there."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.core.refusals import Refusal
from moderator_app.desk import backups
from moderator_app.desk.backups import Made
from moderator_app.desk.opening import Place
from moderator_app.ui import backup_files, backup_words, sentences
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 560


class MoveDialog(Dialog):
    def __init__(self, bench: Workbench, place: Place, parent: QWidget) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="send")
        self._bench = bench
        self._place = place
        self._task: Task | None = None
        self._written: Path | None = None
        self._about = PlainLabel(wrap=True)
        self._steps = PlainLabel(wrap=True, selectable=True)
        self._bar = QProgressBar()
        self._bar.hide()
        for part in (self._about, self._bar, self._steps):
            self.body.addWidget(part)
        self.show_words()
        self.main.setFocus()

    @override
    def carry_out(self) -> None:
        if self._written is not None:
            self.accept()
            return
        dialog = backup_files.saver(self, backups.file_name(self._bench.now(), self._place.key))
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    def _selected(self, path: str) -> None:
        self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the file; the dialog stays, to say what comes next."""
        bench = self._bench
        self.complain("")
        self._task = Task(progress=self._report)
        work = partial(_move_out, self._place, bench.now(), path, bench.actor, self._task)
        bench.tasks.fetch(work, self._made, error=self._not_made, task=self._task)
        self._report(0, 0)
        self._show()

    def _report(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(backup_words.share(done, total))

    def _made(self, made: Made | None) -> None:
        self._task = None
        self._written = None if made is None else made.path
        self._show()

    def _not_made(self, error: Exception) -> None:
        self._task = None
        self._show()
        if isinstance(error, Refusal):
            self.complain(sentences.refused(error))
        elif not isinstance(error, Outage):
            self._bench.complain(error)
        elif error.cause is Cause.DISK_FULL:
            self.complain(t("Move", "There is not enough room in that place. Choose another one."))
        elif error.cause in {Cause.READ_ONLY, Cause.CANNOT_OPEN}:
            self.complain(t("Move", "That place cannot be written to. Choose another one."))
        else:
            self.complain(sentences.failed(error))

    def _show(self) -> None:
        running, done = self._task is not None, self._written is not None
        self._bar.setVisible(running)
        self.main.setEnabled(not running)
        self.cancel.setVisible(not done)
        self.show_words()
        if done:
            self.main.setFocus()

    @override
    def reject(self) -> None:
        """Esc stops the writing, and leaves nothing of the file."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._show()
            return
        super().reject()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Move", "Move this desk to another machine"))
        self._bar.setAccessibleName(t("Move", "Progress"))
        self._about.setText(
            t(
                "Move",
                "The whole desk is written into one file, encrypted as it is here: a stick or a "
                "shared folder may carry it. Have the recovery key at hand.",
            )
            if self._written is None
            else t("Move", "Written and proved: {file}").format(file=self._written)
        )
        self._steps.setText("\n".join(_steps()))
        if self._task is not None:
            self.cancel.setText(t("Move", "Stop (Esc)"))
        done = self._written is not None
        self.main.setText(t("Move", "Done") if done else t("Move", "Write the file…"))


def _steps() -> tuple[str, ...]:
    return (
        t("Move", "1. Close the desk here, and do not work at it any more."),
        t("Move", "2. On the other machine start the program and press 3, “from elsewhere”."),
        t("Move", "3. Choose the file, and type the recovery key."),
        t("Move", "4. Keep this machine's folder for six months: the record of who saw what, "
          "until today, stays in it."),
    )  # fmt: skip


def _move_out(place: Place, now: datetime, path: Path, person: str, task: Task) -> Made | None:
    """None where it was stopped."""
    try:
        return backups.move_out(
            place, now, path, person, stop=task.is_cancelled, progress=task.report
        )
    except Stopped:
        return None
