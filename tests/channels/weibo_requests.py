"""What Weibo wants to be asked: the parameters of each request, as its documents have them.

Written from `channels.md` and the vendor's own samples, and apart from the client, which it must not
import. Each refusal names its section. What no document names is refused, though the vendor itself
may overlook it. All that is asked is text: in a query, or in a form.
"""

import json
from collections.abc import Mapping

from tests.channels import request_rules as rules
from tests.channels.request_rules import Rule, Shape

_TOKEN = {"access_token": Rule(rules.like(r"[0-9A-Za-z._]{4,500}"))}
_ID = rules.like("[1-9][0-9]{0,18}")
_FLAG = Rule(rules.like("[01]"), needed=False)
_COUNT = Rule(rules.like("[1-9][0-9]?|1[0-9]{2}|200"), needed=False)
_LIST = _TOKEN | {
    "since_id": Rule(_ID, needed=False),
    "max_id": Rule(_ID, needed=False),
    "count": _COUNT,
    "page": Rule(rules.like("[1-9][0-9]{0,3}"), needed=False),
}
_FILTERS = {
    "filter_by_author": Rule(rules.like("[012]"), needed=False),
    "filter_by_source": Rule(rules.like("[0-9]"), needed=False),
}
_COMMENT = _TOKEN | {
    "id": Rule(_ID),
    "comment": Rule(rules.text(4000)),
    "comment_ori": _FLAG,
    # "real user IP"
    "rip": Rule(rules.like(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")),
}


def _words(value: object) -> bool:
    """The JSON of a message: under 300 hanzi."""
    try:
        told = json.loads(str(value))
    except ValueError:
        return False
    if not isinstance(told, dict) or list(told) != ["text"] or not isinstance(told["text"], str):
        return False
    # An escaped hanzi would be shown as its escape.
    return 0 < len(told["text"]) < 300 and "\\u" not in str(value)


def _both(path: str, shape: Shape) -> dict[str, Shape]:
    """§0.1, §1.2: the commercial host has the same with a suffix."""
    return {f"/2/{path}.json": shape, f"/2/{path}/biz.json": shape}


SHAPES: Mapping[str, Shape] = {
    **_both(
        "statuses/mentions",
        Shape("§1.2 @我的微博", "GET", _LIST | _FILTERS | {"filter_by_type": _FLAG}),
    ),
    **_both("comments/mentions", Shape("§1.2 @我的评论", "GET", _LIST | _FILTERS)),
    **_both("comments/to_me", Shape("§1.2 评论我的", "GET", _LIST | _FILTERS)),
    **_both("comments/by_me", Shape("§1.2 own sent", "GET", _LIST)),
    "/2/direct_messages.json": Shape("§1.2 DM list", "GET", _TOKEN | {"count": _COUNT}),
    "/2/account/rate_limit_status.json": Shape("§1.2 budget", "GET", _TOKEN),
    **_both("comments/create", Shape("§1.3 comment on a post", "POST", {}, _COMMENT)),
    **_both(
        "comments/reply",
        Shape(
            "§1.3 reply to a comment",
            "POST",
            {},
            _COMMENT | {"cid": Rule(_ID), "without_mention": _FLAG},
        ),
    ),
    "/2/messages/reply/biz.json": Shape(
        "§1.3 DM reply",
        "POST",
        _TOKEN,
        {
            "type": Rule(rules.like("text")),  # of the kinds there are, the only one that is sent
            "data": Rule(_words),
            "receiver_id": Rule(_ID),
            "save_sender_box": _FLAG,
        },
    ),
    "/oauth2/access_token": Shape(
        "§1.1 access_token",
        "POST",
        {},
        {
            "client_id": Rule(rules.like("[0-9]{5,12}")),
            "client_secret": Rule(rules.like("[0-9a-f]{32}")),
            "grant_type": Rule(rules.like("authorization_code")),
            "code": Rule(rules.like("[0-9a-f]{32}")),
            "redirect_uri": Rule(rules.like("https?://.+")),
        },
    ),
    "/oauth2/get_token_info": Shape("§1.1 get_token_info", "POST", {}, _TOKEN),
}
