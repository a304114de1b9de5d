"""The record of who saw what: anybody at the desk adds to it, the administrator alone reads it.

Each line is sealed (X25519, HKDF-SHA256, AES-256-GCM) for a key whose other half lies in
`keys.json` under the recovery key. Each is bound to the one before it: a line that is changed,
taken out or put in is found. The case file holds both ends by an anchor, which is written after
the line: a crash between leaves the record ahead of it, never behind.
"""

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from moderator_app.core.access import LEAST_MONTHS, Access, Anchor, Entry, Loss, Part
from moderator_app.core.outages import Cause, Outage
from moderator_app.system.hold import Held, Hold
from moderator_app.system.home import disk_outage, make_private

FOLDER = "access"
_SUFFIX = ".log"
_PURPOSE = b"moderator-desk access log 1"
_KEY_BYTES, _NONCE_BYTES = 32, 12
_START = bytes(32)
_PATIENCE = 5.0
_END = 4096
"""Bytes in which the last line nearly always stands."""
_NAME = 44
"""Signs in which a line names the one before it."""
_LONGEST_MONTH = timedelta(days=31)


class Anchors(Protocol):
    """Where the anchor is kept. Both raise Outage."""

    def read(self) -> Anchor | None: ...
    def write(self, anchor: Anchor) -> None: ...


Anchoring = Callable[[], AbstractContextManager[Anchors | None]]
"""Opens what keeps the anchor; gives None where that cannot be reached."""


@dataclass(frozen=True, slots=True)
class AccessLog:
    """Of one desk's folder; `public` seals, and cannot open. Where no anchor can be reached lines
    are written all the same, and it is told of them later."""

    folder: Path
    public: bytes
    anchoring: Anchoring = nullcontext

    def add(self, entry: Entry) -> None:
        """Write one line down, on the disk when this returns. Raises Outage, and then whatever
        it was about must not be shown."""
        try:
            place = make_private(self.folder / FOLDER)
            with self.anchoring() as anchors, _held(place / "writing"):
                anchor = None if anchors is None else _settled(anchors.read(), place, entry.at)
                line = _append(place, entry, self.public)
                if anchors is not None and anchor is not None:
                    anchors.write(replace(anchor, count=anchor.count + 1, head=_link(line)))
        except OSError as error:
            raise disk_outage(error) from error

    def settle(self, now: datetime) -> None:
        """Tell the anchor of lines it has not heard of, and keep down what of those it knew is
        gone. Raises Outage."""
        place = self.folder / FOLDER
        try:
            with self.anchoring() as anchors:
                known = None if anchors is None else anchors.read()
                nothing = not place.exists() and (known is None or not known.count)
                if anchors is None or nothing:
                    return
                with _held(make_private(place) / "writing"):
                    known = anchors.read()
                    if (settled := _settled(known, place, now)) != known:
                        anchors.write(settled)
        except OSError as error:
            raise disk_outage(error) from error

    def forget(self, now: datetime, months: int) -> int:
        """Remove the months that ended more than so many months ago; fewer than six are six. The
        newest stays, however old it is: the next line follows it. Returns how many were removed,
        none where no anchor can be reached. Raises Outage."""
        oldest = now - max(months, LEAST_MONTHS) * _LONGEST_MONTH
        place = self.folder / FOLDER
        try:
            old = [path for path in _files(place)[:-1] if path.stem < f"{oldest:%Y-%m}"]
            if not old:
                return 0
            with self.anchoring() as anchors, _held(place / "writing"):
                if anchors is None:
                    return 0
                # The anchor first: ending here, the record has more than it asks for.
                settled = _settled(anchors.read(), place, now)
                anchors.write(_let_go(settled, list(_lines(old))))
                for path in old:
                    path.unlink()
        except OSError as error:
            raise disk_outage(error) from error
        return len(old)


def new_private() -> bytes:
    return X25519PrivateKey.generate().private_bytes_raw()


def private_of(key: bytes) -> bytes:
    """The key of a desk that has no recovery key: whoever holds its key file reads."""
    return _derived(key, b"private")


def public_half(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the record says; `broken` counts lines that were tampered with or cannot be opened.
    `anchor` is what the case file knows; None where that could not be asked."""

    entries: tuple[Entry, ...]
    broken: int
    anchor: Anchor | None = None

    @property
    def missing(self) -> int:
        """Lines that the case file knows of and that are not there, besides the losses it knows."""
        known = 0 if self.anchor is None else self.anchor.count
        return max(0, known - len(self.entries) - self.broken)

    @property
    def is_proved(self) -> bool:
        """Whether the case file was asked and nothing it knows is gone, changed or replaced."""
        sound = not self.broken and not self.missing
        return sound and self.anchor is not None and not self.anchor.losses


def read(
    folder: Path, private_keys: Sequence[bytes], anchoring: Anchoring = nullcontext
) -> Reading:
    """Every line, oldest first, and what the anchor knew when the last was added. Raises
    Outage."""
    try:
        place = make_private(folder / FOLDER)
        with anchoring() as anchors, _held(place / "writing"):
            anchor = None if anchors is None else anchors.read()
            lines = list(_lines(_files(place)))
    except OSError as error:
        raise disk_outage(error) from error
    links = [None, *map(_link, lines)]
    opened = [_opened(line, private_keys, link) for line, link in zip(lines, links, strict=False)]
    entries = tuple(one for one in opened if one is not None)
    return Reading(entries, len(lines) - len(entries), anchor)


def brought(folder: Path, anchor: Anchor | None, made_at: datetime) -> Anchor | None:
    """What a case file out of a backup of that moment is to know of the record in the folder: what
    it knew, if that is there; else what is there. Raises Outage."""
    try:
        lines = list(_lines(_files(folder / FOLDER)))
    except OSError as error:
        raise disk_outage(error) from error
    if anchor is None or not anchor.count:
        return anchor
    if anchor.head in map(_link, lines) and anchor.first in map(_named, lines):
        return anchor
    return replace(_begun(lines), losses=anchor.losses, before=made_at)


def _settled(anchor: Anchor | None, place: Path, now: datetime) -> Anchor:
    """The anchor after a look at the record: further on, where lines came that it was not told
    of; with another loss, where those that it knew are gone."""
    if anchor is not None and (anchor.first, anchor.head) == _ends(place):
        return anchor
    lines = list(_lines(_files(place)))
    begun = _begun(lines)
    if anchor is None:
        return begun
    if losses := _losses(anchor, lines, now):
        return replace(begun, losses=(*anchor.losses, *losses), before=anchor.before)
    if not anchor.count:
        return replace(begun, losses=anchor.losses, before=anchor.before)
    links = list(map(_link, lines))
    more = len(lines) - 1 - links.index(anchor.head)
    return replace(anchor, count=anchor.count + more, head=links[-1])


def _losses(anchor: Anchor, lines: Sequence[bytes], now: datetime) -> list[Loss]:
    if not anchor.count:
        return []
    if not lines:
        return [Loss(Part.ALL, anchor.count, now)]
    links, found = list(map(_link, lines)), []
    has_end = anchor.head in links
    if anchor.first not in map(_named, lines):
        gone = anchor.count - 1 - links.index(anchor.head) if has_end else 1
        found.append(Loss(Part.BEGINNING, max(1, gone), now))
    if not has_end:
        found.append(Loss(Part.END, max(1, anchor.count - len(lines)), now))
    return found


def _begun(lines: Sequence[bytes]) -> Anchor:
    """The anchor of a record of which nothing was known until now."""
    if not lines:
        return Anchor(0, _START, _START)
    return Anchor(len(lines), _named(lines[0]), _link(lines[-1]))


def _let_go(anchor: Anchor, gone: Sequence[bytes]) -> Anchor:
    """The anchor of what is left when the oldest lines are removed. What a removal that was cut
    short has left of others before them is not counted twice."""
    names = list(map(_named, gone))
    if anchor.first not in names:
        return anchor
    known = len(gone) - names.index(anchor.first)
    return replace(anchor, count=anchor.count - known, first=_link(gone[-1]))


def _append(place: Path, entry: Entry, public: bytes) -> bytes:
    # Never an older file than the newest, even where the clock was set back.
    month = max([f"{entry.at:%Y-%m}", *(path.stem for path in _files(place))])
    last = _last_line(place)
    link = _START if last is None else _link(last.rstrip(b"\n"))
    line = _sealed(_plain(entry), public, link)
    with (place / f"{month}{_SUFFIX}").open("ab") as file:
        if last is not None and not last.endswith(b"\n") and file.tell():
            file.write(b"\n")  # the machine went down while the last was written
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return line


def _files(place: Path) -> list[Path]:
    return sorted(place.glob(f"????-??{_SUFFIX}"))


def _lines(files: Iterable[Path]) -> Iterator[bytes]:
    for path in files:
        yield from path.read_bytes().splitlines()


def _ends(place: Path) -> tuple[bytes, bytes]:
    """What the oldest line names and the digest of the newest, however long the record is."""
    last = _last_line(place)
    if last is None:
        return _START, _START
    oldest = next(path for path in _files(place) if path.stat().st_size)
    with oldest.open("rb") as file:
        return _named(file.read(_NAME)), _link(last.rstrip(b"\n"))


def _last_line(place: Path) -> bytes | None:
    """With its end, if that was still written. A month may be long: only its end is read."""
    for path in reversed(_files(place)):
        size, length = path.stat().st_size, _END
        with path.open("rb") as file:
            while size:
                file.seek(max(0, size - length))
                lines = file.read().splitlines(keepends=True)
                if len(lines) > 1 or length >= size:
                    return lines[-1]
                length *= 4
    return None


def _link(line: bytes) -> bytes:
    return hashlib.sha256(line).digest()


def _named(line: bytes) -> bytes:
    """The link that stands in a line, or whatever stands in its place."""
    try:
        return base64.b64decode(line[:_NAME], validate=True)[:32]
    except ValueError:
        return line[:_NAME]


def _plain(entry: Entry) -> bytes:
    body = {
        "at": entry.at.isoformat(),
        "person": entry.person,
        "what": str(entry.what),
        "case": None if entry.case is None else str(entry.case),
        "detail": entry.detail,
    }
    return json.dumps(body, ensure_ascii=False).encode()


def _sealed(plain: bytes, public: bytes, link: bytes) -> bytes:
    own = X25519PrivateKey.generate()
    own_public = own.public_key().public_bytes_raw()
    secret = _derived(own.exchange(X25519PublicKey.from_public_bytes(public)), own_public + public)
    nonce = os.urandom(_NONCE_BYTES)
    sealed = AESGCM(secret).encrypt(nonce, plain, link)
    return base64.b64encode(link + own_public + nonce + sealed)


def _opened(line: bytes, private_keys: Sequence[bytes], link: bytes | None) -> Entry | None:
    try:
        raw = base64.b64decode(line, validate=True)
    except ValueError:
        return None
    named, rest = raw[:32], raw[32:]
    # The oldest line that is kept follows one that is not: its own word has to do.
    if link is not None and named != link:
        return None
    own_public, nonce, sealed = rest[:32], rest[32:44], rest[44:]
    for private in private_keys:
        reader = X25519PrivateKey.from_private_bytes(private)
        public = reader.public_key().public_bytes_raw()
        try:
            shared = reader.exchange(X25519PublicKey.from_public_bytes(own_public))
            plain = AESGCM(_derived(shared, own_public + public)).decrypt(nonce, sealed, named)
        except (InvalidTag, ValueError):
            continue
        return _entry(plain)
    return None


def _entry(plain: bytes) -> Entry | None:
    """Anybody at the desk can seal a line, also one that makes no sense: it is counted as broken
    and hides no other."""
    try:
        body: dict[str, Any] = json.loads(plain)
        case, at = body["case"], datetime.fromisoformat(body["at"])
        person, what, detail = (str(body[key]) for key in ("person", "what", "detail"))
        if at.tzinfo is None or what not in set(Access):
            return None
        return Entry(at, person, what, None if case is None else UUID(case), detail)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _derived(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt, _PURPOSE).derive(secret)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """One writer at a time, of whatever process: each line names the one before."""
    hold = _patiently(path)
    try:
        yield
    finally:
        hold.release()


def _patiently(path: Path) -> Hold:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return Hold(path)
        except Held as error:
            if time.monotonic() > until:
                raise Outage(Cause.BUSY) from error
            time.sleep(0.01)
