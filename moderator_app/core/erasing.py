"""Erasing a citizen's data on a lawful request, or when its time is up.

What happened, when, and by whom stays; what was said, and who said it, goes. (Personal Information
Protection Law of the People's Republic of China, articles 19 and 47.)
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from moderator_app.core import net_names, numbers, search
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.headings import Field
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import NUMBER_REUSED, Quarantined


class Ground(StrEnum):
    """Why it may, or must, be erased."""

    REQUEST = "request"
    WITHDRAWN = "withdrawn"
    RETENTION = "retention"
    UNLAWFUL = "unlawful"


ERASED = "erased"
"""In the body of an event: its words were taken out."""
STRUCK = "□□"
"""Stands where a word was struck out of what somebody else wrote."""

_KEPT: Mapping[str, frozenset[str]] = {
    # The platform's id of the post stays: without it the same message would come in once more.
    Kind.MESSAGE_RECEIVED: frozenset(
        {
            "platform",
            "account",
            "post",
            "number",
            "received_at",
            "sent_at",
            "origin",
            "via",
            "stream",
        }
    ),
    Kind.CASE_CLAIMED: frozenset({"for"}),
    Kind.CASE_DISPATCHED: frozenset({"lead", "co"}),
    # How and whom an organisation was told is what somebody typed: it may name the citizen.
    Kind.DISPATCH_TOLD: frozenset({"organisation", "letter", "external", "via", "stream"}),
    Kind.DISPATCH_SIGNED: frozenset({"organisation"}),
    Kind.DISPATCH_ANSWERED: frozenset({"organisation", "via", "stream", "post", "received_at"}),
    Kind.DISPATCH_RETURNED: frozenset({"organisation"}),
    Kind.DISPATCH_HASTENED: frozenset({"organisation"}),
    Kind.REPLY_LEASE: frozenset(
        {"purpose", "audience", "turn", "submitted", "author", "heard_since"}
    ),
    Kind.REPLY_SENT: frozenset({"lease", "sent_at", "external", "elsewhere", "heard_since"}),
    Kind.REPLY_UNSENT: frozenset({"lease"}),
    Kind.REPLY_BOUNCED: frozenset({"lease", "why", "code"}),
    Kind.CASE_SNOOZED: frozenset({"until"}),
    Kind.CASE_CLOSED: frozenset({"outcome", "told"}),
    Kind.CASE_EXTENDED: frozenset({"amount", "unit", "told", "overruled"}),
    Kind.UNDONE: frozenset({"events", "kinds"}),
    Kind.FILE_ADDED: frozenset({"digest", "size", "of", "part", "seconds"}),
    Kind.CASE_ERASED: frozenset({"ground", "why"}),
    Kind.PAPER_ISSUED: frozenset(
        {"paper", "organisation", "year", "n", "number", "on", "telephone"}
    ),
    Kind.OPINION_ADDED: frozenset({"opinion", "on", "organisation"}),
    Kind.EMERGENCY_RAISED: frozenset({"danger"}),
    Kind.EMERGENCY_CALLED: frozenset({"name", "number"}),
    Kind.PUBLIC_OPINION_BEGUN: frozenset({"hours"}),
    Kind.REPLY_SUBMITTED: frozenset(
        {"purpose", "audience", "of", "due", "counted", "replaces", "keeps"}
    ),
    Kind.REPLY_APPROVED: frozenset({"submitted", "author"}),
    Kind.REPLY_SENT_BACK: frozenset({"submitted"}),
    Kind.CONSULTATION_ASKED: frozenset({"units", "days"}),
    Kind.CONSULTATION_ANSWERED: frozenset({"unit", "answer"}),
    Kind.CONSULTATION_TAKEN: frozenset({"unit"}),
    Kind.CONSULTATION_TOLD: frozenset({"unit"}),
    Kind.PROMISE_MADE: frozenset({"due", "lease", "corrects", "author"}),
    Kind.PROMISE_KEPT: frozenset({"promise", "lease"}),
    Kind.PROMISE_SUPERSEDED: frozenset({"promise", "by"}),
    Kind.CALL_BACK_MADE: frozenset({"result"}),
    Kind.MESSAGE_EDITED: frozenset({"post"}),
    Kind.MESSAGE_RECALLED: frozenset({"post"}),
    Kind.LETTER_WRITTEN: frozenset({"organisation", "about"}),
    Kind.LETTER_UNSENT: frozenset({"organisation", "letter"}),
    Kind.LETTER_BOUNCED: frozenset(
        {"organisation", "letter", "via", "stream", "post", "received_at"}
    ),
    Kind.LETTER_HEARD: frozenset({"organisation", "sort", "via", "stream", "post", "received_at"}),
}
"""What is no citizen's word and no name, by kind of event. All else goes, also of kinds that a
later version of the program wrote."""

_WORDS_ELSEWHERE = frozenset({"why", "name"})
"""What one kind keeps and another has as words: the name of a file, and of whoever was called."""
_CODES = frozenset[str]().union(*_KEPT.values()) - _WORDS_ELSEWHERE | {"type", "template", "stays"}
"""What in a body, or in a draft, is nobody's words: an account that is called `answer` must not
strike the purpose of a reply."""

_SHORTEST = 2
"""Signs a name must have to be looked for in free text."""
_UNMISTAKABLE = 8
"""Signs from which on a link or a whole message is nobody else's by chance."""
_SHORTEST_NUMBER = 7
"""Digits of a telephone number that is more than an extension."""


class Telling(StrEnum):
    """What of a citizen is looked for in what others wrote, and how it is known again."""

    NAME = "name"
    """As it stands there."""
    WORDS = "words"
    """As it stands there."""
    NUMBER = "number"
    """In every spelling (`numbers.quoted`)."""
    ACCOUNT = "account"
    """In either case, wide or narrow; a short one as a word (`net_names.quoted`)."""


@dataclass(frozen=True, slots=True)
class Trace:
    kind: Telling
    text: str


def erase(cases: Sequence[UUID], ground: Ground, why: str) -> tuple[Draft, ...]:
    """Raises Refusal when no reason is given: whoever reads the history must find one."""
    if not why.strip():
        raise Refusal(Reason.REASON_MISSING)
    body = {"ground": ground.value, "why": why.strip()}
    return tuple(Draft(Kind.CASE_ERASED, case, body) for case in dict.fromkeys(cases))


def scrubbed(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a case's event without what the citizen, or anybody about them, has said."""
    kept = _KEPT.get(kind, frozenset())
    left = {
        key: value if key in kept else ""
        for key, value in body.items()
        if key in kept or isinstance(value, str)
    }
    return left if left == dict(body) else {**left, ERASED: True}


def names(events: Iterable[Event]) -> frozenset[Trace]:
    """What a citizen goes by in a case. Strangers may bear the same name."""
    return frozenset(
        Trace(Telling.NAME, name)
        for body in _received(events)
        if len(name := _said(body, "author")) >= _SHORTEST
    )


def traces(events: Iterable[Event]) -> frozenset[Trace]:
    """What is a citizen's alone wherever it stands: their numbers, accounts, links and very
    words."""
    found: set[Trace] = set()
    for body in _received(events):
        found |= {
            Trace(Telling.WORDS, said)
            for key in ("phone", "url", "title", "text")
            if len(said := _said(body, key)) >= _UNMISTAKABLE
        }
        found |= {Trace(Telling.NUMBER, one) for one in _of_telephone(_said(body, "phone"))}
        found |= _of_account(_said(body, "author_id"))
        for key in ("title", "text"):
            found |= _of_words(_said(body, key))
    return frozenset(found)


def _received(events: Iterable[Event]) -> Iterator[Mapping[str, Any]]:
    said = {Kind.MESSAGE_RECEIVED, Kind.MESSAGE_EDITED}
    return (event.body for event in events if event.kind in said)


def _said(body: Mapping[str, Any], key: str) -> str:
    return str(body.get(key, "")).strip()


def _of_telephone(cell: str) -> Iterator[str]:
    """What the citizen can be called at; a landline is quoted without its area code too,
    and behind +86 without the nought."""
    found = numbers.find(cell)
    for number in found:
        yield number.digits
        if number.kind is numbers.Kind.LANDLINE:
            yield number.digits[1:]
            yield number.digits[3 if number.digits[1] in "12" else 4 :]
    figures = numbers.digits(cell)
    if not found and len(figures) >= _SHORTEST_NUMBER:
        yield figures


def _of_account(account: str) -> set[Trace]:
    if account.isdecimal() and len(account) >= _SHORTEST_NUMBER:
        return {Trace(Telling.NUMBER, numbers.digits(account))}
    return {Trace(Telling.ACCOUNT, account)} if net_names.is_telling(account) else set()


def _of_words(text: str) -> set[Trace]:
    """Numbers and accounts in a message. A landline there is more often an office's."""
    found = {
        Trace(Telling.NUMBER, number.digits)
        for number in numbers.find(text)
        if number.kind in (numbers.Kind.MOBILE, numbers.Kind.ID_CARD)
        or (number.kind is numbers.Kind.BANK_CARD and numbers.is_card(number.digits))
    }
    return found.union(*(_of_account(one.value) for one in net_names.find(text)))


def without(text: str, traces: frozenset[Trace]) -> str:
    """The text with every one of the traces struck out."""
    pieces, at = [], 0
    for start, end in sorted(_spans(text, traces)):
        if start >= at:
            pieces += [text[at:start], STRUCK]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def says(text: str, traces: frozenset[Trace]) -> bool:
    """Whether one of the traces stands in a text."""
    return any(True for _ in _spans(text, traces))


def _spans(text: str, traces: frozenset[Trace]) -> Iterator[tuple[int, int]]:
    said = _by_kind(traces)
    yield from numbers.quoted(text, said[Telling.NUMBER])
    yield from net_names.quoted(text, said[Telling.ACCOUNT])
    for words in said[Telling.WORDS] + said[Telling.NAME]:
        at = text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + len(words))


@lru_cache(maxsize=64)
def _by_kind(traces: frozenset[Trace]) -> dict[Telling, tuple[str, ...]]:
    """Kept, for the same few are looked for in many thousand texts."""
    return {kind: tuple(t.text for t in traces if t.kind is kind) for kind in Telling}


def body_without(body: Mapping[str, Any], traces: frozenset[Trace]) -> dict[str, Any]:
    """The body of what somebody else wrote, with the traces struck out of its texts."""
    return {key: value if key in _CODES else _without(value, traces) for key, value in body.items()}


def _without(value: object, traces: frozenset[Trace]) -> object:
    if isinstance(value, str):
        return without(value, traces)
    if isinstance(value, Mapping):
        return {key: _without(one, traces) for key, one in value.items()}
    return [_without(one, traces) for one in value] if isinstance(value, list) else value


def said_by(events: Iterable[Event], traces: frozenset[Trace]) -> frozenset[Trace]:
    """Those that the citizen of another case wrote too: then they are theirs as well."""
    texts = ["\n".join(_texts(body)) for body in _received(events)]
    return frozenset(one for one in traces if any(says(text, frozenset({one})) for text in texts))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)


def is_theirs(row: Quarantined, traces: frozenset[Trace], events: Iterable[Event]) -> bool:
    """Whether a row of a table nobody could read is about the citizen who wrote in these events."""
    cells = [cell.strip() for cell in row.cells]
    called = frozenset(trace for trace in traces if trace.kind is Telling.NAME)
    if says("\n".join(cells), traces - called) or any(name.text in cells for name in called):
        return True
    return row.reason == NUMBER_REUSED and any(_is_again(row, one) for one in _received(events))


def _is_again(row: Quarantined, message: Mapping[str, Any]) -> bool:
    """Whether a row has the number of a message and names nobody else: it could not be told from
    that citizen's when it was put aside, and it cannot be now."""
    columns = {} if row.layout is None else row.layout.columns
    said = {field: row.cells[at].strip() for at, field in columns.items() if at < len(row.cells)}
    channel = search.CHANNELS.get(said.get(Field.CHANNEL, ""))
    return (
        said.get(Field.EXTERNAL_ID, "") == message.get("post")
        and channel in (None, message["platform"])
        and said.get(Field.AUTHOR, "") in ("", _said(message, "author"))
    )


def mentions(sheet: Mapping[str, Any], cases: Collection[UUID]) -> bool:
    """Whether a handover note lists one of the cases."""
    wanted = set(map(str, cases))
    return any(item["case_id"] in wanted for items in sheet["sections"].values() for item in items)


def of_shift_without(
    kind: str,
    body: Mapping[str, Any],
    cases: Collection[UUID],
    names: frozenset[Trace],
    traces: frozenset[Trace],
) -> dict[str, Any]:
    """The body of an event of a shift that says nothing of the erased cases but their numbers. A
    name alone is looked for only where one of them is listed: elsewhere it may be a word like any
    other."""
    if kind == Kind.SHIFT_HANDED_OVER:
        sheet = body["sheet"]
        words = names | traces if mentions(sheet, cases) else traces
        return {**body, "sheet": sheet_without(sheet, cases, words)}
    if body.get("case") in set(map(str, cases)):
        return {**body, "why": ""}
    return body_without(body, traces)


def sheet_without(
    sheet: Mapping[str, Any], cases: Collection[UUID], words: frozenset[Trace]
) -> dict[str, Any]:
    """A handover note that says nothing of the erased cases but their numbers."""
    gone = set(map(str, cases))
    sections = {
        name: [_item_without(item, gone, words) for item in items]
        for name, items in sheet["sections"].items()
    }
    struck = {**sheet, "sections": sections, "words": without(sheet["words"], words)}
    if "unread" in sheet:
        struck["unread"] = [{**one, "why": without(one["why"], words)} for one in sheet["unread"]]
    return struck


def _item_without(
    item: Mapping[str, Any], gone: Collection[str], words: frozenset[Trace]
) -> Mapping[str, Any]:
    if item["case_id"] in gone:
        return {**item, **_NOTHING}
    return {**item, "remark": without(item.get("remark", ""), words)}


_NOTHING = {"author": "", "summary": "", "remark": ""}
