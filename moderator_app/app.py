"""Put the rooms together: the one place that knows them all."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from moderator_app import cli
from moderator_app.core.importing import NoColumns
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.desk import opening
from moderator_app.system import crash, home
from moderator_app.ui import application, preferences, sentences, text, tokens

_FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    arguments = _parser().parse_args(argv)
    folder = home.home()
    sys.excepthook = partial(_crashed, folder)
    if arguments.command in cli.COMMANDS:
        return _command(arguments, folder)
    code = application.run(
        application.Wishes(
            folder=folder,
            resources=home.resources(),
            preferences=_chosen(arguments, folder),
            sample=arguments.command == "demo",
            picture=arguments.screenshot,
            size=arguments.size,
        ),
        keep=_forget if arguments.screenshot else partial(_keep, folder),
        crashed=partial(_crashed, folder),
    )
    if getattr(arguments, "json", False):
        picture = arguments.screenshot
        done = {"screenshot": None if picture is None else str(picture), "ok": code == 0}
        sys.stdout.write(json.dumps(done, ensure_ascii=False) + "\n")
    return code


def _chosen(arguments: argparse.Namespace, folder: Path) -> preferences.Preferences:
    """What was kept, and over it what this start asks for."""
    kept = preferences.read(home.read_preferences(folder))
    asked = {
        name: getattr(arguments, name)
        for name in ("language", "scale", "dark")
        if getattr(arguments, name, None) is not None
    }
    return replace(kept, **asked)


def _size(text_: str) -> tuple[int, int]:
    width, _, height = text_.partition("x")
    return int(width), int(height)


def _forget(_chosen: preferences.Preferences) -> None:
    """A picture leaves nothing behind."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moderator-desk")
    parser.add_argument("--version", action="version", version=_version())
    parser.add_argument("--screenshot", type=Path, metavar="FILE")
    parser.set_defaults(command="")
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo")
    demo.add_argument("--screenshot", type=Path, metavar="FILE", default=argparse.SUPPRESS)
    demo.add_argument("--json", action="store_true")
    for one in (parser, demo):
        usual = argparse.SUPPRESS if one is demo else None
        one.add_argument("--language", choices=list(text.Language), default=usual)
        one.add_argument("--scale", type=int, choices=tokens.SCALES, default=usual)
        one.add_argument("--size", type=_size, metavar="WIDTHxHEIGHT", default=usual)
        one.add_argument("--dark", action="store_true", default=argparse.SUPPRESS)
    cli.add_commands(commands)
    return parser


def _command(arguments: argparse.Namespace, folder: Path) -> int:
    chosen = preferences.read(home.read_preferences(folder))
    # Held while the command runs: translations belong to it.
    speaking = application.speak(home.resources(), text.Language(chosen.language))
    try:
        if opening.is_new(folder) and arguments.command != "import":
            raise Outage(Cause.NO_DESK)
        return cli.run(arguments, folder, text.t)
    except (Refusal, Outage, Unreadable, NoColumns) as error:
        sys.stderr.write(f"{sentences.of(error)}\n")
        return _FAILED
    finally:
        del speaking


def _keep(folder: Path, chosen: preferences.Preferences) -> None:
    home.make_private(folder)
    home.write_preferences(folder, preferences.written(chosen))


def _crashed(
    folder: Path,
    _kind: type[BaseException],
    error: BaseException,
    _trace: TracebackType | None,
) -> Path | None:
    """Leave a crash file, which holds nobody's words, and say where it is."""
    if isinstance(error, KeyboardInterrupt):
        return None
    try:
        path = crash.write(folder / "logs", error, datetime.now(UTC), _version())
    except OSError:
        sys.stderr.write(f"{type(error).__qualname__}\n")
        return None
    sys.stderr.write(f"{type(error).__qualname__}: {path}\n")
    return path


def _version() -> str:
    return version("moderator-desk")
