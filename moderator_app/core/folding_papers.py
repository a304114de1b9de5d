"""What papers and opinions do to a case: something has happened to it, and no more."""

from collections.abc import Callable, Mapping

from moderator_app.core.case import Case
from moderator_app.core.events import Event, Kind


def _happened(case: Case, _: Event) -> Case:
    return case


STEPS: Mapping[str, Callable[[Case, Event], Case]] = {
    Kind.PAPER_ISSUED: _happened,
    Kind.OPINION_ADDED: _happened,
}
