"""What several people of a desk have agreed on: whom to turn to when something is too big."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core import duty
from moderator_app.core.duty import Leader
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class TogetherPage(QWidget):
    """What is chosen holds at once."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._leader = PlainLabel(look="strong")
        self._leader_about = PlainLabel(look="muted", wrap=True)
        self._name, self._number = PlainLabel(look="section"), PlainLabel(look="section")
        self.name, self.number = QLineEdit(), QLineEdit()
        leader = row(
            column(self._name, self.name, spacing=4),
            column(self._number, self.number, spacing=4),
            spacing=12,
        )
        self.setLayout(column(self._leader, self._leader_about, leader, None, spacing=8, margin=8))
        for field in (self.name, self.number):
            field.editingFinished.connect(self._keep_leader)
        self._say()
        # Until it has been read there is nothing to change: it would be kept in its place.
        self.setEnabled(False)
        bench.look("together", Reader.settings, self._know)

    def _know(self, settings: dict[str, object]) -> None:
        leader = duty.leader(settings)
        self.name.setText(leader.name)
        self.number.setText(leader.number)
        self.setEnabled(True)

    def _keep_leader(self) -> None:
        leader = Leader(self.name.text(), self.number.text())
        self._bench.keep(partial(_keep, duty.to_setting(leader)))

    def _say(self) -> None:
        self._leader.setText(t("Together", "Duty leader"))
        self._leader_about.setText(
            t("Together", "Stands among the numbers of an emergency (F9), night and day.")
        )
        for label, field, words in (
            (self._name, self.name, t("Together", "Name")),
            (self._number, self.number, t("Together", "Telephone")),
        ):
            label.setText(words)
            field.setAccessibleName(t("Together", "Duty leader: {field}").format(field=words))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _keep(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)
