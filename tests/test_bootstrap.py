"""A fresh machine is set up by one command, and says what it needs where it may not help itself."""

import ast
import os
import re
import shutil
import signal
import string
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app import bootstrap
from moderator_app.bootstrap_words import SENTENCES, speaks

ROOT = Path(__file__).resolve().parent.parent

# Stands for uv: notes what it was told, and takes or refuses as long as it is told to.
UV = """#!/bin/sh
echo "$@" >> "$NOTES"
sleep "${UV_TAKES:-0}"
[ -z "$UV_FAILS" ] || { echo "no route to the index" >&2; exit 2; }
"""
PROGRAM = """
import sys
from moderator_app import bootstrap
bootstrap.ensure("moderator_app", libraries=())
print("the desk runs in", sys.prefix, "with", sys.argv[1:])
"""


class Checkout:
    """A clone of the ground with nothing in it but the set-up, and its own idea of uv."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "clone"
        self.notes = folder / "notes"
        package = self.root / "moderator_app"
        package.mkdir(parents=True)
        for name in ("__init__", "bootstrap", "bootstrap_libraries", "bootstrap_words"):
            shutil.copy(ROOT / "moderator_app" / f"{name}.py", package)
        (package / "__main__.py").write_text(PROGRAM, "ascii")
        (self.root / "packaging").mkdir()
        shutil.copy(ROOT / "packaging" / "constraints.txt", self.root / "packaging")
        shutil.copy(ROOT / "pyproject.toml", self.root)
        programs = folder / "bin"
        programs.mkdir()
        (programs / "uv").write_text(UV, "ascii")
        (programs / "uv").chmod(0o755)
        self.environ = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "NOTES": str(self.notes),
            "LANG": "C.UTF-8",
        }

    def start(self, *arguments: str, **environ: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - the copied set-up, with a stand-in for uv
            [sys.executable, "-m", "moderator_app", *arguments],
            cwd=self.root,
            env=self.environ | environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        process = self.start(*arguments, **environ)
        said, told = process.communicate(timeout=60)
        return process.returncode, said, told

    def installs(self) -> list[str]:
        return self.notes.read_text("utf-8").splitlines() if self.notes.exists() else []

    def wait_for_install(self, number: int = 1) -> None:
        until = time.monotonic() + 30
        while len(self.installs()) < number:
            assert time.monotonic() < until
            time.sleep(0.02)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    if os.name == "nt":
        pytest.skip("the stand-in for uv is a shell script")
    return Checkout(tmp_path)


def test_the_first_start_sets_up_and_goes_on_inside(checkout: Checkout) -> None:
    code, said, told = checkout.run("search", "路面 塌陷")
    assert code == 0
    assert f"the desk runs in {checkout.root / '.venv'}" in said
    assert "['search', '路面 塌陷']" in said
    assert "Installing Python packages" in told
    (install,) = checkout.installs()
    assert install.endswith(f"-c {checkout.root}/packaging/constraints.txt -e {checkout.root}")


def test_the_second_start_says_and_does_nothing_more(checkout: Checkout) -> None:
    checkout.run()
    assert checkout.run()[0::2] == (0, "")
    assert len(checkout.installs()) == 1


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_changed_requirements_are_installed(checkout: Checkout, name: str) -> None:
    checkout.run()
    with (checkout.root / name).open("a", encoding="ascii") as file:
        file.write("# another line\n")
    assert checkout.run()[0] == 0
    assert len(checkout.installs()) == 2


def test_a_set_up_that_was_killed_is_begun_again(checkout: Checkout) -> None:
    first = checkout.start(UV_TAKES="60")
    checkout.wait_for_install()
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    (checkout.root / ".venv" / "ruin").touch()
    code, said, told = checkout.run()
    assert code == 0
    assert "interrupted" in told
    assert "the desk runs" in said
    assert not (checkout.root / ".venv" / "ruin").exists()


def test_an_installer_left_behind_by_a_killed_start_is_waited_for(checkout: Checkout) -> None:
    first = checkout.start(UV_TAKES="2")
    checkout.wait_for_install()
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    began = time.monotonic()
    code, _, told = checkout.run()
    first.communicate()
    assert code == 0
    assert "waiting" in told
    assert time.monotonic() - began > 1


def test_two_starts_at_once_install_once(checkout: Checkout) -> None:
    first = checkout.start(UV_TAKES="1")
    checkout.wait_for_install()
    second = checkout.start()
    assert "waiting" in second.communicate(timeout=60)[1]
    first.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    assert len(checkout.installs()) == 1


def test_a_failed_install_says_why_and_what_to_do_and_is_not_trusted(checkout: Checkout) -> None:
    offline = {
        "UV_FAILS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": "",
        "PIP_CONFIG_FILE": os.devnull,
    }
    code, said, told = checkout.run(**offline)
    assert (code, said) == (1, "")
    assert "no route to the index" in told
    assert "trying pip" in told
    assert "Check the network" in told
    code, said, _ = checkout.run()
    assert code == 0
    assert "the desk runs" in said


def test_a_folder_that_is_not_ours_to_write_is_named(checkout: Checkout) -> None:
    if os.geteuid() == 0:
        (checkout.root / ".venv.lock").mkdir()
    else:
        checkout.root.chmod(0o555)
    code, _, told = checkout.run()
    checkout.root.chmod(0o755)
    assert code == 1
    assert f"cannot be written to: {checkout.root}" in told


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter, as those of tests may not be."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_another_user_runs_what_is_set_up_with_an_interpreter_out_of_reach(public: Path) -> None:
    as_other = shutil.which("setpriv")
    python = Path("/usr/bin") / f"python3.{sys.version_info[1]}"
    if os.name == "nt" or os.geteuid() != 0 or as_other is None or not python.exists():
        pytest.skip("only root can be another user, who needs an interpreter of the same version")
    checkout = Checkout(public)
    assert checkout.run()[0] == 0
    private = public / "private"
    private.mkdir(mode=0o700)
    (private / "python3").symlink_to(sys.executable)
    for name in ("python", "python3"):
        (checkout.root / ".venv/bin" / name).unlink(missing_ok=True)
        (checkout.root / ".venv/bin" / name).symlink_to(private / "python3")
    nobody = [as_other, "--reuid=65534", "--regid=65534", "--clear-groups"]
    done = subprocess.run(  # noqa: S603 - the copied set-up, as somebody else
        [*nobody, str(python), "-m", "moderator_app"],
        cwd=checkout.root,
        env=checkout.environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the desk runs" in done.stdout


def test_an_installed_wheel_is_left_alone(checkout: Checkout) -> None:
    (checkout.root / "pyproject.toml").unlink()
    code, said, told = checkout.run()
    assert (code, told) == (0, "")
    assert f"the desk runs in {sys.prefix}" in said


def test_chinese_is_spoken_to_a_chinese_system_that_can_write_it(checkout: Checkout) -> None:
    assert "正在安装" in checkout.run(LANG="zh_CN.UTF-8")[2]


@pytest.mark.parametrize("name", ["LC_ALL", "LANG"])
def test_a_system_without_a_language_gets_english_and_no_crash(
    checkout: Checkout, name: str
) -> None:
    code, _, told = checkout.run(**{name: "POSIX", "PYTHONIOENCODING": "ascii"})
    assert code == 0
    assert "Installing Python packages" in told


def test_a_terminal_that_cannot_write_chinese_gets_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert SENTENCES["ask"][speaks()].startswith("现在")
    with Path(os.devnull).open("w", encoding="ascii") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert SENTENCES["ask"][speaks()].startswith("Run it now")


def test_both_languages_say_the_same_things() -> None:
    for english, chinese in SENTENCES.values():
        fields = [
            {f for _, f, _, _ in string.Formatter().parse(s) if f} for s in (english, chinese)
        ]
        assert fields[0] == fields[1]
        assert re.search(r"[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize(
    "name",
    [
        "moderator_app/__main__.py",
        "moderator_app/bootstrap.py",
        "moderator_app/bootstrap_libraries.py",
        "moderator_app/bootstrap_words.py",
        "tests/__main__.py",
    ],
)
def test_an_old_python_can_read_the_set_up_far_enough_to_be_told(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 7))
    top = {
        a.name.partition(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import)
        for a in node.names
    }
    assert top <= set(sys.stdlib_module_names)


def test_an_old_python_is_told_which_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit):
        bootstrap.ensure("moderator_app")
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err


def test_the_oldest_python_is_the_one_that_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={bootstrap._dotted(bootstrap.OLDEST_PYTHON)}"


def test_every_declared_package_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    text = bootstrap.CONSTRAINTS.read_text("ascii")
    pinned = {line.split("=")[0].split(">")[0] for line in text.splitlines() if line[0] != "#"}
    names = {re.split(r"[<>=]", one)[0].lower().replace("_", "-") for one in declared}
    assert names <= pinned
