"""Who sits here for the first time is shown where to begin."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator_app.core.roles import Role
from moderator_app.desk.reading import Reader
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.first_day import FirstDayDialog
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.overlays import open_over
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Arrivals(QObject):
    """Only at a desk that has handed over before: whoever sets one up is nobody's newcomer."""

    def __init__(self, bench: Workbench, commands: Commands, over: QWidget) -> None:
        super().__init__(over)
        self._bench = bench
        self._over = over
        commands.bind("first_day", self.open)
        bench.person_changed.connect(self.look)

    def open(self) -> None:
        open_over(FirstDayDialog(self._bench, self._over))

    def look(self) -> None:
        """Whether this is somebody's first turn."""
        person = self._bench.person
        if person is not None and person.role is Role.MODERATOR:
            self._bench.look("first turn", _turns, self._greet)

    def _greet(self, turns: tuple[str, ...]) -> None:
        person = self._bench.person
        if person is None or turns.count(str(person.id)) != 1 or len(set(turns)) < 2:
            return
        words = t("FirstDay", "Welcome, {name}. There is a short list for a first day.")
        action = Action(t("FirstDay", "Show it"), self.open)
        self._bench.notices.say(Kind.INFO, words.format(name=person.name), action, topic="welcome")


def _turns(reader: Reader) -> tuple[str, ...]:
    """Who has sat here, turn by turn; nobody yet where no shift was ever handed over."""
    return tuple(one.person for one in reader.shifts()) if reader.handovers() else ()
