"""Folders into which another system's tables are downloaded, and when a file there counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from moderator_app.core.records import Reader

SETTING = "watched_folders"
ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")

Stamp = tuple[int, int]
"""How long a file is, and when it was changed last, as the disk counts: equal, it is the same."""


@dataclass(frozen=True, slots=True)
class Folder:
    """`preset` names the kept way of reading the columns; empty: whichever fits, or a guess."""

    path: str
    preset: str = ""
    on: bool = False

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        return self.preset or name_of(self.path)


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of the rows of a file."""

    imported: int = 0
    duplicates: int = 0
    quarantined: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.imported + other.imported,
            self.duplicates + other.duplicates,
            self.quarantined + other.quarantined,
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken in, when, and what became of its rows."""

    path: str
    at: datetime
    counted: Counted


def name_of(path: str) -> str:
    """The last part of a path of whatever system."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def may_hold_rows(name: str) -> bool:
    """Whether a file is a table by its name: not a program's lock (~$, .~lock), nor a download
    that is not done (.crdownload, .part, .tmp)."""
    return name.lower().endswith(ENDINGS) and not name.startswith(("~$", "."))


def steady(before: Mapping[str, Stamp], now: Mapping[str, Stamp]) -> tuple[str, ...]:
    """The files that were the same at two looks; an empty one is still waited for."""
    return tuple(name for name, stamp in now.items() if stamp[0] and before.get(name) == stamp)


def with_folder(folders: Iterable[Folder], folder: Folder) -> tuple[Folder, ...]:
    """In the place of the one of the same path, or at the end."""
    kept = tuple(folders)
    if folder.path not in {one.path for one in kept}:
        return (*kept, folder)
    return tuple(folder if one.path == folder.path else one for one in kept)


def to_setting(folders: Iterable[Folder]) -> list[dict[str, object]]:
    return [{"path": one.path, "preset": one.preset, "on": one.on} for one in folders]


def from_setting(value: object) -> tuple[Folder, ...]:
    """Those that can be read; what a later version wrote is passed over."""
    found = (_read(item) for item in value) if isinstance(value, list) else ()
    return tuple(folder for folder in found if folder is not None)


def _read(item: object) -> Folder | None:
    try:
        read = Reader("folder", item)
        return Folder(read.needed("path"), read.text("preset"), on=read.flag("on"))
    except ValueError:
        return None
