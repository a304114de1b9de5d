"""What an IMAP server says of a mail beside its words, and the place where reading goes on: read
without asking it, and without trusting that it says what it should."""

import imaplib
import json
import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, NamedTuple

_SIZE: Final = re.compile(rb"RFC822\.SIZE ([0-9]{1,15})(?![0-9])")


class Place(NamedTuple):
    """The last mail that was read, and of which numbering."""

    validity: int
    uid: int

    @property
    def cursor(self) -> str:
        return json.dumps({"validity": self.validity, "uid": self.uid})


def place(cursor: str | None) -> Place | None:
    """None at the first look, and for what is no cursor of ours."""
    try:
        told = json.loads(cursor) if cursor else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    validity, uid = told.get("validity"), told.get("uid")
    if not isinstance(validity, int) or not isinstance(uid, int) or uid < 0:
        return None
    return Place(validity, uid)


def internal_date(line: bytes, now: datetime) -> datetime:
    """When the server took a mail; `now` where it does not say. As the standard library reads it,
    which knows the names of months in one language only."""
    try:
        parsed = imaplib.Internaldate2tuple(line)
        return now if parsed is None else datetime.fromtimestamp(time.mktime(parsed), UTC)
    except (LookupError, ValueError, OverflowError, OSError):
        return now


def size(answer: Iterable[object]) -> int:
    """A mail's octets; 0 where the server does not say."""
    for line in answer:
        found = _SIZE.search(line) if isinstance(line, bytes) else None
        if found is not None:
            return int(found[1])
    return 0
