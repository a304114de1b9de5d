"""What columns mean and why rows are put aside, in words."""

from moderator_app.core.headings import Field, Table
from moderator_app.core.importing import Reason
from moderator_app.core.rows import FROM_OURSELVES, NUMBER_REUSED
from moderator_app.desk.importing import Summary
from moderator_app.ui.text import Phrase, mark, t

FIELDS: dict[Field, Phrase] = {
    Field.TEXT: mark("Import", "The message"),
    Field.TITLE: mark("Import", "Its title"),
    Field.EXTERNAL_ID: mark("Import", "Number there"),
    Field.AUTHOR: mark("Import", "Who wrote"),
    Field.AUTHOR_PHONE: mark("Import", "Their telephone"),
    Field.RECEIVED_AT: mark("Import", "When it came"),
    Field.REPLY: mark("Import", "The reply"),
    Field.REPLIED_AT: mark("Import", "When it was answered"),
    Field.CHANNEL: mark("Import", "Channel"),
    Field.DISTRICT: mark("Import", "District"),
    Field.HANDLER: mark("Import", "Handler"),
    Field.STATUS: mark("Import", "State there"),
    Field.KIND: mark("Import", "Kind"),
    Field.OUTCOME: mark("Import", "Outcome"),
    Field.DUE: mark("Import", "Due"),
    Field.URL: mark("Import", "Link"),
    Field.PLACE: mark("Import", "Place"),
    Field.ACCOUNT: mark("Import", "Our account"),
    Field.AUTHOR_ID: mark("Import", "Their id on the platform"),
    Field.EXTRA: mark("Import", "Other columns, as exported"),
    Field.CONTINUED: mark("Import", "The message goes on"),
    Field.IGNORE: mark("Import", "Left out"),
    Field.RECORD_ID: mark("Import", "Mark of the record"),
    Field.NAME: mark("Import", "Name"),
    Field.SHORT: mark("Import", "Short name"),
    Field.RELATION: mark("Import", "Relation"),
    Field.VERB: mark("Import", "Verb"),
    Field.DUTIES: mark("Import", "Duties"),
    Field.PLACES: mark("Import", "Streets and places"),
    Field.SOURCE: mark("Import", "Basis"),
    Field.NUMBERS: mark("Import", "Telephone for citizens"),
    Field.NIGHT_NUMBERS: mark("Import", "Telephone at night"),
    Field.HOURS: mark("Import", "Opening hours"),
    Field.CONTACTS: mark("Import", "Our contact there"),
    Field.CONTACT_NUMBER: mark("Import", "The contact's telephone"),
    Field.ADDRESS: mark("Import", "Address"),
    Field.MAIL: mark("Import", "Mailbox for dispatches"),
    Field.NOTE: mark("Import", "Remarks"),
    Field.VERIFIED: mark("Import", "Verified on"),
    Field.DIGIT: mark("Import", "Digit key"),
    Field.EMERGENCY: mark("Import", "For emergencies"),
    Field.PURPOSE: mark("Import", "Purpose"),
    Field.KEYWORDS: mark("Import", "Keywords"),
    Field.TOPICS: mark("Import", "For topics"),
    Field.ORGANISATIONS: mark("Import", "For organisations"),
    Field.RELATIONS: mark("Import", "For kinds of organisation"),
    Field.AUDIENCE: mark("Import", "Public or private"),
    Field.CODE: mark("Import", "Number in the list"),
    Field.TOPIC: mark("Import", "Topic"),
    Field.LEAD: mark("Import", "Lead"),
    Field.CO: mark("Import", "Co-handlers"),
    Field.NOT_WORDS: mark("Import", "Words against"),
    Field.BY_DISTRICT: mark("Import", "Joined by the district"),
    Field.URGENT: mark("Import", "Urgent"),
    Field.ADVICE: mark("Import", "Advice"),
}
_OF_TEMPLATES: dict[Field, Phrase] = {
    Field.TITLE: mark("Import", "Name"),
    Field.TEXT: mark("Import", "Text"),
}
TABLES: dict[Table, Phrase] = {
    Table.CASES: mark("Import", "Cases"),
    Table.DIRECTORY: mark("Import", "Organisations"),
    Table.TEMPLATES: mark("Import", "Templates"),
    Table.REMIT: mark("Import", "Dispatch list"),
}
NEEDED: dict[Table, Phrase] = {
    Table.CASES: mark(
        "Import",
        "No column is known to hold the message. Choose it in the list: set one column to “The "
        "message” or “Its title”.",
    ),
    Table.DIRECTORY: mark(
        "Import", "Choose in the list which column holds the name of the organisation."
    ),
    Table.TEMPLATES: mark(
        "Import", "Choose in the list which columns hold the name and the text of the template."
    ),
    Table.REMIT: mark(
        "Import", "Choose in the list which columns hold the topic and its lead organisation."
    ),
}

_REASONS: dict[str, Phrase] = {
    Reason.NO_TEXT: mark("Import", "neither message nor title"),
    Reason.REPLY_WITHOUT_TEXT: mark("Import", "a reply without a message"),
    Reason.TOTAL_ROW: mark("Import", "a row of totals"),
    Reason.UNREADABLE_DATE: mark("Import", "the date cannot be read"),
    Reason.DAMAGED_NUMBER: mark("Import", "a number the spreadsheet has rounded"),
    Reason.NO_NAME: mark("Import", "what it needs is missing"),
    Reason.UNKNOWN_ORGANISATION: mark("Import", "this organisation is not in the directory"),
    Reason.UNKNOWN_WORD: mark("Import", "nobody knows this word here"),
    Reason.TOO_LONG: mark("Import", "longer than a name, a number or a title can be"),
    NUMBER_REUSED: mark("Import", "its number belongs to another message"),
    FROM_OURSELVES: mark("Import", "it bears our own address and was not sent from here"),
}


def field_name(field: Field | None, table: Table = Table.CASES) -> str:
    """What a column holds; None is a column that is kept under its own heading."""
    if field is None:
        return t("Import", "Kept as it is")
    own = _OF_TEMPLATES if table is Table.TEMPLATES else {}
    return own.get(field, FIELDS[field]).shown()


def reason(code: str) -> str:
    """Also of what a platform sent: for that, of which there is no end, its technical word."""
    known = _REASONS.get(code)
    return known.shown() if known else t("Import", "it cannot be read ({code})").format(code=code)


def counted(summary: Summary) -> str:
    words = t(
        "Import",
        "{rows} rows: {imported} imported, {duplicates} already here, {quarantined} put aside.",
    )
    said = words.format(
        rows=f"{summary.rows:,}",
        imported=f"{summary.imported:,}",
        duplicates=f"{summary.duplicates:,}",
        quarantined=f"{summary.quarantined:,}",
    )
    if summary.answered:
        late = t("Import", "%n reply(s) that were missing here were added.", summary.answered)
        said = f"{said} {late}"
    if summary.updated:
        changed = t("Import", "%n of them changed what was known.", summary.updated)
        said = f"{said} {changed}"
    return said
