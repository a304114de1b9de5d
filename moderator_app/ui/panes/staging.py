"""Who a case is to go to: what has been chosen on the screen and has not happened yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from moderator_app.core.case import Case
from moderator_app.core.routing import RemitEntry, Suggestion


@dataclass(frozen=True, slots=True)
class Staged:
    """`brought` are the co-handlers that came with the lead's entry of the dispatch list and go
    with it again; `entry` is that entry, none where the person chose against the list."""

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
    """Take another lead, with the co-handlers its entry names; the same one again lets it go."""
    kept = tuple(one for one in staged.co if one not in staged.brought)
    if staged.lead == lead:
        return Staged(co=kept)
    named = next((each for each in suggestions if each.lead == lead), None)
    kept = tuple(one for one in kept if one != lead)
    if named is None:
        return Staged(lead, kept)
    brought = tuple(one for one in named.co if one not in kept)
    return Staged(lead, (*kept, *brought), brought, named.entry)


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
