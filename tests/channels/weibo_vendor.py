"""Weibo's side of its interfaces, as its documents tell them, on loopback: §1 of `channels.md`.

It stands in for the vendor, whom nobody can reach from here, and knows nothing of the client. It
keeps what citizens wrote and what was sent to them, counts the day's calls, and refuses what the
documents do not allow.
"""

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tests.channels.request_rules import objection
from tests.channels.vendor_server import Status, served
from tests.channels.weibo_requests import SHAPES

TOKEN, UID, NAME = "2.00Token_of_the_bureau", 1404376560, "云溪城管"
APP_KEY, APP_SECRET = "1352222456", "0123456789abcdef0123456789abcdef"
CODE = "fedcba9876543210fedcba9876543210"
REDIRECT = "https://api.weibo.com/oauth2/default.html"
CITIZEN, CITIZEN_NAME = 2489518277, "晨跑的人"
OUR_POST = 4_900_000_000_000_001
DAILY = 100
"""§0.1"""
LONGEST = 140
BAD_PARAMETER = 10008
CHINA = timezone(timedelta(hours=8))
CREATE, REPLY, MESSAGE = "comments/create", "comments/reply", "messages/reply"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

_KEYS = {
    "statuses/mentions": "statuses",
    "comments/to_me": "comments",
    "comments/mentions": "comments",
    "comments/by_me": "comments",
    "direct_messages": "direct_messages",
}

_PUBLIC = ("statuses/mentions", "comments/to_me", "comments/mentions")
Value = dict[str, Any]


def refusal(code: int, words: str = "as the table says", status: int = 400) -> Status:
    """§1.5."""
    told = {"request": "/2/", "error_code": code, "error": words}
    return Status(status, json.dumps(told).encode())


def name_of(path: str) -> str:
    return path.removeprefix("/2/").removesuffix(".json").removesuffix("/biz")


def written(at: float) -> str:
    """§1.2 Time, without the C library's language."""
    day = datetime.fromtimestamp(at, CHINA)
    return f"{_DAYS[day.weekday()]} {_MONTHS[day.month - 1]} {day:%d %H:%M:%S} +0800 {day.year}"


def measure(text: str) -> int:
    """§1.3 Text length, in half-width signs."""
    text = re.sub(r"https?://[\x21-\x7e]+", "x" * 20, text)
    return sum(1 if sign.isascii() else 4 if ord(sign) > 0xFFFF else 2 for sign in text)


@dataclass
class Vendor:
    """`lists`: what each tells, in any order; `sent`: comments and messages that reached citizens.
    `objections`: to requests that the documents do not allow. `instead`: what it answers at a path,
    whatever is asked; `then` the same, each once, before. `trouble`: "limit", or "drop": a reply
    arrives, and the line breaks. `commercial`: whether the app was granted that."""

    port: int = 0
    trouble: str = ""
    commercial: bool = False
    daily: int = DAILY
    now: Callable[[], float] = time.time
    lists: dict[str, list[Value]] = field(default_factory=lambda: {name: [] for name in _KEYS})
    sent: list[Value] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    instead: dict[str, object] = field(default_factory=dict)
    then: dict[str, list[object]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=lambda: {CODE})
    good_tokens: set[str] = field(default_factory=lambda: {TOKEN})
    lasts_s: object = 30 * 86_400
    as_text: bool = True
    files: dict[str, bytes] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    _count: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def day(self) -> str:
        return str(datetime.fromtimestamp(self.now(), CHINA).date())

    # What citizens do.

    def number(self) -> int:
        self._count += 1
        return 5_000_000_000_000_000 + self._count * 1000

    def say(self, text: str, who: int = CITIZEN, **changed: object) -> str:
        """A post that names us; returns its id."""
        return self._put("statuses/mentions", self.status(text, who) | changed)

    def comment(self, text: str, who: int = CITIZEN, **changed: object) -> str:
        """On a post of ours."""
        return self._put("comments/to_me", self._comment(text, who) | changed)

    def comment_elsewhere(self, text: str, who: int = CITIZEN, **changed: object) -> str:
        """One that names us, under somebody else's post."""
        post = self.status("路灯坏了三天了", 1_900_000_001)
        return self._put("comments/mentions", self._comment(text, who) | {"status": post} | changed)

    def write(self, text: str, who: int = CITIZEN, **changed: object) -> str:
        """In private."""
        message = {
            "id": self.number(),
            "created_at": written(self.now()),
            "text": text,
            "sender_id": who,
            "recipient_id": UID,
            "sender_screen_name": CITIZEN_NAME,
            "status_id": 0,
            "geo": None,
        }
        return self._put("direct_messages", message | changed)

    def colleague(self, text: str, answered: str, **changed: object) -> str:
        """Somebody of ours answers a post or a comment in the platform itself."""
        said = [one for name in _PUBLIC for one in self.lists[name] if str(one["id"]) == answered]
        comment = self._said(text, UID) | {"status": said[0]}
        if "status" in said[0]:
            comment |= {"reply_comment": said[0], "status": said[0]["status"]}
        return self._put("comments/by_me", comment | changed)

    def _put(self, where: str, entry: Value) -> str:
        self.lists[where].append(entry)
        return str(entry.get("id"))

    def status(self, text: str, who: int) -> Value:
        return self._said(text, who) | {"pic_urls": [], "reposts_count": 0, "comments_count": 0}

    def _comment(self, text: str, who: int) -> Value:
        ours = self._said("关于路灯检修的通知", UID) | {"id": OUR_POST}
        return self._said(text, who) | {"status": ours}

    def _said(self, text: str, who: int) -> Value:
        id_ = self.number()
        name = NAME if who == UID else CITIZEN_NAME if who == CITIZEN else f"市民{who}"
        return {
            "id": id_,
            "idstr": str(id_),
            "mid": str(id_),
            "created_at": written(self.now()),
            "text": text,
            "source": '<a href="http://weibo.com" rel="nofollow">新浪微博</a>',
            "user": {"id": who, "idstr": str(who), "screen_name": name, "verified": False},
        }

    def drops(self, path: str) -> bool:
        return self.trouble == "drop" and name_of(path) in {CREATE, REPLY, MESSAGE}

    # What it answers.

    def answer(self, path: str, method: str, query: dict[str, str], body: Any) -> object:
        if path in self.files:
            return self.files[path]
        self.asked.append((path, query, body))
        wrong = objection(SHAPES, path, method, query, body)
        if wrong:
            self.objections.append(wrong)
            return refusal(BAD_PARAMETER, wrong)
        if self.then.get(path):
            return self.then[path].pop(0)
        if path in self.instead:
            return self.instead[path]
        if path == "/oauth2/access_token":
            return self._grant(body)
        return self._said_to(path, query | (body or {}))

    def _said_to(self, path: str, told: dict[str, str]) -> object:
        if told["access_token"] not in self.good_tokens:
            return refusal(21332 if told["access_token"] != TOKEN else 21327, "token")
        if path == "/oauth2/get_token_info":
            info = {"uid": UID, "appkey": int(APP_KEY), "scope": None, "create_at": 1352267591}
            return info | {"expire_in": self.lasts_s}
        name = name_of(path)
        if path.endswith("/biz.json") or name == "direct_messages":
            if not self.commercial:
                return refusal(10014, "Insufficient app permissions", 403)
        else:
            self.calls[self.day] += 1
            if self.calls[self.day] > self.daily:
                return refusal(10023, "User requests out of rate limit", 403)
        if self.trouble == "limit" and name in {CREATE, REPLY, MESSAGE}:
            return refusal(10023, "User requests out of rate limit", 403)
        return _ANSWERS[name](self, name, told)

    def _grant(self, told: Value) -> object:
        """§1.1; a code is good once."""
        if (told["client_id"], told["client_secret"]) != (APP_KEY, APP_SECRET):
            return refusal(21324, "invalid_client")
        if told["redirect_uri"] != REDIRECT:
            return refusal(21322, "redirect_uri_mismatch")
        if told["code"] not in self.codes:
            return refusal(21325, "invalid_grant")
        self.codes.discard(told["code"])
        kind = str if self.as_text else int
        left = kind(str(self.lasts_s))
        return {"access_token": TOKEN, "expires_in": left, "remind_in": left, "uid": kind(str(UID))}

    def listed(self, name: str, told: dict[str, str]) -> Value:
        """§1.2: newest first; since_id is newer than, max_id up to and with."""
        since, most = int(told.get("since_id", 0)), int(told.get("max_id", 0))
        entries = [
            one
            for one in self.lists[name]
            if (not since or one["id"] > since) and (not most or one["id"] <= most)
        ]
        entries.sort(key=lambda one: one["id"], reverse=True)
        some = entries[: int(told.get("count", 50))]
        total = len(self.lists[name])
        return {_KEYS[name]: some, "previous_cursor": 0, "next_cursor": 0, "total_number": total}

    def left(self, _: str, __: dict[str, str]) -> Value:
        """§1.2 budget [M]."""
        return {
            "ip_limit": 15_000,
            "limit_time_unit": "DAYS",
            "remaining_ip_hits": 14_000,
            "remaining_user_hits": max(0, self.daily - self.calls[self.day]),
            "reset_time": f"{self.day} 23:59:59",
            "reset_time_in_seconds": 60,
            "user_limit": self.daily,
        }

    def create(self, _: str, told: dict[str, str]) -> object:
        """§1.3 comment on a post."""
        posts = {str(one["id"]) for one in self.lists["statuses/mentions"]}
        if told["id"] not in posts:
            return refusal(20101, "target weibo does not exist")
        return self._taken(told, told["comment"], None)

    def reply(self, _: str, told: dict[str, str]) -> object:
        """§1.3 reply to a comment: the name that is put before it counts as well."""
        comments = [*self.lists["comments/to_me"], *self.lists["comments/mentions"]]
        answered = next((one for one in comments if str(one["id"]) == told["cid"]), None)
        if answered is None:
            return refusal(20201, "target weibo comment does not exist")
        if str(answered["status"]["id"]) != told["id"]:
            return refusal(20101, "target weibo does not exist")
        text = told["comment"]
        if told.get("without_mention", "0") == "0":
            text = f"回复@{answered['user']['screen_name']}:{text}"
        return self._taken(told, text, answered)

    def _taken(self, told: dict[str, str], text: str, answered: Value | None) -> object:
        if measure(text) > LONGEST * 2:
            return refusal(20012, "Text too long, please input text less than 140 characters")
        if self.sent and self.sent[-1].get("words") == told["comment"]:
            return refusal(20019, "repeat content")
        comment = self._said(text, UID) | {"status": {"id": int(told["id"])}}
        if answered is not None:
            comment |= {"reply_comment": answered, "status": answered["status"]}
        self.lists["comments/by_me"].append(comment)
        if answered is not None and answered["status"]["id"] == OUR_POST:
            self.lists["comments/to_me"].append(comment)
        self.sent.append(
            {"id": comment["id"], "text": text, "words": told["comment"]}
            | {"to": told.get("cid", told["id"])}
        )
        return comment

    def message(self, _: str, told: dict[str, str]) -> object:
        """§1.3 DM reply; §0.4: within 48 hours of theirs."""
        since = self.now() - 48 * 3600
        heard = [
            one
            for one in self.lists["direct_messages"]
            if str(one["sender_id"]) == told["receiver_id"] and _moment(one) > since
        ]
        if not heard:
            return refusal(20301, "the receiver does not follow you")
        self.sent.append({"to": told["receiver_id"], "text": json.loads(told["data"])["text"]})
        taken = {"receiver_id": told["receiver_id"], "sender_id": str(UID), "type": told["type"]}
        return {"result": True, "data": told["data"]} | taken


def _moment(entry: Value) -> float:
    day, clock, year = re.findall(
        r"\w{3} (\w{3} \d\d) ([\d:]+) \+0800 (\d{4})", entry["created_at"]
    )[0]
    month, number = day.split()
    at = datetime(int(year), _MONTHS.index(month) + 1, int(number), tzinfo=CHINA)
    hours, minutes, seconds = map(int, clock.split(":"))
    return (
        (at + timedelta(hours=hours, minutes=minutes, seconds=seconds)).astimezone(UTC).timestamp()
    )


_ANSWERS: dict[str, Callable[[Vendor, str, dict[str, str]], object]] = {
    **dict.fromkeys(_KEYS, Vendor.listed),
    "account/rate_limit_status": Vendor.left,
    CREATE: Vendor.create,
    REPLY: Vendor.reply,
    MESSAGE: Vendor.message,
}


@contextmanager
def running() -> Iterator[Vendor]:
    vendor = Vendor()
    with served(vendor) as vendor.port:
        yield vendor
