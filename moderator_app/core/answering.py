"""Which answer goes into which cell when a platform's own table is given back to it.

Only the columns of the answer are filled, and only of cases that were answered or closed. A cell
in which something stands is left as it is, unless it is our own earlier answer. The times look
like the others of their column, and the state is said in a word that the table itself knows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from moderator_app.core import folding
from moderator_app.core.case import Case, Delivery, Purpose, Status
from moderator_app.core.cells import Cell, cell_text, clean, read_time, unguarded
from moderator_app.core.events import Event, Kind
from moderator_app.core.exporting import CUT
from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.importing import says_nothing

_DONE = ("已办结", "办结", "已办理", "办理完成", "已完成", "已处理", "处理完成", "已解决")
_SAID = ("已答复", "已回复", "已反馈", "答复", "回复")
_NEAR = timedelta(minutes=1)


class Fate(StrEnum):
    """What becomes of a row: `KEPT` holds words that are not ours."""

    FILLED = "filled"
    UNANSWERED = "unanswered"
    NOT_FOUND = "not_found"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citizen was told last, and `at` what time on the clock on the wall; `ours`: by this
    desk. `earlier` is everything we had told them before, each with its time."""

    text: str
    at: datetime
    closed: bool
    ours: bool = True
    handler: str = ""
    earlier: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the answer stands in a row, counted from 0."""

    reply: int
    replied_at: int | None = None
    status: int | None = None
    handler: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Text for a cell."""

    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time for a cell, also as text. `serial` says whether the column holds a spreadsheet's own
    times; None where nothing stands in it that would tell."""

    at: datetime
    text: str
    serial: bool | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The words that would do, the best first, where the workbook lists no others as allowed.
    `listed`: only where it lists one of them."""

    words: tuple[str, ...]
    listed: bool = False


Value = Words | Moment | State


@dataclass(frozen=True, slots=True)
class Fill:
    """Row as the spreadsheet shows it, column counted from 0 at its left edge."""

    row: int
    column: int
    value: Value


def columns_of(layout: Layout) -> Columns | None:
    """None where the table has no column for an answer."""
    at = {named: column for column, named in layout.columns.items()}
    if layout.table is not Table.CASES or Field.REPLY not in at:
        return None
    return Columns(
        at[Field.REPLY], at.get(Field.REPLIED_AT), at.get(Field.STATUS), at.get(Field.HANDLER)
    )


def opening_words(events: Sequence[Event]) -> tuple[str, str] | None:
    """Title and text of the message that opened a case: what tells its row from another's."""
    for event in folding.standing(events):
        if event.kind == Kind.MESSAGE_RECEIVED:
            return event.body.get("title", ""), event.body.get("text", "")
    return None


def answer_of(
    events: Sequence[Event], names: Mapping[str, str], zone: tzinfo, *, foreign: str
) -> Answer | None:
    """The answer of a case that is answered or closed; None while we owe one. `foreign` is the
    origin of replies that others gave before the case came here."""
    case = folding.fold(events)
    if case is None or case.status not in (Status.ANSWERED, Status.CLOSED):
        return None
    told = _told(case, events, zone)
    if not told:
        return None
    *before, (text, at, origin) = told
    handler = "" if case.lead is None else names.get(str(case.lead.organisation), "")
    earlier = {clean(words): when for words, when, by in before if by != foreign}
    return Answer(text, at, case.closure is not None, origin != foreign, handler, earlier)


def _told(case: Case, events: Sequence[Event], zone: tzinfo) -> list[tuple[str, datetime, str]]:
    """Every answer that went out, its time, and where it came from."""
    sent = {
        reply.lease
        for reply in case.replies
        if reply.delivery is Delivery.SENT and reply.purpose is Purpose.ANSWER
    }
    standing = folding.standing(events)
    times = {
        str(event.body["lease"]): event.body.get("sent_at") or event.at.isoformat()
        for event in standing
        if event.kind == Kind.REPLY_SENT
    }
    told = [
        (
            str(event.body.get("text", "")),
            _on_the_wall(datetime.fromisoformat(times[str(event.id)]), zone),
            str(event.body.get("origin", "")),
        )
        for event in standing
        if event.kind == Kind.REPLY_LEASE and event.id in sent and str(event.id) in times
    ]
    return [one for one in told if one[0].strip()]


def _on_the_wall(at: datetime, zone: tzinfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a table writes times and states."""

    shape: "Shape"
    serial: bool | None
    states: tuple[str, ...]
    """The words that stand in its column of states; none where it is blank."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a time is written: the signs between its parts, and whether 1 is 01."""

    between: tuple[str, ...] = ("-", "-", " ", ":", ":", "")
    padded: bool = True

    def written(self, at: datetime) -> str:
        parts = (at.month, at.day, at.hour, at.minute, at.second)
        text = f"{at.year:04}"
        for place, sign in enumerate(self.between[:-1]):
            # Minutes and seconds always have two digits.
            two = self.padded or place > 2
            text += f"{sign}{parts[place]:02}" if two else f"{sign}{parts[place]}"
        return text + self.between[-1]


_USUAL = Shape()
# Without 上午 and PM: an hour counted from noon is not written like the others.
_SIGNS = r"([-/.年月日时点分秒:\sT]{0,3})"
_WRITTEN = re.compile(
    rf"\d{{4}}{_SIGNS}(\d{{1,2}}){_SIGNS}(\d{{1,2}})"
    rf"(?:{_SIGNS}(\d{{1,2}}){_SIGNS}(\d{{2}})(?:{_SIGNS}(\d{{2}}))?)?([日分秒\s]{{0,2}})"
)


def manner(rows: Iterable[Sequence[Cell]], columns: Columns, received_at: int | None) -> Manner:
    """How the column of reply times writes them, or else that of the times received."""
    shapes: dict[int | None, Counter[Shape]] = {
        place: Counter() for place in (columns.replied_at, received_at)
    }
    serials, states = Counter[bool](), dict[str, None]()
    for cells in rows:
        for place, counted in shapes.items():
            cell = _at(cells, place)
            if isinstance(cell, str) and (shape := _shape_of(clean(cell))) is not None:
                counted[shape] += 1
        answered = _at(cells, columns.replied_at)
        if not isinstance(answered, str | None):
            serials[True] += 1
        elif not says_nothing(cell_text(answered)):
            serials[False] += 1
        if state := cell_text(_at(cells, columns.status)):
            states[state] = None
    own, other = shapes[columns.replied_at], shapes[received_at]
    best = (own or other).most_common(1)
    serial = serials.most_common(1)
    return Manner(best[0][0] if best else _USUAL, serial[0][0] if serial else None, tuple(states))


def _shape_of(text: str) -> Shape | None:
    found = _WRITTEN.fullmatch(text)
    if found is None or read_time(text, UTC) is None:
        return None
    first, month, second, day, *clock, tail = found.groups()
    between = [first, second]
    if clock[0] is not None:
        between += [clock[0], clock[2], *([clock[4]] if clock[4] is not None else [])]
    numbers = [one for one in (month, day, clock[1]) if one is not None]
    return Shape((*between, tail), padded=not any(len(one) == 1 for one in numbers))


def fills(
    cells: Sequence[Cell], answer: Answer, columns: Columns, how: Manner
) -> tuple[Fate, dict[int, Value]]:
    """What goes into which column of a row."""
    stands = _text_at(cells, columns.reply)
    given = clean(answer.text)
    before = _ours(stands, answer.earlier)
    values: dict[int, Value] = {}
    if says_nothing(stands) or before is not None:
        values[columns.reply] = Words(given)
    elif not (answer.ours and _same(stands, given)):
        return Fate.KEPT, {}
    if columns.replied_at is not None and _may_time(cells, columns.replied_at, before):
        text = how.shape.written(answer.at)
        values[columns.replied_at] = Moment(answer.at, text, how.serial)
    state = _state(_text_at(cells, columns.status), answer, how, changes=before is not None)
    if columns.status is not None and state is not None:
        values[columns.status] = state
    handler = columns.handler
    if handler is not None and answer.handler and says_nothing(_text_at(cells, handler)):
        values[handler] = Words(answer.handler)
    return Fate.FILLED, values


def _ours(stands: str, earlier: Mapping[str, datetime]) -> datetime | None:
    """When we gave the answer that stands there, if we did."""
    return next((at for text, at in earlier.items() if _same(stands, text)), None)


def _same(stands: str, given: str) -> bool:
    """Whether a cell holds a text, or as much of it as a cell can."""
    if stands == given:
        return True
    return stands.endswith(CUT) and given.startswith(stands.removesuffix(CUT))


def _may_time(cells: Sequence[Cell], column: int, before: datetime | None) -> bool:
    cell = _at(cells, column)
    if says_nothing(cell_text(cell)):
        return True
    stands = None if before is None else read_time(cell, UTC)
    if stands is None or before is None:
        return False
    at = stands.replace(tzinfo=None)
    return abs(at - before) < _NEAR or at == datetime(before.year, before.month, before.day)  # noqa: DTZ001


def _state(stands: str, answer: Answer, how: Manner, *, changes: bool) -> State | None:
    wanted = (*_DONE, *_SAID) if answer.closed else (*_SAID, *_DONE)
    ours = changes and stands in wanted
    if not says_nothing(stands) and not ours:
        return None
    others = [one for one in how.states if not says_nothing(one)]
    known = tuple(word for word in wanted if word in others)
    if others and not known:
        return State(wanted, listed=True)
    known = known or wanted
    return State(known) if known[0] != stands else None


def _at(cells: Sequence[Cell], column: int | None) -> Cell:
    return cells[column] if column is not None and column < len(cells) else None


def _text_at(cells: Sequence[Cell], column: int | None) -> str:
    return unguarded(cell_text(_at(cells, column)))
