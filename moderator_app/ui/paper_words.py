"""What papers and opinions are called in the window, and what is wrong with a template."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from moderator_app.core.access import Access, Subject
from moderator_app.core.elements import Element
from moderator_app.core.opinions import Opinion
from moderator_app.core.papers import Paper
from moderator_app.desk.papers import Made
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.workbench import Taken

_PAPERS: Final[Mapping[Paper, Phrase]] = {
    Paper.TRANSFER: mark("Letter", "Transfer form"),
    Paper.ASSIGNMENT: mark("Letter", "Assignment form"),
    Paper.LETTER: mark("Letter", "Official letter"),
    Paper.REMINDER: mark("Letter", "Reminder form"),
    Paper.SUPERVISION: mark("Letter", "Supervision form"),
}
_OPINIONS: Final[Mapping[Opinion, Phrase]] = {
    Opinion.PROPOSED: mark("Opinion", "proposal"),
    Opinion.INSTRUCTED: mark("Opinion", "leader's instruction"),
    Opinion.HANDLED: mark("Opinion", "handling unit's opinion"),
}
_ELEMENTS: Final[Mapping[Element, Phrase]] = {
    Element.NAME: mark("Elements", "name"),
    Element.TIME: mark("Elements", "time"),
    Element.PLACE: mark("Elements", "place"),
    Element.CAUSE: mark("Elements", "cause"),
    Element.COURSE: mark("Elements", "course of events"),
}


def name(paper: Paper) -> str:
    return _PAPERS[paper].shown()


def opinion(kind: Opinion) -> str:
    return _OPINIONS[kind].shown()


def element(one: Element) -> str:
    return _ELEMENTS[one].shown()


def taken(how: Access, case: UUID) -> Taken:
    """What is put on record when a paper leaves the desk."""
    return Taken(how, case, Subject.LETTER)


def remark(made: Made) -> str:
    """What has to be said about the template; nothing where all is well."""
    if made.broken:
        return t(
            "Letter",
            "Your own template could not be read, so ours was taken. Mend it in Word, or go back "
            "to ours in the settings.",
        )
    if made.unknown:
        names = t("Letter", ", ").join(f"{{{one}}}" for one in made.unknown)
        return t(
            "Letter",
            "The template has names nobody knows, which are left out: {names}. The settings "
            "list the names there are.",
        ).format(names=names)
    if made.only_in_word:
        return t(
            "Letter",
            "Pictures and automatic numbers of the template show in Word alone, not in PDF and "
            "print.",
        )
    return ""
