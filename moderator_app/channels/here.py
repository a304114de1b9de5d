"""Which addresses are this machine: the only ones that are spoken to without encryption. And which
lie in the open net."""

import ipaddress
from typing import Final

from moderator_app.core.channels import ConfigError

_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All of the new form that were ever given out."""
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""By which a net that has the new form alone reaches the old one (RFC 6052)."""


def is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_open(address: str) -> bool:
    """Whether a machine of that address is nobody's own; False for what is no address. One of the
    new form may lead to one of the old by way of a router."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast
    old = found.ipv4_mapped or found.sixtofour
    if found in _TRANSLATED:
        old = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
    if old is not None:
        return is_open(str(old))
    return found.is_global and found in _UNICAST


def only_here(host: str) -> None:
    """Raises ConfigError where a password would cross the net in the open."""
    if not is_here(host):
        raise ConfigError("not_encrypted")
