"""What each of Weibo's error numbers is: one of the ten things that can go wrong."""

from typing import Final

from moderator_app.channels import json_values as values
from moderator_app.channels.http import Answer
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    NeedsHuman,
    RateLimited,
    TargetGone,
    Transient,
)

SENT: Final = 20032
"""It was published, and may be seen later."""
TWICE: Final = frozenset({20017, 20019, 20111, 20306})
"""The same words were said just before."""
USER_RATE: Final = 10023
IP_RATE: Final = 10022
_KINDS: Final[dict[int, type[ChannelError]]] = {
    10001: Transient,
    10002: Transient,
    10003: Transient,
    10009: Transient,
    10010: Transient,
    10011: Transient,
    SENT: Transient,
    10006: AuthRequired,
    21301: AuthRequired,
    21314: AuthRequired,
    21315: AuthRequired,  # the token has expired
    21316: AuthRequired,
    21317: AuthRequired,
    21319: AuthRequired,  # the user took it back
    21321: AuthRequired,  # an app that was not reviewed yet has all the users it may have
    21327: AuthRequired,
    21332: AuthRequired,
    IP_RATE: RateLimited,
    USER_RATE: RateLimited,
    10024: RateLimited,  # of one interface
    20016: RateLimited,  # published too often
    10004: ConfigError,  # the address of this office
    10005: ConfigError,  # a right that this app does not have
    10007: ConfigError,
    10008: ConfigError,
    10014: ConfigError,
    10016: ConfigError,
    10017: ConfigError,
    10020: ConfigError,
    10021: ConfigError,
    20008: ContentRejected,
    20012: ContentRejected,
    20013: ContentRejected,
    20017: ContentRejected,
    20018: ContentRejected,
    20019: ContentRejected,
    20020: ContentRejected,
    20021: ContentRejected,
    20111: ContentRejected,
    20306: ContentRejected,
    21602: ContentRejected,
    20003: TargetGone,
    20101: TargetGone,
    20104: TargetGone,
    20201: TargetGone,
    20202: TargetGone,
    20301: TargetGone,  # who is written to does not follow us any more
    20015: NeedsHuman,
    20022: NeedsHuman,
    20031: NeedsHuman,
}
_OF_A_REPLY: Final[dict[int, type[ChannelError]]] = {
    # What failed inside the platform may have failed after it was written down.
    10001: Ambiguous,
    10003: Ambiguous,
    10010: Ambiguous,
    10011: Ambiguous,
    # A parameter that one reply has wrong must not hold the whole account.
    10008: ContentRejected,
    10017: ContentRejected,
}


def asked(code: int) -> ChannelError:
    """For what may be asked twice. A number that nobody has written down may pass."""
    return _KINDS.get(code, Transient)(str(code))


def told(code: int) -> ChannelError:
    """For a reply. With a number the platform has refused it."""
    return _OF_A_REPLY.get(code, _KINDS.get(code, ContentRejected))(str(code))


def number(answer: Answer, broken: type[ChannelError]) -> int:
    """The error number of an answer, which comes as a number or as text; 0 for a good answer. Raises
    ChannelError for what does not come from the interface itself, `broken` where that proves
    nothing."""
    code = values.digits(values.table(answer.value), "error_code")
    if code:
        return int(code)
    status = answer.status
    if status == 429:
        raise RateLimited("429")
    if status >= 500 or status == 408:
        raise broken(str(status))
    if not 200 <= status < 300:
        raise (AuthRequired if status == 401 else ConfigError)(str(status))
    if not isinstance(answer.value, dict):
        raise broken("no_table")
    return 0
