"""What columns mean and why rows are put aside, in words."""

from moderator_app.core.headings import Field
from moderator_app.core.importing import Reason
from moderator_app.desk.importing import NUMBER_REUSED, Summary
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
    Field.IGNORE: mark("Import", "Left out"),
}

_REASONS: dict[str, Phrase] = {
    Reason.NO_TEXT: mark("Import", "neither message nor title"),
    Reason.REPLY_WITHOUT_TEXT: mark("Import", "a reply without a message"),
    Reason.TOTAL_ROW: mark("Import", "a row of totals"),
    Reason.UNREADABLE_DATE: mark("Import", "the date cannot be read"),
    Reason.DAMAGED_NUMBER: mark("Import", "a number the spreadsheet has rounded"),
    NUMBER_REUSED: mark("Import", "its number belongs to another message"),
}


def field_name(field: Field | None) -> str:
    """What a column holds; None is a column that is kept under its own heading."""
    return t("Import", "Kept as it is") if field is None else FIELDS[field].shown()


def reason(code: str) -> str:
    return _REASONS[code].shown()


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
    if not summary.answered:
        return said
    late = t("Import", "%n reply(s) that were missing here were added.", summary.answered)
    return f"{said} {late}"
