"""Pages of markup as plain words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.channels.markup import page_text

_PIECES = ("<", "<a ", "<a href='", '<a href="', "<!--", "</", "<?", "<script>", "<p>", "&", "&#x")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>云溪路</p><p>路灯不亮</p>", "云溪路\n路灯不亮"),
        ("云溪路<br>路灯<br/>不亮", "云溪路\n路灯\n不亮"),
        ("see <a href='x'>the\n lamp</a> there", "see the lamp there"),
        ('<a><span class="invisible">https://</span>example.org</a>', "https://example.org"),
        ("3 &lt; 4 &amp;&nbsp;&#25105;", "3 < 4 & 我"),
        ("<b>1 < 2</b> > 0", "1 < 2 > 0"),
        ('<img alt="a > b" src="x">路灯', "路灯"),
        ("<title>邮件</title><style>p{}</style><SCRIPT>a<b</SCRIPT>路灯", "路灯"),
        ("路<!-- 不 <p> -->灯", "路灯"),
        ("<!DOCTYPE html><html><head><meta x><body>路灯", "路灯"),
        ("路灯<a href='", "路灯"),
        ("路灯<!-- ", "路灯"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ("", ""),
    ],
)
def test_a_page_is_read_as_a_person_would(page: str, text: str) -> None:
    assert page_text(page) == text


@given(st.lists(st.sampled_from([*_PIECES, ">", "'", '"', "-->", "</script>", "路", "\n"])))
def test_any_page_can_be_read(pieces: list[str]) -> None:
    page_text("".join(pieces))


@pytest.mark.parametrize("piece", _PIECES)
def test_a_page_that_is_made_to_be_slow_is_not(piece: str) -> None:
    begun = time.process_time()
    page_text(piece * (200_000 // len(piece)))
    assert time.process_time() - begun < 1
