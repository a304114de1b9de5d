"""What can be said on the command line, and how that is explained in the desk's language."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

from typing_extensions import override

from moderator_app import arguments_showing, arguments_watching
from moderator_app.answers import Translate
from moderator_app.core.erasing import Ground
from moderator_app.core.headings import Table

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_NOT_UNDERSTOOD: Final = 2
_KINDS: Final = ", ".join(Table)
_GROUNDS: Final = ", ".join(Ground)


class NeedsWords(Exception):
    """Help or a complaint is to be shown, and the parser was made without a language."""


class Parser(argparse.ArgumentParser):
    """Speaks in sentences of the desk's language, as far as argparse lets it."""

    def __init__(self, *, t: Translate, **kwargs: Any) -> None:
        prefix = t("Cli", "Usage: ")
        formatter = partial(_Formatter, usage_prefix=prefix)
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **kwargs)
        self._t = t
        self._titles = t("Cli", "Arguments"), t("Cli", "Options")
        self.arguments = self.add_argument_group(self._titles[0])
        self.options = self.add_argument_group(self._titles[1])
        self.options.add_argument(
            "-h", "--help", action="help", help=t("Cli", "Show this help and end.")
        )

    @override
    def error(self, message: str) -> NoReturn:
        if self._t is _as_written:
            raise NeedsWords(message)
        t = self._t
        words = t("Cli", "This cannot be understood: {what}. --help shows what can be said.")
        self.exit(_NOT_UNDERSTOOD, words.format(what=message) + "\n")

    @override
    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        if self._t is _as_written:
            raise NeedsWords
        super().print_help(file)


def _as_written(context: str, text: str, n: int | None = None) -> str:  # noqa: ARG001
    return text


class _ShowVersion(argparse.Action):
    """Asks for the version only when it is wanted: looking it up takes a while."""

    @override
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        sys.stdout.write(f"{self.const()}\n")
        parser.exit()


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, usage_prefix: str) -> None:
        super().__init__(prog, max_help_position=32, width=96)
        self._usage_prefix = usage_prefix

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        ours = self._usage_prefix if prefix is None else prefix
        super().add_usage(usage, actions, groups, ours)


def parser(
    version: Callable[[], str],
    languages: Sequence[str],
    scales: Sequence[int],
    t: Translate = _as_written,
) -> argparse.ArgumentParser:
    """All that can be said on the command line. Without a command the window opens.

    To understand it, no language is needed. Without one NeedsWords is raised where something has
    to be said; with one it is said, and the program ends.
    """
    made = Parser(
        t=t,
        prog="moderator-desk",
        description=t(
            "Cli",
            "The desk of the person on duty at a government social-media account. Without a "
            "command it opens the desk of the folder that MODERATOR_DESK_HOME names, or of this "
            "user; the first time it asks whether to look around or to set up.",
        ),
    )
    made.set_defaults(command="")
    made.options.add_argument(
        "--version",
        action=_ShowVersion,
        nargs=0,
        const=version,
        help=t("Cli", "Show the version and end."),
    )
    _add_looks(made, t, languages, scales, usual=None)
    commands = made.add_subparsers(
        dest="command",
        title=t("Cli", "Commands"),
        metavar=t("Cli", "COMMAND"),
        parser_class=cast("type[Parser]", partial(Parser, t=t)),
    )
    demo = _command(commands, t, "demo", t("Cli", "Open the sample desk, an invented city's."))
    # A look that was named before the command holds unless it is named again after it.
    _add_looks(demo, t, languages, scales, usual=argparse.SUPPRESS)
    _add_commands(commands, t)
    return made


def _add_looks(
    made: Parser, t: Translate, languages: Sequence[str], scales: Sequence[int], usual: str | None
) -> None:
    add = made.options.add_argument
    add(
        "--screenshot",
        type=Path,
        metavar=t("Cli", "FILE"),
        default=usual,
        help=t("Cli", "Draw the window into a picture and end; needs no screen."),
    )
    add(
        "--size",
        type=partial(_size, t("Cli", "a size is written like 1366x768")),
        metavar=t("Cli", "WIDTHxHEIGHT"),
        default=usual,
        help=t("Cli", "The size of the picture, in pixels."),
    )
    add(
        "--language",
        choices=languages,
        default=usual,
        help=t("Cli", "The language of the window, this time."),
    )
    add(
        "--scale",
        type=int,
        choices=scales,
        default=usual,
        help=t("Cli", "How large everything is, in per cent, this time."),
    )
    add(
        "--dark",
        action="store_true",
        default=argparse.SUPPRESS,
        help=t("Cli", "Light letters on a dark ground, this time."),
    )


def _size(problem: str, words: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]{2,3})[xX×]([1-9][0-9]{2,3})", words)
    if found is None:
        raise argparse.ArgumentTypeError(problem)
    return int(found[1]), int(found[2])


def _cell(problem: str, words: str) -> tuple[str, str]:
    heading, mark, text = words.partition("=")
    if not mark:
        raise argparse.ArgumentTypeError(problem)
    return heading, text


def _command(
    commands: "argparse._SubParsersAction[Parser]", t: Translate, name: str, about: str
) -> Parser:
    made = commands.add_parser(name, help=about, description=about)
    made.options.add_argument(
        "--json",
        action="store_true",
        help=t("Cli", "Answer a program: one object on the last line."),
    )
    return made


def _add_commands(commands: "argparse._SubParsersAction[Parser]", t: Translate) -> None:
    """The commands that need no window."""
    take = _command(
        commands,
        t,
        "import",
        t("Cli", "Bring a workbook's messages into the case file; what is there stays as it is."),
    )
    take.arguments.add_argument(
        "file", type=Path, metavar=t("Cli", "FILE"), help=t("Cli", "xlsx, xls, xlsb, ods or csv.")
    )
    take.options.add_argument(
        "--kind",
        choices=[table.value for table in Table],
        metavar=t("Cli", "KIND"),
        help=t("Cli", "What its rows are: {kinds}; otherwise told by the headings.").format(
            kinds=_KINDS
        ),
    )
    take.options.add_argument(
        "--preset",
        default="",
        metavar=t("Cli", "NAME"),
        help=t("Cli", "The kept columns to read it by; otherwise those that fit."),
    )
    _add_tables(commands, t)
    arguments_watching.add(partial(_command, commands, t), t)
    arguments_showing.add(partial(_command, commands, t), t)
    _command(commands, t, "refold", t("Cli", "Make every table anew from the history of events."))
    _add_keeping(commands, t)
    _command(commands, t, "doctor", t("Cli", "Look whether the case file and its key are sound."))


def _add_tables(commands: "argparse._SubParsersAction[Parser]", t: Translate) -> None:
    """The commands about what goes out, and about what could not come in."""
    export = _command(
        commands, t, "export", t("Cli", "Write a table that spreadsheets open: .xlsx or .csv.")
    )
    export.arguments.add_argument(
        "file", type=Path, metavar=t("Cli", "FILE"), help=t("Cli", "Its ending says the kind.")
    )
    export.options.add_argument(
        "--kind",
        choices=[table.value for table in Table],
        default=Table.CASES.value,
        metavar=t("Cli", "KIND"),
        help=t("Cli", "What goes out, one to a row: {kinds}; cases if nothing is said.").format(
            kinds=_KINDS
        ),
    )
    export.options.add_argument(
        "--query",
        default="",
        metavar=t("Cli", "TEXT"),
        help=t("Cli", "Only the cases that a search finds."),
    )
    arguments_showing.add_unmasked(export.options, t)
    arguments_showing.add_reason(export.options, t)
    aside = _command(
        commands, t, "quarantine", t("Cli", "The rows that could not be taken in, and why.")
    )
    aside.arguments.add_argument(
        "deed", nargs="?", choices=["list", "retry", "discard"], default="list"
    )
    aside.arguments.add_argument("row", nargs="*", type=int, metavar=t("Cli", "ROW"))
    aside.options.add_argument(
        "--set",
        type=partial(_cell, t("Cli", "a heading, =, and what stands below it")),
        action="append",
        default=[],
        metavar=t("Cli", "HEADING=TEXT"),
        help=t("Cli", "retry: with another cell in this column."),
    )
    arguments_showing.add_unmasked(aside.options, t)
    arguments_showing.add_reason(aside.options, t)
    aside.options.add_argument(
        "--all", action="store_true", help=t("Cli", "list: those mended or thrown away too.")
    )


def _add_keeping(commands: "argparse._SubParsersAction[Parser]", t: Translate) -> None:
    """The commands about the case file itself."""
    backup = _command(
        commands, t, "backup", t("Cli", "Make a backup and prove it, also while the desk is open.")
    )
    backup.options.add_argument(
        "--to",
        type=Path,
        metavar=t("Cli", "FILE"),
        help=t("Cli", "Where to; otherwise among the desk's own, of which seven are kept."),
    )
    restore = _command(
        commands,
        t,
        "restore",
        t(
            "Cli",
            "Bring the desk back to a backup, or move it to this machine. What is there is put "
            "aside. The recovery key is asked for, or read from standard input, where needed.",
        ),
    )
    restore.arguments.add_argument(
        "file", type=Path, metavar=t("Cli", "FILE"), help=t("Cli", "A backup.")
    )
    erase = _command(
        commands,
        t,
        "erase",
        t("Cli", "Erase what citizens said, and who they are, from the file and its backups."),
    )
    erase.arguments.add_argument(
        "case", nargs="*", metavar=t("Cli", "CASE"), help=t("Cli", "Cases, by number or id.")
    )
    erase.options.add_argument(
        "--telephone",
        default="",
        metavar=t("Cli", "NUMBER"),
        help=t("Cli", "Instead: every case in which this number stands."),
    )
    erase.options.add_argument(
        "--author",
        default="",
        metavar=t("Cli", "NAME"),
        help=t("Cli", "Instead: every case of this citizen."),
    )
    erase.options.add_argument(
        "--retention",
        action="store_true",
        help=t("Cli", "Instead: every case that was kept as long as the desk's rules say."),
    )
    erase.options.add_argument(
        "--reason", default="", metavar=t("Cli", "TEXT"), help=t("Cli", "Why: it is kept.")
    )
    erase.options.add_argument(
        "--ground",
        choices=[ground.value for ground in Ground],
        default=Ground.REQUEST.value,
        metavar=t("Cli", "GROUND"),
        help=t("Cli", "What it rests on: {grounds}.").format(grounds=_GROUNDS),
    )
    erase.options.add_argument(
        "--yes", action="store_true", help=t("Cli", "Do it; otherwise it is only told.")
    )
    _command(
        commands,
        t,
        "access",
        t(
            "Cli",
            "Show who saw, copied or took out what, for the holder of the recovery key, which is "
            "asked for or read from standard input.",
        ),
    )
    reset = _command(
        commands,
        t,
        "reset-password",
        t(
            "Cli",
            "Give somebody who has forgotten theirs a password that is good for once, which is put "
            "on record. The recovery key is asked for, or read from standard input; a desk that "
            "has none needs its key file.",
        ),
    )
    reset.arguments.add_argument(
        "person", metavar=t("Cli", "NAME"), help=t("Cli", "A name or a duty number.")
    )
