"""Files as they come from everywhere, good and bad: each is taken in, put aside or refused, and
every row that says anything is accounted for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from moderator_app.core.decisions import Incoming
from moderator_app.core.headings import NoColumns
from moderator_app.core.ids import case_id
from moderator_app.core.importing import Reason
from moderator_app.core.rows import NUMBER_REUSED
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import WORKBOOK, Summary
from moderator_app.desk.opening import ZONE
from moderator_app.store import quarantine
from moderator_app.store.store import damage, fingerprint
from tests.desk import forty_makers as make
from tests.desk.forty_makers import GOOD, HEAD, Maker
from tests.desks import T0, a_desk

LONG = "路灯不亮。" * 20_000
MOMENT = datetime(2026, 11, 1, 9, 30)  # noqa: DTZ001 - a workbook's own time has no zone


@dataclass(frozen=True, slots=True)
class File:
    """`aside` says why rows are put aside; together with the others they are all its rows."""

    name: str
    maker: Maker
    imported: int = 0
    duplicates: int = 0
    aside: tuple[str, ...] = ()
    says: dict[str, str] = field(default_factory=dict)
    """The words of some of its cases, by their number."""

    @property
    def rows(self) -> int:
        return self.imported + self.duplicates + len(self.aside)


def letters(*words: object) -> list[tuple[object, ...]]:
    """Rows that differ in their words alone."""
    return [HEAD, *((f"{n}", "王", "", "2026-11-01", text) for n, text in enumerate(words, 1))]


def numbers(*cells: object) -> list[tuple[object, ...]]:
    return [HEAD, *((cell, "王", "", "2026-11-01", "路灯不亮") for cell in cells)]


def phones(*cells: object) -> list[tuple[object, ...]]:
    return [HEAD, *((f"{n}", "王", cell, "", "路灯") for n, cell in enumerate(cells, 1))]


def dates(*cells: object) -> list[tuple[object, ...]]:
    return [HEAD, *((f"{n}", "王", "", cell, "路灯") for n, cell in enumerate(cells, 1))]


WORDS_1001 = {"1001": "云溪路第3盏路灯不亮"}
NO_TEXT, TOTAL = Reason.NO_TEXT, Reason.TOTAL_ROW
DATE, DAMAGED = Reason.UNREADABLE_DATE, Reason.DAMAGED_NUMBER

TAKEN: dict[str, File] = {
    "a workbook of today": File("a.xlsx", make.xlsx(GOOD), 2, says=WORDS_1001),
    "a workbook of 1997": File("a.xls", make.xls(GOOD), 2, says=WORDS_1001),
    "a binary workbook": File("a.xlsb", make.xlsb(GOOD), 2, says=WORDS_1001),
    "an open document": File("a.ods", make.ods(GOOD), 2, says=WORDS_1001),
    "text in UTF-8": File("a.csv", make.text(GOOD), 2, says=WORDS_1001),
    "text in UTF-8 with a mark": File("a.csv", make.text(GOOD, "utf-8-sig"), 2, says=WORDS_1001),
    "text in GB 18030": File("a.csv", make.text(GOOD, "gb18030"), 2, says=WORDS_1001),
    "text in UTF-16": File("a.csv", make.text(GOOD, "utf-16"), 2, says=WORDS_1001),
    "text in UTF-16 without a mark": File(
        "a.csv", make.raw("id,content\n1001,云溪路第3盏路灯不亮\n1002,井盖\n".encode("utf-16-le")), 2,
        says=WORDS_1001,
    ),
    "text in UTF-32": File("a.csv", make.text([*GOOD, ("3", "", "", "", "𠮷野家")], "utf-32"), 3,
                           says={**WORDS_1001, "3": "𠮷野家"}),
    "a quotation mark that nobody closed": File(
        "a.csv", make.raw('编号,内容\n1,"路灯不亮\n2,"井盖\n3,"渣土"\n4,"他说"好"了"\n5,"两\n行"\n'), 5,
        says={"1": '"路灯不亮', "2": '"井盖', "3": "渣土", "5": "两\n行"},
    ),
    "text with tabs": File("a.txt", make.text(GOOD, delimiter="\t"), 2, says=WORDS_1001),
    "text with semicolons": File("a.csv", make.text(GOOD, delimiter=";"), 2, says=WORDS_1001),
    "a workbook that is called csv": File("a.csv", make.xlsx(GOOD), 2, says=WORDS_1001),
    "headings below a merged title": File(
        "a.xlsx", make.xlsx([("十一月留言汇总",), (), *GOOD], merged=["A1:E1"]), 2, says=WORDS_1001
    ),
    "headings merged over two rows": File(
        "a.xlsx",
        make.xlsx(
            [("留言编号", "留言人信息", None, "留言时间", "留言内容"),
             (None, "姓名", "联系电话", None, None), *GOOD[1:]],
            merged=["A1:A2", "B1:C1", "D1:D2", "E1:E2"],
        ), 2, says=WORDS_1001,
    ),
    "a message merged over two rows": File(
        "a.xlsx",
        make.xlsx([*GOOD, ("1003", "赵", "", "", "")], merged=["E3:E4"]), 2, aside=(NO_TEXT,),
    ),
    "rows of totals": File(
        "a.xlsx",
        make.xlsx([*GOOD, ("小计", None, None, None, 2.0), (), ("合计：", "2件"), ("总计", 2.0)]),
        2, aside=(TOTAL, TOTAL, TOTAL),
    ),
    "telephones that became numbers": File(
        "a.xlsx", make.xlsx(phones(13800138000.0, 1.38e10, "1.38E+10", "138 0013 8000")), 3,
        aside=(DAMAGED,),
    ),
    "numbers of twenty digits as text": File(
        "a.xlsx", make.xlsx(numbers("20261101000000012345", "'20261101000000012346")), 2,
        says={"20261101000000012345": "路灯不亮", "20261101000000012346": "路灯不亮"},
    ),
    "numbers of twenty digits that the spreadsheet rounded": File(
        "a.xlsx", make.xlsx(numbers(20261101000000012345, 2.0261101e19, 2026110100012345.0, "2.0261E+19",
                                    123.0)), 1,
        aside=(DAMAGED,) * 4,
    ),
    "numbers of twenty digits in a workbook of 1997": File(
        "a.xls", make.xls(numbers(20261101000000012345.0, "7")), 1, aside=(DAMAGED,)
    ),
    "dates in every form": File(
        "a.xlsx",
        make.xlsx(dates(MOMENT, MOMENT.date(), 46327.4, 46327, "46327.4", "2026/11/1 9:30",
                        "2026年11月1日 上午9点30分", "20261101", 20261101.0, "2026-11-01T09:30:00Z",
                        "２０２６－１１－０１", "—", "", "昨天", "11/1/2026", "2026-13-01")), 13,
        aside=(DATE,) * 3,
    ),
    "dates as serials in a workbook of 1997": File(
        "a.xls", make.xls(dates(46327.4, "2026-11-01", "下周")), 2, aside=(DATE,)
    ),
    "control characters and marks of direction": File(
        "a.csv", make.text(letters("路\x00灯\x07不\x1b[31m亮", "\u202e亮不灯路\u202c", "\x00\x01")), 2,
        aside=(NO_TEXT,), says={"1": "路灯不[31m亮", "2": "\u202e亮不灯路\u202c"},
    ),
    "emoji and rare characters": File(
        "a.xlsx", make.xlsx(letters("👨‍👩‍👧‍👦路灯💡", "㐂街𠮷野家", "e\u0301")), 3,
        says={"1": "👨‍👩‍👧‍👦路灯💡", "2": "㐂街𠮷野家"},
    ),
    "half characters in a workbook": File(
        "a.xlsx", make.said_instead(make.xlsx(letters("HALF")), "HALF", "路_xD83D_灯"), 1
    ),
    "half characters in text": File("a.csv", make.raw("编号,内容\n1,路\ud83d灯\n" + "2,路灯不亮没有人管\n" * 9),
                                    2, 8),
    "a message of 100,000 characters as text": File(
        "a.csv", make.text(letters(LONG)), 1, says={"1": LONG}
    ),
    "a message of 100,000 characters in a workbook": File(
        "a.xlsx", make.said_instead(make.xlsx(letters("LONG")), "LONG", LONG), 1, says={"1": LONG}
    ),
    "names, numbers and places without end": File(
        "a.csv",
        make.text([
            ("编号", "标题", "姓名", "电话", "地址", "内容"),
            ("1", "题" * 3_000, "王" * 1_000, "1" * 1_000, "路" * 1_000, LONG),
            ("2", "题" * 3_001, "王", "", "", "路灯"), ("3", "", "王" * 1_001, "", "", "路灯"),
            ("4", "", "", "1" * 1_001, "", "路灯"), ("5", "", "", "", "路" * 1_001, "路灯"),
            ("6" * 1_001, "", "", "", "", "路灯"),
        ]), 1, aside=(Reason.TOO_LONG,) * 5, says={"1": LONG},
    ),
    "formulas in text": File(
        "a.csv", make.text(letters("=1+1", "@SUM(A1)", "+8613800138000", "-路灯", "'=2+2")), 5,
        says={"1": "=1+1", "2": "@SUM(A1)", "3": "+8613800138000", "5": "=2+2"},
    ),
    "formulas in a workbook that nobody calculated": File(
        "a.xlsx", make.xlsx(letters('=HYPERLINK("http://a","b")', "路灯")), 1, aside=(NO_TEXT,)
    ),
    "names that are paths": File(
        "..%2f..%2fetc%2fpasswd.csv",
        make.text([HEAD, ("../../../etc/passwd", "C:\\Windows\\x", "", "", "/etc/shadow"),
                   ("con", "~root", "", "", "\\\\server\\share")]), 2,
        says={"../../../etc/passwd": "/etc/shadow"},
    ),
    "words that are markup and SQL": File(
        "a.csv", make.text(letters("<b>路灯</b><img src=x>", "'); DROP TABLE event;--")), 2,
        says={"1": "<b>路灯</b><img src=x>", "2": "'); DROP TABLE event;--"},
    ),
    "a border drawn around everything": File("a.xlsx", make.painted, 2, says=WORDS_1001),
    "the same message twice, and its number used again": File(
        "a.csv", make.text([*GOOD, GOOD[1], ("1001", "赵", "", "", "另一件事")]), 2, 1,
        (NUMBER_REUSED,),
    ),
    "a broken character among good ones": File(
        "a.csv", make.raw("编号,内容\n1,{}\n".format("路灯不亮没有人管" * 9).encode() + b"2,\xff\n"), 2
    ),
    "mixed ends of lines": File("a.csv", make.raw("编号,内容\r\n1,路灯\r2,井盖\n3,噪音"), 3),
    "a reply without a message": File(
        "a.csv", make.raw("编号,内容,答复\n1,,已修复\n2,路灯,-\n"), 1,
        aside=(Reason.REPLY_WITHOUT_TEXT,),
    ),
}  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)
MANY = make.xlsx([HEAD, *((str(n), "王", "", "", "路灯") for n in range(999))])
REFUSED: dict[str, tuple[str, Maker, Code | None]] = {
    "nothing in it": ("a.xlsx", make.raw(b""), Code.EMPTY),
    "a workbook with a blank sheet": ("a.xlsx", make.xlsx([]), Code.EMPTY),
    "headings alone": ("a.xlsx", make.xlsx([HEAD]), Code.NO_ROWS),
    "everything on a hidden sheet": ("a.xlsx", make.hidden, Code.EMPTY),
    "a password": ("a.xlsx", make.locked(make.xlsx(GOOD), "秘密"), Code.PASSWORD_PROTECTED),
    "an archive with a password": ("a.xlsx", make.locked_archive, Code.PASSWORD_PROTECTED),
    "a broken download": ("a.xlsx", make.cut(MANY, 0.8), Code.DAMAGED),
    "a broken download of a workbook of 1997": (
        "a.xls", make.cut(make.xls([HEAD, *[("1", "王", "", "", "路灯" * 99)] * 99]), 0.5),
        Code.DAMAGED,
    ),
    "a broken download of a binary workbook": (
        "a.xlsb", make.cut(make.xlsb(GOOD), 0.6), Code.DAMAGED
    ),
    "half of a sheet": (
        "a.xlsx", make.with_parts(MANY, lambda _, part: part[: len(part) // 2]), Code.DAMAGED
    ),
    "a bomb": ("a.xlsx", make.bomb(64 * 1024**2), Code.TOO_LARGE),
    "a million columns as text": (
        "a.csv", make.raw("编号,内容" + ",x" * 1_000_000 + "\n1,路灯\n"), Code.TOO_LARGE
    ),
    "more columns than any table has": (
        "a.xlsx", make.xlsx([[*HEAD, *map(str, range(1000))], GOOD[1]]), Code.TOO_LARGE
    ),
    "something in the very last cell": ("a.xlsx", make.wide_sheet, Code.OUT_OF_MEMORY),
    "a web page that is called xls": (
        "a.xls", make.raw("<html><table><tr><td>编号"), Code.UNSUPPORTED_KIND
    ),
    "a workbook as XML of 2003": (
        "a.xls", make.raw("<?xml version='1.0'?><Workbook/>"), Code.UNSUPPORTED_KIND
    ),
    "a letter in Word": ("a.docx", make.paper, Code.NOT_A_WORKBOOK),
    "an old letter in Word": (
        "a.doc", make.raw(OLE + "WordDocument".encode("utf-16-le")), Code.NOT_A_WORKBOOK
    ),
    "a PDF": ("a.xlsx", make.raw(b"%PDF-1.7\n" + bytes(99)), Code.NOT_A_WORKBOOK),
    "a picture": ("a.xlsx", make.raw(b"\x89PNG\r\n\x1a\n" + bytes(99)), Code.NOT_A_WORKBOOK),
    "a program": ("a.csv", make.raw(b"MZ\x90\0" + bytes(999)), Code.NOT_A_WORKBOOK),
    "noise": ("a.csv", make.raw(bytes(range(128, 256)) * 20), Code.NOT_A_WORKBOOK),
    "prose": ("a.txt", make.raw("今天天气很好。\n明天也是。\n"), Code.NOT_A_WORKBOOK),
    "a quotation mark that is never closed": (
        "a.csv", make.raw('编号,内容\n1,"路灯' + "不亮\n2,井盖" * 800_000), Code.DAMAGED
    ),
    "a folder": ("a.xlsx", Path.mkdir, Code.NOT_A_WORKBOOK),
    "a file that is gone": ("a.xlsx", lambda _: None, Code.NOT_FOUND),
    "columns nobody knows": ("a.csv", make.raw("甲,乙\n1,2\n"), None),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.intake.by_hand(Incoming("web", "", "早先的一件事", T0))
        yield opened


def bring_in(desk: Desk, path: Path) -> Summary:
    put = partial(importing.take, desk, path.name)
    return importing.import_workbook(path, put, zone=ZONE, now=T0)


def made(tmp_path: Path, name: str, maker: Maker) -> Path:
    path = tmp_path / "sent" / name
    path.parent.mkdir()
    maker(path)
    return path


@pytest.mark.parametrize("of", TAKEN)
def test_a_file_is_taken_in_and_every_row_is_accounted_for(
    desk: Desk, tmp_path: Path, of: str
) -> None:
    file = TAKEN[of]
    path = made(tmp_path, file.name, file.maker)
    sent = path.read_bytes()
    summary = bring_in(desk, path)
    counted = (summary.rows, summary.imported, summary.duplicates, summary.quarantined)
    assert counted == (file.rows, file.imported, file.duplicates, len(file.aside))
    connection = desk.session.store.connection
    waiting = quarantine.listed(connection)
    assert Counter(row.reason for row in waiting) == Counter(file.aside)
    assert all(any(row.cells) for row in waiting)
    for number, words in file.says.items():
        case = desk.session.store.log.history(case_id(WORKBOOK, number))
        assert case[0].body["text"] == words
    assert damage(connection) == []
    assert path.read_bytes() == sent


@pytest.mark.parametrize("of", TAKEN)
def test_a_file_that_comes_again_brings_nothing_new(desk: Desk, tmp_path: Path, of: str) -> None:
    file = TAKEN[of]
    path = made(tmp_path, file.name, file.maker)
    bring_in(desk, path)
    before = fingerprint(desk.session.store.connection)
    again = bring_in(desk, path)
    assert (again.rows, again.imported) == (file.rows, 0)
    assert again.duplicates == file.imported + file.duplicates
    assert fingerprint(desk.session.store.connection) == before
    assert quarantine.count(desk.session.store.connection) == len(file.aside)


@pytest.mark.parametrize("of", REFUSED)
def test_a_file_is_refused_with_its_reason_and_changes_nothing(
    desk: Desk, tmp_path: Path, of: str
) -> None:
    name, maker, code = REFUSED[of]
    path = made(tmp_path, name, maker)
    before = fingerprint(desk.session.store.connection)
    with pytest.raises((Unreadable, NoColumns)) as refused:
        bring_in(desk, path)
    told = refused.value.code if isinstance(refused.value, Unreadable) else None
    assert told is code
    assert fingerprint(desk.session.store.connection) == before
    assert quarantine.count(desk.session.store.connection) == 0


def test_the_files_are_at_least_forty_and_meet_every_reason() -> None:
    assert len(TAKEN) + len(REFUSED) >= 40
    met = {code for _, _, code in REFUSED.values()}
    assert set(Code) - met == {Code.NO_PERMISSION, Code.TOOK_TOO_LONG}  # no matter of a file
