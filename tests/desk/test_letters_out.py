"""A dispatch by e-mail: a letter for each organisation, taken back while it waits, told once it left."""

import pytest

from moderator_app.core import letters
from moderator_app.core.case import Case, Delivery, Outcome, Stage
from moderator_app.core.channels import Ambiguous, TargetGone
from moderator_app.core.events import Kind
from moderator_app.core.outbox import State
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from tests.desk.accounts import ACCOUNT
from tests.desk.letters import (
    TEXT,
    WASTE_ONE,
    answer,
    comes,
    desk,
    dispatch,
    enclosed,
    goes_out,
    last,
    of,
    with_case,
)
from tests.desks import ROADS, WASTE

__all__ = ["desk"]


def test_a_letter_that_may_have_gone_is_not_sent_blindly_when_it_is_to_go_after_all(
    desk: Desk,
) -> None:
    case = dispatch(desk, with_case(desk))
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    desk.outbox.refused(leaving.entry.lease, Ambiguous())
    desk.letters.unsent(case.id, leaving.entry.lease, "已电话告知")
    desk.cases.undo_last(case.id)
    assert desk.outbox.begin(ACCOUNT.id) is None
    (entry,) = desk.outbox.unknown()
    assert entry.for_person
    desk.outbox.again(entry.lease)
    goes_out(desk)


def test_a_dispatch_to_others_that_is_taken_back_lets_the_letter_go(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    desk.cases.commit(case.id, case.head, to=Handover(WASTE, (), TEXT), reply=None)
    assert desk.outbox.begin(ACCOUNT.id) is None
    desk.cases.undo_last(case.id)
    goes_out(desk)
    assert of(desk, case.id).stage is Stage.TOLD


def test_each_organisation_gets_its_own_letter_and_is_told_once_it_has_left(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk), WASTE_ONE)
    assert [h.stage for h in case.handlings] == [Stage.DISPATCHED, Stage.DISPATCHED]
    first, second = desk.outbox.unsettled()
    goes_out(desk)
    goes_out(desk)
    case = desk.session.case(case.id)
    assert [h.stage for h in case.handlings] == [Stage.TOLD, Stage.TOLD]
    assert first.lease != second.lease
    told = last(desk, case.id, Kind.DISPATCH_TOLD).body
    assert (told["how"], told["whom"]) == ("mail", "waste@163.com")
    assert [one.delivery for one in case.letters] == [Delivery.SENT, Delivery.SENT]


def test_its_subject_and_its_text_bear_a_tag_of_the_case_and_of_the_organisation(
    desk: Desk,
) -> None:
    case = dispatch(desk, with_case(desk), WASTE_ONE)
    titles = [one.target.title for one in case.letters if one.target is not None]
    tags = [next(letters.tags(title)) for title in titles]
    assert {one.number for one in tags} == {case.number}
    assert tags[0].token != tags[1].token
    assert [letters.marked(case, one) for one in tags] == [ROADS, WASTE]
    assert str(tags[1]) in last(desk, case.id, Kind.LETTER_WRITTEN).body["text"]


def test_undo_takes_the_dispatch_and_its_letters_back_while_they_wait(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk), WASTE_ONE)
    assert [one.state for one in desk.outbox.unsettled()] == [State.QUEUED, State.QUEUED]
    desk.cases.undo_last(case.id)
    assert desk.outbox.unsettled() == ()
    case = desk.session.case(case.id)
    assert (case.handlings, case.letters) == ((), ())


def test_what_has_left_is_not_undone(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    goes_out(desk)
    with pytest.raises(Refusal):
        desk.cases.undo_last(case.id)
    assert of(desk, case.id).stage is Stage.TOLD


def test_a_dispatch_that_came_too_late_writes_to_nobody(desk: Desk) -> None:
    case = with_case(desk)
    seen = case.head
    desk.cases.claim(case.id, seen)
    to = Handover(ROADS, (), TEXT, (enclosed(),))
    changes = desk.cases.commit(case.id, seen, to=to, reply=None)
    assert changes.overtaken
    assert (desk.outbox.unsettled(), desk.session.case(case.id).letters) == ((), ())


def test_a_letter_that_is_taken_back_leaves_the_telling_to_a_person_until_that_is_undone(
    desk: Desk,
) -> None:
    case = dispatch(desk, with_case(desk))
    (letter,) = case.letters
    desk.letters.unsent(case.id, letter.id, "改为电话")
    case = desk.session.case(case.id)
    assert (case.is_written_to(ROADS), desk.outbox.begin(ACCOUNT.id)) == (False, None)
    desk.cases.undo_last(case.id)
    assert desk.session.case(case.id).is_written_to(ROADS)
    goes_out(desk)
    assert of(desk, case.id).stage is Stage.TOLD


def test_whoever_is_not_to_have_the_case_is_not_written_to(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    desk.cases.commit(case.id, case.head, to=Handover(WASTE, (), TEXT), reply=None)
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert desk.outbox.unsettled() == ()


def test_a_letter_whose_end_nobody_saw_is_settled_by_a_person_and_never_sent_twice(
    desk: Desk,
) -> None:
    case = dispatch(desk, with_case(desk))
    assert desk.outbox.begin(ACCOUNT.id) is not None
    (unknown,) = desk.outbox.recover()
    assert (desk.outbox.begin(ACCOUNT.id), unknown.state) == (None, State.UNKNOWN)
    desk.letters.went(case.id, unknown.lease)
    assert of(desk, case.id).stage is Stage.TOLD
    assert desk.outbox.unsettled() == ()


def test_who_answers_a_letter_whose_end_nobody_saw_has_got_it(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    (unknown,) = desk.outbox.recover()
    name = f"<{unknown.key}@test>"
    comes(desk, answer("<f1@roads>", title="路灯的事", refers=(name,)))
    assert (of(desk, case.id).stage, desk.outbox.unsettled()) == (Stage.ANSWERED, ())
    assert last(desk, case.id, Kind.DISPATCH_TOLD).body["external"] == name


def test_nothing_goes_to_what_is_no_address(desk: Desk) -> None:
    case = with_case(desk)
    bad = letters.Enclosed(ROADS, ACCOUNT.id, "照明处, x@y.cn", "转办", "请办理")
    with pytest.raises(Refusal):
        desk.cases.commit(case.id, case.head, to=Handover(ROADS, (), TEXT, (bad,)), reply=None)
    assert desk.session.case(case.id).handlings == ()


# Closing.


def close(desk: Desk, case: Case) -> None:
    head = desk.session.case(case.id).head
    desk.cases.close(case.id, head, Outcome.WITHDRAWN, "", told=False)


def test_a_case_is_not_closed_over_a_letter_that_has_not_left(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    with pytest.raises(Refusal) as refused:
        close(desk, case)
    assert refused.value.reason is Reason.LETTER_UNSETTLED
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    desk.outbox.refused(leaving.entry.lease, TargetGone())
    with pytest.raises(Refusal):
        close(desk, case)
    desk.outbox.again(leaving.entry.lease)
    goes_out(desk)
    close(desk, case)
    assert [one.delivery for one in desk.session.case(case.id).letters] == [Delivery.SENT]


def test_a_letter_that_was_taken_back_does_not_go_once_the_case_is_closed(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    desk.letters.unsent(case.id, case.letters[0].id, "市民撤回")
    taken_back = last(desk, case.id, Kind.LETTER_UNSENT)
    close(desk, case)
    with pytest.raises(Refusal):
        desk.cases.undo(case.id, [taken_back.id])
    desk.cases.undo_last(case.id)
    desk.cases.undo(case.id, [taken_back.id])
    goes_out(desk)


def test_a_letter_to_who_had_the_case_before_does_not_go_once_it_is_closed(desk: Desk) -> None:
    case = dispatch(desk, with_case(desk))
    desk.cases.commit(case.id, case.head, to=Handover(WASTE, (), TEXT), reply=None)
    to_others = last(desk, case.id, Kind.CASE_DISPATCHED)
    close(desk, case)
    with pytest.raises(Refusal):
        desk.cases.undo(case.id, [to_others.id])
    assert desk.outbox.begin(ACCOUNT.id) is None
