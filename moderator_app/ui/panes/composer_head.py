"""The line above a reply: who will read it, where, how long it is, and whether it is saved."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.case import Audience
from moderator_app.core.channels import Counting
from moderator_app.core.lengths import length
from moderator_app.ui import case_words, theme, window_words
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.figures import clock
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.composer_scene import BOTH_WAYS, Scene
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, PlainLabel, restyle, row


class Head(QWidget):
    audience_pressed = Signal()
    template_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._lead = timedelta()
        self._key = ""
        self._saved: datetime | None = None
        self._failed = False
        self._text = ""
        self._who = ChipButton(ChipLook(""))
        self._where = ElidedLabel(look="muted")
        self._window = Chip(ChipLook(""))
        self._window.hide()
        self._kept = PlainLabel(look="faint")
        self._template = Button(kind="link")
        self._template_words, self._template_width = "", 0
        self._count = PlainLabel(look="muted")
        self.setLayout(
            row(self._who, self._where, self._window, self._kept, self._template, self._count)
        )
        self._who.clicked.connect(self.audience_pressed)
        self._template.clicked.connect(self.template_pressed)

    def show_scene(self, scene: Scene | None, lead: timedelta = timedelta()) -> None:
        """`lead`: how long before it shuts a window is pressing."""
        self._scene, self._lead = scene, lead
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
        scene = self._scene
        self.setEnabled(scene is not None)
        both = scene is not None and scene.platform in BOTH_WAYS
        public = scene is None or scene.audience is Audience.PUBLIC
        word = t("Composer", "Public") if public else t("Composer", "Private")
        self._who.setEnabled(both)
        self._who.show_look(
            ChipLook(word, Tone.WARN, Shape.RING)
            if public
            else ChipLook(word, Tone.INFO, Shape.DOT)
        )
        self._who.setToolTip(
            t("Composer", "Press to change who will read the reply") if both else ""
        )
        self._template_words = t("Composer", "Template {key}").format(key=self._key).strip()
        self._template.setText(self._template_words)
        self._template_width = self._template.sizeHint().width()
        self._template.setAccessibleName(self._template_words)
        self._template.setToolTip(t("Composer", "Also / at the start of a line"))
        self._where.setText("" if scene is None else " · ".join(filter(None, _where(scene))))
        self._draw_window()
        self._draw_kept()
        self._draw_count()

    def _draw_window(self) -> None:
        scene = self._scene
        reach = None if scene is None else scene.reach
        look = None
        if scene is not None and reach is not None:
            look = window_words.look(reach, scene.local, self._lead)
        self._window.setVisible(look is not None)
        if look is not None and scene is not None:
            self._window.show_look(look)
            self._window.setMinimumWidth(self._window.sizeHint().width())
            window = None if reach is None else reach.window
            until = "" if window is None else window_words.hint(scene.moment(window.ends_at))
            self._window.setToolTip(until)
            self._window.setAccessibleDescription(until)

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
        if self._scene is None:
            self._count.clear()
            return
        counting, limit = self._scene.measure
        long = length(self._text, counting)
        shown = f"{long:,}" if limit is None else f"{long}/{limit}"
        octets = counting is Counting.OCTETS
        words = t("Composer", "{n} bytes") if octets else t("Composer", "{n} characters")
        self._count.setText(words.format(n=shown))
        over = limit is not None and long > limit
        restyle(self._count, "look", "danger" if over else "muted")
        self._make_room()

    def _make_room(self) -> None:
        """Where it is narrow, when the draft was saved is said by the hint alone, and where a
        template is chosen by its key."""
        gap = theme.current().px(8)
        others = [part for part in (self._who, self._window, self._count) if not part.isHidden()]
        taken = sum(part.sizeHint().width() + gap for part in others)
        room = self.width() - self._where.minimumSizeHint().width() - taken
        room -= self._template_width + gap
        self._kept.setVisible(self._failed or self._kept.sizeHint().width() + gap <= room)
        self._template.setText(self._template_words if room >= 0 else self._key)
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


def _where(scene: Scene) -> tuple[str, ...]:
    """Through what, to which mailbox, as whom, and who carries it if it is not the desk itself."""
    case = scene.dossier.case
    account = case_words.ours(case.platform, case.account)
    by_hand = case.answerable is not None and scene.reach is None
    carrier = t("Composer", "to be pasted there") if by_hand else ""
    mailbox = case.answerable.recipient if case.answerable and case.platform == "mail" else ""
    to = t("Composer", "to {address}").format(address=mailbox) if mailbox else ""
    return case_words.platform(case.platform), to, account, carrier, scene.sign_off
