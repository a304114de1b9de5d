"""A disk of its own for a test: it can fill up, be turned read-only, or be gone, and come back.

A real file system in a file (ext4 over a loop device), which only a privileged user can have; and
for everybody a folder in which no file may grow.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import pytest

if sys.platform != "win32":
    import resource

SIZE = 24 * 1024 * 1024
_TOOLS = ("mkfs.ext4", "mount", "umount", "losetup")
_SECTOR = 512


class Trouble(StrEnum):
    FULL = "full"
    GONE = "gone"
    NO_ROOM = "no room"
    """No file may grow: as full, and needs no privilege."""


class Cramped:
    """A folder whose files may not grow while there is trouble. (RLIMIT_FSIZE; of this process.)"""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "disk"
        self.path.mkdir()
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def befall(self, trouble: Trouble, leaving: int) -> None:
        assert trouble is Trouble.NO_ROOM
        resource.setrlimit(resource.RLIMIT_FSIZE, (leaving, self._before[1]))

    def mend(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)


class Disk:
    """`path` is where it is mounted."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "disk"
        self._image = folder / "disk.img"
        self._kept = folder / "kept.img"
        self._trouble = Trouble.FULL
        self.path.mkdir()
        with self._image.open("wb") as image:
            image.truncate(SIZE)
        _run("mkfs.ext4", "-q", "-m", "0", str(self._image))
        self._mount(self._image)

    def befall(self, trouble: Trouble, leaving: int) -> None:
        self._trouble = trouble
        if trouble is Trouble.FULL:
            self._fill(leaving)
        else:
            self._vanish()

    def mend(self) -> None:
        if self._trouble is Trouble.FULL:
            (self.path / "ballast").unlink()
        else:
            self.unmount()
            self._mount(self._kept)

    def _fill(self, leaving: int) -> None:
        """Leave so many bytes."""
        with (self.path / "ballast").open("wb", buffering=0) as ballast:
            with suppress(OSError):
                while ballast.write(bytes(_SECTOR)):
                    pass
            ballast.truncate(max(0, ballast.tell() - leaving))
        os.sync()

    def turn_read_only(self) -> None:
        _run("mount", "-o", "remount,ro", str(self.path))

    def turn_writable(self) -> None:
        _run("mount", "-o", "remount,rw", str(self.path))

    def _vanish(self) -> None:
        """As if it were pulled out: nothing reaches it any more, and no byte that was not yet
        safely on it ever will."""
        shutil.copyfile(self._image, self._kept)
        device = _run("findmnt", "-n", "-o", "SOURCE", str(self.path)).strip()
        with self._image.open("r+b") as image:
            image.truncate(_SECTOR)
        _run("losetup", "-c", device)

    def unmount(self) -> None:
        subprocess.run(["umount", "-l", str(self.path)], check=False)  # noqa: S603, S607

    def _mount(self, image: Path) -> None:
        # Errors reach the program: the file system is not to think for it.
        _run("mount", "-o", "loop,errors=continue", str(image), str(self.path))


def cramped(folder: Path) -> Iterator[Cramped]:
    """For a fixture."""
    if sys.platform == "win32":
        pytest.skip("a file cannot be kept from growing here")
    made = Cramped(folder)
    yield made
    made.mend()


def real(folder: Path) -> Iterator[Disk]:
    """For a fixture."""
    if any(shutil.which(tool) is None for tool in _TOOLS):
        pytest.skip("there are no tools to make a disk with")
    try:
        disk = Disk(folder)
    except subprocess.CalledProcessError:
        pytest.skip("only a privileged user can make a disk")
    yield disk
    disk.unmount()


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout
