"""A desk that works until it is killed, and says through a pipe what it has acknowledged.

Run as a program by `test_crash.py`: folder, life number; it begins when a line comes in. One line of JSON for each thing done,
written only after the desk has returned from doing it.
"""

import json
import random
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.changes import Changes
from moderator_app.core.refusals import Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.desk import importing
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE, Place
from tests.desks import ANNA, KEY, ROADS, WASTE, incoming

REPLY = Words("您好，已转办。", Purpose.ANSWER, Audience.PUBLIC)


def now() -> datetime:
    return datetime.now(UTC)


def say(**words: object) -> None:
    sys.stdout.write(json.dumps(words, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def wrote(changes: Changes) -> None:
    say(events=[str(one) for one in changes.events])


def act(desk: Desk, case: UUID, pick: random.Random) -> Changes:
    """Something one can do with a case, tried until the desk does not decline."""
    work = desk.cases
    while True:
        seen = desk.session.case(case).head
        deeds = (
            partial(work.commit, case, seen, to=Handover(ROADS, (WASTE,), "请办理"), reply=REPLY),
            partial(work.sent, case),
            partial(work.answered, case, ROADS, "已修复"),
            partial(work.returned, case, WASTE, "非本单位"),
            partial(work.note, case, "备注" * pick.randint(1, 2000)),
            partial(work.close, case, seen, Outcome.RESOLVED, "", told=True),
            partial(work.reopen, case, seen, ""),
            partial(work.pin, case),
            partial(work.undo_last, case),
        )
        try:
            return pick.choice(deeds)()
        except Refusal:
            continue


def type_a_draft(desk: Desk, case: UUID, life: int, pick: random.Random) -> None:
    """Keys come; the words are saved as the composer saves them, at every pause."""
    typed = f"{life}:"
    for _ in range(pick.randint(1, 12)):
        typed += pick.choice("您好请问路灯在哪一盏")
        desk.cases.save_draft(case, "weibo", SavedDraft(text=typed))
        say(draft=typed, case=str(case), at=time.time())


def bring_in(desk: Desk, source: Path) -> None:
    def put(batch: importing.Batch) -> importing.Summary:
        summary = importing.take(desk, source.name, batch)
        posts = [answered.message.post for _, answered, _ in batch.messages]
        say(posts=posts, rows=summary.rows)
        return summary

    importing.import_workbook(source, put, zone=ZONE, now=now())


def main(folder: Path, life: int) -> None:
    if not sys.stdin.readline():
        return
    pick = random.Random(life)  # noqa: S311 - the same day for the same life
    desk = Place(folder, KEY).open_desk()
    desk.session.person = ANNA
    say(open=True)
    if life % 5 == 0:
        bring_in(desk, folder.parent / f"letters-{life}.csv")
    while True:
        case, changes = desk.intake.by_hand(incoming("", f"第{life}世的来电", at=now()))
        wrote(changes)
        try:
            for _ in range(pick.randint(1, 4)):
                wrote(act(desk, case, pick))
        except Refusal:
            continue  # the call itself was taken back
        type_a_draft(desk, case, life, pick)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
