"""先审后发: nothing goes out that one person alone has seen, and no words are lost on the way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import reviewing
from moderator_app.core.case import Audience, Case, Delivery, Outcome, Purpose, Status
from moderator_app.core.erasing import Ground
from moderator_app.core.ids import case_id
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.reviewing import Rule
from moderator_app.core.roles import Role
from moderator_app.core.rows import SavedDraft, View
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.store import cases, folds, local
from moderator_app.store.store import fingerprint, refold
from tests.desks import ANNA, BAI, ROADS, a_desk, incoming

LAMP = case_id("weibo", "lamp")
CHEN = Person(UUID(int=3), "陈晨", "03")
LEAD = Person(UUID(int=7), "季红", "07", role=Role.LEAD)
REPLY = Words("您好，路灯今晚修好。")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk's Weibo is seen by two; Anna sits there."""
    with a_desk(tmp_path) as opened:
        opened.intake.receive([Answered(incoming("lamp"))])
        opened.reviews.choose(frozenset({"weibo"}))
        yield opened


def now(desk: Desk) -> Case:
    return desk.session.case(LAMP)


def sit(desk: Desk, person: Person) -> None:
    desk.session.person = person


def submit(desk: Desk, words: Words = REPLY, of: UUID | None = None) -> UUID:
    desk.reviews.submit(LAMP, now(desk).head, to=None, reply=words, of=of)
    return now(desk).submissions[-1].id


def approve(desk: Desk, one: UUID, others_back: str = "") -> tuple[UUID, ...]:
    return desk.reviews.approve(LAMP, now(desk).head, one, others_back).events


def draft_of(desk: Desk, person: Person) -> str:
    found = local.draft(desk.session.store.connection, LAMP, "weibo", str(person.id))
    return "" if found is None else found.text


def listed(desk: Desk) -> int:
    counts = cases.counts(
        desk.session.store.connection, now=desk.session.now(), person=desk.session.actor
    )
    return counts[View.REVIEW]


def refused(reason: Reason, work: Callable[[], object]) -> None:
    with pytest.raises(Refusal) as told:
        work()
    assert told.value.reason is reason


def test_nobody_sends_alone_where_two_are_to_see_it(desk: Desk) -> None:
    head = now(desk).head
    refused(
        Reason.REVIEW_NEEDED,
        lambda: desk.cases.commit(LAMP, head, to=Handover(ROADS), reply=REPLY),
    )
    assert (now(desk).replies, now(desk).handlings) == ((), ())


def test_what_is_submitted_goes_nowhere_and_the_citizen_waits_on(desk: Desk) -> None:
    submit(desk)
    case = now(desk)
    assert (case.status, case.pending, case.replies) == (Status.WAITING, None, ())
    assert case.waiting_since == case.received_at
    assert case.claimed_by == str(ANNA.id)
    refused(Reason.NO_PENDING_REPLY, lambda: desk.cases.sent(LAMP))


def test_the_dispatch_beside_it_goes_at_once(desk: Desk) -> None:
    desk.reviews.submit(LAMP, now(desk).head, to=Handover(ROADS, text="请办理"), reply=REPLY)
    assert now(desk).handling(ROADS) is not None
    assert len(now(desk).submissions) == 1


def test_nobody_approves_their_own_words(desk: Desk) -> None:
    one = submit(desk)
    refused(Reason.OWN_WORDS, lambda: approve(desk, one))
    assert listed(desk) == 0
    sit(desk, BAI)
    assert listed(desk) == 1


def test_once_approved_it_goes_the_way_of_any_reply_in_both_names(desk: Desk) -> None:
    one = submit(desk)
    sit(desk, BAI)
    approve(desk, one)
    case = now(desk)
    assert case.submissions == ()
    assert case.pending is not None
    assert desk.cases.pending_words(LAMP) == REPLY.text
    lease = desk.session.store.log.history(LAMP)[-1]
    assert (lease.actor, lease.body["author"]) == (str(BAI.id), str(ANNA.id))
    desk.cases.sent(LAMP)
    assert [one.delivery for one in now(desk).replies] == [Delivery.SENT]


def test_an_approval_can_be_undone_while_nothing_is_out(desk: Desk) -> None:
    one = submit(desk)
    sit(desk, BAI)
    events = approve(desk, one)
    desk.cases.undo(LAMP, events)
    assert [each.id for each in now(desk).submissions] == [one]
    assert now(desk).pending is None
    assert (draft_of(desk, BAI), draft_of(desk, ANNA)) == ("", "")
    events = approve(desk, one)
    desk.cases.sent(LAMP)
    refused(Reason.CANNOT_BE_UNDONE, lambda: desk.cases.undo(LAMP, events))


def test_what_is_sent_back_is_a_draft_of_its_author_again(desk: Desk) -> None:
    one = submit(desk)
    desk.cases.save_draft(LAMP, "weibo", SavedDraft("后来又想到的"))
    sit(desk, BAI)
    refused(
        Reason.REASON_MISSING,
        lambda: desk.reviews.send_back(LAMP, now(desk).head, one, " "),
    )
    events = desk.reviews.send_back(LAMP, now(desk).head, one, "语气再缓和些").events
    assert draft_of(desk, ANNA) == f"{REPLY.text}\n\n后来又想到的"
    assert now(desk).submissions == ()
    desk.cases.undo(LAMP, events)
    assert [each.id for each in now(desk).submissions] == [one]


def test_undoing_what_was_sent_back_leaves_no_second_copy(desk: Desk) -> None:
    one = submit(desk)
    sit(desk, BAI)
    events = desk.reviews.send_back(LAMP, now(desk).head, one, "缓一缓").events
    assert draft_of(desk, ANNA) == REPLY.text
    desk.cases.undo(LAMP, events)
    assert draft_of(desk, ANNA) == ""


def test_the_author_takes_the_words_back_without_a_reason(desk: Desk) -> None:
    one = submit(desk)
    desk.reviews.send_back(LAMP, now(desk).head, one, "")
    assert draft_of(desk, ANNA) == REPLY.text


def test_undoing_a_submission_gives_the_words_back(desk: Desk) -> None:
    desk.reviews.submit(LAMP, now(desk).head, to=None, reply=REPLY)
    desk.cases.undo_last(LAMP)
    assert now(desk).submissions == ()
    assert draft_of(desk, ANNA) == REPLY.text


def test_other_words_of_the_approver_are_a_new_submission_in_both_names(desk: Desk) -> None:
    one = submit(desk)
    sit(desk, BAI)
    other = submit(desk, Words("您好，路灯已修好，感谢提醒。"), of=one)
    (waiting,) = now(desk).submissions
    assert (waiting.id, waiting.author, waiting.first_author) == (
        other,
        str(BAI.id),
        str(ANNA.id),
    )
    refused(Reason.OWN_WORDS, lambda: approve(desk, other))
    refused(Reason.NOT_SUBMITTED, lambda: approve(desk, one))
    sit(desk, ANNA)
    approve(desk, other)
    assert desk.cases.pending_words(LAMP) == "您好，路灯已修好，感谢提醒。"


def test_of_several_the_others_wait_on_or_go_back_as_is_chosen(desk: Desk) -> None:
    first = submit(desk)
    second = submit(desk, Words("另一稿"))
    sit(desk, BAI)
    events = approve(desk, first)
    assert [one.id for one in now(desk).submissions] == [second]
    refused(Reason.REPLY_PENDING, lambda: approve(desk, second))
    desk.cases.undo(LAMP, events)
    approve(desk, first, "已用另一稿")
    assert now(desk).submissions == ()
    assert draft_of(desk, ANNA) == "另一稿"


def test_who_approves_too_late_changes_nothing(desk: Desk) -> None:
    one = submit(desk)
    sit(desk, BAI)
    seen = now(desk).head
    desk.reviews.send_back(LAMP, seen, one, "缓一缓")
    refused(Reason.NOT_SUBMITTED, lambda: desk.reviews.approve(LAMP, seen, one))


def test_a_case_with_words_that_wait_is_not_closed_silently(desk: Desk) -> None:
    submit(desk)
    refused(
        Reason.REVIEW_PENDING,
        lambda: desk.cases.close(LAMP, now(desk).head, Outcome.EXPLAINED, "", told=True),
    )


def test_a_reply_that_did_not_go_out_returns_to_whoever_wrote_it(desk: Desk) -> None:
    one = submit(desk)
    sit(desk, BAI)
    approve(desk, one)
    desk.cases.unsent(LAMP, "平台没收")
    assert (draft_of(desk, ANNA), draft_of(desk, BAI)) == (REPLY.text, "")


def test_what_waits_to_go_out_again_is_no_draft_of_its_author(desk: Desk) -> None:
    """Or the same words would go out twice: from the strip, and as a new reply."""
    one = submit(desk)
    sit(desk, BAI)
    approved = approve(desk, one)
    desk.cases.unsent(LAMP, "平台没收")
    refused(Reason.CANNOT_BE_UNDONE, lambda: desk.cases.undo(LAMP, approved))
    desk.cases.undo_last(LAMP)
    assert now(desk).pending is not None
    assert draft_of(desk, ANNA) == ""
    desk.cases.undo(LAMP, approved)
    assert [each.id for each in now(desk).submissions] == [one]
    assert draft_of(desk, ANNA) == ""


def test_it_is_folded_the_same(desk: Desk) -> None:
    one = submit(desk)
    submit(desk, Words("另一稿"))
    sit(desk, BAI)
    approve(desk, one)
    connection = desk.session.store.connection
    before = fingerprint(connection)
    refold(desk.session.store)
    assert fingerprint(connection) == before
    assert folds.is_as_folded(connection, LAMP, desk.session.store.log.history(LAMP))


def test_words_that_are_erased_wait_for_nobody(desk: Desk) -> None:
    submit(desk, Words("张某家门口的路灯"))
    one = submit(desk, Words("张某您好"))
    sit(desk, BAI)
    desk.reviews.send_back(LAMP, now(desk).head, one, "别写张某")
    desk.strike([LAMP], Ground.REQUEST, "本人申请")
    assert "张某" not in repr(desk.session.store.log.history(LAMP))
    assert draft_of(desk, ANNA) == ""
    assert now(desk).submissions == ()
    assert listed(desk) == 0


def test_a_channel_is_seen_by_two_or_one_account_on_it_alone() -> None:
    both = Rule(frozenset({reviewing.channel("weibo"), reviewing.channel("web", "局长信箱")}))
    assert both.is_reviewed("weibo", "清川城管")
    assert both.is_reviewed("web", "局长信箱")
    assert not both.is_reviewed("web", "")
    assert reviewing.rule({"reviewed": sorted(both.reviewed)}) == both
    assert reviewing.rule({"reviewed": "weibo"}) == Rule()


def test_what_an_account_says_of_who_approves_comes_before_its_channel() -> None:
    own = reviewing.channel("weibo", "清川城管")
    rule = Rule(frozenset({"weibo", own, "web"}), frozenset({own, "web"}))
    assert rule.is_for_anybody("weibo", "清川城管")
    assert not rule.is_for_anybody("weibo", "清川园林")
    assert rule.is_for_anybody("web", "局长信箱")
    assert rule.is_for_anybody("mail", "")


def with_roles(desk: Desk) -> None:
    """Anna is the administrator, Bai and Chen moderators; Anna alone may approve."""
    for person in (ANNA, BAI, CHEN, LEAD):
        desk.shifts.save_person(person)


@pytest.mark.parametrize(("reviewer", "may"), [(CHEN, False), (LEAD, True), (ANNA, True)])
def test_a_reply_is_approved_and_sent_back_by_who_leads(
    desk: Desk, reviewer: Person, *, may: bool
) -> None:
    with_roles(desk)
    sit(desk, BAI)
    one = submit(desk)
    sit(desk, reviewer)
    assert listed(desk) == may
    if may:
        approve(desk, one)
        return
    refused(Reason.ROLE_MISSING, lambda: approve(desk, one))
    refused(
        Reason.ROLE_MISSING,
        lambda: desk.reviews.send_back(LAMP, now(desk).head, one, "语气"),
    )
    assert [each.id for each in now(desk).submissions] == [one]


def test_any_colleague_approves_where_the_setting_says_so_and_the_author_never(desk: Desk) -> None:
    with_roles(desk)
    desk.reviews.choose(frozenset({"weibo"}), frozenset({"weibo"}))
    sit(desk, BAI)
    one = submit(desk)
    refused(Reason.OWN_WORDS, lambda: approve(desk, one))
    assert listed(desk) == 0
    sit(desk, CHEN)
    assert listed(desk) == 1
    approve(desk, one)


@pytest.mark.parametrize("author", [BAI, LEAD, ANNA])
def test_no_role_lets_anybody_approve_their_own_words(desk: Desk, author: Person) -> None:
    with_roles(desk)
    sit(desk, author)
    one = submit(desk)
    refused(Reason.OWN_WORDS, lambda: approve(desk, one))
    assert listed(desk) == 0
    desk.reviews.send_back(LAMP, now(desk).head, one, "")
    assert draft_of(desk, author) == REPLY.text


def test_the_list_and_the_desk_agree_about_an_account_of_its_own(desk: Desk) -> None:
    """The account may be approved by anybody, the rest of its channel by a lead alone."""
    with_roles(desk)
    own = reviewing.channel("weibo", "清川城管")
    desk.reviews.choose(frozenset({"weibo", own}), frozenset({own}))
    for account in ("清川城管", "清川园林", ""):
        post = f"of {account}"
        desk.intake.receive([Answered(replace(incoming(post), account=account))])
        head = desk.session.case(case_id("weibo", post)).head
        desk.reviews.submit(case_id("weibo", post), head, to=None, reply=REPLY)
    sit(desk, CHEN)
    assert listed(desk) == 1
    sit(desk, LEAD)
    assert listed(desk) == 3
    desk.reviews.choose(frozenset())
    sit(desk, CHEN)
    assert listed(desk) == 3


def test_gaps_are_filled_before_another_person_looks(desk: Desk) -> None:
    refused(Reason.UNRESOLVED_PLACEHOLDER, lambda: submit(desk, Words("您好，{处理结果}")))
    refused(
        Reason.NOTHING_TO_SAY,
        lambda: submit(desk, Words(" ", Purpose.ANSWER, Audience.PUBLIC)),
    )
