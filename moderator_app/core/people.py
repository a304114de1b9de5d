"""The people who take turns at the desk."""

import unicodedata
from dataclasses import dataclass
from uuid import UUID

from moderator_app.core.records import Reader
from moderator_app.core.roles import Role

LONGEST_NAME = 20
LONGEST_NUMBER = 10


class BadName(ValueError):
    """The name is empty, longer than 20 characters, or holds characters nobody can see."""


class BadNumber(ValueError):
    """The duty number is longer than ten characters or holds something unprintable."""


@dataclass(frozen=True, slots=True)
class Person:
    """A moderator: who an event says did it."""

    id: UUID
    name: str
    number: str = ""
    """The duty number citizens may see (值班员 03); that it is unique is for the desk to keep."""
    active: bool = True
    """False once they have left; their name stays on what they did."""
    role: Role = Role.MODERATOR


def checked_name(name: str) -> str:
    """The name without blanks around it. Raises `BadName`."""
    tidy = unicodedata.normalize("NFC", name).strip()
    if not tidy or len(tidy) > LONGEST_NAME or not tidy.isprintable():
        raise BadName(name)
    return tidy


def checked_number(number: str) -> str:
    """The duty number in half-width signs, so that ０３ and 03 are one. Raises `BadNumber`."""
    tidy = unicodedata.normalize("NFKC", number).strip()
    if len(tidy) > LONGEST_NUMBER or not tidy.isprintable():
        raise BadNumber(number)
    return tidy


def to_body(person: Person) -> dict[str, object]:
    return {
        "id": str(person.id),
        "name": person.name,
        "number": person.number,
        "active": person.active,
        "role": person.role.value,
    }


def from_body(body: object) -> Person:
    """Raises `BadRecord` for what is absent or no text, `BadName` and `BadNumber` for the rest."""
    read = Reader("person", body)
    return Person(
        id=read.id("id"),
        name=checked_name(read.needed("name")),
        number=checked_number(read.text("number")),
        active=read.flag("active", default=True),
        role=read.one_of("role", Role, Role.MODERATOR),
    )
