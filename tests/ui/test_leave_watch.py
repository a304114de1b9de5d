"""That a platform's leave ends is said in time, once for each warning."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from moderator_app.core.channels import Account
from moderator_app.core.granting import UNTIL
from moderator_app.ui.leave_watch import LeaveWatch
from tests.desks import T0
from tests.ui.benches import Seat


def test_it_is_said_once_and_again_when_less_is_left(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = LeaveWatch(seat.bench, seat.bench)
    end = T0 + timedelta(days=3)
    ours = Account(UUID(int=9), "weibo", "weibo", "云溪城管", {UNTIL: end.isoformat()})
    kept = replace(seat.bench.knowledge, own_accounts={ours.id: ours})
    monkeypatch.setattr(seat.bench, "knowledge", kept)
    told = []
    for passed in (-1, 1, 2, 49, 50, 72.5):
        at = T0 + timedelta(hours=passed)
        monkeypatch.setattr(seat.bench, "now", lambda at=at: at)
        before = len(seat.said)
        watch.look()
        told.append([one.text for one in seat.said[before:]])
    assert [len(one) for one in told] == [0, 1, 0, 1, 0, 1]
    assert told[1][0].startswith("云溪城管: Authorised until")
    assert "has ended" in told[5][0]
