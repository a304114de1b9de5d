"""Killed in the middle of keeping the case file: nothing acknowledged is lost, nothing half done.

The three hundred kills are `python3 -m tests.bench.bench_kills`.
"""

import random
import time
from pathlib import Path

import pytest

from tests.journeys.crashing_keeper import DEEDS
from tests.journeys.kills import kill_all

KILLS = 4


@pytest.mark.parametrize("deed", DEEDS)
def test_killed_at_any_moment_the_desk_is_whole(tmp_path: Path, deed: str) -> None:
    pick = random.Random(time.time_ns())  # noqa: S311 - other moments in every run
    done = kill_all(tmp_path, deed, KILLS, pick)
    assert done["killed"] == KILLS
