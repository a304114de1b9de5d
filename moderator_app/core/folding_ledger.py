"""The fold of what we promised, and of what citizens said when they were called back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from moderator_app.core.case import CallBack, Case, Heard, Promised, changed
from moderator_app.core.events import Event, Kind


def _make(case: Case, event: Event) -> Case:
    """A promise that corrects another is the same one, read otherwise."""
    body, lease = event.body, _id(event.body, "lease")
    due = datetime.fromisoformat(body["due"])
    if corrected := body.get("corrects"):
        words = body.get("words", "")
        return _with_promise(case, corrected, lambda one: replace(one, due=due, words=words))
    if not _stands(case, lease):
        return case
    # Where another person let the words go, their author gave the promise.
    by = body.get("author") or event.actor
    made = Promised(event.id, body.get("words", ""), due, event.at, by, lease)
    return changed(case, promises=(*case.promises, made))


def _keep(case: Case, event: Event) -> Case:
    """The first time counts: of two who say so, the second changes nothing."""
    kept_by = _id(event.body, "lease")
    if not _stands(case, kept_by):
        return case

    def keep(one: Promised) -> Promised:
        return one if one.kept_at else replace(one, kept_at=event.at, kept_by=kept_by)

    return _with_promise(case, event.body["promise"], keep)


def _supersede(case: Case, event: Event) -> Case:
    successor = _id(event.body, "by")
    if all(one.id != successor for one in case.promises):
        return case
    return _with_promise(case, event.body["promise"], lambda one: replace(one, successor=successor))


def _called(case: Case, event: Event) -> Case:
    body = event.body
    heard = Heard(body["result"])
    made = CallBack(event.id, heard, event.at, event.actor, body.get("words", ""))
    return changed(case, call_backs=(*case.call_backs, made))


def _stands(case: Case, lease: UUID | None) -> bool:
    """Whether the reply that says so is one of the case: a colleague may have been quicker."""
    return lease is None or any(reply.lease == lease for reply in case.replies)


def _with_promise(case: Case, id_: str, change: Callable[[Promised], Promised]) -> Case:
    promises = tuple(change(one) if str(one.id) == id_ else one for one in case.promises)
    return changed(case, promises=promises)


def _id(body: Mapping[str, Any], key: str) -> UUID | None:
    text = body.get(key)
    return UUID(text) if text else None


PROMISED = frozenset({Kind.PROMISE_MADE, Kind.PROMISE_KEPT, Kind.PROMISE_SUPERSEDED})
STEPS: Mapping[str, Callable[[Case, Event], Case]] = {
    Kind.PROMISE_MADE: _make,
    Kind.PROMISE_KEPT: _keep,
    Kind.PROMISE_SUPERSEDED: _supersede,
    Kind.CALL_BACK_MADE: _called,
}
