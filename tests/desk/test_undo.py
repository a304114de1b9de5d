"""Days at a desk, in every order: undo gives back what was, folding again changes nothing."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from moderator_app.core import ledger, search
from moderator_app.core.case import Audience, Heard, Outcome, Purpose
from moderator_app.core.changes import Changes
from moderator_app.core.ledger import Given
from moderator_app.core.people import Person
from moderator_app.core.pledging import Pledge
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.files import Carried
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store.log import pages
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, fingerprint, refold
from tests.desks import ANNA, BAI, KEY, POWER, ROADS, WASTE, incoming, open_desk
from tests.store import ages
from tests.store.test_search import Texts

ORGANISATIONS = st.sampled_from([ROADS, WASTE, POWER])
WORDS = ("您好，路灯已转办", "请问在哪一盏？", "已修复，谢谢", "又坏了一盏灯")
SPEECH = st.sampled_from(WORDS)
PROMISING = st.just(()) | st.just((Given("后天前", datetime(2099, 1, 1, tzinfo=UTC)),))
HEARD = st.sampled_from(Heard)
FILES = st.builds(Carried, st.just("井盖.txt"), st.sampled_from([b"one", b"another"]))
_LAST_SEEN = "SELECT case_id, head FROM cases"
_HANDLINGS = "SELECT * FROM handling ORDER BY case_id, ordinal"
_PROMISES = "SELECT * FROM promise ORDER BY id"


class DayAtTheDesk(RuleBasedStateMachine):
    """Two people, three cases, and everything one can do with them, on a real file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = open_desk(self.folder)
        self.reader = Reader(self.folder / FILE, KEY)
        self.cases: list[UUID] = []
        self.gone: set[UUID] = set()
        self.stale: dict[UUID, UUID] = {}
        self.last: tuple[UUID, Person, tuple[UUID, ...], list[object]] | None = None

    def teardown(self) -> None:
        self.reader.close()
        self.desk.close()
        shutil.rmtree(self.folder)

    @initialize()
    def open_for_business(self) -> None:
        taken = self.desk.intake.receive([Answered(incoming(str(n), WORDS[3])) for n in range(2)])
        self.cases = sorted(taken.changes.cases)
        self.stale = {case: self.head(case) for case in self.cases}

    def head(self, case: UUID) -> UUID:
        return self.desk.session.case(case).head

    def rows(self) -> list[object]:
        """Everything the lists are made of, but for the newest decision."""
        connection = self.desk.session.store.connection
        cases = [
            {name: value for name, value in row.items() if name != "head"}
            for row in ages.rows(connection, "cases")
        ]
        return [
            cases,
            connection.execute(_HANDLINGS).fetchall(),
            connection.execute(_PROMISES).fetchall(),
        ]

    def do(self, case: UUID, deed: Callable[[], Changes]) -> None:
        """A deed that is declined has changed nothing; one that is done can be taken back."""
        before = self.rows()
        try:
            changes = deed()
        except Refusal:
            assert self.rows() == before
            return
        assert not changes.overtaken
        if changes.events:
            self.remember(case, changes, before)

    def remember(self, case: UUID, changes: Changes, before: list[object]) -> None:
        assert self.desk.person is not None
        self.last = (case, self.desk.person, changes.events, before)

    @rule(data=st.data(), person=st.sampled_from([ANNA, BAI]))
    def decide(self, data: st.DataObject, person: Person) -> None:
        self.desk.session.person = person
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        work, seen = self.desk.cases, self.head(case)
        until = self.desk.session.now() + timedelta(hours=data.draw(st.integers(-1, 9)))
        outcome = data.draw(st.sampled_from(Outcome))
        told, basis = data.draw(st.booleans()), data.draw(st.sampled_from(["", "条例"]))
        deeds: dict[str, Callable[[], Changes]] = {
            "claim": lambda: work.claim(case, seen),
            "release": lambda: work.release(case, seen),
            "snooze": lambda: work.snooze(case, seen, until, "等"),
            "wake": lambda: work.wake(case, seen),
            "close": lambda: work.close(case, seen, outcome, basis, told=told),
            "reopen": lambda: work.reopen(case, seen, "再看"),
            "call back": lambda: self.desk.call_backs.made(case, data.draw(HEARD), "仍不亮"),
            "back": lambda: self.desk.call_backs.made_and_reopened(
                case, seen, "仍不亮", data.draw(st.none() | st.just(Handover(ROADS, text="重办")))
            ),
            "pin": lambda: work.pin(case),
            "note": lambda: work.note(case, data.draw(SPEECH)),
            "file": lambda: self.desk.files.add(case, data.draw(FILES)),
            "sent": lambda: work.sent(case),
            "unsent": lambda: work.unsent(case, "超时"),
        }
        self.do(case, deeds[data.draw(st.sampled_from(sorted(deeds)))])

    @rule(
        data=st.data(),
        lead=st.none() | ORGANISATIONS,
        co=st.lists(ORGANISATIONS, max_size=2),
        text=st.none() | SPEECH,
        purpose=st.sampled_from(Purpose),
    )
    def commit(
        self,
        data: st.DataObject,
        lead: UUID | None,
        co: list[UUID],
        text: str | None,
        purpose: Purpose,
    ) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case not in self.gone:
            to = None if lead is None else Handover(lead, tuple(co), "请办理")
            reply = None if text is None else Words(text, purpose, Audience.PUBLIC)
            if reply is not None:
                given, keeps = data.draw(PROMISING), tuple(self.owed(case)[:1])
                reply = replace(reply, pledge=Pledge(given, keeps))
            seen = self.head(case)
            self.do(case, lambda: self.desk.cases.commit(case, seen, to=to, reply=reply))

    @rule(data=st.data(), organisation=ORGANISATIONS, text=SPEECH)
    def organisation_moves(self, data: st.DataObject, organisation: UUID, text: str) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        work = self.desk.cases
        deeds: dict[str, Callable[[], Changes]] = {
            "told": lambda: work.told(case, organisation, "微信", "李工"),
            "signed": lambda: work.signed(case, organisation),
            "answered": lambda: work.answered(case, organisation, text),
            "returned": lambda: work.returned(case, organisation, text),
            "hasten": lambda: work.hasten(case, organisation, "电话"),
        }
        self.do(case, deeds[data.draw(st.sampled_from(sorted(deeds)))])

    def owed(self, case: UUID) -> list[UUID]:
        return [one.id for one in ledger.owed(self.desk.session.case(case))]

    @rule(data=st.data(), hours=st.integers(-1, 30), replaces=st.booleans())
    def promise(self, data: st.DataObject, hours: int, replaces: bool) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        work, owed = self.desk.promises, self.owed(case)
        at = self.desk.session.now() + timedelta(hours=hours)
        given = Given("明天中午前", at, tuple(owed) if replaces else ())
        deeds: dict[str, Callable[[], Changes]] = {"make": lambda: work.make(case, given)}
        if owed:
            deeds["keep"] = lambda: work.keep(case, owed[0])
            deeds["correct"] = lambda: work.correct(case, owed[0], at)
        self.do(case, deeds[data.draw(st.sampled_from(sorted(deeds)))])

    @rule(data=st.data(), text=SPEECH)
    def citizen_writes_again(self, data: st.DataObject, text: str) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case not in self.gone:
            post = str(self.desk.session.now())
            self.desk.intake.add(case, incoming(post, text, at=self.desk.session.now()))
            self.last = None

    @precondition(lambda self: len(self.cases) < 4)
    @rule(text=SPEECH)
    def case_by_hand(self, text: str) -> None:
        before = self.rows()
        at = self.desk.session.now()
        case, changes = self.desk.intake.by_hand(incoming("", text, at=at))
        self.cases.append(case)
        self.stale[case] = self.head(case)
        self.remember(case, changes, before)

    @precondition(lambda self: self.last is not None)
    @rule(by_key=st.booleans())
    def undo(self, by_key: bool) -> None:
        assert self.last is not None
        case, self.desk.session.person, events, before = self.last
        self.last = None
        if by_key:
            self.desk.cases.undo_last(case)
        else:
            self.desk.cases.undo(case, events)
        assert self.rows() == before
        known = self.desk.session.store.connection.execute(_LAST_SEEN).fetchall()
        if case.bytes not in {row[0] for row in known}:
            self.gone.add(case)
        with pytest.raises(Refusal, match=Reason.NOTHING_TO_UNDO):
            self.desk.cases.undo(case, events)

    @rule(data=st.data())
    def decide_on_an_old_view(self, data: st.DataObject) -> None:
        """What another has overtaken is kept and changes nothing; nor does it lose the draft."""
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone or self.stale[case] == self.head(case):
            return
        before, work = self.rows(), self.desk.cases
        work.save_draft(case, "weibo", SavedDraft(text="半句话"))
        given = (Given("后天前", datetime(2099, 1, 1, tzinfo=UTC)),)
        reply = Words("我也来答", pledge=Pledge(given))
        try:
            changes = work.commit(case, self.stale[case], to=Handover(POWER), reply=reply)
        except Refusal:
            return
        assert changes.overtaken
        assert self.rows() == before
        draft = self.reader.draft(case, "weibo", self.desk.session.actor)
        assert draft is not None
        assert draft.text == "半句话"

    @invariant()
    def a_slot_is_held_once(self) -> None:
        connection = self.desk.session.store.connection
        held = connection.execute("SELECT slot FROM event WHERE applied AND slot IS NOT NULL")
        slots = [slot for (slot,) in held]
        assert len(slots) == len(set(slots))

    @invariant()
    def what_is_kept_is_what_some_case_has(self) -> None:
        rows = self.desk.session.store.connection.execute("SELECT digest FROM attachment")
        here = [case for case in self.cases if case not in self.gone]
        wanted = {file.digest for case in here for file in self.desk.session.case(case).files}
        assert {digest.hex() for (digest,) in rows} == wanted

    @rule(typed=st.sampled_from(["路灯", "灯", "已修复", "半句", "转办", "weibo", "？"]))
    def search_finds_what_reading_finds(self, typed: str) -> None:
        query = search.literal(typed)
        found = self.reader.find(query, now=self.desk.session.now(), zone=ZONE, limit=None)
        wanted = Texts(self.desk).scan(query) - self.gone
        assert {hit.case_id for hit in found.hits} == wanted

    @rule()
    def fold_again(self) -> None:
        store = self.desk.session.store
        before = fingerprint(store.connection)
        assert refold(store) == sum(len(page) for page in pages(store.connection))
        assert fingerprint(store.connection) == before


TestDayAtTheDesk = DayAtTheDesk.TestCase
TestDayAtTheDesk.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    # A day is short enough to be read as it is; to make it shorter takes minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
