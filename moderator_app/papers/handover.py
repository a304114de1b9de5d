"""The handover note on paper and as text to paste."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from html import escape

from moderator_app.core.acceptance import Result
from moderator_app.core.handover import Item, Section, Sheet
from moderator_app.core.shift_items import State
from moderator_app.papers import handover_words as words
from moderator_app.papers.handover_words import Translate

_TEXT_MOST = 60


@dataclass(frozen=True, slots=True)
class Paper:
    """A note to be written out: in which words, on which clock, and how it was taken over."""

    sheet: Sheet
    t: Translate
    zone: tzinfo
    result: Result | None = None


def as_text(sheet: Sheet, t: Translate, zone: tzinfo, result: Result | None = None) -> str:
    """The note as lines to paste, each section numbered from one."""
    paper = Paper(sheet, t, zone, result)
    lines = [t("Handover", "Handover note"), words.turn(sheet, t, zone), _people(paper)]
    lines.append(words.counts(sheet, t))
    lines += [words.begun_unread(one, t, zone) for one in sheet.unread]
    for section, items in words.filled(sheet):
        lines += ["", f"【{words.heading(section, len(items), t)}】"]
        lines += _lines(paper, section, items)
    if sheet.is_empty:
        lines += ["", t("Handover", "Nothing is open.")]
    if sheet.words.strip():
        lines += ["", f"【{t('Handover', 'In their own words')}】", sheet.words.strip()]
    return "\n".join(lines)


def as_html(sheet: Sheet, t: Translate, zone: tzinfo, result: Result | None = None) -> str:
    """The note as a page to print, in the HTML that Qt's rich text knows; A4, black on white."""
    paper = Paper(sheet, t, zone, result)
    body = [
        f'<p class="title" align="center">{escape(t("Handover", "Handover note"))}</p>',
        _facts(paper),
    ]
    body += [f'<p class="note">{escape(words.begun_unread(o, t, zone))}</p>' for o in sheet.unread]
    for section, items in words.filled(sheet):
        title = escape(words.heading(section, len(items), t))
        body.append(f'<p class="heading">{title}</p>')
        body.append(_section(paper, section, items))
    if sheet.is_empty:
        body.append(f'<p class="note">{escape(t("Handover", "Nothing is open."))}</p>')
    if sheet.words.strip():
        body.append(f'<p class="heading">{escape(t("Handover", "In their own words"))}</p>')
        body.append(f'<p class="note">{_in_lines(sheet.words)}</p>')
    body.append(_signatures(paper))
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"


# What Qt's rich text understands; sizes in pixels of a page of 96 to the inch.
_STYLE = """
.title { font-size: 25px; font-weight: bold; margin-top: 0px; margin-bottom: 10px; }
.heading { font-size: 14px; font-weight: bold; margin-top: 14px; margin-bottom: 5px; }
.note { font-size: 12px; margin-top: 4px; margin-bottom: 4px; }
th { font-size: 11px; font-weight: bold; background-color: #EEF1F5; border: 1px solid #6B7480; }
td { font-size: 11px; border: 1px solid #6B7480; }
td.name { font-size: 12px; font-weight: bold; background-color: #EEF1F5; }
td.fact { font-size: 12px; }
"""
_GRID = 'width="100%" cellspacing="0" style="border-collapse: collapse"'


def columns(section: Section, t: Translate) -> tuple[tuple[str, int], ...]:
    """The heads of a section's table, each with its share of the width in hundredths."""
    asked = words.asks_for_an_answer(section)
    shares = (5, 14, 17, 27, 14, 12, 11) if asked else (5, 14, 17, 37, 14, 13)
    heads = (
        t("Handover", "No."),
        t("Handover", "Number"),
        t("Handover", "From"),
        t("Handover", "In short"),
        t("Handover", "Handler"),
        words.moment_title(section, t),
        t("Handover", "Accepted"),
    )
    return tuple(zip(heads, shares, strict=False))


def cells(paper: Paper, section: Section, item: Item) -> tuple[str, ...]:
    """One row of a section's table but for its number; lines within a cell are divided by a line
    break."""
    sheet, t, zone = paper.sheet, paper.t, paper.zone
    about = words.masked(words.in_short(section, item, t))
    row = (
        item.number,
        " · ".join(filter(None, (item.author, words.channel_name(item.platform, t)))),
        " · ".join(filter(None, (about, words.files_of(item, t)))),
        words.masked(words.handler_of(section, item, t)),
        "\n".join(words.moments(section, item, sheet, t, zone)),
    )
    if not words.asks_for_an_answer(section):
        return row
    return (*row, "\n".join(words.answered(item, paper.result, t, zone)))


def facts_of(paper: Paper) -> tuple[tuple[str, str], ...]:
    """What stands at the head of the page: names and values."""
    sheet, t = paper.sheet, paper.t
    counted = t("Handover", "{received} received, {answered} answered, {closed} closed")
    return (
        (t("Handover", "Shift"), words.turn(sheet, t, paper.zone)),
        (t("Handover", "Cases to hand over"), str(sheet.total)),
        (t("Handover", "Handed over by"), words.giver(sheet, t)),
        (t("Handover", "Taken over by"), words.taker(sheet, paper.result)),
        (
            t("Handover", "This shift"),
            counted.format(received=sheet.received, answered=sheet.answered, closed=sheet.closed),
        ),
        (t("Handover", "Accepted"), _standing(paper)),
    )


def signs_of(paper: Paper) -> tuple[tuple[str, str, str], ...]:
    """Who signs as what, and when they did at the desk."""
    sheet, t, result = paper.sheet, paper.t, paper.result
    given = None if result is None else result.given_at
    taken = None if result is None else result.taken_at
    taker = (result.taker if result is not None else "") or sheet.to_name
    return (
        (
            t("Handover", "Handed over by"),
            sheet.from_name,
            "" if given is None else words.moment(given.astimezone(paper.zone), t),
        ),
        (
            t("Handover", "Taken over by"),
            taker,
            "" if taken is None else words.moment(taken.astimezone(paper.zone), t),
        ),
        (t("Handover", "Duty leader"), "", ""),
    )


def _standing(paper: Paper) -> str:
    """How many of the items were accepted, and how many not."""
    t, result = paper.t, paper.result
    if not paper.sheet.owed:
        return "—"
    if result is None:
        return t("Handover", "to be accepted item by item")
    if result.why:
        said = t("Handover", "the next shift began without reading: {why}")
        return said.format(why=words.masked(result.why))
    lines = [result.lines[case] for case in paper.sheet.owed if case in result.lines]
    accepted = sum(line.state is State.ACCEPTED for line in lines)
    refused = sum(line.state is State.REFUSED for line in lines)
    said = t("Handover", "{accepted} accepted, {refused} refused, {left} not answered for")
    return said.format(accepted=accepted, refused=refused, left=len(lines) - accepted - refused)


def _people(paper: Paper) -> str:
    sheet, t, result = paper.sheet, paper.t, paper.result
    said = t("Handover", "Handed over by {giver}, to be taken over by {taker}")
    if result is not None and result.taken_at is not None:
        said = t("Handover", "Handed over by {giver}, taken over by {taker}")
    return said.format(giver=words.giver(sheet, t), taker=words.taker(sheet, result))


def _lines(paper: Paper, section: Section, items: Sequence[Item]) -> Iterator[str]:
    t, result = paper.t, paper.result
    if section is Section.CLOSED:
        yield from words.closed_in_brief(items, t)
        return
    for n, item in enumerate(items, start=1):
        line = f"{n}. {_line(paper, section, item)}"
        asked = result is not None and words.asks_for_an_answer(section)
        said = " ".join(words.answered(item, result, t, paper.zone)) if asked else ""
        yield t("Handover", "; ").join((line, said)) if said else line


def _line(paper: Paper, section: Section, item: Item) -> str:
    sheet, t, zone = paper.sheet, paper.t, paper.zone
    who = " ".join(filter(None, (words.channel_name(item.platform, t), item.author)))
    about = words.masked(words.in_short(section, item, t))
    about = about if len(about) <= _TEXT_MOST else about[: _TEXT_MOST - 1] + "…"
    said = t("Handover", "{who}: {words}").format(who=who, words=about)
    parts = [f"{item.number} {said}"]
    if handler := words.masked(words.handler_of(section, item, t)):
        unaccepted = section is Section.UNACCEPTED
        named = t("Handover", "handled by {handler}").format(handler=handler)
        parts.append(handler if unaccepted else named)
    if files := words.files_of(item, t):
        parts.append(files)
    if at := words.moment_of(item, sheet, zone):
        title = words.moment_title(section, t)
        if clock := words.clock_of(section, item, t):
            title = t("Handover", "{clock}, {title}").format(clock=clock, title=title)
        parts.append(f"{title} {at}")
    if due := words.due_of(item, sheet, t, zone):
        parts.append(due)
    parts[-1] += words.late(section, item, sheet, t)
    return t("Handover", "; ").join(parts)


def _facts(paper: Paper) -> str:
    pairs = facts_of(paper)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td class="name" width="14%">{escape(name)}</td>'
            f'<td class="fact" width="36%">{escape(value)}</td>'
            for name, value in pairs[at : at + 2]
        )
        + "</tr>"
        for at in range(0, len(pairs), 2)
    )
    return f'<table {_GRID} cellpadding="5">{rows}</table>'


def _section(paper: Paper, section: Section, items: Sequence[Item]) -> str:
    if section is Section.CLOSED:
        return "".join(
            f'<p class="note">{escape(line)}</p>' for line in words.closed_in_brief(items, paper.t)
        )
    head = "".join(
        f'<th width="{share}%" align="left">{escape(word)}</th>'
        for word, share in columns(section, paper.t)
    )
    rows = "".join(
        _row((str(n), *cells(paper, section, item))) for n, item in enumerate(items, start=1)
    )
    return f'<table {_GRID} cellpadding="3"><thead><tr>{head}</tr></thead>{rows}</table>'


def _row(texts: Sequence[str]) -> str:
    written = "".join(f"<td>{_in_lines(text)}</td>" for text in texts)
    return f"<tr>{written}</tr>"


def _signatures(paper: Paper) -> str:
    t = paper.t
    rows = "".join(
        f'<tr><td class="name" width="16%">{escape(role)}</td>'
        f'<td class="fact" width="20%">{escape(name)}</td>'
        f'<td class="fact" width="34%">{escape(t("Handover", "Signature"))}  {"_" * 18}</td>'
        f'<td class="fact" width="30%">{escape(t("Handover", "Time"))}  {escape(at or "_" * 14)}'
        "</td></tr>"
        for role, name, at in signs_of(paper)
    )
    return (
        f'<p class="heading">{escape(t("Handover", "Signatures"))}</p>'
        f'<table {_GRID} cellpadding="9">{rows}</table>'
    )


def _in_lines(text: str) -> str:
    return "<br/>".join(escape(line) for line in text.strip().splitlines())
