"""How matters come in: each once, with a number of its own, and none in another's place."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.case import Audience, Purpose, Status
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import importing
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Summary
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.store import quarantine
from tests.desks import T0, incoming, invented


def events(desk: Desk) -> int:
    (count,) = desk.session.store.connection.execute("SELECT count(*) FROM event").fetchone()
    return int(count)


def import_csv(desk: Desk, folder: Path, text: str, name: str = "letters.csv") -> Summary:
    (folder / name).write_text(text, "utf-8")
    return importing.import_workbook(
        folder / name, lambda batch: importing.take(desk, name, batch), zone=ZONE, now=T0
    )


def test_the_same_post_is_the_same_message_however_often_it_comes(desk: Desk) -> None:
    batch = invented(30)
    first = desk.intake.receive([*batch, *batch[:5]])
    assert (first.imported, first.duplicates, first.conflicts) == (30, 5, ())
    before = events(desk)
    again = desk.intake.receive(batch)
    assert (again.imported, again.duplicates, events(desk)) == (0, 30, before)


def test_the_same_id_on_another_platform_is_another_matter(desk: Desk) -> None:
    one = incoming("5012")
    desk.intake.receive([Answered(one), Answered(replace(one, platform="wecom"))])
    assert len(desk.session.store.connection.execute("SELECT 1 FROM cases").fetchall()) == 2


def test_an_id_that_comes_with_other_words_is_anothers_and_put_aside(
    desk: Desk, tmp_path: Path
) -> None:
    first = import_csv(desk, tmp_path, "编号,内容\n1,路灯不亮\n2,井盖松了\n1,完全另一件事\n")
    assert (first.rows, first.imported, first.duplicates, first.quarantined) == (3, 2, 0, 1)
    second = import_csv(desk, tmp_path, "编号,内容\n2,换了内容\n", "later.csv")
    assert (second.imported, second.quarantined) == (0, 1)
    aside = quarantine.listed(desk.session.store.connection)
    assert [(q.source, q.row, q.reason) for q in aside] == [
        ("later.csv", 2, "number_reused"),
        ("letters.csv", 4, "number_reused"),
    ]
    assert "完全另一件事" in aside[1].cells


def test_what_was_put_aside_is_not_put_aside_twice(desk: Desk, tmp_path: Path) -> None:
    text = "编号,内容,日期\n1,路灯不亮,2026-11-20\n2,,2026-11-20\n3,井盖,某天\n合计,3,\n"
    for _ in range(2):
        summary = import_csv(desk, tmp_path, text)
        assert summary.quarantined == 3
        assert summary.imported + summary.duplicates == 1
    aside = quarantine.listed(desk.session.store.connection)
    assert Counter(q.reason for q in aside) == {
        "no_text": 1,
        "unreadable_date": 1,
        "total_row": 1,
    }


def test_a_message_that_comes_with_its_reply_is_an_answered_case(desk: Desk) -> None:
    at = T0 + timedelta(days=2)
    desk.intake.receive([Answered(incoming("1"), "已转市政处。", at)])
    case = desk.session.case(case_id("weibo", "1"))
    assert (case.status, case.waiting_since, case.answered_at) == (Status.ANSWERED, None, at)


def test_a_later_export_brings_the_reply_that_was_missing(desk: Desk, tmp_path: Path) -> None:
    import_csv(desk, tmp_path, "编号,内容,答复\n1,路灯不亮,\n2,井盖松了,已修\n")
    later = "编号,内容,答复\n1,路灯不亮,已转办\n2,井盖松了,改口了\n"
    summary = import_csv(desk, tmp_path, later)
    assert (summary.imported, summary.duplicates, summary.answered) == (0, 2, 1)
    assert import_csv(desk, tmp_path, later).answered == 0
    case = desk.session.case(case_id(importing.WORKBOOK, "1"))
    assert case.status is Status.ANSWERED


def test_a_reply_further_down_in_the_same_file_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    text = "编号,内容,答复\n1,路灯不亮,\n1,路灯不亮,已转办\n"
    summary = import_csv(desk, tmp_path, text)
    assert (summary.imported, summary.duplicates, summary.answered) == (1, 1, 1)
    assert desk.session.case(case_id(importing.WORKBOOK, "1")).status is Status.ANSWERED
    before = events(desk)
    import_csv(desk, tmp_path, text)
    assert events(desk) == before


def test_a_reply_on_its_way_here_is_not_doubled_by_an_export(desk: Desk, tmp_path: Path) -> None:
    import_csv(desk, tmp_path, "编号,内容,答复\n1,路灯不亮,\n")
    case = case_id(importing.WORKBOOK, "1")
    reply = Words("我们的答复", Purpose.ANSWER, Audience.PUBLIC)
    desk.cases.commit(case, desk.session.case(case).head, to=None, reply=reply)
    assert import_csv(desk, tmp_path, "编号,内容,答复\n1,路灯不亮,他们的\n").answered == 0
    assert desk.session.case(case).status is Status.UNSENT


def test_numbers_are_unique_and_without_a_gap_on_each_local_day(desk: Desk) -> None:
    near_midnight = T0.replace(hour=15, minute=40)
    batches = [invented(40, seed=s, since=near_midnight) for s in (1, 2)]
    for batch in batches:
        desk.intake.receive(batch)
    desk.intake.by_hand(incoming("", at=near_midnight))
    rows = desk.session.store.connection.execute("SELECT number FROM cases").fetchall()
    found: dict[str, list[int]] = {}
    for (number,) in rows:
        day, _, n = number.partition("-")
        found.setdefault(day, []).append(int(n))
    assert {day: sorted(ns) for day, ns in found.items()} == {
        "20261122": list(range(1, 42)),
        "20261123": list(range(1, 41)),
    }


def test_a_number_once_given_is_not_given_again_after_an_undo(desk: Desk) -> None:
    case, changes = desk.intake.by_hand(incoming("a"))
    desk.cases.undo(case, changes.events)
    again, _ = desk.intake.by_hand(incoming("b"))
    assert desk.session.case(again).number == "20261122-0002"


def test_a_case_taken_back_can_come_in_again(desk: Desk) -> None:
    """A pasted link was undone, and then the channel brings that very post."""
    case, changes = desk.intake.by_hand(incoming("5012", "贴错了的话"))
    desk.cases.undo(case, changes.events)
    taken = desk.intake.receive([Answered(incoming("5012", "市民写的话"), "已答复")])
    assert (taken.imported, taken.conflicts) == (1, ())
    now = desk.session.case(case)
    assert (now.summary, now.status) == ("市民写的话", Status.ANSWERED)
    assert desk.intake.receive([Answered(incoming("5012", "市民写的话"))]).duplicates == 1
    before = desk.session.store.connection.execute("SELECT * FROM cases").fetchall()
    desk.refold()
    assert desk.session.store.connection.execute("SELECT * FROM cases").fetchall() == before


def test_a_citizen_who_writes_again_is_heard_once_for_each_post(desk: Desk) -> None:
    case, _ = desk.intake.by_hand(incoming("1"))
    for _ in range(2):
        desk.intake.add(case, incoming("1-2", "还是不亮"))
    assert desk.session.case(case).messages == 2
    desk.intake.add(case, incoming("1-3", "还是不亮"))
    assert desk.session.case(case).messages == 3
    with pytest.raises(Refusal, match=Reason.NO_SUCH_CASE):
        desk.intake.add(case_id("weibo", "unknown"), incoming("9"))


def test_a_call_with_no_words_is_no_case(desk: Desk) -> None:
    with pytest.raises(Refusal, match=Reason.NOTHING_TO_SAY):
        desk.intake.by_hand(Incoming("phone", "", " \n", T0))
    case, _ = desk.intake.by_hand(Incoming("phone", "", "", T0, title="来电：路灯"))
    assert desk.session.case(case).title == "来电：路灯"


def test_a_batch_comes_in_whole_or_not_at_all(desk: Desk) -> None:
    bad = replace(incoming("bad"), received_at=T0.replace(tzinfo=None))
    with pytest.raises(TypeError):
        desk.intake.receive([*invented(5), Answered(bad)])
    assert events(desk) == 0


def test_a_message_of_100_000_signs_with_markup_and_controls_comes_in_as_it_is(
    desk: Desk,
) -> None:
    half, _ = desk.intake.by_hand(incoming("half", "粘贴了半个\ud83d字", title="\udc00"))
    assert desk.session.case(half).summary == "粘贴了半个\ufffd字"
    text = "<script>\x00\x1b[31m" + "长" * 100_000 + "\u202e\ufeff"
    case, _ = desk.intake.by_hand(incoming("long", text))
    assert desk.session.store.log.history(case)[0].body["text"] == text
