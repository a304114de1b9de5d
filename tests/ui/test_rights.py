"""What somebody may not do is there to be seen, closed, with the name of who may."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from moderator_app.core.roles import Act
from moderator_app.ui import rights
from moderator_app.ui.dialogs.export_table import ExportDialog
from moderator_app.ui.panes.case_erasing import CaseErasing
from moderator_app.ui.rights import Guarded
from tests.desks import ANNA, BAI
from tests.ui.benches import Seat


@pytest.fixture
def as_bai(seat: Seat) -> Seat:
    seat.desk.session.person = BAI
    seat.bench.sit_down(BAI)
    return seat


def test_a_guarded_page_opens_for_whoever_sits_down_and_may(as_bai: Seat) -> None:
    button = QPushButton("change")
    page = Guarded(as_bai.bench, Act.CLOCKS, button)
    as_bai.seat(page)
    assert not button.isEnabled()
    assert ANNA.name in page._why.text()
    as_bai.bench.sit_down(ANNA)
    assert button.isEnabled()
    assert not page._why.isVisible()


def test_a_page_that_enables_itself_stays_closed(as_bai: Seat) -> None:
    button = QPushButton("change")
    as_bai.seat(Guarded(as_bai.bench, Act.RETENTION, button))
    button.setEnabled(True)
    assert not button.isEnabled()


def test_the_export_of_names_as_they_are_is_closed_with_the_reason(
    as_bai: Seat, tmp_path: Path
) -> None:
    dialog = ExportDialog(as_bai.bench, as_bai.window)
    dialog.open()
    as_bai.settle()
    assert not dialog.choice.as_it_is.isEnabled()
    assert ANNA.name in dialog.choice._meaning.text()
    dialog.reject()
    dialog.deleteLater()
    as_bai.settle()


def test_erasing_is_not_offered_to_a_moderator(seat: Seat) -> None:
    erasing = CaseErasing(seat.bench, seat.commands, _nothing, seat.window)
    assert not erasing.is_possible()
    assert rights.may(seat.bench, Act.ERASE)
    seat.bench.sit_down(BAI)
    assert not rights.may(seat.bench, Act.ERASE)
    assert "case.erase" not in [one.id for one in seat.commands.available()]


def _nothing() -> None:
    return None
