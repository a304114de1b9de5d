"""The lines of the timeline about what several people do together: emergencies, replies
that another person sees, and questions to several organisations."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from moderator_app.core.case import Answer
from moderator_app.core.emergencies import Danger
from moderator_app.core.events import Kind
from moderator_app.ui import emergency_words
from moderator_app.ui.text import Phrase, mark, t

Body = Mapping[str, Any]


def _raised(body: Body) -> str:
    danger = emergency_words.danger(Danger(body["danger"]))
    return t("Timeline", "marked it as an emergency: {danger}").format(danger=danger)


def _called(body: Body) -> str:
    whom = f"{body.get('number', '')} {body.get('name', '')}".strip()
    return t("Timeline", "called {whom}").format(whom=whom)


def _ended(body: Body) -> str:
    return _with(t("Timeline", "said that the emergency is over"), body)


def _public_opinion(body: Body) -> str:
    return t("Timeline", "started the clock of public opinion: %n hour(s)", body["hours"])


def _answered(body: Body) -> str:
    return _with(t("Timeline", "noted that the public was answered"), body)


def _with(what: str, body: Body) -> str:
    words = str(body.get("text", ""))
    return f"{what} · {words}" if words else what


def _approved(_: Body) -> str:
    return t("Timeline", "approved the reply")


def _sent_back(body: Body) -> str:
    reason = str(body.get("reason", ""))
    what = t("Timeline", "sent the reply back to its author")
    return f"{what} · {reason}" if reason else what


def _asked(body: Body) -> str:
    what = t("Timeline", "asked %n organisation(s) at once", len(body["units"]))
    return _with(what, body)


def _told(body: Body) -> str:
    return t("Timeline", "copied the question for {name}").format(name=body["name"])


def _said(body: Body) -> str:
    what = t("Timeline", "noted the conditions of {name}")
    if body["answer"] == Answer.NOT_OURS:
        what = t("Timeline", "noted that it is not theirs: {name}")
    return _with(what.format(name=body["name"]), body)


def _took(body: Body) -> str:
    return t("Timeline", "noted that {name} takes it").format(name=body["name"])


def _referred(body: Body) -> str:
    return _with(t("Timeline", "told the duty leader that nobody takes it"), body)


TOLD: Final[Mapping[str, Callable[[Body], str]]] = {
    Kind.EMERGENCY_RAISED: _raised,
    Kind.EMERGENCY_CALLED: _called,
    Kind.EMERGENCY_ENDED: _ended,
    Kind.PUBLIC_OPINION_BEGUN: _public_opinion,
    Kind.PUBLIC_OPINION_ANSWERED: _answered,
    Kind.REPLY_APPROVED: _approved,
    Kind.REPLY_SENT_BACK: _sent_back,
    Kind.CONSULTATION_ASKED: _asked,
    Kind.CONSULTATION_ANSWERED: _said,
    Kind.CONSULTATION_TAKEN: _took,
    Kind.CONSULTATION_REFERRED: _referred,
    Kind.CONSULTATION_TOLD: _told,
}
UNDOABLE: Final[Mapping[str, Phrase]] = {
    Kind.EMERGENCY_RAISED: mark("Timeline", "the emergency"),
    Kind.EMERGENCY_CALLED: mark("Timeline", "the call"),
    Kind.EMERGENCY_ENDED: mark("Timeline", "that the emergency is over"),
    Kind.PUBLIC_OPINION_BEGUN: mark("Timeline", "the clock of public opinion"),
    Kind.PUBLIC_OPINION_ANSWERED: mark("Timeline", "that the public was answered"),
    Kind.REPLY_SUBMITTED: mark("Timeline", "the submission"),
    Kind.REPLY_APPROVED: mark("Timeline", "the approval"),
    Kind.REPLY_SENT_BACK: mark("Timeline", "that it was sent back"),
    Kind.CONSULTATION_ASKED: mark("Timeline", "the question to several"),
    Kind.CONSULTATION_ANSWERED: mark("Timeline", "the answer"),
    Kind.CONSULTATION_TAKEN: mark("Timeline", "that somebody takes it"),
    Kind.CONSULTATION_REFERRED: mark("Timeline", "that the duty leader was told"),
    Kind.CONSULTATION_TOLD: mark("Timeline", "that the question was copied"),
}
