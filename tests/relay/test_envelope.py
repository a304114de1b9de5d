"""What a platform pushes is known by its signature, and taken only where it cannot be read."""

import base64
import json
import time
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wechatpy.crypto import WeChatCrypto  # type: ignore[import-untyped]
from wechatpy.exceptions import InvalidSignatureException  # type: ignore[import-untyped]

from moderator_app.channels import wechat_crypto
from moderator_app.relay import envelope
from tests.relay.program import APPID, KEY, TOKEN, Pusher

FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"
SEALED = base64.b64encode(b"s" * 32).decode()


def in_xml(inside: str) -> bytes:
    return f"<xml>{inside}</xml>".encode()


def test_another_programs_push_is_known_and_its_sealed_text_taken_whole() -> None:
    told = Pusher().push("<xml>路灯不亮🔧</xml>")
    query = dict(parse_qsl(told.query))
    sealed = envelope.sealed(told.body)
    assert sealed is not None
    where = query["timestamp"], query["nonce"]
    assert envelope.is_signed(TOKEN, query["msg_signature"], *where, sealed)
    assert not envelope.is_signed(TOKEN + "x", query["msg_signature"], *where, sealed)
    assert not envelope.is_signed(TOKEN, query["msg_signature"], *where, sealed[:-4] + "AAAA")


def test_another_program_opens_what_we_say_is_signed() -> None:
    sealed = Pusher().seal("<xml><a>路灯不亮</a></xml>")
    signature = envelope.signature(TOKEN, "1411443780", "n", sealed)
    other = WeChatCrypto(TOKEN, KEY, APPID)
    opened = other.decrypt_message({"Encrypt": sealed}, signature, "1411443780", "n")
    assert "路灯不亮" in (opened if isinstance(opened, str) else opened.decode())
    with pytest.raises(InvalidSignatureException):
        other.decrypt_message({"Encrypt": sealed}, signature[::-1], "1411443780", "n")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_the_relay_and_the_desk_sign_alike(one: str, two: str, three: str) -> None:
    signed = wechat_crypto.signature(TOKEN, one, two, three)
    assert envelope.signature(TOKEN, one, two, three) == signed
    assert envelope.is_signed(TOKEN, signed, one, two, three)


@pytest.mark.parametrize(
    ("timestamp", "nonce", "fresh"),
    [
        ("1000", "n", True),
        ("700", "n", True),
        ("1300", "n", True),
        ("699", "n", False),
        ("1301", "n", False),
        ("", "n", False),
        ("-1000", "n", False),
        ("١٠٠٠", "n", False),
        ("1000.0", "n", False),
        ("1" * 400, "n", False),
        ("1000", "", False),
        ("1000", "n n", False),
        ("1000", "n" * 65, False),
    ],
)
def test_what_was_signed_five_minutes_ago_is_not_taken(
    timestamp: str, nonce: str, fresh: bool
) -> None:
    assert envelope.is_fresh(timestamp, nonce, 1000.0) == fresh


@pytest.mark.parametrize(
    "inside",
    [
        f"<ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt><![CDATA[{SEALED}]]></Encrypt>",
        f"\n <Encrypt>{SEALED}</Encrypt>\n <AgentID></AgentID>\n",
        f"<Encrypt>\n{SEALED}\n</Encrypt>",
    ],
)
def test_a_sealed_push_is_taken_however_it_is_laid_out(inside: str) -> None:
    assert envelope.sealed(in_xml(inside)) == SEALED
    assert envelope.sealed(b"\xef\xbb\xbf" + in_xml(inside)) == SEALED


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"<xml></xml>",
        in_xml("<Encrypt></Encrypt>"),
        in_xml("<Encrypt>" + "长" * 32 + "</Encrypt>"),
        in_xml(f"<Encrypt>{SEALED}</Encrypt><Content>路灯不亮</Content>"),
        in_xml(f"<Encrypt>{SEALED}</Encrypt><Encrypt>{SEALED}</Encrypt>"),
        in_xml(f"<Encrypt>{SEALED}</Encrypt>路灯不亮"),
        in_xml(f"<Encrypt><Content>{SEALED}</Content></Encrypt>"),
        in_xml(f'<Encrypt said="路灯不亮">{SEALED}</Encrypt>'),
        f"<html><Encrypt>{SEALED}</Encrypt></html>".encode(),
        f'<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>{SEALED}</Encrypt></xml>'.encode(),
        f"<xml><Encrypt>{SEALED}</Encrypt>".encode(),
        f"<xml><Encrypt>{SEALED}</Encrypt></xml>x".encode(),
        b"<xml>" * 50_000,
    ],
)
def test_what_can_be_read_or_is_no_push_is_not_taken(body: bytes) -> None:
    assert envelope.sealed(body) is None


@pytest.mark.parametrize("folder", ["wechat_oa_events", "wecom_events"])
def test_every_sample_of_a_push_in_the_open_is_not_taken_and_sealed_it_is(folder: str) -> None:
    samples = sorted((FIXTURES / folder).iterdir()) if (FIXTURES / folder).is_dir() else []
    if not samples:
        pytest.skip(f"not here: {folder}")
    for one in samples:
        assert envelope.sealed(one.read_bytes()) is None, one.name
        assert envelope.sealed(Pusher().push(one.read_text("utf-8-sig")).body), one.name


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=60).map(lambda t: in_xml(f"<Encrypt>{t}</Encrypt>{t}"))
    | st.dictionaries(st.text(max_size=5), st.text(max_size=9)).map(
        lambda t: json.dumps(t).encode()
    )
)
def test_whatever_comes_is_a_sealed_text_or_nothing(body: bytes) -> None:
    found = envelope.sealed(body)
    assert found is None or base64.b64decode(found, validate=True)


def test_a_body_as_long_as_one_may_be_is_read_in_no_time() -> None:
    begun = time.process_time()
    for body in (b"<xml>" + b"<a/>" * 60_000, in_xml("<Encrypt>" + "A" * 250_000 + "</Encrypt>")):
        envelope.sealed(body)
    assert time.process_time() - begun < 1
