"""The numbers that must never have to be looked for."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core.emergencies import ACCIDENT, AMBULANCE, COMFORT, FIRE, POLICE
from moderator_app.ui import theme
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import mark, t
from moderator_app.ui.widgets import Button
from moderator_app.ui.workbench import Workbench

# National numbers: they are true on every desk, whatever its directory says.
NUMBERS: Final = (
    (POLICE, mark("Emergency", "Police")),
    (FIRE, mark("Emergency", "Fire")),
    (AMBULANCE, mark("Emergency", "Ambulance")),
    (ACCIDENT, mark("Emergency", "Traffic accident")),
)
ALL_NAMES: Final = {**dict(NUMBERS), COMFORT: mark("Emergency", "Psychological aid line")}


class EmergencyNumbers(QWidget):
    """Pressing one copies it, to be put into a reply."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._buttons = {number: Button(kind="danger") for number, _ in NUMBERS}
        for number, button in self._buttons.items():
            button.clicked.connect(partial(self._copy, number))
        flow = FlowLayout(self, spacing=theme.current().px(6))
        for button in self._buttons.values():
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._retitle()

    def _copy(self, number: str) -> None:
        QApplication.clipboard().setText(number)
        self._bench.notices.say(
            Kind.INFO, t("Emergency", "{number} copied").format(number=number), topic="copied"
        )

    def _retitle(self) -> None:
        self.setAccessibleName(t("Emergency", "Emergency numbers"))
        for number, name in NUMBERS:
            words = f"{number} {name.shown()}"
            self._buttons[number].setText(words)
            self._buttons[number].setAccessibleName(words)
            self._buttons[number].setToolTip(t("Emergency", "Press to copy the number"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)
