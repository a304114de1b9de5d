"""A reply that is being written is never lost, and never lands where it does not belong."""

import time
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from moderator_app.core.case import Audience
from moderator_app.core.changes import Changes
from moderator_app.core.events import Kind
from moderator_app.desk.desk import Desk
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.composer_draft import AT_LEAST_MS
from tests.desks import ANNA, BAI
from tests.ui.benches import HEAT, HOLE, LAMP, Seat
from tests.ui.writing import (
    ROADS,
    WASTE,
    a_composer,
    after_a_pause,
    commit,
    field,
    saved,
    show,
    shown_words,
)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def composer(seat: Seat) -> Composer:
    return a_composer(seat)


def test_a_draft_is_saved_at_the_pause_and_comes_back_with_its_handlers(
    seat: Seat, composer: Composer
) -> None:
    composer.stage(ROADS, (WASTE,))
    composer.focus_text()
    seat.press(Key.Key_End, CTRL)
    seat.type("谢谢😀")
    text = field(composer).words
    after_a_pause(seat)
    assert "Draft saved" in shown_words(composer)
    draft = saved(seat)
    assert draft is not None
    assert (draft.text, draft.lead, draft.co) == (text, ROADS, (WASTE,))
    show(seat, composer, LAMP)
    assert field(composer).words == ""
    with seat.qtbot.waitSignal(composer.lead_restored, timeout=2000) as restored:
        show(seat, composer, HOLE)
    assert restored.args is not None
    assert restored.args[0].lead == ROADS
    assert field(composer).words == text


def test_typing_without_a_pause_is_saved_every_second(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    until = time.monotonic() + (AT_LEAST_MS + 400) / 1000
    while time.monotonic() < until:
        seat.type("a")
        seat.qtbot.wait(40)
    draft = saved(seat)
    assert draft is not None
    assert len(draft.text) > 5


def test_leaving_the_field_saves_at_once(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("abc")
    field(composer).clearFocus()
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "abc"


def test_a_draft_left_a_moment_ago_is_there_before_the_file_has_it(
    seat: Seat, composer: Composer
) -> None:
    here, there = seat.dossier(HOLE), seat.dossier(LAMP)
    composer.focus_text()
    seat.type("abc")
    composer.show_case(there)
    composer.show_case(here)
    seat.settle()
    assert field(composer).words == "abc"


def test_a_late_draft_never_lands_in_another_case(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("abc")
    show(seat, composer, LAMP)
    composer.show_case(seat.dossier(HOLE))
    composer.show_case(seat.dossier(HEAT))
    seat.settle()
    assert field(composer).words == ""


def test_words_typed_before_the_draft_is_there_are_put_behind_it(
    seat: Seat, composer: Composer
) -> None:
    composer.focus_text()
    seat.type("first")
    show(seat, composer, LAMP)
    composer.show_case(seat.dossier(HOLE))
    seat.type("second")
    seat.settle()
    assert field(composer).words == "first\nsecond"
    composer.flush()
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "first\nsecond"


def test_words_typed_and_left_before_the_draft_is_there_are_kept_with_it(
    seat: Seat, composer: Composer
) -> None:
    there, here = seat.dossier(LAMP), seat.dossier(HOLE)
    composer.focus_text()
    seat.type("first")
    show(seat, composer, LAMP)
    composer.show_case(here)
    seat.type("second")
    composer.show_case(there)
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "first\nsecond"


def test_what_was_meant_for_one_reader_comes_back_private(seat: Seat, composer: Composer) -> None:
    composer.ask_back()
    show(seat, composer, LAMP)
    show(seat, composer, HOLE)
    assert composer.audience is Audience.PRIVATE


def test_a_draft_belongs_to_whoever_wrote_it(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("anna's")
    seat.on_desk(partial(_sit, BAI.id))
    seat.bench.sit_down(BAI)
    seat.settle()
    assert field(composer).words == ""
    assert saved(seat, author=BAI.id) is None
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "anna's"
    seat.bench.sit_down(None)
    assert field(composer).isReadOnly()
    seat.bench.sit_down(ANNA)
    seat.settle()
    assert field(composer).words == "anna's"


def _sit(person: UUID, desk: Desk) -> bool:
    desk.session.person = next(one for one in (ANNA, BAI) if one.id == person)
    return True


def test_after_the_commit_nothing_is_left_and_undo_brings_the_words_back(
    seat: Seat, composer: Composer
) -> None:
    composer.stage(ROADS)
    words = composer.words()
    changes = commit(seat, HOLE, words)
    show(seat, composer, HOLE)
    assert field(composer).words == ""
    show(seat, composer, LAMP)
    assert saved(seat) is None
    show(seat, composer, HOLE)
    assert field(composer).words == ""
    seat.on_desk(partial(_undo, changes))
    show(seat, composer, HOLE)
    assert words is not None
    assert field(composer).words == words.text


def _undo(changes: Changes, desk: Desk) -> Changes:
    return desk.cases.undo(HOLE, changes.events)


def test_news_of_the_case_leave_the_words_alone(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("abc")
    seat.on_desk(_note)
    dossier = seat.dossier(HOLE)
    assert any(event.kind == Kind.NOTE_ADDED for event in dossier.history)
    composer.show_case(dossier)
    assert field(composer).words == "abc"
    seat.press(Key.Key_Z, CTRL)
    assert field(composer).words == ""


def _note(desk: Desk) -> Changes:
    return desk.cases.note(HOLE, "内部备注一条，不外传")


def test_an_internal_note_pasted_into_the_reply_is_stopped(seat: Seat, composer: Composer) -> None:
    seat.on_desk(_note)
    show(seat, composer, HOLE)
    composer.focus_text()
    seat.type("您好，内部备注一条，不外传")
    assert "Internal" in composer.blocking()


def test_the_handlers_of_a_draft_are_told_after_the_case_is_shown(
    seat: Seat, composer: Composer
) -> None:
    here, there = seat.dossier(HOLE), seat.dossier(LAMP)
    told: list[object] = []
    composer.lead_restored.connect(told.append)
    composer.stage(ROADS)
    composer.show_case(there)
    composer.show_case(here)
    assert told == []
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert (len(told), draft.lead) == (1, ROADS)
