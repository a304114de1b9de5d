"""How an account stands, and what to do where it does not work."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import (
    Account,
    AuthRequired,
    Budget,
    ChannelError,
    ConfigError,
    NeedsHuman,
    RateLimited,
)
from moderator_app.core.outages import Outage
from moderator_app.ui import case_words, sentences
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
    left = max(0, one.limit - one.used)
    if one.resets_at is None:
        return t("Accounts", "{left}/{limit} calls left").format(left=left, limit=one.limit)
    until = case_words.moment(local(one.resets_at), local(now))
    words = t("Accounts", "{left}/{limit} calls left until {time}")
    if one.resets_at <= now + timedelta(days=1):
        words = t("Accounts", "{left}/{limit} calls left today, anew {time}")
    return words.format(left=left, limit=one.limit, time=until)


def standing(state: State, local_success: datetime | None, now: datetime) -> str:
    """One line: how it stands, and since when it has not worked."""
    words = _STANDINGS[state.standing][0].shown()
    if local_success is None:
        return words
    last = case_words.moment(local_success, now)
    return t("Accounts", "{standing} · last worked {time}").format(standing=words, time=last)


def trouble(error: Exception) -> str:
    """What went wrong with a check, and what to do about it."""
    if isinstance(error, Outage):
        return sentences.failed(error)
    if not isinstance(error, ChannelError):
        return t("Accounts", "This kind of account cannot be opened on this machine.")
    words = _trouble(error)
    if not error.code.isdecimal():
        return words  # only what a server said can be looked up
    return t("Accounts", "{reason} (code {code})").format(reason=words, code=error.code)


def _trouble(error: ChannelError) -> str:
    if isinstance(error, AuthRequired):
        return t(
            "Accounts",
            "The server does not take this address and password. Many providers want a code made in "
            "the mailbox's own settings in place of the password, and IMAP switched on there.",
        )
    if isinstance(error, ConfigError):
        return _wrong_setting(error.code)
    if isinstance(error, NeedsHuman):
        return t(
            "Accounts",
            "The provider wants to see you: sign in to the mailbox in a browser once, then check "
            "again.",
        )
    if isinstance(error, RateLimited):
        return t("Accounts", "Too many tries for now. Wait a quarter of an hour, then check again.")
    return t(
        "Accounts", "The server cannot be reached. Look at the network and at the server's name."
    )


def _wrong_setting(code: str) -> str:
    if code == "certificate":
        return t(
            "Accounts",
            "Nobody vouches for the server's certificate, so nothing was sent to it. Look at the "
            "server's name; ask whoever runs it for a valid certificate.",
        )
    if code == "not_encrypted":
        return t("Accounts", "Without encryption a password is sent to nobody. Choose TLS.")
    if code == "folder":
        return t("Accounts", "The mailbox has no such folder.")
    return t("Accounts", "A setting here or at the provider is wrong.")
