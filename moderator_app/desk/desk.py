"""The desk: everything one can do at it, by kind of work."""

from datetime import tzinfo

from moderator_app.core.people import Person
from moderator_app.desk.casework import Casework
from moderator_app.desk.directory import Directory
from moderator_app.desk.intake import Intake
from moderator_app.desk.session import Clock, Session
from moderator_app.desk.shifts import Shifts
from moderator_app.store import local
from moderator_app.store.store import Store, refold


class Desk:
    """One desk, open. It lives on the thread that owns the case file; every method returns what
    it changed, or raises Refusal, or Outage, and then nothing was changed."""

    def __init__(self, store: Store, now: Clock, zone: tzinfo) -> None:
        self.session = Session(store, now, zone)
        self.cases = Casework(self.session)
        self.intake = Intake(self.session)
        self.directory = Directory(self.session)
        self.shifts = Shifts(self.session)

    @property
    def person(self) -> Person | None:
        return self.session.person

    def save_settings(self, values: dict[str, object]) -> None:
        local.save_settings(self.session.store.connection, values)

    def refold(self) -> int:
        """Make every table anew from the events; returns how many there are."""
        return refold(self.session.store)

    def close(self) -> None:
        self.session.store.close()
