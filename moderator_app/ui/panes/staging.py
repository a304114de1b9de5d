"""Who a case is to go to: what has been chosen on the screen and has not happened yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from moderator_app.core.case import Case
from moderator_app.core.routing import RemitEntry, Suggestion


@dataclass(frozen=True, slots=True)
class Staged:
    """`entry` is the lead's entry of the dispatch list, none where the person chose against the
    list; `brought` are the co-handlers that came with it and go with it again."""

    lead: UUID | None = None
    co: tuple[UUID, ...] = ()
    brought: tuple[UUID, ...] = ()
    entry: RemitEntry | None = None


NOTHING = Staged()


def at_work(case: Case) -> Staged:
    """Whoever is busy with the case now."""
    busy = [handling for handling in case.handlings if handling.is_open]
    lead = next((each.organisation for each in busy if each.lead), None)
    return Staged(lead, tuple(each.organisation for each in busy if not each.lead))


def choose(staged: Staged, lead: UUID, suggestions: Sequence[Suggestion]) -> Staged:
    """Take another lead, alone; the same one again lets it go. Co-handlers added by hand stay."""
    kept = tuple(one for one in staged.co if one not in staged.brought and one != lead)
    if staged.lead == lead:
        return Staged(co=kept)
    entry = next((each.entry for each in suggestions if each.lead == lead), None)
    return Staged(lead, kept, entry=entry)


def take(staged: Staged, suggestion: Suggestion) -> Staged:
    """Take a suggestion whole, with the co-handlers its entry of the dispatch list names."""
    lead = suggestion.lead
    kept = tuple(one for one in staged.co if one not in staged.brought and one != lead)
    brought = tuple(one for one in suggestion.co if one not in kept)
    return Staged(lead, (*kept, *brought), brought, suggestion.entry)


def toggle(staged: Staged, co: UUID) -> Staged:
    """Add a co-handler, or leave it out again."""
    if co in staged.co:
        return replace(
            staged,
            co=tuple(one for one in staged.co if one != co),
            brought=tuple(one for one in staged.brought if one != co),
        )
    return replace(staged, co=(*staged.co, co))


def is_new(staged: Staged, case: Case) -> bool:
    """Whether committing would tell anybody anything: the same handlers again would not."""
    if staged.lead is None:
        return False
    now = at_work(case)
    return (staged.lead, set(staged.co)) != (now.lead, set(now.co))
