"""How fast the case file is: `python3 -m tests.bench.bench_store [--rows N]`.

Brings in N invented messages, works on them, and prints a table of milliseconds. No test: the
figures depend on the machine.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from moderator_app.core import search
from moderator_app.core.case import Audience, Purpose
from moderator_app.core.rows import View
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE
from tests.desks import ANNA, ROADS, T0, WASTE, a_desk, a_reader, invented

BATCH = 500
REPEATS = 60
QUERIES = {
    "one character, common": ("路", "灯", "桥"),
    "one character, rare": ("Ｂ", "1", "9"),
    "two characters": ("路灯", "井盖", "垃圾"),
    "three to eight": ("石板桥街", "挡住了人行道", "夜里11点还在响", "wifi信号箱"),
    "two terms": ("路灯 没人管", "梧桐里 渣土车", "谢谢 噪音"),
    "a number": ("20261122-0042", "p7-77"),
    "nothing": ("飞机场", "电梯困人"),
    "punctuation": ("～", "；"),
}


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def line(name: str, times: Sequence[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name:<34}{statistics.median(ordered):>10.2f}{p95:>10.2f}{len(ordered):>8}"


def bring_in(desk: Desk, rows: int) -> Iterable[float]:
    for start in range(0, rows, BATCH):
        since = T0 + timedelta(minutes=start)
        batch = invented(min(BATCH, rows - start), seed=start, since=since)
        yield timed(partial(desk.intake.receive, batch))


def work_on(desk: Desk, cases: Sequence[UUID]) -> dict[str, list[float]]:
    """Appending, as one does it at the desk: each action waits for the disk."""
    reply = Words("您好，已转市政处办理。", Purpose.ANSWER, Audience.PUBLIC)
    times: dict[str, list[float]] = {"dispatch and answer": [], "sent": [], "note": [], "undo": []}
    for case in cases:
        seen = desk.session.case(case).head
        to = Handover(ROADS, (WASTE,), "请办理")
        answer = partial(desk.cases.commit, case, seen, to=to, reply=reply)
        times["dispatch and answer"].append(timed(answer))
        times["sent"].append(timed(partial(desk.cases.sent, case)))
        times["note"].append(timed(partial(desk.cases.note, case, "已电话告知")))
        times["undo"].append(timed(partial(desk.cases.undo_last, case)))
    return times


def look(reader: Reader, cases: Sequence[UUID]) -> dict[str, list[float]]:
    now, person = T0 + timedelta(days=30), str(ANNA.id)
    times: dict[str, list[float]] = {}

    def note(name: str, work: Callable[[], object]) -> None:
        times.setdefault(name, []).append(timed(work))

    keys = list(reader.order(View.INBOX, now=now, person=person))
    for n in range(REPEATS):
        start = n * max(1, len(keys) // REPEATS)
        note("inbox order", partial(reader.order, View.INBOX, now=now, person=person))
        note("counts", partial(reader.counts, now=now, person=person))
        note("page of 256", partial(reader.rows, keys[start : start + 256]))
        note("dossier", partial(reader.dossier, cases[n % len(cases)]))
    for name, queries in QUERIES.items():
        for n in range(REPEATS // 3):
            query = search.literal(queries[n % len(queries)])
            note(f"search: {name}", partial(reader.find, query, now=now, zone=ZONE))
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    rows: int = parser.parse_args().rows
    out = [f"{'ms':<34}{'p50':>10}{'p95':>10}{'n':>8}"]
    with tempfile.TemporaryDirectory() as name, a_desk(Path(name)) as desk:
        out.append(line(f"import, batch of {BATCH}", list(bring_in(desk, rows))))
        with a_reader(Path(name)) as reader:
            keys = reader.order(View.INBOX, now=T0, person="")[: REPEATS * 2]
            cases = [row.case_id for row in reader.rows(list(keys)).values()]
            tables = work_on(desk, cases) | look(reader, cases)
        out += [line(what, times) for what, times in tables.items()]
        out.append(line("folding everything again", [timed(desk.refold)]))
        size = sum(path.stat().st_size for path in Path(name).glob(f"{FILE}*"))
        out.append(f"{rows} messages, {size / 1e6:.1f} MB, {size / rows:.0f} bytes each")
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
