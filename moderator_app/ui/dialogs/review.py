"""A reply that waits for another person's eyes: read whole, approved, or given back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.case import Audience, Submission
from moderator_app.core.pledging import Pledge
from moderator_app.ui import case_words, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, NavList, PlainLabel, VScroll, row

_WIDTH: Final = 640
_HEIGHT: Final = 180
_BEGINNING: Final = 24
"""Characters of the words by which two of one author are told apart."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A submission with its words; `own`: the person at the desk wrote it. `why_not` says why
    they may not approve it, "" where they may; `promised`, what it promises."""

    submission: Submission
    words: str
    own: bool
    why_not: str
    pledge: Pledge
    promised: str


class ReviewDialog(Dialog):
    approved = Signal(object)
    """The Waiting whose words are to go out."""
    returned = Signal(object)
    """The Waiting whose words go back to their author."""
    reworded = Signal(object)
    """The Waiting that is to be changed in the reply."""

    def __init__(
        self,
        parent: QWidget | None,
        waiting: Sequence[Waiting],
        names: Mapping[str, str],
        local: Mapping[datetime, datetime],
        now: datetime,
    ) -> None:
        """`local` are the times of the submissions on the desk's clock."""
        super().__init__(parent, width=_WIDTH, main_icon="tick")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._waiting = tuple(waiting)
        self._names = names
        self._local = local
        self._now = now
        self.list = NavList()
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.list.setFixedHeight(theme.current().px(38) * min(len(self._waiting), 3))
        for one in self._waiting:
            self.list.add("reply", self._line(one))
        self.words = PlainLabel(wrap=True, selectable=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.promised = PlainLabel(wrap=True)
        self.note = PlainLabel(look="muted", wrap=True)
        self.back, self.change = Button(), Button()
        scroll = VScroll(self.words)
        scroll.setMinimumHeight(theme.current().px(_HEIGHT))
        for part in (self.list, scroll, self.promised, self.note):
            self.body.addWidget(part)
        self.body.addLayout(row(self.back, self.change, None))
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(self._show)
        self.back.clicked.connect(self._return)
        self.change.clicked.connect(self._reword)
        self.list.setCurrentRow(0)
        self.show_words()
        self.list.setFocus()

    @property
    def one(self) -> Waiting:
        return self._waiting[max(0, self.list.currentRow())]

    def _line(self, one: Waiting) -> str:
        sub = one.submission
        who = self._names.get(sub.author, "")
        if sub.first_author and sub.first_author != sub.author:
            both = t("Review", "{editor}, after {author}")
            who = both.format(editor=who, author=self._names.get(sub.first_author, ""))
        public = sub.audience is Audience.PUBLIC
        whom = t("Review", "in public") if public else t("Review", "in private")
        when = case_words.moment(self._local[sub.at], self._now)
        line = t("Review", "{who} · {when} · {whom}").format(who=who, when=when, whom=whom)
        return f"{line} · {one.words[:_BEGINNING]}"

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Review", "Replies that wait to be approved"))
        self.main.setText(t("Review", "Approve: it may go out"))
        self.list.setAccessibleName(t("Review", "Who submitted what"))
        self.change.setText(t("Review", "E Change the words…"))
        self._show()

    def _show(self, _at: int = 0) -> None:
        one = self.one
        self.words.setText(one.words)
        self.promised.setText(one.promised)
        self.promised.setVisible(bool(one.promised))
        may = not one.why_not
        self.main.setVisible(may)
        self.hint.setVisible(may)
        self.back.setVisible(may or one.own)
        self.back.setText(t("Review", "B Take back") if one.own else t("Review", "B Send back…"))
        approved = t("Review", "Approved, it is copied for you to paste, and confirmed with Y.")
        self.note.setText(one.why_not or approved)

    @override
    def carry_out(self) -> None:
        if not self.one.why_not:
            self.approved.emit(self.one)
            self.accept()

    def _return(self) -> None:
        self.returned.emit(self.one)
        self.accept()

    def _reword(self) -> None:
        self.reworded.emit(self.one)
        self.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list would look for an item that begins with the letter.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            buttons = {Qt.Key.Key_B: self.back, Qt.Key.Key_E: self.change}
            button = buttons.get(Qt.Key(event.key()))
            if button is not None and not event.modifiers():
                if not button.isHidden():
                    button.click()
                return True
        return super().eventFilter(watched, event)


class OthersDialog(Dialog):
    """One of several is approved: what of the others? Esc approves none."""

    kept = Signal()
    sent_back = Signal()

    def __init__(self, parent: QWidget | None, others: int) -> None:
        super().__init__(parent, width=_WIDTH * 2 // 3)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._others = others
        self._about = PlainLabel(wrap=True)
        self.body.addWidget(self._about)
        self.back = Button()
        self.foot.insertWidget(1, self.back)
        self.back.clicked.connect(self._send_back)
        self.show_words()
        self.main.setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Review", "And the others?"))
        self._about.setText(
            t("Review", "%n more reply(s) to this citizen wait(s) to be approved.", self._others)
        )
        self.main.setText(t("Review", "They go on waiting"))
        self.back.setText(t("Review", "Send them back"))

    @override
    def carry_out(self) -> None:
        self.kept.emit()
        self.accept()

    def _send_back(self) -> None:
        self.sent_back.emit()
        self.accept()
