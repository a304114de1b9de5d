"""The history of a case as the lines of its timeline: who did what, when, in which lane."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from moderator_app.core.case import Audience, Delivery, Heard, Outcome, Purpose
from moderator_app.core.erasing import ERASED, Ground
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding import standing
from moderator_app.core.targets import Unit
from moderator_app.ui import case_words, clock_words, promise_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.panes import (
    carried_entries,
    entries_letters,
    entries_together,
    entry_files,
    paper_entries,
)
from moderator_app.ui.panes.entry import Entry, Lane, Scene, Words, step
from moderator_app.ui.text import Phrase, mark, t

_STEPS: Final[Mapping[str, Phrase]] = {
    Kind.CASE_RELEASED: mark("Timeline", "released it"),
    Kind.CASE_WOKEN: mark("Timeline", "took it back from aside"),
    Kind.CASE_PINNED: mark("Timeline", "pinned it for the handover"),
    Kind.CASE_UNPINNED: mark("Timeline", "took the pin out"),
}
_UNDOABLE: Final[Mapping[str, Phrase]] = {
    Kind.MESSAGE_RECEIVED: mark("Timeline", "the message"),
    Kind.CASE_CLAIMED: mark("Timeline", "the claim"),
    Kind.CASE_RELEASED: mark("Timeline", "the release"),
    Kind.CASE_DISPATCHED: mark("Timeline", "the dispatch"),
    Kind.DISPATCH_TOLD: mark("Timeline", "that they were told"),
    Kind.DISPATCH_SIGNED: mark("Timeline", "the signature"),
    Kind.DISPATCH_ANSWERED: mark("Timeline", "the feedback"),
    Kind.DISPATCH_RETURNED: mark("Timeline", "the return"),
    Kind.DISPATCH_HASTENED: mark("Timeline", "the hastening"),
    Kind.REPLY_LEASE: mark("Timeline", "the reply"),
    Kind.REPLY_SENT: mark("Timeline", "that it went out"),
    Kind.REPLY_UNSENT: mark("Timeline", "that it did not go out"),
    Kind.NOTE_ADDED: mark("Timeline", "the note"),
    Kind.FILE_ADDED: mark("Timeline", "the file"),
    Kind.CASE_SNOOZED: mark("Timeline", "setting it aside"),
    Kind.CASE_WOKEN: mark("Timeline", "taking it back"),
    Kind.CASE_PINNED: mark("Timeline", "the pin"),
    Kind.CASE_UNPINNED: mark("Timeline", "taking the pin out"),
    Kind.CASE_CLOSED: mark("Timeline", "the closing"),
    Kind.CASE_REOPENED: mark("Timeline", "the reopening"),
    Kind.CASE_EXTENDED: mark("Timeline", "the extension"),
    Kind.PAPER_ISSUED: mark("Timeline", "the paper"),
    Kind.OPINION_ADDED: mark("Timeline", "the opinion"),
    **entries_letters.UNDOABLE,
    **entries_together.UNDOABLE,
    **promise_words.UNDOABLE,
    Kind.CALL_BACK_MADE: mark("Timeline", "the call back"),
}


_CLOSES: Final[Mapping[str, bool]] = {
    Kind.CASE_CLOSED: True,
    Kind.CASE_ERASED: True,
    Kind.CASE_REOPENED: False,
    Kind.MESSAGE_RECEIVED: False,
}


def entries(history: Sequence[Event], scene: Scene) -> tuple[Entry, ...]:
    """One entry for each event that says something by itself, in the order of the history."""
    counting = {event.id for event in standing(history)}
    sent_at = {
        event.body["lease"]: event.body["sent_at"]
        for event in history
        if event.kind == Kind.REPLY_SENT and "sent_at" in event.body
    }
    reopening = _reopening(history)
    here = entry_files.fetched(history)
    made: list[Entry] = []
    for event in history:
        write = _WRITERS.get(event.kind)
        if write is None or entry_files.hangs(event) or _goes_without_saying(event, history):
            continue
        kwargs = write(event, scene)
        if "media" in event.body:
            kwargs |= entry_files.hanging(event, here, scene)
        if event.body.get(ERASED) and kwargs["lane"] is not Lane.STEP:
            gone = ChipLook(t("Timeline", "The words were erased"))
            kwargs |= {"chip": kwargs.get("chip") or gone, "folded": False}
        elif event.id in reopening:
            kwargs |= {"chip": ChipLook(t("Timeline", "Opened the case again"), Tone.WARN)}
        entry = Entry(
            event=event.id,
            when=scene.when(_said_at(event, sent_at)),
            undone=event.applied and event.kind != Kind.UNDONE and event.id not in counting,
            overtaken=not event.applied,
            **kwargs,
        )
        _append(made, entry)
    return tuple(made)


def _append(made: list[Entry], entry: Entry) -> None:
    if not entry.files or entry.lane is not Lane.STEP:
        made.append(entry)
    elif made and entry_files.goes_with(entry, made[-1]):
        made[-1] = entry_files.with_files(made[-1], entry.files)
    else:
        made.append(entry_files.with_files(entry, ()))


def _reopening(history: Sequence[Event]) -> set[UUID]:
    """The messages that came when the case was closed, and opened it again."""
    found, closed = set(), False
    for event in standing(history):
        if event.kind == Kind.MESSAGE_RECEIVED and closed:
            found.add(event.id)
        closed = _CLOSES.get(event.kind, closed)
    return found


def _said_at(event: Event, sent_at: Mapping[str, str]) -> datetime:
    """When a citizen wrote, or a reply went out elsewhere: earlier than when it came in here."""
    written = event.body.get("received_at") if event.kind == Kind.MESSAGE_RECEIVED else None
    written = written or sent_at.get(str(event.id))
    return datetime.fromisoformat(written) if isinstance(written, str) else event.at


def _goes_without_saying(event: Event, history: Sequence[Event]) -> bool:
    """Whoever answers or dispatches an unclaimed case claims it in the same moment; what was to
    be promised with a reply that was overtaken, was not."""
    together = [other for other in history if other.at == event.at]
    if event.kind in promise_words.UNDOABLE:
        return any(other.kind == Kind.REPLY_LEASE and not other.applied for other in together)
    return event.kind == Kind.CASE_CLAIMED and any(
        other.kind in {Kind.CASE_DISPATCHED, Kind.REPLY_LEASE} for other in together
    )


def _message(event: Event, scene: Scene) -> Words:
    body = event.body
    return {
        "lane": Lane.CITIZEN,
        "who": str(body.get("author") or scene.case.author) or t("Timeline", "A citizen"),
        "what": " · ".join(
            filter(None, (case_words.platform(str(body.get("platform", ""))), _elsewhere(body)))
        ),
        "title": str(body.get("title", "")),
        "text": str(body.get("text", "")),
        # Whoever answers an absence notice or a newsletter writes to nobody.
        "chip": ChipLook(t("Timeline", "Sent by a machine")) if body.get("automatic") else None,
        "needs_us": True,
    }


def _elsewhere(body: Mapping[str, object]) -> str:
    """Who sent a message whose answer goes to somebody else."""
    sender = body.get("sent_from")
    if not sender:
        return ""
    words = t("Timeline", "answers go to {address}, sent by {sender}")
    return words.format(sender=sender, address=body.get("author_id", ""))


def _edited(event: Event, scene: Scene) -> Words:
    what = t("Timeline", "worded the message anew")
    return {**_message(event, scene), "what": what, "text": str(event.body.get("text", ""))}


def _recalled(event: Event, scene: Scene) -> Words:
    what = t("Timeline", "took the message back in the platform; it is kept here")
    return {**_message(event, scene), "what": what, "needs_us": False}


_STATES: Final = {
    Delivery.PENDING: (mark("Reply", "To be confirmed as sent"), Tone.WARN, Shape.RING),
    Delivery.SENT: (mark("Reply", "Sent"), Tone.OK, Shape.TICK),
    Delivery.UNSENT: (mark("Reply", "Not sent"), Tone.DANGER, Shape.SQUARE),
}


def _reply(event: Event, scene: Scene) -> Words:
    asks = event.body.get("purpose") == Purpose.ASK
    private = event.body.get("audience") == Audience.PRIVATE
    said = t("Timeline", "asked back") if asks else t("Timeline", "replied")
    whom = t("Timeline", "in private") if private else t("Timeline", "in public")
    reply = next((r for r in scene.case.replies if r.lease == event.id), None)
    chip = None
    if reply is not None:
        phrase, tone, shape = _STATES[reply.delivery]
        chip = ChipLook(phrase.shown(), tone, shape)
    # Whoever brought a file in did not write the replies in it.
    came_with = event.body.get("origin")
    account = scene.case.account or t("Timeline", "The account")
    by = account if came_with else scene.person(event)
    if author := scene.names.get(str(event.body.get("author", ""))):
        by, whom = author, f"{whom} · {t('Timeline', 'approved by {name}').format(name=by)}"
    return {
        "lane": Lane.DESK,
        "who": by,
        "what": " · ".join(filter(None, (said, whom, carried_entries.more_to_come(event)))),
        "text": str(event.body.get("text", "")),
        "chip": chip,
    }


def _submitted(event: Event, scene: Scene) -> Words:
    """Once it is settled its words are asked for: the reply itself, or a draft, has them."""
    waits = scene.case.submission(event.id) is not None
    chip = ChipLook(t("CaseLine", "To be approved"), Tone.WARN, Shape.RING)
    return {
        "lane": Lane.DESK,
        "who": scene.person(event),
        "what": t("Timeline", "submitted a reply"),
        "text": str(event.body.get("text", "")),
        "chip": chip if waits else None,
        "folded": not waits,
    }


def _note(event: Event, scene: Scene) -> Words:
    return {
        "lane": Lane.NOTE,
        "who": scene.person(event),
        "what": "",
        "text": str(event.body.get("text", "")),
        "chip": ChipLook(t("Timeline", "Internal"), Tone.WARN),
    }


def _claimed(event: Event, scene: Scene) -> Words:
    heir = str(event.body.get("for", ""))
    if not heir:
        return step(event, scene, t("Timeline", "claimed it"))
    words = t("Timeline", "gave it to {name}, since somebody left")
    return step(event, scene, words.format(name=scene.names.get(heir, "")))


def _dispatch(event: Event, scene: Scene) -> Words:
    lead = scene.organisations.get(UUID(event.body["lead"]))
    verb = t("Timeline", "dispatched to") if lead is None else lead.relation
    what = f"{verb} {scene.named(event.body['lead'])}"
    if others := [scene.named(co) for co in event.body["co"]]:
        what += t("Timeline", ", with {names}").format(names=t("Timeline", ", ").join(others))
    return {
        "lane": Lane.ORGANISATION,
        "who": scene.person(event),
        "what": what,
        "text": str(event.body.get("text", "")),
        "folded": True,
    }


def _returned(event: Event, scene: Scene) -> Words:
    return {
        "lane": Lane.ORGANISATION,
        "who": scene.organisation(event),
        "what": t("Timeline", "taken down by {name}").format(name=scene.person(event)),
        "text": str(event.body.get("reason", "")),
        "chip": ChipLook(t("Timeline", "Returned"), Tone.DANGER, Shape.SQUARE),
        "needs_us": True,
    }


def _told(event: Event, scene: Scene) -> Words:
    how = case_words.way(str(event.body.get("how", "")))
    whom = str(event.body.get("whom", ""))
    by = t("Timeline", " ({how})").format(how=" · ".join(filter(None, (how, whom))))
    what = t("Timeline", "told {name}").format(name=scene.organisation(event))
    return step(event, scene, what + (by if how or whom else ""))


def _signed(event: Event, scene: Scene) -> Words:
    name = scene.organisation(event)
    return step(event, scene, t("Timeline", "noted that {name} signed for it").format(name=name))


def _hastened(event: Event, scene: Scene) -> Words:
    name = scene.organisation(event)
    return step(event, scene, t("Timeline", "hastened {name}").format(name=name))


def _snoozed(event: Event, scene: Scene) -> Words:
    until = scene.when(datetime.fromisoformat(event.body["until"]))
    why = str(event.body.get("why", ""))
    what = t("Timeline", "set it aside until {time}").format(time=until)
    return step(event, scene, f"{what} · {why}" if why else what)


def _closed(event: Event, scene: Scene) -> Words:
    outcome = case_words.outcome(Outcome(event.body["outcome"]))
    basis = str(event.body.get("basis", ""))
    what = t("Timeline", "closed it: {outcome}").format(outcome=outcome)
    return step(event, scene, f"{what} · {basis}" if basis else what)


def _reopened(event: Event, scene: Scene) -> Words:
    why = str(event.body.get("why", ""))
    what = t("Timeline", "reopened it")
    return step(event, scene, f"{what} · {why}" if why else what)


def _extended(event: Event, scene: Scene) -> Words:
    body = event.body
    told = t("Timeline", "citizen told") if body["told"] else t("Timeline", "citizen not told")
    what = t("Timeline", "extended the resolution by {amount}, approved by {approver}, {told}")
    written = what.format(
        amount=clock_words.amount(body["amount"], Unit(body["unit"])),
        approver=body.get("approver", ""),
        told=told,
    )
    parts = [written, str(body.get("reason", ""))]
    if body.get("overruled"):
        parts.append(t("Timeline", "overruled what spoke against it"))
    return step(event, scene, " · ".join(filter(None, parts)))


def _promise(event: Event, scene: Scene) -> Words:
    return step(event, scene, promise_words.told(event, scene.case, scene.when))


def _called(event: Event, scene: Scene) -> Words:
    heard = case_words.heard(Heard(event.body["result"]))
    what = t("Timeline", "called back: {result}").format(result=heard)
    said = str(event.body.get("words", ""))
    return step(event, scene, f"{what} · {said}" if said else what)


def _unsent(event: Event, scene: Scene) -> Words:
    why = str(event.body.get("why", ""))
    what = t("Timeline", "noted that the reply did not go out")
    return step(event, scene, f"{what} · {why}" if why else what)


def _erased(event: Event, scene: Scene) -> Words:
    ground = case_words.ground(Ground(event.body["ground"]))
    what = t("Timeline", "erased the citizen's data: {ground}").format(ground=ground)
    return step(event, scene, f"{what} · {event.body['why']}")


def _undone(event: Event, scene: Scene) -> Words:
    kinds = [_UNDOABLE[kind].shown() for kind in event.body.get("kinds", ()) if kind in _UNDOABLE]
    names = t("Timeline", ", ").join(dict.fromkeys(kinds))
    return step(event, scene, t("Timeline", "undid {what}").format(what=names))


def _plain(event: Event, scene: Scene) -> Words:
    return step(event, scene, _STEPS[event.kind].shown())


def _together(event: Event, scene: Scene) -> Words:
    body = event.body
    if "unit" in body:
        body = {**body, "name": scene.named(body["unit"])}
    return step(event, scene, entries_together.TOLD[event.kind](body))


_WRITERS: Final[Mapping[str, Callable[[Event, Scene], Words]]] = {
    Kind.MESSAGE_RECEIVED: _message,
    Kind.MESSAGE_EDITED: _edited,
    Kind.MESSAGE_RECALLED: _recalled,
    Kind.CASE_CLAIMED: _claimed,
    Kind.REPLY_LEASE: _reply,
    Kind.REPLY_UNSENT: _unsent,
    Kind.NOTE_ADDED: _note,
    Kind.FILE_ADDED: entry_files.added,
    Kind.CASE_DISPATCHED: _dispatch,
    Kind.DISPATCH_TOLD: _told,
    Kind.DISPATCH_SIGNED: _signed,
    Kind.DISPATCH_RETURNED: _returned,
    Kind.DISPATCH_HASTENED: _hastened,
    Kind.CASE_SNOOZED: _snoozed,
    Kind.CASE_CLOSED: _closed,
    Kind.CASE_REOPENED: _reopened,
    Kind.CASE_EXTENDED: _extended,
    **paper_entries.WRITERS,
    **carried_entries.WRITERS,
    **entries_letters.WRITERS,
    Kind.CASE_ERASED: _erased,
    Kind.UNDONE: _undone,
    Kind.REPLY_SUBMITTED: _submitted,
    **dict.fromkeys(promise_words.UNDOABLE, _promise),
    Kind.CALL_BACK_MADE: _called,
    **dict.fromkeys(_STEPS, _plain),
    **dict.fromkeys(entries_together.TOLD, _together),
}
"""What says nothing here: a reply that went out shows it at the reply itself."""
