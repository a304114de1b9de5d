"""E-mail through a real Dovecot and a real SMTP server on this machine, over verified TLS."""

import base64
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from imap_tools import MailBox

from moderator_app.channels import mail_sending
from moderator_app.channels.mail import Mail
from moderator_app.core.case import Case, Status, Target
from moderator_app.core.channels import (
    Account,
    Ambiguous,
    AuthRequired,
    ConfigError,
    ContentRejected,
    NotThere,
    Outgoing,
    RateLimited,
    Receipt,
    Received,
    TargetGone,
    Transient,
)
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from tests.channels import dovecot, one_thread
from tests.channels.dovecot import PASSWORD, USER, Dovecot, server
from tests.channels.loopback import free_port
from tests.channels.smtp import Sink, outgoing, sink
from tests.desks import a_desk

__all__ = ["outgoing", "server", "sink"]

STREAM = "inbox"
# The library does not see that its connection is encrypted from the first octet on.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture(autouse=True)
def _emptied(server: Dovecot) -> None:
    dovecot.empty(server)


def account(server: Dovecot, port: int = 1, **changed: str) -> Account:
    config = {
        "address": USER,
        "imap_host": "localhost",
        "imap_port": str(server.imaps),
        "smtp_host": "localhost",
        "smtp_port": str(port),
        "authority": str(server.folder / "cert.pem"),
    }
    return Account(UUID(int=0xACC), "mail", "mail", "市城管局信箱", config | changed)


@pytest.fixture
def mail(server: Dovecot, outgoing: tuple[Sink, int]) -> Iterator[Mail]:
    opened = Mail(account(server, outgoing[1]), {"password": PASSWORD})
    yield opened
    opened.close()


def letter(id_: str, text: str, subject: str = "路灯不亮", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = headers.pop("From", "晨跑的人 <runner@example.org>")
    message["To"] = USER
    message["Subject"] = subject
    message["Message-ID"] = id_
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def received(mail: Mail, cursor: str | None = None) -> list[Received]:
    items = mail.poll(STREAM, cursor).items
    assert all(isinstance(item, Received) for item in items)
    return [item for item in items if isinstance(item, Received)]


def out(
    text: str = "已转环卫处处理。", post: str = "<a@x>", to: str = "runner@example.org"
) -> Outgoing:
    target = Target(UUID(int=0xACC), STREAM, "<a@x>", post, to, "路灯不亮")
    return Outgoing("0123456789abcdef0123456789abcdef", target, text, target.title)


# Coming in.


def test_a_letter_comes_in_with_its_words_its_author_and_its_time(
    server: Dovecot, mail: Mail
) -> None:
    server.deliver(letter("<a@x>", "云溪路路灯不亮。", Date="Sun, 22 Nov 2026 09:00:00 +0800"))
    (one,) = received(mail)
    assert (one.text, one.title, one.sender, one.sender_id) == (
        "云溪路路灯不亮。",
        "路灯不亮",
        "晨跑的人",
        "runner@example.org",
    )
    assert one.sent_at == datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    assert (one.id, one.thread, one.own, one.automatic) == ("<a@x>", "<a@x>", False, False)


def test_it_goes_on_where_it_stopped_and_marks_nothing_as_read(server: Dovecot, mail: Mail) -> None:
    server.deliver(letter("<a@x>", "一"))
    first = mail.poll(STREAM, None)
    server.deliver(letter("<b@x>", "二"))
    assert [one.id for one in received(mail, first.cursor)] == ["<b@x>"]
    assert mail.poll(STREAM, mail.poll(STREAM, first.cursor).cursor).items == ()
    names = [path.name for path in (server.folder / "mail").rglob("*") if ":2," in path.name]
    assert all("S" not in name.rpartition(":2,")[2] for name in names)


def test_of_a_mailbox_that_was_quiet_for_days_its_archive_does_not_come_in(
    server: Dovecot, mail: Mail
) -> None:
    box = MailBox("localhost", server.imaps, ssl_context=dovecot.trusting(server.folder))
    with box.login(USER, PASSWORD):
        for n in range(3):
            box.append(letter(f"<{n}@x>", "去年的事"), dt=datetime.now(UTC) - timedelta(days=400))
    first = mail.poll(STREAM, None)
    assert (first.items, received(mail, first.cursor)) == ((), [])
    server.deliver(letter("<a@x>", "今天的事"))
    assert [one.id for one in received(mail, first.cursor)] == ["<a@x>"]


def test_fifty_at_once_and_then_it_says_that_there_are_more(server: Dovecot, mail: Mail) -> None:
    for n in range(53):
        server.deliver(letter(f"<{n}@x>", "一"))
    first = mail.poll(STREAM, None)
    second = mail.poll(STREAM, first.cursor)
    assert (len(first.items), first.more, len(second.items), second.more) == (50, True, 3, False)


def test_a_letter_wakes_the_desk_in_under_two_seconds(server: Dovecot, mail: Mail) -> None:
    cursor = mail.poll(STREAM, None).cursor
    assert mail.wait(10), "what came before anybody listened is to be looked for"
    began: list[float] = []

    def deliver() -> None:
        began.append(time.monotonic())
        server.deliver(letter("<a@x>", "路灯不亮"))

    timer = threading.Timer(0.5, deliver)
    timer.start()
    assert mail.wait(10)
    (one,) = received(mail, cursor)
    timer.join()
    assert one.id == "<a@x>"
    assert time.monotonic() - began[0] < 2


def test_it_goes_on_after_the_server_was_started_anew(server: Dovecot, mail: Mail) -> None:
    cursor = mail.poll(STREAM, None).cursor
    server.stop()
    with pytest.raises(Transient):
        mail.poll(STREAM, cursor)
    server.start()
    server.deliver(letter("<a@x>", "路灯不亮"))
    assert [one.id for one in received(mail, cursor)] == ["<a@x>"]


def test_after_all_mails_got_new_numbers_none_is_missed(server: Dovecot, mail: Mail) -> None:
    server.deliver(letter("<a@x>", "一"))
    cursor = mail.poll(STREAM, None).cursor
    server.renumber()
    server.deliver(letter("<b@x>", "二"))
    try:
        found = received(mail, cursor)
    except Transient:  # the old connection was cut
        found = received(mail, cursor)
    assert {one.id for one in found} == {"<a@x>", "<b@x>"}


def test_a_letter_of_the_nineties_in_raw_gb2312_is_read(server: Dovecot, mail: Mail) -> None:
    head = "From: 王先生 <wang@example.org>\r\nSubject: 石板桥街积水\r\nMessage-ID: <g@x>\r\n\r\n"
    server.deliver(head.encode("gb2312") + "下雨就积水，请处理。\r\n".encode("gb2312"))
    (one,) = received(mail)
    assert (one.sender, one.title, one.text) == ("王先生", "石板桥街积水", "下雨就积水，请处理。")


def test_a_broken_tree_of_parts_gives_what_can_be_read(server: Dovecot, mail: Mail) -> None:
    server.deliver(
        b"From: <a@example.org>\r\nMessage-ID: <m@x>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode("路灯不亮".encode())
        + b"\r\n--b\r\nContent-Type: multipart/alternative\r\n\r\nnever ended"
    )
    (one,) = received(mail)
    assert one.text.startswith("路灯不亮")


def test_what_machines_write_is_flagged(server: Dovecot, mail: Mail) -> None:
    server.deliver(letter("<a@x>", "我在休假", Auto_Submitted="auto-replied"))
    server.deliver(letter("<b@x>", "周报", List_Id="<news.example.org>"))
    server.deliver(letter("<c@x>", "路灯不亮", Auto_Submitted="no"))
    assert [one.automatic for one in received(mail)] == [True, True, False]


# Whom one trusts.


def test_a_certificate_nobody_vouches_for_is_refused(server: Dovecot) -> None:
    stranger = Mail(account(server, authority=""), {"password": PASSWORD})
    with pytest.raises(ConfigError, match="certificate"):
        stranger.poll(STREAM, None)
    stranger.close()


def test_a_password_crosses_the_net_only_encrypted(server: Dovecot) -> None:
    ours = account(server, imap_host="mail.example.org", imap_security="none")
    open_ = Mail(ours, {"password": PASSWORD})
    with pytest.raises(ConfigError, match="not_encrypted"):
        open_.poll(STREAM, None)
    open_.close()


def test_a_wrong_password_asks_for_another_and_is_not_tried_as_an_outage(
    server: Dovecot, outgoing: tuple[Sink, int]
) -> None:
    wrong = Mail(account(server, outgoing[1]), {"password": "wrong"})
    with pytest.raises(AuthRequired):
        wrong.poll(STREAM, None)
    with pytest.raises(AuthRequired):
        wrong.send(out())
    wrong.close()


def test_checking_says_who_we_are(mail: Mail) -> None:
    assert mail.check().name == USER


# Going out.


def test_a_reply_stands_in_its_thread_and_is_kept_among_the_sent(mail: Mail, sink: Sink) -> None:
    receipt = mail.send(out("您好：\n\n已转环卫处处理。\n.\n城管局"))
    (raw,) = sink.taken
    message = message_from_bytes(raw)
    assert (message["To"], message["In-Reply-To"]) == ("runner@example.org", "<a@x>")
    assert message["Message-ID"] == receipt.id == f"<{out().key}@test>"
    assert str(make_header(decode_header(message["Subject"]))) == "Re: 路灯不亮"
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().replace("\r\n", "\n").strip() == "您好：\n\n已转环卫处处理。\n.\n城管局"
    assert mail.verify(out(), datetime.now(UTC)) == Receipt(receipt.id, receipt.at) or isinstance(
        mail.verify(out(), datetime.now(UTC)), Receipt
    )


def test_a_letter_that_was_taken_while_its_account_was_let_go_of_has_gone(
    mail: Mail, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That it cannot be kept among the sent any more would send it once more."""
    deliver = mail_sending.deliver

    def delivered(*told: Any) -> None:
        deliver(*told)
        mail.close()

    monkeypatch.setattr(mail_sending, "deliver", delivered)
    assert isinstance(mail.send(out()), Receipt)
    assert len(sink.taken) == 1


def test_what_is_not_among_the_sent_may_have_gone_all_the_same(mail: Mail) -> None:
    assert mail.verify(out(), datetime.now(UTC)) is NotThere.CANNOT_TELL


@pytest.mark.parametrize(
    ("rcpt", "after", "error"),
    [
        ("550 no such user", "250 OK", TargetGone),
        ("452 too many", "250 OK", RateLimited),
        ("250 OK", "554 looks like spam", ContentRejected),
        ("250 OK", "451 later", RateLimited),
        ("250 OK", "drop", Ambiguous),
        ("250 OK", "queued as 7F3A", Ambiguous),
        ("250 OK", "354 go on", Ambiguous),
    ],
)
def test_each_answer_of_the_server_is_one_of_the_ten_errors(
    mail: Mail, sink: Sink, rcpt: str, after: str, error: type[Exception]
) -> None:
    sink.rcpt, sink.after_data = rcpt, after
    with pytest.raises(error):
        mail.send(out())
    assert len(sink.taken) == (error is Ambiguous)


def test_a_server_that_takes_it_in_other_words_has_taken_it(mail: Mail, sink: Sink) -> None:
    sink.after_data = "251 queued"
    assert mail.send(out()).id
    assert len(sink.taken) == 1


def test_where_no_server_answers_nothing_left(server: Dovecot) -> None:
    nowhere = Mail(account(server, free_port()), {"password": PASSWORD})
    with pytest.raises(Transient):
        nowhere.send(out())
    nowhere.close()


# With the desk.


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: datetime.now(UTC)
        opened.save_settings({"outbox.undo_seconds": 0})
        yield opened


def case(desk: Desk, post: str) -> Case:
    return desk.session.case(case_id("mail", post))


def reply(desk: Desk, post: str, text: str) -> None:
    one = case(desk, post)
    desk.cases.commit(one.id, one.head, to=None, reply=Words(text, to=one.answerable))


def test_two_rounds_of_letters_are_one_case_answered_twice(
    desk: Desk, server: Dovecot, mail: Mail, sink: Sink, outgoing: tuple[Sink, int]
) -> None:
    ours = account(server, outgoing[1])
    server.deliver(letter("<a@x>", "云溪路路灯不亮。"))
    one_thread.look(desk, ours, mail, STREAM)
    reply(desk, "<a@x>", "已转照明处。")
    sent = one_thread.send_next(desk, ours.id, mail)
    assert sent is not None
    assert sent.receipt is not None
    server.deliver(
        letter("<b@x>", "还是不亮。", "回复：路灯不亮", In_Reply_To=sent.receipt.id,
               References=f"<a@x> {sent.receipt.id}")
    )  # fmt: skip
    one_thread.look(desk, ours, mail, STREAM)
    one = case(desk, "<a@x>")
    assert (one.messages, one.status) == (2, Status.WAITING)
    reply(desk, "<a@x>", "今晚去修。")
    one_thread.send_next(desk, ours.id, mail)
    assert case(desk, "<a@x>").status is Status.ANSWERED
    second = message_from_bytes(sink.taken[1])
    assert (second["In-Reply-To"], second["References"]) == ("<b@x>", "<a@x> <b@x>")


def test_an_answer_that_got_lost_is_shown_and_never_sent_twice(
    desk: Desk, server: Dovecot, mail: Mail, sink: Sink, outgoing: tuple[Sink, int]
) -> None:
    ours = account(server, outgoing[1])
    server.deliver(letter("<a@x>", "云溪路路灯不亮。"))
    one_thread.look(desk, ours, mail, STREAM)
    sink.after_data = "drop"
    reply(desk, "<a@x>", "已转照明处。")
    one_thread.send_next(desk, ours.id, mail)
    desk.session.now = lambda: datetime.now(UTC) + timedelta(hours=1)
    one_thread.resolve(desk, ours.id, mail)
    assert one_thread.send_next(desk, ours.id, mail) is None
    (entry,) = desk.outbox.unknown()
    assert (entry.state, entry.for_person, len(sink.taken)) == (State.UNKNOWN, True, 1)
