"""The desk without a window, for tests: a command, and what it says."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from moderator_app import app

_ITSELF = "import sys; from moderator_app.app import main; raise SystemExit(main(sys.argv[1:]))"


class Program:
    """A desk of its own in a folder, with a key file."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        key = folder / "key"
        key.write_text("0123456789abcdef" * 4)
        key.chmod(0o600)
        self._environ = {
            **os.environ,
            "MODERATOR_DESK_HOME": str(self.home),
            "MODERATOR_DESK_KEY_FILE": str(key),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """In this process, which knows the program already: half of the time of a command goes
        into reading its code."""
        with _translated():
            return self._run(arguments)

    def _run(self, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
        out, wrong = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        with (
            mock.patch.dict(os.environ, self._environ, clear=True),
            mock.patch.object(sys, "excepthook"),
            mock.patch.object(sys, "stdin", None),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(wrong),
        ):
            try:
                code = app.main(arguments)
            except SystemExit as ended:
                code = 0 if ended.code is None else int(ended.code)
        return subprocess.CompletedProcess(arguments, code, _told(out), _told(wrong))

    def alone(
        self, *arguments: str, out: int = subprocess.PIPE
    ) -> "subprocess.CompletedProcess[str]":
        """In a process of its own."""
        return subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-c", _ITSELF, *arguments],
            env=self._environ,
            cwd=Path(__file__).parents[1],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    def answer(self, *arguments: str) -> Any:
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """The program makes an application for its words where there is none: one without windows, and
    after it no test of this process could have one with. Nothing it speaks stays."""
    application = QApplication.instance() or QApplication([])
    yield
    for translator in application.findChildren(QTranslator):
        QApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    said = stream.buffer
    assert isinstance(said, io.BytesIO)
    return said.getvalue().decode("utf-8")
