"""A backup is proved before it counts; a restore overwrites nothing and leaves no half state."""

import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from moderator_app.core.access import Access
from moderator_app.core.decisions import Incoming
from moderator_app.core.events import Event
from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.desk import backups, opening, restoring
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE, Place
from moderator_app.desk.restoring import Hand
from moderator_app.store import backup, log
from moderator_app.store.store import FILE, fingerprint
from moderator_app.system.vault import KEY_FILE_VARIABLE
from tests.desks import ANNA, KEY, T0, a_desk, open_desk
from tests.keys import give_key_file

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder; its key lies in a key file."""
    give_key_file(tmp_path, monkeypatch)
    made = tmp_path / "desk"
    made.mkdir()
    return made


def _fill(desk: Desk, count: int = 30, first: int = 0) -> None:
    words = [f"石桥东路第{n}盏路灯夜里不亮，请派人看看" for n in range(first, first + count)]
    desk.intake.receive(
        [
            Answered(Incoming("weibo", f"p{n}", text, T0, author=f"市民{n}"))
            for n, text in enumerate(words, first)
        ]
    )


def _tables(folder: Path) -> dict[str, str]:
    with a_desk(folder) as desk:
        return fingerprint(desk.session.store.connection)


def test_a_restored_desk_is_the_one_that_was_backed_up(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk)
        before = fingerprint(desk.session.store.connection)
        made = backups.back_up(Place(folder, KEY), T0)
        _fill(desk, first=100)
    done = restoring.restore(folder, made.path, T0, ZONE)
    assert (done.cases, done.erased_again) == (30, 0)
    assert _tables(folder) == before


def test_what_was_there_is_put_aside_whole(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk)
        made = backups.back_up(Place(folder, KEY), T0)
        _fill(desk, first=100)
        later = fingerprint(desk.session.store.connection)
    done = restoring.restore(folder, made.path, T0, ZONE)
    assert done.before is not None
    done.before.replace(folder / FILE)
    assert _tables(folder) == later


def test_work_goes_on_while_a_backup_is_made(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk)
        written: list[int] = []

        def go_on() -> bool:
            # Asked in the middle of the copying: the file takes another case all the same.
            _fill(desk, 1, 1_000 + len(written))
            written.append(1)
            return False

        _fill(desk, 400, 2_000)
        made = backups.back_up(Place(folder, KEY), T0, stop=go_on)
    assert written
    assert made.cases >= 430


def test_a_backup_can_be_stopped_and_leaves_nothing(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk, 400)
        with pytest.raises(Stopped):
            backups.back_up(Place(folder, KEY), T0, stop=lambda: True)
    assert list((folder / backups.FOLDER).iterdir()) == []


def test_a_mistake_of_ours_is_not_taken_for_a_wish_to_stop(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_desk(folder):
        pass

    def mistaken(*_: object) -> bool:
        raise KeyError

    monkeypatch.setattr(backup, "damage", mistaken)
    with pytest.raises(KeyError):
        backup.prove(folder / FILE, KEY, stop=lambda: True)


def test_only_the_newest_seven_are_kept(folder: Path) -> None:
    place = Place(folder, KEY)
    with a_desk(folder) as desk:
        _fill(desk, 3)
        made = [backups.back_up(place, T0 + n * AN_HOUR).path for n in range(9)]
    assert [one.path for one in backups.own(place)] == made[:1:-1]


def test_one_is_due_when_none_was_made_since_two_at_night(folder: Path) -> None:
    place = Place(folder, KEY)
    with a_desk(folder):
        assert backups.is_due(place, T0)
        backups.back_up(place, _local("2026-11-22 01:59"))
        assert not backups.is_due(place, _local("2026-11-22 01:59:30"))
        assert backups.is_due(place, _local("2026-11-22 02:00"))
        backups.back_up(place, _local("2026-11-22 02:00"))
        assert not backups.is_due(place, _local("2026-11-23 01:59"))
        assert backups.is_due(place, _local("2026-11-23 02:00"))


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_the_second_place_gets_a_copy_and_its_absence_is_told(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with a_desk(folder) as desk:
        _fill(desk, 3)
        made = backups.back_up(Place(folder, KEY), T0, second=stick)
        assert made.second is None
        assert made.trouble is not None
        assert made.trouble.cause is Cause.NO_SECOND_PLACE
        assert made.path.exists()
        stick.mkdir()
        made = backups.back_up(Place(folder, KEY), T0 + AN_HOUR, second=stick)
    assert made.second is not None
    assert made.second.read_bytes() == made.path.read_bytes()


def test_two_desks_that_share_a_second_place_keep_out_of_each_others_backups(
    folder: Path, tmp_path: Path
) -> None:
    stick, other = tmp_path / "stick", Place(tmp_path / "other", bytes(31) + b"7")
    stick.mkdir()
    ours = Place(folder, KEY)
    for place in (ours, other):
        place.open_desk().close()
    for n in range(backups.KEPT + 2):
        for place in (ours, other):
            backups.back_up(place, T0 + n * AN_HOUR, second=stick)
    assert len(backups.listed(stick)) == 2 * backups.KEPT
    for one in backups.listed(stick):
        one.path.write_bytes(b"torn")
    (stick / "desk-20200101T000000Z.moderatordesk").write_bytes(b"of nobody known")
    backups.rotate(stick, 0, KEY, shared=True)
    assert len(backups.listed(stick)) == 2 * backups.KEPT + 1
    backups.rotate(stick, 1, KEY, shared=True)
    left = {one.path.name for one in backups.listed(stick)}
    names = {backups.file_name(T0 + n * AN_HOUR, other.key) for n in range(2, backups.KEPT + 2)}
    assert left == {*names, "desk-20200101T000000Z.moderatordesk"}


def test_a_desk_that_is_open_is_not_restored(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk)
        made = backups.back_up(Place(folder, KEY), T0)
        with pytest.raises(Outage) as outage:
            restoring.restore(folder, made.path, T0, ZONE)
        assert outage.value.cause is Cause.DESK_OPEN
        _fill(desk, first=100)
    assert sorted(path.name for path in folder.iterdir()) == ["backups", FILE]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2000])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _other_words(path: Path) -> None:
    path.write_text("这不是备份")


def _compressed(path: Path) -> None:
    """Where what is small may become larger than the disk."""
    _packed_anew(path, zipfile.ZIP_DEFLATED)


def _made_at_no_moment(path: Path) -> None:
    _packed_anew(path, zipfile.ZIP_STORED, made_at="yesterday")


def _packed_anew(path: Path, compression: int, **about: str) -> None:
    with zipfile.ZipFile(path) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    said = json.loads(held["contents.json"]) | about
    held["contents.json"] = json.dumps(said).encode()
    with zipfile.ZipFile(path, "w", compression) as packed:
        for name, content in held.items():
            packed.writestr(name, content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _another_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("notes.txt", "hello")


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (_cut, Cause.NOT_A_BACKUP),
        (_flip, Cause.DAMAGED_BACKUP),
        (_other_words, Cause.NOT_A_BACKUP),
        (_empty, Cause.NOT_A_BACKUP),
        (_another_zip, Cause.NOT_A_BACKUP),
        (_compressed, Cause.DAMAGED_BACKUP),
        (_made_at_no_moment, Cause.NOT_A_BACKUP),
        (Path.unlink, Cause.CANNOT_OPEN),
    ],
)
def test_a_spoilt_backup_is_refused_and_the_desk_stays_as_it_is(
    folder: Path, spoil: Callable[[Path], None], cause: Cause
) -> None:
    with a_desk(folder) as desk:
        _fill(desk)
        made = backups.back_up(Place(folder, KEY), T0)
        before = fingerprint(desk.session.store.connection)
    spoil(made.path)
    with pytest.raises(Outage) as outage:
        restoring.restore(folder, made.path, T0, ZONE)
    assert outage.value.cause is cause
    assert _tables(folder) == before


def test_a_backup_spoilt_anywhere_in_its_list_stops_neither_the_next_nor_an_erasure(
    folder: Path,
) -> None:
    Place(folder, KEY).open_desk().close()
    made = backups.back_up(Place(folder, KEY), T0).path
    whole = made.read_bytes()
    start = whole.index(b"PK\x01\x02")
    for at in range(start, len(whole)):
        for bit in range(8):
            spoilt = bytearray(whole)
            spoilt[at] ^= 1 << bit
            made.write_bytes(spoilt)
            backups._said_of(made)
    spoilt = bytearray(whole)
    spoilt[start + 8] ^= 1
    made.write_bytes(spoilt)
    backups.rotate(made.parent, 1, KEY, shared=False)
    assert not made.exists()


def test_a_backup_is_written_over_nothing_of_the_desk_and_no_other_file(
    folder: Path, tmp_path: Path
) -> None:
    place = Place(folder, KEY)
    place.open_desk().close()
    before = (folder / FILE).read_bytes()
    other = tmp_path / "letter.txt"
    other.write_text("a letter")
    for target in (folder / FILE, folder / "keys.json", other):
        with pytest.raises(Outage) as told:
            backups.back_up(place, T0, to=target)
        assert told.value.cause is Cause.NOT_WRITTEN
    assert (folder / FILE).read_bytes() == before
    assert other.read_text() == "a letter"
    again = tmp_path / "moved.moderatordesk"
    for _ in range(2):
        backups.back_up(place, T0, to=again)


def test_a_member_that_would_lie_elsewhere_is_not_unpacked(folder: Path, tmp_path: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk, 2)
        made = backups.back_up(Place(folder, KEY), T0, to=tmp_path / "b.moderatordesk")
    with zipfile.ZipFile(made.path, "a") as packed:
        packed.writestr("../escaped", "x")
    restoring.restore(folder, made.path, T0, ZONE)
    assert not (tmp_path / "escaped").exists()


def test_a_damaged_present_file_does_not_stand_in_the_way(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk)
        before = fingerprint(desk.session.store.connection)
        made = backups.back_up(Place(folder, KEY), T0)
    damaged = b"\0" * 9000
    (folder / FILE).write_bytes(damaged)
    done = restoring.restore(folder, made.path, T0, ZONE)
    assert _tables(folder) == before
    assert done.before is not None
    assert done.before.read_bytes() == damaged


def test_another_machine_opens_it_with_the_recovery_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_FILE_VARIABLE, raising=False)
    here, there = tmp_path / "here", tmp_path / "there"
    key, recovery = opening.create_key(here, "a long passphrase")
    with closing(open_desk(here, key=key)) as desk:
        _fill(desk)
        desk.accessed(Access.EXPORTED)
        before = fingerprint(desk.session.store.connection)
        made = backups.back_up(Place(here, key), T0, to=tmp_path / "moving.moderatordesk")
    with pytest.raises(Outage) as outage:
        restoring.restore(there, made.path, T0, ZONE)
    assert outage.value.cause is Cause.KEYRING_MISSING
    with pytest.raises(Outage) as outage:
        restoring.restore(there, made.path, T0, ZONE, Hand("not the recovery key"))
    assert outage.value.cause is Cause.WRONG_KEY
    assert not opening.can_unlock(there)
    done = restoring.restore(there, made.path, T0, ZONE, Hand(recovery.lower()))
    assert done.before is None
    assert opening.unlock(there, "a long passphrase") == key
    with closing(open_desk(there, key=key)) as desk:
        assert fingerprint(desk.session.store.connection) == before


def test_the_desk_of_another_bureau_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_FILE_VARIABLE, raising=False)
    packed: list[Path] = []
    for name in ("one", "other"):
        key, _ = opening.create_key(tmp_path / name, f"passphrase {name}")
        with closing(open_desk(tmp_path / name, key=key)) as desk:
            _fill(desk, 2)
            to = tmp_path / f"{name}.moderatordesk"
            packed.append(backups.back_up(Place(tmp_path / name, key), T0, to=to).path)
    with pytest.raises(Outage) as outage:
        restoring.restore(tmp_path / "one", packed[1], T0, ZONE, Hand("passphrase other"))
    assert outage.value.cause is Cause.OTHER_DESK


def test_what_a_restored_desk_writes_next_bears_no_number_it_once_used(folder: Path) -> None:
    with a_desk(folder) as desk:
        _fill(desk, 3)
        made = backups.back_up(Place(folder, KEY), T0)
        _fill(desk, 3, 50)
        lost = {(e.replica, e.n) for e in _all_events(desk)}
    restoring.restore(folder, made.path, T0, ZONE)
    with a_desk(folder, ANNA) as desk:
        kept = {(e.replica, e.n) for e in _all_events(desk)}
        _fill(desk, 3, 70)
        new = {(e.replica, e.n) for e in _all_events(desk)} - kept
    assert len(new) == 3
    assert not new & lost


def _all_events(desk: Desk) -> list[Event]:
    return [event for page in log.pages(desk.session.store.connection) for event in page]
