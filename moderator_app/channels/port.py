"""The port every connector fits, and how the desk finds those that are installed.

A connector is one module: pure reading of what the platform says, and a thin client. It knows no
case, no table and no window. Each call is made on a thread of its own choosing by the desk, may
block, and ends within the time it was given. All that can go wrong is one of the ten errors of
`core.channels`; anything else is a mistake in the connector, and of a send it proves nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import EntryPoint, entry_points
from typing import Final, Protocol

from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    Checked,
    Media,
    NotThere,
    Outgoing,
    Receipt,
)

GROUP: Final = "moderator_app.channels"
"""The entry points under which connectors are found, ours like anybody's."""
_OURS: Final = "moderator-desk"
VERSION: Final = 1
"""Of this port. A connector written for another one is not loaded."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing an account's form asks for. `name` is its key in the account's config or, where
    `secret`, in the keyring; how it is called on the screen is the window's to say."""

    name: str
    secret: bool = False
    needed: bool = True
    preset: str = ""


@dataclass(frozen=True, slots=True)
class Info:
    """What a connector is: `id` as accounts name it, `platform` what its cases are filed under,
    `streams` what it reads, in the order in which they matter; `own`: the stream, of these or
    another, that shows what was said in our name. It is read before each reply that all can read,
    and nothing goes on from there; so one that is none of these has no cursor, ever."""

    id: str
    platform: str
    streams: tuple[str, ...]
    fields: tuple[Field, ...]
    version: int = VERSION
    own: str = ""


class Channel(Protocol):
    """One account's connection to its platform. Made anew when the account is changed."""

    def check(self) -> Checked:
        """Who we are there, in under ten seconds. Raises ChannelError."""

    def poll(self, stream: str, cursor: str | None) -> Batch:
        """What is new since the cursor, oldest first, fifty items at most; what was read before may
        come again. Without a cursor: what is worth having at the first look. Raises
        ChannelError."""

    def wait(self, seconds: float) -> bool:
        """Return early, with True, when something new is worth a look. Raises ChannelError."""

    def caps(self, target: Target) -> Caps:
        """What may be said there now. Asks nobody."""

    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError; `Ambiguous` when the words may have arrived all the same."""

    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """Whether a reply that was begun at `since` is there. Raises ChannelError."""

    def fetch(self, media: Media, limit: int) -> bytes:
        """A picture or file of at most so many octets, on a thread of its own beside all others;
        tells `progress` how far it has come, where it can. Raises ChannelError; ContentRejected
        "too_large" if it is longer, TargetGone if the platform has it no more."""

    def close(self) -> None:
        """Let go of every connection; a `wait` or another call in progress ends soon after."""


@dataclass(frozen=True, slots=True)
class Connector:
    """A module that fits: what it is, and how to open an account with it."""

    info: Info
    open: Callable[[Account, Mapping[str, str]], Channel]
    """With the account's secrets by name. Connects to nothing yet."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A connector somebody installed. It runs with the desk's own rights, so that one which is not
    ours is used only when an administrator has ticked it."""

    name: str
    distribution: str
    version: str
    ours: bool
    entry: EntryPoint


def offered() -> tuple[Offered, ...]:
    """All that are installed, by name; none of them is imported for it."""
    found = []
    for entry in entry_points(group=GROUP):
        told = entry.dist
        name = "" if told is None else told.name
        version = "" if told is None else told.version
        # A module of somebody else's may lie, or say that it lies, among ours.
        ours = name == _OURS and entry.value.startswith("moderator_app.channels.")
        found.append(Offered(entry.name, name, version, ours, entry))
    return tuple(sorted(found, key=lambda one: (not one.ours, one.name)))


class NotAConnector(Exception):
    """What is installed under that name does not fit this port; the argument says in what way."""


def load(one: Offered) -> Connector:
    """Import a connector. Raises NotAConnector, whatever its module raises."""
    try:
        connector = one.entry.load()
    except (Exception, SystemExit) as error:
        raise NotAConnector(type(error).__name__) from error
    if not isinstance(connector, Connector):
        raise NotAConnector("no connector")
    if connector.info.version != VERSION:
        raise NotAConnector("version")
    if connector.info.id != one.name:
        raise NotAConnector("name")
    return connector
