"""What an organisation said: its feedback, or why it sent the case back."""

from PySide6.QtWidgets import QWidget

from moderator_app.core.organisations import Organisation
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.text import t


def feedback(parent: QWidget, organisation: Organisation, text: str = "") -> WordsDialog:
    return WordsDialog(
        parent,
        title=t("HandlerWords", "Feedback of {name}").format(name=organisation.shown),
        intro=t("HandlerWords", "Their words, as they told us. The citizen still hears from us."),
        deed=t("HandlerWords", "Take down"),
        text=text,
        missing=t("HandlerWords", "Write what they did or found."),
    )


def returned(parent: QWidget, organisation: Organisation, text: str = "") -> WordsDialog:
    return WordsDialog(
        parent,
        title=t("HandlerWords", "{name} returned it").format(name=organisation.shown),
        intro=t("HandlerWords", "Why? The reason is kept with the case for the next handler."),
        deed=t("HandlerWords", "Returned"),
        usual=(
            t("HandlerWords", "Not among their duties"),
            t("HandlerWords", "Not in their district"),
            t("HandlerWords", "The place cannot be found: more details are needed"),
            t("HandlerWords", "Already being handled under another number"),
            t("HandlerWords", "Belongs to the owner or the property management"),
        ),
        text=text,
        missing=t("HandlerWords", "Say why, or press 1 to 5."),
    )
