"""The tables that are folded from the events, as they first were and as each step changed them."""

from typing import LiteralString

from sqlite_utils import Database

FOLDED: tuple[LiteralString, ...] = (
    "cases",
    "handling",
    "record",
    "shift",
    "number_taken",
    "paper_number",
    "shift_item",
    "promise",
    "posting",
)
"""The tables that are made of the events alone: dropped and folded again, they are the same."""


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


def add_papers(db: Database) -> None:
    """The last number of each kind of paper in each year."""
    db.execute(
        """
        CREATE TABLE paper_number (
            paper TEXT NOT NULL,
            year INTEGER NOT NULL,
            n INTEGER NOT NULL,
            PRIMARY KEY (paper, year)
        ) STRICT, WITHOUT ROWID
        """
    )


def add_acceptance(db: Database) -> None:
    """How the items of a handover stand, and which handover a shift began over unread."""
    for column in ("skipped_at INTEGER", "skipped_by TEXT", "skipped_why TEXT"):
        db.execute(f"ALTER TABLE shift ADD COLUMN {column}")
    db.execute(
        """
        CREATE TABLE shift_item (
            shift BLOB NOT NULL,
            case_id BLOB NOT NULL,
            ordinal INTEGER NOT NULL,
            state TEXT NOT NULL,
            since INTEGER NOT NULL,
            person TEXT NOT NULL,
            at INTEGER,
            why TEXT NOT NULL,
            told INTEGER,
            leader TEXT NOT NULL,
            PRIMARY KEY (shift, case_id)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX shift_item_case ON shift_item (case_id, at)")
    db.execute("CREATE INDEX shift_item_left ON shift_item (shift) WHERE state <> 'accepted'")


def add_together(db: Database) -> None:
    """Emergencies, which stand before all else in every list, the clock of public opinion,
    replies that wait to be approved, and what several organisations were asked."""
    for column in (
        "opinion_due INTEGER",
        "emergency TEXT",
        "emergency_at INTEGER",
        "submitted INTEGER NOT NULL DEFAULT 0",
        "submitted_by TEXT",
        "consultation_due INTEGER",
        "referred INTEGER NOT NULL DEFAULT 0",
    ):
        db.execute(f"ALTER TABLE cases ADD COLUMN {column}")
    for status, since in _LISTED:
        db.execute(f"DROP INDEX cases_{status}")
        db.execute(
            f"CREATE INDEX cases_{status} ON cases"
            f" (status, emergency IS NULL, next_due IS NULL, next_due, {since}, id)"
            f" WHERE status = '{status}'"
        )
    db.execute(
        "CREATE INDEX cases_opinion_due ON cases (opinion_due) WHERE opinion_due IS NOT NULL"
    )
    db.execute("CREATE INDEX cases_emergency ON cases (emergency_at) WHERE emergency IS NOT NULL")
    db.execute(
        "CREATE INDEX cases_consultation_due ON cases (consultation_due)"
        " WHERE consultation_due IS NOT NULL"
    )
    db.execute("CREATE INDEX cases_submitted ON cases (submitted) WHERE submitted")


_LISTED = (
    ("waiting", "waiting_since"),
    ("unsent", "waiting_since"),
    ("dispatched", "dispatched_since"),
)


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


def add_tales(db: Database) -> None:
    """What happened to each case, as figures count it, the calls among it: that its history is not
    read to count it."""
    db.execute("ALTER TABLE cases ADD COLUMN tale TEXT NOT NULL DEFAULT ''")
    db.execute("DROP TABLE call_back")


def add_postings(db: Database) -> None:
    """Every message that came or went through one of our accounts, by the platform's own id."""
    db.execute(
        """
        CREATE TABLE posting (
            account BLOB NOT NULL,
            stream TEXT NOT NULL,
            external TEXT NOT NULL,
            thread TEXT NOT NULL,
            case_id BLOB NOT NULL,
            own INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (account, stream, external)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX posting_external ON posting (account, external)")
    db.execute("CREATE INDEX posting_thread ON posting (account, thread, at) WHERE thread <> ''")
    db.execute("CREATE INDEX posting_case ON posting (case_id)")


def add_windows(db: Database) -> None:
    """Until when what we owe can be said where it was asked."""
    db.execute("ALTER TABLE cases ADD COLUMN reply_by INTEGER")
    db.execute("CREATE INDEX cases_reply_by ON cases (reply_by, id) WHERE reply_by IS NOT NULL")


def create_folded(db: Database) -> None:
    """The folded tables, empty, as they are now: to fold everything again."""
    create_folds(db)
    add_clocks(db)
    add_papers(db)
    add_acceptance(db)
    add_together(db)
    add_ledger(db)
    add_tales(db)
    add_postings(db)
    add_windows(db)
