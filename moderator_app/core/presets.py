"""How the columns of one sender's tables are read, kept under a name: a city's, a platform's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moderator_app.core.headings import Field, Layout, Table, plain_heading
from moderator_app.core.records import Reader

SETTING = "import_presets"


@dataclass(frozen=True, slots=True)
class Preset:
    """`columns` says what stands under a heading, or, where a column has none, at its place: #3."""

    name: str
    table: Table
    columns: Mapping[str, Field]


def made(name: str, layout: Layout) -> Preset:
    """The preset that reads a sheet as it was read."""
    names = _names(layout.header)
    columns = {names[at]: field for at, field in layout.columns.items() if at < len(names)}
    return Preset(name.strip(), layout.table, columns)


def fits(preset: Preset, header: Sequence[str]) -> bool:
    """Whether the sheet has every column the preset knows."""
    return bool(preset.columns) and preset.columns.keys() <= set(_names(header))


def applied(preset: Preset, header: Sequence[str]) -> Layout:
    columns = {
        at: field
        for at, name in enumerate(_names(header))
        if (field := preset.columns.get(name)) is not None
    }
    return Layout(preset.table, tuple(header), columns)


def fitting(presets: Iterable[Preset], header: Sequence[str]) -> Preset | None:
    """The one that knows most columns of those that fit."""
    able = [preset for preset in presets if fits(preset, header)]
    return max(able, key=lambda preset: len(preset.columns), default=None)


def with_preset(presets: Iterable[Preset], preset: Preset) -> tuple[Preset, ...]:
    """In place of the one of the same name, if there is one."""
    return (*(one for one in presets if one.name != preset.name), preset)


def to_setting(presets: Iterable[Preset]) -> list[dict[str, object]]:
    return [
        {
            "name": preset.name,
            "table": preset.table.value,
            "columns": {name: field.value for name, field in preset.columns.items()},
        }
        for preset in presets
    ]


def from_setting(value: object) -> tuple[Preset, ...]:
    """Those that can be read; what a later version wrote is passed over."""
    found = (_read(item) for item in value) if isinstance(value, list) else ()
    return tuple(preset for preset in found if preset is not None)


def _read(item: object) -> Preset | None:
    if not isinstance(item, Mapping) or not isinstance(columns := item.get("columns"), Mapping):
        return None
    try:
        read = Reader("preset", item)
        known = {str(name): Field(field) for name, field in columns.items()}
        return Preset(read.needed("name"), Table(read.needed("table")), known)
    except ValueError:
        return None


def _names(header: Sequence[str]) -> list[str]:
    """Each column's heading; the second of the same name, and one of none, by its place."""
    names: list[str] = []
    for at, heading in enumerate(header, 1):
        name = plain_heading(heading) or heading.strip()
        names.append(name if name and name not in names else f"#{at}")
    return names
