"""The fold of what organisations do with a case, and of the letters that go to them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from moderator_app.core.case import (
    About,
    Case,
    Delivery,
    Handling,
    Letter,
    Stage,
    changed,
)
from moderator_app.core.deadlines import Freeze, FreezeReason
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding_channels import target_from_body
from moderator_app.core.letters import Sort


def frozen(case: Case, at: datetime, reason: FreezeReason) -> Case:
    if any(one.reason is reason and one.until is None for one in case.freezes):
        return case
    return changed(case, freezes=(*case.freezes, Freeze(reason, at)))


def thawed(case: Case, at: datetime, reason: FreezeReason) -> Case:
    # A message may have been written before we asked: then nothing was frozen.
    freezes = tuple(
        replace(one, until=max(one.since, at))
        if one.reason is reason and one.until is None
        else one
        for one in case.freezes
    )
    return changed(case, freezes=freezes)


def still_ours(handling: Handling) -> bool:
    """A lead that sent the case back leaves it without a handler, and one that a letter did not
    reach knows nothing of it: telling the citizen so does not find another one, or way."""
    return handling.stage is Stage.DISPATCHED or (
        handling.lead and handling.stage is Stage.RETURNED
    )


def _dispatch(case: Case, event: Event) -> Case:
    """The event names everybody the case is now with; whoever is still busy with it stays so, and
    what others have already answered is not forgotten."""
    wanted = {UUID(event.body["lead"]): True} | {UUID(co): False for co in event.body["co"]}
    handlings = []
    for organisation, lead in wanted.items():
        before = case.handling(organisation)
        if before is not None and before.is_open:
            handlings.append(replace(before, lead=lead))
        else:
            handlings.append(Handling(organisation, lead, Stage.DISPATCHED, event.at, event.at))
    answered = [
        replace(h, lead=False)
        for h in case.handlings
        if h.stage is Stage.ANSWERED and h.organisation not in wanted
    ]
    return changed(
        without_letters(thawed(case, event.at, FreezeReason.DISPUTE), wanted),
        handlings=(*handlings, *answered),
        dispatched_at=case.dispatched_at or event.at,
        came_answered=False,
        consultation=None,  # it has been decided whose it is
    )


def without_letters(case: Case, wanted: Collection[UUID]) -> Case:
    """Whoever is not to have the case is not written to about it either."""
    return changed(
        case,
        letters=tuple(
            replace(one, delivery=Delivery.UNSENT)
            if one.delivery is Delivery.PENDING and one.organisation not in wanted
            else one
            for one in case.letters
        ),
    )


def _with_handling(case: Case, event: Event, change: Callable[[Handling], Handling]) -> Case:
    organisation = UUID(event.body["organisation"])
    return changed(
        case,
        handlings=tuple(change(h) if h.organisation == organisation else h for h in case.handlings),
    )


def _told(case: Case, event: Event) -> Case:
    def tell(handling: Handling) -> Handling:
        if not handling.is_open:
            return handling
        if handling.stage is not Stage.DISPATCHED:
            return replace(handling, untold=None)
        return replace(handling, stage=Stage.TOLD, at=event.at, untold=None)

    return _with_letter(_with_handling(case, event, tell), event, Delivery.SENT)


def _signed(case: Case, event: Event) -> Case:
    def sign(handling: Handling) -> Handling:
        untold = None if handling.is_open else handling.untold
        return replace(handling, stage=Stage.SIGNED, at=event.at, untold=untold)

    case = _with_handling(case, event, sign)
    return changed(case, signed_at=case.signed_at or event.at)


def _answered(case: Case, event: Event) -> Case:
    moved = _moved(Stage.ANSWERED, _woken(case, event), event)
    return _with_handling(moved, event, lambda h: replace(h, by_mail="via" in event.body))


def _returned(case: Case, event: Event) -> Case:
    return changed(_moved(Stage.RETURNED, case, event), returns=case.returns + 1)


def _moved(stage: Stage, case: Case, event: Event) -> Case:
    """It is our turn. Whose it is, is disputed while the lead says that it is not theirs."""
    case = _with_handling(
        case,
        event,
        lambda h: replace(h, stage=stage, at=event.at, untold=h.untold or event.at),
    )
    disputed = case.lead is not None and case.lead.stage is Stage.RETURNED
    return (frozen if disputed else thawed)(case, event.at, FreezeReason.DISPUTE)


def _hastened(case: Case, event: Event) -> Case:
    def urge(handling: Handling) -> Handling:
        if handling.stage is Stage.ANSWERED:
            handling = replace(handling, stage=Stage.TOLD, since=event.at, at=event.at)
        untold = handling.untold if still_ours(handling) else None
        return replace(handling, hastened=handling.hastened + 1, untold=untold)

    return _with_handling(case, event, urge)


# Letters.


def _woken(case: Case, event: Event) -> Case:
    """What came by itself is seen, also where the case was set aside."""
    return changed(case, snoozed_until=None, snoozed_why="") if "via" in event.body else case


def _with_letter(case: Case, event: Event, delivery: Delivery, *, bounced: bool = False) -> Case:
    """What became of the letter that an event is about; most are about none."""
    named = event.body.get("letter")
    if not named:
        return case
    external = event.body.get("external", "")
    letters = tuple(
        replace(one, delivery=delivery, bounced=bounced, external=external or one.external)
        if one.id == UUID(named)
        else one
        for one in case.letters
    )
    return changed(case, letters=letters)


def _written(case: Case, event: Event) -> Case:
    letter = Letter(
        event.id,
        UUID(event.body["organisation"]),
        About(event.body["about"]),
        Delivery.PENDING,
        event.at,
        target_from_body(event.body.get("to")),
    )
    return changed(case, letters=(*case.letters, letter))


def _unsent(case: Case, event: Event) -> Case:
    """A person has decided about it: they tell the organisation in another way."""

    def decide(handling: Handling) -> Handling:
        stays = still_ours(handling) or not handling.is_open
        return handling if stays else replace(handling, untold=None)

    return _with_letter(_with_handling(case, event, decide), event, Delivery.UNSENT)


def _bounced(case: Case, event: Event) -> Case:
    """Nobody there has read it: who was told by it was not."""
    letter = case.letter(UUID(event.body["letter"]))
    dispatched = letter is not None and letter.about is About.DISPATCH

    def untell(handling: Handling) -> Handling:
        if not handling.is_open:
            return handling
        if dispatched and handling.stage is Stage.TOLD:
            handling = replace(handling, stage=Stage.DISPATCHED, at=event.at)
        return replace(handling, untold=handling.untold or event.at)

    told_not = _with_handling(_woken(case, event), event, untell)
    return _with_letter(told_not, event, Delivery.PENDING, bounced=True)


def _heard(case: Case, event: Event) -> Case:
    """Of what came back and is no answer, only a stranger's words want a person."""
    if event.body["sort"] != Sort.STRANGER:
        return case
    woken = _woken(case, event)
    return _with_handling(woken, event, lambda h: replace(h, untold=h.untold or event.at))


STEPS: Mapping[str, Callable[[Case, Event], Case]] = {
    Kind.CASE_DISPATCHED: _dispatch,
    Kind.DISPATCH_TOLD: _told,
    Kind.DISPATCH_SIGNED: _signed,
    Kind.DISPATCH_ANSWERED: _answered,
    Kind.DISPATCH_RETURNED: _returned,
    Kind.DISPATCH_HASTENED: _hastened,
    Kind.LETTER_WRITTEN: _written,
    Kind.LETTER_UNSENT: _unsent,
    Kind.LETTER_BOUNCED: _bounced,
    Kind.LETTER_HEARD: _heard,
}
