"""The bar at the foot tells the truth: what can be found without a network, what is unsent."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStatusBar
from typing_extensions import override

from moderator_app.core.rows import View
from moderator_app.ui import theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.figures import count
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel


class Footer(QStatusBar):
    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._counts: Mapping[View, int] = {}
        self._keeping: Keeping | None = None
        self._words = PlainLabel()
        self._words.setIndent(theme.current().px(8))
        self.addWidget(self._words, 1)
        self.setSizeGripEnabled(False)
        self._retitle()

    def show_counts(self, counts: Mapping[View, int]) -> None:
        self._counts = counts
        self._retitle()

    def follow(self, keeping: Keeping) -> None:
        """Say from now on when the last backup was."""
        self._keeping = keeping
        keeping.changed.connect(self._retitle)

    def _retitle(self) -> None:
        backup = "" if self._keeping is None else self._keeping.foot
        parts = [
            t("Footer", "{n} cases can be found offline").format(
                n=f"{self._counts.get(View.HISTORY, 0):,}"
            ),
            *([backup] if backup else []),
            t("Footer", "To be sent {n}").format(n=count(self._counts.get(View.UNSENT, 0))),
            t("Footer", "{key} keys").format(key=self._commands.hint("keys")),
            t("Footer", "{key} settings").format(key=self._commands.hint("settings")),
        ]
        self._words.setText("  ·  ".join(parts))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)
