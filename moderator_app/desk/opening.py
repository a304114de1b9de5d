"""Opening a desk: find its folder, get its key, and open the case file."""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from secrets import token_bytes
from zoneinfo import ZoneInfo

from moderator_app.core.ids import NIL
from moderator_app.core.outages import Outage
from moderator_app.core.people import Person
from moderator_app.desk.desk import Desk
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, open_store
from moderator_app.system.home import make_private
from moderator_app.system.vault import KEY_FILE_VARIABLE, Vault

ZONE = ZoneInfo("Asia/Shanghai")
PROGRAM = Person(NIL, "moderator-desk")
"""Under whom the command line writes when nobody is named."""
_SAMPLE = "sample-desk-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case file lies, and its key. Opening it twice gives the writer and the reader."""

    folder: Path
    key: bytes
    zone: tzinfo = ZONE

    def __repr__(self) -> str:
        return f"Place({self.folder.name!r})"

    @property
    def file(self) -> Path:
        return self.folder / FILE

    def open_desk(self) -> Desk:
        """The writing side; call it on the thread that is to own it. Raises Outage."""
        make_private(self.folder)
        return Desk(open_store(self.file, self.key, now()), now, self.zone)

    def open_reader(self) -> Reader:
        """The reading side, for another thread; the desk must have been opened before."""
        return Reader(self.file, self.key)


def now() -> datetime:
    return datetime.now(UTC)


def vault(folder: Path) -> Vault:
    """The keys of a folder, which is made if need be. Raises Outage."""
    return Vault(make_private(folder))


def unlock(keys: Vault, secret: str) -> bytes:
    """The key by what a person typed; kept in the keyring, if it lets us, for the next time.

    Raises Outage WRONG_KEY.
    """
    key = keys.unlock(secret)
    # A keyring that is missing or locked is why the person was asked: it must not stop them now.
    with suppress(Outage):
        keys.remember(key)
    return key


def names_key_file() -> bool:
    """Whether the environment names a file with the key, so that nobody need be asked."""
    return bool(os.environ.get(KEY_FILE_VARIABLE))


def is_new(folder: Path) -> bool:
    """Whether no case file has been made there yet."""
    return not (folder / FILE).exists()


def place(folder: Path) -> Place:
    """The desk of a folder, with the key that needs no asking. Raises Outage."""
    return Place(folder, Vault(folder).key())


def sample_place() -> Place:
    """A folder and a key for a sample desk, both forgotten when it closes."""
    return Place(Path(tempfile.mkdtemp(prefix=_SAMPLE)), token_bytes(32))


def forget(sample: Place) -> None:
    """Remove a sample desk's folder."""
    if not sample.folder.name.startswith(_SAMPLE):
        raise ValueError("only a sample desk is thrown away")
    shutil.rmtree(sample.folder, ignore_errors=True)
