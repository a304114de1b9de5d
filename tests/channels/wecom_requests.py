"""What WeCom wants to be asked: the parameters of each request, as its documents have them.

Written from `channels.md` and the vendor's own samples, and apart from the client, which it must not
import. Each refusal names its section. What no document names is refused, though the vendor itself
may overlook it.
"""

from collections.abc import Mapping

from tests.channels import request_rules as rules
from tests.channels.request_rules import Rule, Shape


def _ids(value: object) -> bool:
    if not isinstance(value, list) or not 0 < len(value) <= 100:
        return False
    return all(isinstance(one, str) and one for one in value)


_TOKEN = {"access_token": Rule(rules.text(512))}
_KF = Rule(rules.like("wk[0-9A-Za-z_-]+"))
_CITIZEN = Rule(rules.like("wm[0-9A-Za-z_-]+"))

SHAPES: Mapping[str, Shape] = {
    "/cgi-bin/gettoken": Shape(
        "§4 Token", "GET", {"corpid": Rule(rules.text(64)), "corpsecret": Rule(rules.text(128))}
    ),
    "/cgi-bin/kf/account/list": Shape(
        "§4 account/list",
        "POST",
        _TOKEN,
        {
            "offset": Rule(rules.whole(0, 10**6), needed=False),
            "limit": Rule(rules.whole(1, 100), needed=False),
        },
    ),
    "/cgi-bin/kf/sync_msg": Shape(
        "§4 sync_msg",
        "POST",
        _TOKEN,
        {
            "cursor": Rule(rules.text(64), needed=False),
            "token": Rule(rules.text(128), needed=False),
            "limit": Rule(rules.whole(1, 1000), needed=False),
            "voice_format": Rule(rules.whole(0, 1), needed=False),
            # Cursors are kept one for each 客服.
            "open_kfid": _KF,
        },
    ),
    "/cgi-bin/kf/send_msg": Shape(
        "§4 send_msg",
        "POST",
        _TOKEN,
        {
            "touser": _CITIZEN,
            "open_kfid": _KF,
            "msgid": Rule(rules.like("[0-9a-zA-Z_-]{1,32}"), needed=False),
            "msgtype": Rule(
                rules.like("text")
            ),  # of the kinds there are, the only one that is sent
            "text": Rule(rules.table),
            "text.content": Rule(rules.text(2048)),
        },
    ),
    "/cgi-bin/kf/service_state/get": Shape(
        "§4 service_state", "POST", _TOKEN, {"open_kfid": _KF, "external_userid": _CITIZEN}
    ),
    "/cgi-bin/kf/customer/batchget": Shape(
        "§4 customer/batchget",
        "POST",
        _TOKEN,
        {
            "external_userid_list": Rule(_ids),
            "need_enter_session_context": Rule(rules.whole(0, 1), needed=False),
        },
    ),
    "/cgi-bin/media/get": Shape("§4 Media", "GET", _TOKEN | {"media_id": Rule(rules.text(512))}),
}
