"""The side of a platform that turned hostile, for each connector that asks by HTTP: a line each.

What it answers comes from `tests/channels/rude.py`, octet by octet, where the true vendor's stand-in
would never say it; how a client asks, and what it makes of true answers, is for the contract."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from moderator_app.channels import weibo_reading
from moderator_app.channels.mastodon import Mastodon
from moderator_app.channels.port import Channel
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.channels.wecom import WeCom
from moderator_app.channels.weibo import Weibo
from moderator_app.core.channels import Account
from tests.channels import (
    test_mastodon_contract,
    wechat_oa_account,
    wecom_account,
    weibo_account,
)

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """`polled`: the path of a look; `fine`: what other paths answer; `entry`: one message by its
    number and words; `page`: what a look is answered, the newest entry last, and whether there is
    more."""

    name: str
    stream: str
    polled: str
    fine: Mapping[str, object]
    account: Callable[[int], Account]
    open: Callable[[Account], Channel]
    entry: Callable[[int, str], Entry]
    page: Callable[[list[Any], bool], object]

    def answer(self, entries: list[Any], *, more: bool = False) -> bytes:
        """As its octets."""
        told = json.dumps(self.page(entries, more), ensure_ascii=False)
        return told.encode("utf-8", "surrogatepass")


def _now() -> int:
    return int(datetime.now(UTC).timestamp())


def _mention(number: int, text: str) -> Entry:
    at = datetime.now(UTC).isoformat()
    author = {"id": f"a{number}", "acct": f"w{number}@example.org", "display_name": "王"}
    status = {
        "id": f"s{number}",
        "uri": f"https://example.org/{number}",
        "created_at": at,
        "visibility": "public",
        "content": text,
        "account": author,
    }
    return {"id": f"{number}", "type": "mention", "created_at": at, "status": status}


def _message(number: int, text: str) -> Entry:
    return {
        "msgid": f"m{number}",
        "open_kfid": "wkAJ2GCAAASSm4",
        "external_userid": f"wm{number}",
        "send_time": _now(),
        "origin": 3,
        "msgtype": "text",
        "text": {"content": text},
    }


def _record(number: int, text: str) -> Entry:
    return {"openid": f"o{number}", "opercode": 2003, "text": text, "time": _now()}


def _comment(number: int, text: str) -> Entry:
    told = {"user_comment_id": number, "openid": f"o{number}", "content": text}
    return told | {"create_time": _now()}


_GOOD: Final = {"errcode": 0, "errmsg": "ok"}
_TOKEN: Final = _GOOD | {"access_token": "t", "expires_in": 7200}


def _synced(entries: list[Any], more: bool) -> object:
    """A cursor that was never told before, so that it leads on."""
    told = _GOOD | {"msg_list": entries, "has_more": int(more)}
    return told | {"next_cursor": datetime.now(UTC).strftime("%H%M%S%f")}


def _logged(entries: list[Any], more: bool) -> object:
    place = int(datetime.now(UTC).timestamp() * 1_000_000)
    return {"recordlist": entries, "number": 50 if more else len(entries), "msgid": place}


_OURS: Final = 2125034703


def _weibo_time() -> str:
    return datetime.now(UTC).strftime("%a %b %d %H:%M:%S +0000 %Y")


def _post(number: int, text: str) -> Entry:
    author = {"id": 1_000_000 + number, "screen_name": "王"}
    return {"id": number + 1, "text": text, "created_at": _weibo_time(), "user": author}


def _under(number: int, text: str) -> Entry:
    ours = {"id": 9_000_000, "text": "公告", "created_at": _weibo_time(), "user": {"id": _OURS}}
    return _post(number, text) | {"status": ours}


def _private(number: int, text: str) -> Entry:
    told = {"id": number + 1, "text": text, "created_at": _weibo_time()}
    return told | {"sender_id": 1_000_000 + number, "recipient_id": _OURS}


def _weibo(stream: str, path: str, entry: Callable[[int, str], Entry], host: str = "open") -> Side:
    key = weibo_reading.KEYS[stream]
    return Side(
        f"weibo-{stream}",
        stream,
        path,
        {
            "/oauth2/get_token_info": {"uid": _OURS},
            "/2/account/rate_limit_status.json": {
                "user_limit": 10_000,
                "remaining_user_hits": 9_999,
            },
        },
        lambda port: weibo_account.account(port, host),
        lambda account: Weibo(account, weibo_account.GOOD_SECRETS),
        entry,
        lambda entries, _: {key: entries[::-1]},
    )


SIDES: Final[tuple[Side, ...]] = (
    Side(
        "mastodon",
        "mentions",
        "/api/v1/notifications",
        {"/api/v1/accounts/verify_credentials": {"id": "1", "acct": "desk"}},
        test_mastodon_contract.account,
        lambda account: Mastodon(account, {"token": "t"}),
        _mention,
        lambda entries, _: entries[::-1],
    ),
    _weibo("mentions", "/2/statuses/mentions.json", _post),
    _weibo("comments", "/2/comments/to_me.json", _under),
    _weibo("messages", "/2/direct_messages.json", _private, "commercial"),
    Side(
        "wecom",
        "messages",
        "/cgi-bin/kf/sync_msg",
        {"/cgi-bin/gettoken": _TOKEN, "/cgi-bin/kf/customer/batchget": _GOOD},
        wecom_account.account,
        lambda account: WeCom(account, wecom_account.GOOD_SECRETS),
        _message,
        _synced,
    ),
    Side(
        "chats",
        "chats",
        "/customservice/msgrecord/getmsglist",
        {"/cgi-bin/stable_token": _TOKEN},
        wechat_oa_account.account,
        lambda account: OfficialAccount(account, wechat_oa_account.GOOD_SECRETS),
        _record,
        _logged,
    ),
    Side(
        "comments",
        "comments",
        "/cgi-bin/comment/list",
        {"/cgi-bin/stable_token": _TOKEN},
        wechat_oa_account.account,
        lambda account: OfficialAccount(account, wechat_oa_account.GOOD_SECRETS),
        _comment,
        lambda entries, more: (
            _GOOD | {"comment": entries, "total": 10**9 if more else len(entries)}
        ),
    ),
)
