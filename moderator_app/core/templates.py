"""Reply templates: what they are for, and which belongs to a case."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from moderator_app.core.organisations import Kind
from moderator_app.core.records import Reader, kit_id


class Purpose(StrEnum):
    """What a text is for."""

    ANSWER = "answer"
    ASK = "ask"
    RESULT = "result"
    THANKS = "thanks"
    OUTSIDE = "outside"
    CLOSING = "closing"
    DISPATCH = "dispatch"


class Audience(StrEnum):
    """Who can read a reply: everybody, or the one citizen."""

    PUBLIC = "public"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Template:
    id: UUID
    title: str
    text: str
    purpose: Purpose
    key: str = ""
    """Its key in the starter kit; empty for one the bureau added."""
    keywords: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Keys of the remit entries it is written for; any topic where empty."""
    organisations: tuple[UUID, ...] = ()
    """The handlers it names or suits; any handler where empty."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of handler it suits; any kind where empty."""
    audience: Audience | None = None
    """None suits both."""
    uses: int = 0
    """How often it was used, to break ties."""


def template_id(kit_key: str) -> UUID:
    return kit_id("template", kit_key)


def to_body(template: Template) -> dict[str, object]:
    return {
        "id": str(template.id),
        "key": template.key,
        "title": template.title,
        "text": template.text,
        "keywords": list(template.keywords),
        "purpose": template.purpose.value,
        "topics": list(template.topics),
        "organisations": [str(organisation) for organisation in template.organisations],
        "kinds": [kind.value for kind in template.kinds],
        "audience": template.audience.value if template.audience else None,
        "uses": template.uses,
    }


def from_body(body: object) -> Template:
    """Reads what `to_body` wrote. Raises `BadRecord` naming the field that makes no sense.

    A starter kit has keys in place of ids: give a template its `organisations` by
    `organisation_id` before reading it.
    """
    read = Reader("template", body)
    key = read.text("key")
    if not read.raw("text").strip():
        raise read.wrong("text")
    return Template(
        id=read.id("id") if read.text("id") or not key else template_id(key),
        title=read.needed("title"),
        text=read.raw("text"),
        purpose=_purpose(read),
        key=key,
        keywords=read.texts("keywords"),
        topics=read.texts("topics"),
        organisations=read.ids("organisations"),
        kinds=_kinds(read),
        audience=_audience(read),
        uses=max(0, read.whole("uses") or 0),
    )


def _purpose(read: Reader) -> Purpose:
    try:
        return Purpose(read.text("purpose"))
    except ValueError:
        raise read.wrong("purpose") from None


def _kinds(read: Reader) -> tuple[Kind, ...]:
    try:
        return tuple(Kind(text) for text in read.texts("kinds"))
    except ValueError:
        raise read.wrong("kinds") from None


def _audience(read: Reader) -> Audience | None:
    try:
        return Audience(read.text("audience")) if read.text("audience") else None
    except ValueError:
        raise read.wrong("audience") from None
