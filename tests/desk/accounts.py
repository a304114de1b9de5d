"""An account of ours and what comes through it, for tests of what the desk makes of it."""

from datetime import datetime, timedelta
from uuid import UUID

from moderator_app.core.channels import Account, Batch, Item, Medium, Received
from tests.desks import T0

ACCOUNT = Account(UUID(int=0xACC), "mail", "mail", "市城管局信箱", {"address": "desk@test"})
STREAM = "inbox"


def said(
    id_: str,
    text: str = "云溪路路灯不亮",
    *,
    thread: str = "",
    refers: tuple[str, ...] = (),
    at: datetime = T0,
    own: bool = False,
    sender: str = "晨跑的人",
    stream: str = STREAM,
) -> Received:
    return Received(
        stream=stream,
        id=id_,
        thread=thread or (refers[-1] if refers else id_),
        medium=Medium.MAIL,
        sent_at=at,
        text=text,
        sender=sender,
        sender_id=f"{sender}@example.org",
        refers=refers,
        own=own,
    )


def batch(*items: Item, cursor: str = "1") -> Batch:
    return Batch(items, cursor)


def later(hours: float) -> datetime:
    return T0 + timedelta(hours=hours)
