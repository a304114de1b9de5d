"""What the tests of a case's pictures and files do again and again."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from moderator_app.core.access import Access
from moderator_app.core.changes import Changes
from moderator_app.core.erasing import Ground
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.system import access_log
from moderator_app.ui.panes.entry import Entry
from moderator_app.ui.panes.file_tiles import Tile
from tests.desks import KEY
from tests.ui import made_pictures
from tests.ui.case_seats import Key, Screen


def copy_image() -> None:
    mime = QMimeData()
    mime.setImageData(made_pictures.image(900, 600))
    QGuiApplication.clipboard().setMimeData(mime)


def of_files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def add(case: UUID, name: str, data: bytes, desk: Desk) -> Changes:
    return desk.files.add(case, Carried(name, data))


def erase(case: UUID, desk: Desk) -> Changes:
    return desk.erase([case], Ground.REQUEST, "本人申请")


def tiles(screen: Screen) -> list[Tile]:
    return [tile for view in screen.view.timeline.shown for tile in view.tiles]


def names(screen: Screen) -> list[str]:
    return [tile.file.name for tile in tiles(screen) if tile.file is not None]


def entries(screen: Screen) -> list[Entry]:
    return [view.entry for view in screen.view.timeline.shown if view.entry is not None]


def wait_for_tiles(screen: Screen, count: int) -> None:
    screen.seat.qtbot.waitUntil(lambda: len(tiles(screen)) == count, timeout=20_000)
    screen.seat.settle()


def wait_for_image(screen: Screen, at: int = 0) -> None:
    screen.seat.qtbot.waitUntil(lambda: tiles(screen)[at].image is not None, timeout=20_000)


def recorded(folder: Path) -> list[str]:
    found = access_log.read(folder / "desk", [access_log.private_of(KEY)])
    return [entry.detail for entry in found.entries if entry.what == Access.OPENED_FILE]


def answer(screen: Screen, path: Path) -> str:
    """Type a path into the dialog that asks for one. Returns the name that stood there."""
    dialog = screen.dialog(QFileDialog)
    dialog.activateWindow()
    screen.seat.qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    stood = field.text()
    field.setFocus()
    field.selectAll()
    screen.seat.type(str(path))
    screen.seat.press(Key.Key_Return)
    screen.seat.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    return stood


def pictures_of(case: UUID, count: int, desk: Desk) -> None:
    for n in range(count):
        desk.files.add(case, Carried(f"{n}.jpg", made_pictures.jpeg(1_600, 1_200, hue=n * 17)))
