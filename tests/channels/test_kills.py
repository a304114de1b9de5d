"""Killed at any moment, a send is lost nowhere and doubled nowhere, and what is unknown is shown."""

import random
from pathlib import Path

import pytest

from moderator_app.core.channels import Repeat
from tests.channels.kills import kill_at_random


@pytest.mark.parametrize("repeat", list(Repeat))
def test_programs_killed_while_they_send_lose_and_double_nothing(
    tmp_path: Path, repeat: Repeat
) -> None:
    pick = random.Random(f"kills of {repeat}")  # noqa: S311 - moments, not secrets
    tally = kill_at_random(tmp_path / "desk", repeat, 2, pick, replies=20)
    assert tally.kills >= 2
    if repeat is not Repeat.NEVER:
        assert tally.shown == 0
