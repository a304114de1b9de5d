"""WeCom's side of 微信客服, as its documents tell it, on loopback: §4 of `channels.md`.

It stands in for the vendor, whom nobody can reach from here, and knows nothing of the client. It
keeps what citizens wrote and what was sent to them, counts the windows, and refuses what the
documents do not allow. What they leave open (§11) is a field that a test can set.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.channels.request_rules import objection
from tests.channels.vendor_server import served
from tests.channels.wecom_requests import SHAPES

CORPID, SECRET, KF, CITIZEN = "ww12345678910", "s3cret-of-kf", "wkAJ2GCAAASSm4", "wmAJ2GCAAAme1X"
KF_NAME, CITIZEN_NAME = "咨询客服", "晨跑的人"
GOOD = {"errcode": 0, "errmsg": "ok"}
KEPT_S = 3 * 86_400
WINDOW_S = 48 * 3600
REPLIES = 5
BAD_PARAMETER = 40058
SEND = "/cgi-bin/kf/send_msg"
SYNC = "/cgi-bin/kf/sync_msg"

Value = dict[str, Any]


def refusal(code: int, words: str) -> Value:
    return {"errcode": code, "errmsg": words}


@dataclass
class Vendor:
    """`log`: all that can be read, oldest first; `sent`: what reached citizens. `objections`: to
    requests that the documents do not allow. `instead`: what it answers at a path, whatever is
    asked; `then` the same, each once, before. `calls`: the tokens of calls that are good. `trouble`: "limit", or "drop": a reply arrives, and
    the line breaks."""

    port: int = 0
    trouble: str = ""
    now: Callable[[], float] = time.time
    log: list[Value] = field(default_factory=list)
    sent: list[Value] = field(default_factory=list)
    state: dict[str, int] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    instead: dict[str, object] = field(default_factory=dict)
    then: dict[str, list[object]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    good_tokens: set[str] = field(default_factory=set)
    calls: set[str] = field(default_factory=set)
    duplicate: Value = field(default_factory=lambda: refusal(95_999, "duplicate msgid"))
    """§11: neither number nor words are known."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # What citizens and colleagues do.

    def say(self, text: str, who: str = CITIZEN, **changed: object) -> str:
        return self.put("text", {"content": text}, who, **changed)

    def put(self, kind: str, body: object, who: str = CITIZEN, **changed: object) -> str:
        """A message as `sync_msg` shows it; returns its id."""
        message: Value = {
            "msgid": f"from_msgid_{4622416642169452483 + len(self.log)}",
            "open_kfid": KF,
            "external_userid": who,
            "send_time": int(self.now()),
            "origin": 3,
            "msgtype": kind,
            kind: body,
        }
        self.log.append(message | changed)
        return str((message | changed)["msgid"])

    def event(self, kind: str, **told: object) -> None:
        """An event has no 客服 and no citizen at its top (§4)."""
        about = {"event_type": kind, "open_kfid": KF, "external_userid": CITIZEN}
        self.log.append(
            {
                "msgid": f"event_{len(self.log)}",
                "send_time": int(self.now()),
                "origin": 4,
                "msgtype": "event",
                "event": about | told,
            }
        )

    def call(self, kf: str = KF) -> str:
        """What is pushed when there is something to read (§4): no words, and a good token."""
        token = f"ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra{len(self.calls)}"
        self.calls.add(token)
        told = {"ToUserName": CORPID, "CreateTime": int(self.now()), "MsgType": "event"}
        told |= {"Event": "kf_msg_or_event", "Token": token, "OpenKfId": kf}
        return "<xml>" + "".join(f"<{k}>{v}</{k}>" for k, v in told.items()) + "</xml>"

    def drops(self, path: str) -> bool:
        return self.trouble == "drop" and path == SEND

    def expire_tokens(self) -> None:
        self.good_tokens.clear()

    # What it answers.

    def answer(self, path: str, method: str, query: dict[str, str], body: Any) -> object:
        self.asked.append((path, query, body))
        wrong = objection(SHAPES, path, method, query, body)
        if wrong:
            self.objections.append(wrong)
            return refusal(BAD_PARAMETER, wrong)
        if self.then.get(path):
            return self.then[path].pop(0)
        if path in self.instead:
            return self.instead[path]
        return self._token(query) if path == "/cgi-bin/gettoken" else self._said(path, query, body)

    def _said(self, path: str, query: dict[str, str], body: Any) -> object:
        """§4 Errors: 40014 of a token that never was good, 42001 of one that was."""
        if query["access_token"] not in self.good_tokens:
            known = query["access_token"] in self.tokens
            return refusal(42001 if known else 40014, "access_token")
        if self.trouble == "limit":
            return refusal(45009, "api freq out of limit")
        return _ANSWERS[path](self, query, body)

    def _token(self, query: dict[str, str]) -> Value:
        """§4 Token: the same one until it ends."""
        if query["corpid"] != CORPID:
            return refusal(40013, "invalid corpid")
        if query["corpsecret"] != SECRET:
            return refusal(40001, "invalid credential")
        if not self.good_tokens:
            self.tokens.append(f"accesstoken{len(self.tokens):06}")
            self.good_tokens.add(self.tokens[-1])
        (token,) = self.good_tokens
        return GOOD | {"access_token": token, "expires_in": 7200}

    def accounts(self, _: dict[str, str], body: Value) -> Value:
        """§4 account/list."""
        one = {"open_kfid": KF, "name": KF_NAME, "avatar": "", "manage_privilege": True}
        return GOOD | {"account_list": [one][body.get("offset", 0) :]}

    def customers(self, _: dict[str, str], body: Value) -> Value:
        """§4 customer/batchget."""
        asked = body["external_userid_list"]
        known = [one for one in asked if one.startswith(CITIZEN)]
        told = [{"external_userid": one, "nickname": CITIZEN_NAME, "gender": 0} for one in known]
        others = [one for one in asked if one not in known]
        return GOOD | {"customer_list": told, "invalid_external_userid": others}

    def sync(self, _: dict[str, str], body: Value) -> Value:
        """§4 sync_msg: what is no older than three days, from the cursor on; nothing of what was
        sent through the interface."""
        if body["open_kfid"] != KF:
            return refusal(95000, "invalid open_kfid")
        if body.get("token", "") not in self.calls | {""}:
            return refusal(95007, "invalid msgtoken")
        begin = 0
        if "cursor" in body:
            place = body["cursor"].removeprefix("cursor")
            if not place.isdigit() or int(place) > len(self.log):
                return refusal(BAD_PARAMETER, "invalid cursor")
            begin = int(place)
        end = min(len(self.log), begin + body.get("limit", 1000))
        oldest = self.now() - KEPT_S
        shown = [one for one in self.log[begin:end] if one.get("send_time", oldest) >= oldest]
        more = int(end < len(self.log))
        return GOOD | {"next_cursor": f"cursor{end}", "has_more": more, "msg_list": shown}

    def session(self, _: dict[str, str], body: Value) -> Value:
        """§4 service_state/get."""
        return GOOD | {"service_state": self.state.get(body["external_userid"], 0)}

    def send(self, _: dict[str, str], body: Value) -> Value:
        """§4 send_msg and its errors."""
        if body["open_kfid"] != KF:
            return refusal(95000, "invalid open_kfid")
        key = body.get("msgid", f"made_{len(self.sent)}")
        if any(one["msgid"] == key for one in self.sent):
            return self.duplicate
        if self.state.get(body["touser"], 0) not in {0, 1}:
            return refusal(95018, "send msg session status invalid")
        heard = [n for n, one in enumerate(self.log) if _is_by(one, body["touser"])]
        if not heard or self.log[heard[-1]]["send_time"] < self.now() - WINDOW_S:
            return refusal(95002, "out of time limit")
        if sum(one["after"] == heard[-1] for one in self.sent) >= REPLIES:
            return refusal(95001, "out of count limit")
        text = body["text"]["content"]
        self.sent.append({"msgid": key, "to": body["touser"], "after": heard[-1], "text": text})
        return GOOD | {"msgid": key}

    def media(self, query: dict[str, str], _: object) -> object:
        """§4 Media."""
        return self.files.get(query["media_id"], refusal(40007, "invalid media_id"))


def _is_by(message: Value, who: str) -> bool:
    return message.get("external_userid") == who and message.get("origin") == 3


_ANSWERS: dict[str, Callable[[Vendor, dict[str, str], Any], object]] = {
    "/cgi-bin/kf/account/list": Vendor.accounts,
    "/cgi-bin/kf/customer/batchget": Vendor.customers,
    SYNC: Vendor.sync,
    "/cgi-bin/kf/service_state/get": Vendor.session,
    SEND: Vendor.send,
    "/cgi-bin/media/get": Vendor.media,
}


@contextmanager
def running() -> Iterator[Vendor]:
    vendor = Vendor()
    with served(vendor) as vendor.port:
        yield vendor
