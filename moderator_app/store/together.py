"""What the tables hold of emergencies, replies that wait to be approved, and consultations."""

import json
from typing import LiteralString
from uuid import UUID

from moderator_app.core import reviewing, roles
from moderator_app.core.case import Case
from moderator_app.core.roles import Act
from moderator_app.store import local, records
from moderator_app.store.connection import Connection
from moderator_app.store.moments import to_ms


def columns(case: Case) -> dict[LiteralString, object]:
    """Of `cases`: a case that was closed by an erasure is no emergency any more."""
    now = None if case.closure is not None else case.emergency
    waiting = () if case.closure is not None else case.submissions
    authors = {one.author for one in waiting}
    asked = None if case.closure is not None else case.consultation
    return {
        "referred": int(asked is not None and asked.referred is not None),
        "emergency": None if now is None else now.danger.value,
        "emergency_at": None if now is None else to_ms(now.at),
        "submitted": len(waiting),
        # Whose alone they are: that person cannot approve any of them.
        "submitted_by": authors.pop() if len(authors) == 1 else None,
    }


FOR_REVIEW: LiteralString = (
    "submitted AND submitted_by IS NOT :person AND (:reviews OR NOT EXISTS"
    " (SELECT 1 FROM json_each(:leads_review) WHERE value ="
    " CASE WHEN platform || char(10) || account IN (SELECT value FROM json_each(:reviewed))"
    " THEN platform || char(10) || account ELSE platform END))"
)
"""Of `cases`, with the values of `review`: those of which a person may approve a reply, by
`reviewing.Rule`."""


def review(connection: Connection, person: str) -> dict[str, object]:
    rule = reviewing.rule(local.settings(connection))
    whose = UUID(person) if person else None
    return {
        "reviews": roles.may(whose, Act.REVIEW, records.all_people(connection)),
        "reviewed": json.dumps(sorted(rule.reviewed)),
        "leads_review": json.dumps(sorted(rule.reviewed - rule.anybody)),
    }


def emergencies(connection: Connection) -> list[int]:
    """The keys of the cases under one, the oldest first."""
    found = connection.execute(
        "SELECT id FROM cases WHERE emergency IS NOT NULL ORDER BY emergency_at, id"
    )
    return [key for (key,) in found]


def consultations(connection: Connection) -> list[tuple[int, bool]]:
    """The keys of the cases that several were asked about, the first due first; and whether the
    duty leader has been told."""
    found = connection.execute(
        "SELECT id, referred FROM cases WHERE consultation_due IS NOT NULL"
        " ORDER BY consultation_due, id"
    )
    return [(key, bool(referred)) for key, referred in found]
