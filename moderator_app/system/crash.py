"""A bug leaves a file that helps to mend it and tells nothing about any citizen."""

import faulthandler
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

KEPT = 10


def write(folder: Path, error: BaseException, at: datetime, version: str) -> Path:
    """Where it happened and of what kind: never an error's own words nor a variable's value,
    since either may hold what a citizen wrote."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{at:%Y%m%dT%H%M%S%f}.txt"
    lines = [
        f"Moderator Desk {version}",
        f"Python {sys.version.split()[0]} on {sys.platform}",
        f"{at.isoformat()}",
        "",
    ]
    chained: BaseException | None = error
    while chained is not None:
        lines.append(f"{type(chained).__module__}.{type(chained).__qualname__}")
        lines += _frames(chained.__traceback__)
        chained = chained.__cause__ or chained.__context__
    path.write_text("\n".join(lines) + "\n", "utf-8")
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def watch_for_aborts(folder: Path) -> None:
    """Have a fault in native code write its stack beside the crash files."""
    folder.mkdir(parents=True, exist_ok=True)
    # Kept open for the life of the process: a fault leaves no time to open it.
    faulthandler.enable((folder / "fault.txt").open("a"))


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
