"""The typeface of the desk, which it carries with it.

A machine without a Chinese font shows boxes, so the files in ``resources/fonts`` come first; they
also make the pictures in the tests the same everywhere. Without them, and for the characters they
lack (the third level of GB 18030), the fonts that Chinese desktops have are asked in turn.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES: Final = (
    "Moderator Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)


def load(resources: Path) -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; the families found, none when there are no files."""
    found: list[str] = []
    for path in sorted((resources / "fonts").glob("*.ttf")):
        found.extend(_families(path))
    return tuple(dict.fromkeys(found))


@lru_cache
def _families(path: Path) -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFont(str(path))
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()


def font(pixels: int, *, strong: bool = False) -> QFont:
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
