"""Our accounts: kept with the case file, without a secret, and not taken away under a reply."""

from dataclasses import replace
from uuid import UUID

import pytest

from moderator_app.core import people
from moderator_app.core.case import Target
from moderator_app.core.changes import Touched
from moderator_app.core.channels import Account
from moderator_app.core.events import Draft, Kind
from moderator_app.core.ids import case_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import ANNA, BAI


def refused(desk: Desk, account: Account) -> Reason:
    with pytest.raises(Refusal) as told:
        desk.accounts.save(account)
    return told.value.reason


def test_an_account_is_kept_as_it_was_given_and_changed_in_place(desk: Desk) -> None:
    changes = desk.accounts.save(replace(ACCOUNT, name=" 市城管局信箱 "))
    assert desk.accounts.all() == (ACCOUNT,)
    assert changes.touched & Touched.ACCOUNTS
    desk.accounts.save(replace(ACCOUNT, active=False))
    assert [one.active for one in desk.accounts.all()] == [False]
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before


def test_two_accounts_of_a_channel_are_told_apart_by_their_names(desk: Desk) -> None:
    desk.accounts.save(ACCOUNT)
    twin = replace(ACCOUNT, id=UUID(int=2))
    assert refused(desk, twin) is Reason.NAME_TAKEN
    assert refused(desk, replace(twin, name="  ")) is Reason.NAME_MISSING
    desk.accounts.save(replace(twin, channel="weibo"))
    assert len(desk.accounts.all()) == 2


def test_only_an_administrator_says_who_we_are(desk: Desk) -> None:
    for person in (ANNA, BAI):
        desk.session.write(
            [Draft(Kind.PERSON_SAVED, person.id, people.to_body(person))], Touched.PEOPLE
        )
    desk.session.person = BAI
    assert refused(desk, ACCOUNT) is Reason.ROLE_MISSING
    with pytest.raises(Refusal):
        desk.accounts.remove(ACCOUNT.id)


def test_an_account_stays_while_a_reply_of_it_is_on_its_way(desk: Desk) -> None:
    desk.accounts.save(ACCOUNT)
    desk.session.now = lambda: later(1)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    case = desk.session.case(case_id(ACCOUNT.platform, "a"))
    assert isinstance(case.answerable, Target)
    desk.cases.commit(case.id, case.head, to=None, reply=Words("好的", to=case.answerable))
    with pytest.raises(Refusal) as told:
        desk.accounts.remove(ACCOUNT.id)
    assert told.value.reason is Reason.STILL_LEAVING
    desk.cases.unsent(case.id, "不用了")
    desk.accounts.remove(ACCOUNT.id)
    assert desk.accounts.all() == ()
    assert desk.session.case(case.id).account == ACCOUNT.name
