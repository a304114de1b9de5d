"""Accounts that are not signed in to with a password: a person allows this program on the platform's
own page, in their browser, and pastes what they are shown there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from moderator_app.core.channels import Account

UNTIL: Final = "granted_until"
"""In an account's config: when what was granted ends, as ISO 8601 in UTC, where the platform says."""
WARNED: Final = (timedelta(hours=1), timedelta(days=1), timedelta(days=3))
"""How long before that it is said, the latest first."""
GRANTED: Final[Mapping[str, frozenset[str]]] = {
    "weibo": frozenset({"token"}),
    "mastodon": frozenset({"token"}),
}
"""By connector: the secrets that come that way, and that nobody types."""


@dataclass(frozen=True, slots=True)
class Begun:
    """`address` is opened by the person. `finish` takes what they paste, on a network thread, and
    returns the secrets; it raises AuthRequired where that is not what the platform has shown,
    ChannelError."""

    address: str
    finish: Callable[[str], Mapping[str, str]]


def until(account: Account) -> datetime | None:
    """When what was granted ends, in UTC."""
    try:
        found = datetime.fromisoformat(account.config.get(UNTIL, ""))
    except ValueError:
        return None
    return found if found.utcoffset() == timedelta(0) else None


def warning(ends: datetime, now: datetime) -> timedelta | None:
    """Within which of the times before its end it is; None where that is long off. Zero: it has
    ended."""
    if ends <= now:
        return timedelta(0)
    return next((span for span in WARNED if ends - now <= span), None)
