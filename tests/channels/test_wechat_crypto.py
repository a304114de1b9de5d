"""What WeChat and WeCom push is opened if it is theirs and meant for us; another program seals it."""

import base64
import random
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st
from wechatpy.crypto import PrpCrypto  # type: ignore[import-untyped]

from moderator_app.channels import wechat_xml
from moderator_app.channels.wechat_crypto import MOST_SIGNS, NotOurs, Push, Seal, signature

TOKEN, KEY = "123456", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
APPID = "wx49f0ab532d5d035a"
VECTOR = Push(
    "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==",
    "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
    "1411443780",
    "437374425",
)
RAW_KEY = base64.b64decode(KEY + "=")
SEAL = Seal(TOKEN, KEY, APPID)
FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"


def signed(sealed: str) -> Push:
    return Push(sealed, signature(TOKEN, "1411443780", "n", sealed), "1411443780", "n")


def sealed(octets: bytes) -> str:
    """Whatever stands inside, under the true key."""
    cipher = Cipher(algorithms.AES(RAW_KEY), modes.CBC(RAW_KEY[:16])).encryptor()
    return base64.b64encode(cipher.update(octets) + cipher.finalize()).decode()


def padded(octets: bytes) -> bytes:
    missing = 32 - len(octets) % 32
    return octets + bytes([missing]) * missing


def test_the_vendors_own_push_is_opened() -> None:
    assert SEAL.open(VECTOR) == "5927782489442352469"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_another_program_seals_is_opened_word_for_word(text: str) -> None:
    told = PrpCrypto(RAW_KEY).encrypt(text, APPID)
    assert SEAL.open(signed(told if isinstance(told, str) else told.decode())) == text


@pytest.mark.parametrize(
    "wrong",
    [
        {"signature": "0" * 40},
        {"signature": ""},
        {"signature": "签" * 40},
        {"signature": "\ud842"},
        {"signature": VECTOR.signature.upper()},
        {"timestamp": "1411443781"},
        {"nonce": "437374426"},
        {"sealed": VECTOR.sealed.replace("4", "5", 1)},
        {"sealed": ""},
    ],
)
def test_what_is_not_signed_is_not_opened(wrong: dict[str, str]) -> None:
    with pytest.raises(NotOurs, match="signature"):
        SEAL.open(replace(VECTOR, **wrong))


def test_what_another_token_signs_is_not_opened() -> None:
    with pytest.raises(NotOurs, match="signature"):
        Seal("1234567", KEY, APPID).open(VECTOR)


def test_what_is_meant_for_another_account_is_not_taken() -> None:
    for other in ("wx49f0ab532d5d035", APPID + "a", ""):
        with pytest.raises(NotOurs, match="receiver"):
            Seal(TOKEN, KEY, other).open(VECTOR)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (b"\x00" * 32, "padding"),
        (b"\x21" * 64, "padding"),
        (b"\x01" * 30 + b"\x05\x03", "padding"),
        (padded(b""), "length"),
        (padded(b"s" * 19), "length"),
        (padded(b"s" * 16 + b"\xff\xff\xff\xff" + APPID.encode()), "length"),
        (padded(b"s" * 16 + b"\x00\x00\x00\x05hello" + b"other"), "receiver"),
        (padded(b"s" * 16 + b"\x00\x00\x00\x02\xff\xfe" + APPID.encode()), "text"),
    ],
)
def test_what_is_torn_inside_is_refused_with_a_reason(inside: bytes, reason: str) -> None:
    with pytest.raises(NotOurs, match=reason):
        SEAL.open(signed(sealed(inside)))


@pytest.mark.parametrize("told", ["", "*", "AAAA", "长", "A" * 44, "QUJD\n"])
def test_what_is_not_sealed_is_refused(told: str) -> None:
    with pytest.raises(NotOurs, match=r"sealed|padding"):
        SEAL.open(signed(told))


def test_what_is_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(NotOurs, match="too_long"):
        SEAL.open(signed("A" * (MOST_SIGNS + 1)))


@pytest.mark.parametrize("key", ["", KEY[:-1], KEY + "=", "钥" * 43, KEY[:-1] + "+"])
def test_a_key_that_was_pasted_wrong_is_refused_at_once(key: str) -> None:
    with pytest.raises(ValueError, match="aes_key"):
        Seal(TOKEN, key, APPID)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=50))
def test_whatever_is_pushed_is_refused_and_nothing_breaks(told: str, sign: str) -> None:
    for push in (signed(told), Push(told, sign, sign, sign)):
        with pytest.raises(NotOurs):
            SEAL.open(push)


def test_whatever_stands_inside_is_opened_or_refused() -> None:
    pick = random.Random("torn pushes")  # noqa: S311 - not a secret
    for _ in range(300):
        try:
            SEAL.open(signed(sealed(pick.randbytes(16 * pick.randint(0, 6)))))
        except NotOurs:
            continue
        pytest.fail("random octets are nobody's push")


# The XML it comes in.


def test_an_envelope_gives_what_is_sealed() -> None:
    octets = (
        f"<xml><ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt>{VECTOR.sealed}</Encrypt></xml>"
    ).encode()
    found = wechat_xml.fields(octets)
    assert found is not None
    assert SEAL.open(replace(VECTOR, sealed=found["Encrypt"])) == "5927782489442352469"


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"<xml>",
        b"<xml></xml>",
        b"<html><body>x</body></html>",
        b'<!DOCTYPE xml [<!ENTITY a "b">]><xml><Token>&a;</Token></xml>',
        b'<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><Token>x</Token></xml>',
        b"<xml><Token>\xff</Token></xml>",
        b"<xml><Token>&a;</Token></xml>",
        b"<xml>" * 100_000,
        b"<xml><a>" + b"x" * wechat_xml.MOST_OCTETS + b"</a></xml>",
    ],
)
def test_what_is_no_push_gives_nothing(octets: bytes) -> None:
    assert wechat_xml.fields(octets) is None


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda t: f"<xml><a>{t}</a></xml>".encode("utf-8", "surrogatepass"))
)
def test_whatever_comes_gives_fields_or_nothing(octets: bytes) -> None:
    found = wechat_xml.fields(octets)
    assert found is None or all(value.encode() is not None for value in found.values())


def test_the_first_of_two_fields_of_a_name_counts_and_those_that_hold_others_do_not() -> None:
    octets = b"<xml><a>1</a><a>2</a><b><c>3</c></b></xml>"
    assert wechat_xml.fields(octets) == {"a": "1", "b": ""}


@pytest.mark.parametrize("folder", ["wecom_events", "wechat_oa_events"])
def test_every_sample_of_a_push_is_read(folder: str) -> None:
    samples = sorted((FIXTURES / folder).glob("*.xml"))
    if not samples:
        pytest.skip(f"not here: {folder}")
    for one in samples:
        found = wechat_xml.fields(one.read_bytes())
        assert found is not None, one.name
        assert found["MsgType"], one.name


def test_the_sample_of_a_wake_up_names_its_account_and_what_lifts_the_limit() -> None:
    place = FIXTURES / "wecom_events" / "KfMessageEvent.xml"
    if not place.exists():
        pytest.skip(f"not here: {place.name}")
    found = wechat_xml.fields(place.read_bytes())
    assert found is not None
    assert (found["Event"], found["OpenKfId"]) == ("kf_msg_or_event", "wkxxxxxxx")
    assert found["Token"].startswith("ENCApHxnGDNAVNY4")
