"""Keeping a reply that is being written: at every pause, and whoever wrote it."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.rows import SavedDraft
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.workbench import Workbench

PAUSE_MS: Final = 300
AT_LEAST_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a draft belongs. Two people may each have one for the same case."""

    case: UUID
    channel: str
    author: str


class DraftKeeper(QObject):
    """Saves what it is given in the order it was given, and never mixes up two cases.

    Saving goes to the database thread and reading to another, so what is still on its way to the
    file is answered from memory.
    """

    loaded = Signal(object)
    """The SavedDraft of the slot one turned to last, or None."""
    due = Signal()
    """It is time to `keep` what is on the screen."""
    kept = Signal()
    failed = Signal()

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._slot: Slot | None = None
        self._ready = False
        self._dirty = False
        self._on_the_way: dict[Slot, SavedDraft] = {}
        self._written_early: dict[Slot, SavedDraft] = {}
        self._pause = self._timer(PAUSE_MS)
        self._at_least = self._timer(AT_LEAST_MS)

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(self.due)
        return timer

    @property
    def slot(self) -> Slot | None:
        return self._slot

    @property
    def is_dirty(self) -> bool:
        """Whether there is something that has not been given to `keep`."""
        return self._dirty

    def turn_to(self, slot: Slot | None) -> None:
        """Ask for the draft of `slot`; `loaded` answers, unless one turned elsewhere before."""
        self._rest()
        self._slot, self._ready = slot, False
        if slot is None:
            return
        remembered = self._on_the_way.get(slot)
        # Asked even where it is remembered, so that no answer comes before who asks is ready.
        question = partial(_read, slot) if remembered is None else partial(_remember, remembered)
        self._bench.look(f"draft {slot.case}", question, partial(self._answer, slot))

    def _answer(self, slot: Slot, draft: SavedDraft | None) -> None:
        newest = self._on_the_way.get(slot, draft)
        early = self._written_early.pop(slot, None)
        if early is not None:
            newest = joined(newest, early)
            self._write(slot, newest)
        if slot == self._slot and not self._ready:
            self._ready = True
            self.loaded.emit(newest)

    def touch(self) -> None:
        """Something has been written."""
        self._dirty = True
        self._pause.start()
        if not self._at_least.isActive():
            self._at_least.start()

    def keep(self, draft: SavedDraft) -> None:
        """Give the draft of this slot to be saved."""
        slot = self._slot
        if slot is None or not self._dirty:
            return
        self._rest()
        if self._ready:
            self._write(slot, draft)
        else:
            # What was saved before is still being read: it must not be overwritten unseen.
            self._written_early[slot] = draft

    def _rest(self) -> None:
        self._dirty = False
        self._pause.stop()
        self._at_least.stop()

    def _write(self, slot: Slot, draft: SavedDraft) -> None:
        self._on_the_way[slot] = draft
        self._bench.write(
            partial(_save, slot, draft),
            partial(self._written, slot, draft),
            error=partial(self._not_written, slot, draft),
        )

    def _written(self, slot: Slot, draft: SavedDraft, _changes: Changes) -> None:
        if not shiboken6.isValid(self):
            return  # the window has closed meanwhile; what was written is written
        self._arrived(slot, draft)
        if slot == self._slot and not self._dirty:
            self.kept.emit()

    def _not_written(self, slot: Slot, draft: SavedDraft, error: BaseException) -> None:
        """The words stay on the screen and are tried again at the next pause."""
        if shiboken6.isValid(self) and slot == self._slot:
            self._arrived(slot, draft)
            self._dirty = True
            self.failed.emit()
        self._bench.complain(error)

    def _arrived(self, slot: Slot, draft: SavedDraft) -> None:
        if self._on_the_way.get(slot) is draft:
            del self._on_the_way[slot]


def joined(first: SavedDraft | None, then: SavedDraft) -> SavedDraft:
    """What was saved, with what was written before it could be shown put behind it."""
    if first is None or not first.text.strip():
        return then
    if not then.text.strip():
        return replace(first, lead=then.lead or first.lead, co=then.co or first.co)
    return replace(
        then,
        text=f"{first.text}\n{then.text}",
        lead=then.lead or first.lead,
        co=then.co or first.co,
        audience=then.audience or first.audience,
        inserted=first.inserted + then.inserted,
        answers=first.answers.before(first.text, then.answers),
    )


def _remember(draft: SavedDraft, _reader: Reader) -> SavedDraft | None:
    return draft


def _read(slot: Slot, reader: Reader) -> SavedDraft | None:
    return reader.draft(slot.case, slot.channel, slot.author)


def _save(slot: Slot, draft: SavedDraft, desk: Desk) -> Changes:
    desk.cases.save_draft(slot.case, slot.channel, draft, author=slot.author)
    return NO_CHANGES
