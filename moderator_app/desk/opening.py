"""Opening a desk: find its folder, get its key, and open the case file."""

import os
import shutil
import tempfile
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from secrets import token_bytes
from zoneinfo import ZoneInfo

from moderator_app.core import roles
from moderator_app.core.access import Access, Entry, Subject
from moderator_app.core.ids import NIL
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.people import Person
from moderator_app.core.roles import Act
from moderator_app.desk.desk import Desk
from moderator_app.store import anchors, erasure
from moderator_app.store.anchors import Anchors
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE, open_store
from moderator_app.system import access_log
from moderator_app.system.access_log import AccessLog, Reading
from moderator_app.system.hold import Hold, is_held
from moderator_app.system.home import disk_outage, make_private, put_in_place
from moderator_app.system.scratch import clear_away
from moderator_app.system.vault import KEY_FILE_VARIABLE, Vault, is_recovery_key, new_recovery_key

ZONE = ZoneInfo("Asia/Shanghai")
PROGRAM = Person(NIL, "moderator-desk")
"""Under whom the command line writes, and stands in the record of accesses: whoever uses this account
of the machine and its keyring, or the key file."""
AccessReading = Reading
"""The record of who saw what, as it was read."""
_SAMPLE = "sample-desk-"
_IN_USE = "in-use"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case file lies, and its key. Opening it twice gives the writer and the reader."""

    folder: Path
    key: bytes
    zone: tzinfo = ZONE
    hold: Hold | None = field(default=None, compare=False)
    """Of a sample desk: says that somebody is still looking at it."""

    def __repr__(self) -> str:
        return f"Place({self.folder.name!r})"

    @property
    def file(self) -> Path:
        return self.folder / FILE

    def open_desk(self) -> Desk:
        """The writing side; call it on the thread that is to own it. Raises Outage: DAMAGED_FILE
        also for a file that has been emptied, or is gone while its journal is there."""
        make_private(self.folder)
        if not os.access(self.folder, os.W_OK):
            raise Outage(Cause.READ_ONLY)  # SQLite only says that it cannot open the file
        clear_away(self.folder)
        if is_new(self.folder):
            self._make()
        elif not self.file.exists() or not self.file.stat().st_size:
            raise Outage(Cause.DAMAGED_FILE, FILE)
        store = open_store(self.file, self.key, now())
        if erasure.is_unclean(store.connection):
            with suppress(Outage):
                erasure.clean(store.connection, self.folder)
        log = replace(self.access_log(), anchoring=partial(nullcontext, Anchors(store.connection)))
        # Whoever looks at what is private is told when nothing can be recorded; work goes on.
        with suppress(Outage):
            log.settle(now())
        return Desk(store, now, self.zone, log)

    def access_log(self) -> AccessLog:
        """The record of who saw what, which anybody here adds to, on whatever thread."""
        public = Vault(self.folder).writer(self.key)
        return AccessLog(self.folder, public, partial(anchors.of_file, self.file, self.key))

    def need(self, act: Act, person: str) -> None:
        """As `roles.need`, beside the open desk. Raises Outage where its file does not open."""
        if person != str(PROGRAM.id):
            with closing(self.open_reader()) as reader:
                roles.need(person, act, reader.people())

    def _make(self) -> None:
        """Under another name until it is whole, so that a full disk or a crash leaves no half
        case file behind."""
        part = self.folder / f"{FILE}.part"
        try:
            _remove_unfinished(part)
            open_store(part, self.key, now()).close()
            put_in_place(part, self.file)
        except OSError as error:
            raise disk_outage(error) from error
        finally:
            with suppress(OSError):
                _remove_unfinished(part)

    def open_desk_for(self, person: Person) -> Desk:
        """As `open_desk`, with somebody at it."""
        desk = self.open_desk()
        desk.session.person = person
        return desk

    def open_reader_alone(self) -> Reader:
        """The reading side where no writing side is open: that one makes and migrates the file,
        which a reader alone cannot."""
        self.open_desk().close()
        return self.open_reader()

    def open_reader(self) -> Reader:
        """The reading side, for another thread; the desk must have been opened before."""
        return Reader(self.file, self.key)


def now() -> datetime:
    return datetime.now(UTC)


def find_key(folder: Path) -> bytes:
    """The key that needs no asking: of the key file, or of the keyring. Raises Outage."""
    return Vault(folder).key()


def create_key(folder: Path, passphrase: str | None = None) -> tuple[bytes, str]:
    """The key of a new desk, and its recovery key. Raises Outage."""
    if not is_new(folder):
        raise ValueError("a desk that has a case file has its key already")
    return Vault(make_private(folder)).create(passphrase)


def renew_recovery(folder: Path, key: bytes) -> str | None:
    """A new recovery key where the sealed keys were lost and the keyring still had the key; None
    where nothing has to be renewed. Raises Outage."""
    keys = Vault(folder)
    return None if names_key_file() or keys.has_slots() else keys.renew(key)


def can_unlock(folder: Path) -> bool:
    """Whether a recovery key or a passphrase can open the desk of a folder."""
    return Vault(folder).has_slots()


def unlock(folder: Path, secret: str) -> bytes:
    """The key by what a person typed; kept in the keyring, if it lets us, for the next time.

    Raises Outage WRONG_KEY, KEYS_LOST.
    """
    keys = Vault(folder)
    key = keys.unlock(secret)
    if is_recovery_key(secret):
        # The case file may be why one is here: it is told of the line when it is opened.
        AccessLog(folder, keys.writer(key)).add(Entry(now(), "", Access.RECOVERY_KEY))
    # A keyring that is missing or locked is why the person was asked: it must not stop them now.
    with suppress(Outage):
        keys.remember(key)
    return key


def next_recovery(folder: Path, secret: str, person: str) -> str:
    """Another recovery key, to be put on paper before `change_recovery` lets it hold. Raises
    Refusal ROLE_MISSING; Outage WRONG_KEY where what was typed opens nothing, KEYS_LOST."""
    Place(folder, Vault(folder).unlock(secret)).need(Act.BACKUPS, person)
    return new_recovery_key()


def change_recovery(folder: Path, secret: str, recovery: str, person: str) -> None:
    """Let `recovery` open the desk from now on; the one before opens nothing any more. Put on
    record first. Raises Refusal ROLE_MISSING; Outage WRONG_KEY, KEYS_LOST, and the disk's."""
    keys = Vault(folder)
    place = Place(folder, keys.unlock(secret))
    place.need(Act.BACKUPS, person)
    place.access_log().add(Entry(now(), person, Access.RECOVERY_KEY, detail=Subject.ANOTHER_KEY))
    keys.change_recovery(secret, recovery)


def read_access_log(folder: Path, secret: str | None, person: str = str(PROGRAM.id)) -> Reading:
    """The record of who saw what, for the holder of the recovery key; of a desk that has none,
    for the holder of its key file. `person` reads it. Raises Refusal ROLE_MISSING, Outage."""
    keys = Vault(folder)
    if secret is None:
        key = keys.key()
        opening = [access_log.private_of(key)]
    else:
        key = keys.unlock(secret)
        opening = keys.readers(secret)
    place = Place(folder, key)
    place.need(Act.ACCESS_RECORD, person)
    log = place.access_log()
    log.add(Entry(now(), person, Access.READ_THIS))
    return access_log.read(folder, opening, log.anchoring)


def names_key_file() -> bool:
    """Whether the environment names a file with the key, so that nobody need be asked."""
    return bool(os.environ.get(KEY_FILE_VARIABLE))


def key_file() -> str:
    """What the file is called that the environment names, or ""."""
    return Path(os.environ.get(KEY_FILE_VARIABLE, "")).name


def is_new(folder: Path) -> bool:
    """Whether no case file has been made there yet. Where only the file is gone and its journal is
    left, a desk has been there."""
    return not any((folder / name).exists() for name in (FILE, f"{FILE}-wal"))


def place(folder: Path) -> Place:
    """The desk of a folder, with the key that needs no asking. Raises Outage."""
    return Place(folder, find_key(folder))


def sample_place() -> Place:
    """A folder and a key for a sample desk, both forgotten when it closes. Raises Outage.

    Sample desks of programs that were killed are removed.
    """
    try:
        _remove_abandoned()
        folder = Path(tempfile.mkdtemp(prefix=_SAMPLE))
        return Place(folder, token_bytes(32), hold=Hold(folder / _IN_USE))
    except OSError as error:
        raise disk_outage(error) from error


def forget(sample: Place) -> None:
    """Remove a sample desk's folder."""
    if not sample.folder.name.startswith(_SAMPLE):
        raise ValueError("only a sample desk is thrown away")
    if sample.hold is not None:
        sample.hold.release()
    shutil.rmtree(sample.folder, ignore_errors=True)


def _remove_abandoned() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_SAMPLE}*"):
        mark = folder / _IN_USE
        # Another user's folder cannot be looked into, and one without the mark is just being made.
        with suppress(OSError):
            if mark.exists() and not is_held(mark):
                shutil.rmtree(folder, ignore_errors=True)


def _remove_unfinished(part: Path) -> None:
    for path in (part, *(part.with_name(f"{part.name}{end}") for end in ("-wal", "-shm"))):
        path.unlink(missing_ok=True)
