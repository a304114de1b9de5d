"""What many tests of connectors begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.desk.desk import Desk
from tests.channels.contract import ready


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ready(tmp_path / "desk") as opened:
        yield opened
