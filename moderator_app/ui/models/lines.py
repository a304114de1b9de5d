"""What one line of a list of cases says: every word, worked out once and kept while it holds.

The delegate draws these values and the accessibility tree reads them; neither asks anything else.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from PySide6.QtCore import QDate, QLocale

from moderator_app.core import clocks, search
from moderator_app.core.case import Stage, Status
from moderator_app.core.clocks import Urgency
from moderator_app.core.events import Kind
from moderator_app.core.reading_order import in_order
from moderator_app.core.rows import CaseRow, Hit
from moderator_app.core.running import Which
from moderator_app.ui import case_words, clock_words, emergency_words, window_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import mark, t
from moderator_app.ui.workbench import Workbench

_LONGEST: Final = 160
"""Characters of a message that two lines of the widest list can show."""
_KEPT: Final = 2_048

_PLACES: Final = {
    Kind.MESSAGE_RECEIVED: mark("CaseLine", "In the message"),
    Kind.REPLY_LEASE: mark("CaseLine", "In the reply"),
    Kind.NOTE_ADDED: mark("CaseLine", "In a note"),
    Kind.OPINION_ADDED: mark("CaseLine", "In an opinion"),
    Kind.DISPATCH_ANSWERED: mark("CaseLine", "In the feedback"),
    Kind.DISPATCH_RETURNED: mark("CaseLine", "In the return"),
    Kind.LETTER_HEARD: mark("CaseLine", "In a mail"),
    **dict.fromkeys(
        (Kind.EMERGENCY_CALLED, Kind.EMERGENCY_ENDED, Kind.PUBLIC_OPINION_ANSWERED),
        mark("CaseLine", "In an emergency"),
    ),
    **dict.fromkeys(
        (Kind.CONSULTATION_ASKED, Kind.CONSULTATION_REFERRED),
        mark("CaseLine", "In a consultation"),
    ),
    Kind.CONSULTATION_ANSWERED: mark("CaseLine", "In an answer to a consultation"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`spans` are the searched words inside `words`; `quiet` says that nobody waits for us."""

    author: str
    channel: str
    time: str
    words: str
    spans: tuple[tuple[int, int], ...] = ()
    clock: ChipLook | None = None
    chips: tuple[ChipLook, ...] = ()
    quiet: bool = False

    @property
    def sentence(self) -> str:
        """The whole line as one sentence, to be read aloud."""
        facts = [chip.word for chip in (self.clock, *self.chips) if chip is not None]
        return t("CaseLine", "{author}, {channel}, {time}. {facts}. {words}").format(
            author=self.author,
            channel=self.channel,
            time=self.time,
            facts=t("CaseLine", ", ").join(facts) or t("CaseLine", "No clock runs"),
            words=self.words,
        )


class Lines:
    """Makes the lines of one list. `forget` when time, the language or the directory changes."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._made: dict[int, tuple[CaseRow, Line]] = {}
        self._now = bench.now()
        self._drafted: frozenset[UUID] = frozenset()

    def forget(self) -> None:
        self._made.clear()
        self._now = self._bench.now()

    def drop(self, key: int) -> None:
        """What was made of a row is of no use any more, and may have words that are erased."""
        self._made.pop(key, None)

    def know_drafts(self, cases: frozenset[UUID]) -> bool:
        """Which cases have an unfinished reply; whether that is news."""
        if cases == self._drafted:
            return False
        self._drafted = cases
        self.forget()
        return True

    def line(self, row: CaseRow, hit: Hit | None = None) -> Line:
        kept = self._made.get(row.key)
        if kept is not None and kept[0] is row:
            return kept[1]
        made = self._found(row, hit) if hit is not None else self._listed(row)
        if len(self._made) >= _KEPT:
            self._made.clear()
        self._made[row.key] = (row, made)
        return made

    def _listed(self, row: CaseRow) -> Line:
        return Line(
            author=in_order(row.author) or t("CaseLine", "Unnamed"),
            channel=case_words.platform(row.platform),
            time=self._moment(row.received_at),
            words=in_order(_words(row)[:_LONGEST]),
            clock=self._window(row) or self._first(row),
            chips=(*self._second(row), *self._chips(row)),
            quiet=row.waiting_since is None and row.emergency is None,
        )

    def _found(self, row: CaseRow, hit: Hit) -> Line:
        snippet = search.brought_forward(hit.snippet)
        # What filters alone have found matches nowhere in particular.
        place = _PLACES.get(Kind(hit.kind)) if snippet.spans else None
        chips = [] if place is None else [ChipLook(place.shown(), Tone.INFO)]
        if row.number:
            chips.append(ChipLook(row.number))
        return Line(
            author=in_order(row.author) or t("CaseLine", "Unnamed"),
            channel=case_words.platform(row.platform),
            time=self._moment(hit.at),
            words=in_order(snippet.text),
            spans=snippet.spans,
            clock=self._window(row) or self._first(row),
            chips=(*self._second(row), *chips, *self._chips(row)),
        )

    def _moment(self, at: datetime) -> str:
        return moment(self._bench.local(at), self._bench.local(self._now))

    def _first(self, row: CaseRow) -> ChipLook | None:
        """What stands before all else: the danger, where there is one."""
        return self._clock(row) if row.emergency is None else emergency_words.look(row.emergency)

    def _window(self, row: CaseRow) -> ChipLook | None:
        """What is about to shut stands before the clocks, as its case does in the list."""
        lead = self._bench.knowledge.sending.lead
        shown = window_words.pressing(row.reply_by, self._now, lead)
        return shown if row.emergency is None else None

    def _second(self, row: CaseRow) -> tuple[ChipLook, ...]:
        after = row.emergency is not None or self._window(row) is not None
        clock = self._clock(row) if after else None
        approval = ChipLook(t("CaseLine", "To be approved"), Tone.WARN, Shape.RING)
        return tuple(filter(None, (clock, approval if row.submitted else None)))

    def _clock(self, row: CaseRow) -> ChipLook | None:
        return self._promised(row) or self._resting(row) or self._running(row)

    def _promised(self, row: CaseRow) -> ChipLook | None:
        """A promise comes before everything where it was missed, or where nothing else runs."""
        due = row.promise_due
        if due is None or (due >= self._now and self._resting(row) is None):
            return None
        pressing = clocks.urgency(due, self._now, self._bench.zone)
        return clock_words.look(Which.PROMISE, due, self._now, pressing)

    def _resting(self, row: CaseRow) -> ChipLook | None:
        """Why no clock is shown, where the state of the case says it better."""
        if row.outcome is not None:
            return ChipLook(case_words.outcome(row.outcome), Tone.OK, Shape.TICK)
        if row.status is Status.UNSENT:
            return ChipLook(t("CaseLine", "To be confirmed as sent"), Tone.WARN, Shape.RING)
        if row.snoozed_until is not None and row.snoozed_until > self._now:
            until = self._moment_ahead(row.snoozed_until)
            word = t("CaseLine", "Set aside until {time}").format(time=until)
            return ChipLook(word, Tone.PLAIN, Shape.RING)
        return None

    def _running(self, row: CaseRow) -> ChipLook | None:
        """The clock that breaches next, or how long we have been waiting."""
        clock, due = row.next_due or (None, None)
        answered = row.status is Status.ANSWERED
        pressing = clocks.urgency(due, self._now, self._bench.zone, answered=answered)
        if pressing is not Urgency.NONE:
            return clock_words.look(clock, due, self._now, pressing)
        if row.status is Status.ASKED:
            return ChipLook(t("CaseLine", "Waiting for the citizen"), Tone.PLAIN, Shape.RING)
        if row.dispatched_since is None:
            return None
        waited = case_words.span(clocks.remaining(row.dispatched_since, self._now))
        word = t("CaseLine", "Waited {time}").format(time=waited)
        return ChipLook(word, Tone.PLAIN, Shape.RING)

    def _moment_ahead(self, at: datetime) -> str:
        return case_words.moment(self._bench.local(at), self._bench.local(self._now))

    def _chips(self, row: CaseRow) -> list[ChipLook]:
        """The most telling first, for a narrow list shows only so many."""
        chips: list[ChipLook] = []
        if row.case_id in self._drafted:
            chips.append(ChipLook(t("CaseLine", "Draft"), Tone.WARN))
        if row.pinned:
            chips.append(ChipLook(t("CaseLine", "Pinned"), Tone.INFO))
        aside = self._resting(row) if self._promised(row) is not None else None
        shut = window_words.missed(row.reply_by, self._now)
        made = (shut, self._promise(row), self._call_back(row), aside, self._handler(row))
        chips += [one for one in made if one is not None]
        if row.reopened and row.outcome is None:
            chips.append(ChipLook(t("CaseLine", "Opened again"), Tone.WARN))
        if row.same_place > 1:
            chips.append(ChipLook(t("CaseLine", "%n from this place", row.same_place)))
        if row.messages > 1:
            chips.append(ChipLook(t("CaseLine", "%n messages", row.messages)))
        if row.returns > 1:
            word = t("CaseLine", "Returned %n times", row.returns)
            chips.append(ChipLook(word, Tone.WARN))
        if row.hastened:
            chips.append(ChipLook(t("CaseLine", "Hastened %n times", row.hastened)))
        if row.claimed_by and row.claimed_by != self._bench.actor:
            name = self._bench.knowledge.names.get(row.claimed_by)
            if name:
                chips.append(ChipLook(t("CaseLine", "With {name}").format(name=name)))
        return chips

    def _promise(self, row: CaseRow) -> ChipLook | None:
        """When the first promise is due, where the clock of the line says something else."""
        due, clock = row.promise_due, row.next_due
        if due is None or clock is None or self._promised(row) is not None:
            return None
        if clock[0] is Which.PROMISE:
            return None
        word = t("CaseLine", "Promised for {time}").format(time=self._moment_ahead(due))
        return ChipLook(word, Tone.INFO, Shape.RING)

    def _call_back(self, row: CaseRow) -> ChipLook | None:
        """By when the citizen of a closed case is to be called."""
        known, since = self._bench.knowledge, row.call_back_since
        if since is None or not known.calling_back.calls(row.outcome, since, self._now):
            return None
        due = known.calling_back.due(since, known.rules)
        time = self._moment_ahead(due)
        if due < self._now:
            word = t("CaseLine", "Call back overdue: {time}").format(time=time)
            return ChipLook(word, Tone.DANGER, Shape.SQUARE)
        word = t("CaseLine", "Call back by {time}").format(time=time)
        return ChipLook(word, Tone.INFO, Shape.RING)

    def _handler(self, row: CaseRow) -> ChipLook | None:
        lead = self._bench.knowledge.organisation(row.lead)
        if lead is None:
            return None
        others = f" +{row.co}" if row.co else ""
        if row.lead_stage is None:
            return ChipLook(f"{lead.shown}{others}")
        word = f"{lead.shown}{others} · {case_words.stage(row.lead_stage)}"
        if row.lead_stage is Stage.RETURNED:
            return ChipLook(word, Tone.WARN)
        return ChipLook(word)


def _words(row: CaseRow) -> str:
    if row.is_wordless:
        return t("CaseLine", "The words were erased")
    if not row.title and not row.summary:
        return t("CaseLine", "Without words: see what hangs on it")
    if not row.title or row.summary.startswith(row.title):
        return row.summary
    return t("CaseLine", "{title}: {words}").format(title=row.title, words=row.summary)


def moment(local: datetime, now: datetime) -> str:
    """A moment in the past, as short as it can be: the time today, else the day."""
    days = (now.date() - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return t("CaseLine", "yesterday {time}").format(time=f"{local:%H:%M}")
    if local.year != now.year:
        return f"{local:%Y-%m-%d}"
    return _day(QLocale().name(), local.year, local.month, local.day, t("CaseLine", "MMM d"))


@lru_cache(maxsize=512)
def _day(language: str, year: int, month: int, day: int, pattern: str) -> str:
    return QLocale(language).toString(QDate(year, month, day), pattern)
