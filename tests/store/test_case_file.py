"""The file that must never lose or leak a word: its key, its age, its damage, its disk."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlite_utils import Migrations

from moderator_app.core import search
from moderator_app.core.events import Draft, Kind
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.rows import View
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store import migrations as shapes
from moderator_app.store import store as store_module
from moderator_app.store.connection import connect, troubles
from moderator_app.store.store import FILE, Store, damage, fingerprint, open_store
from tests.desks import KEY, T0, a_desk, a_reader, incoming, invented, open_desk
from tests.store import ages

NOTE = Draft(Kind.NOTE_ADDED, UUID(int=10), {"text": "备注" * 300})


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with a closed case file of some pages."""
    with a_desk(tmp_path) as desk:
        desk.intake.receive(invented(200))
    return tmp_path


def why(path: Path, key: bytes = KEY) -> Cause:
    with pytest.raises(Outage) as told:
        open_store(path, key, T0)
    return told.value.cause


def test_a_wrong_key_is_told_and_the_file_is_untouched(filled: Path) -> None:
    before = (filled / FILE).read_bytes()
    assert why(filled / FILE, bytes(32)) is Cause.WRONG_KEY
    assert (filled / FILE).read_bytes() == before
    with pytest.raises(ValueError, match="256 bits"):
        connect(filled / FILE, b"short")


def test_a_file_that_is_none_of_ours_is_not_overwritten(tmp_path: Path) -> None:
    for content in (b"PK\x03\x04" + b"a workbook" * 1000, b"x" * 5000):
        (tmp_path / FILE).write_bytes(content)
        assert why(tmp_path / FILE) is Cause.WRONG_KEY
        assert (tmp_path / FILE).read_bytes() == content


def test_a_plain_database_is_not_taken_for_a_case_file(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as plain:
        plain.execute("CREATE TABLE event (a)")
    plain.close()
    assert why(tmp_path / FILE) is Cause.WRONG_KEY


def test_plain_sqlite_cannot_open_the_case_file(filled: Path) -> None:
    plain = sqlite3.connect(filled / FILE)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


def test_a_sound_file_has_no_damage(filled: Path) -> None:
    with a_desk(filled) as desk:
        assert damage(desk.session.store.connection) == []


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_one_changed_bit_is_found_and_told(filled: Path, part: float) -> None:
    content = bytearray((filled / FILE).read_bytes())
    content[int(len(content) * part)] ^= 1
    (filled / FILE).write_bytes(content)
    connection = connect(filled / FILE, KEY)
    assert any("HMAC" in line for line in damage(connection))
    connection.close()


def test_a_list_read_from_a_damaged_file_tells_it_too(filled: Path) -> None:
    content = bytearray((filled / FILE).read_bytes())
    for page in range(len(content) // 2 // 4096, len(content) // 4096):
        content[page * 4096 + 2000] ^= 1
    (filled / FILE).write_bytes(content)
    with a_reader(filled) as reader, pytest.raises(Outage) as told:
        reader.find(search.literal("的"), now=T0, zone=ZONE, limit=None)
    assert told.value.cause is Cause.DAMAGED_FILE


@pytest.mark.parametrize("left", [100, 4096 * 3 + 77, 0.7])
def test_a_file_cut_short_is_told_and_not_repaired_by_force(filled: Path, left: float) -> None:
    content = (filled / FILE).read_bytes()
    cut = content[: int(left if left > 1 else len(content) * left)]
    (filled / FILE).write_bytes(cut)
    assert why(filled / FILE) in (Cause.DAMAGED_FILE, Cause.WRONG_KEY)
    assert (filled / FILE).read_bytes() == cut


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(filled: Path) -> None:
    connection = connect(filled / FILE, KEY)
    connection.execute(
        "INSERT INTO _sqlite_migrations SELECT 9999, migration_set, 'm900_from_the_future',"
        " applied_at FROM _sqlite_migrations LIMIT 1"
    )
    connection.close()
    before = (filled / FILE).read_bytes()
    assert why(filled / FILE) is Cause.NEWER_FILE
    assert (filled / FILE).read_bytes() == before


def _older(monkeypatch: pytest.MonkeyPatch, last: str) -> None:
    """As the program was when `last` was its newest step."""
    older = Migrations("moderator_app")
    for step in shapes.migrations._migrations:
        older._migrations.append(step)
        if step.name == last:
            break
    monkeypatch.setattr(store_module, "migrations", older)


def test_an_older_file_is_copied_aside_and_then_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "now").mkdir()
    with closing(open_store(tmp_path / "now" / FILE, KEY, T0)) as now:
        now.log.append([_received()], actor="anna", at=T0)
    ages.as_of(tmp_path / "now" / FILE, tmp_path / FILE, "m003_text_index")
    with closing(connect(tmp_path / FILE, KEY)) as old:
        assert ages.rows(old, "event")
        assert "draft" not in ages.local_tables(old)
    new = open_store(tmp_path / FILE, KEY, T0)
    assert "draft" in _tables(new)
    assert len(new.log.history(UUID(int=10))) == 1
    new.close()
    (copy,) = tmp_path.glob("desk-before-*.db")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(copy).execute("SELECT * FROM sqlite_master")
    with monkeypatch.context() as then:
        _older(then, "m003_text_index")
        kept = open_store(copy, KEY, T0)
        assert "draft" not in _tables(kept)
        assert len(kept.log.history(UUID(int=10))) == 1
        assert damage(kept.connection) == []
        kept.close()


def test_a_new_file_and_one_up_to_date_are_not_copied(filled: Path) -> None:
    open_store(filled / FILE, KEY, T0).close()
    assert not list(filled.glob("desk-before-*"))


_STARTER = """
import sys
from pathlib import Path
from moderator_app.store.store import open_store
from tests.desks import KEY, T0
sys.stdin.readline()
store = open_store(Path(sys.argv[1]), KEY, T0)
print(store.log.replica)
store.close()
"""


def test_two_programs_that_start_together_make_one_file(tmp_path: Path) -> None:
    starts = [
        subprocess.Popen(  # noqa: S603 - the script above, three times
            [sys.executable, "-c", _STARTER, str(tmp_path / FILE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("go\n")
        start.stdin.flush()
    names = [start.communicate(timeout=60)[0].strip() for start in starts]
    assert len(set(names)) == 1
    assert names[0]


def _received() -> Draft:
    body = {"platform": "web", "post": "p", "text": "路灯", "received_at": T0.isoformat()}
    return Draft(Kind.MESSAGE_RECEIVED, UUID(int=10), body)


def _tables(store: Store) -> set[str]:
    return {name for (name,) in store.connection.execute("SELECT name FROM sqlite_master")}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for little, or one that only a privileged user can make."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=900k", "tmpfs", str(disk)]
    done = None if mount is None else subprocess.run([mount, *options], check=False)  # noqa: S603
    if done is None or done.returncode:
        pytest.skip("only a privileged user can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607


def test_a_full_disk_is_told_and_what_was_written_before_is_all_there(small_disk: Path) -> None:
    store = open_store(small_disk / FILE, KEY, T0)
    store.log.append([_received()], actor="anna", at=T0)
    written = 1
    told, before = None, {}
    while told is None:
        before = fingerprint(store.connection)
        try:
            store.log.append([NOTE] * 5, actor="anna", at=T0)
            written += 5
        except Outage as outage:
            told = outage.cause
    assert told is Cause.DISK_FULL
    assert len(store.log.history(UUID(int=10))) == written
    assert fingerprint(store.connection) == before
    store.connection.close()
    again = connect(small_disk / FILE, KEY)
    assert fingerprint(again) == before
    assert damage(again) == []
    again.close()


def test_a_disk_that_takes_no_new_folder_is_told(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)  # noqa: S603, S607
    with pytest.raises(Outage) as told:
        Place(small_disk / "desk", KEY).open_desk()
    assert told.value.cause is Cause.READ_ONLY


def test_a_case_file_on_a_disk_turned_read_only_is_told_and_stays_readable(
    small_disk: Path,
) -> None:
    store = open_store(small_disk / FILE, KEY, T0)
    store.log.append([_received()], actor="anna", at=T0)
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)  # noqa: S603, S607
    assert why(small_disk / FILE) in (Cause.READ_ONLY, Cause.CANNOT_OPEN)


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from uuid import UUID
from moderator_app.core.outages import Outage
from moderator_app.store.store import open_store
from tests.desks import KEY, T0
from tests.store.test_case_file import NOTE, _received
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
store = open_store(Path(sys.argv[1]), KEY, T0)
store.log.append([_received()], actor="anna", at=T0)
written = 1
try:
    while True:
        store.log.append([NOTE] * 5, actor="anna", at=T0)
        written += 5
        if written > 5000:
            break
except Outage as outage:
    print(written, outage.cause.value, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on a file's size here")
def test_a_file_that_may_not_grow_is_told_and_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the script above
        [sys.executable, "-c", _LIMITED, str(tmp_path / FILE)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    written, cause = done.stdout.split()
    assert cause in (Cause.DISK_FULL, Cause.INPUT_OUTPUT)
    store = open_store(tmp_path / FILE, KEY, T0)
    assert len(store.log.history(UUID(int=10))) == int(written)
    assert damage(store.connection) == []
    store.close()


def test_the_program_does_not_start_on_what_it_may_not_touch(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert why(tmp_path / FILE) is Cause.CANNOT_OPEN
    (tmp_path / "a file").touch()
    with pytest.raises(Outage) as told:
        open_desk_in(tmp_path / "a file")
    assert told.value.cause is Cause.CANNOT_OPEN


def open_desk_in(folder: Path) -> None:
    Place(folder, KEY).open_desk()


def test_what_one_side_writes_the_other_sees_and_knows_of(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    with a_reader(tmp_path) as reader:
        before = reader.newest()
        case, _ = desk.intake.by_hand(incoming("", "路灯不亮"))
        assert reader.newest() != before
        dossier = reader.dossier(case)
        assert dossier is not None
        assert dossier.case.summary == "路灯不亮"
    desk.close()


def test_the_reading_side_cannot_write(filled: Path) -> None:
    connection = connect(filled / FILE, KEY, read_only=True)
    with pytest.raises(Outage) as told, troubles():
        connection.execute("DELETE FROM setting")
    assert told.value.cause is Cause.READ_ONLY
    connection.close()


def test_closing_leaves_one_file_with_everything_in_it(filled: Path) -> None:
    assert [path.name for path in filled.iterdir()] == [FILE]
    moved = filled / "elsewhere"
    moved.mkdir()
    shutil.copy(filled / FILE, moved / FILE)
    with a_reader(moved) as reader:
        assert len(reader.order(View.HISTORY, now=T0, person="")) == 200
