"""A new moderator's first day: what to read, and what to try where nothing can go wrong."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.ticks import TickList
from moderator_app.ui.widgets import PlainLabel
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 600
_LIST: Final = 320
_SETTING: Final = "first_day."
_THINGS: Final[tuple[tuple[str, Phrase], ...]] = (
    ("password", mark("FirstDay", "Set a password of your own: Settings, under People")),
    ("handover", mark("FirstDay", "Read the last handover: Ctrl+0")),
    ("roster", mark("FirstDay", "Look when you are on duty: the roster, at the top")),
    ("remit", mark("FirstDay", "Read the dispatch list: which matter goes to whom, and why")),
    ("templates", mark("FirstDay", "Read ten templates as a citizen would")),
    ("keys", mark("FirstDay", "Look at the sheet of keys once: F1")),
    (
        "answer",
        mark("FirstDay", "On the sample desk: 1 and Ctrl+Enter, dispatch and reply at once"),
    ),
    ("ask", mark("FirstDay", "On the sample desk: A, ask back for a place that is missing")),
    ("aside", mark("FirstDay", "On the sample desk: S, set a case aside until tomorrow")),
    ("undo", mark("FirstDay", "On the sample desk: U, take back what you did last")),
    ("sign", mark("FirstDay", "On the sample desk: hand a shift over, and take it over")),
    (
        "emergency",
        mark("FirstDay", "Ask whoever is on duty what to do about gas, fire and threats"),
    ),
)


class FirstDayDialog(Dialog):
    """Ticks hold at once and are this desk's own; nobody else is told."""

    def __init__(self, bench: Workbench, parent: QWidget | None) -> None:
        super().__init__(parent, width=_WIDTH)
        self._bench = bench
        self._person = bench.actor
        self.things = TickList()
        self.things.setMinimumHeight(theme.current().px(_LIST))
        self._about = PlainLabel(look="muted", wrap=True)
        self.body.addWidget(self._about)
        self.body.addWidget(self.things)
        self.cancel.hide()
        self.hint.hide()
        self._done: list[str] = []
        self.things.ticked.connect(self._keep)
        self.show_words()
        self.things.setFocus()
        bench.look("first day", Reader.settings, self._know)

    def _know(self, values: dict[str, object]) -> None:
        self._done = done(values, self._person)
        self.show_words()

    def _keep(self) -> None:
        self._done = [_THINGS[at][0] for at in self.things.places(done=True)]
        self._bench.keep(partial(_save, f"{_SETTING}{self._person}", self._done))

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("FirstDay", "Your first day"))
        self._about.setText(
            t(
                "FirstDay",
                "Half an hour, in any order. The sample desk is a city that was made up: start the "
                "program with the word demo, and whatever you do there is forgotten.",
            )
        )
        words = {key: phrase.shown() for key, phrase in _THINGS}
        self.things.show_things(list(words.values()), {words[one] for one in self._done})
        self.main.setText(t("FirstDay", "Close (Esc)"))


def done(values: dict[str, object], person: str) -> list[str]:
    """What somebody has ticked before; nonsense is nothing."""
    kept = values.get(f"{_SETTING}{person}")
    return [one for one, _ in _THINGS if isinstance(kept, list) and one in kept]


def _save(key: str, ticked: list[str], desk: Desk) -> None:
    desk.save_settings({key: ticked})
