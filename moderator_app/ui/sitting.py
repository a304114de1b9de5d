"""What watches over an open window: who sits there, the lock, and the backups."""

from PySide6.QtCore import QObject

from moderator_app.ui.arrivals import Arrivals
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.lock import Lock
from moderator_app.ui.navigation import Page
from moderator_app.ui.seat import Seat
from moderator_app.ui.simulation import Simulation
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.unaccepted import Unaccepted
from moderator_app.ui.window import MainWindow
from moderator_app.ui.workbench import Workbench


class Sitting(QObject):
    def __init__(self, window: MainWindow, bench: Workbench, seat: Seat, minutes: int) -> None:
        """`minutes` until the desk locks itself."""
        super().__init__(window)
        self._window = window
        self._bench = bench
        self._seat = seat
        self._keeping: Keeping | None = None
        self._traffic: Traffic | None = None
        self._simulation: Simulation | None = None
        self.lock = Lock(window, bench, minutes)
        self.lock.locking.connect(window.flush)
        self.lock.person_wanted.connect(self._ask_who)
        window.settings.idle_minutes_chosen.connect(self.lock.set_minutes)
        window.lock_wanted.connect(self.lock.lock)
        window.person_wanted.connect(self._ask_who)
        window.handed_over.connect(self._leave)
        self._arrivals = Arrivals(bench, window.commands, window)
        self._arrivals.look()
        seat.asking.connect(self.lock.admit)
        seat.taken.connect(self.lock.let_go)
        seat.failed.connect(bench.complain)
        self.unaccepted = Unaccepted(bench, self)
        self.unaccepted.show_requested.connect(self._show_unaccepted)

    def keep(self, keeping: Keeping, traffic: Traffic) -> None:
        """Make backups from now on, and let the accounts fetch and send."""
        self._keeping, self._traffic = keeping, traffic
        keeping.start()
        traffic.start()

    def simulate(self, simulation: Simulation) -> None:
        """Let the invented city write from now on."""
        self._simulation = simulation
        simulation.start()

    def stop(self) -> None:
        """Nothing is heard or begun any more; a backup that runs is told to stop."""
        if self._keeping is not None:
            self._keeping.stop()
        if self._traffic is not None:
            self._traffic.stop()
        if self._simulation is not None:
            self._simulation.stop()
        self.lock.stop()

    def _ask_who(self) -> None:
        self._window.flush()
        self._seat.ask(self._window)

    def _show_unaccepted(self) -> None:
        self._window.navigation.choose(Page.HANDOVER)
        self._window.handover.show_unaccepted()

    def _leave(self, _sheet: object) -> None:
        """The shift was handed over: until it is taken over nobody is at the desk."""
        if self._keeping is not None:
            self._keeping.back_up()
        # Not where they signed: the next person's first keys are for a case.
        self._window.go_home()
        self.lock.lock()
        self._bench.sit_down(None)
        self._ask_who()
