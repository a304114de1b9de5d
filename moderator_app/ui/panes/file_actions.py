"""What one does with the pictures and files of the case on the screen: add, look at, save.

Nothing is opened by itself, and nothing is ever given to another program: a picture is shown in a
window of our own, and everything else is saved where the person says.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from moderator_app.core import files
from moderator_app.core.changes import Changes
from moderator_app.core.files import File
from moderator_app.desk import files as desk_files
from moderator_app.desk.desk import Desk
from moderator_app.ui import carrying
from moderator_app.ui.absent_words import Absent
from moderator_app.ui.carrying import Source
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.picture_viewer import PictureViewer
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes.file_adding import FileAdding
from moderator_app.ui.panes.sight import Look
from moderator_app.ui.panes.timeline import Timeline
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

_DRAGGED: Final = "dragged over"


class FileActions(QObject):
    """`window` is where files may be dropped."""

    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        sight: Look,
        window: QWidget,
        timeline: Timeline,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        self._timeline = timeline
        self._adding: set[FileAdding] = set()
        timeline.file_wanted.connect(self.open_file)
        for command, run in {
            "file.add": self.choose,
            "file.paste": self.paste,
            "file.open": self.open_newest,
        }.items():
            commands.bind(command, run, when=self._is_possible)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def _is_possible(self) -> bool:
        return self._sight() is not None

    # In.

    def choose(self) -> None:
        if (sight := self._sight()) is None:
            return
        dialog = QFileDialog(self._window, t("Files", "Add pictures or files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(partial(self._chosen, sight.case.id))
        dialog.open()

    def _chosen(self, case: UUID, paths: Sequence[str]) -> None:
        self._add(case, [Path(path) for path in paths])

    def paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData | None) -> None:
        """Add the picture or the files that were copied or dropped."""
        if (sight := self._sight()) is None:
            return
        # A system without a clipboard has no data for it either.
        found = carrying.sources(mime) if mime else ()
        if found:
            self._add(sight.case.id, found)
        else:
            words = t(
                "Files",
                "There is no picture and no file on the clipboard. Copy one, then press Ctrl+V "
                "here; words go into a note (N) or the reply (R).",
            )
            self._bench.notices.say(Kind.REFUSAL, words, topic="nothing to paste")

    def _add(self, case: UUID, sources: Sequence[Source]) -> None:
        adding = FileAdding(self._bench, case, sources)
        self._adding.add(adding)
        adding.ended.connect(partial(self._added, adding))
        adding.start()

    def _added(self, adding: FileAdding) -> None:
        self._adding.discard(adding)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._bench.notices.withdraw(_DRAGGED)
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return False
        return isinstance(event, QDropEvent) and self._heed(event)

    def _heed(self, event: QDropEvent) -> bool:
        """Something is dragged over the case, or let go there."""
        mime = event.mimeData()
        # One workbook is left to the window, which brings workbooks in.
        if not self._is_possible() or carrying.is_one_table(mime):
            return False
        if not carrying.holds_files(mime):
            return False
        # Never a move: the file stays where it is.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._bench.notices.withdraw(_DRAGGED)
            self.take(mime)
        else:
            words = t("Files", "Let go to add it to this case.")
            self._bench.notices.say(Kind.INFO, words, topic=_DRAGGED)
        return True

    # Out.

    def open_newest(self) -> None:
        """Open the only file there is; of several, go to the newest, where Enter opens it."""
        if (sight := self._sight()) is None:
            return
        kept = sight.case.files
        if len(kept) == 1 and not sight.dossier.unfetched:
            self.open_file(kept[-1])
        elif self._timeline.focus_file():
            return
        elif kept:
            self.open_file(kept[-1])
        else:
            words = t("Files", "This case has no picture and no file. Ctrl+V adds one.")
            self._bench.notices.say(Kind.REFUSAL, words, topic="no files")

    def open_file(self, file: File | Absent) -> None:
        """Or have it fetched, where it is not here; or, where it is on its way, not."""
        if (sight := self._sight()) is None:
            return
        case = sight.case.id
        if isinstance(file, Absent):
            self._fetch(file)
        elif file.is_picture:
            shown = [one for one in sight.case.files if one.is_picture]
            viewer = PictureViewer(self._bench, self._window, case, shown, file)
            viewer.save_wanted.connect(partial(self.save, case))
            viewer.open()
        else:
            self.save(case, file)

    def _fetch(self, absent: Absent) -> None:
        key = absent.one.message, absent.one.part
        if absent.waits:
            self._bench.underway.forgo(*key)
            self._bench.write(partial(_forgo, *key))
        else:
            self._bench.write(partial(_request, *key))

    def save(self, case: UUID, file: File) -> None:
        """Ask where to, then write it there."""
        dialog = QFileDialog(self._window, t("Files", "Save the file as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog.setDirectory(place)
        dialog.selectFile(files.to_save(file, t("Files", "File of a case")))
        dialog.fileSelected.connect(partial(self._save_as, case, file))
        dialog.open()

    def _save_as(self, case: UUID, file: File, path: str) -> None:
        question = partial(_take, case, file.event)
        self._bench.ask(question, partial(self._write, Path(path)))

    def _write(self, path: Path, data: bytes) -> None:
        work = partial(desk_files.to_disk, data, path)
        then = partial(self._saved, path.name)
        self._bench.tasks.fetch(work, then, error=self._bench.complain)

    def _saved(self, name: str, _none: None) -> None:
        words = t("Files", "Saved as {name}. It came from outside: open it only if you expect it.")
        self._bench.notices.say(Kind.INFO, words.format(name=name))


def _take(case: UUID, event: UUID, desk: Desk) -> bytes:
    return desk.files.take(case, event, desk_files.SAVED)


def _request(message: UUID, part: int, desk: Desk) -> Changes:
    return desk.fetching.request(message, part)


def _forgo(message: UUID, part: int, desk: Desk) -> Changes:
    return desk.fetching.forgo(message, part)
