"""What several people do about one case: emergencies, replies that another person sees
before they go out, and asking several organisations at once."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from moderator_app.core.case import (
    Answer,
    Audience,
    Case,
    Consultation,
    Purpose,
    Submission,
    changed,
)
from moderator_app.core.emergencies import Call, Danger, Emergency, PublicOpinion
from moderator_app.core.erasing import ERASED
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding_channels import target_from_body


def _raise(case: Case, event: Event) -> Case:
    """Whatever was set aside is to be seen at once."""
    danger = Danger(event.body["danger"])
    now = Emergency(event.id, danger, event.at, event.actor)
    if case.emergency is not None:
        now = replace(case.emergency, danger=danger)
    return changed(case, emergency=now, snoozed_until=None, snoozed_why="")


def _call(case: Case, event: Event) -> Case:
    if case.emergency is None:
        return case
    call = Call(event.body.get("name", ""), event.body.get("number", ""), event.at, event.actor)
    return changed(case, emergency=replace(case.emergency, calls=(*case.emergency.calls, call)))


def _end(case: Case, _: Event) -> Case:
    return changed(case, emergency=None)


def _begin_public_opinion(case: Case, event: Event) -> Case:
    since = event.at if case.public_opinion is None else case.public_opinion.since
    return changed(case, public_opinion=PublicOpinion(event.body["hours"], since))


def _answer_public(case: Case, _: Event) -> Case:
    return changed(case, public_opinion=None)


def over(case: Case) -> Case:
    """Nothing that was under way goes on once the words are gone, should the citizen write again."""
    return changed(case, emergency=None, public_opinion=None, consultation=None)


def _submit(case: Case, event: Event) -> Case:
    """Words that were erased wait for nobody."""
    if ERASED in event.body:
        return case
    of = case.submission(UUID(event.body["of"])) if "of" in event.body else None
    submission = Submission(
        event.id,
        event.actor,
        event.at,
        Purpose(event.body["purpose"]),
        Audience(event.body["audience"]),
        "" if of is None else (of.first_author or of.author),
        target_from_body(event.body.get("to")),
    )
    others = tuple(one for one in case.submissions if one is not of)
    return changed(case, submissions=(*others, submission))


def _settle(case: Case, event: Event) -> Case:
    """Approved or sent back: it waits no longer."""
    settled = UUID(event.body["submitted"])
    left = tuple(one for one in case.submissions if one.id != settled)
    return changed(case, submissions=left)


def _ask(case: Case, event: Event) -> Case:
    units = tuple(map(UUID, event.body["units"]))
    asked = Consultation(event.id, units, event.at, event.body["days"])
    return changed(case, consultation=asked)


def _told(case: Case, event: Event) -> Case:
    if case.consultation is None:
        return case
    told = case.consultation.told | {UUID(event.body["unit"])}
    return changed(case, consultation=replace(case.consultation, told=told))


def _answer(case: Case, event: Event) -> Case:
    if case.consultation is None:
        return case
    answer = (UUID(event.body["unit"]), Answer(event.body["answer"]))
    answers = (*case.consultation.answers, answer)
    return changed(case, consultation=replace(case.consultation, answers=answers))


def _take(case: Case, _: Event) -> Case:
    return changed(case, consultation=None)


def _refer(case: Case, event: Event) -> Case:
    if case.consultation is None:
        return case
    return changed(case, consultation=replace(case.consultation, referred=event.at))


STEPS: dict[str, Callable[[Case, Event], Case]] = {
    Kind.EMERGENCY_RAISED: _raise,
    Kind.EMERGENCY_CALLED: _call,
    Kind.EMERGENCY_ENDED: _end,
    Kind.PUBLIC_OPINION_BEGUN: _begin_public_opinion,
    Kind.PUBLIC_OPINION_ANSWERED: _answer_public,
    Kind.REPLY_SUBMITTED: _submit,
    Kind.REPLY_APPROVED: _settle,
    Kind.REPLY_SENT_BACK: _settle,
    Kind.CONSULTATION_ASKED: _ask,
    Kind.CONSULTATION_ANSWERED: _answer,
    Kind.CONSULTATION_TAKEN: _take,
    Kind.CONSULTATION_REFERRED: _refer,
    Kind.CONSULTATION_TOLD: _told,
}
