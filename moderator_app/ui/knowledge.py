"""What the desk knows about others, whole: read once, and again when it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from uuid import UUID

from moderator_app.core import sending, sign_off
from moderator_app.core.calling_back import CallingBack
from moderator_app.core.channels import Account
from moderator_app.core.following import Following, Rules
from moderator_app.core.following import rules as counted_by
from moderator_app.core.organisations import Organisation
from moderator_app.core.people import Person
from moderator_app.core.routing import RemitEntry, Router
from moderator_app.core.sending import Sending
from moderator_app.core.sign_off import SignOff
from moderator_app.core.templates import Template
from moderator_app.core.workdays import Calendar
from moderator_app.desk.opening import now as utc_now
from moderator_app.desk.reading import Reader


def _usual_rules() -> Rules:
    return counted_by(Following(), Calendar({}, {}, ()), UTC)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the desk knows about others, whole: small enough to be kept in memory."""

    organisations: Sequence[Organisation] = ()
    remit: Sequence[RemitEntry] = ()
    templates: Sequence[Template] = ()
    people: Sequence[Person] = ()
    router: Router = field(default_factory=partial(Router, ()))
    by_id: Mapping[UUID, Organisation] = field(default_factory=dict)
    following: Following = field(default_factory=Following)
    rules: Rules = field(default_factory=_usual_rules)
    sign_off: SignOff = field(default_factory=SignOff)
    calling_back: CallingBack = field(default_factory=CallingBack)
    sending: Sending = field(default_factory=Sending)
    own_accounts: Mapping[UUID, Account] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """Who did it: what an event's actor is called."""

    def organisation(self, id_: UUID | None) -> Organisation | None:
        return None if id_ is None else self.by_id.get(id_)

    def digit(self, digit: int) -> Organisation | None:
        """The organisation a digit chooses."""
        return next((one for one in self.organisations if one.digit == digit), None)


def know(reader: Reader) -> Knowledge:
    organisations = reader.organisations()
    remit = reader.remit()
    people = reader.people()
    settings = reader.settings()
    rules = reader.rules()
    rules.answer_by(utc_now())  # lays the years out here, where no window waits for it
    return Knowledge(
        organisations=organisations,
        remit=remit,
        templates=reader.templates(),
        people=people,
        router=Router(remit, organisations),
        by_id={one.id: one for one in organisations},
        following=reader.following(),
        rules=rules,
        sign_off=sign_off.from_setting(settings.get(sign_off.SETTING)),
        sending=sending.from_settings(settings),
        calling_back=reader.calling_back(),
        own_accounts={one.id: one for one in reader.own_accounts()},
        names={str(one.id): one.name for one in people},
    )
