"""What is said of a picture, a recording or a file that hangs on a message and is not here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from moderator_app.core.fetching import DISK_FULL, MOST_MB, Attached, Entry, Sort, State
from moderator_app.ui import file_words
from moderator_app.ui.panes.carried_words import TROUBLES
from moderator_app.ui.text import Phrase, mark, t

_SORTS: Final[dict[Sort, Phrase]] = {
    Sort.PICTURE: mark("Files", "Picture"),
    Sort.VOICE: mark("Files", "Voice message"),
    Sort.VIDEO: mark("Files", "Video"),
    Sort.FILE: mark("Files", "File"),
}
_ITS: Final = frozenset({"AuthRequired", "ConfigError", "NeedsHuman", "RateLimited", "Transient"})
"""The troubles that are the account's or the platform's, as they are of a reply."""


@dataclass(frozen=True, slots=True)
class Absent:
    """`entry`: how far it is; none where another desk heard the message. `until`: how long the
    platform keeps it, in words."""

    one: Attached
    entry: Entry | None = None
    until: str = ""

    @property
    def waits(self) -> bool:
        """Whether its turn comes by itself."""
        return self.entry is not None and self.entry.state is State.WAITING


def absent(one: Attached, entry: Entry | None, when: Callable[[datetime], str]) -> Absent:
    return Absent(one, entry, "" if one.until is None else when(one.until))


def sort(one: Sort) -> str:
    return _SORTS[one].shown()


def name(one: Attached) -> str:
    return one.name or sort(one.sort)


def status(item: Absent, octets: int | None) -> str:
    """How far it is. `octets`: how many are here already of one that is being fetched."""
    entry = item.entry
    if entry is None or entry.state is State.OFFERED:
        return _offered(item)
    if entry.state is State.WAITING:
        return _coming(item, entry, octets)
    if entry.state is State.TOO_LARGE:
        return t("Files", "Over {n} MB: see the platform").format(n=MOST_MB)
    if entry.state is State.GONE:
        return t("Files", "The platform has it no more")
    trouble = TROUBLES.get(entry.why) if entry.why in _ITS else None
    why = t("Files", "it cannot be read") if trouble is None else trouble.shown()
    return t("Files", "Not fetched: {why}").format(why=why)


def _offered(item: Absent) -> str:
    if not item.until:
        return t("Files", "Not fetched")
    return t("Files", "Not fetched · kept until {time}").format(time=item.until)


def _coming(item: Absent, entry: Entry, octets: int | None) -> str:
    if octets is not None:
        here, whole = file_words.size(octets), item.one.size
        if whole is None:
            return t("Files", "Fetching: {size}").format(size=here)
        return t("Files", "Fetching: {size} of {whole}").format(
            size=here, whole=file_words.size(whole)
        )
    if entry.why == DISK_FULL:
        return t("Files", "Waits: the disk is nearly full")
    if entry.why:
        return t("Files", "Is tried again")
    return t("Files", "Waits to be fetched")


def line(item: Absent, octets: int | None) -> str:
    """The size, where it is known, and how far it is."""
    told = status(item, octets)
    size = item.one.size
    if size is None or octets is not None:
        return told
    return f"{file_words.size(size)} · {told}"


def deed(item: Absent) -> str:
    """What pressing it does; "" where nothing can be done."""
    if item.waits:
        return t("Files", "Enter: do not wait for it")
    if item.entry is not None and item.entry.state is State.TOO_LARGE:
        return ""
    return t("Files", "Enter: fetch it now")


def spoken(item: Absent, octets: int | None) -> str:
    """As a screen reader says it."""
    parts = (sort(item.one.sort), item.one.name, line(item, octets), deed(item))
    return " · ".join(filter(None, parts))
