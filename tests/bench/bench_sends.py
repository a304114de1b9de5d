"""Two thousand kills of programs that send: `python3 -m tests.bench.bench_sends [--kills N]`.

Over three kinds of platform: one that knows a repetition by its key, one that can be asked, one
that can do neither. Prints for each how its replies ended; ends with an error at the first one that
was lost, doubled, or unknown and not shown.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from moderator_app.core.channels import Repeat
from tests.channels.kills import kill_at_random


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    wanted = parser.parse_args()
    pick = random.Random(wanted.seed)  # noqa: S311 - moments, not secrets
    sys.stdout.write(f"seed {wanted.seed}\n")
    for repeat in Repeat:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            kills = -(-wanted.kills // len(Repeat))
            tally = kill_at_random(Path(folder) / "desk", repeat, kills, pick, replies=200)
        sys.stdout.write(
            f"{repeat:7} {tally.kills} kills, {tally.sent} sent, {tally.shown} shown as unknown"
            f" ({tally.arrived_unseen} of them had arrived), {tally.acknowledged} acknowledged,"
            f" 0 lost, 0 double, {time.monotonic() - began:.0f} s\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
