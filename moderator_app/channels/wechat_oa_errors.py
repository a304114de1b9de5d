"""What each of 公众号's error numbers is: one of the ten things that can go wrong."""

from typing import Final

from moderator_app.channels import clock
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    RateLimited,
    TargetGone,
    Transient,
    WindowClosed,
)

BUSY: Final = -1
SPENT: Final = 45009
"""The calls of a day."""
NO_LOG: Final = 65400
"""客服 is not switched on."""
STALE: Final = frozenset({40001, 40014, 42001})
"""The access token is not, or no longer, good."""
_KINDS: Final[dict[int, type[ChannelError]]] = {
    BUSY: Transient,
    40001: AuthRequired,
    40014: AuthRequired,
    42001: AuthRequired,
    40013: ConfigError,  # the appid
    40125: ConfigError,  # the secret
    40164: ConfigError,  # the address of this office is not on the list
    48001: ConfigError,
    48004: ConfigError,
    61004: ConfigError,
    NO_LOG: ConfigError,
    88000: ConfigError,  # comments are not open to this account
    SPENT: RateLimited,
    45011: RateLimited,
    45033: RateLimited,
    45015: WindowClosed,  # 48 hours, or nobody follows us any more
    45047: WindowClosed,  # five replies
    40003: TargetGone,
    40007: TargetGone,  # a file is kept for three days
    43004: TargetGone,
    43019: TargetGone,
    48002: TargetGone,
    50005: TargetGone,
    88001: TargetGone,  # the article, the comment or the reply is gone
    88002: TargetGone,
    88003: TargetGone,
    44004: ContentRejected,
    45002: ContentRejected,
    47001: ContentRejected,
    87014: ContentRejected,
    65416: Transient,
    65417: Transient,
}


def asked(code: int) -> ChannelError:
    """For what may be asked twice. A number that nobody has written down may pass."""
    return _KINDS.get(code, Transient)(str(code))


def told(code: int) -> ChannelError:
    """For a reply. What failed inside the platform may have failed after it was written down."""
    if code == BUSY:
        return Ambiguous(str(code))
    if code == SPENT:
        return RateLimited(str(code), clock.day_ends_at(clock.now()))
    return _KINDS.get(code, ContentRejected)(str(code))
