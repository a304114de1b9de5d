"""Every shape the case file has had, oldest first. A shipped step is never edited: add one."""

from typing import LiteralString

from sqlite_utils import Database, Migrations

migrations = Migrations("moderator_app")

FOLDED: tuple[LiteralString, ...] = (
    "cases",
    "handling",
    "record",
    "shift",
    "number_taken",
    "promise",
    "call_back",
)
"""The tables that are made of the events alone: dropped and folded again, they are the same."""
FOLDING = frozenset({"m002_folds", "m003_text_index", "m009_clocks", "m012_ledger"})
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


def create_folds(db: Database) -> None:
    """The folded tables, empty, as they first were."""
    db.execute(
        """
        CREATE TABLE cases (
            id INTEGER PRIMARY KEY,
            case_id BLOB NOT NULL UNIQUE,
            number TEXT NOT NULL,
            platform TEXT NOT NULL,
            account TEXT NOT NULL,
            post TEXT NOT NULL,
            author TEXT NOT NULL,
            author_id TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            url TEXT NOT NULL,
            phone TEXT NOT NULL,
            place TEXT,
            received_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            waiting_since INTEGER,
            dispatched_since INTEGER,
            status TEXT NOT NULL,
            snoozed_until INTEGER,
            snoozed_why TEXT NOT NULL,
            claimed_by TEXT,
            lead BLOB,
            lead_stage TEXT,
            co INTEGER NOT NULL,
            messages INTEGER NOT NULL,
            notes INTEGER NOT NULL,
            returns INTEGER NOT NULL,
            hastened INTEGER NOT NULL,
            reopened INTEGER NOT NULL,
            pinned INTEGER NOT NULL,
            answered_at INTEGER,
            closed_at INTEGER,
            outcome TEXT,
            head BLOB NOT NULL
        ) STRICT
        """
    )
    for name, columns in (
        ("cases_waiting", "(waiting_since, id) WHERE status = 'waiting'"),
        ("cases_unsent", "(waiting_since, id) WHERE status = 'unsent'"),
        ("cases_dispatched", "(dispatched_since, id) WHERE status = 'dispatched'"),
        ("cases_mine", "(claimed_by, waiting_since) WHERE status <> 'closed'"),
        ("cases_snoozed", "(snoozed_until) WHERE snoozed_until IS NOT NULL"),
        ("cases_pinned", "(id) WHERE pinned"),
        ("cases_received", "(received_at, id)"),
        ("cases_number", "(number)"),
        ("cases_post", "(post)"),
        ("cases_author", "(author, id)"),
        ("cases_author_id", "(platform, author_id) WHERE author_id <> ''"),
        ("cases_phone", "(phone) WHERE phone <> ''"),
        ("cases_place", "(place, received_at) WHERE place IS NOT NULL"),
        ("cases_lead", "(lead, status, id)"),
        ("cases_status", "(status)"),
    ):
        db.execute(f"CREATE INDEX {name} ON cases {columns}")
    db.execute(
        """
        CREATE TABLE handling (
            case_id BLOB NOT NULL,
            organisation BLOB NOT NULL,
            ordinal INTEGER NOT NULL,
            lead INTEGER NOT NULL,
            stage TEXT NOT NULL,
            since INTEGER NOT NULL,
            at INTEGER NOT NULL,
            hastened INTEGER NOT NULL,
            PRIMARY KEY (case_id, organisation)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX handling_organisation ON handling (organisation, stage)")
    db.execute(
        """
        CREATE TABLE record (
            kind TEXT NOT NULL,
            id BLOB NOT NULL,
            position INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE shift (
            id BLOB PRIMARY KEY,
            person TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            handed_at INTEGER,
            handed_to TEXT,
            sheet TEXT,
            taken_at INTEGER,
            taken_by TEXT
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE TABLE number_taken (day TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT")


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


def add_clocks(db: Database) -> None:
    """When everything is due, so that lists are read in the order of what breaches next."""
    for column in ("response_due", "resolution_due", "feedback_due", "next_due"):
        db.execute(f"ALTER TABLE cases ADD COLUMN {column} INTEGER")
    db.execute("ALTER TABLE handling ADD COLUMN due INTEGER")
    for status, since in (
        ("waiting", "waiting_since"),
        ("unsent", "waiting_since"),
        ("dispatched", "dispatched_since"),
    ):
        db.execute(f"DROP INDEX cases_{status}")
        db.execute(
            f"CREATE INDEX cases_{status} ON cases"
            f" (status, next_due IS NULL, next_due, {since}, id)"
            f" WHERE status = '{status}'"
        )
    for column in ("response_due", "resolution_due"):
        db.execute(f"CREATE INDEX cases_{column} ON cases ({column}) WHERE {column} IS NOT NULL")


@migrations()
def m012_ledger(db: Database) -> None:
    add_ledger(db)


def add_ledger(db: Database) -> None:
    """What was promised, what became of it, and when the first of it is due; what citizens said
    when they were called back, and since when one is to be called."""
    for column in ("promise_due", "call_back_since"):
        db.execute(f"ALTER TABLE cases ADD COLUMN {column} INTEGER")
    db.execute(
        "CREATE INDEX cases_call_back ON cases (call_back_since, id)"
        " WHERE call_back_since IS NOT NULL"
    )
    db.execute(
        """
        CREATE TABLE call_back (
            id BLOB PRIMARY KEY,
            case_id BLOB NOT NULL,
            at INTEGER NOT NULL,
            person TEXT NOT NULL,
            heard TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX call_back_case ON call_back (case_id)")
    db.execute("CREATE INDEX call_back_at ON call_back (at)")
    db.execute(
        "CREATE INDEX cases_promise_due ON cases (promise_due, id) WHERE promise_due IS NOT NULL"
    )
    db.execute(
        """
        CREATE TABLE promise (
            id BLOB PRIMARY KEY,
            case_id BLOB NOT NULL,
            made_at INTEGER NOT NULL,
            due INTEGER NOT NULL,
            words TEXT NOT NULL,
            person TEXT NOT NULL,
            state TEXT NOT NULL,
            settled_at INTEGER
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX promise_case ON promise (case_id)")
    db.execute("CREATE INDEX promise_due ON promise (due)")


def create_folded(db: Database) -> None:
    """The folded tables, empty, as they are now: to fold everything again."""
    create_folds(db)
    add_clocks(db)
    add_ledger(db)
