"""Whoever leaves leaves nothing without a person, and opens nothing more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import roster
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.passwords import Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Role
from moderator_app.core.roster import DAY, Week
from moderator_app.core.rows import SavedDraft
from moderator_app.desk import parting
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.store import credentials, local, records
from moderator_app.store.store import fingerprint
from tests.desks import ANNA, BAI, KEY, a_desk, incoming

CHEN = Person(UUID(int=3), "陈晨", "03")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        for person in (ANNA, BAI, CHEN):
            opened.shifts.save_person(person)
        yield opened


def claimed(desk: Desk, *keys: str) -> list[UUID]:
    """Cases that Bai has in hand."""
    desk.session.person = BAI
    found = []
    for key in keys:
        case, _ = desk.intake.by_hand(incoming(key))
        desk.cases.claim(case, desk.session.case(case).head)
        found.append(case)
    desk.session.person = ANNA
    return found


def person(desk: Desk, id_: UUID) -> Person:
    everybody = records.all_people(desk.session.store.connection)
    return next(one for one in everybody if one.id == id_)


def drafts(desk: Desk) -> dict[tuple[UUID, str, str], str]:
    kept = local.drafts(desk.session.store.connection)
    return {key: draft.text for key, draft in kept.items()}


def test_claims_and_drafts_pass_to_the_one_who_is_named(desk: Desk) -> None:
    one, other = claimed(desk, "a", "b")
    desk.session.person = CHEN
    desk.cases.save_draft(one, "weibo", SavedDraft(text="陈晨的话"))
    desk.session.person = BAI
    desk.cases.save_draft(one, "weibo", SavedDraft(text="白雪的话"))
    desk.cases.save_draft(other, "weibo", SavedDraft(text="另一句"))
    desk.session.person = ANNA
    desk.last_day.see_off(BAI.id, CHEN.id, ["微博账号"], ["值班电话"])
    assert desk.session.case(one).claimed_by == str(CHEN.id)
    assert drafts(desk) == {
        (one, "weibo", str(CHEN.id)): "陈晨的话\n白雪的话",
        (other, "weibo", str(CHEN.id)): "另一句",
    }
    (event,) = [
        one for one in desk.session.store.log.history(BAI.id) if one.kind == Kind.PERSON_LEFT
    ]
    assert event.actor == str(ANNA.id)
    assert event.body == {"to": str(CHEN.id), "handed": ["微博账号"], "kept": ["值班电话"]}


def test_without_an_heir_claims_are_released_and_drafts_are_not_lost(desk: Desk) -> None:
    (case,) = claimed(desk, "a")
    desk.session.person = BAI
    desk.cases.save_draft(case, "weibo", SavedDraft(text="白雪的话"))
    desk.session.person = ANNA
    desk.last_day.see_off(BAI.id, None, [], [])
    assert desk.session.case(case).claimed_by is None
    # Nobody reads the drafts of somebody who has left.
    assert drafts(desk) == {(case, "weibo", str(ANNA.id)): "白雪的话"}


@pytest.mark.parametrize("sent_back", [True, False])
def test_what_a_leaver_submitted_comes_back_to_somebody_who_is_here(
    desk: Desk, sent_back: bool
) -> None:
    (case,) = claimed(desk, "a")
    desk.session.person = BAI
    words = Words("白雪的答复")
    desk.reviews.submit(case, desk.session.case(case).head, to=None, reply=words)
    (one,) = desk.session.case(case).submissions
    desk.session.person = ANNA
    desk.last_day.see_off(BAI.id, CHEN.id, [], [])
    head = desk.session.case(case).head
    if sent_back:
        desk.reviews.send_back(case, head, one.id, "请核实")
    else:
        desk.reviews.approve(case, head, one.id)
        desk.cases.unsent(case, "超时")
    assert drafts(desk) == {(case, "weibo", str(ANNA.id)): "白雪的答复"}


def test_whoever_left_sits_down_no_more_and_is_on_no_shift_to_come(desk: Desk) -> None:
    today = desk.session.today
    week = Week(roster.monday_of(today))
    for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
        if day in week.days:
            week = week.put(BAI.id, day, DAY)
    after = Week(week.monday + timedelta(weeks=1)).put(
        BAI.id, week.monday + timedelta(weeks=1), DAY
    )
    desk.rosters.save([week, after.put(CHEN.id, after.monday, DAY)])
    desk.signing.reset(BAI.id)
    desk.last_day.see_off(BAI.id, CHEN.id, [], [])
    assert not person(desk, BAI.id).active
    assert person(desk, BAI.id).name == BAI.name
    assert credentials.of(desk.session.store.connection, BAI.id) is None
    with pytest.raises(Refusal, match=Reason.HAS_LEFT):
        desk.shifts.begin(BAI, Proof("whatever it was"))
    duties = {d for w in records.all_rosters(desk.session.store.connection) for d in w.duties}
    assert all(one.day < today for one in duties if one.person == BAI.id)
    assert any(one.person == CHEN.id for one in duties)


def test_what_somebody_has_in_hand_is_told_before(desk: Desk, tmp_path: Path) -> None:
    (case, _) = claimed(desk, "a", "b")
    desk.session.person = BAI
    desk.cases.save_draft(case, "weibo", SavedDraft(text="白雪的话"))
    desk.session.person = ANNA
    today = desk.session.today
    monday = roster.monday_of(today) + timedelta(weeks=1)
    desk.rosters.save([Week(monday).put(BAI.id, monday, DAY)])
    found = parting.parting(Place(tmp_path, KEY), BAI.id, today)
    assert (found.claims, found.drafts, found.duties) == (2, 1, 1)


def test_the_last_administrator_does_not_leave_and_a_moderator_sees_nobody_off(desk: Desk) -> None:
    with pytest.raises(Refusal, match=Reason.LAST_ADMINISTRATOR):
        desk.last_day.see_off(ANNA.id, BAI.id, [], [])
    for heir in (BAI.id, UUID(int=99)):
        with pytest.raises(Refusal, match=Reason.HAS_LEFT):
            desk.last_day.see_off(BAI.id, heir, [], [])
    desk.session.person = CHEN
    with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
        desk.last_day.see_off(BAI.id, None, [], [])


def test_whoever_sees_themselves_off_does_nothing_more_here(desk: Desk) -> None:
    desk.shifts.save_person(replace(BAI, role=Role.ADMINISTRATOR))
    case, _ = desk.intake.by_hand(incoming("last", "路灯不亮"))
    desk.last_day.see_off(ANNA.id, BAI.id, [], [])
    with pytest.raises(Refusal, match=Reason.NO_ONE_AT_THE_DESK):
        desk.cases.note(case, "还在写")


def test_folded_again_it_is_the_same_and_somebody_can_come_back(desk: Desk) -> None:
    claimed(desk, "a")
    desk.last_day.see_off(BAI.id, CHEN.id, [], [])
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before
    desk.shifts.save_person(BAI)
    assert person(desk, BAI.id).active
    desk.shifts.begin(BAI)


def test_after_an_erasure_the_case_still_belongs_to_the_heir(desk: Desk) -> None:
    (case,) = claimed(desk, "a")
    desk.last_day.see_off(BAI.id, CHEN.id, [], [])
    desk.erase([case], Ground.REQUEST, "本人要求")
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before
    assert desk.session.case(case).claimed_by == str(CHEN.id)
