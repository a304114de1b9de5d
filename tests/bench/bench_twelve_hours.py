"""Twelve hours on duty: `python3 -m tests.bench.bench_twelve_hours [--messages N] [--minutes M]
[--hours H] [--seed S] [--keep FOLDER]`.

Real are the window (offscreen), its threads, the lanes, the connectors, the sockets on loopback and
the encrypted case file; the mailbox is a real Dovecot with a real SMTP server. The platforms that
nobody here can reach are the simulators of `tests/channels`, Mastodon a small server beside this
file; all of them run in a process of their own, so that their memory is not the desk's. The person
on duty presses keys, which go to whatever has the focus.

Simulated is time, by one clock that runs faster than the machine's: the desk, the lanes, the
connectors (all through `channels.clock`), the platforms and the citizens go by it, and what lanes
and connectors wait is as much shorter. Not faster run the network, the disk, the deadlines of a
call (20 s of the machine's time), a mailbox's IDLE, and the window's own timers: the machine has to do
in M minutes what it would have twelve hours for.

It ends with an error where a line of its table is missed.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from moderator_app.core.account_state import Standing
from moderator_app.core.outbox import State
from moderator_app.system.vault import KEY_FILE_VARIABLE
from tests.bench.twelve_hours_duty import Report, Wishes, accounts_here, fresh, lived
from tests.bench.twelve_hours_plan import MESSAGES, Kind
from tests.desks import KEY

P95_MS, LONGEST_MS = 16.0, 50.0
GROWTH = 0.05
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One of the table: `good` None for what is told and not judged."""

    name: str
    value: str
    good: bool | None = None


def lines(report: Report) -> Iterator[Line]:
    yield from _messages(report)
    yield from _replies(report)
    yield from _accounts(report)
    yield from _window(report)
    yield from _machine(report)


def _none(name: str, numbers: Sequence[int]) -> Line:
    shown = f"{len(numbers)}" + (f" {list(numbers[:8])}" if numbers else "")
    return Line(name, shown, not numbers)


def _messages(report: Report) -> Iterator[Line]:
    plan, tally, told = report.plan, report.tally, report.told
    planned = plan.numbers(*MESSAGES)
    yield Line("messages planned", f"{len(planned)}")
    yield Line("  written on the platforms", f"{tally.said}", set(told.said) == planned)
    yield Line("  in the case file", f"{tally.here}", tally.here == tally.said)
    yield _none("  lost", tally.lost)
    yield _none("  doubled, by their words", tally.doubled)
    yield Line("  doubled, by their ids", f"{tally.twice_by_id}", tally.twice_by_id == 0)
    yield Line("  edits kept", f"{tally.edits - len(tally.edits_lost)} of {tally.edits}",
               not tally.edits_lost)  # fmt: skip
    recalls = len(plan.numbers(Kind.RECALLED))
    yield Line("  recalls kept", f"{tally.recalls} of {recalls}", tally.recalls == recalls)
    spoilt = sum(one.kind is Kind.SPOILT for one in plan.deeds)
    why = ", ".join(f"{reason} {n}" for reason, n in sorted(tally.quarantined.items()))
    put_aside = tally.quarantined.total()
    yield Line("  put aside", f"{put_aside} of {spoilt} spoilt ({why})", put_aside == spoilt)


def _replies(report: Report) -> Iterator[Line]:
    tally = report.tally
    states = ", ".join(f"{n} {name}" for name, n in sorted(tally.states.items()))
    yield Line("replies written by keys", f"{len(report.typed)}")
    yield Line("  in the case file", f"{tally.committed}: {states}")
    gone = sorted(set(report.typed) - tally.here_or_drafted - report.overwritten)
    yield _none("  neither there, nor a draft or written over", gone)
    yield Line("  at the platforms", f"{tally.arrived}")
    yield _none("  lost", tally.replies_lost)
    yield _none("  doubled", tally.replies_doubled)
    yield _none("  taken back or failed, and arrived", tally.unwanted)
    yield Line("  taken for a colleague's", f"{tally.elsewhere}", tally.elsewhere == 0)
    unknown = tally.states[State.UNKNOWN]
    yield Line("  unknown, and shown", f"{unknown}, of which {tally.unknown_arrived} arrived")
    waiting = tally.states[State.QUEUED] + tally.states[State.SENDING]
    yield Line("  on their way at the end", f"{waiting}", waiting == 0)


def _accounts(report: Report) -> Iterator[Line]:
    for name in report.wishes.accounts:
        told = report.standings.get(name, [])
        went = [f"{_clock(at)} {standing}" for at, standing in told]
        shown = " ".join(went if len(went) < 9 else [*went[:4], "…", *went[-4:]])
        fine = bool(told) and told[-1][1] is Standing.FINE
        back = any(standing is not Standing.FINE for _, standing in told[1:])
        yield Line(f"account {name}", shown, fine and back)
    yield Line("objections of the vendors", f"{report.told.objections[:3]}",
               not report.told.objections)  # fmt: skip
    faults = report.failures + report.told.faults
    yield Line("failures", f"{faults[:3]}", not faults)


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600)}:{int(seconds // 60) % 60:02}"


def _window(report: Report) -> Iterator[Line]:
    for name, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("longest", 1.0)):
        found = 1000 * report.watch.within(part)
        limit = {"p95": P95_MS, "longest": LONGEST_MS}.get(name)
        yield Line(f"window's thread, {name}, ms", f"{found:.2f}", limit is None or found < limit)
    yield Line("  turns and keys counted", f"{report.watch.turns} and {report.watch.keys}")
    yield Line("  longer than 16 ms", f"{report.watch.longer(P95_MS / 1000)}")


def _machine(report: Report) -> Iterator[Line]:
    _, warm, last = report.gauges
    growth = last.resident / warm.resident - 1
    yield Line("memory, MB", _three(*(one.with_cache for one in report.gauges)))
    yield Line("  less what is held of the file", _three(*(one.resident for one in report.gauges)))
    judged = None if report.fresh is None else growth < GROWTH
    yield Line("  growth from the first hour on", f"{growth:+.1%}", judged)
    if report.fresh is not None:
        yield Line("  of a desk opened on the same file", f"{report.fresh.resident / _MEGA:.1f}")
    blocks = last.blocks / warm.blocks - 1
    yield Line("  blocks of Python", f"{warm.blocks} to {last.blocks}: {blocks:+.1%}")
    yield Line("threads", f"{warm.threads} to {last.threads}", last.threads <= warm.threads + 2)
    yield Line("open files", f"{warm.files} to {last.files}", last.files <= warm.files + 5)
    yield Line("processor", f"{report.processor_s:.0f} s")
    yield Line("case file, MB", f"{report.octets / _MEGA:.1f}")
    yield Line("deeds at the keys", report.deeds)
    for words, times in report.said:
        yield Line("  was said", f"{times} x {words}")


def _three(first: int, warm: int, last: int) -> str:
    return (
        f"{first / _MEGA:.1f} at the start, {warm / _MEGA:.1f} after an hour,"
        f" {last / _MEGA:.1f} at the end"
    )


def shown(report: Report) -> tuple[str, bool]:
    """The table, and whether every line of it is good."""
    found = list(lines(report))
    rows = []
    for one in found:
        sign = {True: "ok", False: "MISSED", None: ""}[one.good]
        rows.append(f"{one.name:<44}{one.value:<70} {sign}".rstrip())
    return "\n".join(rows) + "\n", all(one.good is not False for one in found)


def with_a_key(folder: Path) -> None:
    """The key file by which the case files of this run open."""
    path = folder / "key"
    path.write_text(KEY.hex(), "ascii")
    path.chmod(0o600)
    os.environ[KEY_FILE_VARIABLE] = str(path)


def main() -> int:
    parser = argparse.ArgumentParser(description="Twelve hours on duty.")
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--hours", type=float, default=12.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    wishes = Wishes(chosen.messages, chosen.minutes, chosen.hours, chosen.seed, accounts_here())
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    place = tempfile.TemporaryDirectory() if chosen.keep is None else nullcontext(chosen.keep)
    with place as folder:
        with_a_key(Path(folder))
        report = lived(Path(folder), wishes)
        report.fresh = fresh(Path(folder))
        table, good = shown(report)
    sys.stdout.write(table)
    return 0 if good else 1


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
