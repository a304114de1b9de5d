"""What the vault does with a real keyring; run inside a session of its own by `test_keyring.py`.

Arguments: folder, then "locked" to lock the keyring once the key is in it. Prints JSON.
"""

import json
import sys
from pathlib import Path

import secretstorage

from moderator_app.core.outages import Outage
from moderator_app.system.vault import Vault, keyring_name


def main(folder: Path, *, locked: bool) -> None:
    vault = Vault(folder)
    key, recovery = vault.create()
    found: dict[str, object] = {"keyring": keyring_name(), "same": vault.key() == key, "causes": []}
    bus = secretstorage.dbus_init()
    if locked:
        secretstorage.get_default_collection(bus).lock()
    else:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.delete()
    try:
        vault.key()
    except Outage as outage:
        found["causes"] = [outage.cause.value]
    found["recovered"] = vault.unlock(recovery) == key
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), locked="locked" in sys.argv[2:])
