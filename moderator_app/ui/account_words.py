"""How an account stands, who we are there, and for how long."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from moderator_app.core import account_state, granting
from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import Account, Budget, Checked
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
    if account_state.is_amiss(state):
        return ChipLook(t("Accounts", "Works in part"), Tone.WARN, Shape.TRIANGLE)
    phrase, tone, shape = _STANDINGS[state.standing]
    return ChipLook(phrase.shown(), tone, shape)


def called(account: Account, accounts: Iterable[Account]) -> str:
    """Its name, and where it is, if another of the `accounts` is called so."""
    alike = [one for one in accounts if one.name == account.name and one.id != account.id]
    if not alike:
        return account.name
    place = case_words.platform(account.platform)
    return t("Accounts", "{name} ({place})").format(name=account.name, place=place)


def look(account: Account, state: State | None) -> ChipLook:
    """How it stands, also where it is switched off or has no connection."""
    if not account.active:
        return ChipLook(t("Accounts", "Switched off"), Tone.PLAIN, Shape.RING)
    if state is None:
        return ChipLook(t("Accounts", "Not connected"), Tone.WARN, Shape.TRIANGLE)
    return chip(state)


def times(
    account: Account, state: State | None, local: Callable[[datetime], datetime], now: datetime
) -> str:
    """When it last worked, and when it is tried next."""
    if state is None or not account.active:
        return t("Accounts", "Nothing comes in or goes out.")
    here, parts = local(now), []
    if state.succeeded_at is None:
        parts.append(t("Accounts", "Has not worked since the program began"))
    else:
        at = case_words.moment(local(state.succeeded_at), here)
        parts.append(t("Accounts", "Last worked {time}").format(time=at))
    if state.is_held:
        parts.append(t("Accounts", "not tried again before somebody has seen to it"))
    elif state.standing is not Standing.FINE and state.next_at is not None:
        at = case_words.moment(local(state.next_at), here)
        parts.append(t("Accounts", "next try {time}").format(time=at))
    return " · ".join(parts)


def budget(one: Budget, local: Callable[[datetime], datetime], now: datetime) -> str:
    """What is left of a kind of call, and until when."""
    if one.resets_at is None:
        return _left(one)
    words = t("Accounts", "{left}/{limit} calls left until {time}")
    if one.resets_at <= now + timedelta(days=1):
        words = t("Accounts", "{left}/{limit} calls left today, anew {time}")
    return _left(one, words, case_words.moment(local(one.resets_at), local(now)))


def _left(one: Budget, words: str = "", until: str = "") -> str:
    words = words or t("Accounts", "{left}/{limit} calls left")
    return words.format(left=max(0, one.limit - one.used), limit=one.limit, time=until)


def standing(state: State, local_success: datetime | None, now: datetime) -> str:
    """One line: how it stands, and since when it has not worked."""
    words = chip(state).word
    if local_success is None:
        return words
    last = case_words.moment(local_success, now)
    return t("Accounts", "{standing} · last worked {time}").format(standing=words, time=last)


def connected(channel: str, checked: Checked) -> str:
    """Who we are there, and what is left of its budgets. Weibo names only those who have commented;
    a 客服 may well be called 12345."""
    words = t("Accounts", "Connected: {name}")
    if channel == "weibo" and checked.name.isdecimal():
        words = t(
            "Accounts",
            "Connected: the account with the number {name}, whose page is weibo.com/{name}. Weibo "
            "does not tell its name before it has commented once.",
        )
    words = words.format(name=checked.name)
    return " · ".join([words, *map(_left, checked.budgets)])


def named(account: Account, who: str) -> str:
    """What an account is called here, where nobody gave it a name: a number alone, or the AppID,
    says nothing."""
    platform = account_kinds.name(account.channel)
    if who == account.config.get("appid"):
        return platform
    if not who.isdecimal():
        return who
    return t("Accounts", "{platform} {number}").format(platform=platform, number=who)


def is_another(before: str, who: str) -> bool:
    """Whether it is somebody else than before. A platform that tells a name once, and once a number,
    may mean the same."""
    return bool(before) and before != who and before.isdecimal() == who.isdecimal()


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
