"""A made-up case in which a template shows what a citizen would read."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from moderator_app.core.case import Case
from moderator_app.core.composing import Occasion
from moderator_app.core.ids import NIL
from moderator_app.core.organisations import Organisation
from moderator_app.core.people import Person

_AGO = timedelta(hours=1)


def occasion(
    person: Person | None,
    organisations: Sequence[Organisation],
    local: datetime,
    answer_by: datetime,
) -> Occasion:
    """A message of an hour ago with a name and a place in it, so that the common gaps are filled."""
    text = "文澜路和石板街路口的井盖松了，车一过就响。"
    heard = local.astimezone(UTC) - _AGO
    case = Case(
        id=NIL,
        number=f"{local:%Y%m%d}-0007",
        platform="weibo",
        account="",
        post="",
        author="李女士",
        author_id="",
        title="",
        summary=text,
        url="",
        origin="",
        received_at=heard,
        last_at=heard,
    )
    return Occasion(case, text, person, organisations, local, answer_by)
