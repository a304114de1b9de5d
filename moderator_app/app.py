"""Put the rooms together: the one place that knows them all."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final

from moderator_app import arguments as command_line
from moderator_app import cli
from moderator_app.core.headings import NoColumns
from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.system import crash, home
from moderator_app.ui import preferences, sentences, text, tokens
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.text import Language, t

_FAILED: Final = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code: 0 done, 1 not done, 2 not understood, 3 no screen."""
    _have_somewhere_to_write()
    given = sys.argv[1:] if argv is None else argv
    folder = home.home()
    sys.excepthook = partial(_crashed, folder)
    kept = preferences.read(home.read_preferences(folder))
    arguments = _parse(given, kept)
    chosen = _chosen(arguments, kept)
    if arguments.command in cli.COMMANDS:
        return _command(arguments, folder, chosen)
    return _window(arguments, folder, chosen)


def _have_somewhere_to_write() -> None:
    """A program without a console has neither output on Windows; what a console has no sign for,
    as a name that is no text, is written as its number."""
    if sys.stdout is None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        sys.stdout = os.fdopen(nowhere, "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parse(given: Sequence[str], kept: Preferences) -> argparse.Namespace:
    made = partial(command_line.parser, _version, list(Language), tokens.SCALES)
    try:
        return made().parse_args(given)
    except command_line.NeedsWords:
        # Held while it is being said: translations belong to it.
        speaking = text.speak(home.resources(), _asked_language(given, kept))
        try:
            return made(text.t).parse_args(given)
        finally:
            del speaking


def _asked_language(given: Sequence[str], kept: Preferences) -> Language:
    """What can be seen of the wish for a language on a command line that makes no sense."""
    for wish, value in zip(given, [*given[1:], ""], strict=True):
        name, _, joined = wish.partition("=")
        if name == "--language" and (joined or value) in set(Language):
            return Language(joined or value)
    return Language(kept.language)


def _chosen(arguments: argparse.Namespace, kept: Preferences) -> Preferences:
    """What was kept, and over it what this start asks for."""
    asked = {
        name: getattr(arguments, name)
        for name in ("language", "scale", "dark")
        if getattr(arguments, name, None) is not None
    }
    return replace(kept, **asked)


def _window(arguments: argparse.Namespace, folder: Path, chosen: Preferences) -> int:
    # Only now: a command needs no window, nor what a window needs of the system.
    from moderator_app.ui import application  # noqa: PLC0415

    code = application.run(
        application.Wishes(
            folder=folder,
            resources=home.resources(),
            preferences=chosen,
            sample=arguments.command == "demo",
            picture=arguments.screenshot,
            size=arguments.size,
        ),
        keep=_forget if arguments.screenshot else partial(_keep, folder),
        crashed=partial(_leave_crash_file, folder),
        opened=partial(_watch_for_aborts, folder),
    )
    if code == application.NO_SCREEN:
        _say_there_is_no_screen(chosen)
    if getattr(arguments, "json", False):
        picture = arguments.screenshot
        done = {"screenshot": None if picture is None else str(picture), "ok": code == 0}
        sys.stdout.write(json.dumps(done, ensure_ascii=False) + "\n")
    return code


def _say_there_is_no_screen(chosen: Preferences) -> None:
    speaking = text.speak(home.resources(), Language(chosen.language))
    words = t(
        "Application",
        "This machine has no screen. To see the desk as a picture, run it with --screenshot FILE; "
        "to look something up, use the command line (--help).",
    )
    sys.stderr.write(f"{words}\n")
    del speaking


def _forget(_chosen: Preferences) -> None:
    """A picture leaves nothing behind."""


def _command(arguments: argparse.Namespace, folder: Path, chosen: Preferences) -> int:
    # Held while the command runs: translations belong to it.
    speaking = text.speak(home.resources(), Language(chosen.language))
    try:
        return cli.run(arguments, folder, text.t)
    except (Refusal, Outage, Unreadable, NoColumns) as error:
        return _decline(error, as_json=arguments.json)
    except BrokenPipeError:
        # Whoever read the answers has heard enough; at the end nothing more is to be flushed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except OSError as error:
        return _decline(home.disk_outage(error), as_json=arguments.json)
    finally:
        del speaking


def _decline(error: Refusal | Outage | Unreadable | NoColumns, *, as_json: bool) -> int:
    words = sentences.of(error)
    sys.stderr.write(f"{words}\n")
    if as_json:
        sys.stdout.write(json.dumps({"error": words}, ensure_ascii=False) + "\n")
    return _FAILED


def _keep(folder: Path, chosen: Preferences) -> None:
    # How a window looks is not worth a complaint when the disk will not take it.
    with suppress(OSError, Outage):
        home.make_private(folder)
        home.write_preferences(folder, preferences.written(chosen))


def _crashed(
    folder: Path,
    _kind: type[BaseException],
    error: BaseException,
    _trace: TracebackType | None,
) -> None:
    """Where nobody else has taken care of it."""
    _leave_crash_file(folder, error)


def _leave_crash_file(folder: Path, error: BaseException) -> Path | None:
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


def _watch_for_aborts(folder: Path) -> None:
    with suppress(OSError):
        crash.watch_for_aborts(folder / "logs")


def _version() -> str:
    # Here, because it takes a while and is seldom wanted.
    from importlib.metadata import version  # noqa: PLC0415

    return version("moderator-desk")
