"""How backups are spoken of: when the last was, where they lie, and what went wrong."""

from datetime import datetime
from pathlib import Path
from typing import Final

from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.backups import Weakness
from moderator_app.desk.restoring import Restored
from moderator_app.ui import case_words, sentences
from moderator_app.ui.text import mark, t

_WEAK: Final = {
    Weakness.ONE_PLACE: mark(
        "Backups",
        "All backups lie on the disk of the desk itself: they would be lost together with it. "
        "Choose a second place, on another disk.",
    ),
    Weakness.NOT_THERE: mark(
        "Backups", "This place is not there now. Plug the disk in, or choose another place."
    ),
    Weakness.SAME_DISK: mark(
        "Backups",
        "This place is on the same disk as the desk: both would be lost together. Choose one on "
        "another disk.",
    ),
}
_MEGABYTE: Final = 1_000_000


def when(made_at: datetime, now: datetime) -> str:
    """Both in the zone of the desk. Of today the time alone."""
    if made_at.date() == now.date():
        return f"{made_at:%H:%M}"
    return case_words.moment(made_at, now)


def foot(last: datetime | None, now: datetime, *, failed: bool, second_failed: bool) -> str:
    """For the foot of the window: what is true of the backups, in a few words."""
    moment = "" if last is None else when(last, now)
    if failed:
        words = (
            t("Backups", "Backup failed, last {time}") if last else t("Backups", "Backup failed")
        )
    elif last is None:
        words = t("Backups", "No backup yet")
    elif second_failed:
        words = t("Backups", "Last backup {time}, not in the second place")
    else:
        words = t("Backups", "Last backup {time}")
    return words.format(time=moment)


def size(octets: int) -> str:
    """In megabytes, as a folder shows it."""
    return f"{max(octets / _MEGABYTE, 0.1):,.1f} MB"


def share(done: int, total: int) -> str:
    return f"{100 * done // total if total else 0} %"


def weakness(found: Weakness | None) -> str:
    return "" if found is None else _WEAK[found].shown()


def place(second: Path | None) -> str:
    return t("Backups", "None chosen") if second is None else str(second)


def failed(outage: Outage) -> str:
    """Why no backup was made, and what to do."""
    if outage.cause is Cause.DISK_FULL:
        return t(
            "Backups",
            "No backup was made: the disk is full. Your work is saved. Make room; the desk tries "
            "again by itself.",
        )
    said = t("Backups", "No backup was made. {why} The desk tries again by itself.")
    return said.format(why=sentences.failed(outage))


def second_failed(outage: Outage) -> str:
    """Why the second place has no copy, and what to do."""
    if outage.cause is Cause.DISK_FULL:
        return t(
            "Backups",
            "The backup was made, but the second place for backups is full. Make room there.",
        )
    if outage.cause is Cause.NO_SECOND_PLACE:
        return sentences.failed(outage)
    return t(
        "Backups",
        "The backup was made, but the second place did not take it. See whether it can be written "
        "to, or choose another one in the settings.",
    )


def restored(done: Restored) -> str:
    """What the desk was brought back to, and where what it was before lies."""
    words = t("Restore", "The desk is as it was on {time}, with %n case(s).", done.cases).format(
        time=case_words.moment_whole(done.made_at)
    )
    if done.before is not None:
        before = t("Restore", "What it was before lies in {file}.").format(file=done.before.name)
        words = f"{words} {before}"
    if done.unsure:
        words = f"{words} {_unsure()}"
    return words


def _unsure() -> str:
    return t(
        "Restore",
        "Before the next paper is issued say which numbers come next: Settings (Ctrl+,), then "
        "“Papers”.",
    )
