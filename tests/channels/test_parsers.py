"""Whatever comes from outside is read, put aside or refused: every parser there is, bent input, and
each input that once broke one."""

import json
import random
import time
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.channels import mail_reading, wecom_reading
from moderator_app.core.channels import Received, Spoilt
from tests.channels.asking import NOW
from tests.channels.bent import bent_json, bent_octets
from tests.channels.parser_seeds import KF
from tests.channels.parsers import TABLE, Parser, Tally, named

LARGE = 262_144
EXAMPLES = 150
SOON_S = 2.0
"""Of the processor, for the longest mail or answer that is read at once, on a slow machine."""


@st.composite
def inputs(draw: st.DrawFn, parser: Parser) -> bytes:
    """Something true that is bent, or nothing but octets."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=60))
    begin = draw(st.sampled_from(parser.begins()))
    pick = draw(st.randoms(use_true_random=False))
    return bent_json(begin, pick) if parser.json else bent_octets(begin, parser.pieces, pick)


@pytest.mark.parametrize("parser", TABLE, ids=[one.name for one in TABLE])
def test_whatever_comes_is_read_put_aside_or_refused(parser: Parser) -> None:
    """`Tally.feed` raises what the parser does not document, and judges whatever comes out."""

    @settings(max_examples=EXAMPLES, deadline=None, database=None)
    @given(inputs(parser))
    def feed(octets: bytes) -> None:
        Tally().feed(parser, octets)

    feed()


@pytest.mark.parametrize("parser", TABLE, ids=[one.name for one in TABLE])
def test_each_parser_reads_what_is_true(parser: Parser) -> None:
    """A parser that refuses everything would pass any other test of bent input."""
    tally = Tally()
    for octets in parser.begins():
        tally.feed(parser, octets)
    assert tally.read


def test_no_true_letter_is_put_aside() -> None:
    """Whatever the library raises puts a letter aside, and so would a mistake of ours."""
    tally = Tally()
    for octets in named("mail").begins():
        tally.feed(named("mail"), octets)
    assert (tally.read, tally.spoilt) == (len(named("mail").seeds), 0)


@pytest.mark.parametrize("name", ["wecom", "wechat-chats", "wechat-comments", "mastodon"])
def test_what_cannot_be_read_keeps_nothing_else_back(name: str) -> None:
    """Among the entries of a true page stands one that is none."""
    parser, before, after = named(name), Tally(), Tally()
    page = json.loads(parser.seeds[0])
    before.feed(parser, json.dumps(page).encode())
    entries = page if isinstance(page, list) else next(v for v in page.values() if type(v) is list)
    entries[len(entries) // 2 : len(entries) // 2] = [7, None, [[]], {"id": "\ud842"}]
    after.feed(parser, json.dumps(page).encode())
    assert after.read >= before.read > 0
    assert after.spoilt > before.spoilt


# What broke one before it was mended.


@pytest.mark.parametrize(
    ("name", "octets"),
    [
        # Its words were decoded by what they declare, which was three things in place of one.
        ("mail", b" C\nContent-Type:;charset*=\n\xff"),
        ("mail", b'Content-Type: text/plain; charset="a\0b"\n\n\xff'),
        # Names that are told whole and in pieces at once.
        ("mail", b"Content-Type: image/png; name*0*=; name*=\n\nx"),
        ("mail", b"Content-Type: text/plain; charset*0*=; charset*=\n\nx"),
        ("mail", b"Content-Type: multipart/mixed; boundary*0*=b; boundary*=b\n\n--b\n\nx"),
        # An answer to it could not be written: its title was taken for one that is encoded.
        ("mail", b"From: a@b.c\nSubject: =?gb2312?q?=C2=B7=B5\n=C6?= lamp\n\nx"),
        ("mail", b"From: a@b.c\nMessage-ID: <b=?utf-7?q?+2AA-?=@x>\n\nx"),
        ("mail", b"From: a@b.c\nReferences: <r=?utf-7?q?+2AA-?=> <a@x>\n\nx"),
        ("mail", b"From: =?utf-8?b?5pmo6LeR55qE5Lq6?=n@e.org\n\nx"),
        ("mail", b"Content-Type: image/a\\b\n\nx"),
        ("mail", b'Content-Type: image/png; name=".."\n\nx'),
        # No table can be asked for half a sign.
        ("mail", b"Message-ID: <\xff@x>\nReferences: <\xfe@x>\n\nx"),
        ("mail", b"From: \xff <\xff@x.org>\n\nx"),
        ("mail-charset", b"utf-7\n+2AA-"),
        ("mail", b"Content-Type: text/plain; charset=utf-7\nSubject: =?utf-7?q?+2AA-?=\n\n+2AA-"),
        ("mail", b"Content-Type: \xff/b\nSubject: " + b"a" * 90_000 + b"\n\nx"),
        ("mail", b"From: " + b"(" * 9_000 + b"a@b\n\nx"),
        ("mail", b'Content-Type: image/png; name="a/\\b/../c.png"\n\nx'),
        ("mail-line", b'1 (INTERNALDATE "99-Xxx-0000 99:99:99 +0000")'),
        ("mail-structure", b'BODYSTRUCTURE(("t" "9" ("name" "" "h" "" "name*0" "L") "b" "b"))'),
        ("mail-structure", b'BODYSTRUCTURE("image" "\xff" NIL NIL NIL "\xff:" 5)'),
        ("mail-structure", b'BODYSTRUCTURE("image" "g" ("name*0" "a" "name*" "b") NIL NIL "x")'),
        ("cursor", b"{}"),
        ("cursor", b'{"floor": 1, "seen": 7, "spent": ["x"]}'),
        ("cursor", b"4gw7MepFLfgF2VC5npN"),
        ("cursor", b"[1e999, NaN, -1]"),
        ("cursor", b"[" * 3_000),
        ("answer", b"HTTP/1.1 302 X\r\nLocation: //[\r\nContent-Length: 0\r\n\r\n"),
        ("answer", b"HTTP/1.1 302 X\r\nLocation: https://a\0b/\r\nContent-Length: 0\r\n\r\n"),
        ("answer", b"HTTP/1.1 302 X\r\nLocation: https://a b/\r\nContent-Length: 0\r\n\r\n"),
    ],
)
def test_what_once_broke_a_parser_does_so_no_more(name: str, octets: bytes) -> None:
    Tally().feed(named(name), octets)


def nested(depth: int) -> bytes:
    """A page of messages of which one goes too deep to be read."""
    deep = "[" * depth + "]" * depth
    good = {"msgid": "m", "open_kfid": KF, "external_userid": "w", "send_time": 1615478585}
    good |= {"origin": 3, "msgtype": "text", "text": {"content": "路灯不亮"}}
    entries = f'[{{"msgid": {deep}}}, {json.dumps(good)}]'
    return f'{{"errcode": 0, "next_cursor": "c", "msg_list": {entries}}}'.encode()


@pytest.mark.parametrize("depth", [900, 930, 940, 950, 960, 970, 980])
def test_what_can_just_be_read_and_not_be_written_is_put_aside_all_the_same(depth: int) -> None:
    Tally().feed(named("wecom"), nested(depth))


def test_of_what_is_nested_on_purpose_the_outer_parts_are_kept() -> None:
    value: object = "路灯"
    for _ in range(5_000):
        value = {"in": [value]}
    (item,) = wecom_reading.read([value], KF, NOW)
    assert isinstance(item, Spoilt)
    assert item.raw.startswith('{"in": [{"in": [')
    assert len(item.raw) < 500


def test_a_hundred_thousand_brackets_are_refused() -> None:
    tally = Tally()
    tally.feed(named("wecom"), nested(100_000))
    assert tally.refused == 1


def test_a_file_of_a_letter_is_called_without_a_path_and_without_signs_that_hide_its_ending() -> (
    None
):
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        b'--b\nContent-Type: image/png; name="../../etc/passwd"\n\nx\n'
        b'--b\nContent-Type: image/png; name="C:\\\\boot.ini"\n\nx\n'
        b"--b\nContent-Type: image/png; name*=utf-8''lamp%E2%80%AEgpj.exe\n\nx\n"
        b'--b\nContent-Type: image/png; name="a/"\n\nx\n'
        b'--b\nContent-Type: image/png; name=".."\n\nx\n--b--\n'
    )
    item = mail_reading.item(raw, "desk@test", NOW, "1:1")
    assert isinstance(item, Received)
    names = [file.name for file in item.media]
    assert names == ["passwd", "boot.ini", "lampgpj.exe", "image.png", "image.png"]


def test_an_address_to_which_no_letter_can_go_is_shown_and_is_none() -> None:
    for raw in ("王 <王@例子.cn>", '"a\n DATA"@x.org', "x" * 400 + "@x.org"):
        item = mail_reading.item(f"From: {raw}\n\nx".encode(), "desk@test", NOW, "1:1")
        assert isinstance(item, Received)
        assert (item.sender_id, bool(item.sender)) == ("", True)


# What is made to be slow.

SLOW = [
    ("mail", b"", b"Subject: =?a?q?x "),
    ("mail", b"Subject: ", b"=?a?q?x "),
    ("mail", b"From: ", b'a(b)"'),
    ("mail", b'Content-Type: image/png; name="', b'\\";'),
    ("mail", b"Content-Type: text/plain; charset=punycode\n\na-", b"zz9"),
    ("mail", b"Content-Type: multipart/mixed; boundary=b\n\n", b"--b\n\nx\n"),
    ("mail", b"Content-Type: text/html\n\n", b"<a '"),
    ("mail-charset", b"punycode\n-", b"a"),
    ("pushed", b"<xml>", b"<a>"),
    ("pages", b"", b"&#1<!-- "),
    ("mastodon", b'[{"type":"mention","status":', b'{"content":'),
    ("wecom", b'{"msg_list":[', b"{},"),
    ("answer", b"HTTP/1.1 200 X\r\n", b"a:b\r\n"),
    ("answer", b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
]


@pytest.mark.parametrize(("name", "head", "piece"), SLOW)
def test_what_is_made_to_be_slow_is_not(name: str, head: bytes, piece: bytes) -> None:
    octets = (head + piece * (LARGE // len(piece) + 1))[:LARGE]
    began = time.process_time()
    Tally().feed(named(name), octets)
    assert time.process_time() - began < SOON_S


def test_what_is_bent_is_another_thing_and_the_same_pick_bends_alike() -> None:
    for parser in TABLE:
        bend = bent_json if parser.json else partial(bent_octets, pieces=parser.pieces)
        for octets in filter(None, parser.seeds):
            made = {bend(octets, pick=random.Random(n)) for n in range(20)}  # noqa: S311 - no secret
            assert len(made) > 5
            assert bend(octets, pick=random.Random(1)) in made  # noqa: S311 - no secret
