"""The encrypted line to a mail server: its certificate is verified, and what it says to one command
ends, however slowly it drips and however much it has to say.

The libraries of IMAP and SMTP limit the time of one look for octets, and neither the number of such
looks nor what they bring.
"""

import ssl
import time
from typing import Final

from typing_extensions import Buffer, override

PATIENCE_S: Final = 60.0
"""Spent waiting for what a server says to one command, and more for what it does say."""
SLOWEST: Final = 30_000
"""Octets a second, at the least, on an office's line."""
MOST_OCTETS: Final = 64_000_000


def trusting(authority: str = "") -> ssl.SSLContext:
    """`authority`: a file of the certificates that are trusted, where the system's are not meant.
    Raises OSError."""
    context = ssl.create_default_context(cafile=authority or None)
    context.sslsocket_class = _Line
    return context


class _Line(ssl.SSLSocket):
    _spent = 0.0
    _came = 0

    @override
    def send(self, data: Buffer, flags: int = 0) -> int:
        """From now on it answers something else."""
        self._spent, self._came = 0.0, 0
        return super().send(data, flags)

    @override
    def recv_into(self, buffer: Buffer, nbytes: int | None = None, flags: int = 0) -> int:
        """Raises OSError also for what has no end. Of time only that counts in which it is listened
        to: who idles waits otherwise."""
        began = time.monotonic()
        came = super().recv_into(buffer, nbytes, flags)
        self._spent += time.monotonic() - began
        self._came += came
        if self._came > MOST_OCTETS:
            raise OSError("too_large")
        if self._spent > PATIENCE_S + self._came / SLOWEST:
            raise TimeoutError("too_slow")
        return came
