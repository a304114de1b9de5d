"""What is asked of the relay is read strictly, and whatever comes breaks nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moderator_app.relay.requests import MOST_OCTETS, Head, Refused, head, number


def told(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1")


def test_a_request_gives_whom_it_is_about_and_how_long_it_is() -> None:
    octets = told(
        "POST /wx/yunxi?timestamp=1&nonce=a%2Fb HTTP/1.1",
        "Host: relay.example.gov.cn",
        "Content-Length: 12",
        "authorization: BEARER abc",
    )
    assert head(octets) == Head(
        "POST", "wx", "yunxi", {"timestamp": "1", "nonce": "a/b"}, "abc", 12
    )


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["GET /wx/yunxi"], 400),
        (["GET  /wx/yunxi HTTP/1.1"], 400),
        (["GET http://a/wx/yunxi HTTP/1.1"], 405),
        (["PUT /wx/yunxi HTTP/1.1"], 405),
        (["GET /wx/yunxi HTTP/2.0"], 405),
        (["GET /wx/yunxi HTTP/1.1", "X"], 400),
        (["GET /wx/yunxi HTTP/1.1", "X y: z"], 400),
        (["GET /wx/yunxi HTTP/1.1", "X: a\x00"], 400),
        (["GET /wx/yunxi HTTP/1.1", "X: a", " folded"], 400),
        (["GET /wx/yunxi HTTP/1.1", "X: a\ny: b"], 400),
        (["GET /wx/yunxi HTTP/1.1", *["X: y"] * 61], 431),
        (["GET /wx/yunxi HTTP/1.1", "Content-Length: 1"], 400),
        (["GET /wx/yunxi?a=1&a=2 HTTP/1.1"], 400),
        ([f"GET /wx/yunxi?{'a&' * 30} HTTP/1.1"], 400),
        (["POST /wx/yunxi HTTP/1.1"], 411),
        (["POST /wx/yunxi HTTP/1.1", "Content-Length: -1"], 400),
        (["POST /wx/yunxi HTTP/1.1", "Content-Length: 0x10"], 400),
        (["POST /wx/yunxi HTTP/1.1", "Content-Length: 1", "Content-Length: 2"], 400),
        (["POST /wx/yunxi HTTP/1.1", "Transfer-Encoding: chunked"], 400),
        (["POST /wx/yunxi HTTP/1.1", f"Content-Length: {MOST_OCTETS + 1}"], 413),
        (["GET / HTTP/1.1"], 404),
        (["GET /wx/ HTTP/1.1"], 404),
        (["GET /wx/../relay.db HTTP/1.1"], 404),
        (["GET /wx/..%2frelay.db HTTP/1.1"], 404),
        (["GET /pull/yunxi/../other HTTP/1.1"], 404),
        (["GET /pull//yunxi HTTP/1.1"], 404),
        (["GET /pull/YUNXI HTTP/1.1"], 404),
        ([f"GET /pull/{'a' * 41} HTTP/1.1"], 404),
    ],
)
def test_what_could_be_read_in_two_ways_or_leads_elsewhere_is_refused(
    lines: list[str], status: int
) -> None:
    with pytest.raises(Refused) as caught:
        head(told(*lines))
    assert caught.value.status == status


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=80).map(lambda t: f"GET /wx/a?{t} HTTP/1.1\r\n\r\n".encode())
    | st.text(max_size=80).map(lambda t: f"POST /wx/a HTTP/1.1\r\n{t}: {t}\r\n\r\n".encode())
)
@example(b"GET /wx/a?%ff=%00 HTTP/1.1\r\n\r\n")
def test_whatever_comes_is_read_or_refused(octets: bytes) -> None:
    try:
        found, status = head(octets), 0
    except Refused as error:
        found, status = None, error.status
    assert (found is None) == (400 <= status < 500)
    if found is not None:
        assert found.route in {"wx", "pull", "ack", "answer"}
        assert 0 <= found.length <= MOST_OCTETS


@pytest.mark.parametrize(
    ("given", "found"), [("0", 0), ("7", 7), ("8", None), ("-1", None), ("٣", None), ("", None)]
)
def test_a_number_is_one_within_its_limit(given: str, found: int | None) -> None:
    assert number(given, 7) == found
