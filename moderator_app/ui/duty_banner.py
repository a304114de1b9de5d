"""What the bar at the top says of the shift: which it is, until when, and whose by the roster."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from typing_extensions import override

from moderator_app.core import roster
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.roles import Act
from moderator_app.core.roster import Week
from moderator_app.core.rows import Shift
from moderator_app.desk.reading import Reader
from moderator_app.ui import rights, roster_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.load import LoadDialog
from moderator_app.ui.dialogs.roster import RosterDialog
from moderator_app.ui.figures import clock
from moderator_app.ui.overlays import open_over
from moderator_app.ui.roster_table import names_of
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button
from moderator_app.ui.workbench import Workbench

_Known = tuple[Shift | None, Sequence[Week]]


class DutyBanner(Button):
    """Pressed, it opens the roster. Where none is laid down for now, it says since when one is on
    duty."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__(kind="quiet")
        self._bench = bench
        self._shift: Shift | None = None
        self._weeks: Sequence[Week] = ()
        self.clicked.connect(self.open)
        commands.bind("roster", self.open)
        commands.bind("load", self.open_load, when=self._may_see_load)
        bench.person_changed.connect(self.refresh)
        bench.changed.connect(self._heed)
        bench.known.connect(self.show_words)
        bench.minute.connect(self.show_words)
        self.show_words()

    def open(self) -> None:
        open_over(RosterDialog(self._bench, self.window()))

    def open_load(self) -> None:
        open_over(LoadDialog(self._bench, self.window()))

    def _may_see_load(self) -> bool:
        return rights.may(self._bench, Act.LOAD)

    def refresh(self) -> None:
        self._bench.look("shift", _known, self._took)

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.SHIFTS:
            self.refresh()

    def _took(self, known: _Known) -> None:
        self._shift, self._weeks = known
        self.show_words()

    def show_words(self) -> None:
        words = self._rostered() or self._since() or t("Roster", "Roster")
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(t("Roster", "Who is on duty when"))

    def _rostered(self) -> str:
        bench, person = self._bench, self._bench.person
        now = roster.on_duty(self._weeks, bench.now(), bench.zone)
        here = None if person is None else person.id
        return roster_words.on_duty(now, names_of(bench.knowledge.people), here)

    def _since(self) -> str:
        shift = self._shift
        if shift is None or shift.handed_at is not None or self._bench.person is None:
            return ""
        began = clock(self._bench.local(shift.began_at))
        return t("TopBar", "On duty since {time}").format(time=began)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_words()
        super().changeEvent(event)


def _known(reader: Reader) -> _Known:
    return reader.current_shift(), reader.rosters()
