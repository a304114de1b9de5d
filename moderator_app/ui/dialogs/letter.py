"""A paper for a unit that has the case: which, what it asks for, and its pages before it goes.

The number is shown before and taken only when the paper leaves; whoever turns back takes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core import papers as core
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import Organisation
from moderator_app.core.papers import Issued, Paper, Scene, Wish
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Dossier
from moderator_app.desk import papers
from moderator_app.desk.desk import Desk
from moderator_app.desk.papers import Outlook
from moderator_app.ui import paper_words, sentences, theme
from moderator_app.ui.dialogs.paper import Deliver, PaperDialog, Product, Way
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column
from moderator_app.ui.workbench import Workbench

_PAUSE_MS: Final = 200
_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Case:
    """What the dialog is about: the case as it was seen, and the units that have it."""

    dossier: Dossier
    units: Sequence[Organisation]


class LetterDialog(PaperDialog):
    """A digit chooses the kind of paper."""

    def __init__(self, bench: Workbench, parent: QWidget, case: Case, outlook: Outlook) -> None:
        super().__init__(bench, parent)
        self._case = case
        self._outlook = outlook
        self.issued: Issued | None = None
        self._busy = False
        self.unit = QComboBox()
        for one in case.units:
            self.unit.addItem(one.shown, one.id)
        self.kinds: list[Button] = []
        self._kinds = column(spacing=4)
        self.asks = QPlainTextEdit()
        self.asks.setTabChangesFocus(True)
        self.asks.setFixedHeight(
            self.asks.fontMetrics().lineSpacing() * _LINES + theme.current().px(20)
        )
        self.telephone = QCheckBox()
        self.number = PlainLabel(look="strong", wrap=True)
        self._taken = PlainLabel(look="muted", wrap=True)
        self._names = [PlainLabel(look="muted") for _ in range(3)]
        self.side.addLayout(column(self._names[0], self.unit, spacing=4))
        self.side.addLayout(column(self._names[1], self._kinds, spacing=4))
        self.side.addLayout(column(self._names[2], self.asks, spacing=4))
        for part in (self.telephone, self.number, self._taken, self.remark):
            self.side.addWidget(part)
        self.side.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._paper = core.suggested(case.dossier.history, case.units[0])
        self._take_unit()
        self.unit.activated.connect(self._take_unit)
        self.asks.textChanged.connect(self._pause.start)
        self.telephone.toggled.connect(self._draw)
        self.show_words()
        self.kinds[0].setFocus()

    # What is chosen.

    @property
    def organisation(self) -> Organisation:
        return self._case.units[self.unit.currentIndex()]

    @property
    def wish(self) -> Wish:
        return Wish(
            self._paper,
            self.organisation.id,
            self.asks.toPlainText(),
            self.telephone.isChecked(),
        )

    def _take_unit(self, _at: int = 0) -> None:
        """Another unit may have another paper, and need not know the citizen's number."""
        unit = self.organisation
        self._paper = core.suggested(self._case.dossier.history, unit)
        for button in self.kinds:
            button.deleteLater()
        self.kinds = []
        for at, paper in enumerate(core.possible(unit, self._outlook.office)):
            button = Button(f"{at + 1}   {paper_words.name(paper)}", kind="route")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.choose, paper))
            self._kinds.addWidget(button)
            self.kinds.append(button)
        with QSignalBlocker(self.telephone):
            self.telephone.setChecked(core.tells_telephone(unit))
        self.choose(self._paper)

    def choose(self, paper: Paper, _checked: object = None) -> None:
        before = self.asks.toPlainText().strip()
        self._paper = paper
        possible = core.possible(self.organisation, self._outlook.office)
        for button, one in zip(self.kinds, possible, strict=True):
            button.setChecked(one is paper)
        # What somebody has written themselves stays.
        if not before or before in core.ASKS.values():
            self.asks.setPlainText(core.ASKS[paper])
        self._draw()

    # The pages.

    def _draw(self, _checked: object = None) -> None:
        self._pause.stop()
        if self.issued is not None:
            return
        scene = self._scene()
        n = self._outlook.register.following(self._paper, self._outlook.year)
        shown = core.number(self._outlook.office, self._paper, scene.local.year, n)
        self.number.setText(shown)
        folder = self._bench.place.folder
        self.show_paper(partial(_before, folder, self.wish, scene, n))

    def _scene(self) -> Scene:
        dossier, unit = self._case.dossier, self.organisation
        now, person = self._bench.now(), self._bench.person
        due = core.due_of(dossier.clocks, unit.id) or self._bench.knowledge.rules.answer_by(now)
        return Scene(
            dossier.case,
            dossier.history,
            unit,
            self._outlook.office,
            self._bench.local(now),
            self._bench.local(due),
            "" if person is None else person.name,
        )

    @override
    def paper_title(self) -> str:
        number = self.number.text() if self.issued is None else self.issued.number
        return f"{core.NAMES[self._paper]} {number}"

    # Leaving.

    @override
    def may_leave(self) -> bool:
        if not self._outlook.office.name.strip():
            self.complain(sentences.refused(Refusal(Reason.OFFICE_MISSING)))
            return False
        if self._outlook.register.unsure:
            self.complain(sentences.refused(Refusal(Reason.NUMBERS_UNSURE)))
            return False
        if not self.asks.toPlainText().strip():
            self.complain(t("Letter", "Say what the unit is asked to do."))
            self.asks.setFocus()
            return False
        return super().may_leave() and not self._busy

    @override
    def allow(self, way: Way, deliver: Deliver) -> None:
        if self.issued is not None:
            taken = paper_words.taken(way.access, self._case.dossier.case.id)
            self._bench.record([taken], partial(_now, deliver), error=self.fail)
            return
        self._hold(busy=True)
        case = self._case.dossier.case.id
        work = partial(_issue, case, self.wish, way)
        did = t("Letter", "Issued: {paper}").format(paper=core.NAMES[self._paper])
        self._bench.write(work, partial(self._look_up, deliver), did=did, error=self._refuse)

    def _look_up(self, deliver: Deliver, changes: Changes) -> None:
        if changes.overtaken:
            self._hold(busy=False)
            return
        case = self._case.dossier.case.id
        work = partial(_issued, case, changes.events[0])
        self._bench.ask(work, partial(self._know, deliver), error=self._refuse)

    def _know(self, deliver: Deliver, issued: Issued) -> None:
        """From here on the paper exists, whether or not it gets where it is to go."""
        self.issued = issued
        self._hold(busy=False)
        for field in (self.unit, self.asks, self.telephone, *self.kinds):
            field.setEnabled(False)
        self.number.setText(issued.number)
        self._say_taken()
        self.show_paper(partial(_after, self._bench.place.folder, issued))
        deliver()

    def _refuse(self, error: BaseException) -> None:
        self._hold(busy=False)
        self.fail(error)

    def _hold(self, *, busy: bool) -> None:
        self._busy = busy
        for button in (self.main, self.pdf, self.printing, self.copy):
            button.setEnabled(not busy)

    @override
    def reject(self) -> None:
        """A paper that is just being issued is waited for."""
        if not self._busy:
            super().reject()

    # How it looks.

    def _say_taken(self) -> None:
        self._taken.setText(
            t("Letter", "The number will be taken when the paper leaves.")
            if self.issued is None
            else t("Letter", "Issued. It stands in the case and can be opened again.")
        )

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Letter", "A paper for the unit"))
        names = (
            t("Letter", "To"),
            t("Letter", "Which paper"),
            t("Letter", "What is asked"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.unit.setAccessibleName(names[0])
        self.asks.setAccessibleName(names[2])
        self.telephone.setText(t("Letter", "Tell them the citizen's telephone number"))
        for at, paper in enumerate(core.possible(self.organisation, self._outlook.office)):
            self.kinds[at].setText(f"{at + 1}   {paper_words.name(paper)}")
        self._say_taken()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self.kinds) and self.issued is None and not event.modifiers():
            self.kinds[at].click()
            return
        super().keyPressEvent(event)


class CopyDialog(PaperDialog):
    """A paper that was issued, once more: marked as a copy, or as void."""

    def __init__(self, bench: Workbench, parent: QWidget, issued: Issued, *, void: bool) -> None:
        super().__init__(bench, parent)
        self._issued = issued
        self._void = void
        self._about = PlainLabel(look="strong", wrap=True)
        self._marked = PlainLabel(look="muted", wrap=True)
        for part in (self._about, self._marked, self.remark):
            self.side.addWidget(part)
        self.side.addStretch(1)
        self.show_words()
        self.show_paper(partial(_again, bench.place.folder, issued, void))
        self.main.setFocus()

    @override
    def paper_title(self) -> str:
        return f"{papers.title(self._issued)}{core.VOID if self._void else core.COPY}"

    @override
    def allow(self, way: Way, deliver: Deliver) -> None:
        taken = paper_words.taken(way.access, self._issued.case)
        self._bench.record([taken], partial(_now, deliver), error=self.fail)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Letter", "A paper that was issued"))
        self._about.setText(papers.title(self._issued))
        self._marked.setText(
            t("Letter", "It was taken back: its number stays taken, and the pages say so.")
            if self._void
            else t("Letter", "What was issued, word for word; the pages are marked as a copy.")
        )


def _now(deliver: Deliver, _: None) -> None:
    deliver()


# On other threads.


def _before(folder: Path, wish: Wish, scene: Scene, n: int) -> Product:
    said = papers.values(wish, scene, n)
    return _product(papers.make(folder, wish.paper, said))


def _after(folder: Path, issued: Issued) -> Product:
    return _product(papers.make(folder, issued.paper, issued.values))


def _again(folder: Path, issued: Issued, void: bool) -> Product:
    return _product(papers.again(folder, issued, void=void))


def _product(made: papers.Made) -> Product:
    return Product(made.docx, papers.text(made.docx), paper_words.remark(made))


def _issue(case: UUID, wish: Wish, way: Way, desk: Desk) -> Changes:
    return desk.papers.issue(case, wish, way.access)


def _issued(case: UUID, event: UUID, desk: Desk) -> Issued:
    return desk.papers.issued(case, event)
