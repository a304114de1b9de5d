"""A desk that is backed up, erased from, restored, imported into, migrated or taken over until it
is killed.

Run as a program by `kills.py`: the deed, the folder, the number of the life; it begins when a line
comes in, and writes one line of JSON for each thing done, after it was done.
"""

import json
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import Ground
from moderator_app.desk import backups, importing, restoring
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store import records
from tests.desks import ANNA, BAI, KEY

ROUNDS = 40


def words(life: int, n: int) -> str:
    """What the citizen of one life's n-th case wrote: found nowhere else."""
    return f"第{life}世第{n}位市民说河埠头的石阶松动"


def now() -> datetime:
    return datetime.now(UTC)


def say(**done: object) -> None:
    sys.stdout.write(json.dumps(done, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _open(folder: Path) -> Desk:
    desk = Place(folder, KEY).open_desk()
    desk.session.person = ANNA
    return desk


def _take(desk: Desk, life: int, n: int) -> UUID:
    case, changes = desk.intake.by_hand(Incoming("weibo", f"l{life}-{n}", words(life, n), now()))
    say(case=str(case), life=life, n=n, events=[str(one) for one in changes.events])
    return case


def back_up(folder: Path, life: int) -> None:
    with closing(_open(folder)) as desk:
        for n in range(ROUNDS):
            _take(desk, life, n)
            made = backups.back_up(Place(folder, KEY), now())
            say(backup=made.path.name)


def erase(folder: Path, life: int) -> None:
    for n in range(ROUNDS):
        with closing(_open(folder)) as desk:
            case = _take(desk, life, n)
            backups.back_up(Place(folder, KEY), now())
            desk.erase([case], Ground.REQUEST, "本人申请")
        backups.back_up_anew(Place(folder, KEY), now())
        say(erased=str(case), life=life, n=n)


def restore(folder: Path, life: int) -> None:
    stick = folder.parent / "stick"
    stick.mkdir(exist_ok=True)
    for n in range(ROUNDS):
        with closing(_open(folder)) as desk:
            _take(desk, life, 2 * n)
            made = backups.back_up(Place(folder, KEY), now(), to=stick / f"{life}.moderatordesk")
            _take(desk, life, 2 * n + 1)
        say(restoring=True)
        restoring.restore(folder, made.path, now(), ZONE)
        say(restored=True)


def bring_in(folder: Path, life: int) -> None:
    source = folder.parent / f"letters-{life}.csv"
    lines = ["编号,内容", *(f"w{life}-{n},{words(life, n)}" for n in range(20_000))]
    source.write_text("\n".join(lines), "utf-8")
    with closing(_open(folder)) as desk:

        def put(batch: importing.Batch) -> importing.Summary:
            summary = importing.take(desk, source.name, batch)
            say(posts=[answered.message.post for _, answered, _ in batch.messages])
            return summary

        importing.import_workbook(source, put, zone=ZONE, now=now())


def migrate(folder: Path, life: int) -> None:
    """`folder` holds a file of an older shape; opening it is the deed."""
    with closing(_open(folder)) as desk:
        say(migrated=True)
        for n in range(ROUNDS):
            _take(desk, life, n)


def take_over(folder: Path, life: int) -> None:
    """Each item of a handover is answered for by the next person, one after the other."""
    with closing(_open(folder)) as desk:
        for n in range(ROUNDS):
            _take(desk, life, n)
        sheet = desk.shifts.sheet("", BAI.name)
        desk.shifts.hand_over(sheet)
        shift = records.unread_handover(desk.session.store.connection)
        assert shift is not None
        for n, case in enumerate(map(UUID, sheet.owed)):
            if n % 3:
                changes = desk.acceptance.accept(shift.id, [case], BAI)
            else:
                changes = desk.acceptance.refuse(shift.id, case, "不清楚", BAI)
            say(answered=str(case), life=life, n=n, events=[str(one) for one in changes.events])


DEEDS = {
    "back_up": back_up,
    "erase": erase,
    "restore": restore,
    "bring_in": bring_in,
    "migrate": migrate,
    "take_over": take_over,
}


def main(deed: str, folder: Path, life: int) -> None:
    if sys.stdin.readline():
        say(begun=True)
        DEEDS[deed](folder, life)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
