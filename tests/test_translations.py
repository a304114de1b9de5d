"""Every text on the screen can be read in both languages."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "moderator_app" / "ui"
SHOWING = {
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QPushButton",
    "QRadioButton",
    "addAction",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setHeaderLabels",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "showMessage",
}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def docstrings(tree: ast.Module) -> set[int]:
    """The constants that stand alone as a statement: they document, nobody is shown them."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def words(node: ast.expr) -> str:
    """The letters of a literal, an f-string included; nothing for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return "".join(filter(str.isalpha, node.value))
    if isinstance(node, ast.JoinedStr):
        return "".join(words(part) for part in node.values)
    return ""


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def test_nothing_is_left_untranslated_in_chinese_or_english() -> None:
    done = subprocess.run(  # noqa: S603  (our own script)
        [sys.executable, ROOT / "packaging" / "translate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_translation_files_say_nothing_about_where_they_were_made(language: str) -> None:
    text = (ROOT / "resources" / "i18n" / f"{language}.ts").read_text("utf-8")
    assert "<location" not in text
    assert str(ROOT) not in text


def test_chinese_words_stand_in_the_translation_not_in_the_code() -> None:
    found = []
    for path, tree in modules():
        spare = docstrings(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if id(node) not in spare and any("\u4e00" <= c <= "\u9fff" for c in node.value):
                found.append(f"{path.name}:{node.lineno}: {node.value}")
    assert not found


def test_no_bare_word_reaches_a_widget() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in SHOWING
        for argument in node.args
        if words(argument)
    ]
    assert not found
