"""One desk, one window: a second start brings the first forward."""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 500
_RAISE: Final = b"raise\n"


class Single(QObject):
    """`first` says whether this process is the only one with this folder."""

    wanted = Signal()
    """Another start asked for this window."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
        self._name = f"moderator-desk-{digest[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self.first = not self._call() and self._listen()

    def close(self) -> None:
        self._server.close()

    def _call(self) -> bool:
        """Ask the one that is there, if one is, to come forward."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def _listen(self) -> bool:
        if self._server.listen(self._name):
            return True
        # A socket file left behind by a process that was killed.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.disconnectFromServer()
        self.wanted.emit()
