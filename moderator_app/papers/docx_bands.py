"""What stands at the head and foot of the pages of a Word paper: lines of words, and rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from moderator_app.papers import docx_looks

GAP: Final = 6
PAGE_NUMBER: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a band where the number of the page goes."""
_THICK: Final = {"thickThinSmallGap": (4, 1), "thinThickSmallGap": (1, 4)}


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines across, from above: how thick each is in units; a `GAP` lies between them, and above
    and below them all."""

    colour: str
    lines: tuple[int, ...]
    above: bool

    @property
    def height(self) -> int:
        return sum(self.lines) + GAP * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class Band:
    """One line of a header or footer. Lengths are in units; `left` and `right` are how far inside
    the margins it stands, negative outside."""

    text: str
    font: str
    size: int
    bold: bool
    colour: str
    align: str
    left: int
    right: int
    rule: Rule | None = None

    @property
    def words(self) -> int:
        """How high the line is without its rule; none that says nothing."""
        return round(self.size * 1.3) if self.text.strip() else 0

    @property
    def height(self) -> int:
        return self.words + (0 if self.rule is None else self.rule.height + 2 * GAP)


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands at the head and foot of one kind of page."""

    head: tuple[Band, ...] = ()
    foot: tuple[Band, ...] = ()


def bands(paragraphs: Sequence[Paragraph]) -> tuple[Band, ...]:
    return tuple(map(_band, paragraphs))


def _band(paragraph: Paragraph) -> Band:
    shape = paragraph.paragraph_format
    first = next((run for run in docx_looks.runs(paragraph) if run.text.strip()), None)
    return Band(
        _text(paragraph),
        docx_looks.family(first),
        docx_looks.size(first),
        bool(first is not None and first.font.bold),
        docx_looks.colour(first),
        docx_looks.align(paragraph),
        docx_looks.units(shape.left_indent),
        docx_looks.units(shape.right_indent),
        _rule(paragraph),
    )


def _text(paragraph: Paragraph) -> str:
    """What the line says; the field of the page's number as its sign, without what Word last
    counted."""
    said, inside = "", False
    for node in paragraph._element.iter():  # noqa: SLF001 - python-docx knows no fields
        if node.tag == qn("w:fldChar"):
            inside = node.get(qn("w:fldCharType")) != "end"
        elif _is_number(node):
            said += PAGE_NUMBER
        elif node.tag == qn("w:t") and not inside:
            said += node.text or ""
    return said


def _is_number(node: Any) -> bool:
    simple = node.get(qn("w:instr"), "") if node.tag == qn("w:fldSimple") else ""
    written = (node.text or "") if node.tag == qn("w:instrText") else simple
    return "PAGE" in written.split()


def _rule(paragraph: Paragraph) -> Rule | None:
    properties = paragraph._element.pPr  # noqa: SLF001 - python-docx knows no borders
    borders: Any = None if properties is None else properties.find(qn("w:pBdr"))
    for side in ("top", "bottom") if borders is not None else ():
        edge = borders.find(qn(f"w:{side}"))
        if edge is not None:
            colour = edge.get(qn("w:color"), "000000")
            lines = _THICK.get(edge.get(qn("w:val")), (2,))
            hexed = re.fullmatch("[0-9A-Fa-f]{6}", colour) is not None
            thick = tuple(3 * line for line in lines)
            return Rule(f"#{colour}" if hexed else "#000000", thick, above=side == "top")
    return None
