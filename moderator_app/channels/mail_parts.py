"""What hangs on a mail, as its server tells it (BODYSTRUCTURE, RFC 3501 7.4.2): of a long mail only
the beginning is read, and its files are named all the same.

It is a server's word about a stranger's mail: what cannot be read is None, or is left out.
"""

import re
from collections.abc import Iterator, Sequence
from email.utils import collapse_rfc2231_value, decode_params, unquote
from typing import Final

from moderator_app.channels import file_names, mail_reading
from moderator_app.core.channels import Media

Node = bytes | list["Node"]
_TOKEN = re.compile(
    rb'\s*(?:([()])|"((?:[^"\\]|\\.)*)"|\{(\d{1,6})\+?\}(?:\r\n)?|([^\s()"{}]+))', re.S
)
_WORD: Final = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}")
_DEEPEST: Final = 50
_MOST_PARTS: Final = 200
_DISPOSITION: Final = {"text": 9, "message/rfc822": 11}
_FILES: Final = frozenset({"image", "audio", "video", "application"})
_SHARE: Final = {"base64": 57 / 78}
"""How much of an encoded part is left of it when it is decoded, by its encoding."""


def media(answer: Sequence[object], place: str) -> tuple[Media, ...] | None:
    """The files of a mail. `place` tells the connector where to find the mail; None where the
    server's answer cannot be read."""
    octets = b"".join(_octets(answer))
    at = octets.upper().find(b"BODYSTRUCTURE")
    tree = _read(octets[at + len(b"BODYSTRUCTURE") :]) if at >= 0 else None
    if not isinstance(tree, list):
        return None
    return tuple(_files(tree, "", place))[:_MOST_PARTS]


def _octets(answer: Sequence[object]) -> Iterator[bytes]:
    """The lines, and the literals between them."""
    for one in answer:
        if isinstance(one, bytes):
            yield one
        elif isinstance(one, tuple):
            yield from (piece for piece in one if isinstance(piece, bytes))


def _read(octets: bytes) -> Node | None:
    """The first list; None where it does not end, or is too deep."""
    open_: list[list[Node]] = []
    at = 0
    while (found := _TOKEN.match(octets, at)) is not None:
        at = found.end()
        bracket, quoted, literal, atom = found.groups()
        if bracket == b"(":
            open_.append([])
            if len(open_) > _DEEPEST:
                return None
            continue
        if bracket == b")":
            made: Node = open_.pop() if open_ else b""
            if not open_:
                return made
        elif quoted is not None:
            made = re.sub(rb"\\(.)", rb"\1", quoted, flags=re.S)
        elif literal is not None:
            made = octets[at : at + int(literal)]
            at += int(literal)
        else:
            made = b"" if atom.upper() == b"NIL" else atom
        if not open_:
            return None
        open_[-1].append(made)
    return None


def _files(node: list[Node], number: str, place: str) -> Iterator[Media]:
    parts = [one for one in node if isinstance(one, list)]
    if node and isinstance(node[0], list):
        for n, part in enumerate(parts[: _count(node)], start=1):
            yield from _files(part, f"{number}.{n}" if number else str(n), place)
        return
    kind = f"{_token(node, 0)}/{_token(node, 1)}"
    if kind == "message/rfc822" and isinstance(inner := _at(node, 8), list):
        # The parts of a mail that is passed on are counted on from its own number.
        whole = bool(inner) and isinstance(inner[0], list)
        yield from _files(inner, number if whole else f"{number or 1}.1", place)
        return
    if name := _name(node, kind):
        encoding = _token(node, 5)
        size = _words(node, 6)
        counted = round(int(size) * _SHARE.get(encoding, 1)) if _is_count(size) else None
        yield Media(f"{place}:{number or 1}:{encoding}", name, kind, counted)


def _count(node: list[Node]) -> int:
    """How many parts a multipart has: they stand before its subtype."""
    return next((n for n, one in enumerate(node) if isinstance(one, bytes)), len(node))


def _is_count(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) < 13


def _name(node: list[Node], kind: str) -> str:
    """As `mail_reading` names it: "" for what is no file."""
    main = kind.partition("/")[0]
    disposition = _at(node, _DISPOSITION.get(kind, _DISPOSITION.get(main, 8)))
    said = disposition if isinstance(disposition, list) else []
    name = _parameter(_at(said, 1), "filename") or _parameter(_at(node, 2), "name")
    if name:
        return name
    hangs = _words(said, 0).lower() == "attachment" or main in _FILES
    return file_names.plain(kind.replace("/", ".")) if hangs else ""


def _parameter(node: Node, name: str) -> str:
    """One of a list of names and values, however it is written (RFC 2231, RFC 2047)."""
    if not isinstance(node, list):
        return ""
    pairs = [(_words(node, n).lower(), _words(node, n + 1)) for n in range(0, len(node) - 1, 2)]
    try:
        decoded = dict(decode_params([("", ""), *pairs])[1:])
        value = decoded.get(name, "")
        text = unquote(collapse_rfc2231_value(value))
    except (ValueError, LookupError, TypeError):  # the last: told whole and in pieces at once
        text = dict(pairs).get(name, "")
    return mail_reading.name_of(text)


def _at(node: Node, n: int) -> Node:
    return node[n] if isinstance(node, list) and n < len(node) else b""


def _token(node: Node, n: int) -> str:
    """A word of the protocol's own, in small letters; "" for what is none."""
    word = _words(node, n).lower()
    return word if _WORD.fullmatch(word) else ""


def _words(node: Node, n: int) -> str:
    one = _at(node, n)
    return one.decode("ascii", "surrogateescape") if isinstance(one, bytes) else ""
