"""Whom what nobody accepts at a handover goes to, and after how long."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.duty import LONGEST_PATIENCE, Leader
from moderator_app.core.people import LONGEST_NAME
from moderator_app.core.shift_items import Pending
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench

_LONGEST_NUMBER = 30


class HandoverPage(QWidget):
    """What is chosen holds at once."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.name, self.telephone = QLineEdit(), QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.telephone.setMaxLength(_LONGEST_NUMBER)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, int(LONGEST_PATIENCE.total_seconds()) // 60)
        # Half a number typed is no number meant.
        self.minutes.setKeyboardTracking(False)
        self._titles = [PlainLabel(look="strong") for _ in range(3)]
        self._about = PlainLabel(look="muted", wrap=True)
        self._called = PlainLabel(look="muted", wrap=True)
        here = theme.current()
        form = QFormLayout()
        form.setContentsMargins(here.px(8), here.px(20), here.px(8), here.px(8))
        form.setHorizontalSpacing(here.px(24))
        form.setVerticalSpacing(here.px(20))
        form.addRow(self._titles[0], self.name)
        form.addRow(self._titles[1], column(self.telephone, self._called, spacing=4))
        form.addRow(self._titles[2], column(self.minutes, self._about, spacing=4))
        self.setLayout(form)
        self._say()
        bench.look("duty leader", Reader.unaccepted, self._show)

    def _show(self, found: tuple[tuple[Pending, ...], Leader]) -> None:
        leader = found[1]
        self.name.setText(leader.name)
        self.telephone.setText(leader.telephone)
        self.minutes.setValue(int(leader.patience.total_seconds()) // 60)
        for field in (self.name, self.telephone):
            field.editingFinished.connect(self._keep)
        self.minutes.valueChanged.connect(self._keep)

    def _keep(self) -> None:
        patience = timedelta(minutes=self.minutes.value())
        leader = Leader(self.name.text(), self.telephone.text(), patience)
        self._bench.keep(partial(_follow, leader))

    def _say(self) -> None:
        titles = (
            t("Settings", "Duty leader"),
            t("Settings", "Their telephone"),
            t("Settings", "Told after"),
        )
        fields = (self.name, self.telephone, self.minutes)
        for label, title, field in zip(self._titles, titles, fields, strict=True):
            label.setText(title)
            field.setAccessibleName(title)
        self.minutes.setSuffix(t("Settings", " minutes"))
        about = t(
            "Settings",
            "What the next person refuses or passes over at a handover stays in the name of whoever "
            "handed it over. After this time it is the duty leader's, and is said at every desk "
            "until somebody takes it.",
        )
        self._about.setText(about)
        called = t("Settings", "Stands among the numbers of an emergency (F9), night and day.")
        self._called.setText(called)
        self.telephone.setAccessibleDescription(called)
        self.minutes.setAccessibleDescription(about)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _follow(leader: Leader, desk: Desk) -> None:
    desk.acceptance.follow(leader)
