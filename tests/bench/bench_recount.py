"""Other rules for many open cases: `python3 -m tests.bench.bench_recount [--rows N]`.

Prints how long a batch holds the database thread, which is the longest a click waits, and the
whole. No test: the figures depend on the machine.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from moderator_app.core.following import Following
from moderator_app.desk import kits
from moderator_app.system.home import resources
from tests.desks import a_desk, invented


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    rows: int = parser.parse_args().rows
    profile = next(one for one in kits.profiles(resources()) if one.key == "shandong")
    with tempfile.TemporaryDirectory() as name, a_desk(Path(name)) as desk:
        for start in range(0, rows, 500):
            desk.intake.receive(invented(min(500, rows - start), seed=start))
        desk.clocks.follow(Following(profile))
        times, left = [], 1
        while left:
            began = time.perf_counter()
            left = desk.clocks.settle()
            times.append((time.perf_counter() - began) * 1000)
    found = {
        "cases": rows,
        "batches": len(times),
        "batch p50 ms": round(statistics.median(times), 1),
        "batch max ms": round(max(times), 1),
        "whole s": round(sum(times) / 1000, 2),
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
