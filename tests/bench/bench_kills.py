"""Three hundred kills at random moments: `python3 -m tests.bench.bench_kills [--kills N]`.

Prints for each deed how often it was killed and what it had acknowledged by then; ends with an
error at the first thing lost or half done.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.journeys.crashing_keeper import DEEDS
from tests.journeys.kills import kill_all


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    wanted = parser.parse_args()
    pick = random.Random(wanted.seed)  # noqa: S311 - moments, not secrets
    sys.stdout.write(f"seed {wanted.seed}\n")
    for deed in DEEDS:
        with tempfile.TemporaryDirectory() as folder:
            done = kill_all(Path(folder), deed, wanted.kills // len(DEEDS), pick)
        counted = ", ".join(f"{name} {count}" for name, count in sorted(done.items()))
        sys.stdout.write(f"{deed:10} {counted}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
