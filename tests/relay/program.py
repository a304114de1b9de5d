"""The relay as its own process on loopback, and who pushes to it and fetches from it."""

import base64
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from wechatpy.crypto import PrpCrypto  # type: ignore[import-untyped]
from wechatpy.utils import WeChatSigner  # type: ignore[import-untyped]

from moderator_app.relay.settings import digest

ROOT = Path(__file__).resolve().parents[2]
TOKEN, KEY = "RelayToken123", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
APPID, CORPID = "wx49f0ab532d5d035a", "ww12345678910"
BEARERS = {"front": "bearer-of-the-front-desk", "night": "bearer-of-the-night-desk"}
DESKS = {name: digest(bearer) for name, bearer in BEARERS.items()}
PLAIN = [sys.executable, "-I", "-S"]
"""Python without any package: what a small server has."""

Told = tuple[int, bytes]


@dataclass
class Relay:
    """A relay that runs."""

    port: int
    folder: Path
    process: "subprocess.Popen[str]"
    log: list[str] = field(default_factory=list)

    def ask(
        self, method: str, path: str, body: bytes | None = None, bearer: str = "", s: float = 30
    ) -> Told:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=s)
        try:
            headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def push(self, account: str, told: "Sealed") -> Told:
        return self.ask("POST", f"/wx/{account}?{told.query}", told.body)

    def pull(self, account: str, after: int = 0, wait: int = 0, desk: str = "front") -> Any:
        query = f"after={after}&wait={wait}"
        status, body = self.ask("GET", f"/pull/{account}?{query}", bearer=BEARERS[desk])
        assert status == 200, status
        return json.loads(body)

    def ack(self, account: str, upto: object, desk: str = "front", **changed: object) -> int:
        told = {"store": self.pull(account, desk=desk)["store"], "upto": upto} | changed
        body = json.dumps(told).encode()
        return self.ask("POST", f"/ack/{account}", body, BEARERS[desk])[0]


@dataclass(frozen=True)
class Sealed:
    query: str
    body: bytes


@dataclass(frozen=True)
class Pusher:
    """A platform that seals and signs; another program does it."""

    receiver: str = APPID
    token: str = TOKEN
    key: str = KEY
    skew: int = 0

    def seal(self, text: str) -> str:
        sealed = PrpCrypto(base64.b64decode(self.key + "=")).encrypt(text, self.receiver)
        return sealed if isinstance(sealed, str) else str(sealed.decode())

    def signed(self, *parts: str, name: str = "msg_signature", **more: str) -> str:
        """The query of a request, with the signature under that name."""
        now, nonce = str(int(time.time()) + self.skew), os.urandom(4).hex()
        signer = WeChatSigner()
        signer.add_data(self.token, now, nonce, *parts)
        return urlencode({name: signer.signature, "timestamp": now, "nonce": nonce} | more)

    def push(self, text: str) -> Sealed:
        sealed = self.seal(text)
        body = (
            f"<xml><ToUserName><![CDATA[gh_x]]></ToUserName>"
            f"<Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
        )
        return Sealed(self.signed(sealed), body.encode())


def another(receiver: str = APPID) -> Pusher:
    """Who does not know the account's token."""
    return Pusher(receiver, "AnotherToken")


def settings(folder: Path, accounts: Sequence[tuple[str, str]], port: int = 0) -> Path:
    """A file of settings; each account with two desks."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f'listen = "127.0.0.1:{port}"', f'folder = "{folder / "kept"}"']
    for name, platform in accounts:
        lines += [f"[accounts.{name}]", f'platform = "{platform}"', f'token = "{TOKEN}"']
        lines += [f"[accounts.{name}.desks]", *(f'{one} = "{d}"' for one, d in DESKS.items())]
    place = folder / "relay.toml"
    place.write_text("\n".join(lines))
    place.chmod(0o600)
    return place


@contextmanager
def running(
    folder: Path,
    accounts: Sequence[tuple[str, str]] = (("yunxi", "wechat"),),
    port: int = 0,
    program: Sequence[str] = (sys.executable, "-m", "moderator_app.relay"),
) -> Iterator[Relay]:
    """Until the test is done with it, or it has died before."""
    command = [*program, "--config", str(settings(folder, accounts, port))]
    process = subprocess.Popen(  # noqa: S603 - this program
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    relay = Relay(0, folder / "kept", process)
    try:
        for line in process.stderr:
            relay.log.append(line)
            if line.startswith("listens"):
                relay.port = int(line.rpartition(":")[2])
                break
        assert relay.port, relay.log
        yield relay
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=20)
        relay.log += rest.splitlines()
