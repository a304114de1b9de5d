"""Every shape the case file has had, oldest first. A shipped step is never edited: add one."""

from typing import LiteralString

from sqlite_utils import Database, Migrations

from moderator_app.store.folded_tables import (
    add_acceptance,
    add_clocks,
    add_ledger,
    add_papers,
    add_postings,
    add_tales,
    add_together,
    add_windows,
    create_folds,
)

migrations = Migrations("moderator_app")

FOLDING = frozenset(
    {
        "m002_folds",
        "m003_text_index",
        "m009_clocks",
        "m010_papers",
        "m012_acceptance",
        "m013_together",
        "m015_ledger",
        "m016_spoken",
        "m017_tales",
        "m018_channels",
        "m020_windows",
    }
)
"""The steps that make or change one of those or the text index: a file with events that takes one
is folded again."""
PROTECTION: dict[str, LiteralString] = {
    "event_no_update": "CREATE TRIGGER event_no_update BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE(ABORT, 'what was written stays written'); END",
    "event_no_delete": "CREATE TRIGGER event_no_delete BEFORE DELETE ON event"
    " BEGIN SELECT RAISE(ABORT, 'what was written stays written'); END",
}
"""What keeps events as they are. Only an erasure lifts the first, for its own transaction."""


@migrations()
def m001_events(db: Database) -> None:
    db.execute(
        """
        CREATE TABLE event (
            position INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            replica BLOB NOT NULL,
            n INTEGER NOT NULL,
            actor TEXT NOT NULL,
            case_id BLOB NOT NULL,
            parent BLOB,
            slot TEXT,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            applied INTEGER NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (replica, n)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX event_case ON event (case_id, position)")
    db.execute("CREATE UNIQUE INDEX event_slot ON event (slot) WHERE applied AND slot IS NOT NULL")
    for statement in PROTECTION.values():
        db.execute(statement)
    db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT")


@migrations()
def m002_folds(db: Database) -> None:
    create_folds(db)


@migrations()
def m003_text_index(db: Database) -> None:
    create_text_index(db)


def create_text_index(db: Database) -> None:
    db.execute(
        "CREATE VIRTUAL TABLE text_index USING"
        " fts5(g, tokenize='ascii', content='', columnsize=0, detail=none)"
    )


@migrations()
def m004_desk_tables(db: Database) -> None:
    """What belongs to this desk alone and is not history: drafts, settings, unread rows."""
    db.execute(
        """
        CREATE TABLE draft (
            case_id BLOB NOT NULL,
            channel TEXT NOT NULL,
            author TEXT NOT NULL,
            body TEXT NOT NULL,
            saved_at INTEGER NOT NULL,
            PRIMARY KEY (case_id, channel, author)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    db.execute(
        """
        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            row INTEGER NOT NULL,
            reason TEXT NOT NULL,
            field TEXT NOT NULL,
            cells TEXT NOT NULL,
            digest BLOB NOT NULL UNIQUE,
            at INTEGER NOT NULL
        ) STRICT
        """
    )


@migrations()
def m005_attachments(db: Database) -> None:
    """Pictures and files by what is in them; the event that names one is in the log."""
    db.execute("CREATE TABLE attachment (digest BLOB PRIMARY KEY, data BLOB NOT NULL) STRICT")


@migrations()
def m006_quarantine(db: Database) -> None:
    """How the sheet of an unread row is read, and what became of the row."""
    db.execute(
        """
        CREATE TABLE quarantine_sheet (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            layout TEXT NOT NULL
        ) STRICT
        """
    )
    for column in (
        "sheet INTEGER",
        "settled TEXT NOT NULL DEFAULT ''",
        "why TEXT NOT NULL DEFAULT ''",
        "settled_by TEXT NOT NULL DEFAULT ''",
        "settled_at INTEGER",
    ):
        db.execute(f"ALTER TABLE quarantine ADD COLUMN {column}")
    db.execute("CREATE INDEX quarantine_waiting ON quarantine (id) WHERE settled = ''")


@migrations()
def m007_erasures(db: Database) -> None:
    """What an erasure asks of the whole log is answered without reading all of it."""
    db.execute("CREATE INDEX event_erased ON event (case_id, position) WHERE kind = 'case.erased'")
    db.execute(
        "CREATE INDEX event_handed_over ON event (position) WHERE kind = 'shift.handed_over'"
    )
    db.execute(
        "CREATE INDEX event_file ON event (json_extract(body, '$.digest'))"
        " WHERE kind = 'file.added'"
    )


@migrations()
def m008_watched(db: Database) -> None:
    """The files of watched folders by what is in them, and which row of each opened which case.

    A file is taken once `taken` counts its rows; what this desk gave back itself is `ours`.
    """
    db.execute(
        """
        CREATE TABLE watched_file (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            path TEXT NOT NULL,
            at INTEGER NOT NULL,
            ours INTEGER NOT NULL,
            taken TEXT
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE watched_row (
            file INTEGER NOT NULL,
            row INTEGER NOT NULL,
            case_id BLOB NOT NULL,
            PRIMARY KEY (file, row)
        ) STRICT, WITHOUT ROWID
        """
    )


@migrations()
def m009_clocks(db: Database) -> None:
    add_clocks(db)


@migrations()
def m010_papers(db: Database) -> None:
    add_papers(db)


@migrations()
def m011_reports(db: Database) -> None:
    """What happened in a stretch of time is found without reading the whole log."""
    db.execute("CREATE INDEX event_at ON event (at, case_id)")


@migrations()
def m012_acceptance(db: Database) -> None:
    add_acceptance(db)
    db.execute(
        "CREATE INDEX event_shift_words ON event (position)"
        " WHERE kind IN ('shift.began', 'shift.item_refused')"
    )


@migrations()
def m013_together(db: Database) -> None:
    add_together(db)


@migrations()
def m014_people(db: Database) -> None:
    """What the desk keeps of people's passwords. Local: it never travels with the history."""
    db.execute(
        """
        CREATE TABLE credential (
            person BLOB PRIMARY KEY,
            phc TEXT NOT NULL,
            once INTEGER NOT NULL,
            wrong INTEGER NOT NULL,
            tried_at INTEGER
        ) STRICT, WITHOUT ROWID
        """
    )


@migrations()
def m015_ledger(db: Database) -> None:
    add_ledger(db)


@migrations()
def m016_spoken(_: Database) -> None:
    """What was written down of emergencies and consultations is found: the index is made anew."""


@migrations()
def m017_tales(db: Database) -> None:
    add_tales(db)


@migrations()
def m018_channels(db: Database) -> None:
    """What came and went through our accounts, how far each stream was read, and the replies on
    their way. The last two are this desk's own: no other must send what it has begun to send."""
    add_postings(db)
    db.execute(
        """
        CREATE TABLE stream_cursor (
            account BLOB NOT NULL,
            stream TEXT NOT NULL,
            cursor TEXT NOT NULL,
            looked_at INTEGER NOT NULL,
            PRIMARY KEY (account, stream)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE outbox (
            lease BLOB PRIMARY KEY,
            case_id BLOB NOT NULL,
            account BLOB NOT NULL,
            state TEXT NOT NULL,
            due INTEGER NOT NULL,
            tried INTEGER NOT NULL,
            began INTEGER,
            external TEXT NOT NULL,
            why TEXT NOT NULL,
            code TEXT NOT NULL,
            for_person INTEGER NOT NULL,
            doubtful INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        "CREATE INDEX outbox_open ON outbox (account, due) WHERE state IN ('queued', 'sending')"
    )
    db.execute(
        "CREATE INDEX outbox_unsettled ON outbox (state) WHERE state NOT IN ('sent', 'cancelled')"
    )


@migrations()
def m019_fetching(db: Database) -> None:
    """What hangs on messages and is not fetched yet. This desk's own: each fetches for itself."""
    db.execute(
        """
        CREATE TABLE fetching (
            message BLOB NOT NULL,
            part INTEGER NOT NULL,
            case_id BLOB NOT NULL,
            account BLOB NOT NULL,
            state TEXT NOT NULL,
            due INTEGER NOT NULL,
            wanted INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            until INTEGER,
            why TEXT NOT NULL,
            PRIMARY KEY (message, part)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX fetching_case ON fetching (case_id)")
    db.execute("CREATE INDEX fetching_waits ON fetching (account, due) WHERE state = 'waiting'")


@migrations()
def m020_windows(db: Database) -> None:
    add_windows(db)
