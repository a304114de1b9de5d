"""What a command prints of citizens is covered, or on record before it is printed."""

import json
from pathlib import Path

import pytest

from moderator_app.core import printed
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.rows import Quarantined
from tests.command_line import Program
from tests.desks import T0

PHONE, NAME, MAIL = "13800991234", "陈晓梅", "meimei-1987"
ROWS = f"""编号,网友,联系电话,标题,内容,留言时间,用户ID,亲属
1,{NAME},{PHONE},{NAME}反映路灯坏了,"我是{NAME}，{PHONE}，路灯坏了",2026-11-01,{MAIL},王大锤
2,{NAME},{PHONE},井盖,"我的电话{PHONE}，{NAME}",前天,{MAIL},王大锤
"""
SECRETS = (NAME, PHONE, MAIL, "王大锤")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A desk with a citizen's case, and another row of theirs that could not be read."""
    made = Program(tmp_path)
    (tmp_path / "letters.csv").write_text(ROWS, "utf-8")
    counted = made.answer("import", str(tmp_path / "letters.csv"))
    assert (counted["imported"], counted["quarantined"]) == (1, 1)
    return made


def _uncovered(program: Program) -> list[tuple[bool, str]]:
    """What is on record: whether it names a case, and what it says."""
    lines = program.answer("access")["entries"]
    seen = [one for one in lines if one["what"] == "unmasked"]
    return [(one["case"] is not None, one["detail"]) for one in seen]


COMMANDS = pytest.mark.parametrize(
    ("command", "about"),
    [
        (("show", "1"), (True, "unmasked: 督查")),
        (("handover",), (False, "handover_note unmasked: 督查")),
        (("quarantine", "list"), (False, "rows_put_aside unmasked: 督查")),
    ],
    ids=["show", "handover", "quarantine"],
)


@COMMANDS
def test_nothing_is_printed_of_whom_it_is_about(
    program: Program, command: tuple[str, ...], about: tuple[bool, str]
) -> None:
    for more in ((), ("--json",)):
        done = program.run(*command, *more)
        assert done.returncode == 0
        assert [one for one in SECRETS if one in done.stdout] == []
    assert program.answer(*command)["masked"] is True
    assert _uncovered(program) == []


@COMMANDS
def test_it_is_printed_for_a_reason_that_is_on_record_first(
    program: Program, command: tuple[str, ...], about: tuple[bool, str]
) -> None:
    without = program.run("--language", "en", *command, "--unmasked")
    assert (without.returncode, without.stdout) == (1, "")
    assert without.stderr == "Say why: the reason is kept.\n"
    assert NAME in program.run(*command, "--unmasked", "--reason", "督查").stdout
    answer = program.answer(*command, "--unmasked", "--reason", "督查")
    assert answer["masked"] is False
    assert PHONE in json.dumps(answer) or command == ("handover",)
    assert _uncovered(program) == [about] * 2


@COMMANDS
def test_what_cannot_be_put_on_record_is_not_printed(
    program: Program, command: tuple[str, ...], about: tuple[bool, str]
) -> None:
    (program.home / "access").write_text("no folder")
    done = program.run(*command, "--unmasked", "--reason", "督查")
    assert (done.returncode, done.stdout) == (1, "")


def test_what_happened_to_a_case_stays_readable(program: Program) -> None:
    shown = program.answer("show", "1")
    assert (shown["external_id"], shown["author"]) == ("1", "陈**")
    (event,) = shown["events"]
    assert event["body"]["text"] == "我是陈**，138****1234，路灯坏了"
    assert event["body"]["title"] == "陈**反映路灯坏了"
    assert event["body"]["phone"] == "138****1234"
    assert event["body"]["post"] == "1"
    assert event["body"]["extra"] == {}
    whole = program.answer("show", "1", "--unmasked", "--reason", "督查")
    assert event["body"].keys() == whole["events"][0]["body"].keys()


def test_what_a_search_finds_shows_no_number_but_to_whoever_looks_for_one(
    program: Program,
) -> None:
    (hit,) = program.answer("search", "路灯")["hits"]
    assert PHONE not in hit["snippet"]
    (hit,) = program.answer("search", PHONE)["hits"]
    assert PHONE in hit["snippet"]
    recorded = [one["what"] for one in program.answer("access")["entries"]]
    assert recorded.count("searched_number") == 1


def _row(*cells: str, layout: Layout | None) -> Quarantined:
    return Quarantined(1, "a.csv", 2, "no_text", "text", cells, T0, layout)


def test_a_column_nobody_knows_may_hold_a_name() -> None:
    layout = Layout(Table.CASES, ("网友", "内容", "备注", "空"), {0: Field.AUTHOR, 1: Field.TEXT})
    row = _row(NAME, f"{NAME}的灯", "王大锤", "", layout=layout)
    assert printed.cells(row) == ("陈**", "陈**的灯", "**", "")
    assert printed.cells(_row(NAME, "", layout=None)) == ("**", "")


def test_an_organisation_is_no_citizen_but_the_person_behind_it_is_covered() -> None:
    columns = {0: Field.NAME, 1: Field.CONTACTS}
    layout = Layout(Table.DIRECTORY, ("单位名称", "内部联系人", "备注"), columns)
    row = _row("环卫处", f"王大锤 {PHONE}", f"找人打{PHONE}", layout=layout)
    assert printed.cells(row) == ("环卫处", "**", "找人打138****1234")
