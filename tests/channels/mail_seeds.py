"""True mails and what servers say of them, small, and the pieces that mean something in them."""

from typing import Final

_LETTER: Final = """From: =?utf-8?b?5pmo6LeR55qE5Lq6?= <runner@example.org>
To: desk@test
Subject: =?gb2312?q?=C2=B7=B5=C6?= lamp
Message-ID: <b@x>
In-Reply-To: <a@x>
References: <r@x> <a@x>
Date: Sun, 22 Nov 2026 09:00:00 +0800
MIME-Version: 1.0
"""
_TREE: Final = """Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; charset=gb2312
Content-Transfer-Encoding: base64

wre1xrK7wcE=
--c
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<p>=E8=B7=AF=E7=81=AF</p>
--c--
--b
Content-Type: image/png; name*0*=utf-8''%E7%8E%B0; name*1*=%E5%9C%BA.png
Content-Disposition: attachment; filename="../../x.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b
Content-Type: message/rfc822

Subject: inner

words
--b--
"""
MAILS: Final = (
    (_LETTER + "Content-Type: text/plain; charset=utf-8\n\n云溪路路灯不亮。\n").encode(),
    (_LETTER + _TREE).encode(),
    "From: 王先生 <wang@example.org>\r\nSubject: 石板桥街积水\r\n\r\n请处理".encode("gb2312"),
    b"Auto-Submitted: auto-replied\nReturn-Path: <>\nList-Id: x\nDate: x\n\n",
    b'From:<"@',
    b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n#86%A\n`\nend\n",
    b"",
)
MAIL_PIECES: Final = (
    b"\n",
    b"\r\n\r\n",
    b"--b\n",
    b"--b--\n",
    b"From: ",
    b"Message-ID: <",
    b"Date: 31 Feb 99 25:61:61 -9999",
    b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Type: text/html\n",
    b"; charset=utf-7",
    b"; charset=punycode",
    b"; charset*0*=unicode_escape''x",
    b"; filename*9999=a",
    b'; name="a/b\\c',
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n",
    b"=?utf-8?b?",
    b"=?x?q?=FF?=",
    b"=?utf-7?q?+2AA-?=",
    b"((((((((",
    b"<a@b>",
    b"\xff\xfe",
    b"\0",
    "路灯".encode("gb18030"),
)
CHARSETS: Final = (
    b"gb2312\n\xc2\xb7\xb5\xc6",
    b"utf-8\n\xe8\xb7\xaf",
    b"utf-7\n+jO9wbw-",
    b"utf-16\n\xff\xfe\xef\x8d",
    b"punycode\na-b",
)
CHARSET_PIECES: Final = tuple(
    name.encode() + b"\n"
    for name in [
        "big5",
        "hz",
        "iso-2022-cn",
        "iso-2022-kr",
        "euc-jp",
        "utf-32",
        "utf-16-be",
        "unicode_escape",
        "raw_unicode_escape",
        "idna",
        "punycode",
        "undefined",
        "rot13",
        "zlib_codec",
        "base64",
        "cp65001",
        "x-gbk",
    ]
)

STRUCTURES: Final = (
    (
        b'1 (UID 7 BODYSTRUCTURE (("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 5 1)'
        b'("image" "png" ("name*0*" "utf-8\'\'%E7" "name*1" "b.png") NIL NIL "base64" 5000 NIL'
        b'("attachment" ("filename" "=?utf-8?b?55+z?=.png"))) "mixed" ("boundary" "b") NIL NIL))'
    ),
    (
        b'1 (BODYSTRUCTURE ("message" "rfc822" NIL NIL NIL "7bit" 9 ("d" "s") ("image" "gif" NIL NIL NIL'
        b' "base64" 7) 1))'
    ),
)
STRUCTURE_PIECES: Final = (
    b"(",
    b")",
    b"NIL",
    b'"',
    b"\\",
    b"{3}\r\nabc",
    b"{999999}\r\n",
    b'("name*0*" "" "name*" "")',
    b'"message" "rfc822" ',
    b'("filename" "../../x")',
    b"\xff",
    b"9" * 30,
    b"BODYSTRUCTURE ",
)

LINES: Final = (b'1 (UID 7 INTERNALDATE "22-Nov-2026 09:00:00 +0800" BODY[]<0> {5}',)
LINE_PIECES: Final = (b"99-Xxx-0000", b"9" * 5000, b'INTERNALDATE "', b")", b" ")

ANSWERS: Final = tuple(
    one.encode()
    for one in (
        "已修好。\n\n> 值班台 20261101-0001 ABCDEFGH\n> 请处理\n",
        (
            "已修好。\n\n发件人: 云溪发布 <desk@test>\n发送时间: 2026-11-22\n主题: [值班台 20261101-0001"
            " ABCDEFGH]\n\n请处理\0请处理"
        ),
        (
            "Done.\n\nOn Mon, 1 Jan 2026 at 10:00, Desk <d@t> wrote:\n> x\n-- \nWang\n"
            "<0123456789abcdef0123456789abcdef@t>"
        ),
    )
)
ANSWER_PIECES: Final = tuple(
    one.encode()
    for one in (
        *("\n", "> ", ">>>>", "-----原始邮件-----\n", "发件人: ", "From: ", " wrote:\n", "-- \n"),
        *("在 2026年 写道：\n", "[值班台 ", "\0", "\t", "______\n"),
    )
)
