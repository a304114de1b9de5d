"""Starter kits: what a new desk knows on its first day."""

import json
from pathlib import Path

from moderator_app.core import clock_profiles, organisations, routing, templates
from moderator_app.core.changes import Changes
from moderator_app.desk.desk import Desk
from moderator_app.desk.directory import Directory
from moderator_app.store import records

CITY_MANAGEMENT = "city-management"


def stock(directory: Directory, resources: Path, kit: str = CITY_MANAGEMENT) -> Changes:
    """Put a kit's organisations, dispatch list and templates into the desk."""
    folder = resources / "kits" / kit
    return directory.stock(
        [organisations.from_kit(item) for item in _items(folder / "organisations.json")],
        [routing.from_kit(item) for item in _items(folder / "remit.json")],
        [templates.from_kit(item) for item in _items(folder / "templates.json")],
    )


def stock_if_empty(desk: Desk, resources: Path) -> Changes:
    """Give a desk that knows nobody the starter kit; leave any other as it is."""
    if records.all_organisations(desk.session.store.connection):
        return Changes()
    return stock(desk.directory, resources)


def profiles(resources: Path) -> tuple[clock_profiles.Profile, ...]:
    """The clocks a desk can choose from, by key. Raises `BadRecord` for a file that is damaged."""
    files = sorted((resources / "clocks").glob("*.json"))
    return tuple(clock_profiles.from_file(json.loads(path.read_text("utf-8"))) for path in files)


def _items(path: Path) -> list[object]:
    items: list[object] = json.loads(path.read_text("utf-8"))
    return items
