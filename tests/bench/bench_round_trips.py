"""The real workbooks out and in again, all of them: `python3 -m tests.bench.bench_round_trips`.

Prints for each way out how many cases came in again and which fields differ, by their number
alone; ends with an error if any does.
"""

import sys
import tempfile
import time
from pathlib import Path

from moderator_app.desk import exporting
from tests.desk.round_trips import bring_in, differing, send_out
from tests.desk.test_round_trips import DATA, WORKBOOKS
from tests.desks import a_desk


def main() -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        here = Path(name) / "here"
        here.mkdir()
        with a_desk(here) as desk:
            for workbook in WORKBOOKS:
                summary = bring_in(desk, DATA / workbook)
                sys.stdout.write(f"{workbook}: {summary.rows} rows, {summary.imported} cases\n")
        for ending in exporting.KINDS:
            there = Path(name) / ending
            there.mkdir()
            began = time.perf_counter()
            rows = send_out(here, there / f"cases{ending}")
            out = time.perf_counter() - began
            with a_desk(there) as desk:
                taken = bring_in(desk, there / f"cases{ending}")
            seconds = time.perf_counter() - began - out
            same, fields = differing(here, there)
            wrong += same != rows or bool(fields) or taken.imported != rows
            sys.stdout.write(
                f"{ending}: {rows} out in {out:.1f} s, {taken.imported} in again in {seconds:.1f} s,"
                f" {taken.quarantined} put aside, {same} the same cases, differing: {fields}\n"
            )
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
