"""A disk that is full, read-only or gone: it is told, nothing acknowledged is lost, and work goes
on once it is mended."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.erasing import Ground
from moderator_app.core.headings import Table
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import backups, exporting, importing, restoring
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Wish, Writing
from moderator_app.desk.importing import Batch, Summary
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store.connection import connect
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, damage, fingerprint, open_store
from tests import disks
from tests.desks import KEY, T0, Ticking, a_desk, a_reader, invented, open_desk
from tests.disks import Cramped, Disk, Trouble
from tests.pages import plain_files
from tests.rights import of_anybody
from tests.store import ages

TOLD = {
    Trouble.FULL: {Cause.DISK_FULL},
    Trouble.GONE: {Cause.INPUT_OUTPUT, Cause.CANNOT_OPEN, Cause.READ_ONLY},
    Trouble.NO_ROOM: {Cause.DISK_FULL, Cause.INPUT_OUTPUT},
}
ROOM = 64 * 1024


@pytest.fixture(params=Trouble)
def trouble(request: pytest.FixtureRequest) -> Trouble:
    return Trouble(request.param)


@pytest.fixture
def disk(tmp_path: Path, trouble: Trouble) -> Iterator[Disk | Cramped]:
    yield from disks.cramped(tmp_path) if trouble is Trouble.NO_ROOM else disks.real(tmp_path)


@pytest.fixture
def real_disk(tmp_path: Path) -> Iterator[Disk]:
    yield from disks.real(tmp_path)


def tables(folder: Path) -> dict[str, str]:
    """Of a desk that opens and is sound."""
    with a_desk(folder) as desk:
        assert damage(desk.session.store.connection) == []
        return fingerprint(desk.session.store.connection)


def write_through(writing: Writing, reader: Reader) -> None:
    while wanted := writing.wanted():
        writing.add(exporting.histories(wanted, reader))
    writing.finish()


def put_away(desk: Desk) -> None:
    """Close a desk whose disk may not be there."""
    with suppress(Outage):
        desk.close()


def test_an_import_tells_and_what_it_had_taken_is_there(
    disk: Disk | Cramped, tmp_path: Path, trouble: Trouble
) -> None:
    source = tmp_path / "letters.csv"
    lines = [f"w{n},{'云溪路路灯不亮' * 30}{n}" for n in range(2_500)]
    source.write_text("\n".join(["编号,内容", *lines]), "utf-8")
    acknowledged: list[Summary] = []
    desk = open_desk(disk.path)

    def put(batch: Batch) -> Summary:
        acknowledged.append(importing.take(desk, source.name, batch))
        if len(acknowledged) == 2:
            disk.befall(trouble, ROOM)
        return acknowledged[-1]

    with pytest.raises(Outage) as told:
        importing.import_workbook(source, put, zone=ZONE, now=T0)
    assert told.value.cause in TOLD[trouble]
    put_away(desk)
    disk.mend()
    taken = sum(one.imported for one in acknowledged)
    assert 0 < taken < 2_500
    with a_desk(disk.path) as again:
        connection = again.session.store.connection
        assert damage(connection) == []
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (taken,)
        put_again = partial(importing.take, again, source.name)
        whole = importing.import_workbook(source, put_again, zone=ZONE, now=T0)
    assert (whole.rows, whole.duplicates, whole.imported) == (2_500, taken, 2_500 - taken)


def test_a_backup_tells_and_leaves_the_ones_before_it(
    disk: Disk | Cramped, trouble: Trouble
) -> None:
    place = Place(disk.path, KEY)
    desk = open_desk(disk.path)
    desk.intake.receive(invented(400))
    made = backups.back_up(place, T0)
    before = fingerprint(desk.session.store.connection)
    disk.befall(trouble, ROOM)
    with pytest.raises(Outage) as told:
        backups.back_up(place, Ticking()())
    assert told.value.cause in TOLD[trouble]
    put_away(desk)
    disk.mend()
    assert tables(disk.path) == before
    assert [one.path for one in backups.own(place)] == [made.path]
    assert backups.back_up(place, Ticking()()).cases == 400
    assert not list((disk.path / backups.FOLDER).glob(".*"))


@pytest.mark.parametrize("trouble", [Trouble.FULL, Trouble.GONE], indirect=True)
def test_a_backup_that_is_to_go_to_such_a_disk_leaves_nothing_half_done_there(
    disk: Disk | Cramped, tmp_path: Path, trouble: Trouble
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    with a_desk(folder) as desk:
        desk.intake.receive(invented(400))
        disk.befall(trouble, ROOM)
        with pytest.raises(Outage) as told:
            backups.back_up(Place(folder, KEY), T0, to=disk.path / "moving.moderatordesk")
        assert told.value.cause in TOLD[trouble]
        made = backups.back_up(Place(folder, KEY), T0, second=disk.path)
    assert made.path.exists()
    assert made.trouble is not None
    assert made.trouble.cause in TOLD[trouble] | {Cause.NO_SECOND_PLACE}
    disk.mend()
    assert not list(disk.path.glob("*.moderatordesk"))
    assert not list(disk.path.glob(".*.part"))


@pytest.mark.parametrize("ending", exporting.KINDS)
def test_an_export_tells_and_the_file_of_that_name_stays_as_it_was(
    disk: Disk | Cramped, tmp_path: Path, trouble: Trouble, ending: str
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    target = disk.path / f"cases{ending}"
    wish = Wish(target, Table.CASES, masked=False, reason="移交")
    with a_desk(folder) as desk, a_reader(folder) as reader:
        desk.intake.receive(invented(2_000))
        exporting.export(wish, desk, reader)
        first = target.read_bytes()
        writing = Writing(wish, exporting.gather(wish, T0, ZONE, reader), ZONE)
        writing.add(exporting.histories(writing.wanted(), reader))
        disk.befall(trouble, 0)
        with pytest.raises(Outage) as told:
            write_through(writing, reader)
        assert told.value.cause in TOLD[trouble] | {Cause.NOT_WRITTEN}
        writing.discard()
        disk.mend()
    assert target.read_bytes() == first
    if trouble is not Trouble.GONE:
        assert not list(disk.path.glob(".export-*"))


def test_an_erasure_tells_and_is_then_whole_or_was_not(
    disk: Disk | Cramped, trouble: Trouble
) -> None:
    desk = open_desk(disk.path)
    desk.intake.receive(invented(800))
    (found,) = desk.session.store.connection.execute(
        "SELECT case_id FROM cases ORDER BY id LIMIT 1"
    ).fetchone()
    case = UUID(bytes=found)
    words = str(desk.session.store.log.history(case)[0].body["text"])
    disk.befall(trouble, ROOM)
    with pytest.raises(Outage) as told:
        desk.erase([case], Ground.REQUEST, "本人申请")
    assert told.value.cause in TOLD[trouble]
    put_away(desk)
    disk.mend()
    Place(disk.path, KEY).open_desk().close()
    with a_desk(disk.path) as again:
        erased = again.session.store.log.history(case)[0].body["text"] == ""
        assert damage(again.session.store.connection) == []
        again.erase([case], Ground.REQUEST, "本人申请")
    held = [name for name, data in plain_files(disk.path, KEY) if words.encode() in data]
    assert not held, erased


def test_a_migration_tells_and_the_old_file_stays_until_it_can_be_done(
    disk: Disk | Cramped, tmp_path: Path, trouble: Trouble
) -> None:
    newest = tmp_path / "newest"
    newest.mkdir()
    with a_desk(newest) as desk:
        desk.intake.receive(invented(600))
        wanted = fingerprint(desk.session.store.connection)
    ages.as_of(newest / FILE, disk.path / FILE, ages.STEPS[1])
    before = (disk.path / FILE).read_bytes()
    disk.befall(trouble, 200 * 1024)
    with pytest.raises(Outage) as told:
        open_store(disk.path / FILE, KEY, T0)
    assert told.value.cause in TOLD[trouble]
    disk.mend()
    assert (disk.path / FILE).read_bytes() == before
    assert not list(disk.path.glob("desk-before-*"))
    with closing(open_store(disk.path / FILE, KEY, T0)) as store:
        assert fingerprint(store.connection) == wanted


def test_a_restore_tells_and_the_present_desk_stays(
    disk: Disk | Cramped, tmp_path: Path, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODERATOR_DESK_KEY_FILE", str(tmp_path / "key"))
    (tmp_path / "key").write_text(KEY.hex())
    (tmp_path / "key").chmod(0o600)
    with a_desk(disk.path) as desk:
        desk.intake.receive(invented(400))
        made = backups.back_up(Place(disk.path, KEY), T0, to=tmp_path / "moving.moderatordesk")
        desk.intake.receive(invented(10, seed=9))
    before = tables(disk.path)
    disk.befall(trouble, ROOM)
    with pytest.raises(Outage) as told:
        restoring.restore(disk.path, made.path, T0, ZONE)
    assert told.value.cause in TOLD[trouble]
    disk.mend()
    assert tables(disk.path) == before
    assert restoring.restore(disk.path, made.path, T0, ZONE).cases == 400


def test_a_read_only_disk_is_told_by_every_deed_and_what_is_on_it_stays(
    real_disk: Disk, tmp_path: Path
) -> None:
    with a_desk(real_disk.path) as desk:
        desk.intake.receive(invented(100))
    before = tables(real_disk.path)
    real_disk.turn_read_only()
    is_told_to_be_read_only(real_disk.path, tmp_path)
    real_disk.turn_writable()
    assert tables(real_disk.path) == before


def test_a_folder_one_may_not_write_to_is_told_by_every_deed(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    with a_desk(folder) as desk:
        desk.intake.receive(invented(100))
    before = tables(folder)
    folder.chmod(0o500)
    try:
        with of_anybody():
            is_told_to_be_read_only(folder, tmp_path)
    finally:
        folder.chmod(0o700)
    assert tables(folder) == before


def is_told_to_be_read_only(closed: Path, elsewhere: Path) -> None:
    other = elsewhere / "desk"
    other.mkdir()
    with a_desk(other) as desk, a_reader(other) as reader:
        deeds: list[Callable[[], object]] = [
            Place(closed, KEY).open_desk,
            partial(backups.back_up, Place(closed, KEY), T0),
            partial(backups.back_up, Place(other, KEY), T0, to=closed / "a.moderatordesk"),
        ]
        for deed in deeds:
            with pytest.raises(Outage) as told:
                deed()
            assert told.value.cause is Cause.READ_ONLY, deed
        with pytest.raises(Outage) as told:
            exporting.export(Wish(closed / "cases.xlsx"), desk, reader)
        assert told.value.cause is Cause.NOT_WRITTEN


def test_a_file_that_another_program_holds_is_told_and_the_import_goes_on_later(
    tmp_path: Path,
) -> None:
    source = tmp_path / "letters.csv"
    source.write_text("编号,内容\n1,路灯不亮\n2,井盖松了\n", "utf-8")
    with a_desk(tmp_path) as desk, closing(connect(tmp_path / FILE, KEY)) as other:
        desk.session.store.connection.execute("PRAGMA busy_timeout = 50")
        put = partial(importing.take, desk, source.name)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Outage) as told:
            importing.import_workbook(source, put, zone=ZONE, now=T0)
        assert told.value.cause is Cause.BUSY
        other.execute("ROLLBACK")
        assert importing.import_workbook(source, put, zone=ZONE, now=T0).imported == 2
