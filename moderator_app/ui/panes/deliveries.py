"""Words on their way out by hand: copied for one recipient at a time, and confirmed by a person.

What waits is read from the case, never remembered beside it: a reply that nobody has confirmed,
and each organisation that has the case and was not told. Nothing says sent before Y.
"""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.organisations import Organisation
from moderator_app.core.rows import Dossier
from moderator_app.desk import papers
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import clipboard, theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.panes import delivery_words
from moderator_app.ui.panes.letter_offer import LetterOffer
from moderator_app.ui.panes.mail_offer import MailOffer
from moderator_app.ui.panes.outgoing import Delivery, waiting
from moderator_app.ui.panes.telling import Telling
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, restyle
from moderator_app.ui.workbench import Workbench


class DeliveryStrip(QFrame):
    """A line at the foot: what is on the clipboard, for whom, and what to press when it is out.

    It is about the last commit and outlives its case; `follow` lets it act on the case that is
    shown instead: when that has something waiting of its own and one went there oneself, when
    nothing is left of a commit, or when `lead_by_case` says so.
    """

    passed_on = Signal(object)
    """The id of the case that leads, of which nothing is left: the next one, please."""

    def __init__(self, bench: Workbench, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "info")
        self._bench = bench
        self._commands = commands
        self._cases: list[UUID] = []
        self._shown: UUID | None = None
        self._shelved: UUID | None = None
        self._moves = 0
        self._own = self._led_by_case = self._committed = False
        self._queue: tuple[Delivery, ...] = ()
        self._copied: Delivery | None = None
        self._copy_next = False
        self._confirming = False
        self._words = ElidedLabel(look="strong")
        self.telling = Telling(bench)
        self.letter = LetterOffer(bench, commands)
        self.mail = MailOffer(bench, commands)
        self._yes = Button(kind="primary")
        self._again = Button()
        self._no = Button(kind="quiet")
        self._lay_out()
        self._bind()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        here = theme.current()
        line.setContentsMargins(here.px(12), here.px(4), here.px(8), here.px(4))
        line.setSpacing(here.px(8))
        line.addWidget(self._words, 1)
        for part in (self.telling, self.letter, self.mail):
            line.addWidget(part)
        for button in (self._yes, self._again, self._no):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)

    def _bind(self) -> None:
        bench, commands = self._bench, self._commands
        commands.bind("delivery.confirm", self.confirm, when=self.has_any)
        commands.bind("delivery.copy", self.copy_again, when=self.has_any)
        self._yes.clicked.connect(self.confirm)
        self._again.clicked.connect(self.copy_again)
        self._no.clicked.connect(self._ask_why)
        QApplication.clipboard().dataChanged.connect(self._heed_clipboard)
        bench.changed.connect(self._heed)
        commands.changed.connect(self._draw)
        commands.moved.connect(self._draw)

    # What is to be passed on.

    @property
    def current(self) -> Delivery | None:
        return self._queue[0] if self._queue else None

    def has_any(self) -> bool:
        return self.current is not None and not self._confirming

    def take(self, case: UUID) -> None:
        """A commit was made: copy its first words at once."""
        self._cases = [*(one for one in self._cases if one != case), case]
        self._copy_next = self._committed = True
        self._moves = 0
        self._look()

    def follow(self, dossier: Dossier | None) -> None:
        """Another case is on the screen, or none."""
        shown = None if dossier is None else dossier.case.id
        if shown != self._shown:
            self._shown, self._shelved = shown, None
            self._moves += 1
        known = self._bench.knowledge.by_id
        self._own = dossier is not None and bool(waiting(dossier.case, dossier.history, known))
        self._look()

    def lead_by_case(self, on: bool) -> None:
        """Whether Y and V are about the case that is shown, as in the list of what is unsent."""
        if self._led_by_case and not on:
            self._copy_next = self._committed
        self._led_by_case = on
        self._look()

    def _target(self) -> UUID | None:
        # After a commit the list goes on by itself: only the second move is one's own.
        went_there = self._own and self._moves > 1 and self._shown != self._shelved
        if self._cases and (self._committed or not (self._led_by_case or went_there)):
            return self._cases[-1]
        return None if self._shown == self._shelved else self._shown

    def _look(self) -> None:
        target = self._target()
        if target is None:
            self._show(None, ())
            return
        known = self._bench.knowledge.by_id
        show = partial(self._show, target)
        self._bench.look("deliveries", partial(_waiting, target, known), show)

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.CASES and (
            not changes.cases or changes.cases & {*self._cases, self._shown}
        ):
            self._look()

    def _show(self, target: UUID | None, queue: tuple[Delivery, ...]) -> None:
        self._confirming = False
        self._committed = False
        self._queue = queue
        if self._copied not in queue:
            self._copied = None
        if not queue and target is not None and self._leave(target):
            return
        first = self.current
        if first is not None and self._copy_next:
            self._copy(first)
        if first is not None and first.organisation is not None:
            self.telling.ask(first.organisation)
        self._copy_next = False
        self._draw()

    def _leave(self, done: UUID) -> bool:
        """Nothing is left of a case; whether something else may be waiting."""
        if self._led_by_case:
            if self._copy_next:
                # The case that is shown next keeps the promise that its words are copied.
                self._draw()
                self.passed_on.emit(done)
            return self._copy_next
        if done in self._cases:
            self._cases.remove(done)
        else:
            self._copy_next = False
        self._own = self._own and done != self._shown
        if self._target() in {None, done}:
            return False
        self._look()
        return True

    # Copying and confirming.

    def copy_again(self) -> None:
        if (delivery := self.current) is not None:
            self._copy(delivery)
            self._draw()

    def _copy(self, delivery: Delivery) -> None:
        self._copied = delivery if clipboard.put(self._bench.notices, delivery.words) else None

    def _heed_clipboard(self) -> None:
        if self._copied is not None and not clipboard.holds(self._copied.words):
            self._copied = None
            self._draw()

    def confirm(self) -> None:
        """It went out: write that down, and copy the next."""
        delivery = self.current
        if delivery is None or self._confirming:
            return
        self._confirming = self._copy_next = True
        work = partial(_sent, delivery.case)
        if delivery.organisation is not None:
            how, whom = self.telling.chosen()
            work = partial(_told, delivery.case, delivery.organisation, how, whom)
        did = delivery_words.did(delivery)
        self._bench.write(work, self._confirmed, did=did, error=self._not_confirmed)

    def _confirmed(self, _changes: Changes) -> None:
        # Until the next words are copied, another Y would confirm what nobody has pasted.
        self._look()

    def _not_confirmed(self, error: BaseException) -> None:
        self._confirming = False
        self._copy_next = False
        self._bench.complain(error)
        self._look()

    def _ask_why(self) -> None:
        delivery = self.current
        if delivery is None:
            return
        menu = _menu(self)
        if delivery.organisation is None:
            for at, why in enumerate(_why_not(), start=1):
                action = menu.addAction(f"&{at}  {why}")
                action.triggered.connect(partial(self._note_unsent, delivery, why))
            menu.addSeparator()
        later = menu.addAction(t("Deliveries", "Later: it stays among what is to be sent"))
        later.triggered.connect(self.put_away)
        menu.popup(self._no.mapToGlobal(self._no.rect().topLeft()))

    def _note_unsent(self, delivery: Delivery, why: str, _checked: object = None) -> None:
        did = t("Deliveries", "Not sent: the words are a draft again")
        self._bench.write(partial(_unsent, delivery.case, why), did=did)

    def put_away(self) -> None:
        """Not now: what is waiting is still kept with its case."""
        if (delivery := self.current) is not None and delivery.case in self._cases:
            self._cases.remove(delivery.case)
        elif delivery is not None:
            self._shelved = delivery.case
        self._copied = None
        self._look()

    # What is shown.

    def _draw(self) -> None:
        delivery = self.current
        self.letter.offer(delivery, self._key("delivery.letter"))
        self.mail.offer(delivery)
        self.setVisible(delivery is not None)
        if delivery is None:
            return
        copied = self._copied == delivery
        key = self._key("delivery.confirm")
        words = delivery_words.sentence(
            delivery, copied=copied, here=delivery.case == self._shown, key=key
        )
        if more := len(self._queue) - 1:
            words += " · " + t("Deliveries", "%n more after this", more)
        self._words.setText(words)
        self.setAccessibleName(words)
        restyle(self, "notice", "info" if copied else "warn")
        outward = delivery.organisation is not None
        self.telling.setVisible(outward)
        yes = t("Deliveries", "Told") if outward else t("Deliveries", "Sent")
        again = t("Deliveries", "Copy again") if self._copied else t("Deliveries", "Copy")
        self._yes.setText(f"{yes} {key}".rstrip())
        self._again.setText(f"{again} {self._key('delivery.copy')}".rstrip())
        self._no.setText(t("Deliveries", "Not out…"))

    def _key(self, command: str) -> str:
        """Nothing where the key means something else, or is a letter of what is being written."""
        return self._commands.hint(command) if self._commands.acts(command) else ""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _why_not() -> tuple[str, ...]:
    return (
        t("Deliveries", "The channel did not take it"),
        t("Deliveries", "The words are to be changed"),
        t("Deliveries", "It is no longer needed"),
    )


# On the reader's and the database's threads.


def _waiting(
    case: UUID, known: Mapping[UUID, Organisation], reader: Reader
) -> tuple[Delivery, ...]:
    dossier = reader.dossier(case)
    if dossier is None:
        return ()
    return waiting(dossier.case, dossier.history, known, papers.office(reader))


def _sent(case: UUID, desk: Desk) -> Changes:
    return desk.cases.sent(case)


def _unsent(case: UUID, why: str, desk: Desk) -> Changes:
    return desk.cases.unsent(case, why)


def _told(case: UUID, organisation: UUID, how: str, whom: str, desk: Desk) -> Changes:
    return desk.cases.told(case, organisation, how, whom)
