"""Emergencies in the case file: before all else in the lists, on the sheet, and folded the same."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.case import Outcome
from moderator_app.core.emergencies import Danger
from moderator_app.core.erasing import Ground
from moderator_app.core.handover import Section
from moderator_app.core.ids import case_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import View
from moderator_app.desk import kits
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.store import cases, folds
from moderator_app.store.store import fingerprint, refold
from moderator_app.system.home import resources
from tests.desks import a_desk, incoming

FIRST, SECOND, THIRD = (case_id("weibo", f"m{n}") for n in range(3))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        for n in range(3):
            opened.intake.receive([Answered(incoming(f"m{n}", f"第{n}件"))])
        yield opened


def listed(desk: Desk, view: View = View.INBOX) -> list[UUID]:
    connection = desk.session.store.connection
    keys = cases.order(connection, view, now=desk.session.now(), person=desk.session.actor)
    rows = cases.rows(connection, list(keys))
    return [rows[key].case_id for key in keys]


def test_it_stands_first_in_every_list_it_is_in(desk: Desk) -> None:
    assert listed(desk) == [FIRST, SECOND, THIRD]
    desk.emergencies.raise_on(THIRD, Danger.GAS)
    assert listed(desk) == [THIRD, FIRST, SECOND]
    for case in (FIRST, THIRD):
        desk.cases.claim(case, desk.session.case(case).head)
    assert listed(desk, View.MINE) == [THIRD, FIRST]
    desk.emergencies.ended(THIRD, "已处置")
    assert listed(desk) == [FIRST, SECOND, THIRD]


def test_the_lists_need_no_sorting_for_it(desk: Desk) -> None:
    statement = (
        f"EXPLAIN QUERY PLAN SELECT id FROM cases WHERE {cases._WHERE[View.INBOX]}"  # noqa: S608
        f" ORDER BY {cases._ORDER[View.INBOX]}"
    )
    plan = desk.session.store.connection.execute(statement, {"now": 0}).fetchall()
    assert "TEMP B-TREE" not in repr(plan)


def test_a_danger_nobody_may_overlook_opens_a_closed_case_again(desk: Desk) -> None:
    head = desk.session.case(FIRST).head
    desk.cases.close(FIRST, head, Outcome.RESOLVED, "", told=True)
    changes = desk.emergencies.called(FIRST, Danger.COLLAPSE, "消防119", "119")
    assert not changes.overtaken
    case = desk.session.case(FIRST)
    assert case.closure is None
    assert case.emergency is not None
    assert case.emergency.calls[0].number == "119"
    desk.cases.undo(FIRST, changes.events)
    assert desk.session.case(FIRST).closure is not None


def test_a_call_becomes_a_case_with_its_emergency_and_one_undo_takes_both_back(desk: Desk) -> None:
    changes = desk.emergencies.raise_by_call("花园路有煤气味", Danger.GAS, ("消防119", "119"))
    (made,) = changes.cases
    case = desk.session.case(made)
    assert case.platform == "phone"
    assert case.emergency is not None
    assert listed(desk)[0] == made
    desk.cases.undo(made, changes.events)
    assert made not in listed(desk)


def test_without_words_no_call_becomes_a_case(desk: Desk) -> None:
    with pytest.raises(Refusal) as told:
        desk.emergencies.raise_by_call(" ", Danger.GAS)
    assert told.value.reason is Reason.NOTHING_TO_SAY


def test_the_next_shift_finds_it_on_the_sheet(desk: Desk) -> None:
    assert Section.EMERGENCY.value not in desk.shifts.sheet("", "").sections
    desk.emergencies.raise_on(SECOND, Danger.SELF_HARM)
    (item,) = desk.shifts.sheet("", "").items(Section.EMERGENCY)
    assert (item.case_id, bool(item.at)) == (str(SECOND), True)


def test_the_clock_of_the_public_is_listed_and_folded_the_same(desk: Desk) -> None:
    desk.emergencies.raise_on(FIRST, Danger.CROWDS)
    desk.emergencies.answer_within(FIRST, 24)
    desk.emergencies.answer_within(SECOND, 48)
    desk.emergencies.public_answered(SECOND, "已通报")
    connection = desk.session.store.connection
    keys = cases.keys_of(connection, [FIRST, SECOND])
    rows = cases.rows(connection, list(keys.values()))
    due = rows[keys[FIRST]].public_opinion_due
    assert due is not None
    assert rows[keys[SECOND]].public_opinion_due is None
    assert [row.case_id for row, _ in cases.breaching(connection, due, due)] == [FIRST]
    before = fingerprint(connection)
    refold(desk.session.store)
    assert fingerprint(connection) == before
    history = desk.session.store.log.history(FIRST)
    assert folds.is_as_folded(connection, FIRST, history)


def test_an_erased_case_is_no_emergency_and_says_nothing_of_how_it_ended(desk: Desk) -> None:
    desk.emergencies.raise_on(FIRST, Danger.SELF_HARM)
    desk.emergencies.answer_within(FIRST, 48)
    desk.emergencies.public_answered(FIRST, "已回应李某家属")
    desk.emergencies.raise_on(SECOND, Danger.GAS)
    desk.emergencies.ended(SECOND, "李某已送医")
    desk.strike([FIRST, SECOND], Ground.REQUEST, "本人申请")
    history = [desk.session.store.log.history(case) for case in (FIRST, SECOND)]
    assert "李某" not in repr(history)
    assert desk.shifts.sheet("", "").items(Section.EMERGENCY) == ()
    with pytest.raises(Refusal) as told:
        desk.emergencies.raise_on(FIRST, Danger.GAS)
    assert told.value.reason is Reason.ERASED


def test_what_was_under_way_before_an_erasure_does_not_wake_with_the_next_message(
    desk: Desk,
) -> None:
    desk.emergencies.raise_on(FIRST, Danger.GAS)
    desk.emergencies.answer_within(FIRST, 24)
    desk.strike([FIRST], Ground.REQUEST, "本人申请")
    desk.intake.add(FIRST, incoming("again", "谢谢", at=desk.session.now()))
    case = desk.session.case(FIRST)
    assert case.closure is None
    assert (case.emergency, case.public_opinion) == (None, None)
    assert desk.shifts.sheet("", "").items(Section.EMERGENCY) == ()


def test_a_desk_of_before_learns_what_to_say_and_what_was_removed_stays_away(
    tmp_path: Path,
) -> None:
    (tmp_path / "old").mkdir()
    with a_desk(tmp_path / "old") as desk:
        assert len(kits.learn_scripts(desk, resources()).events) == 2 * len(Danger)
        one = kits._scripts(resources())[0]
        desk.directory.remove_template(one.id)
        assert kits.learn_scripts(desk, resources()).events == ()
