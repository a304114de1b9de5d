"""Connectors that somebody else has written: installed on this machine, and off until ticked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from moderator_app.desk.connecting import Installed
from moderator_app.ui import account_troubles
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column


class PlugIns(QWidget):
    ticked = Signal(object, bool)
    """An Installed, and whether it may run from now on."""

    def __init__(self) -> None:
        super().__init__()
        self._others: Sequence[Installed] = ()
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self._parts: list[QWidget] = []
        self._title = PlainLabel(look="heading")
        self._warning = PlainLabel(look="danger", wrap=True)
        self._place = QVBoxLayout()
        self.setLayout(column(self._title, self._warning, self._place, None, spacing=8))
        self.say()

    def show_installed(self, others: Sequence[Installed]) -> None:
        """Those that are not ours."""
        self._others = others
        held = [one for one, box in self.boxes.items() if box.hasFocus()]
        for part in self._parts:
            self._place.removeWidget(part)
            part.deleteLater()
        self._parts, self.boxes = [], {}
        for one in others:
            self._add(one)
        for name in held:
            if (box := self.boxes.get(name)) is not None:
                box.show()
                box.setFocus()

    def _add(self, one: Installed) -> None:
        words = t("Accounts", "{name} · from {distribution} {version}")
        told = words.format(name=one.name, distribution=one.distribution, version=one.version)
        box = QCheckBox(told)
        with QSignalBlocker(box):
            box.setChecked(one.ticked)
        box.clicked.connect(partial(self._say_ticked, one, box))
        self.boxes[one.name, one.distribution] = box
        self._show(box)
        if one.misfit:
            misfit = PlainLabel(account_troubles.misfit(one.misfit), look="danger", wrap=True)
            box.setAccessibleDescription(misfit.text())
            self._show(misfit)

    def _say_ticked(self, one: Installed, box: QCheckBox) -> None:
        self.ticked.emit(one, box.isChecked())

    def _show(self, part: QWidget) -> None:
        self._parts.append(part)
        self._place.addWidget(part)

    def say(self) -> None:
        self._title.setText(t("Accounts", "Plug-ins of others"))
        self._warning.setText(
            t(
                "Accounts",
                "What is ticked here runs with all the rights of this desk: it can read every case "
                "and every password. Tick only what the bureau has examined. Ticking is on record.",
            )
        )
        self.show_installed(self._others)
