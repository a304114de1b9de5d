"""What becomes of a promise: sent with its reply, kept, replaced, missed, and counted."""

from datetime import timedelta
from uuid import UUID

import pytest

from moderator_app.core import decisions, ledger, undoing
from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.events import Draft, Kind
from moderator_app.core.following import Following
from moderator_app.core.following import rules as counted_by
from moderator_app.core.ledger import Given, Standing, State
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import Running, Which, next_of, running
from moderator_app.core.workdays import Calendar
from moderator_app.desk.opening import ZONE
from tests.stories import CASE, Story

LEASE, OTHER = UUID(int=0x1EA5E), UUID(int=0x2EA5E)
FIRST, SECOND = UUID(int=0xF1), UUID(int=0xF2)
RULES = counted_by(Following(), Calendar({}, {}, ()), ZONE)
HOUR = timedelta(hours=1)


@pytest.fixture
def story() -> Story:
    begun = Story()
    begun.hear()
    return begun


def replied(story: Story, *drafts: Draft, lease: UUID = LEASE) -> tuple[UUID, ...]:
    """A reply is written down, and what it says of promises."""
    (reply,) = decisions.reply(story.case, "今天下班前答复您", Purpose.ANSWER, Audience.PUBLIC)
    frozen = Draft(reply.kind, reply.case_id, reply.body, reply.slot, lease)
    return story.do((frozen, *drafts))


def promised(
    story: Story, id_: UUID = FIRST, after: timedelta = 5 * HOUR, lease: UUID | None = LEASE,
    replaces: tuple[UUID, ...] = (),
) -> tuple[Draft, ...]:  # fmt: skip
    given = Given("今天下班前", story.now + after, replaces)
    return ledger.make(story.case, given, id_, story.now, lease)


def only(story: Story) -> Standing:
    (found,) = ledger.ledger(story.case)
    return found


def states(story: Story) -> list[State]:
    return [one.state for one in ledger.ledger(story.case)]


def test_a_promise_counts_once_its_reply_has_gone_out(story: Story) -> None:
    replied(story, *promised(story))
    assert only(story).state is State.UNSENT
    assert ledger.owed(story.case) == ()
    story.do(decisions.sent(story.case))
    assert only(story).state is State.OPEN
    (owed,) = ledger.owed(story.case)
    assert (owed.words, owed.by, owed.lease) == ("今天下班前", "anna", LEASE)


def test_what_never_went_out_was_never_promised(story: Story) -> None:
    replied(story, *promised(story))
    story.do(decisions.unsent(story.case, "超时"))
    assert only(story).state is State.UNSENT
    assert not only(story).is_missed(story.now + 90 * HOUR)


def test_one_undo_takes_back_the_reply_and_its_promise(story: Story) -> None:
    written = replied(story, *promised(story))
    story.undo(written)
    assert story.case.promises == ()
    assert story.case.replies == ()


def test_a_reply_that_was_overtaken_promises_nothing(story: Story) -> None:
    drafts, old = promised(story), story.head
    story.do(decisions.claim(story.case, "bai"))
    before = story.case
    (reply,) = decisions.reply(story.case, "今天下班前答复", Purpose.ANSWER, Audience.PUBLIC)
    story.do((Draft(reply.kind, CASE, reply.body, reply.slot, LEASE), *drafts), seen=old)
    assert story.case == before


def test_a_promise_by_hand_counts_at_once_and_is_kept_by_one_who_says_so(story: Story) -> None:
    story.do(promised(story, lease=None))
    assert only(story).state is State.OPEN
    story.do(ledger.keep(story.case, FIRST))
    assert (only(story).state, only(story).settled_at) == (State.KEPT, story.now)
    with pytest.raises(Refusal, match=Reason.PROMISE_SETTLED):
        ledger.keep(story.case, FIRST)


def test_a_follow_up_keeps_it_once_that_has_gone_out(story: Story) -> None:
    story.do(promised(story, lease=None))
    replied(story, *ledger.keep(story.case, FIRST, OTHER), lease=OTHER)
    assert only(story).state is State.OPEN
    story.do(decisions.sent(story.case))
    assert (only(story).state, only(story).settled_at) == (State.KEPT, story.now)


def test_a_new_time_replaces_the_old_one_once_it_has_been_told(story: Story) -> None:
    story.do(promised(story, lease=None))
    replied(story, *promised(story, SECOND, 30 * HOUR, replaces=(FIRST,)))
    assert states(story) == [State.OPEN, State.UNSENT]
    story.do(decisions.sent(story.case))
    assert states(story) == [State.SUPERSEDED, State.OPEN]
    assert [one.id for one in ledger.owed(story.case)] == [SECOND]


def test_where_the_new_time_is_never_told_the_old_one_holds(story: Story) -> None:
    story.do(promised(story, lease=None))
    replied(story, *promised(story, SECOND, 30 * HOUR, replaces=(FIRST,)))
    story.do(decisions.unsent(story.case, "超时"))
    assert states(story) == [State.OPEN, State.UNSENT]


def test_only_time_makes_a_promise_missed(story: Story) -> None:
    story.do(promised(story, lease=None))
    due = only(story).promise.due
    assert not only(story).is_missed(due)
    assert only(story).is_missed(due + timedelta(seconds=1))
    assert {event.kind for event in story.events} == {Kind.MESSAGE_RECEIVED, Kind.PROMISE_MADE}


def test_what_is_kept_too_late_was_missed(story: Story) -> None:
    story.do(promised(story, lease=None))
    story.now += 9 * HOUR
    story.do(ledger.keep(story.case, FIRST))
    assert only(story).state is State.KEPT
    assert only(story).is_missed(story.now)


def test_another_time_that_was_meant_is_the_same_promise(story: Story) -> None:
    story.do(promised(story, lease=None))
    meant = story.now + 8 * HOUR
    story.do(ledger.correct(story.case, FIRST, meant, story.now))
    (owed,) = ledger.owed(story.case)
    assert (owed.id, owed.words, owed.due) == (FIRST, "今天下班前", meant)
    assert ledger.correct(story.case, FIRST, meant, story.now) == ()


def test_a_promise_that_something_rests_on_cannot_be_taken_back(story: Story) -> None:
    made = story.do(promised(story, lease=None))
    kept = story.do(ledger.keep(story.case, FIRST))
    with pytest.raises(Refusal, match=Reason.CANNOT_BE_UNDONE):
        undoing.undo(CASE, story.events, made)
    story.undo(kept)
    assert only(story).state is State.OPEN
    story.undo(made)
    assert story.case.promises == ()


@pytest.mark.parametrize(
    ("words", "after", "reason"),
    [("  ", HOUR, Reason.NOTHING_TO_SAY), ("明天", -HOUR, Reason.PROMISE_IN_THE_PAST)],
)
def test_no_promise_is_made_without_words_or_for_a_moment_past(
    story: Story, words: str, after: timedelta, reason: Reason
) -> None:
    with pytest.raises(Refusal, match=reason):
        ledger.make(story.case, Given(words, story.now + after), FIRST, story.now)


# Its clock.


def clocks(story: Story) -> tuple[Running, ...]:
    return running(story.case, RULES)


def test_a_promise_is_the_clock_that_breaches_next(story: Story) -> None:
    story.do(promised(story, after=HOUR, lease=None))
    found = clocks(story)
    assert [one.which for one in found] == [Which.RESPONSE, Which.PROMISE]
    first = next_of(found)
    assert first is not None
    assert first.promise is not None
    assert (first.which, first.due) == (Which.PROMISE, first.promise.due)
    assert first.clock.target.source.text == "今天下班前"


def test_closing_a_case_keeps_no_promise(story: Story) -> None:
    story.do(promised(story, lease=None))
    story.do(decisions.close(story.case, Outcome.ANSWERED, "", told=True))
    assert [one.which for one in clocks(story)] == [Which.PROMISE]
    assert only(story).state is State.OPEN


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.DUPLICATE, Outcome.UNREACHABLE])
def test_where_nobody_is_left_nothing_is_owed_until_it_is_opened_again(
    story: Story, outcome: Outcome
) -> None:
    story.do(promised(story, lease=None))
    story.do(decisions.close(story.case, outcome, "", told=False))
    assert clocks(story) == ()
    assert not only(story).is_missed(story.now + 90 * HOUR)
    story.do(decisions.reopen(story.case, "市民又来电"))
    assert only(story).state is State.OPEN


def test_what_was_missed_before_nobody_was_left_stays_missed(story: Story) -> None:
    story.do(promised(story, after=HOUR, lease=None))
    story.now += 2 * HOUR
    story.do(decisions.close(story.case, Outcome.WITHDRAWN, "", told=False))
    assert only(story).state is State.VOID
    assert only(story).is_missed(story.now)
