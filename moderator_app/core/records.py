"""How the desk's own records read the bodies of events and the files of a starter kit.

Organisations, people, remit entries and templates travel as plain JSON values. One habit for all
of them: an unknown key is passed over, an absent one takes its default, and a value of the wrong
kind is refused by name, so that a damaged record is seen and not half understood.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID, uuid5

Body = Mapping[str, object]
"""What an event's body or a kit's file holds for one record: text, numbers, lists, mappings."""

NAMESPACE = UUID("5a0c2f6e-0d3b-5c41-9b77-6d64e5c0a001")
"""Every id that comes from a key of the starter kit is made in this namespace; never change it."""


Kind = TypeVar("Kind", bound=StrEnum)


class BadRecord(ValueError):
    """A record cannot be read: `field` is absent although it must be there, or holds nonsense."""

    def __init__(self, record: str, field: str) -> None:
        super().__init__(f"{record}.{field}")
        self.record = record
        self.field = field


def kit_id(record: str, key: str) -> UUID:
    """The same record of the starter kit has the same id on every desk."""
    return uuid5(NAMESPACE, f"{record}:{key}")


class Reader:
    """Takes the fields of one body, and says which one was wrong."""

    __slots__ = ("_body", "_record")

    def __init__(self, record: str, body: object) -> None:
        if not isinstance(body, Mapping):
            raise BadRecord(record, "")
        self._record = record
        self._body: Body = body

    @property
    def body(self) -> Body:
        """What is read here, as it stands."""
        return self._body

    def text(self, field: str) -> str:
        """Text without blanks at its ends, or "" where there is none."""
        value = self._body.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(field)
        return value.strip()

    def raw(self, field: str) -> str:
        """Text as it was written, blanks and line ends included."""
        value = self._body.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(field)
        return value

    def needed(self, field: str) -> str:
        """Text that must be there."""
        value = self.text(field)
        if not value:
            raise self.wrong(field)
        return value

    def flag(self, field: str, *, default: bool = False) -> bool:
        value = self._body.get(field)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(field)
        return value

    def whole(self, field: str) -> int | None:
        value = self._body.get(field)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(field)
        return value

    def id(self, field: str) -> UUID:
        return self._uuid(field, self.needed(field))

    def ids(self, field: str) -> tuple[UUID, ...]:
        return tuple(self._uuid(field, text) for text in self.texts(field))

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts of a list, blank ones and repetitions left out."""
        found: dict[str, None] = {}
        for item in self.items(field):
            if not isinstance(item, str):
                raise self.wrong(field)
            if text := item.strip():
                found[text] = None
        return tuple(found)

    def items(self, field: str) -> tuple[object, ...]:
        value = self._body.get(field)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            raise self.wrong(field)
        return tuple(value)

    def one_of(self, field: str, kinds: type[Kind], default: Kind | None = None) -> Kind:
        """The member whose value stands there; without a default it must."""
        text = self.text(field)
        if not text and default is not None:
            return default
        try:
            return kinds(text)
        except ValueError:
            raise self.wrong(field) from None

    def day(self, field: str) -> date | None:
        """A day written 2026-02-28, or none."""
        text = self.text(field)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.wrong(field) from None

    def moment(self, field: str) -> datetime:
        """A time with its zone; without one nobody could say when it was."""
        try:
            moment = datetime.fromisoformat(self.needed(field))
        except ValueError:
            raise self.wrong(field) from None
        if moment.tzinfo is None:
            raise self.wrong(field)
        return moment

    def part(self, field: str, record: str) -> "Reader":
        """The reader of a record within this one; of an empty one where there is none."""
        value = self._body.get(field)
        return Reader(record, {} if value is None else value)

    def wrong(self, field: str) -> BadRecord:
        return BadRecord(self._record, field)

    def _uuid(self, field: str, text: str) -> UUID:
        try:
            return UUID(text)
        except ValueError:
            raise self.wrong(field) from None
