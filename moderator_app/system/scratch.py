"""A folder for half-done work that nothing is left of, however the work ends."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from moderator_app.system.hold import Hold, is_held
from moderator_app.system.home import disk_outage

_HALF_DONE = ".half-done-"
_IN_USE = "in-use"


@contextmanager
def half_done(folder: Path) -> Iterator[Path]:
    """A folder of one's own inside `folder`, so that what is finished can be moved out of it
    without copying. Raises Outage."""
    clear_away(folder)
    try:
        made, hold = _made(folder)
    except OSError as error:
        raise disk_outage(error) from error
    try:
        yield made
    finally:
        hold.release()
        shutil.rmtree(made, ignore_errors=True)


def clear_away(folder: Path) -> None:
    """Remove what killed processes left half done."""
    for left in folder.glob(f"{_HALF_DONE}*"):
        with suppress(OSError):
            _clear_away(left)


def _clear_away(left: Path) -> None:
    if not (left / _IN_USE).exists():
        # Killed before it was marked, or just being made: then its maker makes another.
        left.rmdir()
    elif not is_held(left / _IN_USE):
        shutil.rmtree(left, ignore_errors=True)


def _made(folder: Path) -> tuple[Path, Hold]:
    while True:
        made = Path(tempfile.mkdtemp(prefix=_HALF_DONE, dir=folder))
        try:
            return made, Hold(made / _IN_USE)
        except FileNotFoundError:
            continue
