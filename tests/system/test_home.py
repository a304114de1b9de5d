"""The folder of one desk, and the small file that is no secret."""

import stat
import sys
from pathlib import Path

import pytest

from moderator_app.core.outages import Cause, Outage
from moderator_app.system import home


def test_one_variable_names_the_folder_that_holds_everything(tmp_path: Path) -> None:
    assert home.home({home.HOME_VARIABLE: str(tmp_path)}) == tmp_path
    assert home.home({}).name == "moderator-desk"


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions on this system")
def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = home.make_private(tmp_path / "a" / "desk")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert home.make_private(folder) == folder


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Outage) as told:
        home.make_private(tmp_path / "file")
    assert told.value.cause is Cause.CANNOT_OPEN


@pytest.mark.parametrize("content", [None, b"", b"{", b"[1]", b"\xff\xff"])
def test_preferences_that_cannot_be_read_are_as_good_as_none(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / home.PREFERENCES).write_bytes(content)
    assert home.read_preferences(tmp_path) == {}


def test_preferences_are_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_preferences(tmp_path, {"language": "zh_CN"})

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        home.write_preferences(tmp_path, {"language": "en"})
    assert home.read_preferences(tmp_path) == {"language": "zh_CN"}
    assert [path.name for path in tmp_path.iterdir()] == [home.PREFERENCES]


def test_resources_lie_beside_the_package_or_inside_it() -> None:
    assert (home.resources() / "kits").is_dir()
