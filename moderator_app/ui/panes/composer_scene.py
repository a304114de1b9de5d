"""Everything the words of a reply depend on, at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from moderator_app.core import composing, elements, facts, guards, sign_off
from moderator_app.core.case import Audience, Case, Target
from moderator_app.core.channels import Counting
from moderator_app.core.composing import Occasion
from moderator_app.core.elements import Element
from moderator_app.core.events import Kind
from moderator_app.core.organisations import Organisation, invented, public_numbers
from moderator_app.core.people import Person
from moderator_app.core.reach import Reach
from moderator_app.core.reading_order import without_turning
from moderator_app.core.routing import RemitEntry
from moderator_app.core.rows import Dossier
from moderator_app.core.templates import Filled, Purpose, Template, fits
from moderator_app.ui import case_words
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.panes import template_order
from moderator_app.ui.panes.composer_guard import Verdict

BOTH_WAYS: Final = frozenset({"weibo", "douyin"})
"""Channels on which one may answer in public or by private message."""
_KEYWORDS: Final = {
    Element.PLACE: composing.PLACE,
    Element.TIME: elements.WORDS[Element.TIME],
}
"""By which a template says that it asks for an element."""
_INTERNAL: Final = frozenset({Kind.NOTE_ADDED, Kind.OPINION_ADDED})
_SHORTEST_NUMBER: Final = 5
_SHORTEST_NOTE: Final = 8
"""Shorter ones stand in many a reply by chance."""


def target(case: Case, known: Knowledge) -> Target | None:
    """What a reply to the case as it stands on the screen answers, where an account of ours carries
    it there."""
    found = case.answerable
    account = None if found is None else known.own_accounts.get(found.account)
    return found if account is not None and account.active else None


@dataclass(frozen=True, slots=True)
class Scene:
    """`lead` is the handler staged or at work; `entry` says by which topic it was chosen. `reach`:
    what the reply may be where an account of ours carries it; None where a person does."""

    dossier: Dossier
    knowledge: Knowledge
    person: Person | None
    local: datetime
    answer_by: datetime
    audience: Audience
    lead: Organisation | None = None
    entry: RemitEntry | None = None
    reach: Reach | None = None

    @property
    def measure(self) -> tuple[Counting, int | None]:
        """How the length of the reply is counted, and how long it may be."""
        if self.reach is not None:
            return self.reach.counting, self.reach.longest
        return guards.counting_of(self.platform), guards.limit_of(self.platform)

    @property
    def platform(self) -> str:
        return self.dossier.case.platform

    @property
    def occasion(self) -> Occasion:
        case = self.dossier.case
        heard = (e for e in self.dossier.history if e.kind == Kind.MESSAGE_RECEIVED and e.applied)
        return Occasion(
            case=replace(case, author=without_turning(case.author)),
            text=without_turning("\n".join(str(e.body.get("text", "")) for e in heard)),
            person=self.person,
            organisations=self.knowledge.organisations,
            local=self.local,
            answer_by=self.answer_by,
        )

    def moment(self, at: datetime) -> str:
        """A moment ahead as the clock on the wall shows it."""
        return case_words.moment(at.astimezone(self.local.tzinfo), self.local)

    def filled(self, template: Template) -> Filled:
        return composing.filled(self.occasion, template, self.lead)

    def first_reply(self) -> tuple[Template, Filled] | None:
        known = self.knowledge.templates
        return composing.first_reply(self.occasion, known, self.lead, self.entry)

    def fitting_first(self) -> list[Template]:
        return template_order.fitting_first(
            self.knowledge.templates, self.dossier.case, self.lead, self._topic, self.audience
        )

    def question(self) -> Template | None:
        """What to ask: what belongs to the topic or the handler; else for the place, or for the
        telephone number where a place was named."""
        placed = facts.place_key(self.occasion.text) is not None
        missing = composing.TELEPHONE if placed else composing.PLACE

        def order(template: Template) -> tuple[int, bool]:
            return self._rank(template), missing in template.keywords

        asking = [
            one
            for one in self.knowledge.templates
            if one.purpose is Purpose.ASK and self._rank(one)
        ]
        return max(asking, key=order, default=None)

    def asked(self, template: Template | None) -> Filled:
        """The question filled in, and in the same breath what else is missing; what the template
        asks for already is not asked twice."""
        words = Filled("", ()) if template is None else self.filled(template)
        keywords = () if template is None else template.keywords
        missing = [
            one
            for one in elements.missing(elements.told(self.dossier.history))
            if _KEYWORDS.get(one) not in keywords
        ]
        more = elements.question(missing)
        text = "\n".join(filter(None, (words.text.rstrip(), more)))
        return Filled(text, words.holes, words.inserted)

    @property
    def sign_off(self) -> str:
        """What stands under the reply, or ""."""
        return sign_off.line(self.knowledge.sign_off, self.person)

    def signed(self, text: str) -> str:
        """The words as they go out."""
        known = self.knowledge
        others = (sign_off.line(known.sign_off, person) for person in known.people)
        return sign_off.signed(text, self.sign_off, others)

    def verdict(self, text: str, inserted: Sequence[str]) -> Verdict:
        if not text.strip():
            return Verdict(audience=self.audience)
        organisations, reach = self.knowledge.organisations, self.reach
        counting, longest = self.measure
        found = guards.check(
            guards.Draft(
                text=self.signed(text),
                audience=self.audience,
                platform=self.platform,
                internal=self._internal(),
                inserted=tuple(inserted),
                limit=longest,
                counting=counting,
                shut=reach is not None and reach.is_shut(self.local),
                last=reach is not None and reach.is_last(self.local),
            ),
            public_numbers=public_numbers(organisations),
            invented=invented(organisations),
        )
        return Verdict(found, self.audience, empty=False)

    @property
    def _topic(self) -> str:
        return "" if self.entry is None else self.entry.key

    def _rank(self, template: Template) -> int:
        return fits(
            template,
            organisation=None if self.lead is None else self.lead.id,
            topic_key=self._topic,
            kind=None if self.lead is None else self.lead.kind,
            purpose=template.purpose,
            audience=self.audience,
        )

    def _internal(self) -> tuple[str, ...]:
        """Numbers of our contacts that are nobody's public number, and our own notes."""
        known = self.knowledge.organisations
        public = public_numbers(known)
        numbers = {contact.number for one in known for contact in one.contacts} - public
        notes = (str(e.body["text"]) for e in self.dossier.history if e.kind in _INTERNAL)
        return (
            *sorted(number for number in numbers if len(number) >= _SHORTEST_NUMBER),
            *(note for note in notes if len(note) >= _SHORTEST_NOTE),
        )
