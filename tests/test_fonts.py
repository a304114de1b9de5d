"""The bundled font draws Chinese names and the marks on the chips on a machine without any font."""

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from pytestqt.qtbot import QtBot

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
MARKS = "■▲●○✓↑↓⌄·×…—“”‘’、。，！？：；（）《》【】①⑨→←⚠"
WORDS = "值班台收件箱诉求转办函告承诺挂起临期已超期"
RARE_NAMES = "喆堃镕媗囍"


@pytest.mark.parametrize(
    ("style", "characters"),
    [("Regular", MARKS + WORDS + RARE_NAMES), ("Bold", MARKS + WORDS)],
    ids=["Regular", "Bold"],
)
def test_every_character_is_drawn(qtbot: QtBot, style: str, characters: str) -> None:
    font = QRawFont(str(FONTS / f"ModeratorSansSC-{style}.ttf"), 14)
    assert font.isValid()
    lacking = [c for c in characters if not font.supportsCharacter(ord(c))]
    assert [unicodedata.name(c) for c in lacking] == []


def test_the_two_weights_are_one_family(qtbot: QtBot) -> None:
    families = set()
    for path in sorted(FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families |= set(QFontDatabase.applicationFontFamilies(number))
    assert families == {"Moderator Sans SC"}
    assert set(QFontDatabase.styles("Moderator Sans SC")) == {"Regular", "Bold"}
    bold = QFont("Moderator Sans SC")
    bold.setBold(True)
    assert QRawFont.fromFont(bold).weight() == QFont.Weight.Bold


def test_the_licence_lies_beside_the_fonts() -> None:
    licence = (FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
