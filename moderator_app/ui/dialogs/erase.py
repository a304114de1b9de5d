"""Erasing what is kept of a citizen: whose, on what ground, and that it cannot be undone."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.case import Case
from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.erasing import Ground
from moderator_app.core.rows import CaseRow
from moderator_app.desk import erasing
from moderator_app.desk.desk import Desk
from moderator_app.desk.retention import BATCH
from moderator_app.ui import case_words, theme
from moderator_app.ui.dialogs.erasing_dialog import ErasingDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 600
_LISTED: Final = 104
_GROUNDS: Final = (Ground.REQUEST, Ground.WITHDRAWN, Ground.UNLAWFUL)
"""That its time is up is found by the rules, not said of one case."""


class EraseDialog(ErasingDialog):
    def __init__(self, bench: Workbench, parent: QWidget | None, case: Case) -> None:
        super().__init__(bench, parent, width=_WIDTH)
        self._case = case
        self._theirs: tuple[CaseRow, ...] = ()
        self._make()
        self.show_words()
        self.only.setFocus()
        question = partial(erasing.cases_of, case.id)
        bench.look("cases to erase", question, self._found)

    def _make(self) -> None:
        self.only, self.every = QRadioButton(), QRadioButton()
        self.only.setChecked(True)
        self.every.setEnabled(False)
        self.list = QListWidget()
        self.list.setMinimumHeight(theme.current().px(_LISTED))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("framed", "true")
        self.list.hide()
        self.ground = QComboBox()
        for ground in _GROUNDS:
            self.ground.addItem("", ground.value)
        self.reason = QLineEdit()
        self._ground, self._reason = PlainLabel(look="section"), PlainLabel(look="section")
        self._meaning = PlainLabel(wrap=True)
        self.sure = QCheckBox()
        both = row(
            column(self._ground, self.ground, spacing=4),
            column(self._reason, self.reason, spacing=4),
        )
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        question = column(
            self.only, self.every, self.list, both, self._meaning, self.sure, None, spacing=8
        )
        question.setStretch(2, 1)
        self.lay_out(question)
        self.every.toggled.connect(self._show_list)
        self.every.toggled.connect(self.name_buttons)

    def _show_list(self, wanted: bool) -> None:
        self.list.setVisible(wanted)
        # Not `adjustSize`, which stops at two thirds of the screen and lets parts overlap.
        if (layout := self.layout()) is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _found(self, rows: tuple[CaseRow, ...]) -> None:
        self._theirs = rows
        self.every.setEnabled(len(rows) > 1)
        self.list.clear()
        self.list.addItems([line(one, self.bench) for one in rows])
        self.show_words()

    @property
    def _chosen(self) -> Sequence[UUID]:
        if self.every.isChecked():
            return [one.case_id for one in self._theirs]
        return [self._case.id]

    @override
    def deed(self) -> str:
        return t("Erasing", "Erase %n case(s)", len(self._chosen))

    @override
    def missing(self) -> bool:
        if not self.reason.text().strip():
            self.complain(t("Erasing", "Say why: it is kept in the history of the case."))
            self.reason.setFocus()
            return True
        if not self.sure.isChecked():
            self.complain(t("Erasing", "Tick that you know it cannot be undone."))
            self.sure.setFocus()
            return True
        return False

    @override
    def start(self) -> None:
        left = list(self._chosen)
        ground = Ground(self.ground.currentData())
        self.begin(partial(_strike, left, ground, self.reason.text().strip()), len(left))

    @override
    def forget(self) -> None:
        self.list.clear()
        self._theirs = ()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Erasing", "Erase the citizen's data"))
        self.only.setText(
            t("Erasing", "This case alone: {number}").format(number=self._case.number)
        )
        count = len(self._theirs)
        self.every.setText(
            t("Erasing", "Every case of this citizen, by account and telephone: %n case(s)", count)
            if count > 1
            else t("Erasing", "No other case has this account or telephone")
        )
        self.list.setAccessibleName(t("Erasing", "The cases of this citizen"))
        self._ground.setText(t("Erasing", "Ground"))
        self.ground.setAccessibleName(self._ground.text())
        for at, ground in enumerate(_GROUNDS):
            self.ground.setItemText(at, case_words.ground(ground))
        self._reason.setText(t("Erasing", "Why"))
        self.reason.setAccessibleName(self._reason.text())
        self.reason.setPlaceholderText(
            t("Erasing", "Who asked, how and when; no names and no numbers")
        )
        self._meaning.setText(
            t(
                "Erasing",
                "What the citizen wrote, who they are, and all that was written about it here "
                "goes: from the case file, from the search, from the handover notes and from the "
                "backups, which are made anew. Case numbers, dates, who handled it and this "
                "erasure stay. It cannot be undone.",
            )
        )
        self.sure.setText(t("Erasing", "I know that it cannot be undone"))


def line(one: CaseRow, bench: Workbench) -> str:
    """A case in one line, so that somebody sees which one it is."""
    day = f"{bench.local(one.received_at):%Y-%m-%d}"
    words = " ".join((one.title or one.summary).split())[:48]
    return "  ".join(filter(None, (one.number, day, one.author, words)))


def _strike(left: list[UUID], ground: Ground, why: str, desk: Desk) -> tuple[int, Changes]:
    """The next of the cases; on the database thread."""
    batch, left[:BATCH] = left[:BATCH], []
    if not batch:
        return 0, NO_CHANGES
    return len(batch), desk.strike(batch, ground, why)
