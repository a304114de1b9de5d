"""A day of a city's accounts, drawn from a seed: what citizens write, when platforms are ill, and when
the clock of the desk is set. Pure; times are seconds of the day's own clock from its beginning."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

MARK = "〔{}{:05}〕"
"""What tells one text from all others, however a platform trims it."""
WEIGHTS = (2, 4, 5, 3, 2, 3, 4, 4, 3, 2, 2, 1)
"""How much is written in each twelfth of the day."""
OUTAGE = (5 / 12, 6 / 12)
DROPS = (0.12, 0.16)
"""Parts of the day in which all platforms are ill, and in which they take replies and hang up."""
QUIET_S = 60.0
"""In this time every account is looked at, as long as it is well."""
_STORMS, _STORM_S = 8, 90.0
_THINGS = (
    "路灯不亮",
    "井盖松动",
    "垃圾没有清运",
    "噪音扰民",
    "树枝挡住了路牌",
    "公交车没有来",
    "水压太低",
)
_PLACES = ("云溪路", "石板桥街", "北塘三区", "新河大道", "梧桐里", "柳岸公园", "𠮷祥路")
_ENDS = ("", "，请尽快处理", "，已经反映过两次", "🙏", "，老人孩子都不敢走", "，谢谢")


class Kind(StrEnum):
    SAID = "said"
    """Something new, by somebody new."""
    MORE = "more"
    """A further word of somebody who wrote before."""
    COMMENT = "comment"
    AUTOMATIC = "automatic"
    LATE = "late"
    """Shown some time after others that are newer."""
    TWICE = "twice"
    """What was delivered is delivered once more, under the same id."""
    EDITED = "edited"
    RECALLED = "recalled"
    SPOILT = "spoilt"


MESSAGES = frozenset({Kind.SAID, Kind.MORE, Kind.COMMENT, Kind.AUTOMATIC, Kind.LATE})


@dataclass(frozen=True, slots=True)
class Deed:
    """What a citizen, or a platform, does. `n` is the number of the message, `of` that of the one
    it is about."""

    at: float
    account: str
    kind: Kind
    n: int
    text: str = ""
    of: int = -1


@dataclass(frozen=True, slots=True)
class Trouble:
    """From `at` to `until` an account's platform is so; "" is well."""

    at: float
    until: float
    account: str
    mood: str


@dataclass(frozen=True, slots=True)
class Setting:
    """At that time the clock on the desk's wall is set, by so many seconds; or the machine slept so
    long, which its steady clock does not know of."""

    at: float
    by: float = 0.0
    slept: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    seconds: float
    deeds: Sequence[Deed]
    troubles: Sequence[Trouble]
    settings: Sequence[Setting]

    def numbers(self, *kinds: Kind) -> set[int]:
        return {one.n for one in self.deeds if one.kind in kinds}


def drawn(seed: int, messages: int, seconds: float, accounts: Sequence[str]) -> Plan:
    """`accounts`: by the names that `MAY` knows, up to a digit at their end."""
    pick = random.Random(seed)  # noqa: S311 - a day, not a secret
    times = sorted(_times(pick, messages, seconds))
    deeds = list(_written(pick, times, accounts))
    deeds += list(_about(pick, deeds, seconds))
    deeds.sort(key=lambda one: one.at)
    return Plan(seconds, deeds, _troubles(seconds, accounts), _settings(seconds))


def _times(pick: random.Random, messages: int, seconds: float) -> Iterator[float]:
    """Three of four spread over the day by its weights, the rest in storms of a minute or two."""
    twelfth = seconds / len(WEIGHTS)
    hours = pick.choices(range(len(WEIGHTS)), WEIGHTS, k=messages - messages // 4)
    for hour in hours:
        yield (hour + pick.random()) * twelfth
    storms = [pick.uniform(0.05, 0.9) * seconds for _ in range(_STORMS)]
    for _ in range(messages // 4):
        yield pick.choice(storms) + pick.random() * min(_STORM_S, twelfth / 4)


MAY = {
    "mail": (Kind.MORE, Kind.AUTOMATIC),
    "mastodon": (Kind.MORE, Kind.LATE),
    "wecom": (Kind.MORE,),
    "oa": (Kind.MORE, Kind.COMMENT, Kind.LATE),
    "weibo": (Kind.MORE, Kind.COMMENT),
}
"""What happens on an account besides new matters."""


def platform(account: str) -> str:
    return account.rstrip("0123456789")


def _written(
    pick: random.Random, times: Sequence[float], accounts: Sequence[str]
) -> Iterator[Deed]:
    earlier: dict[str, list[int]] = {one: [] for one in accounts}
    for n, at in enumerate(times):
        account = pick.choice(accounts)
        kind = pick.choice(MAY[platform(account)] or (Kind.SAID,))
        if pick.random() > 0.3 or (kind is Kind.MORE and not earlier[account]):
            kind = Kind.SAID
        of = pick.choice(earlier[account][-200:]) if kind is Kind.MORE else -1
        if kind is Kind.SAID:
            earlier[account].append(n)
        yield Deed(at, account, kind, n, words(pick, n), of)


def words(pick: random.Random, n: int) -> str:
    said = pick.choice(_PLACES) + pick.choice(_THINGS) + pick.choice(_ENDS)
    return MARK.format("m", n) + said * pick.choice((1, 1, 1, 2, 12))


def _about(pick: random.Random, deeds: Sequence[Deed], seconds: float) -> Iterator[Deed]:
    """What befalls one message in thirty or so, where not much else is said."""
    ways = {
        "mail": (Kind.TWICE,),
        "mastodon": (Kind.EDITED, Kind.SPOILT),
        "wecom": (Kind.RECALLED, Kind.TWICE, Kind.SPOILT),
        "oa": (Kind.SPOILT,),
    }
    calm = _Calm(deeds, seconds)
    for one in deeds:
        possible = ways.get(platform(one.account), ())
        if one.kind is not Kind.SAID or not possible or pick.random() > 0.05:
            continue
        kind = pick.choice(possible)
        if kind is Kind.EDITED and not calm.after(one):
            continue
        at = one.at + pick.uniform(10, QUIET_S)
        if at < seconds:
            text = words(pick, one.n) + "（更正）" if kind is Kind.EDITED else ""
            yield Deed(at, one.account, kind, one.n, text, of=one.n)


class _Calm:
    """Where an edit can be seen: a platform shows no old message again, and tells of none."""

    def __init__(self, deeds: Sequence[Deed], seconds: float) -> None:
        self._deeds = deeds
        self._ill = (OUTAGE[0] * seconds - 3 * QUIET_S, OUTAGE[1] * seconds + 15 * QUIET_S)

    def after(self, one: Deed) -> bool:
        if self._ill[0] <= one.at <= self._ill[1]:
            return False
        near = [
            other
            for other in self._deeds
            if other.account == one.account and 0 < other.at - one.at < 2 * QUIET_S
        ]
        return len(near) < 8


_OUTAGES = {"mail": "down", "mastodon": "503", "wecom": "down", "oa": "hang", "weibo": "429"}


def _troubles(seconds: float, accounts: Sequence[str]) -> tuple[Trouble, ...]:
    """All take replies and hang up for half an hour; all are ill for an hour, each in its way; one is
    started anew in the evening."""
    begin, end = OUTAGE[0] * seconds, OUTAGE[1] * seconds
    found = []
    for n, account in enumerate(accounts):
        mood = "429" if n == len(accounts) - 1 else _OUTAGES[platform(account)]
        found.append(Trouble(begin + n, end + n, account, mood))
        found.append(Trouble(DROPS[0] * seconds, DROPS[1] * seconds, account, "drop"))
    found.append(Trouble(0.7 * seconds, 0.7 * seconds + 30, accounts[0], "down"))
    return tuple(sorted(found, key=lambda one: one.at))


def _settings(seconds: float) -> tuple[Setting, ...]:
    """An hour ahead for half an hour, an hour behind for half an hour, and ten minutes of sleep."""
    hour = seconds / 12
    apart = min(3600.0, hour)
    return (
        Setting(8.5 * hour, by=apart),
        Setting(9.0 * hour, by=-apart),
        Setting(9.5 * hour, by=-apart),
        Setting(10.0 * hour, by=apart),
        Setting(10.5 * hour, slept=min(600.0, hour / 6)),
    )


def marks(letter: str, text: str) -> list[int]:
    """The numbers of all that stands in a text."""
    parts = text.split(MARK[0] + letter)[1:]
    return [int(part[:5]) for part in parts if part[:5].isdigit()]


def without_text(one: Deed) -> Deed:
    return replace(one, text="")
