"""The words of the window: English in the code, the reader's language on the screen.

``t`` is a free function so that anything that shows words can use it, a QObject or not, and so
that the context is written where the words are. Calls must have literal arguments, because the
translation files are made by reading the code (``packaging/translate.py``); numbers and names go
in afterwards with ``str.format``. Words that are written down long before they are shown (a table
of commands) are ``Phrase`` values made by ``mark``.
"""

import importlib.util
import os
import subprocess
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from moderator_app.ui import scratch

_OURS = "moderator-desk translator"


class Language(StrEnum):
    """A language the whole window speaks; the value names its ``.ts`` file and its locale."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


class CannotCompile(Exception):
    """A ``.ts`` file could not be made into the binary form that Qt reads."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are translated when they are shown, not when they are written down."""

    context: str
    source: str

    def shown(self) -> str:
        return QCoreApplication.translate(self.context, self.source)


def mark(context: str, text: str) -> Phrase:
    """A phrase for a table; collected for translation like the arguments of ``t``."""
    return Phrase(context, text)


_QT_LACKS: Final = (
    mark("QFileDialog", "&Look in:"),
    mark("QFileDialog", "Files of &type:"),
    mark("QFileSystemModel", "Size"),
    mark("QAbstractFileIconProvider", "Drive"),
    mark("QAbstractFileIconProvider", "File"),
    mark("QAbstractFileIconProvider", "%1 File"),
    mark("QAbstractFileIconProvider", "File Folder"),
    mark("QAbstractFileIconProvider", "Folder"),
)
"""Words of Qt's window for choosing files that its own translation lacks, or has wrong; Qt asks for
them by these contexts."""


def t(context: str, text: str, n: int | None = None) -> str:
    """``text`` in the language of the window; with ``n``, its plural form, ``%n`` filled in."""
    if n is None:
        return QCoreApplication.translate(context, text)
    return QCoreApplication.translate(context, text, n=n)


def install(app: QCoreApplication, resources: Path, language: Language) -> bool:
    """Speak ``language`` from now on; widgets already open receive ``QEvent.LanguageChange``.

    False: the words of the desk could not be loaded, and it speaks the English of its code.
    """
    for old in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language.value))
    qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _load(app, Path(qt_words) / f"qtbase_{language}.qm")
    try:
        return _load(app, compiled(resources / "i18n" / f"{language}.ts"))
    except (CannotCompile, OSError):
        return False


def native_name(language: Language) -> str:
    """What the language calls itself, whatever is spoken now."""
    if language is Language.ENGLISH:
        return "English"  # of no country
    return QLocale(language.value).nativeLanguageName()


def speak(resources: Path, language: Language) -> QCoreApplication:
    """Words without a window, for the command line; they last as long as what is returned."""
    made = QCoreApplication.instance() or QCoreApplication([])
    install(made, resources, language)
    return made


def _load(app: QCoreApplication, path: Path) -> bool:
    translator = QTranslator(app)
    translator.setObjectName(_OURS)
    if path.is_file() and translator.load(str(path)):
        return app.installTranslator(translator)
    translator.deleteLater()
    return False


def compiled(source: Path) -> Path:
    """The ``.qm`` of a ``.ts``: the one beside it, or made now, elsewhere if that is refused.

    A packaged desk carries its ``.qm`` files; in a checkout they are made when they are missing or
    older than their source. Raises CannotCompile.
    """
    beside = source.with_suffix(".qm")
    if beside.is_file() and beside.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return beside
    writable = os.access(source.parent, os.W_OK)
    target = beside if writable else scratch.folder() / beside.name
    compile_to(source, target)
    return target


def compile_to(source: Path, target: Path) -> None:
    """Write the ``.qm`` of ``source`` whole or not at all, so that two desks may do it at once.

    Raises CannotCompile.
    """
    handle, name = tempfile.mkstemp(suffix=".qm", dir=target.parent)
    os.close(handle)
    made = Path(name)
    try:
        done = subprocess.run(  # noqa: S603  (a program of PySide6, found inside its own package)
            [qt_tool("lrelease"), "-silent", source, "-qm", made],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CannotCompile(done.stderr.strip())
        made.chmod(0o644)
        made.replace(target)
    except OSError as error:
        raise CannotCompile(str(error)) from error
    finally:
        made.unlink(missing_ok=True)


def qt_tool(name: str) -> Path:
    """A program that comes inside the PySide6 package, such as ``lrelease``.

    Raises CannotCompile where the package does not have it (a trimmed, frozen one).
    """
    spec = importlib.util.find_spec("PySide6")
    places = spec.submodule_search_locations if spec else None
    for folder in places or ():
        for file_name in (name, f"{name}.exe"):
            if (path := Path(folder) / file_name).is_file():
                return path
    raise CannotCompile(name)
