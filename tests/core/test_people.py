from uuid import UUID

import pytest

from moderator_app.core.people import (
    BadName,
    BadNumber,
    Person,
    checked_name,
    checked_number,
    from_body,
    to_body,
)
from moderator_app.core.records import BadRecord

WANG = Person(UUID(int=7), "王晓明", "03")


def test_a_person_survives_the_log() -> None:
    assert from_body(to_body(WANG)) == WANG
    gone = Person(UUID(int=8), "赵敏", "", active=False)
    assert from_body(to_body(gone)) == gone


def test_a_person_is_active_unless_the_record_says_otherwise() -> None:
    assert from_body({"id": str(WANG.id), "name": "王晓明", "number": "03", "desk": 2}) == WANG


@pytest.mark.parametrize("name", ["", "   ", "王" * 21, "王\n明", "王\u200b明", "\u202e明"])
def test_a_name_nobody_could_read_is_refused(name: str) -> None:
    with pytest.raises(BadName):
        checked_name(name)


def test_a_name_is_kept_without_the_blanks_around_it() -> None:
    assert checked_name("  王晓明　") == "王晓明"
    assert checked_name("王" * 20) == "王" * 20
    assert checked_name("Anna Meyer") == "Anna Meyer"


def test_full_width_and_half_width_numbers_are_the_same_number() -> None:
    assert checked_number("０３ ") == "03"
    assert checked_number("") == ""


@pytest.mark.parametrize("number", ["1" * 11, "0\t3"])
def test_a_number_nobody_could_read_is_refused(number: str) -> None:
    with pytest.raises(BadNumber):
        checked_number(number)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"id": ""}, "id"),
        ({"name": ""}, "name"),
        ({"number": 3}, "number"),
        ({"active": 1}, "active"),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(BadRecord) as refused:
        from_body(to_body(WANG) | wrong)
    assert refused.value.field == field
