"""Whether a server can be reached at all, before it is told anything."""

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from moderator_app.core.channels import Transient

REACH_S: Final = 3.0


def places(config: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """The servers that an account names, by the field that names them."""
    found: dict[str, tuple[str, int]] = {}
    for name, value in config.items():
        if name.endswith("_host") and value:
            port = config.get(f"{name.removesuffix('_host')}_port", "")
            if port.isdecimal():
                found[name] = value.strip(), int(port)
        elif name in {"server", "relay"} and value:
            with suppress(ValueError):  # what is no address is for its connector to refuse
                parts = urlsplit(value.strip())
                usual = 80 if parts.scheme == "http" else 443
                if parts.hostname:
                    found[name] = parts.hostname, parts.port or usual
    return found


def reach(host: str, port: int) -> None:
    """Raises Transient where nobody answers there."""
    try:
        socket.create_connection((host, port), REACH_S).close()
    except (OSError, UnicodeError) as error:
        raise Transient(type(error).__name__) from error
