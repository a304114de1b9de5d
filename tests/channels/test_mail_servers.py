"""Mail servers that are otherwise than the one which runs in these tests: NetEase's, which shows no
folder to a stranger, and those that wake nobody."""

import time
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.core.channels import Received
from tests.channels.test_hostile_mail import FINE, Say, folder, imap, opened, serving

__all__ = ["folder"]


def test_netease_shows_its_folders_to_a_program_that_says_its_name(folder: Path) -> None:
    told: list[bytes] = []

    def netease(answers: dict[bytes, Say], asked: bytes) -> Say:
        tag, _, words = asked.partition(b" ")
        told.append(words.split(b" ")[0].strip())
        if told[-1] == b"ID":
            assert words.startswith(b'ID ("name" "moderator-desk" "version" "')
        if told[-1] == b"EXAMINE" and b"ID" not in told:
            return tag + b" NO EXAMINE Unsafe Login. Please contact kefu@188.com for help\r\n"
        return imap(answers, asked)

    answers = FINE | {b"CAPABILITY": b"* CAPABILITY IMAP4rev1 ID\r\n% OK x\r\n"}
    with (
        serving(folder, b"* OK\r\n", answers, netease) as port,
        closing(opened(folder, port)) as mail,
    ):
        (one,) = mail.poll("inbox", None).items
    assert isinstance(one, Received)
    assert told.index(b"LOGIN") < told.index(b"ID") < told.index(b"EXAMINE")


@pytest.mark.parametrize("seconds", [0.0, 0.3])
def test_where_a_server_wakes_nobody_one_waits_as_long_as_one_was_told(
    folder: Path, seconds: float
) -> None:
    asked: list[bytes] = []

    def heard(answers: dict[bytes, Say], words: bytes) -> Say:
        asked.append(words)
        return imap(answers, words)

    with (
        serving(folder, b"* OK\r\n", FINE, heard) as port,
        closing(opened(folder, port)) as mail,
    ):
        assert mail.wait(9), "what came before this is looked for at once"
        began = time.monotonic()
        assert not mail.wait(seconds)
        assert time.monotonic() - began >= seconds
    assert not any(b"IDLE" in one for one in asked)
