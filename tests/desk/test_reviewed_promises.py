"""What a reply promises goes with it to the second pair of eyes, and is a promise once it is out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import ledger, naming
from moderator_app.core.case import Case
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.ledger import Given, State
from moderator_app.core.naming import Fate, Meant, Said
from moderator_app.core.people import Person
from moderator_app.core.pledging import Pledge
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.store import folds, local
from moderator_app.store.store import fingerprint, refold
from tests.desks import ANNA, BAI, T0, a_desk, incoming

LAMP = case_id("weibo", "lamp")
HOUR = timedelta(hours=1)
TEXT = "您好，48小时内给您答复。"
CHOSEN = Given("周五前后", T0 + 100 * HOUR)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk's Weibo is seen by two; Anna sits there."""
    with a_desk(tmp_path) as opened:
        opened.intake.receive([Answered(incoming("lamp"))])
        opened.reviews.choose(frozenset({"weibo"}))
        yield opened


def now(desk: Desk) -> Case:
    return desk.session.case(LAMP)


def two_days(desk: Desk) -> Given:
    """As the window finds it in the words."""
    return Given("48小时内", desk.session.now() + 48 * HOUR, counted=True)


def submit(desk: Desk, *given: Given, keeps: tuple[UUID, ...] = (), of: UUID | None = None) -> UUID:
    words = Words(TEXT, pledge=Pledge(given, keeps))
    desk.reviews.submit(LAMP, now(desk).head, to=None, reply=words, of=of)
    return now(desk).submissions[-1].id


def approve(desk: Desk, one: UUID, person: Person = BAI) -> tuple[UUID, ...]:
    desk.session.person = person
    return desk.reviews.approve(LAMP, now(desk).head, one).events


def promise(desk: Desk, hours: int = 30) -> UUID:
    desk.promises.make(LAMP, Given("以前说的", T0 + hours * HOUR))
    return now(desk).promises[-1].id


def draft_of(desk: Desk, person: Person) -> SavedDraft:
    found = local.draft(desk.session.store.connection, LAMP, "weibo", str(person.id))
    assert found is not None
    return found


def later(desk: Desk, by: timedelta) -> None:
    clock = desk.session.now
    desk.session.now = lambda: clock() + by


def test_a_promise_is_submitted_approved_and_a_clock_once_the_reply_is_out(desk: Desk) -> None:
    one = submit(desk, two_days(desk), CHOSEN)
    assert now(desk).promises == ()
    approve(desk, one)
    assert [each.words for each in now(desk).promises] == ["48小时内", "周五前后"]
    assert ledger.owed(now(desk)) == ()
    desk.cases.sent(LAMP)
    assert [each.words for each in ledger.owed(now(desk))] == ["48小时内", "周五前后"]


def test_whoever_wrote_the_words_gave_the_promise(desk: Desk) -> None:
    approve(desk, submit(desk, two_days(desk)))
    assert [each.by for each in now(desk).promises] == [str(ANNA.id)]


def test_a_length_of_time_runs_from_when_it_was_approved_and_a_chosen_moment_stays(
    desk: Desk,
) -> None:
    given = two_days(desk)
    one = submit(desk, given, CHOSEN)
    later(desk, 5 * HOUR)
    approve(desk, one)
    first, second = (each.due for each in now(desk).promises)
    assert timedelta() <= first - given.due - 5 * HOUR < timedelta(minutes=10)
    assert second == CHOSEN.due


def test_a_moment_that_has_passed_while_the_words_waited_is_not_promised(desk: Desk) -> None:
    one = submit(desk, Given("中午前", T0 + 3 * HOUR))
    later(desk, 4 * HOUR)
    with pytest.raises(Refusal, match=Reason.PROMISE_IN_THE_PAST):
        approve(desk, one)
    assert [each.id for each in now(desk).submissions] == [one]
    with pytest.raises(Refusal, match=Reason.PROMISE_IN_THE_PAST):
        submit(desk, Given("早上", T0))


def test_what_it_replaces_and_keeps_is_settled_when_it_goes_out(desk: Desk) -> None:
    old, other = promise(desk), promise(desk)
    one = submit(desk, Given("48小时内", T0 + 50 * HOUR, (old,)), keeps=(other,))
    approve(desk, one)
    desk.cases.sent(LAMP)
    states = [each.state for each in ledger.ledger(now(desk))]
    assert states == [State.SUPERSEDED, State.KEPT, State.OPEN]


def test_what_was_kept_while_the_words_waited_is_left_alone(desk: Desk) -> None:
    old, other = promise(desk), promise(desk)
    one = submit(desk, Given("48小时内", T0 + 50 * HOUR, (old,)), keeps=(other,))
    desk.promises.keep(LAMP, old)
    desk.promises.keep(LAMP, other)
    approve(desk, one)
    desk.cases.sent(LAMP)
    states = [each.state for each in ledger.ledger(now(desk))]
    assert states == [State.KEPT, State.KEPT, State.OPEN]


def test_one_undo_takes_back_the_approval_with_its_promise(desk: Desk) -> None:
    one = submit(desk, two_days(desk))
    events = approve(desk, one)
    desk.cases.undo(LAMP, events)
    assert now(desk).promises == ()
    approve(desk, one)
    assert len(now(desk).promises) == 1


def test_who_approves_too_late_promises_nothing(desk: Desk) -> None:
    one = submit(desk, two_days(desk))
    seen = now(desk).head
    desk.cases.release(LAMP, seen)
    desk.session.person = BAI
    assert desk.reviews.approve(LAMP, seen, one).overtaken
    assert (now(desk).promises, len(now(desk).submissions)) == ((), 1)


def test_other_words_promise_what_stands_in_them(desk: Desk) -> None:
    one = submit(desk, two_days(desk))
    desk.session.person = BAI
    other = submit(desk, CHOSEN, of=one)
    approve(desk, other, ANNA)
    ((made),) = now(desk).promises
    assert (made.words, made.by) == ("周五前后", str(BAI.id))


@pytest.mark.parametrize("way", ["sent back", "undone", "unsent", "others"])
def test_words_that_come_back_bring_what_was_confirmed(desk: Desk, way: str) -> None:
    old = promise(desk)
    one = submit(desk, two_days(desk), CHOSEN, keeps=(old,))
    if way == "undone":
        desk.cases.undo_last(LAMP)
    elif way == "sent back":
        desk.session.person = BAI
        desk.reviews.send_back(LAMP, now(desk).head, one, "再想想")
    elif way == "unsent":
        approve(desk, one)
        desk.cases.unsent(LAMP, "平台没收")
    else:
        other = submit(desk, two_days(desk))
        desk.session.person = BAI
        desk.reviews.approve(LAMP, now(desk).head, other, "已用另一稿")
    answers = draft_of(desk, ANNA).answers
    assert {each.words: each.meant for each in answers.times} == {
        "48小时内": Meant.YES,
        "周五前后": Meant.YES,
    }
    assert dict(answers.fates)[old] is Fate.KEPT
    assert answers.times[1].due == CHOSEN.due


def test_what_comes_back_before_words_begun_since_is_not_mistaken_for_them(desk: Desk) -> None:
    submit(desk, two_days(desk))
    begun = naming.Answers(
        (Said("48小时内", 0, Meant.NO), Said("明天", 0, Meant.NO)),
    )
    desk.cases.save_draft(LAMP, "weibo", SavedDraft("48小时内或明天", answers=begun))
    desk.cases.undo_last(LAMP)
    kept = draft_of(desk, ANNA)
    assert kept.text == f"{TEXT}\n\n48小时内或明天"
    assert [(each.words, each.meant) for each in kept.answers.times] == [
        ("48小时内", Meant.YES),
        ("明天", Meant.NO),
    ]


def test_the_promises_of_words_that_are_erased_are_erased_with_them(desk: Desk) -> None:
    submit(desk, Given("张某出院之前", T0 + 50 * HOUR))
    desk.strike([LAMP], Ground.REQUEST, "本人申请")
    assert "张某" not in repr(desk.session.store.log.history(LAMP))


def test_what_a_promise_says_of_another_citizen_is_struck_out_and_the_rest_still_goes(
    desk: Desk,
) -> None:
    """A number of eight figures that looks like a day of this year."""
    number = "20261124"
    theirs = replace(incoming("phone"), phone=f"0371-{number}")
    desk.intake.receive([Answered(theirs)])
    due = datetime.fromisoformat("2026-11-24T18:00:00+08:00")
    one = submit(desk, Given(f"今晚前回电{number}", due))
    desk.cases.save_draft(
        LAMP,
        "weibo",
        SavedDraft("好的", answers=naming.Answers((Said(number, 0, Meant.YES, due),))),
    )
    desk.strike([case_id("weibo", "phone")], Ground.REQUEST, "本人申请")
    (body,) = (
        event.body
        for event in desk.session.store.log.history(LAMP)
        if event.kind == Kind.REPLY_SUBMITTED
    )
    assert number not in "".join(body["promises"])
    assert draft_of(desk, ANNA).answers.times[0].due == due
    approve(desk, one)
    assert [each.due for each in now(desk).promises] == [due]


def test_it_is_folded_the_same(desk: Desk) -> None:
    old = promise(desk)
    approve(desk, submit(desk, Given("48小时内", T0 + 50 * HOUR, (old,))))
    desk.cases.sent(LAMP)
    connection = desk.session.store.connection
    before = fingerprint(connection)
    refold(desk.session.store)
    assert fingerprint(connection) == before
    assert folds.is_as_folded(connection, LAMP, desk.session.store.log.history(LAMP))
