"""How far a file has come that is being fetched, and whether anybody still wants it.

No argument of the port: a connector that tells nothing of its progress fits it too, and one whose
files come through `http.Client.fetch` tells it without a word of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from moderator_app.core.channels import Transient

Ear = Callable[[int], bool]
"""Told how many octets are here; whether the rest is still wanted."""
_EAR: ContextVar[Ear | None] = ContextVar("ear", default=None)


@contextmanager
def told_to(ear: Ear) -> Iterator[None]:
    """Whatever is fetched on this thread meanwhile is told of."""
    token = _EAR.set(ear)
    try:
        yield
    finally:
        _EAR.reset(token)


def came(octets: int) -> None:
    """So many are here. Raises Transient when nobody wants the rest."""
    ear = _EAR.get()
    if ear is not None and not ear(octets):
        raise Transient("forgone")
