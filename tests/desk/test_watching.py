"""What lies about in a watched folder keeps no table from being seen."""

import os
import socket
from pathlib import Path

import pytest

from moderator_app.core.watching import Folder
from moderator_app.desk.watching import Looks


@pytest.mark.skipif(os.name != "posix", reason="no such things in folders of this system")
def test_links_that_lead_nowhere_pipes_and_sockets_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "circle.xlsx").symlink_to(tmp_path / "circle.xlsx")
    (tmp_path / "nowhere.xlsx").symlink_to(tmp_path / "gone" / "a.xlsx")
    (tmp_path / "itself.xlsx").symlink_to(tmp_path)
    (tmp_path / "zeros.csv").symlink_to("/dev/zero")
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "工单.csv").write_text("编号,内容\n1,路灯\n", "utf-8")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fsencode(tmp_path / "socket.csv"))
        looks, folder = Looks(), Folder(str(tmp_path), on=True)
        looks.look([folder])
        seen = looks.look([folder])
    assert [ripe.path.name for ripe in seen.ripe] == ["工单.csv"]
    assert (seen.gone, seen.closed) == ((), ())
