"""The directory: who handles what, how we turn to them, and the number that answers now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from moderator_app.core.records import Reader, kit_id

DAY_BEGINS = time(8, 30)
DAY_ENDS = time(18, 0)
WORKING_WEEKDAYS = frozenset(range(5))
"""Monday to Friday. Holidays and make-up workdays are the business of the working-day clock."""


class Kind(StrEnum):
    """What an organisation is to us; it sets the verb, the paper and the clock."""

    DEPARTMENT = "department"
    """One of our own: 转办."""
    DISTRICT = "district"
    """A district's own bureau: 交办."""
    AGENCY = "agency"
    """Outside our remit: 函告."""


class Hours(StrEnum):
    """When a telephone number is answered."""

    DAY = "day"
    NIGHT = "night"
    ALWAYS = "always"


class Reached(StrEnum):
    """What became of a call to a number of the directory."""

    REACHED = "reached"
    UNANSWERED = "unanswered"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be given to citizens."""

    label: str
    number: str
    hours: Hours = Hours.ALWAYS


@dataclass(frozen=True, slots=True)
class Contact:
    """A person we call ourselves; the number is never given out."""

    name: str
    role: str
    number: str


@dataclass(frozen=True, slots=True)
class Check:
    """One call to `number` and what became of it; `by` is the person who called."""

    at: datetime
    number: str
    result: Reached
    by: UUID


@dataclass(frozen=True, slots=True)
class Organisation:
    id: UUID
    name: str
    kind: Kind
    key: str = ""
    """Its key in the starter kit; empty for one the bureau added."""
    short: str = ""
    """What buttons and chips say; the full name where it is empty."""
    verb: str = ""
    """How we pass a case to it; the kind's own word where it is empty."""
    duties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Of a district: streets and landmarks that tell it, besides what its name says."""
    source: str = ""
    """The document that gives it these duties."""
    numbers: tuple[Number, ...] = ()
    hours: str = ""
    """Its opening hours in its own words."""
    contacts: tuple[Contact, ...] = ()
    address: str = ""
    mail: str = ""
    """The mailbox to which dispatches may go."""
    note: str = ""
    verified: date | None = None
    """The last day on which somebody confirmed the entry."""
    digit: int | None = None
    """The key, 1 to 9, that chooses it."""
    emergency: bool = False
    example: bool = False
    """Invented, from a starter kit: nobody at this desk has put its own organisation there yet."""
    checks: tuple[Check, ...] = ()
    """The last few calls, oldest first."""

    @property
    def shown(self) -> str:
        return self.short or self.name

    @property
    def relation(self) -> str:
        return self.verb or default_verb(self.kind)


_VERBS = {Kind.DEPARTMENT: "转办", Kind.DISTRICT: "交办", Kind.AGENCY: "函告"}


def default_verb(kind: Kind) -> str:
    """The word of office practice for passing a case to such an organisation."""
    return _VERBS[kind]


def organisation_id(kit_key: str) -> UUID:
    return kit_id("organisation", kit_key)


def number_now(organisation: Organisation, local: datetime) -> Number | None:
    """The number that answers at `local`, a time in the zone of the desk.

    A number for this part of the day comes before one that always answers; none is better than
    one that rings in an empty office.
    """
    wanted = Hours.DAY if is_day(local) else Hours.NIGHT
    for hours in (wanted, Hours.ALWAYS):
        for number in organisation.numbers:
            if number.hours is hours:
                return number
    return None


def is_day(local: datetime) -> bool:
    working = local.weekday() in WORKING_WEEKDAYS
    return working and DAY_BEGINS <= local.time() < DAY_ENDS


def named(organisations: Iterable[Organisation], name: str) -> Organisation | None:
    """The organisation of that name, or else of that short name or kit key."""
    wanted = name.strip()
    if not wanted:
        return None
    everyone = tuple(organisations)
    for known in (_by_name, _by_short, _by_key):
        for organisation in everyone:
            if known(organisation) == wanted:
                return organisation
    return None


def public_numbers(organisations: Iterable[Organisation]) -> frozenset[str]:
    """The numbers that may stand in a public reply; those of contacts may not."""
    return frozenset(
        number.number for organisation in organisations for number in organisation.numbers
    )


def invented(organisations: Iterable[Organisation]) -> frozenset[str]:
    """Names and numbers that must not be told to a citizen: they are a starter kit's examples."""
    everyone = tuple(organisations)
    real = public_numbers(one for one in everyone if not one.example)
    examples = [one for one in everyone if one.example]
    return frozenset(one.name for one in examples) | (public_numbers(examples) - real)


def to_body(organisation: Organisation) -> dict[str, object]:
    verified = organisation.verified
    return {
        "id": str(organisation.id),
        "key": organisation.key,
        "name": organisation.name,
        "short": organisation.short,
        "kind": organisation.kind.value,
        "verb": organisation.verb,
        "duties": list(organisation.duties),
        "places": list(organisation.places),
        "source": organisation.source,
        "numbers": [
            {"label": number.label, "number": number.number, "hours": number.hours.value}
            for number in organisation.numbers
        ],
        "hours": organisation.hours,
        "contacts": [
            {"name": contact.name, "role": contact.role, "number": contact.number}
            for contact in organisation.contacts
        ],
        "address": organisation.address,
        "mail": organisation.mail,
        "note": organisation.note,
        "verified": verified.isoformat() if verified else None,
        "digit": organisation.digit,
        "emergency": organisation.emergency,
        "example": organisation.example,
        "checks": [
            {
                "at": check.at.isoformat(),
                "number": check.number,
                "result": check.result.value,
                "by": str(check.by),
            }
            for check in organisation.checks
        ],
    }


def from_body(body: object) -> Organisation:
    """Reads what `to_body` wrote. Raises `BadRecord` naming the field that makes no sense."""
    read = Reader("organisation", body)
    return _organisation(read, read.id("id"))


def from_kit(item: object) -> Organisation:
    """Reads an entry of a starter kit, whose key makes its id. Raises `BadRecord`."""
    read = Reader("organisation", item)
    return _organisation(read, organisation_id(read.needed("key")))


def _organisation(read: Reader, id_: UUID) -> Organisation:
    digit = read.whole("digit")
    if digit is not None and not 1 <= digit <= 9:
        raise read.wrong("digit")
    return Organisation(
        id=id_,
        name=read.needed("name"),
        kind=_kind(read),
        key=read.text("key"),
        short=read.text("short"),
        verb=read.text("verb"),
        duties=read.texts("duties"),
        places=read.texts("places"),
        source=read.text("source"),
        numbers=tuple(_number(item) for item in read.items("numbers")),
        hours=read.text("hours"),
        contacts=tuple(_contact(item) for item in read.items("contacts")),
        address=read.text("address"),
        mail=read.text("mail"),
        note=read.raw("note"),
        verified=read.day("verified"),
        digit=digit,
        emergency=read.flag("emergency"),
        example=read.flag("example"),
        checks=tuple(_check(item) for item in read.items("checks")),
    )


def _by_name(organisation: Organisation) -> str:
    return organisation.name


def _by_short(organisation: Organisation) -> str:
    return organisation.short


def _by_key(organisation: Organisation) -> str:
    return organisation.key


def _kind(read: Reader) -> Kind:
    try:
        return Kind(read.text("kind"))
    except ValueError:
        raise read.wrong("kind") from None


def _number(item: object) -> Number:
    read = Reader("number", item)
    try:
        hours = Hours(read.text("hours") or Hours.ALWAYS)
    except ValueError:
        raise read.wrong("hours") from None
    return Number(read.text("label"), read.needed("number"), hours)


def _contact(item: object) -> Contact:
    read = Reader("contact", item)
    return Contact(read.text("name"), read.text("role"), read.text("number"))


def _check(item: object) -> Check:
    read = Reader("check", item)
    try:
        result = Reached(read.text("result"))
    except ValueError:
        raise read.wrong("result") from None
    return Check(read.moment("at"), read.needed("number"), result, read.id("by"))
