"""A real ActivityPub server for one test: snac, with an account for the desk and one for a citizen,
and everything it keeps in one folder.

It carries what is said from one account to another by three steps of three seconds each. Where a
test is not about that way, what the citizen said is handed over as another server would do it, by a
signed request, and taken in at once.
"""

import base64
import hashlib
import html
import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.channels.loopback import free_port

DESK, CITIZEN = "desk", "citizen"
_START_S = 10.0
_ACTIVITY = "application/activity+json"


@dataclass(frozen=True, slots=True)
class Snac:
    folder: Path
    port: int
    passwords: dict[str, str]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words: str) -> str:
        return _command(words[0], str(self.folder), *words[1:])

    # What its people do.

    def say(self, text: str, who: str = CITIZEN) -> None:
        """By the server's own tool, and carried on when the server gets to it."""
        self.command("note", who, text)

    def hasten(self) -> None:
        """Do now what waits for either of its people."""
        for who in (DESK, CITIZEN):
            self.command("queue", who)

    def hand_over(self, text: str, **more: object) -> str:
        """The citizen says something to the desk, which has it when this ends; the address of it."""
        note = self._note(text) | more
        self._deliver("Create", note)
        return str(note["id"])

    def word_anew(self, address: str, text: str) -> None:
        """The citizen edits what they said."""
        self._deliver(
            "Update", self._note(text) | {"id": address, "url": address, "updated": _now()}
        )

    def _note(self, text: str) -> dict[str, object]:
        address = f"{self.base}/{CITIZEN}/p/{time.time():.6f}"
        desk = f"{self.base}/{DESK}"
        name = f'<span class="h-card"><a href="{desk}" class="u-url mention">@{DESK}</a></span>'
        return {
            "type": "Note",
            "id": address,
            "url": address,
            "attributedTo": f"{self.base}/{CITIZEN}",
            "published": _now(),
            "content": f"<p>{name} {html.escape(text)}</p>",
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "cc": [desk],
            "tag": [{"type": "Mention", "href": desk, "name": f"@{DESK}@127.0.0.1:{self.port}"}],
        }

    def _deliver(self, kind: str, note: dict[str, object]) -> None:
        activity = {
            "@context": "https://www.w3.org/ns/activitystreams",
            "type": kind,
            "id": f"{note['id']}/{kind}/{time.time()}",
            "actor": f"{self.base}/{CITIZEN}",
            "published": note["published"],
            "to": note["to"],
            "cc": note["cc"],
            "object": note,
        }
        self._send_signed(json.dumps(activity, ensure_ascii=False).encode())
        self.command("queue", DESK)

    def _send_signed(self, octets: bytes) -> None:
        """By a signed request, as servers send to one another."""
        path, host = f"/{DESK}/inbox", f"127.0.0.1:{self.port}"
        digest = "SHA-256=" + base64.b64encode(hashlib.sha256(octets).digest()).decode()
        date = formatdate(usegmt=True)
        signed = f"(request-target): post {path}\nhost: {host}\ndigest: {digest}\ndate: {date}"
        told = json.loads((self.folder / "user" / CITIZEN / "key.json").read_text())
        key = serialization.load_pem_private_key(told["secret"].encode(), None)
        assert isinstance(key, rsa.RSAPrivateKey)
        signature = key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        words = (
            f'keyId="{self.base}/{CITIZEN}#main-key",algorithm="rsa-sha256",'
            'headers="(request-target) host digest date",'
            f'signature="{base64.b64encode(signature).decode()}"'
        )
        headers = {"Host": host, "Digest": digest, "Date": date, "Signature": words}
        request = urllib.request.Request(  # noqa: S310 - the server of this test
            self.base + path, octets, headers | {"Content-Type": _ACTIVITY}
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
            assert answer.status == 202

    def statuses(self, who: str = DESK) -> dict[str, str]:
        """What somebody has said, by its address."""
        place = self.folder / "user" / who / "private"
        told = [json.loads(one.read_text()) for one in place.glob("*.json")]
        by = f"{self.base}/{who}"
        return {one["id"]: one["sourceContent"] for one in told if one.get("attributedTo") == by}

    # Signing in, as a person does it in a browser.

    def code(self, address: str, who: str) -> str:
        """Open the address, give name and password, and copy the code that is shown."""
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - the server of this test
            page = answer.read().decode()
        form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        form |= {"login": who, "passwd": self.passwords[who]}
        octets = urllib.parse.urlencode(form).encode()
        place = f"{self.base}/oauth/x-snac-login"
        with urllib.request.urlopen(place, octets) as answer:  # noqa: S310 - as above
            found = re.search(r"[0-9a-f]{32}", answer.read().decode())
        assert found is not None
        return found[0]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _command(*words: str) -> str:
    done = subprocess.run(  # noqa: S603 - the server of this test
        [_program(), *words], check=True, capture_output=True, text=True, input="\n"
    )
    return done.stdout + done.stderr


def _program() -> str:
    return shutil.which("snac") or "/usr/bin/snac"


def _made(folder: Path, port: int) -> dict[str, str]:
    """A server's folder, and the passwords of its people."""
    answers = f"127.0.0.1\n{port}\n127.0.0.1:{port}\n\n\n"
    subprocess.run(  # noqa: S603 - the server of this test
        [_program(), "init", str(folder)], check=True, capture_output=True, input=answers.encode()
    )
    place = folder / "server.json"
    # It sends to itself, and has to have somebody left who answers.
    chosen = {"protocol": "http", "num_threads": 16}
    place.write_text(json.dumps(json.loads(place.read_text()) | chosen))
    passwords = {}
    for who in (DESK, CITIZEN):
        found = re.search(r"password is (\S+)", _command("adduser", str(folder), who))
        assert found is not None
        passwords[who] = found[1]
    return passwords


@contextmanager
def running(folder: Path) -> Iterator[Snac]:
    if not Path(_program()).exists():
        pytest.skip("not installed: snac2")
    port = free_port()
    place = folder / "snac"
    server = Snac(place, port, _made(place, port))
    with (folder / "snac.log").open("wb") as log:
        process = subprocess.Popen([_program(), "httpd", str(place)], stderr=log)  # noqa: S603
    try:
        _await(server)
        yield server
    finally:
        # Asked to end, it would sleep its three seconds first.
        process.send_signal(signal.SIGKILL)
        process.wait()
        for left in (f"sem.job_{process.pid}", f"127.0.0.1:{port}_snac_state"):
            with suppress(OSError):
                os.unlink(f"/dev/shm/{left}")  # noqa: PTH108, S108 - where it keeps its semaphores


def _await(server: Snac) -> None:
    end = time.monotonic() + _START_S
    while True:
        try:
            urllib.request.urlopen(server.base).close()  # noqa: S310 - the server of this test
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.02)
        else:
            return
