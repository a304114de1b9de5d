"""When to tell the person on duty that something is about to be overdue."""

from datetime import datetime

from moderator_app.core.deadlines import warning
from moderator_app.core.following import Rules


def until(now: datetime, rules: Rules) -> datetime:
    """Nothing that is due after this is to be told of yet."""
    lead = rules.profile.lead
    return max(rules.hours.duty.add(now, lead), now + lead)


def is_to_be_told(
    start: datetime, due: datetime, now: datetime, rules: Rules, *, emergency: bool
) -> bool:
    """Whether the warning is due and the deadline is not past. Nobody is told outside duty hours,
    except of an emergency."""
    duty = rules.hours.duty
    if not now < due or not (emergency or duty.within(now)):
        return False
    at = warning(start, due, duty, lead=rules.profile.lead, emergency=emergency)
    return at is not None and at <= now
