"""Which keyring is trusted with the key, and what is said when it cannot be had."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import opening
from moderator_app.system.vault import Vault

ROOT = Path(__file__).parents[2]
TOOLS = ("dbus-run-session", "gnome-keyring-daemon")


def in_a_session(folder: Path, *arguments: str, script: str = "tests.system.in_a_keyring") -> Any:
    """The answer of a script under a bus and a keyring of its own, unlocked."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"no keyring to start: {', '.join(missing)} not installed")
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    unlocked = (
        'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
    )
    done = subprocess.run(  # noqa: S603 - tools of this machine, a script of these tests
        ["dbus-run-session", "--", "sh", "-c", unlocked, "sh",  # noqa: S607
         sys.executable, "-m", script, str(folder / "desk"), *arguments],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(runtime),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_systems_keyring_keeps_the_key_and_says_when_it_is_gone(tmp_path: Path) -> None:
    assert in_a_session(tmp_path) == {
        "keyring": "SecretService.Keyring",
        "same": True,
        "causes": ["key_missing"],
        "recovered": True,
    }


def test_a_locked_keyring_is_told_and_the_recovery_key_still_opens(tmp_path: Path) -> None:
    found = in_a_session(tmp_path, "locked")
    assert found["same"]
    assert found["causes"] == ["keyring_locked"]
    assert found["recovered"]


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-such-bus")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system always has a keyring")
@pytest.mark.usefixtures("no_bus")
def test_without_a_keyring_nothing_is_kept_in_another_way(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with pytest.raises(Outage) as told:
        Vault(folder).create()
    assert told.value.cause is Cause.KEYRING_MISSING
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system always has a keyring")
@pytest.mark.usefixtures("no_bus")
def test_the_right_secret_opens_the_desk_although_no_keyring_will_keep_the_key(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "desk"
    key, recovery = opening.create_key(folder, "白日依山尽 黄河入海流")
    assert opening.unlock(folder, recovery) == key
    assert opening.unlock(folder, "白日依山尽 黄河入海流") == key
    with pytest.raises(Outage) as told:
        opening.place(folder)
    assert told.value.cause is Cause.KEYRING_MISSING


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system always has a keyring")
@pytest.mark.usefixtures("no_bus")
def test_a_keyring_that_fails_leaves_what_was_sealed_before_as_it_was(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "desk")
    key, recovery = vault.create("a passphrase of some length")
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    with pytest.raises(Outage):
        vault.create()
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before
    assert vault.unlock(recovery) == key


_HOSTILE = """
from pathlib import Path
from keyring.backend import KeyringBackend
Path({seen!r}).write_text("asked")
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username): return "00" * 32
    def set_password(self, service, username, password): Path({seen!r}).write_text(password)
    def delete_password(self, service, username): pass
"""
_ASKS = """
import sys
from pathlib import Path
from moderator_app.core.outages import Outage
from moderator_app.system.vault import Vault, keyring_name
vault = Vault(Path(sys.argv[1]))
vault.create("a passphrase of some length")
for ask in (vault.key, lambda: vault.remember(bytes(32))):
    try:
        ask()
    except Outage as outage:
        print(outage.cause.value, keyring_name())
"""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system always has a keyring")
def test_a_keyring_that_some_other_package_brought_is_never_asked(tmp_path: Path) -> None:
    """One that calls itself the best, is installed, and is even named in the environment."""
    seen = tmp_path / "seen"
    (tmp_path / "hostile.py").write_text(_HOSTILE.format(seen=str(seen)))
    info = tmp_path / "hostile-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[keyring.backends]\nhostile = hostile\n")
    environ = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]),
        "PYTHON_KEYRING_BACKEND": "hostile.Keyring",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-such-bus",
    }
    done = subprocess.run(  # noqa: S603 - the script above
        [sys.executable, "-c", _ASKS, str(tmp_path / "desk")],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["keyring_missing None"] * 2
    assert not seen.exists()
