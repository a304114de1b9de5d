"""The rulebook in pyproject.toml, and the few rules it cannot say, as tests."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ROOT / "moderator_app"
CODE = sorted(
    path for room in ("moderator_app", "tests", "packaging") for path in (ROOT / room).rglob("*.py")
)
LONGEST_FILE = 400
LONGEST_CLASS = 250
# Rooms whose words are translated: Chinese belongs in resources/i18n, not in their code.
SPEAKING = ("ui", "papers", "cli.py", "app.py")
HANZI = re.compile(r"[\u3400-\u9fff]")
WITHOUT_QT = ("core", "store", "papers", "system", "desk", "cli.py")


def run(*command: str) -> None:
    outcome = subprocess.run(  # noqa: S603 - the linters of the environment the tests run in
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, f"\n{outcome.stdout}{outcome.stderr}"


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def modules(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        place = PRODUCT / room
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def test_the_rooms_keep_to_their_contracts() -> None:
    # Not `-m importlinter.cli`: that module has no entry of its own.
    run("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache")


def test_the_code_passes_ruff() -> None:
    run("-m", "ruff", "check", "--no-cache", "--output-format", "concise", ".")


def test_the_code_is_formatted() -> None:
    run("-m", "ruff", "format", "--no-cache", "--check", ".")


def test_the_types_are_strict() -> None:
    run("-m", "mypy", "--no-error-summary")


def test_the_lower_rooms_need_no_qt() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules(*WITHOUT_QT)
    ]
    run(
        "-c",
        "import importlib, sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n",
        *names,
    )


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_and_classes_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_CLASS, node.name


def test_packages_have_empty_fronts() -> None:
    fronts = [path for path in CODE if path.name == "__init__.py"]
    assert [name(path) for path in fronts if path.stat().st_size] == []


def test_no_exception_is_made_for_a_module() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert "overrides" not in rules["mypy"]
    assert list(rules["ruff"]["lint"]["per-file-ignores"]) == ["tests/**"]


def chinese_in(path: Path) -> list[str]:
    """Its string literals with hanzi in them, docstrings aside."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        f"{name(path)}:{node.lineno} {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in prose
        and isinstance(node.value, str)
        and HANZI.search(node.value)
    ]


def test_what_people_read_is_translated_not_written_into_the_code() -> None:
    assert [found for path in modules(*SPEAKING) for found in chinese_in(path)] == []


def test_the_changelog_begins_with_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] == version
