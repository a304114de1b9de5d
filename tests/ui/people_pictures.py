"""The dialogs about people, as the test of all pictures opens them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog

from moderator_app.core.roster import Week, monday_of
from moderator_app.ui.dialogs.first_day import FirstDayDialog
from moderator_app.ui.dialogs.leaver import LeaverDialog
from moderator_app.ui.dialogs.load import LoadDialog
from moderator_app.ui.dialogs.password import GivenPassword, PasswordDialog
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.roster import RosterDialog
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.dialogs.shift_kinds import ShiftKindsDialog
from moderator_app.ui.window import MainWindow


def dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    bench = window.case._bench
    people = bench.knowledge.people
    week = Week(monday_of(bench.local(bench.now()).date()))
    return {
        "people with passwords": partial(_asked, window),
        "people in the settings": partial(_people, window),
        "password": partial(PasswordDialog, bench, has_one=True, parent=window),
        "a given password": partial(GivenPassword, people[1], "abcd-efgh-jkmn", window),
        "roster": partial(RosterDialog, bench, window),
        "shifts": partial(ShiftKindsDialog, week, window),
        "load": partial(LoadDialog, bench, window),
        "leaver": partial(LeaverDialog, bench, people[1], window),
        "first day": partial(FirstDayDialog, bench, window),
    }


def _asked(window: MainWindow) -> QDialog:
    bench = window.case._bench
    people = bench.knowledge.people
    dialog = PeopleDialog(bench, people, window, secured=[one.id for one in people])
    dialog.password.ask_for_new()
    dialog.pause.begin(16)
    return dialog


def _people(window: MainWindow) -> SettingsDialog:
    dialog = window.settings.dialog()
    dialog.turn_to("people")
    return dialog
