"""Papers under the office's name: issued with a number, filled into templates, opened again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from moderator_app.core import opinions, paper_register, papers
from moderator_app.core.access import Access, Subject
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Kind
from moderator_app.core.folding import standing
from moderator_app.core.opinions import Said
from moderator_app.core.paper_register import Register
from moderator_app.core.papers import COPY, NAMES, VOID, Issued, Office, Paper, Scene, Wish
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Dossier
from moderator_app.core.running import running
from moderator_app.desk import paper_templates
from moderator_app.desk.session import Session
from moderator_app.papers import docx_fill, docx_pages, docx_text
from moderator_app.papers.docx_bands import GAP, PAGE_NUMBER, Band, Edges, Rule
from moderator_app.papers.docx_fill import BrokenTemplate
from moderator_app.papers.docx_looks import UNITS
from moderator_app.papers.docx_pages import KEPT, Pages
from moderator_app.store import clocks, local, paper_numbers, records
from moderator_app.store.connection import writing
from moderator_app.store.reader import Reader
from moderator_app.system.home import disk_outage, write_whole

__all__ = ["GAP", "KEPT", "PAGE_NUMBER", "UNITS", "Band", "Edges", "Pages", "Rule"]

_STAMP = "副本"


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as a file: `unknown` are names in the template that mean nothing, `broken` says that
    the bureau's own template cannot be read and ours was taken, `only_in_word` that pages cannot show
    all of it."""

    docx: bytes
    unknown: tuple[str, ...] = ()
    broken: bool = False
    only_in_word: bool = False


class Papers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def issue(self, case_id: UUID, wish: Wish, taken: Access) -> Changes:
        """Take the next number of its kind and year, and write down what the paper says, at once
        or not at all; `taken` is how it leaves the desk, which is recorded first. Raises Refusal,
        Outage."""
        session = self._session
        connection = session.store.connection
        now = session.now()
        history = session.store.log.history(case_id)
        case = session.case(case_id)
        unit = records.organisation(connection, wish.organisation)
        if unit is None:
            raise Refusal(Reason.NOT_A_HANDLER, case_id)
        rules = clocks.rules(connection)
        due = papers.due_of(running(case, rules), unit.id) or rules.answer_by(now)
        scene = Scene(
            case,
            history,
            unit,
            papers.office_of(local.settings(connection)),
            now.astimezone(session.zone),
            due.astimezone(session.zone),
            "" if session.person is None else session.person.name,
        )
        with writing(connection):
            register = paper_numbers.register(connection)
            if register.unsure:
                raise Refusal(Reason.NUMBERS_UNSURE, case_id)
            n = register.following(wish.paper, scene.local.year)
            drafts = papers.issue(wish, scene, n)
            session.accessed(taken, case_id, Subject.LETTER)
            return session.write(drafts, Touched.CASES, at=now)

    def issued(self, case_id: UUID, event: UUID) -> Issued:
        """A paper that was issued."""
        for one in self._session.store.log.history(case_id):
            if one.id == event and one.kind == Kind.PAPER_ISSUED:
                return papers.issued(one)
        raise Refusal(Reason.NO_SUCH_CASE, case_id)

    def add_opinion(self, case_id: UUID, said: Said) -> Changes:
        """As `opinions.add`."""
        drafts = opinions.add(self._session.case(case_id), said)
        return self._session.write(drafts, Touched.CASES)

    def go_on(self, numbers: Mapping[Paper, int]) -> None:
        """Which numbers come next this year, as the bureau's own register of papers says."""
        connection = self._session.store.connection
        with writing(connection):
            known = paper_numbers.register(connection)
            said = paper_register.going_on(known, numbers, self._session.today.year)
            local.save_settings(connection, paper_register.to_settings(said))

    def save_office(self, office: Office) -> None:
        local.save_settings(self._session.store.connection, papers.to_settings(office))


# Asking, on the thread that reads.


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a paper would be now: from whom, and with which number."""

    office: Office
    register: Register
    year: int


def outlook(reader: Reader, local_now: datetime) -> Outlook:
    office = papers.office_of(reader.settings())
    return Outlook(office, reader.paper_register(), local_now.year)


def office(reader: Reader) -> Office:
    return papers.office_of(reader.settings())


# Making, on any thread.


def values(wish: Wish, scene: Scene, n: int) -> dict[str, str]:
    """As `papers.values`: what the paper will say once it is issued."""
    return papers.values(wish, scene, n)


def make(folder: Path, paper: Paper, said: Mapping[str, str]) -> Made:
    """Fill the bureau's own template, or ours. Raises Outage."""
    own = paper_templates.path(folder, paper)
    shipped = paper_templates.shipped(paper)
    broken = False
    try:
        template = own.read_bytes() if own.is_file() else shipped
    except OSError as error:
        raise disk_outage(error) from error
    if template != shipped:
        try:
            return _own(template, paper, said)
        except BrokenTemplate:
            broken = True
    made = _fill(shipped, paper, said)
    return Made(made.docx, made.unknown, broken)


def again(folder: Path, issued: Issued, *, void: bool) -> Made:
    """The same paper once more, marked as a copy, or as void where it was taken back."""
    return make(folder, issued.paper, {**issued.values, _STAMP: VOID if void else COPY})


def pages(docx: bytes) -> Pages:
    """What is shown, printed and saved as PDF: the same as the file says."""
    return docx_pages.pages(docx)


def text(docx: bytes) -> str:
    return docx_text.text(docx)


def save(data: bytes, path: Path) -> Path:
    """Raises OSError."""
    write_whole(path, data)
    return path


def title(issued: Issued) -> str:
    """What a paper is called as a file and on the printer."""
    return f"{NAMES[issued.paper]} {issued.number}"


def is_void(dossier: Dossier, event: UUID) -> bool:
    """Whether a paper was taken back; its number stays."""
    return all(one.id != event for one in standing(dossier.history))


def _own(template: bytes, paper: Paper, said: Mapping[str, str]) -> Made:
    """Raises BrokenTemplate, also where it can be filled and then neither shown nor printed."""
    made = _fill(template, paper, said)
    pages(made.docx)
    text(made.docx)
    return Made(made.docx, made.unknown, only_in_word=docx_text.is_only_in_word(made.docx))


def _fill(template: bytes, paper: Paper, said: Mapping[str, str]) -> Made:
    # Erased words are blank, and so is what a later version did not write down.
    known = {name: said.get(name, "") for name in papers.PLACEHOLDERS}
    filled = docx_fill.fill(
        template,
        known,
        title=f"{NAMES[paper]} {known['编号']}",
        author=known["发文机关"],
        stamp=_STAMP,
    )
    return Made(filled.data, filled.unknown)
