"""How fast deadlines are: `python3 -m tests.bench.bench_clocks [--count N]`.

Reckons N deadlines of each kind, at starts all over 2024 to 2026, and prints seconds. Nothing is
explained: that is made only when asked, and measured on a thousand of them. No test: the figures
depend on the machine.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from moderator_app.core.deadlines import Clock, Freeze, FreezeReason, due, warning
from moderator_app.core.explaining import explain
from tests.core.clock_rules import BY_DAY, RULES, hours

KINDS = {
    "2 hours": "zz120",
    "3 minutes on duty": "gbd3",
    "4 working hours": "dg4h",
    "5 working days": "sd5",
    "15 working days": "wz15",
}


def starts(count: int) -> Sequence[datetime]:
    first, seconds = datetime(2024, 1, 1, tzinfo=UTC), 1096 * 86400
    # A prime number of seconds from each to the next comes by every hour of every day.
    return [first + timedelta(seconds=at * 7_368_787 % seconds) for at in range(count)]


def three_days(start: datetime) -> Freeze:
    since = start + timedelta(days=1)
    return Freeze(FreezeReason.CITIZEN, since, since + timedelta(days=3))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    count = parser.parse_args().count
    moments, kept = starts(count), hours(BY_DAY)
    say = sys.stdout.write
    for name, rule in KINDS.items():
        target = RULES[rule]
        began = time.perf_counter()
        for moment in moments:
            due(Clock(target, moment), kept)
        say(f"{name:<34}{time.perf_counter() - began:>8.2f} s for {count:,}\n")
    few = [Clock(RULES["sd5"], moment) for moment in moments[:1000]]
    frozen = [replace(clock, freezes=(three_days(clock.start),)) for clock in few]
    ends = [(moment, moment + timedelta(hours=2)) for moment in moments[:1000]]
    for name, work in (
        ("5 working days, frozen for 3", lambda: [due(clock, kept) for clock in frozen]),
        ("5 working days, explained", lambda: [explain(clock, kept) for clock in few]),
        ("a warning", lambda: [warning(*each, kept.duty) for each in ends]),
    ):
        began = time.perf_counter()
        work()
        say(f"{name:<34}{(time.perf_counter() - began) * 1000:>8.1f} ms for {len(few):,}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
