"""When a file in a watched folder counts, and how the folders are kept."""

import pytest

from moderator_app.core import watching
from moderator_app.core.watching import Counted, Folder


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("工单.xlsx", True),
        ("工单.XLS", True),
        ("工单 (1).csv", True),
        ("工单（已答复）.xlsx", True),
        ("~$工单.xlsx", False),
        (".~lock.工单.xlsx#", False),
        (".工单.xlsx", False),
        ("工单.xlsx.crdownload", False),
        ("工单.xlsx.part", False),
        ("工单.tmp", False),
        ("工单", False),
    ],
)
def test_tables_are_told_by_their_names(name: str, may: bool) -> None:
    assert watching.may_hold_rows(name) is may


def test_a_file_counts_when_two_looks_found_it_the_same_and_not_empty() -> None:
    before = {"same": (5, 1), "grew": (5, 1), "touched": (5, 1), "empty": (0, 1), "gone": (5, 1)}
    now = {"same": (5, 1), "grew": (6, 1), "touched": (5, 2), "empty": (0, 1), "new": (5, 1)}
    assert watching.steady(before, now) == ("same",)


def test_folders_are_kept_and_what_nobody_can_read_is_passed_over() -> None:
    folders = (Folder("/下载/12345", "东城区", on=True), Folder("D:\\导出\\"))
    assert watching.from_setting(watching.to_setting(folders)) == folders
    assert (
        watching.from_setting([{"path": ""}, 7, *watching.to_setting(folders[1:])]) == folders[1:]
    )
    assert watching.from_setting("none") == ()


def test_a_folder_is_called_by_its_preset_or_by_its_last_part() -> None:
    assert Folder("/下载/12345", "东城区").name == "东城区"
    assert Folder("D:\\导出\\信箱\\").name == "信箱"
    assert Folder("/").name == "/"


def test_a_folder_is_there_once_and_stays_in_its_place() -> None:
    one, two = Folder("/a"), Folder("/b")
    assert watching.with_folder([one, two], Folder("/a", on=True)) == (Folder("/a", on=True), two)
    assert watching.with_folder([one], two) == (one, two)


def test_counts_add_up() -> None:
    assert Counted(1, 2, 3) + Counted(10, 20, 30) == Counted(11, 22, 33)
