"""Pictures and files that are kept with a case: what they are, and what they may be called.

All of it comes from strangers. What a file is, its first bytes say and never its name; its name is
only ever shown, and made harmless before that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from moderator_app.core.events import storable

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of a picture or a file that is kept with a case."""
LONGEST_NAME: Final = 100
_LONGEST_ENDING: Final = 12
_LONGEST_BYTES: Final = 200
"""Bytes of a name on a disk: a system takes 255, and some add to it."""

_ENDINGS: Final[Mapping[str, frozenset[str]]] = {
    "image/png": frozenset({"png"}),
    "image/jpeg": frozenset({"jpg", "jpeg"}),
    "image/gif": frozenset({"gif"}),
    "image/webp": frozenset({"webp"}),
    "image/bmp": frozenset({"bmp"}),
}
"""The kinds of picture the desk shows, and how the names of such files end."""
_DOCUMENTS: Final = (
    "heic tif tiff pdf ofd txt csv doc docx xls xlsx ppt pptx wps et dps odt ods odp eml"
    " mp3 m4a aac wav amr ogg mp4 m4v mov avi mkv 3gp webm zip rar 7z"
)
"""Endings, beside those of pictures, that no system takes for a program or a page to run."""
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
_SAID: Final[Mapping[str, str]] = {
    "audio/amr": "amr",
    "audio/mpeg": "mp3",
    "video": "mp4",
    "video/mp4": "mp4",
    "application/pdf": "pdf",
}
"""How a nameless one ends, by what was said of it. No system runs any of them, whatever it is."""
_AMR: Final = b"#!AMR\n"
_AMR_FRAMES: Final = (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0)
"""Octets after the first of a frame, by its type."""
_LONGEST_RECORDING: Final = 1024 * 1024
_NOT_IN_NAMES: Final = dict.fromkeys(map(ord, '<>:"/\\|?*'), "_")


@dataclass(frozen=True, slots=True)
class File:
    """A picture or a file of a case. `type` is its media type where the desk can show it, else
    empty; `name` may be empty; `size` is in bytes. `of` and `part`: the message it hung on, and
    which of several it was; `kind`: what was said of it there; `seconds`: how long a recording is,
    where that could be read."""

    event: UUID
    digest: str
    name: str
    type: str
    size: int
    of: UUID | None = None
    part: int = 0
    kind: str = ""
    seconds: int | None = None

    @property
    def is_picture(self) -> bool:
        return self.type in _ENDINGS


def of_event(event: UUID, body: Mapping[str, Any]) -> File:
    """The file that an event added. An erased one has no name and no type any more."""
    of = body.get("of")
    return File(
        event,
        body["digest"],
        body.get("name", ""),
        body.get("type", ""),
        body["size"],
        UUID(of) if of else None,
        body.get("part", 0),
        body.get("kind", ""),
        body.get("seconds"),
    )


def media_type(data: bytes) -> str:
    """The media type of a picture of a kind the desk shows; empty for everything else, so also
    for SVG, which is a program."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/bmp" if data.startswith(b"BM") and len(data) > 26 else ""


def seconds(data: bytes) -> int | None:
    """How long a recording is, of the one kind that chats make (AMR, RFC 4867): each of its frames
    lasts a fiftieth of a second. None for everything else."""
    if not data.startswith(_AMR) or len(data) > _LONGEST_RECORDING:
        return None
    at, frames = len(_AMR), 0
    while at < len(data):
        at += 1 + _AMR_FRAMES[data[at] >> 3 & 15]
        frames += 1
    return max(1, round(frames / 50))


def harmless(name: str) -> str:
    """A stranger's name for a file, as it is kept and shown: the last part of a path, without
    what cannot be seen or turns the line round, and not long. May be empty."""
    last = storable(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable())
    seen = " ".join(seen.split()).strip(" .")
    if len(seen) <= LONGEST_NAME:
        return seen
    stem, ending = _parted(seen)
    room = LONGEST_NAME - len(ending) - 1
    return f"{stem[:room].rstrip(' .')}…{ending}"


def titled(title: str, ending: str) -> str:
    """What a paper may be called on a disk, whichever system it is: a stroke in an office's sign
    is no folder."""
    return f"{harmless(title.translate(_NOT_IN_NAMES))}.{ending}"


def to_save(file: File, unnamed: str) -> str:
    """What a file may be called on a disk, whichever system it is. Its ending is one that opens
    what it really is, or one that nothing opens: what was sent as a program stays asleep."""
    stem, ending = _parted(harmless(file.name).translate(_NOT_IN_NAMES))
    stem = stem.strip(" .") or unnamed
    if stem.partition(".")[0].strip().lower() in _RESERVED:
        stem = f"_{stem}"
    fitting = _ENDINGS.get(file.type, frozenset(_DOCUMENTS.split()))
    if ending[1:].lower() not in fitting:
        said = min(fitting) if file.is_picture else "" if ending else _SAID.get(file.kind, "")
        ending += f".{said or 'bin'}"
    room = _LONGEST_BYTES - len(ending.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .") + ending


def _parted(name: str) -> tuple[str, str]:
    """A name before its ending, and the ending with its dot; what is long is no ending."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or not 0 < len(ending) <= _LONGEST_ENDING:
        return name, ""
    return stem, f".{ending}"
