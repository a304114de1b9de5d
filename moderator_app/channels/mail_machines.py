"""What mail programs and servers answer by themselves: that somebody is away, that a letter was
opened, or that it never arrived."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from moderator_app.core.channels import Machine

if TYPE_CHECKING:
    from email.message import Message

_MESSAGE_ID: Final = re.compile(r"<[^<>\s]{1,500}>")
_AWAY: Final = re.compile(
    r"\s{0,4}(?:自动回复|自动答复|外出自动|休假自动|auto(?:matic)?[- ]?(?:reply|response)|"
    r"out of (?:the )?office)",
    re.IGNORECASE,
)
_DAEMONS: Final = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"})
_MOST_PARTS: Final = 50


def says(
    message: "Message[str, str]", sender: str, title: str, reply_to: str = ""
) -> Machine | None:
    """None for what a person wrote, and for what is sent to many. `reply_to`: somebody else whom it
    wants answered, as a form does for whoever filled it in."""
    kind = message.get_content_type()
    report = str(message.get_param("report-type") or "").lower()
    if kind == "multipart/report" and report != "disposition-notification":
        return Machine.BOUNCED if _failed(message) else Machine.AWAY
    if kind == "multipart/report":
        return Machine.AWAY
    nameless = _value(message, "Return-Path", "x").strip() == "<>"
    if sender.partition("@")[0] in _DAEMONS and (nameless or not reply_to):
        # Servers that know no form for it write to us all the same only where it went wrong.
        return Machine.BOUNCED
    auto = _value(message, "Auto-Submitted").partition(";")[0].strip().lower()
    if auto not in {"", "no"} or "X-Autoreply" in message or "X-Autorespond" in message:
        return Machine.AWAY
    if _value(message, "Precedence").strip().lower() == "auto_reply" or _AWAY.match(title):
        return Machine.AWAY
    return Machine.AWAY if nameless else None


def _failed(message: "Message[str, str]") -> bool:
    """Whether a report says that it did not arrive for good; one that says nothing does."""
    actions = [
        _value(part, "Action").strip().lower() for part in _within(message) if "Action" in part
    ]
    return not actions or "failed" in actions


def about(message: "Message[str, str]") -> tuple[str, ...]:
    """The ids of the letters that a report is about, from what of them hangs on it."""
    found: list[str] = []
    for part in _within(message):
        for name in ("Message-ID", "Original-Message-ID", "X-Original-Message-ID"):
            found += _MESSAGE_ID.findall(_value(part, name))
        if part.get_content_type() == "text/rfc822-headers":
            found += _of_headers(part)
    return tuple(dict.fromkeys(found))


def _of_headers(part: "Message[str, str]") -> Iterator[str]:
    octets = part.get_payload(decode=True)
    text = octets.decode("utf-8", "replace") if isinstance(octets, bytes) else ""
    for line in text[:20_000].splitlines():
        if line.lower().startswith("message-id:"):
            yield from _MESSAGE_ID.findall(line)


def _within(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """The parts of a report, those of what hangs on it among them; not the report itself."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list):
            waiting += [one for one in payload if not isinstance(one, str)]
        if part is not message:
            yield part


def _value(part: "Message[str, str]", name: str, absent: str = "") -> str:
    """A header as it came; the first of several."""
    for one, value in part.raw_items():
        if one.lower() == name.lower():
            return str(value)
    return absent
