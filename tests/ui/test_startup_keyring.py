"""The way to the window with the system's own keyring, in a session that belongs to the test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("dbus-run-session", "gnome-keyring-daemon")


def test_days_at_a_desk_whose_key_is_in_the_keyring(tmp_path: Path) -> None:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"no keyring to start: {', '.join(missing)} not installed")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    script = (
        'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
    )
    done = subprocess.run(  # noqa: S603 - tools of this machine, tests beside this file
        ["dbus-run-session", "--", "sh", "-c", script, "sh",  # noqa: S607
         sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         # The keyring library leaves its connection open when the keyring stays locked.
         "-W", "ignore:unclosed:ResourceWarning",
         "--basetemp", str(tmp_path / "days"), str(ROOT / "tests" / "ui" / "keyring_days.py")],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_RUNTIME_DIR": str(runtime),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
