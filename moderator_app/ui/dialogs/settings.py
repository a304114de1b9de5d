"""The settings of the desk. What is chosen holds at once; there is nothing to confirm."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QSpinBox,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.roles import Act
from moderator_app.ui import theme, tokens
from moderator_app.ui.appearance import Appearance
from moderator_app.ui.command_table import PAGES_OF_SETTINGS
from moderator_app.ui.commands import Commands
from moderator_app.ui.desk_settings import LONGEST_IDLE, DeskSettings
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.dialogs.settings_backups import BackupsPage
from moderator_app.ui.dialogs.settings_call_back import CallBackPage
from moderator_app.ui.dialogs.settings_clocks import ClocksPage
from moderator_app.ui.dialogs.settings_handover import HandoverPage
from moderator_app.ui.dialogs.settings_keys import KeysPage
from moderator_app.ui.dialogs.settings_papers import PapersPage
from moderator_app.ui.dialogs.settings_people import PeoplePage
from moderator_app.ui.dialogs.settings_retention import RetentionPage
from moderator_app.ui.dialogs.settings_sending import SendingPage
from moderator_app.ui.dialogs.settings_sign_off import SignOffBox
from moderator_app.ui.dialogs.settings_together import TogetherPage
from moderator_app.ui.dialogs.settings_watched import WatchedPage
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.rights import Guarded
from moderator_app.ui.text import Language, native_name, t
from moderator_app.ui.theme import Density
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.widgets import Button, NavList, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_SIZE: Final = (880, 640)
_PLACES: Final = 172
_FRAME: Final = 32
"""What the window manager puts around it has to fit on the screen too."""
_ICONS: Final = {
    "desk": "settings",
    "looks": "sun",
    "keys": "keyboard",
    "people": "users",
    "clocks": "clock",
    "call_back": "phone",
    "watched": "import",
    "retention": "history",
    "handover": "handover",
    "papers": "template",
    "together": "users",
    "accounts": "send",
    "sending": "reply",
    "backups": "lock",
}
_GUARDED: Final = {
    "clocks": Act.CLOCKS,
    "watched": Act.WATCHED,
    "retention": Act.RETENTION,
    "accounts": Act.ACCOUNTS,
    "sending": Act.ACCOUNTS,
    "backups": Act.BACKUPS,
}
"""Pages that everybody may see, and some change."""


class SettingsDialog(QDialog):
    settings_changed = Signal(object)
    """The DeskSettings that hold from now on."""

    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        appearance: Appearance,
        settings: DeskSettings,
        parent: QWidget,
        *,
        resources: Path,
        keeping: Keeping | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        """`keeping`: the backups of the desk, and `traffic` its accounts'; the sample desk has
        none."""
        super().__init__(parent)
        here = theme.current()
        room = self.screen().availableSize()
        height = room.height() - here.px(_FRAME)
        self.resize(min(here.px(_SIZE[0]), room.width()), min(here.px(_SIZE[1]), height))
        self._bench = bench
        self._commands = commands
        self._appearance = appearance
        self._settings = settings
        self._resources = resources
        self._keeping = keeping
        self._traffic = traffic
        self._names = [name for name in _ICONS if self._has(name)]
        self._built: dict[str, QWidget] = {}
        self._places = NavList()
        self._stack = QStackedWidget()
        for name in self._names:
            self._places.add(_ICONS[name], PAGES_OF_SETTINGS[name].shown())
        # What is chosen holds at once: the one thing to press, where there is one, is on the page.
        self._close = Button()
        self._close.clicked.connect(self.accept)
        body = row(self._places, self._stack, spacing=16)
        body.setStretch(1, 1)
        self.setLayout(column(body, row(None, self._close), spacing=12, margin=16))
        self._places.currentRowChanged.connect(self._show)
        self._places.setCurrentRow(0)
        self._say()
        self._fit()
        self._places.setFocus()

    # The pages. Each is made when it is first wanted: all of them at once take a tenth of a second.

    @cached_property
    def rules(self) -> "RulesPage":
        page = RulesPage(self._settings)
        page.changed.connect(self._change)
        return page

    @cached_property
    def sign_off(self) -> SignOffBox:
        return SignOffBox(self._bench)

    @cached_property
    def looks(self) -> "LooksPage":
        return LooksPage(self._appearance)

    @cached_property
    def keys(self) -> KeysPage:
        page = KeysPage(self._commands, self._settings)
        page.chosen.connect(self._choose_keys)
        return page

    @cached_property
    def people(self) -> PeoplePage:
        return PeoplePage(self._bench)

    @cached_property
    def clocks(self) -> ClocksPage:
        return ClocksPage(self._bench, self._resources)

    @cached_property
    def call_back(self) -> CallBackPage:
        return CallBackPage(self._bench)

    @cached_property
    def watched(self) -> WatchedPage:
        return WatchedPage(self._bench)

    @cached_property
    def retention(self) -> RetentionPage:
        return RetentionPage(self._bench)

    @cached_property
    def handover(self) -> HandoverPage:
        return HandoverPage(self._bench)

    @cached_property
    def papers(self) -> PapersPage:
        return PapersPage(self._bench)

    @cached_property
    def together(self) -> TogetherPage:
        return TogetherPage(self._bench)

    @cached_property
    def accounts(self) -> AccountsPage | None:
        return None if self._traffic is None else AccountsPage(self._bench, self._traffic)

    @cached_property
    def sending(self) -> SendingPage | None:
        return None if self._traffic is None else SendingPage(self._bench)

    @cached_property
    def backups(self) -> BackupsPage | None:
        return None if self._keeping is None else BackupsPage(self._bench, self._keeping)

    def _has(self, name: str) -> bool:
        if name in {"accounts", "sending"}:
            return self._traffic is not None
        return name != "backups" or self._keeping is not None

    def _show(self, at: int) -> None:
        name = self._names[at]
        if name not in self._built:
            self._built[name] = self._page(name)
            self._stack.addWidget(self._built[name])
            self._end_with_the_way_out()
        self._stack.setCurrentWidget(self._built[name])

    def _end_with_the_way_out(self) -> None:
        """The keys come to what is made later after all that was there."""
        last = self.previousInFocusChain()
        while last is not None and last.focusPolicy() is Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self._close)

    def _page(self, name: str) -> QWidget:
        if name == "desk":
            page = QWidget()
            page.setLayout(column(self.rules, self.sign_off, None, spacing=8))
            return page
        made: QWidget = getattr(self, name)
        act = _GUARDED.get(name)
        return made if act is None else Guarded(self._bench, act, made)

    def turn_to(self, name: str) -> None:
        """One of `PAGES_OF_SETTINGS`."""
        self._places.setCurrentRow(self._names.index(name))
        if name == "accounts" and self.accounts is not None:
            self.accounts.take_keys()

    def _fit(self) -> None:
        here = theme.current()
        self._places.setFixedWidth(here.px(_PLACES))
        for at in range(self._places.count()):
            self._places.item(at).setSizeHint(QSize(0, here.px(34)))

    def _change(self, settings: DeskSettings) -> None:
        self._settings = replace(self._settings, idle_minutes=settings.idle_minutes)
        self.settings_changed.emit(self._settings)

    def _choose_keys(self, keys: dict[str, tuple[str, ...]]) -> None:
        self._settings = replace(self._settings, keys=keys)
        self.settings_changed.emit(self._settings)

    def _say(self) -> None:
        self.setWindowTitle(t("Settings", "Settings"))
        self._places.setAccessibleName(t("Settings", "Settings"))
        for at, name in enumerate(self._names):
            self._places.item(at).setText(PAGES_OF_SETTINGS[name].shown())
        self._close.setText(t("Settings", "Close (Esc)"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_places"):
            self._fit()
        super().changeEvent(event)


class RulesPage(QWidget):
    """What the desk has agreed on."""

    changed = Signal(object)
    """A DeskSettings with the numbers chosen here."""

    def __init__(self, settings: DeskSettings) -> None:
        super().__init__()
        self._settings = settings
        self.idle = QSpinBox()
        self.idle.setRange(1, LONGEST_IDLE)
        self.idle.setValue(settings.idle_minutes)
        # Half a number typed is no number meant.
        self.idle.setKeyboardTracking(False)
        self.idle.setMinimumWidth(theme.current().px(160))
        self.idle.valueChanged.connect(self._read)
        self._idle = _FormRow(self.idle)
        self.setLayout(_form(self._idle))
        self._say()

    def _read(self) -> None:
        self._settings = replace(self._settings, idle_minutes=self.idle.value())
        self.changed.emit(self._settings)

    def _say(self) -> None:
        self._idle.say(
            t("Settings", "Lock after"),
            t("Settings", "Without a key or a move of the mouse the screen is covered."),
        )
        self.idle.setSuffix(t("Settings", " minutes"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class LooksPage(QWidget):
    """How this machine shows the desk."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.language, self.scale, self.density = QComboBox(), QComboBox(), QComboBox()
        for language in Language:
            self.language.addItem(native_name(language), language.value)
        for scale in tokens.SCALES:
            self.scale.addItem(f"{scale} %", scale)
        for density in Density:
            self.density.addItem("", density.value)
        self.dark = QCheckBox()
        self._rows = [_FormRow(field) for field in (self.language, self.scale, self.density)]
        self._dark = _FormRow(self.dark)
        self.setLayout(_form(*self._rows, self._dark))
        self._show(appearance.chosen)
        self._say()
        for box in (self.language, self.scale, self.density):
            box.activated.connect(self._choose)
        self.dark.clicked.connect(self._choose)
        appearance.changed.connect(self._show)

    def _choose(self) -> None:
        self._appearance.prefer(
            replace(
                self._appearance.chosen,
                language=self.language.currentData(),
                scale=self.scale.currentData(),
                density=self.density.currentData(),
                dark=self.dark.isChecked(),
            )
        )

    def _show(self, chosen: Preferences) -> None:
        for box, value in (
            (self.language, chosen.language),
            (self.scale, chosen.scale),
            (self.density, chosen.density),
        ):
            box.setCurrentIndex(box.findData(value))
        self.dark.setChecked(chosen.dark)

    def _say(self) -> None:
        titles = (
            t("Settings", "Language"),
            t("Settings", "Size"),
            t("Settings", "Rows in the lists"),
        )
        for line, title in zip(self._rows, titles, strict=True):
            line.say(title)
        self._dark.say(t("Settings", "Colours"))
        self.dark.setText(t("Settings", "Light letters on a dark ground"))
        names = (t("Settings", "Comfortable"), t("Settings", "Compact, one line each"))
        for place, name in enumerate(names):
            self.density.setItemText(place, name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _FormRow:
    """A field with its title, and a word of explanation under it."""

    def __init__(self, field: QWidget) -> None:
        self.title = PlainLabel(look="strong")
        self.about = PlainLabel(look="muted", wrap=True)
        self.field = field
        self.side = column(field, self.about, spacing=4)

    def say(self, title: str, about: str = "") -> None:
        self.title.setText(title)
        self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(about)
        self.about.setText(about)
        self.about.setVisible(bool(about))


def _form(*rows: _FormRow) -> QFormLayout:
    here = theme.current()
    form = QFormLayout()
    form.setContentsMargins(here.px(8), here.px(20), here.px(8), here.px(8))
    form.setHorizontalSpacing(here.px(24))
    form.setVerticalSpacing(here.px(20))
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for one in rows:
        form.addRow(one.title, one.side)
    return form
