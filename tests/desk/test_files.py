"""Pictures and files come in from a disk and go out to one, and it is on record who took them."""

import os
import stat
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import files
from moderator_app.core.access import Access
from moderator_app.core.erasing import Ground
from moderator_app.core.exporting import COLUMNS, Names, case_row
from moderator_app.core.handover import Section
from moderator_app.core.headings import Table
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import files as desk_files
from moderator_app.desk.files import SAVED, VIEWED, Carried
from moderator_app.desk.opening import ZONE
from moderator_app.system import access_log
from tests.desks import KEY, a_desk, incoming

PICTURE = Carried("井盖.png", b"\x89PNG\r\n\x1a\n" + b"of a manhole" * 50)


def refused(path: Path) -> Reason:
    with pytest.raises(Refusal) as refusal:
        desk_files.from_disk(path)
    return refusal.value.reason


def test_a_file_comes_in_whole_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "井盖.png"
    path.write_bytes(PICTURE.data)
    carried = desk_files.from_disk(path)
    assert carried == PICTURE
    assert carried.type == "image/png"


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    empty, large, pipe = tmp_path / "empty", tmp_path / "large", tmp_path / "pipe"
    empty.touch()
    with large.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    os.mkfifo(pipe)
    assert refused(empty) is Reason.FILE_EMPTY
    assert refused(large) is Reason.FILE_TOO_LARGE
    assert refused(pipe) is Reason.FILE_UNREADABLE
    assert refused(tmp_path) is Reason.FILE_UNREADABLE
    assert refused(tmp_path / "nowhere") is Reason.FILE_UNREADABLE


def test_the_largest_file_is_kept_and_one_byte_more_is_not(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(incoming("p"))
        desk.files.add(case, Carried("大", bytes(files.LARGEST)))
        with pytest.raises(Refusal):
            desk.files.add(case, Carried("太大", bytes(files.LARGEST + 1)))
        assert [file.size for file in desk.session.case(case).files] == [files.LARGEST]
        rows = desk.session.store.connection.execute("SELECT count(*) FROM attachment").fetchone()
        assert rows == (1,)


def test_a_file_of_a_case_that_is_not_there_is_not_kept(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        with pytest.raises(Refusal):
            desk.files.add(UUID(int=9), PICTURE)
        rows = desk.session.store.connection.execute("SELECT count(*) FROM attachment").fetchone()
        assert rows == (0,)


def entries(folder: Path) -> list[tuple[str, UUID | None, str]]:
    found = access_log.read(folder, [access_log.private_of(KEY)])
    return [(entry.what, entry.case, entry.detail) for entry in found.entries]


def test_whoever_looks_at_a_file_or_takes_it_out_is_on_record(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(incoming("p"))
        (event,) = desk.files.add(case, PICTURE).events
        assert desk.files.take(case, event, VIEWED) == PICTURE.data
        assert desk.files.take(case, event, SAVED) == PICTURE.data
    assert entries(tmp_path) == [
        (Access.OPENED_FILE, case, VIEWED),
        (Access.OPENED_FILE, case, SAVED),
    ]


def test_what_cannot_be_put_on_record_is_not_given(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(incoming("p"))
        (event,) = desk.files.add(case, PICTURE).events
        desk.session.person = None
        with pytest.raises(Refusal) as refusal:
            desk.files.take(case, event, SAVED)
        assert refusal.value.reason is Reason.NO_ONE_AT_THE_DESK


def test_neither_an_undone_nor_an_erased_file_is_given(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, _ = desk.intake.by_hand(incoming("p"))
        undone = desk.files.add(case, PICTURE).events
        desk.cases.undo(case, undone)
        erased = desk.files.add(case, PICTURE).events
        desk.erase([case], Ground.REQUEST, "本人申请")
        for (event,) in (undone, erased):
            with pytest.raises(Refusal) as refusal:
                desk.files.take(case, event, VIEWED)
            assert refusal.value.reason is Reason.NO_SUCH_FILE


def test_a_saved_file_is_whole_private_and_no_program(tmp_path: Path) -> None:
    path = tmp_path / "井盖.png"
    desk_files.to_disk(PICTURE.data, path)
    assert path.read_bytes() == PICTURE.data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(Refusal) as refusal:
        desk_files.to_disk(PICTURE.data, tmp_path / "nowhere" / "井盖.png")
    assert refusal.value.reason is Reason.CANNOT_WRITE
    assert [one.name for one in tmp_path.iterdir()] == ["井盖.png"]


def test_the_handover_note_and_the_table_that_goes_out_count_them(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        some, _ = desk.intake.by_hand(incoming("p"), [PICTURE, Carried("答复.pdf", b"%PDF")])
        none, _ = desk.intake.by_hand(incoming("q"))
        items = desk.shifts.sheet("", "").items(Section.OPEN)
        assert {item.case_id: item.files for item in items} == {str(some): 2, str(none): 0}
        names = Names({}, {})
        rows = [
            case_row(desk.session.store.log.history(case), names, ZONE, masked=True)
            for case in (some, none)
        ]
    assert COLUMNS[Table.CASES][-1].heading == "本台附件"
    assert [row[-1] for row in rows] == ["2", ""]
    assert {len(row) for row in rows} == {len(COLUMNS[Table.CASES])}
