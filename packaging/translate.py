"""Keep the translation files in step with the code.

    python packaging/translate.py            update resources/i18n/*.ts
    python packaging/translate.py --check    say what is missing, and exit with 1 if anything is
    python packaging/translate.py --todo     print what waits for Chinese words, as JSON
    python packaging/translate.py --fill F   put in the words of a JSON file like that of --todo
    python packaging/translate.py --compile  write the .qm files beside the .ts, for a package

The words are the literal arguments of ``t(context, text[, n])`` and ``mark(context, text)``. They
are collected from the syntax tree, because lupdate passes over every call with an ``n`` in third
place without a word; what it is given to read is a list in the form it knows.
"""

import argparse
import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from moderator_app.ui.text import Language, compile_to, qt_tool  # noqa: E402

WORDS = ROOT / "resources" / "i18n"
_PLURAL = ', "", n'
FORMS = {Language.CHINESE: 1, Language.ENGLISH: 2}


class NotLiteral(Exception):
    """A call whose words cannot be read from the code."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One text to translate; a plural has as many forms as the language needs."""

    context: str
    source: str
    plural: bool


def collect(package: Path) -> tuple[list[Entry], list[str]]:
    """The texts of every module below ``package``, and where a text is no literal."""
    found: set[Entry] = set()
    wrong: list[str] = []
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or _called(node) not in {"t", "mark"}:
                continue
            try:
                found.add(_entry(node))
            except NotLiteral:
                wrong.append(f"{path.relative_to(package.parent)}:{node.lineno}: not a literal")
    plurals = {(entry.context, entry.source) for entry in found if entry.plural}
    return sorted(e for e in found if e.plural or (e.context, e.source) not in plurals), wrong


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _entry(node: ast.Call) -> Entry:
    words = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
    if len(words) < 2 or not all(isinstance(word, str) and word for word in words):
        raise NotLiteral
    plural = len(node.args) > 2 or any(keyword.arg == "n" for keyword in node.keywords)
    return Entry(str(words[0]), str(words[1]), plural)


def update(folder: Path, entries: list[Entry]) -> None:
    """Bring the ``.ts`` files in ``folder`` up to date with lupdate: new ones in, old ones out."""
    with tempfile.TemporaryDirectory() as place:
        listing = Path(place) / "words.cpp"
        listing.write_text(
            "".join(f"{_as_lupdate_reads_it(entry)}\n" for entry in entries),
            "utf-8",
        )
        for language in Language:
            only = ["-pluralonly"] if language is Language.ENGLISH else []
            subprocess.run(  # noqa: S603  (a program of PySide6, found inside its own package)
                [
                    qt_tool("lupdate"),
                    *("-silent", "-no-obsolete", "-sort-messages", "-locations", "none"),
                    *("-disable-heuristic", "similartext", *only),
                    *("-source-language", "en", "-target-language", language.value),
                    listing,
                    *("-ts", folder / f"{language}.ts"),
                ],
                check=True,
                stdout=subprocess.DEVNULL,
            )


def _as_lupdate_reads_it(entry: Entry) -> str:
    words = ", ".join(json.dumps(w, ensure_ascii=False) for w in (entry.context, entry.source))
    return f"QCoreApplication::translate({words}{_PLURAL * entry.plural});"


def messages(path: Path) -> Iterator[tuple[str, str, ET.Element, ET.Element]]:
    """Context, source, message and translation of everything in a ``.ts`` file."""
    for context in ET.parse(path).iter("context"):  # noqa: S314  (our own file)
        name = context.findtext("name", "")
        for message in context.iter("message"):
            if (translation := message.find("translation")) is not None:
                yield name, message.findtext("source", ""), message, translation


def _forms(translation: ET.Element) -> list[str]:
    return [form.text or "" for form in translation.findall("numerusform")] or [
        translation.text or ""
    ]


def problems() -> list[str]:
    """What a reader of one of the languages would miss, each as one line."""
    entries, wrong = collect(ROOT / "moderator_app")
    with tempfile.TemporaryDirectory() as place:
        fresh = Path(place)
        for path in WORDS.glob("*.ts"):
            shutil.copy(path, fresh)
        update(fresh, entries)
        for language in Language:
            wrong.extend(_stale(language, fresh))
            for context, source, message, translation in messages(fresh / f"{language}.ts"):
                complaint = _complaint(language, source, message, translation)
                if complaint:
                    wrong.append(f"{language}: {complaint}: {context}: {source}")
    return wrong


def _stale(language: Language, fresh: Path) -> list[str]:
    kept = WORDS / f"{language}.ts"
    if not kept.is_file():
        return [f"{language}: there is no file"]
    used = {(context, source) for context, source, *_ in messages(fresh / kept.name)}
    return [
        f"{language}: no longer in the code: {context}: {source}"
        for context, source, *_ in messages(kept)
        if (context, source) not in used
    ]


def _complaint(
    language: Language, source: str, message: ET.Element, translation: ET.Element
) -> str:
    forms = _forms(translation)
    wanted = FORMS[language] if message.get("numerus") == "yes" else 1
    if translation.get("type") == "unfinished" or not all(forms) or len(forms) != wanted:
        return "not translated"
    holes = sorted(re.findall(r"\{\w*\}", source))
    if any(sorted(re.findall(r"\{\w*\}", form)) != holes for form in forms):
        return "the placeholders differ"
    return ""


def todo() -> list[dict[str, object]]:
    """The unfinished entries of both files; a plural has a list with room for its forms."""
    return [
        {
            "language": language.value,
            "context": context,
            "source": source,
            "translation": [""] * FORMS[language] if message.get("numerus") == "yes" else "",
        }
        for language in Language
        for context, source, message, translation in messages(WORDS / f"{language}.ts")
        if translation.get("type") == "unfinished"
    ]


def fill(path: Path) -> int:
    """Put in the translations of a file in the form of ``todo``; how many were taken."""
    given = {
        (entry["language"], entry["context"], entry["source"]): entry["translation"]
        for entry in json.loads(path.read_text("utf-8"))
    }
    taken = 0
    for language in Language:
        target = WORDS / f"{language}.ts"
        tree = ET.parse(target)  # noqa: S314  (our own file)
        for context in tree.iter("context"):
            for message in context.iter("message"):
                key = (language, context.findtext("name"), message.findtext("source"))
                words = given.get(key)
                if words and all(words):
                    _write(message, [words] if isinstance(words, str) else words)
                    taken += 1
        tree.write(target, "utf-8", xml_declaration=True)
    return taken


def _write(message: ET.Element, forms: list[str]) -> None:
    old = message.find("translation")
    if old is not None:
        message.remove(old)
    translation = ET.SubElement(message, "translation")
    if message.get("numerus") != "yes":
        translation.text = forms[0]
        return
    for form in forms:
        ET.SubElement(translation, "numerusform").text = form


def main() -> int:
    parser = argparse.ArgumentParser(description="Keep the translations in step with the code.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true")
    what.add_argument("--todo", action="store_true")
    what.add_argument("--fill", type=Path, metavar="FILE")
    what.add_argument("--compile", action="store_true")
    chosen = parser.parse_args()
    if chosen.check:
        wrong = problems()
        sys.stdout.writelines(f"{line}\n" for line in wrong)
        return 1 if wrong else 0
    if chosen.compile:
        for language in Language:
            compile_to(WORDS / f"{language}.ts", WORDS / f"{language}.qm")
        return 0
    entries, wrong = collect(ROOT / "moderator_app")
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    update(WORDS, entries)
    if chosen.fill:
        sys.stdout.write(f"{fill(chosen.fill)}\n")
        update(WORDS, entries)
    if chosen.todo:
        sys.stdout.write(json.dumps(todo(), ensure_ascii=False, indent=1) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
