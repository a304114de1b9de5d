"""A case to hand on as a whole: with or without what passed internally, covered or not."""

from datetime import tzinfo
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core.transcript import Transcript
from moderator_app.desk import transcripts
from moderator_app.desk.desk import Desk
from moderator_app.desk.transcripts import Wish
from moderator_app.ui.dialogs.paper import Deliver, PaperDialog, Product, Way
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel
from moderator_app.ui.workbench import Workbench

_LONGEST_REASON: Final = 200


class TranscriptDialog(PaperDialog):
    def __init__(self, bench: Workbench, parent: QWidget, case: UUID, number: str) -> None:
        super().__init__(bench, parent)
        self._case = case
        self._number = number
        self.internal, self.as_it_is = QCheckBox(), QCheckBox()
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.hide()
        self._meaning = PlainLabel(look="muted", wrap=True)
        for part in (self.internal, self.as_it_is, self.reason, self._meaning):
            self.side.addWidget(part)
        self.side.addStretch(1)
        self.internal.toggled.connect(self._read)
        self.as_it_is.toggled.connect(self._uncover)
        self.show_words()
        self._read()
        self.internal.setFocus()

    @property
    def wish(self) -> Wish:
        return Wish(
            self._case,
            self.internal.isChecked(),
            masked=not self.as_it_is.isChecked(),
            reason=self.reason.text(),
        )

    def _uncover(self, wanted: bool) -> None:
        self.reason.setVisible(wanted)
        self._say_meaning()
        if wanted:
            self.reason.setFocus()
        self._read()

    def _read(self, _checked: object = None) -> None:
        work = partial(transcripts.read, self.wish)
        self._bench.look("transcript", work, self._show_told, error=self.fail)

    def _show_told(self, told: Transcript) -> None:
        self.show_paper(partial(_product, told, self._bench.zone))

    @override
    def paper_title(self) -> str:
        return t("Transcript", "Transcript of case {number}").format(number=self._number)

    @override
    def may_leave(self) -> bool:
        if self.as_it_is.isChecked() and not self.reason.text().strip():
            self.complain(t("Transcript", "Say what it is needed for: the reason is kept."))
            self.reason.setFocus()
            return False
        return super().may_leave()

    @override
    def allow(self, way: Way, deliver: Deliver) -> None:
        work = partial(_allow, self.wish, way)
        self._bench.ask(work, partial(_now, deliver), error=self.fail)

    def _say_meaning(self) -> None:
        self._meaning.setText(
            t("Export", "It is put on record who took it out, when, and for what.")
            if self.as_it_is.isChecked()
            else t(
                "Export",
                "Names, telephones, numbers of papers and plates are covered with stars. What else "
                "a message tells about somebody is not found by a program.",
            )
        )

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Transcript", "Hand the case on as a transcript"))
        self.internal.setText(
            t("Transcript", "With notes, opinions and what passed with the units")
        )
        self.as_it_is.setText(t("Export", "With names and numbers as they are"))
        self.reason.setPlaceholderText(t("Export", "What is it needed for?"))
        self.reason.setAccessibleName(t("Export", "What is it needed for?"))
        self._say_meaning()


def _now(deliver: Deliver, _: None) -> None:
    deliver()


def _allow(wish: Wish, way: Way, desk: Desk) -> None:
    transcripts.allow(wish, way.access, desk)


def _product(told: Transcript, zone: tzinfo) -> Product:
    return Product(transcripts.docx(told, t, zone), transcripts.text(told, t, zone))
