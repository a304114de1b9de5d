"""`python -m moderator_app`: set up what is missing, then open the desk."""

import os
import sys

from moderator_app import bootstrap
from moderator_app.bootstrap_libraries import libraries_for_window


def main() -> int:
    bootstrap.ensure("moderator_app", libraries=libraries_for_window(sys.argv[1:], os.environ))
    # Only now: before, Qt and the other packages may not be there.
    from moderator_app.app import main as run  # noqa: PLC0415

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
