"""Nothing a citizen wrote, nor the key, lies in the clear in any file, also while the desk runs."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.rows import SavedDraft
from moderator_app.core.search import literal
from moderator_app.desk import importing
from moderator_app.desk.casework import Words
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store import quarantine
from moderator_app.system import crash, home
from tests.desks import ANNA, KEY, ROADS, T0, a_reader, incoming, invented, open_desk

PHRASES = (
    "云溪路十七号张某家门前",
    "联系电话一三八零零",
    "孩子在石板桥幼儿园",
    "请不要告诉我的邻居",
    "已经投诉到市长信箱",
    "下周三之前一定修好",
    "转给老李让他先看看",
    "这份草稿还没有写完",
    "无法读取的一行里的话",
    "交接时嘱咐下一班的话",
)


def _needles() -> dict[str, bytes]:
    found = {}
    for phrase in PHRASES:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            found[f"{phrase} in {encoding}"] = phrase.encode(encoding)
        escaped = "".join(f"\\u{ord(sign):04x}" for sign in phrase)
        found[f"{phrase} escaped"] = escaped.encode()
    found["the key"] = KEY
    found["the key in hex"] = KEY.hex().encode()
    found["the key in capitals"] = KEY.hex().upper().encode()
    return found


def leaks(folders: Sequence[Path]) -> list[str]:
    """Which needle lies in which file."""
    needles = _needles()
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                found += [f"{name} in {path.name}" for name in needles if needles[name] in content]
    return found


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    tempfile.tempdir = None


def test_the_search_for_leaks_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("…" + PHRASES[3], "utf-16-le")
    (tmp_path / "b").write_text(f"key={KEY.hex()}")
    assert set(leaks([tmp_path])) == {f"{PHRASES[3]} in utf-16-le in a", "the key in hex in b"}


def test_no_phrase_and_no_key_lies_in_any_file_while_the_desk_runs_or_after(
    tmp_path: Path, temporary: Path
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    folders = (folder, temporary)
    desk = open_desk(folder)
    with a_reader(folder) as reader:
        desk.intake.receive(
            [
                Answered(incoming("1", PHRASES[0] * 50, title=PHRASES[1])),
                Answered(incoming("2", PHRASES[2]), reply=PHRASES[4]),
                *invented(300),
            ]
        )
        case = reader.by_reference("1")[0]
        work = desk.cases
        work.note(case, PHRASES[6])
        seen = desk.session.case(case).head
        reply = Words(PHRASES[5], Purpose.ANSWER, Audience.PUBLIC)
        work.commit(case, seen, to=None, reply=reply)
        work.save_draft(case, "weibo", SavedDraft(text=PHRASES[7], lead=ROADS))
        quarantine.keep(
            desk.session.store.connection, "t.csv", [(3, "no_text", "text", (PHRASES[8],))], T0
        )
        desk.shifts.begin(ANNA)
        desk.shifts.hand_over(desk.shifts.sheet(PHRASES[9], "白雪"))
        desk.session.person = ANNA
        for phrase in (*PHRASES[:3], *PHRASES[4:7]):
            assert reader.find(literal(phrase), now=T0, zone=ZONE).total == 1
        home.write_preferences(folder, {"language": "zh_CN"})
        try:
            desk.cases.close(case, seen, Outcome.RESOLVED, PHRASES[3], told=False)
        except Exception as error:  # noqa: BLE001 - whatever it is, it leaves a crash file
            crash.write(folder / "logs", error, T0, "0")
        assert leaks(folders) == []
        assert (folder / "desk.db-wal").stat().st_size > 0
        desk.refold()
        assert leaks(folders) == []
    desk.close()
    assert leaks(folders) == []
    assert sorted(path.name for path in folder.iterdir()) == ["desk.db", "desk.json", "logs"]


def test_an_import_leaves_nothing_in_the_temporary_folder(tmp_path: Path, temporary: Path) -> None:
    """Read in another process, which sees the words but not the key."""
    source = tmp_path / "letters.csv"
    source.write_text("编号,内容\n" + "".join(f"{n},{p}\n" for n, p in enumerate(PHRASES)), "utf-8")
    folder = tmp_path / "desk"
    folder.mkdir()
    desk = open_desk(folder)
    seen: list[str] = []

    def put(batch: importing.Batch) -> importing.Summary:
        seen.extend(leaks((folder, temporary)))
        return importing.take(desk, source.name, batch)

    assert importing.import_workbook(source, put, zone=ZONE, now=T0).imported == len(PHRASES)
    seen += leaks((folder, temporary))
    desk.close()
    assert (seen, leaks((folder, temporary))) == ([], [])


_DIES = """
import faulthandler, os, sys
from pathlib import Path
from moderator_app.system import crash
from tests.desks import a_desk, incoming
from tests.store.test_secrecy import PHRASES
crash.watch_for_aborts(Path(sys.argv[1]) / "logs")
with a_desk(Path(sys.argv[1])) as desk:
    for n, phrase in enumerate(PHRASES):
        desk.intake.by_hand(incoming(str(n), phrase))
    os.abort()
"""


def test_a_program_that_dies_leaves_its_stack_and_no_words(tmp_path: Path, temporary: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the script above
        [sys.executable, "-c", _DIES, str(tmp_path)], capture_output=True, check=False, timeout=60
    )
    assert done.returncode != 0
    assert b"Abort" in (tmp_path / "logs" / "fault.txt").read_bytes()
    assert (tmp_path / "desk.db-wal").stat().st_size > 0
    assert leaks((tmp_path,)) == []
    assert not any(needle in done.stderr + done.stdout for needle in _needles().values())
