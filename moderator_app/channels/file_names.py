"""What a file that somebody sent is called here."""

import re
from typing import Final

from moderator_app.core.events import storable

LONGEST: Final = 300
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""Signs that show nothing, and those that turn round what stands beside them."""


def plain(told: str) -> str:
    """On one line, and "" where nothing is left: no path stands in it, neither this folder nor the
    one above, and no sign that makes another ending of its ending."""
    name = re.split(r"[/\\]", _UNSEEN.sub("", storable(told)))[-1]
    return " ".join(name.split())[-LONGEST:].strip(" .")
