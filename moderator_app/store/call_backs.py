"""Which citizens are to be called back."""

import json
from datetime import datetime
from typing import LiteralString

from moderator_app.core import calling_back
from moderator_app.core.calling_back import CallingBack
from moderator_app.store import clocks, local
from moderator_app.store.connection import Connection
from moderator_app.store.moments import to_ms

WANTED: LiteralString = (
    "call_back_since BETWEEN :called_from AND :called_to"
    " AND outcome IN (SELECT value FROM json_each(:called_outcomes))"
)
"""Of `cases`, with the values of `wanted`: the citizens to be called by the end of today."""


def rule(connection: Connection) -> CallingBack:
    return calling_back.from_setting(local.settings(connection).get(calling_back.SETTING))


def wanted(connection: Connection, now: datetime) -> dict[str, object]:
    chosen = rule(connection)
    first, last = chosen.span(now, clocks.rules(connection))
    outcomes = sorted(chosen.outcomes) if chosen.on else []
    return {
        "called_from": to_ms(first),
        "called_to": to_ms(last),
        "called_outcomes": json.dumps(outcomes),
    }
