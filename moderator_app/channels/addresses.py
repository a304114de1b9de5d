"""Which addresses are this machine: the only ones that are spoken to without encryption. And which
lie in the open net."""

import ipaddress
from typing import Final

from moderator_app.core.channels import ConfigError

_GIVEN_OUT: Final = ipaddress.IPv6Network("2000::/3")
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")


def is_here(host: str) -> bool:
    """Whether a name or an address means this machine; no name is looked up for it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_open(address: str) -> bool:
    """Whether an address that was looked up lies in the open net, and so does the older one that a
    way between the two nets would make of it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        within = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None
        found = found.ipv4_mapped or found.sixtofour or within or found
    if isinstance(found, ipaddress.IPv6Address) and found not in _GIVEN_OUT:
        return False
    return found.is_global and not found.is_multicast


def only_here(host: str) -> None:
    """Raises ConfigError where a password would cross the net in the open."""
    if not is_here(host):
        raise ConfigError("not_encrypted")
