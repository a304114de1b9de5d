"""From a platform's push to a case in the file: the relay, the lane and the desk as they run."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from typing_extensions import override

from moderator_app.channels.wechat_oa import OfficialAccount, connector
from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import Batch
from moderator_app.core.ids import case_id
from moderator_app.desk.desk import Desk
from moderator_app.desk.lanes import Lane
from moderator_app.store import cases
from tests.channels.loopback import free_port
from tests.channels.test_pushed_contract import GOOD_SECRETS, account
from tests.channels.wechat_oa_account import vendor
from tests.channels.wechat_oa_vendor import CHATS, Vendor
from tests.desk.offices import Office, until
from tests.relay import program
from tests.relay.program import Pusher, Relay

__all__ = ["vendor"]


class Counted(OfficialAccount):
    """How often each stream was looked at."""

    looks: Counter[str]

    @override
    def poll(self, stream: str, cursor: str | None) -> Batch:
        self.looks[stream] += 1
        return super().poll(stream, cursor)


class Bureau(Office):
    @override
    def stands(self, account: UUID, state: State) -> None:
        self.states.append(state)

    def has(self, post: str) -> bool:
        def look(desk: Desk) -> bool:
            return (
                cases.case(desk.session.store.connection, case_id("微信公众号", post)) is not None
            )

        return self.on_database(look)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    opened = Bureau(tmp_path)
    yield opened
    opened.close()


def say(relay: Relay, vendor: Vendor, text: str) -> str:
    xml, id_ = vendor.pushed(text, f"oCitizen{len(vendor.heard)}")
    assert relay.push("yunxi", Pusher().push(xml)) == (200, b"success")
    return id_


def test_a_push_is_a_case_at_once_and_the_relay_may_die_in_between(
    bureau: Bureau, vendor: Vendor, tmp_path: Path
) -> None:
    port = free_port()
    channel = Counted(account(vendor.port, port), GOOD_SECRETS)
    channel.looks = Counter()
    mine = account(vendor.port, port)
    lane = Lane(mine, channel, connector.info.streams, bureau, bureau.now)
    with program.running(tmp_path / "relay", port=port) as relay:
        lane.start()
        until(lambda: lane.state.standing is Standing.FINE, "the first look is over")
        first = say(relay, vendor, "路灯不亮")
        until(lambda: bureau.has(first), "it came in long before the next look was due")
        second = say(relay, vendor, "井盖坏了")
        until(lambda: bureau.has(second), "and so did the next one")
        assert channel.looks["pushed"] <= 6, "it looks when there is something, and not otherwise"
        relay.process.kill()
    until(lambda: lane.state.standing is Standing.RETRYING, "nobody takes that for an empty relay")
    with program.running(tmp_path / "relay", port=port) as relay:
        third = say(relay, vendor, "水管漏水")
        bureau.hours = 0.5
        lane.nudge()
        until(lambda: bureau.has(third), "what came meanwhile is there")
        until(lambda: lane.state.standing is Standing.FINE, "and the account is fine again")
        lane.stop()
        assert lane.join(5)
    assert bureau.failures == []
    asked = [path for path, _, _ in vendor.asked]
    assert asked.count(CHATS) <= 2, "of the log nobody asked more often for it"
