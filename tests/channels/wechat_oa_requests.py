"""What a WeChat 公众号 wants to be asked: the parameters of each request, as its documents have them.

Written from `channels.md` and the vendor's own samples, and apart from the client, which it must not
import.
"""

from collections.abc import Mapping

from tests.channels import request_rules as rules
from tests.channels.request_rules import Rule, Shape


def _flag(value: object) -> bool:
    return isinstance(value, bool)


_TOKEN = {"access_token": Rule(rules.text(512))}
_COMMENT = {"msg_data_id": Rule(rules.whole(1, 10**18)), "index": Rule(rules.whole(0, 7))}

SHAPES: Mapping[str, Shape] = {
    "/cgi-bin/stable_token": Shape(
        "§2.1",
        "POST",
        {},
        {
            "grant_type": Rule(rules.like("client_credential")),
            "appid": Rule(rules.like("wx[0-9a-f]{16}")),
            "secret": Rule(rules.text(64)),
            "force_refresh": Rule(_flag, needed=False),
        },
    ),
    "/cgi-bin/message/custom/send": Shape(
        "§2.3",
        "POST",
        _TOKEN,
        {
            "touser": Rule(rules.text(64)),
            "msgtype": Rule(rules.like("text")),  # of the kinds there are, the one that is sent
            "text": Rule(rules.table),
            "text.content": Rule(rules.text(2048)),
            "customservice": Rule(rules.table, needed=False),
            "customservice.kf_account": Rule(rules.like(".+@.+"), needed=False),
        },
    ),
    "/cgi-bin/media/get": Shape("§2.3 Media", "GET", _TOKEN | {"media_id": Rule(rules.text(512))}),
    "/customservice/msgrecord/getmsglist": Shape(
        "§2.4 chat log",
        "POST",
        _TOKEN,
        {
            "starttime": Rule(rules.whole(1, 10**11)),
            "endtime": Rule(rules.whole(1, 10**11)),
            "msgid": Rule(rules.whole(1, 10**18)),
            "number": Rule(rules.whole(1, 10_000)),
        },
    ),
    "/customservice/kfsession/getwaitcase": Shape("§2.4 waiting list", "GET", _TOKEN),
    "/cgi-bin/comment/list": Shape(
        "§2.4 comments",
        "POST",
        _TOKEN,
        _COMMENT
        | {
            "begin": Rule(rules.whole(0, 10**9)),
            "count": Rule(rules.whole(1, 49)),
            "type": Rule(rules.whole(0, 2)),
        },
    ),
    "/cgi-bin/comment/reply/add": Shape(
        "§2.4 comments",
        "POST",
        _TOKEN,
        _COMMENT
        | {"user_comment_id": Rule(rules.whole(0, 10**18)), "content": Rule(rules.text(2048))},
    ),
}
