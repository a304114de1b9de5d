"""Backups of a desk: made while it works, and proved before they count.

A backup is one file that also moves the desk to another machine: it holds the case file, encrypted
as ever, the sealed keys, which the recovery key opens, and the bureau's own templates of papers.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import Enum, auto
from pathlib import Path

from moderator_app.core.access import Access, Entry, Subject
from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.core.roles import Act
from moderator_app.desk import paper_templates
from moderator_app.desk.opening import Place, is_new
from moderator_app.store import backup
from moderator_app.store.backup import Proof
from moderator_app.store.store import FILE
from moderator_app.system import bundle
from moderator_app.system.home import PREFERENCES, disk_outage, make_private, put_in_place
from moderator_app.system.scratch import half_done
from moderator_app.system.vault import SLOTS, desk_id

FOLDER = "backups"
KEPT = 7
SECOND_PLACE = "backup.second_place"
"""Among the desk's settings."""
NIGHT = time(2, 0)
"""After this hour of the desk's day a backup is due."""
_PREFIX = "desk-"
_STAMP = "%Y%m%dT%H%M%SZ"
_ERASURES = "erasures"
_DESK = "desk"
MEMBERS = frozenset({FILE, SLOTS, PREFERENCES, *paper_templates.MEMBERS.values()})


class Weakness(Enum):
    """Why the backups there are might be lost together with the desk."""

    ONE_PLACE = auto()
    NOT_THERE = auto()
    SAME_DISK = auto()


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is of a desk's own backups, newest first, and what ought to be done."""

    own: tuple["Backup", ...] = ()
    due: bool = False


@dataclass(frozen=True, slots=True)
class Backup:
    """One that lies on a disk. `made_at` is in UTC; `desk` the beginning of its desk's id, empty
    where the name was given by a person."""

    path: Path
    made_at: datetime
    size: int
    desk: str


@dataclass(frozen=True, slots=True)
class Made:
    """A backup just made and proved; `second` is its copy in the second place, None where none
    is set, `trouble` why that copy failed."""

    path: Path
    events: int
    cases: int
    second: Path | None = None
    trouble: Outage | None = None


Progress = Callable[[int, int], None]
"""Is told how much of how much is done, in whatever unit; on the thread that does it."""


def unseen(_done: int, _total: int) -> None:
    """Nobody looks on."""


def back_up(
    place: Place,
    now: datetime,
    *,
    to: Path | None = None,
    second: Path | None = None,
    stop: Callable[[], bool] = lambda: False,
    progress: Progress = unseen,
) -> Made:
    """Make a backup among the desk's own, or at `to`; of its own only the newest seven are kept,
    and none that was made before an erasure.

    Belongs on a thread of its own: it has its own connection, and work goes on. Raises Outage,
    and Stopped.
    """
    folder = make_private(place.folder / FOLDER)
    target = folder / file_name(now, place.key) if to is None else to
    if to is not None and not _may_take(place.folder, to):
        raise Outage(Cause.NOT_WRITTEN)
    proof = _pack(place, now, target, stop, progress)
    while proof.erasures < _erasures_of(place):
        # Somebody erased while it was being made: it still has the words.
        target.unlink(missing_ok=True)
        proof = _pack(place, now, target, stop, progress)
    made = Made(target, proof.events, proof.cases)
    if to is not None:
        return made
    rotate(folder, proof.erasures, place.key, shared=False)
    return made if second is None else _second(made, second, place)


def _pack(
    place: Place, now: datetime, target: Path, stop: Callable[[], bool], progress: Progress
) -> Proof:
    folder = place.folder / FOLDER
    with half_done(folder) as scratch:
        copied = scratch / FILE
        copying = watched(stop, progress, copied, place.file)
        backup.copy(place.file, place.key, copied, copying)
        proof = backup.prove(copied, place.key, stop)
        members = {FILE: copied, **paper_templates.to_pack(place.folder)}
        for name in (SLOTS, PREFERENCES):
            if (place.folder / name).exists():
                members[name] = place.folder / name
        about = {
            "made_at": now.isoformat(),
            "events": proof.events,
            "cases": proof.cases,
            _ERASURES: proof.erasures,
            _DESK: desk_id(place.key),
        }
        own = target.parent == folder
        packed = scratch / target.name if own else target
        packing = watched(stop, progress, bundle.unfinished(packed), copied, half=1)
        if not bundle.pack(packed, members, about, packing):
            raise Stopped
        if own:
            _place(packed, target)
    return proof


def _erasures_of(place: Place) -> int:
    with closing(place.open_reader()) as reader:
        return reader.erasures()


def _place(packed: Path, target: Path) -> None:
    try:
        put_in_place(packed, target)
    except OSError as error:
        raise disk_outage(error) from error


def back_up_anew(
    place: Place,
    now: datetime,
    *,
    stop: Callable[[], bool] = lambda: False,
    progress: Progress = unseen,
) -> Made:
    """As `back_up`, in the desk's two places."""
    with closing(place.open_reader()) as reader:
        second = second_place(reader.settings())
    return back_up(place, now, second=second, stop=stop, progress=progress)


def move_out(
    place: Place,
    now: datetime,
    to: Path,
    person: str,
    *,
    stop: Callable[[], bool] = lambda: False,
    progress: Progress = unseen,
) -> Made:
    """The whole desk in one file, for another machine; put on record first, as it takes every
    citizen's words out, sealed though they are. Raises Refusal ROLE_MISSING, Outage, and Stopped."""
    place.need(Act.BACKUPS, person)
    place.access_log().add(Entry(now, person, Access.EXPORTED, detail=Subject.WHOLE_DESK))
    return back_up(place, now, to=to, stop=stop, progress=progress)


def watched(
    stop: Callable[[], bool], progress: Progress, grows: Path, like: Path, half: int = 0
) -> Callable[[], bool]:
    """`stop`, which also tells how far a file has grown that is to be as long as another; that is
    the one half of the work or the other."""
    whole = max(1, like.stat().st_size)

    def asked() -> bool:
        with suppress(OSError):
            progress(half * whole + min(whole, grows.stat().st_size), 2 * whole)
        return stop()

    return asked


def file_name(now: datetime, key: bytes) -> str:
    """Two desks that share a second place never take the same name, and each knows its own even
    where the file itself can no longer be read."""
    return f"{_PREFIX}{now.astimezone(UTC):{_STAMP}}-{_short(desk_id(key))}{bundle.SUFFIX}"


def _short(desk: str) -> str:
    return desk.partition("-")[0]


def second_place(settings: Mapping[str, object]) -> Path | None:
    """The folder a person chose for the other copy, which is to survive this disk."""
    chosen = settings.get(SECOND_PLACE)
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def _second(made: Made, second: Path, place: Place) -> Made:
    """A copy where it survives this disk; that it cannot be made is told, and stops nothing."""
    if not second.is_dir():
        return replace(made, trouble=Outage(Cause.NO_SECOND_PLACE))
    copied = second / made.path.name
    part = copied.with_name(f".{copied.name}.part")
    try:
        shutil.copyfile(made.path, part)
        put_in_place(part, copied)
        rotate(second, _erasures_of(place), place.key, shared=True)
    except OSError as error:
        return replace(made, trouble=disk_outage(error))
    except Outage as outage:
        return replace(made, trouble=outage)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return replace(made, second=copied)


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first. Raises Outage."""
    found = []
    try:
        for path in folder.glob(f"{_PREFIX}*{bundle.SUFFIX}"):
            with suppress(ValueError):
                name = path.name.removeprefix(_PREFIX).removesuffix(bundle.SUFFIX)
                stamp, _, desk = name.partition("-")
                made_at = datetime.strptime(stamp + "+0000", f"{_STAMP}%z")
                found.append(Backup(path, made_at, path.stat().st_size, desk))
    except OSError as error:
        raise disk_outage(error) from error
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def own(place: Place) -> list[Backup]:
    return listed(place.folder / FOLDER)


def rotate(folder: Path, erasures: int, key: bytes, *, shared: bool) -> None:
    """Keep the newest seven of a desk. One that knows of fewer erasures than were made goes, for it
    still has the words; so do one that cannot be read any more, and what a killed copying left.

    In a place that other desks may share, what is not known to be this desk's stays. Raises Outage.
    """
    own = desk_id(key)
    unfinished = f".{_PREFIX}*-{_short(own)}{bundle.SUFFIX}.part"
    for left in folder.glob(unfinished if shared else f".{_PREFIX}*.part"):
        left.unlink(missing_ok=True)
    ours = [one for one in listed(folder) if _is_of(one, own, otherwise=not shared)]
    for at, one in enumerate(ours):
        if at >= KEPT or _erasures_in(one.path) < erasures:
            try:
                one.path.unlink(missing_ok=True)
            except OSError as error:
                raise disk_outage(error) from error


def _may_take(home: Path, to: Path) -> bool:
    """Whether a backup may be written there: over nothing but another backup, and in the desk's
    folder under no name that one of its own files could have."""
    try:
        place, own = to.resolve(), home.resolve()
        if own in place.parents and place.suffix != bundle.SUFFIX:
            return False
        return not to.exists() or bool(_said_of(to))
    except OSError as error:
        raise disk_outage(error) from error


def _erasures_in(path: Path) -> int:
    found = _said_of(path).get(_ERASURES)
    return found if isinstance(found, int) else 0


def look(place: Place, now: datetime) -> Kept:
    """What there is, and whether another is due. Raises Outage."""
    return Kept(tuple(own(place)), is_due(place, now))


def _is_of(one: Backup, desk: str, *, otherwise: bool) -> bool:
    """Whether it is of this desk, as it says of itself, or its name does; `otherwise` where neither
    tells."""
    said = _said_of(one.path).get(_DESK)
    if isinstance(said, str):
        return said == desk
    return one.desk == _short(desk) if one.desk else otherwise


def _said_of(path: Path) -> Mapping[str, object]:
    try:
        return bundle.contents(path)
    except Outage:
        return {}


def is_due(place: Place, now: datetime) -> bool:
    """Whether none was made since two o'clock of the night, or since words were erased. Raises
    Outage."""
    local = now.astimezone(place.zone)
    night = datetime.combine(local.date(), NIGHT, place.zone)
    if local < night:
        night -= timedelta(days=1)
    newest = own(place)
    if not newest or newest[0].made_at < night:
        return True
    # Killed, or the disk was full, between an erasure and the backup that had to follow.
    return _erasures_in(newest[0].path) < _erasures_of(place)


def is_gone(folder: Path) -> bool:
    """Whether there was a desk, as its backups show, and its case file is no longer there."""
    with suppress(Outage):
        return is_new(folder) and bool(listed(folder / FOLDER))
    return False


def weakness(folder: Path, second: Path | None) -> Weakness | None:
    """What is weak about where the backups of a desk lie. May wait for a disk that sleeps."""
    if second is None:
        return Weakness.ONE_PLACE
    if not second.is_dir():
        return Weakness.NOT_THERE
    return Weakness.SAME_DISK if is_same_disk(folder, second) else None


def is_same_disk(one: Path, other: Path) -> bool:
    """Whether both would be lost together, as far as the system can tell."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
