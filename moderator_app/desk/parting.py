"""What somebody has in hand who is about to leave."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from moderator_app.desk.last_day import to_come
from moderator_app.desk.opening import Place


@dataclass(frozen=True, slots=True)
class Parting:
    """What somebody has in hand: cases they claimed, replies they began, shifts to come; and the
    accounts the desk speaks through, as platform and name."""

    claims: int
    drafts: int
    duties: int
    accounts: tuple[tuple[str, str], ...]


def parting(place: Place, person: UUID, today: date) -> Parting:
    """On a connection of its own: looks at every case. Raises Outage."""
    with closing(place.open_reader()) as reader:
        author = str(person)
        return Parting(
            claims=len(reader.claimed(author)),
            drafts=len(reader.drafted(author)),
            duties=sum(len(to_come(week, person, today)) for week in reader.rosters()),
            accounts=reader.accounts(),
        )
