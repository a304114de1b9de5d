"""What a report is made of, before it is put on anything."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    below: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    small: bool = False


Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """`shares`: how wide each column is, per cent of the page; `lines`: the same where there are no
    columns, if it is said otherwise there than row by row."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    shares: Sequence[int]
    lines: Sequence[str] = ()


Block = Title | Heading | Paragraph | Table
