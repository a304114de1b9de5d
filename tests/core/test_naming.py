"""The times in a reply as it is written: asked of a person, and kept as that person said."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from moderator_app.core import promises
from moderator_app.core.case import Promised
from moderator_app.core.following import Following
from moderator_app.core.following import rules as counted_by
from moderator_app.core.guards import Problem, Severity
from moderator_app.core.ledger import Given
from moderator_app.core.naming import Fate, Meant, Naming
from moderator_app.desk.opening import ZONE
from moderator_app.system import holidays

NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)
WORK = counted_by(Following(), holidays.announced(), ZONE).hours.work
FRIDAY = datetime(2026, 11, 27, 18, tzinfo=ZONE)
REPLY = "您好，我们今天下班前给您答复。"
OLD = Promised(UUID(int=7), "昨天说的", FRIDAY, NOW, "anna")
OLDER = Promised(UUID(int=8), "前天说的", FRIDAY, NOW, "anna")


def named(naming: Naming, text: str, *owed: Promised, at: datetime = NOW) -> Naming:
    naming.look(text, promises.find(text, at, WORK), owed)
    return naming


def promised(naming: Naming) -> tuple[tuple[Given, ...], tuple[UUID, ...]]:
    return naming.pledge.given, naming.pledge.keeps


def test_a_time_is_asked_about_before_it_is_a_promise() -> None:
    naming = named(Naming(), REPLY)
    (found,) = naming.findings
    assert (found.kind, found.severity, found.detail) == (
        Problem.PROMISE, Severity.BLOCK, "今天下班前",
    )  # fmt: skip
    assert REPLY[found.start : found.end] == "今天下班前"
    assert promised(naming) == ((), ())
    assert naming.confirm() is None
    due = datetime(2026, 11, 25, 18, tzinfo=ZONE)
    assert promised(naming) == ((Given("今天下班前", due),), ())
    assert naming.findings == ()


def test_what_was_said_holds_while_the_words_stand_and_are_moved() -> None:
    naming = named(Naming(), REPLY)
    naming.confirm()
    named(naming, "补充一句。" + REPLY)
    assert naming.findings == ()
    named(naming, "补充一句。")
    assert promised(naming) == ((), ())
    named(naming, REPLY)
    assert naming.findings == ()


def test_the_same_words_twice_are_asked_about_twice() -> None:
    naming = named(Naming(), REPLY)
    naming.confirm()
    named(naming, REPLY + "物业也会在今天下班前给您回电。")
    assert [one.meant for one in naming.named] == [Meant.YES, Meant.ASKED]


def test_a_length_of_time_runs_from_when_it_goes_out() -> None:
    naming = named(Naming(), "48小时内回复您")
    naming.confirm()
    later = datetime(2026, 11, 25, 3, tzinfo=UTC)
    (given,) = named(naming, "48小时内回复您", at=later).pledge.given
    assert given.due == datetime(2026, 11, 27, 3, tzinfo=UTC)


def test_a_time_that_a_person_chose_stays_as_chosen() -> None:
    naming = named(Naming(), "48小时内回复您")
    naming.say(naming.named[0], Meant.YES, FRIDAY)
    later = datetime(2026, 11, 25, 3, tzinfo=UTC)
    (given,) = named(naming, "48小时内回复您", at=later).pledge.given
    assert given.due == FRIDAY


def test_no_promise_is_meant_by_what_is_denied() -> None:
    naming = named(Naming(), REPLY)
    naming.deny()
    assert naming.findings == ()
    assert promised(naming) == ((), ())


def test_what_nobody_can_date_is_given_back_to_be_dated() -> None:
    text = "这件事我们会在开学前给您办好。"
    naming = named(Naming(), text)
    undated = naming.confirm()
    assert undated is not None
    assert undated.due is None
    naming.say(undated, Meant.YES, FRIDAY)
    assert naming.pledge.given == (Given("开学前", FRIDAY),)


def test_what_was_not_found_is_added_and_goes_when_its_words_go() -> None:
    text = "师傅礼拜五准到。"
    naming = named(Naming(), text)
    assert naming.named == ()
    naming.say(naming.at(text, 2, 7), Meant.YES, FRIDAY)
    assert named(naming, text).pledge.given == (Given("礼拜五准到", FRIDAY),)
    assert named(naming, "师傅会来。").pledge.given == ()


def test_what_was_chosen_and_let_go_is_not_asked_about() -> None:
    text = "师傅礼拜五准到。"
    naming = named(Naming(), text)
    naming.at(text, 2, 7)
    assert named(naming, text).named == ()


def test_a_new_time_takes_the_place_of_the_one_promise_there_was() -> None:
    naming = named(Naming(), REPLY, OLD)
    assert naming.fate(OLD.id) is Fate.REPLACED
    naming.confirm()
    ((given,), keeps) = promised(naming)
    assert (given.replaces, keeps) == ((OLD.id,), ())


def test_of_several_promises_a_person_says_which_is_replaced() -> None:
    naming = named(Naming(), REPLY, OLD, OLDER)
    assert [naming.fate(one.id) for one in naming.owed] == [Fate.STAYS, Fate.STAYS]
    naming.confirm()
    naming.turn(OLDER.id)
    assert naming.pledge.given[0].replaces == (OLDER.id,)


def test_a_reply_that_names_no_time_keeps_a_promise_only_if_a_person_says_so() -> None:
    naming = named(Naming(), "已经修好了。", OLD)
    assert promised(naming) == ((), ())
    naming.turn(OLD.id)
    assert promised(naming) == ((), (OLD.id,))
    naming.turn(OLD.id)
    assert promised(naming) == ((), ())


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("明天中午前", datetime(2026, 11, 26, 12, tzinfo=ZONE)),
        ("周五下班前", FRIDAY),
        ("昨天", None),
        ("师傅去", None),
    ],
)
def test_a_time_is_dated_whether_or_not_it_promises_anything(
    words: str, due: datetime | None
) -> None:
    assert promises.dated(words, NOW, WORK) == due


def test_what_was_said_is_known_again_when_the_words_are_opened_anew() -> None:
    text = REPLY + "师傅礼拜五准到，明天中午前电话联系。"
    first = named(Naming(), text, OLD)
    first.say(first.named[0], Meant.YES)
    first.say(first.named[1], Meant.NO)
    start = text.index("礼拜五准到")
    first.say(first.at(text, start, start + 5), Meant.YES, FRIDAY)
    first.turn(OLD.id)
    named(first, text, OLD)
    again = named(Naming(first.answers(text)), text, OLD)
    assert again.named == first.named
    assert again.pledge == first.pledge
    assert again.fate(OLD.id) is first.fate(OLD.id)


def test_what_was_said_of_words_that_are_gone_is_not_kept() -> None:
    naming = named(Naming(), REPLY)
    naming.confirm()
    assert naming.answers("您好。").times == ()


def test_a_chosen_moment_that_has_passed_is_asked_about_anew() -> None:
    text = "师傅礼拜五准到。"
    naming = named(Naming(), text)
    naming.say(naming.at(text, 2, 7), Meant.YES, FRIDAY)
    kept = naming.answers(text)
    assert kept.ahead(NOW) == kept
    (one,) = named(Naming(kept.ahead(FRIDAY)), text).named
    assert (one.words, one.due, one.meant) == ("礼拜五准到", None, Meant.ASKED)


def test_of_two_replies_put_together_nothing_is_confirmed_that_nobody_confirmed() -> None:
    """Where both name the same words it is the first's that stand first."""
    first, then = named(Naming(), REPLY), named(Naming(), REPLY + "明天中午前电话联系。")
    then.confirm()
    text = REPLY + "明天中午前电话联系。"
    said = first.answers(REPLY).before(REPLY, then.answers(text))
    both = named(Naming(said), f"{REPLY}\n{text}")
    assert [(one.words, one.meant) for one in both.named] == [
        ("今天下班前", Meant.ASKED),
        ("今天下班前", Meant.ASKED),
        ("明天中午前", Meant.YES),
    ]
