"""A case from pasted words, a link, a picture, or a call, by keyboard alone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core import files
from moderator_app.core.rows import Dossier
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.dialogs.new_case import NewCaseDialog
from moderator_app.ui.theme import Theme
from tests.ui import made_pictures
from tests.ui.benches import RESOURCES, Seat, a_seat

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
POST = "@夜跑的鱼：柳岸公园的灯坏了三天，电话13912345678 https://weibo.com/1644114654/z0JH2lOMb"


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    QGuiApplication.clipboard().clear()
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        made.window.show()
        yield made
        made.qtbot.waitUntil(lambda: not made.tasks.busy)
    QGuiApplication.clipboard().clear()


def opened(seat: Seat, *, phone: bool = False) -> NewCaseDialog:
    dialog = NewCaseDialog(seat.bench, seat.window, phone=phone)
    dialog.show()
    dialog.activateWindow()
    seat.qtbot.waitUntil(dialog.isActiveWindow)
    seat.settle()
    return dialog


def made_by(dialog: NewCaseDialog, seat: Seat) -> UUID:
    asked: list[UUID] = []
    dialog.case_made.connect(asked.append)
    seat.press(Qt.Key.Key_Return, CTRL)
    seat.qtbot.waitUntil(lambda: bool(asked))
    assert dialog.result() == dialog.DialogCode.Accepted
    return asked[0]


def test_a_call_is_a_case_in_one_key_its_words_and_one_more(seat: Seat) -> None:
    dialog = opened(seat, phone=True)
    seat.type("新河大道路灯不亮，13912345678")
    case = seat.dossier(made_by(dialog, seat)).case
    assert (case.platform, case.summary) == ("phone", "新河大道路灯不亮，13912345678")


def test_what_was_copied_is_suggested_and_said_to_be(seat: Seat) -> None:
    QGuiApplication.clipboard().setText(POST)
    dialog = opened(seat)
    assert dialog.text.toPlainText() == POST
    assert dialog.text.textCursor().selectedText() == POST
    assert dialog._suggested.isVisible()
    assert dialog.channels.platform == "weibo"
    facts = dialog.facts
    assert (facts.author.text(), facts.phone.text()) == ("夜跑的鱼", "13912345678")
    case = seat.dossier(made_by(dialog, seat)).case
    assert (case.platform, case.post, case.author) == ("weibo", "3501756485200075", "夜跑的鱼")


def test_what_a_caller_said_is_not_thrown_away_by_one_esc(seat: Seat) -> None:
    dialog = opened(seat, phone=True)
    seat.type("新河大道路灯不亮")
    seat.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not kept" in dialog.problem.text()
    seat.type("，三天了")
    seat.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    seat.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_words_that_were_only_suggested_are_left_at_once(seat: Seat) -> None:
    QGuiApplication.clipboard().setText("柳岸公园的灯坏了三天")
    dialog = opened(seat)
    seat.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_digit_chooses_the_channel_and_alt_does_so_while_typing(seat: Seat) -> None:
    QGuiApplication.clipboard().setText("路灯坏了")
    dialog = opened(seat)
    seat.press(Qt.Key.Key_6)
    assert dialog.channels.platform == "web"
    assert dialog.text.hasFocus()
    seat.press(Qt.Key.Key_8, ALT)
    assert dialog.channels.platform == "12345"
    assert dialog.text.toPlainText() == "路灯坏了"
    dialog.reject()


def test_what_a_person_wrote_is_not_overwritten_by_what_is_recognised(seat: Seat) -> None:
    dialog = opened(seat, phone=True)
    dialog.facts.phone.setFocus()
    seat.type("037112345")
    dialog.text.setFocus()
    seat.type("我的电话13912345678")
    dialog._recognise()
    assert dialog.facts.phone.text() == "037112345"
    dialog.reject()
    seat.settle()


def test_a_link_that_is_here_already_is_offered_to_be_opened(seat: Seat) -> None:
    QGuiApplication.clipboard().setText(POST)
    first = made_by(opened(seat), seat)
    dialog = opened(seat)
    seat.qtbot.waitUntil(dialog._known_row.isVisible)
    asked: list[UUID] = []
    dialog.case_requested.connect(asked.append)
    seat.press(Qt.Key.Key_Return, CTRL)
    assert dialog.problem.isVisible()
    seat.press(Qt.Key.Key_Space)
    assert asked == [first]


def test_another_persons_matter_under_the_same_post_is_a_case_of_its_own(seat: Seat) -> None:
    QGuiApplication.clipboard().setText(POST)
    first = made_by(opened(seat), seat)
    dialog = opened(seat)
    seat.qtbot.waitUntil(dialog._known_row.isVisible)
    seat.press(Qt.Key.Key_Return, CTRL)
    second = made_by(dialog, seat)
    assert second != first
    history = seat.dossier(second).history
    assert history[0].body["url"].startswith("https://weibo.com/")


def test_an_empty_case_is_not_made(seat: Seat) -> None:
    dialog = opened(seat)
    seat.press(Qt.Key.Key_Return, CTRL)
    assert "no words yet" in dialog.problem.text()
    assert dialog.text.hasFocus()
    dialog.reject()


def copied_picture() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(made_pictures.image(2400, 1200))
    return mime


def test_a_pasted_picture_is_kept_with_the_case_as_it_is(seat: Seat) -> None:
    QGuiApplication.clipboard().setMimeData(copied_picture())
    dialog = opened(seat)
    seat.qtbot.waitUntil(dialog.strip.isVisible)
    seat.press(Qt.Key.Key_Return, CTRL)
    assert "what the picture shows" in dialog.problem.text()
    seat.type("照片：桥头井盖没了")
    seat.qtbot.waitUntil(lambda: dialog.strip.tiles[0].image is not None, timeout=20_000)
    case = seat.dossier(made_by(dialog, seat)).case
    (file,) = case.files
    assert (file.name, file.type) == ("Pasted picture.png", "image/png")
    data = seat.ask(partial(_bytes, file.digest))
    assert data is not None
    assert QImage.fromData(data).size().toTuple() == (2400, 1200)


def _bytes(digest: str, reader: Reader) -> bytes | None:
    return reader.attachment(digest)


def test_several_files_go_with_the_words_and_the_last_can_be_left_out(
    seat: Seat, tmp_path: Path
) -> None:
    mime = QMimeData()
    paths = [tmp_path / "答复.pdf", tmp_path / "井盖.png"]
    paths[0].write_bytes(b"%PDF-1.7")
    paths[1].write_bytes(made_pictures.png(90, 60))
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)
    dialog = opened(seat, phone=True)
    seat.type("路灯坏了")
    seat.press(Qt.Key.Key_V, CTRL)
    seat.qtbot.waitUntil(lambda: len(dialog.strip.tiles) == 2, timeout=20_000)
    assert dialog.text.toPlainText() == "路灯坏了"
    last = dialog._carried[-1].name
    dialog.strip._remove.click()
    case = seat.dossier(made_by(dialog, seat)).case
    assert {file.name for file in case.files} | {last} == {"答复.pdf", "井盖.png"}
    assert len(case.files) == 1


def test_a_case_with_its_picture_is_undone_as_one(seat: Seat) -> None:
    QGuiApplication.clipboard().setMimeData(copied_picture())
    dialog = opened(seat)
    seat.qtbot.waitUntil(dialog.strip.isVisible, timeout=20_000)
    seat.type("照片：桥头井盖没了")
    case = made_by(dialog, seat)
    seat.bench.undo()
    seat.settle()
    assert seat.ask(partial(_reading, case)) is None


def _reading(case: UUID, reader: Reader) -> Dossier | None:
    return reader.dossier(case)


def test_a_file_that_is_too_large_is_refused_in_words(seat: Seat, tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(large))])
    dialog = opened(seat, phone=True)
    dialog.take(mime)
    seat.qtbot.waitUntil(dialog.problem.isVisible)
    assert "larger than 20 MB" in dialog.problem.text()
    assert not dialog.strip.isVisible()
    dialog.reject()
