"""The figures over many cases: `python3 -m tests.bench.bench_reports [--count N]`.

Leads N lives on an encrypted desk, counts a day, a week, a month and everything, first from nothing
and then with what is remembered, and compares each figure with a count by hand from the event table
alone; then opens the rows of each. Counts once more by reading every case's history, which has to
come out the same: `times` is how much longer that takes. Prints a table; the times depend on the
machine, `times` hardly. Exits with 1 where a single case of a single figure differs.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from moderator_app.core import periods
from moderator_app.core.periods import Period, Span
from moderator_app.core.reports import Line, Report
from moderator_app.core.routing import Router
from moderator_app.core.tales_written import written
from moderator_app.desk.reporting import Memory, Reporting
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE
from tests import lives, pencil, recounts
from tests.desks import KEY, a_desk, a_reader
from tests.pencil import SHANGHAI, Books

NOW = datetime(2026, 11, 10, 6, 5, tzinfo=UTC)
TODAY = date(2026, 11, 10)
PERIODS = {
    "today": periods.of_span(Span.DAY, TODAY, SHANGHAI),
    "a day a month ago": periods.of_span(Span.DAY, date(2026, 10, 9), SHANGHAI),
    "this week": periods.of_span(Span.WEEK, TODAY, SHANGHAI),
    "last month": periods.of_span(Span.MONTH, date(2026, 10, 9), SHANGHAI),
    "everything": periods.between(date(2026, 9, 1), TODAY, SHANGHAI),
}


def count(period: Period, reader: Reader, memory: Memory) -> tuple[Report, int, float, float]:
    """The report, the cases read, the seconds of all, the milliseconds of the longest step."""
    router = _router(reader)
    began = time.perf_counter()
    run = Reporting(period, NOW, memory, reader.rules(), router)
    steps = []
    run.begin(reader)
    steps.append(time.perf_counter() - began)
    while not run.is_whole:
        step = time.perf_counter()
        run.step(reader)
        steps.append(time.perf_counter() - step)
    return run.report(), run.total, time.perf_counter() - began, max(steps) * 1000


class FromHistory(Reader):
    """Tells each case from its events, as if nothing had been written down."""

    def report_lines(self, keys: Sequence[int]) -> list[Line]:
        lines = super().report_lines(keys)
        return [replace(line, tale=written(self.history(line.case))) for line in lines]


_routers: list[Router] = []


def _router(reader: Reader) -> Router:
    if not _routers:
        _routers.append(Router(reader.remit(), reader.organisations()))
    return _routers[0]


def rows_of(report: Report, reader: Reader) -> tuple[int, int]:
    """Numbers opened, and those whose rows were as many as the number said."""
    sets = [*report.figures.cases.values(), report.standing.overdue]
    sets += report.standing.ages.values()
    for found in report.figures.cuts.values():
        sets += found.values()
    for one in report.figures.organisations.values():
        sets += (one.dispatched, one.answered, one.due, one.in_time, one.late, one.returned)
        sets.append(one.hastened)
    right = 0
    for cases in sets:
        listed, found_rows = list(cases), 0
        for start in range(0, len(listed), 500):
            keys = list(reader.keys_of(listed[start : start + 500]).values())
            found_rows += len(reader.rows(keys))
        right += found_rows == len(cases)
    return len(sets), right


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50_000)
    wanted: int = parser.parse_args().count
    say, wrong = sys.stdout.write, 0
    with tempfile.TemporaryDirectory() as name, a_desk(Path(name)) as desk:
        lives.lead_lives(desk, wanted)
        books = pencil.books(desk.session.store.connection)
        say(f"{len(books):,} cases, {_events(books):,} things that happened to them\n")
        heads = ["cases read", "s", "times", "again s", "step ms", "differ", "opened", "right"]
        say(f"{'':<20}" + "".join(f"{head:>11}" for head in heads) + "\n")
        with a_reader(Path(name)) as reader, closing(FromHistory(Path(name) / FILE, KEY)) as slow:
            for which, period in PERIODS.items():
                memory = Memory()
                report, total, first, step = count(period, reader, memory)
                _, _, again, _ = count(period, reader, memory)
                told, _, slowly, _ = count(period, slow, Memory())
                differ = [
                    *recounts.differences(report, books, reader),
                    *["history"] * (told != report),
                ]
                opened, right = rows_of(report, reader)
                wrong += len(differ) + opened - right
                times = slowly / first
                cells = (total, first, times, again, step, len(differ), opened, right)
                say(f"{which:<20}" + "".join(f"{_cell(cell):>11}" for cell in cells) + "\n")
    return min(1, wrong)


def _events(books: Books) -> int:
    return sum(len(book.marks) for _, book in books.values())


def _cell(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
