"""What went wrong with one of our accounts, and what to do about it, here or at the platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from moderator_app.core import account_state
from moderator_app.core.account_shapes import Wrong
from moderator_app.core.account_state import State
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Duplicate,
    NeedsHuman,
    RateLimited,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import NotAConnector, Unreachable
from moderator_app.ui import sentences
from moderator_app.ui.account_codes import CODES, WRONG
from moderator_app.ui.account_kinds import KINDS
from moderator_app.ui.text import Phrase, mark, t


@dataclass(frozen=True, slots=True)
class Trouble:
    """`field` is the one it is about, "" where it is about none."""

    words: str
    field: str = ""


_EVERYWHERE: Final[Mapping[str, Phrase]] = {
    "certificate": mark(
        "Accounts",
        "The server's certificate is not trusted, so nothing was sent to it. Look at the server's "
        "name. One that the bureau signed itself: its authority's file belongs under More settings.",
    ),
    "not_encrypted": mark(
        "Accounts", "Without encryption a password is sent to nobody. Choose TLS."
    ),
    "redirect": mark(
        "Accounts", "The server sends us elsewhere, where we do not go. Look at its address."
    ),
    "address": mark("Accounts", "The server's address cannot be read. Look at how it is written."),
    "authority": mark(
        "Accounts", "The file of the certificate authority cannot be read. Look at its name."
    ),
    "request": WRONG[Wrong.UNPRINTABLE],
    "no_secret": mark(
        "Accounts",
        "Its password is not kept on this machine. Type it in anew under Settings, Accounts.",
    ),
    "code": mark(
        "Accounts",
        "This is not what was shown. Paste the whole address, or the whole code; each is good for "
        "once and a few minutes.",
    ),
    "state": mark(
        "Accounts", "This answer belongs to another attempt. Open the address anew, then paste."
    ),
    "stopped": mark(
        "Accounts",
        "Stopped: no answer came within ten seconds, or it was cancelled. Nothing was kept; check "
        "again.",
    ),
}
_ERRORS: Final[Mapping[type[ChannelError], Phrase]] = {
    AuthRequired: mark(
        "Accounts",
        "The platform does not let this account in. Look at what was typed, or authorise again.",
    ),
    ConfigError: mark("Accounts", "A setting here or at the provider is wrong."),
    RateLimited: mark(
        "Accounts", "Too many tries for now. Wait a quarter of an hour, then check again."
    ),
    Transient: mark(
        "Accounts", "The server cannot be reached. Look at the network and at the server's name."
    ),
    WindowClosed: mark(
        "Accounts", "The time for answering this citizen is over; the account itself works."
    ),
    ContentRejected: mark("Accounts", "The platform does not take what was asked. Try again."),
    TargetGone: mark("Accounts", "What was asked for is not there any more."),
    Duplicate: mark("Accounts", "The platform says that this was done already."),
    Ambiguous: mark(
        "Accounts", "The answer did not come. Whether it was done is not known: check again."
    ),
    NeedsHuman: mark(
        "Accounts", "The platform wants to see a person: sign in there in a browser once."
    ),
}
_MISFITS: Final[Mapping[str, Phrase]] = {
    "absent": mark(
        "Accounts", "What connects this account is not installed, or is not ticked to run."
    ),
    "version": mark("Accounts", "It was written for another version of this program."),
    "no connector": mark("Accounts", "It is no connector of this program."),
    "name": mark("Accounts", "It calls itself otherwise than it is installed."),
    "taken": mark("Accounts", "Another connector of this name comes before it."),
}


def of(channel: str, error: Exception, zone: tzinfo | None = None) -> Trouble:
    """Of what a check, an authorisation or the keyring said; `zone` for the times it names."""
    if isinstance(error, Outage):
        return Trouble(outage(error))
    if isinstance(error, NotAConnector):
        return Trouble(misfit(str(error)))
    if not isinstance(error, ChannelError):
        return Trouble(t("Accounts", "This kind of account cannot be opened on this machine."))
    if isinstance(error, Unreachable):
        return Trouble(_ERRORS[Transient].shown(), error.field)
    field, phrase = _known(channel, error)
    words = phrase.shown()
    if isinstance(error, RateLimited) and error.retry_at is not None and zone is not None:
        words = _until(words, error.retry_at.astimezone(zone))
    if error.code.isdecimal():  # only what a server said can be looked up
        words = t("Accounts", "{reason} (code {code})").format(reason=words, code=error.code)
    return Trouble(words, field)


def amiss(channel: str, state: State | None) -> str:
    """What does not work with an account that works otherwise; "" for nothing."""
    if state is None or not account_state.is_amiss(state):
        return ""
    code, _, minutes = state.code.partition(":")
    found = CODES.get(channel, {}).get(code)
    if found is not None:
        return found[1].shown().format(minutes=minutes)
    return t("Accounts", "Something beside it does not work ({reason}).").format(reason=state.code)


def is_mistake(channel: str, error: Exception) -> bool:
    """Whether it is ours: of a connector of somebody else's it is said where it happened, and leaves
    no trace of ours."""
    expected = isinstance(error, ChannelError | Outage | NotAConnector)
    return not expected and channel in KINDS


def _known(channel: str, error: ChannelError) -> tuple[str, Phrase]:
    found = CODES.get(channel, {}).get(error.code)
    if found is not None:
        return found
    everywhere = _EVERYWHERE.get(error.code)
    if everywhere is not None:
        return "", everywhere
    return "", next(words for kind, words in _ERRORS.items() if isinstance(error, kind))


def _until(words: str, local: datetime) -> str:
    asked = t("Accounts", "{reason} From {time} on it may be asked again.")
    return asked.format(reason=words, time=f"{local:%m-%d %H:%M}")


def outage(error: Outage) -> str:
    if error.cause is Cause.KEYRING_LOCKED:
        return t(
            "Accounts",
            "The system's keyring is locked: the account's password can be neither read nor kept.",
        )
    if error.cause is Cause.KEYRING_MISSING:
        return t("Accounts", "This machine has no keyring that could keep the account's password.")
    return sentences.failed(error)


def misfit(reason: str) -> str:
    phrase = _MISFITS.get(reason)
    if phrase is not None:
        return phrase.shown()
    return t("Accounts", "It cannot be loaded ({reason}). Nothing else is held up by it.").format(
        reason=reason
    )
