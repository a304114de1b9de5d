"""True things that platforms say, small, for the tests of parsers to begin with; and the pieces
that mean something in them."""

import base64
import json
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

KF: Final = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q"
CITIZEN: Final = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw"
TOKEN: Final = "123456"  # noqa: S105 - the vendor's example
KEY: Final = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
APPID: Final = "wx49f0ab532d5d035a"


def _json(*told: object) -> tuple[bytes, ...]:
    return tuple(json.dumps(one, ensure_ascii=False).encode() for one in told)


# Servers of the Mastodon API.

_AUTHOR: Final = {"id": "7", "acct": "wang@example.org", "display_name": "晨跑的人", "bot": False}
_STATUS: Final[dict[str, Any]] = {
    "id": "103",
    "uri": "https://example.org/users/wang/statuses/103",
    "url": "https://example.org/@wang/103",
    "created_at": "2026-11-24T20:17:36.000Z",
    "edited_at": "2026-11-24T21:17:36.000Z",
    "in_reply_to_id": "102",
    "visibility": "public",
    "spoiler_text": "投诉",
    "content": "<p><span>@<span>desk</span></span> 云溪路<br />路灯不亮</p>",
    "account": _AUTHOR,
    "mentions": [{"acct": "desk"}],
    "media_attachments": [
        {"id": "1", "type": "image", "url": "https://files.example.org/a/lamp.jpg?x=1"}
    ],
}
_NOTICE: Final = {
    "id": "9",
    "type": "mention",
    "created_at": "2026-11-24T20:17:37.000Z",
    "account": _AUTHOR,
    "status": _STATUS,
}
MENTIONS: Final = _json(
    [_NOTICE], [_NOTICE | {"id": str(n)} for n in range(40, 1, -1)], [_STATUS], []
)
MASTODON: Final = _json(
    {"id": 1, "acct": "desk", "username": "desk"},
    {"configuration": {"statuses": {"max_characters": 500}}, "max_toot_chars": 500},
    {"id": "1", "created_at": "2026-11-24T20:17:37.000Z", "error": "x"},
    {"x-ratelimit-reset": "2026-11-25T00:10:00Z", "retry-after": "30"},
)
AUTHORISING: Final = _json(
    {
        "client_id": "i",
        "client_secret": "s",
        "access_token": "t",
        "code": "https://x.org/?code=abcdef",
    }
)

# WeCom and WeChat.

_MESSAGE: Final[dict[str, Any]] = {
    "msgid": "m1",
    "open_kfid": KF,
    "external_userid": CITIZEN,
    "send_time": 1615478585,
    "origin": 3,
    "msgtype": "text",
    "text": {"content": "云溪路路灯不亮", "menu_id": "101"},
}
_BODIES: Final[dict[str, dict[str, Any]]] = {
    "image": {"media_id": "M1"},
    "location": {"name": "市政厅", "address": "云溪路1号", "latitude": 23.1, "longitude": 113},
    "link": {"title": "路灯", "desc": "三天了", "url": "https://x.cn/1"},
    "msgmenu": {
        "head_content": "您满意吗？",
        "list": [{"type": "click", "click": {"id": "101", "content": "满意"}}],
        "tail_content": "x",
    },
    "merged_msg": {
        "title": "群聊",
        "item": [
            {"sender_name": "王", "msgtype": "text", "msg_content": '{"text":{"content":"灯"}}'}
        ],
    },
}
_RECALL: Final = {
    "msgtype": "event",
    "send_time": 1615478585,
    "event": {"event_type": "user_recall_msg", "open_kfid": KF, "recall_msgid": "m0"},
}
_SAID: Final = [
    _MESSAGE,
    *(_MESSAGE | {"msgid": kind, "msgtype": kind, kind: body} for kind, body in _BODIES.items()),
    _RECALL,
    _RECALL | {"event": {"event_type": "msg_send_fail", "open_kfid": KF, "fail_msgid": "F"}},
]
WECOM: Final = _json(
    {"errcode": 0, "next_cursor": "4gw7MepFLfgF2VC5npN", "has_more": 1, "msg_list": _SAID},
    {"errcode": 0, "next_cursor": "c", "has_more": 1, "msg_list": []},
)
NAMED: Final = _json(
    {
        "errcode": 0,
        "errmsg": "ok",
        "service_state": 1,
        "msgid": "m1",
        "account_list": [{"open_kfid": KF, "name": "咨询客服"}],
        "customer_list": [{"external_userid": CITIZEN, "nickname": "王"}],
    }
)
ERRORS: Final = _json(
    {"errcode": 45015, "errmsg": "response out of time limit rid: 608780e2"},
    {"errcode": 0, "errmsg": "ok", "access_token": "t", "expires_in": 7200},
    {"access_token": "t", "expires_in": 7200},
)
CHATS: Final = _json(
    {
        "recordlist": [
            {
                "openid": "oDF3",
                "opercode": code,
                "text": "您好",
                "time": 1400563731,
                "worker": "a@b",
            }
            for code in (2002, 2003, 2003, 1000)
        ],
        "number": 50,
        "msgid": 20165267,
    }
)
COMMENTS: Final = _json(
    {
        "errcode": 0,
        "total": 2,
        "comment": [
            {
                "user_comment_id": number,
                "openid": "OPENID",
                "create_time": 1400563731,
                "content": "云溪路路灯不亮",
                "reply": reply,
            }
            for number, reply in enumerate(
                [{"content": "已修好", "create_time": 1400563740}, [{"content": "x"}], None], 6
            )
        ],
    }
)
ARTICLES: Final = ("206227730_1，206227731;x 5_8、6 wx1_206227730_0_7".encode(),)
_PUSH: Final = (
    "<xml><ToUserName><![CDATA[gh_x]]></ToUserName><CreateTime>1348831860</CreateTime>"
    "<MsgType>text</MsgType><Content><![CDATA[路灯]]></Content><MsgId>1</MsgId></xml>"
)
PUSHED: Final = (_PUSH.encode(), b"<xml><a>1</a><b><c>&#x4e00;</c></b></xml>")
XML_PIECES: Final = (
    b"<xml>",
    b"</xml>",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"&#0;",
    b"&#xD800;",
    b"<?xml version='1.0' encoding='gbk'?>",
    b"<!--",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"<a x='1' x='2'>",
)


def _sealed(inside: bytes) -> bytes:
    key = base64.b64decode(KEY + "=")
    cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    missing = 32 - len(inside) % 32
    return base64.b64encode(cipher.update(inside + bytes([missing]) * missing) + cipher.finalize())


SEALED: Final = (
    _sealed(b"s" * 16 + b"\0\0\0\x05hello" + APPID.encode()),
    _sealed(b"s" * 16 + b"\xff\xff\xff\xff" + APPID.encode()),
    _sealed(b""),
)

# What is kept here, and what is pasted.

CURSORS: Final = (
    b'["1", "2", "3"]',
    b"[1700000000, 1700086400, 1]",
    b"[0, 25]",
    b'{"validity": 1, "uid": 7}',
    b'["store", 7, "mark"]',
    b'{"floor": "7", "seen": ["9"], "spent": ["2026-11-25", 3, 4]}',
    b"4gw7MepFLfgF2VC5npN",
    b"",
)
CURSOR_PIECES: Final = (b"null", b"-1", b"1e999", b"NaN", b"9" * 5000, b"[" * 3000, b"{}", b'""')
ACCOUNTS: Final = _json(
    {
        "id": str(UUID(int=0xACC)),
        "channel": "mail",
        "platform": "mail",
        "name": "市城管局信箱",
        "config": {"address": "desk@test", "imap_port": "993"},
        "active": True,
    }
)
PAGES: Final = (
    "<p>云溪路</p><p>路灯<br>不亮 &lt;3&gt; <a href='x'>见</a></p><!-- x --><script>1</script>".encode(),
)
PAGE_PIECES: Final = (
    b"<",
    b"<a ",
    b"<a href='",
    b'"',
    b"<!--",
    b"-->",
    b"</",
    b"<?",
    b"<script>",
    b"</script",
    b"&#",
    b"&#x110000;",
    b"&" * 30,
    b"9" * 5000,
)
ANSWERS: Final = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: https://example.org/x\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
    b"HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\n\r\n",
    b"HTTP/1.0 200 OK\r\n\r\n[]",
)
ANSWER_PIECES: Final = (
    b"\r\n",
    b"\r\n\r\n",
    b"HTTP/1.1 101 Switching\r\n\r\n",
    b"HTTP/1.1 099 X",
    b"HTTP/9.9 200 OK",
    b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Content-Length: 1\r\nContent-Length: 2\r\n",
    b"Transfer-Encoding: gzip, chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"FFFFFFFFFFFFFFFFF\r\n",
    b"-1\r\n",
    b"Location: //[\r\n",
    b"Location: http://localhost:1/\r\n",
    b"Location: file:///etc/passwd\r\n",
    b"Location: https://a\x80b/\r\n",
    b"\0",
)


# The relay, and what it tells.

_SIGNED: Final = {"sealed": "A" * 64, "signature": "0" * 40, "timestamp": "1", "nonce": "n"}
RELAYED: Final = _json(
    {
        "store": "s",
        "pushes": [_SIGNED | {"n": n} for n in (1, 4, 5, 5)],
        "checks": [_SIGNED | {"id": "c"}],
        "more": True,
    }
)
HEADS: Final = (
    b"POST /wx/yunxi?timestamp=1&nonce=a%2Fb HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n",
    b"GET /pull/yunxi?after=1&wait=25 HTTP/1.1\r\nAuthorization: Bearer abc\r\n\r\n",
)
ENVELOPES: Final = (
    b"<xml><ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt>" + SEALED[0] + b"</Encrypt></xml>",
)


# Weibo.

OWN: Final = "2125034703"
_WEIBO_USER: Final = {"id": 1404376560, "screen_name": "晨跑的人", "verified_type": -1}
_POST: Final[dict[str, Any]] = {
    "created_at": "Tue May 31 17:46:55 +0800 2011",
    "id": 11488058246,
    "text": "求关注。",
    "user": _WEIBO_USER,
    "pic_urls": [{"thumbnail_pic": "http://ww1.sinaimg.cn/thumbnail/a.jpg"}],
    "retweeted_status": {"id": 11142488790, "text": "路灯", "user": _WEIBO_USER},
}
_UNDER: Final[dict[str, Any]] = {
    "created_at": "Wed Jun 01 00:50:25 +0800 2011",
    "id": 12438492184,
    "text": "回复@云溪:云溪路路灯不亮",
    "user": _WEIBO_USER,
    "status": _POST,
    "reply_comment": {"id": 4949855625, "text": "小新", "user": {"id": int(OWN)}},
}
_PRIVATE: Final = {
    "created_at": "Fri Jul 08 15:48:42 +0800 2011",
    "id": 3332910801173380,
    "text": "私信1",
    "sender_id": 4294917290,
    "recipient_id": int(OWN),
    "sender_screen_name": "王",
}
WEIBO: Final = _json(
    {"statuses": [_POST, _POST | {"id": 7, "deleted": "1", "user": None}]},
    {"comments": [_UNDER, _UNDER | {"id": 9, "user": {"id": int(OWN)}}]},
    {"direct_messages": [_PRIVATE]},
)
WEIBO_ASIDE: Final = _json(
    {"error_code": 10023, "error": "User requests out of rate limit", "request": "/2/x.json"},
    {"user_limit": 100, "remaining_user_hits": 97, "limit_time_unit": "DAYS", "expires_in": 7},
    {"uid": 1073880650, "appkey": "1352222456", "create_at": 1352267591, "expire_in": 157679471},
    {"access_token": "SlAV32hkKG", "expires_in": 3600, "uid": "12341234", "code": "abc"},
    {"comments": [_UNDER], "id": 1, "created_at": "x", "result": True},
)
