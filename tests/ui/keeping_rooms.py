"""An open desk with its backups, seen from the settings."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.dialogs.settings_backups import BackupsPage
from tests.ui.starts import Start

CONTROL = Qt.KeyboardModifier.ControlModifier


class Room:
    def __init__(self, start: Start) -> None:
        self.start = start
        self.window = start.window()
        assert start.startup.sitting is not None
        assert start.startup.sitting._keeping is not None
        assert start.startup.bench is not None
        self.keeping = start.startup.sitting._keeping
        self.bench = start.startup.bench
        self.said: list[str] = []
        self.bench.notices.said.connect(self._hear)

    def _hear(self, notice: object) -> None:
        self.said.append(getattr(notice, "text", ""))

    @property
    def folder(self) -> Path:
        return self.keeping.place.folder

    @property
    def foot(self) -> str:
        return self.window.foot._words.text()

    def open(self) -> BackupsPage:
        QTest.keyClick(self.start.target(), Qt.Key.Key_Comma, CONTROL)
        dialog = self.start.see(SettingsDialog)
        assert dialog.backups is not None
        dialog.turn_to("backups")
        self.start.rest()
        return dialog.backups

    def minute(self) -> None:
        """Time passes: whatever is due is begun, and done."""
        self.bench.minute.emit()
        self.start.rest()
        self.start.rest()
