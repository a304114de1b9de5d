"""Pictures and files of the case on the screen, by keyboard: in, looked at, out, and undone."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.core import files
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import SAVED, VIEWED, Carried
from moderator_app.ui import carrying
from moderator_app.ui.carrying import Source
from moderator_app.ui.dialogs.picture_viewer import PictureViewer
from tests.ui import made_pictures
from tests.ui.benches import HOLE
from tests.ui.case_files import (
    add,
    answer,
    copy_image,
    entries,
    names,
    of_files,
    recorded,
    tiles,
    wait_for_image,
    wait_for_tiles,
    written,
)
from tests.ui.case_seats import CTRL, Key, Screen, built, screen

__all__ = ["built", "screen"]


@pytest.fixture(autouse=True)
def _nothing_copied() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


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


def drop(screen: Screen, mime: QMimeData, over: QWidget | None = None) -> bool:
    """Whether it was taken."""
    move = Qt.DropAction.MoveAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 20), move | Qt.DropAction.CopyAction, mime, *held)
    entering.ignore()
    QApplication.sendEvent(over or screen.view, entering)
    if not entering.isAccepted():
        return False
    assert screen.said == "Let go to add it to this case."
    dropping = QDropEvent(QPointF(20, 20), move | Qt.DropAction.CopyAction, mime, *held)
    QApplication.sendEvent(screen.view, dropping)
    assert dropping.dropAction() is Qt.DropAction.CopyAction
    return dropping.isAccepted()


def test_files_dropped_on_the_case_are_copied_never_moved(screen: Screen, tmp_path: Path) -> None:
    paths = [written(tmp_path, name, b"%PDF") for name in ("一.pdf", "二.pdf")]
    assert not drop(screen, of_files(*paths))
    screen.show(HOLE)
    assert drop(screen, of_files(*paths))
    wait_for_tiles(screen, 2)
    assert all(path.is_file() for path in paths)
    assert drop(screen, of_files(paths[0]), over=screen.text.viewport())
    wait_for_tiles(screen, 3)
    assert screen.text.toPlainText() == ""


def test_one_workbook_is_left_to_the_window_which_brings_it_in(
    screen: Screen, tmp_path: Path
) -> None:
    screen.show(HOLE)
    table = written(tmp_path, "导出.xlsx", b"PK")
    assert not drop(screen, of_files(table))
    words = QMimeData()
    words.setText("只是文字")
    assert not drop(screen, words)
    assert drop(screen, of_files(table, written(tmp_path, "一.pdf", b"%PDF")))
    wait_for_tiles(screen, 2)


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
