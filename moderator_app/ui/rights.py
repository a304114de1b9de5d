"""What the person at the desk may do, as the window shows it; the desk itself decides."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core import roles
from moderator_app.core.roles import Act
from moderator_app.ui import people_words
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench


def may(bench: Workbench, act: Act) -> bool:
    person = bench.person
    return roles.may(None if person is None else person.id, act, bench.knowledge.people)


def why_not(bench: Workbench, act: Act) -> str:
    """Why the person at the desk may not, and who may; "" where they may."""
    return "" if may(bench, act) else people_words.kept_for(act, bench.knowledge.people)


class Guarded(QWidget):
    """A page that is there for everybody to see, and for some to change."""

    def __init__(self, bench: Workbench, act: Act, page: QWidget) -> None:
        super().__init__()
        self._bench = bench
        self._act = act
        # The page enables and disables itself; what is around it is ours.
        self._inside = QWidget()
        self._inside.setLayout(column(page))
        self._why = PlainLabel(look="muted", wrap=True)
        self.setLayout(column(self._why, self._inside, spacing=4))
        self.setFocusProxy(page)
        bench.known.connect(self._judge)
        bench.person_changed.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        why = why_not(self._bench, self._act)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._inside.setEnabled(not why)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._judge()
        super().changeEvent(event)
