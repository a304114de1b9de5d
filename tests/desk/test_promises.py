"""Promises on a real file: with their reply, in the lists, on the note, and as others count them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import periods
from moderator_app.core.case import Outcome
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.handover import Section
from moderator_app.core.ledger import Given, State, ledger
from moderator_app.core.periods import Span
from moderator_app.core.pledging import Pledge
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.reports import Name
from moderator_app.core.roster import DAY, NIGHT, Week
from moderator_app.core.rows import View
from moderator_app.desk import reporting
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.store.ledger import owed
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, fingerprint, refold
from tests.desks import ANNA, BAI, KEY, T0, incoming
from tests.pencil import SHANGHAI

HOUR = timedelta(hours=1)
TODAY = Given("今天下班前", T0 + 9 * HOUR)


@pytest.fixture
def reader(desk: Desk, tmp_path: Path) -> Iterator[Reader]:
    with closing(Reader(tmp_path / FILE, KEY)) as opened:
        yield opened


def a_case(desk: Desk, post: str = "lamp") -> UUID:
    case, _ = desk.intake.by_hand(incoming(post))
    return case


def reply(desk: Desk, case: UUID, *given: Given, keeps: tuple[UUID, ...] = ()) -> tuple[UUID, ...]:
    words = Words("我们尽快", pledge=Pledge(given, keeps))
    seen = desk.session.case(case).head
    return desk.cases.commit(case, seen, to=None, reply=words).events


def listed(desk: Desk, reader: Reader, view: View = View.PROMISES) -> list[UUID]:
    keys = reader.order(view, now=desk.session.now(), person=str(ANNA.id))
    rows = reader.rows(keys)
    return [rows[key].case_id for key in keys]


def test_the_reply_and_its_promise_are_one_action_with_one_undo(desk: Desk, reader: Reader) -> None:
    case = a_case(desk)
    events = reply(desk, case, TODAY)
    history = {event.id: event for event in reader.history(case)}
    lease, made = (
        next(history[one] for one in events if history[one].kind == kind)
        for kind in (Kind.REPLY_LEASE, Kind.PROMISE_MADE)
    )
    assert lease.at == made.at
    assert made.body["lease"] == str(lease.id)
    desk.cases.undo_last(case)
    assert desk.session.case(case).promises == ()
    draft = reader.draft(case, "weibo", str(ANNA.id))
    assert draft is not None
    assert draft.text == "我们尽快"


def test_what_was_overtaken_promises_nothing_and_is_not_what_undo_takes_back(desk: Desk) -> None:
    case = a_case(desk)
    seen = desk.session.case(case).head
    desk.cases.claim(case, seen)
    (old,) = desk.promises.make(case, TODAY).events
    before = desk.session.case(case)
    words = Words("我们尽快", pledge=Pledge((Given("明天", T0 + 30 * HOUR, (old,)),), (old,)))
    assert desk.cases.commit(case, seen, to=None, reply=words).overtaken
    assert desk.session.case(case) == before
    desk.cases.undo_last(case)
    assert desk.session.case(case).promises == ()


def test_what_is_owed_is_listed_by_when_it_is_due_once_it_was_said(
    desk: Desk, reader: Reader
) -> None:
    late, soon, unsent = (a_case(desk, post) for post in ("late", "soon", "unsent"))
    for case, hours in ((late, 20), (soon, 6), (unsent, 1)):
        reply(desk, case, Given("会尽快的", T0 + hours * HOUR))
    for case in (late, soon):
        desk.cases.sent(case)
    assert listed(desk, reader) == [soon, late]
    counts = reader.counts(now=desk.session.now(), person=str(ANNA.id))
    assert counts[View.PROMISES] == 2
    (owed,) = desk.session.case(soon).promises
    desk.promises.keep(soon, owed.id)
    assert listed(desk, reader) == [late]


def test_a_promise_close_to_its_end_is_due_soon_and_told_of(desk: Desk, reader: Reader) -> None:
    case = a_case(desk)
    desk.promises.make(case, Given("一刻钟内", desk.session.now() + timedelta(minutes=14)))
    assert listed(desk, reader, View.NEAR) == [case]
    now = desk.session.now()
    ((row, _),) = reader.breaching(now, now + timedelta(minutes=15))
    assert row.case_id == case
    assert row.promise_due is not None


def test_a_closed_case_still_owes_what_was_promised(desk: Desk, reader: Reader) -> None:
    case = a_case(desk)
    desk.promises.make(case, TODAY)
    head = desk.session.case(case).head
    desk.cases.close(case, head, Outcome.RESOLVED, "", told=True)
    assert listed(desk, reader) == [case]


def test_the_note_names_what_is_due_in_the_next_shift_and_what_was_missed(desk: Desk) -> None:
    names = {}
    for post, hours in (("missed", 1), ("next", 10), ("later", 30), ("kept", 2)):
        names[post] = a_case(desk, post)
        desk.promises.make(names[post], Given(f"{post}之前", T0 + hours * HOUR))
    (kept,) = desk.session.case(names["kept"]).promises
    desk.promises.keep(names["kept"], kept.id)
    now = desk.session.now
    desk.session.now = lambda: now() + 3 * HOUR
    items = desk.shifts.sheet("", BAI.name).items(Section.PROMISED)
    assert [UUID(one.case_id) for one in items] == [names["missed"], names["next"]]
    assert [one.remark for one in items] == ["missed之前", "next之前"]
    assert items[0].at == (T0 + HOUR).isoformat()


def test_the_next_shift_is_the_one_that_the_roster_has(desk: Desk) -> None:
    sunday = date(2026, 11, 22)
    weeks = [Week(sunday - timedelta(days=6), (DAY, NIGHT)), Week(sunday + timedelta(days=1))]
    weeks = [weeks[0].put(ANNA.id, sunday, DAY).put(BAI.id, sunday, NIGHT), weeks[1]]
    desk.shifts.save_person(ANNA)
    desk.rosters.save(weeks)
    names = [a_case(desk, post) for post in ("tonight", "at dawn", "in the morning")]
    for case, hours in zip(names, (12, 22, 24), strict=True):
        desk.promises.make(case, Given("会的", T0 + hours * HOUR))
    items = desk.shifts.sheet("", BAI.name).items(Section.PROMISED)
    assert [UUID(one.case_id) for one in items] == names[:2]


def test_a_report_counts_what_was_kept_missed_and_put_off(desk: Desk, reader: Reader) -> None:
    cases = {post: a_case(desk, post) for post in ("kept", "missed", "put off", "open")}
    for hours, case in zip((9, 1, 9, 90), cases.values(), strict=True):
        desk.promises.make(case, Given("到时回复", T0 + hours * HOUR))
    (kept,) = desk.session.case(cases["kept"]).promises
    desk.promises.keep(cases["kept"], kept.id)
    (old,) = desk.session.case(cases["put off"]).promises
    desk.promises.make(cases["put off"], Given("下周", T0 + 99 * HOUR, (old.id,)))
    day = periods.of_span(Span.DAY, T0.astimezone(SHANGHAI).date(), SHANGHAI)
    counted = reporting.count(day, T0 + 12 * HOUR, reader).figures.cases
    assert counted[Name.PROMISE_KEPT] == {cases["kept"]}
    assert counted[Name.PROMISE_MISSED] == {cases["missed"]}
    assert counted[Name.PROMISE_SUPERSEDED] == {cases["put off"]}


def test_folding_again_makes_the_same_ledger(desk: Desk) -> None:
    case = a_case(desk)
    reply(desk, case, TODAY)
    desk.cases.sent(case)
    (old,) = desk.session.case(case).promises
    reply(desk, case, Given("明天", T0 + 30 * HOUR, (old.id,)))
    desk.cases.sent(case)
    connection = desk.session.store.connection
    before = fingerprint(connection)
    states = connection.execute("SELECT state FROM promise ORDER BY due").fetchall()
    assert states == [(State.SUPERSEDED,), (State.OPEN,)]
    refold(desk.session.store)
    assert fingerprint(connection) == before


def test_erasing_takes_the_words_and_leaves_that_something_was_promised(desk: Desk) -> None:
    case = a_case(desk)
    desk.promises.make(case, TODAY)
    desk.erase([case], Ground.REQUEST, "本人申请")
    (one,) = ledger(desk.session.case(case))
    assert (one.promise.words, one.state) == ("", State.VOID)
    desk.intake.add(case, incoming("again", "又不亮了", at=desk.session.now()))
    (one,) = ledger(desk.session.case(case))
    assert one.state is State.VOID
    assert owed(desk.session.store.connection, T0 + 48 * HOUR) == []
    desk.erase([case], Ground.REQUEST, "本人申请")
    with pytest.raises(Refusal, match=Reason.ERASED):
        desk.promises.make(case, TODAY)
