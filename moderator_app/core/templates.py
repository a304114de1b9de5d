"""Reply templates: what they are for, which belongs to a case, and how their gaps are filled.

A template's text may hold `{地点}` (a placeholder), `{称呼|市民朋友}` (one with words to fall back
on), `{电话:供电公司}` (a snippet of the directory), and `{{` or `}}` for a brace as such. The
full-width signs ｜ and ： serve as well. Whatever else stands between braces, and a brace alone,
is ordinary text.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Audience
from moderator_app.core.organisations import Kind, organisation_id
from moderator_app.core.records import Reader, kit_id

ANY_AUDIENCE = "any"
"""How a body or a kit writes that a template suits both audiences."""


class Purpose(StrEnum):
    """What a text is for."""

    ANSWER = "answer"
    ASK = "ask"
    RESULT = "result"
    THANKS = "thanks"
    OUTSIDE = "outside"
    CLOSING = "closing"
    DISPATCH = "dispatch"
    HASTEN = "hasten"
    EMERGENCY = "emergency"
    """What to say when people are in danger: to the citizen, or to the duty leader."""


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


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`fallback` is None where there is none, and may be empty on purpose: `{称呼|}`."""

    name: str
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """What the directory knows under `field` about the organisation called `name`."""

    field: str
    name: str
    fallback: str | None = None


Part = Literal | Placeholder | Snippet


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap still open at `start` to `end`, in code points; Qt counts UTF-16 units."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    holes: tuple[Hole, ...]
    """Where to stop with Tab, true until the text is edited."""
    inserted: tuple[str, ...] = ()
    """What looks like a gap and was put in on purpose; `holes` wants to know it."""


def answering(kind: Kind) -> Purpose:
    """What the reply is for that tells a citizen who handles the matter."""
    return Purpose.OUTSIDE if kind is Kind.AGENCY else Purpose.ANSWER


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
        "audience": template.audience.value if template.audience else ANY_AUDIENCE,
        "uses": template.uses,
    }


def from_body(body: object) -> Template:
    """Reads what `to_body` wrote. Raises `BadRecord` naming the field that makes no sense."""
    read = Reader("template", body)
    return _template(read, read.id("id"), read.ids("organisations"))


def from_kit(item: object) -> Template:
    """Reads a template of a starter kit, which names organisations by their keys. Raises
    `BadRecord`."""
    read = Reader("template", item)
    organisations = tuple(map(organisation_id, read.texts("organisations")))
    return _template(read, template_id(read.needed("key")), organisations)


_FITS, _AUDIENCE, _KIND, _HANDLER, _TOPIC = 1, 1, 2, 4, 8
_BELONGS = _FITS + _KIND

# A name starts with a letter, so that {1}, { } and the pieces of code people paste stay text.
_GAP = re.compile(
    r"\{(?P<name>[^\W\d_][^\s{}|｜:：]{0,19})"
    r"(?:[:：](?P<of>[^\s{}|｜:：][^{}|｜\n]{0,39}))?"
    r"(?:[|｜](?P<fallback>[^{}\n]{0,60}))?\}"
)
_TOKEN = re.compile(rf"(?P<escape>\{{\{{|\}}\}})|{_GAP.pattern}")


def parse(text: str) -> tuple[Part, ...]:
    """The text as literal runs, placeholders and snippets; every text has a meaning."""
    parts: list[Part] = []
    literal = ""
    end = 0
    for found in _TOKEN.finditer(text):
        literal += text[end : found.start()]
        end = found.end()
        if found["escape"]:
            literal += found["escape"][0]
            continue
        if literal:
            parts.append(Literal(literal))
            literal = ""
        parts.append(_gap(found))
    literal += text[end:]
    if literal:
        parts.append(Literal(literal))
    return tuple(parts)


def fill(
    template: str,
    values: Mapping[str, str],
    snippet: Callable[[str, str], str | None],
) -> Filled:
    """Puts values and snippets into a template's text.

    A value that is absent or blank gives way to the fallback; without one the gap stays in sight
    as `{地点}` and is reported as a hole. What is put in is never read as a template again: a
    citizen who is called `{电话:环卫处}` stays so called.
    """
    text = ""
    found: list[Hole] = []
    for part in parse(template):
        if isinstance(part, Literal):
            text += part.text
            continue
        piece = _resolved(part, values, snippet)
        if piece is None:
            label = _label(part)
            piece = "{" + label + "}"
            found.append(Hole(len(text), len(text) + len(piece), label))
        text += piece
    meant = {hole.start for hole in found}
    inserted = tuple(gap[0] for gap in _GAP.finditer(text) if gap.start() not in meant)
    return Filled(text, tuple(found), inserted)


def holes(text: str, inserted: Sequence[str] = ()) -> tuple[Hole, ...]:
    """The gaps still open in a text that was typed or edited after filling.

    `inserted` (see `Filled`) protects what was put in on purpose: each piece excuses one place
    where it still stands, so that a name with braces does not stop the reply, while the same
    words left over from the template do. `{{` means nothing here: this text goes out as it is.
    """
    excused = Counter(inserted)
    found: list[Hole] = []
    for gap in _GAP.finditer(text):
        if excused[gap[0]] > 0:
            excused[gap[0]] -= 1
        else:
            found.append(Hole(gap.start(), gap.end(), _label(_gap(gap))))
    return tuple(found)


def fits(
    template: Template,
    *,
    organisation: UUID | None,
    topic_key: str,
    kind: Kind | None,
    purpose: Purpose,
    audience: Audience,
) -> int:
    """How closely a template belongs to a handler and a topic: 0 not at all, else the more the
    closer. What a template leaves open suits everybody; what it names must agree. The topic says
    more than the handler, the handler more than its kind. `topic_key` is empty where the person
    chose another handler than the topic's."""
    if template.purpose is not purpose:
        return 0
    rank = _FITS
    for narrowed, agrees, weight in (
        (bool(template.organisations), organisation in template.organisations, _HANDLER),
        (bool(template.topics), topic_key in template.topics, _TOPIC),
        (bool(template.kinds), kind in template.kinds, _KIND),
        (template.audience is not None, template.audience is audience, _AUDIENCE),
    ):
        if narrowed and not agrees:
            return 0
        rank += weight if narrowed else 0
    return rank


def best(
    templates: Iterable[Template],
    *,
    organisation: UUID | None,
    topic_key: str,
    kind: Kind | None,
    purpose: Purpose,
    audience: Audience,
) -> Template | None:
    """The template that belongs to a handler: the closest, then the most used, then the first.

    One that names neither topic nor handler nor kind belongs to nobody: words for an upset citizen
    are there to be chosen, never filled in by themselves.
    """

    def order(template: Template) -> tuple[int, int]:
        rank = fits(
            template,
            organisation=organisation,
            topic_key=topic_key,
            kind=kind,
            purpose=purpose,
            audience=audience,
        )
        return rank, template.uses

    closest = max(templates, key=order, default=None)
    return closest if closest is not None and order(closest)[0] >= _BELONGS else None


def _gap(found: re.Match[str]) -> Placeholder | Snippet:
    fallback = found["fallback"]
    if found["of"]:
        return Snippet(found["name"], found["of"].strip(), fallback)
    return Placeholder(found["name"], fallback)


def _resolved(
    part: Placeholder | Snippet,
    values: Mapping[str, str],
    snippet: Callable[[str, str], str | None],
) -> str | None:
    known = snippet(part.field, part.name) if isinstance(part, Snippet) else values.get(part.name)
    return known if known and known.strip() else part.fallback


def _label(part: Placeholder | Snippet) -> str:
    return f"{part.field}:{part.name}" if isinstance(part, Snippet) else part.name


def _template(read: Reader, id_: UUID, organisations: tuple[UUID, ...]) -> Template:
    if not read.raw("text").strip():
        raise read.wrong("text")
    return Template(
        id=id_,
        title=read.needed("title"),
        text=read.raw("text"),
        purpose=_purpose(read),
        key=read.text("key"),
        keywords=read.texts("keywords"),
        topics=read.texts("topics"),
        organisations=organisations,
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
    text = read.text("audience")
    try:
        return None if text in ("", ANY_AUDIENCE) else Audience(text)
    except ValueError:
        raise read.wrong("audience") from None
