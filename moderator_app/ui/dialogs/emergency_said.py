"""What to say in an emergency, to the citizen and to the duty leader, and the log of it."""

from PySide6.QtWidgets import QWidget

from moderator_app.core import composing
from moderator_app.core.emergencies import Danger, script_key
from moderator_app.core.rows import Dossier
from moderator_app.ui import emergency_words
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, VScroll, column
from moderator_app.ui.workbench import Workbench


class Said(VScroll):
    """Read only: the words are templates of the desk, and changed there."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._citizen, self._leader = (PlainLabel(look="section") for _ in range(2))
        self.citizen, self.report = (PlainLabel(wrap=True, selectable=True) for _ in range(2))
        self.log = PlainLabel(look="muted", wrap=True, selectable=True)
        inside = QWidget()
        parts = (self._citizen, self.citizen, self._leader, self.report, self.log, None)
        inside.setLayout(column(*parts, spacing=8, margin=8))
        super().__init__(inside)

    def show_words(self) -> None:
        self._citizen.setText(t("Emergency", "What to say to the citizen"))
        self._leader.setText(t("Emergency", "What to report to the duty leader"))

    def show_case(self, dossier: Dossier | None, danger: Danger) -> None:
        self.citizen.setText(self._script(dossier, danger, leader=False))
        self.report.setText(self._script(dossier, danger, leader=True))
        now = None if dossier is None else dossier.case.emergency
        self.log.setText("" if now is None else emergency_words.log(now, self._bench))
        self.log.setVisible(now is not None)

    @property
    def whole_report(self) -> str:
        """The words for the duty leader, with who was called when."""
        return "\n".join(filter(None, (self.report.text(), self.log.text())))

    def turn_page(self, by: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _script(self, dossier: Dossier | None, danger: Danger, *, leader: bool) -> str:
        bench, key = self._bench, script_key(danger, leader=leader)
        template = next((one for one in bench.knowledge.templates if one.key == key), None)
        if template is None:
            return t("Emergency", "The words for this were removed from the templates.")
        at = None if dossier is None else occasion(bench, dossier)
        person = "" if bench.person is None else (bench.person.number or bench.person.name)
        return composing.script(at, template, person)
