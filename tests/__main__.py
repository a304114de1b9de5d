"""`python -m tests [pytest's arguments]`: set up what is missing, then run the tests."""

import os
import sys

from moderator_app import bootstrap
from moderator_app.bootstrap_libraries import X11

# What the tests of real windows, clipboards and keyrings start; without one they skip, by name.
SERVERS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "secret-tool": "libsecret-tools",
}

PROCESSES = min(4, (os.cpu_count() or 1) + 2)
"""Two more than there are cores: half of the time a test waits for a window or a server."""
SIDE_BY_SIDE = [f"--numprocesses={PROCESSES}", "--dist=worksteal"]
"""How the whole suite runs: on every core, and no test waits behind a long one."""


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure("tests", extra="test", servers=SERVERS, screens=X11)
    _keep_bytecode()
    # Only now: before, pytest may not be there.
    import pytest

    return pytest.main(sys.argv[1:] or SIDE_BY_SIDE)


def _keep_bytecode() -> None:
    """Tests start hundreds of programs. Where none may be kept beside the sources each of them would
    compile every module anew: it is kept with what was set up."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(bootstrap.VENV / "bytecode")
    prefix = os.environ.get("PYTHONPYCACHEPREFIX")
    if prefix:
        sys.dont_write_bytecode, sys.pycache_prefix = False, prefix


if __name__ == "__main__":
    raise SystemExit(main())
