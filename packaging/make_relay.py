"""Makes the relay one file, `relay.pyz`, that plain Python 3.11 runs on a small server:

    python3 packaging/make_relay.py relay.pyz

The same sources give the same file, octet by octet.
"""

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_START = b"from moderator_app.relay.__main__ import main\n\nraise SystemExit(main())\n"


def make(target: Path) -> None:
    """Write the file."""
    room = sorted((ROOT / "moderator_app" / "relay").glob("*.py"))
    with target.open("wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr(zipfile.ZipInfo("__main__.py"), _START)
            for path in [ROOT / "moderator_app" / "__init__.py", *room]:
                name = path.relative_to(ROOT).as_posix()
                made.writestr(zipfile.ZipInfo(name), path.read_bytes())
    target.chmod(0o755)


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "relay.pyz"))
