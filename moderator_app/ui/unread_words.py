"""That a shift began over a handover nobody had read, in words."""

from datetime import tzinfo

from moderator_app.core.handover import Sheet
from moderator_app.desk import handovers
from moderator_app.ui.text import t


def begun_unread(sheet: Sheet, zone: tzinfo) -> str:
    """Nothing where none did."""
    return "\n".join(handovers.begun_unread(one, t, zone) for one in sheet.unread)
