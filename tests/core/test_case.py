"""A case is made anew at every event."""

from dataclasses import replace

import pytest

from moderator_app.core.case import changed
from tests.stories import Story


def test_a_case_is_changed_as_any_record_is_and_in_nothing_it_does_not_have() -> None:
    story = Story()
    story.hear()
    before = story.case
    after = changed(before, pinned=True, notes=3)
    assert after == replace(before, pinned=True, notes=3)
    assert before.pinned is False
    with pytest.raises(TypeError, match="pined"):
        changed(before, pined=True)
