"""The heads of mails as strangers write them, and as ours are written: without any server."""

from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.channels import mail_reading, mail_sending
from moderator_app.core.case import Target
from moderator_app.core.channels import Account, Machine, Outgoing, Received, TargetGone
from tests.desk.accounts import ACCOUNT, STREAM, batch, said
from tests.desks import a_desk

OURS = Account(UUID(int=1), "mail", "mail", "市城管局", {"address": "desk@qingchuan.gov.cn"})
EXCHANGE = (
    "<TYZPR01MB4567D9F3A1B2C3D4E5F6A7B8C9D0E1F2@TYZPR01MB4567.apcprd01.prod.exchangelabs.com>"
)
KEY = "0" * 32


def read(head: bytes) -> Received:
    raw = head + b"Subject: x\r\n\r\nbody\r\n"
    return mail_reading.read(raw, "desk@qingchuan.gov.cn", datetime.now(UTC), "1:1")


def sent(recipient: str = "a@x.cn", thread: str = EXCHANGE, post: str = EXCHANGE) -> bytes:
    target = Target(OURS.id, STREAM, thread, post, recipient, "路灯")
    out = Outgoing(KEY, target, "已修好。", "路灯")
    return mail_sending.letter(OURS, out, f"<{KEY}@qingchuan.gov.cn>").as_bytes()


@pytest.mark.parametrize(
    "head",
    [
        b"From: x <a@x.cn>\r\nMessage-ID: <\xd6\xd0\xff@x>\r\n",
        b"From: x <a@x.cn>\r\nMessage-ID: <1@x>\r\nIn-Reply-To: <\xff@x>\r\n",
        b"From: x <a@x.cn>\r\nMessage-ID: <1@x>\r\nReferences: <\xff@x> <2@x>\r\n",
        b"From: \xff <\xd6\xd0\xff@x.cn>\r\nMessage-ID: <1@x>\r\n",
        (
            b"From: mailer-daemon@x.cn\r\nMessage-ID: <1@x>\r\n"
            b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
            b"Original-Message-ID: <\xff@x>\r\n\r\n--b--\r\n"
        ),
    ],
)
def test_octets_that_nobody_declared_hold_up_no_mailbox(tmp_path: Path, head: bytes) -> None:
    with a_desk(tmp_path) as desk:
        desk.accounts.save(ACCOUNT)
        changes = desk.inbound.take(ACCOUNT, STREAM, batch(read(head), said("<after@x>")))
        assert len(changes.cases) == 2


@pytest.mark.parametrize(
    ("date", "is_believed"),
    [
        ("Wed, 25 Nov 2026 10:00:00 +0800", True),
        ("Fri, 20 Nov 2026 10:00:00 +0800", True),
        ("Thu, 01 Jan 1970 00:00:00 +0000", False),
        ("Fri, 01 Jan 0100 00:00:00 +0000", False),
        ("nonsense", False),
    ],
)
def test_a_clock_that_is_years_behind_makes_no_mail_overdue(date: str, is_believed: bool) -> None:
    arrived = datetime(2026, 11, 25, 3, tzinfo=UTC)
    raw = f"From: x <a@x.cn>\r\nDate: {date}\r\n\r\nbody\r\n".encode()
    one = mail_reading.read(raw, "desk@qingchuan.gov.cn", arrived, "1:1")
    assert (one.sent_at != arrived) is is_believed


def test_the_id_of_a_mail_is_referred_to_as_it_is_however_long(tmp_path: Path) -> None:
    first = f"<{'a' * 400}@x>"
    head = sent(thread=first).partition(b"\r\n\r\n")[0]
    assert f"In-Reply-To: {EXCHANGE}\r\n".encode() in head
    assert f"References: {first}\r\n {EXCHANGE}\r\n".encode() in head
    back = message_from_bytes(head)
    assert str(back["References"]).split() == [first, EXCHANGE]


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "王@x.cn",
        "a@x.cn, b@y.cn",
        "a@x.cn\r\nBcc: b@y.cn",
        "a b@x.cn",
        "a@b@x.cn",
        "@x.cn",
        "a@",
    ],
)
def test_what_is_no_mailbox_is_refused_before_anything_leaves(recipient: str) -> None:
    with pytest.raises(TargetGone):
        sent(recipient)


@pytest.mark.parametrize("sender", ['<"@', '"wang li"@x.cn', '<"wang"@x.cn>', "王@x.cn"])
def test_whom_no_letter_can_be_sent_to_is_shown_and_is_nobody_to_answer(sender: str) -> None:
    item = mail_reading.item(
        f"From: {sender}\n\n路灯不亮".encode(),
        "desk@x.cn",
        datetime(2026, 11, 22, tzinfo=UTC),
        "1:1",
    )
    assert isinstance(item, Received)
    assert (item.sender != "", item.sender_id) == (True, "")


OWN = b"desk@qingchuan.gov.cn"


@pytest.mark.parametrize(
    ("reply_to", "goes_to"),
    [
        (b"Citizen@163.com", "citizen@163.com"),
        (b"=?utf-8?b?546L?= <citizen@163.com>", "citizen@163.com"),
        (b"citizen@163.com, other@163.com", "citizen@163.com"),
        (b"<>, \xcd\xf5@163.com, citizen@163.com", "citizen@163.com"),
        (OWN + b", citizen@163.com", "citizen@163.com"),
        (b"noreply@site.cn, citizen@163.com", ""),
        (OWN, ""),
        (b"=?utf-8?q?a=40b.cn?=", ""),
        (b"to whom it may concern", ""),
        (b"(" * 5_000, ""),
        (b"a@" + b"b" * 400 + b".cn", ""),
        (b"", ""),
    ],
)
def test_an_answer_goes_where_a_mail_asks_for_it_and_else_where_it_came_from(
    reply_to: bytes, goes_to: str
) -> None:
    one = read(b"From: site <noreply@site.cn>\r\nReply-To: " + reply_to + b"\r\n")
    assert (one.sender_id, one.reply_to) == ("noreply@site.cn", goes_to)


def test_who_writes_through_a_list_is_answered_alone() -> None:
    head = b"From: a@x.cn\r\nReply-To: all@lists.x.cn\r\nList-Id: <all.lists.x.cn>\r\n"
    assert read(head).reply_to == ""


def test_what_a_form_sends_in_our_own_name_is_its_citizens() -> None:
    form = read(b"From: " + OWN + b"\r\nReply-To: citizen@163.com\r\n")
    assert (form.own, form.reply_to) == (False, "citizen@163.com")
    assert read(b"From: " + OWN + b"\r\nReply-To: " + OWN + b"\r\n").own


@pytest.mark.parametrize(
    ("more", "machine"),
    [
        (b"Reply-To: citizen@163.com\r\n", None),
        (b"Reply-To: citizen@163.com\r\nReturn-Path: <>\r\n", Machine.BOUNCED),
        (b"Reply-To: postmaster@site.cn\r\n", Machine.BOUNCED),
        (b"", Machine.BOUNCED),
    ],
)
def test_a_form_that_writes_as_the_postmaster_says_nothing_of_our_letters(
    more: bytes, machine: Machine | None
) -> None:
    assert read(b"From: postmaster@site.cn\r\n" + more).machine is machine


@pytest.mark.parametrize(
    ("head", "automatic"),
    [
        (b"Precedence: bulk\r\n", True),
        (b"Precedence: list\r\n", True),
        (b"List-Id: <news.x.cn>\r\n", True),
        (b"List-Unsubscribe: <mailto:off@x.cn>\r\n", True),
        (b"Return-Path: <>\r\n", True),
        (b"Auto-Submitted: auto-generated\r\n", True),
        (b"Auto-Submitted: no\r\nPrecedence: normal\r\nReturn-Path: <a@x.cn>\r\n", False),
    ],
)
def test_what_no_person_wrote_is_known_by_any_of_its_marks(head: bytes, automatic: bool) -> None:
    assert read(b"From: x <a@x.cn>\r\n" + head).automatic is automatic
