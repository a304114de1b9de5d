"""A citizen who writes to an account of ours in private, and is answered there."""

from datetime import datetime, timedelta
from uuid import UUID

from moderator_app.core import decisions
from moderator_app.core.case import Audience, Purpose
from moderator_app.core.channels import NotDelivered
from moderator_app.core.decisions import Incoming, Via
from moderator_app.core.events import Draft, Kind
from tests.stories import AT, CASE, Story

ACCOUNT = UUID(int=0xACC)
HOUR = timedelta(hours=1)


def hour(hours: float) -> datetime:
    return AT + hours * HOUR


class Chat(Story):
    """All hours are counted from the beginning."""

    def writes(
        self,
        hours: float,
        text: str = "路灯不亮",
        *,
        thread: str = "wang",
        medium: str = "direct",
        platform: str = "wecom",
    ) -> None:
        self.now = max(self.now, hour(hours))
        via = Via(ACCOUNT, "messages", thread, medium)
        post = f"m{len(self.events)}"
        message = Incoming(platform, post, text, hour(hours), author="老周", via=via)
        self.do([decisions.receive(CASE, message, "" if self.events else "20261122-0001")])

    def answers(self, purpose: Purpose = Purpose.ANSWER) -> UUID:
        """We say something, and it goes out; returns the reply."""
        case = self.case
        drafts = decisions.reply(
            case, "已转照明处。", purpose, Audience.PRIVATE, target=case.answerable
        )
        (lease,) = self.do(drafts)
        self.do(decisions.sent(self.case, f"r{len(self.events)}"))
        return lease

    def bounces(self, lease: UUID, why: NotDelivered = NotDelivered.TOO_LATE) -> None:
        body = {"lease": str(lease), "why": why.value, "code": "4"}
        self.do([Draft(Kind.REPLY_BOUNCED, CASE, body)])
