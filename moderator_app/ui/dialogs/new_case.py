"""A case from pasted words, a link, a picture or a file, or a telephone call."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QMimeData, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core import pasted
from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Refusal
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.desk.reading import Reader
from moderator_app.ui import carrying, pictures, sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.pasting import CHANNELS, Channels, Facts, FileStrip, Pasted
from moderator_app.ui.pictures import BadPicture
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 680
_TEXT_HEIGHT: Final = 150
_SETTLED_MS: Final = 200


class NewCaseDialog(Dialog):
    case_requested = Signal(object)
    case_made = Signal(object)
    """The UUID of the case to open: the one just made, or the one that was here already."""

    def __init__(
        self, bench: Workbench, parent: QWidget | None = None, *, phone: bool = False
    ) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="plus")
        self._bench = bench
        self._phone = self._channel_chosen = phone
        self._known: UUID | None = None
        self._again = False
        self._carried: list[Carried] = []
        self._reading, self._pending = 0, False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._recognise)
        self._make()
        self._connect()
        self.show_words()
        self.channels.show_platform("phone")
        if phone:
            self.text.setFocus()
        else:
            self._take_clipboard()

    def _make(self) -> None:
        self.channels = Channels()
        self.text = Pasted()
        self.text.setMinimumHeight(theme.current().px(_TEXT_HEIGHT))
        self._suggested = PlainLabel(look="muted", wrap=True)
        self._suggested.hide()
        self.strip = FileStrip()
        self.facts = Facts()
        self._channel_label = PlainLabel(look="section")
        self.known = PlainLabel(look="strong", wrap=True)
        self.open_known = Button(icon="history")
        self.open_known.clicked.connect(self._open_known)
        self._known_row = QWidget()
        known = row(self.known, self.open_known)
        known.setStretch(0, 1)
        self._known_row.setLayout(known)
        self._known_row.hide()
        for part in (self._channel_label, self.channels, self._suggested, self.text, self.strip):
            self.body.addWidget(part)
        self.body.setStretch(3, 1)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._known_row)

    def _connect(self) -> None:
        self.channels.chosen.connect(self._choose_channel)
        self.text.textChanged.connect(self._settle.start)
        self.text.carried.connect(self.take)
        self.strip.removed.connect(self._leave_out)
        self.facts.linked.connect(self._settle.start)
        for digit in range(1, len(CHANNELS) + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{digit}"), self)
            shortcut.activated.connect(partial(self.channels.choose, digit))

    # What comes in.

    def _take_clipboard(self) -> None:
        """Put in what was copied, selected, so that typing replaces it; and say so."""
        # A system without a clipboard has no data for it either.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        pictured = copied is not None and carrying.holds_pictures(copied)
        words = copied.text().strip() if copied and not pictured else ""
        if words:
            self.text.setPlainText(words)
            self.text.selectAll()
            self._suggested.show()
            self._recognise()
            self.channels.setFocus()
        else:
            self.text.setFocus()
        if copied is not None and pictured:
            self.take(copied)

    @Slot(object)
    def take(self, mime: QMimeData) -> None:
        """Pictures and files that go with the words; read off the window's thread."""
        self.complain("")
        for source in carrying.sources(mime):
            self._reading += 1
            work = partial(carrying.read, source)
            self._bench.tasks.fetch(work, self._read, error=self._not_read)

    def _read(self, carried: Carried) -> None:
        self._reading -= 1
        self._carried.append(carried)
        tile = self.strip.add(carried)
        self.make_room()
        if carried.type:
            work = partial(pictures.decoded, carried.data, pictures.THUMBNAIL)
            then = partial(self.strip.show_image, tile)
            self._bench.tasks.fetch(work, then, error=self._not_shown)

    def _not_read(self, error: BaseException) -> None:
        self._reading -= 1
        self._refused(error)

    def _not_shown(self, error: BaseException) -> None:
        """It is kept all the same, for somebody who can look at it."""
        if not isinstance(error, BadPicture | OSError):
            self._bench.complain(error)

    @Slot()
    def _leave_out(self) -> None:
        self._carried.pop()
        self.strip.remove_newest()
        self.text.setFocus()

    @Slot()
    def _recognise(self) -> None:
        """Fill in what the words say, wherever the person has not written something else."""
        self._settle.stop()
        self.facts.show_read(pasted.read(self.text.toPlainText()))
        platform, _ = pasted.post_of(self.facts.link)
        if platform and not self._channel_chosen:
            self.channels.show_platform(platform)
        self._look_for_known()

    @Slot(str)
    def _choose_channel(self, _platform: str) -> None:
        self._channel_chosen = True
        self._look_for_known()
        self.text.setFocus()

    # What is here already.

    def _look_for_known(self) -> None:
        self._again = False
        post = self._post()
        if post:
            question = partial(_find, self.channels.platform, post)
            self._bench.look("new_case.known", question, partial(self._found, post))
        else:
            self._show_known(None)

    def _post(self) -> str:
        return pasted.post_of(self.facts.link)[1] if self.facts.link else ""

    def _found(self, post: str, found: tuple[UUID, str] | None) -> None:
        if post == self._post():
            self._show_known(found)

    def _show_known(self, found: tuple[UUID, str] | None) -> None:
        self._known_row.setVisible(found is not None)
        self._known = None
        if found is not None:
            self._known, number = found
            here = t("NewCase", "This post is here already, as {number}.").format(number=number)
            self.known.setText(here)

    @Slot()
    def _open_known(self) -> None:
        if self._known is not None:
            self.case_requested.emit(self._known)
            self.accept()

    # Making the case.

    @property
    @override
    def unkept(self) -> str:
        return self.text.toPlainText().strip() if self.text.document().isModified() else ""

    @override
    def carry_out(self) -> None:
        if self._pending or self._reading:
            return
        if not self.text.toPlainText().strip():
            self.complain(
                t("NewCase", "Write what the picture shows.")
                if self._carried
                else t("NewCase", "There are no words yet. Paste or type what was said.")
            )
            self.text.setFocus()
        elif self._known is not None and not self._again:
            self._again = True
            self.complain(
                t(
                    "NewCase",
                    "It is here already: open it, or press Ctrl+Enter once more if this is "
                    "another person's matter under the same post.",
                )
            )
            self.open_known.setFocus()
        else:
            self._receive()

    def _receive(self) -> None:
        self._pending = True
        self.complain("")
        self._bench.write(
            partial(_by_hand, self._message(), tuple(self._carried)),
            self._received,
            did=t("NewCase", "New case"),
            error=self._refused,
        )

    def _message(self) -> Incoming:
        return Incoming(
            platform=self.channels.platform,
            post="" if self._again else self._post(),
            text=self.text.toPlainText().strip(),
            received_at=self._bench.now(),
            author=self.facts.author.text().strip(),
            url=self.facts.link,
            phone=self.facts.phone.text().strip(),
            place=self.facts.place.text().strip(),
        )

    def _received(self, changes: Changes) -> None:
        self._pending = False
        for made in changes.cases:
            self.case_made.emit(made)
            self.accept()
            return
        # Somebody, or a channel, was quicker than the look at what is known.
        self._look_for_known()

    def _refused(self, error: BaseException) -> None:
        self._pending = False
        if isinstance(error, Refusal):
            self.complain(sentences.refused(error))
        elif isinstance(error, Outage):
            self.complain(sentences.failed(error))
        else:
            self._bench.complain(error)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("NewCase", "A call") if self._phone else t("NewCase", "New case"))
        self.main.setText(t("NewCase", "Make the case"))
        self._channel_label.setText(t("NewCase", "How it came (1–9; Alt with the digit anywhere)"))
        self._suggested.setText(
            t("NewCase", "From the clipboard. Type to replace it, or go on from here.")
        )
        self.text.setPlaceholderText(
            t("NewCase", "What was said or written. A link or a picture can be pasted here too.")
        )
        self.text.setAccessibleName(t("NewCase", "What was said"))
        self.open_known.setText(t("NewCase", "Open it"))
        self.facts.retranslate()
        self.channels.retranslate()
        self.strip.retranslate()


def _by_hand(message: Incoming, carried: Sequence[Carried], desk: Desk) -> Changes:
    return desk.intake.by_hand(message, carried)[1]


def _find(platform: str, post: str, reader: Reader) -> tuple[UUID, str] | None:
    """The case a post has opened, on this channel or another, and its number."""
    case = case_id(platform, post)
    known = [case, *reader.by_reference(post)]
    keys = reader.keys_of(known)
    rows = reader.rows([keys[one] for one in known if one in keys][:1])
    return next(((row_.case_id, row_.number) for row_ in rows.values()), None)
