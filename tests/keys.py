"""A desk that opens by a key file, as on a machine without a keyring."""

from pathlib import Path

import pytest

from moderator_app.system.vault import KEY_FILE_VARIABLE
from tests.desks import KEY


def give_key_file(folder: Path, environment: pytest.MonkeyPatch) -> Path:
    """Have desks opened by the key of the tests, which lies in a file in the folder."""
    path = folder / "key"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    environment.setenv(KEY_FILE_VARIABLE, str(path))
    return path
