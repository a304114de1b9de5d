"""会商: several are asked at once, one takes it in one action, or the duty leader is to say."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import consulting
from moderator_app.core.case import Answer, Case, Consultation, Outcome, Stage
from moderator_app.core.erasing import Ground
from moderator_app.core.handover import Section
from moderator_app.core.ids import case_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import View
from moderator_app.core.running import Running, Which, running
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.store import cases, clocks, folds
from moderator_app.store.store import fingerprint, refold
from tests.desks import POWER, ROADS, WASTE, a_desk, a_reader, incoming
from tests.stories import Story

POLE = case_id("weibo", "pole")
QUESTION = "花园路倒了一根无标识的杆子，请各单位看是否属于本单位。"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.intake.receive([Answered(incoming("pole", "路边倒了一根杆子"))])
        yield opened


def now(desk: Desk) -> Case:
    return desk.session.case(POLE)


def ask(desk: Desk) -> tuple[UUID, ...]:
    return desk.consultations.ask(POLE, (ROADS, WASTE, POWER), QUESTION).events


def clock(desk: Desk) -> Running | None:
    rules = clocks.rules(desk.session.store.connection)
    found = (one for one in running(now(desk), rules) if one.which is Which.CONSULTATION)
    return next(found, None)


def refused(reason: Reason, work: Callable[[], object]) -> None:
    with pytest.raises(Refusal) as told:
        work()
    assert told.value.reason is reason


def test_asking_dispatches_to_nobody(desk: Desk) -> None:
    ask(desk)
    case = now(desk)
    assert case.handlings == ()
    assert case.consultation is not None
    assert case.consultation.units == (ROADS, WASTE, POWER)
    assert case.waiting_since == case.received_at


def asked(desk: Desk) -> Consultation:
    found = now(desk).consultation
    assert found is not None
    return found


def test_for_whom_the_question_was_copied_is_seen_by_whoever_opens_it_next(
    desk: Desk, tmp_path: Path
) -> None:
    (question,) = ask(desk)
    desk.consultations.told(POLE, WASTE)
    with a_reader(tmp_path) as reader:
        dossier = reader.dossier(POLE)
    assert dossier is not None
    assert dossier.case.consultation == asked(desk)
    assert asked(desk).told == {WASTE}
    assert desk.consultations.told(POLE, WASTE).events == ()
    refused(Reason.NOT_ASKED, lambda: desk.consultations.told(POLE, POLE))
    refused(Reason.CANNOT_BE_UNDONE, lambda: desk.cases.undo(POLE, [question]))
    desk.cases.undo_last(POLE)
    assert asked(desk).told == frozenset()


def test_a_question_that_is_asked_anew_has_been_copied_for_nobody(desk: Desk) -> None:
    ask(desk)
    desk.consultations.told(POLE, WASTE)
    ask(desk)
    assert asked(desk).told == frozenset()


def test_each_answer_is_kept_and_the_last_one_of_a_unit_holds(desk: Desk) -> None:
    ask(desk)
    refused(
        Reason.REASON_MISSING,
        lambda: desk.consultations.answered(POLE, WASTE, Answer.CONDITIONS, ""),
    )
    desk.consultations.answered(POLE, WASTE, Answer.CONDITIONS, "先确认不带电")
    desk.consultations.answered(POLE, POWER, Answer.NOT_OURS, "")
    desk.consultations.answered(POLE, WASTE, Answer.NOT_OURS, "")
    consultation = now(desk).consultation
    assert consultation is not None
    answers = [consultation.answer(unit) for unit in (ROADS, WASTE, POWER)]
    assert answers == [None, Answer.NOT_OURS, Answer.NOT_OURS]
    refused(
        Reason.NOT_ASKED,
        lambda: desk.consultations.answered(POLE, POLE, Answer.NOT_OURS, ""),
    )


@pytest.mark.parametrize("others", [True, False])
def test_who_takes_it_is_the_lead_and_the_others_join_if_they_are_to(
    desk: Desk, others: bool
) -> None:
    ask(desk)
    taken = desk.consultations.taken(POLE, now(desk).head, POWER, "请办理", others=others)
    case = now(desk)
    assert case.lead is not None
    assert (case.lead.organisation, case.lead.stage) == (POWER, Stage.DISPATCHED)
    joined = [one.organisation for one in case.handlings if not one.lead]
    assert joined == ([ROADS, WASTE] if others else [])
    assert (case.consultation, clock(desk)) == (None, None)
    desk.cases.undo(POLE, taken.events)
    assert now(desk).consultation is not None
    assert now(desk).handlings == ()


def test_two_people_do_not_give_it_to_two_units(desk: Desk) -> None:
    ask(desk)
    seen = now(desk).head
    desk.cases.commit(POLE, seen, to=Handover(ROADS), reply=None)
    with pytest.raises(Refusal, match=Reason.NO_CONSULTATION):
        desk.consultations.taken(POLE, seen, POWER, "请办理", others=False)
    lead = now(desk).lead
    assert lead is not None
    assert lead.organisation == ROADS


def test_whoever_decides_whose_it_is_ends_the_question(desk: Desk) -> None:
    """The leader says so and it is dispatched as any case: nothing is owed any more, nor handed
    over as what nobody takes."""
    ask(desk)
    desk.consultations.referred(POLE, "三家都说不是，请协调")
    changes = desk.cases.commit(POLE, now(desk).head, to=Handover(ROADS, text="请办"), reply=None)
    assert (now(desk).consultation, clock(desk)) == (None, None)
    assert desk.shifts.sheet("", "").items(Section.CONSULTATION) == ()
    desk.cases.undo(POLE, changes.events)
    asked = now(desk).consultation
    assert asked is not None
    assert asked.referred is not None


def test_a_case_that_is_opened_again_has_no_question_of_before(desk: Desk) -> None:
    ask(desk)
    desk.cases.close(POLE, now(desk).head, Outcome.RESOLVED, "", told=True)
    desk.cases.reopen(POLE, now(desk).head, "又坏了")
    assert (now(desk).consultation, clock(desk)) == (None, None)


def test_after_its_time_it_is_due_and_stands_on_the_sheet(desk: Desk) -> None:
    desk.save_settings({consulting.SETTING: 2})
    ask(desk)
    running_one = clock(desk)
    assert running_one is not None
    assert running_one.clock.target.amount == 2
    due = running_one.due
    assert due is not None
    counts = cases.counts(desk.session.store.connection, now=due, person=desk.session.actor)
    assert counts[View.NEAR] == 1
    (item,) = desk.shifts.sheet("", "").items(Section.CONSULTATION)
    assert (item.case_id, item.remark) == (str(POLE), "")
    desk.consultations.referred(POLE, "三家都说不是，请协调")
    (item,) = desk.shifts.sheet("", "").items(Section.CONSULTATION)
    assert item.remark == "referred"
    assert clock(desk) is not None


def test_a_question_to_one_is_no_question_to_several(desk: Desk) -> None:
    refused(Reason.TOO_FEW_UNITS, lambda: desk.consultations.ask(POLE, (ROADS, ROADS), QUESTION))
    refused(Reason.NOTHING_TO_SAY, lambda: desk.consultations.ask(POLE, (ROADS, WASTE), " "))
    refused(Reason.NO_CONSULTATION, lambda: desk.consultations.referred(POLE, ""))
    refused(
        Reason.NO_CONSULTATION,
        lambda: desk.consultations.answered(POLE, ROADS, Answer.NOT_OURS, ""),
    )


def test_nothing_is_asked_about_a_closed_case(desk: Desk) -> None:
    desk.cases.close(POLE, now(desk).head, Outcome.DUPLICATE, "", told=False)
    refused(Reason.CASE_CLOSED, lambda: ask(desk))
    assert desk.shifts.sheet("", "").items(Section.CONSULTATION) == ()


def test_the_third_return_suggests_it(desk: Desk) -> None:
    for unit in (ROADS, WASTE, POWER):
        assert not consulting.is_suggested(now(desk))
        desk.cases.commit(POLE, now(desk).head, to=Handover(unit), reply=None)
        desk.cases.returned(POLE, unit, "非本单位")
    assert consulting.is_suggested(now(desk))
    ask(desk)
    assert not consulting.is_suggested(now(desk))


def test_an_undo_takes_the_last_answer_back_before_the_question(desk: Desk) -> None:
    asked = ask(desk)
    desk.consultations.answered(POLE, POWER, Answer.NOT_OURS, "")
    with pytest.raises(Refusal):
        desk.cases.undo(POLE, asked)
    desk.cases.undo_last(POLE)
    desk.cases.undo_last(POLE)
    assert now(desk).consultation is None


def test_it_is_folded_the_same_and_its_words_are_erased(desk: Desk) -> None:
    ask(desk)
    desk.consultations.answered(POLE, WASTE, Answer.CONDITIONS, "李某须到场")
    desk.consultations.referred(POLE, "李某等三家推托")
    connection = desk.session.store.connection
    before = fingerprint(connection)
    refold(desk.session.store)
    assert fingerprint(connection) == before
    assert folds.is_as_folded(connection, POLE, desk.session.store.log.history(POLE))
    desk.strike([POLE], Ground.REQUEST, "本人申请")
    assert "李某" not in repr(desk.session.store.log.history(POLE))
    assert QUESTION not in repr(desk.session.store.log.history(POLE))


@pytest.mark.parametrize(("kept", "meant"), [(3, 3), (0, 1), ("2", 1), (True, 1), (99, 1)])
def test_the_days_are_the_desks_own_or_one(kept: object, meant: int) -> None:
    assert consulting.days({consulting.SETTING: kept}) == meant


def test_an_answer_that_comes_after_somebody_took_it_changes_nothing() -> None:
    story = Story()
    story.hear()
    story.do(consulting.ask(story.case, (ROADS, WASTE), QUESTION, 1))
    late = (
        *consulting.answered(story.case, WASTE, Answer.NOT_OURS, ""),
        *consulting.referred(story.case, "请协调"),
    )
    story.do(consulting.taken(story.case, ROADS, "请办理", others=False))
    story.do(late)
    assert story.case.consultation is None
