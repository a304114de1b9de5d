"""A program that sends what is in the outbox, and dies at a named step or is killed at any moment.

`python -m tests.channels.killing MISSION` reads its mission from a file: which desk, which account,
at which step to die. It dies as `kill -9` would have it: nothing is closed, nothing told.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib.metadata import entry_points
from pathlib import Path

from moderator_app.channels import port
from moderator_app.core.channels import Account, account_from_body, account_to_body
from moderator_app.desk import exchange
from moderator_app.desk.desk import Desk
from tests.channels import one_thread, reference
from tests.desks import open_desk


class Moment(StrEnum):
    """Where a send can be cut."""

    BEFORE_BEGUN = "before_begun"
    BEGUN = "begun"
    """On disk as leaving, and nothing has left."""
    ANSWERED = "answered"
    """The platform has answered, and that is not on disk."""
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Mission:
    folder: Path
    account: Account
    secrets: dict[str, str]
    minutes: int = 0
    """How far the program's clock is ahead: each start is later than the last."""


def killed_at(moment: Moment, mission: Mission) -> None:
    """Let a program send the mission's replies and die at that step."""
    process = start(mission, moment)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, process.returncode


def start(mission: Mission, moment: Moment | None = None) -> "subprocess.Popen[bytes]":
    """The program; without a moment it sends until nothing is left, and ends."""
    told = {
        "folder": str(mission.folder),
        "account": account_to_body(mission.account),
        "secrets": mission.secrets,
        "moment": moment,
        "minutes": mission.minutes,
    }
    place = mission.folder / "mission.json"
    place.write_text(json.dumps(told))
    return subprocess.Popen(  # noqa: S603 - this file
        [sys.executable, "-m", "tests.channels.killing", str(place)],
        stdout=subprocess.PIPE,
    )


def _die(here: Moment, wanted: str | None) -> None:
    if here == wanted:
        os.kill(os.getpid(), signal.SIGKILL)


def _connector(name: str) -> port.Connector:
    if name == reference.connector.info.id:
        return reference.connector
    (entry,) = entry_points(group=port.GROUP, name=name)
    return port.load(port.Offered(name, "", "", ours=True, entry=entry))


def _send(desk: Desk, account: Account, channel: port.Channel, moment: str | None) -> bool:
    _die(Moment.BEFORE_BEGUN, moment)
    leaving = desk.outbox.begin(account.id)
    if leaving is None:
        return False
    _die(Moment.BEGUN, moment)
    carried = exchange.carry(channel, leaving)
    _die(Moment.ANSWERED, moment)
    exchange.settle(desk, carried)
    if carried.receipt is not None:
        sys.stdout.write(f"{carried.lease}\n")  # acknowledged: the parent compares
        sys.stdout.flush()
    _die(Moment.SETTLED, moment)
    return True


def main(place: str) -> None:
    told = json.loads(Path(place).read_text())
    account = account_from_body(told["account"])
    desk = open_desk(Path(told["folder"]))
    # Long enough after each start for a platform to show what it took before.
    desk.session.now = lambda: datetime.now(UTC) + timedelta(minutes=told["minutes"])
    channel = _connector(account.channel).open(account, told["secrets"])
    desk.outbox.recover()
    one_thread.resolve(desk, account.id, channel)
    while _send(desk, account, channel, told["moment"]):
        pass
    channel.close()
    desk.close()


if __name__ == "__main__":
    main(sys.argv[1])
