"""How this desk looks on this machine: kept beside the case file, and no part of it."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from moderator_app.ui import tokens
from moderator_app.ui.text import Language
from moderator_app.ui.theme import Density, Theme


@dataclass(frozen=True, slots=True)
class Preferences:
    language: str = Language.CHINESE.value
    dark: bool = False
    scale: int = 100
    density: str = Density.COMFORTABLE.value
    geometry: str = ""
    """Where the window stood, as Qt packs it, in base64."""

    @property
    def theme(self) -> Theme:
        shade = tokens.DARK if self.dark else tokens.LIGHT
        return Theme(shade, self.scale, Density(self.density))

    @property
    def place(self) -> bytes:
        try:
            return base64.b64decode(self.geometry, validate=True)
        except (binascii.Error, ValueError):
            return b""


def read(values: Mapping[str, object]) -> Preferences:
    """What was kept; what makes no sense is passed over, so that the desk always opens."""
    usual = asdict(Preferences())
    kept = {
        name: values[name]
        for name, default in usual.items()
        if type(values.get(name)) is type(default)
    }
    found = {**usual, **kept}
    if found["language"] not in set(Language):
        found["language"] = usual["language"]
    if found["density"] not in set(Density):
        found["density"] = usual["density"]
    if found["scale"] not in tokens.SCALES:
        found["scale"] = usual["scale"]
    return Preferences(**found)


def written(chosen: Preferences) -> dict[str, object]:
    return asdict(chosen)


def packed(geometry: bytes) -> str:
    return base64.b64encode(geometry).decode()
