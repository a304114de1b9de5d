"""What the window calls the rules about how long cases are kept."""

from typing import Final

from moderator_app.core.case import Outcome
from moderator_app.core.organisations import Kind
from moderator_app.core.retention import NOBODY, By, Rule
from moderator_app.ui import case_words
from moderator_app.ui.text import mark, t

_HANDLERS: Final = {
    Kind.DEPARTMENT.value: mark("Retention", "Handled by our own departments"),
    Kind.DISTRICT.value: mark("Retention", "Handled by a district"),
    Kind.AGENCY.value: mark("Retention", "Handled outside our remit"),
    NOBODY: mark("Retention", "Sent to nobody"),
}

CATEGORIES: Final = (
    *((By.CHANNEL, code) for code in case_words.PLATFORMS),
    *((By.OUTCOME, outcome.value) for outcome in Outcome),
    *((By.HANDLER, code) for code in _HANDLERS),
)
"""All that a rule can look at, as they are offered."""


def category(by: By, value: str) -> str:
    if by is By.CHANNEL:
        return t("Retention", "Channel: {name}").format(name=case_words.platform(value))
    if by is By.OUTCOME:
        return t("Retention", "Outcome: {name}").format(name=case_words.outcome(Outcome(value)))
    return _HANDLERS[value].shown()


def named(rule: Rule | None) -> str:
    return t("Retention", "All other cases") if rule is None else category(rule.by, rule.value)


def kept(months: int | None) -> str:
    if months is None:
        return t("Retention", "kept for ever")
    return t("Retention", "kept for %n month(s)", months)
