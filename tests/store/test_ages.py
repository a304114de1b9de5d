"""A file that any earlier version wrote is brought up to date, with everything in it."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import search
from moderator_app.core.rows import SavedDraft
from moderator_app.desk import sample
from moderator_app.desk.files import Carried
from moderator_app.store import quarantine
from moderator_app.store.connection import connect
from moderator_app.store.migrations import migrations
from moderator_app.store.store import FILE, damage, fingerprint, open_store
from moderator_app.system.home import resources
from tests.desks import KEY, T0, a_desk, a_reader
from tests.store import ages
from tests.store.test_search import Texts, compare

SHIPPED = {
    "m001_events": "127781283ee1a536",
    "m002_folds": "02d66961d3b1a0a4",
    "m003_text_index": "ef9da4664bcf51d3",
    "m004_desk_tables": "516cd6fcf1d7dd0f",
    "m005_attachments": "16d5c9ebb750cf08",
    "m006_quarantine": "38d7ccd5bb102d55",
}
"""What a file looks like after each step that went out to a desk: such a step is never edited."""
WORDS = ("路灯", "井盖", "安", "谢谢", "2026")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the closed file of a desk that has done everything there is to do."""
    folder = tmp_path_factory.mktemp("full")
    with a_desk(folder) as desk:
        sample.build(desk, resources(), T0)
        connection = desk.session.store.connection
        (case,) = connection.execute("SELECT case_id FROM cases LIMIT 1").fetchone()
        case_id = UUID(bytes=case)
        desk.files.add(case_id, Carried("照片.jpg", b"a picture"))
        desk.cases.save_draft(case_id, "weibo", SavedDraft(text="半句话"))
        desk.save_settings({"backup.second_place": "/media/stick"})
        quarantine.keep(connection, "a.csv", [(3, "no_text", "text", ("2", ""))], T0)
    return folder


@pytest.mark.parametrize("step", SHIPPED)
def test_a_step_that_went_out_still_makes_what_it_made(tmp_path: Path, step: str) -> None:
    newer = ages.STEPS[ages.STEPS.index(step) + 1 :]
    with closing(connect(tmp_path / FILE, KEY)) as connection:
        migrations.apply(ages.tools(connection), stop_before=newer[0] if newer else None)
        assert ages.shape(connection) == SHIPPED[step]


@pytest.mark.parametrize("step", ages.STEPS)
def test_a_file_of_every_age_holds_the_same_desk_once_it_is_opened(
    tmp_path: Path, full: Path, step: str
) -> None:
    ages.as_of(full / FILE, tmp_path / FILE, step)
    with closing(connect(tmp_path / FILE, KEY)) as old:
        local = {table: ages.rows(old, table) for table in ages.local_tables(old)}
    with closing(connect(full / FILE, KEY)) as now:
        wanted = fingerprint(now)
    with closing(open_store(tmp_path / FILE, KEY, T0)) as store:
        assert fingerprint(store.connection) == wanted
        assert damage(store.connection) == []
        for table, before in local.items():
            after = ages.rows(store.connection, table)
            kept = [{k: row[k] for k in was} for was, row in zip(before, after, strict=True)]
            assert kept == before


@pytest.mark.parametrize("step", ages.STEPS)
def test_search_finds_in_a_file_of_every_age_what_reading_finds(
    tmp_path: Path, full: Path, step: str
) -> None:
    ages.as_of(full / FILE, tmp_path / FILE, step)
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        texts = Texts(desk)
        for word in (*WORDS, *texts.substrings(20)):
            compare(reader, texts, search.literal(word))
        assert any(texts.scan(search.literal(word)) for word in WORDS)


@pytest.mark.parametrize("step", ages.STEPS)
def test_the_file_of_an_earlier_age_is_put_aside_as_it_was(
    tmp_path: Path, full: Path, step: str
) -> None:
    ages.as_of(full / FILE, tmp_path / FILE, step)
    with closing(connect(tmp_path / FILE, KEY)) as old:
        shape, events = ages.shape(old), ages.rows(old, "event")
    open_store(tmp_path / FILE, KEY, T0).close()
    copies = list(tmp_path.glob("desk-before-*.db"))
    assert len(copies) == (step != ages.STEPS[-1])
    for copy in copies:
        with closing(connect(copy, KEY)) as kept:
            assert ages.shape(kept) == shape
            assert ages.rows(kept, "event") == events
            assert damage(kept) == []
