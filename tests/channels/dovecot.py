"""A real Dovecot for one test: an unprivileged server on loopback, with everything it keeps in one
folder. Mails are put into it by LMTP, as another server would."""

import os
import pwd
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.channels.loopback import free_port

USER = "desk@test"
PASSWORD = "secret"  # noqa: S105 - of a server that lives for a second
_START_S = 10.0


@dataclass(frozen=True, slots=True)
class Dovecot:
    folder: Path
    imap: int
    imaps: int
    lmtp: int

    def deliver(self, raw: bytes, sender: str = "citizen@example.org") -> None:
        with smtplib.LMTP("127.0.0.1", self.lmtp) as lmtp:
            lmtp.sendmail(sender, [USER], raw)

    def set_password(self, password: str) -> None:
        (self.folder / "users").write_text(f"{USER}:{{PLAIN}}{password}\n")

    def stop(self) -> None:
        subprocess.run(  # noqa: S603 - the server this test started
            [_program(), "-c", str(self.folder / "dovecot.conf"), "stop"], check=False
        )
        self._await(up=False)
        # Whoever reads through TLS is served on by a process of its own.
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (process / "cwd").readlink().is_relative_to(self.folder):
                    os.kill(int(process.name), signal.SIGKILL)

    def start(self) -> None:
        subprocess.run(  # noqa: S603 - a server for this test
            [_program(), "-c", str(self.folder / "dovecot.conf")], check=True
        )
        self._await(up=True)

    def _await(self, *, up: bool) -> None:
        end = time.monotonic() + _START_S
        while self._answers() != up:
            assert time.monotonic() < end, (self.folder / "dovecot.log").read_text()
            time.sleep(0.02)

    def _answers(self) -> bool:
        with closing(socket.socket()) as tried:
            return tried.connect_ex(("127.0.0.1", self.imap)) == 0

    def renumber(self) -> None:
        """As after a restored backup: the same mails under other numbers."""
        self.stop()
        for name in self.folder.rglob("dovecot-uidlist*"):
            name.unlink()
        for name in self.folder.rglob("dovecot.index*"):
            name.unlink()
        for name in self.folder.rglob("dovecot-uidvalidity*"):
            name.unlink()
        time.sleep(1.1)  # numbers are given by the second
        self.start()


def empty(server: Dovecot) -> None:
    """No mail is there any more."""
    place = server.folder / "mail"
    owner = (server.folder / "state").stat()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.chown(place, owner.st_uid, owner.st_gid)


def _program() -> str:
    return shutil.which("dovecot") or "/usr/sbin/dovecot"


def _account() -> str:
    """Whom the server runs as: root it must not be."""
    return "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name


_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
mail_location = maildir:{folder}/mail/%n
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%n
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = create
  }}
}}
"""


def certificate(folder: Path) -> Path:
    """A self-signed certificate for localhost, and its key beside it."""
    place = folder / "cert.pem"
    subprocess.run(  # noqa: S603 - a certificate for this test
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",  # noqa: S607
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(folder / "key.pem"), "-out", str(place)],
        check=True, capture_output=True,
    )  # fmt: skip
    return place


def encrypted(folder: Path) -> ssl.SSLContext:
    """How a server speaks whose certificate and key lie there."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def needed() -> list[str]:
    """What is missing on this machine for a server of one's own."""
    found = shutil.which("dovecot") or Path("/usr/sbin/dovecot").exists()
    absent = [] if found else ["dovecot-imapd", "dovecot-lmtpd"]
    return absent if shutil.which("openssl") else [*absent, "openssl"]


@contextmanager
def running(folder: Path) -> Iterator[Dovecot]:
    if absent := needed():
        pytest.skip(f"not installed: {', '.join(absent)}")
    user = _account()
    group = "nogroup" if os.getuid() == 0 else user
    certificate(folder)
    server = Dovecot(folder, free_port(), free_port(), free_port())
    for name in ("run", "state", "mail"):
        (folder / name).mkdir()
    text = _CONFIGURATION.format(
        folder=folder, user=user, group=group, imap=server.imap, imaps=server.imaps,
        lmtp=server.lmtp,
    )  # fmt: skip
    (folder / "dovecot.conf").write_text(text)
    server.set_password(PASSWORD)
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user)
        folder.chmod(0o755)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with tempfile.TemporaryDirectory(prefix="dovecot-") as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder)) as started:
            yield started


def trusting(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(folder / "cert.pem"))
