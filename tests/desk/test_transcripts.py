"""A case told from its beginning: who said what, when; covered, and with or without our own lanes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.access import Access
from moderator_app.core.case import Outcome, Purpose
from moderator_app.core.decisions import Incoming
from moderator_app.core.opinions import Opinion, Said
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.transcript import Deed, Transcript
from moderator_app.desk import transcripts
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.transcripts import Wish
from tests.desks import ANNA, ROADS, T0, a_desk, a_reader

PHONE = "13912345678"
MESSAGE = Incoming(
    "wecom", "m1", f"井盖松了，我叫钱多多，电话{PHONE}", T0, author="钱多多", phone=PHONE,
    title="井盖", account="清川城管",
)  # fmt: skip


@pytest.fixture
def told(tmp_path: Path) -> tuple[Path, UUID]:
    with a_desk(tmp_path) as desk:
        return tmp_path, _a_case(desk)


def _a_case(desk: Desk) -> UUID:
    desk.shifts.save_person(ANNA)
    desk.directory.save_organisation(Organisation(ROADS, "道路处", Kind.DEPARTMENT))
    case, _ = desk.intake.by_hand(MESSAGE)
    cases = desk.cases
    cases.note(case, f"回电{PHONE}没人接")
    ask = Words("在哪条路？", Purpose.ASK)
    letter = Handover(ROADS, text="请速办")
    cases.commit(case, desk.session.case(case).head, to=letter, reply=ask)
    cases.sent(case)
    cases.commit(case, desk.session.case(case).head, to=None, reply=Words("没发出去的话"))
    cases.unsent(case, "账号被限")
    desk.intake.add(
        case, replace(MESSAGE, post="m2", text="石板街", received_at=T0 + timedelta(days=1))
    )
    desk.papers.add_opinion(case, Said(Opinion.PROPOSED, "今天就办"))
    cases.answered(case, ROADS, "已修好")
    cases.commit(case, desk.session.case(case).head, to=None, reply=Words("修好了"))
    cases.sent(case)
    cases.close(case, desk.session.case(case).head, Outcome.RESOLVED, "", told=True)
    return case


def read(place: tuple[Path, UUID], *, internal: bool, masked: bool = True) -> Transcript:
    folder, case = place
    with a_reader(folder) as reader:
        return transcripts.read(Wish(case, internal, masked=masked), reader)


PUBLIC = [Deed.WROTE, Deed.ASKED, Deed.REPLIED, Deed.CLOSED, Deed.WROTE]


def test_without_our_own_lanes_it_says_what_the_citizen_knows(told: tuple[Path, UUID]) -> None:
    lines = read(told, internal=False).lines
    assert [line.deed for line in lines] == PUBLIC
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    words = "".join(line.text for line in lines)
    for ours in ("请速办", "没人接", "今天就办", "已修好", "没发出去的话"):
        assert ours not in words


def test_with_them_it_says_everything_that_happened(told: tuple[Path, UUID]) -> None:
    lines = read(told, internal=True).lines
    assert {line.deed for line in lines} == {
        *PUBLIC, Deed.NOTED, Deed.DISPATCHED, Deed.OPINION, Deed.ANSWERED,
    }  # fmt: skip
    by = {line.deed: line for line in lines}
    assert by[Deed.DISPATCHED].about == "道路处"
    assert by[Deed.ANSWERED].who == "道路处"
    assert by[Deed.OPINION].about == "proposed"
    assert by[Deed.NOTED].who == "安娜"
    assert "没发出去的话" not in "".join(line.text for line in lines)


def test_it_is_covered_as_an_exported_table_is(told: tuple[Path, UUID]) -> None:
    covered = repr(read(told, internal=True))
    assert PHONE not in covered
    assert "钱多多" not in covered
    whole = repr(read(told, internal=True, masked=False))
    assert PHONE in whole
    assert "钱多多" in whole


def test_uncovered_it_needs_a_reason(tmp_path: Path) -> None:

    with a_desk(tmp_path) as desk:
        case = _a_case(desk)
        with pytest.raises(Refusal) as refused:
            transcripts.allow(Wish(case, internal=False, masked=False), Access.EXPORTED, desk)
        assert refused.value.reason is Reason.REASON_MISSING
        transcripts.allow(
            Wish(case, internal=False, masked=False, reason="移交"), Access.EXPORTED, desk
        )
