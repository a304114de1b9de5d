"""What an IMAP server says of a mail beside its words, and the place where reading goes on: read
without asking it, and without trusting that it says what it should."""

import imaplib
import json
import time
from datetime import UTC, datetime
from typing import NamedTuple


class Place(NamedTuple):
    """The last mail that was read, of which numbering, and in which `box`: two boxes may number alike;
    "" where an older version did not say."""

    validity: int
    uid: int
    box: str = ""

    @property
    def cursor(self) -> str:
        return json.dumps(self._asdict())


def place(cursor: str | None) -> Place | None:
    """None at the first look, and for what is no cursor of ours."""
    try:
        told = json.loads(cursor) if cursor else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    validity, uid, box = told.get("validity"), told.get("uid"), told.get("box", "")
    if not isinstance(validity, int) or not isinstance(uid, int) or uid < 0:
        return None
    return Place(validity, uid, box if isinstance(box, str) else "")


def internal_date(line: bytes, now: datetime) -> datetime:
    """When the server took a mail; `now` where it does not say. As the standard library reads it,
    which knows the names of months in one language only."""
    try:
        parsed = imaplib.Internaldate2tuple(line)
        return now if parsed is None else datetime.fromtimestamp(time.mktime(parsed), UTC)
    except (LookupError, ValueError, OverflowError, OSError):
        return now
