"""Showing outside the window what is masked there: only for a reason, and on record first."""

from uuid import UUID

from moderator_app.core.access import Access
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.desk import Desk


def uncover(desk: Desk, why: str, *, case: UUID | None = None, about: str = "") -> None:
    """Put on record what is shown: a case, or what `about` names. Raises Refusal without a reason,
    Outage where nothing can be recorded; then it must not be shown."""
    if not why.strip():
        raise Refusal(Reason.REASON_MISSING)
    desk.accessed(Access.UNMASKED, case, f"{about} unmasked: {why.strip()}".lstrip())
