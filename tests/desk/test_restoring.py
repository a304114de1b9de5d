"""Whose keys hold after a restore, who is asked for them, what is on record, and stopping half way."""

from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.core.access import Access, Subject
from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.desk import backups, opening, restoring
from moderator_app.desk.backups import Weakness
from moderator_app.desk.opening import ZONE, Place
from moderator_app.desk.restoring import Hand
from moderator_app.store.store import FILE, fingerprint
from moderator_app.system import bundle
from tests.desk.accounts import ACCOUNT
from tests.desk.letters import dispatch, goes_out, with_case
from tests.desks import ANNA, KEY, T0, a_desk, invented, open_desk
from tests.keys import give_key_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder; its key lies in a key file."""
    give_key_file(tmp_path, monkeypatch)
    made = tmp_path / "desk"
    made.mkdir()
    return made


def _tables(folder: Path) -> dict[str, str]:
    with a_desk(folder) as desk:
        return fingerprint(desk.session.store.connection)


def test_keys_of_a_desk_that_never_came_to_be_give_way_to_those_of_the_backup(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    key, recovery = opening.create_key(here, "a long passphrase")
    with closing(open_desk(here, key=key)) as desk:
        desk.intake.receive(invented(30))
        made = backups.back_up(Place(here, key), T0, to=tmp_path / "moving.moderatordesk")
    opening.create_key(there, "the first attempt")
    restoring.restore(there, made.path, T0, ZONE, Hand(recovery))
    assert opening.unlock(there, recovery) == key
    assert len(list(there.glob("keys-before-*.json"))) == 1


def test_a_changed_recovery_key_opens_a_backup_made_before_it_was_changed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "desk"
    key, old = opening.create_key(folder, "a long passphrase")
    with closing(open_desk(folder, key=key)) as desk:
        desk.intake.receive(invented(30))
        made = backups.back_up(Place(folder, key), T0)
    new = opening.next_recovery(folder, old, str(ANNA.id))
    opening.change_recovery(folder, old, new, str(ANNA.id))
    done = restoring.restore(folder, made.path, T0, ZONE, Hand(new, person=str(ANNA.id)))
    assert done.cases == 30
    reading = opening.read_access_log(folder, new)
    assert [(e.what, e.detail) for e in reading.entries] == [
        (Access.RECOVERY_KEY, Subject.ANOTHER_KEY),
        (Access.RECOVERY_KEY, ""),
        (Access.RESTORED, ""),
        (Access.READ_THIS, ""),
    ]
    assert {e.person for e in reading.entries[:3]} == {str(ANNA.id)}


@pytest.mark.parametrize("made_at", ["nonsense", "9999-12-31T23:59:59+00:00", 5, None, ["2026"]])
def test_a_backup_made_at_no_time_is_none_and_moves_nothing(folder: Path, made_at: object) -> None:
    with a_desk(folder) as desk:
        desk.intake.receive(invented(3))
    odd, before = folder.with_name("odd.moderatordesk"), _tables(folder)
    bundle.pack(odd, {FILE: folder / FILE}, {"made_at": made_at})
    with pytest.raises(Outage) as refused:
        restoring.restore(folder, odd, T0, ZONE)
    assert refused.value.cause is Cause.NOT_A_BACKUP
    assert not list(folder.glob("desk-before-*"))
    assert _tables(folder) == before


def test_the_key_of_the_desk_that_was_open_restores_it_without_asking(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "desk"
    key, _ = opening.create_key(folder, "a long passphrase")
    with closing(open_desk(folder, key=key)) as desk:
        desk.intake.receive(invented(30))
        made = backups.back_up(Place(folder, key), T0)
    with pytest.raises(Outage):
        restoring.restore(folder, made.path, T0, ZONE)
    assert restoring.restore(folder, made.path, T0, ZONE, Hand(known=key)).cases == 30


def test_what_waited_when_the_backup_was_made_does_not_go_out_a_second_time(folder: Path) -> None:
    with a_desk(folder) as desk:
        desk.save_settings({"outbox.undo_seconds": 0})
        case = dispatch(desk, with_case(desk))
        made = backups.back_up(Place(folder, KEY), T0)
        goes_out(desk)
    restoring.restore(folder, made.path, T0, ZONE)
    with a_desk(folder) as desk:
        assert desk.outbox.begin(ACCOUNT.id) is None
        (entry,) = desk.outbox.unknown()
        assert (entry.case, entry.for_person) == (case.id, True)
        desk.outbox.again(entry.lease)
        goes_out(desk)


def test_what_cannot_be_put_on_record_is_not_restored(folder: Path) -> None:
    with a_desk(folder) as desk:
        desk.intake.receive(invented(30))
        made = backups.back_up(Place(folder, KEY), T0)
        desk.intake.receive(invented(10, seed=2))
        before = fingerprint(desk.session.store.connection)
    (folder / "access").write_text("no folder")
    with pytest.raises(Outage):
        restoring.restore(folder, made.path, T0, ZONE)
    assert _tables(folder) == before


@pytest.mark.parametrize("at", [0, 1])
def test_a_restore_that_is_stopped_leaves_the_desk_as_it_is(folder: Path, at: int) -> None:
    with a_desk(folder) as desk:
        desk.intake.receive(invented(30))
        made = backups.back_up(Place(folder, KEY), T0)
        desk.intake.receive(invented(10, seed=2))
        before = fingerprint(desk.session.store.connection)
    asked: list[None] = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > at

    with pytest.raises(Stopped):
        restoring.restore(folder, made.path, T0, ZONE, stop=stop)
    assert _tables(folder) == before
    assert not list(folder.glob(".half-done-*"))


def test_a_backup_tells_how_far_it_is(folder: Path) -> None:
    seen: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        seen.append((done, total))

    with a_desk(folder) as desk:
        desk.intake.receive(invented(400))
        backups.back_up(Place(folder, KEY), T0, progress=tell)
    shares = [done / total for done, total in seen]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.6 < shares[-1] <= 1


def test_where_backups_lie_is_weak_until_a_second_disk_has_them(tmp_path: Path) -> None:
    here = tmp_path / "desk"
    here.mkdir()
    assert backups.weakness(here, None) is Weakness.ONE_PLACE
    assert backups.weakness(here, tmp_path / "stick") is Weakness.NOT_THERE
    assert backups.weakness(here, tmp_path) is Weakness.SAME_DISK


def test_an_emptied_case_file_does_not_stand_in_the_way(folder: Path) -> None:
    with a_desk(folder) as desk:
        desk.intake.receive(invented(30))
        before = fingerprint(desk.session.store.connection)
        made = backups.back_up(Place(folder, KEY), T0)
    (folder / FILE).write_bytes(b"")
    restoring.restore(folder, made.path, T0, ZONE)
    assert _tables(folder) == before
