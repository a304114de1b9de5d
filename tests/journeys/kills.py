"""Killing a keeper of the case file again and again, and looking at what it left."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

from moderator_app.desk import backups
from moderator_app.desk.opening import Place
from moderator_app.store import backup, erasure
from moderator_app.store.connection import Connection, connect
from moderator_app.store.store import FILE, damage, fingerprint, refold
from moderator_app.system import bundle
from moderator_app.system.vault import KEY_FILE_VARIABLE
from tests.desks import KEY, T0, a_desk, invented
from tests.journeys import crashing_keeper
from tests.pages import plain_files
from tests.store import ages

LONGEST_LIFE = {
    "back_up": 0.5,
    "erase": 0.7,
    "restore": 0.7,
    "bring_in": 1.5,
    "migrate": 0.6,
    "take_over": 0.6,
}
"""Seconds from the first word to the kill, at most; shorter on a machine that is done sooner."""
_OLD_ROWS = 600
_EVENT = "SELECT 1 FROM event WHERE id = ?"
_IMPORTS_A_DESK = 5
_ENDED_MOST = 25
_KNOWN = {FILE, f"{FILE}-wal", f"{FILE}-shm", backups.FOLDER, "access"}


def an_older_file(folder: Path) -> Path:
    """The folder of a case file as the first version wrote it, with enough in it to take time."""
    newest, oldest = folder / "newest", folder / "oldest"
    for made in (newest, oldest):
        made.mkdir(parents=True)
    with a_desk(newest) as desk:
        desk.intake.receive(invented(_OLD_ROWS))
    ages.as_of(newest / FILE, oldest / FILE, ages.STEPS[0])
    return oldest


def kill_all(folder: Path, deed: str, kills: int, pick: random.Random) -> Counter[str]:
    """Let one deed begin and die so often in one folder. Returns what was done in between.

    A life that ended before it was killed is looked at like the others, counts for none, and
    makes those after it shorter.
    """
    done: Counter[str] = Counter()
    said: list[Any] = []
    desk, old = folder / "desk", None
    longest = LONGEST_LIFE[deed]
    if deed == "migrate":
        old = an_older_file(folder)
    else:
        desk.mkdir(parents=True, exist_ok=True)
    while done["killed"] < kills:
        life = done["killed"] + done["ended"]
        if old is not None:
            desk = folder / f"desk-{life}"
            shutil.copytree(old, desk)
            said = []
        elif deed == "bring_in" and life % _IMPORTS_A_DESK == 0:
            # Else every look at it takes longer than the one before.
            desk, said = folder / f"desk-{life}", []
            desk.mkdir()
        lines, killed = _live_and_die(deed, desk, life, pick.uniform(0, longest))
        said += lines
        done.update(key for line in lines for key in line)
        done["killed" if killed else "ended"] += 1
        done["half erased"] += _is_unclean(desk)
        if not killed:
            longest *= 0.7
        assert done["ended"] < _ENDED_MOST, "the deed is over before it can be killed"
        _check(desk, said, _OLD_ROWS if old is not None else 0)
        if old is not None:
            shutil.rmtree(desk)
    return done


def _environment(folder: Path) -> dict[str, str]:
    path = folder.parent / "key"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    return {**os.environ, KEY_FILE_VARIABLE: str(path)}


def _live_and_die(deed: str, folder: Path, life: int, seconds: float) -> tuple[list[Any], bool]:
    """What one life acknowledged, and whether it was killed before it ended by itself."""
    child = subprocess.Popen(  # noqa: S603 - the keeper beside this file
        [sys.executable, "-m", "tests.journeys.crashing_keeper", deed, str(folder), str(life)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(folder),
        cwd=Path(__file__).parents[2],
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(b"begin\n")
    child.stdin.close()
    first = child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    assert child.returncode <= 0, "it failed before it was killed"
    whole, _, _torn = (first + rest).decode().rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()], child.returncode < 0


def _is_unclean(folder: Path) -> bool:
    """Whether it was killed between an erasure and the cleaning that has to follow."""
    if not (folder / FILE).exists():
        return False
    with closing(connect(folder / FILE, KEY)) as connection:
        return erasure.is_unclean(connection)


def _check(folder: Path, said: list[Any], rows: int) -> None:
    """Everything acknowledged is there, nothing half done is, and the tables are the events'."""
    place = Place(folder, KEY)
    with closing(place.open_desk()) as desk:
        connection = desk.session.store.connection
        assert not erasure.is_unclean(connection)
        erased = _erased_words(connection)
        _check_history(connection, said)
        assert connection.execute("SELECT count(*) FROM cases").fetchone() >= (rows,)
        assert damage(connection) == []
        before = fingerprint(connection)
        refold(desk.session.store)
        assert fingerprint(connection) == before
    acknowledged = [line["backup"] for line in said if "backup" in line]
    assert not acknowledged or acknowledged[-1] in {one.path.name for one in backups.own(place)}
    # The next backup clears away what a killed one left.
    backups.back_up(place, T0 + timedelta(days=1))
    for path in backups.own(place):
        _prove(path.path, folder)
    # Also what was erased and never acknowledged: once it is in the history its words are gone.
    assert {
        crashing_keeper.words(line["life"], line["n"]) for line in said if "erased" in line
    } <= (erased)
    _check_erased(folder, erased)
    left = {p.name for p in folder.iterdir() if not p.name.startswith("desk-before-")}
    assert left <= _KNOWN, left
    assert not [p.name for p in (folder / backups.FOLDER).iterdir() if p.name.startswith(".")]


def _check_history(connection: Connection, said: list[Any]) -> None:
    # A restore that was begun takes the last case with it, or, killed in time, does not.
    unsure = {
        (before["life"], before["n"]) for before, line in pairwise(said) if "restoring" in line
    }
    for line in said:
        for event in line.get("events", ()):
            if (line["life"], line["n"]) not in unsure:
                assert _is_there(connection, _EVENT, UUID(event).bytes)
    # One that was acknowledged has taken it.
    for before, _, after in zip(said, said[1:], said[2:], strict=False):
        if "restored" in after:
            for event in before["events"]:
                assert not _is_there(connection, _EVENT, UUID(event).bytes)
    for line in said:
        if "answered" in line:
            kept = "SELECT 1 FROM shift_item WHERE case_id = ? AND state <> 'open'"
            assert _is_there(connection, kept, UUID(line["answered"]).bytes)
        for post in line.get("posts", ()):
            assert _is_there(connection, "SELECT 1 FROM cases WHERE post = ?", post)


def _is_there(connection: Connection, question: str, value: object) -> bool:
    return connection.execute(question, (value,)).fetchone() is not None


def _prove(path: Path, folder: Path) -> None:
    scratch = folder.parent / "proved"
    scratch.mkdir(exist_ok=True)
    bundle.unpack(path, scratch, backups.MEMBERS)
    assert backup.prove(scratch / FILE, KEY).events >= 0


def _erased_words(connection: Connection) -> set[str]:
    """What the citizens wrote whose cases the history calls erased."""
    rows = connection.execute(
        "SELECT m.body FROM event e JOIN event m ON m.case_id = e.case_id"
        " WHERE e.kind = 'case.erased' AND m.kind = 'message.received'"
    ).fetchall()
    posts = [json.loads(body)["post"].removeprefix("l").split("-") for (body,) in rows]
    return {crashing_keeper.words(int(life), int(n)) for life, n in posts}


def _check_erased(folder: Path, erased: set[str]) -> None:
    needles = [words.encode() for words in erased]
    for name, data in plain_files(folder, KEY) if needles else ():
        assert not any(needle in data for needle in needles), name
