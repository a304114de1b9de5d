"""What became of a row that is no longer put aside: who settled it, when, and why."""

from PySide6.QtWidgets import QWidget

from moderator_app.core.rows import Quarantined, Settled
from moderator_app.ui.chips import Chip, ChipLook
from moderator_app.ui.panes import aside_words
from moderator_app.ui.panes.aside_words import Scene
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row


class AsideDone(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._source = PlainLabel(look="title", wrap=True)
        self._how = Chip(ChipLook(""))
        self._by = PlainLabel(wrap=True, selectable=True)
        self._why = PlainLabel(wrap=True, selectable=True)
        self._words = PlainLabel(look="muted", wrap=True)
        self.setLayout(
            column(
                self._source, row(self._how, None), self._by, self._why, self._words, None, spacing=8
            )
        )  # fmt: skip

    def show_row(self, aside: Quarantined, scene: Scene) -> None:
        how = aside.settled or Settled.TAKEN
        self._source.setText(aside_words.source(aside))
        self._how.show_look(aside_words.look(how))
        at = scene.at(aside.settled_at or aside.at)
        self._by.setText(t("Aside", "{name}, {time}").format(name=scene.by(aside), time=at))
        self._why.setText(t("Aside", "Why: {why}").format(why=aside.why))
        self._why.setVisible(bool(aside.why))
        taken = how is Settled.TAKEN
        self._words.setText(
            t("Aside", "Its words stand in what it became.")
            if taken
            else t("Aside", "Its words are gone. The same row of the same file stays out.")
        )
