"""What each of WeCom's error numbers is: one of the ten things that can go wrong.

A number that holds for one citizen or one reply must not be taken for the account's: an account
whose setting is wrong stands still until somebody has done something about it.
"""

from typing import Final

from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Duplicate,
    RateLimited,
    TargetGone,
    Transient,
    WindowClosed,
)

BUSY: Final = -1
STALE: Final = frozenset({40014, 42001})
"""The access token is not, or no longer, good."""
BAD_PARAMETER: Final = 40058
BAD_CALL: Final = 95007
"""The token of a call is not, or no longer, good."""
_KINDS: Final[dict[int, type[ChannelError]]] = {
    BUSY: Transient,
    40001: AuthRequired,  # the secret
    40014: AuthRequired,
    41001: AuthRequired,
    41004: AuthRequired,
    42001: AuthRequired,
    40013: ConfigError,  # the corpid
    41002: ConfigError,
    48002: ConfigError,  # a right that this app does not have
    60011: ConfigError,
    60020: ConfigError,  # the address of this office is not on the list
    95000: ConfigError,  # there is no such 客服
    95004: ConfigError,
    95014: ConfigError,  # nobody there who may serve
    95015: ConfigError,
    95017: ConfigError,  # its interface is switched off
    45009: RateLimited,
    45033: RateLimited,
    95003: RateLimited,
    95001: WindowClosed,  # five replies
    95002: WindowClosed,  # 48 hours
    95024: WindowClosed,
    95013: WindowClosed,  # the conversation was ended
    95018: WindowClosed,  # or a colleague has taken it
    40003: TargetGone,
    40007: TargetGone,  # a file is kept for three days
    95028: TargetGone,
    95029: TargetGone,
    BAD_PARAMETER: ContentRejected,
    44004: ContentRejected,
    45002: ContentRejected,
    95008: ContentRejected,
    BAD_CALL: Transient,
}
_TWICE: Final = ("dup", "repeat", "already", "not unique", "重复", "已存在")


def asked(code: int) -> ChannelError:
    """For what may be asked twice. A number that nobody has written down may pass."""
    return _KINDS.get(code, Transient)(str(code))


def told(code: int, words: str) -> ChannelError:
    """For a reply. That its key was used before has no number in any document: it is known by its
    words, or else the reply is held to be refused, and the doubt about an earlier try remains. What
    failed inside the platform may have failed after it was written down."""
    if code == BUSY:
        return Ambiguous(str(code))
    said = words.lower()
    if code not in _KINDS and "msgid" in said and any(one in said for one in _TWICE):
        return Duplicate(str(code))
    return _KINDS.get(code, ContentRejected)(str(code))
