"""The figures of a report counted once more, by hand and from the event table alone.

Of the product it is asked only which topic words fit, and what place a message names.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from moderator_app.core import facts
from moderator_app.core.organisations import Kind
from moderator_app.core.reports import Age, Cut, Handled, Name, Report, Standing
from moderator_app.core.routing import Router
from moderator_app.store.reader import Reader
from tests.pencil import HOUR, SHANGHAI, Books, Mark, Row, ms

Sets = defaultdict[tuple[str, ...], set[UUID]]


def recount(
    read: Books, since: datetime, until: datetime, router: Router,
    districts: dict[UUID, str],
) -> Sets:  # fmt: skip
    """The cases of every figure, by name, by cut and key, by organisation and word."""
    begins, ends = round(since.timestamp() * 1000), round(until.timestamp() * 1000)
    sets: Sets = defaultdict(set)
    for case, (first, book) in read.items():
        past = [mark for mark in book.marks if mark[0] < ends]
        inside = [mark for mark in past if mark[0] >= begins]
        for key in (*_named(past, inside), *_by_organisation(inside)):
            sets[key].add(case)
        if ("received",) in sets and case in sets[("received",)]:
            for key in _cut(first, past, router, districts):
                sets[key].add(case)
    return sets


def _named(past: list[Mark], inside: list[Mark]) -> Iterator[tuple[str]]:
    words = [word for _, word, _, _ in inside]
    turns = [mark for mark in past if mark[1] in ("closed", "open again")]
    closed = bool(turns) and turns[-1][1] == "closed"
    if "received" in words:
        yield ("received",)
        yield ("received_closed",) if closed else ("received_open",)
    if closed and turns[-1] in inside:
        yield ("closed",)
        if "received" not in words:
            yield ("older_closed",)
        if turns[-1][2] not in ("duplicate", "withdrawn"):
            yield ("judged",)
        if turns[-1][2] == "resolved":
            yield ("solved",)
    good = [mark[3] for mark in inside if mark[1] == "response"]
    if good or "no response" in words:
        yield ("due",)
        yield ("in_time",) if all(good) and "no response" not in words else ("late",)
    if good:
        yield ("responded",)
    yield from _said(inside)
    for word, name in (
        ("sent back", "returned"),
        ("urged", "hastened"),
        ("open again", "reopened"),
        ("promise kept", "promise_kept"),
        ("promise missed", "promise_missed"),
        ("promise superseded", "promise_superseded"),
    ):
        if word in words:
            yield (name,)


def _said(inside: list[Mark]) -> Iterator[tuple[str]]:
    said = [who for _, word, who, _ in inside if word == "called back"]
    if said:
        yield ("called_back",)
        yield (said[-1],)


def _by_organisation(inside: list[Mark]) -> Iterator[tuple[str, ...]]:
    names = {
        "given": "dispatched",
        "answer": "answered",
        "sent back": "returned",
        "urged": "hastened",
    }
    missed = {
        mark[2] for mark in inside if mark[1] == "no answer" or mark[1:4:2] == ("answer", False)
    }
    for _, word, who, good in inside:
        if word in names:
            yield ("of", who, names[word])
        if word == "no answer" or (word == "answer" and good is not None):
            yield ("of", who, "due")
            yield ("of", who, "late" if who in missed else "in_time")


def _cut(
    first: Row, past: list[Mark], router: Router, districts: dict[UUID, str]
) -> Iterator[tuple[str, ...]]:
    extra = first.get("extra", {})
    fitting = router.suggest(first["text"], 1)
    yield "topic", extra.get("kind") or (fitting[0].entry.topic if fitting else "")
    leads = [who for _, word, who, good in past if word == "given" and good]
    yield "handler", leads[-1] if leads else ""
    place = first.get("place") or facts.place_key(first["text"]) or ""
    yield "place", place
    given = [who for _, word, who, _ in past if word == "given" and UUID(who) in districts]
    yield "district", _last_district(past, districts) if given else extra.get("district", "")
    yield "channel", first["platform"]
    local = datetime.fromtimestamp(ms(first["received_at"]) / 1000, SHANGHAI)
    yield "hour", f"{local.hour:02}"


def _last_district(past: list[Mark], districts: dict[UUID, str]) -> str:
    given = [(at, who) for at, word, who, _ in past if word == "given" and UUID(who) in districts]
    return districts[UUID(given[-1][1])]


_AGES = {Age.HOURS_2: 2, Age.DAY: 24, Age.DAYS_3: 72, Age.DAYS_7: 168}


def _age(waited: int) -> Age:
    return next((age for age, hours in _AGES.items() if waited < hours * HOUR), Age.LONGER)


def _standing(standing: Standing, read: Books) -> Iterator[str]:
    """How things stand at the end of the log."""
    now = round(standing.at.timestamp() * 1000)
    overdue, ages = set(), defaultdict(set)
    for case, (_, book) in read.items():
        due, owed = book.next_due(), book.owed()
        if due is not None and due < now:
            overdue.add(case)
        if owed is not None:
            ages[_age(now - owed)].add(case)
    if standing.overdue != overdue:
        yield "overdue"
    yield from (age for age in Age if standing.ages[age] != ages[age])


def differences(report: Report, read: Books, reader: Reader) -> Iterator[str]:
    """Every figure that is not what the pencil says."""
    yield from _standing(report.standing, read)
    known = reader.organisations()
    districts = {one.id: one.shown for one in known if one.kind is Kind.DISTRICT}
    router = Router(reader.remit(), known)
    for figures in filter(None, (report.figures, report.before, report.weekday)):
        since, until = figures.stretch.since, figures.stretch.until
        by_hand = recount(read, since, until, router, districts)
        for name in Name:
            if figures.cases[name] != by_hand[name.value,]:
                yield f"{since} {name}"
        for cut in Cut:
            least = 2 if cut is Cut.PLACE else 1
            wanted = {k[1]: v for k, v in by_hand.items() if k[0] == cut and len(v) >= least}
            if figures.cuts[cut] != wanted:
                yield f"{since} {cut}"
        busy = {UUID(key[1]) for key, cases in by_hand.items() if key[0] == "of" and cases}
        if {one for one, handled in figures.organisations.items() if handled != Handled()} != busy:
            yield f"{since} organisations"
        for one, handled in figures.organisations.items():
            for part in (
                "dispatched",
                "answered",
                "due",
                "in_time",
                "late",
                "returned",
                "hastened",
            ):
                if getattr(handled, part) != by_hand["of", str(one), part]:
                    yield f"{since} {one} {part}"
