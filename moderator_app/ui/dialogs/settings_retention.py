"""How long the words of closed cases are kept: the desk's own rules, and what would go by them."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QListWidget, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.retention import LEAST_MONTHS, MOST_MONTHS, Rule, Rules
from moderator_app.desk import retention
from moderator_app.desk.reading import Reader
from moderator_app.ui import retention_words
from moderator_app.ui.dialogs.retention import RetentionDialog
from moderator_app.ui.retention_words import CATEGORIES
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_FOR_EVER: Final = LEAST_MONTHS - 1
"""In the field of months: below the least there is no number."""
_USUAL_MONTHS: Final = 36


class RetentionPage(QWidget):
    """What is chosen holds at once; nothing goes before somebody has looked at it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.rules = Rules()
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.category, self.months = QComboBox(), QSpinBox()
        for place in CATEGORIES:
            self.category.addItem("", place)
        self.months.setRange(_FOR_EVER, MOST_MONTHS)
        self.months.setKeyboardTracking(False)
        self.add, self.remove, self.up = Button(icon="plus"), Button(), Button(icon="chevron-up")
        self.look = Button(kind="primary", icon="search")
        self._about = PlainLabel(look="muted", wrap=True)
        self._order = PlainLabel(look="muted", wrap=True)
        self._category, self._months = PlainLabel(look="section"), PlainLabel(look="section")
        chosen = row(
            column(self._category, self.category, spacing=4),
            column(self._months, self.months, spacing=4),
        )
        chosen.setStretch(0, 3)
        chosen.setStretch(1, 2)
        self.setLayout(
            column(
                self._about, self.list, self._order, chosen,
                row(self.add, self.remove, self.up, None, self.look), spacing=8, margin=8,
            )
        )  # fmt: skip
        self._connect()
        self._say()
        # Until they have been read there is nothing to change: it would be kept in their place.
        self.setEnabled(False)
        bench.look("retention rules", _rules, self._know)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.category.activated.connect(self._change)
        self.months.valueChanged.connect(self._change)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._move_up)
        self.look.clicked.connect(self._look)

    # The rules, and the one that is chosen: the last line is for all other cases.

    def _know(self, rules: Rules) -> None:
        self.rules = rules
        self.setEnabled(True)
        self._fill(0)

    @property
    def _at(self) -> int:
        return self.list.currentRow()

    @property
    def _chosen(self) -> Rule | None:
        return self.rules.rules[self._at] if 0 <= self._at < len(self.rules.rules) else None

    def _keep(self, rules: Rules, at: int) -> None:
        self.rules = rules
        self._bench.keep(partial(retention.save, rules))
        self._fill(at)

    def _change(self, _value: object = None) -> None:
        months = None if self.months.value() == _FOR_EVER else self.months.value()
        if self._chosen is None:
            self._keep(replace(self.rules, others=months), len(self.rules.rules))
            return
        rules = list(self.rules.rules)
        by, value = self.category.currentData()
        rules[self._at] = Rule(by, value, months)
        self._keep(replace(self.rules, rules=tuple(rules)), self._at)

    def _add(self) -> None:
        """A rule for the first category that has none, before the others."""
        taken = {(rule.by, rule.value) for rule in self.rules.rules}
        free = next((one for one in CATEGORIES if one not in taken), None)
        if free is not None:
            rules = (*self.rules.rules, Rule(*free, _USUAL_MONTHS))
            self._keep(replace(self.rules, rules=rules), len(rules) - 1)
            self.category.setFocus()

    def _remove(self) -> None:
        rules = list(self.rules.rules)
        del rules[self._at]
        self._keep(replace(self.rules, rules=tuple(rules)), self._at)

    def _move_up(self) -> None:
        rules, at = list(self.rules.rules), self._at
        rules[at - 1], rules[at] = rules[at], rules[at - 1]
        self._keep(replace(self.rules, rules=tuple(rules)), at - 1)

    def _look(self) -> None:
        RetentionDialog(self._bench, self, self.rules).open()

    # How it looks.

    def _fill(self, at: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for rule in (*self.rules.rules, None):
                months = self.rules.others if rule is None else rule.months
                self.list.addItem(f"{retention_words.named(rule)} · {retention_words.kept(months)}")
            self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._show()

    def _show(self, _at: int = 0) -> None:
        rule = self._chosen
        months = self.rules.others if rule is None else rule.months
        with QSignalBlocker(self.months):
            self.months.setValue(_FOR_EVER if months is None else months)
        self.category.setEnabled(rule is not None)
        place = None if rule is None else (rule.by, rule.value)
        self.category.setCurrentIndex(CATEGORIES.index(place) if place in CATEGORIES else -1)
        self.remove.setEnabled(rule is not None)
        self.up.setEnabled(rule is not None and self._at > 0)
        self.look.setEnabled(self.rules.erases)

    def _say(self) -> None:
        self._about.setText(
            t(
                "Retention",
                "Nothing goes by itself. These rules say how long the words of closed cases are "
                "kept; what has been kept long enough is shown, and erased when you say so. Open "
                "and pinned cases, and those closed less than %n month(s) ago, are never touched.",
                LEAST_MONTHS,
            )
        )
        self._order.setText(t("Retention", "The first rule that fits a case holds."))
        self.list.setAccessibleName(t("Retention", "How long cases are kept"))
        self._category.setText(t("Retention", "Which cases"))
        self.category.setAccessibleName(self._category.text())
        self._months.setText(t("Retention", "Months after closing"))
        self.months.setAccessibleName(self._months.text())
        self.months.setSpecialValueText(t("Retention", "For ever"))
        for at, (by, value) in enumerate(CATEGORIES):
            self.category.setItemText(at, retention_words.category(by, value))
        self.add.setText(t("Retention", "Another rule"))
        self.remove.setText(t("Retention", "Remove"))
        self.up.setText(t("Retention", "Move up"))
        self.look.setText(t("Retention", "What would go…"))
        self._fill(max(0, self._at))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _rules(reader: Reader) -> Rules:
    return retention.rules_of(reader.settings())
