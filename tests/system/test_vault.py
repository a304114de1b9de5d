"""The key of the case file: sealed under what a person can keep, and given to nobody else."""

import base64
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.outages import Cause, Outage
from moderator_app.system.vault import (
    KEY_FILE_VARIABLE,
    Vault,
    is_recovery_key,
    new_recovery_key,
    read_key_file,
)

PASSPHRASE = "白日依山尽 Huang He!"  # noqa: S105 - invented for this test
HEX = "0123456789abcdef" * 4
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such permissions on this system")


def cause(told: "pytest.ExceptionInfo[Outage]") -> Cause:
    return told.value.cause


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Vault, bytes, str]:
    vault = Vault(tmp_path_factory.mktemp("vault") / "desk")
    key, recovery = vault.create(PASSPHRASE)
    return vault, key, recovery


def test_the_passphrase_and_the_recovery_key_open_the_same_lock(
    sealed: tuple[Vault, bytes, str],
) -> None:
    vault, key, recovery = sealed
    assert len(key) == 32
    assert vault.unlock(recovery) == key
    assert vault.unlock(PASSPHRASE) == key
    assert vault.has_slots()


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " — "),
        lambda text: f"  {text}\n",
        lambda text: text.replace("O", "0").replace("I", "1").replace("B", "8"),
        lambda text: text.lower().replace("o", "0").replace("-", " "),
        lambda text: "".join(chr(ord(s) + 0xFEE0) if s.isalnum() else s for s in text),
    ],
    ids=["small", "joined", "dashes", "blanks", "look-alikes", "all at once", "full width"],
)
def test_a_recovery_key_opens_however_it_is_typed(
    sealed: tuple[Vault, bytes, str], typed: Callable[[str], str]
) -> None:
    vault, key, recovery = sealed
    assert is_recovery_key(typed(recovery))
    assert vault.unlock(typed(recovery)) == key


@pytest.mark.parametrize("secret", ["", "wrong", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_secret_opens_nothing(sealed: tuple[Vault, bytes, str], secret: str) -> None:
    with pytest.raises(Outage) as told:
        sealed[0].unlock(secret)
    assert cause(told) is Cause.WRONG_KEY


def test_another_desks_recovery_key_opens_nothing(sealed: tuple[Vault, bytes, str]) -> None:
    with pytest.raises(Outage) as told:
        sealed[0].unlock(new_recovery_key())
    assert cause(told) is Cause.WRONG_KEY


@given(st.integers(0, 35), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_slip_of_the_pen_is_seen_before_anything_is_tried(at: int, sign: str) -> None:
    recovery = new_recovery_key()
    signs = list(recovery.replace("-", ""))
    assert is_recovery_key("".join(signs))
    if signs[at] != sign:
        signs[at] = sign
        assert not is_recovery_key("".join(signs))
    assert not is_recovery_key("".join(signs[:-1]))
    assert [len(group) for group in recovery.split("-")] == [4] * 9


def test_outside_the_tests_trying_a_secret_takes_32_mib() -> None:
    told = "from moderator_app.system.vault import WORK; print(128 * WORK['n'] * WORK['r'])"
    here = Path(__file__).parents[2]
    done = subprocess.run(  # noqa: S603 - the interpreter the tests run in
        [sys.executable, "-c", told], cwd=here, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == 32 << 20


def test_neither_key_nor_secret_lies_in_the_folder(sealed: tuple[Vault, bytes, str]) -> None:
    vault, key, recovery = sealed
    (file,) = vault.folder.iterdir()
    content = file.read_bytes()
    plain = recovery.replace("-", "")
    for needle in (key, key.hex().encode(), recovery.encode(), plain.encode(), b"Huang He"):
        assert needle not in content
    assert base64.b64encode(key) not in content


@posix
def test_what_the_vault_writes_is_for_its_owner_alone(sealed: tuple[Vault, bytes, str]) -> None:
    vault, _, _ = sealed
    (file,) = vault.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"\xff\xfe", b'{"desk": "x"}'])
def test_a_lost_or_broken_keys_file_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "keys.json").write_bytes(content)
    vault = Vault(tmp_path)
    assert not vault.has_slots()
    with pytest.raises(Outage):
        vault.unlock(PASSPHRASE)
    assert content is None or (tmp_path / "keys.json").read_bytes() == content


def key_file(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "key"
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize("content", [HEX, HEX.upper(), f"{HEX}\n", f"  {HEX}\r\n"])
def test_a_key_file_holds_64_hexadecimal_digits(tmp_path: Path, content: str) -> None:
    assert read_key_file(key_file(tmp_path, content.encode())) == bytes.fromhex(HEX)


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610])
def test_a_key_file_that_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(Outage) as told:
        read_key_file(key_file(tmp_path, HEX.encode(), mode))
    assert cause(told) is Cause.KEY_FILE_UNSAFE


@pytest.mark.parametrize("content", [b"", HEX[:-1].encode(), HEX.encode() + b"00", b"zz" * 32,
                                     "密钥".encode(), b"\xff" * 32])  # fmt: skip
def test_a_key_file_that_is_none_is_told_without_its_content(
    tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(Outage) as told:
        read_key_file(key_file(tmp_path, content))
    assert (cause(told), told.value.detail) == (Cause.KEY_FILE_BAD, "key")


def test_a_key_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Outage) as told:
        read_key_file(tmp_path / "nowhere")
    assert cause(told) is Cause.KEY_FILE_BAD


def test_a_key_file_named_in_the_environment_comes_before_any_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(key_file(tmp_path, HEX.encode())))
    assert Vault(tmp_path / "desk").key() == bytes.fromhex(HEX)
    assert not (tmp_path / "desk").exists()
