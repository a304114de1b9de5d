"""Whom the desk calls back once their case is closed, and how soon."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.calling_back import LONGEST_DAYS, CallingBack
from moderator_app.core.case import Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.targets import Unit
from moderator_app.desk.desk import Desk
from moderator_app.ui import case_words, clock_words
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_AS_THE_RULE: Final = -1
"""In the field of days: below none there is no number."""
_UNITS: Final = (Unit.WORKING_DAY, Unit.CALENDAR_DAY)


class CallBackPage(QWidget):
    """What is chosen holds at once."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.rule = bench.knowledge.calling_back
        self.on = QCheckBox()
        self.days = QSpinBox()
        self.days.setRange(_AS_THE_RULE, LONGEST_DAYS)
        self.days.setKeyboardTracking(False)
        self.unit = QComboBox()
        for unit in _UNITS:
            self.unit.addItem("", unit.value)
        self.outcomes = {outcome: QCheckBox() for outcome in Outcome}
        self._about, self._source = (PlainLabel(look="muted", wrap=True) for _ in range(2))
        self._after, self._whom = (PlainLabel(look="section") for _ in range(2))
        grid = QGridLayout()
        for at, box in enumerate(self.outcomes.values()):
            grid.addWidget(box, at // 3, at % 3)
        self.setLayout(
            column(
                self.on, self._about, self._after, row(self.days, self.unit, None),
                self._source, self._whom, grid, None, spacing=10, margin=8,
            )
        )  # fmt: skip
        self._show()
        self._say()
        self.on.clicked.connect(self._choose)
        self.days.valueChanged.connect(self._choose)
        self.unit.activated.connect(self._choose)
        for box in self.outcomes.values():
            box.clicked.connect(self._choose)

    def _show(self) -> None:
        rule = self.rule
        self.on.setChecked(rule.on)
        self.days.setValue(_AS_THE_RULE if rule.days is None else rule.days)
        self.unit.setCurrentIndex(_UNITS.index(rule.unit))
        for outcome, box in self.outcomes.items():
            box.setChecked(outcome in rule.outcomes)
        self._enable()

    def _enable(self) -> None:
        for part in (self.days, *self.outcomes.values()):
            part.setEnabled(self.rule.on)
        self.unit.setEnabled(self.rule.on and self.rule.days is not None)

    def _choose(self, _value: object = None) -> None:
        days = self.days.value()
        self.rule = replace(
            self.rule,
            on=self.on.isChecked(),
            outcomes=frozenset(one for one, box in self.outcomes.items() if box.isChecked()),
            days=None if days == _AS_THE_RULE else days,
            unit=Unit(self.unit.currentData()),
        )
        self._bench.write(partial(_follow, self.rule))
        self._enable()
        self._say_source()

    def _say(self) -> None:
        self.on.setText(t("CallBack", "Call citizens back once their case is closed"))
        self._about.setText(
            t(
                "CallBack",
                "Whoever is due by the end of today stands in the list of calls. After three calls "
                "that reach nobody, or four weeks, a case is called no more.",
            )
        )
        self._after.setText(t("CallBack", "How soon"))
        self._whom.setText(t("CallBack", "After which outcomes"))
        self.days.setSpecialValueText(t("CallBack", "As the rule has it"))
        self.days.setAccessibleName(self._after.text())
        self.unit.setAccessibleName(t("CallBack", "Which days"))
        for at, unit in enumerate(_UNITS):
            self.unit.setItemText(at, clock_words.units()[unit])
        for outcome, box in self.outcomes.items():
            box.setText(case_words.outcome(outcome))
        self._say_source()

    def _say_source(self) -> None:
        target = self.rule.target(self._bench.knowledge.rules)
        words = t("CallBack", "{figure}. Source: {source}")
        figure, source = clock_words.figure(target), clock_words.source(target.source)
        self._source.setText(words.format(figure=figure, source=source))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _follow(rule: CallingBack, desk: Desk) -> Changes:
    return desk.call_backs.follow(rule)
