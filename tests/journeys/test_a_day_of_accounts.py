"""A day with five accounts, cut short: citizens write, platforms fall ill and come back, clocks are
set, and a person works at the keys all the while. The long form is `tests.bench.bench_twelve_hours`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.system.home import resources
from moderator_app.system.vault import KEY_FILE_VARIABLE
from moderator_app.ui import text
from moderator_app.ui.text import Language
from tests.bench.bench_twelve_hours import lines, with_a_key
from tests.bench.twelve_hours_duty import Wishes, lived

pytestmark = pytest.mark.long

ACCOUNTS = ("mastodon", "wecom", "oa", "weibo", "wecom2")
"""Without the mailbox, whose servers take longer to start than the day lasts."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Path]:
    monkeypatch.setenv(KEY_FILE_VARIABLE, "")
    with_a_key(tmp_path)
    yield tmp_path
    text.install(qapp, resources(), Language.ENGLISH)


def test_in_a_day_with_an_outage_nothing_is_lost_or_doubled_and_the_window_stays_quick(
    folder: Path,
) -> None:
    report = lived(folder, Wishes(160, minutes=0.26, hours=0.8, seed=3, accounts=ACCOUNTS))
    missed = [f"{one.name}: {one.value}" for one in lines(report) if one.good is False]
    assert missed == []
    assert report.tally.states["sent"] > 10
