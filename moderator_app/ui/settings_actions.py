"""Opening the settings, and making what is chosen there hold."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.desk.desk import Desk
from moderator_app.ui import desk_settings
from moderator_app.ui.appearance import Appearance
from moderator_app.ui.command_table import COMMANDS, PAGES_OF_SETTINGS
from moderator_app.ui.commands import Commands
from moderator_app.ui.desk_settings import DeskSettings
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.overlays import open_over
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.workbench import Workbench


class SettingsActions(QObject):
    idle_minutes_chosen = Signal(int)

    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        appearance: Appearance,
        settings: DeskSettings,
        window: QWidget,
        *,
        resources: Path,
        keeping: Keeping | None,
        traffic: Traffic | None,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._commands = commands
        self._appearance = appearance
        self._settings = settings
        self._window = window
        self._resources = resources
        self._keeping = keeping
        self._traffic = traffic
        commands.remap(COMMANDS, settings.keys)
        commands.bind("settings", self.show)
        for page in PAGES_OF_SETTINGS:
            if keeping is not None or page not in {"backups", "accounts", "sending"}:
                commands.bind(f"settings.{page}", partial(self.turn_to, page))

    def dialog(self) -> SettingsDialog:
        dialog = SettingsDialog(
            self._bench,
            self._commands,
            self._appearance,
            self._settings,
            self._window,
            resources=self._resources,
            keeping=self._keeping,
            traffic=self._traffic,
        )
        dialog.settings_changed.connect(self._settle)
        return dialog

    def show(self) -> None:
        open_over(self.dialog())

    def turn_to(self, page: str) -> None:
        """Show one of `PAGES_OF_SETTINGS`."""
        dialog = self.dialog()
        dialog.turn_to(page)
        open_over(dialog)

    def _settle(self, settings: DeskSettings) -> None:
        before, self._settings = self._settings, settings
        self._bench.keep(partial(_keep, settings))
        if settings.keys != before.keys:
            self._commands.remap(COMMANDS, settings.keys)
        if settings.idle_minutes != before.idle_minutes:
            self.idle_minutes_chosen.emit(settings.idle_minutes)


def _keep(settings: DeskSettings, desk: Desk) -> None:
    desk.save_settings(desk_settings.written(settings))
