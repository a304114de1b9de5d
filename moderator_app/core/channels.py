"""What passes between the desk and a platform: messages in, replies out, and what can go wrong.

A platform's own numbers, dates and refusals end at its connector; from here on there are only
these values. Ids are the platform's own, as text. A cursor is whatever the connector wants to be
given back; nobody else reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from moderator_app.core import records
from moderator_app.core.case import Target


@dataclass(frozen=True, slots=True)
class Account:
    """Our identity on a channel. `channel` is the connector's id, `platform` what its cases are
    filed under; `config` is what its form asks for, less the secrets, which stay in the keyring.
    One that is not active neither fetches nor sends."""

    id: UUID
    channel: str
    platform: str
    name: str
    config: Mapping[str, str] = field(default_factory=dict)
    active: bool = True


def account_to_body(account: Account) -> dict[str, object]:
    return {
        "id": str(account.id),
        "channel": account.channel,
        "platform": account.platform,
        "name": account.name,
        "config": dict(account.config),
        "active": account.active,
    }


def account_from_body(body: object) -> Account:
    """Raises BadRecord."""
    read = records.Reader("account", body)
    config = read.body.get("config", {})
    if not isinstance(config, Mapping) or not all(isinstance(v, str) for v in config.values()):
        raise read.wrong("config")
    return Account(
        read.id("id"),
        read.needed("channel"),
        read.needed("platform"),
        read.needed("name"),
        dict(config),
        read.flag("active", default=True),
    )


class Medium(StrEnum):
    """How a message was said. A comment and a mention are public, the others private."""

    MENTION = "mention"
    COMMENT = "comment"
    DIRECT = "direct"
    MAIL = "mail"


class Machine(StrEnum):
    """What a machine says about a message of ours, instead of whoever it went to."""

    AWAY = "away"
    """It arrived: the reader is away, or has opened it."""
    BOUNCED = "bounced"
    """It did not arrive, and nobody will read it."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, a recording or a file that is not fetched yet. `ref` means something to the
    connector alone; `size` in octets where the platform says it; `until`: as long as it keeps it."""

    ref: str
    name: str = ""
    kind: str = ""
    size: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """One message as a connector read it.

    `id` is unique within the account's `stream`. `thread` is what the platform, or the connector,
    holds to be one conversation; `refers` are the ids of the messages it answers, the nearest
    first. `own`: we said it, from here or elsewhere. `automatic`: a machine wrote it, and is not
    to be answered by one; `machine`: and what it says of a message of ours. `reply_to`: who is to
    be answered, where that is not its sender.
    """

    stream: str
    id: str
    thread: str
    medium: Medium
    sent_at: datetime
    text: str
    sender: str = ""
    sender_id: str = ""
    title: str = ""
    url: str = ""
    refers: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    own: bool = False
    automatic: bool = False
    machine: Machine | None = None
    reply_to: str = ""

    def __post_init__(self) -> None:
        if self.sent_at.utcoffset() != timedelta(0):
            raise ValueError("a message's time is in UTC")
        if not self.id or not self.thread:
            raise ValueError("a message has an id and a thread")


@dataclass(frozen=True, slots=True)
class Changed:
    """A message that is here already was worded anew by its author, or taken back (`text` None)."""

    stream: str
    id: str
    at: datetime
    text: str | None


@dataclass(frozen=True, slots=True)
class Spoilt:
    """An item that cannot be read: kept whole and put aside, and the rest goes on. `reason` is a
    technical word, never anything the item says."""

    stream: str
    raw: str
    reason: str


class NotDelivered(StrEnum):
    """Why what a platform had taken did not reach the citizen."""

    UNKNOWN = "not_delivered"
    TOO_LATE = "not_delivered_too_late"
    ENDED = "not_delivered_ended"
    """The conversation was ended, there or by a colleague."""
    TOO_MANY = "not_delivered_too_many"
    DECLINED = "not_delivered_declined"
    """The citizen does not want to hear from us."""
    FORBIDDEN = "not_delivered_forbidden"
    """The platform does not let such words through."""
    ACCOUNT = "not_delivered_account"
    """Something is wrong with our account there."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A reply of ours that the platform had taken did not reach the citizen after all. `id` is the
    platform's id of it, `code` its own number for why."""

    stream: str
    id: str
    why: NotDelivered
    code: str = ""


Item = Received | Changed | Spoilt | Undelivered


@dataclass(frozen=True, slots=True)
class Batch:
    """What one look at a stream brought, and the cursor that covers it. `more`: look again at
    once. `pause`: the platform, or its budget, wants no look before that. `part`: there is more of
    the same look, and the cursor stays where it was. `trouble`: what is amiss although it was
    answered, in the words of an error's code."""

    items: tuple[Item, ...]
    cursor: str
    more: bool = False
    pause: timedelta | None = None
    part: bool = False
    trouble: str = ""


class Repeat(StrEnum):
    """How a send whose end nobody saw can be told from one that never arrived."""

    KEY = "key"
    """Sent again under the same key, it arrives once."""
    VERIFY = "verify"
    """The platform can be asked."""
    NEVER = "never"
    """Only a person can look."""


class Counting(StrEnum):
    """How a platform counts the length of a text."""

    SIGNS = "signs"
    OCTETS = "octets"
    """Of its UTF-8."""
    WEIBO = "weibo"
    """Two half-width signs are one, a sign beyond the common ones is two; a link is ten."""
    MASTODON = "mastodon"
    """Signs, and a link is 23."""


@dataclass(frozen=True, slots=True)
class Budget:
    """So many of a kind of call, message or push were used of so many; `resets_at` says until
    when, where it is known."""

    name: str
    used: int
    limit: int
    resets_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Caps:
    """What may be said now, to whom a target names. `window_ends_at`: until when the platform
    lets us reply; `left`: how many times. `waiting`: citizens who wait at the platform itself for
    somebody to take them."""

    can_reply: bool = True
    longest: int | None = None
    counting: Counting = Counting.SIGNS
    public: bool = False
    window_ends_at: datetime | None = None
    left: int | None = None
    repeat: Repeat = Repeat.NEVER
    budgets: tuple[Budget, ...] = ()
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply on its way. `key` stays the same however often it is tried."""

    key: str
    target: Target
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The platform took it. `id` is its own id of the reply, "" where it tells none."""

    id: str
    at: datetime


class NotThere(StrEnum):
    """What a look for a reply found instead of it."""

    NOT_FOUND = "not_found"
    """It did not arrive: as sure as if the platform had refused it."""
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Checked:
    """An account that answers: who we are to the platform, and what is left of its budgets.
    `ends_at`: until when the sign-in is good, where the platform says so."""

    name: str
    budgets: tuple[Budget, ...] = ()
    ends_at: datetime | None = None


class ChannelError(Exception):
    """A platform did not do what was asked. `code` is its own word for why, never a citizen's.

    The ten kinds below are all there are. Those but `Ambiguous` say of a send that it did not
    happen, or, `Duplicate`, that it had happened before.
    """

    def __init__(self, code: str = "") -> None:
        super().__init__(code)
        self.code = str(code)  # most platforms have numbers, and so may a connector of others


class AuthRequired(ChannelError):
    """Whoever minds the account has to sign in anew; nothing goes in or out before."""


class ConfigError(ChannelError):
    """A setting at the platform or here is wrong: an address that is not allowed, a right that is
    missing. Trying again does not help."""


class RateLimited(ChannelError):
    """Too much was asked. `retry_at` says from when it may be asked again, if that is known."""

    def __init__(self, code: str = "", retry_at: datetime | None = None) -> None:
        super().__init__(code)
        self.retry_at = retry_at


class Transient(ChannelError):
    """It is the network's or the platform's, and passes. Of a send: proved not to have left."""


class WindowClosed(ChannelError):
    """The time or the number of replies this citizen can be sent is over."""


class ContentRejected(ChannelError):
    """The platform does not take these words: too long, forbidden, said already."""


class TargetGone(ChannelError):
    """What was to be answered is not there any more, or its author does not hear us."""


class Duplicate(ChannelError):
    """It was sent before, under the same key. `id` is the platform's id of it where it says so."""

    def __init__(self, code: str = "", id_: str = "") -> None:
        super().__init__(code)
        self.id = id_


class Ambiguous(ChannelError):
    """The words left and no answer came: it may have happened."""


class NeedsHuman(ChannelError):
    """The platform wants to see a person: a picture to read, a message to confirm."""
