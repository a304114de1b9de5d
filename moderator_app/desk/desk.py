"""The desk: everything one can do at it, by kind of work."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Final
from uuid import UUID

from moderator_app.core import erasing, plug_ins, retention, reviewing, sign_off, watching
from moderator_app.core.access import Access
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.erasing import Ground
from moderator_app.core.people import Person
from moderator_app.core.roles import Act
from moderator_app.desk import fetching
from moderator_app.desk.acceptance import Acceptance
from moderator_app.desk.accounts import Accounts
from moderator_app.desk.call_backs import CallBacks
from moderator_app.desk.casework import Casework
from moderator_app.desk.clocks import Clocks
from moderator_app.desk.consultations import Consultations
from moderator_app.desk.directory import Directory
from moderator_app.desk.emergencies import Emergencies
from moderator_app.desk.fetching import Fetching
from moderator_app.desk.files import Files
from moderator_app.desk.inbound import Inbound
from moderator_app.desk.intake import Intake
from moderator_app.desk.last_day import LastDay
from moderator_app.desk.letters import Letters
from moderator_app.desk.outbox import Outbox
from moderator_app.desk.papers import Papers
from moderator_app.desk.promises import Promises
from moderator_app.desk.reviews import Reviews
from moderator_app.desk.rosters import Rosters
from moderator_app.desk.session import Clock, Session
from moderator_app.desk.shifts import Shifts
from moderator_app.desk.signing import Signing
from moderator_app.store import erasure, local
from moderator_app.store.store import Store, refold
from moderator_app.system.access_log import AccessLog

_KEPT_FOR: Final[Mapping[str, Act]] = {
    retention.SETTING: Act.RETENTION,
    watching.SETTING: Act.WATCHED,
    sign_off.SETTING: Act.SIGN_OFF,
    reviewing.SETTING: Act.REVIEW,
    reviewing.ANYBODY: Act.REVIEW,
    plug_ins.SETTING: Act.ACCOUNTS,
    "backup.second_place": Act.BACKUPS,
    "access.months": Act.ACCESS_RECORD,
    fetching.OWN_SETTING: Act.ACCOUNTS,
}
"""Settings that not everybody chooses."""


class Desk:
    """One desk, open. It lives on the thread that owns the case file; every method returns what
    it changed, or raises Refusal, or Outage, and then nothing was changed."""

    def __init__(self, store: Store, now: Clock, zone: tzinfo, access: AccessLog) -> None:
        self.session = Session(store, now, zone, access)
        self.accounts = Accounts(self.session)
        self.outbox = Outbox(self.session)
        self.letters = Letters(self.session, self.outbox)
        self.cases = Casework(self.session, self.outbox, self.letters)
        self.files = Files(self.session)
        self.intake = Intake(self.session, self.files)
        self.fetching = Fetching(self.session)
        self.inbound = Inbound(self.session, self.outbox, self.letters, self.fetching)
        self.directory = Directory(self.session)
        self.clocks = Clocks(self.session)
        self.signing = Signing(self.session)
        self.rosters = Rosters(self.session)
        self.last_day = LastDay(self.session, self.signing)
        self.shifts = Shifts(self.session, self.signing)
        self.acceptance = Acceptance(self.session, self.signing)
        self.papers = Papers(self.session)
        self.emergencies = Emergencies(self.session, self.intake)
        self.reviews = Reviews(self.session, self.cases)
        self.consultations = Consultations(self.session)
        self.promises = Promises(self.session)
        self.call_backs = CallBacks(self.session)

    @property
    def person(self) -> Person | None:
        return self.session.person

    def need(self, act: Act) -> None:
        """As `Session.need`."""
        self.session.need(act)

    def save_settings(self, values: dict[str, object]) -> None:
        """Keep what is no history. Raises Refusal where it is not for everybody to choose."""
        for key in values:
            if key in _KEPT_FOR:
                self.need(_KEPT_FOR[key])
        local.save_settings(self.session.store.connection, values)

    def accessed(self, what: Access, case: UUID | None = None, detail: str = "") -> None:
        """As `Session.accessed`."""
        self.session.accessed(what, case, detail)

    def erase(self, cases: Sequence[UUID], ground: Ground, why: str) -> Changes:
        """Take out of the file what the citizens of these cases, and anybody about them, said.

        `strike` and `clean` in one: takes seconds on a long file, and cannot be undone. A new
        backup has to follow: only then do the old ones, which have the words, go.
        """
        changes = self.strike(cases, ground, why)
        self.clean()
        return changes

    def strike(self, cases: Sequence[UUID], ground: Ground, why: str) -> Changes:
        """Take the words out of every table; the pages that held them are given up, and `clean`
        has to follow. Raises Refusal."""
        self.need(Act.RETENTION if ground is Ground.RETENTION else Act.ERASE)
        drafts = erasing.erase(cases, ground, why)
        session = self.session
        for draft in drafts:
            session.case(draft.case_id)
        session.accessed(Access.ERASED, detail=str(len(drafts)))
        events = erasure.erase(session.store, drafts, actor=session.actor, at=session.now())
        return Changes(
            Touched.CASES | Touched.SHIFTS | Touched.QUARANTINE | Touched.ERASED,
            frozenset(cases),
            newest=events[-1].position,
        )

    def clean(self) -> None:
        """Rewrite the file without the pages that were given up. Raises Outage BUSY while
        somebody reads; then it is made up for at the next opening."""
        store = self.session.store
        erasure.clean(store.connection, store.path.parent)

    def refold(self) -> int:
        """Make every table anew from the events; returns how many there are."""
        return refold(self.session.store)

    def close(self) -> None:
        self.session.store.close()
