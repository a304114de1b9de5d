"""What a desk sends out comes in at another desk as the same cases, field by field.

The whole of the real workbooks is `python3 -m tests.bench.bench_round_trips`.
"""

from pathlib import Path

import pytest

from moderator_app.desk import exporting
from tests.desk.round_trips import bring_in, differing, said, send_out
from tests.desk.spreadsheets import everything
from tests.desks import a_desk

DATA = Path(__file__).parents[3] / "shared" / "data"
WORKBOOKS = ("messages-with-replies-2816.xlsx", "messages-4326.xlsx")
SAMPLE = 300


@pytest.fixture(scope="module", params=WORKBOOKS)
def here(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = DATA / str(request.param)
    if not source.is_file():
        pytest.skip(f"the real messages are not here: {request.param}")
    folder = tmp_path_factory.mktemp("here")
    with a_desk(folder) as desk:
        assert bring_in(desk, source, SAMPLE).imported > 200
    return folder


@pytest.mark.parametrize("ending", exporting.KINDS)
def test_real_cases_that_went_out_come_in_elsewhere_as_they_were(
    here: Path, tmp_path: Path, ending: str
) -> None:
    rows = send_out(here, tmp_path / f"cases{ending}")
    with a_desk(tmp_path) as desk:
        taken = bring_in(desk, tmp_path / f"cases{ending}")
    assert (taken.rows, taken.imported, taken.quarantined) == (rows, rows, 0)
    assert differing(here, tmp_path) == (rows, {})


@pytest.mark.parametrize("ending", exporting.KINDS)
def test_a_masked_table_of_real_cases_names_nobody_in_its_own_columns(
    here: Path, tmp_path: Path, ending: str
) -> None:
    send_out(here, tmp_path / f"cases{ending}", masked=True)
    words = everything(tmp_path / f"cases{ending}")
    cases = dict(said(here)).values()
    phones = {case["phone"] for case in cases if case.get("phone")}
    names = {case["author"] for case in cases if len(case.get("author", "")) > 3}
    assert not any(phone in words for phone in phones)
    assert not any(name in words for name in names)
