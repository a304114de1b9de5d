"""Pictures by strangers: shown when they are what they say, and harmless when they are not."""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from moderator_app.core import files
from moderator_app.ui import pictures
from moderator_app.ui.pictures import BadPicture
from tests.ui import made_pictures

pytestmark = pytest.mark.usefixtures("qapp")
KINDS = ("png", "jpeg", "webp", "bmp")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_picture_is_shown_small(kind: str) -> None:
    data = made_pictures.encoded(made_pictures.image(900, 600), kind)
    assert files.media_type(data) == f"image/{kind}"
    shown = pictures.decoded(data, 300)
    assert shown.size().toTuple() == (300, 200)
    assert QColor(shown.pixel(290, 190)).hsvHue() == pytest.approx(210, abs=3)


def test_a_small_picture_is_not_blown_up() -> None:
    assert pictures.decoded(made_pictures.png(30, 20), 300).size().toTuple() == (30, 20)
    assert pictures.decoded(made_pictures.png(5000, 2), 300).size().toTuple() == (300, 1)


def test_what_can_be_seen_through_lies_on_paper() -> None:
    clear = QImage(20, 20, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    shown = pictures.decoded(made_pictures.encoded(clear, "png"), 300)
    assert QColor(shown.pixel(10, 10)) == QColor("white")


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    assert pictures.decoded(made_pictures.gif(3), 300).size().toTuple() == (2, 2)


def test_a_picture_that_was_taken_upright_is_shown_upright() -> None:
    """A telephone says in the file (Exif) how it was held."""
    taken = made_pictures.jpeg(900, 600)
    held = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    told = taken[:2] + b"\xff\xe1" + (len(held) + 2).to_bytes(2, "big") + held + taken[2:]
    assert pictures.decoded(told, 300).size().toTuple() == (200, 300)


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "an SVG": lambda: made_pictures.SVG,
    "an SVG that begins like a PNG": lambda: b"\x89PNG\r\n\x1a\n" + made_pictures.SVG,
    "a program that begins like a bitmap": lambda: b"BM" + bytes(range(256)) * 40,
    "half a JPEG": lambda: _first(made_pictures.jpeg(900, 600), 0.6),
    "half a PNG": lambda: _first(made_pictures.png(900, 600), 0.6),
    "half a bitmap": lambda: _first(made_pictures.encoded(made_pictures.image(90, 60), "bmp"), 0.6),
    "half a WebP": lambda: _first(
        made_pictures.encoded(made_pictures.image(900, 600), "webp"), 0.6
    ),
    "half a GIF": lambda: _first(made_pictures.gif(1), 0.6),
    "a GIF of 10,000 frames": lambda: made_pictures.gif(10_000),
    "a PNG of 3,600,000,000 pixels": lambda: made_pictures.png_that_says(60_000, 60_000),
    "a PNG of 100,000,000 pixels": lambda: made_pictures.png_that_says(10_000, 10_000),
    "a bitmap of 3,600,000,000 pixels": lambda: made_pictures.bmp_that_says(60_000),
}


def _first(data: bytes, share: float) -> bytes:
    return data[: round(len(data) * share)]


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_hostile_or_broken_is_no_picture(what: str) -> None:
    with pytest.raises(BadPicture):
        pictures.decoded(HOSTILE[what](), 300)


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(BadPicture):
        pictures.decoded(made_pictures.png_that_says(8_900, 8_900), 300, seconds=0.05)
    assert time.monotonic() - began < 5


def test_the_child_is_given_no_more_memory_than_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("this system does not bound a process's memory")
    data = made_pictures.png(5_000, 5_000)
    assert pictures.decoded(data, 300).size().toTuple() == (300, 300)
    monkeypatch.setattr(pictures, "_MEMORY_MOST", 140 * 1024 * 1024)
    with pytest.raises(BadPicture):
        pictures.decoded(data, 300)
    assert pictures.decoded(made_pictures.png(90, 60), 300).size().toTuple() == (90, 60)


def test_no_more_is_believed_of_a_child_than_it_has_sent() -> None:
    good = (3).to_bytes(4, "big") + (2).to_bytes(4, "big") + bytes(24)
    assert pictures._image(good, 300).size().toTuple() == (3, 2)
    for bad in (b"", good[:-1], good + b"\0", bytes(8), b"\xff" * 32):
        with pytest.raises(BadPicture):
            pictures._image(bad, 300)


def test_the_child_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    for data in (made_pictures.png(90, 60), made_pictures.SVG, made_pictures.jpeg(900, 600)[:900]):
        try:
            pictures.decoded(data, 300)
        except BadPicture:
            continue
    assert list(tmp_path.iterdir()) == []


def test_only_the_child_decodes() -> None:
    """A picture of a stranger that the window itself decodes is a hole, wherever it is made."""
    window = Path(pictures.__file__).parent
    words = ("QImageReader", "fromData", "loadFromData", "QMovie")
    decoding = {
        path.name for path in window.rglob("*.py") if any(w in path.read_text() for w in words)
    }
    assert decoding == {"picture_child.py"}
