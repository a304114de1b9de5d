"""Comments and messages on their way to Weibo, and what became of them."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import IPv4Address
from typing import Final

from moderator_app.channels import weibo_errors as errors
from moderator_app.channels import weibo_reading as reading
from moderator_app.channels.weibo_asking import Asking, below
from moderator_app.channels.weibo_budget import Use
from moderator_app.core.channels import (
    Ambiguous,
    ChannelError,
    ConfigError,
    Duplicate,
    NotThere,
    Outgoing,
    Receipt,
    TargetGone,
    Transient,
)

_CLOCKS_APART: Final = timedelta(minutes=10)
_AT_ONCE: Final = 50
_MOST_PAGES: Final = 3
"""Of our own comments, in which one is looked for."""


class Sending:
    """What one account says. `rip`: the address by which the office is known in the net."""

    def __init__(
        self, asking: Asking, rip: str, now: Callable[[], datetime], *, commercial: bool
    ) -> None:
        self._asking = asking
        self._rip = rip
        self._now = now
        self._commercial = commercial
        self._doubtful: set[str] = set()
        """The keys of replies that may have arrived."""

    def send(self, out: Outgoing) -> Receipt:
        """Raises ChannelError."""
        if out.target.stream == reading.MESSAGES:
            return self._send_message(out)
        try:
            return self._sent(out)
        except Ambiguous:
            self._doubtful.add(out.key)
            raise

    def _sent(self, out: Outgoing) -> Receipt:
        code, value = self._comment(out)
        if code == errors.SENT:
            return Receipt("", self._now())
        if code in errors.TWICE:
            raise self._said_twice(out, code)
        if code:
            raise self._asking.refusal(code)
        posted = reading.posted(value)
        if posted is None:
            raise Ambiguous("not_a_comment")
        return Receipt(posted[0], posted[1] or self._now())

    def _comment(self, out: Outgoing) -> tuple[int, object]:
        post = reading.post_of(out.target)
        if not post:
            raise TargetGone("post")
        form = [("id", post), ("comment", out.text), ("comment_ori", "0")]
        form.append(("rip", public(self._rip)))
        if out.target.stream == reading.MENTIONS:
            return self._asking.told_in_form(self._asking.path("comments/create"), form)
        form += [("cid", out.target.post), ("without_mention", "0")]
        return self._asking.told_in_form(self._asking.path("comments/reply"), form)

    def _said_twice(self, out: Outgoing, code: int) -> ChannelError:
        """The platform refuses words that it was just told: these, or the same to somebody else."""
        try:
            found = self._traced(out, self._now())
        except ChannelError:
            found = NotThere.CANNOT_TELL
        if isinstance(found, Receipt):
            return Duplicate(str(code), found.id)
        if out.key in self._doubtful:
            return Duplicate(str(code))
        return self._asking.refusal(code)

    def _send_message(self, out: Outgoing) -> Receipt:
        if not self._commercial:
            raise ConfigError("host")
        form = [
            ("type", "text"),
            ("data", json.dumps({"text": out.text}, ensure_ascii=False)),
            ("receiver_id", out.target.recipient),
            ("save_sender_box", "1"),
        ]
        code, value = self._asking.told_in_query("/2/messages/reply/biz.json", form)
        if code:
            raise self._asking.refusal(code)
        if not reading.answered(value):
            raise Ambiguous("not_a_result")
        return Receipt("", self._now())

    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        """Raises ChannelError."""
        if out.target.stream == reading.MESSAGES:
            return NotThere.CANNOT_TELL
        return self._traced(out, since - _CLOCKS_APART)

    def _traced(self, out: Outgoing, start: datetime) -> Receipt | NotThere:
        """Look for a reply among our own comments, back to that moment."""
        low, similar = 0, False
        for _ in range(_MOST_PAGES):
            query = [("count", str(_AT_ONCE)), *below(low)]
            value = self._asking.asked(self._asking.path("comments/by_me"), query, Use.REPLY)
            page = reading.entries(reading.COMMENTS, value)
            if page is None:
                raise Transient("not_a_page")
            trace = reading.trace(page, out.target, out.text, start)
            if trace.found is not None:
                return Receipt(trace.found[0], trace.found[1] or self._now())
            similar |= trace.similar
            if trace.reaches and not similar:
                return NotThere.NOT_FOUND
            if trace.reaches or not trace.next or 0 < low < trace.next:
                break
            low = trace.next - 1
        return NotThere.CANNOT_TELL


def public(rip: str) -> str:
    """An address that the platform takes for that of the person who writes. Raises ConfigError for
    none, and for one that holds within the office alone."""
    try:
        address = IPv4Address(rip)
    except ValueError:
        raise ConfigError("rip") from None
    if not address.is_global:
        raise ConfigError("rip")
    return str(address)
