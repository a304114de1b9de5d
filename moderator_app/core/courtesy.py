"""Words that ask nothing of us: a citizen says thank you, or that they have read it."""

import re
from datetime import datetime
from typing import Final

from moderator_app.core.case import Case
from moderator_app.core.deadlines import FreezeReason

_LONGEST: Final = 40
_PICTURE: Final = re.compile(r"\[\w{1,6}\]")
"""A small picture as the platforms write it: [赞], [抱拳]."""
_WORDS: Final = re.compile(
    r"(?:(?:非常|十分|太|真)?(?:谢谢|多谢|感谢|谢)(?:您们?|你们?|大家|了|啦|啊|哈)*"
    r"|(?:您|你)?们?辛苦(?:您们?|你们?|了|啦)*|麻烦(?:您们?|你们?)?了"
    r"|好(?:的|滴|嘞)?|嗯+|哦+|收到|知道了|明白了?|了解了?"
    r"|ok|okay|thx|thanks|thankyou)+"
)


def is_courtesy(text: str) -> bool:
    """Whether nothing but courtesy is said. In doubt something more is: better one look too many
    at a thank-you than a citizen who is not heard."""
    if len(text) > _LONGEST:
        return False
    said = "".join(sign for sign in _PICTURE.sub("", text) if sign.isalnum()).lower()
    return _WORDS.fullmatch(said) is not None


def may_sleep_on(case: Case, at: datetime) -> bool:
    """Whether courtesy, said at a moment, leaves a case set aside. Where the citizen was asked
    something, even 好的 is an answer."""
    asked = any(one.reason is FreezeReason.CITIZEN and one.until is None for one in case.freezes)
    asleep = case.snoozed_until is not None and at < case.snoozed_until
    return asleep and not asked and case.pending is None
