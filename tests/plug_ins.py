"""Distributions of somebody else's, really installed where Python looks: with the metadata that
`pip` writes, and a module of their own."""

import importlib
from pathlib import Path

import pytest

MADE = "city-reference"
"""Brings a connector that fits, the contract's own, and one that does not load."""


_LISTED = """[moderator_app.channels]
reference = city_reference:connector
broken = city_broken:connector
mail = city_reference:connector
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, listed: str = _LISTED) -> None:
    """Until the test ends; `listed`: the connectors it says it has."""
    folder.mkdir()
    (folder / "city_reference.py").write_text(
        "from tests.channels.reference import connector\n__all__ = ['connector']\n"
    )
    (folder / "city_broken.py").write_text("raise SystemExit('a driver is missing')\n")
    about = folder / "city_reference-1.2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {MADE}\nVersion: 1.2\n")
    (about / "RECORD").write_text("")
    (about / "entry_points.txt").write_text(listed)
    monkeypatch.syspath_prepend(str(folder))
    importlib.invalidate_caches()
