"""What is shown of letters by e-mail, to be looked at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog

from moderator_app.ui.dialogs.hasten import HastenDialog
from moderator_app.ui.window import MainWindow


def dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    unit = window.case._bench.knowledge.organisations[0]
    return {"hasten by e-mail": partial(HastenDialog, window, unit, "")}
