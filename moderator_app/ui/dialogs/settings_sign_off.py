"""What citizens read under a reply: one public name, and who of the desk it was."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core import sign_off
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.roles import Act
from moderator_app.core.sign_off import LONGEST, Shown, SignOff
from moderator_app.desk.desk import Desk
from moderator_app.ui import rights
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class SignOffBox(QWidget):
    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.shown, self.desk = QComboBox(), QLineEdit()
        for one in Shown:
            self.shown.addItem("", one)
        self.desk.setMaxLength(LONGEST)
        self._title = PlainLabel(look="strong")
        self._shown, self._desk = PlainLabel(look="section"), PlainLabel(look="section")
        self._sample = PlainLabel(look="muted", wrap=True)
        fields = row(
            column(self._shown, self.shown, spacing=4),
            column(self._desk, self.desk, spacing=4),
            spacing=16,
        )
        self.setLayout(column(self._title, fields, self._sample, spacing=8, margin=8))
        self._say()
        self._show()
        self.shown.activated.connect(self._keep)
        self.desk.editingFinished.connect(self._keep)
        bench.known.connect(self._show)

    @property
    def chosen(self) -> SignOff:
        return SignOff(Shown(self.shown.currentData()), self.desk.text().strip())

    def _show(self) -> None:
        kept = self._bench.knowledge.sign_off
        self.shown.setCurrentIndex(self.shown.findData(kept.shown))
        if not self.desk.hasFocus():
            self.desk.setText(kept.desk)
        why = rights.why_not(self._bench, Act.SIGN_OFF)
        for field in (self.shown, self.desk):
            field.setEnabled(not why)
        line = sign_off.line(kept, self._bench.person)
        if why:
            words = why
        elif line:
            words = t("SignOff", "Under your replies stands: {line}").format(line=line)
        elif kept.shown is Shown.NUMBER:
            words = t("SignOff", "You have no duty number; nothing stands under your replies.")
        else:
            words = t(
                "SignOff", "Citizens hear one voice; who wrote it is known to the desk alone."
            )
        self._sample.setText(words)

    def _keep(self, _at: object = None) -> None:
        if self.chosen != self._bench.knowledge.sign_off:
            self._bench.write(partial(_save, self.chosen))

    def _say(self) -> None:
        self._title.setText(t("SignOff", "Under a reply"))
        self._shown.setText(t("SignOff", "Who answered"))
        self._desk.setText(t("SignOff", "Public name of the desk (may stay empty)"))
        self.shown.setAccessibleName(self._shown.text())
        self.desk.setAccessibleName(self._desk.text())
        names = (
            t("SignOff", "Nothing"),
            t("SignOff", "The duty number"),
            t("SignOff", "The name"),
        )
        for at, name in enumerate(names):
            self.shown.setItemText(at, name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._show()
        super().changeEvent(event)


def _save(wanted: SignOff, desk: Desk) -> Changes:
    desk.save_settings({sign_off.SETTING: sign_off.to_setting(wanted)})
    return Changes(Touched.PEOPLE)
