"""A forgotten password where nobody is left to give another: by the key, and on record."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.access import Access
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.passwords import Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Role
from moderator_app.desk import opening, recovering
from moderator_app.desk.opening import PROGRAM, Place
from moderator_app.system.vault import new_recovery_key
from tests.desks import ANNA, BAI, KEY, open_desk
from tests.keys import give_key_file

FORGOTTEN, CHOSEN = "what it once was", "what it is from now on"
OTHER_BAI = Person(UUID(int=3), BAI.name, "03")


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return give_key_file(tmp_path, monkeypatch)


def stocked(folder: Path, key: bytes = KEY) -> Path:
    """One administrator, who has a password, and two moderators of the same name."""
    folder.mkdir(exist_ok=True)
    with closing(open_desk(folder, ANNA, key)) as desk:
        for person in (ANNA, BAI, OTHER_BAI):
            desk.shifts.save_person(person)
        desk.signing.choose("", FORGOTTEN)
    return folder


@pytest.mark.parametrize("called", ["安娜", "01", " 安娜 "])
def test_the_only_administrator_of_a_desk_with_a_key_file_comes_in_again(
    tmp_path: Path, key_file: Path, called: str
) -> None:
    folder = stocked(tmp_path / "desk")
    person, once = recovering.reset_password(folder, called, None)
    assert (person.id, person.role) == (ANNA.id, Role.ADMINISTRATOR)
    with closing(Place(folder, KEY).open_desk()) as desk:
        with pytest.raises(Refusal, match=Reason.SIGN_IN_SPENT):
            desk.shifts.begin(ANNA, Proof(once))
        desk.shifts.begin(ANNA, Proof(once, new=CHOSEN))
    lines = [(e.what, e.person, e.detail) for e in opening.read_access_log(folder, None).entries]
    assert (Access.SIGN_IN_RESET, str(PROGRAM.id), "安娜") in lines


def test_a_desk_with_a_recovery_key_wants_that_and_not_the_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    key, recovery = opening.create_key(folder, "a long passphrase")
    stocked(folder, key)
    with pytest.raises(Outage) as nothing:
        recovering.reset_password(folder, "安娜", None)
    assert nothing.value.cause is Cause.KEYS_LOST
    with pytest.raises(Refusal, match=Reason.SIGN_IN_NO_RECOVERY):
        recovering.reset_password(folder, "安娜", "a long passphrase")
    with pytest.raises(Outage) as wrong:
        recovering.reset_password(folder, "安娜", new_recovery_key())
    assert wrong.value.cause is Cause.WRONG_KEY
    recovering.reset_password(folder, "安娜", recovery)
    acts = [one.what for one in opening.read_access_log(folder, recovery).entries]
    assert acts[-3:-1] == [Access.RECOVERY_KEY, Access.SIGN_IN_RESET]


def test_a_key_file_is_no_way_around_the_recovery_key(tmp_path: Path, key_file: Path) -> None:
    folder = tmp_path / "desk"
    stocked(folder, opening.create_key(folder, "a long passphrase")[0])
    with pytest.raises(Outage) as nothing:
        recovering.reset_password(folder, "安娜", None)
    assert nothing.value.cause is Cause.KEYS_LOST


@pytest.mark.parametrize("called", ["安", "99", "", "白雪"])
def test_whoever_is_not_one_person_here_gets_none(
    tmp_path: Path, key_file: Path, called: str
) -> None:
    folder = stocked(tmp_path / "desk")
    with pytest.raises(Refusal, match=Reason.NO_SUCH_PERSON):
        recovering.reset_password(folder, called, None)
    recovering.reset_password(folder, "03", None)
