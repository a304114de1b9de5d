"""What many tests of the desk begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.desk.desk import Desk
from tests.desks import a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        yield opened
