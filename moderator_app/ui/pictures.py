"""Pictures that strangers made, decoded by a child process (`picture_child`) with limits on memory
and time. The window only ever copies pixels, and killing the child is always safe.

All of it runs on any thread but the window's.
"""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Final

from PySide6.QtGui import QImage

THUMBNAIL: Final = 384
"""Pixels of the longer side: enough for a screen with twice the pixels, at 150 %."""
WHOLE: Final = 2560
"""Pixels of the longer side of a picture that is looked at: the words of a letter can be read."""
_MEMORY_MOST = 768 * 1024 * 1024
_SECONDS: Final = 8.0
# A new interpreter, isolated (-I): it takes nothing from the environment or the folder it starts
# in; where the program lies, it is told.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])['path'];"
    "from moderator_app.ui.picture_child import main; main()"
)


class BadPicture(Exception):
    """No picture of a kind the desk shows, or broken, or one that takes too much to decode."""


def decoded(data: bytes, longest: int, *, seconds: float = _SECONDS) -> QImage:
    """The picture, at most `longest` pixels a side. Raises BadPicture, OSError."""
    limits = {
        "path": [str(Path(entry).absolute()) for entry in sys.path],
        "memory": _MEMORY_MOST,
        "seconds": 2 * round(seconds),
        "longest": longest,
    }
    with subprocess.Popen(  # noqa: S603  (our own interpreter and words)
        [sys.executable, "-I", "-c", _START, json.dumps(limits)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # A traceback may quote the file.
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        alarm = Timer(seconds, child.kill)
        alarm.start()
        try:
            return _image(_told(child, data, 8 + 4 * longest * longest), longest)
        finally:
            child.kill()
            alarm.cancel()
            alarm.join()


def _told(child: subprocess.Popen[bytes], data: bytes, most: int) -> bytes:
    """The child reads all before it says anything, so neither waits for the other."""
    if child.stdin is None or child.stdout is None:
        raise BadPicture
    with suppress(BrokenPipeError), child.stdin:  # it died of what it was given
        child.stdin.write(data)
    return child.stdout.read(most)


def _image(told: bytes, longest: int) -> QImage:
    """What a child says is a stranger's word too: the pixels must be as many as it says."""
    width, height = int.from_bytes(told[:4], "big"), int.from_bytes(told[4:8], "big")
    if not 0 < max(width, height) <= longest or len(told) != 8 + 4 * width * height:
        raise BadPicture
    made = QImage(told[8:], width, height, 4 * width, QImage.Format.Format_RGB32)
    return made.copy()
