"""Dialogs that are for whoever opened them alone: a password, or what only their role may see. They
are put away when somebody else sits down."""

from PySide6.QtWidgets import QDialog, QWidget

_PROPERTY = "personal"


def keep_to_oneself(dialog: QDialog) -> None:
    dialog.setProperty(_PROPERTY, "true")


def put_away(window: QWidget) -> None:
    """Nothing for a window that is anybody's."""
    if isinstance(window, QDialog) and window.property(_PROPERTY):
        # Not `reject`, which some of them do not heed.
        window.done(QDialog.DialogCode.Rejected)
