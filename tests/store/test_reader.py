"""What the lists show: which cases, in which order, and how many."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from moderator_app.core import search
from moderator_app.core.case import Audience, Outcome, Purpose, Stage, Status
from moderator_app.core.decisions import Incoming
from moderator_app.core.ledger import Given
from moderator_app.core.rows import SavedDraft, View
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store.reader import Reader
from tests.desks import ANNA, BAI, ROADS, T0, WASTE, a_desk, a_reader, incoming, invented

REPLY = Words("您好，已转办。", Purpose.ANSWER, Audience.PUBLIC)
LATER = T0 + timedelta(hours=5)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def reader(tmp_path: Path, desk: Desk) -> Iterator[Reader]:
    with a_reader(tmp_path) as opened:
        yield opened


def add(desk: Desk, post: str, hours: float = 0, text: str = "路灯不亮") -> UUID:
    message = incoming(post, text, at=T0 + timedelta(hours=hours))
    (case,) = desk.intake.receive([Answered(message)]).changes.cases
    return case


def head(desk: Desk, case: UUID) -> UUID:
    return desk.session.case(case).head


def listed(reader: Reader, view: View, person: str = "", at: timedelta = timedelta()) -> list[str]:
    keys = reader.order(view, now=LATER + at, person=person)
    rows = reader.rows(list(keys))
    dossiers = [reader.dossier(rows[key].case_id) for key in keys]
    return [dossier.case.post for dossier in dossiers if dossier is not None]


def test_the_inbox_shows_first_who_has_waited_longest(desk: Desk, reader: Reader) -> None:
    for post, hours in (("b", 2), ("a", 1), ("c", 3)):
        add(desk, post, hours)
    assert listed(reader, View.INBOX) == ["a", "b", "c"]
    assert listed(reader, View.HISTORY) == ["c", "b", "a"]


def test_only_what_is_due_within_a_quarter_of_an_hour_or_over_is_near(
    desk: Desk, reader: Reader
) -> None:
    for post, hours in (("over", 1), ("near", 3.2), ("far", 3.3)):
        add(desk, post, hours)
    assert listed(reader, View.NEAR) == ["over", "near"]


def test_a_case_is_in_the_list_of_whoever_owes_the_next_move(desk: Desk, reader: Reader) -> None:
    case = add(desk, "a")
    desk.cases.commit(case, head(desk, case), to=Handover(ROADS, (WASTE,)), reply=REPLY)
    assert (listed(reader, View.INBOX), listed(reader, View.UNSENT)) == ([], ["a"])
    desk.cases.sent(case)
    assert (listed(reader, View.UNSENT), listed(reader, View.DISPATCHED)) == ([], ["a"])
    assert listed(reader, View.MINE, str(ANNA.id)) == ["a"]
    assert listed(reader, View.MINE, str(BAI.id)) == []
    desk.cases.answered(case, ROADS, "已修")
    assert (listed(reader, View.DISPATCHED), listed(reader, View.INBOX)) == ([], ["a"])
    desk.cases.close(case, head(desk, case), Outcome.RESOLVED, "", told=True)
    assert listed(reader, View.MINE, str(ANNA.id)) == []
    assert listed(reader, View.HISTORY) == ["a"]


def test_a_case_set_aside_comes_back_at_its_hour_by_itself(desk: Desk, reader: Reader) -> None:
    case = add(desk, "a")
    desk.cases.snooze(case, head(desk, case), LATER + timedelta(hours=1), "等")
    assert (listed(reader, View.INBOX), listed(reader, View.SNOOZED)) == ([], ["a"])
    after = timedelta(hours=1)
    assert (listed(reader, View.INBOX, at=after), listed(reader, View.SNOOZED, at=after)) == (
        ["a"],
        [],
    )


_EMPTY = frozenset({View.DISPATCHED, View.REVIEW, View.PROMISES, View.CALL_BACKS})


def test_the_counts_are_the_lengths_of_the_lists(desk: Desk, reader: Reader) -> None:
    cases = sorted(desk.intake.receive(invented(60)).changes.cases)
    for n, case in enumerate(cases[:30]):
        seen = head(desk, case)
        if desk.session.case(case).replies:
            desk.cases.pin(case)
        elif n % 3 == 0:
            desk.cases.commit(case, seen, to=Handover(ROADS), reply=REPLY)
        elif n % 3 == 1:
            desk.cases.snooze(case, seen, LATER + timedelta(days=1), "")
        else:
            desk.cases.claim(case, seen)
    desk.promises.make(cases[30], Given("后天", LATER + timedelta(days=1)))
    counts = reader.counts(now=LATER, person=str(ANNA.id))
    assert counts == {view: len(listed(reader, view, str(ANNA.id))) for view in counts}
    assert View.INBOX in counts
    assert all(counts[view] for view in counts if view not in _EMPTY)


def test_a_line_tells_what_the_case_is(desk: Desk, reader: Reader) -> None:
    case = add(desk, "a", text="云溪路17号路灯不亮" * 30)
    desk.cases.commit(case, head(desk, case), to=Handover(ROADS, (WASTE,)), reply=REPLY)
    desk.cases.signed(case, ROADS)
    desk.cases.hasten(case, WASTE, "电话")
    desk.cases.note(case, "备注")
    desk.cases.returned(case, WASTE, "非本单位")
    (row,) = reader.rows(list(reader.keys_of([case]).values())).values()
    assert (row.case_id, row.status, row.claimed_by) == (case, Status.UNSENT, str(ANNA.id))
    assert (row.lead, row.lead_stage, row.co) == (ROADS, Stage.SIGNED, 1)
    assert (row.notes, row.returns, row.hastened, row.messages) == (1, 1, 1, 1)
    assert (row.number, len(row.summary), row.same_place) == ("20261122-0001", 160, 1)
    assert row.received_at == T0


def test_cases_of_one_place_and_of_one_account_are_seen_together(
    desk: Desk, reader: Reader
) -> None:
    def message(post: str, account: str, days: int, text: str = "云溪路17号路灯不亮") -> Answered:
        at = T0 + timedelta(days=days)
        return Answered(Incoming("weibo", post, text, at, author="晨跑的人", author_id=account))

    for one in (
        message("here", "u1", 0),
        message("same place", "u2", 2),
        message("too long ago", "u3", 9),
        message("same account", "u1", 30, "没有地点的话"),
        message("another of that name", "", 0, "别的话"),
    ):
        desk.intake.receive([one])
    dossier = reader.dossier(reader.by_reference("here")[0])
    assert dossier is not None
    posts = {case.post for case in map(desk.session.case, (r.case_id for r in dossier.same_place))}
    assert posts == {"same place"}
    assert [desk.session.case(r.case_id).post for r in dossier.same_author] == ["same account"]


def test_a_case_taken_back_is_in_no_list(desk: Desk, reader: Reader) -> None:
    case, changes = desk.intake.by_hand(incoming("a"))
    key = reader.keys_of([case])
    desk.cases.undo(case, changes.events)
    assert reader.dossier(case) is None
    assert reader.rows(list(key.values())) == {}
    assert listed(reader, View.HISTORY) == []


def test_a_draft_is_kept_by_case_channel_and_author(desk: Desk, reader: Reader) -> None:
    case = add(desk, "a")
    desk.cases.save_draft(case, "weibo", SavedDraft("您好，", ROADS, (WASTE,)))
    desk.session.person = BAI
    desk.cases.save_draft(case, "weibo", SavedDraft("另一个人的话"))
    mine = reader.draft(case, "weibo", str(ANNA.id))
    assert mine is not None
    assert (mine.text, mine.lead, mine.co) == ("您好，", ROADS, (WASTE,))
    assert mine.saved_at is not None
    assert reader.draft(case, "wecom", str(ANNA.id)) is None
    desk.cases.save_draft(case, "weibo", SavedDraft("  "))
    assert reader.draft(case, "weibo", str(BAI.id)) is None
    assert reader.draft(case, "weibo", str(ANNA.id)) == mine


def test_settings_are_kept(desk: Desk, reader: Reader) -> None:
    desk.save_settings({"undo_seconds": 5, "名": ["甲", None, True]})
    desk.save_settings({"undo_seconds": 10})
    assert reader.settings() == {"undo_seconds": 10, "名": ["甲", None, True]}


def test_a_long_question_ends_when_another_thread_wants_it_to(desk: Desk, tmp_path: Path) -> None:
    desk.intake.receive(invented(1500))
    readers: list[Reader] = []
    raised: list[BaseException] = []
    asking = threading.Event()

    def ask() -> None:
        with a_reader(tmp_path) as own:
            readers.append(own)
            asking.set()
            try:
                while True:
                    own.find(search.literal("，"), now=T0, zone=ZONE, limit=None)
            except dbapi2.OperationalError as error:
                raised.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    assert asking.wait(10)
    for _ in range(1000):
        readers[0].interrupt()
        thread.join(0.01)
        if not thread.is_alive():
            break
    assert not thread.is_alive()
    assert "interrupted" in str(raised[0])


def test_a_query_left_unfinished_does_not_end_those_that_come_after_an_interruption(
    desk: Desk, reader: Reader
) -> None:
    desk.intake.receive(invented(3))
    unfinished = reader._connection.execute("SELECT id FROM cases")
    unfinished.fetchone()
    for _ in range(3):
        reader.interrupt()
        reader.begin()
        assert reader.counts(now=T0, person="")[View.HISTORY] == 3
