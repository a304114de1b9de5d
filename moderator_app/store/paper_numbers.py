"""How far the numbers of papers have come, by kind and year."""

from moderator_app.core import paper_register
from moderator_app.core.events import Event
from moderator_app.core.paper_register import Register
from moderator_app.store import local
from moderator_app.store.connection import Connection


def register(connection: Connection) -> Register:
    """A number is only taken by writing the event in the transaction in which this was read."""
    settings = local.settings(connection)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'paper_number'").fetchone():
        # A file from before there were papers, which nobody has opened since.
        return paper_register.register(settings, {})
    rows = connection.execute("SELECT paper, year, n FROM paper_number")
    return paper_register.register(settings, {(paper, year): n for paper, year, n in rows})


def note(connection: Connection, event: Event) -> None:
    """A paper has been issued; one that is taken back keeps its number all the same."""
    body = event.body
    connection.execute(
        "INSERT INTO paper_number (paper, year, n) VALUES (?, ?, ?)"
        " ON CONFLICT (paper, year) DO UPDATE SET n = max(n, excluded.n)",
        (body["paper"], body["year"], body["n"]),
    )
