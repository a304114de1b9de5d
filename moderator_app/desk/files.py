"""Pictures and files of a case: how they come in, and how they are taken out again.

They lie in the encrypted file and nowhere else. Nothing here, and nothing in the window, opens one
with another program: a picture is drawn by a child without rights (`ui.picture_child`), and all
else can only be saved where a person says.
"""

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from uuid import UUID

from moderator_app.core import decisions, files
from moderator_app.core.access import Access
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft
from moderator_app.core.files import File
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import leaving
from moderator_app.desk.session import Session
from moderator_app.store import attachments
from moderator_app.store.connection import writing
from moderator_app.system.home import write_whole

VIEWED = "viewed"
SAVED = "saved"
"""What the record of access says was done with a file."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A picture or a file on its way in, whole."""

    name: str
    data: bytes

    @property
    def type(self) -> str:
        """See `File.type`."""
        return files.media_type(self.data)


def from_disk(path: Path) -> Carried:
    """Raises Refusal for what is no file, empty, too large or cannot be read. Off the window's
    thread: a disk far away takes its time."""
    try:
        about = path.stat()  # before opening: a pipe would wait for its other end
        if not S_ISREG(about.st_mode):
            raise Refusal(Reason.FILE_UNREADABLE)
        if about.st_size > files.LARGEST:
            raise Refusal(Reason.FILE_TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(files.LARGEST + 1)
    except OSError as error:
        raise Refusal(Reason.FILE_UNREADABLE) from error
    if not data:
        raise Refusal(Reason.FILE_EMPTY)
    return Carried(path.name, data)


def to_disk(data: bytes, path: Path) -> None:
    """Write it whole or not at all, for this user alone, never as a program, and over no file of
    a desk. Raises Refusal."""
    try:
        leaving.check(path)
        write_whole(path, data)
    except OSError as error:
        raise Refusal(Reason.CANNOT_WRITE) from error


class Files:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, case_id: UUID, carried: Carried) -> Changes:
        """Keep a picture or a file with the case, encrypted like all of it."""
        self._session.case(case_id)
        with writing(self._session.store.connection):
            return self._session.write([self.kept(case_id, carried)], Touched.CASES)

    def kept(self, case_id: UUID, carried: Carried) -> Draft:
        """What is to be written down about a file whose bytes are now in the caller's
        transaction."""
        data = carried.data
        digest = attachments.digest(data)
        draft = decisions.attach(case_id, carried.name, carried.type, digest, len(data))
        attachments.keep(self._session.store.connection, digest, data)
        return draft

    def take(self, case_id: UUID, event: UUID, how: str) -> bytes:
        """The bytes of a file, after it is on record that they were asked for and `how` they are
        used. Raises Refusal where the case has no such file."""
        file = self._file(case_id, event)
        self._session.accessed(Access.OPENED_FILE, case_id, how)
        data = attachments.read(self._session.store.connection, file.digest)
        if data is None:
            raise Refusal(Reason.NO_SUCH_FILE, case_id)
        return data

    def _file(self, case_id: UUID, event: UUID) -> File:
        for file in self._session.case(case_id).files:
            if file.event == event:
                return file
        raise Refusal(Reason.NO_SUCH_FILE, case_id)
