"""Who issues papers here, and in what form: the office, its numbers, and templates to edit in Word."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core import papers as core
from moderator_app.core.papers import Office, Paper
from moderator_app.desk import paper_templates, papers
from moderator_app.desk.desk import Desk
from moderator_app.ui import paper_words
from moderator_app.ui.dialogs.settings_numbers import NumbersSetting
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench

_PAUSE_MS: Final = 400
_LONGEST: Final = 60


class PapersPage(QWidget):
    """What is typed holds a moment later, or at once when the page goes."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.name, self.code = QLineEdit(), QLineEdit()
        self.contact, self.telephone = QLineEdit(), QLineEdit()
        self._fields = (self.name, self.code, self.contact, self.telephone)
        for field in self._fields:
            field.setMaxLength(_LONGEST)
        self.supervises = QCheckBox()
        self.numbers = NumbersSetting(bench)
        self.example = PlainLabel(look="muted", wrap=True)
        self._labels = [PlainLabel(look="section") for _ in range(5)]
        self._about = PlainLabel(look="muted", wrap=True)
        self.state = PlainLabel(look="strong", wrap=True)
        self.known = PlainLabel(look="muted", wrap=True, selectable=True)
        self.edit = Button(kind="primary", icon="folder")
        self.put_back = Button(icon="undo")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._say()
        # Until it has been read there is nothing to change: it would be kept in its place.
        self.setEnabled(False)
        bench.look("office", papers.office, self._take)
        self._look_at_templates()

    def _lay_out(self) -> None:
        pairs = [
            column(label, field, spacing=4)
            for label, field in zip(self._labels, self._fields, strict=False)
        ]
        inside = QWidget()
        inside.setLayout(
            column(
                row(pairs[0], pairs[1], spacing=12),
                self.example,
                row(pairs[2], pairs[3], spacing=12),
                self.supervises,
                self.numbers,
                self._labels[4],
                self._about,
                self.state,
                row(self.edit, self.put_back, None),
                self.known,
                None,
                spacing=8,
                margin=8,
            )
        )
        self.setLayout(column(VScroll(inside), spacing=0))

    def _connect(self) -> None:
        for field in self._fields:
            field.textEdited.connect(self._change)
        self.supervises.clicked.connect(self._change)
        self._pause.timeout.connect(self._keep)
        self.edit.clicked.connect(self._lay_out_templates)
        self.put_back.clicked.connect(self._put_back)

    # The office.

    @property
    def office(self) -> Office:
        name, code, contact, telephone = (field.text().strip() for field in self._fields)
        return Office(name, code, contact, telephone, self.supervises.isChecked())

    def _take(self, office: Office) -> None:
        for field, words in zip(
            self._fields, (office.name, office.code, office.contact, office.telephone), strict=True
        ):
            field.setText(words)
        self.supervises.setChecked(office.supervises)
        self.setEnabled(True)
        self._show_example()

    def _change(self, _value: object = None) -> None:
        self._show_example()
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        self._bench.keep(partial(_save, self.office))

    def _show_example(self) -> None:
        year = self._bench.local(self._bench.now()).year
        number = core.number(self.office, Paper.TRANSFER, year, 12)
        self.example.setText(t("Papers", "So numbers look: {number}").format(number=number))

    # The templates.

    def _look_at_templates(self) -> None:
        work = partial(paper_templates.changed, self._bench.place.folder)
        self._bench.tasks.fetch(work, self._show_state, error=self._bench.complain)

    def _show_state(self, changed: Sequence[Paper]) -> None:
        names = t("Papers", ", ").join(map(paper_words.name, changed))
        self.state.setText(
            t("Papers", "Your own: {names}").format(names=names)
            if changed
            else t("Papers", "All papers are in our form.")
        )
        self.put_back.setEnabled(bool(changed))

    def _lay_out_templates(self) -> None:
        work = partial(paper_templates.lay_out, self._bench.place.folder)
        self._bench.tasks.fetch(work, self._open_folder, error=self._bench.complain)

    def _open_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _put_back(self) -> None:
        work = partial(paper_templates.put_back, self._bench.place.folder)
        self._bench.tasks.fetch(work, self._say_put_back, error=self._bench.complain)

    def _say_put_back(self, _moved: Sequence[str]) -> None:
        self._look_at_templates()

    # How it looks.

    def _say(self) -> None:
        names = (
            t("Papers", "Issuing office, in full"),
            t("Papers", "The office's sign in numbers"),
            t("Papers", "Whom to ask"),
            t("Papers", "Telephone of the desk"),
        )
        for label, field, name in zip(self._labels, self._fields, names, strict=False):
            label.setText(name)
            field.setAccessibleName(name)
        self._labels[4].setText(t("Papers", "Templates"))
        self.supervises.setText(t("Papers", "This office may issue supervision forms"))
        self._about.setText(
            t(
                "Papers",
                "The templates are Word files. Change what you like and save them where they are: "
                "the next paper is made of them. Names in braces are filled in. Pictures and "
                "automatic numbers appear in Word alone, not in PDF and print.",
            )
        )
        self.edit.setText(t("Papers", "Open the folder of templates"))
        self.put_back.setText(t("Papers", "Back to our form"))
        self.put_back.setToolTip(
            t("Papers", "Your own files stay in the folder, under another name.")
        )
        braces = " ".join(f"{{{name}}}" for name in core.PLACEHOLDERS)
        self.known.setText(t("Papers", "The names there are: {names}").format(names=braces))
        self._show_example()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._pause.isActive():
            self._keep()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._look_at_templates()
        super().changeEvent(event)


def _save(office: Office, desk: Desk) -> None:
    desk.papers.save_office(office)
