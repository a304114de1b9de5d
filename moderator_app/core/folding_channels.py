"""The fold of where messages came from, and of what their authors did to them afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from moderator_app.core import reply_windows
from moderator_app.core.case import Case, Target
from moderator_app.core.events import Event, Kind
from moderator_app.core.reply_windows import Window


def answerable(body: Mapping[str, Any]) -> Target | None:
    """What a reply to this message would answer; None where it came through no
    account, its words were erased, or it is a mail server's."""
    via = body.get("via")
    if not via or not body["thread"] or body.get("bounced"):
        return None
    return Target(
        UUID(via),
        body["stream"],
        body["thread"],
        body["post"],
        body.get("author_id", ""),
        body.get("title", ""),
    )


def window(case: Case | None, body: Mapping[str, Any], heard_at: datetime) -> Window | None:
    """In which the author of the newest message can be answered; of one conversation, the window
    that shuts last."""
    before = None if case is None else case.window
    if not body.get("via") or not body["thread"]:
        return before
    fresh = reply_windows.opened(body["platform"], body.get("medium", ""), heard_at)
    answered = None if case is None else case.answerable
    if before is None or fresh is None or answered is None or answered.thread != body["thread"]:
        return fresh
    return before if before.ends_at >= fresh.ends_at else fresh


def target_to_body(target: Target) -> dict[str, object]:
    return {
        "account": str(target.account),
        "stream": target.stream,
        "thread": target.thread,
        "post": target.post,
        "recipient": target.recipient,
        "title": target.title,
    }


def target_from_body(body: Mapping[str, Any] | None) -> Target | None:
    if not body:
        return None
    return Target(
        UUID(body["account"]),
        body["stream"],
        body["thread"],
        body["post"],
        body["recipient"],
        body["title"],
    )


def _changed(case: Case, event: Event) -> Case:
    """What was asked may be another thing now: it is to be read again before it counts as
    answered. What was closed stays so, for a word less is no new matter."""
    if case.closure is not None:
        return case
    return replace(case, citizen_waits_since=case.citizen_waits_since or event.at)


def _recalled(case: Case, _: Event) -> Case:
    return replace(case)


STEPS: Mapping[str, Callable[[Case, Event], Case]] = {
    Kind.MESSAGE_EDITED: _changed,
    Kind.MESSAGE_RECALLED: _recalled,
}
