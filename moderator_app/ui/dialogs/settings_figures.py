"""The two figures a bureau that follows its own rules sets itself."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.clock_profiles import Profile
from moderator_app.core.following import DEFAULT
from moderator_app.core.targets import Event, Goal, Target, Unit
from moderator_app.ui import clock_words
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row

OWN = frozenset({"own", DEFAULT.key})
"""Profiles whose figures are the bureau's to set."""
_GOALS = (Goal.RESPONSE, Goal.RESOLUTION)
_MOST = 9_999


class FiguresEditor(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titles = {goal: PlainLabel(look="strong") for goal in _GOALS}
        self.amounts = {goal: QSpinBox() for goal in _GOALS}
        self.units = {goal: QComboBox() for goal in _GOALS}
        lines = []
        for goal in _GOALS:
            self.amounts[goal].setRange(1 if goal is Goal.RESPONSE else 0, _MOST)
            # Half a number typed is no number meant.
            self.amounts[goal].setKeyboardTracking(False)
            for unit in Unit:
                self.units[goal].addItem("", unit.value)
            self.amounts[goal].valueChanged.connect(self.changed)
            self.units[goal].activated.connect(self.changed)
            lines.append(row(self._titles[goal], self.amounts[goal], self.units[goal], None))
        self.setLayout(column(*lines, spacing=6))
        self._say()

    def show_profile(self, profile: Profile) -> None:
        for goal in _GOALS:
            target = profile.target(goal)
            unit = Unit.HOUR if target is None else target.unit
            with QSignalBlocker(self.amounts[goal]), QSignalBlocker(self.units[goal]):
                self.amounts[goal].setValue(0 if target is None else target.amount)
                self.units[goal].setCurrentIndex(self.units[goal].findData(unit.value))

    def targets(self, profile: Profile) -> Mapping[tuple[Goal, str], Target]:
        """The targets of the profile with the figures that stand here."""
        found = dict(profile.targets)
        usual = DEFAULT.targets[Goal.RESPONSE, ""]
        for goal in _GOALS:
            amount, unit = self.amounts[goal].value(), Unit(self.units[goal].currentData())
            before = found.pop((goal, ""), replace(usual, goal=goal, since=Event.RECEIVED))
            if amount:
                found[goal, ""] = replace(before, amount=amount, unit=unit)
        return found

    def _say(self) -> None:
        titles = (
            t("Clocks", "First word to the citizen within"),
            t("Clocks", "Resolved within (0: no such clock)"),
        )
        for goal, title in zip(_GOALS, titles, strict=True):
            self._titles[goal].setText(title)
            self.amounts[goal].setAccessibleName(title)
            self.units[goal].setAccessibleName(t("Clocks", "Unit"))
            for unit, name in clock_words.units().items():
                self.units[goal].setItemText(self.units[goal].findData(unit.value), name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
