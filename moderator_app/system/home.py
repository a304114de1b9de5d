"""Where one desk keeps everything, and where the program keeps its own resources."""

import errno
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from moderator_app.core.outages import Cause, Outage

HOME_VARIABLE = "MODERATOR_DESK_HOME"
PREFERENCES = "desk.json"


def home(environ: Mapping[str, str] | None = None) -> Path:
    """The folder that holds everything of one desk."""
    named = (os.environ if environ is None else environ).get(HOME_VARIABLE)
    return Path(named) if named else user_data_path("moderator-desk", appauthor=False)


def make_private(folder: Path) -> Path:
    """The folder, made if need be, closed to other users of the machine. Raises Outage."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise disk_outage(error) from error
    return folder


def disk_outage(error: OSError) -> Outage:
    """What a disk that would not take something was short of."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Outage(Cause.DISK_FULL)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Outage(Cause.READ_ONLY)
    if error.errno in (errno.EIO, errno.ENXIO, errno.ENODEV):
        return Outage(Cause.INPUT_OUTPUT)
    return Outage(Cause.CANNOT_OPEN, error.strerror or "")


def resources() -> Path:
    """Icons, fonts, translations, kits: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def read_preferences(folder: Path) -> dict[str, object]:
    """Language, theme and geometry. What cannot be read is as good as absent."""
    try:
        read = json.loads((folder / PREFERENCES).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def write_preferences(folder: Path, values: Mapping[str, object]) -> None:
    write_whole(folder / PREFERENCES, json.dumps(values, ensure_ascii=False, indent=1).encode())


def put_in_place(finished: Path, path: Path) -> None:
    """Give a finished file its name on the same disk, so that both outlast a power cut. Raises
    OSError."""
    with finished.open("r+b") as file:
        os.fsync(file.fileno())
    finished.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and need not be
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by another, private to this user, or leave it as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        put_in_place(Path(name), path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
