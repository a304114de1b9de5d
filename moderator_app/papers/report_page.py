"""A report as text to paste, and as a page in the HTML that Qt's rich text knows."""

from collections.abc import Sequence
from html import escape

from moderator_app.core.report_items import Content
from moderator_app.papers.handover_words import Translate
from moderator_app.papers.report import blocks
from moderator_app.papers.report_blocks import Block, Cell, Heading, Paragraph, Table, Title
from moderator_app.papers.report_words import NOTHING


def as_text(content: Content, t: Translate) -> str:
    """The report as lines; a table is a line for each of its rows."""
    lines: list[str] = []
    for block in blocks(content, t):
        match block:
            case Title():
                lines += [block.text, block.below]
            case Heading():
                lines += ["", block.text]
            case Paragraph():
                lines.append(block.text)
            case Table():
                lines += _lines(block, t)
    return "\n".join(lines)


def _lines(table: Table, t: Translate) -> list[str]:
    """What it says instead of its columns, or each row: its first cell and what the others are."""
    if table.lines:
        return [_one_line(line) for line in table.lines]
    found = []
    for first, *others in table.rows:
        named = [
            t("Report", "{head} {cell}").format(head=head, cell=_one_line(cell))
            for head, cell in zip(table.heads[1:], others, strict=True)
            if cell != ""
        ]
        words = t("Report", "{name}: {figures}")
        found.append(words.format(name=_one_line(first), figures=t("Report", "; ").join(named)))
    return found


def _one_line(cell: Cell) -> str:
    return " ".join(str(cell).split())


def as_html(content: Content, t: Translate) -> str:
    """The report as pages of A4, black on white."""
    found = blocks(content, t)
    body = "".join(map(_html, found))
    return f"<html><head><style>{_STYLE}</style></head><body>{body}</body></html>"


# What Qt's rich text understands; sizes in pixels of a page of 96 to the inch.
_STYLE = """
.title { font-size: 26px; font-weight: bold; margin-top: 0px; margin-bottom: 4px; }
.meta { font-size: 12px; color: #333333; margin-top: 0px; margin-bottom: 6px; }
.heading { font-size: 15px; font-weight: bold; margin-top: 14px; margin-bottom: 4px; }
.words { font-size: 13px; margin-top: 2px; margin-bottom: 4px; text-indent: 26px; }
.small { font-size: 11px; color: #333333; margin-top: 1px; margin-bottom: 2px; }
.gap { font-size: 6px; margin-top: 0px; margin-bottom: 0px; }
table { margin-top: 4px; margin-bottom: 0px; }
th { font-size: 11px; font-weight: bold; background-color: #EEF1F5; }
td { font-size: 11px; border-bottom: 1px solid #B4BCC8; }
"""


def _html(block: Block) -> str:
    match block:
        case Title():
            return (
                f'<p class="title" align="center">{escape(block.text)}</p>'
                f'<p class="meta" align="center">{escape(block.below)}</p><hr/>'
            )
        case Heading():
            return f'<p class="heading">{escape(block.text)}</p>'
        case Paragraph():
            look = "small" if block.small else "words"
            return f'<p class="{look}">{escape(block.text)}</p>'
    return _table(block)


def _table(table: Table) -> str:
    heads = "".join(
        f'<th width="{share}%" align="{_side(at, table)}">{escape(head)}</th>'
        for at, (head, share) in enumerate(zip(table.heads, table.shares, strict=True))
    )
    rows = "".join(_row(row, table) for row in table.rows)
    return (
        '<table width="100%" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'
        f'<thead><tr>{heads}</tr></thead>{rows}</table><p class="gap">&nbsp;</p>'
    )


def _row(row: Sequence[Cell], table: Table) -> str:
    cells = "".join(
        f'<td align="{_side(at, table)}">{escape(_one_line(cell))}</td>'
        for at, cell in enumerate(row)
    )
    return f"<tr>{cells}</tr>"


def _side(at: int, table: Table) -> str:
    """Figures stand under each other: a column is theirs if its first cell is one."""
    return "right" if is_figures(table, at) else "left"


def is_figures(table: Table, at: int) -> bool:
    """Whether a column, but for the first, holds numbers or rates."""
    return at > 0 and bool(table.rows) and _is_figure(table.rows[0][at])


def _is_figure(cell: Cell) -> bool:
    return (
        isinstance(cell, int)
        or cell in {NOTHING, "0"}
        or cell.endswith("%")
        or cell.startswith(("+", "-"))
    )
