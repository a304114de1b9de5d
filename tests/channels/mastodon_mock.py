"""Another program that speaks Mastodon's interface, and heeds the key of a repetition: `mastodon-mock`
from the package index. It brings two dozen packages along, so that it is not one of the tests' own:
where its command is found (`pipx install mastodon-mock`), it is used."""

import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.channels.loopback import free_port

DESK, CITIZEN = "desk", "wang"
_START_S = 60.0
_SETTINGS = f"""
[[seed.accounts]]
username = "{DESK}"
access_token = "{DESK}-token"
[[seed.accounts]]
username = "{CITIZEN}"
domain = "example.org"
display_name = "晨跑的人"
access_token = "{CITIZEN}-token"
"""


class Mock:
    def __init__(self, port: int) -> None:
        self.port = port

    def post(self, path: str, value: object, who: str = DESK) -> Any:
        headers = {"Authorization": f"Bearer {who}-token", "Content-Type": "application/json"}
        return self._asked(path, headers, json.dumps(value).encode())

    def put(self, path: str, value: object, who: str) -> Any:
        headers = {"Authorization": f"Bearer {who}-token", "Content-Type": "application/json"}
        return self._asked(path, headers, json.dumps(value).encode(), "PUT")

    def get(self, path: str, who: str = DESK) -> Any:
        return self._asked(path, {"Authorization": f"Bearer {who}-token"})

    def _asked(
        self,
        path: str,
        headers: dict[str, str],
        content: bytes | None = None,
        how: str | None = None,
    ) -> Any:
        address = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(address, content, headers, method=how)
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
            return json.loads(answer.read() or b"null")

    def fault(self, path: str, **effect: object) -> None:
        """From now on it misbehaves there."""
        self.post("/api/v1/_mock/faults", {"match": {"path": path}, "effect": effect})

    def empty(self) -> None:
        """As it was at its start, and well."""
        self.post("/api/v1/_mock/reset", {})


@contextmanager
def running(folder: Path) -> Iterator[Mock]:
    program = shutil.which("mastodon_mock")
    if program is None:
        pytest.skip("not installed: mastodon-mock")
    settings, port = folder / "mock.toml", free_port()
    settings.write_text(_SETTINGS)
    words = ["serve", "--in-memory", "--config", str(settings), "--port", str(port)]
    with (folder / "mock.log").open("wb") as log:
        process = subprocess.Popen([program, *words], stdout=log, stderr=log)  # noqa: S603
    try:
        _await(port, folder / "mock.log")
        yield Mock(port)
    finally:
        process.terminate()
        process.wait()


def _await(port: int, log: Path) -> None:
    end = time.monotonic() + _START_S
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v2/instance").close()
        except OSError:
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.1)
        else:
            return
