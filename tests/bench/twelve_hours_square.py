"""A small server of Mastodon's interface on loopback: mentions by citizens, edited and late ones too,
and statuses of ours, of which each key gives one."""

import html
import json
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import override

from tests.channels import loopback
from tests.channels.rude import reset

TOKEN = "token-of-the-square"  # noqa: S105 - of a server on this machine
ME = {"id": "1", "acct": "desk", "username": "desk"}
Value = dict[str, Any]


@dataclass
class Square:
    """`mood`: "" is well, "429" and "503" are answers, "drop" takes a reply and breaks the line."""

    now: Callable[[], float]
    mood: str = ""
    mentions: list[Value] = field(default_factory=list)
    own: list[Value] = field(default_factory=list)
    keys: dict[str, Value] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def say(self, text: str, who: str, *, answers: str = "", behind: int = 0) -> str:
        """`behind` so many others that are shown already."""
        with self.lock:
            status = self._status(text, {"id": f"c{who}", "acct": who, "display_name": who})
            status["in_reply_to_id"] = answers or None
            entry = {"id": f"n{status['id']}", "type": "mention", "status": status}
            place = max(0, len(self.mentions) - behind)
            self.mentions.insert(place, entry | {"created_at": status["created_at"]})
            return str(status["id"])

    def edit(self, id_: str, text: str) -> None:
        with self.lock:
            for entry in reversed(self.mentions):
                if entry["status"].get("id") == id_:
                    entry["status"] |= {"content": _page(text), "edited_at": self._time()}
                    return

    def spoil(self) -> None:
        """A mention that has no author."""
        with self.lock:
            n = len(self.mentions)
            self.mentions.append({"id": f"s{n}", "type": "mention", "status": {"id": f"x{n}"}})

    def _status(self, text: str, account: Value) -> Value:
        id_ = f"{len(self.mentions) + len(self.own):08}{len(self.own):06}"
        return {
            "id": id_,
            "created_at": self._time(),
            "account": account,
            "content": _page(text),
            "visibility": "public",
            "uri": f"http://127.0.0.1/{id_}",
        }

    def _time(self) -> str:
        return datetime.fromtimestamp(self.now(), UTC).isoformat()

    # What it answers.

    def answer(self, path: str, query: dict[str, str]) -> object:
        if path.endswith("/verify_credentials"):
            return ME
        if path.endswith("/instance"):
            return {"configuration": {"statuses": {"max_characters": 500}}}
        entries = self.mentions if path.endswith("/notifications") else self.own
        return _part(entries, query)

    def post(self, key: str, form: dict[str, str]) -> Value:
        if key not in self.keys:
            status = self._status(form["status"], ME)
            status["in_reply_to_id"] = form["in_reply_to_id"]
            self.own.append(status)
            self.keys[key] = status
        return self.keys[key]


def _part(entries: list[Value], query: dict[str, str]) -> list[Value]:
    """Newest first: what comes next after `min_id`, or stands before `max_id`, or the newest."""
    limit, ids = int(query["limit"]), [one["id"] for one in entries]
    if query.get("min_id") in ids:
        begin = ids.index(query["min_id"]) + 1
        return entries[begin : begin + limit][::-1]
    end = ids.index(query["max_id"]) if query.get("max_id") in ids else len(ids)
    return entries[max(0, end - limit) : end][::-1]


def _page(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


class _Handler(loopback.Handler):
    square: Square

    @override
    def serve(self, content: bytes | None) -> None:
        if self._is_refused():
            return
        if content is None:
            parts = urlsplit(self.path)
            with self.square.lock:
                self._say(200, self.square.answer(parts.path, dict(parse_qsl(parts.query))))
            return
        with self.square.lock:
            posted = self.square.post(
                self.headers["Idempotency-Key"], dict(parse_qsl(content.decode()))
            )
        if self.square.mood == "drop":
            reset(self.connection)
        else:
            self._say(200, posted)

    def _is_refused(self) -> bool:
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._say(401, {"error": "The access token is invalid"})
        elif self.square.mood.isdigit():
            self._say(int(self.square.mood), {"error": "not now"})
        else:
            return False
        return True

    def _say(self, status: int, value: object) -> None:
        self.answer(status, json.dumps(value).encode())


def served(square: Square) -> AbstractContextManager[int]:
    """The port at which it is asked."""
    return loopback.served(_Handler, square=square)
