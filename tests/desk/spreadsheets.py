"""What LibreOffice makes of a table, and whether a workbook is one by the letter."""

import posixpath
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COMMA_QUOTES_UTF8 = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"
"""Read as the most eager program would: numbers found, formulas calculated."""


@dataclass(frozen=True, slots=True)
class Shown:
    """`rows` are the cells as a person sees them; `formulas` those that would calculate."""

    rows: tuple[tuple[str, ...], ...]
    formulas: tuple[str, ...]


def opened(folder: Path, files: Sequence[Path]) -> dict[Path, Shown]:
    """Each file as LibreOffice shows it. Skips where there is none."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    books = [path for path in files if path.suffix == ".xlsx"]
    texts = [path for path in files if path.suffix == ".csv"]
    for kind, options in ((books, []), (texts, [f"--infilter={_COMMA_QUOTES_UTF8}"])):
        if kind:
            subprocess.run(  # noqa: S603 - the spreadsheet program people have
                [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                 *options, "--convert-to", "fods", "--outdir", str(folder), *map(str, kind)],
                check=True, capture_output=True, timeout=240,
            )  # fmt: skip
    return {path: _shown(folder / f"{path.stem}.fods") for path in files}


def _shown(converted: Path) -> Shown:
    rows: list[tuple[str, ...]] = []
    formulas = []
    for row in ET.parse(converted).iter(f"{_TABLE}table-row"):  # noqa: S314 - LibreOffice's own
        cells: list[str] = []
        for cell in row:
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [_words(cell)] * min(repeated, 100)
            if (formula := cell.get(f"{_TABLE}formula")) is not None:
                formulas.append(formula)
        rows += [tuple(cells)] * min(int(row.get(f"{_TABLE}number-rows-repeated", "1")), 2)
    while rows and not any(rows[-1]):
        rows.pop()
    return Shown(tuple(rows), tuple(formulas))


def _words(cell: ET.Element) -> str:
    """A moment as it is kept, everything else as it is shown."""
    date = cell.get(f"{_OFFICE}date-value")
    if date is not None:
        return date.replace("T", " ")
    return "\n".join(_paragraph(one) for one in cell.findall(f"{_TEXT}p"))


def _paragraph(node: ET.Element) -> str:
    said = node.text or ""
    for child in node:
        if child.tag == f"{_TEXT}s":
            said += " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag == f"{_TEXT}tab":
            said += "\t"
        elif child.tag == f"{_TEXT}line-break":
            said += "\n"
        else:
            said += _paragraph(child)
        said += child.tail or ""
    return said


def everything(path: Path) -> str:
    """All the words of a table."""
    if path.suffix == ".csv":
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


def faults(path: Path) -> list[str]:
    """What a strict reader would find wrong with a workbook: parts without a type, relations that
    lead nowhere, parts nothing leads to, cells out of order; and every formula."""
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        found = [f"twice: {name}" for name in set(names) if names.count(name) > 1]
        if packed.testzip():
            found.append("a part is damaged")
        trees = {name: ET.fromstring(packed.read(name)) for name in names}  # noqa: S314 - ours
    return [*found, *_untyped(trees), *_unrelated(trees), *_cells_wrong(trees)]


def _untyped(trees: dict[str, ET.Element]) -> list[str]:
    types = trees["[Content_Types].xml"]
    endings = {one.get("Extension") for one in types.findall(f"{_TYPES}Default")}
    parts = [one.get("PartName", "") for one in types.findall(f"{_TYPES}Override")]
    found = [f"typed and not there: {part}" for part in parts if part.lstrip("/") not in trees]
    found += [f"typed twice: {part}" for part in set(parts) if parts.count(part) > 1]
    return found + [
        f"without a type: {name}"
        for name in trees
        if name != "[Content_Types].xml"
        and f"/{name}" not in parts
        # What a default says of every XML is not what a sheet, a workbook or styles are.
        and (name.startswith("xl/") or name.rpartition(".")[2] not in endings)
        and not name.endswith(".rels")
    ]


def _unrelated(trees: dict[str, ET.Element]) -> list[str]:
    found, reached = [], {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        relations = tree.findall(f"{_RELATIONS}Relationship")
        ids = [one.get("Id") for one in relations]
        found += [f"relation twice: {name} {id_}" for id_ in set(ids) if ids.count(id_) > 1]
        base = posixpath.dirname(posixpath.dirname(name))
        targets = {
            posixpath.normpath(posixpath.join(base, one.get("Target", ""))).lstrip("/")
            for one in relations
        }
        found += [f"leads nowhere: {target}" for target in targets - set(trees)]
        reached |= targets
    return found + [f"nothing leads to {name}" for name in set(trees) - reached]


def _cells_wrong(trees: dict[str, ET.Element]) -> list[str]:
    found = []
    for name, tree in trees.items():
        found += [f"a formula in {name}" for _ in tree.iter(f"{_SHEET}f")]
        styles = len(list(trees["xl/styles.xml"].find(f"{_SHEET}cellXfs") or ()))
        last_row = 0
        for row in tree.iter(f"{_SHEET}row"):
            number = int(row.get("r", "0"))
            places = [cell.get("r", "") for cell in row]
            order = sorted(places, key=lambda place: (len(place), place))
            if number <= last_row or places != order or len(places) != len(set(places)):
                found.append(f"out of order: {name} {number}")
            if any(int(cell.get("s", "0")) >= styles for cell in row):
                found.append(f"a style that is not there: {name} {number}")
            last_row = number
    return found
