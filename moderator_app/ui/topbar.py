"""The bar at the top: the search that finds everything, and who is at the desk."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.channels_banner import ChannelsBanner
from moderator_app.ui.chips import Chip, ChipLook, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.duty_banner import DutyBanner
from moderator_app.ui.text import t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.widgets import Button, PlainLabel, row
from moderator_app.ui.workbench import Workbench

_HEIGHT: Final = 52
_LOW: Final = 42
_SEARCH: Final = 420
_SHORTEST_SEARCH: Final = 160


class SearchButton(Button):
    """Where there is no room for all it finds, it says only what it is."""

    def __init__(self) -> None:
        super().__init__(kind="search", icon="search")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = self._short = ""

    def say(self, words: str, short: str) -> None:
        self._words, self._short = words, short
        self._draw()

    def _draw(self) -> None:
        self.setText(self._words if self.width() >= self.sizeHint().width() else self._short)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(_SEARCH), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(_SHORTEST_SEARCH), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()


class TopBar(QFrame):
    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        *,
        sample: bool,
        traffic: Traffic | None = None,
    ) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self.setProperty("bar", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(look="heading")
        self._sample = Chip(ChipLook("", Tone.INFO))
        self._search = SearchButton()
        self._search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._search.clicked.connect(self._open_search)
        self.duty = DutyBanner(bench, commands)
        self.person = Button(kind="quiet", icon="user")
        for button in (self.duty, self.person):
            # After a click the keys are still those of the page.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.channels = None if traffic is None else ChannelsBanner(bench, commands, traffic)
        ends: list[QWidget] = [self.duty, self.person]
        ends += [] if self.channels is None else [self.channels]
        layout = row(self._title, self._sample, None, self._search, None, *ends, margin=0)
        layout.setContentsMargins(16, 0, 12, 0)
        self.setLayout(layout)
        # Not before it stands in the bar: shown by itself it would be a window.
        self._sample.setVisible(sample)
        if self.channels is not None:
            self.channels.hide()
        bench.person_changed.connect(self._retitle)
        bench.known.connect(self._retitle)
        self._low = False
        self._retitle()
        self.fit(low=False)

    def refresh(self) -> None:
        self.duty.refresh()

    def _open_search(self) -> None:
        self._commands.run("palette")

    def _retitle(self) -> None:
        self._title.setText(t("TopBar", "Moderator Desk"))
        self._sample.show_look(ChipLook(t("TopBar", "Sample desk"), Tone.INFO))
        words = t("TopBar", "Search cases, contacts, templates, commands")
        key = self._commands.hint("palette")
        self._search.say(f"{words}   {key}", f"{t('TopBar', 'Search')}   {key}")
        self._search.setAccessibleName(words)
        person = self._bench.person
        name = t("TopBar", "Nobody") if person is None else person.name
        number = "" if person is None or not person.number else f" {person.number}"
        self.person.setText(f"{name}{number}")
        self.person.setAccessibleName(t("TopBar", "At the desk: {name}").format(name=name))
        self.person.setToolTip(t("TopBar", "Change who is at the desk"))

    def fit(self, *, low: bool) -> None:
        """`low`: the window has little height."""
        self._low = low
        self.setFixedHeight(theme.current().px(_LOW if low else _HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "person"):
            self.fit(low=self._low)
        super().changeEvent(event)
