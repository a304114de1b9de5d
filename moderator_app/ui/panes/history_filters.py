"""The filters of a search: menus that write operators into the field, and how they read there.

The field is the only truth. What a filter writes is what one could have typed, in the words of the
window's language, and `core.search` understands both languages.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from moderator_app.core import search
from moderator_app.core.case import Status
from moderator_app.ui import case_words, theme
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button
from moderator_app.ui.workbench import Workbench

_STATES: Final = (
    (Status.WAITING, mark("History", "To be handled")),
    (Status.UNSENT, mark("History", "To be confirmed as sent")),
    (Status.DISPATCHED, mark("History", "Waiting for feedback")),
    (Status.ASKED, mark("History", "Waiting for the citizen")),
    (Status.ANSWERED, mark("History", "Answered")),
    (Status.CLOSED, mark("History", "Closed")),
    (search.SNOOZED, mark("History", "Set aside")),
)
_CHANNELS: Final = ("weibo", "wecom", "wechat", "douyin", "web", "mail", "phone", "12345", "paste")
_MOST_ORGANISATIONS: Final = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: what it is called, and the operators it writes."""

    label: str
    tokens: tuple[str, ...]


Choices = Callable[[Workbench], Sequence[Choice]]


def _chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese


def _token(field: str, value: str) -> str:
    """An operator as the window's language would type it; `field` is one of `search.Query`."""
    key = _word(search.OPERATORS, field)
    return f'{key}:"{value}"' if " " in value else f"{key}:{value}"


def _word(words: Mapping[str, str], code: str) -> str:
    """The first word for a code in the window's language; the code itself if there is none."""
    ours = (word for word, meant in words.items() if meant == code and word.isascii() != _chinese())
    return next(ours, code)


def states(_bench: Workbench) -> Sequence[Choice]:
    words = {word: str(code) for word, code in search.STATES.items()}
    return [
        Choice(phrase.shown(), (_token("states", _word(words, code)),)) for code, phrase in _STATES
    ]


def channels(_bench: Workbench) -> Sequence[Choice]:
    words = {code: _word(search.CHANNELS, code) for code in _CHANNELS}
    return [
        Choice(case_words.platform(code), (_token("channels", word),))
        for code, word in words.items()
    ]


def organisations(bench: Workbench) -> Sequence[Choice]:
    """Those with a digit first, in its order."""
    listed = sorted(
        bench.knowledge.organisations, key=lambda one: (one.digit is None, one.digit or 0)
    )
    return [
        Choice(one.shown, (_token("organisations", one.shown),))
        for one in listed[:_MOST_ORGANISATIONS]
    ]


def days(bench: Workbench) -> Sequence[Choice]:
    today = bench.local(bench.now()).date()
    spans = (
        (t("History", "Today"), today, None),
        (t("History", "Yesterday"), today - timedelta(days=1), today),
        (t("History", "The last 7 days"), today - timedelta(days=6), None),
        (t("History", "The last 30 days"), today - timedelta(days=29), None),
        (t("History", "This year"), date(today.year, 1, 1), None),
    )
    return [Choice(label, _period(first, end)) for label, first, end in spans]


def _period(first: date, end: date | None) -> tuple[str, ...]:
    after = _token("after", first.isoformat())
    return (after,) if end is None else (after, _token("before", end.isoformat()))


def authors(_bench: Workbench) -> Sequence[Choice]:
    return [Choice(t("History", "Type the name…"), (_token("authors", ""),))]


_FILTERS: Final[tuple[tuple[Phrase, Choices], ...]] = (
    (mark("History", "State"), states),
    (mark("History", "Handler"), organisations),
    (mark("History", "Channel"), channels),
    (mark("History", "Time"), days),
    (mark("History", "From"), authors),
)


class FilterRow(QWidget):
    """A button for each filter, and one for each operator that stands in the field."""

    chosen = Signal(object)
    """The tokens to be written: a tuple of str."""
    removed = Signal(str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._tokens: tuple[str, ...] = ()
        self._flow = FlowLayout(self, spacing=theme.current().px(6))
        self._draw()

    def show_tokens(self, tokens: tuple[str, ...]) -> None:
        if tokens != self._tokens:
            self._tokens = tokens
            self._draw()

    def _draw(self) -> None:
        self._flow.clear()
        for token in self._tokens:
            self._flow.addWidget(self._removable(token))
        for title, choices in _FILTERS:
            self._flow.addWidget(self._adder(title.shown(), choices))
        self.updateGeometry()

    def _removable(self, token: str) -> Button:
        button = Button(token, kind="filter-on", icon="close")
        button.setAccessibleName(t("History", "Remove the filter {filter}").format(filter=token))
        button.clicked.connect(partial(self.removed.emit, token))
        return button

    def _adder(self, title: str, choices: Choices) -> Button:
        button = Button(title, kind="filter", icon="chevron-down")
        # The arrow stands behind the word.
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setAccessibleName(t("History", "Filter: {name}").format(name=title))
        button.clicked.connect(partial(self._offer, button, choices))
        return button

    def _offer(self, button: Button, choices: Choices) -> None:
        menu = QMenu(self)
        for choice in choices(self._bench):
            menu.addAction(choice.label, partial(self.chosen.emit, choice.tokens))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_flow"):
            self._draw()
        super().changeEvent(event)
