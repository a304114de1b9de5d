"""What WeChat and WeCom push, and the envelope it comes in: XML of one level."""

from typing import Final
from xml.parsers import expat

from moderator_app.core.events import storable

MOST_OCTETS: Final = 1_000_000


class _Refused(Exception):
    """A document that declares something of its own."""


class _Fields:
    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._path: list[str] = []
        self._pieces: list[str] = []

    def start(self, name: str, _: object) -> None:
        self._path.append(name)
        self._pieces = []

    def text(self, piece: str) -> None:
        self._pieces.append(piece)

    def end(self, name: str) -> None:
        if len(self._path) == 2 and self._path[0] == "xml":
            self.found.setdefault(name, "".join(self._pieces).strip())
        self._path.pop()
        self._pieces = []


def fields(octets: bytes) -> dict[str, str] | None:
    """The fields of a push by their names, without those that hold others; None for what is no
    push, is too long, or declares anything of its own."""
    if len(octets) > MOST_OCTETS:
        return None
    read = _Fields()
    parser = expat.ParserCreate(encoding="utf-8")
    parser.StartElementHandler = read.start
    parser.EndElementHandler = read.end
    parser.CharacterDataHandler = read.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(octets.removeprefix(b"\xef\xbb\xbf"), True)  # noqa: FBT003 - takes no name
    except (expat.ExpatError, _Refused, ValueError):
        return None
    return {name: storable(value) for name, value in read.found.items()} or None


def _refuse(*_: object) -> None:
    raise _Refused
