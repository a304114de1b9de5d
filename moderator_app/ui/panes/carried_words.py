"""What is said of a reply that the desk carries itself."""

from collections.abc import Mapping
from typing import Final

from moderator_app.core.channels import NotDelivered
from moderator_app.core.outbox import ANSWERED, BOUNCED, Entry, State
from moderator_app.ui import case_words
from moderator_app.ui.text import Phrase, mark, t

OFF: Final = "Off"
"""Why one waits whose account was switched off, or is gone."""
TROUBLES: Final[dict[str, Phrase]] = {
    "AuthRequired": mark("Carried", "the account must sign in anew"),
    "ConfigError": mark("Carried", "a setting of the account is wrong"),
    "NeedsHuman": mark("Carried", "the platform wants to see a person"),
    "RateLimited": mark("Carried", "the platform takes no more for now"),
    "Transient": mark("Carried", "the platform cannot be reached"),
    "WindowClosed": mark("Carried", "the time for replies is over there"),
    "ContentRejected": mark("Carried", "the platform does not take these words"),
    "TargetGone": mark("Carried", "what was to be answered is not there any more"),
    ANSWERED: mark("Carried", "somebody has answered in the platform itself"),
    OFF: mark("Carried", "its account is not in use"),
    NotDelivered.UNKNOWN: mark("Carried", "the platform does not say why"),
    NotDelivered.TOO_LATE: mark("Carried", "the time for replies was over"),
    NotDelivered.ENDED: mark("Carried", "the conversation had been ended"),
    NotDelivered.TOO_MANY: mark("Carried", "no reply was left in this window"),
    NotDelivered.DECLINED: mark("Carried", "the citizen does not take our messages"),
    NotDelivered.FORBIDDEN: mark("Carried", "the platform does not let such words through"),
    NotDelivered.ACCOUNT: mark("Carried", "our account there is closed or not verified"),
}
_OF_LETTERS: Final[dict[str, Phrase]] = {
    BOUNCED: mark("Carried", "it came back, nobody there has read it"),
    "TargetGone": mark("Carried", "there is no such mailbox"),
}


def trouble(entry: Entry, known: Mapping[str, Phrase] = TROUBLES) -> str:
    """Why it did not go; with the platform's number for it, which somebody may look up."""
    return reason(entry.why, entry.code, known)


def reason(why: str, code: str, known: Mapping[str, Phrase] = TROUBLES) -> str:
    phrase = known.get(why)
    words = t("Carried", "for an unknown reason") if phrase is None else phrase.shown()
    if not code.isdecimal():
        return words
    return t("Carried", "{reason} (code {code})").format(reason=words, code=code)


def sentence(entry: Entry, seconds: int, author: str, platform: str, number: str) -> str:
    name = author or t("Carried", "a citizen without a name")
    where = case_words.platform(platform)
    return _line(entry, seconds).format(
        name=name, place=where, number=number, reason=trouble(entry)
    )


def _line(entry: Entry, seconds: int) -> str:
    match entry.state:
        case State.QUEUED if entry.why:
            return t("Carried", "Waiting, {reason}: the reply to {name} {number}")
        case State.QUEUED if seconds:
            return t("Carried", "In %n seconds the reply to {name} goes out {number}", seconds)
        case State.QUEUED | State.SENDING:
            return t("Carried", "The reply to {name} is going out {number}")
        case State.FAILED:
            return _failed(entry)
    if entry.for_person:
        return t("Carried", "May have gone out: look in {place} for the reply to {name} {number}")
    return t("Carried", "May have gone out, being looked up: the reply to {name} {number}")


def _failed(entry: Entry) -> str:
    if entry.has_bounced:
        return t("Carried", "Did not reach them, {reason}: the reply to {name} {number}")
    return t("Carried", "Did not go out, {reason}: the reply to {name} {number}")


def letter_sentence(entry: Entry, seconds: int, unit: str, number: str) -> str:
    reason = trouble(entry, TROUBLES | _OF_LETTERS)
    return _letter_line(entry, seconds).format(name=unit, number=number, reason=reason)


def _letter_line(entry: Entry, seconds: int) -> str:
    match entry.state:
        case State.QUEUED if entry.why:
            return t("Carried", "Waiting, {reason}: the e-mail to {name} {number}")
        case State.QUEUED if seconds:
            return t("Carried", "In %n seconds the e-mail to {name} goes out {number}", seconds)
        case State.QUEUED | State.SENDING:
            return t("Carried", "The e-mail to {name} is going out {number}")
        case State.FAILED:
            return t("Carried", "{name} was not reached, {reason} {number}")
    if entry.for_person:
        return t(
            "Carried", "May have gone out: look among the sent for the e-mail to {name} {number}"
        )
    return t("Carried", "May have gone out, being looked up: the e-mail to {name} {number}")


def buttons(entry: Entry, *, letter: bool = False) -> tuple[str, str]:
    """The two that act; "" where there is none."""
    if letter and entry.state is State.FAILED:
        return t("Carried", "Send again"), t("Carried", "Tell them another way")
    match entry.state:
        case State.QUEUED:
            return t("Carried", "Send now"), t("Carried", "Take back")
        case State.UNKNOWN:
            return t("Carried", "It is there"), t("Carried", "It is not: send again")
        case State.FAILED:
            # What the platform had taken cannot go once more as the same reply.
            again = "" if entry.has_bounced else t("Carried", "Send again")
            return again, t("Carried", "Take back and change")
    return "", ""


def did_first(entry: Entry) -> str:
    if entry.state is State.UNKNOWN:
        return t("Carried", "Noted: the reply is there")
    return t("Carried", "On its way")


def did_second(entry: Entry, *, letter: bool = False) -> str:
    if entry.state is State.UNKNOWN:
        return t("Carried", "On its way")
    if letter:
        return t("Carried", "No e-mail: they are still to be told")
    return t("Carried", "Taken back: the words are a draft again")
