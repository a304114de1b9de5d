"""One letter by SMTP: until the words travel nothing has left, and what breaks off while they do
is not known."""

import smtplib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Final

from typing_extensions import override

from moderator_app.channels import clock
from moderator_app.channels.addresses import only_here
from moderator_app.channels.mail_errors import TIMEOUT_S, translated
from moderator_app.channels.mail_trust import trusting
from moderator_app.core import letters
from moderator_app.core.channels import (
    Account,
    Ambiguous,
    ContentRejected,
    Outgoing,
    RateLimited,
    TargetGone,
    Transient,
)

_LINE: Final = 78
_REFERRING: Final = frozenset({"in-reply-to", "references"})


class _Policy(policy.EmailPolicy):
    """Ids as they are, where need be each on a line: an encoded one, as the library makes of one
    that is longer than a line, is another one to whoever threads by it."""

    @override
    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() not in _REFERRING or not value.isascii():
            return super().fold_binary(name, value)
        line = f"{name}: {value}"
        if len(line) > _LINE:
            line = f"{name}: " + "\r\n ".join(value.split())
        return f"{line}\r\n".encode()


POLICY: Final = _Policy(linesep="\r\n", cte_type="7bit")
"""Every server takes seven bits."""


def letter(account: Account, out: Outgoing, id_: str) -> EmailMessage:
    """A reply as a letter in the thread of what it answers; one that begins a thread answers
    nothing. Raises TargetGone where no mail can be sent to whom it is for."""
    if not letters.is_mailbox(out.target.recipient):
        raise TargetGone("address")
    message = EmailMessage(policy=POLICY)
    message["From"] = formataddr((account.name, account.config["address"].strip()))
    message["To"] = out.target.recipient
    # A title with a torn word of another character set in it would be decoded once more.
    message["Subject"] = _subject(" ".join(out.title.replace("=?", "= ?").split()))
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = id_
    if out.target.post:
        message["In-Reply-To"] = out.target.post
        message["References"] = " ".join(dict.fromkeys([out.target.thread, out.target.post]))
    message.set_content(out.text)
    return message


def _subject(title: str) -> str:
    """A letter to an organisation has its own; every other answers the citizen's."""
    if letters.is_marked(title) or title.lower().startswith("re:"):
        return title
    return f"Re: {title}".rstrip()


def deliver(config: Mapping[str, str], password: str, recipient: str, octets: bytes) -> None:
    """Raises ChannelError: what an answer ended is known; `Ambiguous` is what broke off while the
    words travelled."""
    with connected(config, password) as smtp:
        try:
            _expect(smtp.mail(config["address"].strip()), Transient)
            _expect(smtp.rcpt(recipient), TargetGone)
        except ValueError as error:
            raise TargetGone("address") from error  # no server can be told such a one
        try:
            smtp.putcmd("DATA")
            _expect(smtp.getreply(), ContentRejected, good=354)
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            raise Transient(type(error).__name__) from error
        try:
            smtp.send(_stuffed(octets))
            reply = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Ambiguous(type(error).__name__) from error
        if not 400 <= reply[0] < 600:
            if not 200 <= reply[0] < 300:
                raise Ambiguous("not_smtp")  # the words are there: this says nothing of them
            return
        _expect(reply, ContentRejected)


def _stuffed(octets: bytes) -> bytes:
    """A letter as it travels: a line that begins with a dot has another one before it, and a
    single one ends it (RFC 5321, 4.5.2)."""
    lines = octets.splitlines(keepends=True)
    body = b"".join(b"." + line if line.startswith(b".") else line for line in lines)
    return body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n"


@contextmanager
def connected(config: Mapping[str, str], password: str) -> Iterator[smtplib.SMTP]:
    """A connection that is signed in. Until then nothing of ours has left but our name. Raises
    ChannelError; Transient for a server that hangs up."""
    try:
        smtp = _signed_in(config, password)
    except (OSError, smtplib.SMTPException) as error:
        raise translated(error) from error
    try:
        yield smtp
    except smtplib.SMTPServerDisconnected as error:
        raise Transient("disconnected") from error
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()


def _signed_in(config: Mapping[str, str], password: str) -> smtplib.SMTP:
    """Raises OSError, SMTPException, ChannelError."""
    host, port = config["smtp_host"], int(config.get("smtp_port") or 465)
    secure = config.get("smtp_security") or "tls"
    context = trusting(config.get("authority", ""))
    smtp: smtplib.SMTP
    if secure == "tls":
        smtp = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=context)
    else:
        if secure != "starttls":
            only_here(host)
        smtp = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
    try:
        if secure == "starttls":
            smtp.starttls(context=context)
        smtp.login(config.get("user") or config["address"].strip(), password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _expect(reply: tuple[int, bytes], refusal: type[Exception], good: int = 250) -> None:
    """Raises by what an SMTP server answers: 4xx passes, of 5xx the step says what it means."""
    code = reply[0]
    if code == good or (good == 250 and code in {250, 251}):
        return
    if code == -1:
        raise Transient("disconnected")
    if 400 <= code < 500:
        raise RateLimited(str(code)) if code in {421, 450, 451, 452} else Transient(str(code))
    raise refusal(str(code))
