"""What a picture or a file is called on the screen."""

from typing import Final

from moderator_app.core.files import File
from moderator_app.ui.text import t

_KILO: Final = 1024
_MEGA: Final = 1024 * 1024


def name(file: File) -> str:
    return file.name or (t("Files", "Picture") if file.is_picture else t("Files", "File"))


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
    kind = t("Files", "Picture") if file.is_picture else t("Files", "File")
    return " · ".join((kind, name(file), size(file.size)))
