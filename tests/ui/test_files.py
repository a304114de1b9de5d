"""Pictures and files of the case on the screen, by keyboard: in, looked at, out, and undone."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from moderator_app.core import files
from moderator_app.core.access import Access
from moderator_app.core.changes import Changes
from moderator_app.core.erasing import Ground
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import SAVED, VIEWED, Carried
from moderator_app.system import access_log
from moderator_app.ui import carrying, pictures, thumbnails
from moderator_app.ui.carrying import Source
from moderator_app.ui.dialogs.picture_viewer import PictureViewer
from moderator_app.ui.panes.entries import Entry
from moderator_app.ui.panes.file_tiles import Tile
from tests.desks import KEY
from tests.ui import made_pictures
from tests.ui.benches import HEAT, HOLE, LAMP
from tests.ui.case_seats import CTRL, Key, Screen, built, screen
from tests.watchdog import Watchdog

__all__ = ["built", "screen"]


@pytest.fixture(autouse=True)
def _nothing_copied() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


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


# In.


def test_a_copied_picture_is_kept_with_the_case_by_one_key(screen: Screen) -> None:
    screen.show(HOLE)
    copy_image()
    screen.key(Key.Key_V, CTRL)
    wait_for_tiles(screen, 1)
    (file,) = screen.case(HOLE).files
    assert (file.name, file.type) == ("Pasted picture.png", "image/png")
    assert "安娜" in screen.view.timeline.shown[-1].accessibleName()
    assert tiles(screen)[0].accessibleName().startswith("Picture · Pasted picture.png · ")
    wait_for_image(screen)
    assert "Added 1" in screen.said


def test_copied_files_come_in_together_and_go_by_one_undo(screen: Screen, tmp_path: Path) -> None:
    screen.show(HOLE)
    paths = [
        written(tmp_path, "井盖.png", made_pictures.png(90, 60)),
        written(tmp_path, "答复.pdf", b"%PDF-1.7"),
        written(tmp_path, "发票.exe", b"MZ"),
    ]
    QGuiApplication.clipboard().setMimeData(of_files(*paths))
    screen.key(Key.Key_V, CTRL)
    wait_for_tiles(screen, 3)
    assert names(screen) == ["井盖.png", "答复.pdf", "发票.exe"]
    assert len([entry for entry in entries(screen) if entry.files]) == 1
    assert "Added 3" in screen.said
    screen.key(Key.Key_U)
    assert tiles(screen) == []
    assert screen.case(HOLE).files == ()
    undone = [entry for entry in entries(screen) if entry.undone]
    assert [entry.what for entry in undone] == [
        "added 井盖.png",
        "added 答复.pdf",
        "added 发票.exe",
    ]
    assert "undid the file" in entries(screen)[-1].what
    rows = screen.seat.on_desk(kept)
    assert rows == 0


def kept(desk: Desk) -> int:
    connection = desk.session.store.connection
    return int(connection.execute("SELECT count(*) FROM attachment").fetchone()[0])


def test_with_nothing_to_add_on_the_clipboard_it_says_what_to_do(screen: Screen) -> None:
    screen.show(HOLE)
    QGuiApplication.clipboard().setText("只是文字")
    screen.key(Key.Key_V, CTRL)
    assert "no picture and no file" in screen.said
    assert screen.case(HOLE).files == ()


def test_a_picture_pasted_among_the_words_goes_to_the_case_and_words_stay_words(
    screen: Screen,
) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write("您好，")
    copy_image()
    screen.key(Key.Key_V, CTRL)
    wait_for_tiles(screen, 1)
    assert screen.text.toPlainText() == "您好，"
    QGuiApplication.clipboard().setText("已转办")
    screen.key(Key.Key_V, CTRL)
    assert screen.text.toPlainText() == "您好，已转办"
    assert len(screen.case(HOLE).files) == 1


def drop(view: QWidget, mime: QMimeData) -> bool:
    """Whether it was taken."""
    move = Qt.DropAction.MoveAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 20), move | Qt.DropAction.CopyAction, mime, *held)
    entering.ignore()
    QApplication.sendEvent(view, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(20, 20), move | Qt.DropAction.CopyAction, mime, *held)
    QApplication.sendEvent(view, dropping)
    assert dropping.dropAction() is Qt.DropAction.CopyAction
    return dropping.isAccepted()


def test_files_dropped_on_the_case_are_copied_never_moved(screen: Screen, tmp_path: Path) -> None:
    paths = [written(tmp_path, name, b"%PDF") for name in ("一.pdf", "二.pdf")]
    assert not drop(screen.view, of_files(*paths))
    screen.show(HOLE)
    assert drop(screen.view, of_files(*paths))
    wait_for_tiles(screen, 2)
    assert all(path.is_file() for path in paths)


def test_one_workbook_is_left_to_the_window_which_brings_it_in(
    screen: Screen, tmp_path: Path
) -> None:
    screen.show(HOLE)
    table = written(tmp_path, "导出.xlsx", b"PK")
    assert not drop(screen.view, of_files(table))
    words = QMimeData()
    words.setText("只是文字")
    assert not drop(screen.view, words)
    assert drop(screen.view, of_files(table, written(tmp_path, "一.pdf", b"%PDF")))
    wait_for_tiles(screen, 2)


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


def test_files_are_chosen_in_a_dialog(screen: Screen, tmp_path: Path) -> None:
    path = written(tmp_path, "答复.pdf", b"%PDF-1.7")
    screen.show(HOLE)
    screen.view._attach.setFocus()
    screen.key(Key.Key_Return)
    answer(screen, path)
    wait_for_tiles(screen, 1)
    assert names(screen) == ["答复.pdf"]


def test_what_cannot_be_added_is_named_and_the_others_are_kept(
    screen: Screen, tmp_path: Path
) -> None:
    large = tmp_path / "太大.mp4"
    with large.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    paths = (large, tmp_path / "nowhere.pdf", written(tmp_path, "好的.pdf", b"%PDF"))
    screen.show(HOLE)
    screen.view.file_deeds.take(of_files(*paths))
    wait_for_tiles(screen, 1)
    assert "太大.mp4: The file is larger than 20 MB" in screen.said
    assert "1 more could not be added either" in screen.said


def test_a_slow_disk_is_told_of_with_a_number_and_can_be_left(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    read = carrying.read

    def patiently(source: Source) -> Carried:
        if carrying.name(source) == "慢.pdf":
            answers.wait(20)
        return read(source)

    monkeypatch.setattr(carrying, "read", patiently)
    paths = [written(tmp_path, name, b"%PDF") for name in ("快.pdf", "慢.pdf", "后.pdf")]
    screen.show(HOLE)
    screen.view.file_deeds.take(of_files(*paths))
    screen.seat.qtbot.waitUntil(lambda: "Adding 2 of 3" in screen.said, timeout=20_000)
    (stop,) = screen.seat.said[-1].actions
    stop.run()
    assert "Added 1" in screen.said
    answers.set()
    screen.seat.qtbot.waitUntil(lambda: not screen.seat.tasks.busy, timeout=20_000)
    screen.seat.settle()
    assert [file.name for file in screen.case(HOLE).files] == ["快.pdf"]


# Looked at.


def test_one_key_opens_the_only_picture_and_it_is_put_on_record(
    screen: Screen, tmp_path: Path
) -> None:
    screen.seat.on_desk(partial(add, HOLE, "井盖.png", made_pictures.png(900, 600)))
    screen.show(HOLE)
    screen.key(Key.Key_O)
    viewer = screen.dialog(PictureViewer)
    assert viewer.windowTitle() == "井盖.png"
    canvas = viewer.canvas
    screen.seat.qtbot.waitUntil(lambda: canvas.image is not None, timeout=20_000)
    assert recorded(tmp_path) == [VIEWED]
    screen.seat.press(Key.Key_Plus)
    screen.seat.press(Key.Key_Plus)
    assert canvas.zoom == pytest.approx(1.25**2)
    screen.seat.press(Key.Key_Left)
    screen.seat.press(Key.Key_Minus)
    assert canvas.zoom == pytest.approx(1.25)
    screen.seat.press(Key.Key_0)
    assert canvas.zoom == 1
    screen.seat.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_a_large_picture_is_zoomed_and_moved_without_holding_the_window(
    screen: Screen, window_watchdog: Watchdog
) -> None:
    screen.seat.on_desk(partial(add, HOLE, "大图.jpg", made_pictures.jpeg(6_000, 4_500)))
    screen.seat.window.resize(1_900, 1_000)
    screen.show(HOLE)
    screen.key(Key.Key_O)
    viewer = screen.dialog(PictureViewer)
    screen.seat.qtbot.waitUntil(lambda: viewer.canvas.image is not None, timeout=20_000)
    for key in (Key.Key_Plus, Key.Key_Left, Key.Key_Up, Key.Key_Plus, Key.Key_Right, Key.Key_Minus):
        for _ in range(4):
            screen.seat.press(key)
            screen.seat.qtbot.wait(10)
    viewer.reject()


def test_of_several_one_key_goes_to_the_newest_and_enter_opens_it(screen: Screen) -> None:
    for name in ("一.png", "二.png"):
        screen.seat.on_desk(partial(add, HOLE, name, made_pictures.png(90, 60)))
    screen.show(HOLE)
    screen.key(Key.Key_O)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Tile)
    screen.key(Key.Key_Return)
    viewer = screen.dialog(PictureViewer)
    assert viewer.windowTitle() == "二.png"
    viewer.reject()
    screen.seat.settle()


def test_without_a_file_the_key_says_how_to_add_one(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_O)
    assert "Ctrl+V adds one" in screen.said


@pytest.mark.parametrize(
    "data",
    [made_pictures.jpeg(900, 600)[:9_00], made_pictures.bmp_that_says(60_000)],
    ids=["cut off", "too large"],
)
def test_a_picture_that_cannot_be_shown_is_a_plain_tile_and_says_so(
    screen: Screen, data: bytes
) -> None:
    screen.seat.on_desk(partial(add, HOLE, "坏的.jpg", data))
    screen.seat.on_desk(partial(add, LAMP, "好的.png", made_pictures.png(90, 60)))
    screen.show(HOLE)
    screen.seat.qtbot.waitUntil(lambda: not screen.seat.tasks.busy, timeout=20_000)
    assert tiles(screen)[0].image is None
    screen.key(Key.Key_O)
    viewer = screen.dialog(PictureViewer)
    words = viewer.canvas.accessibleDescription
    screen.seat.qtbot.waitUntil(lambda: "cannot be shown" in words(), timeout=20_000)
    viewer.reject()
    screen.show(LAMP)
    wait_for_image(screen)


def test_a_program_in_a_pictures_clothes_is_a_file_like_any_other(screen: Screen) -> None:
    screen.seat.on_desk(partial(add, HOLE, "图.svg", made_pictures.SVG))
    screen.show(HOLE)
    file = tiles(screen)[0].file
    assert file is not None
    assert not file.is_picture


def test_what_was_erased_is_told_and_not_offered(screen: Screen) -> None:
    screen.seat.on_desk(partial(add, HOLE, "井盖.png", made_pictures.png(90, 60)))
    screen.seat.on_desk(partial(erase, HOLE))
    screen.show(HOLE)
    assert tiles(screen) == []
    assert any("erased" in entry.what for entry in entries(screen))


# Out.


def test_a_file_that_is_no_picture_is_only_ever_saved_and_that_is_on_record(
    screen: Screen, tmp_path: Path
) -> None:
    data = b"MZ\x90\x00 a program"
    screen.seat.on_desk(partial(add, HOLE, "../报告\u202e.exe", data))
    screen.show(HOLE)
    screen.key(Key.Key_O)
    assert answer(screen, tmp_path / "out.bin") == "报告.exe.bin"
    screen.seat.qtbot.waitUntil(lambda: "Saved as out.bin" in screen.said, timeout=20_000)
    assert (tmp_path / "out.bin").read_bytes() == data
    assert recorded(tmp_path) == [SAVED]


def test_a_picture_is_saved_from_its_window(screen: Screen, tmp_path: Path) -> None:
    data = made_pictures.png(90, 60)
    screen.seat.on_desk(partial(add, HOLE, "井盖", data))
    screen.show(HOLE)
    screen.key(Key.Key_O)
    screen.dialog(PictureViewer)
    screen.seat.press(Key.Key_Return, CTRL)
    assert answer(screen, tmp_path / "out.png") == "井盖.png"
    screen.seat.qtbot.waitUntil(lambda: "Saved as out.png" in screen.said, timeout=20_000)
    assert (tmp_path / "out.png").read_bytes() == data
    assert recorded(tmp_path) == [VIEWED, SAVED]


def test_where_it_cannot_be_written_it_says_so_and_leaves_nothing(
    screen: Screen, tmp_path: Path
) -> None:
    screen.seat.on_desk(partial(add, HOLE, "答复.pdf", b"%PDF"))
    screen.show(HOLE)
    file = screen.case(HOLE).files[0]
    screen.view.file_deeds._save_as(HOLE, file, str(tmp_path / "nowhere" / "答复.pdf"))
    screen.seat.qtbot.waitUntil(lambda: "Choose another folder" in screen.said)
    assert not (tmp_path / "nowhere").exists()


def test_looking_and_saving_leave_nothing_decrypted_in_temporary_folders(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    screen.seat.on_desk(partial(add, HOLE, "井盖.png", made_pictures.png(900, 600)))
    screen.show(HOLE)
    wait_for_image(screen)
    screen.key(Key.Key_O)
    viewer = screen.dialog(PictureViewer)
    screen.seat.qtbot.waitUntil(lambda: viewer.canvas.image is not None, timeout=20_000)
    viewer.reject()
    assert list(scratch.iterdir()) == []


# How fast.


def pictures_of(case: UUID, count: int, desk: Desk) -> None:
    for n in range(count):
        desk.files.add(case, Carried(f"{n}.jpg", made_pictures.jpeg(1_600, 1_200, hue=n * 17)))


@contextmanager
def noted(waits: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    waits.append(time.perf_counter() - began)


def test_changing_to_a_case_with_twenty_pictures_holds_nobody_up(
    screen: Screen, window_watchdog: Watchdog
) -> None:
    for case in (HOLE, LAMP):
        screen.seat.on_desk(partial(pictures_of, case, 20))
    waits: list[float] = []
    for round_ in range(12):
        for case in (HOLE, LAMP, HEAT):
            with noted(waits):
                screen.view.show_case(case)
                screen.seat.qtbot.waitUntil(partial(_shows, screen, case))
            screen.seat.qtbot.wait(60)
            if round_ == 6:
                screen.seat.qtbot.waitUntil(lambda: not screen.seat.tasks.busy, timeout=60_000)
    p95 = statistics.quantiles(waits, n=20)[-1]
    assert p95 < 0.1
    screen.show(HOLE)
    bar = screen.view.timeline.verticalScrollBar()
    for at in range(0, bar.maximum(), 40):
        bar.setValue(at)
        QApplication.processEvents()
    assert all(tile.image is not None for tile in tiles(screen))


def _shows(screen: Screen, case: UUID) -> bool:
    dossier = screen.view.dossier
    return dossier is not None and dossier.case.id == case


def test_only_so_many_images_are_kept_and_the_longest_unseen_goes(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.seat.on_desk(partial(pictures_of, HOLE, 3))
    first, second, third = (file.digest for file in screen.case(HOLE).files)
    images = thumbnails.Thumbnails(screen.seat.bench, screen.view)
    done: list[str] = []
    images.arrived.connect(done.append)
    two = 2 * (pictures.THUMBNAIL * pictures.THUMBNAIL * 3 // 4 * 4 + 256)
    monkeypatch.setattr(thumbnails, "_MOST_BYTES", two)
    images.want([first, second])
    screen.seat.qtbot.waitUntil(lambda: done == [first, second], timeout=20_000)
    assert images.of(first) is not None
    images.want([first, second, third])
    screen.seat.qtbot.waitUntil(lambda: third in done, timeout=20_000)
    screen.seat.qtbot.waitUntil(lambda: not screen.seat.tasks.busy, timeout=20_000)
    assert done == [first, second, third]
    assert [images.of(one) is not None for one in (first, second, third)] == [True, False, True]


def test_what_is_no_longer_in_sight_is_not_decoded(screen: Screen) -> None:
    screen.seat.on_desk(partial(pictures_of, HOLE, 3))
    first, second, third = (file.digest for file in screen.case(HOLE).files)
    images = thumbnails.Thumbnails(screen.seat.bench, screen.view)
    done: list[str] = []
    images.arrived.connect(done.append)
    images.want([first, second])
    images.want([third])
    screen.seat.qtbot.waitUntil(lambda: third in done, timeout=20_000)
    screen.seat.qtbot.waitUntil(lambda: not screen.seat.tasks.busy, timeout=20_000)
    assert done == [third]
