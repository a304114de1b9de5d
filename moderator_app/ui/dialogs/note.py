"""Words for colleagues alone, and why a case was taken up again."""

from PySide6.QtWidgets import QWidget

from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.text import t


def note(parent: QWidget, text: str = "") -> WordsDialog:
    return WordsDialog(
        parent,
        title=t("Note", "Internal note"),
        intro=t("Note", "Only colleagues read this. It never goes out."),
        deed=t("Note", "Keep the note"),
        text=text,
        missing=t("Note", "There are no words yet."),
    )


def reopening(parent: QWidget, text: str = "") -> WordsDialog:
    return WordsDialog(
        parent,
        title=t("Note", "Reopen the case"),
        intro=t("Note", "Why? The clock starts again, and the reason is kept."),
        deed=t("Note", "Reopen"),
        usual=(
            t("Note", "The citizen says it is not solved"),
            t("Note", "It was closed by mistake"),
            t("Note", "The organisation asks to go on"),
        ),
        text=text,
        missing=t("Note", "Say why, or press 1 to 3."),
    )
