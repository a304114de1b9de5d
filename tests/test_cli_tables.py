"""Tables and rows put aside, without a window: each command in a process of its own."""

import json
from pathlib import Path

import pytest

from tests.command_line import Program

PHONE, NAME = "13800991234", "陈晓梅"
ROWS = f"""编号,网友,联系电话,内容,留言时间
1,{NAME},{PHONE},"我是{NAME}，{PHONE}，路灯“坏”了,
晚上很黑",2026-11-01
2,老周,,=1+1,2026-11-02
3,老李,,井盖松了,前天
4,老孙,,,2026-11-03
5,老吴,,树倒了,上周
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    made = Program(tmp_path)
    (tmp_path / "letters.csv").write_text(ROWS, "utf-8")
    counted = made.answer("import", str(tmp_path / "letters.csv"))
    assert (counted["imported"], counted["quarantined"]) == (2, 3)
    return made


def waiting(program: Program) -> dict[int, int]:
    """The ids of the rows put aside, by their number in the file."""
    return {row["row"]: row["id"] for row in program.answer("quarantine")["rows"]}


def refused(program: Program, *arguments: str) -> str:
    done = program.run(*arguments, "--json")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert json.loads(done.stdout.splitlines()[-1]) == {"error": done.stderr.strip()}
    return done.stderr


def test_an_export_is_masked_unless_a_reason_is_given(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    answer = program.answer("export", str(path))
    assert answer == {"file": str(path), "kind": "cases", "rows": 2, "masked": True, "cut": 0}
    assert NAME not in path.read_text("utf-8-sig")
    assert PHONE not in path.read_text("utf-8-sig")
    said = refused(program, "--language", "en", "export", str(path), "--unmasked")
    assert said == "Say why: the reason is kept.\n"
    assert PHONE not in path.read_text("utf-8-sig")
    assert not program.answer("export", str(path), "--unmasked", "--reason", "督查")["masked"]
    assert PHONE in path.read_text("utf-8-sig")


def test_what_went_out_comes_in_again_as_what_is_here_already(
    program: Program, tmp_path: Path
) -> None:
    for name in ("a.csv", "a.xlsx"):
        program.answer("export", str(tmp_path / name), "--unmasked", "--reason", "迁移")
        counted = program.answer("import", str(tmp_path / name))
        assert (counted["imported"], counted["duplicates"], counted["quarantined"]) == (0, 2, 0)


def test_only_what_a_search_finds_goes_out(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert program.answer("export", str(path), "--query", "路灯")["rows"] == 1
    assert program.answer("export", str(path), "--query", "没有这样的话")["rows"] == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [("a.txt", "one of these endings"), ("none/a.csv", "cannot be written there")],
)
def test_a_place_where_nothing_can_be_written_is_one_sentence(
    program: Program, tmp_path: Path, path: str, words: str
) -> None:
    before = set(tmp_path.iterdir())
    assert words in refused(program, "--language", "en", "export", str(tmp_path / path))
    assert set(tmp_path.iterdir()) == before


def test_rows_put_aside_are_listed_with_the_reason_and_without_names(program: Program) -> None:
    answer = program.answer("quarantine", "list")
    assert answer["waiting"] == 3
    (row,) = (one for one in answer["rows"] if one["row"] == 4)
    assert (row["source"], row["reason"], row["field"]) == (
        "letters.csv",
        "unreadable_date",
        "received_at",
    )
    assert row["cells"] == ["3", "老**", "", "井盖松了", "前天"]
    assert row["header"] == ["编号", "网友", "联系电话", "内容", "留言时间"]


def test_a_mended_row_is_taken_in_and_the_rest_is_named(program: Program) -> None:
    rows = waiting(program)
    done = program.run(
        "quarantine", "retry", str(rows[4]), str(rows[5]), "--set", "留言时间=2026-11-01", "--json"
    )
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "taken": [rows[4]],
        "left": [{"id": rows[5], "reason": "no_text", "field": "text"}],
    }
    assert set(waiting(program)) == {5, 6}
    assert program.answer("search", "井盖")["total"] == 1


def test_a_row_with_an_equals_sign_is_set_whole(program: Program) -> None:
    rows = waiting(program)
    program.answer("quarantine", "retry", str(rows[5]), "--set", "内容=一加一=二？")
    assert program.answer("search", "一加一")["total"] == 1


def test_a_row_emptied_by_mending_is_not_taken_for_one_that_came_in(program: Program) -> None:
    row = waiting(program)[5]
    empty = [f"--set={name}=" for name in ("编号", "网友", "内容", "留言时间")]
    done = program.run("quarantine", "retry", str(row), *empty, "--json")
    assert json.loads(done.stdout)["left"] == [{"id": row, "reason": "nothing_to_say", "field": ""}]
    assert waiting(program)[5] == row


def test_nothing_is_done_where_not_all_of_it_is_understood(program: Program) -> None:
    rows = waiting(program)
    good = str(rows[4])
    date = ("--set", "留言时间=2026-11-01")
    assert "no longer" in refused(
        program, "--language", "en", "quarantine", "retry", good, "999", *date
    )
    assert "columns" in refused(
        program, "--language", "en", "quarantine", "retry", good, *date, "--set", "没有的列=1"
    )
    assert "Name the rows" in refused(program, "--language", "en", "quarantine", "retry", *date)
    assert "Name the rows" in refused(
        program, "--language", "en", "quarantine", "discard", "--reason", "测试"
    )
    assert program.run("quarantine", "retry", good, "--set", "留言时间").returncode == 2
    assert waiting(program) == rows


def test_a_discarded_row_keeps_its_reason_and_loses_its_words(program: Program) -> None:
    rows = waiting(program)
    assert "Say why" in refused(program, "--language", "en", "quarantine", "discard", str(rows[4]))
    done = program.answer(
        "quarantine", "discard", str(rows[4]), str(rows[4]), str(rows[5]), "--reason", "测试数据"
    )
    assert done == {"discarded": [rows[4], rows[5]]}
    answer = program.answer("quarantine", "list", "--all")
    assert answer["waiting"] == 1
    assert {(one["row"], one["settled"], one["why"]) for one in answer["settled"]} == {
        (4, "discarded", "测试数据"),
        (5, "discarded", "测试数据"),
    }
    assert all(one["cells"] == [] for one in answer["settled"])
