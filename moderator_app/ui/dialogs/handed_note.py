"""What was handed over, for the eyes of whoever has said who they are."""

from datetime import tzinfo

from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator_app.core.handover import Sheet
from moderator_app.ui import theme
from moderator_app.ui.prose import Prose
from moderator_app.ui.sheet_view import AnsweringView
from moderator_app.ui.text import t
from moderator_app.ui.unread_words import begun_unread
from moderator_app.ui.widgets import Card, EmptyState, PlainLabel, VScroll, column

_NOTE_HEIGHT = 196
_WORDS_HEIGHT = 96


class HandedNote(QWidget):
    """Says nothing of the sheet before `reveal`: the desk is locked, and anybody may press a key."""

    def __init__(self, sheet: Sheet, zone: tzinfo) -> None:
        super().__init__()
        here = theme.current()
        self._sheet = sheet
        self._zone = zone
        self._revealed = False
        self._unread = PlainLabel(look="danger", wrap=True)
        self._unread.hide()
        self._empty = EmptyState("handover", "", "")
        self.items = AnsweringView(zone)
        self.items.setMinimumHeight(here.px(_NOTE_HEIGHT))
        self._either = QStackedWidget()
        self._either.addWidget(self._empty)
        self._either.addWidget(self.items)
        self._words = Prose()
        words = Card(lane="desk")
        words.column.addWidget(self._words)
        self._around = VScroll(words)
        self._around.setMaximumHeight(here.px(_WORDS_HEIGHT))
        self._around.hide()
        whole = column(self._unread, self._either, self._around)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to accept, or to read first."""
        return not self._sheet.is_empty or bool(self._sheet.words.strip())

    def reveal(self) -> None:
        sheet, self._revealed = self._sheet, True
        self.items.show_sheet(sheet)
        self._either.setCurrentIndex(int(not sheet.is_empty))
        self._words.setPlainText(sheet.words)
        self._around.setVisible(bool(sheet.words.strip()))
        self._unread.setVisible(bool(sheet.unread))
        self.show_words()

    def show_words(self) -> None:
        self._words.setAccessibleName(t("Handover", "In their own words"))
        if self._revealed:
            self._unread.setText(begun_unread(self._sheet, self._zone))
        if self.says_something and not self._revealed:
            self._empty.show_words(
                t("TakeOver", "Who takes over?"),
                t("TakeOver", "What was handed over is shown once you have said who you are."),
            )
        else:
            self._empty.show_words(
                t("TakeOver", "Nothing is open"),
                t(
                    "TakeOver",
                    "Nothing was left to accept. Choose your name, and your shift begins.",
                ),
            )
