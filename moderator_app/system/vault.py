"""The key of the case file: kept in the system's keyring, sealed under what a person can keep.

The key itself is 256 random bits and never changes hands in the clear. `keys.json` beside the case
file holds it sealed (scrypt, AES-256-GCM), once under the recovery key that is printed on the
first day and, if somebody chose one, once under a passphrase.
"""

import base64
import hashlib
import json
import os
import secrets
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from moderator_app.core.outages import Cause, Outage
from moderator_app.system import access_log
from moderator_app.system.home import disk_outage, make_private, write_whole

KEY_FILE_VARIABLE = "MODERATOR_DESK_KEY_FILE"
SERVICE = "moderator-desk"
SLOTS = "keys.json"
_KEY_BYTES = 32
_DESK_ID = b"moderator desk: id"
_RECOVERY_BYTES = 20
_CHECK_SIGNS = 4
WORK: Final = {"n": 1 << 15, "r": 8, "p": 1}
"""What trying a typed secret costs (scrypt): 32 MiB and about a tenth of a second, the interactive
setting of RFC 7914 doubled. Each sealed copy of the key says what it was sealed with."""

_BACKENDS = (
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
"""The only keyrings that are asked: others that happen to be installed may keep secrets in the
clear."""


class Credential(Protocol):
    @property
    def password(self) -> str: ...


class Keyring(Protocol):
    def get_credential(self, service: str, username: str | None) -> Credential | None: ...
    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Vault:
    """The keys of one desk's folder. Its methods may ask the system, so they may take seconds."""

    folder: Path

    def key(self) -> bytes:
        """The key without asking anybody: from the key file if one is named, or the keyring.

        Raises Outage: KEY_FILE_UNSAFE, KEY_FILE_BAD; KEYRING_MISSING or KEYRING_LOCKED;
        KEY_MISSING when the keyring does not know this desk; KEYS_LOST when nothing says which
        desk this is and the keyring knows none at all.
        """
        if named := os.environ.get(KEY_FILE_VARIABLE):
            return read_key_file(Path(named))
        if not self.has_slots():
            return self._last_hope()
        with keyring_troubles():
            found = keyring().get_password(SERVICE, self._entry())
        if found is None:
            raise Outage(Cause.KEY_MISSING)
        return bytes.fromhex(found)

    def _last_hope(self) -> bytes:
        """Without keys.json nobody knows under which name the keyring has the key. Where the
        machine has one desk, as nearly all have, its entry is the only one; a wrong key harms
        nothing."""
        try:
            with keyring_troubles():
                found = keyring().get_credential(SERVICE, None)
        except Outage as outage:
            if outage.cause is Cause.KEYRING_LOCKED:
                raise
            raise Outage(Cause.KEYS_LOST) from outage
        if found is None:
            raise Outage(Cause.KEYS_LOST)
        return bytes.fromhex(found.password)

    def create(self, passphrase: str | None = None) -> tuple[bytes, str]:
        """A new key, and the recovery key that opens it, to be printed and sealed.

        With a passphrase the keyring is not needed; without one the key is kept there, and Outage
        says if it cannot be. What lay there before is kept aside: something may still be sealed
        under it.
        """
        return self._seal_anew(secrets.token_bytes(_KEY_BYTES), passphrase)

    def renew(self, key: bytes) -> str:
        """A new recovery key for the key there is, where keys.json was lost. Raises Outage."""
        _, recovery = self._seal_anew(key, None)
        return recovery

    def change_recovery(self, secret: str, recovery: str) -> None:
        """Let another recovery key take the place of the one there is, which opens nothing from
        then on; a passphrase stays. `secret` is the present recovery key or the passphrase.

        The passphrase opens no record of accesses: after it what was recorded before still needs
        the old recovery key. Raises Outage WRONG_KEY, KEYS_LOST, and the disk's.
        """
        slots = self._slots()
        key = self.unlock(secret)
        readers, handed_on = [], False
        for one in slots.get("readers", []):
            private = _unseal(one["sealed"], _tidy_recovery(secret))
            handed_on = private is not None
            readers.append(one if private is None else _reader(private, recovery))
        if not handed_on:
            readers.append(_reader(access_log.new_private(), recovery))
        kept = [slot for slot in slots["slots"] if slot["kind"] != "recovery"]
        renewed = [_seal(key, recovery, "recovery"), *kept]
        self._write({**slots, "slots": renewed, "readers": readers})

    def writer(self, key: bytes) -> bytes:
        """For whom the record of accesses is sealed: the holder of the recovery key, or, where
        there is none, of the key itself."""
        try:
            readers = self._slots().get("readers", [])
        except Outage:
            readers = []
        if readers:
            return bytes.fromhex(readers[-1]["public"])
        return access_log.public_half(access_log.private_of(key))

    def readers(self, secret: str) -> list[bytes]:
        """The keys that open the record of accesses, by the recovery key. Raises Outage
        WRONG_KEY, KEYS_LOST."""
        typed = _tidy_recovery(secret)
        sealed = self._slots().get("readers", [])
        found = [private for one in sealed if (private := _unseal(one["sealed"], typed))]
        if not found:
            raise Outage(Cause.WRONG_KEY)
        return found

    def _seal_anew(self, key: bytes, passphrase: str | None) -> tuple[bytes, str]:
        recovery = new_recovery_key()
        private = access_log.new_private()
        slots: dict[str, Any] = {
            "desk": desk_id(key),
            "slots": [_seal(key, recovery, "recovery")],
            "readers": [_reader(private, recovery)],
        }
        if passphrase is not None:
            slots["slots"].append(_seal(key, passphrase, "passphrase"))
        aside = self.set_aside()
        try:
            self._write(slots)
            if passphrase is None:
                self.remember(key)
        except BaseException:
            (self.folder / SLOTS).unlink(missing_ok=True)
            if aside is not None:
                aside.rename(self.folder / SLOTS)
            raise
        return key, recovery

    def unlock(self, secret: str) -> bytes:
        """The key by the recovery key or the passphrase. Raises Outage WRONG_KEY, KEYS_LOST."""
        for slot in self._slots().get("slots", []):
            typed = _tidy_recovery(secret) if slot["kind"] == "recovery" else secret
            if (key := _unseal(slot, typed)) is not None:
                return key
        raise Outage(Cause.WRONG_KEY)

    def remember(self, key: bytes) -> None:
        """Keep the key in the keyring, so that the desk opens by itself."""
        with keyring_troubles():
            keyring().set_password(SERVICE, self._entry(), key.hex())

    def has_slots(self) -> bool:
        """Whether a recovery key or a passphrase can open this desk."""
        try:
            self._slots()
        except Outage:
            return False
        return True

    def desk(self) -> str | None:
        """Which desk's keys these are; None where nothing says so."""
        try:
            return str(self._slots()["desk"])
        except Outage:
            return None

    def _entry(self) -> str:
        return f"{self._slots()['desk']}:case-file"

    def _slots(self) -> dict[str, Any]:
        """Raises Outage KEYS_LOST."""
        try:
            read = json.loads((self.folder / SLOTS).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise Outage(Cause.KEYS_LOST, SLOTS) from error
        if not isinstance(read, dict) or not {"desk", "slots"} <= read.keys():
            raise Outage(Cause.KEYS_LOST, SLOTS)
        return read

    def set_aside(self) -> Path | None:
        """Keep the sealed keys there are under another name; returns it. Raises Outage."""
        old = self.folder / SLOTS
        try:
            aside = old.with_name(f"{old.stem}-before-{int(old.stat().st_mtime)}{old.suffix}")
            return old.rename(aside)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise disk_outage(error) from error

    def _write(self, slots: Mapping[str, object]) -> None:
        make_private(self.folder)
        try:
            write_whole(self.folder / SLOTS, json.dumps(slots, indent=1).encode())
        except OSError as error:
            raise disk_outage(error) from error


def desk_id(key: bytes) -> str:
    """What tells one desk from another to whoever has neither key: the same for the same key,
    however it is kept."""
    return str(UUID(bytes=HKDF(SHA256(), 16, None, _DESK_ID).derive(key)))


def read_key_file(path: Path) -> bytes:
    """64 hexadecimal digits, in a file that nobody but its owner may read.

    Raises Outage KEY_FILE_UNSAFE or KEY_FILE_BAD.
    """
    try:
        mode = path.stat().st_mode
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Outage(Cause.KEY_FILE_BAD, path.name) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Outage(Cause.KEY_FILE_UNSAFE, path.name)
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise Outage(Cause.KEY_FILE_BAD, path.name)
    return key


def keyring_name() -> str | None:
    """The keyring that would be used, or None where there is none that is safe."""
    try:
        found = keyring()
    except Outage:
        return None
    return f"{type(found).__module__.rpartition('.')[2]}.{type(found).__name__}"


def new_recovery_key() -> str:
    """160 random bits as nine groups of four signs; the last group tells a slip of the pen."""
    return _spelled(secrets.token_bytes(_RECOVERY_BYTES))


def is_recovery_key(text: str) -> bool:
    """Whether it is a recovery key without a slip, of whatever desk."""
    signs = _tidy_recovery(text)
    body, check = signs[:-_CHECK_SIGNS], signs[-_CHECK_SIGNS:]
    return len(signs) == 36 and check == _check(body)


def _spelled(data: bytes) -> str:
    body = base64.b32encode(data).decode()
    signs = body + _check(body)
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def _check(body: str) -> str:
    digest = hashlib.sha256(body.encode(errors="replace")).digest()
    return base64.b32encode(digest).decode()[:_CHECK_SIGNS]


def _tidy_recovery(text: str) -> str:
    """As it was printed, however it was typed: 0, 1 and 8 are not in the alphabet."""
    plain = unicodedata.normalize("NFKC", text).upper()
    kept = "".join(sign for sign in plain if sign.isalnum())
    return kept.translate(str.maketrans("018", "OIB"))


def _reader(private: bytes, recovery: str) -> dict[str, object]:
    public = access_log.public_half(private).hex()
    return {"public": public, "sealed": _seal(private, recovery, "recovery")}


def _seal(key: bytes, secret: str, kind: str) -> dict[str, object]:
    typed = _tidy_recovery(secret) if kind == "recovery" else secret
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derived(typed, salt, WORK)).encrypt(nonce, key, kind.encode())
    return {
        "kind": kind,
        "scrypt": dict(WORK),
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
    }


def _unseal(slot: Mapping[str, Any], typed: str) -> bytes | None:
    derived = _derived(typed, bytes.fromhex(slot["salt"]), slot["scrypt"])
    try:
        return AESGCM(derived).decrypt(
            bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["sealed"]), slot["kind"].encode()
        )
    except InvalidTag:
        return None


def _derived(typed: str, salt: bytes, cost: Mapping[str, int]) -> bytes:
    return hashlib.scrypt(
        typed.encode(), salt=salt, dklen=_KEY_BYTES, maxmem=128 * 1024 * 1024, **cost
    )


def keyring() -> Keyring:
    """The system's own keyring. Raises Outage KEYRING_MISSING."""
    for module, name in _BACKENDS:
        backend = getattr(import_module(module), name, None)
        if backend is not None and backend.viable:
            found: Keyring = backend()
            return found
    raise Outage(Cause.KEYRING_MISSING)


@contextmanager
def keyring_troubles() -> Iterator[None]:
    """What a keyring says is wrong, as Outage: KEYRING_LOCKED or KEYRING_MISSING."""
    try:
        yield
    except NoKeyringError as error:
        raise Outage(Cause.KEYRING_MISSING) from error
    except (KeyringLocked, InitError) as error:
        raise Outage(Cause.KEYRING_LOCKED) from error
    except KeyringError as error:
        raise Outage(Cause.KEYRING_MISSING) from error
