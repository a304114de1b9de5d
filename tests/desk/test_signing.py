"""Whoever has a password is let in by it alone; wrong ones are slowed, counted and on record."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from moderator_app.core.access import Access, Entry
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.passwords import Credential, Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Role
from moderator_app.desk.desk import Desk
from moderator_app.store import credentials, log, records
from moderator_app.system import access_log, passwords
from moderator_app.system.vault import Vault
from tests.desks import ANNA, BAI, KEY, T0, a_desk, open_desk

RIGHT, WRONG, OTHER = "梧桐树下三更灯火", "梧桐树下二更灯火", "another good one"
BAD = Proof(WRONG)
CHEN = Person(UUID(int=3), "陈晨", "03")


class Wall:
    """A clock on the wall that somebody moves."""

    def __init__(self) -> None:
        self.at = T0

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def desk(tmp_path: Path, wall: Wall) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = wall
        opened.shifts.save_person(ANNA)
        opened.shifts.save_person(BAI)
        opened.shifts.begin(ANNA)
        opened.signing.choose("", RIGHT)
        yield opened


def entries(folder: Path) -> list[Entry]:
    return list(access_log.read(folder, [access_log.private_of(KEY)]).entries)


def refusal(desk: Desk, proof: Proof = BAD, person: Person = ANNA) -> Refusal:
    with pytest.raises(Refusal) as caught:
        desk.shifts.begin(person, proof)
    return caught.value


def test_the_right_password_lets_in_and_whoever_has_none_sits_down_by_saying_so(desk: Desk) -> None:
    desk.shifts.begin(BAI)
    assert refusal(desk, Proof()).reason is Reason.SIGN_IN_NEEDED
    assert refusal(desk).reason is Reason.SIGN_IN_WRONG
    assert desk.person == BAI
    desk.shifts.begin(ANNA, Proof(RIGHT))
    assert desk.person == ANNA


def test_a_handover_is_taken_over_with_the_password_too(desk: Desk) -> None:
    desk.shifts.hand_over(desk.shifts.sheet("", ""))
    shift = records.unread_handover(desk.session.store.connection)
    assert shift is not None
    with pytest.raises(Refusal, match=Reason.SIGN_IN_WRONG):
        desk.acceptance.arrive(shift.id, ANNA, Proof(WRONG))
    assert records.unread_handover(desk.session.store.connection) == shift
    with pytest.raises(Refusal, match=Reason.SIGN_IN_NEEDED):
        desk.acceptance.take_over(shift.id, ANNA)
    desk.acceptance.arrive(shift.id, ANNA, Proof(RIGHT))
    desk.acceptance.take_over(shift.id, ANNA)
    assert desk.person == ANNA


def test_ten_wrong_ones_are_slowed_and_recorded_and_the_right_one_works_after_the_wait(
    desk: Desk, tmp_path: Path, wall: Wall
) -> None:
    pauses = []
    for _ in range(10):
        said = refusal(desk)
        assert said.reason is Reason.SIGN_IN_WRONG
        pauses.append(int(said.detail))
        wall.wait(int(said.detail))
    assert pauses == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    wrong = [one for one in entries(tmp_path) if one.what == Access.SIGN_IN_FAILED]
    assert [(one.person, one.detail) for one in wrong] == [
        (str(ANNA.id), str(n)) for n in range(1, 11)
    ]
    desk.shifts.begin(ANNA, Proof(RIGHT))
    assert refusal(desk).detail == "0"


def test_during_the_pause_even_the_right_one_is_not_tried_and_counts_for_nothing(
    desk: Desk, wall: Wall
) -> None:
    for _ in range(6):
        wall.wait(int(refusal(desk).detail))
    refusal(desk)
    for _ in range(3):
        said = refusal(desk, Proof(RIGHT))
        assert (said.reason, said.detail) == (Reason.SIGN_IN_PAUSED, "16")
    wall.wait(15.5)
    assert refusal(desk, Proof(RIGHT)).detail == "1"
    wall.wait(0.5)
    desk.shifts.begin(ANNA, Proof(RIGHT))


def test_starting_the_program_anew_does_not_shorten_the_pause(
    desk: Desk, tmp_path: Path, wall: Wall
) -> None:
    for _ in range(5):
        wall.wait(int(refusal(desk).detail))
    refusal(desk)
    again = open_desk(tmp_path)
    again.session.now = wall
    try:
        assert refusal(again, Proof(RIGHT)).reason is Reason.SIGN_IN_PAUSED
        wall.wait(8)
        again.shifts.begin(ANNA, Proof(RIGHT))
    finally:
        again.close()


def test_a_try_is_counted_before_it_is_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killing the program while it thinks saves nobody a try."""

    def killed(_password: str, _phc: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("moderator_app.desk.signing.matches", killed)
    for _ in range(4):
        with pytest.raises(KeyboardInterrupt):
            desk.shifts.begin(ANNA, Proof(RIGHT))
    assert refusal(desk).reason is Reason.SIGN_IN_PAUSED


def test_a_clock_set_back_locks_nobody_out(desk: Desk, wall: Wall) -> None:
    for _ in range(6):
        wall.wait(int(refusal(desk).detail))
    wall.wait(-86_400 * 400)
    assert refusal(desk, Proof(RIGHT)).detail == "8"
    wall.wait(8)
    desk.shifts.begin(ANNA, Proof(RIGHT))


def test_where_nothing_can_be_put_on_record_a_wrong_one_still_opens_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_entry: Entry) -> None:
        raise Outage(Cause.DISK_FULL)

    monkeypatch.setattr(access_log.AccessLog, "add", lambda _log, entry: full(entry))
    with pytest.raises(Outage):
        desk.shifts.begin(ANNA, Proof(WRONG))
    kept = credentials.of(desk.session.store.connection, ANNA.id)
    assert kept is not None
    assert kept.wrong == 1


def test_a_password_is_changed_and_dropped_only_by_whoever_knows_it(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match=Reason.SIGN_IN_WRONG):
        desk.signing.choose(WRONG, OTHER)
    with pytest.raises(Refusal, match=Reason.SIGN_IN_POOR):
        desk.signing.choose(RIGHT, "short")
    desk.signing.choose(RIGHT, OTHER)
    assert refusal(desk, Proof(RIGHT)).reason is Reason.SIGN_IN_WRONG
    with pytest.raises(Refusal, match=Reason.SIGN_IN_WRONG):
        desk.signing.drop(RIGHT)
    desk.signing.drop(OTHER)
    desk.shifts.begin(ANNA)
    whats = [one.what for one in entries(tmp_path)]
    assert whats.count(Access.SIGN_IN_SET) == 2
    assert whats.count(Access.SIGN_IN_DROPPED) == 1


def test_an_administrator_gives_a_password_that_is_good_for_once(
    desk: Desk, tmp_path: Path, wall: Wall
) -> None:
    given = desk.signing.reset(BAI.id)
    assert refusal(desk, Proof(given), BAI).reason is Reason.SIGN_IN_SPENT
    assert refusal(desk, Proof(given, "short"), BAI).reason is Reason.SIGN_IN_POOR
    desk.shifts.begin(BAI, Proof(given, OTHER))
    assert refusal(desk, Proof(given), BAI).reason is Reason.SIGN_IN_WRONG
    desk.shifts.begin(BAI, Proof(OTHER))
    given_by = [one for one in entries(tmp_path) if one.what == Access.SIGN_IN_RESET]
    assert [(one.person, one.detail) for one in given_by] == [(str(ANNA.id), BAI.name)]
    with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
        desk.signing.reset(ANNA.id)


def test_the_recovery_key_lets_an_administrator_back_in_who_forgot(
    tmp_path: Path, wall: Wall
) -> None:
    key, recovery = Vault(tmp_path).create("four words are enough")
    with closing(open_desk(tmp_path, key=key)) as desk:
        desk.session.now = wall
        desk.shifts.save_person(ANNA)
        desk.signing.choose("", RIGHT)
        desk.session.person = None
        other = "AAAA-BBBB"
        said = refusal(desk, Proof(recovery=other, new=OTHER))
        assert said.reason is Reason.SIGN_IN_NO_RECOVERY
        assert refusal(desk, Proof(recovery=recovery, new="1")).reason is Reason.SIGN_IN_POOR
        desk.shifts.begin(ANNA, Proof(recovery=recovery, new=OTHER))
        assert desk.person == ANNA
        desk.shifts.begin(ANNA, Proof(OTHER))


def test_whoever_has_left_sits_down_no_more_and_their_password_is_gone(desk: Desk) -> None:
    desk.signing.reset(BAI.id)
    desk.shifts.save_person(Person(BAI.id, BAI.name, BAI.number, active=False))
    assert refusal(desk, Proof(), BAI).reason is Reason.HAS_LEFT
    assert credentials.of(desk.session.store.connection, BAI.id) is None
    with pytest.raises(Refusal, match=Reason.HAS_LEFT):
        desk.signing.reset(BAI.id)


def test_no_password_and_no_digest_is_in_any_event(desk: Desk) -> None:
    desk.signing.reset(BAI.id)
    for page in log.pages(desk.session.store.connection):
        for event in page:
            assert "argon2" not in repr(event.body)
            assert RIGHT not in repr(event.body)


def test_the_digest_is_argon2id_with_the_figures_of_the_standard(desk: Desk) -> None:
    kept = credentials.of(desk.session.store.connection, ANNA.id)
    assert kept is not None
    assert kept.phc.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.is_as_now(kept.phc)
    assert not passwords.matches(RIGHT, "no such thing")


def test_a_digest_of_weaker_figures_is_made_anew_when_the_password_is_next_right(
    desk: Desk,
) -> None:
    weak = "$argon2id$v=19$m=32,t=3,p=4$du+6bN+/bJIZNaT9GC/DOA$LZ0"
    assert not passwords.is_as_now(weak)
    connection = desk.session.store.connection
    old = Argon2id(
        salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=64
    ).derive_phc_encoded(RIGHT.encode())
    credentials.save(connection, Credential(ANNA.id, old))
    desk.shifts.begin(ANNA, Proof(RIGHT))
    kept = credentials.of(connection, ANNA.id)
    assert kept is not None
    assert passwords.is_as_now(kept.phc)
    desk.shifts.begin(ANNA, Proof(RIGHT))


# Roles, as far as people are concerned.


def test_the_first_person_of_a_desk_is_its_administrator_and_the_next_one_is_not(
    tmp_path: Path,
) -> None:
    with a_desk(tmp_path, None) as desk:
        desk.shifts.join(Person(ANNA.id, "安娜"))
        desk.shifts.join(Person(BAI.id, "白雪", role=Role.ADMINISTRATOR))
        known = {one.id: one.role for one in records.all_people(desk.session.store.connection)}
        assert known == {ANNA.id: Role.ADMINISTRATOR, BAI.id: Role.MODERATOR}


def test_nobody_adds_themselves_past_an_administrator_with_a_password(desk: Desk) -> None:
    with pytest.raises(Refusal, match=Reason.ADDED_BY_ADMINISTRATOR):
        desk.shifts.join(CHEN)
    desk.shifts.save_person(CHEN)
    desk.shifts.begin(CHEN)


def test_a_moderator_corrects_their_own_name_and_nobody_elses_nor_their_own_role(
    desk: Desk,
) -> None:
    desk.shifts.begin(BAI)
    desk.shifts.save_person(Person(BAI.id, "白雪梅", "02"))
    for wanted in (
        Person(ANNA.id, "安安", "01", role=Role.ADMINISTRATOR),
        Person(BAI.id, "白雪梅", "02", role=Role.LEAD),
        CHEN,
    ):
        with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
            desk.shifts.save_person(wanted)


def test_a_desk_keeps_an_administrator(desk: Desk) -> None:
    for wanted in (
        Person(ANNA.id, "安娜", "01"),
        Person(ANNA.id, "安娜", "01", active=False, role=Role.ADMINISTRATOR),
    ):
        with pytest.raises(Refusal, match=Reason.LAST_ADMINISTRATOR):
            desk.shifts.save_person(wanted)
    desk.shifts.save_person(Person(BAI.id, BAI.name, "02", role=Role.ADMINISTRATOR))
    desk.shifts.save_person(Person(ANNA.id, "安娜", "01"))
