"""What the handover note is said in, on the screen and on every paper.

Telephone and identity numbers are masked: paper lies about and text is forwarded, and whoever
needs the number finds it under the number of the case.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Protocol

from moderator_app.core import facts
from moderator_app.core.acceptance import Result
from moderator_app.core.handover import TO_KNOW, Item, Section, Sheet, Unread
from moderator_app.core.shift_items import Line, State

BLANK = "__________"
_HIDDEN = frozenset({facts.Kind.TELEPHONE, facts.Kind.ID_CARD, facts.Kind.PLATE})
_ELSEWHERE = frozenset(
    {
        Section.UNTOLD,
        Section.UNACCEPTED,
        Section.WAITING,
        Section.SNOOZED,
        Section.CLOSED,
        Section.CALLS,
        Section.EMERGENCY,
        Section.CONSULTATION,
    }
)
"""Sections whose moment is no deadline."""


class Translate(Protocol):
    def __call__(self, context: str, text: str, n: int | None = None) -> str: ...


def section_title(section: Section, t: Translate) -> str:
    return {
        Section.EMERGENCY: t("Handover", "Emergencies that are not over"),
        Section.CONSULTATION: t("Handover", "Several asked, none has taken it"),
        Section.UNSENT: t("Handover", "To be confirmed as sent"),
        Section.UNTOLD: t("Handover", "Handlers not yet told"),
        Section.UNACCEPTED: t("Handover", "Not accepted at an earlier handover"),
        Section.PROMISED: t("Handover", "Promised by the end of the next shift"),
        Section.OPEN: t("Handover", "To be answered, by deadline"),
        Section.WAITING: t("Handover", "Waiting for handlers"),
        Section.SAME_PLACE: t("Handover", "Open at the same place"),
        Section.SNOOZED: t("Handover", "Set aside"),
        Section.PINNED: t("Handover", "Pinned"),
        Section.REOPENED: t("Handover", "Opened again in this shift"),
        Section.CLOSED: t("Handover", "Closed in this shift"),
        Section.CALLS: t("Handover", "Telephone calls of this shift"),
    }[section]


def moment_title(section: Section, t: Translate) -> str:
    """What an item's moment is, by section."""
    return {
        Section.EMERGENCY: t("Handover", "Since"),
        Section.CONSULTATION: t("Handover", "To the duty leader"),
        Section.UNTOLD: t("Handover", "Received"),
        Section.UNACCEPTED: t("Handover", "Since"),
        Section.WAITING: t("Handover", "Passed on"),
        Section.SNOOZED: t("Handover", "Until"),
        Section.CLOSED: t("Handover", "Closed"),
        Section.CALLS: t("Handover", "Called"),
    }.get(section, t("Handover", "Deadline"))


def heading(section: Section, count: int, t: Translate) -> str:
    """The title of a section with how many cases are in it."""
    counted = t("Handover", "%n case(s)", count)
    title = section_title(section, t)
    return t("Handover", "{title} ({count})").format(title=title, count=counted)


def clock_name(item: Item, t: Translate) -> str:
    """Which clock of it breaches next; nothing where none runs, or the note is from before."""
    return {
        "response": t("Handover", "Response"),
        "resolution": t("Handover", "Resolution"),
        "feedback": t("Handover", "Feedback"),
        "public_opinion": t("Handover", "Public opinion"),
        "consultation": t("Handover", "To the duty leader"),
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


def outcome_name(outcome: str, t: Translate) -> str:
    return {
        "resolved": t("Outcome", "Resolved"),
        "partly": t("Outcome", "Partly resolved"),
        "answered": t("Outcome", "Answered"),
        "explained": t("Outcome", "Explained"),
        "unfounded": t("Outcome", "Not as described"),
        "declined": t("Outcome", "Not accepted"),
        "duplicate": t("Outcome", "Duplicate"),
        "withdrawn": t("Outcome", "Withdrawn by the citizen"),
        "unreachable": t("Outcome", "Cannot be reached"),
    }.get(outcome, outcome)


def clock_of(section: Section, item: Item, t: Translate) -> str:
    """The clock whose breach the item's moment is; nothing where that is another moment."""
    return "" if item.due or section in _ELSEWHERE else clock_name(item, t)


def in_short(section: Section, item: Item, t: Translate) -> str:
    """What it is about; with what the section has to say of it."""
    if section is Section.CALLS:
        return item.remark or item.summary
    if section is Section.SAME_PLACE and item.remark:
        return t("Handover", "{place}: {words}").format(place=item.remark, words=item.summary)
    if section in {Section.PINNED, Section.REOPENED, Section.PROMISED} and item.remark:
        return " · ".join(filter(None, (item.summary, item.remark)))
    return item.summary


def handler_of(section: Section, item: Item, t: Translate) -> str:
    """Who handles it, and what happened to it there; of what nobody accepted, between whom."""
    if section is Section.UNACCEPTED:
        between = between_names(item.giver, item.taker, t)
        why = t("Handover", "{names}: {why}").format(names=between, why=item.remark)
        return why if item.remark else between
    if section is Section.UNTOLD:
        return item.remark or item.handler
    if section is Section.CONSULTATION and item.remark:
        return t("Handover", "the duty leader has been told")
    if section is Section.CLOSED:
        return outcome_name(item.remark, t)
    said = t("Handover", ", ").join(_happened(section, item, t))
    if not said:
        return item.handler
    return t("Handover", "{handler} ({remark})").format(handler=item.handler, remark=said).strip()


def between_names(giver: str, taker: str, t: Translate) -> str:
    """Who handed it over, and who did not accept it."""
    return t("Handover", "{giver} → {taker}").format(giver=giver or "—", taker=taker or "—")


def _happened(section: Section, item: Item, t: Translate) -> Iterator[str]:
    if section is Section.WAITING and item.remark.isdecimal():
        yield t("Handover", "hastened %n time(s)", int(item.remark))
    if item.returns:
        yield t("Handover", "returned %n time(s)", item.returns)
    if item.extensions:
        times = t("Handover", "extended %n time(s)", item.extensions)
        said = t("Handover", "{times} by {name}").format(times=times, name=item.approver)
        yield said if item.approver else times


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
    due = item.due if section in _ELSEWHERE else item.at
    return bool(due) and datetime.fromisoformat(due) < datetime.fromisoformat(sheet.made_at)


def late(section: Section, item: Item, sheet: Sheet, t: Translate) -> str:
    return t("Handover", " (overdue)") if is_overdue(section, item, sheet) else ""


def moments(
    section: Section, item: Item, sheet: Sheet, t: Translate, zone: tzinfo
) -> tuple[str, ...]:
    """The cell of an item's times, line by line."""
    lines = (
        clock_of(section, item, t),
        moment_of(item, sheet, zone),
        due_of(item, sheet, t, zone),
        late(section, item, sheet, t).strip(),
    )
    return tuple(filter(None, lines))


def filled(sheet: Sheet) -> Iterator[tuple[Section, Sequence[Item]]]:
    return ((section, items) for section in Section if (items := sheet.items(section)))


def asks_for_an_answer(section: Section) -> bool:
    """Whether the items of a section are to be accepted one by one."""
    return section not in TO_KNOW


def answer(line: Line | None, t: Translate) -> str:
    """How an item stands, with a sign of its own for each; nothing where nobody was asked."""
    if line is None:
        return ""
    return {
        State.OPEN: t("Handover", "□ not answered for"),
        State.ACCEPTED: t("Handover", "✓ accepted"),
        State.REFUSED: t("Handover", "■ refused"),
    }[line.state]


def answered(item: Item, result: Result | None, t: Translate, zone: tzinfo) -> tuple[str, ...]:
    """The cell of an item's answer: what, by whom and when, and why not. A box to tick where the
    note has not been handed over yet."""
    if result is None:
        return ("□",)
    line = result.lines.get(item.case_id)
    if line is None or line.at is None:
        return tuple(filter(None, (answer(line, t),)))
    who = f"{result.names.get(line.by, '')} {line.at.astimezone(zone):%H:%M}".strip()
    return tuple(filter(None, (answer(line, t), who, masked(line.why))))


def turn(sheet: Sheet, t: Translate, zone: tzinfo) -> str:
    began = datetime.fromisoformat(sheet.began_at).astimezone(zone)
    made = datetime.fromisoformat(sheet.made_at).astimezone(zone)
    until = f"{made:%H:%M}" if made.date() == began.date() else moment(made, t)
    return t("Handover", "{began} to {until}").format(began=moment(began, t), until=until)


def moment(at: datetime, t: Translate) -> str:
    written: Mapping[str, object] = {
        "year": at.year,
        "month": at.month,
        "day": at.day,
        "time": f"{at:%H:%M}",
    }
    return t("Handover", "{year}-{month:02}-{day:02} {time}").format(**written)


def giver(sheet: Sheet, t: Translate) -> str:
    if not sheet.from_number:
        return sheet.from_name or BLANK
    words = t("Handover", "{name} (No. {number})")
    return words.format(name=sheet.from_name, number=sheet.from_number)


def taker(sheet: Sheet, result: Result | None) -> str:
    """Who took it over, or was to."""
    return (result.taker if result is not None else "") or sheet.to_name or BLANK


def counts(sheet: Sheet, t: Translate) -> str:
    words = t(
        "Handover",
        "This shift: {received} received, {answered} answered, {closed} closed. "
        "Handed over: {total} cases",
    )
    return words.format(
        received=sheet.received, answered=sheet.answered, closed=sheet.closed, total=sheet.total
    )


def begun_unread(one: Unread, t: Translate, zone: tzinfo) -> str:
    """That a shift began over a handover nobody had read, and why."""
    words = t(
        "Handover",
        "{taker} began at {time} without having read the handover of {giver}: {why}",
    )
    at = moment(datetime.fromisoformat(one.at).astimezone(zone), t)
    return words.format(taker=one.taker, time=at, giver=one.giver, why=masked(one.why))


def closed_in_brief(items: Sequence[Item], t: Translate) -> Iterator[str]:
    """What was closed, by outcome: the numbers are enough to find them by."""
    by_outcome: dict[str, list[str]] = {}
    for one in items:
        by_outcome.setdefault(one.remark, []).append(one.number)
    for outcome, numbers in by_outcome.items():
        words = t("Handover", "{outcome} ({count}): {numbers}")
        listed = t("Handover", ", ").join(numbers)
        yield words.format(
            outcome=outcome_name(outcome, t),
            count=t("Handover", "%n case(s)", len(numbers)),
            numbers=listed,
        )


def masked(text: str) -> str:
    """The words on one line, with the numbers of people hidden."""
    pieces, at = [], 0
    for fact in facts.find(text):
        if fact.kind in _HIDDEN:
            pieces += [text[at : fact.start], facts.masked(fact.value, fact.kind)]
            at = fact.end
    return " ".join("".join((*pieces, text[at:])).split())
