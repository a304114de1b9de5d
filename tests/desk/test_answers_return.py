"""Whatever citizens wrote and the desk answered, a platform's table comes back the same but for
the answers."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator_app.core.cells import read_time, unguarded
from moderator_app.desk.opening import ZONE
from tests.desk.answers import HEADER, answer, cells, table, take_in, write
from tests.desks import a_desk

# Without braces: a reply with a gap in it goes to nobody.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], exclude_characters="{}"),
    min_size=1,
)
replies = st.one_of(st.sampled_from(["=1+1", "+86", "a,b", '"', "_x0041_", "<x>"]), texts)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(texts, st.none() | replies), min_size=1, max_size=6),
    st.sampled_from([".xlsx", ".csv"]),
)
def test_a_table_comes_back_the_same_but_for_the_answers(
    tmp_path_factory: pytest.TempPathFactory,
    asked: Sequence[tuple[str, str | None]],
    ending: str,
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    rows = [
        (f"NO{n:020}", "2026-11-22 08:00:00", f"事项{n}", "", "", "", "") for n in range(len(asked))
    ]
    path = table(folder, rows) if ending == ".xlsx" else folder / "a.csv"
    if ending == ".csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([HEADER, *rows])
        path.write_bytes(text.getvalue().encode("gb18030"))
    with a_desk(folder) as desk:
        assert take_in(desk, path).imported == len(rows)
        for row, (_, reply) in zip(rows, asked, strict=True):
            if reply is not None and reply.strip():
                answer(desk, row[0], reply)
        written = write(desk, path)
    said = [reply for _, reply in asked if reply is not None and reply.strip()]
    assert written.filled == len(said)
    if written.path is None:
        assert not said
        return
    before, after = (everything(one) for one in (path, written.path))
    answers = iter(said)
    for old, new, (_, reply) in zip(before[1:], after[1:], asked, strict=True):
        assert new[:4] == old[:4]
        if reply is not None and reply.strip():
            assert unguarded(new[4]) == next(answers).strip()
            assert read_time(new[5], ZONE) is not None
            assert new[6] == "已办结"
        else:
            assert new == old


def everything(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        text = path.read_bytes().decode("gb18030")
        return list(csv.reader(io.StringIO(text, newline="")))
    return [[str(cell) for cell in row] for row in cells(path)]
