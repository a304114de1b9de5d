"""The templates of papers that the bureau has written itself, in Word: laid out, put back, and taken
along in backups."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from moderator_app.core.papers import NAMES, Paper
from moderator_app.system.home import disk_outage, make_private, resources, write_whole

FOLDER = "papers"
"""In the desk's folder."""
MEMBERS: Mapping[Paper, str] = {paper: f"paper-{paper}.docx" for paper in Paper}
"""What each is called in a backup."""


def path(folder: Path, paper: Paper) -> Path:
    """Where the bureau's own lies, if it has one."""
    return folder / FOLDER / f"{NAMES[paper]}.docx"


def shipped(paper: Paper) -> bytes:
    return (resources() / FOLDER / f"{paper}.docx").read_bytes()


def lay_out(folder: Path) -> Path:
    """The bureau's own templates, with ours for those it has not; returns their folder. Raises
    Outage."""
    own = make_private(folder / FOLDER)
    try:
        for paper in Paper:
            if not path(folder, paper).exists():
                write_whole(path(folder, paper), shipped(paper))
    except OSError as error:
        raise disk_outage(error) from error
    return own


def put_back(folder: Path) -> Sequence[str]:
    """Let ours hold again; what the bureau has written stays beside it under another name.
    Returns the names of those. Raises Outage."""
    moved = []
    try:
        for paper in Paper:
            own = path(folder, paper)
            if _is_own(own, paper):
                moved.append(_put_aside(own))
            elif own.is_file():
                own.unlink()
    except OSError as error:
        raise disk_outage(error) from error
    return moved


def changed(folder: Path) -> tuple[Paper, ...]:
    """The papers for which the bureau has a template of its own. Raises Outage."""
    try:
        return tuple(paper for paper in Paper if _is_own(path(folder, paper), paper))
    except OSError as error:
        raise disk_outage(error) from error


def to_pack(folder: Path) -> dict[str, Path]:
    """The bureau's own, as members of a backup. Raises Outage."""
    return {MEMBERS[paper]: path(folder, paper) for paper in changed(folder)}


def bring_back(unpacked: Path, folder: Path) -> None:
    """Let those of a backup hold again; another that is there stays beside it under another name.
    Where the backup has none, what is there holds on. Raises OSError."""
    for paper, member in MEMBERS.items():
        brought, own = unpacked / member, path(folder, paper)
        if not brought.is_file():
            continue
        data = brought.read_bytes()
        make_private(own.parent)
        if _is_own(own, paper) and own.read_bytes() != data:
            _put_aside(own)
        write_whole(own, data)


def _is_own(own: Path, paper: Paper) -> bool:
    return own.is_file() and own.read_bytes() != shipped(paper)


def _put_aside(own: Path) -> str:
    n = 1
    while (kept := own.with_name(f"{own.stem}（旧{n}）{own.suffix}")).exists():
        n += 1
    own.rename(kept)
    return kept.name
