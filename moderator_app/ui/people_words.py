"""What is said of people: their roles, who may do what, and why they are not let in."""

from collections.abc import Iterable, Mapping
from typing import Final

from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason
from moderator_app.core.roles import MAY, Act, Role
from moderator_app.ui.text import Phrase, mark, t

ROLES: Final[Mapping[Role, Phrase]] = {
    Role.MODERATOR: mark("People", "Moderator"),
    Role.LEAD: mark("People", "Lead"),
    Role.ADMINISTRATOR: mark("People", "Administrator"),
}
ROLES_ARE_FOR: Final[Mapping[Role, Phrase]] = {
    Role.MODERATOR: mark("People", "Answers citizens and takes shifts."),
    Role.LEAD: mark(
        "People",
        "Also the roster and the workload, clocks, what is signed, watched folders, erasing, and "
        "exports that are not masked.",
    ),
    Role.ADMINISTRATOR: mark(
        "People", "Also people and passwords, backups, how long cases are kept, and who saw what."
    ),
}
REFUSALS: Final[Mapping[Reason, Phrase]] = {
    Reason.SIGN_IN_NEEDED: mark("Refusal", "Enter the password."),
    Reason.SIGN_IN_WRONG: mark("Refusal", "This is not the password. Try again."),
    Reason.SIGN_IN_PAUSED: mark(
        "Refusal", "After several wrong tries nothing is tried for {detail} s. Wait, and try again."
    ),
    Reason.SIGN_IN_SPENT: mark(
        "Refusal", "This password was good for once. Choose your own now; it holds from here on."
    ),
    Reason.SIGN_IN_POOR: mark(
        "Refusal",
        "A password has at least eight characters, and not the same few over and over. Choose "
        "another one.",
    ),
    Reason.SIGN_IN_NO_RECOVERY: mark(
        "Refusal", "This is not the recovery key of this desk. Type it as it is on the paper."
    ),
    Reason.HAS_LEFT: mark("Refusal", "Whoever has left does not sit down here any more."),
    Reason.ROLE_MISSING: mark("Refusal", "This is for {detail} to do."),
    Reason.LAST_ADMINISTRATOR: mark(
        "Refusal", "A desk keeps one administrator. Make somebody else one first."
    ),
    Reason.TWO_SHIFTS_AT_ONCE: mark(
        "Refusal", "{detail} would be on two shifts at once. Change one of them."
    ),
    Reason.ADDED_BY_ADMINISTRATOR: mark(
        "Refusal", "Somebody new is added by an administrator: Settings, under People."
    ),
    Reason.NO_SUCH_PERSON: mark(
        "Refusal",
        "Nobody at this desk is called {detail}, or more than one is. Give the name as it stands "
        "in the list of people, or the duty number.",
    ),
}


def who_may(act: Act) -> str:
    """Which roles may do this."""
    if Role.LEAD in MAY[act]:
        return t("People", "a lead or an administrator")
    return t("People", "an administrator")


def kept_for(act: Act, people: Iterable[Person]) -> str:
    """Why somebody may not: which roles may, and who has them."""
    names = [one.name for one in people if one.active and one.role in MAY[act]]
    words = t("People", "This is for {who} to do: {names}.")
    return words.format(who=who_may(act), names=t("People", ", ").join(names))
