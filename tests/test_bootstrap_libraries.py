"""Missing system libraries are installed with consent, or named exactly; never more than needed."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typing_extensions import override

from moderator_app import bootstrap
from moderator_app.bootstrap_libraries import (
    DRAWING,
    WAYLAND,
    X11,
    Library,
    libraries_for_window,
    missing,
)

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has system packages")
GONE = Library("libno-such-thing.so.9", "libno-such-thing9", "no-such-thing")


def test_drawing_into_a_file_asks_for_no_window_libraries() -> None:
    screen = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert libraries_for_window(["demo", "--screenshot", "out.png"], screen) == [*DRAWING]
    assert libraries_for_window(["demo", "--screenshot=out.png"], screen) == [*DRAWING]
    assert libraries_for_window(["search", "路面"], screen) == [*DRAWING]
    assert libraries_for_window([], screen | {"QT_QPA_PLATFORM": "offscreen"}) == [*DRAWING]
    assert libraries_for_window([], {}) == [*DRAWING]


def test_a_window_asks_for_the_libraries_of_its_screen() -> None:
    assert libraries_for_window(["demo"], {"DISPLAY": ":0"}) == [*DRAWING, *X11]
    assert libraries_for_window([], {"WAYLAND_DISPLAY": "w"}) == [*DRAWING, *WAYLAND]


@ON_LINUX
def test_a_library_that_is_not_there_is_found_missing() -> None:
    assert missing([Library("libc.so.6", "libc6", "glibc"), GONE]) == [GONE]


class Terminal(io.StringIO):
    """Where a person sits and has typed an answer."""

    @override
    def isatty(self) -> bool:
        return True


class Machine:
    """A machine whose programs are stand-ins that note how they were called."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "machine"
        self.folder.mkdir()
        self.notes = folder / "calls"
        self.patch = monkeypatch
        monkeypatch.setenv("PATH", str(self.folder))
        monkeypatch.setenv("LC_ALL", "C")
        monkeypatch.delenv("MODERATOR_NO_SYSTEM_SETUP", raising=False)
        monkeypatch.delenv("CI", raising=False)
        self.has("env", 'shift; exec "$@"')

    def has(self, program: str, does: str = "") -> None:
        path = self.folder / program
        path.write_text(f'#!/bin/sh\necho {program} "$@" >> {self.notes}\n{does}\n', "ascii")
        path.chmod(0o755)

    def user(self, number: int) -> None:
        self.patch.setattr(os, "geteuid", lambda: number)

    def calls(self) -> list[str]:
        lines = self.notes.read_text("ascii").splitlines() if self.notes.exists() else []
        return [line for line in lines if not line.startswith("env ")]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    if sys.platform != "linux":
        pytest.skip("only Linux has system packages")
    return Machine(tmp_path, monkeypatch)


Provide = Callable[[], str]


@pytest.fixture
def provide(capsys: pytest.CaptureFixture[str]) -> Provide:
    """Ask for a library that nobody has; what was said until the set-up gave up."""

    def ask() -> str:
        with pytest.raises(SystemExit):
            bootstrap._provide_libraries([GONE])
        return capsys.readouterr().err

    return ask


LINE = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libno-such-thing9"


def test_without_root_and_sudo_one_line_names_the_packages(
    machine: Machine, provide: Provide
) -> None:
    machine.has("apt-get")
    machine.user(1000)
    assert LINE in provide()
    assert machine.calls() == []


def test_root_sees_the_command_and_it_runs(machine: Machine, provide: Provide) -> None:
    machine.has("apt-get")
    machine.user(0)
    said = provide()
    update, install = machine.calls()
    assert update == "apt-get update -qq"
    assert install in said
    assert install.endswith("libno-such-thing9")
    assert f"still cannot be loaded: {GONE.soname}" in said


def test_what_apt_says_is_shown_only_when_it_fails(machine: Machine, provide: Provide) -> None:
    machine.has("apt-get", 'echo chatter; [ "$1" = update ] || { echo E: broken >&2; exit 100; }')
    machine.user(0)
    said = provide()
    assert "| E: broken" in said
    assert "could not be installed" in said
    assert LINE in said


def test_sudo_is_not_used_without_asking(
    machine: Machine, provide: Provide, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.has("apt-get")
    machine.has("sudo", '[ "$1" = -v ] || exec "$@"')
    machine.user(1000)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    said = provide()
    assert LINE in said
    assert "no terminal to ask at" in said
    assert machine.calls() == []


@pytest.mark.parametrize(("answer", "calls"), [("n\n", 0), ("\n", 0), ("y\n", 5), ("Yes\n", 5)])
def test_a_person_with_sudo_sees_the_plan_and_decides(
    machine: Machine, provide: Provide, monkeypatch: pytest.MonkeyPatch, answer: str, calls: int
) -> None:
    machine.has("apt-get")
    machine.has("sudo", '[ "$1" = -v ] || exec "$@"')
    machine.user(1000)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    said = provide()
    assert said.index(LINE) < said.index("[y/N]")
    assert len(machine.calls()) == calls


def test_where_dnf_rules_its_names_are_given(machine: Machine, provide: Provide) -> None:
    machine.has("dnf")
    machine.user(1000)
    assert "sudo dnf install -y no-such-thing\n" in provide()


def test_programs_for_tests_that_cannot_be_had_stop_nothing(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.has("apt-get", "exit 100")
    machine.user(0)
    bootstrap._offer_servers(["xvfb"])
    assert "skipped by name" in capsys.readouterr().err


def test_nobody_is_asked_for_the_sake_of_optional_programs(machine: Machine) -> None:
    machine.has("apt-get")
    machine.has("sudo")
    machine.user(1000)
    bootstrap._offer_servers(["xvfb"])
    assert machine.calls() == []
