"""The record of who saw what on the command line, and what was done to it, in both languages."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.desk.opening import Place
from tests.command_line import Program
from tests.desks import ANNA


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A desk on whose record are three searches and a reading."""
    made = Program(tmp_path)
    (tmp_path / "letters.csv").write_text("编号,内容\n1,路灯不亮\n", "utf-8")
    made.answer("import", str(tmp_path / "letters.csv"))
    for number in ("13800001111", "13800002222", "13800003333"):
        made.answer("search", number)
    read = made.answer("access")
    assert [one["what"] for one in read["entries"]] == ["searched_number"] * 3 + ["read_this"]
    assert (read["proved"], read["losses"], read["not_here_before"]) == (True, [], None)
    return made


def _month(program: Program) -> Path:
    (path,) = (program.home / "access").glob("*.log")
    return path


def _lines(program: Program, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = _month(program)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def _all(program: Program) -> None:
    shutil.rmtree(program.home / "access")


def _head(program: Program) -> None:
    _lines(program, lambda lines: lines[1:])


def _tail(program: Program) -> None:
    _lines(program, lambda lines: lines[:-2])


def _middle(program: Program) -> None:
    _lines(program, lambda lines: [lines[0], *lines[2:]])


def _other_order(program: Program) -> None:
    _lines(program, lambda lines: [lines[0], lines[2], lines[1], lines[3]])


def _changed(program: Program) -> None:
    _lines(program, lambda lines: [lines[0], lines[1][:-9] + b"AAAAAAA=\n", *lines[2:]])


DEEDS = {
    _all: ("the whole record was found removed, 4 lines", "整份记录被移走，共 4 条"),
    _head: ("at the beginning at least 1 line was found", "开头至少有 1 条被移走或替换"),
    _tail: ("at the end at least 2 lines were found", "末尾至少有 2 条被移走或替换"),
    _middle: ("In between 1 line is missing", "中间缺 1 条"),
    _other_order: ("lines were tampered with", "条被改动过"),
    _changed: ("lines were tampered with", "条被改动过"),
}


@pytest.mark.parametrize(("deed", "told"), DEEDS.items())
def test_what_was_done_to_the_record_is_a_sentence_in_both_languages(
    program: Program, deed: Callable[[Program], None], told: tuple[str, str]
) -> None:
    deed(program)
    for language, words in zip(("en", "zh_CN"), told, strict=True):
        done = program.run("--language", language, "access")
        assert done.returncode == 1
        assert words in done.stdout


def test_a_desk_moved_here_says_that_its_record_stayed_where_it_was(
    program: Program, tmp_path: Path
) -> None:
    made = program.answer("backup", "--to", str(tmp_path / "moving.moderatordesk"))
    (tmp_path / "there").mkdir()
    there = Program(tmp_path / "there")
    there.answer("restore", made["file"])
    read = there.answer("access")
    assert [one["what"] for one in read["entries"]] == ["restored", "read_this"]
    assert (read["proved"], read["losses"]) == (True, [])
    assert read["not_here_before"] is not None
    assert "is not here" in there.run("--language", "en", "access").stdout
    assert "以前的记录不在这里" in there.run("--language", "zh_CN", "access").stdout


def test_where_the_case_file_cannot_be_read_nothing_is_certified(program: Program) -> None:
    (program.home / "desk.db").write_bytes(b"nothing")
    done = program.run("--language", "en", "access")
    assert (done.returncode, done.stdout.count("searched by telephone")) == (1, 3)
    assert "The case file cannot be read" in done.stdout
    assert "案卷读不出" in program.run("--language", "zh_CN", "access").stdout


def test_a_forgotten_password_is_replaced_by_the_key_file_and_that_is_read_in_both_languages(
    program: Program,
) -> None:
    place = Place(program.home, bytes.fromhex("0123456789abcdef" * 4))
    with closing(place.open_desk()) as desk:
        desk.shifts.join(ANNA)
        desk.shifts.begin(ANNA)
        desk.signing.choose("", "something forgotten")
    assert program.run("reset-password", "nobody").returncode == 1
    once = program.answer("reset-password", "安娜")["password"]
    assert once not in program.run("reset-password", "安娜").stdout  # Each time another one.
    for language, words in (
        ("en", "the command line  gave somebody a new password"),
        ("zh_CN", "命令行  给人重设了密码"),
    ):
        told = program.run("--language", language, "access").stdout
        assert told.count(words) == 2
        assert once not in told
