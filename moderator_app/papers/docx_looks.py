"""How the parts of a Word paper look, in the units and words that pages are made of."""

from collections.abc import Iterator
from typing import Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

UNITS: Final = 288
"""Units to the inch of the pages: a quarter of a point each."""
USUAL_SIZE: Final = 16.0
"""Points of letters that say nothing about their size."""
_FALLBACK: Final = "FangSong, STFangsong, SimSun, Songti SC, Noto Serif CJK SC, Moderator Sans SC"
_FALLBACK_BOX: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Where Word keeps a text box a second time, for programs that know no newer ones."""
_ALIGN: Final = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}


def units(length: object) -> int:
    return round(length.pt * UNITS / 72) if isinstance(length, Length) else 0


def size(run: Run | None) -> int:
    """How high the letters are, in units."""
    points = None if run is None else run.font.size
    return round((points.pt if points else USUAL_SIZE) * UNITS / 72)


def align(paragraph: Paragraph) -> str:
    return _ALIGN.get(paragraph.paragraph_format.alignment or WD_ALIGN_PARAGRAPH.LEFT, "left")


def runs(paragraph: Paragraph) -> Iterator[Run]:
    """Every piece of the line, also of a link or of what somebody has put in since."""
    own = paragraph._element  # noqa: SLF001 - python-docx knows only pieces that lie open
    for run in own.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is own:
            yield Run(run, paragraph)


def boxes(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of text boxes that hang on the line."""
    for box in paragraph._element.iter(qn("w:txbxContent")):  # noqa: SLF001 - nor text boxes
        if next(box.iterancestors(_FALLBACK_BOX), None) is None:
            for line in box.iter(qn("w:p")):
                yield Paragraph(line, paragraph)


def family(run: Run | None) -> str:
    """The font for Chinese, which every sign of such a paper is set in."""
    name = "" if run is None else _east_asian(run)
    return f"{name}, {_FALLBACK}" if name else _FALLBACK


def _east_asian(run: Run) -> str:
    properties = run._element.rPr  # noqa: SLF001 - python-docx knows no East Asian font
    fonts = None if properties is None else properties.find(qn("w:rFonts"))
    name = "" if fonts is None else str(fonts.get(qn("w:eastAsia"), ""))
    return "".join(sign for sign in name if sign.isalnum() or sign in " _-")


def colour(run: Run | None) -> str:
    rgb = None if run is None else run.font.color.rgb
    return f"#{rgb}" if rgb is not None else "#000000"
