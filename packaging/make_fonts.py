"""Cut the two bundled fonts out of Noto Sans SC, whose licence (OFL 1.1) lies beside them.

Run in a scratch environment; the program itself needs none of this:

    python3 -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools justmytype-intl-cjk
    /tmp/fonts/bin/python packaging/make_fonts.py

Regular holds every character of GBK (21,003 hanzi, so the rarer ones in people's names are
there); Bold, used for headings and chips, those of GB 2312. Both are static: Qt draws the
variable original at its thinnest weight and ignores the weight asked for.
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Moderator Sans SC"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCE_PACKAGE = "justmytype_intl_cjk"
SOURCE_FILE = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"

# Latin, punctuation, arrows, mathematics, circled numbers, box drawing and geometric shapes
# (the marks on the chips), dingbats that are used, CJK punctuation, full-width forms.
COMMON = (
    *range(0x20, 0x250),
    *range(0x2000, 0x2070),
    *range(0x2190, 0x2400),
    *range(0x2460, 0x2600),
    0x26A0,
    0x2713,
    0x2717,
    *range(0x3000, 0x3040),
    *range(0xFF00, 0xFFF0),
)
FEATURES = ["kern", "vert", "locl", "palt", "halt", "tnum", "ccmp", "mark", "mkmk", "liga", "calt"]
FAMILY_NAMES = (1, 16, 21)
STYLE_NAMES = (2, 17, 22)
VARIATIONS_PREFIX = 25
FS_ITALIC_BOLD_REGULAR = 0x61


def encodable(codec: str) -> Iterator[int]:
    """Every character that the two-byte codec can write, as code points."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                yield ord(bytes((lead, trail)).decode(codec))
            except (UnicodeDecodeError, TypeError):  # no character, or two single bytes
                continue


def cut(source: Path, characters: set[int], weight: int) -> TTFont:
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "DSIG"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return instancer.instantiateVariableFont(font, {"wght": weight})


def add_chevron(font: TTFont) -> None:
    """Draw U+2304, the mark of a list that opens, which the original lacks."""
    unit = font["head"].unitsPerEm / 1000
    half, drop, stroke, foot = 220 * unit, 220 * unit, 76 * unit, 270 * unit
    middle = 500 * unit
    corners = (
        (middle - half, foot + drop),
        (middle - half, foot + drop + stroke),
        (middle, foot + stroke),
        (middle + half, foot + drop + stroke),
        (middle + half, foot + drop),
        (middle, foot),
    )
    pen = TTGlyphPen(None)
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "chevron"])
    glyph = pen.glyph(round=round)
    font["glyf"]["chevron"] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"]["chevron"] = (round(2 * middle), round(middle - half))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2304] = "chevron"


def rename(font: TTFont, style: str, *, bold: bool) -> None:
    """Give the cut its own family name, and the flags by which a system pairs two weights."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in FAMILY_NAMES:
            record.string = FAMILY
        elif record.nameID in STYLE_NAMES:
            record.string = style
        elif record.nameID == 3:
            record.string = f"{FAMILY} {style} 1"
        elif record.nameID == 4:
            record.string = f"{FAMILY} {style}"
        elif record.nameID == 6:
            record.string = f"{FAMILY.replace(' ', '')}-{style}"
        elif record.nameID == VARIATIONS_PREFIX:
            names.names.remove(record)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection &= ~FS_ITALIC_BOLD_REGULAR
    font["OS/2"].fsSelection |= 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0
    if "STAT" in font:
        del font["STAT"]


def main() -> None:
    package = importlib.util.find_spec(SOURCE_PACKAGE)
    if package is None or package.origin is None:
        sys.exit("First: pip install fonttools justmytype-intl-cjk")
    source = Path(package.origin).parent / SOURCE_FILE
    for style, codec, weight in (("Regular", "gbk", 400), ("Bold", "gb2312", 600)):
        font = cut(source, {*COMMON, *encodable(codec)}, weight)
        add_chevron(font)
        rename(font, style, bold=style == "Bold")
        target = TARGET / f"{FAMILY.replace(' ', '')}-{style}.ttf"
        font.save(target)
        sys.stdout.write(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    main()
