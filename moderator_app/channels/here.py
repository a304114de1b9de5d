"""Which addresses are this machine: the only ones that are spoken to without encryption."""

import ipaddress

from moderator_app.core.channels import ConfigError


def is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def only_here(host: str) -> None:
    """Raises ConfigError where a password would cross the net in the open."""
    if not is_here(host):
        raise ConfigError("not_encrypted")
