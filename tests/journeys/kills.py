"""Killing a keeper of the case file again and again, and looking at what it left."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlite_utils import Database

from moderator_app.desk import backups
from moderator_app.desk.opening import Place
from moderator_app.store import backup, erasure, log
from moderator_app.store.connection import Connection, connect, writing
from moderator_app.store.migrations import migrations
from moderator_app.store.store import FILE, damage, fingerprint, refold
from moderator_app.system import bundle
from moderator_app.system.vault import KEY_FILE_VARIABLE
from tests.desks import KEY, T0
from tests.journeys import crashing_keeper
from tests.pages import plain_files

LONGEST_LIFE = {"back_up": 0.5, "erase": 0.7, "restore": 0.7, "bring_in": 1.5, "migrate": 0.15}
"""Seconds from the first word to the kill."""
_KNOWN = {FILE, f"{FILE}-wal", f"{FILE}-shm", backups.FOLDER, "access"}


def an_older_file(folder: Path) -> None:
    """A case file as the version before the last wrote it, with a case in it."""
    folder.mkdir(exist_ok=True)
    with closing(connect(folder / FILE, KEY)) as connection, writing(connection):
        database = Database(cast("Any", connection), execute_plugins=False)
        migrations.apply(database, stop_before="m005_attachments")
        connection.execute(
            "INSERT INTO meta (key, value) VALUES ('replica', ?)", (log.new_id(T0).bytes,)
        )


def kill_all(folder: Path, deed: str, kills: int, pick: random.Random) -> Counter[str]:
    """Let one deed begin and die so often in one folder. Returns what was done in between."""
    done: Counter[str] = Counter()
    said: list[Any] = []
    desk = folder / "desk"
    desk.mkdir(parents=True, exist_ok=True)
    for life in range(kills):
        if deed == "migrate":
            desk = folder / f"desk-{life}"
            an_older_file(desk)
            said = []
        lines = _live_and_die(deed, desk, life, pick)
        said += lines
        done.update(key for line in lines for key in line)
        done["killed"] += 1
        done["half erased"] += _is_unclean(desk)
        _check(desk, said)
    return done


def _environment(folder: Path) -> dict[str, str]:
    path = folder.parent / "key"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    return {**os.environ, KEY_FILE_VARIABLE: str(path)}


def _live_and_die(deed: str, folder: Path, life: int, pick: random.Random) -> list[Any]:
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
    time.sleep(pick.uniform(0, LONGEST_LIFE[deed]))
    child.kill()
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    assert child.returncode < 0, "it was to be killed, and ended by itself"
    whole, _, _torn = (first + rest).decode().rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()]


def _is_unclean(folder: Path) -> bool:
    """Whether it was killed between an erasure and the cleaning that has to follow."""
    if not (folder / FILE).exists():
        return False
    with closing(connect(folder / FILE, KEY)) as connection:
        return erasure.is_unclean(connection)


def _check(folder: Path, said: list[Any]) -> None:
    """Everything acknowledged is there, nothing half done is, and the tables are the events'."""
    place = Place(folder, KEY)
    with closing(place.open_desk()) as desk:
        connection = desk.session.store.connection
        assert not erasure.is_unclean(connection)
        erased = _erased_words(connection)
        _check_history(connection, said)
        assert damage(connection) == []
        before = fingerprint(connection)
        refold(desk.session.store)
        assert fingerprint(connection) == before
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
                assert _is_there(connection, "SELECT 1 FROM event WHERE id = ?", UUID(event).bytes)
    for line in said:
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
