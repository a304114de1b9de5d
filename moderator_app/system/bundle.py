"""One file that holds a desk: the encrypted case file, its sealed keys, its templates, and a list of
all of them.

A zip without compression, since what is encrypted does not get smaller. The list has nothing of
anybody in it but counts and moments.
"""

import hashlib
import json
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from moderator_app.core.outages import Cause, Outage
from moderator_app.system.home import disk_outage, put_in_place

SUFFIX = ".moderatordesk"
_LIST = "contents.json"
_FORMAT = 1
_PIECE = 1 << 20
_LONGEST_LIST = 1 << 16
_YEARS = range(2000, 2200)


_SPOILT = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading a zip raises that has changed somewhere, depending on where. What the disk itself
raises is another matter here, as it is not of a workbook in memory: hence no common list."""


def pack(
    target: Path,
    members: Mapping[str, Path],
    about: Mapping[str, Any],
    stop: Callable[[], bool] = lambda: False,
) -> bool:
    """Write the members and what is said about them into one file, whole or not at all.

    Returns False when `stop` said so. Raises Outage.
    """
    part = unfinished(target)
    try:
        with part.open("wb") as file:
            part.chmod(0o600)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as packed:
                digests = {}
                for name, path in members.items():
                    with path.open("rb") as source, packed.open(name, "w", force_zip64=True) as to:
                        digests[name] = _pour(source, to, stop)
                contents = {**about, "format": _FORMAT, "members": digests}
                packed.writestr(_LIST, json.dumps(contents, indent=1, sort_keys=True))
        if stop():
            return False
        put_in_place(part, target)
    except OSError as error:
        raise disk_outage(error) from error
    finally:
        # A disk that is gone or read-only has told so already.
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def unfinished(target: Path) -> Path:
    """Where a bundle lies while it is being written."""
    return target.with_name(f".{target.name}.part")


def contents(bundle: Path) -> dict[str, Any]:
    """What a bundle says of itself. Raises Outage NOT_A_BACKUP, NEWER_FILE, and the disk's own."""
    try:
        if bundle.exists() and not bundle.is_file():  # a pipe would wait for its other end
            raise Outage(Cause.NOT_A_BACKUP, bundle.suffix)
        with zipfile.ZipFile(bundle) as packed:
            return _contents(packed)
    except _SPOILT as error:
        raise Outage(Cause.NOT_A_BACKUP, bundle.suffix) from error
    except OSError as error:
        raise disk_outage(error) from error


def unpack(
    bundle: Path,
    folder: Path,
    names: frozenset[str],
    stop: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Lay the members of these names into a folder, each compared with the list as it is read.

    Where `stop` says so it ends early, and what is in the folder is worth nothing. Raises Outage
    NOT_A_BACKUP, DAMAGED_BACKUP when it is not what was once packed, and the disk's own.
    """
    about = contents(bundle)
    try:
        with zipfile.ZipFile(bundle) as packed:
            for name, digest in about["members"].items():
                if name not in names:
                    continue
                if packed.getinfo(name).compress_type != zipfile.ZIP_STORED:
                    # Never packed by us, and it may fill the disk.
                    raise Outage(Cause.DAMAGED_BACKUP, name)
                with packed.open(name) as source, (folder / name).open("wb") as to:
                    (folder / name).chmod(0o600)
                    poured = _pour(source, to, stop)
                    if stop():
                        return about
                    if poured != digest:
                        raise Outage(Cause.DAMAGED_BACKUP, name)
                    to.flush()
                    os.fsync(to.fileno())
    except _SPOILT as error:
        raise Outage(Cause.DAMAGED_BACKUP, bundle.suffix) from error
    except OSError as error:
        raise disk_outage(error) from error
    return about


def _contents(packed: zipfile.ZipFile) -> dict[str, Any]:
    if packed.getinfo(_LIST).file_size > _LONGEST_LIST:
        raise ValueError("the list is longer than any list")
    read = json.loads(packed.read(_LIST))
    if not isinstance(read, dict) or not isinstance(read.get("members"), dict):
        raise TypeError("the list is none") from None
    if read.get("format", 0) > _FORMAT:
        raise Outage(Cause.NEWER_FILE)
    if "made_at" in read and datetime.fromisoformat(read["made_at"]).year not in _YEARS:
        raise ValueError("it was made at no time")
    return read


def _pour(source: IO[bytes], to: IO[bytes], stop: Callable[[], bool] = lambda: False) -> str:
    digest = hashlib.sha256()
    while (piece := source.read(_PIECE)) and not stop():
        digest.update(piece)
        to.write(piece)
    return digest.hexdigest()
