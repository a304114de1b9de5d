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
    without copying. What a killed process left of one is removed with the next. Raises Outage."""
    for left in folder.glob(f"{_HALF_DONE}*"):
        with suppress(OSError):
            if (left / _IN_USE).exists() and not is_held(left / _IN_USE):
                shutil.rmtree(left, ignore_errors=True)
    try:
        made = Path(tempfile.mkdtemp(prefix=_HALF_DONE, dir=folder))
        hold = Hold(made / _IN_USE)
    except OSError as error:
        raise disk_outage(error) from error
    try:
        yield made
    finally:
        hold.release()
        shutil.rmtree(made, ignore_errors=True)
