"""A folder that a platform's tables are downloaded into: taken in as they come, once, and quietly."""

import csv
import os
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.ids import case_id
from moderator_app.core.rows import View
from moderator_app.core.watching import Folder
from moderator_app.desk import importing, watching
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.notices import Kind
from moderator_app.ui.watch import Watch
from tests.rights import of_anybody
from tests.ui.benches import Seat

HEADER = ("工单编号", "来电时间", "诉求内容", "办理结果")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "12345"
    made.mkdir()
    return made


@pytest.fixture
def watch(seat: Seat, folder: Path) -> Iterator[Watch]:
    seat.window.show()
    made = Watch(seat.bench)
    made.start()
    choose(seat, [Folder(str(folder), on=True)])
    yield made
    made.stop()
    seat.qtbot.waitUntil(lambda: not made.busy)
    made.deleteLater()


def choose(seat: Seat, folders: Sequence[Folder]) -> None:
    seat.bench.write(partial(_keep, folders))
    seat.settle()
    seat.settle()


def _keep(folders: Sequence[Folder], desk: Desk) -> Changes:
    watching.keep_folders(desk, folders)
    return Changes(Touched.SETTINGS)


def table(path: Path, numbers: Sequence[object], said: str = "路灯坏了") -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([n, "2026-11-22 09:00", f"{said}{n}", ""] for n in numbers)
    return path


def look(seat: Seat, watch: Watch, times: int = 2) -> None:
    for _ in range(times):
        seat.qtbot.waitUntil(lambda: not watch.busy, timeout=20_000)
        watch.look()
        seat.qtbot.waitUntil(lambda: not watch.busy, timeout=20_000)
    seat.settle()


def said(seat: Seat) -> list[str]:
    return [notice.text for notice in seat.said]


def cases(seat: Seat) -> int:
    now = seat.bench.now()

    def count(reader: Reader) -> int:
        return len(reader.order(View.HISTORY, now=now, person=""))

    return seat.ask(count)


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}


def test_a_table_is_taken_in_and_counted_and_nothing_in_the_folder_changes(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    before = cases(seat)
    path = table(folder / "工单.csv", [1, 2, 2, 3])
    with path.open("a", encoding="gb18030") as file:
        file.write("4,前天,井盖,\n")
    lies_there = everything_in(folder)
    look(seat, watch)
    assert said(seat) == ["12345: 3 new, 1 already here, 1 put aside"]
    assert seat.said[0].kind is Kind.INFO
    assert cases(seat) == before + 3
    assert everything_in(folder) == lies_there
    look(seat, watch, 3)
    assert len(seat.said) == 1


def test_it_never_takes_the_focus(seat: Seat, watch: Watch, folder: Path) -> None:
    field = QLineEdit()
    seat.seat(field)
    table(folder / "工单.csv", [1])
    look(seat, watch)
    assert said(seat)
    assert QApplication.focusWidget() is field


def test_a_file_that_grows_is_waited_for(seat: Seat, watch: Watch, folder: Path) -> None:
    whole = table(folder.parent / "whole.csv", range(50)).read_bytes()
    path = folder / "工单.csv"
    path.touch()
    look(seat, watch)
    for end in (300, 700, len(whole)):
        path.write_bytes(whole[:end])
        look(seat, watch, 1)
        assert said(seat) == []
    look(seat, watch, 1)
    assert said(seat) == ["12345: 50 new, 0 already here, 0 put aside"]


@pytest.mark.parametrize(
    "name", ["~$工单.xlsx", ".~lock.工单.csv#", "工单.csv.crdownload", "工单.xlsx.part", "工单.tmp",
             ".工单.csv", "说明.txt", "工单.pdf"],
)  # fmt: skip
def test_locks_half_downloads_and_other_files_are_passed_over(
    seat: Seat, watch: Watch, folder: Path, name: str
) -> None:
    table(folder / name, [1])
    (folder / "工单.csv").mkdir()
    look(seat, watch)
    assert said(seat) == []


def test_the_same_content_comes_in_once_under_whatever_name(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    path = table(folder / "a.csv", [1, 2])
    shutil.copy(path, folder / "b.csv")
    look(seat, watch)
    path.rename(folder / "c.csv")
    look(seat, watch)
    assert said(seat) == ["12345: 2 new, 0 already here, 0 put aside"]


def test_two_files_with_the_same_rows_make_each_case_once(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    table(folder / "a.csv", [1, 2])
    table(folder / "b.csv", [2, 3])
    look(seat, watch)
    assert said(seat) == ["12345: 3 new, 1 already here, 0 put aside"]


def test_a_file_that_was_added_to_is_read_again(seat: Seat, watch: Watch, folder: Path) -> None:
    table(folder / "a.csv", [1])
    look(seat, watch)
    table(folder / "a.csv", [1, 2])
    look(seat, watch)
    assert said(seat)[1:] == ["12345: 1 new, 1 already here, 0 put aside"]


def test_a_file_that_cannot_be_read_is_told_once_and_tried_again_when_it_changes(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    bad = folder / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    table(folder / "好.csv", [1])
    look(seat, watch)
    look(seat, watch, 2)
    (told,) = [notice for notice in seat.said if notice.kind is Kind.WARN]
    assert told.text.startswith("12345: “坏.xlsx” could not be taken in. The file is damaged.")
    assert told.sticky
    assert "12345: 1 new, 0 already here, 0 put aside" in said(seat)
    table(bad, [2])
    look(seat, watch)
    assert said(seat)[-1] == "12345: 1 new, 0 already here, 0 put aside"


def test_a_table_of_something_else_is_told_and_not_taken_for_cases(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    (folder / "通讯录.csv").write_text("单位名称,公开电话\n供电公司,95598\n", "utf-8")
    look(seat, watch)
    assert said(seat)[0].startswith("12345: “通讯录.csv” could not be taken in. None of the col")


def test_a_folder_that_is_gone_is_told_once_and_goes_on_when_it_is_back(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    gone = folder.with_name("unplugged")
    folder.rename(gone)
    withdrawn: list[str] = []
    seat.bench.notices.withdrawn.connect(withdrawn.append)
    look(seat, watch, 3)
    assert said(seat) == ["12345: the folder is not there. It is watched again once it is."]
    table(gone / "a.csv", [1])
    gone.rename(folder)
    look(seat, watch)
    assert said(seat)[1:] == ["12345: 1 new, 0 already here, 0 put aside"]
    assert withdrawn == [str(folder)]


def test_a_folder_that_is_off_is_left_alone(seat: Seat, watch: Watch, folder: Path) -> None:
    choose(seat, [Folder(str(folder), on=False)])
    table(folder / "a.csv", [1])
    look(seat, watch)
    assert said(seat) == []


def test_a_folder_is_read_by_its_preset_and_by_no_other(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    columns = {"甲": "external_id", "乙": "text"}
    presets = [{"name": "某区", "table": "cases", "columns": columns}]
    seat.on_desk(lambda desk: desk.save_settings({"import_presets": presets}))
    choose(seat, [Folder(str(folder), "某区", on=True)])
    (folder / "a.csv").write_text("甲,乙\n1,路灯不亮\n", "utf-8")
    table(folder / "b.csv", [2])
    look(seat, watch)
    taken, unread = sorted(said(seat))
    assert taken == "某区: 1 new, 0 already here, 0 put aside"
    assert unread.startswith("某区: “b.csv” could not be taken in. None of the columns")
    choose(seat, [Folder(str(folder), on=True)])
    look(seat, watch)
    assert said(seat)[-1] == "12345: 1 new, 0 already here, 0 put aside"


def test_while_nobody_is_at_the_desk_nothing_is_taken(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    table(folder / "a.csv", [1])
    person = seat.bench.person
    seat.bench.sit_down(None)
    look(seat, watch)
    assert said(seat) == []
    seat.bench.sit_down(person)
    look(seat, watch)
    assert said(seat) == ["12345: 1 new, 0 already here, 0 put aside"]


def test_the_next_start_knows_what_was_taken(seat: Seat, watch: Watch, folder: Path) -> None:
    path = table(folder / "a.csv", [1])
    look(seat, watch)
    os.utime(path)
    again = Watch(seat.bench)
    again.start()
    seat.settle()
    look(seat, again, 3)
    again.stop()
    assert len(said(seat)) == 1
    assert seat.dossier(case_id(importing.WORKBOOK, "1")).case.post == "1"
    (taken,) = seat.ask(lambda reader: reader.watched_taken())
    assert (taken.path, taken.counted.imported) == (str(path), 1)


@pytest.fixture
def nobody() -> Iterator[None]:
    """Asked for before the seat: the threads that read begin with the rights they find."""
    with of_anybody():
        yield


def test_a_file_that_may_not_be_read_is_told_once(
    nobody: None, seat: Seat, watch: Watch, folder: Path
) -> None:
    path = table(folder / "a.csv", [1])
    path.chmod(0)
    look(seat, watch, 4)
    assert len(said(seat)) == 1
    assert "may not read" in said(seat)[0]


def test_a_case_file_that_cannot_be_written_is_told_and_tried_again(
    seat: Seat, watch: Watch, folder: Path
) -> None:
    table(folder / "a.csv", [1])
    connection = seat.desk.session.store.connection
    seat.on_desk(lambda _: connection.execute("PRAGMA query_only = 1"))
    look(seat, watch, 3)
    assert {notice.kind for notice in seat.said} == {Kind.ERROR}
    withdrawn: list[str] = []
    seat.bench.notices.withdrawn.connect(withdrawn.append)
    seat.on_desk(lambda _: connection.execute("PRAGMA query_only = 0"))
    look(seat, watch, 2)
    assert said(seat)[-1] == "12345: 1 new, 0 already here, 0 put aside"
    assert withdrawn == ["watch"]
