"""Filling a template that was written in Word: names in braces become plain text.

Word may split a name into several runs wherever somebody has corrected or formatted a part of it;
what counts is how the paragraph reads. What is put in is text and nothing else: it never becomes a
field or markup, and it takes the look of the name's first sign.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from io import BytesIO
from itertools import pairwise
from typing import Any, Final, ParamSpec, TypeVar

from docx import Document
from docx.document import Document as Paper
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn

P = ParamSpec("P")
T = TypeVar("T")

LARGEST: Final = 10_000_000
LARGEST_UNPACKED: Final = 100_000_000
"""Bytes of a template, packed and not. What is larger is no letter."""
_NAME = re.compile(r"[{｛]\s*([^{}｛｝\n]{1,20}?)\s*[}｝]")
MOST_COLUMNS: Final = 63
"""Of a table, in Word."""
_SPAN, _VAL = qn("w:gridSpan"), qn("w:val")
_P, _T, _R, _BR, _TAB = map(qn, ("w:p", "w:t", "w:r", "w:br", "w:tab"))
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


_STRANGE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError),
    *(SyntaxError, OpcError, PythonDocxError, XmlchemyError),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError),
)
"""What the libraries raise over a file that Word would not have written: the package, its XML (whose
errors are SyntaxErrors), and what they take for granted in it."""


class BrokenTemplate(Exception):
    """The file cannot be read as a paper."""


def guarded(work: Callable[P, T]) -> Callable[P, T]:
    """Turns what the libraries raise over a strange file into BrokenTemplate."""

    @wraps(work)
    def guard(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return work(*args, **kwargs)
        except _STRANGE as error:
            strange = type(error).__name__
        # Not within: what the error holds, such as a package half written, is let go of first.
        raise BrokenTemplate(strange)

    return guard


@dataclass(frozen=True, slots=True)
class Filled:
    """`unknown` are the names that stand in the template and mean nothing here: they are left
    out of the paper."""

    data: bytes
    unknown: tuple[str, ...] = ()


@guarded
def fill(
    template: bytes, values: Mapping[str, str], *, title: str, author: str, stamp: str
) -> Filled:
    """`stamp` is the name of the value that says what a copy is: without a place of its own it
    stands at the head of the paper. Raises BrokenTemplate."""
    paper = opened(template)
    met: dict[str, None] = {}
    for root in _roots(paper):
        for paragraph in list(root.iter(_P)):
            _fill_paragraph(paragraph, values, met)
    if stamp not in met and values.get(stamp):
        _stamp(paper, values[stamp])
    about = paper.core_properties
    about.title, about.author, about.last_modified_by = title, author, author
    made = BytesIO()
    paper.save(made)
    return Filled(made.getvalue(), tuple(name for name in met if name not in values))


@guarded
def opened(data: bytes) -> Paper:
    """Raises BrokenTemplate."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if len(data) > LARGEST or unpacked > LARGEST_UNPACKED:
        raise BrokenTemplate
    paper = Document(BytesIO(data))
    if paper.element.body is None:
        raise BrokenTemplate
    # Each column that a cell claims to span is gone through.
    if any(int(span.get(_VAL, "1")) > MOST_COLUMNS for span in paper.element.iter(_SPAN)):
        raise BrokenTemplate
    return paper


def _roots(paper: Paper) -> Iterator[Any]:
    """The text itself, and every header, footer and note."""
    for part in paper.part.package.iter_parts():
        if isinstance(part, XmlPart):
            yield part.element


def _fill_paragraph(paragraph: Any, values: Mapping[str, str], met: dict[str, None]) -> None:
    texts = [t for t in paragraph.iter(_T) if next(t.iterancestors(_P)) is paragraph]
    words = "".join(t.text or "" for t in texts)
    found = list(_NAME.finditer(words))
    if not found:
        return
    met.update(dict.fromkeys(name[1] for name in found))
    for name in reversed(found):
        _replace(texts, *name.span(), values.get(name[1], ""))
    if not "".join(t.text or "" for t in texts).strip() and _can_go(paragraph):
        paragraph.getparent().remove(paragraph)
        return
    indent = paragraph.find(f".//{qn('w:ind')}")
    indented = indent is not None and any("firstLine" in name for name in indent.attrib)
    for text in texts:
        _break_lines(text, "　　" if indented else "")


def write(paragraph: Any, words: str) -> None:
    """Other words for a line, which looks as it did."""
    first, *rest = paragraph.iter(_T)
    first.text = words
    first.set(_SPACE, "preserve")
    for text in rest:
        text.text = ""
    _break_lines(first, "")


def _replace(texts: Sequence[Any], start: int, end: int, value: str) -> None:
    """Of texts that are read as one, the signs from `start` to `end`."""
    at, put = 0, False
    for text in texts:
        words = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first >= last:
            continue
        text.text = words[:first] + ("" if put else value) + words[last:]
        text.set(_SPACE, "preserve")
        put = True


def _can_go(paragraph: Any) -> bool:
    """Whether a line with nothing in it is missed by nobody: a cell, a header or a text needs one,
    and so does what is anchored in it or ends a section with it."""
    around = paragraph.getparent()
    alone = len(around.findall(_P)) < 2
    holds = any(
        paragraph.find(f".//{qn(name)}") is not None
        for name in ("w:sectPr", "w:drawing", "w:pict", "w:fldChar", "w:object", "w:bookmarkStart")
    )
    following = paragraph.getnext()
    ends_cell = around.tag == qn("w:tc") and (following is None or following.tag != _P)
    before = paragraph.getprevious()
    after_table = before is not None and before.tag == qn("w:tbl")
    return not (alone or holds or (ends_cell and after_table))


def _break_lines(text: Any, begin: str) -> None:
    """The lines of a text as lines of its run, each with this at its beginning; tabs as tabs."""
    pieces = re.split(r"([\n\t])", text.text or "")
    if len(pieces) == 1 or text.getparent().tag != _R:
        return
    text.text = pieces[0]
    pieces = [begin + piece if before == "\n" else piece for before, piece in pairwise(pieces)]
    last = text
    for piece in pieces:
        if piece in "\n\t":
            new = OxmlElement("w:br" if piece == "\n" else "w:tab")
        else:
            new = deepcopy(text)
            new.text = piece
        if piece:
            last.addnext(new)
            last = new


def _stamp(paper: Paper, words: str) -> None:
    body = paper.element.body
    paragraph = OxmlElement("w:p")
    body.insert(0, paragraph)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    paragraph.append(run)
