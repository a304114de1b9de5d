"""Letters to organisations: frozen and queued with a dispatch or a hastening, and what comes back to
them, each in the case it is about."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Final
from uuid import UUID

from moderator_app.core import decisions, letters, quoting
from moderator_app.core.case import About, Case, Delivery, Handling, Letter, Stage
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.channels import Account, Machine, Received
from moderator_app.core.events import Draft, Kind
from moderator_app.core.letters import Back, Enclosed, Sort
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.outbox import Outbox
from moderator_app.desk.session import Session
from moderator_app.store import cases, log, postings, records
from moderator_app.store.connection import writing

_MOST_TAGS: Final = 10


class Letters:
    """Written within the transaction of what they tell; carried by the outbox."""

    def __init__(self, session: Session, outbox: Outbox) -> None:
        self._session = session
        self._outbox = outbox

    # Ours.

    def commit(self, drafts: Sequence[Draft], seen: UUID, by_mail: Sequence[Enclosed]) -> Changes:
        """Within a transaction: write down what was decided about a case, and the letters that tell
        the handlers of it. What came too late is told to nobody. Raises Refusal."""
        at, case = self._session.now(), drafts[0].case_id
        changes = self._session.write(drafts, Touched.CASES, seen={case: seen}, at=at)
        if changes.overtaken:
            return changes
        return changes | self.write(case, About.DISPATCH, by_mail, at)

    def write(
        self, case_id: UUID, about: About, enclosed: Sequence[Enclosed], at: datetime
    ) -> Changes:
        """Within the transaction of what they tell, and as one action with it. Raises Refusal."""
        changes = NO_CHANGES
        for one in enclosed:
            history = self._session.store.log.history(case_id)
            case, id_ = self._session.case(case_id), log.new_id(at)
            draft = letters.write(case, about, one, id_, history)
            changes |= self._session.write([draft], Touched.CASES, at=at)
            self._outbox.queue(id_, case_id, one.account)
        return changes

    def tell(self, case_id: UUID, enclosed: Enclosed) -> Changes:
        """A handler that is still to be told of a dispatch. Raises Refusal."""
        with writing(self._session.store.connection):
            return self.write(case_id, About.DISPATCH, [enclosed], self._session.now())

    def hasten(self, case_id: UUID, enclosed: Enclosed) -> Changes:
        """Urge an organisation by a letter, in the conversation with it. Raises Refusal."""
        session = self._session
        at, case = session.now(), session.case(case_id)
        with writing(session.store.connection):
            drafts = decisions.hasten(case, enclosed.organisation, letters.BY_MAIL)
            changes = session.write(drafts, Touched.CASES, at=at)
            return changes | self.write(case_id, About.HASTEN, [enclosed], at)

    def went(self, case_id: UUID, lease: UUID) -> Changes:
        """A person looked among what was sent, and it is there. Raises Refusal while it is leaving,
        and where the case has no such letter."""
        with writing(self._session.store.connection):
            case, letter = self._letter(case_id, lease)
            self._outbox.settle_by_hand(lease, went=True)
            return self._session.write(letters.went(case, letter, ""), Touched.CASES)

    def unsent(self, case_id: UUID, lease: UUID, why: str) -> Changes:
        """It is not to go: they are told in another way. Raises Refusal as `went`."""
        with writing(self._session.store.connection):
            case, letter = self._letter(case_id, lease)
            self._outbox.settle_by_hand(lease, went=False)
            return self._session.write(letters.unsent(case, letter, why), Touched.CASES)

    def wait_again(self, case_id: UUID) -> None:
        """Within the transaction that takes back what letters were not to go for, such as a
        dispatch to others."""
        case = cases.case(self._session.store.connection, case_id)
        for letter in () if case is None else case.letters:
            if letter.delivery is Delivery.PENDING:
                self._outbox.wait_again(letter.id)

    def _letter(self, case_id: UUID, lease: UUID) -> tuple[Case, Letter]:
        case = self._session.case(case_id)
        letter = case.letter(lease)
        if letter is None:
            raise Refusal(Reason.NOTHING_TO_UNDO, case_id)
        return case, letter

    # Theirs.

    def take(self, account: Account, item: Received) -> Sequence[Draft] | None:
        """What a mail that answers a letter is to its case; None for one that answers none, and
        is a citizen's. Within the transaction that writes it."""
        found = self._answered(account, item)
        if found is None:
            return None
        case, organisation = found
        if item.own or self._is_here(case, organisation, item):
            # What we write there ourselves is no reply to a citizen.
            return ()
        back = self._back(account, case, organisation, item)
        if item.machine is Machine.BOUNCED:
            return self._bounced(case, organisation, item, back)
        theirs = letters.is_theirs(
            back.address, self._mailboxes(case, organisation), self._others(case, organisation)
        )
        if _is_citizens(case, back) and not theirs:
            return None
        arrived = self._arrived(case, item.refers)
        if item.machine is Machine.AWAY:
            return [*arrived, letters.heard(case, organisation, back, Sort.AUTOMATIC)]
        return [*arrived, letters.judged(case, organisation, back, theirs=theirs)]

    def _is_here(self, case: Case, organisation: UUID, item: Received) -> bool:
        """Who writes to several of our accounts at once has said it once."""
        return any(
            event.body.get("post") == item.id
            and event.body.get("organisation") == str(organisation)
            for event in self._session.store.log.history(case.id)
        )

    def _arrived(self, case: Case, refers: Sequence[str]) -> Iterator[Draft]:
        for id_, name in letters.named(refers):
            letter = case.letter(id_)
            if letter is not None and self._outbox.is_proved(id_):
                yield from letters.went(case, letter, name)

    def _answered(self, account: Account, item: Received) -> tuple[Case, UUID] | None:
        """The case and the organisation whose letter somebody must have read to write this."""
        connection = self._session.store.connection
        posting = postings.of_any(connection, account.id, item.refers)
        if posting is not None:
            unit, case = letters.of_thread(posting.thread), cases.case(connection, posting.case)
            return None if unit is None or case is None else (case, unit)
        return self._by_name(item.refers) or self._by_tag(item)

    def _by_name(self, refers: Sequence[str]) -> tuple[Case, UUID] | None:
        """By a letter of which nobody knows yet that it went out."""
        connection = self._session.store.connection
        for id_, _ in letters.named(refers):
            try:
                event = log.by_id(connection, id_)
            except LookupError:
                continue
            case = cases.case(connection, event.case_id)
            if event.kind == Kind.LETTER_WRITTEN and case is not None:
                return case, UUID(event.body["organisation"])
        return None

    def _by_tag(self, item: Received) -> tuple[Case, UUID] | None:
        connection = self._session.store.connection
        said = chain(letters.tags(item.title), letters.tags(item.text))
        for tag in islice(said, _MOST_TAGS):
            for id_ in cases.by_reference(connection, tag.number):
                case = cases.case(connection, id_)
                unit = None if case is None else letters.marked(case, tag)
                if case is not None and unit is not None:
                    return case, unit
        return None

    def _back(self, account: Account, case: Case, organisation: UUID, item: Received) -> Back:
        ours = tuple(self._written(case, organisation))
        return Back(
            account=account.id,
            stream=item.stream,
            post=item.id,
            # A clock that goes wrong elsewhere must not put an answer into the future.
            at=min(item.sent_at, self._session.now()),
            sender=item.sender,
            address=item.sender_id,
            title=item.title,
            text=quoting.said(item.text, ours),
            whole=item.text,
            media=item.media,
        )

    def _written(self, case: Case, organisation: UUID) -> Iterator[str]:
        for event in self._session.store.log.history(case.id):
            if (event.kind, event.body.get("organisation")) == (
                Kind.LETTER_WRITTEN,
                str(organisation),
            ):
                yield str(event.body.get("text", ""))

    def _mailboxes(self, case: Case, organisation: UUID) -> frozenset[str]:
        """Those we have written to, and the one that the directory has now."""
        unit = records.organisation(self._session.store.connection, organisation)
        targets = (one.target for one in case.letters if one.organisation == organisation)
        known = {one.recipient for one in targets if one is not None}
        return frozenset(known | ({unit.mail} if unit is not None and unit.mail else set()))

    def _others(self, case: Case, organisation: UUID) -> frozenset[str]:
        """Who writes for somebody else: the citizen, the other organisations, and we."""
        connection = self._session.store.connection
        units = records.all_organisations(connection)
        ours = (one.config.get("address", "") for one in records.all_accounts(connection))
        known = {one.mail for one in units if one.id != organisation}
        return frozenset(filter(None, (*known, *ours, case.author_id)))

    def _bounced(
        self, case: Case, organisation: UUID, item: Received, back: Back
    ) -> Sequence[Draft]:
        letter = _meant(case, organisation, item.refers)
        if letter is None or case.erased or not _matters(case.handling(organisation), letter):
            return [letters.heard(case, organisation, back, Sort.AUTOMATIC)]
        drafts = [letters.bounced(case, letter, back)]
        if not self._outbox.came_back(letter.id):
            # It went out from another desk: there is nothing here that could be sent again.
            drafts.append(letters.given_up(case, letter))
        return drafts


def _is_citizens(case: Case, back: Back) -> bool:
    return bool(case.author_id) and case.author_id.lower() == back.address.lower()


def _meant(case: Case, organisation: UUID, refers: Sequence[str]) -> Letter | None:
    """The letter that came back: the one that is named, or else the last that went there."""
    ours = [one for one in case.letters if one.organisation == organisation]
    for letter in ours:
        if any(name == letter.external or letter.id.hex in name for name in refers):
            return letter
    return ours[-1] if ours else None


def _matters(handling: Handling | None, letter: Letter) -> bool:
    """Whether somebody still has to be reached: not who has answered, or was told otherwise."""
    if handling is None or not handling.is_open or letter.delivery is Delivery.UNSENT:
        return False
    return letter.about is About.HASTEN or handling.stage is not Stage.SIGNED
