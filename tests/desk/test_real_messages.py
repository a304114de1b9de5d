"""Real messages, where they are at hand: all of them come in, once, and every piece is found."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from moderator_app.core import search
from moderator_app.core.search import Snippet
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Summary
from moderator_app.desk.opening import ZONE
from moderator_app.store.reader import Reader
from tests.desks import T0, a_desk, a_reader
from tests.store.test_search import Texts, find

pytestmark = pytest.mark.long

DATA = Path(__file__).parents[3] / "shared" / "data"
WORKBOOKS = {"messages-with-replies-2816.xlsx": 2816, "messages-4326.xlsx": 4326}


def bring_in(desk: Desk, name: str) -> tuple[Summary, float]:
    began = time.perf_counter()
    put = partial(importing.take, desk, name)
    summary = importing.import_workbook(DATA / name, put, zone=ZONE, now=T0)
    return summary, time.perf_counter() - began


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    missing = [name for name in WORKBOOKS if not (DATA / name).is_file()]
    if missing:
        pytest.skip(f"the real messages are not here: {', '.join(missing)}")
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="module")
def imports(folder: Path) -> dict[str, list[tuple[Summary, float]]]:
    with a_desk(folder) as desk:
        return {name: [bring_in(desk, name), bring_in(desk, name)] for name in WORKBOOKS}


@pytest.fixture(scope="module")
def town(folder: Path, imports: object) -> Iterator[tuple[Reader, Texts]]:
    with a_desk(folder) as desk, a_reader(folder) as reader:
        yield reader, Texts(desk)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_row_of_a_real_workbook_is_accounted_for_and_comes_in_once(
    imports: dict[str, list[tuple[Summary, float]]], name: str
) -> None:
    (first, seconds), (second, again) = imports[name]
    assert first.rows == second.rows == WORKBOOKS[name]
    assert first.imported + first.duplicates + first.quarantined == first.rows
    assert (second.imported, second.answered) == (0, 0)
    assert (second.duplicates, second.quarantined) == (
        first.imported + first.duplicates,
        first.quarantined,
    )
    assert seconds < 60
    assert again < 60


def test_300_pieces_of_real_messages_are_found_exactly(
    town: tuple[Reader, Texts], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which cases are found is asked here, fifty thousand times; what is shown of them elsewhere.
    monkeypatch.setattr(search, "snippet", lambda _text, _terms: Snippet(""))
    reader, texts = town
    for piece in texts.substrings(300, seed=2026):
        query = search.literal(piece)
        found = find(reader, query)
        # Not compared by pytest: a failure must not print what citizens wrote.
        assert ({hit.case_id for hit in found.hits} == texts.scan(query)) is True
        assert found.total == len(found.hits)


def test_real_messages_are_found_as_one_types(town: tuple[Reader, Texts]) -> None:
    reader, texts = town
    for piece in texts.substrings(20, seed=5):
        query = search.literal(piece)
        found = reader.find(query, now=T0, zone=ZONE)
        everything = find(reader, query)
        assert (found.hits == everything.hits[:50]) is True
        assert found.total == min(everything.total, 1000)
        assert found.more == (everything.total > 1000)
