"""Breaks the desk on purpose, one small thing at a time: `python -m tests.bench.bench_mutants`.

Every test that is named has to be green on the desk as it is, and red on its mutant. Prints a line
for each; ends with 1 if a mutant survives, and with an error if one cannot be made. `--only WORD`
takes those whose number, area, file or test has the word (a number stands for itself).
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from queue import SimpleQueue

from tests.bench import mutants, mutants_of_a_shift
from tests.bench.mutants import Mutant

ROOT = Path(__file__).resolve().parents[2]
EVERY = (*mutants.MUTANTS, *mutants_of_a_shift.MUTANTS)
_NEEDED = ("moderator_app", "tests", "resources", "pyproject.toml")
_PATIENCE_S = 300
_FAILED = 1
"""What pytest ends with where a test failed, and nothing else went wrong."""
_NONSENSE = re.compile(
    r"^E\s+(?:\w+\.)*(NameError|ImportError|SyntaxError|UnboundLocalError)", re.M
)
"""The mutant itself makes no sense: no test has noticed anything."""


def mutated(mutant: Mutant, text: str) -> str:
    """The text of its file, broken. Raises ValueError where what it replaces is not there once."""
    found = text.count(mutant.old)
    if found != 1:
        raise ValueError(f"{mutant.file}: {found} times instead of once: {mutant.old!r}")
    return text.replace(mutant.old, mutant.new)


def run(folder: Path, tests: Sequence[str], *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more, *tests]
    return subprocess.run(  # noqa: S603 - this Python, in a copy of this checkout
        command,
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S if more else None,
    )


def copied(folder: Path) -> Path:
    """A copy of what the tests need, which is what they then import."""
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy2(source, folder / name)
    asked = "import moderator_app; print(moderator_app.__path__[0])"
    said = subprocess.run(  # noqa: S603 - this Python, in a copy of this checkout
        [sys.executable, "-c", asked], cwd=folder, check=True, capture_output=True, text=True
    )
    imported = Path(said.stdout.strip()).resolve()
    if imported != (folder / "moderator_app").resolve():
        raise SystemExit(f"the copy in {folder} would be tested with {imported}")
    return folder


@contextmanager
def broken(folder: Path, mutant: Mutant) -> Iterator[None]:
    path = folder / mutant.file
    whole = path.read_text("utf-8")
    # A file of the same length and second would be taken for the one that was compiled.
    compiled = Path(cache_from_source(str(path)))
    try:
        path.write_text(mutated(mutant, whole), "utf-8")
        compiled.unlink(missing_ok=True)
        yield
    finally:
        path.write_text(whole, "utf-8")
        compiled.unlink(missing_ok=True)


def tried(folders: "SimpleQueue[Path]", mutant: Mutant) -> tuple[str, float]:
    """What became of a mutant, and how many seconds that took."""
    folder, began = folders.get(), time.perf_counter()
    try:
        with broken(folder, mutant):
            said = run(folder, [mutant.test], "-x")
    except subprocess.TimeoutExpired:
        return "HUNG", time.perf_counter() - began
    finally:
        folders.put(folder)
    verdict = "SURVIVED" if not said.returncode else "red"
    if said.returncode > _FAILED or _NONSENSE.search(said.stdout):
        verdict = "NONSENSE"
    return verdict, time.perf_counter() - began


def green(folder: Path, wanted: Sequence[Mutant]) -> set[str]:
    """The tests that are green before anything is broken."""
    tests = sorted({one.test for one in wanted})
    said = run(folder, tests)
    if said.returncode > _FAILED:
        raise SystemExit(said.stdout[-4000:])
    failed = re.findall(r"^(?:FAILED|ERROR) (\S+)", said.stdout, re.M)
    return {one for one in tests if not any(bad.split("[")[0] == one for bad in failed)}


def is_wanted(word: str, mutant: Mutant) -> bool:
    told = (mutant.of, mutant.file, mutant.test)
    return not word or mutant.of == word or (not word.isdigit() and any(word in x for x in told))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    wanted = [one for one in EVERY if is_wanted(asked.only, one)]
    bad = 0
    with tempfile.TemporaryDirectory() as parent, ThreadPoolExecutor(asked.jobs) as pool:
        folders: SimpleQueue[Path] = SimpleQueue()
        copies = [copied(Path(parent) / str(n)) for n in range(asked.jobs)]
        whole = green(copies[0], wanted)
        for folder in copies:
            folders.put(folder)
        outcomes = pool.map(partial(tried, folders), wanted)
        for mutant, (verdict, seconds) in zip(wanted, outcomes, strict=True):
            before = "green" if mutant.test in whole else "RED"
            bad += before != "green" or verdict != "red"
            name = mutant.test.rpartition("::")[2]
            sys.stdout.write(f"{mutant.of} · {name} · {before} · {verdict} · {seconds:.1f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(wanted)} mutants, {bad} of them not as it should be\n")
    return bool(bad)


if __name__ == "__main__":
    raise SystemExit(main())
