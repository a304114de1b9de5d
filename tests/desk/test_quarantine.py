"""A row that cannot be taken in is kept whole until it is mended or thrown away."""

from functools import partial
from pathlib import Path

import pytest

from moderator_app.core.headings import Field, Layout, Table
from moderator_app.core.ids import case_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import NUMBER_REUSED, Settled
from moderator_app.desk import importing, quarantining
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Summary
from moderator_app.desk.opening import ZONE
from moderator_app.store import quarantine
from tests.desks import ANNA, T0

ROWS = "编号,内容,留言时间\n1,云溪路路灯不亮,2026-11-01\n2,井盖松了,前天\n3,,2026-11-02\n合计,,\n"


def bring_in(desk: Desk, folder: Path, rows: str = ROWS, name: str = "letters.csv") -> Summary:
    (folder / name).write_text(rows, "utf-8")
    put = partial(importing.take, desk, name)
    return importing.import_workbook(folder / name, put, zone=ZONE, now=T0)


def waiting(desk: Desk) -> dict[int, int]:
    """The ids of the rows that wait, by their row in the file."""
    return {one.row: one.id for one in quarantine.listed(desk.session.store.connection)}


def test_a_row_is_put_aside_whole_with_the_way_it_was_read(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    row = quarantining.waiting(desk, waiting(desk)[3])
    assert (row.source, row.reason, row.field) == ("letters.csv", "unreadable_date", "received_at")
    assert row.cells == ("2", "井盖松了", "前天")
    assert row.layout == Layout(
        Table.CASES,
        ("编号", "内容", "留言时间"),
        {0: Field.EXTERNAL_ID, 1: Field.TEXT, 2: Field.RECEIVED_AT},
    )


def test_a_mended_row_becomes_a_case(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    id_ = waiting(desk)[3]
    cells = quarantining.mended(quarantining.waiting(desk, id_), {"留言时间": "2026-11-01"})
    assert quarantining.retry(desk, id_, cells).reason is None
    assert desk.session.case(case_id(importing.WORKBOOK, "2")).received_at.day == 31  # in UTC
    assert id_ not in waiting(desk).values()


def test_a_row_read_by_other_columns_becomes_a_case(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    id_ = waiting(desk)[3]
    layout = quarantining.waiting(desk, id_).layout
    assert layout is not None
    other = Layout(layout.table, layout.header, {0: Field.EXTERNAL_ID, 1: Field.TEXT})
    assert quarantining.retry(desk, id_, layout=other).reason is None
    assert desk.session.case(case_id(importing.WORKBOOK, "2")).summary == "井盖松了"


def test_what_was_mended_in_vain_stays_mended(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    id_ = waiting(desk)[3]
    retried = quarantining.retry(desk, id_, ("2", "", "2026-11-01"))
    assert (retried.reason, retried.field) == ("no_text", "text")
    row = quarantining.waiting(desk, id_)
    assert (row.reason, row.cells) == ("no_text", ("2", "", "2026-11-01"))


@pytest.mark.parametrize("cells", [("", "", ""), (" ", "\u3000", "\n"), ()])
def test_a_row_emptied_by_hand_is_not_taken_for_one_that_came_in(
    desk: Desk, tmp_path: Path, cells: tuple[str, ...]
) -> None:
    bring_in(desk, tmp_path)
    id_ = waiting(desk)[3]
    with pytest.raises(Refusal) as refused:
        quarantining.retry(desk, id_, cells)
    assert refused.value.reason is Reason.NOTHING_TO_SAY
    assert quarantining.waiting(desk, id_).cells == ("2", "井盖松了", "前天")


def test_what_no_file_can_hold_is_cleaned_before_it_is_kept(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    id_ = waiting(desk)[3]
    assert quarantining.retry(desk, id_, ("2", "井盖\ud800\x1b", "前天")).reason is not None
    assert quarantining.waiting(desk, id_).cells == ("2", "井盖\ufffd", "前天")


def test_a_glance_reads_the_first_words_of_the_longest_row(desk: Desk, tmp_path: Path) -> None:
    words = "<b>灯</b>\n" * 20_000
    bring_in(desk, tmp_path, f'编号,内容,留言时间\n1,"{words}",前天\n')
    connection = desk.session.store.connection
    (glance,) = quarantine.glances(connection, 10)
    whole = quarantining.waiting(desk, glance.id)
    assert glance.cells == ("1", words[:60], "前天")
    assert (glance.source, glance.row, glance.reason) == (whole.source, whole.row, whole.reason)
    quarantining.discard(desk, [glance.id], "测试")
    assert quarantine.glances(connection, 10) == ()
    assert quarantine.count_settled(connection, T0) == 1
    assert quarantine.count_settled(connection, desk.session.now()) == 0


def test_discarding_keeps_who_and_why_and_lets_the_words_go(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    rows = waiting(desk)
    quarantining.discard(desk, [rows[3], rows[4]], "测试数据")
    settled = quarantine.settled(desk.session.store.connection)
    assert {one.row for one in settled} == {3, 4}
    assert {(one.settled, one.why, one.by) for one in settled} == {
        (Settled.DISCARDED, "测试数据", str(ANNA.id))
    }
    assert all(one.cells == () for one in settled)
    assert list(waiting(desk)) == [5]


def test_a_discarded_row_does_not_come_back_with_the_same_file(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, tmp_path)
    quarantining.discard(desk, list(waiting(desk).values()), "测试数据")
    again = bring_in(desk, tmp_path)
    assert (again.rows, again.imported, again.duplicates, again.quarantined) == (4, 0, 1, 3)
    assert waiting(desk) == {}


@pytest.mark.parametrize("why", ["", "  \n"])
def test_nothing_is_discarded_without_a_reason(desk: Desk, tmp_path: Path, why: str) -> None:
    bring_in(desk, tmp_path)
    with pytest.raises(Refusal) as refused:
        quarantining.discard(desk, list(waiting(desk).values()), why)
    assert refused.value.reason is Reason.REASON_MISSING
    assert len(waiting(desk)) == 3


def test_a_row_that_is_gone_can_neither_be_retried_nor_discarded(
    desk: Desk, tmp_path: Path
) -> None:
    bring_in(desk, tmp_path)
    first, second, _ = waiting(desk).values()
    quarantining.discard(desk, [first], "重复")
    for deed in (
        partial(quarantining.retry, desk, first),
        partial(quarantining.discard, desk, [second, first], "重复"),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.reason is Reason.NOT_PUT_ASIDE
    assert second in waiting(desk).values()


def test_a_row_with_another_messages_number_is_kept_as_it_stands(
    desk: Desk, tmp_path: Path
) -> None:
    bring_in(desk, tmp_path)
    bring_in(desk, tmp_path, "编号,内容,备用\n1,另一件事,甲\n", "other.csv")
    (row,) = [
        one
        for one in quarantine.listed(desk.session.store.connection)
        if one.reason == NUMBER_REUSED
    ]
    assert row.cells == ("1", "另一件事", "甲")
    cells = quarantining.mended(row, {"编号": "9"})
    assert quarantining.retry(desk, row.id, cells).reason is None
    assert desk.session.case(case_id(importing.WORKBOOK, "9")).summary == "另一件事"


def test_a_topic_waits_for_its_organisation(desk: Desk, tmp_path: Path) -> None:
    taken = bring_in(
        desk, tmp_path, "事项名称,主办单位,关键词\n占道经营,清川城管,占道\n", "remit.csv"
    )
    assert (taken.imported, taken.quarantined) == (0, 1)
    (id_,) = waiting(desk).values()
    assert quarantining.retry(desk, id_).reason == "unknown_organisation"
    bring_in(desk, tmp_path, "单位名称,电话\n清川城管,12319\n", "offices.csv")
    assert quarantining.retry(desk, id_).reason is None
    (entry,) = importing.known_to(desk).remit
    assert entry.topic == "占道经营"
