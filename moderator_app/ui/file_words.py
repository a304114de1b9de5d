"""What a picture or a file is called on the screen."""

from typing import Final

from moderator_app.core.fetching import Sort, sort_of
from moderator_app.core.files import File
from moderator_app.ui.text import t

_KILO: Final = 1024
_MEGA: Final = 1024 * 1024


def sort(file: File) -> str:
    """What it is, or, where the desk cannot tell, what it was said to be."""
    if file.is_picture:
        return t("Files", "Picture")
    match sort_of(file.kind, file.name):
        case Sort.VOICE:
            return t("Files", "Voice message")
        case Sort.VIDEO:
            return t("Files", "Video")
    return t("Files", "File")


def name(file: File) -> str:
    return file.name or sort(file)


def about(file: File) -> str:
    """How long a recording is, where that is known, and how large."""
    length = size(file.size)
    if file.seconds is None:
        return length
    return f"{t('Files', '{n} s').format(n=file.seconds)} · {length}"


def size(count: int) -> str:
    """So many bytes, in the larger unit that fits, never as nothing."""
    if count >= _MEGA:
        return f"{count / _MEGA:.1f} MB"
    return f"{max(1, round(count / _KILO))} KB"


def ending(file: File) -> str:
    """The last letters of a name, in capitals, where they are few."""
    stem, _, last = file.name.rpartition(".")
    return last.upper() if stem and 0 < len(last) <= 5 else ""


def spoken(file: File) -> str:
    """As a screen reader says it."""
    return " · ".join(filter(None, (sort(file), file.name, about(file))))
