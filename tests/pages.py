"""Reading an encrypted case file, its journal and its backups as raw pages, without SQLCipher."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, SALT, RESERVE, IV = 4096, 16, 80, 16
"""SQLCipher 4: the salt begins the first page; each ends in its vector and its checksum."""
WAL_HEAD, FRAME_HEAD = 32, 24


def plain_files(folder: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder, as it lies there and, where it is encrypted, decrypted."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield from _plain(path.name, path.read_bytes(), key)


def _plain(name: str, data: bytes, key: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                yield from _plain(f"{name}/{member}", packed.read(member), key)
    elif name.endswith("-wal"):
        pages = _frames(data)
        yield f"{name} decrypted", b"".join(_page(page, key, first=n == 1) for n, page in pages)
    elif ".db" in name and not name.endswith("-shm"):
        yield f"{name} decrypted", b"".join(decrypted(data, key))


def decrypted(data: bytes, key: bytes) -> list[bytes]:
    """The pages of a case file. The first lacks the salt it begins with."""
    pieces = [data[at : at + PAGE] for at in range(0, len(data) - PAGE + 1, PAGE)]
    return [_page(piece, key, first=n == 0) for n, piece in enumerate(pieces)]


def _frames(data: bytes) -> Iterator[tuple[int, bytes]]:
    step = FRAME_HEAD + PAGE
    for at in range(WAL_HEAD, len(data) - step + 1, step):
        yield int.from_bytes(data[at : at + 4], "big"), data[at + FRAME_HEAD : at + step]


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = PAGE - RESERVE
    decryptor = Cipher(AES256(key), CBC(page[end : end + IV])).decryptor()
    return decryptor.update(page[SALT if first else 0 : end]) + decryptor.finalize()
