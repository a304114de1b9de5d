"""Erasing without a window: told first, done with --yes, and gone from the backups too."""

from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.case import Outcome
from moderator_app.core.decisions import Incoming
from moderator_app.core.retention import By, Rule, Rules
from moderator_app.desk import retention
from moderator_app.desk.opening import Place, now
from tests.desks import ANNA
from tests.pages import plain_files
from tests.test_cli import Program

SAID, OTHER = "西陵巷口的石狮子被撞歪了", "北塘路灯不亮"
PHONE = "13955667788"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A desk with a citizen's two cases, another's, and one that was closed two years ago."""
    made = Program(tmp_path)
    desk = _place(made).open_desk_for(ANNA)
    for post, text, phone in (
        ("1", SAID, PHONE),
        ("2", f"{SAID}，还没扶正", PHONE),
        ("3", OTHER, ""),
    ):
        desk.intake.by_hand(Incoming("web", post, text, now(), author="某人", phone=phone))
    old = now() - timedelta(days=730)
    desk.session.now = lambda: old
    case, _ = desk.intake.by_hand(Incoming("weibo", "4", "旧年的一件事", old, author="旧人"))
    desk.cases.close(case, desk.session.case(case).head, Outcome.RESOLVED, "电话告知", told=True)
    retention.save(Rules((Rule(By.CHANNEL, "weibo", 12),)), desk)
    desk.close()
    return made


def _place(program: Program) -> Place:
    return Place(program.home, bytes.fromhex("0123456789abcdef" * 4))


def _left(program: Program, words: str) -> list[str]:
    place = _place(program)
    return [name for name, data in plain_files(place.folder, place.key) if words.encode() in data]


def test_a_citizens_cases_are_told_first_and_erased_with_yes(program: Program) -> None:
    program.answer("backup")
    meant = ("erase", "--telephone", PHONE, "--reason", "本人书面申请")
    told = program.answer(*meant)
    assert (len(told["cases"]), told["erased"]) == (2, 0)
    assert _left(program, SAID)
    done = program.answer(*meant, "--yes")
    assert done["erased"] == 2
    assert _left(program, SAID) == []
    assert _left(program, OTHER)
    assert program.answer("search", SAID)["total"] == 0
    assert program.answer("doctor")["ok"]


def test_what_the_rules_let_go_is_counted_first_and_erased_with_yes(program: Program) -> None:
    told = program.answer("erase", "--retention")
    assert told["due"] == 1
    assert told["rules"] == [{"by": "channel", "value": "weibo", "months": 12, "cases": 1}]
    assert told["erased"] == 0
    done = program.answer("erase", "--retention", "--yes")
    assert done["erased"] == 1
    assert Path(done["backup"]).exists()
    assert _left(program, "旧年的一件事") == []
    assert program.answer("erase", "--retention", "--yes")["due"] == 0


def test_without_a_reason_nothing_is_erased(program: Program) -> None:
    done = program.run("erase", "--telephone", PHONE, "--yes")
    assert done.returncode != 0
    assert _left(program, SAID)
