"""Letters to organisations by e-mail: what marks them, and whose answer it is that comes back.

An answer is taken for one if it shows that its writer has read the letter (it refers to it, or
bears its tag, which nobody can guess), and if it comes from a mailbox of the organisation. The one
without the other is nobody's feedback: who has the letter and writes from elsewhere is put before
a person, and who only writes from there is a citizen like any other.
"""

import hashlib
import re
from base64 import b32encode
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core import fetching
from moderator_app.core.case import About, Case, Delivery, Letter, Stage, Target
from moderator_app.core.channels import Account, Media
from moderator_app.core.events import Draft, Event, Kind, storable
from moderator_app.core.folding_channels import target_to_body
from moderator_app.core.mail_hosts import SHARED, is_public
from moderator_app.core.refusals import Reason, Refusal

CHANNEL: Final = "mail"
BY_MAIL: Final = "mail"
"""How an organisation was told, in the history."""
_NAME: Final = "值班台"
_TOKEN: Final = 8
"""Signs of base 32: forty bits that nobody guesses by mail."""
_TAG: Final = re.compile(
    rf"{_NAME}[\s>]*(?P<number>\d{{8}}-\d{{4,9}})[\s>]*(?P<token>[A-Za-z2-7]{{{_TOKEN}}})(?![A-Za-z0-9])"
)
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z0-9-]{2,63}"
)
_PARTING: Final = frozenset(' ,;:<>()[]"\\')
"""What an address of one mailbox has nowhere, in the form in which it is given to a server."""
_UNDER_ID: Final = re.compile(r"<(?P<id>[0-9a-f]{32})@[^<>@\s]{1,255}>")
_THREAD: Final = "letter:"


KINDS: Final = frozenset(
    {Kind.LETTER_WRITTEN, Kind.LETTER_UNSENT, Kind.LETTER_BOUNCED, Kind.LETTER_HEARD}
)


class Sort(StrEnum):
    """What came back to a letter and is no answer to it."""

    AUTOMATIC = "automatic"
    """A machine: the reader is away, or the letter was opened."""
    STRANGER = "stranger"
    """Somebody who has the letter, at none of the organisation's mailboxes."""
    OVER = "over"
    """The organisation, which does not have the case any more."""
    ERASED = "erased"
    """The organisation, after the words of the case were taken out of the file."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A letter as a person lets it go: to which mailbox, from which account of ours. `words` are
    its subject without the tag."""

    organisation: UUID
    account: UUID
    recipient: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Back:
    """A mail that came back. `text` is what is new in it, `whole` all of it; `media` hangs on
    it."""

    account: UUID
    stream: str
    post: str
    at: datetime
    sender: str
    address: str
    title: str
    text: str
    whole: str
    media: tuple[Media, ...] = ()


# Addresses.


def is_address(text: str) -> bool:
    """Whether mail can be sent there: one address, and nothing beside it."""
    return _ADDRESS.fullmatch(text) is not None


def is_mailbox(address: str) -> bool:
    """Whether every server takes it, for one mailbox and no other; also one that is known within a
    house alone."""
    plain = address.isascii() and address.isprintable() and not _PARTING & set(address)
    return plain and [bool(part) for part in address.split("@")] == [True, True]


def is_theirs(sender: str, mailboxes: Collection[str], others: Collection[str] = ()) -> bool:
    """Whether a mail comes from one of these mailboxes, or from the same house; `others` write for
    somebody else, and a house in which several of them are is the whole city's."""
    address, known, foreign = _plain(sender), set(map(_plain, mailboxes)), set(map(_plain, others))
    if address in known or address in foreign:
        return address in known and bool(address)
    domain = _domain(address)
    houses = {_domain(one) for one in known} - SHARED - {_domain(one) for one in foreign} - {""}
    return any(
        domain == house or (domain.endswith(f".{house}") and not is_public(house))
        for house in houses
    )


def _plain(address: str) -> str:
    return address.strip().lower()


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def account_for(case: Case, accounts: Collection[Account]) -> Account | None:
    """The account of ours that writes: the one the citizen wrote to, or else the first by name."""
    able = sorted(
        (one for one in accounts if one.active and one.channel == CHANNEL), key=lambda one: one.name
    )
    came = None if case.answerable is None else case.answerable.account
    return next((one for one in able if one.id == came), able[0] if able else None)


# What marks a letter.


@dataclass(frozen=True, slots=True)
class Tag:
    number: str
    token: str

    def __str__(self) -> str:
        return f"[{_NAME} {self.number} {self.token}]"


def token(letter: UUID) -> str:
    """What only a reader of the letter knows; a letter's id has 74 random bits."""
    return b32encode(hashlib.sha256(letter.bytes).digest()).decode()[:_TOKEN]


def tag(case: Case, organisation: UUID, letter: UUID) -> Tag:
    """All letters to an organisation about a case bear the tag of the first."""
    first = next((one.id for one in case.letters if one.organisation == organisation), letter)
    return Tag(case.number, token(first))


def tags(text: str) -> Iterator[Tag]:
    """Wherever a text bears one, also broken by a quotation."""
    for found in _TAG.finditer(text):
        yield Tag(found["number"], found["token"].upper())


def marked(case: Case, said: Tag) -> UUID | None:
    """Of which organisation's letters a tag is."""
    for letter in case.letters:
        if token(letter.id) == said.token:
            return letter.organisation
    return None


def named(refers: Iterable[str]) -> Iterator[tuple[UUID, str]]:
    """The ids that mails bear which went out under them, ours among them, and their whole names."""
    for name in refers:
        if found := _UNDER_ID.fullmatch(name):
            yield UUID(found["id"]), name


def is_marked(title: str) -> bool:
    return _TAG.search(title) is not None


def thread(organisation: UUID | str) -> str:
    """The name of a conversation with an organisation among the messages of an account."""
    return f"{_THREAD}{organisation}"


def is_thread(name: str) -> bool:
    """Whether a conversation is called as those with organisations are: no citizen's may be."""
    return name.startswith(_THREAD)


def of_thread(name: str) -> UUID | None:
    """With whom; None of a citizen's conversation."""
    return UUID(name.removeprefix(_THREAD)) if is_thread(name) else None


# Ours.


def write(case: Case, about: About, one: Enclosed, id_: UUID, history: Sequence[Event]) -> Draft:
    """Freeze a letter, and where it goes: into the conversation with the organisation, if there is
    one. Raises Refusal for whoever does not have the case, and an address that is none."""
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)
    if case.handling(one.organisation) is None:
        raise Refusal(Reason.NOT_A_HANDLER, case.id)
    recipient = one.recipient.strip()
    if not is_address(recipient):
        raise Refusal(Reason.NOT_AN_ADDRESS, case.id, one.recipient)
    if case.is_written_to(one.organisation):
        raise Refusal(Reason.LETTER_PENDING, case.id)
    mark = tag(case, one.organisation, id_)
    words = " ".join(one.words.split())
    # What the citizen wrote stands above what we say of the tag.
    said, here, rest = storable(one.text).rpartition(TAG_HERE)
    first, last = _conversation(one.organisation, one.account, history)
    target = Target(one.account, _STREAM, first, last, recipient, f"{mark} {words}")
    body: dict[str, object] = {
        "organisation": str(one.organisation),
        "about": about.value,
        "text": f"{said}{mark if here else ''}{rest}".strip(),
        "to": target_to_body(target),
    }
    return Draft(Kind.LETTER_WRITTEN, case.id, body, id=id_)


TAG_HERE: Final = "{{tag}}"
"""Stands in a letter that is composed for its tag, which is known once it is written down."""
_STREAM: Final = "inbox"


def _conversation(organisation: UUID, account: UUID, history: Sequence[Event]) -> tuple[str, str]:
    """The first and the last mail that passed between us and an organisation; "" where none did."""
    passed = [
        str(event.body.get("external") or event.body.get("post") or "")
        for event in history
        if event.kind in _PASSED
        and event.body.get("organisation") == str(organisation)
        and event.body.get("via") == str(account)
        and event.body.get("sort", "") != Sort.AUTOMATIC
    ]
    known = [one for one in passed if one]
    return (known[0], known[-1]) if known else ("", "")


_PASSED: Final = frozenset({Kind.DISPATCH_TOLD, Kind.DISPATCH_ANSWERED, Kind.LETTER_HEARD})


def went(case: Case, letter: Letter, external: str) -> tuple[Draft, ...]:
    """It left: that is how the organisation was told. Nothing where that is known."""
    if letter.delivery is not Delivery.PENDING:
        return ()
    target = letter.target
    body = {
        "organisation": str(letter.organisation),
        "how": BY_MAIL,
        "whom": "" if target is None else target.recipient,
        "letter": str(letter.id),
        "external": external,
    }
    if target is not None:
        body |= {"via": str(target.account), "stream": target.stream}
    return (Draft(Kind.DISPATCH_TOLD, case.id, body),)


def unsent(case: Case, letter: Letter, why: str) -> tuple[Draft, ...]:
    """It is not to go any more: they are told in another way."""
    if letter.delivery is not Delivery.PENDING:
        raise Refusal(Reason.NOTHING_TO_UNDO, case.id)
    return (Draft(Kind.LETTER_UNSENT, case.id, {**_of(letter), "why": why}),)


def given_up(case: Case, letter: Letter) -> Draft:
    """What came back is not sent again from here."""
    return Draft(Kind.LETTER_UNSENT, case.id, {**_of(letter), "why": ""})


def bounced(case: Case, letter: Letter, back: Back) -> Draft:
    """It came back: nobody at that mailbox has read it."""
    return Draft(Kind.LETTER_BOUNCED, case.id, {**_of(letter), **_mail(back)})


def _of(letter: Letter) -> dict[str, object]:
    return {"organisation": str(letter.organisation), "letter": str(letter.id)}


# Theirs.


def judged(case: Case, organisation: UUID, back: Back, *, theirs: bool) -> Draft:
    """What a mail of somebody who has read a letter is to the case; `theirs`: it comes from one of
    the organisation's mailboxes."""
    if case.erased:
        return heard(case, organisation, back, Sort.ERASED)
    if not theirs:
        return heard(case, organisation, back, Sort.STRANGER)
    if case.handling(organisation) is None:
        return heard(case, organisation, back, Sort.OVER)
    body = {"organisation": str(organisation), **_mail(back)}
    return Draft(Kind.DISPATCH_ANSWERED, case.id, body)


def heard(case: Case, organisation: UUID, back: Back, sort: Sort) -> Draft:
    body = {"organisation": str(organisation), "sort": sort.value}
    said = _place(back) if case.erased else _mail(back)
    return Draft(Kind.LETTER_HEARD, case.id, {**body, **said})


def _place(back: Back) -> dict[str, object]:
    """Without which the same mail would come in once more."""
    return {
        "via": str(back.account),
        "stream": back.stream,
        "post": back.post,
        "received_at": back.at.isoformat(),
    }


def _mail(back: Back) -> dict[str, object]:
    said = {
        "author": storable(back.sender),
        "author_id": storable(back.address),
        "title": storable(back.title),
        "text": storable(back.text),
    }
    if back.whole != back.text:
        said["whole"] = storable(back.whole)
    hangs = {"media": fetching.to_body(back.media)} if back.media else {}
    return _place(back) | said | hangs


def undecided(history: Sequence[Event], organisation: UUID) -> Event | None:
    """The last words of a stranger, while nobody has taken them for the organisation's."""
    for event in reversed(history):
        if event.body.get("organisation") != str(organisation):
            continue
        if event.kind == Kind.LETTER_HEARD and event.body.get("sort") == Sort.STRANGER:
            return event
        if event.kind in {Kind.DISPATCH_ANSWERED, Kind.DISPATCH_RETURNED, Kind.DISPATCH_HASTENED}:
            return None
    return None


def answer_by_mail(case: Case, history: Sequence[Event], organisation: UUID) -> Event | None:
    """The answer by mail with which the case came back to us last, if it did."""
    handling = case.handling(organisation)
    if handling is None or handling.stage is not Stage.ANSWERED:
        return None
    for event in reversed(history):
        if (event.kind, event.body.get("organisation")) == (
            Kind.DISPATCH_ANSWERED,
            str(organisation),
        ):
            return event if "via" in event.body else None
    return None
