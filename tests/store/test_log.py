"""The one door for writing: whole or not at all, in one order, and never changed afterwards."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.ids import NIL
from moderator_app.store import log as store_log
from moderator_app.store.connection import connect
from moderator_app.store.store import FILE, Store, fingerprint, open_store, refold
from tests.desks import KEY, T0, a_desk, incoming, invented
from tests.stories import TeamRule

CASES = [UUID(int=0xA), UUID(int=0xB)]
MESSAGE = {"platform": "web", "post": "p", "text": "路灯不亮", "received_at": T0.isoformat()}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / FILE, KEY, T0)
    yield opened
    opened.close()


def received(case: UUID = CASES[0]) -> Draft:
    return Draft(Kind.MESSAGE_RECEIVED, case, MESSAGE)


def everything(store: Store) -> list[Event]:
    return [event for page in store_log.pages(store.connection) for event in page]


def test_half_a_character_that_was_pasted_keeps_nobody_from_what_they_do(store: Store) -> None:
    body = MESSAGE | {"text": "坏\ud800字", "extra": {"区\udfff": ["北\ud800塘", "好"]}}
    (written,) = store.log.append([Draft(Kind.MESSAGE_RECEIVED, CASES[0], body)], actor="a", at=T0)
    assert written.body["text"] == "坏\ufffd字"
    assert written.body["extra"] == {"区\ufffd": ["北\ufffd塘", "好"]}
    assert store.log.history(CASES[0]) == [written]


def test_what_is_written_is_read_back_word_for_word(store: Store) -> None:
    body = MESSAGE | {"text": "a\x00b\u2028<b>粗体</b>" + "长" * 100_000, "extra": {"区": "北塘"}}
    written = store.log.append(
        [Draft(Kind.MESSAGE_RECEIVED, CASES[0], body), Draft(Kind.CASE_CLAIMED, CASES[0])],
        actor="anna",
        at=T0,
    )
    assert tuple(store.log.history(CASES[0])) == written
    assert [event.n for event in written] == [1, 2]
    assert (written[0].parent, written[1].parent) == (None, NIL)


def test_nothing_decided_is_nothing_written(store: Store) -> None:
    assert store.log.append([], actor="anna", at=T0) == ()


def test_an_event_that_cannot_be_folded_leaves_no_trace_of_its_whole_action(
    store: Store,
) -> None:
    store.log.append([received()], actor="anna", at=T0)
    before, tables = everything(store), fingerprint(store.connection)
    broken = Draft(Kind.CASE_DISPATCHED, CASES[0], {"lead": "no id", "co": []})
    with pytest.raises(ValueError, match="badly formed"):
        store.log.append([received(CASES[1]), broken], actor="anna", at=T0)
    assert not store.connection.in_transaction
    assert (everything(store), fingerprint(store.connection)) == (before, tables)


def test_an_event_that_cannot_be_spelled_leaves_no_trace_either(store: Store) -> None:
    with pytest.raises(TypeError):
        store.log.append(
            [received(), Draft(Kind.NOTE_ADDED, CASES[0], {"text": 0.5})], actor="anna", at=T0
        )
    assert everything(store) == []


@pytest.mark.parametrize("change", ["UPDATE event SET actor = 'x'", "DELETE FROM event"])
def test_the_file_itself_refuses_to_change_what_was_written(store: Store, change: str) -> None:
    store.log.append([received()], actor="anna", at=T0)
    before = everything(store)
    with pytest.raises(dbapi2.IntegrityError, match="stays written"):
        store.connection.execute(change)
    assert everything(store) == before


def test_the_same_event_is_not_written_twice(store: Store) -> None:
    draft = Draft(Kind.NOTE_ADDED, CASES[0], {"text": "一"}, id=UUID(int=77))
    store.log.append([received(), draft], actor="anna", at=T0)
    with pytest.raises(dbapi2.IntegrityError):
        store.log.append([draft], actor="anna", at=T0)


decided = st.tuples(
    st.sampled_from(CASES),
    st.sampled_from([Kind.CASE_CLAIMED, Kind.CASE_RELEASED, Kind.NOTE_ADDED, Kind.REPLY_LEASE]),
    st.sampled_from([None, None, "reply:web:p/1#1", "reply:web:p/1#2"]),
)
actions = st.lists(
    st.tuples(st.lists(decided, min_size=1, max_size=3), st.integers(0, 3)), max_size=8
)


def _drafts(action: list[tuple[UUID, Kind, str | None]]) -> list[Draft]:
    bodies: dict[Kind, dict[str, object]] = {
        Kind.NOTE_ADDED: {"text": "备注"},
        Kind.REPLY_LEASE: {"text": "好", "purpose": "answer", "audience": "public", "turn": 1},
    }
    return [
        Draft(kind, case, bodies.get(kind, {}), slot if kind is Kind.REPLY_LEASE else None)
        for case, kind, slot in action
    ]


@settings(max_examples=60, deadline=None)
@given(actions)
def test_who_was_first_is_decided_as_on_the_teams_server(
    tmp_path_factory: pytest.TempPathFactory,
    actions: list[tuple[list[tuple[UUID, Kind, str | None]], int]],
) -> None:
    """Stale and fresh views of two cases, decisions and plain facts, free and taken slots."""
    store = open_store(tmp_path_factory.mktemp("log") / FILE, KEY, T0)
    store.log.append([received(case) for case in CASES], actor="anna", at=T0)
    rule = TeamRule()
    heads = {case: [NIL] for case in CASES}
    for action, stale in actions:
        seen = {case: heads[case][max(0, len(heads[case]) - 1 - stale)] for case in CASES}
        for event in store.log.append(_drafts(action), actor="anna", at=T0, seen=seen):
            assert event.applied is rule.admits(event.id, event.case_id, event.parent, event.slot)
            if event.applied and event.parent is not None:
                heads[event.case_id].append(event.id)
    tables = fingerprint(store.connection)
    held = [e.slot for e in everything(store) if e.applied and e.slot is not None]
    assert len(held) == len(set(held))
    refold(store)
    assert fingerprint(store.connection) == tables
    store.close()


def test_an_overtaken_decision_leaves_every_table_as_it_was(store: Store) -> None:
    store.log.append([received()], actor="anna", at=T0)
    store.log.append([Draft(Kind.CASE_CLAIMED, CASES[0])], actor="anna", at=T0)
    tables = fingerprint(store.connection)
    (late,) = store.log.append(
        [Draft(Kind.CASE_CLAIMED, CASES[0])], actor="bai", at=T0, seen={CASES[0]: NIL}
    )
    assert not late.applied
    assert fingerprint(store.connection) == tables


def test_folding_everything_again_gives_the_very_same_tables(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        taken = desk.intake.receive(invented(120))
        desk.intake.add(min(taken.changes.cases), incoming("again", "还是不亮"))
        before = fingerprint(desk.session.store.connection)
        seen: list[tuple[int, int]] = []
        assert refold(desk.session.store, lambda done, total: seen.append((done, total))) == 201
        assert seen[-1] == (201, 201)
        assert fingerprint(desk.session.store.connection) == before


def test_a_folding_that_breaks_off_leaves_the_old_tables(store: Store) -> None:
    store.log.append([received()], actor="anna", at=T0)
    before = fingerprint(store.connection)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refold(store, stop)
    assert fingerprint(store.connection) == before


_WRITER = """
import sys
from pathlib import Path
from uuid import UUID
from moderator_app.core.events import Draft, Kind
from moderator_app.store.store import open_store
from tests.desks import KEY, T0
store = open_store(Path(sys.argv[1]), KEY, T0)
sys.stdin.readline()
for n in range(60):
    store.log.append([Draft(Kind.NOTE_ADDED, UUID(int=10), {"text": "并行"})] * (1 + n % 3),
                     actor=sys.argv[2], at=T0)
store.close()
"""


def test_two_programs_write_at_the_same_time_and_their_numbers_have_no_gap(
    store: Store,
) -> None:
    store.log.append([received()], actor="anna", at=T0)
    writers = [
        subprocess.Popen(  # noqa: S603 - the writer above, twice
            [sys.executable, "-c", _WRITER, str(store.path), name], stdin=subprocess.PIPE
        )
        for name in ("anna", "bai")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
    for _ in range(40):
        store.log.append([Draft(Kind.CASE_PINNED, CASES[0])], actor="chen", at=T0)
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    events = everything(store)
    assert [e.n for e in events] == [e.position for e in events] == list(range(1, 282))
    assert {e.actor for e in events} == {"anna", "bai", "chen"}


def test_a_file_held_by_another_program_is_told_as_busy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moderator_app.core.outages import Cause, Outage
    from moderator_app.store import connection

    monkeypatch.setattr(connection, "_BUSY_MS", 50)
    other = connect(store.path, KEY)
    store.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(Outage) as told, connection.writing(other):
        raise AssertionError("it must not come in")
    store.connection.execute("ROLLBACK")
    other.close()
    assert told.value.cause is Cause.BUSY
