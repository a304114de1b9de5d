"""How the window looks and which language it speaks, changed while it is open."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from moderator_app.ui import text, theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.text import Language


class Appearance(QObject):
    changed = Signal(object)
    """The Preferences that hold from now on."""

    def __init__(
        self, chosen: Preferences, resources: Path, commands: Commands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.chosen = chosen
        self._resources = resources
        self._commands = commands
        bind = commands.bind
        bind("scale.larger", self._larger)
        bind("scale.smaller", self._smaller)
        bind("theme", self._toggle_theme)
        bind("density", self._toggle_density)
        bind("language", self._toggle_language)

    def prefer(self, chosen: Preferences) -> None:
        """Look like this, at once and at the next start."""
        before, self.chosen = self.chosen, chosen
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        if chosen.language != before.language:
            text.install(application, self._resources, Language(chosen.language))
            self._commands.retranslate()
        if chosen.theme != before.theme:
            theme.apply(application, chosen.theme)
        if chosen != before:
            self.changed.emit(chosen)

    def _larger(self) -> None:
        self.prefer(replace(self.chosen, scale=self.chosen.theme.scaled(1).scale))

    def _smaller(self) -> None:
        self.prefer(replace(self.chosen, scale=self.chosen.theme.scaled(-1).scale))

    def _toggle_theme(self) -> None:
        self.prefer(replace(self.chosen, dark=not self.chosen.dark))

    def _toggle_density(self) -> None:
        density = self.chosen.theme.densified().density.value
        self.prefer(replace(self.chosen, density=density))

    def _toggle_language(self) -> None:
        chinese = self.chosen.language == Language.CHINESE
        other = Language.ENGLISH if chinese else Language.CHINESE
        self.prefer(replace(self.chosen, language=other.value))
