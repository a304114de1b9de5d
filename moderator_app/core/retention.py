"""How long the words of a closed case are kept: a bureau's own rules, in months.

Nothing goes by itself: the rules say what may go, and a person has it erased. Personal Information
Protection Law of the People's Republic of China, article 19: no longer than the purpose needs.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moderator_app.core.case import Outcome
from moderator_app.core.organisations import Kind
from moderator_app.core.records import Reader

SETTING = "retention"
LEAST_MONTHS = 6
"""No rule lets a case go earlier: citizens come back, and so do those who audit."""
MOST_MONTHS = 360
NOBODY = "nobody"
"""In a rule by handler: cases that were never sent to anybody."""


class By(StrEnum):
    """What a rule looks at."""

    CHANNEL = "channel"
    OUTCOME = "outcome"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class Rule:
    """`value` is a channel's code, an Outcome, or a Kind of organisation (that of the lead) or
    NOBODY; `months` since the case was closed, None for never."""

    by: By
    value: str
    months: int | None


@dataclass(frozen=True, slots=True)
class Rules:
    """The first rule that fits holds; `others` is for all the rest. As they are when a desk is
    new, nothing ever goes."""

    rules: tuple[Rule, ...] = ()
    others: int | None = None

    @property
    def erases(self) -> bool:
        """Whether anything can ever go."""
        return any(m is not None for m in (self.others, *(rule.months for rule in self.rules)))


@dataclass(frozen=True, slots=True)
class Category:
    """What cases have in common that rules can tell apart."""

    channel: str
    outcome: str
    handler: str


def ruling(rules: Rules, category: Category) -> Rule | None:
    """The rule that holds for cases of this category; None where `others` does."""
    said = {
        By.CHANNEL: category.channel,
        By.OUTCOME: category.outcome,
        By.HANDLER: category.handler,
    }
    return next((rule for rule in rules.rules if said[rule.by] == rule.value), None)


def months(rules: Rules, rule: Rule | None) -> int | None:
    """How many months are kept, never fewer than the least; None for ever."""
    wanted = rules.others if rule is None else rule.months
    return None if wanted is None else max(wanted, LEAST_MONTHS)


def closed_before(today: date, kept: int) -> date:
    """Cases closed before this day have been closed for so many whole months."""
    whole = today.year * 12 + today.month - 1 - kept
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last))


def to_setting(rules: Rules) -> dict[str, object]:
    return {
        "others": rules.others,
        "rules": [
            {"by": rule.by.value, "value": rule.value, "months": rule.months}
            for rule in rules.rules
        ],
    }


def from_setting(value: object) -> Rules:
    """What was kept. A rule that cannot be read would let another one hold in its place, and so
    nothing goes then until somebody has looked at them."""
    if not isinstance(value, Mapping):
        return Rules()
    try:
        read = Reader("retention", value)
        return Rules(tuple(map(_rule, read.items("rules"))), _months(read))
    except ValueError:
        return Rules()


def _rule(item: object) -> Rule:
    read = Reader("rule", item)
    by, value = By(read.needed("by")), read.needed("value")
    if by is By.OUTCOME:
        Outcome(value)
    elif by is By.HANDLER and value != NOBODY:
        Kind(value)
    return Rule(by, value, _months(read, "months"))


def _months(read: Reader, field: str = "others") -> int | None:
    wanted = read.whole(field)
    if wanted is not None and not LEAST_MONTHS <= wanted <= MOST_MONTHS:
        raise read.wrong(field)
    return wanted
