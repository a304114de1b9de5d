"""What one does with a case at the desk: whole actions, drafts that are never lost."""

from datetime import timedelta
from uuid import UUID

import pytest

from moderator_app.core.case import Audience, Outcome, Purpose, Status
from moderator_app.core.changes import Touched
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.store import local
from tests.desks import ANNA, BAI, ROADS, WASTE, incoming

REPLY = Words("您好，已转办。", Purpose.ANSWER, Audience.PUBLIC)


@pytest.fixture
def case(desk: Desk) -> UUID:
    return desk.intake.by_hand(incoming("p"))[0]


def head(desk: Desk, case: UUID) -> UUID:
    return desk.session.case(case).head


def draft(desk: Desk, case: UUID, person: UUID = ANNA.id) -> SavedDraft | None:
    return local.draft(desk.session.store.connection, case, "weibo", str(person))


def words(desk: Desk, case: UUID) -> str:
    saved = draft(desk, case)
    return "" if saved is None else saved.text


def test_answering_sends_on_freezes_the_words_and_claims_in_one_action(
    desk: Desk, case: UUID
) -> None:
    desk.cases.save_draft(case, "weibo", SavedDraft("您好，", ROADS))
    to = Handover(ROADS, (WASTE,), "请办理")
    changes = desk.cases.commit(case, head(desk, case), to=to, reply=REPLY)
    assert (changes.touched, set(changes.cases), len(changes.events)) == (Touched.CASES, {case}, 3)
    now = desk.session.case(case)
    assert (now.status, now.claimed_by) == (Status.UNSENT, str(ANNA.id))
    assert desk.cases.pending_words(case) == REPLY.text
    assert draft(desk, case) is None
    desk.cases.undo(case, changes.events)
    back = desk.session.case(case)
    assert (back.handlings, back.replies, back.claimed_by) == ((), (), None)
    assert words(desk, case) == REPLY.text


def test_a_colleagues_claim_is_kept_when_one_helps_out(desk: Desk, case: UUID) -> None:
    desk.cases.claim(case, head(desk, case))
    desk.session.person = BAI
    desk.cases.commit(case, head(desk, case), to=None, reply=REPLY)
    assert desk.session.case(case).claimed_by == str(ANNA.id)


def test_a_gap_left_open_stops_the_reply_and_keeps_the_draft(desk: Desk, case: UUID) -> None:
    desk.cases.save_draft(case, "weibo", SavedDraft("请{地点}"))
    with pytest.raises(Refusal, match=Reason.UNRESOLVED_PLACEHOLDER):
        desk.cases.commit(
            case, head(desk, case), to=None, reply=Words("将派人到{地点}", inserted=("{a}",))
        )
    assert words(desk, case) == "请{地点}"
    named = Words("{地点}您好", inserted=("{地点}",))
    desk.cases.commit(case, head(desk, case), to=None, reply=named)


def test_nothing_chosen_and_nothing_said_is_no_action(desk: Desk, case: UUID) -> None:
    with pytest.raises(Refusal, match=Reason.NOTHING_TO_SAY):
        desk.cases.commit(case, head(desk, case), to=None, reply=None)


def test_words_overtaken_by_a_colleagues_reply_stay_a_draft(desk: Desk, case: UUID) -> None:
    seen = head(desk, case)
    desk.session.person = BAI
    desk.cases.commit(case, seen, to=None, reply=REPLY)
    desk.cases.sent(case)
    desk.session.person = ANNA
    desk.cases.save_draft(case, "weibo", SavedDraft("我也写了"))
    changes = desk.cases.commit(case, seen, to=None, reply=Words("我也写了"))
    assert changes.overtaken
    assert words(desk, case) == "我也写了"
    assert len(desk.session.case(case).replies) == 1
    assert desk.session.store.log.history(case)[-1].body["text"] == "我也写了"


def test_a_reply_that_did_not_go_out_is_a_draft_again(desk: Desk, case: UUID) -> None:
    desk.cases.commit(case, head(desk, case), to=None, reply=REPLY)
    desk.cases.unsent(case, "超时")
    assert words(desk, case) == REPLY.text
    with pytest.raises(Refusal, match=Reason.NO_PENDING_REPLY):
        desk.cases.pending_words(case)


def test_words_that_come_back_do_not_wipe_out_what_was_begun_since(desk: Desk, case: UUID) -> None:
    changes = desk.cases.commit(case, head(desk, case), to=None, reply=REPLY)
    desk.cases.save_draft(case, "weibo", SavedDraft("另外请注意", WASTE))
    desk.cases.undo(case, changes.events)
    saved = draft(desk, case)
    assert saved is not None
    assert (saved.text, saved.lead) == (f"{REPLY.text}\n\n另外请注意", WASTE)


def test_what_is_taken_back_is_as_it_was_in_the_composer(desk: Desk, case: UUID) -> None:
    asked = Words("请问在哪？", Purpose.ASK, Audience.PRIVATE, template=UUID(int=7))
    to = Handover(ROADS, (WASTE,), "请办理")
    changes = desk.cases.commit(case, head(desk, case), to=to, reply=asked)
    desk.cases.undo(case, changes.events)
    saved = draft(desk, case)
    assert saved is not None
    assert (saved.lead, saved.co) == (ROADS, (WASTE,))
    assert (saved.template, saved.audience) == (UUID(int=7), Audience.PRIVATE)
    assert saved.text == asked.text


def test_private_words_that_come_back_make_nothing_public(desk: Desk, case: UUID) -> None:
    asked = Words("请留下电话", Purpose.ASK, Audience.PRIVATE)
    changes = desk.cases.commit(case, head(desk, case), to=None, reply=asked)
    desk.cases.save_draft(case, "weibo", SavedDraft("另外请注意"))
    desk.cases.undo(case, changes.events)
    saved = draft(desk, case)
    assert saved is not None
    assert saved.audience is Audience.PRIVATE


def test_after_an_undo_the_same_words_can_go_out(desk: Desk, case: UUID) -> None:
    for _ in range(3):
        changes = desk.cases.commit(case, head(desk, case), to=None, reply=REPLY)
        assert not changes.overtaken
        desk.cases.undo_last(case)
    desk.cases.commit(case, head(desk, case), to=None, reply=REPLY)
    desk.cases.sent(case)
    assert desk.session.case(case).status is Status.ANSWERED


def test_half_a_character_typed_or_pasted_stops_nothing(desk: Desk, case: UUID) -> None:
    desk.cases.save_draft(case, "weibo", SavedDraft("您好\ud83d"))
    assert words(desk, case) == "您好\ufffd"
    desk.cases.note(case, "备注\udc00")
    desk.cases.save_draft(case, "weibo", SavedDraft("\ud83d\ude00"))
    assert words(desk, case) == "😀"


def test_nobody_at_the_desk_writes_nothing(desk: Desk, case: UUID) -> None:
    desk.session.person = None
    with pytest.raises(Refusal, match=Reason.NO_ONE_AT_THE_DESK):
        desk.cases.note(case, "备注")
    with pytest.raises(Refusal, match=Reason.NO_SUCH_CASE):
        desk.cases.pin(UUID(int=5))


def test_an_action_that_decides_nothing_new_touches_nothing(desk: Desk, case: UUID) -> None:
    desk.cases.claim(case, head(desk, case))
    changes = desk.cases.claim(case, head(desk, case))
    assert (changes.touched, changes.events) == (Touched.NOTHING, ())


def test_a_reply_that_waits_to_go_out_again_is_no_draft_beside_it(desk: Desk, case: UUID) -> None:
    desk.cases.commit(case, head(desk, case), to=None, reply=Words("您好"))
    desk.cases.unsent(case, "超时")
    desk.cases.undo_last(case)
    assert desk.session.case(case).pending is not None
    assert drafts(desk) == []


def test_words_that_did_not_go_out_are_given_back_once(desk: Desk, case: UUID) -> None:
    committed = desk.cases.commit(case, head(desk, case), to=None, reply=Words("您好"))
    unsent = desk.cases.unsent(case, "超时")
    with pytest.raises(Refusal, match=Reason.CANNOT_BE_UNDONE):
        desk.cases.undo(case, committed.events)
    assert drafts(desk) == ["您好"]
    desk.cases.undo(case, unsent.events)
    desk.cases.undo(case, committed.events)
    assert drafts(desk) == ["您好"]


def drafts(desk: Desk) -> list[str]:
    return [one.text for one in local.drafts(desk.session.store.connection).values()]


def test_undo_by_key_takes_back_ones_own_last_action_and_no_colleagues(
    desk: Desk, case: UUID
) -> None:
    desk.cases.pin(case)
    desk.session.person = BAI
    desk.cases.note(case, "我的备注")
    desk.session.person = ANNA
    desk.cases.undo_last(case)
    assert (desk.session.case(case).pinned, desk.session.case(case).notes) == (False, 1)


def test_closing_setting_aside_and_reopening_are_remembered(desk: Desk, case: UUID) -> None:
    until = desk.session.now() + timedelta(hours=2)
    desk.cases.snooze(case, head(desk, case), until, "等照片")
    desk.cases.wake(case, head(desk, case))
    desk.cases.close(case, head(desk, case), Outcome.DECLINED, "条例第十二条", told=True)
    desk.cases.reopen(case, head(desk, case), "再看")
    kinds = [str(event.kind) for event in desk.session.store.log.history(case)]
    assert kinds[1:] == ["case.snoozed", "case.woken", "case.closed", "case.reopened"]
    assert desk.session.case(case).status is Status.WAITING
