"""Long days in any order: `python3 -m tests.bench.bench_any_order [--days N] [--deeds N]`.

As `tests/desk/test_any_order.py`, for as long as one likes; ends with the first day that went
wrong, told step by step.
"""

import argparse
import os
import sys
import time

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.desk.test_any_order import ANY_ORDER, AnyOrder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--deeds", type=int, default=50)
    wanted = parser.parse_args()
    # The desk of a test has its key in a file of its own, and no keyring.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    began = time.perf_counter()
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            ANY_ORDER, max_examples=wanted.days, stateful_step_count=wanted.deeds, database=None
        ),
    )
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{wanted.days} days of {wanted.deeds} deeds in {seconds:.0f} s\n")


if __name__ == "__main__":
    main()
