"""Answers go back to the platform in its own table: each beside its citizen's words, and nowhere
else."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from moderator_app.core.access import Access
from moderator_app.core.erasing import Ground
from moderator_app.core.headings import NoColumns
from moderator_app.core.ids import case_id
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.unreadable import Unreadable
from moderator_app.desk import answering, importing, quarantining
from moderator_app.desk.answering import Written
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE
from moderator_app.papers.workbooks import Row
from moderator_app.store import quarantine, watched
from moderator_app.store.reader import Reader
from moderator_app.store.store import FILE
from moderator_app.system import access_log
from tests.desk.answers import HEADER, ROWS, answer, cells, counts, table, take_in, write
from tests.desks import KEY, ROADS, T0, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.directory.save_organisation(Organisation(ROADS, "市政处", Kind.DEPARTMENT))
        yield opened


def test_the_answer_goes_into_its_row_of_a_new_file_beside_the_old_one(
    desk: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path)
    before = path.read_bytes()
    assert take_in(desk, path).imported == 3
    answer(desk, ROWS[0][0])
    written = write(desk, path)
    assert written.path == tmp_path / "工单（已答复）.xlsx"
    assert path.read_bytes() == before
    expected = [list(HEADER), *map(list, ROWS)]
    at = desk.session.case(case_id(importing.WORKBOOK, ROWS[0][0])).answered_at
    assert at is not None
    local = at.astimezone(ZONE)
    time = f"{local.year}/{local.month}/{local.day}"
    expected[1][4:] = ["路灯已修复。", time, "办结"]
    assert cells(written.path) == expected
    assert counts(written) == (1, 1, 0, 1)
    assert sorted(one.name for one in tmp_path.glob("*工单*")) == [
        "工单.xlsx",
        "工单（已答复）.xlsx",
    ]
    assert not list(tmp_path.glob(".answers-*"))


def test_nothing_is_ever_written_over(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path)
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    first, second, third = (write(desk, path).path for _ in range(3))
    assert [one.name for one in (first, second, third) if one is not None] == [
        "工单（已答复）.xlsx",
        "工单（已答复）(2).xlsx",
        "工单（已答复）(3).xlsx",
    ]
    assert first is not None
    with pytest.raises(Refusal) as refused:
        write(desk, path, to=first)
    assert refused.value.reason is Reason.FILE_EXISTS
    with pytest.raises(Refusal) as refused:
        write(desk, path, to=tmp_path / "a.csv")
    assert (refused.value.reason, refused.value.detail) == (Reason.OTHER_ENDING, ".xlsx")
    assert not list(tmp_path.glob(".answers-*"))


def test_a_name_as_long_as_can_be_is_shortened(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, name=f"{'单' * 83}.xlsx")
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    for ending in ("", "(2)"):
        written = write(desk, path)
        assert written.path is not None
        assert written.path.name == f"{'单' * 66}（已答复）{ending}.xlsx"
        assert counts(written) == (1, 1, 0, 1)


def test_where_no_case_is_answered_no_file_is_made(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, ROWS[:2])
    take_in(desk, path)
    assert write(desk, path) == Written(None, 0, 2, 0, 0)
    assert len(list(tmp_path.glob("*工单*"))) == 1


def test_an_answer_that_waits_or_is_only_half_of_the_matter_is_not_given(
    desk: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path, ROWS[:2])
    take_in(desk, path)
    pending, dispatched = (case_id(importing.WORKBOOK, row[0]) for row in ROWS[:2])
    head = desk.session.case(pending).head
    desk.cases.commit(pending, head, to=None, reply=Words("在等"))
    head = desk.session.case(dispatched).head
    desk.cases.commit(dispatched, head, to=Handover(ROADS), reply=Words("已转办"))
    desk.cases.sent(dispatched)
    assert counts(write(desk, path)) == (0, 2, 0, 0)


def test_the_handler_stands_where_the_table_asks_for_one(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, ROWS[:1])
    take_in(desk, path)
    case = case_id(importing.WORKBOOK, ROWS[0][0])
    desk.cases.commit(case, desk.session.case(case).head, to=Handover(ROADS), reply=None)
    desk.cases.answered(case, ROADS, "修好了")
    answer(desk, ROWS[0][0])
    assert cells(write(desk, path).path)[1][3] == "市政处"


def test_a_second_answer_takes_the_place_of_our_first_and_of_nobody_elses(
    desk: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path, ROWS)
    take_in(desk, path)
    answer(desk, ROWS[0][0], "第一次答复", close=False)
    first = write(desk, path).path
    answer(desk, ROWS[0][0], "第二次答复")
    assert first is not None
    again = write(desk, first)
    assert again.path == tmp_path / "工单（已答复）(2).xlsx"
    assert [row[4] for row in cells(again.path)[1:]] == ["第二次答复", "", "已清运"]


def test_where_a_formula_stands_for_the_answer_the_whole_row_is_left(
    desk: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path, [(*ROWS[0][:4], '=""', "", ""), ROWS[1]])
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    assert write(desk, path) == Written(None, 0, 1, 0, 1)
    answer(desk, ROWS[1][0], "井盖已紧固。")
    written = write(desk, path)
    assert counts(written) == (1, 0, 0, 1)
    assert cells(written.path)[1][5:] == ["", ""]


def test_a_row_whose_words_are_others_is_another_citizens(desk: Desk, tmp_path: Path) -> None:
    """A platform that gives a number twice must not get one citizen's answer beside another."""
    take_in(desk, table(tmp_path))
    answer(desk, ROWS[0][0])
    other = table(tmp_path, [(ROWS[0][0], "", "别的事情", "", "", "", "")], "别的.xlsx")
    take_in(desk, other)
    assert counts(write(desk, other)) == (0, 0, 1, 0)


def test_the_same_rows_in_another_file_and_order_are_found_by_their_numbers(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, table(tmp_path))
    answer(desk, ROWS[1][0], "井盖已紧固。")
    later = table(tmp_path, [("77", "", "新的", "", "", "", ""), *ROWS[::-1]], "后来.xlsx")
    written = write(desk, later)
    assert counts(written) == (1, 1, 1, 1)
    assert cells(written.path)[3][4] == "井盖已紧固。"


def test_rows_without_a_number_are_found_by_what_they_say(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("内容,答复内容\n路灯不亮,\n井盖松了,\n", "utf-8")
    take_in(desk, path)
    (post,) = [
        message.message.post
        for batch in [importing.batch_of(
            [Row(2, ("路灯不亮", ""))],
            importing.glimpse(path).layout, ZONE, now=T0)]
        for _, message, _ in batch.messages
    ]  # fmt: skip
    answer(desk, post)
    written = write(desk, path)
    assert counts(written) == (1, 1, 0, 0)
    assert written.path is not None
    assert written.path.read_text("utf-8") == "内容,答复内容\n路灯不亮,路灯已修复。\n井盖松了,\n"


def test_a_number_the_spreadsheet_rounded_is_found_again_once_somebody_has_mended_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path, [(2.0261122e19, *ROWS[0][1:])])
    assert take_in(desk, path).quarantined == 1
    (row,) = quarantine.listed(desk.session.store.connection)
    assert row.reason == "damaged_number"
    assert counts(write(desk, path)) == (0, 0, 1, 0)
    mended = quarantining.mended(row, {"工单编号": ROWS[0][0]})
    assert quarantining.retry(desk, row.id, mended).reason is None
    answer(desk, ROWS[0][0])
    assert counts(write(desk, path)) == (1, 0, 0, 0)


def test_a_table_kept_under_a_preset_is_read_by_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙,丙\n1,路灯不亮,\n", "utf-8")
    with pytest.raises(NoColumns):
        write(desk, path)
    columns = {"甲": "external_id", "乙": "text", "丙": "reply"}
    desk.save_settings({"import_presets": [{"name": "某区", "table": "cases", "columns": columns}]})
    take_in(desk, path)
    answer(desk, "1")
    written = write(desk, path).path
    assert written is not None
    assert written.read_text("utf-8").endswith("路灯不亮,路灯已修复。\n")


def test_a_table_without_a_column_for_answers_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,内容\n1,路灯不亮\n", "utf-8")
    with pytest.raises(Refusal) as refused:
        write(desk, path)
    assert refused.value.reason is Reason.NO_ANSWER_COLUMN


def ods(path: Path) -> Path:
    """The least a spreadsheet of that kind can be."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in (HEADER, *ROWS[:2])
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="工单">{lines}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_a_kind_that_can_only_be_read_is_answered_in_a_new_workbook_with_its_columns(
    desk: Desk, tmp_path: Path
) -> None:
    path = ods(tmp_path / "工单.ods")
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    written = write(desk, path)
    assert written.remade
    assert written.path == tmp_path / "工单（已答复）.xlsx"
    sheet = load_workbook(written.path).active
    found = [[cell.value or "" for cell in row] for row in sheet.rows]
    assert found[0] == list(HEADER)
    assert found[1][:5] == [*ROWS[0][:4], "路灯已修复。"]
    assert found[2] == list(ROWS[1])


def test_our_own_file_is_known_and_what_went_out_is_on_record(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path)
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    written = write(desk, path).path
    assert written is not None
    ours = hashlib.sha256(written.read_bytes()).digest()
    assert watched.known(desk.session.store.connection, [ours]) == {ours}
    told = access_log.read(tmp_path, [access_log.private_of(KEY)])
    assert [(one.what, one.detail) for one in told.entries] == [
        (Access.EXPORTED, "3 rows, unmasked: answers given back in the sender's own table")
    ]


def test_erased_words_are_not_given_back(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path)
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    desk.erase([case_id(importing.WORKBOOK, ROWS[0][0])], Ground.REQUEST, "本人申请")
    assert counts(write(desk, path)) == (0, 1, 1, 1)


def test_a_file_that_changed_between_reading_and_writing_is_not_written(
    desk: Desk, tmp_path: Path
) -> None:
    path = table(tmp_path)
    take_in(desk, path)
    answer(desk, ROWS[0][0])
    sheet = answering.read(path, (), ZONE, T0)
    with closing(Reader(tmp_path / FILE, KEY)) as reader:
        known = answering.gather(sheet, reader)
        filling = answering.Filling(sheet, known, ZONE)
        filling.add(answering.histories(filling.wanted(), known, reader))
    table(tmp_path, ROWS[::-1])
    with pytest.raises(Refusal) as refused:
        filling.make()
    assert refused.value.reason is Reason.FILE_CHANGED
    assert len(list(tmp_path.glob("*工单*"))) == 1


def test_a_folder_that_cannot_be_written_to_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path)
    take_in(desk, path)
    answer(desk, ROWS[0][0])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(Outage) as told:
        write(desk, path)
    assert told.value.cause is Cause.PLACE_READ_ONLY


def test_a_file_that_is_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        write(desk, tmp_path / "nowhere.xlsx")
