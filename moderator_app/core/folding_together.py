"""What several people do about one case: emergencies."""

from collections.abc import Callable
from dataclasses import replace

from moderator_app.core.case import Case
from moderator_app.core.emergencies import Call, Danger, Emergency, Opinion
from moderator_app.core.events import Event, Kind


def _raise(case: Case, event: Event) -> Case:
    """Whatever was set aside is to be seen at once."""
    danger = Danger(event.body["danger"])
    now = Emergency(event.id, danger, event.at, event.actor)
    if case.emergency is not None:
        now = replace(case.emergency, danger=danger)
    return replace(case, emergency=now, snoozed_until=None, snoozed_why="")


def _call(case: Case, event: Event) -> Case:
    if case.emergency is None:
        return case
    call = Call(event.body.get("name", ""), event.body.get("number", ""), event.at, event.actor)
    return replace(case, emergency=replace(case.emergency, calls=(*case.emergency.calls, call)))


def _end(case: Case, _: Event) -> Case:
    return replace(case, emergency=None)


def _begin_opinion(case: Case, event: Event) -> Case:
    since = event.at if case.opinion is None else case.opinion.since
    return replace(case, opinion=Opinion(event.body["hours"], since))


def _answer_opinion(case: Case, _: Event) -> Case:
    return replace(case, opinion=None)


STEPS: dict[str, Callable[[Case, Event], Case]] = {
    Kind.EMERGENCY_RAISED: _raise,
    Kind.EMERGENCY_CALLED: _call,
    Kind.EMERGENCY_ENDED: _end,
    Kind.OPINION_BEGUN: _begin_opinion,
    Kind.OPINION_ANSWERED: _answer_opinion,
}
