"""By when a time named in a reply is to be kept, or that it is no promise at all."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.moment_field import MomentField
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel

_WIDTH: Final = 460
_TOMORROW: Final = timedelta(days=1)


class PromiseTimeDialog(Dialog):
    decided = Signal(object)
    """The moment in the zone of the desk, or None: no promise is meant."""

    def __init__(
        self, parent: QWidget | None, words: str, due: datetime | None, now: datetime
    ) -> None:
        """`now` in the zone of the desk."""
        super().__init__(parent, width=_WIDTH)
        self._words = words
        self._now = now
        self._said = PlainLabel(look="strong", wrap=True)
        self._name = PlainLabel(look="muted")
        self.moment = MomentField(due or now + _TOMORROW, now)
        self._name.setBuddy(self.moment)
        for part in (self._said, self._name, self.moment):
            self.body.addWidget(part)
        self.show_words()
        self.moment.setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Promises", "By when is it promised?"))
        self._said.setText(t("Promises", "“{words}”").format(words=self._words))
        self._name.setText(t("Promises", "It is kept until"))
        self.moment.setAccessibleName(self._name.text())
        self.main.setText(t("Promises", "It is promised"))
        self.cancel.setText(t("Promises", "No promise is meant"))

    @override
    def carry_out(self) -> None:
        if self.moment.chosen <= self._now:
            self.complain(t("Promises", "That moment has passed. Choose a later one."))
            self.make_room()
            return
        self.decided.emit(self.moment.chosen)
        self.accept()

    @override
    def give_up(self) -> None:
        self.decided.emit(None)
        self.reject()
