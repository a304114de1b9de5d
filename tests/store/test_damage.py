"""A file that a disk or a hand has damaged: it is found, it is told, and a backup leads on."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import backups, restoring
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store import pages
from moderator_app.store.connection import connect
from moderator_app.store.store import FILE, damage, fingerprint, open_store
from tests.desks import KEY, T0, Ticking, a_desk, incoming, invented, open_desk
from tests.keys import give_key_file
from tests.pages import FRAME_HEAD, PAGE, WAL_HEAD, decrypted

WAL = f"{FILE}-wal"
KINDS = {2: "inner index", 5: "inner table", 10: "index", 13: "table"}
"""By the first byte of a page, as SQLite's file format has it."""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed case file that has pages of every kind, and a backup beside it."""
    folder = tmp_path_factory.mktemp("damage")
    with a_desk(folder) as desk:
        desk.intake.receive(invented(1500))
        connection = desk.session.store.connection
        connection.execute("CREATE TABLE given_up (words TEXT)")
        connection.execute("INSERT INTO given_up VALUES (?)", ("路灯" * 9000,))
        connection.execute("DROP TABLE given_up")
        backups.back_up(Place(folder, KEY), T0, to=folder / "good.moderatordesk")
    return folder


@pytest.fixture
def folder(tmp_path: Path, spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    give_key_file(tmp_path, monkeypatch)
    return shutil.copytree(spoilt, tmp_path / "desk")


def kinds(folder: Path) -> dict[str, list[int]]:
    """The pages of each kind, counted from 1."""
    plain = decrypted((folder / FILE).read_bytes(), KEY)
    found: dict[str, list[int]] = {"header": [1], "free": _free(plain)}
    for number, page in enumerate(plain[1:], 2):
        if number not in found["free"]:
            found.setdefault(KINDS.get(page[0], "overflow"), []).append(number)
    return found


def _free(plain: list[bytes]) -> list[int]:
    """The trunks of the list of free pages, and their leaves. The first page lacks its salt."""
    trunk = int.from_bytes(plain[0][16:20], "big")
    found = []
    while trunk:
        words = [int.from_bytes(plain[trunk - 1][at : at + 4], "big") for at in range(0, 4000, 4)]
        found += [trunk, *words[2 : 2 + words[1]]]
        trunk = words[0]
    return found


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x10
    path.write_bytes(content)


def told_at_opening(folder: Path, key: bytes = KEY) -> Cause | None:
    try:
        open_store(folder / FILE, key, T0).close()
    except Outage as outage:
        return outage.cause
    return None


def goes_on_from_the_backup(folder: Path, spoilt: Path) -> None:
    """Restoring gives the desk as it was backed up, and keeps the damaged file."""
    done = restoring.restore(folder, folder / "good.moderatordesk", T0, ZONE)
    assert done.before is not None
    assert done.before.exists()
    with a_desk(folder) as desk, closing(connect(spoilt / FILE, KEY)) as sound:
        assert fingerprint(desk.session.store.connection) == fingerprint(sound)
        assert damage(desk.session.store.connection) == []


@pytest.mark.parametrize("kind", ["header", *KINDS.values(), "overflow", "free"])
def test_one_changed_bit_in_a_page_of_any_kind_is_found_and_a_backup_leads_on(
    folder: Path, spoilt: Path, kind: str
) -> None:
    at = kinds(folder)[kind][-1]
    flip(folder / FILE, (at - 1) * PAGE + 2000)
    told = told_at_opening(folder)
    if kind == "header":
        assert told is Cause.DAMAGED_FILE
    elif told is None:
        with closing(connect(folder / FILE, KEY)) as connection:
            assert damage(connection)
    else:
        assert told is Cause.DAMAGED_FILE
    goes_on_from_the_backup(folder, spoilt)


@pytest.mark.parametrize("kind", [*KINDS.values(), "overflow"])
def test_no_backup_is_made_of_a_damaged_file_and_the_good_ones_stay(
    folder: Path, kind: str
) -> None:
    place = Place(folder, KEY)
    made = backups.back_up(place, T0)
    flip(folder / FILE, (kinds(folder)[kind][-1] - 1) * PAGE + 2000)
    with pytest.raises(Outage) as told:
        backups.back_up(place, Ticking()())
    assert told.value.cause is Cause.DAMAGED_FILE
    assert [one.path for one in backups.own(place)] == [made.path]


def test_a_wrong_key_is_told_from_a_damaged_first_page(folder: Path) -> None:
    assert pages.are_of_key(folder / FILE, KEY)
    assert not pages.are_of_key(folder / FILE, bytes(32))
    assert told_at_opening(folder, bytes(32)) is Cause.WRONG_KEY
    flip(folder / FILE, 3000)
    assert told_at_opening(folder, bytes(32)) is Cause.WRONG_KEY
    assert told_at_opening(folder, KEY) is Cause.DAMAGED_FILE


@pytest.mark.parametrize(
    ("share", "more"),
    [
        pytest.param(0.0, 0, id="to nothing"),
        pytest.param(0.0, 100, id="to a few bytes"),
        pytest.param(0.0, PAGE, id="to one page"),
        pytest.param(0.2, 0, id="to some pages"),
        pytest.param(0.5, 77, id="to a half, within a page"),
        pytest.param(1.0, -PAGE, id="by one page"),
    ],
)
def test_a_file_cut_short_anywhere_is_told_and_a_backup_leads_on(
    folder: Path, spoilt: Path, share: float, more: int
) -> None:
    content = (folder / FILE).read_bytes()
    cut = content[: int(len(content) * share) // PAGE * PAGE + more]
    (folder / FILE).write_bytes(cut)
    with pytest.raises(Outage) as told:
        Place(folder, KEY).open_desk().close()
    assert told.value.cause in (Cause.DAMAGED_FILE, Cause.WRONG_KEY)
    assert (folder / FILE).read_bytes() == cut
    goes_on_from_the_backup(folder, spoilt)


def test_a_file_that_lost_its_last_byte_is_found_damaged(folder: Path, spoilt: Path) -> None:
    content = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(content[:-1])
    with closing(connect(folder / FILE, KEY)) as connection:
        assert damage(connection)
    goes_on_from_the_backup(folder, spoilt)


@pytest.fixture
def killed(folder: Path, tmp_path: Path) -> Path:
    """A desk as a kill leaves it: its last twenty cases are in the journal alone."""
    left = tmp_path / "killed"
    desk = open_desk(folder)
    for n in range(20):
        desk.intake.by_hand(incoming("", f"第{n}位市民说路灯不亮"))
    shutil.copytree(folder, left)
    desk.close()
    (left / f"{FILE}-shm").unlink()
    return left


def test_the_journal_of_a_killed_desk_is_taken_in(killed: Path) -> None:
    with a_desk(killed) as desk:
        connection = desk.session.store.connection
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (1520,)


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(1, id="in its head"),
        pytest.param(17, id="in the salt of its head"),
        pytest.param(WAL_HEAD + 5, id="in the head of the first frame"),
        pytest.param(WAL_HEAD + 10, id="in the salt of the first frame"),
        pytest.param(WAL_HEAD + 18, id="in the sum of the first frame"),
        pytest.param(WAL_HEAD + FRAME_HEAD + 99, id="in the first page"),
        pytest.param(WAL_HEAD + 30 * (FRAME_HEAD + PAGE) + 99, id="in a later page"),
    ],
)
def test_one_changed_bit_of_the_journal_is_told_before_it_costs_what_was_written(
    killed: Path, spoilt: Path, at: int
) -> None:
    flip(killed / WAL, at)
    before = (killed / FILE).read_bytes(), (killed / WAL).read_bytes()
    assert told_at_opening(killed) is Cause.DAMAGED_FILE
    assert ((killed / FILE).read_bytes(), (killed / WAL).read_bytes()) == before
    goes_on_from_the_backup(killed, spoilt)
    (kept,) = killed.glob("desk-before-*.db-wal")
    assert kept.read_bytes() == before[1]


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.9, 0.999])
def test_a_journal_that_breaks_off_as_after_a_power_cut_is_no_damage(
    killed: Path, part: float
) -> None:
    content = (killed / WAL).read_bytes()
    (killed / WAL).write_bytes(content[: int(len(content) * part)])
    with a_desk(killed) as desk:
        assert damage(desk.session.store.connection) == []


def test_work_that_was_killed_unfinished_is_no_damage(folder: Path, tmp_path: Path) -> None:
    left = tmp_path / "killed"
    with a_desk(folder) as desk:
        connection = desk.session.store.connection
        connection.execute("PRAGMA cache_size = 10")
        connection.execute("BEGIN IMMEDIATE")
        desk.intake.receive(invented(300, seed=11))
        assert (folder / WAL).stat().st_size > 20 * PAGE
        shutil.copytree(folder, left)
        connection.execute("ROLLBACK")
    (left / f"{FILE}-shm").unlink()
    with a_desk(left) as desk:
        connection = desk.session.store.connection
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (1500,)
        assert damage(connection) == []


def test_the_journal_of_a_file_that_is_gone_does_not_spoil_the_restored_one(
    killed: Path, spoilt: Path
) -> None:
    left = (killed / WAL).read_bytes()
    (killed / FILE).unlink()
    with pytest.raises(Outage) as told:
        Place(killed, KEY).open_desk()
    assert told.value.cause is Cause.DAMAGED_FILE
    done = restoring.restore(killed, killed / "good.moderatordesk", T0, ZONE)
    assert done.before is None
    with a_desk(killed) as desk, closing(connect(spoilt / FILE, KEY)) as sound:
        assert fingerprint(desk.session.store.connection) == fingerprint(sound)
    (kept,) = killed.glob("desk-before-*.db-wal")
    assert kept.read_bytes() == left
