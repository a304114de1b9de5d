"""The system libraries that Qt loads on Linux, and the packages that bring them.

Standard library only, like `bootstrap`.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# The words of the command line that never open a window.
COMMANDS_WITHOUT_WINDOW = frozenset({"import", "search", "show", "handover", "refold", "doctor"})


class Library(NamedTuple):
    """A shared library that Qt loads, and the packages that bring it."""

    soname: str
    apt: str
    dnf: str


# Found by starting PySide6 6.11 on a minimal Debian 12 and adding what it asked for.
DRAWING = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
X11 = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
WAYLAND = (
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
)


def libraries_for_window(arguments: Sequence[str], environ: Mapping[str, str]) -> list[Library]:
    """What this start will load: more than drawing only if it can and will open a window."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    screenshot = any(argument.split("=")[0] == "--screenshot" for argument in arguments)
    platform = environ.get("QT_QPA_PLATFORM", "")
    command = bool(words) and words[0] in COMMANDS_WITHOUT_WINDOW
    needed = list(DRAWING)
    if screenshot or command or platform.startswith(("offscreen", "minimal")):
        return needed
    if environ.get("DISPLAY"):
        needed += X11
    if environ.get("WAYLAND_DISPLAY"):
        needed += WAYLAND
    return needed


def missing(libraries: Iterable[Library]) -> list[Library]:
    """Those that the loader does not find. Windows and macOS wheels bring their own."""
    absent = []
    for library in libraries if sys.platform == "linux" else ():
        try:
            ctypes.CDLL(library.soname)
        except OSError:
            absent.append(library)
    return absent


def install_line(absent: Iterable[Library]) -> str:
    """The one line an administrator runs: dnf where that is the system's, else Debian's names."""
    libraries = list(absent)
    if not shutil.which("apt-get") and shutil.which("dnf"):
        return "sudo dnf install -y " + " ".join(dict.fromkeys(item.dnf for item in libraries))
    packages = " ".join(item.apt for item in libraries)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
