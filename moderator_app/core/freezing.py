"""Clocks of a case that stand and run on, and what begins anew once it is opened again."""

from dataclasses import replace
from datetime import datetime

from moderator_app.core.case import Case, changed
from moderator_app.core.deadlines import Freeze, FreezeReason


def frozen(case: Case, at: datetime, reason: FreezeReason) -> Case:
    if any(one.reason is reason and one.until is None for one in case.freezes):
        return case
    return changed(case, freezes=(*case.freezes, Freeze(reason, at)))


def thawed(case: Case, at: datetime, reason: FreezeReason) -> Case:
    # A message may have been written before we asked: then nothing was frozen.
    freezes = tuple(
        replace(one, until=max(one.since, at))
        if one.reason is reason and one.until is None
        else one
        for one in case.freezes
    )
    return changed(case, freezes=freezes)


def begun_anew(case: Case, at: datetime) -> Case:
    """What was closed is to be dealt with again, and has all of its time for that."""
    with_others = at if case.handlings else None
    return changed(
        case,
        closure=None,
        reopened=case.reopened + 1,
        reopened_at=at,
        dispatched_at=with_others,
        signed_at=None if case.signed_at is None else with_others,
        came_answered=False,
        citizen_waits_since=None,
        handlings=tuple(replace(h, untold=h.untold and at) for h in case.handlings),
        freezes=(),
        extensions=(),
    )
