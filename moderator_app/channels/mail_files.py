"""The files that hang on the mails of an account, over a connection of their own: however long one
takes, no look at the mailbox and no reply waits for it."""

import imaplib
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Final

from imap_tools import BaseMailBox

from moderator_app.channels import mail_reading, progress
from moderator_app.channels.mail_errors import NONSENSE, TROUBLES, translated
from moderator_app.core.channels import ContentRejected, Media, TargetGone

PIECE: Final = 262_144
"""Octets that are asked for at once: how soon one hears that the rest is not wanted."""
_ENCODED: Final = 1.5
"""How much longer than it is a file may be in a mail, with the lines it is cut into."""


class Files:
    """`connect` and `let_go` open and close a connection to the folder."""

    def __init__(
        self,
        connect: Callable[[], BaseMailBox],
        let_go: Callable[[BaseMailBox], None],
        folder: str,
    ) -> None:
        self._connect = connect
        self._let_go = let_go
        self._folder = folder
        self._lock = threading.Lock()
        self._box: BaseMailBox | None = None

    def fetch(self, media: Media, limit: int) -> bytes:
        """Raises ChannelError."""
        validity, uid, *where = media.ref.split(":")
        with self._lock:
            try:
                octets = self._fetched(int(validity), uid, where, limit)
            except (*TROUBLES, *NONSENSE) as error:
                box, self._box = self._box, None
                if box is not None:
                    self._let_go(box)
                raise translated(error) from error
        if octets is None:
            raise TargetGone("part")
        if len(octets) > limit:
            raise ContentRejected("too_large")
        return octets

    def _fetched(self, validity: int, uid: str, where: list[str], limit: int) -> bytes | None:
        box = self._opened()
        status = box.folder.status(self._folder, ["UIDVALIDITY"])
        if validity != int(status["UIDVALIDITY"]):
            raise TargetGone("uidvalidity")
        most = round(limit * _ENCODED) + PIECE
        if len(where) > 1:
            raw = _pieces(box, uid, f"BODY.PEEK[{where[0]}]", most)
            return None if raw is None else _decoded(raw, where[1])
        raw = _pieces(box, uid, "BODY.PEEK[]", most)
        return None if raw is None else mail_reading.attachment(raw, where[0])

    def _opened(self) -> BaseMailBox:
        """One that was left for a while may have been closed at the other end."""
        if self._box is not None:
            try:
                self._box.client.noop()
            except TROUBLES:
                self._let_go(self._box)
                self._box = None
        if self._box is None:
            self._box = self._connect()
        return self._box


def _pieces(box: BaseMailBox, uid: str, what: str, most: int) -> bytes | None:
    """None for what is not there. Raises ContentRejected over so many octets."""
    octets = bytearray()
    while True:
        told, answer = box.client.uid("fetch", uid, f"({what}<{len(octets)}.{PIECE}>)")
        if told != "OK":
            raise imaplib.IMAP4.error(told)  # it may be there all the same
        piece: bytes | None = next((line[1] for line in answer if isinstance(line, tuple)), None)
        if piece is None:
            return bytes(octets) or None
        octets += piece
        if len(octets) > most:
            raise ContentRejected("too_large")
        progress.came(len(octets))
        if len(piece) != PIECE:  # some servers give the whole, whatever piece is asked for
            return bytes(octets)


def _decoded(raw: bytes, encoding: str) -> bytes | None:
    """As the parts of every mail are decoded: what is broken in it is passed over."""
    head = f"Content-Transfer-Encoding: {encoding}\r\n\r\n".encode("ascii", "replace")
    octets = message_from_bytes(head + raw, policy=policy.compat32).get_payload(decode=True)
    return octets if isinstance(octets, bytes) else None
