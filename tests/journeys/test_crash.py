"""The program is killed fifty times in the middle of its work, and nothing acknowledged is lost."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.store.connection import Connection
from moderator_app.store.store import damage, fingerprint, refold
from tests.desks import ANNA, KEY
from tests.journeys import crashing_desk

pytestmark = pytest.mark.long

KILLS = 50
LONGEST_LIFE = 0.35
"""Seconds from the first word to the kill; an import of 1,200 rows takes longer."""
ROWS = 1_200


def _letters(folder: Path, life: int) -> None:
    """A workbook that is being imported when the program dies."""
    lines = ["编号,内容,答复"]
    lines += [f"l{life}-{n},路灯不亮{n},{'已转办' if n % 3 else ''}" for n in range(ROWS)]
    (folder / f"letters-{life}.csv").write_text("\n".join(lines), "utf-8")


def _born(folder: Path, life: int) -> "subprocess.Popen[bytes]":
    """A desk that loads its program and waits to begin."""
    if life % 5 == 0:
        _letters(folder.parent, life)
    return subprocess.Popen(  # noqa: S603 - the desk beside this file
        [sys.executable, "-m", "tests.journeys.crashing_desk", str(folder), str(life)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )


def _live_and_die(child: "subprocess.Popen[bytes]", pick: random.Random) -> tuple[list[Any], float]:
    """Everything one life acknowledged, and when it was killed."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(b"begin\n")
    child.stdin.close()
    first = child.stdout.readline()
    time.sleep(pick.uniform(0, LONGEST_LIFE))
    died = time.time()
    child.kill()
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    assert child.returncode < 0, "it was to be killed, and ended by itself"
    whole, _, _torn = (first + rest).decode().rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()], died


def _check(desk: Desk, said: Iterable[Any], died: float) -> None:
    connection = desk.session.store.connection
    assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    drafts: dict[str, Any] = {}
    for line in said:
        for event in line.get("events", ()):
            assert _is_there(connection, "SELECT 1 FROM event WHERE id = ?", UUID(event).bytes)
        for post in line.get("posts", ()):
            assert _is_there(connection, "SELECT 1 FROM cases WHERE post = ?", post)
        if "draft" in line:
            drafts[line["case"]] = line
    for case, line in drafts.items():
        _check_draft(connection, case, line, died)


def _check_draft(connection: Connection, case: str, line: Any, died: float) -> None:
    """What was said to be saved is saved, however short before; one more sign may follow it."""
    row = connection.execute(
        "SELECT body FROM draft WHERE case_id = ? AND author = ?",
        (UUID(case).bytes, str(ANNA.id)),
    ).fetchone()
    assert row is not None, f"a draft is lost that was saved {died - line['at']:.3f} s before"
    text = json.loads(row[0])["text"]
    assert text.startswith(line["draft"])
    assert len(text) <= len(line["draft"]) + 1


def _is_there(connection: Connection, question: str, value: object) -> bool:
    return connection.execute(question, (value,)).fetchone() is not None


def test_killed_fifty_times_while_typing_and_importing_it_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    pick = random.Random(time.time_ns())  # noqa: S311 - another fifty moments in every run
    everything: list[Any] = []
    broken_off = 0
    unborn = _born(folder, 0)
    for life in range(KILLS):
        child, unborn = unborn, _born(folder, life + 1)
        said, died = _live_and_die(child, pick)
        rows = sum(line.get("rows", 0) for line in said)
        broken_off += life % 5 == 0 and rows < ROWS
        everything += said
        desk = Place(folder, KEY).open_desk()
        try:
            _check(desk, said, died)
        finally:
            desk.close()
    unborn.communicate(timeout=60)
    desk = Place(folder, KEY).open_desk()
    try:
        _check_whole(desk, everything)
    finally:
        desk.close()
    assert broken_off, "no import was under way at any kill: make the workbook longer"


def _check_whole(desk: Desk, everything: list[Any]) -> None:
    store = desk.session.store
    _check(desk, (line for line in everything if "draft" not in line), 0)
    assert sum(len(line.get("events", ())) for line in everything) > KILLS
    assert sum("draft" in line for line in everything) > KILLS
    numbers = [n for (n,) in store.connection.execute("SELECT n FROM event ORDER BY n")]
    assert numbers == list(range(1, len(numbers) + 1))
    before = fingerprint(store.connection)
    assert refold(store) == len(numbers)
    assert fingerprint(store.connection) == before
    assert damage(store.connection) == []


def test_an_import_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    _live_and_die(_born(folder, 0), random.Random(1))  # noqa: S311
    desk = Place(folder, KEY).open_desk()
    desk.session.person = ANNA
    crashing_desk.bring_in(desk, tmp_path / "letters-0.csv")
    (found,) = desk.session.store.connection.execute(
        "SELECT count(*) FROM cases WHERE post LIKE 'l0-%'"
    ).fetchone()
    desk.close()
    assert found == ROWS
