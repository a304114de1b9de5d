"""From an account to a connection: the connector it names, and the secrets it needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from moderator_app.channels import port
from moderator_app.channels.port import Channel, Connector, NotAConnector, Offered
from moderator_app.core.channels import Account, Checked
from moderator_app.system.account_secrets import AccountSecrets

TICKED: Final = "channels.ticked"
"""The setting that names the connectors of others which an administrator lets run."""


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection of an account, and what is read through it."""

    channel: Channel
    streams: tuple[str, ...]


class Connecting:
    """Its methods may ask the keyring and import modules: not for the window's thread."""

    def __init__(self, ticked: Iterable[str] = ()) -> None:
        self.secrets = AccountSecrets()
        self._ticked = frozenset(ticked)

    def usable(self) -> tuple[Offered, ...]:
        """The connectors that may run: ours, and those of others that were ticked."""
        return tuple(one for one in port.offered() if one.ours or one.name in self._ticked)

    def connector(self, channel: str) -> Connector:
        """Raises NotAConnector, also where none of that name may run."""
        for one in self.usable():
            if one.name == channel:
                return port.load(one)
        raise NotAConnector("absent")

    def open(self, account: Account) -> Line:
        """Raises NotAConnector; Outage where the keyring does not give the secrets."""
        connector = self.connector(account.channel)
        kept = self.secrets.of(account.id, _secret_names(connector))
        return Line(connector.open(account, kept), connector.info.streams)

    def check(self, account: Account, secrets: Mapping[str, str]) -> Checked:
        """Whether an account works with these secrets, or, where one is empty, with the one that is
        kept. Raises NotAConnector, Outage, ChannelError."""
        connector = self.connector(account.channel)
        given = {name: value for name, value in secrets.items() if value}
        missing = [name for name in _secret_names(connector) if name not in given]
        channel = connector.open(account, self.secrets.of(account.id, missing) | given)
        try:
            return channel.check()
        finally:
            channel.close()

    def forget(self, account: Account) -> None:
        """Nothing of a removed account stays in the keyring. Raises NotAConnector, Outage."""
        self.secrets.forget(account.id, _secret_names(self.connector(account.channel)))


def _secret_names(connector: Connector) -> list[str]:
    return [one.name for one in connector.info.fields if one.secret]
