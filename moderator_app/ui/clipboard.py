"""Words for the clipboard. It belongs to the whole system, and may refuse. Signs that would turn
the order of what is read stay behind."""

from PySide6.QtWidgets import QApplication

from moderator_app.core.reading_order import without_turning
from moderator_app.ui.notices import Kind, Notices
from moderator_app.ui.text import t


def put(notices: Notices, words: str) -> bool:
    """Copy `words`; False, and said, where the system did not take them."""
    clipboard, words = QApplication.clipboard(), without_turning(words)
    clipboard.setText(words)
    if clipboard.text() == words:
        return True
    notices.say(
        Kind.ERROR,
        t("Clipboard", "The clipboard did not take the words. Nothing is lost; try again."),
    )
    return False


def holds(words: str) -> bool:
    """Whether these words would be pasted now. What another program copied is not asked for: it
    might let the window wait."""
    clipboard = QApplication.clipboard()
    return clipboard.ownsClipboard() and clipboard.text() == words


def copy(notices: Notices, words: str, said: str) -> bool:
    """Copy `words`, and say `said` when that is done."""
    done = put(notices, words)
    if done:
        notices.say(Kind.INFO, said, topic="copied")
    return done
