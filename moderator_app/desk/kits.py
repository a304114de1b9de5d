"""Starter kits: what a new desk knows on its first day."""

import json
from dataclasses import replace
from pathlib import Path

from moderator_app.core import clock_profiles, organisations, routing, templates
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import Organisation
from moderator_app.core.templates import Template
from moderator_app.desk.desk import Desk
from moderator_app.desk.directory import Directory
from moderator_app.store import log, records

CITY_MANAGEMENT = "city-management"
_CITY = "清川"
_AREA_CODE = "0399-"
"""Of the kit's city: neither is on any map."""


def stock(
    directory: Directory, resources: Path, kit: str = CITY_MANAGEMENT, *, elsewhere: bool = False
) -> Changes:
    """Put a kit's organisations, dispatch list and templates into the desk. `elsewhere` than in
    the kit's own invented city its organisations are marked as examples to be replaced, and its
    templates do not name it."""
    folder = resources / "kits" / kit
    known = [organisations.from_kit(item) for item in _items(folder / "organisations.json")]
    written = [templates.from_kit(item) for item in _items(folder / "templates.json")]
    return directory.stock(
        [_elsewhere(one) for one in known] if elsewhere else known,
        [routing.from_kit(item) for item in _items(folder / "remit.json")],
        [*(_unnamed(one) if elsewhere else one for one in written), *_scripts(resources)],
    )


def stock_if_empty(desk: Desk, resources: Path) -> Changes:
    """Give a desk that knows nobody the starter kit; leave any other as it is."""
    if records.all_organisations(desk.session.store.connection):
        return Changes()
    return stock(desk.directory, resources, elsewhere=True)


def learn_scripts(desk: Desk, resources: Path) -> Changes:
    """Give a desk of before what to say in an emergency; what somebody removed stays removed."""
    connection = desk.session.store.connection
    new = [one for one in _scripts(resources) if not log.history(connection, one.id)]
    return desk.directory.stock((), (), new)


def _scripts(resources: Path) -> list[Template]:
    return [templates.from_kit(item) for item in _items(resources / "emergency" / "scripts.json")]


def _elsewhere(one: Organisation) -> Organisation:
    """Nobody has confirmed it, and its people are as invented as the city."""
    numbers = (number.number for number in one.numbers)
    example = _CITY in one.name or any(number.startswith(_AREA_CODE) for number in numbers)
    return replace(
        one, example=example, verified=None, contacts=() if not example else one.contacts
    )


def _unnamed(one: Template) -> Template:
    return replace(one, text=one.text.replace(f"{_CITY}市", ""))


def profiles(resources: Path) -> tuple[clock_profiles.Profile, ...]:
    """The clocks a desk can choose from, by key. Raises `BadRecord` for a file that is damaged."""
    files = sorted((resources / "clocks").glob("*.json"))
    return tuple(clock_profiles.from_file(json.loads(path.read_text("utf-8"))) for path in files)


def _items(path: Path) -> list[object]:
    items: list[object] = json.loads(path.read_text("utf-8"))
    return items
