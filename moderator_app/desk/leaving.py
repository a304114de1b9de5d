"""Where a file may lie that leaves the desk: whatever place a person names."""

import errno
import os
from pathlib import Path

from moderator_app.store.store import FILE


def check(path: Path) -> None:
    """Raises OSError where it would be written over a file of a desk, or over what is no file: a
    folder, a pipe, a device."""
    folder = Path(os.path.realpath(path.parent))  # a circle of links is no error here
    in_a_desk = any((one / FILE).exists() for one in (folder, *folder.parents))
    taken = path.exists() and (in_a_desk or not path.is_file())
    if taken or (in_a_desk and path.name.startswith(FILE)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
