"""Erasing without a window: told first, done with --yes, and gone from the backups too."""

from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.case import Outcome
from moderator_app.core.decisions import Incoming
from moderator_app.core.retention import By, Rule, Rules
from moderator_app.desk import retention
from moderator_app.desk.opening import Place, now
from tests.command_line import Program
from tests.desks import ANNA
from tests.pages import plain_files

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


def _refused(program: Program, *arguments: str) -> str:
    done = program.run("--language", "en", "erase", *arguments, "--reason", "本人书面申请", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


@pytest.mark.parametrize("telephone", ["的", "5566", "1395566778", "139****7788", f"{PHONE}0", "1"])
def test_what_is_no_whole_telephone_number_chooses_nobody(program: Program, telephone: str) -> None:
    assert "no whole telephone number" in _refused(program, "--telephone", telephone)
    assert _left(program, OTHER)
    assert _left(program, SAID)


def test_a_number_chooses_its_citizens_cases_however_it_was_spelled_and_no_longer_number(
    program: Program,
) -> None:
    desk = _place(program).open_desk_for(ANNA)
    for post, text in (
        ("5", f"请回电139 5566-7788，{OTHER}"),
        ("6", f"订单号88{PHONE}31一直没有发货"),
        ("7", "139号楼电梯坏了，报修单7788"),
    ):
        desk.intake.by_hand(Incoming("paste", post, text, now()))
    desk.close()
    meant = ("erase", "--telephone", "+86 139 5566 7788", "--reason", "本人书面申请")
    numbers = program.answer(*meant)["cases"]
    shown = [program.answer("show", number)["external_id"] for number in numbers]
    assert shown == ["1", "2", "5"]


def test_an_offices_number_that_citizens_mention_chooses_none_of_them(program: Program) -> None:
    desk = _place(program).open_desk_for(ANNA)
    desk.intake.by_hand(Incoming("paste", "5", "打0871-63161234没人接", now()))
    desk.intake.by_hand(Incoming("phone", "6", "灯坏了", now(), phone="0871 6316 1234"))
    desk.close()
    (number,) = program.answer("erase", "--telephone", "087163161234", "--reason", "本人书面申请")[
        "cases"
    ]
    assert program.answer("show", number)["external_id"] == "6"


def test_looking_for_a_number_to_erase_is_on_record_and_shows_nobody(program: Program) -> None:
    told = program.run("erase", "--telephone", PHONE, "--reason", "本人书面申请")
    assert told.returncode == 0
    assert "某人" not in told.stdout
    assert PHONE not in told.stdout
    acts = [one["what"] for one in program.answer("access")["entries"]]
    assert acts == ["searched_number", "read_this"]


def test_an_id_that_two_cases_share_erases_neither_and_lists_both(program: Program) -> None:
    desk = _place(program).open_desk_for(ANNA)
    twin, _ = desk.intake.by_hand(Incoming("weibo", "3", "另一件事", now(), author="另一人"))
    desk.close()
    for command in (("erase", "3", "--reason", "申请", "--yes"), ("show", "3")):
        done = program.run("--language", "en", *command)
        assert (done.returncode, done.stdout) == (1, "")
        assert "Several cases are called so" in done.stderr
        assert done.stderr.count("(") == 2
        assert f"({twin})" in done.stderr
    assert _left(program, OTHER)
    done = program.answer("erase", str(twin), str(twin), "--reason", "本人书面申请", "--yes")
    assert done["erased"] == 1
    assert _left(program, "另一件事") == []
    assert _left(program, OTHER)


def test_a_telephone_names_no_case(program: Program) -> None:
    assert "no longer here" in _refused(program, PHONE)
    assert program.run("show", PHONE).returncode == 1


def test_without_a_reason_nothing_is_erased(program: Program) -> None:
    done = program.run("erase", "--telephone", PHONE, "--yes")
    assert done.returncode != 0
    assert _left(program, SAID)
