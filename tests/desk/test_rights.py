"""What not everybody does is refused by the desk itself, whatever the window shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import reviewing
from moderator_app.core.changes import Touched
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Draft, Kind
from moderator_app.core.following import Following
from moderator_app.core.headings import Table
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.retention import Rules
from moderator_app.core.roles import Act, Role
from moderator_app.desk import access_record, backups, exporting, fetching, retention, watching
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Wish
from moderator_app.desk.opening import PROGRAM
from tests.desks import ANNA, BAI, a_desk, incoming

LEAD = Person(UUID(int=7), "季红", "07", role=Role.LEAD)
CASE = incoming("a")
Deed = Callable[[Desk], object]


def erase(desk: Desk) -> object:
    (case,) = desk.session.store.connection.execute("SELECT case_id FROM cases").fetchone()
    return desk.erase([UUID(bytes=case)], Ground.REQUEST, "本人要求")


def let_go(desk: Desk) -> object:
    (case,) = desk.session.store.connection.execute("SELECT case_id FROM cases").fetchone()
    return desk.strike([UUID(bytes=case)], Ground.RETENTION, "到期")


def take_out(desk: Desk) -> None:
    exporting.allow(Wish(Path("a.csv"), Table.CASES, "", masked=False, reason="审计"), desk)


DEEDS: dict[Act, list[Deed]] = {
    Act.CLOCKS: [lambda desk: desk.clocks.follow(Following())],
    Act.WATCHED: [lambda desk: watching.keep_folders(desk, [])],
    Act.RETENTION: [lambda desk: retention.save(Rules(), desk), let_go],
    Act.ERASE: [erase],
    Act.UNMASKED_EXPORT: [take_out],
    Act.BACKUPS: [lambda desk: desk.save_settings({backups.SECOND_PLACE: ""})],
    Act.ACCESS_RECORD: [
        lambda desk: desk.save_settings({access_record.MONTHS: 12}),
        lambda desk: desk.need(Act.ACCESS_RECORD),
    ],
    Act.REVIEW: [
        lambda desk: desk.reviews.choose(frozenset({"weibo"})),
        lambda desk: desk.save_settings({reviewing.SETTING: []}),
        lambda desk: desk.save_settings({reviewing.ANYBODY: []}),
    ],
    Act.ACCOUNTS: [lambda desk: desk.save_settings({fetching.OWN_SETTING: 2})],
    Act.PEOPLE: [lambda desk: desk.shifts.save_person(replace(BAI, role=Role.LEAD))],
}
CASES = [(act, deed) for act, deeds in DEEDS.items() for deed in deeds]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        for person in (ANNA, BAI, LEAD):
            opened.shifts.save_person(person)
        opened.intake.by_hand(CASE)
        yield opened


def declined(desk: Desk, deed: Deed) -> str:
    try:
        deed(desk)
    except Refusal as refusal:
        return refusal.detail if refusal.reason is Reason.ROLE_MISSING else refusal.reason
    return ""


@pytest.mark.parametrize(("act", "deed"), CASES)
def test_a_moderator_is_declined_and_an_administrator_is_not(
    desk: Desk, act: Act, deed: Deed
) -> None:
    desk.session.person = BAI
    assert declined(desk, deed) == act.value
    desk.session.person = ANNA
    assert declined(desk, deed) == ""


@pytest.mark.parametrize(("act", "deed"), CASES)
def test_a_lead_does_what_leading_a_shift_takes_and_not_the_rest(
    desk: Desk, act: Act, deed: Deed
) -> None:
    desk.session.person = LEAD
    leads = {Act.REVIEW, Act.CLOCKS, Act.WATCHED, Act.ERASE, Act.UNMASKED_EXPORT}
    assert declined(desk, deed) == ("" if act in leads else act.value)


@pytest.mark.parametrize(("act", "deed"), CASES)
def test_on_a_desk_from_before_there_were_roles_nobody_is_hindered(
    tmp_path: Path, act: Act, deed: Deed
) -> None:
    with a_desk(tmp_path, BAI) as desk:
        old = {"id": str(BAI.id), "name": BAI.name, "number": BAI.number, "active": True}
        desk.session.write([Draft(Kind.PERSON_SAVED, BAI.id, old)], Touched.PEOPLE)
        desk.intake.by_hand(CASE)
        assert declined(desk, deed) == ""


def test_the_command_line_holds_the_key_and_may(desk: Desk) -> None:
    desk.session.person = PROGRAM
    for deed in (deed for _, deeds in DEEDS.items() for deed in deeds):
        assert declined(desk, deed) == ""


def test_what_everybody_does_asks_for_no_role(desk: Desk) -> None:
    desk.session.person = BAI
    desk.save_settings({"idle_minutes": 5})
    wish = Wish(Path("a.csv"), Table.CASES, "", masked=True, reason="")
    exporting.allow(wish, desk)
    with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
        desk.shifts.save_person(replace(BAI, active=False))
