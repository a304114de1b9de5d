"""How long a reply can be taken back, what opens a case again, and when a window is pressing."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core import sending
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.sending import (
    LONGEST_LEAD_MINUTES,
    LONGEST_REOPEN_DAYS,
    LONGEST_UNDO_S,
    Sending,
)
from moderator_app.desk.desk import Desk
from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench


class SendingPage(QWidget):
    """What is chosen holds at once."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        kept = bench.knowledge.sending
        self.undo = _field(LONGEST_UNDO_S, kept.undo_seconds)
        self.chats = QCheckBox()
        self.chats.setChecked(kept.undo_in_chats)
        self.reopen = _field(LONGEST_REOPEN_DAYS, kept.reopen_days)
        self.lead = _field(LONGEST_LEAD_MINUTES, kept.lead_minutes)
        self.lead.setSingleStep(15)
        self._titles = [PlainLabel(look="strong") for _ in range(3)]
        self._about = [PlainLabel(look="muted", wrap=True) for _ in range(3)]
        undo, reopen, lead = zip(self._titles, self._about, strict=True)
        self.setLayout(
            column(
                column(undo[0], self.undo, undo[1], self.chats, spacing=6),
                column(reopen[0], self.reopen, reopen[1], spacing=6),
                column(lead[0], self.lead, lead[1], spacing=6),
                None,
                spacing=20,
                margin=8,
            )
        )
        self._say()
        for field in (self.undo, self.reopen, self.lead):
            field.valueChanged.connect(self._choose)
        self.chats.clicked.connect(self._choose)

    @property
    def chosen(self) -> Sending:
        return replace(
            self._bench.knowledge.sending,
            undo_seconds=self.undo.value(),
            undo_in_chats=self.chats.isChecked(),
            reopen_days=self.reopen.value(),
            lead_minutes=self.lead.value(),
        )

    def _choose(self, _value: object = None) -> None:
        self._bench.write(partial(_follow, self.chosen))

    def _say(self) -> None:
        titles = (
            t("Sending", "A reply can be taken back for"),
            t("Sending", "A further word opens a closed case again within"),
            t("Sending", "A window for replies is pressing"),
        )
        about = (
            t("Sending", "Until then nothing has left; 0 sends at once."),
            t("Sending", "After that, or always where it is 0, it is a new case."),
            t(
                "Sending",
                "Some platforms let us reply for 48 hours only. What shuts so soon stands before "
                "all other cases in the list.",
            ),
        )
        for field, title, label, words, under in zip(
            (self.undo, self.reopen, self.lead),
            self._titles,
            self._about,
            titles,
            about,
            strict=True,
        ):
            title.setText(words)
            label.setText(under)
            field.setAccessibleName(words)
            field.setAccessibleDescription(under)
        self.undo.setSuffix(t("Sending", " seconds"))
        self.reopen.setSuffix(t("Sending", " days"))
        self.lead.setSuffix(t("Sending", " minutes before it shuts"))
        self.chats.setText(
            t("Sending", "Also in chats (WeChat, private messages), where a citizen waits")
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "chats"):
            self._say()
        super().changeEvent(event)


def _field(most: int, value: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(0, most)
    field.setValue(value)
    # Half a number typed is no number meant.
    field.setKeyboardTracking(False)
    field.setMaximumWidth(theme.current().px(260))
    return field


def _follow(chosen: Sending, desk: Desk) -> Changes:
    desk.save_settings(sending.to_settings(chosen))
    return Changes(Touched.ACCOUNTS)
