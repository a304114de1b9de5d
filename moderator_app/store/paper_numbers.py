"""How far the numbers of papers have come, by kind and year."""

from moderator_app.core.events import Event
from moderator_app.store.connection import Connection


def following(connection: Connection, paper: str, year: int) -> int:
    """The number that the next paper of a kind gets in a year. It is only taken by writing the
    event in the same transaction."""
    row = connection.execute(
        "SELECT n FROM paper_number WHERE paper = ? AND year = ?", (paper, year)
    ).fetchone()
    return 1 if row is None else int(row[0]) + 1


def note(connection: Connection, event: Event) -> None:
    """A paper has been issued; one that is taken back keeps its number all the same."""
    body = event.body
    connection.execute(
        "INSERT INTO paper_number (paper, year, n) VALUES (?, ?, ?)"
        " ON CONFLICT (paper, year) DO UPDATE SET n = max(n, excluded.n)",
        (body["paper"], body["year"], body["n"]),
    )
