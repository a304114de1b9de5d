"""What is due is kept beside the cases: the lists stand in its order, whatever rule holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.case import Outcome
from moderator_app.core.deadlines import Extension
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.refusals import Refusal
from moderator_app.core.rows import CaseRow, View
from moderator_app.core.running import Which, running
from moderator_app.core.targets import Event, Goal, Source, Target, Trust, Unit
from moderator_app.core.workdays import OwnDay
from moderator_app.desk import kits
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.store import cases, clocks, folds, log
from moderator_app.store.connection import Connection
from moderator_app.store.store import fingerprint
from moderator_app.system.home import resources
from tests.desks import ROADS, T0, WASTE, a_desk, a_reader, invented

PROFILES = {profile.key: profile for profile in kits.profiles(resources())}
NOW = T0 + timedelta(days=2)
FAR = datetime.max.replace(tzinfo=T0.tzinfo)


def five_days(since: Event = Event.RECEIVED) -> Following:
    source = Source("本单位自定", Trust.OWN)
    target = Target(Goal.RESOLUTION, 5, Unit.WORKING_DAY, source, since)
    targets = {**DEFAULT.targets, (Goal.RESOLUTION, ""): target}
    return Following(replace(DEFAULT, key="own", targets=targets))


def settle(desk: Desk) -> None:
    while desk.clocks.settle(limit=7):
        pass


def follow(desk: Desk, following: Following) -> None:
    desk.clocks.follow(following)
    settle(desk)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ninety messages, many of them worked on in some way."""
    with a_desk(tmp_path) as opened:
        ids = sorted(opened.intake.receive(invented(90)).changes.cases)
        for n, case in enumerate(ids):
            work_on(opened, case, n)
        yield opened


def work_on(desk: Desk, case: UUID, n: int) -> None:
    seen = desk.session.case(case).head
    if desk.session.case(case).replies:
        return
    if n % 4 == 0:
        to = Handover(ROADS, (WASTE,) if n % 3 else ())
        desk.cases.commit(case, seen, to=to, reply=Words("您好，已转办。"))
        desk.cases.sent(case)
    if n % 8 == 0:
        desk.cases.signed(case, ROADS)
    if n % 12 == 0:
        desk.cases.returned(case, ROADS, "非本单位")
    if n % 5 == 0:
        seen = desk.session.case(case).head
        desk.cases.close(case, seen, Outcome.DUPLICATE, "", told=False)


def table(desk: Desk) -> dict[UUID, CaseRow]:
    connection = desk.session.store.connection
    keys = [key for (key,) in connection.execute("SELECT id FROM cases").fetchall()]
    return {row.case_id: row for row in cases.rows(connection, keys).values()}


def expected(desk: Desk, case: UUID) -> dict[Which, datetime | None]:
    """By the engine, from the events alone."""
    connection = desk.session.store.connection
    found: dict[Which, datetime | None] = dict.fromkeys(Which)
    for one in running(desk.session.case(case), clocks.rules(connection)):
        before = found[one.which]
        if one.due is not None and (before is None or one.due < before):
            found[one.which] = one.due
    return found


def assert_as_the_engine_says(desk: Desk) -> None:
    for case, row in table(desk).items():
        wanted = expected(desk, case)
        assert row.response_due == wanted[Which.RESPONSE]
        assert row.resolution_due == wanted[Which.RESOLUTION]
        assert row.feedback_due == wanted[Which.FEEDBACK]


RULES = {
    "default": Following(),
    "from receipt": five_days(),
    "from the dispatch": five_days(Event.DISPATCHED),
    "from the signature": five_days(Event.SIGNED),
    **{key: Following(profile) for key, profile in PROFILES.items()},
}


@pytest.mark.parametrize("following", RULES.values(), ids=RULES)
def test_every_list_stands_in_the_order_of_what_breaches_next(
    desk: Desk, tmp_path: Path, following: Following
) -> None:
    follow(desk, following)
    assert_as_the_engine_says(desk)
    rows = table(desk)

    def key(row: CaseRow) -> tuple[datetime, datetime, int]:
        dues = [due for due in expected(desk, row.case_id).values() if due is not None]
        since = row.waiting_since or row.dispatched_since or FAR
        return min(dues, default=FAR), since, row.key

    for view, status in ((View.INBOX, "waiting"), (View.DISPATCHED, "dispatched")):
        wanted = sorted((row for row in rows.values() if row.status.value == status), key=key)
        with a_reader(tmp_path) as reader:
            order = reader.order(view, now=NOW, person="")
        assert list(order) == [row.key for row in wanted]
        assert wanted


def test_near_is_whatever_clock_of_ours_has_a_quarter_of_an_hour_left(
    desk: Desk, tmp_path: Path
) -> None:
    follow(desk, five_days())
    rows = table(desk).values()
    some = next(row.resolution_due for row in rows if row.resolution_due and not row.response_due)
    limit = timedelta(minutes=15)
    with a_reader(tmp_path) as reader:
        for now in (some - limit - timedelta(seconds=1), some - limit, some + limit):
            wanted = {
                row.key
                for row in rows
                for due in (row.response_due, row.resolution_due)
                if due is not None and due <= now + limit
            }
            found = reader.order(View.NEAR, now=now, person="")
            assert set(found) == wanted
            assert reader.counts(now=now, person="")[View.NEAR] == len(wanted)


def test_what_came_with_its_answer_years_ago_is_near_nothing(tmp_path: Path) -> None:
    old = [one for one in invented(30, since=T0 - timedelta(days=900)) if one.reply]
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        follow(desk, five_days())
        desk.intake.receive(old)
        assert reader.counts(now=NOW, person="")[View.NEAR] == 0
        assert reader.counts(now=NOW, person="")[View.HISTORY] == len(old)


def test_folded_again_the_tables_are_the_same_though_the_rules_changed_midway(
    desk: Desk,
) -> None:
    own = {date(2026, 11, 24): OwnDay(worked=False, name="演练")}
    for n, following in enumerate((five_days(), Following(PROFILES["shandong"], own))):
        follow(desk, following)
        taken = desk.intake.receive(invented(12, seed=n, since=T0 + timedelta(days=n)))
        for at, case in enumerate(sorted(taken.changes.cases)):
            work_on(desk, case, at)
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before
    assert_as_the_engine_says(desk)


def test_other_rules_are_counted_a_batch_at_a_time_and_what_comes_meanwhile_is_right(
    desk: Desk,
) -> None:
    desk.clocks.follow(five_days())
    connection = desk.session.store.connection
    open_cases = clocks.count_stale(connection)
    assert desk.clocks.settle(limit=10) == open_cases - 10
    desk.intake.receive(invented(3, seed=99))
    desk.cases.note(min(table(desk)), "半途")
    settle(desk)
    assert not clocks.is_stale(connection)
    assert_as_the_engine_says(desk)


def test_a_program_that_ended_midway_finishes_at_the_next_opening(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.intake.receive(invented(40))
        desk.clocks.follow(five_days())
        desk.clocks.settle(limit=10)
        assert clocks.is_stale(desk.session.store.connection)
    with a_desk(tmp_path) as desk:
        assert not clocks.is_stale(desk.session.store.connection)
        assert_as_the_engine_says(desk)


def test_a_backup_made_midway_is_a_good_one(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.intake.receive(invented(20))
        desk.clocks.follow(five_days())
        connection = desk.session.store.connection
        assert all(folds.is_as_folded(connection, case, log.history(connection, case))
                   for case in table(desk))  # fmt: skip


@pytest.mark.parametrize("view", [View.INBOX, View.UNSENT, View.DISPATCHED])
def test_a_list_is_read_in_its_order_and_never_sorted(desk: Desk, view: View) -> None:
    plan = _plan(desk.session.store.connection, view)
    assert not any("TEMP B-TREE" in step for step in plan), plan
    assert any("INDEX cases_" in step for step in plan), plan


def _plan(connection: Connection, view: View) -> list[str]:
    statement = f"EXPLAIN QUERY PLAN SELECT id FROM cases WHERE {cases._WHERE[view]}"  # noqa: S608
    found = connection.execute(
        f"{statement} ORDER BY {cases._ORDER[view]}", {"now": 0, "near": 0, "person": ""}
    )
    return [row[3] for row in found.fetchall()]


def test_a_case_tells_its_clocks_and_closed_ones_have_none(desk: Desk, tmp_path: Path) -> None:
    follow(desk, five_days())
    with a_reader(tmp_path) as reader:
        for case, row in table(desk).items():
            dossier = reader.dossier(case)
            assert dossier is not None
            ticking = [one for one in dossier.clocks if one.due is not None]
            assert (row.next_due is None) == (not ticking)
            if row.closed_at is not None:
                assert dossier.clocks == ()


def test_what_breaches_until_a_moment_is_found_with_its_words(desk: Desk, tmp_path: Path) -> None:
    with a_reader(tmp_path) as reader:
        waiting = [row for row in table(desk).values() if row.response_due is not None]
        first = min(waiting, key=lambda row: row.response_due or FAR)
        assert first.response_due is not None
        found = reader.breaching(first.response_due, first.response_due)
        assert [row.case_id for row, _ in found] == [first.case_id]
        assert found[0][1].startswith(first.summary[:5])


def test_an_extension_is_folded_and_one_decided_on_an_old_view_changes_nothing(
    desk: Desk,
) -> None:
    follow(desk, five_days())
    case = next(row.case_id for row in table(desk).values() if row.resolution_due is not None)
    wanted = Extension(2, "分管局长", T0, citizen_told=True, reason="等配件")
    seen = desk.session.case(case).head
    before = table(desk)[case].resolution_due
    assert not desk.clocks.extend(case, seen, wanted, overruled=True).overtaken
    after = table(desk)[case].resolution_due
    assert before is not None
    assert after is not None
    assert after > before
    assert desk.clocks.extend(case, seen, wanted, overruled=True).overtaken
    assert table(desk)[case].resolution_due == after
    desk.cases.undo_last(case)


def test_without_a_resolution_nothing_is_extended(desk: Desk) -> None:
    case = min(table(desk))
    with pytest.raises(Refusal):
        desk.clocks.extend(case, desk.session.case(case).head, Extension(1, "a", T0, True, "b"))  # noqa: FBT003


def test_a_desk_goes_on_with_the_hours_it_had(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        desk.intake.receive(invented(3))
        desk.save_settings({"response_hours": 4.5})
        desk.clocks.adopt_hours()
        settle(desk)
        row = next(row for row in table(desk).values() if row.response_due is not None)
        assert row.waiting_since is not None
        assert row.response_due == row.waiting_since + timedelta(hours=4.5)
        kept = reader.newest()
        desk.clocks.adopt_hours()
        assert reader.newest() == kept


def test_a_desk_that_has_chosen_nothing_writes_no_holidays(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        before = reader.newest()
        desk.clocks.learn_holidays()
        assert reader.newest() == before
        follow(desk, five_days())
        assert reader.rules().calendar.known(2025)
        before = reader.newest()
        desk.clocks.learn_holidays()
        assert reader.newest() == before
        assert reader.following() == five_days()
