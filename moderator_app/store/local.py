"""What belongs to this desk alone: drafts and settings."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from moderator_app.core.case import Audience
from moderator_app.core.events import storable
from moderator_app.core.naming import Answers, Fate, Meant, Said
from moderator_app.core.rows import SavedDraft
from moderator_app.store.connection import Connection, troubles, writing
from moderator_app.store.moments import from_ms, to_ms


def save_draft(
    connection: Connection,
    case: UUID,
    channel: str,
    author: str,
    *,
    draft: SavedDraft,
    at: datetime,
) -> None:
    """Keep the draft, or forget it where nothing is left of it."""
    if not draft.text.strip() and draft.lead is None and not draft.co:
        drop_draft(connection, case, channel, author)
        return
    body = {
        "text": draft.text,
        "lead": None if draft.lead is None else str(draft.lead),
        "co": [str(one) for one in draft.co],
        "template": None if draft.template is None else str(draft.template),
        "audience": None if draft.audience is None else draft.audience.value,
        "inserted": list(draft.inserted),
        **_of_answers(draft.answers),
    }
    with troubles():
        connection.execute(
            "INSERT OR REPLACE INTO draft (case_id, channel, author, body, saved_at)"
            " VALUES (?,?,?,?,?)",
            (case.bytes, channel, author, json.dumps(body, ensure_ascii=False), to_ms(at)),
        )


def drop_draft(connection: Connection, case: UUID, channel: str, author: str) -> None:
    with troubles():
        connection.execute(
            "DELETE FROM draft WHERE case_id = ? AND channel = ? AND author = ?",
            (case.bytes, channel, author),
        )


def draft(connection: Connection, case: UUID, channel: str, author: str) -> SavedDraft | None:
    row = connection.execute(
        "SELECT body, saved_at FROM draft WHERE case_id = ? AND channel = ? AND author = ?",
        (case.bytes, channel, author),
    ).fetchone()
    return None if row is None else _draft(*row)


def drafts(connection: Connection) -> dict[tuple[UUID, str, str], SavedDraft]:
    """Every unfinished reply by case, channel and author."""
    rows = connection.execute(
        "SELECT case_id, channel, author, body, saved_at FROM draft ORDER BY saved_at"
    )
    return {
        (UUID(bytes=case), channel, author): _draft(body, at)
        for case, channel, author, body, at in rows
    }


def pass_on(connection: Connection, author: str, heir: str, at: datetime) -> None:
    """Let somebody else's unfinished replies be the heir's; where both wrote, both are kept."""
    kept = drafts(connection)
    for (case, channel, by), one in kept.items():
        if by != author:
            continue
        own = kept.get((case, channel, heir))
        words = one if own is None else _behind(own, one)
        save_draft(connection, case, channel, heir, draft=words, at=at)
        drop_draft(connection, case, channel, author)


def settings(connection: Connection) -> dict[str, object]:
    rows = connection.execute("SELECT key, value FROM setting")
    return {key: json.loads(value) for key, value in rows}


def save_settings(connection: Connection, values: Mapping[str, object]) -> None:
    with writing(connection):
        connection.executemany(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
            [
                (key, storable(json.dumps(value, ensure_ascii=False)))
                for key, value in values.items()
            ],
        )


def _draft(body: str, saved_at: int) -> SavedDraft:
    read = json.loads(body)
    audience = read.get("audience")
    return SavedDraft(
        text=read["text"],
        lead=None if read["lead"] is None else UUID(read["lead"]),
        co=tuple(UUID(one) for one in read["co"]),
        template=None if read["template"] is None else UUID(read["template"]),
        audience=None if audience is None else Audience(audience),
        inserted=tuple(read.get("inserted", ())),
        saved_at=from_ms(saved_at),
        answers=_answers(read),
    )


def _behind(own: SavedDraft, one: SavedDraft) -> SavedDraft:
    answers = own.answers.before(own.text, one.answers)
    return replace(own, text=f"{own.text}\n{one.text}", answers=answers)


def _of_answers(answers: Answers) -> dict[str, object]:
    """An erasure strikes words, in whatever list they stand, and leaves numbers and these keys."""
    times = [[one.words, one.nth, one.meant is Meant.YES, to_ms(one.due)] for one in answers.times]
    fates: dict[str, list[str]] = {fate: [] for fate in _FATES}
    for promise, fate in answers.fates:
        fates[_FATES_OF[fate]].append(str(promise))
    return {"times": times, **fates}


def _answers(read: Mapping[str, Any]) -> Answers:
    times = (
        Said(words, nth, Meant.YES if yes else Meant.NO, from_ms(due))
        for words, nth, yes, due in read.get("times", ())
    )
    fates = ((UUID(one), fate) for key, fate in _FATES.items() for one in read.get(key, ()))
    return Answers(tuple(times), tuple(fates))


_FATES = {"stays": Fate.STAYS, "replaces": Fate.REPLACED, "keeps": Fate.KEPT}
_FATES_OF = {fate: key for key, fate in _FATES.items()}
