"""Whatever leaves the desk lies whole where a person said, or not at all; never over the desk."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.core.events import Event
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import access_record, backups, exporting
from moderator_app.desk import files as desk_files
from moderator_app.desk.exporting import Wish
from moderator_app.desk.opening import Place
from moderator_app.store import log
from moderator_app.store.store import FILE
from tests.desks import ANNA, KEY, T0, incoming
from tests.keys import give_key_file

Leave = Callable[[Place, Path], object]


def a_table(place: Place, path: Path) -> object:
    with_desk = place.open_desk()
    reader = place.open_reader()
    try:
        with_desk.session.person = ANNA
        return exporting.export(Wish(path), with_desk, reader)
    finally:
        reader.close()
        with_desk.close()


def a_file(_place: Place, path: Path) -> None:
    desk_files.to_disk(b"%PDF", path)


def the_record(place: Place, path: Path) -> object:
    going = access_record.going_out(T0, str(ANNA.id))
    return access_record.write(place, path, ("When",), [("2026",)], going)


def a_backup(place: Place, path: Path) -> object:
    return backups.back_up(place, T0, to=path)


WAYS = {"a table": (a_table, ".csv"), "a file": (a_file, ".pdf"), "the record": (the_record, ".csv"),
        "a backup": (a_backup, ".moderatordesk")}  # fmt: skip


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> tuple[Leave, str]:
    return WAYS[request.param]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    give_key_file(tmp_path, monkeypatch)
    made = Place(tmp_path / "desk", KEY)
    desk = made.open_desk()
    desk.session.person = ANNA
    desk.intake.by_hand(incoming("p"))
    desk.close()
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def lying(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.is_dir())


def refused(leave: Leave, place: Place, path: Path) -> None:
    lay = lying(path.parent)
    with pytest.raises((Refusal, Outage)) as told:
        leave(place, path)
    # It tells of the place, and not that it was saved or that the disk failed.
    match told.value:
        case Refusal(reason=reason):
            assert reason in (Reason.CANNOT_WRITE, Reason.UNKNOWN_ENDING)
        case Outage(cause=cause):
            assert cause in (Cause.NOT_WRITTEN, Cause.CANNOT_OPEN)
    assert lying(path.parent) == lay


def test_nothing_is_written_over_what_is_no_file(
    place: Place, out: Path, way: tuple[Leave, str]
) -> None:
    leave, ending = way
    pipe, folder, device = (out / f"{name}{ending}" for name in ("pipe", "folder", "device"))
    os.mkfifo(pipe)
    folder.mkdir()
    device.symlink_to("/dev/full")
    for taken in (pipe, folder, device):
        refused(leave, place, taken)
    assert pipe.is_fifo()
    assert device.readlink() == Path("/dev/full")


@pytest.mark.parametrize("name", [FILE, f"{FILE}-wal", f"{FILE}-journal", "keys.json"])
def test_nothing_is_written_over_a_file_of_the_desk(
    place: Place, out: Path, way: tuple[Leave, str], name: str
) -> None:
    (place.folder / "keys.json").write_bytes(b"{}")
    leave, _ = way
    (out / "desk").symlink_to(place.folder)
    before = told(place)
    refused(leave, place, place.folder / name)
    refused(leave, place, out / "desk" / name)
    assert told(place) == before


def told(place: Place) -> list[Event]:
    """Everything that the case file says happened; that somebody wished to take something out is
    noted beside it."""
    with closing(place.open_desk()) as desk:
        return [event for page in log.pages(desk.session.store.connection) for event in page]


def test_a_link_is_replaced_and_what_it_led_to_stays(
    place: Place, out: Path, way: tuple[Leave, str]
) -> None:
    leave, ending = way
    if leave is a_backup:
        return  # which is written over nothing but another
    link, other, circle = out / f"link{ending}", out / "other", out / f"circle{ending}"
    other.write_text("precious")
    link.symlink_to(other)
    circle.symlink_to(circle)
    for one in (link, circle):
        leave(place, one)
        assert one.is_file()
        assert not one.is_symlink()
    assert other.read_text() == "precious"


def test_a_name_that_is_too_long_is_told(place: Place, out: Path, way: tuple[Leave, str]) -> None:
    leave, ending = way
    refused(leave, place, out / ("灯" * 100 + ending))
