"""An account that nobody has written to yet, and the first who do."""

from datetime import UTC, datetime
from typing import Any

import pytest

from moderator_app.channels import mastodon_reading as reading
from moderator_app.channels.mastodon_reading import AT_ONCE, OVERLAP, Look

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def page(*ids: int) -> list[dict[str, Any]]:
    """Newest first, as servers tell it."""
    return [{"id": f"{n}", "created_at": NOW.isoformat()} for n in reversed(ids)]


def ids(look: Look) -> list[str]:
    return [entry["id"] for entry in look.entries if isinstance(entry, dict)]


@pytest.mark.parametrize("before", range(OVERLAP + 1))
def test_one_that_is_shown_late_is_read_also_where_it_stands_before_all_others(before: int) -> None:
    first = reading.look(page(*range(100, 100 + before)), None, NOW)
    shown = page(7, *range(100, 100 + before))
    assert reading.after(first.cursor) == "", "it may stand before the first of them"
    assert "7" in ids(reading.look(shown, first.cursor, NOW))


def test_a_first_day_on_which_more_came_than_a_page_holds_passes_none_of_it_over() -> None:
    cursor = reading.look(page(1, 2), None, NOW).cursor
    everything, seen = list(range(1, 200)), {"1", "2"}
    for _ in range(20):
        after = reading.after(cursor)
        shown = [n for n in everything if n > int(after)][:80] if after else everything[-80:]
        look = reading.look(page(*shown), cursor, NOW)
        seen |= set(ids(look))
        cursor = look.cursor
        if not look.more:
            break
    assert seen == {f"{n}" for n in everything}


@pytest.mark.parametrize("beyond", range(1, OVERLAP + 1))
def test_also_after_much_at_once_one_that_is_shown_late_is_read(beyond: int) -> None:
    cursor = reading.look(page(*range(100, 112)), None, NOW).cursor
    everything = list(range(100, 112 + AT_ONCE + beyond))
    for _ in range(9):
        shown = [n for n in everything if n > int(reading.after(cursor))]
        look = reading.look(page(*shown), cursor, NOW)
        cursor = look.cursor
        if not look.more:
            break
    everything.insert(len(everything) - OVERLAP, 7)
    at = everything.index(int(reading.after(cursor)))
    assert "7" in ids(reading.look(page(*everything[at + 1 :]), cursor, NOW))
