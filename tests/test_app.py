"""The program as it is started: what it prints, draws, leaves behind and answers the shell."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import Place
from moderator_app.system.vault import KEY_FILE_VARIABLE, Vault
from tests.desks import ANNA, KEY, incoming

ROOT = Path(__file__).parents[1]
_RUN = "import sys; from moderator_app.app import main; sys.exit(main(sys.argv[1:]))"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Program:
    """The program in an environment of its own."""

    def __init__(self, tmp_path: Path, runtime: Path) -> None:
        self.home = tmp_path / "home"
        self.temporary = tmp_path / "tmp"
        self.temporary.mkdir()
        self.environ = {
            name: value for name, value in os.environ.items() if name not in _SCREENS
        } | {
            "MODERATOR_DESK_HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "XDG_RUNTIME_DIR": str(runtime),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-such-bus",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _RUN, *map(str, arguments)],
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object, code: int = 0) -> tuple[str, str]:
        """What it wrote to stdout and stderr."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=60)
        assert process.returncode == code, output + errors
        return output, errors

    def make_desk(self) -> None:
        desk = Place(self.home, KEY).open_desk()
        desk.session.person = ANNA
        desk.shifts.save_person(ANNA)
        desk.intake.receive([Answered(incoming("one", "路口的大坑"))])
        desk.close()

    def give_key_file(self) -> None:
        path = self.home.with_name("key")
        path.write_text(KEY.hex(), "ascii")
        path.chmod(0o600)
        self.environ[KEY_FILE_VARIABLE] = str(path)


@pytest.fixture
def program(tmp_path: Path, runtime: Path) -> Program:
    return Program(tmp_path, runtime)


def last_object(output: str) -> Any:
    return json.loads(output.splitlines()[-1])


def size_of(path: Path) -> tuple[int, int]:
    picture = QImage(str(path))
    return picture.width(), picture.height()


def colours(path: Path) -> int:
    picture = QImage(str(path)).scaled(64, 64)
    return len({picture.pixel(x, y) for x in range(64) for y in range(64)})


def has_hanzi(words: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in words)


def test_what_cannot_be_understood_is_said_with_a_way_on(program: Program) -> None:
    _, errors = program.run("--language", "en", "fly", code=2)
    assert "fly" in errors
    assert "--help" in errors
    _, errors = program.run("--size", "12", "demo", code=2)
    assert has_hanzi(errors)


def test_the_version_is_said(program: Program) -> None:
    output, _ = program.run("--version")
    assert output.strip() == version("moderator-desk")


def test_without_a_screen_a_sentence_says_what_can_be_done(program: Program) -> None:
    output, errors = program.run("--language", "en", code=3)
    assert output == ""
    assert "no screen" in errors
    assert "--screenshot" in errors
    assert has_hanzi(program.run(code=3)[1])


@pytest.mark.parametrize("display", ["", ":77"], ids=["no display", "a display"])
def test_the_sample_desk_is_drawn_with_or_without_a_display(
    program: Program, tmp_path: Path, display: str
) -> None:
    program.environ["DISPLAY"] = display
    file = tmp_path / "sample.png"
    output, errors = program.run(
        "demo", "--screenshot", file, "--language", "en", "--dark", "--scale", 150,
        "--size", "1920x1080", "--json",
    )  # fmt: skip
    assert last_object(output) == {"screenshot": str(file), "ok": True}
    assert errors == ""
    assert size_of(file) == (1920, 1080)
    assert colours(file) > 20
    assert list(program.temporary.iterdir()) == []
    assert not program.home.exists()


def test_a_picture_of_a_desk_asks_nobody_and_writes_nothing(
    program: Program, tmp_path: Path
) -> None:
    program.make_desk()
    program.give_key_file()
    before = (program.home / "desk.db").read_bytes()
    program.run("--screenshot", tmp_path / "desk.png")
    assert size_of(tmp_path / "desk.png") == (1366, 768)
    assert sorted(path.name for path in program.home.iterdir()) == ["desk.db"]
    assert (program.home / "desk.db").read_bytes() == before


def test_a_picture_where_there_is_no_desk_shows_the_sample(
    program: Program, tmp_path: Path
) -> None:
    program.run("--screenshot", tmp_path / "first.png")
    assert colours(tmp_path / "first.png") > 20
    assert not program.home.exists()


def test_a_picture_of_a_desk_whose_key_nobody_knows_is_refused_in_a_sentence(
    program: Program, tmp_path: Path
) -> None:
    program.make_desk()
    Vault(program.home).create("a passphrase nobody types")
    output, errors = program.run("--language", "en", "--screenshot", tmp_path / "no.png", code=1)
    assert output == ""
    assert "no keyring" in errors
    assert not (tmp_path / "no.png").exists()


def test_a_picture_that_cannot_be_written_is_said(program: Program, tmp_path: Path) -> None:
    output, errors = program.run(
        "demo", "--language", "en", "--screenshot", tmp_path / "no" / "folder.png", "--json", code=1
    )
    assert last_object(output)["ok"] is False
    assert "could not be written" in errors


def test_a_picture_empties_no_file_that_it_cannot_be_written_to(
    program: Program, tmp_path: Path
) -> None:
    program.make_desk()
    program.give_key_file()
    desk, letter = program.home / "desk.db", tmp_path / "letter.docx"
    letter.write_bytes(b"a letter")
    before = desk.read_bytes()
    (tmp_path / "link.png").symlink_to(desk)
    program.run("--screenshot", desk, code=1)
    program.run("--screenshot", letter, code=1)
    program.run("--screenshot", tmp_path / "link.png")
    assert (desk.read_bytes(), letter.read_bytes()) == (before, b"a letter")


def test_a_second_start_ends_at_once_and_after_a_kill_the_next_one_opens(program: Program) -> None:
    program.make_desk()
    program.give_key_file()
    program.environ["QT_QPA_PLATFORM"] = "offscreen"
    first = program.start()
    wait_for(program, first)
    program.run()
    assert first.poll() is None
    first.send_signal(signal.SIGKILL)
    first.communicate()
    third = program.start()
    wait_for(program, third)
    third.kill()
    third.communicate()


def wait_for(program: Program, process: "subprocess.Popen[str]") -> None:
    """Until it has taken the desk and its case file."""
    runtime = Path(program.environ["XDG_RUNTIME_DIR"])
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()
        locks = [path.read_text("utf-8", "replace") for path in runtime.glob("*.lock")]
        if any(words.splitlines()[:1] == [str(process.pid)] for words in locks) and any(
            runtime.glob("moderator-desk-????????????????")
        ):
            return
        time.sleep(0.05)
    raise AssertionError("it never took the desk")


def test_a_killed_sample_desk_is_removed_by_the_next(program: Program, tmp_path: Path) -> None:
    program.environ["QT_QPA_PLATFORM"] = "offscreen"
    killed = program.start("demo")
    deadline = time.monotonic() + 20
    while not list(program.temporary.glob("sample-desk-*/desk.db")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    killed.kill()
    killed.communicate()
    assert list(program.temporary.glob("sample-desk-*"))
    program.run("demo", "--screenshot", tmp_path / "sample.png")
    assert list(program.temporary.glob("sample-desk-*")) == []


def test_a_chinese_locale_changes_no_date_and_no_number(program: Program, tmp_path: Path) -> None:
    """Qt sets the whole process to the locale of its environment."""
    localedef = shutil.which("localedef")
    places = tmp_path / "locales"
    places.mkdir()
    name = "zh_CN.UTF-8"
    made = localedef and subprocess.run(  # noqa: S603
        [localedef, "-c", "-i", "zh_CN", "-f", "UTF-8", str(places / name)],
        check=False,
        capture_output=True,
    )
    if not made or not (places / name).exists():
        pytest.skip("this machine cannot make the locale zh_CN.UTF-8")
    program.make_desk()
    program.give_key_file()
    plain = program.run("show", "20261122-0001", "--json")[0]
    program.environ |= {"LOCPATH": str(places), "LC_ALL": name}
    assert program.run("show", "20261122-0001", "--json")[0] == plain
    program.run("demo", "--screenshot", tmp_path / "sample.png")
    assert colours(tmp_path / "sample.png") > 20
