"""What an e-mail says: from octets as a server keeps them to a message, without asking anybody.

Mails are older than every rule about them. Headers come in raw GB2312, the declared character set
is another than the real one, the tree of parts ends in the middle: what can be read is read, and
what cannot be is put aside.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.policy import Compat32
from email.utils import getaddresses, mktime_tz, parsedate_tz
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from moderator_app.channels import file_names, mail_machines
from moderator_app.channels.markup import page_text
from moderator_app.core.channels import Item, Machine, Media, Medium, Received, Spoilt
from moderator_app.core.events import storable
from moderator_app.core.letters import is_address, is_mailbox

if TYPE_CHECKING:
    from email.message import Message

STREAM: Final = "inbox"
LONGEST_WAY: Final = timedelta(days=7)
LONGEST: Final = 100_000
"""Signs of a text; the rest of a longer one is left at the server."""
_LONGEST_LINE: Final = 1_000
_LONGEST_NAME: Final = 300
_LONGEST_KIND: Final = 100
_LONGEST_HEADER: Final = 10_000
"""Signs of a header: the library takes it apart in the square of its length, or in its cube."""
_LONGEST_CHARSET: Final = 40
_MOST_PARTS = 200
_CHINESE = "gb18030"
_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)
"""Codecs that no mail is written in: they make other words of it."""
_MESSAGE_ID = re.compile(r"<(?:(?!=\?)[^<>\s\x00-\x1f\x7f]){1,500}>")
"""One that looks encoded cannot be written into an answer as it stands, and is none."""
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})


class _Short(Compat32):
    """The library's own way with mails, but for headers without end."""

    @override
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_POLICY: Final = _Short()
_TORN: Final = (ValueError, LookupError, MessageError, RecursionError, TypeError)
"""What the library raises over a mail of which it cannot make sense. The last where a name is told
whole and in pieces at once, which it puts in order as if all were numbers."""


def item(raw: bytes, address: str, arrived: datetime, place: str, *, whole: bool = True) -> Item:
    """One mail, as `read` takes it; put aside whole where the library cannot make sense of it."""
    try:
        return read(raw, address, arrived, place, whole=whole)
    except _TORN as error:
        return Spoilt(STREAM, decoded(raw[:LONGEST], ""), type(error).__name__)


def read(
    raw: bytes, address: str, arrived: datetime, place: str, *, whole: bool = True
) -> Received:
    """One mail, or the beginning of one. `address` is our own; `arrived`: when the server took it;
    `place` tells the connector where to find its attachments again. Raises what the library
    does."""
    message = message_from_bytes(raw, policy=_POLICY)
    sender, sender_id = _sender(message)
    id_ = _message_id(message, raw)
    ours = address.lower()
    reply_to = _reply_to(message, sender_id, ours)
    machine = mail_machines.says(message, sender_id, header(message, "Subject"), reply_to)
    refers = _refers(message)
    if machine is Machine.BOUNCED:
        told = map(_plain, mail_machines.about(message))
        refers = tuple(dict.fromkeys([*told, *refers]))
    return Received(
        stream=STREAM,
        id=id_,
        thread=refers[-1] if refers else id_,
        medium=Medium.MAIL,
        sent_at=_sent_at(message, arrived),
        text=_text(message),
        sender=sender,
        sender_id=sender_id,
        title=header(message, "Subject"),
        refers=refers,
        media=tuple(_media(message, place, whole=whole)),
        # A form of the bureau's own site writes in our name for whoever filled it in.
        own=sender_id == ours and not reply_to,
        automatic=machine is not None or _is_automatic(message),
        machine=machine,
        reply_to=reply_to,
    )


def header(message: "Message[str, str]", name: str) -> str:
    """A header in words, on one line; "" where there is none."""
    return _one_line(_decoded(_raw(message, name)))


def name_of(value: str) -> str:
    """The name of a file in words."""
    return file_names.plain(_decoded(value))


def _raw(message: "Message[str, str]", name: str, absent: str = "") -> str:
    """A header as it came, octets that nobody declared among it; the first of several."""
    for one, value in message.raw_items():
        if one.lower() == name.lower():
            return str(value)
    return absent


def _decoded(value: str) -> str:
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return _plain(value)
    return "".join(
        _plain(piece) if isinstance(piece, str) else decoded(piece, charset or "")
        for piece, charset in pieces
    )


def _plain(value: str) -> str:
    """Text in which octets over 127 that nobody declared stand as the parser keeps them."""
    return decoded(value.encode("utf-8", "surrogateescape"), "")


def decoded(octets: bytes, charset: str) -> str:
    """Octets as text: by the declared character set if they fit it, else as UTF-8, else as
    Chinese, of which GB18030 reads all there are."""
    declared = charset[:_LONGEST_CHARSET].lower().strip("\"' ")
    first = _CHINESE if declared.startswith("gb") or declared == "x-gbk" else _codec(declared)
    for one in (first, "utf-8", _CHINESE):
        try:
            text = octets.decode(one) if one else None
        except (LookupError, UnicodeError, ValueError):
            continue
        # An alias may name a codec that makes no text of octets.
        if isinstance(text, str):
            return storable(text)
    return octets.decode(_CHINESE, "replace")


def _codec(declared: str) -> str:
    """ "" for what no mail is written in."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS else name


def _sender(message: "Message[str, str]") -> tuple[str, str]:
    """Name and address. The address is read before the name is decoded: a decoded name may hold
    what looks like another address. One that no letter can be sent to is shown, and is none."""
    for field in ("From", "Sender"):
        for name, address in _addresses(_raw(message, field)):
            if "@" in address:
                shown = _one_line(_plain(address))
                usable = is_mailbox(address) and "=?" not in address
                usable = usable and len(address) <= _LONGEST_NAME
                return _one_line(_decoded(name)) or shown, shown.lower() if usable else ""
    return "", ""


def _reply_to(message: "Message[str, str]", sender: str, ours: str) -> str:
    """Where its writer wants the answer (RFC 5322, 3.6.2); "" for where it came from. Of several
    addresses it is the first that mail can be sent to and that is not our own. Who wrote through a
    list is answered alone: what a list asks for goes to everybody on it."""
    if "List-Id" in message or "List-Post" in message:
        return ""
    told = (address.lower() for _, address in _addresses(_raw(message, "Reply-To")))
    usable = (one for one in told if len(one) <= _LONGEST_NAME and is_address(one) and one != ours)
    first = next(usable, "")
    return "" if first == sender else first


def _addresses(told: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([told])
    except (RecursionError, ValueError, LookupError):
        return []  # a thousand brackets, one in the other


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_LINE]


def _message_id(message: "Message[str, str]", raw: bytes) -> str:
    found = _ids(message, "Message-ID")
    if found:
        return found[0]
    # Some have none: then the same octets are the same mail.
    return f"<{hashlib.sha256(raw).hexdigest()[:32]}@nameless>"


def _ids(message: "Message[str, str]", name: str) -> list[str]:
    """As text that a file can hold, also where somebody's program put other octets into them."""
    return _MESSAGE_ID.findall(_plain(_raw(message, name)))


def _refers(message: "Message[str, str]") -> tuple[str, ...]:
    """What it answers, the nearest first, and last of all what its thread began with."""
    nearest, thread = _ids(message, "In-Reply-To"), _ids(message, "References")
    return tuple(dict.fromkeys([*nearest[:1], *reversed(thread[-50:]), *thread[:1]]))


def _sent_at(message: "Message[str, str]", arrived: datetime) -> datetime:
    """By its writer's clock, unless that is further off than any server keeps a mail."""
    told = _date(message)
    return told if told is not None and arrived - told <= LONGEST_WAY else arrived


def _date(message: "Message[str, str]") -> datetime | None:
    """Without the C library, which reads dates in the language of the desktop."""
    parsed = parsedate_tz(_raw(message, "Date"))
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(mktime_tz(parsed), UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _is_automatic(message: "Message[str, str]") -> bool:
    """Whether a machine wrote it (RFC 3834, and what is sent without heeding it)."""
    auto = _raw(message, "Auto-Submitted", "no").strip().lower()
    return (
        not auto.startswith("no")
        or _raw(message, "Precedence").strip().lower() in _BULK
        or any(name in message for name in ("List-Id", "List-Unsubscribe", "X-Autoreply"))
        or _raw(message, "Return-Path", "x").strip() == "<>"
    )


# The body.


def _parts(message: "Message[str, str]") -> Iterator[tuple[str, "Message[str, str]"]]:
    """The parts that hold something, each with its place in the tree."""
    waiting: list[tuple[str, Message[str, str]]] = [("1", message)]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        place, part = waiting.pop(0)
        seen += 1
        # The words of a part are not asked for here: they would be decoded by what they declare.
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list):
            waiting[:0] = [(f"{place}.{n}", one) for n, one in enumerate(payload, start=1)]
        else:
            yield place, part


def _text(message: "Message[str, str]") -> str:
    """The words in plain text; else those of the page; what is a file is none."""
    plain, pages = [], []
    for _, part in _parts(message):
        if _name(part):
            continue
        kind = part.get_content_type()
        if kind == "text/html":
            pages.append(page_text(_content(part)))
        elif part.get_content_maintype() == "text":
            plain.append(_content(part))
    words = [one.strip() for one in plain if one.strip()] or pages
    return "\n\n".join(words).replace("\r\n", "\n").strip()[:LONGEST]


def _content(part: "Message[str, str]") -> str:
    octets = part.get_payload(decode=True)
    if not isinstance(octets, bytes):
        return ""
    try:
        charset = part.get_param("charset")
    except _TORN:
        charset = None
    # One that is written in pieces comes as three: what its own text is written in stands first.
    return decoded(octets, charset[2] if isinstance(charset, tuple) else charset or "")


def _name(part: "Message[str, str]") -> str:
    """What a file that hangs on a mail is called; "" for what is no file."""
    try:
        name = part.get_filename()
    except _TORN:
        name = None
    if name and (shown := name_of(str(name))):
        return shown
    if (
        name
        or part.get_content_disposition() == "attachment"
        or part.get_content_maintype() in {"image", "audio", "video", "application"}
    ):
        return file_names.plain(_kind(part).replace("/", "."))
    return ""


def _kind(part: "Message[str, str]") -> str:
    return _one_line(storable(part.get_content_type()))[:_LONGEST_KIND]


def _media(message: "Message[str, str]", place: str, *, whole: bool) -> Iterator[Media]:
    for number, part in _parts(message):
        if name := _name(part):
            octets = part.get_payload(decode=True) if whole else None
            size = len(octets) if isinstance(octets, bytes) else None
            yield Media(f"{place}:{number}", name, _kind(part), size)


def attachment(raw: bytes, number: str) -> bytes | None:
    """The file at a place of the tree of parts; None if nothing is there that can be read."""
    try:
        message = message_from_bytes(raw, policy=_POLICY)
        for place, part in _parts(message):
            if place == number:
                octets = part.get_payload(decode=True)
                return octets if isinstance(octets, bytes) else None
    except _TORN:
        return None
    return None
