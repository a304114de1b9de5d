"""What can be said on the command line about tables that go back and forth with a platform."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from moderator_app.answers import Translate

if TYPE_CHECKING:
    import argparse


class Made(Protocol):
    """A parser of one command, with its two groups."""

    arguments: "argparse._ArgumentGroup"
    options: "argparse._ArgumentGroup"


def add(command: Callable[[str, str], Made], t: Translate) -> None:
    """`command` makes the parser of a command from its name and what it does."""
    watch = command(
        "watch",
        t("Cli", "Take in the tables that are downloaded into a folder; nothing there is changed."),
    )
    watch.arguments.add_argument("folder", type=Path, metavar=t("Cli", "FOLDER"))
    watch.options.add_argument(
        "--once", action="store_true", help=t("Cli", "What is there now; otherwise until Ctrl+C.")
    )
    watch.options.add_argument(
        "--preset",
        default="",
        metavar=t("Cli", "NAME"),
        help=t("Cli", "The kept columns to read it by; otherwise those that fit."),
    )
    answers = command(
        "answers",
        t("Cli", "Write the answers into a copy of the table in which the cases came."),
    )
    answers.arguments.add_argument(
        "file", type=Path, metavar=t("Cli", "FILE"), help=t("Cli", "It stays as it is.")
    )
    answers.options.add_argument(
        "--to",
        type=Path,
        metavar=t("Cli", "FILE"),
        help=t("Cli", "The new file; otherwise beside the table, under a name that is free."),
    )
