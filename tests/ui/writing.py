"""A composer at its desk, and how tests look at it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moderator_app.core.changes import Changes
from moderator_app.core.organisations import organisation_id
from moderator_app.core.rows import SavedDraft
from moderator_app.core.templates import Purpose as TemplatePurpose
from moderator_app.core.templates import Template
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.composer_draft import PAUSE_MS
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.panes.template_picker import TemplatePicker
from moderator_app.ui.widgets import PlainLabel
from tests.desks import ANNA
from tests.ui.benches import HEAT, HOLE, LAMP, Seat

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROADS = organisation_id("municipal")
WASTE = organisation_id("sanitation")


def a_composer(seat: Seat) -> Composer:
    """In the window, with the keys, and the first case before it."""
    made = Composer(seat.bench, seat.commands)
    seat.seat(made)
    show(seat, made, HOLE)
    return made


def show(seat: Seat, composer: Composer, case: UUID) -> None:
    composer.show_case(seat.dossier(case))
    seat.settle()


def field(composer: Composer) -> ReplyText:
    found = composer.findChild(ReplyText)
    assert found is not None
    return found


def picker(seat: Seat) -> TemplatePicker:
    found = seat.window.findChild(TemplatePicker)
    assert found is not None
    return found


def selected(composer: Composer) -> str:
    return field(composer).textCursor().selectedText()


def saved(seat: Seat, case: UUID = HOLE, author: UUID = ANNA.id) -> SavedDraft | None:
    return seat.ask(partial(_draft, case, str(author)))


def _draft(case: UUID, author: str, reader: Reader) -> SavedDraft | None:
    platform = {HOLE: "weibo", LAMP: "web", HEAT: "wecom"}[case]
    return reader.draft(case, platform, author)


def after_a_pause(seat: Seat) -> None:
    seat.qtbot.wait(PAUSE_MS + 50)
    seat.settle()


def shown_words(composer: Composer) -> str:
    labels = [w.text() for w in composer.findChildren(PlainLabel) if w.isVisible()]
    chips = [w.accessibleName() for w in composer.findChildren(QWidget) if w.isVisible()]
    return "\n".join((*labels, *chips))


def a_template(text: str, purpose: TemplatePurpose = TemplatePurpose.ANSWER) -> Template:
    return Template(UUID(int=77), "自拟", text, purpose)


def commit(seat: Seat, case: UUID, words: Words | None) -> Changes:
    head = seat.dossier(case).case.head
    return seat.on_desk(partial(_commit, case, head, words))


def _commit(case: UUID, head: UUID, words: Words | None, desk: Desk) -> Changes:
    return desk.cases.commit(case, head, to=None, reply=words)
