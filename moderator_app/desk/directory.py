"""The directory, the dispatch list and the templates: kept, corrected, and verified by use."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from moderator_app.core import organisations, routing, templates
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Kind
from moderator_app.core.organisations import Organisation, Reached
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.routing import RemitEntry
from moderator_app.core.templates import Template
from moderator_app.desk.session import Session


class Directory:
    def __init__(self, session: Session) -> None:
        self._session = session

    def save_organisation(self, organisation: Organisation) -> Changes:
        if not organisation.name.strip():
            raise Refusal(Reason.NAME_MISSING)
        body = organisations.to_body(organisation)
        return self._write(Kind.ORGANISATION_SAVED, organisation.id, body, Touched.DIRECTORY)

    def remove_organisation(self, id_: UUID) -> Changes:
        return self._write(Kind.ORGANISATION_REMOVED, id_, {}, Touched.DIRECTORY)

    def checked(self, id_: UUID, number: str, result: Reached, replacement: str = "") -> Changes:
        """A call was tried: got through, did not, or the number is another one now, which is then
        changed wherever it is used."""
        if result is Reached.CHANGED and not replacement.strip():
            raise Refusal(Reason.NUMBER_MISSING)
        body: dict[str, object] = {
            "number": number,
            "result": result.value,
            "day": self._session.today.isoformat(),
        }
        if result is Reached.CHANGED:
            body["replacement"] = replacement.strip()
        return self._write(
            Kind.ORGANISATION_CHECKED, id_, body, Touched.DIRECTORY | Touched.TEMPLATES
        )

    def save_template(self, template: Template) -> Changes:
        if not template.title.strip() or not template.text.strip():
            raise Refusal(Reason.NAME_MISSING)
        body = templates.to_body(template)
        return self._write(Kind.TEMPLATE_SAVED, template.id, body, Touched.TEMPLATES)

    def remove_template(self, id_: UUID) -> Changes:
        return self._write(Kind.TEMPLATE_REMOVED, id_, {}, Touched.TEMPLATES)

    def save_remit(self, entry: RemitEntry) -> Changes:
        if not entry.topic.strip():
            raise Refusal(Reason.NAME_MISSING)
        return self._write(Kind.REMIT_SAVED, entry.id, routing.to_body(entry), Touched.REMIT)

    def remove_remit(self, id_: UUID) -> Changes:
        return self._write(Kind.REMIT_REMOVED, id_, {}, Touched.REMIT)

    def stock(
        self,
        known: Iterable[Organisation],
        remit: Iterable[RemitEntry],
        texts: Iterable[Template],
    ) -> Changes:
        """Put a starter kit into the desk, as one action."""
        drafts = [
            *(Draft(Kind.ORGANISATION_SAVED, o.id, organisations.to_body(o)) for o in known),
            *(Draft(Kind.REMIT_SAVED, e.id, routing.to_body(e)) for e in remit),
            *(Draft(Kind.TEMPLATE_SAVED, t.id, templates.to_body(t)) for t in texts),
        ]
        return self._session.write(drafts, Touched.DIRECTORY | Touched.REMIT | Touched.TEMPLATES)

    def save_all(self, changed: Sequence[Organisation | RemitEntry | Template]) -> Changes:
        """Take a table of records in, as one action."""
        written = [_saving(record) for record in changed]
        touched = Touched.NOTHING
        for _, part in written:
            touched |= part
        return self._session.write([draft for draft, _ in written], touched)

    def _write(self, kind: Kind, id_: UUID, body: dict[str, object], touched: Touched) -> Changes:
        return self._session.write([Draft(kind, id_, body)], touched)


def _saving(record: Organisation | RemitEntry | Template) -> tuple[Draft, Touched]:
    match record:
        case Organisation():
            body = organisations.to_body(record)
            return Draft(Kind.ORGANISATION_SAVED, record.id, body), Touched.DIRECTORY
        case RemitEntry():
            return Draft(Kind.REMIT_SAVED, record.id, routing.to_body(record)), Touched.REMIT
    return Draft(Kind.TEMPLATE_SAVED, record.id, templates.to_body(record)), Touched.TEMPLATES
