"""The reply that goes out is signed as the desk has chosen, and whoever writes it sees so before."""

from functools import partial

import pytest
from PySide6.QtWidgets import QComboBox

from moderator_app.core.changes import Changes
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.sign_off import SETTING, Shown, SignOff
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.settings_sign_off import SignOffBox
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.widgets import ElidedLabel
from tests.desks import ANNA, BAI
from tests.ui.benches import HOLE, Seat
from tests.ui.writing import ROADS, WASTE, a_composer, commit, field, show, shown_words

SIGNED = "（清川城管值班员01）"


@pytest.fixture
def box(seat: Seat) -> SignOffBox:
    made = SignOffBox(seat.bench)
    seat.seat(made)
    return made


@pytest.fixture
def composer(seat: Seat) -> Composer:
    return a_composer(seat)


def choose(seat: Seat, box: SignOffBox, shown: Shown) -> None:
    box.shown.setCurrentIndex(box.shown.findData(shown))
    box.shown.activated.emit(box.shown.currentIndex())
    seat.settle()
    seat.settle()


def test_the_reply_is_signed_counted_and_frozen_with_the_duty_number(
    seat: Seat, box: SignOffBox, composer: Composer
) -> None:
    box.desk.setText("清川城管")
    choose(seat, box, Shown.NUMBER)
    assert SIGNED in box._sample.text()
    composer.focus_text()
    seat.type("已转市政处。")
    seat.settle()
    assert field(composer).words == "已转市政处。"
    assert SIGNED in " ".join(one.text() for one in composer.findChildren(ElidedLabel))
    assert "16/140" in shown_words(composer)
    words = composer.words()
    assert words is not None
    assert words.text == f"已转市政处。{SIGNED}"
    commit(seat, HOLE, words)
    bodies = [str(event.body) for event in seat.dossier(HOLE).history]
    assert any(f"已转市政处。{SIGNED}" in body for body in bodies)


def test_a_signed_reply_that_is_taken_back_gives_way_to_that_of_another_handler(
    seat: Seat, box: SignOffBox, composer: Composer
) -> None:
    choose(seat, box, Shown.NUMBER)
    composer.stage(ROADS)
    first = composer.words()
    assert first is not None
    changes = seat.on_desk(partial(_commit, first))
    show(seat, composer, HOLE)
    seat.on_desk(partial(_undo, changes))
    show(seat, composer, HOLE)
    assert field(composer).words == first.text
    composer.stage(WASTE)
    second = composer.words()
    assert second is not None
    assert "环境卫生管理处" in second.text
    assert "市政" not in second.text
    assert second.text.count("值班员01") == 1


def _commit(words: Words, desk: Desk) -> Changes:
    head = desk.session.case(HOLE).head
    return desk.cases.commit(HOLE, head, to=Handover(ROADS, (), "请处理"), reply=words)


def _undo(changes: Changes, desk: Desk) -> Changes:
    return desk.cases.undo(HOLE, changes.events)


def test_without_a_choice_nothing_stands_under_a_reply(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("已转市政处。")
    words = composer.words()
    assert words is not None
    assert words.text == "已转市政处。"


def test_a_moderator_sees_who_chooses_it(seat: Seat, box: SignOffBox) -> None:
    assert seat.on_desk(partial(_save_as, BAI)) is Reason.ROLE_MISSING
    seat.bench.sit_down(BAI)
    seat.bench.learn()
    seat.settle()
    assert not box.findChildren(QComboBox)[0].isEnabled()
    assert ANNA.name in box._sample.text()
    assert seat.bench.knowledge.sign_off == SignOff()


def _save_as(person: Person, desk: Desk) -> Reason | None:
    desk.session.person = person
    try:
        desk.save_settings({SETTING: {"shown": "name", "desk": ""}})
    except Refusal as refusal:
        return refusal.reason
    return None
