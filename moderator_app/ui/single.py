"""One desk, one window: a second start brings the first forward."""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 500
_ATTEMPTS: Final = 6


class Single(QObject):
    """`first` says whether this process is the only one with this folder.

    Being first is holding a lock, which a killed process loses; the socket beside it carries the
    request of a later start, and has no other meaning.
    """

    wanted = Signal()
    """Another start asked for this window."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
        place = _own_folder() / f"moderator-desk-{digest[:16]}"
        self._lock = QLockFile(f"{place}.lock")
        # It is stale when its process is gone, however long ago it was made.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # On Windows it is no file but a pipe, which has a plain name.
        self.first = self._become_first(place.name if sys.platform == "win32" else str(place))

    def close(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _become_first(self, name: str) -> bool:
        for _ in range(_ATTEMPTS):
            if self._lock.tryLock(0):
                QLocalServer.removeServer(name)
                self._server.listen(name)
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                # Where no lock can be kept, two windows do less harm than none.
                return True
            if _call(name):
                return False
        # It lives and does not answer: another window on the same file would hide that.
        return False

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.disconnectFromServer()
        self.wanted.emit()


def _own_folder() -> Path:
    """Where no other user of the machine can put a socket of the same name."""
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(runtime)
    place = QStandardPaths.StandardLocation.GenericCacheLocation
    folder = Path(QStandardPaths.writableLocation(place))
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _call(name: str) -> bool:
    """Ask the one that is there to come forward; it may still be on its way up."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.waitForDisconnected(_PATIENCE_MS)
    return True
