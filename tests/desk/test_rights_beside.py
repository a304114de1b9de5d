"""What is an administrator's is refused also beside the open desk: moving, restoring, keys, record."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from moderator_app.core.access import Access
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act, Role
from moderator_app.desk import access_record, backups, opening, restoring
from moderator_app.desk.opening import PROGRAM, ZONE, Place
from moderator_app.desk.restoring import Hand
from moderator_app.store import records
from moderator_app.store.store import FILE
from moderator_app.system.vault import new_recovery_key
from tests.desks import ANNA, BAI, T0, invented, open_desk

EVERYDAY = "a long passphrase"
MAY, MAY_NOT = str(ANNA.id), str(BAI.id)


class Kept:
    """A desk with an administrator and a moderator, its backup, and its keys."""

    def __init__(self, folder: Path, *people: Person) -> None:
        self.folder = folder
        self.key, self.recovery = opening.create_key(folder, EVERYDAY)
        self.place = Place(folder, self.key)
        with closing(open_desk(folder, people[0] if people else PROGRAM, self.key)) as desk:
            for person in people:
                desk.shifts.save_person(person)
            desk.intake.receive(invented(5))
            self.made = backups.back_up(self.place, T0)
            desk.intake.receive(invented(5, seed=8))

    def move(self, person: str) -> object:
        return backups.move_out(self.place, T0, self.folder / "away.moderatordesk", person)

    def restore(self, person: str) -> object:
        hand = Hand(known=self.key, person=person)
        return restoring.restore(self.folder, self.made.path, T0, ZONE, hand)

    def restore_by_typing(self, person: str) -> object:
        hand = Hand(secret=EVERYDAY, person=person)
        return restoring.restore(self.folder, self.made.path, T0, ZONE, hand)

    def look_at_the_next_key(self, person: str) -> object:
        return opening.next_recovery(self.folder, EVERYDAY, person)

    def change_the_key(self, person: str) -> object:
        new = new_recovery_key()
        opening.change_recovery(self.folder, EVERYDAY, new, person)
        return new

    def read_the_record(self, person: str) -> object:
        return opening.read_access_log(self.folder, self.recovery, person)

    def take_the_record_out(self, person: str) -> object:
        entry = access_record.going_out(T0, person)
        return access_record.write(self.place, self.folder / "record.csv", ["谁"], [], entry)

    def lines(self) -> int:
        return len(opening.read_access_log(self.folder, self.recovery).entries)


DEEDS = {
    Kept.move: Act.BACKUPS,
    Kept.restore: Act.BACKUPS,
    Kept.restore_by_typing: Act.BACKUPS,
    Kept.look_at_the_next_key: Act.BACKUPS,
    Kept.change_the_key: Act.BACKUPS,
    Kept.read_the_record: Act.ACCESS_RECORD,
    Kept.take_the_record_out: Act.ACCESS_RECORD,
}
Deed = Callable[[Kept, str], object]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "desk", ANNA, BAI)


@pytest.mark.parametrize(("deed", "act"), DEEDS.items())
def test_a_moderator_is_declined_and_nothing_has_happened(kept: Kept, deed: Deed, act: Act) -> None:
    keys, lines = (kept.folder / "keys.json").read_bytes(), kept.lines()
    with pytest.raises(Refusal) as caught:
        deed(kept, MAY_NOT)
    assert (caught.value.reason, caught.value.detail) == (Reason.ROLE_MISSING, act)
    assert kept.lines() == lines + 1  # that it was read, both times
    assert (kept.folder / "keys.json").read_bytes() == keys
    for made in ("away*", "record*", "desk-before-*"):
        assert not list(kept.folder.glob(made))


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("person", [MAY, str(PROGRAM.id)])
def test_an_administrator_may_and_so_may_the_command_line(
    kept: Kept, deed: Deed, person: str
) -> None:
    deed(kept, person)


@pytest.mark.parametrize("deed", DEEDS)
def test_on_a_desk_at_which_nobody_has_signed_in_yet_the_command_line_may(
    tmp_path: Path, deed: Deed
) -> None:
    deed(Kept(tmp_path / "desk"), str(PROGRAM.id))


def test_where_the_present_file_is_damaged_the_people_of_the_backup_are_asked(kept: Kept) -> None:
    (kept.folder / FILE).write_bytes(b"nothing that could be read")
    with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
        kept.restore(MAY_NOT)
    kept.restore(MAY)


def test_a_desk_that_did_not_open_is_brought_back_by_whoever_has_its_key(kept: Kept) -> None:
    (kept.folder / FILE).write_bytes(b"nothing that could be read")
    restoring.restore(kept.folder, kept.made.path, T0, ZONE, Hand(secret=kept.recovery))
    acts = [
        (one.what, one.person)
        for one in opening.read_access_log(kept.folder, kept.recovery).entries
    ]
    assert acts[:2] == [(Access.RECOVERY_KEY, ""), (Access.RESTORED, "")]


def test_another_desk_in_which_one_is_administrator_does_not_take_the_place_of_this(
    tmp_path: Path, kept: Kept
) -> None:
    """Also where no sealed keys tell the two apart."""
    own = Kept(tmp_path / "own", BAI)
    packed = backups.move_out(own.place, T0, tmp_path / "own.moderatordesk", str(BAI.id))
    (kept.folder / "keys.json").rename(tmp_path / "keys.json")
    hand = Hand(secret=own.recovery, known=kept.key, person=MAY_NOT)
    with pytest.raises(Outage) as caught:
        restoring.restore(kept.folder, packed.path, T0, ZONE, hand)
    assert caught.value.cause is Cause.OTHER_DESK


def test_joining_again_is_no_way_to_another_role(tmp_path: Path) -> None:
    with closing(open_desk(tmp_path, None)) as desk:
        desk.shifts.join(ANNA)
        desk.shifts.join(BAI)
        roles = partial(records.all_people, desk.session.store.connection)
        before = set(roles())
        for person in (None, BAI):
            desk.session.person = person
            for known in (Person(ANNA.id, "安娜"), Person(BAI.id, "白雪", role=Role.LEAD)):
                with pytest.raises(Refusal):
                    desk.shifts.join(known)
        assert set(roles()) == before
