"""How an account stands, who we are there, and for how long."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from moderator_app.core import granting
from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import Budget, Checked
from moderator_app.ui import account_kinds, case_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import Phrase, mark, t

_STANDINGS: Final[dict[Standing, tuple[Phrase, Tone, Shape]]] = {
    Standing.UNKNOWN: (mark("Accounts", "Connecting"), Tone.PLAIN, Shape.RING),
    Standing.FINE: (mark("Accounts", "Fine"), Tone.OK, Shape.TICK),
    Standing.RETRYING: (mark("Accounts", "Trying again"), Tone.WARN, Shape.TRIANGLE),
    Standing.SPENT: (mark("Accounts", "Calls used up"), Tone.WARN, Shape.TRIANGLE),
    Standing.SIGN_IN: (mark("Accounts", "Sign in anew"), Tone.DANGER, Shape.SQUARE),
    Standing.WRONG: (mark("Accounts", "A setting is wrong"), Tone.DANGER, Shape.SQUARE),
    Standing.HUMAN: (mark("Accounts", "Look at the platform"), Tone.DANGER, Shape.SQUARE),
}


def chip(state: State) -> ChipLook:
    phrase, tone, shape = _STANDINGS[state.standing]
    return ChipLook(phrase.shown(), tone, shape)


def standing(state: State, local_success: datetime | None, now: datetime) -> str:
    """One line: how it stands, and since when it has not worked."""
    words = _STANDINGS[state.standing][0].shown()
    if local_success is None:
        return words
    last = case_words.moment(local_success, now)
    return t("Accounts", "{standing} · last worked {time}").format(standing=words, time=last)


def connected(checked: Checked) -> str:
    """Who we are there, and what is left of its budgets."""
    words = t("Accounts", "Connected: {name}").format(name=checked.name)
    return " · ".join([words, *map(_left, checked.budgets)])


def named(channel: str, who: str) -> str:
    """What an account is called here, where nobody gave it a name: a number alone says nothing."""
    if not who.isdecimal():
        return who
    words = t("Accounts", "{platform} {number}")
    return words.format(platform=account_kinds.name(channel), number=who)


def is_another(before: str, who: str) -> bool:
    """Whether it is somebody else than before. A platform that tells a name once, and once a number,
    may mean the same."""
    return bool(before) and before != who and before.isdecimal() == who.isdecimal()


def _left(budget: Budget) -> str:
    left = max(budget.limit - budget.used, 0)
    return t("Accounts", "{left} of {limit} calls left").format(left=left, limit=budget.limit)


def ends(ends_at: datetime, now: datetime, local: datetime) -> str:
    """When what was granted ends; `local` is that moment on the wall's clock."""
    warning = granting.warning(ends_at, now)
    if warning == timedelta(0):
        return t("Accounts", "The leave has ended. Ask for it anew.")
    if warning is None:
        return t("Accounts", "Leave is given until {date}.").format(date=f"{local:%Y-%m-%d %H:%M}")
    words = t("Accounts", "Leave ends on {date}: ask for it anew before.")
    return words.format(date=f"{local:%m-%d %H:%M}")


def joined(lines: Iterable[str]) -> str:
    return "\n".join(one for one in lines if one)
