"""Everything a desk can do, in any order: undone, erased, brought in, sent out, folded again, backed
up and restored, and after each of them it is the desk it should be.

The long run is `python3 -m tests.bench.bench_any_order`.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from moderator_app.core import erasing, search
from moderator_app.core.cells import clean
from moderator_app.core.channels import Machine, Receipt
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding import standing
from moderator_app.core.ids import case_id
from moderator_app.core.letters import TAG_HERE, Enclosed
from moderator_app.desk import backups, exporting, restoring
from moderator_app.desk.casework import Handover
from moderator_app.desk.exporting import Wish
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, damage, fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch
from tests.desk.letters import ROADS_MAIL, answer
from tests.desk.round_trips import bring_in
from tests.desk.test_together import DayTogether
from tests.desks import KEY, ROADS, a_desk, incoming, open_desk
from tests.keys import give_key_file
from tests.store.test_search import Texts

_LONG = "(a long message)"
"""Stands for more than a cell holds, which no report of a failure should print."""
ODD = ("=1+1", "'=1", "0012", "20261101000000012345", "_x0041_", "\u202e亮灯\u202c", "👨‍👩‍👧路灯", "<b>&",
       '"引号",', "两行\n第二行", "㐂街𠮷", "\x00控制\x0b", _LONG, "合计", "-", "\ufffe")  # fmt: skip
ANYTHING = st.text(min_size=1, max_size=30).filter(lambda text: bool(clean(text)))
WORDS = st.sampled_from(ODD).filter(lambda text: bool(clean(text))) | ANYTHING
_MOST_CASES = 12


class AnyOrder(DayTogether):
    """A day at the desk, and everything that happens to its file besides."""

    def __init__(self) -> None:
        super().__init__()
        self.made = 0
        self.erased: set[UUID] = set()
        self.patch = pytest.MonkeyPatch()
        self.outside = self.folder / "outside"
        self.outside.mkdir()
        give_key_file(self.outside, self.patch)

    def teardown(self) -> None:
        self.patch.undo()
        super().teardown()

    def next_name(self, ending: str) -> Path:
        self.made += 1
        return self.outside / f"{self.made}{ending}"

    @precondition(lambda self: len(self.cases) < _MOST_CASES)
    @rule(text=WORDS, again=st.booleans())
    def message_comes(self, text: str, again: bool) -> None:
        self.made += 1
        message = incoming(f"m{self.made}", whole(text), at=self.desk.session.now())
        for _ in range(1 + again):
            self.desk.intake.receive([Answered(message)])
        case = case_id(message.platform, message.post)
        self.cases.append(case)
        self.stale[case] = self.head(case)
        self.last = None

    @rule(data=st.data(), text=WORDS)
    def somebody_notes(self, data: st.DataObject, text: str) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case not in self.gone:
            self.do(case, lambda: self.desk.cases.note(case, whole(text)))

    @precondition(lambda self: len(self.cases) < _MOST_CASES)
    @rule(texts=st.lists(WORDS, min_size=1, max_size=3))
    def workbook_comes_in(self, texts: list[str]) -> None:
        path = self.next_name(".csv")
        with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
            writer = csv.writer(file)
            writer.writerow(("编号", "内容", "留言人", "答复内容"))
            for n, text in enumerate(texts):
                writer.writerow(
                    (f"w{self.made}-{n}", whole(text), "晨跑的人", text if n % 2 else "")
                )
        first = bring_in(self.desk, path)
        assert first.imported + first.duplicates + first.quarantined == first.rows
        before = self.rows()
        again = bring_in(self.desk, path)
        assert (again.rows, again.imported, again.answered) == (first.rows, 0, 0)
        assert self.rows() == before
        came = sorted(first.changes.cases)
        self.cases += came
        self.stale |= {case: self.head(case) for case in came}
        self.last = None

    @rule(data=st.data(), text=WORDS, hastens=st.booleans())
    def an_organisation_is_written_to(self, data: st.DataObject, text: str, hastens: bool) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        letter = Enclosed(ROADS, ACCOUNT.id, ROADS_MAIL, "转办", f"{whole(text)} {TAG_HERE}")
        if hastens:
            self.do(case, lambda: self.desk.letters.hasten(case, letter))
        else:
            to, seen = Handover(ROADS, (), whole(text), (letter,)), self.head(case)
            self.do(case, lambda: self.desk.cases.commit(case, seen, to=to, reply=None))

    @rule(data=st.data(), text=WORDS, machine=st.none() | st.sampled_from(Machine))
    def letters_go_and_mails_come_back(
        self, data: st.DataObject, text: str, machine: Machine | None
    ) -> None:
        while (leaving := self.desk.outbox.begin(ACCOUNT.id)) is not None:
            receipt = Receipt(f"<{leaving.out.key}@test>", self.desk.session.now())
            self.desk.outbox.arrived(leaving.entry.lease, receipt)
        self.last = None
        case = data.draw(st.sampled_from(self.cases))
        letters = () if case in self.gone else self.desk.session.case(case).letters
        if not letters:
            return
        self.made += 1
        sender = data.draw(st.sampled_from([ROADS_MAIL, "boss@qq.com"]))
        mail = answer(
            f"<{self.made}@x>", whole(text), refers=tuple(filter(None, (letters[-1].external,))),
            sender=sender, machine=machine,
        )  # fmt: skip
        before = self.count()
        self.desk.inbound.take(ACCOUNT, STREAM, batch(mail))
        if letters[-1].external:
            assert self.count() == before, "an answer is nobody's case"
        else:
            opened = case_id(ACCOUNT.platform, mail.id)
            self.cases.append(opened)
            self.stale[opened] = self.head(opened)

    def count(self) -> int:
        (n,) = self.desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
        return int(n)

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        theirs = erasing.traces(self.events(case))
        others = {
            one: self.left_of(one, theirs)
            for one in self.cases
            if one not in self.gone and one != case
        }
        self.desk.erase([case], Ground.REQUEST, "本人申请")
        self.erased.add(case)
        self.last = None
        assert {one: self.told(one) for one in others} == others
        for event in self.events(case):
            assert not event.body.get("text")
            assert not event.body.get("author")

    def left_of(self, case: UUID, traces: frozenset[erasing.Trace]) -> list[object]:
        """What another case holds afterwards; what its own citizen wrote too is theirs as well."""
        events = self.events(case)
        struck = traces - erasing.said_by(events, traces)
        return [(event.id, without(event, struck)) for event in events]

    def events(self, case: UUID) -> list[Event]:
        return self.desk.session.store.log.history(case)

    def told(self, case: UUID) -> list[object]:
        return [(event.id, event.body) for event in self.events(case)]

    @rule(ending=st.sampled_from(exporting.KINDS), masked=st.booleans())
    def send_out_and_bring_in_elsewhere(self, ending: str, masked: bool) -> None:
        path = self.next_name(ending)
        wish = Wish(path, masked=masked, reason="移交")
        written = exporting.export(wish, self.desk, self.reader)
        there = self.next_name("")
        there.mkdir()
        with a_desk(there) as other:
            taken = bring_in(other, path)
            assert taken.rows == taken.imported + taken.quarantined == written.rows
            if not masked:
                for case in self.cases:
                    if case not in self.gone | self.erased and self.is_plain(case):
                        assert carried(other.session.store.log.history(case)) == carried(
                            self.events(case)
                        )

    def is_plain(self, case: UUID) -> bool:
        """Whether a workbook takes its words for a message: a total or a dash it does not."""
        first = standing(self.events(case))[0]
        return len(clean(str(first.body["text"]))) > 2 and "合计" not in first.body["text"]

    @rule()
    def back_up_and_restore(self) -> None:
        before = fingerprint(self.desk.session.store.connection)
        drafts = self.drafts()
        place = Place(self.folder, KEY)
        made = backups.back_up(place, self.desk.session.now(), to=self.next_name(".moderatordesk"))
        now, person = self.desk.session.now, self.desk.session.person
        self.reader.close()
        self.desk.close()
        restoring.restore(self.folder, made.path, now(), ZONE)
        self.desk = open_desk(self.folder, person)
        self.desk.session.now = now
        self.reader = Reader(self.folder / FILE, KEY)
        if self.desk.outbox.unsettled():
            # What waited may have gone since the backup was made: it is not taken back any more.
            self.last = None
        assert fingerprint(self.desk.session.store.connection) == before
        assert self.drafts() == drafts
        assert damage(self.desk.session.store.connection) == []

    def drafts(self) -> list[object]:
        found = self.desk.session.store.connection.execute("SELECT * FROM draft ORDER BY 1, 2, 3")
        return list(found.fetchall())

    @rule(data=st.data())
    def search_finds_a_piece_of_what_was_said(self, data: st.DataObject) -> None:
        texts = Texts(self.desk)
        said = sorted(text[:2_000] for text in texts.written if text.strip())
        if not said:
            return
        now = self.desk.session.now()
        for text in data.draw(st.lists(st.sampled_from(said), min_size=1, max_size=8, unique=True)):
            start = data.draw(st.integers(0, max(0, len(text) - 1)))
            query = search.literal(text[start : start + data.draw(st.integers(1, 8))])
            if query.terms:
                found = self.reader.find(query, now=now, zone=ZONE, limit=None)
                assert {hit.case_id for hit in found.hits} == texts.scan(query) - self.gone


def without(event: Event, traces: frozenset[erasing.Trace]) -> Mapping[str, object]:
    """What others wrote of an erased citizen loses their words; other citizens' own do not."""
    if event.kind == Kind.MESSAGE_RECEIVED:
        return event.body
    return erasing.body_without(event.body, traces)


def whole(text: str) -> str:
    return "灯亮" * 20_000 if text == _LONG else text


def carried(history: list[Event]) -> dict[str, object]:
    """What a table carries of a case: its first message, and the last words that answered it."""
    told = standing(history)
    first = next(event.body for event in told if event.kind == Kind.MESSAGE_RECEIVED)
    sent = {event.body["lease"] for event in told if event.kind == Kind.REPLY_SENT}
    answers = [
        clean(event.body["text"])
        for event in told
        if event.kind == Kind.REPLY_LEASE
        and str(event.id) in sent
        and event.body["purpose"] == "answer"
    ]
    names = ("platform", "post", "author", "author_id", "account", "phone", "place", "url")
    return {
        **{name: first.get(name, "") for name in names},
        "title": clean(first.get("title", "")),
        "text": clean(first["text"]),
        "received_at": first["received_at"][:19],
        "reply": answers[-1] if answers else "",
    }


ANY_ORDER = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = ANY_ORDER
