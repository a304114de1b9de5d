"""What a server tells of the parts of a mail that is too long to be read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.channels import mail_parts
from moderator_app.core.channels import Media

WORDS = b'("text" "plain" ("charset" "utf-8") NIL NIL "8bit" 12 1 NIL NIL NIL NIL)'
PICTURE = (
    b'("image" "jpeg" ("name" "a.jpg") NIL NIL "base64" 7800 NIL'
    b' ("attachment" ("filename" "lamp.jpg")) NIL NIL)'
)


def told(structure: bytes, *more: object) -> tuple[Media, ...] | None:
    return mail_parts.media([b"1 (UID 7 BODYSTRUCTURE " + structure, *more], "5:7")


def test_the_files_of_a_mail_are_named_with_their_places_and_sizes() -> None:
    assert told(b"(" + WORDS + PICTURE + b' "mixed" ("boundary" "b") NIL NIL NIL))') == (
        Media("5:7:2:base64", "lamp.jpg", "image/jpeg", 5700),
    )


def test_a_mail_that_is_nothing_but_a_file_has_one_part() -> None:
    assert told(PICTURE + b")") == (Media("5:7:1:base64", "lamp.jpg", "image/jpeg", 5700),)


def test_what_hangs_on_a_mail_that_is_passed_on_is_found_inside_it() -> None:
    inner = b"(" + WORDS + PICTURE + b' "mixed" NIL NIL NIL NIL)'
    passed_on = b'("message" "rfc822" NIL NIL NIL "7bit" 9000 ("date" NIL) ' + inner + b" 99)"
    alone = b'("message" "rfc822" NIL NIL NIL "7bit" 9000 ("date" NIL) ' + PICTURE + b" 99)"
    found = told(b"(" + WORDS + passed_on + alone + b' "mixed"))')
    assert found is not None
    assert [one.ref for one in found] == ["5:7:2.2:base64", "5:7:3.1:base64"]


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        (b'"filename" "=?UTF-8?B?6Lev54GvLmpwZw==?="', "路灯.jpg"),
        (b'"filename*" "utf-8\'\'%E8%B7%AF%E7%81%AF.jpg"', "路灯.jpg"),
        (b'"filename*0*" "utf-8\'\'%E8%B7%AF" "filename*1*" "%E7%81%AF.jpg"', "路灯.jpg"),
        ('"filename" "路灯.jpg"'.encode(), "路灯.jpg"),
        ('"filename" "路灯.jpg"'.encode("gb2312"), "路灯.jpg"),
        (b'"filename" "a \\"b\\" \\\\c.jpg"', "c.jpg"),
        (b'"filename" "a \\"b\\" c.jpg"', 'a "b" c.jpg'),
        (b'"filename" NIL', "image.jpeg"),
        (b'"filename*" "no-such\'\'lamp.jpg"', "lamp.jpg"),
    ],
)
def test_a_name_is_read_however_it_is_written(parameter: bytes, name: str) -> None:
    part = b'("image" "jpeg" NIL NIL NIL "base64" 780 NIL ("attachment" (' + parameter + b")) NIL)"
    found = told(part + b")")
    assert found is not None
    assert found[0].name == name


def test_a_name_that_comes_as_a_literal_is_read_too() -> None:
    name = "路灯.jpg".encode()
    start = b'1 (UID 7 BODYSTRUCTURE ("image" "jpeg" ("name" {%d}' % len(name)
    answer = [(start, name), b') NIL NIL "base64" 780 NIL NIL NIL))']
    assert mail_parts.media(answer, "5:7") == (
        Media("5:7:1:base64", "路灯.jpg", "image/jpeg", 570),
    )


@pytest.mark.parametrize(
    "answer", [[], [None], [b"1 (UID 7)"], [b"BODYSTRUCTURE"], [b"BODYSTRUCTURE " + b"(" * 10_000]]
)
def test_what_cannot_be_read_is_none(answer: list[object]) -> None:
    assert mail_parts.media(answer, "5:7") is None


_PIECES = st.sampled_from(
    [b"(", b")", b" ", b"NIL", b'"image"', b'"', b"{3}", b"{999999}", b"7", b'"a" ', WORDS, PICTURE]
)


@given(st.lists(_PIECES | st.binary(max_size=4), max_size=40))
def test_no_answer_is_too_broken_to_be_looked_at(pieces: list[bytes]) -> None:
    for one in told(b"".join(pieces)) or ():
        assert one.ref.startswith("5:7:")
        assert one.name
