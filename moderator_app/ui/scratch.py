"""A folder for files made on the way that nobody needs after the program has ended.

Nothing of a citizen ever goes here: only coloured icons and compiled translations.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="moderator-desk-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
