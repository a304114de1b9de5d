"""Whom one speaks with is proved before anything is said: over HTTPS, IMAP and SMTP alike."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from moderator_app.channels.http import Client, Request
from moderator_app.core.channels import ConfigError
from tests.channels import rude as rudeness
from tests.channels.dovecot import encrypted
from tests.channels.test_hostile_mail import (
    FINE,
    HELLO,
    POLITE,
    Say,
    imap,
    opened,
    out,
    serving,
    smtp,
)

DAY = timedelta(days=1)


def made(folder: Path, name: str, ends: timedelta = DAY) -> None:
    """A certificate that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    told = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 30 * DAY)
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(told.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def over_https(folder: Path, trusted: Path) -> None:
    with rudeness.running(encrypted(folder)) as server:
        try:
            Client(server.base, str(trusted / "cert.pem")).tell(Request("/fine", form=[]))
        except ConfigError:
            assert server.asked == []
            raise


def _heard(answers: dict[bytes, Say], asked: list[bytes]) -> Callable[..., Say]:
    speak = imap if answers is FINE else smtp

    def told(known: dict[bytes, Say], line: bytes) -> Say:
        asked.append(line)
        return speak(known, line)

    return told


def over_imap(folder: Path, trusted: Path) -> None:
    asked: list[bytes] = []
    with (
        serving(folder, b"* OK\r\n", FINE, _heard(FINE, asked)) as port,
        closing(opened(trusted, port)) as mail,
    ):
        try:
            mail.poll("inbox", None)
        except ConfigError:
            assert asked == []
            raise


def over_smtp(folder: Path, trusted: Path) -> None:
    asked: list[bytes] = []
    with (
        serving(folder, HELLO, POLITE, _heard(POLITE, asked)) as port,
        closing(opened(trusted, smtp=port)) as mail,
    ):
        try:
            mail.send(out())
        except ConfigError:
            assert asked == []
            raise


each_way = pytest.mark.parametrize("way", [over_https, over_imap, over_smtp])
Way = Callable[[Path, Path], None]


@each_way
def test_a_good_certificate_is_spoken_to(tmp_path: Path, way: Way) -> None:
    made(tmp_path, "localhost")
    way(tmp_path, tmp_path)


@each_way
@pytest.mark.parametrize(("name", "ends"), [("localhost", -DAY), ("other.example.org", DAY)])
def test_one_that_is_over_or_of_another_name_is_told_nothing(
    tmp_path: Path, way: Way, name: str, ends: timedelta
) -> None:
    made(tmp_path, name, ends)
    with pytest.raises(ConfigError, match="certificate"):
        way(tmp_path, tmp_path)


@each_way
def test_one_that_nobody_vouches_for_is_told_nothing(tmp_path: Path, way: Way) -> None:
    here, other = tmp_path / "here", tmp_path / "other"
    for place in (here, other):
        place.mkdir()
        made(place, "localhost")
    with pytest.raises(ConfigError, match="certificate"):
        way(here, other)
