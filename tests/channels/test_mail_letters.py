"""A dispatch by real e-mail and its answer back into the right case, through a real Dovecot and a real
SMTP server; and what servers and mail programs answer by themselves."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path

import pytest

from moderator_app.channels import mail_reading
from moderator_app.channels.mail import Mail
from moderator_app.core import letters
from moderator_app.core.case import Case, Stage
from moderator_app.core.channels import Account, Machine, Received
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.letters import Enclosed
from moderator_app.core.organisations import Kind as Relation
from moderator_app.core.organisations import Organisation
from moderator_app.core.outbox import BOUNCED, State
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.store import postings
from tests.channels import dovecot, one_thread, smtp
from tests.channels.dovecot import PASSWORD, USER, Dovecot, encrypted, server
from tests.channels.smtp import Sink
from tests.channels.test_mail import STREAM, account, letter
from tests.desks import ROADS, WASTE, a_desk

__all__ = ["server"]

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
LIGHTS = Organisation(ROADS, "市照明处", Relation.DEPARTMENT, mail="deng@lights.qingchuan.gov.cn")
POWER = Organisation(WASTE, "供电公司", Relation.AGENCY, mail="95598@power.example.com")
_SHOWN_S = 20.0
WORDS = "【转办】市照明处：\n云溪路路灯不亮。\n请于12月03日18:00前反馈处理结果。"


class Post:
    """Everything between the desk and the organisations: two servers, and what passed them."""

    def __init__(self, desk: Desk, server: Dovecot, outgoing: tuple[Sink, int]) -> None:
        self.desk, self.server, self.sink = desk, server, outgoing[0]
        self.ours: Account = account(server, outgoing[1])
        self.mail = Mail(self.ours, {"password": PASSWORD})
        desk.accounts.save(self.ours)
        for unit in (LIGHTS, POWER):
            desk.directory.save_organisation(unit)

    def comes(self, raw: bytes) -> None:
        """A mail is delivered, and taken in as soon as the server shows it."""
        self.server.deliver(raw)
        id_ = str(message_from_bytes(raw)["Message-ID"])
        end = time.monotonic() + _SHOWN_S
        while postings.of_any(self.desk.session.store.connection, self.ours.id, [id_]) is None:
            assert time.monotonic() < end, f"{id_} never came"
            one_thread.look(self.desk, self.ours, self.mail, STREAM)

    def goes(self) -> Message:
        """What leaves next, as the server of the organisation has it."""
        sent = one_thread.send_next(self.desk, self.ours.id, self.mail)
        assert sent is not None
        assert sent.receipt is not None, sent.error
        return message_from_bytes(self.sink.taken[-1], policy=policy.default)

    def enclosed(self, unit: Organisation, text: str) -> Enclosed:
        words = f"{text}\n请保留主题中的 {letters.TAG_HERE}"
        return Enclosed(unit.id, self.ours.id, unit.mail, f"{unit.relation}：路灯不亮", words)

    def answers(self, case: Case) -> list[str]:
        history = self.desk.session.store.log.history(case.id)
        return [e.body["text"] for e in history if e.kind == Kind.DISPATCH_ANSWERED]

    def case(self) -> Case:
        return self.desk.session.case(case_id("mail", "<a@x>"))

    def stages(self) -> list[Stage]:
        return [one.stage for one in self.case().handlings]


@pytest.fixture
def post(server: Dovecot, tmp_path: Path) -> Iterator[Post]:
    dovecot.empty(server)
    with smtp.running(encrypted(server.folder)) as outgoing, a_desk(tmp_path) as desk:
        desk.session.now = lambda: datetime.now(UTC)
        desk.save_settings({"outbox.undo_seconds": 0})
        made = Post(desk, server, outgoing)
        made.comes(letter("<a@x>", "云溪路路灯不亮。"))
        yield made
        made.mail.close()


def dispatched(post: Post) -> tuple[Message, Message]:
    case = post.case()
    by_mail = (post.enclosed(LIGHTS, WORDS), post.enclosed(POWER, WORDS))
    to = Handover(LIGHTS.id, (POWER.id,), WORDS, by_mail)
    post.desk.cases.commit(case.id, case.head, to=to, reply=None)
    # Both were written in the same moment: whichever leaves first.
    sent = {str(one["To"]): one for one in (post.goes(), post.goes())}
    return sent[LIGHTS.mail], sent[POWER.mail]


def text_of(message: Message) -> str:
    octets = message.get_payload(decode=True)
    assert isinstance(octets, bytes)
    return octets.decode().replace("\r\n", "\n")


def reply(
    to: Message,
    id_: str,
    text: str,
    *,
    subject: str | None = None,
    sender: str = LIGHTS.mail,
    references: bool = True,
) -> bytes:
    message = EmailMessage()
    message["From"] = f"张工 <{sender}>"
    message["To"] = USER
    message["Subject"] = f"回复：{to['Subject']}" if subject is None else subject
    message["Message-ID"] = id_
    if references:
        message["In-Reply-To"] = to["Message-ID"]
        message["References"] = f"{to['References'] or ''} {to['Message-ID']}".strip()
    message.set_content(text)
    return message.as_bytes()


def quoted(message: Message) -> str:
    return "\n".join(f"> {line}" for line in text_of(message).splitlines())


def test_two_rounds_with_one_organisation_beside_another(post: Post) -> None:
    to_lights, to_power = dispatched(post)
    assert post.stages() == [Stage.TOLD, Stage.TOLD]
    assert (to_lights["In-Reply-To"], to_lights["References"]) == (None, None)
    assert str(to_lights["Subject"]).startswith(f"[值班台 {post.case().number} ")
    above = f"已派人查看。\n\n在 2026年11月25日，城管局 <{USER}> 写道：\n\n{quoted(to_lights)}"
    post.comes(reply(to_lights, "<f1@lights>", above))
    assert (post.stages(), post.answers(post.case())) == (
        [Stage.ANSWERED, Stage.TOLD],
        ["已派人查看。"],
    )
    post.desk.letters.hasten(post.case().id, post.enclosed(LIGHTS, "请告知何时修好。"))
    again = post.goes()
    assert again["In-Reply-To"] == "<f1@lights>"
    assert [*letters.tags(again["Subject"])] == [*letters.tags(to_lights["Subject"])]
    assert again["References"] == f"{to_lights['Message-ID']} <f1@lights>"
    below = f"-----原始邮件-----\n发件人: {USER}\n主题: 催办\n日期: 今天\n\n{text_of(again)}\n\n今晚亮灯。"
    post.comes(reply(again, "<f2@lights>", below))
    post.comes(reply(to_power, "<f1@power>", "线路正常。", sender=POWER.mail))
    assert post.stages() == [Stage.ANSWERED, Stage.ANSWERED]
    assert post.answers(post.case()) == ["已派人查看。", "今晚亮灯。", "线路正常。"]
    assert (post.case().messages, len(post.sink.taken)) == (1, 3)


def test_forwarded_in_the_house_re_subjected_quoted_and_answered_by_another(post: Post) -> None:
    to_lights, _ = dispatched(post)
    subject = f"答复：转发：{to_lights['Subject']}"
    text = (
        "已更换灯泡，今晚亮灯。\n\n---------- 转发的邮件 ----------\n发件人: 综合科 <deng@lights>\n"
        "日期: 2026年11月25日\n主题: 转发：转办\n收件人: 维修队\n\n请维修队办理。\n\n"
        f"-----原始邮件-----\n{text_of(to_lights)}"
    )
    crew = "crew@lights.qingchuan.gov.cn"
    post.comes(
        reply(to_lights, "<c1@lights>", text, subject=subject, sender=crew, references=False)
    )
    assert post.answers(post.case()) == ["已更换灯泡，今晚亮灯。"]
    post.comes(reply(to_lights, "<c2@lights>", "补充：已复查。", subject="路灯的事", sender=crew))
    assert post.answers(post.case())[1] == "补充：已复查。"
    assert post.stages() == [Stage.ANSWERED, Stage.TOLD]


def test_a_stranger_with_the_letter_waits_for_a_person_and_one_without_it_is_a_citizen(
    post: Post,
) -> None:
    to_lights, _ = dispatched(post)
    post.comes(reply(to_lights, "<s1@qq>", "我们在处理。", sender="boss@qq.com"))
    assert post.stages() == [Stage.TOLD, Stage.TOLD]
    history = post.desk.session.store.log.history(post.case().id)
    assert letters.undecided(history, LIGHTS.id) is not None
    guess = f"[值班台 {post.case().number} AAAAAAAA]"
    post.comes(reply(to_lights, "<s2@qq>", "已办结。", subject=guess, references=False))
    assert post.desk.session.case(case_id("mail", "<s2@qq>")).messages == 1


def test_a_letter_whose_end_nobody_saw_is_shown_and_never_sent_twice(post: Post) -> None:
    case = post.case()
    post.sink.after_data = "drop"
    to = Handover(LIGHTS.id, (), WORDS, (post.enclosed(LIGHTS, WORDS),))
    post.desk.cases.commit(case.id, case.head, to=to, reply=None)
    one_thread.send_next(post.desk, post.ours.id, post.mail)
    post.desk.session.now = lambda: datetime.now(UTC) + timedelta(hours=1)
    one_thread.resolve(post.desk, post.ours.id, post.mail)
    assert one_thread.send_next(post.desk, post.ours.id, post.mail) is None
    (entry,) = post.desk.outbox.unknown()
    assert (entry.for_person, len(post.sink.taken), post.stages()) == (True, 1, [Stage.DISPATCHED])


def test_a_bounce_says_aloud_that_nobody_was_reached(post: Post) -> None:
    to_lights, _ = dispatched(post)
    post.comes(bounce(to_lights))
    assert post.stages() == [Stage.DISPATCHED, Stage.TOLD]
    (entry,) = post.desk.outbox.unsettled()
    assert (entry.state, entry.why) == (State.FAILED, BOUNCED)


def test_who_is_away_answers_nothing(post: Post) -> None:
    to_lights, _ = dispatched(post)
    post.comes(reply(to_lights, "<o1@lights>", "我在休假。", subject="自动回复: 转办"))
    assert (post.stages(), post.answers(post.case())) == ([Stage.TOLD, Stage.TOLD], [])


# What machines say, as octets.


def bounce(of: Message, action: str = "failed", kind: str = "message/rfc822") -> bytes:
    hung = (
        of.as_bytes()
        if kind == "message/rfc822"
        else f"Message-ID: {of['Message-ID']}\r\n\r\n".encode()
    )
    lines = (
        b"From: Mail Delivery System <MAILER-DAEMON@mx.example.org>\r\n"
        b"Message-ID: <d1@mx>\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; x@y\r\nAction: "
    )
    end = b"\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: " + kind.encode() + b"\r\n\r\n"
    return lines + action.encode() + end + hung + b"\r\n--b--\r\n"


def a_letter() -> Message:
    return message_from_bytes(letter("<ours@test>", "请办理"), policy=policy.compat32)


def read(raw: bytes) -> Received:
    return mail_reading.read(raw, USER, datetime.now(UTC), "1:1")


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize(
    ("action", "machine"), [("failed", Machine.BOUNCED), ("delayed", Machine.AWAY)]
)
def test_a_report_names_the_letter_and_whether_it_arrived(
    kind: str, action: str, machine: Machine
) -> None:
    one = read(bounce(a_letter(), action, kind))
    assert (one.machine, one.automatic) == (machine, True)
    if machine is Machine.BOUNCED:
        assert one.refers[0] == "<ours@test>"


@pytest.mark.parametrize(
    ("headers", "machine"),
    [
        ({"Auto_Submitted": "auto-replied"}, Machine.AWAY),
        ({"X_Autoreply": "yes"}, Machine.AWAY),
        ({"subject": "自动回复: 转办"}, Machine.AWAY),
        ({"subject": "Automatic reply: dispatch"}, Machine.AWAY),
        ({"subject": "回复：自动回复: 转办"}, None),
        ({"Auto_Submitted": "no"}, None),
        ({"List_Id": "<all.example.org>"}, None),
    ],
)
def test_who_is_away_is_told_from_who_answers(
    headers: dict[str, str], machine: Machine | None
) -> None:
    assert read(letter("<a@x>", "好", **headers)).machine is machine


def test_a_server_that_knows_no_form_for_it_bounces_too() -> None:
    raw = b"From: postmaster@qq.com\r\nSubject: x\r\nMessage-ID: <q@qq>\r\n\r\n550 no such user"
    assert read(raw).machine is Machine.BOUNCED
