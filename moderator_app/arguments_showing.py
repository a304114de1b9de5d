"""What can be said on the command line about looking things up."""

from pathlib import Path
from typing import TYPE_CHECKING

from moderator_app.answers import Translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from moderator_app.arguments_watching import Made


def add(command: "Callable[[str, str], Made]", t: Translate) -> None:
    """`command` makes the parser of a command from its name and what it does."""
    find = command("search", t("Cli", "Find cases by any of their words."))
    find.arguments.add_argument(
        "text", nargs="?", default="", metavar=t("Cli", "TEXT"), help=t("Cli", "What to look for.")
    )
    find.options.add_argument(
        "--all", action="store_true", help=t("Cli", "Every case that fits, not only the first 50.")
    )
    find.options.add_argument(
        "--field",
        choices=["text", "all"],
        default="all",
        help=t("Cli", "text: only what citizens wrote themselves."),
    )
    find.options.add_argument(
        "--queries",
        type=Path,
        metavar=t("Cli", "FILE"),
        help=t("Cli", "A file with one query on each line; each is answered by one line."),
    )
    show = command("show", t("Cli", "Show a case and its history."))
    show.arguments.add_argument(
        "case", metavar=t("Cli", "CASE"), help=t("Cli", "Its number, id, or id on its platform.")
    )
    show.options.add_argument(
        "--save-files",
        type=Path,
        metavar=t("Cli", "FOLDER"),
        help=t("Cli", "Also write its pictures and files there; this is put on record."),
    )
    note = command("handover", t("Cli", "Show the handover note as things stand."))
    note.options.add_argument(
        "--words", default="", metavar=t("Cli", "TEXT"), help=t("Cli", "Words to put on the note.")
    )
    for one in (show.options, note.options):
        add_unmasked(one, t)
        add_reason(one, t)


def add_unmasked(options: "argparse._ArgumentGroup", t: Translate) -> None:
    options.add_argument(
        "--unmasked",
        action="store_true",
        help=t("Cli", "With names and numbers as they are; needs --reason."),
    )


def add_reason(options: "argparse._ArgumentGroup", t: Translate) -> None:
    options.add_argument(
        "--reason", default="", metavar=t("Cli", "TEXT"), help=t("Cli", "Why: it is kept.")
    )
