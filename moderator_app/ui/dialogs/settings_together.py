"""What several people of a desk have agreed on: where two are to see a reply, and how long several
organisations may be asked."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core import consulting, reviewing
from moderator_app.core.changes import Changes
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import case_words, theme
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
        self._chosen: frozenset[str] = frozenset()
        self._offered: list[tuple[str, str]] = []
        self._review = PlainLabel(look="strong")
        self._review_about = PlainLabel(look="muted", wrap=True)
        self.channels = QListWidget()
        self.channels.setProperty("framed", "true")
        self.channels.setSpacing(theme.current().px(3))
        self._asking = PlainLabel(look="strong")
        self.days = QSpinBox()
        self.days.setRange(1, consulting.MOST_DAYS)
        # Half a number typed is no number meant.
        self.days.setKeyboardTracking(False)
        parts = (
            (row(self._asking, self.days, None),),
            (self._review, self._review_about, self.channels),
        )
        whole = column(*(column(*part, spacing=6) for part in parts), spacing=16, margin=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.channels.itemChanged.connect(self._choose)
        self.days.valueChanged.connect(self._keep_days)
        self._say()
        # Until it has been read there is nothing to change: it would be kept in its place.
        self.setEnabled(False)
        bench.look("together", _known, self._know)

    def _know(self, known: tuple[dict[str, object], tuple[tuple[str, str], ...]]) -> None:
        settings, accounts = known
        self.days.blockSignals(True)  # noqa: FBT003
        self.days.setValue(consulting.days(settings))
        self.days.blockSignals(False)  # noqa: FBT003
        self._chosen = reviewing.reviewed(settings)
        usual = [(platform, "") for platform in case_words.PLATFORMS if platform not in _NO_REPLY]
        self._offered = sorted(
            {*usual, *accounts},
            key=lambda one: ([*case_words.PLATFORMS, one[0]].index(one[0]), one),
        )
        self._fill()
        self.setEnabled(True)

    def _fill(self) -> None:
        """A channel is followed by the accounts on it, each of which can be chosen alone."""
        self.channels.blockSignals(True)  # noqa: FBT003
        self.channels.clear()
        for platform, account in self._offered:
            name = case_words.platform(platform)
            item = QListWidgetItem(f"{name} · @{account.lstrip('@')}" if account else name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = reviewing.channel(platform, account) in self._chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.channels.addItem(item)
        self.channels.setCurrentRow(0)
        self.channels.blockSignals(False)  # noqa: FBT003

    def _choose(self, item: QListWidgetItem) -> None:
        channel = reviewing.channel(*self._offered[self.channels.row(item)])
        on = item.checkState() is Qt.CheckState.Checked
        self._chosen = self._chosen | {channel} if on else self._chosen - {channel}
        self._bench.write(partial(_review, self._chosen))

    def _keep_days(self, days: int) -> None:
        self._bench.keep(partial(_keep, {consulting.SETTING: days}))

    def _say(self) -> None:
        asking = t(
            "Together", "Several asked (W), none takes it: to the duty leader after (working days)"
        )
        self._asking.setText(asking)
        self.days.setAccessibleName(asking)
        self._review.setText(t("Together", "Replies that two are to see"))
        self._review_about.setText(
            t(
                "Together",
                "On the channels and accounts that are ticked, Ctrl+Enter submits a reply, and "
                "another person approves it (Q) before it goes out. Space ticks.",
            )
        )
        self.channels.setAccessibleName(t("Together", "Channels and accounts"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _known(reader: Reader) -> tuple[dict[str, object], tuple[tuple[str, str], ...]]:
    return reader.settings(), reader.accounts()


def _review(channels: frozenset[str], desk: Desk) -> Changes:
    return desk.reviews.choose(channels)


def _keep(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)
