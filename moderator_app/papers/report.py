"""A report as it is read: its sentences and tables in the house format, whatever they are put on.

Citizens' words come in already masked (`core.report_items`): paper lies about and is passed on.
"""

from collections.abc import Iterator, Sequence

from moderator_app.core.periods import Period, Span, today
from moderator_app.core.report_items import Content, Item
from moderator_app.core.reports import NONE, Cut, Figures, Handled, Name, Share, difference
from moderator_app.papers.handover_words import Translate, channel_name
from moderator_app.papers.report_blocks import Block, Cell, Heading, Paragraph, Table, Title
from moderator_app.papers.report_how import how
from moderator_app.papers.report_words import (
    NOTHING,
    cut_name,
    figure_name,
    how_many_listed,
    key_name,
    percent,
    period_name,
    promised,
    state_name,
    title,
)

_MOST = 5
"""Rows of what is hot; the workbook has them all."""
_HOT = 3
_WITH_WEEKDAY = (19, 11, 12, 23, 12, 23)
_LINE = 60
"""Signs of a citizen's words in a line to paste; the table has more."""


def blocks(content: Content, t: Translate) -> list[Block]:
    """The whole paper, from its title to how it was counted."""
    parts: list[tuple[str, list[Block]]] = [
        (t("Report", "Overview"), list(_overview(content, t))),
        (t("Report", "What is hot"), list(_hot(content, t))),
        (t("Report", "Districts, channels, hours"), list(_spread(content, t))),
        (t("Report", "Answers of the organisations"), list(_organisations(content, t))),
        (t("Report", "Case by case"), list(_items(content, t))),
        (
            t("Report", "How it was counted"),
            [Paragraph(one, small=True) for one in how(content, t)],
        ),
    ]
    found: list[Block] = [Title(title(content, t), _below(content, t))]
    shown = [(heading, inside) for heading, inside in parts if inside]
    for n, (heading, inside) in enumerate(shown, start=1):
        words = t("Report", "{n}. {heading}")
        found.append(Heading(words.format(n=numeral(n, t), heading=heading)))
        found += inside
    return found


def numeral(n: int, t: Translate) -> str:
    """The number of a section, as official papers count."""
    numerals = t("Report", "1 2 3 4 5 6 7 8 9").split()
    return numerals[n - 1]


def _below(content: Content, t: Translate) -> str:
    report = content.report
    made = report.made_at.astimezone(report.period.zone)
    words = t("Report", "{period} · made at {time} by {person}")
    return words.format(
        period=period_name(report.period, t),
        time=f"{made:%Y-%m-%d %H:%M}",
        person=content.made_by or NOTHING,
    )


# The overview.


def _overview(content: Content, t: Translate) -> Iterator[Block]:
    yield Paragraph(summary(content, t))
    yield Paragraph(rates(content, t))
    yield Paragraph(standing(content, t))
    if kept := promises(content, t):
        yield Paragraph(kept)
    yield _compared(content, t)


def summary(content: Content, t: Translate) -> str:
    """The sentence a bulletin begins with."""
    figures = content.report.figures
    received = figures.count(Name.RECEIVED)
    older = figures.count(Name.OLDER_CLOSED)
    when = _when(content, t)
    if not received:
        words = t("Report", "{when}: nothing received; {older} earlier cases closed.")
        return words.format(when=when, older=older)
    closed = percent(figures.closed_share, 0)
    rest = 100 - int(closed.removesuffix("%"))
    words = t(
        "Report",
        "{when}: {received} cases received, {closed} of them closed, {share}; {open} open, "
        "{rest}%. {older} earlier cases closed as well.",
    )
    return words.format(
        when=when,
        received=received,
        closed=figures.count(Name.RECEIVED_CLOSED),
        share=closed,
        open=figures.count(Name.RECEIVED_OPEN),
        rest=rest,
        older=older,
    )


def _when(content: Content, t: Translate) -> str:
    period, now = content.report.period, content.report.made_at
    current = period.since <= now < period.until
    if period.span is Span.DAY:
        on_day = today(now, period.zone, period.begins) == period.first
        return t("Report", "Today") if on_day else t("Report", "That day")
    if period.span is Span.WEEK:
        return t("Report", "This week") if current else t("Report", "That week")
    if period.span is Span.MONTH:
        return t("Report", "This month") if current else t("Report", "That month")
    return t("Report", "In this time")


def rates(content: Content, t: Translate) -> str:
    """In time, and the three rates."""
    figures = content.report.figures
    words = t(
        "Report",
        "Answered in time: {in_time} ({kept} of {due}). Three rates: response {response}; "
        "solution {solution}, by the outcome of closing; satisfaction {satisfaction}.",
    )
    return words.format(
        in_time=percent(figures.in_time),
        kept=figures.count(Name.IN_TIME),
        due=figures.count(Name.DUE),
        response=percent(figures.response),
        solution=percent(figures.solution),
        satisfaction=_satisfaction(figures, t),
    )


def _satisfaction(figures: Figures, t: Translate) -> str:
    """Of those who were called back; it is never guessed."""
    if not figures.count(Name.CALLED_BACK):
        return t("Report", "not known, nobody was called back")
    said = t("Report", "{share} of {reached} called back")
    reached = figures.count(Name.CALLED_BACK)
    return said.format(share=percent(figures.satisfaction), reached=reached)


def standing(content: Content, t: Translate) -> str:
    """What went back and forth, and what is overdue at this moment."""
    figures, report = content.report.figures, content.report
    made = report.made_at.astimezone(report.period.zone)
    words = t(
        "Report",
        "Returned {returned}, hastened {hastened}, opened again {reopened}. As of {time}, "
        "{overdue} open cases are overdue.",
    )
    return words.format(
        returned=figures.count(Name.RETURNED),
        hastened=figures.count(Name.HASTENED),
        reopened=figures.count(Name.REOPENED),
        time=f"{made:%m-%d %H:%M}",
        overdue=len(report.standing.overdue),
    )


def promises(content: Content, t: Translate) -> str:
    """What became of what was promised to citizens; empty where nothing did."""
    figures = content.report.figures
    if not any(figures.cases[name] for name in promised(content)):
        return ""
    words = t("Report", "Promises to citizens: {kept} kept, {missed} missed, {put_off} put off.")
    return words.format(
        kept=figures.count(Name.PROMISE_KEPT),
        missed=figures.count(Name.PROMISE_MISSED),
        put_off=figures.count(Name.PROMISE_SUPERSEDED),
    )


def _compared(content: Content, t: Translate) -> Table:
    report = content.report
    more = t("Report", "More or less")
    heads = [t("Report", "Figure"), t("Report", "Now"), before_name(report.period, t), more]
    if report.weekday is not None:
        heads += [t("Report", "Same weekday"), more]
    rows: list[Sequence[Cell]] = []
    columns = [report.figures, report.before, *filter(None, [report.weekday])]
    names = [Name.RECEIVED, Name.CLOSED, Name.RETURNED, Name.HASTENED, Name.REOPENED]
    names += promised(content)
    for name in names:
        word = t("Report", "Closed") if name is Name.CLOSED else figure_name(name, t)
        rows.append(_counts(word, [one.count(name) for one in columns], t))
    for word, shares in (
        (t("Report", "In-time rate"), [one.in_time for one in columns]),
        (t("Report", "Response rate"), [one.response for one in columns]),
        (t("Report", "Solution rate"), [one.solution for one in columns]),
        (t("Report", "Satisfaction rate"), [one.satisfaction for one in columns]),
    ):
        rows.append(_rates(word, shares))
    return Table(heads, rows, (30, 20, 20, 30) if report.weekday is None else _WITH_WEEKDAY)


def before_name(period: Period, t: Translate) -> str:
    """What the period before is called."""
    return {
        Span.DAY: t("Report", "Day before"),
        Span.WEEK: t("Report", "Week before"),
        Span.MONTH: t("Report", "Month before"),
        Span.RANGE: t("Report", "As long before"),
    }[period.span]


def _counts(word: str, counts: Sequence[int], t: Translate) -> list[Cell]:
    now, *others = counts
    row: list[Cell] = [word, now]
    for then in others:
        row += [then, more_or_less(now, then, t)]
    return row


def more_or_less(now: int, then: int, t: Translate) -> str:
    """By how much more, or less, than then."""
    more, per_cent = difference(now, then)
    if per_cent is None or not more:
        return f"{more:+}" if more else "0"
    return t("Report", "{more} ({percent}%)").format(more=f"{more:+}", percent=per_cent)


def _rates(word: str, shares: Sequence[Share]) -> list[Cell]:
    now, *others = shares
    row: list[Cell] = [word, percent(now)]
    for then in others:
        row += [percent(then), _points(now, then)]
    return row


def _points(now: Share, then: Share) -> str:
    """Percentage points between two rates."""
    a, b = now.percent(1), then.percent(1)
    if a is None or b is None:
        return NOTHING
    tenths = round(float(a) * 10) - round(float(b) * 10)
    return f"{tenths / 10:+.1f}" if tenths else "0"


# What is told apart.


def _hot(content: Content, t: Translate) -> Iterator[Block]:
    figures = content.report.figures
    topics = figures.ranked(Cut.TOPIC, _HOT)
    if topics:
        named = t("Report", ", ").join(
            t("Report", "{name} {count}").format(name=key, count=len(cases))
            for key, cases in topics
        )
        yield Paragraph(t("Report", "Most asked about: {topics}.").format(topics=named))
    for cut in (Cut.TOPIC, Cut.HANDLER, Cut.PLACE):
        yield from _cut(content, cut, t, _MOST)


def _spread(content: Content, t: Translate) -> Iterator[Block]:
    yield from _cut(content, Cut.DISTRICT, t, None)
    yield from _cut(content, Cut.CHANNEL, t, None)
    busiest = content.report.figures.ranked(Cut.HOUR, _HOT)
    if busiest:
        named = t("Report", ", ").join(
            t("Report", "{name} {count}").format(
                name=key_name(Cut.HOUR, key, {}, t), count=len(cases)
            )
            for key, cases in busiest
        )
        yield Paragraph(t("Report", "Busiest hours: {hours}.").format(hours=named))


def _cut(content: Content, cut: Cut, t: Translate, most: int | None) -> Iterator[Block]:
    figures = content.report.figures
    ranked = figures.ranked(cut, most)
    if not ranked:
        return
    if cut is Cut.DISTRICT and (rest := figures.cuts[cut].get(NONE)):
        ranked = [*ranked, (NONE, rest)]
    received = figures.cases[Name.RECEIVED]
    heads = (cut_name(cut, t), t("Report", "Cases"), t("Report", "Share"))
    rows = [
        (
            key_name(cut, key, content.names, t),
            len(cases),
            percent(Share(cases, received)),
        )
        for key, cases in ranked
    ]
    named = t("Report", "; ").join(
        t("Report", "{name} {count} ({share})").format(name=name, count=count, share=share)
        for name, count, share in rows
    )
    line = t("Report", "{name}: {figures}").format(name=cut_name(cut, t), figures=named)
    yield Table(heads, rows, (60, 20, 20), [line])


def _organisations(content: Content, t: Translate) -> Iterator[Block]:
    found = content.report.figures.organisations
    if not found:
        return
    heads = (
        t("Report", "Organisation"),
        t("Report", "Passed on"),
        t("Report", "Fed back"),
        t("Report", "In time"),
        t("Report", "Late"),
        t("Report", "Rate"),
        t("Report", "Returned"),
        t("Report", "Hastened"),
    )
    names = content.names
    unknown = t("Report", "An organisation no longer listed")
    ranked = sorted(found.items(), key=lambda one: (-len(one[1].dispatched), str(one[0])))
    rows = [(names.get(id_, unknown), *_handled(one)) for id_, one in ranked]
    yield Table(heads, rows, (30, 10, 10, 10, 10, 10, 10, 10))


def _handled(one: Handled) -> tuple[Cell, ...]:
    return (
        len(one.dispatched),
        len(one.answered),
        len(one.in_time),
        len(one.late),
        percent(one.kept),
        len(one.returned),
        len(one.hastened),
    )


# Case by case.


def item_heads(t: Translate) -> tuple[str, ...]:
    return (
        t("Report", "No."),
        t("Report", "Number"),
        t("Report", "Received"),
        t("Report", "From"),
        t("Report", "In short"),
        t("Report", "Handler"),
        t("Report", "State"),
    )


def item_cells(n: int, item: Item, content: Content, t: Translate) -> tuple[Cell, ...]:
    received = item.received_at.astimezone(content.report.period.zone)
    who = filter(None, (item.author, channel_name(item.platform, t)))
    return (
        n,
        item.number,
        f"{received:%m-%d %H:%M}",
        " · ".join(who),
        item.words,
        item.handlers,
        state_name(item, t),
    )


def _items(content: Content, t: Translate) -> Iterator[Block]:
    if not content.items:
        return
    rows = [item_cells(n, one, content, t) for n, one in enumerate(content.items, start=1)]
    lines = [_item_line(row, t) for row in rows]
    if listed := how_many_listed(content, t):
        yield Paragraph(t("Report", "Listed here: {listed}.").format(listed=listed))
    yield Table(item_heads(t), rows, (5, 15, 11, 16, 27, 13, 13), lines)


def _item_line(row: Sequence[Cell], t: Translate) -> str:
    n, number, received, who, words, handlers, state = row
    shown = str(words)
    if len(shown) > _LINE:
        shown = f"{shown[: _LINE - 1]}…"
    about = t("Report", "{n}. {number} {who} {received}: {words}").format(
        n=n, number=number, who=who, received=received, words=shown
    )
    handled = t("Report", "; ").join(str(one) for one in (handlers, state) if one)
    return t("Report", "{about} [{handled}]").format(about=about, handled=handled)
