"""The passwords and tokens of our accounts: in the system's keyring and nowhere else.

One entry for each, since some keyrings take few octets, and one that names them, since a keyring
lists nothing: an account whose connector is not installed any more leaves nothing behind either.
Where there is no keyring they are held in memory until the program ends, if a person chose that;
never in a file.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final
from uuid import UUID

from keyring.errors import PasswordDeleteError

from moderator_app.core.outages import Outage
from moderator_app.system.vault import Keyring, keyring, keyring_troubles

SERVICE: Final = "moderator-desk-account"
"""Another than the case file's key has, which is looked for where only the service is known."""
_LIST: Final = ""
"""The entry that names the others."""


class AccountSecrets:
    """Its methods may ask the system, so they may take seconds: not for the window's thread."""

    def __init__(self) -> None:
        self._held: dict[tuple[UUID, str], str] = {}

    def of(self, account: UUID, names: Iterable[str]) -> dict[str, str]:
        """Those that are kept. Raises Outage: KEYRING_LOCKED, KEYRING_MISSING where some are not
        held in memory either."""
        found = {name: self._held[account, name] for name in names if (account, name) in self._held}
        missing = [name for name in names if name not in found]
        if not missing:
            return found
        with keyring_troubles():
            ring: Keyring = keyring()
            for name in missing:
                value = ring.get_password(SERVICE, _entry(account, name))
                if value is not None:
                    found[name] = value
        return found

    def names(self, account: UUID) -> frozenset[str]:
        """Which of an account's secrets are kept. Raises Outage where none is held in memory."""
        held = frozenset(name for one, name in self._held if one == account)
        try:
            with keyring_troubles():
                return held | self._listed(keyring(), account)
        except Outage:
            if held:
                return held
            raise

    def keep(self, account: UUID, secrets: Mapping[str, str], *, held: bool = False) -> None:
        """In the keyring, or, `held`, in memory until the program ends. Raises Outage."""
        if held:
            self._held |= {(account, name): value for name, value in secrets.items()}
            return
        with keyring_troubles():
            ring = keyring()
            listed = self._listed(ring, account) | secrets.keys()
            ring.set_password(SERVICE, _entry(account, _LIST), " ".join(sorted(listed)))
            for name, value in secrets.items():
                ring.set_password(SERVICE, _entry(account, name), value)
        for name in secrets:
            self._held.pop((account, name), None)

    def forget(self, account: UUID, names: Iterable[str] = ()) -> None:
        """An account that is gone leaves nothing behind: what is listed, and `names`. Raises Outage;
        what is held in memory is gone even then."""
        for held in [one for one in self._held if one[0] == account]:
            del self._held[held]
        with keyring_troubles():
            ring = keyring()
            for name in (*sorted(self._listed(ring, account).union(names)), _LIST):
                with suppress(PasswordDeleteError):
                    ring.delete_password(SERVICE, _entry(account, name))

    def _listed(self, ring: Keyring, account: UUID) -> frozenset[str]:
        return frozenset((ring.get_password(SERVICE, _entry(account, _LIST)) or "").split())


def _entry(account: UUID, name: str) -> str:
    return f"{account}:{name}"
