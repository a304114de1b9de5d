"""The desk without a window: one command at a time, answers on the last line."""

import hashlib
import json
import os
import re
import sys
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.cli import COMMANDS
from moderator_app.desk.files import Carried
from moderator_app.store.store import FILE
from tests.command_line import Program
from tests.desks import incoming, open_desk

_HAN = re.compile("[\u4e00-\u9fff]")
ROWS = """编号,标题,内容,答复
7001,关于路灯,云溪路路灯不亮,
7002,,石板桥井盖松了,路灯与井盖已修
7003,,,
7004,噪音,夜里11点施工，很吵,
7001,关于路灯,云溪路路灯不亮,
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    folder = tmp_path_factory.mktemp("cli")
    made = Program(folder)
    (folder / "letters.csv").write_text(ROWS, "utf-8")
    counted = made.answer("import", str(folder / "letters.csv"))
    assert counted == {
        "rows": 5,
        "imported": 3,
        "duplicates": 1,
        "quarantined": 1,
        "answered": 0,
        "updated": 0,
    }
    return made


def test_a_second_import_in_a_process_of_its_own_adds_nothing(program: Program) -> None:
    done = program.alone("import", str(program.home.parent / "letters.csv"), "--json")
    counted = json.loads(done.stdout.splitlines()[-1])
    assert (counted["imported"], counted["duplicates"], counted["quarantined"]) == (0, 4, 1)


def test_search_tells_hits_with_their_ids_and_how_many_there_are(program: Program) -> None:
    found = program.answer("search", "路灯")
    assert found["total"] == 2
    assert {hit["external_id"] for hit in found["hits"]} == {"7001", "7002"}
    assert all("路灯" in hit["snippet"] for hit in found["hits"])
    assert {"case", "external_id", "snippet"} <= found["hits"][0].keys()


def test_looking_for_a_telephone_number_is_put_on_record(program: Program) -> None:
    def recorded() -> list[str]:
        lines = program.answer("access")["entries"]
        return [one["detail"] for one in lines if one["what"] == "searched_number"]

    before = recorded()
    program.answer("search", "路灯")
    assert recorded() == before
    program.answer("search", "13800138000")
    assert len(recorded()) == len(before) + 1


def test_the_citizens_words_alone_can_be_searched(program: Program) -> None:
    found = program.answer("search", "路灯", "--field", "text", "--all")
    assert [hit["external_id"] for hit in found["hits"]] == ["7001"]


def test_filters_work_without_a_window(program: Program) -> None:
    assert program.answer("search", "状态:已答复")["total"] == 1


def test_one_answer_for_each_question_of_a_file(program: Program) -> None:
    questions = program.home.parent / "questions"
    asked = ["路灯", "，", "没有\u2028这样的话", "状态:已答复", ""]
    questions.write_text("\n".join([*asked, ""]), "utf-8")
    done = program.run("search", "--queries", str(questions), "--all", "--field", "text", "--json")
    answers = [json.loads(line) for line in done.stdout.rstrip("\n").split("\n")]
    assert [one["query"] for one in answers] == asked
    assert [one["total"] for one in answers] == [1, 1, 0, 0, 0]


def test_a_case_is_shown_by_number_by_id_and_by_the_platforms_id(program: Program) -> None:
    shown = program.answer("show", "7002")
    assert shown["status"] == "answered"
    assert [event["kind"] for event in shown["events"]] == [
        "message.received",
        "reply.lease",
        "reply.sent",
    ]
    assert program.answer("show", shown["number"]) == shown
    assert program.answer("show", shown["case"]) == shown


def test_a_case_tells_its_clocks_and_whether_they_run(program: Program) -> None:
    assert program.answer("show", "7002")["clocks"] == []
    shown = program.answer("show", "7001")
    (clock,) = shown["clocks"]
    assert clock["clock"] == "response"
    assert clock["since"] == shown["received_at"]
    assert (clock["amount"], clock["unit"], clock["state"]) == (2, "hour", "running")


def test_the_files_of_a_case_are_listed_and_can_be_saved(tmp_path: Path) -> None:
    program, place = Program(tmp_path), tmp_path / "saved"
    program.home.mkdir()
    place.mkdir()
    with closing(open_desk(program.home, key=bytes.fromhex("0123456789abcdef" * 4))) as desk:
        case, _ = desk.intake.by_hand(incoming("7001"))
        for data in (b"MZ one", b"MZ two"):
            desk.files.add(case, Carried("报告.exe", data))
    listed = program.answer("show", "7001")["files"]
    assert [(one["name"], one["size"]) for one in listed] == [("报告.exe", 6)] * 2
    assert listed[0]["digest"] == hashlib.sha256(b"MZ one").hexdigest()
    saved = program.answer("show", "7001", "--save-files", str(place))["saved"]
    assert [Path(path).name for path in saved] == ["报告.exe.bin", "报告.exe-2.bin"]
    assert [Path(path).read_bytes() for path in saved] == [b"MZ one", b"MZ two"]
    done = program.run("show", "7001", "--save-files", str(tmp_path / "nowhere"))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_the_handover_note_is_printed(program: Program) -> None:
    sheet = program.answer("handover", "--words", "盯住路灯")
    assert sheet["words"] == "盯住路灯"
    assert len(sheet["sections"]["open"]) == 2
    assert "关于路灯" in program.alone("handover").stdout


@pytest.mark.parametrize("command", ["", "demo", *COMMANDS])
def test_help_is_given_in_the_language_that_is_asked_for(program: Program, command: str) -> None:
    english = program.run("--language", "en", *command.split(), "--help").stdout
    chinese = program.run("--language=zh_CN", *command.split(), "--help").stdout
    assert not _HAN.search(english)
    explained = [line for line in chinese.splitlines() if line.startswith("  -")]
    assert explained
    for line in (*explained, chinese.splitlines()[0]):
        assert _HAN.search(line), line


def test_folding_again_and_the_doctor_find_all_well(program: Program) -> None:
    assert program.answer("refold") == {"events": 5}
    found = program.answer("doctor")
    assert (found["cases"], found["waiting"], found["quarantined"]) == (3, 2, 1)
    assert (found["ok"], found["damage"]) == (True, [])


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "no such case"),
        ("import", "/no/such/file.csv"),
        ("show", ""),
        ("restore", "长" * 300),
        ("backup", "--to", "长" * 300),
        ("search", "--queries", "/no/such/file"),
    ],
    ids=["no case", "no file", "nothing", "long name", "long new name", "no questions"],
)
def test_what_cannot_be_done_is_one_sentence_and_no_stack(
    program: Program, arguments: tuple[str, ...]
) -> None:
    done = program.run(*arguments, "--json")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"error": done.stderr.strip()}


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes on this system")
def test_a_reader_that_has_heard_enough_is_no_crash(program: Program) -> None:
    there, here = os.pipe()
    os.close(there)
    done = program.alone("search", "路灯", out=here)
    os.close(here)
    assert done.stderr == ""
    assert not list(program.home.glob("logs/*"))


@pytest.mark.skipif(sys.platform != "linux", reason="such names are known of this system")
def test_a_name_that_is_no_text_is_taken_in_and_told(program: Program, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("测试.csv".encode("gb18030"))
    path.write_text("编号,内容,答复\n7201,路灯,\n7202,,\n", "utf-8")
    first, again = (
        program.answer("watch", str(tmp_path), "--once"),
        program.alone("import", str(path)),
    )
    assert first["files"][0] == {
        "file": path.name,
        "imported": 1,
        "duplicates": 0,
        "quarantined": 1,
    }
    assert again.returncode == 0
    assert any(one["row"] == 3 for one in program.answer("quarantine")["rows"])


def test_a_wrong_key_is_one_sentence_and_the_file_stays_as_it_is(
    program: Program, tmp_path: Path
) -> None:
    other = Program(tmp_path)
    other.home.mkdir()
    content = (program.home / FILE).read_bytes()
    (other.home / FILE).write_bytes(content)
    (tmp_path / "key").write_text("f" * 64)
    done = other.alone("doctor")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert (other.home / FILE).read_bytes() == content


def test_a_folder_is_taken_in_and_its_answers_go_back(program: Program, tmp_path: Path) -> None:
    table = tmp_path / "工单.csv"
    table.write_text("编号,标题,内容,答复\r\n7101,,云溪路渣土,\r\n", "gb18030")
    assert program.answer("watch", str(tmp_path), "--once") == {
        "files": [{"file": "工单.csv", "imported": 1, "duplicates": 0, "quarantined": 0}],
        "unread": [],
    }
    assert program.answer("watch", str(tmp_path), "--once") == {"files": [], "unread": []}
    told = program.answer("answers", str(table))
    assert told == {"filled": 0, "unanswered": 1, "not_found": 0, "kept": 0, "file": None,
                    "remade": False}  # fmt: skip
    assert list(tmp_path.glob("*.csv")) == [table]


def test_a_folder_that_is_not_there_and_a_preset_nobody_kept_are_told(
    program: Program, tmp_path: Path
) -> None:
    assert program.run("watch", str(tmp_path / "none"), "--once").returncode == 1
    (tmp_path / "a.csv").write_text("编号,内容\n1,灯\n", "utf-8")
    assert program.run("watch", str(tmp_path), "--once", "--preset", "无").returncode == 1
    (tmp_path / "b.csv").write_bytes(b"%PDF-1.7")
    done = program.run("watch", str(tmp_path), "--once", "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["unread"] == [{"file": "b.csv", "reason": "not_a_workbook"}]
    assert [one["file"] for one in told["files"]] == ["a.csv"]
