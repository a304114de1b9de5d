"""The record of who saw what: anybody at the desk adds to it, the administrator alone reads it.

Each line is sealed (X25519, HKDF-SHA256, AES-256-GCM) for a key whose other half lies in
`keys.json` under the recovery key. Each is bound to the one before it: a line that is changed,
taken out or put in is found.
"""

import base64
import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from moderator_app.core.access import LEAST_MONTHS, Access, Entry
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
_LONGEST_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class AccessLog:
    """Of one desk's folder; `public` seals, and cannot open."""

    folder: Path
    public: bytes

    def add(self, entry: Entry) -> None:
        """Write one line down, on the disk when this returns. Raises Outage, and then whatever
        it was about must not be shown."""
        try:
            place = make_private(self.folder / FOLDER)
            with _held(place / "writing"):
                # Never an older file than the newest, even where the clock was set back.
                month = max([f"{entry.at:%Y-%m}", *(path.stem for path in _files(place))])
                path = place / f"{month}{_SUFFIX}"
                last = _last_line(place)
                link = _START if last is None else _link(last.rstrip(b"\n"))
                line = _sealed(_plain(entry), self.public, link)
                with path.open("ab") as file:
                    if last is not None and not last.endswith(b"\n") and file.tell():
                        file.write(b"\n")  # the machine went down while the last was written
                    file.write(line + b"\n")
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as error:
            raise disk_outage(error) from error

    def forget(self, now: datetime, months: int) -> int:
        """Remove the months that ended more than so many months ago; fewer than six are six.
        Returns how many were removed. Raises Outage."""
        oldest = now - max(months, LEAST_MONTHS) * _LONGEST_MONTH
        try:
            old = [path for path in _files(self.folder / FOLDER) if path.stem < f"{oldest:%Y-%m}"]
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
    """What the record says; `broken` counts lines that were tampered with or cannot be opened."""

    entries: tuple[Entry, ...]
    broken: int


def read(folder: Path, private_keys: Sequence[bytes]) -> Reading:
    """Every line, oldest first. Raises Outage."""
    entries, broken = [], 0
    link: bytes | None = None
    try:
        for path in _files(folder / FOLDER):
            for line in path.read_bytes().splitlines():
                entry = _opened(line, private_keys, link)
                link = _link(line)
                if entry is None:
                    broken += 1
                else:
                    entries.append(entry)
    except OSError as error:
        raise disk_outage(error) from error
    return Reading(tuple(entries), broken)


def _files(place: Path) -> list[Path]:
    return sorted(place.glob(f"????-??{_SUFFIX}"))


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
