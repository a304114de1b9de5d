"""What the palette offers: cases, organisations, templates and commands, found by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core import search
from moderator_app.core.organisations import Organisation, number_now
from moderator_app.core.pinyin import Names
from moderator_app.core.reading_order import in_order
from moderator_app.core.templates import Template
from moderator_app.ui import case_words
from moderator_app.ui.commands import Command
from moderator_app.ui.models.found import Results
from moderator_app.ui.models.lines import moment
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.workbench import Workbench

_MOST_CASES: Final = 7
_MOST_NAMES: Final = 5


class Section(StrEnum):
    """In the order in which they stand; the value is the icon of its entries."""

    CASES = "inbox"
    ORGANISATIONS = "building"
    TEMPLATES = "template"
    COMMANDS = "keyboard"


TITLES: Final[Mapping[Section, Phrase]] = {
    Section.CASES: mark("Palette", "Cases"),
    Section.ORGANISATIONS: mark("Palette", "Organisations"),
    Section.TEMPLATES: mark("Palette", "Templates"),
    Section.COMMANDS: mark("Palette", "Commands"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `spans` are the searched words in `title`; `extra` stands at its right (a number,
    a key, a day). `what` is what it opens: an id, or the name of a command."""

    section: Section
    title: str
    what: UUID | str
    detail: str = ""
    extra: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def sentence(self) -> str:
        parts = (TITLES[self.section].shown(), self.title, self.detail, self.extra)
        return t("Palette", ", ").join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Indexes:
    """Names and how they are typed. Made on the reader thread: spelling takes its time."""

    organisations: Names[Organisation]
    templates: Names[Template]
    commands: Names[Command]


Titles = Mapping[Command, tuple[str, ...]]
"""What each command may be found by; only the window's thread can translate."""


def index(
    organisations: Sequence[Organisation],
    templates: Sequence[Template],
    titles: Titles,
) -> Indexes:
    return Indexes(
        Names(organisations, _organisation_names),
        Names(templates, _template_names),
        Names(titles, titles.__getitem__),
    )


def _organisation_names(one: Organisation) -> tuple[str, ...]:
    return tuple(filter(None, (one.name, one.short)))


def _template_names(one: Template) -> tuple[str, ...]:
    return (one.title, *one.keywords)


def cases(results: Results, bench: Workbench) -> list[Entry]:
    """The newest cases that were found, as their words matched."""
    now = bench.local(bench.now())
    entries = []
    for key in results.keys[:_MOST_CASES]:
        row, hit = results.rows.get(key), results.hits.get(key)
        found = None if hit is None else search.brought_forward(hit.snippet)
        if row is None:
            continue
        entries.append(
            Entry(
                Section.CASES,
                title=in_order(found.text if found else row.title or row.summary),
                spans=found.spans if found else (),
                what=row.case_id,
                detail=" · ".join(filter(None, (row.author, case_words.platform(row.platform)))),
                extra=moment(bench.local(row.received_at), now),
            )
        )
    return entries


def organisations(query: str, indexes: Indexes, bench: Workbench) -> list[Entry]:
    """Each with the number that answers at this hour."""
    local = bench.local(bench.now())
    entries = []
    for one in indexes.organisations.find(query)[:_MOST_NAMES]:
        number = number_now(one, local)
        entries.append(
            Entry(
                Section.ORGANISATIONS,
                title=one.name,
                what=one.id,
                detail=one.relation,
                extra="" if number is None else number.number,
            )
        )
    return entries


def templates(query: str, indexes: Indexes) -> list[Entry]:
    return [
        Entry(
            Section.TEMPLATES,
            title=one.title,
            what=one.id,
            detail=" ".join(one.keywords),
        )
        for one in indexes.templates.find(query)[:_MOST_NAMES]
    ]


def commands(query: str, indexes: Indexes, allowed: Sequence[Command]) -> list[Entry]:
    """Those that can be run now; all of them while nothing is looked for."""
    known = {command.id: command for command in allowed}
    found = [known[one.id] for one in indexes.commands.find(query) if one.id in known]
    return [
        Entry(
            Section.COMMANDS,
            title=one.title.shown(),
            what=one.id,
            detail=one.group.shown(),
            extra=one.shown_keys[0] if one.keys else "",
        )
        for one in (found[:_MOST_NAMES] if query.strip() else found)
    ]
