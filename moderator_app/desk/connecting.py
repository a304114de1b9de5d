"""From an account to a connection: the connector it names, and the secrets it needs."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from moderator_app.channels import port, reach
from moderator_app.channels.port import Channel, Connector, Field, Info, NotAConnector, Offered
from moderator_app.core import granting
from moderator_app.core.channels import Account, AuthRequired, Checked, Transient
from moderator_app.core.granting import Begun
from moderator_app.core.outages import Outage
from moderator_app.core.plug_ins import Tick
from moderator_app.system.account_secrets import AccountSecrets
from moderator_app.system.vault import keyring_name

__all__ = [
    "Connecting",
    "Field",
    "Info",
    "Installed",
    "Line",
    "NotAConnector",
    "Trial",
    "Unreachable",
]


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection of an account, and what is read through it."""

    channel: Channel
    streams: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True, slots=True)
class Installed:
    """A connector as the settings list it. What may not run is not imported, so that it tells
    nothing of itself: `info` is None, and `misfit` is empty as well."""

    name: str
    distribution: str
    version: str
    ours: bool
    ticked: bool
    info: Info | None = None
    misfit: str = ""
    """In what way it does not fit, as a technical word."""


class Connecting:
    """Its methods may ask the keyring and import modules: not for the window's thread."""

    def __init__(self, ticked: Collection[Tick] = ()) -> None:
        self.secrets = AccountSecrets()
        self._ticked = frozenset(ticked)

    def keyring(self) -> str | None:
        """What the system's keyring calls itself; None where there is none that is trusted."""
        return keyring_name()

    def tick(self, ticked: Collection[Tick]) -> None:
        """These, and no others of others, may run from now on. Asks nobody."""
        self._ticked = frozenset(ticked)

    def usable(self) -> tuple[Offered, ...]:
        """The connectors that may run: ours, and those of others that were ticked. Where several
        have a name, ours comes first."""
        return tuple(one for one in port.offered() if one.ours or _tick(one) in self._ticked)

    def installed(self) -> tuple[Installed, ...]:
        """All that are, ours first."""
        found: list[Installed] = []
        names: set[str] = set()
        for one in port.offered():
            ticked = not one.ours and _tick(one) in self._ticked
            info, misfit = _told(one) if one.ours or ticked else (None, "")
            if one.name in names:
                info, misfit = None, "taken"
            if misfit != "taken" and (one.ours or ticked):
                names.add(one.name)
            found.append(
                Installed(one.name, one.distribution, one.version, one.ours, ticked, info, misfit)
            )
        return tuple(found)

    def connector(self, channel: str) -> Connector:
        """Raises NotAConnector, also where none of that name may run."""
        for one in self.usable():
            if one.name == channel:
                return port.load(one)
        raise NotAConnector("absent")

    def open(self, account: Account) -> Line:
        """Raises NotAConnector; Outage where the keyring does not give the secrets; AuthRequired where
        it has none of them, as on another machine: who tries without is locked out in the end."""
        connector = self.connector(account.channel)
        fields = _secrets(connector)
        secrets = self._with_kept(account, fields, {})
        if any(one.needed and not secrets.get(one.name) for one in fields):
            raise AuthRequired("no_secret")
        info = connector.info
        return Line(connector.open(account, secrets), info.streams, info.own)

    def begin(self, account: Account, secrets: Mapping[str, str]) -> Begun:
        """An authorisation of an account, with these secrets or those that are kept. Raises
        NotAConnector, Outage, ChannelError."""
        from moderator_app.desk import authorising  # noqa: PLC0415 - no start waits for its imports

        connector = self.connector(account.channel)
        granted = granting.GRANTED[account.channel]
        typed = [one for one in _secrets(connector) if one.name not in granted]
        return authorising.WAYS[account.channel](account, self._with_kept(account, typed, secrets))

    def check(self, account: Account, secrets: Mapping[str, str]) -> Checked:
        """Whether an account works with these secrets, or, where one is empty, with the one that is
        kept. Raises NotAConnector, Outage, ChannelError."""
        return Trial(self, account, secrets).run()

    def opened(self, account: Account, secrets: Mapping[str, str]) -> Channel:
        """With these secrets, or those that are kept. Raises NotAConnector, Outage."""
        connector = self.connector(account.channel)
        kept = self._with_kept(account, _secrets(connector), secrets)
        return connector.open(account, kept)

    def _with_kept(
        self, account: Account, fields: Iterable[Field], secrets: Mapping[str, str]
    ) -> dict[str, str]:
        """Raises Outage for what is needed alone: what need not be there may be out of reach."""
        given = {name: value for name, value in secrets.items() if value}
        missing = [one for one in fields if one.name not in given]
        found = self.secrets.of(account.id, [one.name for one in missing if one.needed])
        with suppress(Outage):
            found |= self.secrets.of(account.id, [one.name for one in missing if not one.needed])
        return found | given

    def forget(self, account: Account) -> None:
        """Nothing of an account stays in the keyring, whether its connector is still there or not.
        Raises Outage."""
        try:
            names = [one.name for one in _secrets(self.connector(account.channel))]
        except NotAConnector:
            names = []
        self.secrets.forget(account.id, names)


class Unreachable(Transient):
    """`field` names the server that nobody answers at."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(code)
        self.field = field


class Trial:
    """An account that is looked at before it is kept, in steps: each of its servers, then whether
    it lets us in. `run` goes to a thread that may wait; `stop` may be called on any."""

    def __init__(
        self, connecting: Connecting, account: Account, secrets: Mapping[str, str]
    ) -> None:
        self._connecting = connecting
        self._account = account
        self._secrets = secrets
        self._lock = threading.Lock()
        self._stopped = False
        self._channel: Channel | None = None
        self.places: Final = reach.places(account.config)

    def run(self, report: Callable[[int, int], object] | None = None) -> Checked:
        """Raises NotAConnector, Outage, ChannelError: Unreachable, and Transient once stopped."""
        steps = len(self.places) + 1
        for number, (field, place) in enumerate(self.places.items(), start=1):
            _said(report, number, steps)
            try:
                reach.reach(*place)
            except Transient as error:
                raise Unreachable(field, error.code) from error
            if self._stopped:
                raise Transient("stopped")
        _said(report, steps, steps)
        channel = self._connecting.opened(self._account, self._secrets)
        try:
            with self._lock:
                self._channel = channel
                if self._stopped:
                    raise Transient("stopped")
            return channel.check()
        finally:
            with self._lock:
                self._channel = None
            channel.close()

    def stop(self) -> None:
        """Whatever it waits for ends soon after."""
        with self._lock:
            self._stopped = True
            channel = self._channel
        if channel is not None:
            channel.close()


def _said(report: Callable[[int, int], object] | None, number: int, steps: int) -> None:
    if report is not None:
        report(number, steps)


def _tick(one: Offered) -> Tick:
    return one.name, one.distribution


def _told(one: Offered) -> tuple[Info | None, str]:
    try:
        return port.load(one).info, ""
    except NotAConnector as error:
        return None, str(error)


def _secrets(connector: Connector) -> list[Field]:
    return [one for one in connector.info.fields if one.secret]
