"""What has been kept long enough goes in batches, and nothing else does."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from moderator_app.core.case import Outcome
from moderator_app.core.decisions import Incoming
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.retention import NOBODY, By, Rule, Rules
from moderator_app.desk import retention
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE
from moderator_app.desk.retention import BATCH, Plan
from tests.desks import ROADS, T0, Ticking, a_desk, a_reader

LONG_AGO, LATER = T0 - timedelta(days=800), T0 - timedelta(days=100)


def _closed(desk: Desk, post: str, platform: str = "web", lead: UUID | None = None) -> UUID:
    message = Incoming(platform, post, f"第{post}件", desk.session.now(), author=f"某{post}")
    case, _ = desk.intake.by_hand(message)
    if lead is not None:
        desk.cases.commit(case, desk.session.case(case).head, to=Handover(lead), reply=None)
    head = desk.session.case(case).head
    desk.cases.close(case, head, Outcome.ANSWERED, "电话告知", told=True)
    return case


def _at(desk: Desk, at: datetime) -> None:
    clock = desk.session.now
    assert isinstance(clock, Ticking)
    clock.at = at


def _plan(folder: Path, rules: Rules) -> Plan:
    with a_reader(folder) as reader:
        return retention.plan(rules, T0, ZONE, reader)


def _counted(plan: Plan) -> dict[Rule | None, int]:
    return {due.rule: due.cases for due in plan.due}


def test_the_dry_run_counts_by_rule_and_shows_the_cases_and_takes_nothing(tmp_path: Path) -> None:
    web, districts, nobody = (
        Rule(By.CHANNEL, "web", 12),
        Rule(By.HANDLER, "district", 24),
        Rule(By.HANDLER, NOBODY, None),
    )
    with a_desk(tmp_path) as desk:
        desk.directory.save_organisation(Organisation(ROADS, "东城区", Kind.DISTRICT))
        _at(desk, LONG_AGO)
        for n in range(3):
            _closed(desk, f"w{n}")
        _closed(desk, "d", "weibo", ROADS)
        _closed(desk, "n", "weibo")
        _at(desk, LATER)
        _closed(desk, "young")
        last = desk.session.store.log.history(_closed(desk, "last"))[-1].position
    plan = _plan(tmp_path, Rules((web, districts, nobody), others=6))
    assert _counted(plan) == {web: 3, districts: 1}
    assert [row.author for row in plan.due[0].rows] == ["某w0", "某w1", "某w2"]
    assert plan.total == 4
    assert _counted(_plan(tmp_path, Rules((districts,), others=6))) == {districts: 1, None: 4}
    assert _plan(tmp_path, Rules()).total == 0
    with a_reader(tmp_path) as reader:
        assert reader.newest() == last


def test_open_and_pinned_cases_and_those_closed_lately_are_never_touched(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        _at(desk, LONG_AGO)
        old, pinned, opened = (_closed(desk, post) for post in ("old", "pinned", "opened"))
        desk.cases.pin(pinned)
        desk.cases.reopen(opened, desk.session.case(opened).head, "又漏了")
        never_closed, _ = desk.intake.by_hand(Incoming("web", "open", "还没办", LONG_AGO))
        _at(desk, LATER)
        lately = _closed(desk, "lately")
        _at(desk, T0)
        plan = _plan(tmp_path, Rules(others=1))
        assert plan.total == 1
        assert retention.erase_next(plan, "保存期满", desk)[0] == 1
        assert retention.erase_next(plan, "保存期满", desk)[0] == 0
        erased = {case for case in (old, pinned, opened, never_closed, lately)
                  if desk.session.case(case).erased}  # fmt: skip
    assert erased == {old}
    assert _plan(tmp_path, Rules(others=6)).total == 0


def test_it_goes_in_batches_and_may_stop_between_any_two(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        _at(desk, LONG_AGO)
        for n in range(BATCH + 5):
            _closed(desk, str(n))
        _at(desk, T0)
        plan = _plan(tmp_path, Rules(others=12))
        assert plan.total == BATCH + 5
        count, changes = retention.erase_next(plan, "保存期满", desk)
        assert (count, len(changes.cases)) == (BATCH, BATCH)
        left = _plan(tmp_path, Rules(others=12))
        assert left.total == 5
        assert retention.erase_next(left, "保存期满", desk)[0] == 5
        assert retention.erase_next(left, "保存期满", desk)[0] == 0
        desk.clean()


def test_a_citizen_who_writes_again_begins_a_new_time(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        _at(desk, LONG_AGO)
        case = _closed(desk, "1")
        retention.erase_next(_plan(tmp_path, Rules(others=12)), "保存期满", desk)
        _at(desk, LONG_AGO + timedelta(days=30))
        desk.intake.add(case, Incoming("web", "again", "又来一次", desk.session.now()))
        assert not desk.session.case(case).erased
        assert _plan(tmp_path, Rules(others=12)).total == 0
        head = desk.session.case(case).head
        desk.cases.close(case, head, Outcome.ANSWERED, "电话告知", told=True)
        assert _plan(tmp_path, Rules(others=12)).total == 1


def test_rules_are_kept_with_the_desk(tmp_path: Path) -> None:
    rules = Rules((Rule(By.OUTCOME, "duplicate", 6),), others=36)
    with a_desk(tmp_path) as desk:
        retention.save(rules, desk)
    with a_reader(tmp_path) as reader:
        assert retention.rules_of(reader.settings()) == rules
