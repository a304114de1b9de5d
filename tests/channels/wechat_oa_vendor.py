"""WeChat's side of a 公众号, as its documents tell it, on loopback: §2 of `channels.md`.

It stands in for the vendor, whom nobody can reach from here, and knows nothing of the client.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.channels.request_rules import objection
from tests.channels.vendor_server import served
from tests.channels.wechat_oa_requests import SHAPES

APPID, SECRET, CITIZEN = "wx49f0ab532d5d035a", "s3cret-of-oa", "oDF3iY9WMaswOPWjCIp"
ARTICLE = 206227730
GOOD = {"errcode": 0, "errmsg": "ok"}
WINDOW_S, DAY_S = 48 * 3600, 86_400
REPLIES = 5
SIGN_IN = "/cgi-bin/stable_token"
SEND, REPLY = "/cgi-bin/message/custom/send", "/cgi-bin/comment/reply/add"
MEDIA = "/cgi-bin/media/get"
CHATS, LIST = "/customservice/msgrecord/getmsglist", "/cgi-bin/comment/list"
WAITING = "/customservice/kfsession/getwaitcase"

Value = dict[str, Any]


def refusal(code: int, words: str) -> Value:
    return {"errcode": code, "errmsg": f"{words} rid: 608780e2-4b5d9662-035705c2"}


@dataclass
class Vendor:
    """`log`: what was said with 客服, oldest first; `heard`: what opens windows; `files`: by their
    ids; `comments`: under the one article there is; `waiting`: for somebody of 客服.
    `instead`: what it answers at a path, whatever is asked. `trouble`: "auth", "limit", or "drop":
    a reply arrives, and the line breaks."""

    port: int = 0
    trouble: str = ""
    now: Callable[[], float] = time.time
    log: list[Value] = field(default_factory=list)
    heard: list[Value] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    comments: list[Value] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    sent: list[Value] = field(default_factory=list)
    instead: dict[str, object] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    good_token: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def say(self, text: str, who: str = CITIZEN, **changed: object) -> None:
        """To 客服, which shows it in its log."""
        record: Value = {"openid": who, "opercode": 2003, "text": text, "worker": "test1@test"}
        self.log.append(record | {"time": int(self.now())} | changed)
        if self.log[-1]["opercode"] == 2003:
            self.heard.append(self.log[-1])

    def pushed(self, text: str, who: str = CITIZEN, **changed: object) -> tuple[str, str]:
        """What is pushed when a citizen writes (§2.2), in the open, and its id."""
        number = str(23_000_000_000_000_000 + len(self.heard))
        told: Value = {"ToUserName": "gh_x", "FromUserName": who, "CreateTime": int(self.now())}
        told |= {"MsgType": "text", "Content": text, "MsgId": number} | changed
        self.heard.append({"openid": who, "opercode": 2003, "time": told["CreateTime"]})
        fields = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in told.items())
        return f"<xml>{fields}</xml>", number

    def comment(self, text: str, **changed: object) -> int:
        number = len(self.comments) + 1
        told: Value = {"user_comment_id": number, "openid": CITIZEN, "content": text}
        told |= {"create_time": int(self.now()), "comment_type": 0}
        self.comments.append(told | changed)
        return number

    def drops(self, path: str) -> bool:
        return self.trouble == "drop" and path in {SEND, REPLY}

    def answer(self, path: str, method: str, query: dict[str, str], body: Any) -> object:
        self.asked.append((path, query, body))
        wrong = objection(SHAPES, path, method, query, body)
        if wrong:
            self.objections.append(wrong)
            return refusal(47001, wrong)
        if path in self.instead:
            return self.instead[path]
        return self._token(body) if path == SIGN_IN else self._said(path, query, body)

    def _token(self, body: Value) -> Value:
        """§2.1: the same one when asked again; no number where all is well."""
        if body["appid"] != APPID:
            return refusal(40013, "invalid appid")
        if body["secret"] != SECRET:
            return refusal(40125, "invalid appsecret")
        if not self.good_token:
            self.good_token = f"ACCESS_TOKEN{len(self.tokens)}"
            self.tokens.append(self.good_token)
        return {"access_token": self.good_token, "expires_in": 7200}

    def _said(self, path: str, query: dict[str, str], body: Any) -> object:
        """§2.8."""
        if self.trouble == "auth":
            return refusal(40001, "invalid credential, access_token is invalid or not latest")
        if query["access_token"] != self.good_token:
            known = query["access_token"] in self.tokens
            return refusal(42001 if known else 40014, "access_token")
        if self.trouble == "limit":
            return refusal(45009, "reach max api daily quota limit")
        return self.media(query) if path == MEDIA else _ANSWERS[path](self, body)

    def chats(self, body: Value) -> Value:
        """§2.4: a day at most; the next page from the number the last one told."""
        if not 0 <= body["endtime"] - body["starttime"] <= DAY_S:
            return refusal(65417, "invalid span")
        numbered = list(enumerate(self.log, start=2))
        shown = [
            (number, one)
            for number, one in numbered
            if body["starttime"] <= one["time"] <= body["endtime"] and number > body["msgid"]
        ][: body["number"]]
        place = shown[-1][0] if shown else body["msgid"]
        return {"recordlist": [one for _, one in shown], "number": len(shown), "msgid": place}

    def queue(self, _: object) -> Value:
        """§2.4: the first hundred of them."""
        shown = [{"latest_time": int(self.now()), "openid": one} for one in self.waiting]
        return {"count": len(shown), "waitcaselist": shown[:100]}

    def listed(self, body: Value) -> Value:
        """§2.4 comments."""
        if (body["msg_data_id"], body["index"]) != (ARTICLE, 0):
            return refusal(88001, "msg_data is not exists")
        some = self.comments[body["begin"] :][: body["count"]]
        return GOOD | {"total": len(self.comments), "comment": some}

    def replied(self, body: Value) -> Value:
        """§2.4 comments: one reply each."""
        known = [one for one in self.comments if one["user_comment_id"] == body["user_comment_id"]]
        if (body["msg_data_id"], body["index"]) != (ARTICLE, 0) or not known:
            return refusal(88003, "comment is not exists")
        if "reply" in known[0]:
            return refusal(88005, "comment is already replied")
        known[0]["reply"] = {"content": body["content"], "create_time": int(self.now())}
        self.sent.append({"text": body["content"]})
        return GOOD

    def send(self, body: Value) -> Value:
        """§2.3: five replies within 48 hours of a message; no id, and no key."""
        who, text = body["touser"], body["text"]["content"]
        said = [n for n, one in enumerate(self.heard) if one["openid"] == who]
        if not said or self.heard[said[-1]]["time"] < self.now() - WINDOW_S:
            return refusal(45015, "response out of time limit or subscription is canceled")
        if sum(one.get("after") == said[-1] for one in self.sent) >= REPLIES:
            return refusal(45047, "out of response count limit")
        self.sent.append({"text": text, "after": said[-1]})
        self.say(text, who, opercode=2002)
        return GOOD

    def media(self, query: dict[str, str]) -> object:
        """§2.3 Media."""
        return self.files.get(query["media_id"], refusal(40007, "invalid media_id"))


_ANSWERS: dict[str, Callable[[Vendor, Any], object]] = {
    CHATS: Vendor.chats,
    WAITING: Vendor.queue,
    LIST: Vendor.listed,
    REPLY: Vendor.replied,
    SEND: Vendor.send,
}


@contextmanager
def running() -> Iterator[Vendor]:
    vendor = Vendor()
    with served(vendor) as vendor.port:
        yield vendor
