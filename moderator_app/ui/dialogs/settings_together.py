"""What several people of a desk have agreed on: where two are to see a reply, and how long several
organisations may be asked."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core import consulting, reviewing
from moderator_app.core.changes import Changes
from moderator_app.core.reviewing import Rule
from moderator_app.core.roles import Act
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import case_words, rights, theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_NO_REPLY: Final = frozenset({"workbook"})
"""Nothing is answered where only a table came from."""


class TogetherPage(QWidget):
    """What is chosen holds at once."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._rule = Rule()
        self._why = ""
        self._offered: list[tuple[str, str]] = []
        self._review = PlainLabel(look="strong")
        self.review_about = PlainLabel(look="muted", wrap=True)
        self.channels = QListWidget()
        self.channels.setProperty("framed", "true")
        self.channels.setSpacing(theme.current().px(3))
        self.anybody = QCheckBox()
        self._asking = PlainLabel(look="strong")
        self.days = QSpinBox()
        self.days.setRange(1, consulting.MOST_DAYS)
        # Half a number typed is no number meant.
        self.days.setKeyboardTracking(False)
        parts = (
            (row(self._asking, self.days, None),),
            (self._review, self.review_about, self.channels, self.anybody),
        )
        whole = column(*(column(*part, spacing=6) for part in parts), spacing=16, margin=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.channels.itemChanged.connect(self._choose)
        self.channels.currentRowChanged.connect(self._show_whose)
        self.anybody.clicked.connect(self._choose_whose)
        bench.known.connect(self._judge)
        bench.person_changed.connect(self._judge)
        self.days.valueChanged.connect(self._keep_days)
        self._say()
        # Until it has been read there is nothing to change: it would be kept in its place.
        self.setEnabled(False)
        bench.look("together", _known, self._know)

    def _know(self, known: tuple[dict[str, object], tuple[tuple[str, str], ...]]) -> None:
        settings, accounts = known
        with QSignalBlocker(self.days):
            self.days.setValue(consulting.days(settings))
        self._rule = reviewing.rule(settings)
        usual = [(platform, "") for platform in case_words.PLATFORMS if platform not in _NO_REPLY]
        self._offered = sorted(
            {*usual, *accounts},
            key=lambda one: ([*case_words.PLATFORMS, one[0]].index(one[0]), one),
        )
        self._fill()
        self._judge()
        self.setEnabled(True)

    def _fill(self) -> None:
        """A channel is followed by the accounts on it, each of which can be chosen alone."""
        with QSignalBlocker(self.channels):
            self.channels.clear()
            for _ in self._offered:
                item = QListWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.channels.addItem(item)
            self.channels.setCurrentRow(0)
        self._show_choices()

    def _show_choices(self) -> None:
        """What is ticked, and beside it who approves there."""
        with QSignalBlocker(self.channels):
            for at, offered in enumerate(self._offered):
                on = reviewing.channel(*offered) in self._rule.reviewed
                item = self.channels.item(at)
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                item.setText(self._line(*offered))
        self._show_whose()

    def _line(self, platform: str, account: str) -> str:
        name = case_words.platform(platform)
        line = f"{name} · {case_words.ours(platform, account)}" if account else name
        if reviewing.channel(platform, account) not in self._rule.reviewed:
            return line
        if self._rule.is_for_anybody(platform, account):
            return f"{line} · {t('Together', 'any colleague approves')}"
        return f"{line} · {t('Together', 'a lead approves')}"

    @property
    def _current(self) -> str:
        at = self.channels.currentRow()
        return reviewing.channel(*self._offered[at]) if at >= 0 else ""

    def _show_whose(self, _at: int = 0) -> None:
        self.anybody.setEnabled(not self._why and self._current in self._rule.reviewed)
        self.anybody.setChecked(self._current in self._rule.anybody)

    def _choose(self, item: QListWidgetItem) -> None:
        channel = reviewing.channel(*self._offered[self.channels.row(item)])
        on = item.checkState() is Qt.CheckState.Checked
        self._keep_rule(replace(self._rule, reviewed=_with(self._rule.reviewed, channel, on=on)))

    def _choose_whose(self, on: bool) -> None:
        anybody = _with(self._rule.anybody, self._current, on=on)
        self._keep_rule(replace(self._rule, anybody=anybody))

    def _keep_rule(self, rule: Rule) -> None:
        self._rule = Rule(rule.reviewed, rule.anybody & rule.reviewed)
        self._show_choices()
        self._bench.write(partial(_review, self._rule))

    def _judge(self) -> None:
        """How long one asks is for everybody to choose; who approves what, for who leads."""
        self._why = rights.why_not(self._bench, Act.REVIEW)
        self.review_about.setText(self._why or self._about())
        self.channels.setEnabled(not self._why)
        self._show_whose()

    def _keep_days(self, days: int) -> None:
        self._bench.keep(partial(_keep, {consulting.SETTING: days}))

    def _say(self) -> None:
        asking = t(
            "Together", "Several asked (W), none takes it: to the duty leader after (working days)"
        )
        self._asking.setText(asking)
        self.days.setAccessibleName(asking)
        self._review.setText(t("Together", "Replies that two are to see"))
        self.channels.setAccessibleName(t("Together", "Channels and accounts"))
        self.anybody.setText(t("Together", "Any colleague may approve there, not a lead alone"))
        self._show_choices()
        self._judge()

    def _about(self) -> str:
        return t(
            "Together",
            "On the channels and accounts that are ticked, Ctrl+Enter submits a reply, and "
            "another person approves it (Q) before it goes out. Space ticks.",
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _known(reader: Reader) -> tuple[dict[str, object], tuple[tuple[str, str], ...]]:
    return reader.settings(), reader.accounts()


def _with(some: frozenset[str], one: str, *, on: bool) -> frozenset[str]:
    return some | {one} if on else some - {one}


def _review(rule: Rule, desk: Desk) -> Changes:
    return desk.reviews.choose(rule.reviewed, rule.anybody)


def _keep(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)
