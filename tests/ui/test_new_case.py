"""A case from pasted words, a link, a picture, or a call, by keyboard alone."""

import base64
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.ui import pictures, theme
from moderator_app.ui.dialogs.new_case import NewCaseDialog
from moderator_app.ui.pictures import BadPicture
from moderator_app.ui.theme import Theme
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


def picture() -> QImage:
    made = QImage(2400, 1200, QImage.Format.Format_RGB32)
    made.fill(QColor("#336699"))
    return made


def test_a_pasted_picture_is_kept_small_beside_its_words(seat: Seat) -> None:
    copied = QMimeData()
    copied.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(copied)
    dialog = opened(seat)
    seat.qtbot.waitUntil(dialog.strip.isVisible)
    seat.press(Qt.Key.Key_Return, CTRL)
    assert "what the picture shows" in dialog.problem.text()
    seat.type("照片：桥头井盖没了")
    body = seat.dossier(made_by(dialog, seat)).history[0].body
    assert body["picture_type"] == "image/jpeg"
    data = base64.b64decode(body["picture"])
    assert max(pictures.decoded(data, 10_000).size().toTuple()) == 1600
    small = pictures.thumbnail(body["picture"])
    assert (small.width(), small.height()) == (320, 160)


def test_a_file_that_is_no_picture_is_refused_in_words(seat: Seat, tmp_path: Path) -> None:
    fake = tmp_path / "photo.png"
    fake.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    dialog = opened(seat, phone=True)
    dialog.take_picture(fake)
    seat.qtbot.waitUntil(dialog.problem.isVisible)
    assert "Write down what it shows" in dialog.problem.text()
    dialog.reject()


def test_a_picture_that_claims_to_be_huge_is_not_decoded(tmp_path: Path) -> None:
    header = bytearray(b"BM" + bytes(52))
    header[10:14] = (54).to_bytes(4, "little")
    header[14:18] = (40).to_bytes(4, "little")
    header[18:22] = header[22:26] = (60_000).to_bytes(4, "little")
    header[26:28], header[28:30] = (1).to_bytes(2, "little"), (24).to_bytes(2, "little")
    with pytest.raises(BadPicture):
        pictures.decoded(bytes(header), 320)
    with pytest.raises(BadPicture):
        pictures.thumbnail("no base64!")
