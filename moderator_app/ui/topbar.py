"""The bar at the top: the search that finds everything, and who is at the desk."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from moderator_app.core.rows import Shift
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.chips import Chip, ChipLook, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.figures import clock
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row
from moderator_app.ui.workbench import Workbench

_HEIGHT: Final = 52
_SEARCH: Final = 420


class TopBar(QFrame):
    def __init__(self, bench: Workbench, commands: Commands, *, sample: bool) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._shift: Shift | None = None
        self.setProperty("bar", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(look="heading")
        self._sample = Chip(ChipLook("", Tone.INFO))
        self._sample.setVisible(sample)
        self._search = Button(kind="search", icon="search")
        self._search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._search.clicked.connect(self._open_search)
        self._since = PlainLabel(look="muted")
        self.person = Button(kind="quiet", icon="user")
        layout = row(
            self._title, self._sample, None, self._search, None, self._since, self.person, margin=0
        )
        layout.setContentsMargins(16, 0, 12, 0)
        self.setLayout(layout)
        bench.person_changed.connect(self.refresh)
        bench.known.connect(self._retitle)
        self._retitle()
        self._fit()

    def refresh(self) -> None:
        self._bench.look("shift", Reader.current_shift, self._took)

    def _took(self, shift: Shift | None) -> None:
        self._shift = shift
        self._retitle()

    def _open_search(self) -> None:
        self._commands.run("palette")

    def _retitle(self) -> None:
        self._title.setText(t("TopBar", "Moderator Desk"))
        self._sample.show_look(ChipLook(t("TopBar", "Sample desk"), Tone.INFO))
        words = t("TopBar", "Search cases, contacts, templates, commands")
        key = self._commands.hint("palette")
        self._search.setText(f"{words}   {key}")
        self._search.setAccessibleName(words)
        person = self._bench.person
        name = t("TopBar", "Nobody") if person is None else person.name
        number = "" if person is None or not person.number else f" {person.number}"
        self.person.setText(f"{name}{number}")
        self.person.setAccessibleName(t("TopBar", "At the desk: {name}").format(name=name))
        self.person.setToolTip(t("TopBar", "Change who is at the desk"))
        open_shift = self._shift is not None and self._shift.handed_at is None
        if open_shift and self._shift is not None and person is not None:
            began = clock(self._bench.local(self._shift.began_at))
            self._since.setText(t("TopBar", "On duty since {time}").format(time=began))
        else:
            self._since.clear()

    def _fit(self) -> None:
        here = theme.current()
        self.setFixedHeight(here.px(_HEIGHT))
        self._search.setMinimumWidth(here.px(_SEARCH))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "person"):
            self._fit()
        super().changeEvent(event)
