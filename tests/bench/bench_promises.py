"""How fast promises are found as one types: `python3 -m tests.bench.bench_promises [--rounds N]`.

Finds them in replies of 500 and of 5,000 characters, and in one at each of its lengths, as a pause
in typing would ask for it, and prints milliseconds. The replies are made of invented sentences of
which nearly each names a time, as no real one does. No test: the figures depend on the machine.
"""

import argparse
import statistics
import sys
import time
from datetime import datetime

from moderator_app.core import promises
from moderator_app.core.worktime import WorkTime
from tests.core import arrangements
from tests.core.clock_rules import SHANGHAI, WORK
from tests.core.promise_none import NONE
from tests.core.promise_phrases import KEPT, SAID

LENGTH, LONG = 500, 5_000


def replies(length: int) -> list[str]:
    """Sentences one after the other, promises and none, cut into replies."""
    sentences = [phrase.text for phrase in KEPT] + list(NONE)
    mixed = [
        sentence for pair in zip(sentences, reversed(sentences), strict=True) for sentence in pair
    ]
    whole = "".join(mixed)
    return [whole[at : at + length] for at in range(0, len(whole) - length, length)]


def milliseconds(texts: list[str], said_at: datetime, work: WorkTime) -> list[float]:
    took = []
    for text in texts:
        began = time.perf_counter()
        promises.find(text, said_at, work)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    work = WorkTime(arrangements.announced(), WORK, SHANGHAI)
    texts = replies(LENGTH)
    milliseconds(texts, SAID, work)
    growing = [text[:end] for text in texts[:5] for end in range(1, LENGTH + 1, 7)]
    for name, asked in (
        ("500 characters", texts * rounds),
        ("5,000 characters", replies(LONG) * rounds),
        ("while it grows", growing),
    ):
        took = milliseconds(asked, SAID, work)
        median, worst = statistics.median(took), took[int(len(took) * 0.95)]
        sys.stdout.write(f"{name:<20}p50 {median:6.2f} ms  p95 {worst:6.2f} ms  of {len(took):,}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
