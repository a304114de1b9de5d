"""What becomes of an account's secrets in a real keyring; run by `test_account_secrets.py`.

Arguments: folder, then "locked" to lock the keyring once they are in it. Prints JSON.
"""

import json
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

import secretstorage

from moderator_app.core.channels import Account
from moderator_app.core.outages import Outage
from moderator_app.desk.connecting import Connecting
from moderator_app.system.account_secrets import SERVICE, AccountSecrets
from moderator_app.system.vault import Vault

OURS, OTHER = UUID(int=1), UUID(int=2)


def entries() -> list[str]:
    """What the keyring itself lists of all accounts."""
    with closing(secretstorage.dbus_init()) as bus:
        items = secretstorage.get_default_collection(bus).get_all_items()
        told = [one.get_attributes() for one in items]
    return [one["username"] for one in told if one.get("service") == SERVICE]


def main(folder: Path, *, locked: bool) -> None:
    vault = Vault(folder)
    key, _ = vault.create()
    secrets = AccountSecrets()
    secrets.keep(OURS, {"password": "授权码🔑", "token": "t"})
    secrets.keep(OTHER, {"password": "another"})
    found: dict[str, object] = {
        "read": AccountSecrets().of(OURS, ["password", "token", "unset"]),
        "other": AccountSecrets().of(OTHER, ["password"]),
        "causes": [],
    }
    if locked:
        bus = secretstorage.dbus_init()
        secretstorage.get_default_collection(bus).lock()
        try:
            AccountSecrets().of(OURS, ["password"])
        except Outage as outage:
            found["causes"] = [outage.cause.value]
        held = AccountSecrets()
        held.keep(OURS, {"password": "for this shift"}, held=True)
        found["held"] = held.of(OURS, ["password"])
    else:
        found["names"] = sorted(AccountSecrets().names(OURS))
        # Of a connector that nobody has installed any more, so that nothing tells its fields.
        for _ in range(2):
            Connecting().forget(Account(OURS, "gone", "gone", "ours"))
        found["forgotten"] = AccountSecrets().of(OURS, ["password", "token"])
        found["left"] = [one for one in entries() if str(OURS) in one]
        found["others"] = len([one for one in entries() if str(OTHER) in one])
        # The case file's own key is found although the keyring holds more of ours now.
        (folder / "keys.json").unlink()
        found["key"] = vault.key() == key
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), locked="locked" in sys.argv[2:])
