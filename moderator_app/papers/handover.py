"""The handover note on paper and as text to paste.

Telephone and identity numbers are masked on both: paper lies about and text is forwarded, and
whoever needs the number finds it under the number of the case.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from html import escape
from typing import Protocol

from moderator_app.core import facts
from moderator_app.core.handover import Item, Section, Sheet

_TEXT_MOST = 60
_HIDDEN = frozenset({facts.Kind.TELEPHONE, facts.Kind.ID_CARD, facts.Kind.PLATE})


class Translate(Protocol):
    def __call__(self, context: str, text: str, n: int | None = None) -> str: ...


def as_text(sheet: Sheet, t: Translate, zone: tzinfo) -> str:
    """The note as lines to paste, each section numbered from one."""
    lines = [t("Handover", "Handover note"), _turn(sheet, t, zone), _people(sheet, t)]
    lines.append(_counts(sheet, t))
    for section, items in _filled(sheet):
        lines += ["", f"【{_heading(section, len(items), t)}】"]
        lines += [
            f"{n}. {_line(section, item, sheet, t, zone)}" for n, item in enumerate(items, start=1)
        ]
    if not sheet.total:
        lines += ["", t("Handover", "Nothing is open.")]
    if sheet.words.strip():
        lines += ["", f"【{t('Handover', 'In their own words')}】", sheet.words.strip()]
    return "\n".join(lines)


def as_html(sheet: Sheet, t: Translate, zone: tzinfo) -> str:
    """The note as a page to print, in the HTML that Qt's rich text knows; A4, black on white."""
    body = [
        f'<p class="title" align="center">{escape(t("Handover", "Handover note"))}</p>',
        f'<p class="meta" align="center">{escape(_turn(sheet, t, zone))}</p>',
        f'<p class="meta">{escape(_people(sheet, t))}<br/>{escape(_counts(sheet, t))}</p>',
    ]
    for section, items in _filled(sheet):
        body.append(f'<p class="heading">{escape(_heading(section, len(items), t))}</p>')
        body.append(_table(section, items, sheet, t, zone))
    if not sheet.total:
        body.append(f"<p>{escape(t('Handover', 'Nothing is open.'))}</p>")
    if sheet.words.strip():
        body.append(f'<p class="heading">{escape(t("Handover", "In their own words"))}</p>')
        body.append(f'<p class="words">{_in_lines(sheet.words)}</p>')
    body.append(_signatures(sheet, t))
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"


# What Qt's rich text understands; sizes in pixels of a page of 96 to the inch.
_STYLE = """
.title { font-size: 24px; font-weight: bold; margin-top: 0px; margin-bottom: 2px; }
.meta { font-size: 12px; color: #333333; margin-top: 2px; margin-bottom: 4px; }
.heading { font-size: 14px; font-weight: bold; margin-top: 12px; margin-bottom: 4px; }
.words { font-size: 12px; margin-top: 0px; margin-bottom: 4px; }
th { font-size: 11px; font-weight: bold; background-color: #EEF1F5; }
td { font-size: 11px; }
td.cell { border-bottom: 1px solid #B4BCC8; }
"""


def section_title(section: Section, t: Translate) -> str:
    return {
        Section.UNSENT: t("Handover", "To be confirmed as sent"),
        Section.UNTOLD: t("Handover", "Handlers not yet told"),
        Section.OPEN: t("Handover", "To be answered, by deadline"),
        Section.WAITING: t("Handover", "Waiting for handlers"),
        Section.SNOOZED: t("Handover", "Set aside"),
        Section.PINNED: t("Handover", "Pinned"),
        Section.PROMISES: t("Handover", "Promised to citizens"),
    }[section]


def moment_title(section: Section, t: Translate) -> str:
    """What an item's moment is, by section."""
    return {
        Section.UNTOLD: t("Handover", "Received"),
        Section.WAITING: t("Handover", "Passed on"),
        Section.SNOOZED: t("Handover", "Until"),
        Section.PROMISES: t("Handover", "Promised for"),
    }.get(section, t("Handover", "Deadline"))


def clock_name(item: Item, t: Translate) -> str:
    """Which clock of it breaches next; nothing where none runs, or the note is from before."""
    return {
        "response": t("Handover", "Response"),
        "resolution": t("Handover", "Resolution"),
        "feedback": t("Handover", "Feedback"),
        "promise": t("Handover", "Promise"),
    }.get(item.clock, "")


def channel_name(platform: str, t: Translate) -> str:
    return {
        "weibo": t("Handover", "Weibo"),
        "wecom": t("Handover", "WeChat service"),
        "wechat": t("Handover", "WeChat account"),
        "douyin": t("Handover", "Douyin"),
        "web": t("Handover", "Website letters"),
        "mail": t("Handover", "E-mail"),
        "phone": t("Handover", "Telephone"),
        "12345": t("Handover", "12345 hotline"),
        "paste": t("Handover", "Typed in"),
        "workbook": t("Handover", "Workbook"),
    }.get(platform, platform)


def handler_of(section: Section, item: Item, t: Translate) -> str:
    """Who handles it; the remark of a section says more about them."""
    if section is Section.UNTOLD:
        return item.remark or item.handler
    if section is Section.PROMISES and item.remark:
        said = t("Handover", "in our words “{words}”").format(words=item.remark)
        return " · ".join(filter(None, (said, item.handler)))
    if section is Section.WAITING and item.remark.isdecimal():
        hastened = t("Handover", "hastened %n time(s)", int(item.remark))
        return t("Handover", "{handler} ({remark})").format(handler=item.handler, remark=hastened)
    return item.handler


def files_of(item: Item, t: Translate) -> str:
    """How many pictures and files it has; nothing where it has none."""
    return t("Handover", "%n file(s)", item.files) if item.files else ""


def moment_of(item: Item, sheet: Sheet, zone: tzinfo) -> str:
    """The item's moment on the desk's clock; without the year when it is that of the note."""
    return _on_the_wall(item.at, sheet, zone)


def due_of(item: Item, sheet: Sheet, t: Translate, zone: tzinfo) -> str:
    """The clock that breaches next, and when, where its moment is another one."""
    at, clock = _on_the_wall(item.due, sheet, zone), clock_name(item, t)
    return t("Handover", "{clock} due {time}").format(clock=clock, time=at) if at and clock else ""


def _on_the_wall(moment: str, sheet: Sheet, zone: tzinfo) -> str:
    if not moment:
        return ""
    at = datetime.fromisoformat(moment).astimezone(zone)
    made = datetime.fromisoformat(sheet.made_at).astimezone(zone)
    return f"{at:%m-%d %H:%M}" if at.year == made.year else f"{at:%Y-%m-%d %H:%M}"


def is_overdue(section: Section, item: Item, sheet: Sheet) -> bool:
    elsewhere = section in (Section.UNTOLD, Section.WAITING, Section.SNOOZED)
    due = item.due if elsewhere else item.at
    return bool(due) and datetime.fromisoformat(due) < datetime.fromisoformat(sheet.made_at)


def _filled(sheet: Sheet) -> Iterator[tuple[Section, Sequence[Item]]]:
    return ((section, items) for section in Section if (items := sheet.items(section)))


def _heading(section: Section, count: int, t: Translate) -> str:
    counted = t("Handover", "%n case(s)", count)
    title = section_title(section, t)
    return t("Handover", "{title} ({count})").format(title=title, count=counted)


def _turn(sheet: Sheet, t: Translate, zone: tzinfo) -> str:
    began = datetime.fromisoformat(sheet.began_at).astimezone(zone)
    made = datetime.fromisoformat(sheet.made_at).astimezone(zone)
    until = f"{made:%H:%M}" if made.date() == began.date() else _moment(made, t)
    return t("Handover", "{began} to {until}").format(began=_moment(began, t), until=until)


def _moment(at: datetime, t: Translate) -> str:
    written: Mapping[str, object] = {
        "year": at.year,
        "month": at.month,
        "day": at.day,
        "time": f"{at:%H:%M}",
    }
    return t("Handover", "{year}-{month:02}-{day:02} {time}").format(**written)


def _people(sheet: Sheet, t: Translate) -> str:
    giver = sheet.from_name or _BLANK
    if sheet.from_number:
        giver = t("Handover", "{name} (No. {number})").format(name=giver, number=sheet.from_number)
    words = t("Handover", "Handed over by {giver}, to be taken over by {taker}")
    return words.format(giver=giver, taker=sheet.to_name or _BLANK)


def _counts(sheet: Sheet, t: Translate) -> str:
    words = t(
        "Handover",
        "This shift: {received} received, {answered} answered, {closed} closed. "
        "Handed over: {total} cases",
    )
    return words.format(
        received=sheet.received, answered=sheet.answered, closed=sheet.closed, total=sheet.total
    )


_BLANK = "__________"


def _line(section: Section, item: Item, sheet: Sheet, t: Translate, zone: tzinfo) -> str:
    who = " ".join(filter(None, (channel_name(item.platform, t), item.author)))
    words = _masked(item.summary)
    words = words if len(words) <= _TEXT_MOST else words[: _TEXT_MOST - 1] + "…"
    about = t("Handover", "{who}: {words}").format(who=who, words=words)
    parts = [f"{item.number} {about}"]
    if handler := handler_of(section, item, t):
        words = t("Handover", "handled by {handler}").format(handler=handler)
        parts.append(handler if section is Section.PROMISES else words)
    if files := files_of(item, t):
        parts.append(files)
    if at := moment_of(item, sheet, zone):
        title = moment_title(section, t)
        if not item.due and (clock := clock_name(item, t)):
            title = t("Handover", "{clock}, {title}").format(clock=clock, title=title)
        parts.append(f"{title} {at}")
    if due := due_of(item, sheet, t, zone):
        parts.append(due)
    parts[-1] += _late(section, item, sheet, t)
    return t("Handover", "; ").join(parts)


def _late(section: Section, item: Item, sheet: Sheet, t: Translate) -> str:
    return t("Handover", " (overdue)") if is_overdue(section, item, sheet) else ""


def _table(
    section: Section, items: Sequence[Item], sheet: Sheet, t: Translate, zone: tzinfo
) -> str:
    heads = (
        (t("Handover", "No."), 5),
        (t("Handover", "Number"), 15),
        (t("Handover", "From"), 15),
        (t("Handover", "In short"), 36),
        (t("Handover", "Handler"), 15),
        (moment_title(section, t), 14),
    )
    head = "".join(
        f'<th width="{share}%" align="left">{escape(word)}</th>' for word, share in heads
    )
    rows = [
        _row(
            (
                str(n),
                item.number,
                " · ".join(filter(None, (item.author, channel_name(item.platform, t)))),
                " · ".join(filter(None, (_masked(item.summary), files_of(item, t)))),
                handler_of(section, item, t),
                "\n".join(_moments(section, item, sheet, t, zone)),
            )
        )
        for n, item in enumerate(items, start=1)
    ]
    return (
        '<table width="100%" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead>{''.join(rows)}</table>"
    )


def _moments(
    section: Section, item: Item, sheet: Sheet, t: Translate, zone: tzinfo
) -> Iterator[str]:
    """The cell of an item's times, line by line."""
    at = moment_of(item, sheet, zone)
    lines = (
        "" if item.due else clock_name(item, t),
        at,
        due_of(item, sheet, t, zone),
        _late(section, item, sheet, t).strip(),
    )
    return filter(None, lines)


def _row(cells: Sequence[str]) -> str:
    written = "".join(f'<td class="cell">{_in_lines(cell)}</td>' for cell in cells)
    return f"<tr>{written}</tr>"


def _signatures(sheet: Sheet, t: Translate) -> str:
    line = "_" * 14
    signs = (
        (t("Handover", "Handed over by"), sheet.from_name),
        (t("Handover", "Taken over by"), sheet.to_name),
    )
    rows = "".join(
        f'<tr><td width="45%">{escape(f"{word} ({name})" if name else word)}  {line}</td>'
        f'<td width="55%">{escape(t("Handover", "Time"))}  {line}</td></tr>'
        for word, name in signs
    )
    return (
        f'<p class="heading">{escape(t("Handover", "Signatures"))}</p>'
        f'<table width="100%" cellpadding="8">{rows}</table>'
    )


def _in_lines(words: str) -> str:
    return "<br/>".join(escape(line) for line in words.strip().splitlines())


def _masked(text: str) -> str:
    """The words on one line, with the numbers of people hidden."""
    pieces, at = [], 0
    for fact in facts.find(text):
        if fact.kind in _HIDDEN:
            pieces += [text[at : fact.start], facts.masked(fact.value, fact.kind)]
            at = fact.end
    return " ".join("".join((*pieces, text[at:])).split())
