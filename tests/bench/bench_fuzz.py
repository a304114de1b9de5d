"""An hour of anything at all for every parser: `python3 -m tests.bench.bench_fuzz [--seconds N]
[--only NAME …]`.

Each parser of `tests/channels/parsers.py` runs in a process of its own, in which Atheris bends its
seeds and keeps whatever reaches code that nothing reached before; an input may take five seconds,
and the process a gigabyte and a half. Where Atheris is not installed the seeds are bent blindly, and
the table says so. Prints for each parser what became of its inputs; ends with an error at an
exception that a parser does not document, with the shortest input that raises it.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.channels.parsers import Parser

LONGEST_S: Final = 5
_MOST_MB: Final = 1_500
_LONGEST: Final = 32_768
_REPORT_S: Final = 1.0
_COVERED: Final = re.compile(r"cov: (\d+)")
_TRIES: Final = 400


@dataclass
class Report:
    """What became of the inputs of one parser. `crashes`: by where they were raised, the shortest
    input that did; `slowest`: in seconds of the processor, and what took them."""

    runs: int = 0
    seconds: float = 0.0
    read: int = 0
    spoilt: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_hex: str = ""
    crashes: dict[str, str] = field(default_factory=dict)
    covered: int = 0
    ended: str = ""


# In the process of one parser.


def fuzz(name: str, seconds: int, folder: Path) -> None:
    """Does not come back where Atheris leads."""
    if find_spec("atheris") is None:
        watched = Watched(_table(name), folder)
        pick = random.Random(name)  # noqa: S311 - not a secret
        begins = watched.parser.begins()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            watched(bent(watched.parser, pick.choice(begins), pick))
        watched.write()
        return
    atheris: Any = __import__("atheris")
    # What was imported on the way here is imported anew, so that it is watched, too.
    for one in [one for one in sys.modules if one.partition(".")[0] == "email"]:
        del sys.modules[one]
    with atheris.instrument_imports(include=["moderator_app", "email", "html", "h11", "httpcore"]):
        watched = Watched(_table(name), folder)
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, octets in enumerate(watched.parser.begins()):
        (corpus / f"seed{number}").write_bytes(octets)

    def mutated(octets: bytes, most: int, seed: int) -> bytes:
        pick = random.Random(seed)  # noqa: S311 - not a secret
        if pick.random() < 0.5:
            return bytes(atheris.Mutate(octets, most))
        return bent(watched.parser, octets, pick)[:most]

    flags = [
        f"-max_total_time={seconds}",
        f"-timeout={LONGEST_S}",
        f"-rss_limit_mb={_MOST_MB}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={folder}/",
        "-reload=0",
    ]
    atheris.Setup([name, *flags, str(corpus)], watched, custom_mutator=mutated)
    atheris.Fuzz()


def _table(name: str) -> "Parser":
    from tests.channels import parsers

    return parsers.named(name)


def bent(parser: "Parser", octets: bytes, pick: random.Random) -> bytes:
    from tests.channels.bent import bent_json, bent_octets

    if parser.json and pick.random() < 0.9:
        try:
            return bent_json(octets, pick)
        except (ValueError, RecursionError):
            pass
    return bent_octets(octets, parser.pieces, pick)


class Watched:
    """A parser, and the book that is kept of it. Nothing that it raises ends the process."""

    def __init__(self, parser: "Parser", folder: Path) -> None:
        from tests.channels.parsers import Tally

        self.parser = parser
        self._report = Report()
        self._tally = Tally()
        self._file = folder / "report.json"
        self._began = self._told = time.monotonic()

    def __call__(self, octets: bytes) -> None:
        began = time.process_time()
        crash = self._crash(octets)
        took = time.process_time() - began
        report = self._report
        report.runs += 1
        if took > report.slowest:
            report.slowest, report.slowest_hex = took, octets.hex()
        if crash:
            known = report.crashes.get(crash)
            if known is None or len(octets) * 2 < len(known):
                report.crashes[crash] = _least(octets, lambda o: self._crash(o) == crash).hex()
        if time.monotonic() - self._told > _REPORT_S:
            self.write()

    def _crash(self, octets: bytes) -> str:
        """What it raises, and where; "" where all is well."""
        try:
            self._tally.feed(self.parser, octets)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is to be told
            place = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
        return ""

    def write(self) -> None:
        self._told = time.monotonic()
        self._report.seconds = self._told - self._began
        tally, report = self._tally, self._report
        report.read, report.spoilt, report.refused = tally.read, tally.spoilt, tally.refused
        self._file.write_text(json.dumps(asdict(report)))


def _least(octets: bytes, crashes: Callable[[bytes], bool]) -> bytes:
    """As short as it becomes by leaving pieces out."""
    size, tries = max(1, len(octets) // 2), 0
    while size and tries < _TRIES:
        at = 0
        while at < len(octets) and tries < _TRIES:
            shorter, tries = octets[:at] + octets[at + size :], tries + 1
            if crashes(shorter):
                octets = shorter
            else:
                at += size
        size //= 2
    return octets


# In front of them.


def run(name: str, seconds: int, folder: Path) -> Report:
    folder.mkdir()
    command = [sys.executable, "-m", "tests.bench.bench_fuzz", "--child", str(folder)]
    command += ["--only", name, "--seconds", str(seconds)]
    log = folder / "log"
    with log.open("wb") as told:
        try:
            code = subprocess.run(  # noqa: S603 - ourselves
                command, stdout=told, stderr=told, timeout=seconds + 60, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
    place = folder / "report.json"
    report = Report(**json.loads(place.read_text())) if place.exists() else Report()
    words = log.read_text("utf-8", "replace")
    covered = _COVERED.findall(words)
    report.covered = int(covered[-1]) if covered else 0
    left = [one for kind in ("timeout-*", "oom-*", "crash-*") for one in folder.glob(kind)]
    if code or left:
        kinds = ", ".join(f"{one.name.partition('-')[0]} {one.read_bytes().hex()}" for one in left)
        report.ended = f"exit {code}: {kinds or words[-300:]}"
    return report


def told(name: str, report: Report) -> str:
    rate = report.runs / report.seconds if report.seconds else 0
    return (
        f"{name:21} {report.runs:9} {report.seconds:7.0f} {rate:8.0f} {report.covered or '-':>6}"
        f" {report.read:9} {report.spoilt:9} {report.refused:9} {len(report.crashes):7}"
        f" {report.slowest * 1000:8.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3_600, help="in all")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child is not None:
        fuzz(wanted.only[0], wanted.seconds, wanted.child)
        return
    from tests.channels.parsers import TABLE

    names = [one.name for one in TABLE if one.name in wanted.only or not wanted.only]
    led = "led by coverage" if find_spec("atheris") else "blindly: atheris is not installed"
    sys.stdout.write(f"{len(names)} parsers, {led}\n")
    sys.stdout.write(
        "parser                     runs seconds   runs/s  edges      read    spoilt   refused"
        " crashes     slowest\n"
    )
    broken = False
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        for name in names:
            report = run(name, max(1, wanted.seconds // len(names)), Path(folder) / name)
            sys.stdout.write(told(name, report) + "\n")
            for crash, octets in report.crashes.items():
                sys.stdout.write(f"    {crash}: {octets[:2_000]}\n")
            if report.ended:
                sys.stdout.write(f"    {report.ended[:4_000]}\n")
            if report.slowest > 0.5:
                sys.stdout.write(f"    slow: {report.slowest_hex[:400]}\n")
            sys.stdout.flush()
            broken |= bool(report.crashes or report.ended)
    sys.exit(int(broken))


if __name__ == "__main__":
    main()
