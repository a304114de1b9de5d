"""Which number the next paper of each kind gets: for a bureau that has given out some elsewhere, and
for a desk that was brought back from a backup."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget
from typing_extensions import override

from moderator_app.core.papers import Paper
from moderator_app.desk import papers
from moderator_app.desk.desk import Desk
from moderator_app.desk.papers import Outlook
from moderator_app.desk.reading import Reader
from moderator_app.ui import paper_words
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_HIGHEST: Final = 99_999
_ACROSS: Final = 3


class NumbersSetting(QWidget):
    """Nothing holds before it is said to: a number once passed over is a gap in the register."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._outlook: Outlook | None = None
        self.fields = {paper: QSpinBox() for paper in Paper}
        self._names = {paper: PlainLabel() for paper in Paper}
        self._title = PlainLabel(look="section")
        self._about = PlainLabel(look="muted", wrap=True)
        self.unsure = PlainLabel(look="danger", wrap=True)
        self.go_on = Button()
        grid = QGridLayout()
        for at, (paper, field) in enumerate(self.fields.items()):
            field.setMaximum(_HIGHEST)
            cell = column(self._names[paper], field, spacing=2)
            grid.addLayout(cell, at // _ACROSS, at % _ACROSS)
            field.valueChanged.connect(self._show)
        self.setLayout(
            column(self._title, self.unsure, self._about, grid, row(self.go_on, None), spacing=6)
        )
        self.go_on.clicked.connect(self._keep)
        self._say()
        self._look()

    def _look(self) -> None:
        self.setEnabled(False)
        self._bench.look("numbers", partial(_outlook, self._bench), self._take)

    def _take(self, outlook: Outlook) -> None:
        self._outlook = outlook
        for paper, field in self.fields.items():
            field.setMinimum(outlook.register.least(paper, outlook.year))
            field.setValue(outlook.register.following(paper, outlook.year))
        self.setEnabled(True)
        self._say()
        self._show()

    def _show(self, _value: int = 0) -> None:
        if self._outlook is None:
            return
        register, year = self._outlook.register, self._outlook.year
        changed = any(
            field.value() != register.following(paper, year) for paper, field in self.fields.items()
        )
        self.unsure.setVisible(register.unsure)
        self.go_on.setEnabled(changed or register.unsure)

    def _keep(self) -> None:
        numbers = {paper: field.value() for paper, field in self.fields.items()}
        self._bench.ask(partial(_go_on, numbers), self._kept)

    def _kept(self, _: None) -> None:
        self._bench.notices.say(Kind.INFO, t("Papers", "The next papers get these numbers."))
        self._look()

    def _say(self) -> None:
        self._title.setText(t("Papers", "The next numbers"))
        for paper, field in self.fields.items():
            name = paper_words.name(paper)
            self._names[paper].setText(name)
            field.setAccessibleName(t("Papers", "Next number: {paper}").format(paper=name))
        self._about.setText(
            t(
                "Papers",
                "Counted by themselves, each kind from 1 every year. Set them higher where numbers "
                "were given out elsewhere; one that was given out here is never used again.",
            )
        )
        self.unsure.setText(
            t(
                "Papers",
                "This desk was brought back from a backup. Look into the register of papers what "
                "was issued after that, and set the numbers higher where they were given out.",
            )
        )
        self.go_on.setText(t("Papers", "Go on with these numbers"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _outlook(bench: Workbench, reader: Reader) -> Outlook:
    return papers.outlook(reader, bench.local(bench.now()))


def _go_on(numbers: dict[Paper, int], desk: Desk) -> None:
    desk.papers.go_on(numbers)
