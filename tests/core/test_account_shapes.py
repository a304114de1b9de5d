"""What is typed into an account's form is made tidy, and what cannot be right is told at once."""

import pytest

from moderator_app.core.account_shapes import SHAPES, Shape, Wrong, shape, tidy, wrong


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        (Shape.MAIL, " chengguan＠163．com ", "chengguan@163.com"),
        (Shape.HOST, "IMAPS://Imap.Example.CN/", "imap.example.cn"),
        (Shape.HOST, "imap.example.cn：1993", "imap.example.cn:1993"),
        (Shape.SITE, "@desk@mastodon.example", "https://mastodon.example"),
        (Shape.SITE, "https://Mastodon.example/@desk/1", "https://mastodon.example"),
        (Shape.SITE, "http://127.0.0.1:8301/", "http://127.0.0.1:8301"),
        (Shape.SITE, "", ""),
        (Shape.WX, "\u200bwx1234 ", "wx1234"),
        (Shape.HIDDEN, " a b\ufeff\n", "a b"),
        (Shape.TEXT, " 值班　信箱 ", "值班　信箱"),
    ],
)
def test_what_was_copied_along_or_typed_wide_is_made_good(
    kind: Shape, typed: str, meant: str
) -> None:
    assert tidy(kind, typed) == meant


GOOD = {
    Shape.MAIL: ("desk@bureau.gov.cn", "值班@局.中国", "desk@test"),
    Shape.HOST: ("imap.163.com", "localhost:1143", "127.0.0.1"),
    Shape.SITE: ("https://mastodon.social", "http://127.0.0.1:80"),
    Shape.URL: ("https://api.weibo.com/oauth2/default.html", "http://localhost:8080/x"),
    Shape.PUBLIC_IP: ("211.156.0.1",),
    Shape.DIGITS: ("1352222456",),
    Shape.CODE: ("ww1234abcd", "ab-c_d"),
    Shape.WX: ("wx49f0ab532d5d035a",),
    Shape.WK: ("wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q",),
    Shape.AES_KEY: ("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR",),
    Shape.HIDDEN: ("abcd efgh", "p@ss"),
    Shape.TEXT: ("值班台",),
}


@pytest.mark.parametrize("kind", Shape)
def test_what_can_be_right_is_left_alone_and_nothing_is_asked_for(kind: Shape) -> None:
    for value in GOOD[kind]:
        assert wrong(kind, tidy(kind, value), needed=True) is None, value
    assert wrong(kind, "", needed=False) is None
    assert wrong(kind, "", needed=True) is Wrong.MISSING


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (Shape.MAIL, "desk", Wrong.MAIL),
        (Shape.MAIL, "a b@163.com", Wrong.MAIL),
        (Shape.MAIL, "desk@-x.cn", Wrong.MAIL),
        (Shape.HOST, "imap 163 com", Wrong.HOST),
        (Shape.HOST, "imap..cn", Wrong.HOST),
        (Shape.HOST, "imap.cn:99999", Wrong.PORT),
        (Shape.HOST, "imap.cn:", Wrong.PORT),
        (Shape.SITE, "https://[", Wrong.URL),
        (Shape.URL, "api.weibo.com", Wrong.URL),
        (Shape.URL, "https://a.cn:x/", Wrong.URL),
        (Shape.URL, "http://a.cn/", Wrong.NOT_ENCRYPTED),
        (Shape.PUBLIC_IP, "192.168.1.20", Wrong.INNER_IP),
        (Shape.PUBLIC_IP, "10.0.0.1", Wrong.INNER_IP),
        (Shape.PUBLIC_IP, "office", Wrong.IP),
        (Shape.PUBLIC_IP, "2408:8000::1", Wrong.IP),
        (Shape.DIGITS, "１２３", Wrong.DIGITS),
        (Shape.CODE, "企业", Wrong.CODE),
        (Shape.WX, "gh_123", Wrong.WX),
        (Shape.WX, "wx 12", Wrong.CODE),
        (Shape.WK, "kf1", Wrong.WK),
        (Shape.AES_KEY, "short", Wrong.AES_KEY),
        (Shape.HIDDEN, "密码", Wrong.UNPRINTABLE),
    ],
)
def test_what_cannot_be_right_is_named(kind: Shape, value: str, why: Wrong) -> None:
    assert wrong(kind, value, needed=True) is why


def test_of_a_field_nobody_here_knows_only_its_secrecy_tells_anything() -> None:
    assert shape("open311", "jurisdiction", secret=False) is Shape.TEXT
    assert shape("open311", "api_key", secret=True) is Shape.HIDDEN
    assert all(shape(*known, secret=False) is kind for known, kind in SHAPES.items())
