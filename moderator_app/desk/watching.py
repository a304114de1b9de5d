"""Taking in what is downloaded into a folder. Nothing in a folder is changed by watching it."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from moderator_app.core import presets, watching
from moderator_app.core.events import storable
from moderator_app.core.headings import Layout, NoColumns, Table
from moderator_app.core.presets import Preset
from moderator_app.core.watching import Counted, Folder, Stamp
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Batch, Reading, Summary
from moderator_app.store import local, watched
from moderator_app.store.connection import writing
from moderator_app.store.reader import Reader

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Ripe:
    """A file that was the same at two looks and can be opened; `digest` is of its content."""

    folder: Folder
    path: Path
    stamp: Stamp
    digest: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found that was not known: files to be taken in, files that cannot be opened,
    folders that are no longer there, and those that are there again."""

    ripe: tuple[Ripe, ...] = ()
    closed: tuple[tuple[Folder, Path], ...] = ()
    gone: tuple[Folder, ...] = ()
    back: tuple[Folder, ...] = ()


class Looks:
    """What was seen at the looks before. Each look is taken on any thread, never on two."""

    def __init__(self) -> None:
        self._before: dict[str, dict[str, Stamp]] = {}
        self._done: dict[Path, tuple[Stamp, str]] = {}
        self._gone: set[str] = set()

    def look(self, folders: Sequence[Folder]) -> Seen:
        """May wait long for a drive in the network."""
        listed = {folder: _listed(folder) for folder in folders}
        missing = {folder.path for folder, now in listed.items() if now is None}
        gone = tuple(one for one in folders if one.path in missing - self._gone)
        back = tuple(one for one in folders if one.path in self._gone - missing)
        self._gone = missing
        ripe: list[Ripe] = []
        closed: list[tuple[Folder, Path]] = []
        for folder, now in listed.items():
            for name in watching.steady(self._before.get(folder.path, {}), now or {}):
                path, stamp = Path(folder.path, name), (now or {})[name]
                if self._done.get(path) == (stamp, folder.preset):
                    continue
                try:
                    ripe.append(Ripe(folder, path, stamp, digest_of(path)))
                except PermissionError:
                    # Open in a spreadsheet program: it will be closed.
                    if not Path(folder.path, f"~${name}").exists():
                        closed.append((folder, path))
                        self._done[path] = stamp, folder.preset
                except OSError:
                    continue  # gone, or the drive is: the next look will tell
        self._before = {folder.path: now for folder, now in listed.items() if now is not None}
        return Seen(tuple(ripe), tuple(closed), gone, back)

    def done(self, ripe: Ripe) -> None:
        """Pass it over until it changes, or is to be read in another way."""
        self._done[ripe.path] = ripe.stamp, ripe.folder.preset


def folders_of(settings: Mapping[str, object]) -> tuple[Folder, ...]:
    return watching.from_setting(settings.get(watching.SETTING))


def keep_folders(desk: Desk, folders: Sequence[Folder]) -> None:
    desk.save_settings({watching.SETTING: watching.to_setting(folders)})


def case_presets(settings: Mapping[str, object]) -> tuple[Preset, ...]:
    """The kept ways of reading the columns of cases."""
    kept = presets.from_setting(settings.get(presets.SETTING))
    return tuple(one for one in kept if one.table is Table.CASES)


def presets_of(desk: Desk) -> tuple[Preset, ...]:
    return case_presets(local.settings(desk.session.store.connection))


def unknown(ripe: Sequence[Ripe], reader: Reader) -> tuple[Ripe, ...]:
    """Those that were not taken in yet and are not our own; of equal files the first."""
    known = reader.watched_known({one.digest for one in ripe})
    first = {one.digest: one for one in reversed(ripe)}
    return tuple(one for one in ripe if one.digest not in known and first[one.digest] is one)


def layout_of(ripe: Ripe, known: Sequence[Preset]) -> Layout:
    """How the columns of a file are to be read. Raises Unreadable, and NoColumns where they are
    not those that the folder's preset knows, or nobody's."""
    wanted = ripe.folder.preset
    able = [one for one in known if wanted in ("", one.name)]
    glimpse = importing.glimpse(ripe.path, able)
    layout = glimpse.layout
    if layout.table is not Table.CASES or not layout.usable or (wanted and not glimpse.preset):
        raise NoColumns(layout.header)
    return layout


def take(desk: Desk, ripe: Ripe, batch: Batch) -> Summary:
    """As `importing.take`, and remembers which row is which case."""
    session = desk.session
    connection = session.store.connection
    with writing(connection):
        summary = importing.take(desk, ripe.path.name, batch)
        cases = importing.cases_of(batch, summary.put_aside)
        watched.note_rows(connection, ripe.digest, _named(ripe), session.now(), cases)
    return summary


def take_whole(desk: Desk, ripe: Ripe) -> Summary:
    """A file at once, where nobody waits for anything else. Raises Unreadable, NoColumns,
    Refusal, Outage."""
    session = desk.session
    layout = layout_of(ripe, presets_of(desk))
    reading = Reading(ripe.path, layout, session.zone, session.now())
    whole = Summary()
    try:
        while (batch := reading.next()) is not None:
            whole = importing.add(whole, take(desk, ripe, batch))
    finally:
        reading.close()
    if is_same(ripe):
        finish(desk, ripe, whole)
    return whole


def is_same(ripe: Ripe) -> bool:
    """Whether the file is still the one that was seen."""
    try:
        about = ripe.path.stat()
    except OSError:
        return False
    return (about.st_size, about.st_mtime_ns) == ripe.stamp


def finish(desk: Desk, ripe: Ripe, summary: Summary) -> None:
    """It was read through: it is not taken in again."""
    session = desk.session
    watched.note_taken(
        session.store.connection, ripe.digest, _named(ripe), session.now(), counted(summary)
    )


def _named(ripe: Ripe) -> str:
    return storable(str(ripe.path))


def counted(summary: Summary) -> Counted:
    return Counted(summary.imported, summary.duplicates, summary.quarantined)


def digest_of(path: Path) -> bytes:
    """SHA-256 of a file. Raises OSError."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.digest()


def _listed(folder: Folder) -> dict[str, Stamp] | None:
    """The tables in a folder; None where there is no such folder now."""
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(folder.path) as entries:
            for entry in entries:
                if not watching.may_hold_rows(entry.name):
                    continue
                # It was there a moment ago, or is a link that leads nowhere: no word on the others.
                with suppress(OSError):
                    # Not the entry's own numbers: Windows keeps old ones in the folder.
                    about = Path(entry.path).stat()
                    if S_ISREG(about.st_mode):
                        found[entry.name] = about.st_size, about.st_mtime_ns
    except OSError:
        return None
    return found
