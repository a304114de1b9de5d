"""F9: numbers, words and ticks in one key press, with a case and without one."""

from datetime import datetime
from functools import partial
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core import duty
from moderator_app.core.changes import Changes
from moderator_app.core.duty import Leader
from moderator_app.core.emergencies import Danger
from moderator_app.desk import kits
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import emergency_words
from moderator_app.ui.dialogs.clock import ClockDialog
from moderator_app.ui.dialogs.emergency import EmergencyDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.models.lines import Lines
from moderator_app.ui.workbench import Knowledge
from tests.ui.benches import HOLE, LAMP, RESOURCES, Seat
from tests.ui.case_seats import CTRL, Key, Screen, built, screen
from tests.ui.clipboards import clipboard

__all__ = ["built", "screen"]
