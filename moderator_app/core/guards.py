"""What would go wrong if a reply were sent as it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moderator_app.core import facts, templates
from moderator_app.core.case import Audience
from moderator_app.core.channels import Counting
from moderator_app.core.lengths import fitting, length

WEIBO_CHARACTERS = 140
WECHAT_BYTES = 2048

_LIMITS = {"weibo": WEIBO_CHARACTERS, "wechat": WECHAT_BYTES, "wecom": WECHAT_BYTES}
_COUNTINGS = {"weibo": Counting.WEIBO, "wechat": Counting.OCTETS, "wecom": Counting.OCTETS}


class Problem(StrEnum):
    EMPTY = "empty"
    PLACEHOLDER = "placeholder"
    TELEPHONE = "telephone"
    ID_NUMBER = "id_number"
    INTERNAL = "internal"
    TOO_LONG = "too_long"
    REBUKE = "rebuke"
    EXAMPLE = "example"
    PROMISE = "promise"
    """A time named that nobody has confirmed: `naming` finds it."""
    WINDOW_SHUT = "window_shut"
    """The platform lets no reply through any more."""
    TORN = "torn"
    """Sent as several messages, a sentence would be torn in two here."""
    LAST_MESSAGE = "last_message"
    """The platform lets one more through, and then none before the citizen writes again."""


class Severity(StrEnum):
    BLOCK = "block"
    """It cannot be sent so."""
    WARN = "warn"
    """The person on duty decides."""


class Tone(StrEnum):
    """Why a word does not belong in an official reply."""

    MOCKS = "mocks"
    BLAMES = "blames"
    DISMISSES = "dismisses"
    IMPATIENT = "impatient"
    THREATENS = "threatens"


@dataclass(frozen=True, slots=True)
class Rebuke:
    """A word that has no place in an official reply, and why."""

    word: str
    tone: Tone


REBUKES = (
    Rebuke("呵呵", Tone.MOCKS),
    Rebuke("嗡嗡", Tone.MOCKS),
    Rebuke("刁民", Tone.MOCKS),
    Rebuke("吃饱了撑", Tone.MOCKS),
    Rebuke("大惊小怪", Tone.MOCKS),
    Rebuke("危言耸听", Tone.MOCKS),
    Rebuke("无理取闹", Tone.BLAMES),
    Rebuke("胡搅蛮缠", Tone.BLAMES),
    Rebuke("没事找事", Tone.BLAMES),
    Rebuke("小题大做", Tone.BLAMES),
    Rebuke("活该", Tone.BLAMES),
    Rebuke("谁让你", Tone.BLAMES),
    Rebuke("没素质", Tone.BLAMES),
    Rebuke("爱信不信", Tone.DISMISSES),
    Rebuke("少管闲事", Tone.DISMISSES),
    Rebuke("与我们无关", Tone.DISMISSES),
    Rebuke("不归我们管", Tone.DISMISSES),
    Rebuke("不关我们的事", Tone.DISMISSES),
    Rebuke("找我们没用", Tone.DISMISSES),
    Rebuke("没人求你", Tone.DISMISSES),
    Rebuke("说了多少遍", Tone.IMPATIENT),
    Rebuke("说过很多遍", Tone.IMPATIENT),
    Rebuke("早就告诉你", Tone.IMPATIENT),
    Rebuke("看不懂吗", Tone.IMPATIENT),
    Rebuke("听不懂吗", Tone.IMPATIENT),
    Rebuke("闭嘴", Tone.IMPATIENT),
    Rebuke("随便你告", Tone.THREATENS),
    Rebuke("有本事", Tone.THREATENS),
    Rebuke("警告你", Tone.THREATENS),
    Rebuke("后果自负", Tone.THREATENS),
)
"""Short on purpose: long lists of forbidden words hit most official replies. Hints, not gates."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply before it goes."""

    text: str
    audience: Audience
    platform: str
    limit: int | None = None
    """What this account's channel takes, where it differs from the platform's own limit."""
    counting: Counting | None = None
    """How it counts, where that is known better than from the platform."""
    internal: tuple[str, ...] = ()
    """Words no citizen may read, such as the number of a duty officer or an internal note."""
    inserted: tuple[str, ...] = ()
    """What looks like a gap and was put in on purpose; see `templates.Filled`."""
    shut: bool = False
    last: bool = False
    """Of the window that the platform lets us reply in: that it is shut, or that this uses it up."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at `start` to `end` of the text, in code points.

    `detail` is the gap's name, the rebuke's word, or length and limit as `152/140`; for personal
    data it is empty.
    """

    kind: Problem
    severity: Severity
    start: int
    end: int
    detail: str = ""
    tone: Tone | None = None


def check(
    reply: Draft,
    *,
    public_numbers: frozenset[str] = frozenset(),
    invented: frozenset[str] = frozenset(),
    rebukes: Sequence[Rebuke] = REBUKES,
) -> tuple[Finding, ...]:
    """Everything that would go wrong, in the order of the text.

    `public_numbers` are those of the directory, which may stand in a public reply; any other
    telephone number there is taken for a citizen's. `invented` are names and numbers of a starter
    kit that nobody has replaced.
    """
    if not reply.text.strip():
        return (Finding(Problem.EMPTY, Severity.BLOCK, 0, len(reply.text)),)
    found = [*_placeholders(reply), *_internal(reply), *_too_long(reply)]
    found += _invented(reply.text, invented)
    if reply.audience is Audience.PUBLIC:
        found += _personal(reply.text, public_numbers)
    found += _rebukes(reply.text, rebukes)
    if reply.shut:
        found.append(Finding(Problem.WINDOW_SHUT, Severity.BLOCK, 0, 0))
    elif reply.last:
        found.append(Finding(Problem.LAST_MESSAGE, Severity.WARN, 0, 0))
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def limit_of(platform: str) -> int | None:
    """The longest reply a platform takes, in its own measure; none where it sets no limit."""
    return _LIMITS.get(platform)


def counting_of(platform: str) -> Counting:
    """How a platform counts the length of a text."""
    return _COUNTINGS.get(platform, Counting.SIGNS)


def _placeholders(reply: Draft) -> Iterator[Finding]:
    for hole in templates.holes(reply.text, reply.inserted):
        yield Finding(Problem.PLACEHOLDER, Severity.BLOCK, hole.start, hole.end, hole.name)


def _internal(reply: Draft) -> Iterator[Finding]:
    for secret in filter(str.strip, dict.fromkeys(reply.internal)):
        for found in re.finditer(re.escape(secret), reply.text):
            yield Finding(Problem.INTERNAL, Severity.BLOCK, found.start(), found.end())


def _too_long(reply: Draft) -> Iterator[Finding]:
    """From the first character that no longer fits."""
    text, how = reply.text, reply.counting or counting_of(reply.platform)
    limit = limit_of(reply.platform) if reply.limit is None else reply.limit
    if limit is None or (long := length(text, how)) <= limit:
        return
    start = fitting(text, limit, how)
    yield Finding(Problem.TOO_LONG, Severity.BLOCK, start, len(text), f"{long}/{limit}")


def _invented(text: str, invented: Iterable[str]) -> Iterator[Finding]:
    for words in sorted(filter(None, invented)):
        for found in re.finditer(re.escape(words), text):
            yield Finding(Problem.EXAMPLE, Severity.BLOCK, found.start(), found.end(), words)


def _personal(text: str, public_numbers: Iterable[str]) -> Iterator[Finding]:
    known = frozenset(map(_dialled, public_numbers))
    for fact in facts.find(text):
        if fact.kind is facts.Kind.ID_CARD:
            yield Finding(Problem.ID_NUMBER, Severity.BLOCK, fact.start, fact.end)
        elif fact.kind is facts.Kind.TELEPHONE and not _may_be_told(fact.normal, known):
            yield Finding(Problem.TELEPHONE, Severity.BLOCK, fact.start, fact.end)


def _rebukes(text: str, rebukes: Iterable[Rebuke]) -> Iterator[Finding]:
    for rebuke in rebukes:
        for found in re.finditer(re.escape(rebuke.word), text):
            yield Finding(
                Problem.REBUKE,
                Severity.WARN,
                found.start(),
                found.end(),
                rebuke.word,
                rebuke.tone,
            )


def _dialled(number: str) -> str:
    """A number of the directory in the form in which facts compare, without its extension."""
    normal = facts.telephone(number)
    if normal is None:
        normal = "".join(sign for sign in number if sign.isdecimal())
    return normal.partition("-")[0]


def _may_be_told(normal: str, known: frozenset[str]) -> bool:
    """Masked, or of the directory."""
    digits = normal.partition("-")[0]
    return "*" in digits or digits in known
