"""The traffic of an account with all its steps on one thread, where a test has no window: what
`Lane` does on threads of its own, in the same order."""

from uuid import UUID

from moderator_app.channels.port import Channel
from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account
from moderator_app.core.outbox import Next
from moderator_app.desk import exchange
from moderator_app.desk.desk import Desk
from moderator_app.desk.exchange import (
    MOST_LOOKS,
    Carried,
    Doubt,
    carry,
    doubts,
    portions,
    settle,
)


def send_next(desk: Desk, account: UUID, channel: Channel) -> Carried | None:
    """The next reply leaves, and is settled; None if none may leave."""
    leaving = desk.outbox.begin(account)
    if leaving is None:
        return None
    carried = carry(channel, leaving)
    settle(desk, carried)
    return carried


def resolve(desk: Desk, account: UUID, channel: Channel) -> tuple[Doubt, ...]:
    """Whatever can be found out about the unknown replies of an account; what is left."""
    for doubt in doubts(desk, account):
        found = exchange.resolve(channel, doubt)
        if found is Next.RESEND:
            desk.outbox.resend(doubt.entry.lease)
        elif not isinstance(found, Next):
            desk.outbox.looked(doubt.entry.lease, found)
    return doubts(desk, account)


def look(desk: Desk, account: Account, channel: Channel, stream: str) -> Changes:
    """Look at a stream until it has no more, and keep what it brought. Raises ChannelError; what was
    kept before stays kept."""
    changes = Changes()
    for _ in range(MOST_LOOKS):
        cursor = desk.inbound.cursor(account.id, stream)
        batch = channel.poll(stream, cursor)
        for some in portions(batch):
            changes |= desk.inbound.take(account, stream, some)
        if not batch.more or batch.cursor == cursor:
            break
    return changes
