"""Passwords and tokens of our accounts: in the system's keyring, or in memory, and nowhere else."""

import sys
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.outages import Cause, Outage
from moderator_app.system.account_secrets import AccountSecrets
from tests.system.test_keyring import in_a_session

OURS = UUID(int=1)
SCRIPT = "tests.system.accounts_in_a_keyring"


def test_a_real_keyring_keeps_each_accounts_own_and_lets_go_of_them(tmp_path: Path) -> None:
    assert in_a_session(tmp_path, script=SCRIPT) == {
        "read": {"password": "授权码🔑", "token": "t"},
        "other": {"password": "another"},
        "causes": [],
        "names": ["password", "token"],
        "forgotten": {},
        "left": [],
        "others": 2,
        "key": True,
    }


def test_a_locked_keyring_is_told_and_what_is_held_in_memory_needs_none(tmp_path: Path) -> None:
    found = in_a_session(tmp_path, "locked", script=SCRIPT)
    assert found["causes"] == ["keyring_locked"]
    assert found["held"] == {"password": "for this shift"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system always has a keyring")
def test_without_a_keyring_nothing_is_written_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-such-bus")
    before = sorted(tmp_path.rglob("*"))
    secrets = AccountSecrets()
    with pytest.raises(Outage) as told:
        secrets.keep(OURS, {"password": "secret"})
    assert told.value.cause is Cause.KEYRING_MISSING
    secrets.keep(OURS, {"password": "secret"}, held=True)
    assert secrets.of(OURS, ["password"]) == {"password": "secret"}
    assert sorted(tmp_path.rglob("*")) == before
