"""Everything of one citizen is found before it is erased, however they wrote their number."""

from pathlib import Path

import pytest

from moderator_app.core.decisions import Incoming
from moderator_app.desk import erasing
from tests.desks import T0, a_desk, a_reader


@pytest.mark.parametrize(
    "spelled",
    [
        "13955667788",
        "139.5566.7788",
        "１３９　５５６６　７７８８",
        "+86 1395 566 7788",
        "139\u200b55667788",
    ],
)
def test_a_case_in_which_the_telephone_is_written_otherwise_is_theirs(
    tmp_path: Path, spelled: str
) -> None:
    with a_desk(tmp_path) as desk:
        first, _ = desk.intake.by_hand(Incoming("web", "1", "路灯", T0, phone="139-5566-7788"))
        second, _ = desk.intake.by_hand(Incoming("mail", "2", f"请回电{spelled}", T0))
        third, _ = desk.intake.by_hand(Incoming("mail", "3", "请回电13955667789", T0))
        desk.cases.note(third, f"与{spelled}无关")
    with a_reader(tmp_path) as reader:
        assert [row.case_id for row in erasing.cases_of(first, reader)] == [first, second]
        assert [row.case_id for row in erasing.cases_of(third, reader)] == [third]


def test_a_landline_in_a_message_joins_nobody(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        first, _ = desk.intake.by_hand(Incoming("web", "1", "打0371-67171234没人接", T0))
        desk.intake.by_hand(Incoming("web", "2", "0371-67171234又没人接", T0))
    with a_reader(tmp_path) as reader:
        assert [row.case_id for row in erasing.cases_of(first, reader)] == [first]
