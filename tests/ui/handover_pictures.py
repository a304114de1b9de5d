"""The dialogs of taking over, with something in every part, to be drawn."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QDialog

from moderator_app.core import handover
from moderator_app.core.changes import Changes
from moderator_app.core.rows import Shift
from moderator_app.ui.dialogs.past_handovers import PastHandovers
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.dialogs.take_over import TakeOverDialog
from moderator_app.ui.window import MainWindow
from tests.desks import ANNA
from tests.papers import handover_sheets


def dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    bench = window.case._bench
    return {
        "take over": partial(TakeOverDialog, bench, a_shift(), bench.knowledge.people, window),
        "answering": partial(answering, window),
        "refusing": partial(refusing, window),
        "earlier handovers": partial(past_handovers, window),
        "no earlier handovers": partial(PastHandovers, bench, window),
        "handover rules": partial(handover_rules, window),
    }


def a_shift() -> Shift:
    """Handed over, with something in every section, and answered for in part."""
    note = handover_sheets.sheet()
    result = handover_sheets.taken(note)
    return Shift(
        UUID(int=0x500),
        str(ANNA.id),
        handover_sheets.MADE,
        handed_at=handover_sheets.MADE,
        sheet=handover.to_body(note),
        items=tuple(result.lines.values()),
    )


def answering(window: MainWindow) -> TakeOverDialog:
    """The same, once the next person has said who they are."""
    bench = window.case._bench
    dialog = TakeOverDialog(bench, a_shift(), bench.knowledge.people, window)
    dialog.person = bench.knowledge.people[0]
    dialog._seated(Changes())
    return dialog


def refusing(window: MainWindow) -> TakeOverDialog:
    dialog = answering(window)
    dialog.note.refused.emit(dialog._sheet.owed[0])
    return dialog


def past_handovers(window: MainWindow) -> PastHandovers:
    dialog = PastHandovers(window.case._bench, window)
    shift = a_shift()
    assert shift.sheet is not None
    dialog._know([(shift, handover.from_body(shift.sheet))])
    return dialog


def handover_rules(window: MainWindow) -> SettingsDialog:
    dialog = window.settings.dialog()
    dialog.turn_to("handover")
    return dialog
