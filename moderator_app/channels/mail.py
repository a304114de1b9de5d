"""An e-mail account: read by IMAP, woken by IDLE, answered by SMTP.

Three connections, for none of them may wait for another: one reads, one idles, and each sending has
its own. Certificates are verified always; a connection without TLS is made to this machine only.
"""

import hashlib
import imaplib
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any, Final

from imap_tools import A, BaseMailBox, H, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError

from moderator_app.channels import clock, mail_lines, mail_parts, mail_reading, mail_sending
from moderator_app.channels.addresses import only_here
from moderator_app.channels.mail_errors import NONSENSE, TIMEOUT_S, TROUBLES, translated
from moderator_app.channels.mail_files import Files
from moderator_app.channels.mail_lines import Place
from moderator_app.channels.mail_trust import trusting
from moderator_app.channels.port import Connector, Field, Info
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    ChannelError,
    Checked,
    ContentRejected,
    Item,
    Media,
    NotThere,
    Outgoing,
    Receipt,
    Received,
    Repeat,
    Transient,
)

AT_ONCE: Final = 50
FIRST_LOOK: Final = timedelta(days=3)
RENUMBERED: Final = timedelta(days=30)
"""How far back is read again when the server has given all mails new numbers."""
GLANCE: Final = 262_144
"""Octets of each mail that are read at once: its words. Attachments are fetched when asked for."""


class Mail:
    """One account's mailbox."""

    def __init__(self, account: Account, secrets: Mapping[str, str]) -> None:
        self._account = account
        self._address = account.config["address"].strip()
        self._password = secrets.get("password", "")
        self._reading = threading.Lock()
        self._box: BaseMailBox | None = None
        self._idler: BaseMailBox | None = None
        self._over = threading.Event()
        self._open: set[BaseMailBox] = set()
        self._opening = threading.Lock()
        self._files = Files(self._connected, self._let_go, self._folder)

    def check(self) -> Checked:
        """Raises ChannelError."""
        with self._reading, self._errors():
            self._opened().folder.status(self._folder)
        with mail_sending.connected(self._account.config, self._password):
            pass
        return Checked(self._address)

    # Reading.

    def poll(self, stream: str, cursor: str | None) -> Batch:
        """Raises ChannelError."""
        if stream != mail_reading.STREAM:
            raise ValueError(stream)
        with self._reading, self._errors():
            box = self._opened()
            box.client.noop()  # only now does the server tell of what came since
            status = box.folder.status(self._folder, ["UIDVALIDITY", "UIDNEXT"])
            validity = int(status["UIDVALIDITY"])
            newest = max(0, int(status.get("UIDNEXT", 0)) - 1)
            last, uids = self._numbers(box, validity, newest, cursor)
            some = uids[:AT_ONCE]
            items = tuple(item for uid in some for item in self._item(box, validity, uid))
            read = Place(validity, some[-1] if some else last, self._mark)
            return Batch(items, read.cursor, more=len(uids) > len(some))

    def _numbers(
        self, box: BaseMailBox, validity: int, newest: int, cursor: str | None
    ) -> tuple[int, list[int]]:
        """The number last read, and those of the mails that come after it, oldest first. What is too
        old for a first look is passed over for good, `newest` among it: no archive comes in after."""
        known = mail_lines.place(cursor)
        if known is None:
            return newest, self._since(box, FIRST_LOOK)
        if known.validity != validity or known.box not in {"", self._mark}:
            return newest, self._since(box, RENUMBERED)
        last = known.uid
        # A range that ends in * holds the last mail even where it begins beyond it.
        found = box.uids(f"UID {last + 1}:*")
        return last, sorted({uid for uid in map(int, found) if uid > last})

    def _since(self, box: BaseMailBox, span: timedelta) -> list[int]:
        day = (clock.now() - span).date()
        return sorted(set(map(int, box.uids(A(date_gte=day)))))

    def _item(self, box: BaseMailBox, validity: int, uid: int) -> Iterator[Item]:
        """Nothing for a mail that was removed while we read."""
        data = self._fetch(box, uid, f"(INTERNALDATE BODY.PEEK[]<0.{GLANCE}>)")
        if data is None:
            return
        raw, arrived = data
        place, whole = f"{validity}:{uid}", len(raw) < GLANCE
        one = mail_reading.item(raw, self._address, arrived, place, whole=whole)
        if isinstance(one, Received) and not whole:
            one = self._with_files(box, uid, one, place)
        yield one

    def _with_files(self, box: BaseMailBox, uid: int, one: Received, place: str) -> Received:
        """Of a long mail the server tells what hangs on it."""
        _, answer = box.client.uid("fetch", str(uid), "(BODYSTRUCTURE)")
        media = mail_parts.media(answer, place)
        return one if media is None else replace(one, media=media)

    def _fetch(self, box: BaseMailBox, uid: int, what: str) -> tuple[bytes, datetime] | None:
        told, answer = box.client.uid("fetch", str(uid), what)
        if told != "OK":
            raise imaplib.IMAP4.error(told)  # it may be there all the same, and is not to be missed
        for line in answer:
            if isinstance(line, tuple):
                return line[1], mail_lines.internal_date(line[0], clock.now())
        return None

    def fetch(self, media: Media, limit: int) -> bytes:
        """Raises ChannelError."""
        return self._files.fetch(media, limit)

    def wait(self, seconds: float) -> bool:
        """Raises ChannelError. Where the server has no IDLE it sleeps for as long."""
        with self._errors():
            if self._idler is None:
                # What came since the last look, and before this, wakes nobody.
                self._idler = self._connected()
                return True
            idler = self._idler
            if "IDLE" not in idler.client.capabilities:
                clock.wait(self._over, seconds)
                return False
            try:
                return _has_news(idler, seconds)
            except ImapToolsError:
                # News that came between two waits stand where the server's consent is looked for.
                self._drop_idler()
                return True
            except BaseException:
                self._drop_idler()
                raise

    # Sending.

    def caps(self, target: Target) -> Caps:
        return Caps(can_reply=bool(target.recipient), repeat=Repeat.VERIFY)

    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError; see `mail_sending.deliver`."""
        try:
            octets = mail_sending.letter(self._account, out, self._id(out)).as_bytes()
        except NONSENSE as error:
            raise ContentRejected("letter") from error  # no letter can be written to such a one
        config, password = self._account.config, self._password
        mail_sending.deliver(config, password, out.target.recipient, octets)
        self._keep(octets)
        return Receipt(self._id(out), clock.now())

    def _id(self, out: Outgoing) -> str:
        """The same however often it is sent: whoever gets it twice sees it once."""
        return f"<{out.key}@{self._address.rpartition('@')[2]}>"

    def _keep(self, octets: bytes) -> None:
        """Among what was sent, where we look for it when an answer got lost. That the server keeps
        no such folder, or that nobody is connected to it any more, makes nothing unsent."""
        with suppress(ChannelError, *TROUBLES, *NONSENSE), self._reading:
            self._opened().append(octets, self._sent_folder, flag_set=["\\Seen"])

    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """Raises ChannelError. What is found among the sent went out; what is not may have: the
        server took it and we died before we could keep it."""
        with self._reading, self._errors():
            box = self._opened()
            try:
                box.folder.set(self._sent_folder, readonly=True)
                found = box.uids(A(header=[H("Message-ID", self._id(out))]))
            except MailboxFolderSelectError:
                return NotThere.CANNOT_TELL
            finally:
                box.folder.set(self._folder, readonly=True)
        return Receipt(self._id(out), since) if found else NotThere.CANNOT_TELL

    def close(self) -> None:
        with self._opening:
            self._over.set()
            boxes, self._open = self._open, set()
        for box in boxes:
            with suppress(*TROUBLES):
                # Not `logout`: another thread may be reading, and ends by this.
                box.client.sock.shutdown(socket.SHUT_RDWR)
            _shut(box)
        self._box = self._idler = None

    # Connections.

    @property
    def _folder(self) -> str:
        return self._account.config.get("folder") or "INBOX"

    @property
    def _mark(self) -> str:
        """Of the box we read: somebody may give the account another one."""
        config = self._account.config
        said = "\0".join((config["imap_host"], config.get("user") or self._address, self._folder))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def _sent_folder(self) -> str:
        return self._account.config.get("sent_folder") or "Sent"

    def _opened(self) -> BaseMailBox:
        if self._box is None:
            self._box = self._connected()
        return self._box

    def _connected(self) -> BaseMailBox:
        if self._over.is_set():
            raise Transient("closed")
        config = self._account.config
        host, port = config["imap_host"], int(config.get("imap_port") or 993)
        secure = config.get("imap_security") or "tls"
        context = trusting(config.get("authority", ""))
        box: BaseMailBox
        if secure == "tls":
            box = MailBox(host, port, timeout=TIMEOUT_S, ssl_context=context)
        elif secure == "starttls":
            box = MailBoxStartTls(host, port, timeout=TIMEOUT_S, ssl_context=context)
        else:
            only_here(host)
            box = MailBoxUnencrypted(host, port, timeout=TIMEOUT_S)
        with self._opening:
            self._open.add(box)
        try:
            self._signed_in(box)
        except BaseException:
            self._let_go(box)
            raise
        return box

    def _let_go(self, box: BaseMailBox) -> None:
        with self._opening:
            self._open.discard(box)
        _shut(box)

    def _signed_in(self, box: BaseMailBox) -> None:
        if self._over.is_set():
            raise Transient("closed")
        user = self._account.config.get("user") or self._address
        box.login(user, self._password, initial_folder=None)
        if "ID" in box.client.capabilities:
            # NetEase shows no folder to a program that does not say its name.
            said = f'("name" "moderator-desk" "version" "{version("moderator-desk")}")'
            box.client.xatom("ID", said)
        box.folder.set(self._folder, readonly=True)

    def _drop_idler(self) -> None:
        idler, self._idler = self._idler, None
        if idler is not None:
            self._let_go(idler)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """What the library and the net raise, as one of the ten; the connection is made anew."""
        try:
            yield
        except (*TROUBLES, *NONSENSE) as error:
            box, self._box = self._box, None
            if box is not None:
                self._let_go(box)
            raise translated(error) from error


def _has_news(idler: BaseMailBox, seconds: float) -> bool:
    """Raises ImapToolsError and what the net raises."""
    idle: Any = idler.idle  # half of it has no types
    idle.start()
    try:
        return _is_at_hand(idler.client) or bool(idle.poll(timeout=seconds))
    finally:
        idle.stop()


def _is_at_hand(client: imaplib.IMAP4) -> bool:
    """Whether a line has been read already, together with the server's consent: for what lies in
    our own buffer no socket wakes anybody."""
    before = client.sock.gettimeout()
    client.sock.settimeout(0)
    try:
        client._get_line()  # noqa: SLF001 - as the library reads it
    except (OSError, imaplib.IMAP4.abort):
        return False
    finally:
        client.sock.settimeout(before)
    return True


def _shut(box: BaseMailBox) -> None:
    with suppress(*TROUBLES):
        box.client.shutdown()


connector = Connector(
    Info(
        "mail",
        "mail",
        (mail_reading.STREAM,),
        (
            Field("address"),
            Field("password", secret=True),
            Field("imap_host"),
            Field("imap_port", preset="993"),
            Field("imap_security", preset="tls"),
            Field("smtp_host"),
            Field("smtp_port", preset="465"),
            Field("smtp_security", preset="tls"),
            Field("folder", needed=False, preset="INBOX"),
            Field("sent_folder", needed=False, preset="Sent"),
            Field("user", needed=False),
            Field("authority", needed=False),
        ),
    ),
    Mail,
)
