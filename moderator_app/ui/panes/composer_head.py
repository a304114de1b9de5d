"""The line above a reply: who will read it, where, how long it is, and whether it is saved."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core import guards
from moderator_app.core.case import Audience, Case
from moderator_app.ui import case_words, theme
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.figures import clock
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.composer_scene import BOTH_WAYS
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, PlainLabel, restyle, row

_IN_BYTES = frozenset({"wechat", "wecom"})


class Head(QWidget):
    audience_pressed = Signal()
    template_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._audience = Audience.PUBLIC
        self._sign_off = ""
        self._key = ""
        self._saved: datetime | None = None
        self._failed = False
        self._text = ""
        self._who = ChipButton(ChipLook(""))
        self._where = ElidedLabel(look="muted")
        self._kept = PlainLabel(look="faint")
        self._template = Button(kind="link")
        self._count = PlainLabel(look="muted")
        self.setLayout(row(self._who, self._where, self._kept, self._template, self._count))
        self._who.clicked.connect(self.audience_pressed)
        self._template.clicked.connect(self.template_pressed)

    def show_case(self, case: Case | None, audience: Audience, sign_off: str = "") -> None:
        """`sign_off` is put under the words when they go out."""
        self._case, self._audience, self._sign_off = case, audience, sign_off
        self._retitle()

    def show_key(self, template_key: str) -> None:
        """The key that opens the choice of a template."""
        self._key = template_key
        self._retitle()

    def show_saved(self, local: datetime | None, *, failed: bool = False) -> None:
        self._saved, self._failed = local, failed
        self._draw_kept()

    def count(self, text: str) -> None:
        self._text = text
        self._draw_count()

    def _retitle(self) -> None:
        case = self._case
        self.setEnabled(case is not None)
        both = case is not None and case.platform in BOTH_WAYS
        public = self._audience is Audience.PUBLIC
        word = t("Composer", "Public") if public else t("Composer", "Private message")
        self._who.setEnabled(both)
        self._who.show_look(
            ChipLook(word, Tone.WARN, Shape.RING)
            if public
            else ChipLook(word, Tone.INFO, Shape.DOT)
        )
        self._who.setToolTip(
            t("Composer", "Press to change who will read the reply") if both else ""
        )
        self._template.setText(t("Composer", "Template {key}").format(key=self._key).strip())
        self._template.setToolTip(t("Composer", "Also / at the start of a line"))
        channel = "" if case is None else case_words.platform(case.platform)
        account = "" if case is None or not case.account else f"@{case.account.lstrip('@')}"
        self._where.setText(" · ".join(filter(None, (channel, account, self._sign_off))))
        self._draw_kept()
        self._draw_count()

    def _draw_kept(self) -> None:
        restyle(self._kept, "look", "danger" if self._failed else "faint")
        if self._failed:
            self._kept.setText(t("Composer", "Draft not saved"))
        elif self._saved is None:
            self._kept.clear()
        else:
            time = clock(self._saved)
            self._kept.setText(t("Composer", "Draft saved {time}").format(time=time))
        self._make_room()

    def _draw_count(self) -> None:
        if self._case is None:
            self._count.clear()
            return
        platform = self._case.platform
        length, limit = guards.length(self._text, platform), guards.limit_of(platform)
        shown = f"{length:,}" if limit is None else f"{length}/{limit}"
        words = (
            t("Composer", "{n} bytes") if platform in _IN_BYTES else t("Composer", "{n} characters")
        )
        self._count.setText(words.format(n=shown))
        over = limit is not None and length > limit
        restyle(self._count, "look", "danger" if over else "muted")
        self._make_room()

    def _make_room(self) -> None:
        """Where it is narrow, when the draft was saved is said by the hint alone."""
        parts = (self._who, self._kept, self._template, self._count)
        gap = theme.current().px(8)
        wanted = sum(part.sizeHint().width() + gap for part in parts)
        room = self.width() - self._where.minimumSizeHint().width()
        self._kept.setVisible(self._failed or wanted <= room)
        self.setToolTip(self._kept.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)
