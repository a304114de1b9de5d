"""The two workbooks of real citizens are read through, every row accounted for."""

from collections import Counter
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

import pytest

from moderator_app.core.headings import recognise
from moderator_app.core.importing import ImportedRow, RejectedRow, parse_row
from moderator_app.papers.workbooks import open_rows

DATA = Path(__file__).parents[3] / "shared" / "data"
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("name", "rows"), [("messages-4326.xlsx", 4326), ("messages-with-replies-2816.xlsx", 2816)]
)
def test_every_row_of_a_real_file_is_imported_or_rejected(name: str, rows: int) -> None:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the real messages are not here: {name}")
    started = monotonic()
    outcomes: Counter[type] = Counter()
    ids: set[str] = set()
    with open_rows(path) as sheet:
        assert sheet.total == rows
        columns = recognise(sheet.header)
        for chunk in sheet.chunks:
            for row in chunk:
                parsed = parse_row(row.cells, columns, SHANGHAI, sheet.header)
                outcomes[type(parsed)] += 1
                if isinstance(parsed, ImportedRow):
                    ids.add(parsed.external_id)
    seconds = monotonic() - started
    counts = {kind.__name__: n for kind, n in outcomes.items()}
    print(f"{name}: {counts}, {len(ids)} ids, {seconds:.2f} s")  # noqa: T201
    assert outcomes.total() == rows
    assert set(outcomes) <= {ImportedRow, RejectedRow}
    assert outcomes[ImportedRow] > 0.99 * rows
    assert seconds < 5
